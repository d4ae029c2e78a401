"""Whether a number is a year, or a pair of them, by the words around it: "in 2015", "the 2021 census", "2005 votes"."""

import re
from functools import cache

from extract.edges import EndingPattern
from extract.lexicon import alternatives, load

# "Care 2030 Strategy": the number is part of a name
_NAMED = re.compile(r"(?<![.:] )\b(?!The\b|In\b|A\b|Our\b|This\b)[A-Z][A-Za-z]+\s$")


# "in 2015 the", "from 2003,": what follows a year that only a weak word stands in front of
_GOES_ON = re.compile(
    r"\s*(?:$|[.,;:)\|\]|]|of\s+(?:[a-z]+\s+)?[£€]|and\b|to\b|until\b|onwards\b|is\b|was\b|were\b|will\b|which\b|that\b|when\b|by\b|the\b)"
)


def year_stands(text: str, start: int, end: int) -> bool:
    """Tell whether the four digits are a year by the words around them."""
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    if _in_front("years", "statutes").search(before) or _behind("years", "statutes").match(after):
        return False
    if _behind("years", "counts").match(after):
        return False
    if _in_front("years", "before").search(before):
        return True
    if _behind("years", "after").match(after) and not (_NAMED.search(before) and after[1:2].isupper()):
        return True
    if _in_front("years", "names").search(before):
        return True
    return _in_front("years", "weak_before").search(before) is not None and _GOES_ON.match(after) is not None


@cache
def _in_front(table: str, key: str) -> EndingPattern:
    words = alternatives(load("calendar")[table][key])
    return EndingPattern(rf"(?:^|(?<!\w))(?:{words})[.,:]?\s*(?:the\s+)?[(‘“]?$", re.IGNORECASE)


@cache
def _behind(table: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"[’')]?\s+(?:{alternatives(load('calendar')[table][key])})\b", re.IGNORECASE)


def follows(match: re.Match[str], table: str, key: str) -> bool:
    """Tell whether a word of the lexicon's list stands right in front of a match."""
    return bool(_in_front(table, key).search(match.string[max(0, match.start() - 40) : match.start()]))


def precedes(match: re.Match[str], table: str, key: str) -> bool:
    """Tell whether a word of the lexicon's list stands right behind a match."""
    return bool(_behind(table, key).match(match.string[match.end() : match.end() + 40]))
