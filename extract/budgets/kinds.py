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
from extract.budgets.forms import first_fitting
from extract.budgets.funders import is_from_funder, is_of_grant
from extract.budgets.limits import is_limit
from extract.budgets.predicates import is_clause, kind_of_predicate
from extract.budgets.references import LEAVING, kind_by_reference, kind_in_list, kind_of_step
from models import BudgetKind

# "into the reserve": what a sum is when it goes there
_GOAL = re.compile(
    r"""[^,;:.()£]{0,40}?(?:\s\([^)]{0,60}\))?\s*\b(?:in)?to\s+(?!(?:reflect|be|have|cover|offset|reduce|avoid)\b)(?:the\s+|a\s+|its\s+|our\s+)?[^,;:.£]{0,60}?\b(?:reserves?|balances)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "a reduction of £6.8m in the central grant": a step in what stands behind it
_STEP_OF = re.compile(rf"\b(?:reduction|decrease|increase|rise|fall|loss|drop)\s+of\s+{ABOUT}", re.IGNORECASE)
_IN_THE = re.compile(r"\s+in\s+(?:the\s+|its\s+|our\s+)?", re.IGNORECASE)
_STEPPED = frozenset({BudgetKind.GRANT, BudgetKind.INCOME, BudgetKind.RESERVE, BudgetKind.CONTRIBUTION})
# "a £1.4m contribution from reserves"
_OUT_OF_RESERVE = re.compile(
    r"\s*contribution\s+from\s+(?:the\s+|its\s+)?(?:[\w-]+\s+){0,3}?(?:reserves?|balances)\b", re.IGNORECASE
)
# "the remaining £0.7m was the Disabled Facilities Grant"
_IS = re.compile(r"\s+(?:is|was|are|were|being)\s+(?:the|an?)\s+")
_IS_OF = re.compile(r"[,;:()|£]|\.(?:\s|$)|\b(?:which|that|and|but|for|from)\b")
_FUNDS = (BudgetKind.GRANT, BudgetKind.CONTRIBUTION)
# "transfer the surplus of £3m into the reserve": no underspend any more
_TRANSFER = re.compile(r"\b(?:transfer|move|pay|put|place|add)\w*\b", re.IGNORECASE)
# "could add £13m to the forecast overspend"
_TO = re.compile(r"\s+to\s+(?:the\s+|its\s+|an?\s+|this\s+)", re.IGNORECASE)
_MOVED = frozenset({BudgetKind.CONTRIBUTION, BudgetKind.BUDGET, BudgetKind.INCOME, BudgetKind.RESERVE})
# "overspent against the planned budget by £0.7m": the yardstick is not what the sum is
_YARDSTICK = re.compile(
    r",?\s*\b(?:against|compared\s+(?:to|with)|relative\s+to|versus)\s+[^,;]{0,60}?(?=\s+(?:by|to)\s+(?:\S+\s*)?$)",
    re.IGNORECASE,
)
# "received a cheque for £40"; an invoice received is money going out
_RECEIVED = re.compile(
    r"\breceived:?\s+(?:an?\s+|the\s+)?(?:cheque|payment|refund|sum|total|amount|donation|income)?\s*(?:of|for|was|were|totalling|totalled)?\s*$",
    re.IGNORECASE,
)
_BILL = re.compile(
    r"\b(?:invoices?|bills?|quotes?|quotations?|estimates?|tenders?)\b[^.;]{0,40}\breceived\b", re.IGNORECASE
)
# "subject to the receipt of £7.5m of discharge funding"
_RECEIPT_OF = re.compile(r"\breceipt\s+of\s+(?:\S+\s+)?$", re.IGNORECASE)
_OF_FUNDING = re.compile(r"\s+of\s+[^,;.£]{0,60}?\bfunding\b", re.IGNORECASE)
# "the £2m cut to the grant"
_CUT = re.compile(r"\s+(?:\w+\s+)?cuts?\s+(?:to|in|from)\b", re.IGNORECASE)
# "£40m in savings", "£2m in loans"
_IN = re.compile(r"\s*(?:net\s+|gross\s+)?in\s+(?!the\b|this\b|that\b|an?\b|its\b|our\b|their\b)(?=\w)")
# "Mower repair £40", "Hall hire - £15 (cheque 204)": an entry in a list of payments
_ENTRY = re.compile(r"\s*[A-Z][^£:;]{2,90}?\s*[-–:]*\s*$")
_BREAK = re.compile(
    r"[;:]|,\s+(?:and|but|which|with|while|against|after|so)\b|\s[–-]\s|\b(?:against|which|but|funded\s+(?:by|from|through)|met\s+(?:by|from)|compared)\b",
    re.IGNORECASE,
)

_LEADS_ON = re.compile(r"(?::-?|\b(?:made\s+up\s+of|compris(?:es?|ing)|as\s+follows|consists?\s+of))$", re.IGNORECASE)
# no entry of a list begins so
_OPENS = re.compile(r"\W*(?:The|This|That|It|There|He|She|They|We|Of|In|At)\b")
_NAME = 100  # characters: no entry that names a sum is longer
# what the names of entries say ("Pay inflation £3m") counts less than what their list is of ("Cost pressures:")
_UNSAID = frozenset({BudgetKind.EXPENDITURE, BudgetKind.BUDGET, BudgetKind.OTHER})


# "£4.3m Adults Pressures and Recovery Reserve": what the name of a reserve ends in, not what it begins with
_KEPT_IN = re.compile(
    r"\s+(?:[A-Z][\w’'-]*\s+(?:(?:and|&|of|for)\s+)?){1,6}(?P<head>Reserve|Grant)\b(?!\s+(?:[A-Z]|funding|income|budget))"
)
# "£1.1m under the budget of £35.6m": the second sum is the yardstick
_BUDGET_OF = re.compile(
    r"\b(?:under|over|within|above|below)\s+(?:the|its|a|an|our)\s+(?:\w+\s+){0,2}budget\s+of\s*(?:\S+\s*)?$",
    re.IGNORECASE,
)


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
        clause = _BREAK.split(phrase.before)[-1] + noun_phrase(phrase.after)
        if is_of_grant(clause, phrase.before, phrase.paragraph, phrase.headings[1:3]):
            return BudgetKind.GRANT, rule
    if rule in _GUESSED and phrase.headings and phrase.earlier is None and _ADDED_TO.search(phrase.headings[0]):
        return BudgetKind.BUDGET, "led"
    named = len(phrase.sentence) < _NAME and not (is_clause(phrase.before) or _OPENS.match(phrase.sentence))
    if kind in _UNSAID and named and not phrase.paragraph:
        intro = _BREAK.split(phrase.headings[0].rstrip(":- ").rpartition(". ")[2])[-1] if phrase.headings else ""
        led = last_phrase(intro) if intro and _LEADS_ON.search(phrase.headings[0]) else None
        if led in (*SHIFTS, BudgetKind.GRANT, BudgetKind.CONTRIBUTION):
            return led, "led"
    return kind, rule


def _kind(phrase: Phrase, value: Decimal, *, signed: bool) -> tuple[BudgetKind, str]:
    """Ask the constructions, the words that a sum opens, the sums before it and the words before it, in this order."""
    told = _by_construction(phrase) or _by_its_own_words(phrase)
    return told or _by_words_before(phrase, value, signed=signed)


def _by_construction(phrase: Phrase) -> tuple[BudgetKind, str] | None:
    """Read the constructions that decide whatever nouns stand nearer to the sum."""
    sentence = " ".join((phrase.paragraph, phrase.sentence, *phrase.headings[:1]))
    if is_limit(phrase.before, phrase.after, sentence):
        return BudgetKind.THRESHOLD, "limit"
    around = " ".join((sentence, *phrase.headings[1:3]))
    earlier = phrase.earlier or (phrase.previous if _SAME.match(phrase.sentence) else None)
    return (
        first_fitting(EARLY, phrase.before, phrase.after, around)
        or kind_by_comparison(phrase.before, phrase.after, earlier)
        or first_fitting(LATE, phrase.before, phrase.after, around)
    )


def _by_its_own_words(phrase: Phrase) -> tuple[BudgetKind, str] | None:
    """Read the noun phrase that a sum opens, and where it goes."""
    if _RECEIPT_OF.search(phrase.before) and _OF_FUNDING.match(phrase.after):
        return BudgetKind.GRANT, "received"
    kept = _KEPT_IN.match(phrase.after)
    if kept:
        return (BudgetKind.GRANT if kept["head"] == "Grant" else BudgetKind.RESERVE), "modified"
    direct = _direct(phrase.after) or (of_phrase(phrase.after) if _RECEIVED.search(phrase.before) else None)
    if direct is BudgetKind.BUDGET and _RECEIVED.search(phrase.before) and is_from_funder(phrase.after):
        return BudgetKind.GRANT, "received"
    if direct is None and _came_in(phrase):
        premium = last_phrase(_BREAK.split(phrase.before)[-1]) is BudgetKind.GRANT
        return (BudgetKind.GRANT if premium or is_from_funder(phrase.after) else BudgetKind.INCOME), "received"
    inside = _IN_THE.match(phrase.after) if _STEP_OF.search(phrase.before) else None
    if inside and (kind := best_kind(cues_in(noun_phrase(phrase.after[inside.end() :])))) in _STEPPED:
        return kind, "step_in"
    if direct is BudgetKind.CONTRIBUTION and _OUT_OF_RESERVE.match(phrase.after):
        return BudgetKind.RESERVE, "goal"
    if direct in _MOVED and _GOAL.match(phrase.after):
        return BudgetKind.RESERVE, "goal"
    if direct is not None:
        return direct, "modified"
    if _GOAL.match(phrase.after) and of_phrase(phrase.after) in SHIFTS and not _TRANSFER.search(phrase.before):
        return of_phrase(phrase.after) or BudgetKind.RESERVE, "of_phrase"
    if _GOAL.match(phrase.after) and (
        last_phrase(_BREAK.split(phrase.before)[-1]) not in SHIFTS or _TRANSFER.search(phrase.before)
    ):
        return BudgetKind.RESERVE, "goal"
    added = _TO.match(phrase.after)
    if added and (kind := best_kind(cues_in(noun_phrase(phrase.after[added.end() :])))) in SHIFTS:
        return kind, "goal"
    said = _IS.match(phrase.after)
    if said and (kind := best_kind(cues_in(_IS_OF.split(phrase.after[said.end() :])[0]))) in _FUNDS:
        return kind or BudgetKind.OTHER, "predicate"
    return None


def _by_words_before(phrase: Phrase, value: Decimal, *, signed: bool) -> tuple[BudgetKind, str]:
    """Read the phrase that introduces a sum, its verb, and the sums that it goes on."""
    before = _YARDSTICK.sub("", phrase.before)
    near = _BREAK.split(before)[-1]
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
    if lead is not None and (of is None or rank()[lead] <= rank()[of]):
        return _stronger(lead, phrase, before), "introduced"
    if of is not None:
        return of, "of_phrase"
    return _wider(phrase, before)


def _stronger(kind: BudgetKind, phrase: Phrase, before: str) -> BudgetKind:
    """Let a plain "allocation" or "estimate" be what the sentence speaks of: an allocation of a grant is a grant."""
    if kind is not BudgetKind.BUDGET or not is_weak(before):
        return kind
    said = [cue[2] for cue in cues_in(before) if cue[2] in (BudgetKind.GRANT, BudgetKind.INCOME, BudgetKind.RESERVE)]
    return said[-1] if said else kind


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
    if cues and cues[0][0] <= 1 and phrase[: cues[0][1]].rstrip().endswith(("ed", "id", "nt")):
        return cues[0][2]
    return best_kind(cues)


def _came_in(phrase: Phrase) -> bool:
    received = _RECEIVED.search(phrase.before)
    if received:
        return not _BILL.search(phrase.before, 0, received.end())
    given = last_phrase(_BREAK.split(phrase.before.rstrip(" :–-"))[-1]) in (BudgetKind.GRANT, BudgetKind.CONTRIBUTION)
    return not given and bool(re.match(r"\s+received\b", phrase.after))


def _wider(phrase: Phrase, before: str) -> tuple[BudgetKind, str]:
    """Look in the rest of the sentence, then at the neighbour in the list of sums, then at the headings."""
    ahead = cues_in(_BREAK.split(_ASIDE.sub(" ", phrase.after))[0])
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
    kind = best_kind(cues_in(phrase.after)) or best_kind(cues_in(phrase.sentence))
    if kind is not None:
        return kind, "in_sentence"
    if phrase.previous is not None and (_SAME.match(phrase.sentence) or phrase.before.strip() == "("):
        return phrase.previous, "same_as_before"
    for heading in phrase.headings[:1]:
        kind = last_phrase(heading)
        if kind is not None and kind is not BudgetKind.RESERVE:
            return kind, "under_heading"
    if phrase.before.rstrip().endswith("(") and any(_SHARES.search(heading) for heading in phrase.headings):
        return BudgetKind.BUDGET, "share"
    entry = _ENTRY.fullmatch(phrase.before) and not is_clause(phrase.before)
    listed = entry and not re.search(r"[.;]\s+\w", phrase.after)
    for heading in phrase.headings:
        kind = last_phrase(heading)
        kind = None if kind is BudgetKind.RESERVE and not holds(heading) else kind
        if kind is not None and not (listed and kind in _PLAIN):
            return kind, "under_heading"
    return (BudgetKind.EXPENDITURE, "entry") if listed else (BudgetKind.OTHER, "unknown")


# what headings of lists of payments speak of as well
_PLAIN = frozenset({BudgetKind.BUDGET, BudgetKind.RESERVE, BudgetKind.OTHER, BudgetKind.OUTTURN, BudgetKind.INCOME})
_ASIDE = re.compile(r"\([^()]*+\)")  # "£798,500 (82% of income)"
# "Home equipment store (£1.2m)" in a list of schemes
_SHARES = re.compile(r"\b(?:schemes?|allocations?|pool|programmes?|projects?|breakdown)\b", re.IGNORECASE)
# "This was a reduction of £3m": what the sentence before spoke of
_SAME = re.compile(r"(?:This|It|That|These|Of\s+(?:this|these|which))\b")
