"""The year that a sum of money belongs to: from its sentence, else from the words that lead up to it."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.values.periods import FoundPeriod, financial_year, find_periods
from models import Period, Precision

# "carried forward from 2019/20", "compared to 2023-24": the year of something else
_ELSEWHERE = re.compile(
    r"\b(?:forward\s+from|increased?\s+from|reduced\s+from|down\s+from|up\s+from|since|compared\s+(?:to|with)|relative\s+to|than(?:\s+in)?|previous(?:ly)?(?:\s+in)?|prior\s+to|before|against|versus|vs\.?|%\s+(?:over|on)|(?:increase|growth|rise)\s+(?:over|on)|published|agreed|approved|dated|held)\s*(?:on\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
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
_YEAR_WORD = re.compile(r"year", re.IGNORECASE)
_THIS_YEAR = re.compile(
    r"\b(?:this|the\s+current|current|in)[\s-](?:financial\s+)?year\b(?!\s+plan)|\byear[\s-]end\b|\bin-year\b|\bend\s+of\s+the\s+(?:financial\s+)?year\b",
    re.IGNORECASE,
)
_FOR_YEAR = re.compile(r"\bfor\s+the\s+(?:financial\s+)?year\b(?!\s+(?:end|to|\d))", re.IGNORECASE)
_NEXT_YEAR = re.compile(r"\b(?:the\s+)?(?:following|subsequent)\s+(?:financial\s+)?year\b", re.IGNORECASE)
_LAST_YEAR = re.compile(r"\b(?:last|the\s+previous|previous|prior)\s+(?:financial\s+)?year\b", re.IGNORECASE)
# "At the same point in 2021/22 it was £2m": no year of what follows
_ASIDE = re.compile(r"\bsame\s+(?:point|time|stage|period|month|quarter)\s+(?:in|of)\s+\S+", re.IGNORECASE)
# "At Month 3", "Finance Report – M12"
_MONTH = re.compile(r"\b(?:[Mm]onth|MONTH|M)\s?(?P<number>1[0-2]|0?[1-9])\b(?!\.\d)")
# a clause is looked for no further than this from its sum
_CLAUSE = 300
_AHEAD = re.compile(
    r"\b(?:forecast\w*|project(?:ed|ing)|anticipated|predicted|expected|likely|would\s+be|heading|on\s+course)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class YearContext:
    """Where to look for a sum's year beyond its sentence, the nearest first; `today` is the paper's own date.

    `cyclic` sums belong to a year by their nature (budgets, overspends); `days` says that a day can date the sum.
    """

    leads: tuple[str, ...] = ()
    today: dt.date | None = None
    cyclic: bool = False
    days: bool = True


def governing_period(
    text: str, start: int, end: int, sum_start: int, sum_end: int, context: YearContext
) -> Period | None:
    """Find the year of the sum at `sum_start:sum_end` in the sentence `start:end`, or in what leads up to it.

    Of several years in the sentence the one in the sum's own clause counts, the one before it before the one after it.
    `context.cyclic` says that the sum is of a kind that belongs to a year by its nature (a budget, an overspend): then
    "by year-end" and plain forecasts mean the paper's own financial year, marked as inferred.
    """
    here = _relative(text[start:end], sum_start - start, context) or _in_sentence(
        text, start, end, sum_start, sum_end, days=context.days
    )
    if here is not None and (context.days or here.precision is not Precision.DAY):
        return here
    for lead in context.leads:
        there = [
            year for year in years_in(_ASIDE.sub(" ", lead)) if context.days or year.precision is not Precision.DAY
        ]
        if there:
            return there[-1]
    if here is not None and context.cyclic:
        return here
    if context.cyclic and context.today is not None:
        if _AHEAD.search(text[start:end]):
            return _own_year(context.today)
        return _year_of_month((text[start:end], *context.leads), context.today)
    return None


@lru_cache(maxsize=2048)
def years_in(text: str) -> tuple[Period, ...]:
    """List the financial and calendar years that a head, a row's name or a caption states.

    Remembered, because all figures of a table ask for the same heads.
    """
    return tuple(_year(text, found) for found in find_periods(text) if _counts(text, found))


def _year(text: str, found: FoundPeriod) -> Period:
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


def _own_year(today: dt.date, shift: int = 0) -> Period:
    first = today.year - (today.month < 4) + shift
    return financial_year(first).model_copy(update={"inferred": True})


def _year_of_month(texts: Sequence[str], today: dt.date) -> Period | None:
    """Read "Month 3", a month of the financial year: the last such month that was over on the paper's day."""
    month = next((found for text in texts if (found := _MONTH.search(text))), None)
    if month is None:
        return None
    number = (int(month["number"]) + 2) % 12 + 1  # April is the first
    over = next(y for y in range(today.year, today.year - 2, -1) if (y, number) < (today.year, today.month))
    return _own_year(dt.date(over, number, 1))


def _counts(text: str, found: FoundPeriod) -> bool:
    """Tell whether a period can be a sum's year: financial years, years and quarters; days only after "as at"."""
    if found.period is None:
        return False
    if _ELSEWHERE.search(text[max(0, found.start - 40) : found.start]):
        return False
    precision = found.period.precision
    if precision in (Precision.FINANCIAL_YEAR, Precision.QUARTER, Precision.YEAR):
        return True
    if precision is Precision.RANGE:
        return found.rule in ("range", "range_of_years", "range_of_months", "range_of_days")
    return precision is Precision.DAY and bool(_AS_AT.search(text[max(0, found.start - 40) : found.start]))


@lru_cache(maxsize=4)
def _periods_in(text: str, start: int, end: int) -> tuple[FoundPeriod, ...]:
    """Read the periods of a sentence once for all its sums."""
    return tuple(find_periods(text, start, end))


def _in_sentence(text: str, start: int, end: int, sum_start: int, sum_end: int, *, days: bool) -> Period | None:
    found = [f for f in _periods_in(text, start, end) if _counts(text, f)]
    if not days:
        found = [f for f in found if f.period and f.period.precision is not Precision.DAY] or found
    if not found:
        return None
    return _year(text, min(found, key=lambda f: _distance(text, f, sum_start, sum_end)))


# "£121 - 2018/19, £91 - 2019/20", "£3m (2024-25)"
_BESIDE = re.compile(r"\s*[-–(:]?\s*(?:in|for|during)?\s*")


def _distance(text: str, found: FoundPeriod, sum_start: int, sum_end: int) -> tuple[int, int, int]:
    """Order the years of a sentence by how closely they govern a sum."""
    ahead = found.start >= sum_end
    between = text[sum_end : found.start] if ahead else text[found.end : sum_start]
    stops = len(re.findall(r"[;:]|,\s|\s[–-]\s|\b(?:and|which|but|while|against)\b", between))
    sums = len(re.findall(r"[£€]", between))
    if ahead and _BESIDE.fullmatch(between):
        return (-1, len(between), found.start)
    tight = ahead and not stops and not sums and len(between) < 60
    return (0 if tight else 1 + (sums if ahead else 0) + (2 if ahead and stops else 0), len(between), found.start)


def _relative(sentence: str, at: int, context: YearContext) -> Period | None:
    """Read "the following year", "this year", "by year-end" in front of a sum or behind it in its clause."""
    if not _YEAR_WORD.search(sentence):
        return None
    before, after = sentence[:at], re.split(r"[;,]|\band\b", sentence[at : at + _CLAUSE])[0]
    clause = re.split(r"[;]|,\s|\band\b|\bbut\b", before[-_CLAUSE:])[-1] + after
    if _NEXT_YEAR.search(clause):
        known = _last_year((*context.leads, before))
        return _shift(known) if known else None
    if context.today is None or any(year.precision is not Precision.DAY for year in years_in(clause)):
        return None
    if _LAST_YEAR.search(clause):
        return _own_year(context.today, -1)
    if context.cyclic and (_THIS_YEAR.search(clause) or (_FOR_YEAR.search(clause) and _AHEAD.search(sentence))):
        return _own_year(context.today)
    return None


def _last_year(texts: Sequence[str]) -> Period | None:
    for text in reversed(texts):
        years = [p for p in years_in(text) if p.precision is Precision.FINANCIAL_YEAR]
        if years:
            return years[-1]
    return None


def _shift(period: Period) -> Period:
    return financial_year(period.start.year + 1).model_copy(update={"inferred": True})
