"""The cheapest looks at a stretch of text: which grammars of the calendar can find anything in it at all."""

import re
from functools import cache

from extract.lexicon import alternatives, load

_DIGIT = re.compile(r"\d")
_FIGURES = re.compile(r"\d[/.-]\d\d?[/.-]\d")  # "13/02/13"
_SLASH = re.compile(r"\d\s?/\s?\d")  # "14/15"
_CENTURY = re.compile(r"(?:19|20)\d\d")  # "2021"


_BETWEEN = re.compile(r"\d\s+to\s+\d")  # "2019 to 2023"


# The forms of a date in figures, each behind marks of which it has one.
_FORMS = (
    ("century", ("19", "20"), _CENTURY),
    ("figures", ("/", ".", "-"), _FIGURES),
    ("slash", ("/",), _SLASH),
    ("between", (" to ",), _BETWEEN),
)


@cache
def _months() -> tuple[str, ...]:
    forms = (form.casefold() for forms in load("calendar")["months"].values() for form in forms)
    return tuple(dict.fromkeys(form[:3] for form in forms))


@cache
def _month() -> re.Pattern[str]:
    """Match the name of a month in small letters, also stuck to its day ("4thmay"), and not "dec" in "decision"."""
    forms = [form.casefold() for forms in load("calendar")["months"].values() for form in forms]
    return re.compile(rf"(?:(?<![a-z])|(?<=\dst)|(?<=\dnd)|(?<=\drd)|(?<=\dth))(?:{alternatives(forms)})(?![a-z])")


@cache
def _day_behind() -> re.Pattern[str]:
    """Match "july 11" in small letters, not "july 2024"."""
    return re.compile(rf"(?:{'|'.join(_months())})[a-z]*\.?\s+(?:the\s+)?\d\d?(?!\d)")


def signs_of(stretch: str) -> set[str]:
    """Tell which signs of a date a stretch holds; most of a paper's blocks hold none, and no grammar need read them.

    >>> sorted(signs_of("on 6 October 2021")), sorted(signs_of("the Board noted it"))
    (['century', 'digit', 'month'], [])
    """
    small = stretch.casefold()
    signs = {sign for sign, letters in (("quarter", "q"), ("fy", "fy")) if letters in small}
    if any(map(small.__contains__, _months())) and _month().search(small):
        signs.add("month")
    if _DIGIT.search(small):
        signs.add("digit")
        signs.update(
            sign for sign, marks, pattern in _FORMS if any(map(small.__contains__, marks)) and pattern.search(small)
        )
        if "month" in signs and _day_behind().search(small):
            signs.add("day_behind")
    return signs
