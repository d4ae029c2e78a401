"""What a sum of money is, told by the phrase that governs it and not by the nearest word.

Read in windows around the sum, the closest first: the noun phrase it modifies ("£117k overspent", "£40k of grant
funding"), where it goes ("into reserves"), the phrase that introduces it ("a pooled budget of c. £22.4m"), the rest of
its sentence, the sums it is enumerated with, and the heading.
"""

import re
from decimal import Decimal

from extract.budgets.comparisons import kind_by_comparison
from extract.budgets.constructions import EARLY, LATE
from extract.budgets.cues import (
    ABOUT,
    BREAK,
    PHRASE,
    SHIFTS,
    best_kind,
    cues_in,
    holds,
    is_weak,
    last_phrase,
    noun_phrase,
    of_phrase,
    rank,
)
from extract.budgets.enumeration import Phrase, fresh, own_verb
from extract.budgets.funders import is_of_grant
from extract.budgets.limits import goes_on_limits, is_band, is_limit, leads_to_limits
from extract.budgets.own_words import kind_of_own_words
from extract.budgets.predicates import is_clause, kind_of_predicate
from extract.budgets.references import LEAVING, kind_by_reference, kind_in_list, kind_of_step
from extract.edges import EndingPattern
from extract.sparing import SparingPattern
from models import BudgetKind

# "overspent against the planned budget by £0.7m": the yardstick is not what the sum is
_YARDSTICK = SparingPattern(
    r",?\s*\b(?:against|compared\s+(?:to|with)|relative\s+to|versus)\s+[^,;]{0,60}?(?=\s+(?:by|to)\s+(?:\S+\s*)?$)",
    re.IGNORECASE,
)
# "the budget requirement, excluding parish precepts, be £9m": what is left out or within is not what the sum is
_WITHIN = SparingPattern(
    r",?\s*\b(?:excluding|including|inclusive\s+of|exclusive\s+of|net\s+of)\s+[^;£]{3,80}?(?=,?\s+(?:be|is|was|are|were)\s+(?:\S+\s+)?$)",
    re.IGNORECASE,
)
# "In order to keep that reserve, the Council would find £7m": what it is for is not what the sum is
_PURPOSE = re.compile(r"\A\W*In\s+order\s+to\s+[^,;.£]{3,120},\s+(?=\w)", re.IGNORECASE)
# "Mower repair £40", "Hall hire - £15 (cheque 204)": an entry in a list of payments
_ENTRY = re.compile(r"\s*[A-Z][^£:;]{2,90}?\s*[-–:]*\s*$")

_LEADS_ON = re.compile(
    r"(?::-?|\bas\s+follows:[^:]{1,120}|\b(?:made\s+up\s+of|compris(?:es?|ing)|as\s+follows|consists?\s+of))$",
    re.IGNORECASE,
)
# no entry of a list begins so
_OPENS = re.compile(r"\W*(?:The|This|That|It|There|He|She|They|We|Of|In|At)\b")
_CLAUSE = 120  # characters: what is said further off is of another clause
_NAME = 100  # characters: no entry that names a sum is longer
# what the names of entries say ("Pay inflation £3m") counts less than what their list is of ("Cost pressures:")
_UNSAID = frozenset({BudgetKind.EXPENDITURE, BudgetKind.BUDGET, BudgetKind.OTHER})


# "£1.1m under the budget of £35.6m": the second sum is the yardstick
_BUDGET_OF = SparingPattern(
    r"\b(?:under|over|within|above|below)\s+(?:the|its|a|an|our)\s+(?:\w+\s+){0,2}budget\s+of\s*(?:\S+\s*)?$",
    re.IGNORECASE,
)


# "voluntary contributions are made, and a national total of £9bn of budgets was pooled": of what stands behind it
_SUM_OF = EndingPattern(rf"\b(?:total|sum|amount|figure)\s+of\s+{ABOUT}", re.IGNORECASE)
# "approve the following additions to the Capital Programme:", over what was added
_ADDED_TO = re.compile(
    r"""\b(?:additions?|added|add|inclusion|included|include)\b[^.;]{0,60}\b(?:to|in|into|within)\s+(?:the\s+|its\s+|our\s+)?(?:\S+\s+){0,2}
    (?:capital\s+(?:programme|budget|plan)|(?:revenue\s+)?budget|programme)\b[^.;]{0,80}:-?$""",
    re.VERBOSE | re.IGNORECASE,
)
# the windows that only guess at an entry by words further off
_GUESSED = frozenset({"followed", "in_sentence", "under_heading", "entry", "unknown", "introduced"})


def kind_of_phrase(phrase: Phrase, value: Decimal, *, signed: bool = False) -> tuple[BudgetKind, str]:
    """Tell what a sum in prose is, and by which window; an allocation where a grant is spoken of is of the grant."""
    kind, rule = _kind(phrase, value, signed=signed)
    if kind is BudgetKind.BUDGET and not LEAVING.search(phrase.before):
        clause = BREAK.split(phrase.before)[-1] + noun_phrase(phrase.after)
        if is_of_grant(clause, phrase.before, phrase.paragraph, phrase.headings[1:3]):
            return BudgetKind.GRANT, rule
    if rule in _GUESSED and phrase.headings and phrase.earlier is None and _ADDED_TO.search(phrase.headings[0]):
        return BudgetKind.BUDGET, "led"
    named = len(phrase.sentence) < _NAME and not (is_clause(phrase.before) or _OPENS.match(phrase.sentence))
    if kind in _UNSAID and named and not phrase.paragraph:
        lead = phrase.headings[0] if phrase.headings else ""
        intro = BREAK.split(lead.partition(" as follows:")[0].rstrip(":- ").rpartition(". ")[2])[-1]
        led = last_phrase(intro) if intro and _LEADS_ON.search(lead) else None
        balances = led is BudgetKind.RESERVE and holds(intro)
        if balances or led in (*SHIFTS, BudgetKind.GRANT, BudgetKind.CONTRIBUTION):
            return led or kind, "led"
    return kind, rule


def _kind(phrase: Phrase, value: Decimal, *, signed: bool) -> tuple[BudgetKind, str]:
    """Ask the constructions, the words that a sum opens, the sums before it and the words before it, in this order."""
    told = _by_construction(phrase) or kind_of_own_words(phrase)
    return told or _by_words_before(phrase, value, signed=signed)


def _by_construction(phrase: Phrase) -> tuple[BudgetKind, str] | None:
    """Read the constructions that decide whatever nouns stand nearer to the sum."""
    sentence = " ".join((phrase.paragraph, phrase.sentence, *phrase.headings[:1]))
    if is_limit(phrase.before, phrase.after, sentence) or is_band(phrase.sentence):
        return BudgetKind.THRESHOLD, "limit"
    if phrase.earlier is BudgetKind.THRESHOLD and goes_on_limits(phrase.before):
        return BudgetKind.THRESHOLD, "limit"
    named = phrase.headings and not phrase.paragraph and not is_clause(phrase.sentence)
    if named and leads_to_limits(phrase.headings[0]):
        return BudgetKind.THRESHOLD, "limit"
    around = " ".join((sentence, *phrase.headings[1:3]))
    earlier = phrase.earlier or (phrase.previous if _SAME.match(phrase.sentence) else None)
    return (
        EARLY.first_fitting(phrase.before, phrase.after, around)
        or kind_by_comparison(phrase.before, phrase.after, earlier, phrase.previous)
        or LATE.first_fitting(phrase.before, phrase.after, around)
    )


def _by_words_before(phrase: Phrase, value: Decimal, *, signed: bool) -> tuple[BudgetKind, str]:
    """Read the phrase that introduces a sum, its verb, and the sums that it goes on."""
    before = _WITHIN.sub("", _YARDSTICK.sub("", _PURPOSE.sub("", phrase.before)))
    near = BREAK.split(before)[-1]
    lead = None if fresh(phrase) else last_phrase(near)
    if _BUDGET_OF.search(near):
        return BudgetKind.BUDGET, "introduced"
    told = kind_of_step(phrase, near, lead, value, signed=signed) or kind_by_reference(phrase, near, lead)
    if told is not None:
        return told
    if own_verb(phrase) and (own := kind_of_predicate("", phrase.after)) is not None:
        return own, "predicate"
    of = of_phrase(phrase.after)
    if of in SHIFTS and fresh(phrase):
        return of, "of_phrase"
    other = of not in (None, BudgetKind.OTHER, phrase.earlier)  # "… and £5m of the unused budget" among underspends
    listed = kind_in_list(phrase, lead, other=other, value=value, signed=signed)
    if listed is not None:
        return listed
    done = kind_of_predicate(near, phrase.after)
    if done is BudgetKind.INCOME and lead is None and phrase.previous is BudgetKind.GRANT:
        done = phrase.previous
    if done in (BudgetKind.FORECAST, BudgetKind.BUDGET) and of in SHIFTS:
        return of, "of_phrase"
    if done is not None and not fresh(phrase):
        return done, "predicate"
    if of is not None and _SUM_OF.search(near):
        return of, "of_phrase"
    if lead is not None and (of is None or rank()[lead] <= rank()[of]):
        return _stronger(lead, phrase, before), "introduced"
    if of is not None:
        return of, "of_phrase"
    return _wider(phrase, before)


def _stronger(kind: BudgetKind, phrase: Phrase, before: str) -> BudgetKind:
    """Let a plain "allocation" or "estimate" be what the sentence speaks of: an allocation of a grant is a grant."""
    if kind is not BudgetKind.BUDGET or not is_weak(before):
        return kind
    said = [
        cue[2]
        for cue in cues_in(before[-_CLAUSE:])
        if cue[2] in (BudgetKind.GRANT, BudgetKind.INCOME, BudgetKind.RESERVE)
    ]
    return said[-1] if said else kind


def _wider(phrase: Phrase, before: str) -> tuple[BudgetKind, str]:
    """Look in the rest of the sentence, then at the neighbour in the list of sums, then at the headings."""
    ahead = cues_in(BREAK.split(_ASIDE.sub(" ", phrase.after))[0])
    if ahead:
        first = [cue for cue in ahead if cue[0] - ahead[0][1] < PHRASE]
        kind = best_kind(first)
        if kind is not None:
            return kind, "followed"
    lead = last_phrase(before)
    if lead is not None:
        return lead, "in_sentence"
    if phrase.earlier is not None:
        return phrase.earlier, "enumerated"
    if _PER_ANNUM.match(phrase.after):
        return BudgetKind.EXPENDITURE, "followed"
    kind = best_kind(cues_in(phrase.after)) or best_kind(cues_in(phrase.sentence))
    if kind is not None:
        return kind, "in_sentence"
    if phrase.before.strip() == "(" and (kind := last_phrase(phrase.paragraph.rstrip(". ").rpartition(". ")[2])):
        return kind, "same_as_before"
    if phrase.previous is not None and (_SAME.match(phrase.sentence) or phrase.before.strip() == "("):
        return phrase.previous, "same_as_before"
    listed = _is_entry(phrase)
    for heading in phrase.headings[:1]:
        kind = _kind_of_heading(heading)
        line = listed and not _GOES_ON.search(phrase.before)
        if line and kind is BudgetKind.BUDGET and _A_BUDGET.search(heading):
            return BudgetKind.EXPENDITURE, "entry"
        if kind is BudgetKind.EXPENDITURE and line and _speaks_of_grants(phrase.headings[1:2]):
            return BudgetKind.GRANT, "under_heading"
        if kind is not None and kind is not BudgetKind.RESERVE:
            return kind, "under_heading"
    if phrase.before.rstrip().endswith("(") and any(_SHARES.search(heading) for heading in phrase.headings):
        return BudgetKind.BUDGET, "share"
    for heading in phrase.headings:
        kind = _kind_of_heading(heading)
        kind = None if kind is BudgetKind.RESERVE and not holds(heading) else kind
        if kind is not None and not (listed and kind in _PLAIN):
            return kind, "under_heading"
    return (BudgetKind.EXPENDITURE, "entry") if listed else (BudgetKind.OTHER, "unknown")


# the lines of a budget are what is to be spent, unless it is shared out
_A_BUDGET = re.compile(
    r"\A(?!.*\b(?:allocat\w+|capital|schemes?|programmes?|projects?|pool\w*|funds?)\b).*\bbudgets?\b", re.IGNORECASE
)
# "£550 Parish insurance": the name behind the sum
_ENTRY_BEHIND = re.compile(r"\s*[-–:]?\s*[A-Z][^£:;.]{2,70}\s*$")

_GOES_ON = re.compile(r"\b(?:of|for|to|at|by|from|in|about)\s*$")


def _speaks_of_grants(headings: tuple[str, ...]) -> bool:
    """Tell "Churchyard grants" over "the following payments:"."""
    return {cue[2] for heading in headings for cue in cues_in(heading)} == {BudgetKind.GRANT}


def _is_entry(phrase: Phrase) -> bool:
    """Tell an entry of a list, no more than a name and its sum."""
    if not phrase.before.strip(" •-–") and not phrase.paragraph:
        return bool(_ENTRY_BEHIND.fullmatch(phrase.after)) and not is_clause(phrase.after)
    named = _ENTRY.fullmatch(phrase.before) and not is_clause(phrase.before)
    return bool(named) and not re.search(r"[.;]\s+\w", phrase.after)


# "the following grants, which have been approved from the Community Budget:"
# "To acknowledge receipt of the following payments": what the body was paid
_RECEIPT_OF = re.compile(r"\breceipt\s+of\s+the\s+following\b|\bfollowing\b[^.;]{0,40}\breceived\b", re.IGNORECASE)
_FOLLOWING = re.compile(r"\bfollowing\s+", re.IGNORECASE)


def _kind_of_heading(heading: str) -> BudgetKind | None:
    """Tell what a heading or a lead-in speaks of: what it says is to follow, else its last noun phrase."""
    if _RECEIPT_OF.search(heading):
        return BudgetKind.INCOME
    ahead = _FOLLOWING.search(heading)
    told = best_kind(cues_in(noun_phrase(heading[ahead.end() :]))) if ahead else None
    return told or last_phrase(heading)


# what headings of lists of payments speak of as well
_PLAIN = frozenset({BudgetKind.BUDGET, BudgetKind.RESERVE, BudgetKind.OTHER, BudgetKind.OUTTURN, BudgetKind.INCOME})
_ASIDE = re.compile(r"\([^()]*+\)")  # "£798,500 (82% of income)"
_PER_ANNUM = re.compile(r"\s*per\s+annum\b", re.IGNORECASE)  # "the host is a company at £36 per annum"
# "Home equipment store (£1.2m)" in a list of schemes
_SHARES = re.compile(r"\b(?:schemes?|allocations?|pool|programmes?|projects?|breakdown)\b", re.IGNORECASE)
# "This was a reduction of £3m": what the sentence before spoke of
_SAME = re.compile(r"(?:This|It|That|These|Of\s+(?:this|these|which))\b")
