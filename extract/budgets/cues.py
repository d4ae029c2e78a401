"""The cue words of sums and the noun phrases they stand in: which kind of sum a stretch of words speaks of."""

import re
from functools import cache, lru_cache

from extract.lexicon import alternatives, load
from models import BudgetKind

Cue = tuple[int, int, BudgetKind]
# what may stand between a cue and its sum
ABOUT = r"(?:c\.?|ca\.?|circa|approximately|approx\.?|around|about|some|just\s+(?:over|under)|over|nearly|almost)?\s*$"


@cache
def _pattern() -> re.Pattern[str]:
    """One pattern for all cue words, longest first; which kind a word means is looked up afterwards."""
    table = load("budget_kinds")
    words = [word for forms in (*table["words"].values(), table["unmeant"]["words"]) for word in forms]
    return re.compile(rf"(?<![\w-])(?=[a-z])(?:{alternatives(words)})(?![\w-]|['’]s\b)", re.IGNORECASE)


@cache
def _kind_by_word() -> dict[str, BudgetKind]:
    table = load("budget_kinds")["words"]
    return {word: BudgetKind(kind) for kind in reversed(load("budget_kinds")["rank"]) for word in table[kind]}


@cache
def rank() -> dict[BudgetKind, int]:
    return {BudgetKind(kind): place for place, kind in enumerate(load("budget_kinds")["rank"])}


def cues_in(window: str) -> list[Cue]:
    """List the cues of a window as (start, end, kind)."""
    return list(_cues(window))


@lru_cache(maxsize=256)
def _cues(window: str) -> tuple[Cue, ...]:
    known = _kind_by_word()
    return tuple(
        (m.start(), m.end(), kind)
        for m in _pattern().finditer(window)
        if (kind := known.get(" ".join(m[0].casefold().split()))) and not _MODIFIER.match(window, m.start())
    )


def best_kind(cues: list[Cue]) -> BudgetKind | None:
    return min((kind for _, _, kind in cues), key=lambda kind: rank()[kind], default=None)


# "net General Fund expenditure", "capital programme spend": the last noun says what the sum is
_MODIFIER = re.compile(
    r"""(?:(?:capital\s+|revenue\s+)?fund|(?:capital\s+)?programme)\s+(?:expenditure|spend|spending|costs?|income)\b
    | (?:year[\s-]to[\s-]date|ytd)\s+(?:plan|budget|target|forecast|deficit|surplus|variance|income|spend|expenditure)\b
    | investment\s+(?:management|managers?|fees?|income|returns?|advice|advis\w+|performance)\b
    | (?:disposal|sales?|collection)\s+(?:costs?|fees?)\b | rais(?:e|ed|ing)\s+(?:\w+\s+)?to\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
# Cues within this many characters of one another belong to one noun phrase.
PHRASE = 28
_HOLDS = re.compile(r"\b(?:reserves?|balances?|bank|cash|funds?\s+held)\b", re.IGNORECASE)


def holds(heading: str) -> bool:
    """Tell a heading over balances from one over accounts of a year ("Draft accounts 2021/22")."""
    return bool(_HOLDS.search(heading))


# "£117k overspent against", "£40k grant from": the noun phrase after a sum ends at a preposition, a verb or a stop
_NP_END = re.compile(
    r"""[,;:.()|]|\b(?:against|from|to|into|for|which|that|and|but|is|are|was|were|in|at|with|by|less|minus|plus|due|on|when|where|as|has|have|had|will|
    would|could|if|includ(?:es?|ed|ing)|per|after|through|using|via|before|over(?!\s+(?:the\s+)?budget)|compared|towards|within|between|of|be|being|available|giving|leaving|representing|showing|above|below|ahead|behind|better|worse|since|because|resulting|the)\b""",
    re.VERBOSE | re.IGNORECASE,
)

# "an overspend, projected at £35m": the forecast is of the overspend
SHIFTS = frozenset({BudgetKind.OVERSPEND, BudgetKind.UNDERSPEND, BudgetKind.SAVING, BudgetKind.PRESSURE})

# where another clause, or what the sum is only held against, begins
BREAK = re.compile(
    r"[;:]|,\s+(?:and|but|which|with|while|against|after|so)\b|\s[–-]\s|\b(?:against|which|but|funded\s+(?:by|from|through)|met\s+(?:by|from)|compared)\b",
    re.IGNORECASE,
)


def noun_phrase(after: str) -> str:
    """Cut the noun phrase that a sum opens: "£117k overspent | , against …"."""
    text = re.sub(
        r"^\s*(?:\(\s*\d[\d.]*\s?%\s*\)|\+?\s?VAT|per\s+annum|p\.?a\.?|a\s+year|annually|net|gross)\s*", " ", after
    )
    if text.startswith(("of ", " of ")):
        return ""
    stop = _NP_END.search(text)
    return text[: stop.start()] if stop else text


def last_phrase(window: str) -> BudgetKind | None:
    """Tell the kind of the last noun phrase with a cue in a window that ends at the sum."""
    cues = cues_in(window)
    if not cues:
        return None
    if (
        len(cues) > 1
        and cues[-1][2] is BudgetKind.FORECAST
        and cues[-2][2] in SHIFTS
        and cues[-1][0] - cues[-2][1] < 60
    ):
        return cues[-2][2]
    if _governs(window, cues):
        return cues[-1][2]
    phrase = [cues[-1]]
    for cue in reversed(cues[:-1]):
        if phrase[0][0] - cue[1] > PHRASE or re.search(
            r"[,;(]|\b(?:from|against|for|to|by|in|on|of|with|such\s+as|including|and\s+(?:the|its|their|our|an?))\b"
            r"|\s(?:showed|shows|saw|reported|recorded)\s",
            window[cue[1] : phrase[0][0]],
        ):
            break
        if cue[2] is BudgetKind.BUDGET and _AND_TAX.match(window, cue[1]):
            break
        phrase.insert(0, cue)
    if len(phrase) > 1 and _MOVED_ON.fullmatch(window, phrase[-1][0], phrase[-1][1]):
        phrase.pop()
    kind = phrase[-1][2] if _HEAD.fullmatch(window, phrase[-1][0], phrase[-1][1]) else best_kind(phrase)
    heads = [cue for cue in cues if cue[1] < phrase[0][0]]
    if kind is None or not heads:
        return kind
    head, gap = heads[-1], window[heads[-1][1] : phrase[0][0]]
    named = window[head[0]].isupper() and window[: head[0]].strip()  # "the Fair Cost of Care funding"
    plain = _COST_HEAD.fullmatch(window, head[0], head[1]) and not named
    if plain and _of_or_on(gap) and (kind is BudgetKind.BUDGET or head[2] is BudgetKind.OTHER):
        return head[2]
    governed = _modifies(gap) or (head[2] is BudgetKind.SAVING and _SAVED_FROM.fullmatch(gap))
    return min(kind, head[2], key=lambda k: rank()[k]) if governed and _noun(window, head) else kind


# "efficiencies from corporate contracts estimated at £9k"
_SAVED_FROM = re.compile(r"\s+(?:from|through|in)\s+(?:[\w’'&-]+\s+){0,4}", re.IGNORECASE)


def _governs(window: str, cues: list[Cue]) -> bool:
    """Tell a verb right in front of the sum from the nouns before it: "the transport programme had cost £9m"."""
    start, end, _ = cues[-1]
    word = window[start:end].casefold()
    if word in ("paid", "spent", "pay", "costing") or (word == "spend" and _MODAL.search(window, 0, start)):
        return True
    if word not in _verbs() or not _NEXT.fullmatch(window, end):
        return False
    said = cues[-2][2] if len(cues) > 1 and start - cues[-2][1] < PHRASE else None
    return said not in _AHEAD  # "forecast to cost £9m"


@cache
def _verbs() -> frozenset[str]:
    return frozenset(load("budget_kinds")["verbs"]["governing"])


_MODAL = re.compile(r"\b(?:will|would|can|could|may|might|should|must)\s+(?:only\s+|also\s+|now\s+)?$", re.IGNORECASE)
_NEXT = re.compile(ABOUT, re.IGNORECASE)
_AHEAD = (BudgetKind.FORECAST, BudgetKind.OVERSPEND, BudgetKind.UNDERSPEND)
# "slippage brought forward of £9m": what was brought forward
_MOVED_ON = re.compile(r"(?:brought|carried)\s+forward", re.IGNORECASE)
_AND_TAX = re.compile(r"\s+and\s+(?:precept|council\s+tax)\b", re.IGNORECASE)  # "the budget and precept increase of £9"
# "the Winter Pressures Grant of £9m": a head that no noun in front of it outdoes
_HEAD = re.compile(r"grants?|reserves?", re.IGNORECASE)
# "expenditure on the capital programme", "the cost of the scheme": the head says what the sum is
_COST_HEAD = re.compile(r"expenditure|spend(?:ing)?|costs?|net\s+assets|liabilit(?:y|ies)|arrears", re.IGNORECASE)


def _of_or_on(gap: str) -> bool:
    return bool(re.fullmatch(r"\s+(?:of|on|for|in)\s+(?:the\s+|our\s+|its\s+|this\s+)?(?:[\w’'&-]+\s+){0,3}", gap))


def _modifies(gap: str) -> bool:
    """Tell "on the capital" between a head and its modifier: "an overspend on the capital budget of £2m"."""
    return bool(
        re.fullmatch(
            r"\s+(?:on|in|for|within|against|to|towards|into)\s+(?:the\s+|our\s+|its\s+)?(?:[\w’'&-]+\s+){0,3}", gap
        )
    )


def _noun(window: str, cue: Cue) -> bool:
    word = window[cue[0] : cue[1]].casefold()
    return not word.endswith(("ed", "ing", "ent")) and word not in {"spend", "pay", "save", "cost", "paid"}


def is_weak(window: str) -> bool:
    """Tell whether the only budget words of a window are of the general sort ("allocation", "funding", "estimate")."""
    strong = re.search(
        r"\b(?:budgets?|budgeted|pool(?:ed)?|funds?|requirement|capital\s+programme|envelope)\b", window, re.IGNORECASE
    )
    return strong is None


_OF = re.compile(
    r"\s*(?:(?:per\s+annum|a\s+year|\([^)]{0,40}\))\s*)?(?:worth\s+)?of\s+(?:the\s+|its\s+|an?\s+|additional\s+|new\s+)*",
    re.IGNORECASE,
)
_JOINED = re.compile(r"and\s+(?!(?:the|a|an|its|our|their|this|that|to|for|of|in)\b)")  # "of health and care budgets"


def of_phrase(after: str) -> BudgetKind | None:
    """Read "£40k of specific grant income"."""
    of = _OF.match(after)
    if of is None:
        return None
    noun = noun_phrase(after[of.end() :])
    joined = _JOINED.match(after, of.end() + len(noun))
    return best_kind(cues_in(noun)) or (best_kind(cues_in(noun_phrase(after[joined.end() :]))) if joined else None)
