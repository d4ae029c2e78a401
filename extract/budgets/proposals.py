"""What a sum found in a paper is proposed as: its value, kind, year and subject, still without a record."""

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
DATED = frozenset({BudgetKind.RESERVE, BudgetKind.OTHER})


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
