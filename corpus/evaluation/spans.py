"""Days and periods as labels write them: 2023-04-01, 2023-04, 2023, 2023/24, 2023/25, 2025/26 Q1, A/B for a range."""

import calendar
import datetime as dt
import re

from models import Period

Span = tuple[dt.date, dt.date]

_QUARTER = re.compile(r"(?P<first>\d{4})/(?P<last>\d{2}) Q(?P<quarter>[1-4])")
_FINANCIAL_YEARS = re.compile(r"(?P<first>\d{4})/(?P<last>\d{2})")
_PART_OF_CALENDAR = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")


def span_of(written: str) -> Span:
    """Read a label's day or period as its first and last day. Raises ValueError if it is none.

    >>> [str(day) for day in span_of("2023/25")]
    ['2023-04-01', '2025-03-31']
    >>> [str(day) for day in span_of("2025/26 Q4")]
    ['2026-01-01', '2026-03-31']
    >>> [str(day) for day in span_of("2023-02/2023-07-05")]
    ['2023-02-01', '2023-07-05']
    """
    written = written.strip()
    if match := _QUARTER.fullmatch(written):
        months = 3 + 3 * (int(match["quarter"]) - 1)
        year, month = int(match["first"]) + months // 12, months % 12 + 1
        return dt.date(year, month, 1), _last_day(year, month + 2)
    if match := _FINANCIAL_YEARS.fullmatch(written):
        first = int(match["first"])
        return dt.date(first, 4, 1), dt.date(first + (int(match["last"]) - first) % 100, 3, 31)
    if "/" in written:
        begin, end = written.split("/", 1)
        return span_of(begin)[0], span_of(end)[1]
    return _part_of_calendar(written)


def _part_of_calendar(written: str) -> Span:
    match = _PART_OF_CALENDAR.fullmatch(written)
    if not match:
        raise ValueError(f"{written!r} is no day or period; write 2023-04-01, 2023-04, 2023, 2023/24 or 2023/24 Q1")
    year = int(match["year"])
    first, last = (int(match["month"]),) * 2 if match["month"] else (1, 12)
    if match["day"]:
        day = dt.date(year, first, int(match["day"]))
        return day, day
    return dt.date(year, first, 1), _last_day(year, last)


def _last_day(year: int, month: int) -> dt.date:
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def write_span(period: Period) -> str:
    """Write a period as a label does, in the shortest way that says the same days.

    >>> march = Period(label="y", start=dt.date(2023, 4, 1), end=dt.date(2024, 3, 31), precision="financial_year")
    >>> write_span(march)
    '2023/24'
    """
    start, end = period.start, period.end
    if start == end:
        return start.isoformat()
    first = start.year - (start.month < 4)
    candidates = [
        f"{start:%Y}",
        f"{start:%Y-%m}",
        f"{start.year}/{end.year % 100:02}",
        *(f"{first}/{(first + 1) % 100:02} Q{quarter}" for quarter in range(1, 5)),
        f"{start:%Y-%m}/{end:%Y-%m}",
    ]
    return next((c for c in candidates if span_of(c) == (start, end)), f"{start}/{end}")
