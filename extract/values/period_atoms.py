"""The single dates, months, quarters and years that a text prints, before they are put together into periods.

An atom may lack its year ("30 September" in "30 September to 28 October 2025"); `extract.values.periods` supplies it.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import NamedTuple

from extract.lexicon import alternatives
from extract.values.calendar_words import days_in, group_of, numbered, year_of
from extract.values.period_context import follows, precedes, year_stands
from extract.values.period_signs import signs_of
from models import FindingKind, Precision


class Atom(NamedTuple):
    """One printed point of the calendar, at `start:end` of the text; parts that are not printed are None.

    `last` is the year in which a financial year (or several) ends; `weak` marks what only counts where a neighbour or
    the construction supports it ("November", "December 21"); `problem` says why the printed date cannot be read.
    """

    start: int
    end: int
    precision: Precision
    year: int | None = None
    month: int = 0
    day: int = 0
    quarter: int = 0
    last: int = 0
    weekday: int | None = None
    weak: bool = False
    problem: FindingKind | None = None


def _month(printed: str) -> int:
    return numbered("months")[printed.casefold()]


# "Jan-Mar 2021", "April-June": a hyphen in front of a month, only behind another one
_JOINED = "".join(
    rf"|(?<={end}-)"
    for end in (
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "June", "July", "pril",
        "gust", "arch", "uary", "mber", "ober",
    )
)  # fmt: skip
_EDGE = r"(?<![\w./£$€@_])(?<![A-Za-z]-)(?<!\d\d\d-)"
_EDGE_OF_MONTH = rf"(?<![\w./£$€@_])(?:(?<![A-Za-z]-){_JOINED})(?<!\d\d\d-)"
_MONTH = group_of("months")
_WEEKDAY = rf"(?:(?P<weekday>{group_of('weekdays')})(?:\.?,?\s+|\s*,\s*)(?:the\s+)?)?"
_YEAR4 = r"(?:19|20)\d\d(?!\d|[.,]\d)"
_YEAR = rf"(?:{_YEAR4}|['’‘]\s?\d\d\b)"
# the raised ending of an ordinal, also stuck to its month ("4thMay"), and what an optical reader makes of it:
# "17™ October", "31% December"
_ORDINAL = rf"(?:\s?(?:st|nd|rd|th)(?:\b|(?={_MONTH}))|\s?\[(?:st|nd|rd|th)\]|[™%°º*”\"'’]{{1,2}})"

# "Tuesday 23rd of September, 2025", "6th October 2021", "5-May-21", "29 October"
_DAY_MONTH = re.compile(
    rf"""{_EDGE}{_WEEKDAY}(?P<day>\d{{1,2}})(?:{_ORDINAL})?(?:\s+day)?(?:\s+of)?[\s,.-]{{0,2}}
    (?P<month>{_MONTH})(?:\b|(?={_YEAR4}))(?:\.(?=\s?['’\d,]))?
    (?:[\s,]{{0,3}}(?:of\s+)?(?P<year>{_YEAR})
    | [\s-](?P<short>\d\d)(?=[\s]*(?:$|[,;)|\]]|[:.](?!\d)|to\b|and\b|[-–]\s*\d)) | -(?P<tail>\d\d)\b)?""",
    re.VERBOSE | re.IGNORECASE,
)
# "July 11th, 2024", "January 30th 2026", "February 26", "December 21"
_MONTH_DAY = re.compile(
    rf"""{_EDGE}{_WEEKDAY}(?P<month>{_MONTH})\b\.?\s+(?:the\s+)?(?P<day>\d{{1,2}})(?![\d/:%]|\.\d|,\d|\s*[ap]\.?m)
    (?P<ordinal>{_ORDINAL})?(?:,?\s+(?P<year>{_YEAR}))?""",
    re.VERBOSE | re.IGNORECASE,
)
# "Next meeting: November 13", "on November 13": a day, where "in November 13" would be a year
_DAY_SAID = re.compile(r"(?:\b(?:on|meetings?(?:\s+(?:is|will\s+be|date))?|held|due)|:)\s*(?:the\s+)?$", re.IGNORECASE)
# "mid-December 2021", "October '23", "Apr-24", "September, 2024"
_MONTH_YEAR = re.compile(
    rf"""{_EDGE_OF_MONTH}(?:(?:mid|early|late)[-\s]+)?(?P<month>{_MONTH})(?:\b|(?={_YEAR4}))\.?
    (?:[\s,]{{0,3}}(?:of\s+)?(?P<year>{_YEAR}) | [-/](?P<short>\d\d)\b(?![-/]) | -(?P<long>{_YEAR4}))
    (?!\s?[/–-]\s?\d\d(?!\d))""",
    re.VERBOSE | re.IGNORECASE,
)
# "November" alone; only with a capital, because "may" and "march" are verbs.
_MONTH_NAMES = alternatives([form.title() for form in numbered("months")])
_MONTH_ALONE = re.compile(
    rf"{_EDGE}(?:(?:[Mm]id|[Ee]arly|[Ll]ate)[-\s]+)?(?P<month>{_MONTH_NAMES})\b(?!['’]s\b)(?!\.\w)"
)
# "13/02/13", "17/1/2025", "1.4.20", "03-09-2019"
_NUMERIC = re.compile(
    r"(?<![\w./£$€@-])(?P<day>\d{1,2})(?P<sep>[/.-])(?P<month>\d{1,2})(?P=sep)(?P<year>\d{4}|\d\d)(?![\w/]|[.-]\d|,\d)"
)
# "2023-05-01", "2023/05/01"
_ISO = re.compile(
    r"(?<![\w./£-])(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>\d\d)(?P=sep)(?P<day>\d\d)(?![\w/]|[.-]\d)"
)
# "2023/24", "2023-24", "2023/2024", "FY2024/25", "2025 – 26"
_FINANCIAL = re.compile(
    r"(?<![\d./£,-])(?<![A-Z]/)(?:\bFY\s?|\b)(?P<first>(?:19|20)\d\d)\s?[/–-]\s?(?P<last>\d{4}|\d\d)(?![\w/]|[-–,.]\d)",
    re.IGNORECASE,
)
# "14/15", "FY24/25"; the construction decides
_FINANCIAL_SHORT = re.compile(r"(?<![\w./£,-])(?P<fy>FY\s?)?(?P<first>\d\d)\s?/\s?(?P<last>\d\d)(?![\w/%]|[-–,.]\d)")
# "FY24", "FY 2025": the financial year that ends in it
_FINANCIAL_END = re.compile(r"\bFY\s?['’]?(?P<last>20\d\d|\d\d)(?![\w/–-])")
_QUARTER_WORD = group_of("quarters")
# "quarter 3 of", "Q3", "the third quarter of", "Qtr 2,"
_QUARTER = re.compile(
    rf"""{_EDGE}(?: (?:quarter|qtr|Q)\s?(?P<after>{_QUARTER_WORD})\b
      | (?P<before>(?:first|second|third|fourth|1st|2nd|3rd|4th))\s+quarter\b )
    (?P<link>\s*[,(]?\s*(?:of|in|for)?\s*(?:the\s+)?(?:financial\s+year\s+|FY\s?)?
      (?P<first>(?:20)\d\d)(?:(?:\s?[/–-]\s?|\s+to\s+(?=\d{{4}}\s+financial))(?P<last>\d{{4}}|\d\d))?(?![\w/]|[.,]\d))?""",
    re.VERBOSE | re.IGNORECASE,
)
# "2024/25 Q1", "2024-25 quarter 1"
_YEAR_QUARTER = re.compile(
    rf"""(?<![\d./£,-])(?P<first>20\d\d)\s?[/–-]\s?(?P<last>\d{{4}}|\d\d)[\s,:(-]{{1,3}}(?:quarter|qtr|Q)\s?(?P<after>{_QUARTER_WORD})\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "2023 to 2024", "2019 to 2023"
_YEAR_RANGE = re.compile(
    r"(?<![\w./£$€,#@:_-])(?P<first>(?:19|20)\d\d)\s+to\s+(?P<last>(?:19|20)\d\d)(?![\w/%]|[.,:-]\d)"
)
_YEAR_ALONE = re.compile(r"(?<![\w./£$€,#@:(_-])\(?(?P<year>(?:19|20)\d\d)(?![\w/%]|['’]s|[.,:-]\d|\s?[–-]\s?\d)")


def _day(match: re.Match[str], year: str | None, *, weak: bool = False) -> Atom | None:
    printed = match["month"]
    month = int(printed) if printed.isdigit() else _month(printed)
    day = int(match["day"])
    found = year_of(year) if year else None
    weekday = match.groupdict().get("weekday")
    problem = None
    if not 1 <= month <= 12 or not 1 <= day <= days_in(found or 2024, month):
        problem = FindingKind.IMPOSSIBLE_DATE
    return Atom(
        match.start(), match.end(), Precision.DAY, found, month, day,
        weekday=numbered("weekdays")[weekday.casefold()] if weekday else None, weak=weak, problem=problem,
    )  # fmt: skip


def _day_month(match: re.Match[str]) -> Atom | None:
    if int(match["day"]) > 39 or int(match["day"]) == 0 or (match["month"].islower() and not match["year"]):
        return None
    return _day(match, match["year"] or match["short"] or match["tail"])


def _month_day(match: re.Match[str]) -> Atom | None:
    if match["year"] is None and (match["month"][0].islower() or int(match["day"]) > 31):
        return None
    if int(match["day"]) > 39 or int(match["day"]) == 0:
        return None
    sure = match["ordinal"] or match["year"] or match["weekday"]
    said = len(match["day"]) == 1 or _DAY_SAID.search(match.string, max(0, match.start() - 40), match.start())
    return _day(match, match["year"], weak=not (sure or said))


def _american(match: re.Match[str]) -> Atom | None:
    """Read "5/18/21", month first: no day and month of the other order."""
    month, day = int(match["day"]), int(match["month"])
    year = year_of(match["year"])
    if match["sep"] != "/" or not 1 <= month <= 12 < day or not 1900 <= year <= 2100 or day > days_in(year, month):
        return None
    return Atom(match.start(), match.end(), Precision.DAY, year, month, day)


def _numeric(match: re.Match[str]) -> Atom | None:
    if (american := _american(match)) is not None:
        return american
    day, month = int(match["day"]), int(match["month"])
    if match["sep"] == "." and not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    if match["sep"] != "/" and len(match["year"]) == 2 and match["sep"] == "-" and month > 12:
        return None
    if not (day and month) or day > 39 or month > 39 or not 1900 <= year_of(match["year"]) <= 2100:
        return None
    if match["sep"] == "." and follows(match, "sections", "before"):
        return None
    return _day(match, match["year"])


def _iso(match: re.Match[str]) -> Atom | None:
    return _day(match, match["year"])


def _month_year(match: re.Match[str]) -> Atom | None:
    if match["month"].islower() and match["year"] is None:
        return None
    year = year_of(match["year"] or match["short"] or match["long"])
    return Atom(match.start(), match.end(), Precision.MONTH, year, _month(match["month"]))


def _month_alone(match: re.Match[str]) -> Atom | None:
    if not match["month"][0].isupper():
        return None
    return Atom(match.start(), match.end(), Precision.MONTH, None, _month(match["month"]), weak=True)


def _financial(match: re.Match[str]) -> Atom | None:
    first = int(match["first"])
    last = int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
    if last < first:
        last += 100
    if not 0 < last - first <= 25:
        return None
    if len(match["last"]) == 4 and last - first > 1:
        return Atom(match.start(), match.end(), Precision.YEAR, first, last=last)
    return Atom(match.start(), match.end(), Precision.FINANCIAL_YEAR, first, last=last)


def _financial_short(match: re.Match[str]) -> Atom | None:
    first, last = int(match["first"]), int(match["last"])
    if last != first + 1 or not 4 <= first <= 50:
        return None
    if not match["fy"] and not (
        follows(match, "short_financial_years", "before") or precedes(match, "short_financial_years", "after")
    ):
        return None
    return Atom(match.start(), match.end(), Precision.FINANCIAL_YEAR, 2000 + first, last=2000 + last)


def _financial_end(match: re.Match[str]) -> Atom | None:
    last = year_of(match["last"])
    return Atom(match.start(), match.end(), Precision.FINANCIAL_YEAR, last - 1, last=last)


def _quarter(match: re.Match[str]) -> Atom | None:
    groups = match.groupdict()
    quarter = numbered("quarters")[(match["after"] or groups["before"]).casefold()]
    year = int(match["first"]) if match["first"] else None
    if match["last"] and year is not None and (int(match["last"]) - year - 1) % 100:
        return None
    return Atom(match.start(), match.end(), Precision.QUARTER, year, quarter=quarter, weak=year is None)


def _year_range(match: re.Match[str]) -> Atom | None:
    first, last = int(match["first"]), int(match["last"])
    text, end = match.string, match.end()
    if not 0 < last - first <= 60 or precedes(match, "years", "counts"):
        return None
    stretch = last - first > 1 or re.search(r"\b(?:from|between)\s+$", text[max(0, match.start() - 12) : match.start()])
    precision = Precision.YEAR if stretch else Precision.FINANCIAL_YEAR
    return Atom(match.start(), end, precision, first, last=last)


def _year_alone(match: re.Match[str]) -> Atom | None:
    text, start = match.string, match.start("year")
    if not year_stands(text, start, match.end()):
        return None
    return Atom(start, match.end(), Precision.YEAR, int(match["year"]))


# In order of authority: what an earlier one took, a later one does not see.
# The signs (`period_signs`) are what no match does without.
_GRAMMAR: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Atom | None], frozenset[str]], ...] = (
    (_YEAR_QUARTER, _quarter, frozenset({"quarter", "century"})),
    (_QUARTER, _quarter, frozenset({"quarter"})),
    (_ISO, _iso, frozenset({"century", "figures"})),
    (_DAY_MONTH, _day_month, frozenset({"digit", "month"})),
    (_MONTH_YEAR, _month_year, frozenset({"digit", "month"})),
    (_MONTH_DAY, _month_day, frozenset({"day_behind"})),
    (_NUMERIC, _numeric, frozenset({"figures"})),
    (_FINANCIAL, _financial, frozenset({"century"})),
    (_FINANCIAL_END, _financial_end, frozenset({"fy"})),
    (_FINANCIAL_SHORT, _financial_short, frozenset({"slash"})),
    (_YEAR_RANGE, _year_range, frozenset({"century", "between"})),
    (_YEAR_ALONE, _year_alone, frozenset({"century"})),
    (_MONTH_ALONE, _month_alone, frozenset({"month"})),
)


def find_atoms(text: str, start: int, end: int) -> list[Atom]:
    """Find every atom in `text[start:end]`, in order; none overlaps another."""
    atoms: list[Atom] = []
    signs = signs_of(text[start:end])
    for pattern, make, needed in _GRAMMAR if signs else ():
        if not needed <= signs:
            continue
        free = [atom for atom in _made(pattern, make, text, start, end) if not _overlaps(atoms, atom)]
        if free:
            atoms = sorted([*atoms, *free], key=lambda atom: atom.start)
    return atoms


def _overlaps(atoms: list[Atom], atom: Atom) -> bool:
    at = bisect_left(atoms, atom.end, key=lambda known: known.start) - 1
    return at >= 0 and atoms[at].end > atom.start


def _made(
    pattern: re.Pattern[str], make: Callable[[re.Match[str]], Atom | None], text: str, start: int, end: int
) -> Iterator[Atom]:
    at = start
    while match := pattern.search(text, at, end):
        atom = make(match)
        if atom is not None:
            yield atom
        at = max(match.end(), match.start() + 1)
