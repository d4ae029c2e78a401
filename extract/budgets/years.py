"""The year that a sum of money belongs to: from its sentence, else from the words that lead up to it."""

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.budgets.printed_years import (
    as_financial_year,
    counts,
    own_year,
    year_by_month,
    year_of,
    years_in,
)
from extract.budgets.relative_years import YearContext, is_ahead, relative_year
from extract.sparing import SparingPattern
from extract.values.periods import FoundPeriod, find_periods
from extract.values.sentences import split_sentences
from models import Period, Precision

# "£1.4m a year", "an annual budget of £2m": a sum of every year
_EVERY_YEAR = re.compile(
    r"\s*(?:(?:,?\s*(?:or\s+)?[£€][\d.,]+\w?\s*)?(?:a|per|each|every)\s+(?:year|annum)|p\.?a\b|annually|yearly)",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\s*(?:a|an|per|each|every)\s+(?:week|month|hour|day|night|session|head|person|pupil|child|household|visit)\b",
    re.IGNORECASE,
)
_OVER_YEARS = SparingPattern(
    r"[^.;£]{0,60}?\b(?:over|across|in|during)\s+the\s+(?:next|coming|following)\s+(?:\w+\s+){1,2}years\b",
    re.IGNORECASE,
)
_ANNUAL = re.compile(r"\b(?:annual|recurring|recurrent)\b[^,;.£]*$", re.IGNORECASE)
_TAX = re.compile(r"\b(?:precept|council\s+tax|band\s+d)\b", re.IGNORECASE)
_NEAR = 60  # characters in front of a sum that say that it is a tax
# "At the same point in 2021/22 it was £2m": no year of what follows
_SAME_POINT = r"\bsame\s+(?:point|time|stage|period|month|quarter)\s+(?:in|of)\s+"
_ASIDE = re.compile(rf"{_SAME_POINT}\S+", re.IGNORECASE)
_POINT_IN = re.compile(rf"{_SAME_POINT}$", re.IGNORECASE)
# a year this far into its sentence, in characters, no longer opens it
_OPENS = 45
# what is longer is the term of an agreement, not the year of a sum
_LONG_YEAR = dt.timedelta(days=370)
# where the distance of a year that stands behind another sum or in another clause begins
_FAR = 2
# "the accounts for 2019", "during 2021": a calendar year that sums belong to, not one in which something happened
_OF_YEAR = re.compile(r"\b(?:for|during|budgets?|accounts|precept|year)\s+(?:the\s+year\s+)?$", re.IGNORECASE)
# "the 2023 budget"
_YEAR_OF = re.compile(r"\s+(?:budget|accounts|precept|outturn|estimates)\b", re.IGNORECASE)


class Sentence(NamedTuple):
    """The sentence of a sum, at `start:end` of the text, and the periods in it."""

    start: int
    end: int
    periods: Sequence[FoundPeriod]


def governing_period(
    text: str, sentence: Sentence, sum_start: int, sum_end: int, context: YearContext
) -> Period | None:
    """Find the year of the sum at `sum_start:sum_end` in its sentence, or in what leads up to it.

    A year of the sum's own clause counts first; then what its paragraph speaks of, its headings, a year of another
    clause ("rising to £9m by 2025/26"), and the topic. `context.cyclic` says that the sum is of a kind that belongs to
    a year by its nature (a budget, an overspend): then a quarter stands for its year, and "by year-end" and plain
    forecasts mean the paper's own financial year, marked as inferred.
    """
    start, end = sentence.start, sentence.end
    relative = relative_year(text[start:end], sum_start - start, sum_end - start, context)
    here, near = (relative, True) if relative else _in_sentence(text, sentence, sum_start, sum_end, context)
    if here is not None and near and (context.days or here.precision is not Precision.DAY):
        return _as_cycle(here, context)
    if context.bare:
        return None
    above = told_year(context.paragraph, context.topic, today=context.today, days=context.held)
    if above is None or above is context.topic:
        above = _year_above(context) if here is None or context.cyclic or not context.held else None
    if above is not None:
        return _as_cycle(above, context)
    if context.topic is not None and (here is None or context.cyclic):
        return context.topic
    if here is not None and (context.cyclic or context.days or here.precision is not Precision.DAY):
        return _as_cycle(here, context)
    if context.cyclic and context.today is not None:
        if is_ahead(text[start:end]):
            return own_year(context.today)
        return year_by_month((text[start:end], context.paragraph, *context.leads), context.today)
    return None


def is_rate(after: str) -> bool:
    """Tell what is paid by the week, the hour or the head, or over several years, which is of no year."""
    return bool(_RATE.match(after) or _OVER_YEARS.match(after))


def is_tax(before: str) -> bool:
    """Tell a tax ("a precept of", "for Band D of"), which is of a year by its nature."""
    return bool(_TAX.search(before[-_NEAR:]))


def is_yearly(before: str, after: str) -> bool:
    """Tell a sum of every year ("£5 per annum"), which no year beyond its own sentence dates."""
    return bool(_EVERY_YEAR.match(after) or _ANNUAL.search(before))


def _year_above(context: YearContext) -> Period | None:
    for lead in context.leads:
        there = [
            year for year in years_in(_ASIDE.sub(" ", lead)) if context.days or year.precision is not Precision.DAY
        ]
        if there:
            return next((year for year in reversed(there) if year.precision is Precision.FINANCIAL_YEAR), there[-1])
    return None


def _as_cycle(period: Period, context: YearContext) -> Period:
    """Take a quarter for its year where the sum is of a whole year's: "a forecast overspend at Quarter 1"."""
    return (as_financial_year(period) or period) if context.cyclic else period


def told_year(
    text: str, topic: Period | None, *, today: dt.date | None = None, days: bool | None = None
) -> Period | None:
    """Follow what the sentences of a paragraph speak of, from `topic` on.

    A year that opens a sentence becomes the topic ("In 2021/22 the pool grew"), any other only where there is none
    yet. Without `days`, only financial years and quarters count; else calendar years too, and days where it is true.

    >>> told_year("In 2021/22 we spent £3m against £2m in 2020/21. The plan for it was £4m.", None).label
    '2021/22'
    """
    found = find_periods(text, reference=today) if text else []
    return follow_years(text, (0, len(text)), found, topic, days=days) if found else topic


def follow_years(
    text: str,
    stretch: tuple[int, int],
    periods: Sequence[FoundPeriod],
    topic: Period | None,
    *,
    days: bool | None = None,
) -> Period | None:
    """Follow what the sentences of `text[stretch]` speak of, where its periods are known (see `told_year`)."""
    for first, last in split_sentences(text, *stretch):
        found = [f for f in periods if first <= f.start and f.end <= last]
        found = [f for f in found if counts(text, f) and _may_lead(text, f, days)]
        found = [f for f in found if not _label(text, f) and not _measures(text, f)]
        if not found:
            continue
        opens = found[0].start - first <= _OPENS and not re.search(r"[£€]", text[first : found[0].start])
        if opens or topic is None:
            year = year_of(text, found[0])
            if days and year.precision is Precision.RANGE:
                continue
            topic = (as_financial_year(year) or topic) if days is None else year
    return topic


# "increased by 4% from the 2030/31 level": what something is measured against
_MEASURED_FROM = re.compile(
    r"\b(?:from|on|than|against|above|below|over|compared\s+(?:with|to))\s+(?:the\s+)?$", re.IGNORECASE
)
_LEVEL = re.compile(r"\s+(?:levels?|rates?|figures?|prices?|baseline)\b", re.IGNORECASE)


def _measures(text: str, found: FoundPeriod) -> bool:
    """Tell a year that something is only measured against, and not of."""
    return bool(_LEVEL.match(text, found.end) and _MEASURED_FROM.search(text, max(0, found.start - 24), found.start))


def _may_lead(text: str, found: FoundPeriod, days: bool | None) -> bool:
    assert found.period is not None
    if _POINT_IN.search(text, max(0, found.start - 40), found.start):
        return False
    precision = found.period.precision
    if precision in (Precision.FINANCIAL_YEAR, Precision.QUARTER):
        return True
    if days is None and as_financial_year(found.period) is not None:
        return True
    if days is None or precision is Precision.DAY:
        return bool(days)
    if precision is Precision.RANGE:
        return found.period.end - found.period.start < _LONG_YEAR
    if precision is not Precision.YEAR or _YEAR_OF.match(text, found.end):
        return True
    return bool(_OF_YEAR.search(text[max(0, found.start - 30) : found.start]))


def _in_sentence(
    text: str, sentence: Sentence, sum_start: int, sum_end: int, context: YearContext
) -> tuple[Period | None, bool]:
    """Find the year in the sum's sentence that governs it best; the flag tells that it stands in the same clause."""
    start, end = sentence.start, sentence.end
    if (year := _LABEL_YEAR.search(text, max(start, sum_start - 12), sum_start)) is not None:
        first, last = dt.date(int(year["year"]), 1, 1), dt.date(int(year["year"]), 12, 31)
        return Period(label=year["year"], start=first, end=last, precision=Precision.YEAR), True
    found = [f for f in sentence.periods if counts(text, f)]
    found = [f for f in found if not (label := _label(text, f)) or label.end() == sum_start + 1]
    found = [f for f in found if f.start < sum_end or not _OF_NEXT.match(text, f.end)]
    if not context.days:
        found = [f for f in found if f.period and f.period.precision is not Precision.DAY] or found
    if not found:
        return None, False
    if (paired := _paired(text, found, start, end, sum_start)) is not None:
        return year_of(text, paired), True
    best = min(found, key=lambda f: _distance(text, f, sum_start, sum_end))
    return year_of(text, best), _distance(text, best, sum_start, sum_end)[0] < _FAR


# "£121 - 2018/19, £91 - 2019/20", "£3m (2024-25)"
# "(2012/13: £74.9m)", "the same as 2020-21 (£48m)"
_LABELLED = re.compile(r"\s*[:=(]\s*")
_LABELS = re.compile(r"\s*[:=]\s*[£€]")  # where a bracket stands before the year
_OF_NEXT = re.compile(r"\s*[£€]")  # "hire £36, insurance 2021/22 £418": no year of the hire
_BESIDE = re.compile(r"\s*[-–(:]?\s*(?:in|for|during|(?:as\s+)?at)?\s*")
_LABEL_YEAR = re.compile(r"\((?P<year>(?:19|20)\d\d):\s*$")  # "(2015: £9m)"


def _paired(text: str, found: list[FoundPeriod], start: int, end: int, sum_start: int) -> FoundPeriod | None:
    """Pair years with sums where as many of them stand before: "In 2019/20 and 2020/21 it was £9 and £4"."""
    sums = [start + match.start() for match in re.finditer(r"[£€]", text[start:end])]
    if len(found) < 2 or len(found) != len(sums) or found[-1].end > sums[0] or sum_start not in sums:
        return None
    apart = (text[one.end : other.start] for one, other in pairwise(found))
    return (
        found[sums.index(sum_start)] if all(re.fullmatch(r"\s*(?:,|and|&|,\s*and)\s*", gap) for gap in apart) else None
    )


def _label(text: str, found: FoundPeriod) -> re.Match[str] | None:
    """Find the sum that a year in brackets belongs to: "(2012/13: £74.9m)"."""
    return _LABELS.match(text, found.end) if text[max(0, found.start - 1) : found.start] == "(" else None


def _distance(text: str, found: FoundPeriod, sum_start: int, sum_end: int) -> tuple[int, int, int]:
    """Order the years of a sentence by how closely they govern a sum."""
    ahead = found.start >= sum_end
    between = text[sum_end : found.start] if ahead else text[found.end : sum_start]
    stops = len(re.findall(r"[;:]|,\s|\s[–-]\s|\b(?:and|which|but|while|against)\b", between))
    sums = len(re.findall(r"[£€]", between))
    if _BESIDE.fullmatch(between) if ahead else _LABELLED.fullmatch(between):
        return (-1, len(between), found.start)
    tight = ahead and not stops and not sums and len(between) < 60
    return (0 if tight else 1 + (_FAR + sums if ahead and (sums or stops) else 0), len(between), found.start)
