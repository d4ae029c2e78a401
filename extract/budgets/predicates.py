"""The verb of which a sum is the subject ("£12 was raised"), and sums that are a part of the one before."""

import re
from functools import cache

from extract.budgets.cues import ABOUT, cues_in, last_phrase
from extract.budgets.funders import is_from_funder
from extract.edges import EndingPattern
from extract.lexicon import alternatives, load
from models import BudgetKind

# "£60,000 has been made available", "£350 of fees were received"
_PREDICATE = re.compile(
    r"""\s+(?:of\s+[^,;.£]{1,50}?\s+)?(?:had|has|have|will|would|should|could|can|to|is|was|were|are|be)\s+
    (?:(?:now|also|still|then|only|already)\s+)?(?:(?:have|be|been|being)\s+){0,2}(?:\w+ly\s+|also\s+|now\s+|already\s+)?
    (?P<verb>made\s+available|written\s+off|drawn\s+down|carried\s+forward|paid\s+in|[a-z]+)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "£100,000 of it": a part of the sum before
_OF_IT = re.compile(r"\s+of\s+(?:it|this|that|these|them|which)\b", re.IGNORECASE)
_REST_OF = EndingPattern(rf"\bthe\s+(?:balance|remainder|rest)\s+of\s+{ABOUT}", re.IGNORECASE)
_REST = EndingPattern(rf"\bthe\s+(?:balance\s*,|remainder|rest)\s*(?:,|of)?\s*{ABOUT}", re.IGNORECASE)
_BILL = re.compile(
    r"\b(?:invoices?|bills?|quotes?|quotations?|estimates?|tenders?|requests?|applications?|claims?|bids?)\b",
    re.IGNORECASE,
)


@cache
def _verbs() -> dict[str, BudgetKind]:
    return {verb: BudgetKind(kind) for kind, verbs in load("budget_kinds")["predicates"].items() for verb in verbs}


def kind_of_predicate(before: str, after: str) -> BudgetKind | None:
    """Read the verb of which the sum is the subject: "£12 was raised", "£9k has been made available".

    >>> kind_of_predicate("At the fair ", " was raised.").value
    'income'
    """
    found = _PREDICATE.match(after)
    if found is None:
        return None
    verb = " ".join(found["verb"].casefold().split())
    kind = _verbs().get(verb)
    if kind is BudgetKind.INCOME and _BILL.search(before[-60:]):
        return BudgetKind.EXPENDITURE
    if kind is BudgetKind.INCOME and is_from_funder(after):
        return BudgetKind.GRANT
    lead = last_phrase(before) if cues_in(before) else None
    if lead is BudgetKind.OTHER and kind is BudgetKind.RESERVE:
        return lead  # a loan that is drawn down
    general = (None, BudgetKind.BUDGET, BudgetKind.OTHER)
    spent = lead is BudgetKind.EXPENDITURE and (kind is BudgetKind.INCOME or verb in ("planned", "budgeted"))
    return kind if lead in general or spent else None


def is_part(before: str, after: str, *, among: bool) -> bool:
    """Tell a part of the sum that was spoken of before: "£100,000 of it", "the remainder, about £9k".

    `among` says that another sum of its sentence stands before it, so that "the balance of £9k" is what is left of it.
    """
    return bool(_OF_IT.match(after) or _REST.search(before) or (among and _REST_OF.search(before)))


def is_clause(before: str) -> bool:
    """Tell words with a finite verb ("the scheme slipped") from the name of an entry in a list."""
    return bool(_finite().search(before))


@cache
def _finite() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load('budget_kinds')['finite']['verbs'])})\b")
