"""Sums that speak of the ones before them: "Of this £4m", "leaving £7k", "offset by £2m", "The target is £45m"."""

import re
from decimal import Decimal

from extract.budgets.cues import SHIFTS, best_kind, cues_in, is_weak, last_phrase, of_phrase
from extract.budgets.enumeration import Phrase, bracketed, joined, of_which, turned
from extract.budgets.predicates import is_clause, is_part, kind_of_predicate
from extract.edges import EndingPattern
from extract.sparing import SparingPattern
from models import BudgetKind

# "£11.6m would come from NHS Coalbridge", "£3.7m from the Council"
_FROM_PARTNER = re.compile(
    r"""\s*(?:(?:would|will|to)\s+)?(?:come|comes|came|coming|provided|paid)?\s*from\s+(?:the\s+)?
    (?:NHS\b|Council\b|CCG\b|ICB\b|Trust\b|Borough\b|[A-Z][\w’'&]*\s+(?:[A-Z][\w’'&]*\s+){0,4}(?:Council|CCG|ICB|Trust)\b)(?![’'])""",
    re.VERBOSE,
)
_GENERAL = frozenset({BudgetKind.BUDGET, BudgetKind.OTHER})
# "After the proposed use it would be £8.4m"
_PRONOUN = SparingPattern(
    r"""\b(?:it|this)\s+(?:would|will|is|was|could|should)\s*(?:then\s+)?(?:be|become)?\s*$
    | \b(?:this|that|the|which)\s+(?:figure|sum|amount|total)?\s*(?:has|had|would|will|was|is)?\s*
        (?:(?:subsequently|now|since|then|later|been|be)\s+){0,3}(?:increased?|decreased?|reduced?|fallen|fall|fell|risen|rise|rose|grown|grow|grew)\s+to\s+(?:\S+\s+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
# "£4m of the £37m Town Deal allocation had been spent": what became of the part stands behind the whole
_PART_OF_NEXT = re.compile(r"\s+(?:out\s+)?of\s+(?:the|its|our|a)\s+(?:total\s+|full\s+)?", re.IGNORECASE)
_VERB = re.compile(
    r"(?<=\w)\s(?:had|has|have|was|were|is|are|will)\s+(?:\w+\s+){0,2}?\w+(?:ed|en|nt|id)\b", re.IGNORECASE
)
# "Actual spend against this was £9m": of the spend, and not of what it is measured by
_AGAINST_THIS = EndingPattern(r"\bagainst\s+(?:it|this)\s+(?:was|is)\s*$", re.IGNORECASE)
_OF_THIS = re.compile(r"\W*of\s+(?:this|these|that|which|the\s+total)\W*(?:sum|amount|total)?\W*", re.IGNORECASE)
# "Savings of £9m were made. The annual target is £45m."
_TARGET_IS = SparingPattern(
    r"\b(?:target|programme|plan|requirement)\s+(?:for\s+the\s+year\s+)?(?:is|was|of)\s+(?:\S+\s+)?$", re.IGNORECASE
)
_DELIVERED = re.compile(
    r"\s+(?:has|have|had|is|are|was|were)\s+(?:now\s+|still\s+|been\s+|not\s+yet\s+)*(?:delivered|achieved|identified|unidentified|realised|slipped|no\s+longer\s+achievable|at\s+risk|high\s+risk|recurr\w+|non-recurr\w+)\b",
    re.IGNORECASE,
)
_SAVED = re.compile(
    r"\s+(?:(?:has|have|had)\s+(?:now\s+|still\s+|not\s+yet\s+)*been|was|were)\s+(?:delivered|achieved|identified|found)\b",
    re.IGNORECASE,
)
_SAVING_PLAN = re.compile(
    r"\b(?:cost\s+improvement|savings?|efficienc(?:y|ies)|cips?|qipp)\s+(?:programmes?|plans?|schemes?|targets?)\b|\bcips?\b",
    re.IGNORECASE,
)
# "the pressures are partly offset by £0.5m"
_OFFSET = SparingPattern(
    r"\boffset\s+(?:in\s+part\s+|partly\s+|partially\s+)?by\s+(?:[^,;.£]{2,60}?\s(?:of|totalling)\s+)?(?:\S+\s+)?$",
    re.IGNORECASE,
)
# "The change was due to inflation (£4m)", "The main drivers were prescribing (£2m)", after a gap was spoken of
_CAUSE = EndingPattern(
    r"""\b(?:(?:due|owing)\s+to|(?:drivers?|causes?|reasons?|areas|variances|variations|elements|components)\b[^.;£(]{0,40}?
    \b(?:is|are|was|were|includ\w+))\s+[^.;£(]{2,60}\(\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
# "demand has added £4m and the uplift in fees £2m"
_GAPPED = re.compile(
    r",?\s*\band\s+(?:[\w’'&-]+\s+){1,7}(?<!\bof\s)(?<!\bat\s)(?<!\bby\s)(?<!\bto\s)(?<!\bin\s)(?<!\bfor\s)(?<!\bfrom\s)(?<!ing\s)(?<!ed\s)",
    re.IGNORECASE,
)
# "a rephasing variance of -£9m"
_VARIANCE_OF = SparingPattern(r"\bvariances?\s+(?:of|is|was|at)\s+(?:\S+\s+)?$", re.IGNORECASE)
_VARIANCE = re.compile(r"\b(?:variance|movement|position)\b[^,;]{0,30}$", re.IGNORECASE)
# "£4,650 was awarded, leaving £7,350"
LEAVING = SparingPattern(r"\bleav(?:es?|ing)\s+(?:only\s+|just\s+)?(?:\S+\s+)?$", re.IGNORECASE)


def kind_of_step(
    phrase: Phrase, near: str, lead: BudgetKind | None, value: Decimal, *, signed: bool
) -> tuple[BudgetKind, str] | None:
    """Read the steps of a position: its causes, the members of a list in brackets, variances by their sign.

    `near` is the clause that leads up to the sum, `lead` what its last noun phrase speaks of.
    """
    if phrase.previous in (BudgetKind.PRESSURE, BudgetKind.OVERSPEND) and (cause := _CAUSE.search(phrase.before)):
        due = cause[0].casefold().startswith(("due", "owing"))
        return (BudgetKind.PRESSURE if due else phrase.previous), "cause"
    named = best_kind(cues_in(phrase.link)) in (None, BudgetKind.EXPENDITURE, BudgetKind.BUDGET, BudgetKind.INCOME)
    if phrase.earlier in SHIFTS and bracketed(phrase) and named and ";" not in phrase.link:
        return turned(phrase.earlier, value, signed=signed), "enumerated"
    plain = lead in (None, BudgetKind.EXPENDITURE, BudgetKind.BUDGET)
    if phrase.earlier in SHIFTS and plain and _GAPPED.fullmatch(phrase.link) and not is_clause(phrase.link):
        return phrase.earlier, "enumerated"
    if lead not in SHIFTS and _VARIANCE_OF.search(near):
        return (BudgetKind.UNDERSPEND if value < 0 else BudgetKind.OVERSPEND), "variance"
    if lead is None and signed and _VARIANCE.search(near):
        return (BudgetKind.UNDERSPEND if value < 0 else BudgetKind.OVERSPEND), "variance"
    return None


def kind_by_reference(phrase: Phrase, near: str, lead: BudgetKind | None) -> tuple[BudgetKind, str] | None:
    """Read what a sum refers back to, or None where it speaks for itself."""
    if _FROM_PARTNER.match(phrase.after) and (
        lead is None or (lead in _GENERAL and (phrase.earlier is not None or is_weak(near)))
    ):
        return BudgetKind.CONTRIBUTION, "from_partner"
    if lead is None and _PART_OF_NEXT.fullmatch(phrase.after) and (done := _done_beyond(phrase.beyond)) is not None:
        return done, "part_of_next"
    general = lead is None or lead in _GENERAL or lead is BudgetKind.RESERVE
    if general and is_part(phrase.before, phrase.after, among=phrase.earlier is not None):
        before_this = phrase.paragraph.rstrip(". ").rpartition(". ")[2]
        shift = (
            next((cue[2] for cue in cues_in(before_this) if cue[2] in SHIFTS), None) if phrase.earlier is None else None
        )
        whole = shift or phrase.previous or last_phrase(phrase.paragraph[-100:])
        if whole is not None:
            return whole, "part"
    worse = (BudgetKind.PRESSURE, BudgetKind.OVERSPEND)
    if (lead in worse or (lead is None and phrase.earlier in worse)) and _OFFSET.search(phrase.before):
        return of_phrase(phrase.after) or BudgetKind.UNDERSPEND, "offset"
    saved = phrase.previous is BudgetKind.SAVING and (_TARGET_IS.search(near) or _DELIVERED.match(phrase.after))
    found = phrase.previous is None and _SAVED.match(phrase.after) and _SAVING_PLAN.search(phrase.paragraph)
    if lead in (None, BudgetKind.BUDGET) and (saved or found):
        return BudgetKind.SAVING, "same_as_before"
    if lead is not BudgetKind.RESERVE and LEAVING.search(phrase.before):
        for words in (phrase.told, phrase.paragraph):
            left = {cue[2] for cue in cues_in(words)} & {BudgetKind.BUDGET, BudgetKind.RESERVE}
            if len(left) == 1:
                return left.pop(), "left"
    own = lead in (BudgetKind.CONTRIBUTION, BudgetKind.GRANT)  # "The Council's contribution to this is £12m"
    if phrase.previous is not None and not own and (_told_again(phrase, near) or _OF_THIS.fullmatch(phrase.before)):
        return phrase.previous, "same_as_before"
    return None


# "£5k is held … and the rest comes from CIL money, of which £3k": another clause, of other money
_NEW = re.compile(r"\b(?:and|but|while|from)\b", re.IGNORECASE)
_GIVEN = (BudgetKind.CONTRIBUTION, BudgetKind.GRANT, BudgetKind.RESERVE, BudgetKind.INCOME)
# "The total cost including a contingency of £25k is £543k": of the cost, and not of what it includes
_COPULA = re.compile(
    r"\s*\)?,?\s*(?:is|was|are|were|will\s+be|would\s+be|comes?\s+to|totals?)\s+(?:\S+\s+)?", re.IGNORECASE
)
# "the overspend had increased by £3m from £15m to £18m": by a step, to what it is now
_TO_LEVEL = re.compile(
    r"\s*,?\s*(?:from|to|(?:more|less|higher|lower|better|worse)\s+than\s+(?:the|at|in))\s+(?:\S+\s+)?", re.IGNORECASE
)
_INCLUDING = re.compile(r"\b(?:includ\w+|with|together|of\s+which|plus|less|after|net)\b", re.IGNORECASE)


def kind_in_list(
    phrase: Phrase, lead: BudgetKind | None, *, other: bool, value: Decimal, signed: bool
) -> tuple[BudgetKind, str] | None:
    """Read a sum that goes on the one before it, is a part of it, or is of what that one is a part of.

    `other` says that the words behind it make it another kind.
    """
    if phrase.earlier is None:
        return None
    if phrase.earlier is BudgetKind.OTHER and _TO_LEVEL.fullmatch(phrase.link):
        moved = last_phrase(phrase.told)
        if moved in SHIFTS:
            return moved or phrase.earlier, "level"
    whole = of_which(phrase)
    clauses = _NEW.split(whole) if whole else ()
    if len(clauses) > 1 and (named := last_phrase(clauses[-1])) in _GIVEN:
        return named or phrase.earlier, "enumerated"
    if not other and (whole is not None or (lead is None and joined(phrase))):
        return turned(phrase.earlier, value, signed=signed), "enumerated"
    parts = _INCLUDING.split(phrase.told, maxsplit=1) if _COPULA.fullmatch(phrase.link) else ()
    subject = last_phrase(parts[0]) if len(parts) > 1 else None
    return (subject, "copula") if subject is not None else None


def _done_beyond(beyond: str) -> BudgetKind | None:
    verb = _VERB.search(beyond)
    return kind_of_predicate("", beyond[verb.start() :]) if verb else None


def _told_again(phrase: Phrase, near: str) -> bool:
    return bool(_PRONOUN.search(near)) and not _AGAINST_THIS.search(phrase.before)
