"""The noun phrase that a sum opens, and where the sum goes: "£40k grant from", "£3m into the reserve"."""

import re

from extract.budgets.cues import ABOUT, BREAK, SHIFTS, best_kind, cues_in, last_phrase, noun_phrase, of_phrase
from extract.budgets.enumeration import Phrase
from extract.budgets.funders import is_from_funder, names_grant
from extract.edges import EndingPattern
from extract.sparing import SparingPattern
from models import BudgetKind

# "into the reserve": what a sum is when it goes there
_GOAL = re.compile(
    r"""[^,;:.()£]{0,40}?(?:\s\([^)]{0,60}\))?\s*\b(?:in)?to\s+(?!(?:reflect|be|have|cover|offset|reduce|avoid)\b)(?:the\s+|a\s+|its\s+|our\s+)?[^,;:.£]{0,60}?\b(?:reserves?|balances)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "a reduction of £6.8m in the central grant": a step in what stands behind it
_STEP_OF = EndingPattern(rf"\b(?:reduction|decrease|increase|rise|fall|loss|drop)\s+of\s+{ABOUT}", re.IGNORECASE)
_IN_THE = re.compile(r"\s+in\s+(?:the\s+|its\s+|our\s+)?", re.IGNORECASE)
# "a £2m increase in the programme"
_STEP_IN = re.compile(
    r"\s*(?:net\s+|further\s+)?(?P<step>increase|uplift|rise|reduction|decrease)\s+(?:in|to)\s+(?:the\s+|its\s+|our\s+)?",
    re.IGNORECASE,
)
_STEPPED = frozenset({BudgetKind.GRANT, BudgetKind.INCOME, BudgetKind.RESERVE, BudgetKind.CONTRIBUTION})
# "a £1.4m contribution from reserves"
_OUT_OF_RESERVE = re.compile(
    r"\s*contribution\s+from\s+(?:the\s+|its\s+)?(?:[\w-]+\s+){0,3}?(?:reserves?|balances)\b", re.IGNORECASE
)
# "the remaining £0.7m was the Disabled Facilities Grant"
_IS = re.compile(r"\s+(?:is|was|are|were|being)\s+(?:the|an?)\s+")
_IS_OF = re.compile(r"[,;:()|£]|\.(?:\s|$)|\b(?:which|that|and|but|for|from)\b")
_FUNDS = (BudgetKind.GRANT, BudgetKind.CONTRIBUTION, BudgetKind.RESERVE)
# "transfer the surplus of £3m into the reserve": no underspend any more
_TRANSFER = re.compile(r"\b(?:transfer|move|pay|put|place|add)\w*\b", re.IGNORECASE)
# "could add £13m to the forecast overspend"
_TO = re.compile(r"\s+to\s+(?:the\s+|its\s+|an?\s+|this\s+)", re.IGNORECASE)
# "£1m would be transferred to the reserve": its own verb, whatever it was before
_TRANSFERRED = re.compile(
    r"\s+(?:would|will|shall|should|be|is|was|has|to)\s+(?:\w+\s+){0,2}(?:transferred|moved|added|taken|returned|put)\s+(?:in)?to\b",
    re.IGNORECASE,
)
# "An overspend of £6m General Fund": what follows only says where
_SHIFT_OF = EndingPattern(
    rf"\b(?:overspend\w*|underspend\w*|deficit|surplus|savings?|pressures?|shortfall)\s+(?:of|at)\s+{ABOUT}",
    re.IGNORECASE,
)
_WHERE = frozenset({BudgetKind.BUDGET, BudgetKind.EXPENDITURE})
_MOVED = frozenset({BudgetKind.CONTRIBUTION, BudgetKind.BUDGET, BudgetKind.INCOME, BudgetKind.RESERVE})
# "received a cheque for £40"; an invoice received is money going out
_RECEIVED = EndingPattern(
    r"\breceived:?\s+(?:an?\s+|the\s+)?(?:cheque|payment|refund|sum|total|amount|donation|income)?\s*(?:of|for|was|were|totalling|totalled)?\s*$",
    re.IGNORECASE,
)
_RECEIVED_BEHIND = re.compile(r"\s+received\b")
_BILL = re.compile(
    r"\b(?:invoices?|bills?|quotes?|quotations?|estimates?|tenders?)\b[^.;]{0,40}\breceived\b", re.IGNORECASE
)
# "subject to the receipt of £7.5m of discharge funding"
_RECEIPT_OF = SparingPattern(r"\breceipt\s+of\s+(?:\S+\s+)?$", re.IGNORECASE)
_OF_FUNDING = re.compile(r"\s+of\s+[^,;.£]{0,60}?\bfunding\b", re.IGNORECASE)
# "the £2m cut to the grant"
_CUT = re.compile(r"\s+(?:\w+\s+)?cuts?\s+(?:to|in|from)\b", re.IGNORECASE)
# "£40m in savings", "£2m in loans"
_IN = re.compile(
    r"\s*(?:(?:is|was|were|are|be)\s+(?:anticipated|expected|received|paid|given)\s+)?(?:net\s+|gross\s+)?in\s+(?!the\b|this\b|that\b|an?\b|its\b|our\b|their\b)(?=\w)"
)
# "the £4.1m balance of the former allocations": what it is the rest of
_REST_OF = re.compile(r"\s+(?:remaining\s+)?(?:balance|remainder)\s+of\s+(?:the|its|our|this|that)\s+", re.IGNORECASE)
# "£4.3m Adults Pressures and Recovery Reserve": what the name of a reserve ends in, not what it begins with
_KEPT_IN = re.compile(
    r"\s+(?:[A-Z][\w’'-]*\s+(?:(?:and|&|of|for)\s+)?){1,6}(?P<head>Reserve|Grant)\b(?!\s+(?:[A-Z]|funding|income|budget))"
)


def kind_of_own_words(phrase: Phrase) -> tuple[BudgetKind, str] | None:
    """Read the noun phrase that a sum opens, and where it goes."""
    if _RECEIPT_OF.search(phrase.before) and _OF_FUNDING.match(phrase.after):
        return BudgetKind.GRANT, "received"
    kept = _KEPT_IN.match(phrase.after)
    if kept:
        return (BudgetKind.GRANT if kept["head"] == "Grant" else BudgetKind.RESERVE), "modified"
    rest = _REST_OF.match(phrase.after)
    if rest and (kind := best_kind(cues_in(noun_phrase(phrase.after[rest.end() :])))) is not None:
        return kind, "of_phrase"
    direct = _direct(phrase.after) or (of_phrase(phrase.after) if _RECEIVED.search(phrase.before) else None)
    if direct is BudgetKind.BUDGET and _RECEIVED.search(phrase.before) and is_from_funder(phrase.after):
        return BudgetKind.GRANT, "received"
    if direct is None and _came_in(phrase):
        premium = last_phrase(BREAK.split(phrase.before)[-1]) is BudgetKind.GRANT or names_grant(phrase.before)
        return (BudgetKind.GRANT if premium or is_from_funder(phrase.after) else BudgetKind.INCOME), "received"
    inside = _IN_THE.match(phrase.after) if _STEP_OF.search(phrase.before) else None
    if inside and (kind := best_kind(cues_in(noun_phrase(phrase.after[inside.end() :])))) in _STEPPED:
        return kind, "step_in"
    if direct is BudgetKind.CONTRIBUTION and _OUT_OF_RESERVE.match(phrase.after):
        return BudgetKind.RESERVE, "goal"
    if direct in _MOVED and _GOAL.match(phrase.after):
        return BudgetKind.RESERVE, "goal"
    where = direct in _WHERE or _IN.match(phrase.after)
    if direct is not None and not (where and _SHIFT_OF.search(phrase.before)):
        return direct, "modified"
    step = _STEP_IN.match(phrase.after)
    if step and last_phrase(BREAK.split(phrase.before)[-1]) not in SHIFTS:
        stepped = best_kind(cues_in(noun_phrase(phrase.after[step.end() :])))
        if stepped is not None and (stepped in _STEPPED or stepped is BudgetKind.BUDGET):
            return stepped, "step_in"
    if (
        _GOAL.match(phrase.after)
        and not _TRANSFERRED.match(phrase.after)
        and of_phrase(phrase.after) in SHIFTS
        and not _TRANSFER.search(phrase.before)
    ):
        return of_phrase(phrase.after) or BudgetKind.RESERVE, "of_phrase"
    if _GOAL.match(phrase.after) and (
        last_phrase(BREAK.split(phrase.before)[-1]) not in SHIFTS
        or _TRANSFER.search(phrase.before)
        or _TRANSFERRED.match(phrase.after)
    ):
        return BudgetKind.RESERVE, "goal"
    added = _TO.match(phrase.after)
    if added and (kind := best_kind(cues_in(noun_phrase(phrase.after[added.end() :])))) in SHIFTS:
        return kind, "goal"
    said = _IS.match(phrase.after)
    if said and (kind := best_kind(cues_in(_IS_OF.split(phrase.after[said.end() :])[0]))) in _FUNDS:
        return kind or BudgetKind.OTHER, "predicate"
    return None


def _direct(after: str) -> BudgetKind | None:
    """Read the noun phrase a sum opens; a participle in front says what became of it: "£20 returned funds" came in."""
    if _CUT.match(after):
        return BudgetKind.SAVING
    inside = _IN.match(after)
    if inside:
        cues = cues_in(noun_phrase(after[inside.end() :]))
        return cues[0][2] if cues and cues[0][0] <= 12 else None
    phrase = noun_phrase(after)
    cues = cues_in(phrase)
    told = cues and cues[0][2] not in (BudgetKind.FORECAST, BudgetKind.BUDGET)  # "£3m projected reserves"
    if told and cues[0][0] <= 1 and phrase[: cues[0][1]].rstrip().endswith(("ed", "id", "nt")):
        return cues[0][2]
    return best_kind(cues)


def _came_in(phrase: Phrase) -> bool:
    received = _RECEIVED.search(phrase.before)
    if received:
        return not _BILL.search(phrase.before, 0, received.end())
    if not _RECEIVED_BEHIND.match(phrase.after):
        return False
    lead = last_phrase(BREAK.split(phrase.before.rstrip(" :–-"))[-1])
    return lead not in (BudgetKind.GRANT, BudgetKind.CONTRIBUTION)
