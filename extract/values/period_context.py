"""Whether a number is a year, or a pair of them, by the words around it: "in 2015", "the 2021 census", "2005 votes"."""

import re
from functools import cache

from extract.lexicon import alternatives, load

# "Care 2030 Strategy": the number is part of a name
_NAMED = re.compile(r"(?<![.:] )\b(?!The\b|In\b|A\b|Our\b|This\b)[A-Z][A-Za-z]+\s$")


def year_stands(text: str, start: int, end: int) -> bool:
    """Tell whether the four digits are a year by the words around them."""
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    if _pattern("years", "statutes", "before").search(before) or _pattern("years", "statutes", "after").match(after):
        return False
    if _pattern("years", "counts", "after").match(after):
        return False
    if _pattern("years", "before", "before").search(before):
        return True
    if _pattern("years", "after", "after").match(after) and not (_NAMED.search(before) and after[1:2].isupper()):
        return True
    if _pattern("years", "names", "before").search(before):
        return True
    return bool(_pattern("years", "weak_before", "before").search(before)) and bool(
        re.match(
            r"\s*(?:$|[.,;:)\]|]|of\s+(?:[a-z]+\s+)?[£€]|and\b|to\b|until\b|onwards\b|is\b|was\b|were\b|will\b|which\b|that\b|when\b|by\b|the\b)",
            after,
        )
    )


@cache
def _pattern(table: str, key: str, side: str) -> re.Pattern[str]:
    words = alternatives(load("calendar")[table][key])
    if side == "before":
        return re.compile(rf"(?:^|(?<!\w))(?:{words})[.,:]?\s*(?:the\s+)?[(‘“]?$", re.IGNORECASE)
    return re.compile(rf"[’')]?\s+(?:{words})\b", re.IGNORECASE)


def follows(match: re.Match[str], table: str, key: str) -> bool:
    """Tell whether a word of the lexicon's list stands right in front of a match."""
    return bool(_pattern(table, key, "before").search(match.string[max(0, match.start() - 40) : match.start()]))


def precedes(match: re.Match[str], table: str, key: str) -> bool:
    """Tell whether a word of the lexicon's list stands right behind a match."""
    return bool(_pattern(table, key, "after").match(match.string[match.end() : match.end() + 40]))
