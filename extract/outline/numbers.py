"""The number in front of a heading: every shape in which papers number their items and sections."""

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from extract.lexicon import alternatives, load


class Family(StrEnum):
    """A way of numbering; the items of one paper are numbered in one."""

    ITEM = "item"  # Item 5: … / ITEM NO 6 / Agenda Item 7 / Minute 45
    DATED = "dated"  # 16.03.07 …
    CODE = "code"  # HWB.14 … / GBP/2223/001 … / MIN 23/45 …
    SLASH = "slash"  # 5/23 … / 23/45 …
    DOTTED = "dotted"  # 5.1 …
    INTEGER = "integer"  # 10. … / 10 …
    ROMAN = "roman"  # IV. …
    LETTER = "letter"  # C. …


class Number(NamedTuple):
    """A printed number: its text without trailing stop, the shape it has, and its integers in order.

    `stopped` is False for a bare integer ("4 Finance"), which needs better evidence than "4. Finance".
    """

    printed: str
    family: Family
    values: tuple[int, ...]
    stopped: bool = True


# "Item 5:", "ITEM NO 6", "Agenda Item No. 7 –", "Minute 45", "Minute No: 12/23"
_ITEM = r"""(?P<item>
    (?:agenda\s+)?item(?:\s+(?:no|number))?\s*[.:]?\s*(?P<item_number>\d{1,3}(?:\.\d{1,2})?[a-z]?)
  | (?:min(?:ute)?)(?:\s+(?:no|number))?\s*[.:]?\s*(?P<minute_number>\d{1,4}(?:/\d{2,4}){0,2})
)(?=[\s:.,–-]|$)"""
# "16.03.07", "16.3.11", "17.01.3A"
_DATED = r"(?P<dated>\d{1,2}\.\d{1,2}\.\d{1,3}[A-Za-z]?)"
# "2031-07_4", "31-32/FRA/15", "43/31/F&R", "UPB(31)16", "HWB.14", "CAB 21", "Par/285/07-08", "HSCP.19.070", "F03:04/31"
_CODE = (
    r"(?P<code>(?:19|20)\d\d-\d\d_\d{1,3}|\d\d[-/]\d\d[-/][A-Z]{2,6}[-/]\d{1,3}"
    r"|\d{1,3}/\d\d/[A-Z][A-Z&]{1,5}|[A-Z]{2,6}\(\d{2,4}\)\d{1,3}"
    r"|[A-Z][A-Za-z&]{0,7}(?:[./]|\s?-\s?|\s)?\d{1,4}(?:[./:-]\d{1,5}){0,3})"
)
# "5/23", "045/2023", "41b/31", "12/24-25", "3-3132/8"; "304-1." counts the items of the 304th meeting
_SLASH = r"(?P<slash>\d{1,4}[a-z]?/\d{1,5}(?:[/-]\d{2,4})?|\d{1,3}-\d{2,4}/\d{1,3}|\d{1,4}-\d{1,3}(?=\.))"
_DOTTED = r"(?P<dotted>\d{1,4}(?:\.\d{1,3}){1,3}[a-z]?)"
_ROMAN = r"(?P<roman>(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))(?=[.)]|\s+[A-Z]{2})"
_LETTER = r"(?P<letter>[A-Z])(?=[.)])"
_INTEGER = r"(?P<integer>\d{1,3}[a-zA-Z]?|\d{4}(?=[.:]))"

_NUMBER = re.compile(
    rf"""\s*(?:{_ITEM}|{_DATED}|{_CODE}|{_SLASH}|{_DOTTED}|{_ROMAN}|{_LETTER}|{_INTEGER})
    (?P<stop>\s*[.):](?=\s|$)|/(?=\s+[A-Z])|(?<=\d-\d)\.(?=[A-Z])|(?<=\d-\d\d)\.(?=[A-Z])|(?<=\d)\.(?=[A-Z][A-Za-z]{2})|\s*[–—-](?=\s)|(?=\s|$))[\s|:–—-]*""",
    re.VERBOSE,
)
# "(140) MINUTES", "(141) HALE - Conversion of a barn": minutes whose numbers stand in brackets over heads in capitals
_BRACKETED = re.compile(r"\((?P<number>\d{2,3})\)\s+(?=[A-Z][A-Z’'&,/-]{2,}(?:\s*$|\s+[A-Z][A-Z’'&,/-]+|\s+[–-]\s))")
_ITEM_WORD = re.compile(r"\s*(?:agenda\s+item|item|minute|min)\b", re.IGNORECASE)
_NUMBER_ANY_CASE = re.compile(_NUMBER.pattern, re.VERBOSE | re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_DIGIT = re.compile(r"\d")
_LONGEST_LEAD = 40  # characters from the start of "Agenda item number: 5" to its number
_OPENS_ITEM = "aAiImM "
_LONGEST_CODE = 12  # characters from the start of "Council - 5" to its number
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}


@cache
def _not_codes() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(load('headings')['not_codes'])})\b", re.IGNORECASE)


def leading_number(text: str) -> tuple[Number, int] | None:
    """Read the number at the start of `text`: (number, offset where the heading begins), or None.

    >>> for line in ("16.03.07 Paths", "HWB.14 Welcome", "5/23 Fees", "Item No. 7 - A", "31-32/FRA/8 A", "PB(31)2 A"):
    ...     number, offset = leading_number(line)
    ...     print(number.printed, number.family.value, number.values, line[offset:])
    16.03.07 dated (16, 3, 7) Paths
    HWB.14 code (14,) Welcome
    5/23 slash (5, 23) Fees
    7 item (7,) A
    31-32/FRA/8 code (31, 32, 8) A
    PB(31)2 code (31, 2) A
    >>> leading_number("Appendix 2 Map"), leading_number("2024/25 budget"), leading_number("31 March 2024")
    (None, None, None)
    """
    first = text[:1]
    if text[1:2].islower() and not _DIGIT.search(text, 0, _LONGEST_LEAD if first in _OPENS_ITEM else _LONGEST_CODE):
        return None  # as nearly all paragraphs begin
    if not first.isalnum() and not first.isspace():
        bracketed = _BRACKETED.match(text) if first == "(" else None
        if bracketed is None:
            return None
        return Number(bracketed[0].strip(), Family.INTEGER, (int(bracketed["number"]),)), bracketed.end()
    begins_with_word = (first in _OPENS_ITEM or first.isspace()) and _ITEM_WORD.match(text)
    match = (_NUMBER_ANY_CASE if begins_with_word else _NUMBER).match(text)
    if not match:
        return None
    rest = text[match.end() :]
    stopped = bool(match["stop"].strip()) or "|" in match[0]
    if match["item"]:
        printed, family = match["item_number"] or match["minute_number"], Family.ITEM
    else:
        family, printed = _which(match)
    if family is Family.CODE and (_not_codes().match(printed) or (" " in printed and not printed.split()[0].isupper())):
        return None
    if _looks_like_time_or_sum(printed, family, rest, stopped):
        return None
    return Number(printed, family, _values(printed, family), stopped), match.end()


def _values(printed: str, family: Family) -> tuple[int, ...]:
    if family is Family.ROMAN:
        return (_roman(printed),)
    if family is Family.LETTER:
        return (ord(printed) - ord("A") + 1,)
    return (int(printed),) if printed.isdecimal() else tuple(map(int, _DIGITS.findall(printed)))


_WITHOUT_WORD = tuple((family.value, family) for family in Family if family is not Family.ITEM)


def _which(match: re.Match[str]) -> tuple[Family, str]:
    for name, family in _WITHOUT_WORD:
        if printed := match[name]:
            return family, printed
    raise ValueError(match[0])  # the pattern matches one of them


_MONTH = re.compile(
    r"""(?:st|nd|rd|th)?\s*(?:of\s+)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?
    |oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "322 2031/32 Revenue Budget", "30 31/00871/FUL – 4 Mill Lane"
_TITLE_IN_FIGURES = re.compile(r"20\d\d[/-]\d\d\s+[A-Z][a-z]|\d\d/\d{3,6}/[A-Z]{2}")
_DAY_TITLE = re.compile(r"\d{1,2}(?:st|nd|rd|th)\s+[A-Z]+,?\s+\d{4}[;.]?\s*$", re.IGNORECASE)  # "3.1 5th May, 2031"
_FIGURE = re.compile(r"[-+]?\d[\d,.]*%?(?:\s+[\d£+(-]|\s*$)")
_CLOCK = re.compile(r"(?:a\.?m|p\.?m|noon|hrs|hours)\b", re.IGNORECASE)


def _looks_like_time_or_sum(printed: str, family: Family, rest: str, stopped: bool) -> bool:
    """Tell a number in front of words from a date, a clock time, a financial year or a figure of a table."""
    if rest[:1] and rest[0] in "£%€$+*/=":
        return True
    if family is Family.INTEGER and _TITLE_IN_FIGURES.match(rest):
        return False
    figure = _FIGURE.match(rest) if stopped else rest[:1].isdigit() and not _DAY_TITLE.match(rest)
    if family in (Family.INTEGER, Family.DOTTED) and figure:
        return True
    if family is Family.SLASH:
        first, second = (int(part) for part in _DIGITS.findall(printed)[:2])
        return _is_year(first, second) or (printed.count("/") == 2 and second <= 12) or first == second == 0
    if family in (Family.INTEGER, Family.DOTTED) and not stopped:
        return bool(_MONTH.match(rest) or _CLOCK.match(rest))
    return False


def _is_year(first: int, second: int) -> bool:
    """Tell "2030/31" and "2030/35", which are years, from "2030/045", the 45th item of a year."""
    if not 1990 <= first <= 2100:
        return False
    return second > 1990 or first % 100 < second <= first % 100 + 10


def _roman(text: str) -> int:
    digits = [_ROMAN_DIGITS[letter] for letter in text]
    return sum(-d if d < n else d for d, n in zip(digits, [*digits[1:], 0], strict=True))
