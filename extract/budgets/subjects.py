"""What a sum of money is for, and whose it is: the noun phrase that governs it, or the name of its row."""

import re
from functools import cache

from extract.lexicon import load

# "£40k for grass cutting", "£2m was spent on the new library", "£3m towards agency staff"
_FOR = re.compile(
    r"""\s*(?:\([^)]{0,60}\)\s*)?(?:per\s+annum\s+|a\s+year\s+|\+\s*VAT\s+|plus\s+VAT\s+)?
    (?:(?:(?:has|have|had|will|would|should|to)\s+)?(?:be|been|was|were|is|are)\s+(?:\w+ed|spent|made\s+available|set\s+aside|kept)\s+)?
    (?:for|towards|on|to\s+fund|to\s+support|in\s+respect\s+of|in\s+relation\s+to|relating\s+to)\s+(?P<what>[^,;:.()£|\n]{3,120})""",
    re.VERBOSE | re.IGNORECASE,
)
# "£40k of specific grant income"
_OF = re.compile(r"\s*of\s+(?P<what>[^,;:.()£|\n]{3,120})", re.IGNORECASE)
_SEGMENT = re.compile(r"[;:,|•\n()]|\.(?:\s|$)|\s[–-]\s|\s[–-]$")
_TIME = re.compile(
    r"""\b(?:(?:for|in|during|at|to|on|from|by|since|until|as\s+at)\s+)?(?:the\s+)?(?:(?:financial\s+)?year\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?
    (?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?=\d))?
    (?:(?:19|20)\d\d(?:\s?[-/–]\s?\d{2,4})?|\d\d/\d\d)\b(?:\s+financial\s+year)?""",
    re.VERBOSE,
)
_ONLY_TIME = re.compile(
    r"""(?:(?:the|a|an|next|last|this|one|two|three|four|five|six|seven|eight|nine|ten|twelve|first|second|full|past|coming|each|every|quarter|month|months|
    weeks?|days?|years?|hours?|end|start|of|\d++|January|February|March|April|May|June|July|August|September|October|November|December)\s*+)+""",
    re.VERBOSE | re.IGNORECASE,
)
_TO_DATE = re.compile(r"\byear[\s-]to[\s-]date\b", re.IGNORECASE)
# "Better Care (Pooled) Fund": a bracket inside a name ends no phrase
_NAMED = re.compile(r"(?<=[a-z]\s)\(([A-Z][a-z]+)\)(?=\s[A-Z])")
_KEPT = str.maketrans("\ue000\ue001", "()")
_LONGEST = 10
# "a grant from Coalbridge Trust", "paid to Hollin & Sons"
_ORGANISATION = re.compile(
    r"\b(?:from|to|by|with|through|of)\s+(?:the\s+)?(?P<who>(?:[A-Z][\w’'&-]*|NHS)(?:\s+(?:[A-Z][\w’'&-]*|of|and|for|the|&)){0,7}?\s+(?:Council|Trust|Board|Ltd|Limited|Association|Authority|Service|Services|Group|Partnership|Foundation|Committee|Company|Bank|Commission|Agency|Society|University|College|School|Charity|Government|plc|LLP|CCG|ICB|England|Scotland|Wales))\b"
)


def subject_of_phrase(before: str, after: str) -> str | None:
    """Name what a sum in prose is for, in the paper's words, short; None where no phrase says.

    >>> subject_of_phrase("It was agreed to spend ", " on repairs to the slide.")
    'repairs to the slide'
    >>> subject_of_phrase("Mr Oakes explained that the pooled budget for day care would be ", " this year.")
    'pooled budget for day care'
    >>> subject_of_phrase("5.1 The Better Care (Pooled) Fund budget for 2023/24 is ", ".")
    'Better Care (Pooled) Fund budget'
    >>> subject_of_phrase("At Quarter 1 the forecast was an overspend of ", ".") is None
    True
    """
    for pattern in (_FOR, _OF):
        match = pattern.match(after)
        if match and (what := _after(match["what"])):
            return what
    return _before(before)


def organisation_of_phrase(before: str, after: str) -> str | None:
    """Name the organisation that a sum comes from or goes to, where its clause names one."""
    ahead = re.split(r"[,;.]", after)[0]
    match = _ORGANISATION.search(ahead) or _ORGANISATION.search(re.split(r"[;.]", before)[-1][-120:])
    return match["who"] if match else None


def _after(what: str) -> str | None:
    """Cut the phrase that opens a stretch of words at its first verb; "to", "with" and the like may go on with it."""
    words = _TIME.split(what)[0].split()
    stops = _boundaries() - {"to", "at", "with", "from", "by", "or"}
    for i, word in enumerate(words):
        ahead = _plain(words[i + 1]) if i + 1 < len(words) else ""
        opens = (word in ("and", "to", "by") and ahead in _boundaries()) or (
            word in ("and", "by") and ahead in _words("determiners")
        )
        if i and (_plain(word) in stops or opens or word.casefold() == "along"):
            words = words[:i]
            break
    return _checked(words)


def _before(before: str) -> str | None:
    """Find the noun phrase that leads up to a sum: that of the last clause, without its verb and what follows it."""
    kept = _NAMED.sub("\ue000\\1\ue001", before) if "(" in before else before
    parts = [part for part in _SEGMENT.split(kept) if part.strip(" “”\"'(")]
    if not parts:
        return None
    words = [
        w
        for w in _TIME.sub(" ", _TO_DATE.sub(" ", parts[-1])).translate(_KEPT).split()
        if w == "&" or re.search(r"\w", w)
    ]
    acted = False
    while words and (_is_verb(words, len(words) - 1) or _plain(words[-1]) in _words("edges")):
        acted = acted or _plain(words[-1]) in _boundaries()
        words.pop()
    start = 0
    for i, word in enumerate(words):
        if _is_verb(words, i):
            start = i + 1
        elif word in _words("determiners") and i > 0 and _plain(words[i - 1]) not in _words("prepositions"):
            start = i
    found = _checked(words[start:])
    determined = words[start:] and words[start].casefold() in _words("determiners")
    leftover = found and not determined and _is_leftover(found)
    return None if leftover or (found and acted and _is_actor(found)) else found


def _is_leftover(text: str) -> bool:
    """One small word, adverb or participle that no article determines is the rest of a clause, not the name of a thing.

    >>> _is_leftover("amongst"), _is_leftover("Previously"), _is_leftover("iBCF"), _is_leftover("day care")
    (True, True, False, False)
    """
    return " " not in text and (text.islower() or text.endswith(("ly", "ing", "ed")))


def _is_verb(words: list[str], i: int) -> bool:
    """Tell a verb from its like in a name: "Agree a budget" and "agreed", not "Cost Improvement Programme"."""
    word = words[i]
    if _plain(word) not in _boundaries():
        return False
    named = i + 1 < len(words) and words[i + 1][:1].isupper()
    return word.islower() or word.isupper() or (i == 0 and not named)


def _checked(words: list[str]) -> str | None:
    """Trim a phrase and refuse it where it names no thing: pronouns, times, people, the bare name of a kind."""
    while words and (_plain(words[0]) in _words("edges") or re.fullmatch(r"\d+(?:\.\d+)*\.?", words[0])):
        words = words[1:]
    if len(words) > 1 and words[0] in _words("openers") and _plain(words[1]) not in _words("prepositions"):
        words = words[1:]
    while words and _plain(words[-1]) in _words("edges") | {"to", "by", "from", "with"}:
        words = words[:-1]
    text = " ".join(words).strip(' -–:,•.“”"')
    if len(words) > _LONGEST or len(text) < 3 or not re.search(r"[A-Za-z]{3}", text):
        return None
    if text.casefold() in _words("generic") or _ONLY_TIME.fullmatch(text) or _plain(words[0]) in _words("titles"):
        return None
    return None if re.fullmatch(r"[A-Z]{2,3}|\d.*%.*", text) else text


def _is_actor(text: str) -> bool:
    """A post, initials, or a given name with a surname: who acted, and nothing that a sum is for."""
    words = text.split()
    if len(words) == 2 and text.istitle() and words[0] in _given_names():
        return True
    return _plain(text.split()[-1]) in _words("actors") or bool(re.fullmatch(r"[A-Z]{2,5}", text))


@cache
def _given_names() -> frozenset[str]:
    return frozenset(load("given_names")["names"].split())


def _plain(word: str) -> str:
    return word.strip("“”\"'().,:;").casefold()


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("budget_subjects")[name])


def _boundaries() -> frozenset[str]:
    return _words("boundaries")
