"""Years as papers print them: which of the periods of a text can be a sum's year, and which year they mean."""

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache

from extract.edges import EndingPattern
from extract.place import block_at
from extract.values.block_periods import periods_of
from extract.values.periods import FoundPeriod, financial_year, find_periods
from models import Paper, Period, Precision

# "carried forward from 2019/20", "compared to 2023-24": the year of something else
_ELSEWHERE = EndingPattern(
    r"""\b(?:forward\s+from|increased?\s+from|reduced\s+from|down\s+from|up\s+from|since|compared\s+(?:to|with)|relative\s+to|than(?:\s+in)?|
    previous(?:ly)?(?:\s+in)?|prior\s+to|before|against|versus|vs\.?|(?<!such\ )as(?:\s+in)?|
    (?:increase|growth|rise|reduction|decrease|fall)\s+(?:of\s+\S+\s+)?(?:over|on)|
    published|agreed|approved|dated|held)\s*(?:on\s+)?(?:the\s+)?$
    | %\s+(?:over|on|of)\s+(?:the\s+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
# "announced in the Autumn Budget 2022": the year of what told of the sum
_TOLD_IN = re.compile(
    r"""\b(?:announce\w*|set\s+out|published|confirmed|contained|included)\s+(?:in|by|at)\s+[^.;,£]{0,40}$
    | \b(?:autumn|spring|summer|winter|emergency)\s+(?:budget|statement)\s+$""",
    re.VERBOSE | re.IGNORECASE,
)
# "the same as in 2020-21 (£48.5m)": the sum of that other year
_ITS_SUM = re.compile(r"\s*\(\s*[£€]")
# "a saving against the 2031/32 budget of £9m": the year of both
_PLAN = re.compile(r"\s+(?:[\w-]+\s+)?(?:budgets?|plans?|estimates?|targets?|allocations?)\b", re.IGNORECASE)
_AS_AT = re.compile(
    r"\b(?:as\s+at|as\s+of|at|position\s+at|year\s+end(?:ed|ing)|ended|ending|to)\s*(?:the\s+end\s+of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_YEAR_ENDED = re.compile(r"\byear\s+(?:ended|ending|to)\s*(?:on\s+)?(?:the\s+)?$", re.IGNORECASE)
# "nine months to 31 March", "the quarter ended 30 June", "the period to 31 January"
_STRETCH = re.compile(
    r"""\b(?:(?P<count>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen)[\s-]+months|(?P<unit>quarter|half[\s-]year|period))
    \s+(?:to|ended|ending)\s*(?:on\s+)?(?:the\s+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "eighteen": 18,
    "quarter": 3, "half year": 6, "half-year": 6,
}  # fmt: skip
# "At Month 3", "Finance Report – M12"
_MONTH = re.compile(r"\b(?:[Mm]onth|MONTH|M)\s?(?P<number>1[0-2]|0?[1-9])\b(?!\.\d)")
_SUM_ON = re.compile(r"£[\d,]+(?:\.\d\d)?\s*\($")  # "Current A/c £4,120.66 (31.3.22)"
# "stood at £8m on 31 March": the last day of a month
_ON_OR_BY = re.compile(r"\b(?:(?:on|by)\s+(?:the\s+)?|(?:bank|balances?|account|hand)\s+)$", re.IGNORECASE)


def as_financial_year(period: Period) -> Period | None:
    """Give the financial year that a year, a quarter or "1 April 2031 to 31 March 2032" is or lies in, else None."""
    if period.precision is Precision.FINANCIAL_YEAR:
        return period
    if period.precision is Precision.RANGE:
        year = financial_year(period.start.year)
        return year if (year.start, year.end) == (period.start, period.end) else None
    if period.precision is Precision.QUARTER:
        return financial_year(period.start.year - (period.start.month < 4))
    return None


@lru_cache(maxsize=2048)
def years_in(text: str) -> tuple[Period, ...]:
    """List the financial and calendar years that a head, a row's name or a caption states.

    Remembered, because all figures of a table ask for the same heads.
    """
    return tuple(year_of(text, found) for found in find_periods(text) if counts(text, found))


def year_of(text: str, found: FoundPeriod) -> Period:
    """Take "the year ended 31 March 2018" for the financial year that it is, "nine months to" it for those."""
    assert found.period is not None
    last = found.period.end
    if found.period.precision is Precision.DAY and (
        stretch := _STRETCH.search(text, max(0, found.start - 40), found.start)
    ):
        return _months_to(text[stretch.start() : found.end], stretch, last)
    if (last.month, last.day) == (3, 31) and _YEAR_ENDED.search(text[max(0, found.start - 40) : found.start]):
        return financial_year(last.year - 1)
    return found.period


def _months_to(label: str, stretch: re.Match[str], last: dt.date) -> Period:
    """Count back the months of a stretch; a "period" of no printed length is its financial year."""
    unit = (stretch["count"] or stretch["unit"]).casefold()
    months = int(unit) if unit.isdigit() else _COUNTS.get(unit, 0)
    if not 0 < months <= 24:
        return financial_year(last.year - (last.month < 4))
    year, month = divmod(last.year * 12 + last.month - months, 12)
    return Period(label=label, start=dt.date(year, month + 1, 1), end=last, precision=Precision.RANGE)


def own_year(today: dt.date, shift: int = 0) -> Period:
    first = today.year - (today.month < 4) + shift
    return financial_year(first).model_copy(update={"inferred": True})


def year_by_month(texts: Sequence[str], today: dt.date) -> Period | None:
    """Read "Month 3", a month of the financial year: the last such month that was over on the paper's day."""
    month = next((found for text in texts if (found := _MONTH.search(text))), None)
    if month is None:
        return None
    number = (int(month["number"]) + 2) % 12 + 1  # April is the first
    over = next(y for y in range(today.year, today.year - 2, -1) if (y, number) < (today.year, today.month))
    return own_year(dt.date(over, number, 1))


def counts(text: str, found: FoundPeriod) -> bool:
    """Tell whether a period can be a sum's year: financial years, years and quarters; days only after "as at"."""
    if found.period is None:
        return False
    before = text[max(0, found.start - 60) : found.start]
    elsewhere = _ELSEWHERE.search(before[-40:])
    planned = elsewhere and elsewhere[0].casefold().startswith("against") and _PLAN.match(text, found.end)
    if elsewhere and not planned and not _ITS_SUM.match(text, found.end):
        return False
    precision = found.period.precision
    if precision is Precision.YEAR:
        return not _TOLD_IN.search(before)
    if precision in (Precision.FINANCIAL_YEAR, Precision.QUARTER):
        return True
    if precision is Precision.RANGE:
        return not found.period.inferred and found.rule in (
            "range", "range_of_years", "range_of_months", "range_of_days"
        )  # fmt: skip
    if precision is not Precision.DAY:
        return False
    if _SUM_ON.search(before) and text.startswith(")", found.end):
        return True
    closes = (found.period.end + dt.timedelta(days=1)).day == 1 and _ON_OR_BY.search(before)
    return bool(closes or _AS_AT.search(before[-40:]))


def periods_in(paper: Paper, start: int, end: int) -> list[FoundPeriod]:
    """List the periods of a stretch of a paper that lies in one block: those of the block, but for its label."""
    block = block_at(paper, start)
    if block is None or start < block.body or end > block.end:
        return find_periods(paper.text, start, end, reference=paper.facts.date)
    return [found for found in periods_of(paper, block) if found.start >= start and found.end <= end]
