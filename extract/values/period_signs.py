"""The cheapest looks at a stretch of text: where the grammars of the calendar can find anything in it at all."""

import re
import sys
from functools import cache

from extract.lexicon import alternatives, load
from extract.memory import places_of

_DIGIT = re.compile(r"\d")
# Each printed year has two figures in a row, and so has each day or month that the calendar does not have.
_FIGURES = re.compile(r"\d\d")
# The forms of a date in figures: "2021", "13/02/13", "14/15", "2019 to 2023".
_CENTURY = re.compile(r"(?:19|20)\d\d")
_IN_FIGURES = re.compile(r"\d(?=[/.-]\d\d?[/.-]\d)")
_SLASH = re.compile(r"\d(?=\s?/\s?\d)")
_BETWEEN = re.compile(r"\d\s+to\s+\d")
# "July 11" in small letters, not "july 2024"
_DAY_BEHIND = re.compile(r"[a-z]+\.?\s+(?:the\s+)?\d\d?(?!\d)")
_ORDINALS = ("st", "nd", "rd", "th")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_SHORTEST = 3  # letters that tell a month: "jan", "sep"


@cache
def _months() -> tuple[str, ...]:
    forms = (form.casefold() for forms in load("calendar")["months"].values() for form in forms)
    return tuple(dict.fromkeys(form[:_SHORTEST] for form in forms))


@cache
def _month() -> re.Pattern[str]:
    """Match the name of a month in small letters, and not "dec" in "decision"."""
    forms = [form.casefold() for forms in load("calendar")["months"].values() for form in forms]
    return re.compile(rf"(?:{alternatives(forms)})(?![a-z])")


@cache
def _quarter() -> re.Pattern[str]:
    """Match "quarter", "qtr" and "q3" in small letters, and not the q of "request"."""
    numbers = [form.casefold() for forms in load("calendar")["quarters"].values() for form in forms]
    return re.compile(rf"q(?:uarter|tr|\s?(?:{alternatives(numbers)}))")


def may_date(text: str, start: int = 0, end: int = sys.maxsize) -> bool:
    """Tell whether `text[start:end]` may print a period together with its year.

    >>> may_date("on 6 October 2021"), may_date("at 6 on 4 May")
    (True, False)
    """
    return _FIGURES.search(text, start, end) is not None


def may_name_day(text: str, start: int = 0, end: int = sys.maxsize) -> bool:
    """Tell whether `text[start:end]` may print a day together with its year.

    >>> may_name_day("on 6 October 2021"), may_name_day("on 06/10/21"), may_name_day("in 2021/22")
    (True, True, False)
    """
    if not may_date(text, start, end):
        return False
    small = text[start:end].lower()
    return any(map(small.__contains__, _months())) or _IN_FIGURES.search(small) is not None


def may_count(text: str, start: int = 0, end: int = sys.maxsize) -> bool:
    """Tell whether `text[start:end]` prints a figure."""
    return _DIGIT.search(text, start, end) is not None


def signs_of(stretch: str) -> dict[str, list[int]]:
    """Find the signs of a date in a stretch, and where; most of a paper's blocks hold none, and no grammar reads them.

    >>> signs_of("on 6 October 2021"), signs_of("the Board noted it")
    ({'month': [5], 'digit': [], 'century': [13]}, {})
    """
    small = _in_small_letters(stretch)
    signs: dict[str, list[int]] = {}
    if "q" in small and (quarters := [place for place in places_of(small, "q") if _quarter().match(small, place)]):
        signs["quarter"] = quarters
    if "fy" in small:
        signs["fy"] = list(places_of(small, "fy"))
    if months := _months_in(small):
        months.sort()
        signs["month"] = months
    if _DIGIT.search(small):
        signs["digit"] = []
        if months and any(_DAY_BEHIND.match(small, place) for place in months):
            signs["day_behind"] = []
        signs |= _figures_in(small)
    return signs


def _figures_in(small: str) -> dict[str, list[int]]:
    """Find the signs of a date in figures, each behind marks of which it has one."""
    signs: dict[str, list[int]] = {}
    if ("20" in small or "19" in small) and (places := [sign.start() for sign in _CENTURY.finditer(small)]):
        signs["century"] = places
    slash = "/" in small
    if slash or "-" in small or "–" in small:
        signs["pair"] = []
    if (slash or "-" in small or "." in small) and (places := [sign.start() for sign in _IN_FIGURES.finditer(small)]):
        signs["figures"] = places
    if slash and (places := [sign.start() for sign in _SLASH.finditer(small)]):
        signs["slash"] = places
    if " to " in small and _BETWEEN.search(small):
        signs["between"] = []
    return signs


def _in_small_letters(stretch: str) -> str:
    small = stretch.lower()
    if len(small) == len(stretch):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in stretch)


def _months_in(small: str) -> list[int]:
    """Find where months are named, also stuck to their days ("4thmay")."""
    found: list[int] = []
    for opening in _months():
        at = small.find(opening)
        while at >= 0:
            free = small[at - 1 : at] not in _LETTERS or (small[at - 2 : at] in _ORDINALS and small[at - 3].isdigit())
            if free and _month().match(small, at):
                found.append(at)
            at = small.find(opening, at + _SHORTEST)
    return found
