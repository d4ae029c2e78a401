"""The words and numbers of the calendar: months, weekdays and quarters by name, years of two digits."""

import calendar
from functools import cache, lru_cache

from extract.lexicon import alternatives, load


@cache
def numbered(table: str) -> dict[str, int]:
    """The forms of a table of the calendar, in small letters, with their numbers."""
    words = load("calendar")[table]
    return {form.casefold(): int(number) for number, forms in words.items() for form in forms}


def group_of(table: str) -> str:
    """A pattern of all forms of a table of the calendar."""
    return "(?:" + alternatives(list(numbered(table))) + ")"


def year_of(printed: str) -> int:
    """Read "2024", "24" or "'24" as a year; two digits up to 60 are of this century.

    >>> year_of("2024"), year_of("’24"), year_of("97")
    (2024, 2024, 1997)
    """
    digits = printed.lstrip("'’‘ ")
    year = int(digits)
    if len(digits) == 4:
        return year
    return 2000 + year if year <= 60 else 1900 + year


@lru_cache(1024)
def days_in(year: int, month: int) -> int:
    """Count the days of a month."""
    return calendar.monthrange(year, month)[1]
