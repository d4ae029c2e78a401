"""What a sum of money is, told by the phrase that governs it and not by the nearest word.

Prose is read in windows around the sum, the closest first: the noun phrase it modifies ("£117k overspent", "£40k of grant
funding"), where it goes ("into reserves"), the phrase that introduces it ("a pooled budget of c. £22.4m"), the rest of its
sentence, the sums it is enumerated with, and the heading. Table figures are read from the column's head, then the row.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.lexicon import alternatives, load
from models import BudgetKind


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words around a sum: `before` and `after` it within its sentence, cut at the neighbouring sums.

    `sentence` is the whole of it, `headings` what it stands under, the nearest first; `earlier` is the kind of the sum
    right before it in the sentence, `link` the words between the two, `previous` the kind of the last sum of the paragraph.
    """

    before: str
    after: str
    sentence: str
    headings: tuple[str, ...] = ()
    earlier: BudgetKind | None = None
    link: str = ""
    previous: BudgetKind | None = None


@cache
def _cues() -> re.Pattern[str]:
    """One pattern for all cue words, longest first; which kind a word means is looked up afterwards."""
    words = [word for forms in load("budget_kinds")["words"].values() for word in forms]
    return re.compile(rf"(?<![\w-])(?:{alternatives(words)})(?![\w-])", re.IGNORECASE)


@cache
def _kind_by_word() -> dict[str, BudgetKind]:
    table = load("budget_kinds")["words"]
    return {word: BudgetKind(kind) for kind in reversed(load("budget_kinds")["rank"]) for word in table[kind]}


@cache
def _rank() -> dict[BudgetKind, int]:
    return {BudgetKind(kind): place for place, kind in enumerate(load("budget_kinds")["rank"])}


def _found(window: str) -> list[tuple[int, int, BudgetKind]]:
    """List the cues of a window as (start, end, kind)."""
    known = _kind_by_word()
    return [(m.start(), m.end(), known[" ".join(m[0].casefold().split())]) for m in _cues().finditer(window)]


def _best(cues: list[tuple[int, int, BudgetKind]]) -> BudgetKind | None:
    return min((kind for _, _, kind in cues), key=lambda kind: _rank()[kind], default=None)


# "£117k overspent against", "£40k grant from": the noun phrase after a sum ends at a preposition, a verb or a stop
_NP_END = re.compile(
    r"""[,;:.()|]|\b(?:against|from|to|into|for|which|that|and|but|is|are|was|were|in|at|with|by|due|on|when|where|as|has|have|had|will|
    would|could|if|per|after|before|over(?!\s+(?:the\s+)?budget)|compared|towards|within|between|of|being|available|since|because|resulting|the)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_OF = re.compile(
    r"\s*(?:(?:per\s+annum|a\s+year|\([^)]{0,40}\))\s*)?(?:worth\s+)?of\s+(?:the\s+|its\s+|an?\s+|additional\s+|new\s+)*",
    re.IGNORECASE,
)
# "into the reserve": what a sum is when it goes there
_GOAL = re.compile(
    r"""[^,;:.()£]{0,40}?(?:\s\([^)]{0,60}\))?\s*\b(?:in)?to\s+(?:the\s+|a\s+|its\s+|our\s+)?[^,;:.£]{0,60}?\b(?:reserves?|balances)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "could add £13m to the forecast overspend"
_TO = re.compile(r"\s+to\s+(?:the\s+|its\s+|an?\s+|this\s+)", re.IGNORECASE)
_MOVED = frozenset({BudgetKind.CONTRIBUTION, BudgetKind.BUDGET, BudgetKind.INCOME, BudgetKind.RESERVE})
# "overspent against the planned budget by £0.7m": the yardstick is not what the sum is
_YARDSTICK = re.compile(
    r",?\s*\b(?:against|compared\s+(?:to|with)|relative\s+to|versus)\s+[^,;]{0,60}?(?=\s+by\s+(?:\S+\s*)?$)",
    re.IGNORECASE,
)
# "reduce the fee by £5", "a discount on the charge of £5"
_REDUCED = re.compile(
    r"""\b(?:reduc\w+|cut|lower\w*|discount\w*)\b[^,;.]{0,50}\b(?:fees?|costs?|charges?|prices?|bills?|spend|spending|expenditure|
    rent|premium)\b[^,;.]{0,30}\b(?:by|of)\s*(?:\S+\s*)?$ | \bdiscount\s+of\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
# "received a cheque for £40"; an invoice received is money going out
_RECEIVED = re.compile(
    r"\breceived:?\s+(?:an?\s+|the\s+)?(?:cheque|payment|refund|sum|total|amount|donation|income)?\s*(?:of|for|was|were|totalling|totalled)?\s*$",
    re.IGNORECASE,
)
_BILL = re.compile(
    r"\b(?:invoices?|bills?|quotes?|quotations?|estimates?|tenders?)\b[^.;]{0,40}\breceived\b", re.IGNORECASE
)
# "£40m in savings", "£2m in loans"
_IN = re.compile(r"\s*in\s+(?!the\b|this\b|that\b|an?\b|its\b|our\b|their\b)(?=\w)")
# "Mower repair £40", "Hall hire - £15 (cheque 204)": an entry in a list of payments
_ENTRY = re.compile(r"\s*[A-Z][^£:;]{2,90}?\s*[-–:]*\s*$")
# Cues within this many characters of one another belong to one noun phrase.
_PHRASE = 28
_BREAK = re.compile(
    r"[;:]|,\s+(?:and|but|which|with|while|against|after|so)\b|\s[–-]\s|\b(?:against|which|but|funded\s+(?:by|from|through)|met\s+(?:by|from)|compared)\b",
    re.IGNORECASE,
)
_VARIANCE = re.compile(r"\b(?:variance|movement|position)\b[^,;]{0,30}$", re.IGNORECASE)
_STEP = re.compile(
    r"\s*,?\s*(?:and|to|or|a|an|of|from|further|small|by|rising|falling|down|up|-|–|\(|increase|decrease|reduction|rise|then|,|\s|followed|down to|up to|net|additional|total|increased|reduced|increasing|reducing|fell|rose)*",
    re.IGNORECASE,
)


def kind_of_phrase(phrase: Phrase, value: Decimal, *, signed: bool = False) -> tuple[BudgetKind, str]:
    """Tell what a sum in prose is, and by which window."""
    if _is_threshold(phrase):
        return BudgetKind.THRESHOLD, "limit"
    if _REDUCED.search(phrase.before):
        return BudgetKind.SAVING, "reduced"
    direct = _direct(phrase.after) or (_of(phrase.after) if _RECEIVED.search(phrase.before) else None)
    if direct is None and _came_in(phrase):
        return BudgetKind.INCOME, "received"
    if direct in _MOVED and _GOAL.match(phrase.after):
        return BudgetKind.RESERVE, "goal"
    if direct is not None:
        return direct, "modified"
    if _GOAL.match(phrase.after):
        return BudgetKind.RESERVE, "goal"
    added = _TO.match(phrase.after)
    if added and (kind := _best(_found(_noun_phrase(phrase.after[added.end() :])))) in _MODAL:
        return kind, "goal"
    before = _YARDSTICK.sub("", phrase.before)
    near = _BREAK.split(before)[-1]
    lead = None if _fresh(phrase) else _last_phrase(near)
    if lead is None and signed and _VARIANCE.search(near):
        return (BudgetKind.UNDERSPEND if value < 0 else BudgetKind.OVERSPEND), "variance"
    if phrase.earlier is not None and (_OF_WHICH.search(phrase.link) or (lead is None and _joined(phrase))):
        return _turned(phrase.earlier, value, signed=signed), "enumerated"
    of = _of(phrase.after)
    if lead is not None and (of is None or _rank()[lead] <= _rank()[of]):
        return _stronger(lead, phrase, before), "introduced"
    if of is not None:
        return of, "of_phrase"
    return _wider(phrase, before)


# "£5m, of which £4m": the parts of a sum are of its kind
_OF_WHICH = re.compile(
    r"\b(?:of\s+which|consist\w*\s+of|comprised|including|comprising|made\s+up\s+of|consisting\s+of|split\s+between)\s*\S{0,6}\s*$",
    re.IGNORECASE,
)
# "£4m relates to capital and £1m": what stands between belongs to the first
_AND = re.compile(r"(?:[,;]|\band|\bplus|\bor)\s*(?:an?\s+)?(?:further\s+|another\s+|additional\s+)?$", re.IGNORECASE)


def _turned(kind: BudgetKind, value: Decimal, *, signed: bool) -> BudgetKind:
    """Let the printed sign part overspends from underspends in one enumeration."""
    if signed and value < 0 and kind is BudgetKind.OVERSPEND:
        return BudgetKind.UNDERSPEND
    if signed and value > 0 and kind is BudgetKind.UNDERSPEND:
        return BudgetKind.OVERSPEND
    return kind


def _fresh(phrase: Phrase) -> bool:
    """Tell a sum that opens a new member of an enumeration, so that the words before it speak of the one before."""
    return phrase.earlier is not None and bool(_AND.search(phrase.link))


def _joined(phrase: Phrase) -> bool:
    """Tell a sum that goes on the one before it: "from £1m to £2m", "£3m and £4m", "Adults (+£3m), Waste (-£1m)"."""
    bracketed = phrase.link.rstrip().endswith("(") and phrase.after.lstrip().startswith(")")
    return bool(_STEP.fullmatch(phrase.link)) or _fresh(phrase) or bracketed


def _stronger(kind: BudgetKind, phrase: Phrase, before: str) -> BudgetKind:
    """Let a plain "allocation" or "estimate" be what the sentence speaks of: an allocation of a grant is a grant."""
    if kind is not BudgetKind.BUDGET or not _is_weak(before):
        return kind
    said = [cue[2] for cue in _found(before) if cue[2] in (BudgetKind.GRANT, BudgetKind.INCOME, BudgetKind.RESERVE)]
    return said[-1] if said else kind


def _is_weak(window: str) -> bool:
    """Tell whether the only budget words of a window are of the general sort ("allocation", "funding", "estimate")."""
    strong = re.search(
        r"\b(?:budgets?|budgeted|pool(?:ed)?|funds?|requirement|capital\s+programme|envelope)\b", window, re.IGNORECASE
    )
    return strong is None


def _direct(after: str) -> BudgetKind | None:
    """Read the noun phrase a sum opens; a participle in front says what happened to it: "£20 returned funds" came in."""
    inside = _IN.match(after)
    if inside:
        cues = _found(_noun_phrase(after[inside.end() :]))
        return cues[0][2] if cues and cues[0][0] <= 12 else None
    phrase = _noun_phrase(after)
    cues = _found(phrase)
    if cues and cues[0][0] <= 1 and phrase[: cues[0][1]].rstrip().endswith(("ed", "id", "nt")):
        return cues[0][2]
    return _best(cues)


def _of(after: str) -> BudgetKind | None:
    """Read "£40k of specific grant income"."""
    of = _OF.match(after)
    return _best(_found(_noun_phrase(after[of.end() :]))) if of else None


def _came_in(phrase: Phrase) -> bool:
    received = _RECEIVED.search(phrase.before)
    if received:
        return not _BILL.search(phrase.before, 0, received.end())
    return bool(re.match(r"\s+(?:was\s+|has\s+been\s+|had\s+been\s+)?received\b", phrase.after))


def _wider(phrase: Phrase, before: str) -> tuple[BudgetKind, str]:
    """Look in the rest of the sentence, then at the neighbour in the list of sums, then at the headings."""
    ahead = _found(_BREAK.split(phrase.after)[0])
    if ahead:
        first = [cue for cue in ahead if cue[0] - ahead[0][1] < _PHRASE]
        kind = _best(first)
        if kind is not None:
            return kind, "followed"
    lead = _last_phrase(before)
    if lead is not None:
        return lead, "in_sentence"
    if phrase.earlier is not None:
        return phrase.earlier, "enumerated"
    kind = _best(_found(phrase.after)) or _best(_found(phrase.sentence))
    if kind is not None:
        return kind, "in_sentence"
    if phrase.previous is not None and _SAME.match(phrase.sentence):
        return phrase.previous, "same_as_before"
    for heading in phrase.headings[:1]:
        kind = _last_phrase(heading)
        if kind is not None and kind is not BudgetKind.RESERVE:
            return kind, "under_heading"
    if _ENTRY.fullmatch(phrase.before) and not re.search(r"[.;]\s+\w", phrase.after):
        return BudgetKind.EXPENDITURE, "entry"
    for heading in phrase.headings:
        kind = _last_phrase(heading)
        if kind is not None:
            return kind, "under_heading"
    return BudgetKind.OTHER, "unknown"


# "This was a reduction of £3m": what the sentence before spoke of
_SAME = re.compile(r"(?:This|It|That|These|Of\s+(?:this|these|which))\b")


def _noun_phrase(after: str) -> str:
    """Cut the noun phrase that a sum opens: "£117k overspent | , against …"."""
    text = re.sub(
        r"^\s*(?:\(\s*\d[\d.]*\s?%\s*\)|\+?\s?VAT|per\s+annum|p\.?a\.?|a\s+year|annually|net|gross)\s*", " ", after
    )
    if text.startswith("of ") or text.startswith(" of "):
        return ""
    stop = _NP_END.search(text)
    return text[: stop.start()] if stop else text


# "an overspend, projected at £35m": the forecast is of the overspend
_MODAL = frozenset({BudgetKind.OVERSPEND, BudgetKind.UNDERSPEND, BudgetKind.SAVING, BudgetKind.PRESSURE})


def _last_phrase(window: str) -> BudgetKind | None:
    """Tell the kind of the last noun phrase with a cue in a window that ends at the sum."""
    cues = _found(window)
    if not cues:
        return None
    if (
        len(cues) > 1
        and cues[-1][2] is BudgetKind.FORECAST
        and cues[-2][2] in _MODAL
        and cues[-1][0] - cues[-2][1] < 60
    ):
        return cues[-2][2]
    phrase = [cues[-1]]
    for cue in reversed(cues[:-1]):
        if phrase[0][0] - cue[1] > _PHRASE or re.search(
            r"[,;]|\b(?:from|against|for|to|by|in|with)\b", window[cue[1] : phrase[0][0]]
        ):
            break
        phrase.insert(0, cue)
    kind, heads = _best(phrase), [cue for cue in cues if cue[1] < phrase[0][0]]
    if kind is not None and heads and _modifies(window[heads[-1][1] : phrase[0][0]]) and _noun(window, heads[-1]):
        return min(kind, heads[-1][2], key=lambda k: _rank()[k])
    return kind


def _modifies(gap: str) -> bool:
    """Tell "on the capital" between a head and its modifier: "an overspend on the capital budget of £2m"."""
    return bool(
        re.fullmatch(
            r"\s+(?:on|in|for|within|against|to|towards|into)\s+(?:the\s+|our\s+|its\s+)?(?:[\w’'&-]+\s+){0,3}", gap
        )
    )


def _noun(window: str, cue: tuple[int, int, BudgetKind]) -> bool:
    word = window[cue[0] : cue[1]].casefold()
    return not word.endswith(("ed", "ing", "ent")) and word not in {"spend", "pay", "save", "cost", "paid"}


@cache
def _threshold_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = load("budget_kinds")["threshold"]
    tail = r"\s*(?:a\s+(?:sum|value|total)\s+of\s+|the\s+sum\s+of\s+)?(?:[£€][\d.,]+\w*\s*(?:and|to|or|-|–)\s*)?$"
    return (
        re.compile(rf"\b(?:{alternatives(words['sure'])}){tail}", re.IGNORECASE),
        re.compile(rf"\b(?:{alternatives(words['limits'])}){tail}", re.IGNORECASE),
        re.compile(rf"\b(?:{alternatives(words['rules'])})\b", re.IGNORECASE),
    )


_OR_MORE = re.compile(
    r"\s*(?:or\s+(?:more|less|above|over|below|under)|and\s+(?:above|over|below|under)|thresholds?\b|limit\b|ceiling\b)",
    re.IGNORECASE,
)


def _is_threshold(phrase: Phrase) -> bool:
    """Tell a limit in a rule from money: a limiting word right in front, and a rule in the sentence."""
    sure, limits, rules = _threshold_patterns()
    if sure.search(phrase.before) or re.match(r"\s*(?:thresholds?|limit|ceiling)\b", phrase.after, re.IGNORECASE):
        return True
    around = " ".join((phrase.sentence, *phrase.headings[:1]))
    limited = limits.search(phrase.before) or _OR_MORE.match(phrase.after)
    return bool(limited and rules.search(around))


@cache
def _columns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load("budget_kinds")["columns"]
    order = [
        "variance",
        "overspend",
        "underspend",
        "forecast",
        "saving",
        "pressure",
        "grant",
        "contribution",
        "reserve",
        "outturn",
        "budget",
        "income",
        "expenditure",
    ]
    return tuple(
        (kind, re.compile(rf"(?<![\w-])(?:{alternatives(table[kind])})(?![\w-])", re.IGNORECASE))
        for kind in order
        if kind in table
    )


def kind_of_cell(head: str, row: str, around: tuple[str, ...], value: Decimal) -> tuple[BudgetKind, str]:
    """Tell what a table's figure is: by the column's head, else the row's name, else the group, caption and headings."""
    kind = _kind_of_head(head, value)
    if kind is not None:
        return kind, "head"
    plain: tuple[BudgetKind, str] | None = None
    for words, rule in ((row, "row"), *((text, "caption") for text in around)):
        found = _best(_found(words)) if len(words) < 200 else _last_phrase(words)
        if found is None:
            continue
        if found is not BudgetKind.BUDGET or not _is_weak(words):
            return (found, rule) if plain is None or found in _GIVEN else plain
        plain = plain or (found, rule)
    return plain or (BudgetKind.OTHER, "unknown")


# what a row called "allocation" takes from its caption
_GIVEN = frozenset({BudgetKind.GRANT, BudgetKind.INCOME, BudgetKind.RESERVE, BudgetKind.CONTRIBUTION})


# a head that the page broke in mid-word: "Forecas t", "Varianc e"
_BROKEN = re.compile(
    r"forecast|variance|budget|outturn|actual|expenditure|income|reserve|balance|allocation|saving|grant", re.IGNORECASE
)


def _kind_of_head(head: str, value: Decimal) -> BudgetKind | None:
    squeezed = _BROKEN.findall(re.sub(r"\s", "", head))
    if squeezed and not any(pattern.search(head) for _, pattern in _columns()):
        head = f"{head} {' '.join(squeezed)}"
    words = _best([cue for cue in _found(head) if cue[2] in (BudgetKind.OVERSPEND, BudgetKind.UNDERSPEND)])
    for kind, pattern in _columns():
        if pattern.search(head):
            return _by_sign(head, value) if kind == "variance" else BudgetKind(kind)
    if words is not None:
        return _by_sign(head, value) if re.search(r"[(/]", head) else words
    return None


def _by_sign(head: str, value: Decimal) -> BudgetKind:
    """Tell which way a variance goes: brackets in the head say what a negative means, else negative is underspent.

    >>> _by_sign("Variance fav/(adv)", Decimal(-3)).value, _by_sign("Variance", Decimal(-3)).value
    ('overspend', 'underspend')
    """
    adverse = re.search(r"\(\s*(?:over|adv|deficit|unfav)", head, re.IGNORECASE)
    over = value < 0 if adverse else value > 0
    return BudgetKind.OVERSPEND if over else BudgetKind.UNDERSPEND


@cache
def _no_money() -> re.Pattern[str]:
    words = sorted(load("budget_kinds")["no_money"]["words"], key=lambda word: (-len(word), word))
    inside = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"(?<!\w)(?:{inside})(?!\w)", re.IGNORECASE)


def names_no_money(words: str) -> bool:
    """Tell heads and row names under which figures are no sums ("FTE", "% of budget", "No. of cases").

    >>> names_no_money("No. of cases"), names_no_money("Cost per case £"), names_no_money("Net budget")
    (True, False, False)
    """
    return bool(_no_money().search(words)) and not re.search(r"[£€]", words)
