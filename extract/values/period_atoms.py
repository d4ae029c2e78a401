"""The single dates, months, quarters and years that a text prints, before they are put together into periods.

An atom may lack its year ("30 September" in "30 September to 28 October 2025"); `extract.values.periods` supplies it.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from extract.values import period_forms as forms
from extract.values.calendar_words import days_in, numbered, year_of
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


def _day(match: re.Match[str], year: str | None, weekday: str | None = None, *, weak: bool = False) -> Atom | None:
    printed = match["month"]
    month = int(printed) if printed.isdigit() else _month(printed)
    day = int(match["day"])
    found = year_of(year) if year else None
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
    return _day(match, match["year"] or match["short"] or match["tail"], match["weekday"])


def _month_day(match: re.Match[str]) -> Atom | None:
    if match["year"] is None and (match["month"][0].islower() or int(match["day"]) > 31):
        return None
    if int(match["day"]) > 39 or int(match["day"]) == 0:
        return None
    sure = match["ordinal"] or match["year"] or match["weekday"]
    said = len(match["day"]) == 1 or forms.DAY_SAID.search(match.string, max(0, match.start() - 40), match.start())
    return _day(match, match["year"], match["weekday"], weak=not (sure or said))


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
    if len(match["last"]) == 1:  # "2004/5"
        follows_on = (first + 1) % 10 == int(match["last"]) and match.string[match.start("last") - 1] == "/"
        return Atom(match.start(), match.end(), Precision.FINANCIAL_YEAR, first, last=first + 1) if follows_on else None
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


class _Rule(NamedTuple):
    """A pattern, what makes its atoms, the sign (`period_signs`) that it is tried around, and what else it needs.

    No match of one that is `single` begins inside of another, so it is not tried inside of what an earlier rule took.
    """

    pattern: re.Pattern[str]
    make: Callable[[re.Match[str]], Atom | None]
    around: str
    needs: frozenset[str] = frozenset()
    single: bool = False


# In order of authority: what an earlier one took, a later one does not see.
_GRAMMAR = (
    _Rule(forms.YEAR_QUARTER, _quarter, "quarter", frozenset({"century", "pair"})),
    _Rule(forms.QUARTER, _quarter, "quarter"),
    _Rule(forms.ISO, _iso, "century", frozenset({"figures"})),
    _Rule(forms.DAY_MONTH, _day_month, "month", frozenset({"digit"})),
    _Rule(forms.MONTH_YEAR, _month_year, "month", frozenset({"digit"}), single=True),
    _Rule(forms.MONTH_DAY, _month_day, "month", frozenset({"day_behind"})),
    _Rule(forms.NUMERIC, _numeric, "figures"),
    _Rule(forms.FINANCIAL, _financial, "century", frozenset({"pair"})),
    _Rule(forms.FINANCIAL_END, _financial_end, "fy"),
    _Rule(forms.FINANCIAL_SHORT, _financial_short, "slash"),
    _Rule(forms.YEAR_RANGE, _year_range, "century", frozenset({"between"})),
    _Rule(forms.YEAR_ALONE, _year_alone, "century", single=True),
    _Rule(forms.MONTH_ALONE, _month_alone, "month", single=True),
)
# How many characters in front of its sign a match may begin: "Wednesday, the 23rd day of", "2024/25 (", "FY ".
_REACH = {"quarter": 24, "century": 6, "month": 40, "figures": 2, "fy": 0, "slash": 6}
# Where one may: at a number, a bracket, or a word that begins as days, ordinals, "mid", "early", "late" and "FY" do.
_OPENING = re.compile(r"[\d(MTWFSELmtwfsel](?:(?<!\w.)|(?<=\d)(?<!\d\d))")


@cache
def _rules(*signs: str) -> tuple[_Rule, ...]:
    """List the rules that can match where these signs are, in the order in which `signs_of` tells them."""
    return tuple(rule for rule in _GRAMMAR if rule.around in signs and rule.needs <= set(signs))


def find_atoms(text: str, start: int, end: int) -> list[Atom]:
    """Find every atom in `text[start:end]`, in order; none overlaps another."""
    atoms: list[Atom] = []
    taken: list[int] = []  # where they start
    signs = signs_of(text[start:end])
    places: dict[str, list[int]] = {}
    for rule in _rules(*signs) if signs else ():
        around = signs[rule.around]
        if rule.single and atoms:
            left = [sign for sign in around if not _is_taken(atoms, taken, start + sign, start + sign + 1)]
            if not left:
                continue
            tried = _openings(text, start, left, _REACH[rule.around])
        else:
            if rule.around not in places:
                places[rule.around] = _openings(text, start, around, _REACH[rule.around])
            tried = places[rule.around]
        made = _made(rule, text, tried, end)
        if made and atoms:
            made = [atom for atom in made if not _is_taken(atoms, taken, atom.start, atom.end)]
        if made:
            atoms = sorted([*atoms, *made])
            taken = [atom.start for atom in atoms]
    return atoms


def _openings(text: str, start: int, signs: list[int], reach: int) -> list[int]:
    """List the places around signs where a match may begin, in order."""
    found = {start + sign for sign in signs}
    for sign in list(found):
        found.update([opening.start() for opening in _OPENING.finditer(text, max(start, sign - reach), sign)])
    return sorted(found)


def _is_taken(atoms: list[Atom], taken: list[int], start: int, end: int) -> bool:
    at = bisect_left(taken, end) - 1
    return at >= 0 and atoms[at].end > start


def _made(rule: _Rule, text: str, places: list[int], end: int) -> list[Atom]:
    made: list[Atom] = []
    match_at, make = rule.pattern.match, rule.make
    at = 0
    for place in places:
        match = match_at(text, place, end) if place >= at else None
        if match is None:
            continue
        atom = make(match)
        if atom is not None:
            made.append(atom)
        at = max(match.end(), match.start() + 1)
    return made
