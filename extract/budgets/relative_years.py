"""Years told from the paper's own: "this year", "the following year", "by the year end"."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.budgets.printed_years import own_year, years_in
from extract.values.periods import financial_year
from models import Period, Precision

_YEAR_WORD = re.compile(r"year", re.IGNORECASE)
_THIS_YEAR = re.compile(
    r"\b(?:this|the\s+current|current|in)[\s-](?:financial\s+)?year\b(?!\s+(?:plan|\d))|\byear[\s-]end\b|\bend\s+of\s+the\s+(?:financial\s+)?year\b",
    re.IGNORECASE,
)
# "an in-year deficit of £37k", "the budget for the year would be £9m": of the year that is spoken of
_OF_THE_YEAR = re.compile(
    r"\bin-year\b|\b(?:for|during)\s+the\s+(?:financial\s+)?year\b(?!\s+(?:end|to|\d))", re.IGNORECASE
)
# "balances are expected to stand at £8m by the year end"
_YEAR_END = re.compile(
    r"\b(?:by|at)\s+(?:the\s+)?(?:(?:financial\s+)?year[\s-]end|end\s+of\s+the\s+(?:financial\s+)?year)\b"
    r"|\byear[\s-]end\s+(?:[\w-]+\s+){0,3}balances?\b",
    re.IGNORECASE,
)
# "so far in this financial year", "spent since the start of the year": said of any money
_SO_FAR = re.compile(
    r"\b(?:this|the\s+current)\s+financial\s+year\b|\bsince\s+the\s+(?:start|beginning)\s+of\s+the\s+(?:new\s+|current\s+)?(?:financial\s+)?year\b",
    re.IGNORECASE,
)
_TO_DATE = re.compile(r"\byear[\s-]to[\s-]date\b", re.IGNORECASE)
_NEXT_YEAR = re.compile(r"\b(?:the\s+)?(?:following|subsequent)\s+(?:financial\s+)?year\b", re.IGNORECASE)
_COMING_YEAR = re.compile(
    r"(?<!\bto\s)(?<!into\s)\b(?:next|the\s+(?:coming|forthcoming|new))\s+(?:financial\s+)?year\b", re.IGNORECASE
)
_LAST_YEAR = re.compile(r"\b(?:last|the\s+previous|previous|prior)\s+(?:financial\s+)?year\b", re.IGNORECASE)
# "£4m more than the previous year": what the sum is only held against
_HELD_AGAINST = re.compile(
    r"\b(?:compared\s+(?:to|with)|than(?:\s+in)?|on|over|against|above|below)\s+(?:the\s+)?(?:last|previous|prior)\s+(?:financial\s+)?year\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:forecast\w*|project(?:ed|ing)|anticipated|predicted|expected|likely|would\s+be|heading|on\s+course)\b",
    re.IGNORECASE,
)
# a clause is looked for no further than this from its sum
_CLAUSE = 300


@dataclass(frozen=True, slots=True)
class YearContext:
    """Where to look for a sum's year beyond its sentence; `today` is the paper's own date.

    `paragraph` is what stands before the sentence, `leads` what stands above it, the nearest first, and `topic` the
    year that this part of the paper speaks of. `cyclic` sums belong to a year by their nature (budgets, overspends);
    `days` says that a day can date the sum, `held` that it is a balance, which the day of others before it dates too,
    `bare` that nothing but its own clause dates it.
    """

    paragraph: str = ""
    leads: tuple[str, ...] = ()
    topic: Period | None = None
    today: dt.date | None = None
    cyclic: bool = False
    days: bool = True
    held: bool = False
    bare: bool = False


def is_ahead(sentence: str) -> bool:
    """Tell a sentence on what is yet to come, which is of the year that is running."""
    return bool(_AHEAD.search(sentence))


def relative_year(sentence: str, at: int, end: int, context: YearContext) -> Period | None:
    """Read "the following year", "this year", "by year-end" in the clause of the sum at `at:end`."""
    if not _YEAR_WORD.search(sentence):
        return None
    before, after = sentence[:at], re.split(r"[;,]|\band\b", sentence[end : end + _CLAUSE])[0]
    clause = re.split(r"[;]|,\s|\band\b|\bbut\b", before[-_CLAUSE:])[-1] + after
    clause = _HELD_AGAINST.sub(" ", clause)
    if _NEXT_YEAR.search(clause):
        known = _last_year((*context.leads, context.paragraph, before))
        return _shift(known, 1) if known else None
    if context.topic is not None and _LAST_YEAR.search(clause):
        return _shift(context.topic, -1)
    if context.today is None or any(year.precision is not Precision.DAY for year in years_in(clause)):
        return None
    return _told_from(context.today, clause, sentence, context)


def _told_from(today: dt.date, clause: str, sentence: str, context: YearContext) -> Period | None:
    if _LAST_YEAR.search(clause):
        return own_year(today, -1)
    if _SO_FAR.search(clause):
        return own_year(today)
    if context.cyclic and _COMING_YEAR.search(clause):
        return own_year(today, 1)
    if context.held and _YEAR_END.search(clause):
        return own_year(today)
    if not context.cyclic:
        return None
    if _OF_THE_YEAR.search(clause) and context.topic is not None:
        return context.topic
    to_come = _OF_THE_YEAR.search(clause) and is_ahead(sentence)
    return own_year(today) if _THIS_YEAR.search(clause) or _TO_DATE.search(clause) or to_come else None


def _last_year(texts: Sequence[str]) -> Period | None:
    for text in reversed(texts):
        years = [p for p in years_in(text) if p.precision is Precision.FINANCIAL_YEAR]
        if years:
            return years[-1]
    return None


def _shift(period: Period, years: int) -> Period:
    return financial_year(period.start.year + years).model_copy(update={"inferred": True})
