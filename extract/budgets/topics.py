"""The financial year that a stretch of a paper speaks of, for sums whose own paragraph names none.

"The delegated budget for 2022/23 was set in March" is the topic of its item until another year opens a paragraph; a
report that says at its start what it reports on ("the position as at Quarter 2 of 2023/24") speaks of that year
throughout. Minutes have no such year of their own: their items speak of different ones.
"""

import re
from dataclasses import dataclass

from extract.budgets.printed_years import as_financial_year, year_by_month, years_in
from extract.budgets.years import follow_years, told_year
from extract.memory import remember
from extract.values.block_periods import periods_of
from extract.values.periods import financial_year, find_periods
from models import Block, BlockKind, Paper, PaperKind, Period, Precision

# no paragraph without this can name a financial year or a quarter
_PAIR = re.compile(r"(?:19|20)\d\d\s?[-/–]|\d\d/\d\d")
_YEAR = re.compile(r"\byear\b", re.IGNORECASE)
_PRINTED = re.compile(r"\b(?:19|20)\d\d\b")
# a paragraph that tells what the whole report is about
_FINANCE = re.compile(
    r"\b(?:monitoring|outturn|financial|finance|budgets?|forecast|quarter|month|accounts|precept|estimates)\b",
    re.IGNORECASE,
)
# a title or the like of a report on money
_REPORT = re.compile(
    r"\b(?:monitoring|outturn|financial\s+(?:position|performance|report|statements)|finance\s+report|budgets?|treasury|accounts|council\s+tax|estimates)\b",
    re.IGNORECASE,
)
# what a decision sets for a year, so that all its money is of that year
_TARIFFS = re.compile(r"\b(?:rents?|fees\s+and\s+charges|service\s+charges|council\s+tax|precept)\b", re.IGNORECASE)
# … or tells of one
_OF_ITS_YEAR = re.compile(
    rf"{_TARIFFS.pattern}|\b(?:outturn|monitor(?:ing)?|financial\s+(?:position|performance|report))\b", re.IGNORECASE
)
_OF_A_YEAR = re.compile(rf"{_REPORT.pattern}|{_TARIFFS.pattern}|\b(?:programme|settlement)\b", re.IGNORECASE)
_POSITION = re.compile(r"\b(?:position|performance)\b", re.IGNORECASE)
_SHORT = 120  # characters: no title is longer
_OPENING = 14  # blocks in which a report says what it is about
_HEAD = 5  # blocks in which a page of decisions says what they are on
_BARE = frozenset({PaperKind.MINUTES, PaperKind.AGENDA, PaperKind.DECISION})


@dataclass(frozen=True, slots=True)
class Topics:
    """The year that each block stands under: of its item, else of the whole paper; None where nothing tells.

    `financial` says where all money is of that year: in a report that says so at its start, in an item that is one.
    """

    years: tuple[Period | None, ...]
    whole: Period | None
    financial: bool
    items: frozenset[int] = frozenset()

    def at(self, block: int) -> Period | None:
        """Give the year that the block speaks of unless it says otherwise, marked as inferred."""
        return (self.years[block] if block < len(self.years) else None) or self.whole

    def is_financial(self, item: int | None) -> bool:
        """Tell whether all money of an item, or of the whole paper, is of the year that it speaks of."""
        return self.financial or item in self.items


@remember
def topics_of(paper: Paper) -> Topics:
    """Read the year that each block of a paper stands under."""
    whole = _year_of_whole(paper)
    marked = _inferred(whole)
    if paper.facts.kind is PaperKind.DECISION:  # speaks of what it decides, whatever year that was planned in
        heads = (paper.text[b.body : b.end] for b in paper.blocks[:_HEAD] if b.end - b.body < _SHORT)
        return Topics((), marked, whole is not None and any(_OF_ITS_YEAR.search(text) for text in heads))
    years: list[Period | None] = []
    topic: Period | None = None
    copied: tuple[Period | None, Period | None] = (None, None)
    item: int | None = None
    numbered = False  # whether the topic is of a numbered heading, which headings without a number only divide
    for block in paper.blocks:
        if block.item != item:
            item = block.item
            topic = _heading_year(paper.items[item].title) if item is not None and item < len(paper.items) else None
        if topic is not copied[0]:
            copied = (topic, _inferred(topic))
        years.append(copied[1])
        if block.kind is BlockKind.HEADING and (whole or item is None):
            number = _number_of(paper, block)
            topic, numbered = (topic if numbered and not number else None), numbered or bool(number)
        if block.kind is not BlockKind.TABLE_ROW:
            topic = _next_topic(paper, block, topic)
    items = frozenset(at for at, item in enumerate(paper.items) if _REPORT.search(item.title))
    return Topics(tuple(years), marked, whole is not None and _is_financial(paper), items)


def _inferred(year: Period | None) -> Period | None:
    return year.model_copy(update={"inferred": True}) if year else None


def _number_of(paper: Paper, block: Block) -> str | None:
    section = block.section
    return paper.sections[section].number if section is not None and section < len(paper.sections) else None


def _year_of_day(text: str) -> Period | None:
    """Read "Financial performance to 31 December 2017": the year in which the day that a report goes to lies."""
    days = [year for year in years_in(text) if year.precision in (Precision.DAY, Precision.RANGE)]
    return financial_year(days[0].end.year - (days[0].end.month < 4)) if len(days) == 1 else None


def _is_financial(paper: Paper) -> bool:
    """Look for the name of a report on money in the title and the lines before the first prose."""
    if _REPORT.search(paper.facts.title or ""):
        return True
    for block in paper.blocks[: 0 if paper.facts.kind in _BARE else _OPENING]:
        text = paper.text[block.body : block.end]
        if block.end - block.body > _SHORT or text.endswith("."):
            return False
        if _REPORT.search(text):
            return True
    return False


def _may_tell(text: str) -> bool:
    paired = (any(sign in text for sign in "/-–") and _PAIR.search(text)) or ("arch" in text and "pril" in text)
    return bool(paired or ("ear" in text and _YEAR.search(text)) or ("EAR" in text and _YEAR.search(text)))


def _next_topic(paper: Paper, block: Block, topic: Period | None) -> Period | None:
    text = paper.text[block.body : block.end]
    if block.kind is BlockKind.HEADING:
        return _heading_year(text) or topic
    if not _may_tell(text):
        return topic
    printed = [found for found in periods_of(paper, block) if found.period and not found.period.inferred]
    return follow_years(paper.text, (block.body, block.end), printed, topic) if printed else topic


def _heading_year(text: str) -> Period | None:
    """Take the one financial year that a heading names; that of its month, if it is over a report on money."""
    if not _may_tell(text):
        return _year_of_month(text) if _PRINTED.search(text) and _REPORT.search(text) else None
    years = {(year.start, year.end): year for found in years_in(text) if (year := as_financial_year(found))}
    return next(iter(years.values())) if len(years) == 1 else None


def _year_of_month(text: str) -> Period | None:
    """Read "Financial Monitoring December 2016": the year in which the month, or the day, that it names lies."""
    ends = [found.period.end for found in find_periods(text) if found.period]
    return financial_year(ends[0].year - (ends[0].month < 4)) if len(ends) == 1 else None


def _year_of_whole(paper: Paper) -> Period | None:
    """Find what a report is about: the year of its title, else of the first paragraph on finance that names one."""
    title = paper.facts.title or ""
    opening = [paper.text[b.body : b.end] for b in paper.blocks[:_OPENING] if b.kind is not BlockKind.TABLE_ROW]
    if (year := _heading_year(title)) is None and paper.facts.kind is PaperKind.DECISION:
        heads = [text for text in opening[:_HEAD] if len(text) < _SHORT and _OF_A_YEAR.search(text)]
        year = next((found for text in heads if (found := _heading_year(text))), None)
    if year is not None or paper.facts.kind in _BARE:
        return year
    report = any(len(text) < _SHORT and _REPORT.search(text) for text in (title, *opening))
    for text in (title, *opening):
        if not _FINANCE.search(text) and not (report and _POSITION.search(text)):
            continue
        year = told_year(text, None) if _may_tell(text) else None
        if year is None and paper.facts.date is not None and len(text) < 200:
            year = year_by_month((text,), paper.facts.date) or _year_of_day(text)
        if year is not None:
            return year
    return None
