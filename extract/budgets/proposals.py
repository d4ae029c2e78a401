"""What a sum found in a paper is proposed as: its value, kind, year and subject, still without a record."""

from decimal import Decimal

from extract.matches import Match
from extract.values.money import FoundAmount
from models import BudgetKind, Period

# Kinds that belong to a financial year by their nature.
CYCLIC = frozenset(
    {
        BudgetKind.BUDGET,
        BudgetKind.OUTTURN,
        BudgetKind.FORECAST,
        BudgetKind.OVERSPEND,
        BudgetKind.UNDERSPEND,
        BudgetKind.PRESSURE,
        BudgetKind.SAVING,
    }
)
# Kinds that can belong to a day.
_UNKNOWN = ".unknown"
DATED = frozenset({BudgetKind.RESERVE, BudgetKind.OTHER})


def told_elsewhere(matches: list[Match]) -> list[Match]:
    """Let a sum of which nothing is said be what the paper calls the same sum elsewhere, where it is one thing there.

    "Establish a £50k hardship fund" tells what "£50k is not a huge amount" is.
    """
    unknown = [match for match in matches if match.rule.endswith(_UNKNOWN)]
    if not unknown:
        return matches
    kinds: dict[Decimal, set[BudgetKind]] = {match.data["amount"]: set() for match in unknown}
    for match in matches:
        if match.data.get("amount") in kinds and not match.rule.endswith(_UNKNOWN):
            kinds[match.data["amount"]].add(match.data["kind"])
    return [
        _as_told(match, kinds[match.data["amount"]]) if match.rule.endswith(_UNKNOWN) else match for match in matches
    ]


def _as_told(match: Match, kinds: set[BudgetKind]) -> Match:
    if len(kinds) != 1:
        return match
    (kind,) = kinds
    rule = match.rule.removesuffix(_UNKNOWN) + ".told_elsewhere"
    return Match(match.start, match.end, rule, match.priority, {**match.data, "kind": kind})


def propose(
    amount: FoundAmount,
    rule: str,
    kind: BudgetKind,
    period: Period | None,
    subject: str | None,
    organisation: str | None,
) -> Match:
    """Propose a sum."""
    data = {
        "amount": amount.value,
        "currency": amount.currency,
        "approximate": amount.approximate,
        "kind": kind,
        "period": period,
        "subject": subject,
        "organisation": organisation,
    }
    return Match(amount.start, amount.end, rule, data=data)
