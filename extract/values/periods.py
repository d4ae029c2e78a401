"""The grammar of calendar periods: "6th October 2021", "1.4.20", "2023/24", "Q3 2024-25", "1-3 May 2024", "2010 – 15".

Atoms (`extract.values.period_atoms`) are joined where a text joins them: "30 September to 28 October 2025" is a range,
"July and November 2013" are two months, and the year of one is the year of its neighbour. A date that the calendar does
not have comes back without a period, so that it can be reported.
"""

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.values.period_atoms import Atom, find_atoms
from extract.values.period_signs import may_count, may_date, may_name_day
from models import FindingKind, Period, Precision


class FoundPeriod(NamedTuple):
    """A period printed at `start:end`; `period` is None where the date does not exist, and `problem` says so."""

    start: int
    end: int
    rule: str
    period: Period | None
    problem: FindingKind | None = None


_RANGE = re.compile(
    r"\s*(?:,?\s*(?:up\s+)?to(?:\s+the\s+end\s+of)?|until|till|through(?:\s+to)?|[-–—])\s*(?:the\s+)?", re.IGNORECASE
)
_LIST = re.compile(r"\s*(?:,\s*(?:and|or)\b|,|and\b|or\b|&|/)\s*(?:the\s+|on\s+|in\s+|by\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from)\s+(?:the\s+)?(?:[A-Z][a-z]+day,?\s+)?$", re.IGNORECASE)
# "moved from 3 May 2024 to 10 May 2024": two dates, no stretch of time
_MOVED = re.compile(
    r"\b(?:moved|postponed|rescheduled|changed|brought\s+forward|amended|deferred|put\s+back|increas\w+|rose|fell|reduc\w+)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
# "1-3 May 2024", "3rd, 4th and 5th June": days that share the month of the date that follows
_LEADING_DAYS = re.compile(
    r"""(?<![\w./£-])(?<!\broom\s)(?<!\bitem\s)(?<!\bsuite\s)(?P<days>\d{1,2}(?:\s?(?:st|nd|rd|th))?(?:\s*,\s*\d{1,2}(?:\s?(?:st|nd|rd|th))?){0,6})
    (?P<link>\s*(?:-|–|to|until|and|&|or)\s*(?:the\s+)?)$""",
    re.VERBOSE | re.IGNORECASE,
)
_LEADING_DAY = re.compile(r"(\d{1,2})(?:\s?(?:st|nd|rd|th)\b)?", re.IGNORECASE)
# a month without a year counts only in a construction of time: "in November", "by the end of March"
_TIME_BEFORE = re.compile(
    r"\b(?:in|by|during|since|until|till|from|throughout|end\s+of|beginning\s+of|start\s+of|middle\s+of|last|next|this|before|after|for|of)\s+(?:mid|early|late)?[-\s]*$",
    re.IGNORECASE,
)
_MONTH_REACH = dt.timedelta(days=190)
# "had been used since April": before the paper's day
_GONE_BY = re.compile(
    r"\b(?:since|last|compared\s+(?:with|to)\s+[£€]?[\w.,]+\s+in)\s+(?:mid|early|late)?[-\s]*$", re.IGNORECASE
)
# "subject to review in September", "will be looked at again in October": after it
_TO_COME = re.compile(
    r"""\b(?:will|shall|to\s+be|again|next|until|till|due|subject\s+to|(?:for|further|under)\s+review|defer(?:red)?|report\s+back)\b[^.;,\n]{0,40}
    \b(?:in|until|till|next|by|of|for)\s+(?:mid|early|late)?[-\s]*$""",
    re.VERBOSE | re.IGNORECASE,
)
# "the next meeting is on 13 November": after the paper's day
_NEXT = re.compile(r"\b(?:next|future|forthcoming)\s+(?:\w+\s+)?meetings?\b[^.;]{0,40}$", re.IGNORECASE)
_CLAUSE = 90


def find_periods(
    text: str, start: int = 0, end: int | None = None, *, reference: dt.date | None = None
) -> list[FoundPeriod]:
    """Find every period printed in `text[start:end]`, in order.

    `reference` is the day that the paper speaks on; it fixes the year of a date that prints none (the nearest one, or
    the one that the printed weekday agrees with), and such a period is marked as inferred. Without it they are left
    out.
    """
    end = len(text) if end is None else end
    if reference is None and not may_date(text, start, end):
        return []
    atoms = find_atoms(text, start, end)
    if not atoms:
        return []
    atoms = _lead_days(text, atoms, start)
    if len(atoms) == 1:
        alone = _single(text, atoms[0], reference)
        return [] if alone is None else [alone]
    found: list[FoundPeriod] = []
    for group, links in _groups(text, atoms):
        found.extend(_emit(text, _share_years(group, links), links, group, reference))
    return found


def parse_day(text: str) -> dt.date | None:
    """Read the first full date of a header's value ("Tuesday, 6th October 2021 at 6.30 p.m."); None if it has none.

    >>> parse_day("Tuesday, 6th October 2021 at 6.30 p.m."), parse_day("October 2021")
    (datetime.date(2021, 10, 6), None)
    """
    for found in find_periods(text) if may_name_day(text) else ():
        if found.period and (found.period.precision is Precision.DAY or found.rule == "range_of_days"):
            return found.period.start
    return None


def financial_year(first: int) -> Period:
    """Make the financial year that starts on 1 April of `first`.

    >>> financial_year(2023).label
    '2023/24'
    """
    return _period(f"{first}/{(first + 1) % 100:02}", Atom(0, 0, Precision.FINANCIAL_YEAR, first, last=first + 1))


def _lead_days(text: str, atoms: list[Atom], start: int) -> list[Atom]:
    """Add the bare days in front of a date: the "1-" of "1-3 May 2024"."""
    out: list[Atom] = []
    for atom in atoms:
        floor = max(start, out[-1].end if out else start)
        if (
            atom.precision is Precision.DAY and atom.day and text[atom.start : atom.start + 1].isdigit()
        ) or atom.weekday is not None:
            base = max(floor, atom.start - 60)
            printed = may_count(text, base, atom.start) and atom.problem is None
            lead = _LEADING_DAYS.search(text[base : atom.start]) if printed else None
            if lead:
                base += lead.start()
                for digits in _LEADING_DAY.finditer(lead["days"]):
                    day = int(digits[1])
                    if 1 <= day <= 31 and (day < atom.day or "and" not in lead["link"]):
                        where = base + digits.start()
                        out.append(atom._replace(start=where, end=where + len(digits[0]), day=day, weekday=None))
        out.append(atom)
    return out


def _groups(text: str, atoms: list[Atom]) -> list[tuple[list[Atom], list[str]]]:
    """Part the atoms into runs that the text joins; `links[i]` is how atom i goes on to atom i + 1."""
    groups: list[tuple[list[Atom], list[str]]] = [([atoms[0]], [])]
    for left, right in pairwise(atoms):
        gap = text[left.end : right.start]
        link = "range" if _RANGE.fullmatch(gap) else "list" if _LIST.fullmatch(gap) else ""
        lead = text[max(0, left.start - 24) : left.start]
        between = link == "list" and "and" in gap.casefold() and bool(_BETWEEN.search(lead))
        if between and "between" in lead.casefold():
            link = "range"
        if (link and left.precision is right.precision) or link == "range":
            if link == "range" and not between and _MOVED.search(text[max(0, left.start - 70) : left.start]):
                link = "list"
            groups[-1][0].append(right)
            groups[-1][1].append(link)
        else:
            groups.append(([right], []))
    return groups


def _share_years(group: list[Atom], links: Sequence[str]) -> list[Atom]:
    """Give each atom of a run the year of its neighbour: from the right first, else from the left."""
    atoms = list(group)
    for i in range(len(atoms) - 2, -1, -1):
        here, after = atoms[i], atoms[i + 1]
        if here.year is None and after.year is not None and here.precision is not Precision.YEAR:
            if after.precision in (Precision.FINANCIAL_YEAR, Precision.YEAR):
                continue
            wraps = (here.month, here.day) > (after.month, after.day or 31) and here.month > after.month
            atoms[i] = here._replace(year=after.year - wraps, last=after.last, weak=False)
    for i in range(1, len(atoms)):
        here, before = atoms[i], atoms[i - 1]
        if here.year is None and before.year is not None and before.precision is here.precision:
            wraps = links[i - 1] == "range" and here.month < before.month
            atoms[i] = here._replace(year=before.year + wraps, last=before.last, weak=False)
    return atoms


def _emit(
    text: str, atoms: list[Atom], links: Sequence[str], printed: Sequence[Atom], reference: dt.date | None
) -> list[FoundPeriod]:
    found: list[FoundPeriod] = []
    i = 0
    while i < len(atoms):
        atom = atoms[i]
        if i + 1 < len(atoms) and links[i] == "range":
            joined = _range(text, atom, atoms[i + 1], reference)
            if joined is not None:
                found.append(joined)
                i += 2
                continue
        single = _single(text, atom, reference)
        if single is not None:
            found.append(single)
        i += 1
    return found


def _range(text: str, left: Atom, right: Atom, reference: dt.date | None) -> FoundPeriod | None:
    """Join two atoms into one stretch, or None where they stay two."""
    years = left.precision is right.precision is Precision.FINANCIAL_YEAR
    undivided = (Precision.FINANCIAL_YEAR, Precision.QUARTER)
    if (not years and (left.precision in undivided or right.precision in undivided)) or left.problem or right.problem:
        return None
    months = left.precision is right.precision is Precision.MONTH and _TIME_BEFORE.search(
        text, max(0, left.start - 30), left.start
    )
    sure = months or not (left.weak or right.weak)  # "for January to March"
    if left.year is None and right.year is None and reference is not None and sure:
        right = _place(right, reference)
        left = _share_years([left, right], ["range"])[0]
        inferred = True
    else:
        inferred = False
    if left.year is None or right.year is None:
        return None
    label = text[left.start : right.end]
    first, last = _bounds(left)[0], _bounds(right)[1]
    if first >= last:
        return None
    kinds = {Precision.DAY: "range_of_days", Precision.MONTH: "range_of_months", Precision.YEAR: "range_of_years"}
    kinds[Precision.FINANCIAL_YEAR] = "range_of_years"
    period = Period(label=label, start=first, end=last, precision=Precision.RANGE, inferred=inferred)
    return FoundPeriod(left.start, right.end, kinds[left.precision], period)


def _single(text: str, atom: Atom, reference: dt.date | None) -> FoundPeriod | None:
    label = text[atom.start : atom.end]
    if atom.problem is not None:
        return FoundPeriod(atom.start, atom.end, atom.precision.value, None, atom.problem)
    inferred = False
    if atom.year is None:
        placed = _placed(text, atom, reference)
        if placed is None:
            return None
        atom, inferred = placed, True
    try:
        period = _period(label, atom, inferred=inferred)
    except ValueError:
        return FoundPeriod(atom.start, atom.end, atom.precision.value, None, FindingKind.IMPOSSIBLE_DATE)
    return FoundPeriod(atom.start, atom.end, period.precision.value, period)


def _placed(text: str, atom: Atom, reference: dt.date | None) -> Atom | None:
    """Supply the year of a date that prints none, or None where nothing fixes it."""
    if reference is None or atom.precision is Precision.QUARTER:
        return None
    if atom.precision is Precision.MONTH:
        before = text[max(0, atom.start - _CLAUSE) : atom.start]
        return _place(atom, reference, _direction(before)) if _TIME_BEFORE.search(before[-30:]) else None
    if atom.weak:  # "December 21": a year of two digits near the paper's own, else a day
        year = 2000 + atom.day
        if abs(year - reference.year) <= 3:
            return atom._replace(precision=Precision.MONTH, year=year, day=0)
        return None
    return _place(atom, reference, 1 if _NEXT.search(text[max(0, atom.start - _CLAUSE) : atom.start]) else 0)


def _direction(before: str) -> int:
    """Tell which way from the paper's day a bare month lies: -1 for "since April", 1 for "again in October", else 0."""
    if _GONE_BY.search(before):
        return -1
    return 1 if _TO_COME.search(before) else 0


def _place(atom: Atom, reference: dt.date, direction: int = 0) -> Atom:
    """Put a yearless date into the year nearest to the reference, or into that of its printed weekday.

    `direction` keeps it out of the months behind the reference (1) or ahead of it (-1).
    """
    options: list[tuple[int, int]] = []
    for year in (reference.year - 1, reference.year, reference.year + 1):
        day = min(atom.day or 15, calendar.monthrange(year, atom.month)[1])
        date = dt.date(year, atom.month, day)
        agrees = atom.weekday is not None and date.weekday() == atom.weekday
        if direction * ((date.year - reference.year) * 12 + date.month - reference.month) < 0:
            continue
        options.append((abs((date - reference).days) - (400 if agrees else 0), year))
    return atom._replace(year=min(options)[1])


def _bounds(atom: Atom) -> tuple[dt.date, dt.date]:
    """Find the first and last day of an atom. Raises ValueError for a day that its month does not have."""
    year = atom.year or 0
    if atom.precision is Precision.DAY:
        day = dt.date(year, atom.month, atom.day)
        return day, day
    if atom.precision is Precision.MONTH:
        return dt.date(year, atom.month, 1), dt.date(year, atom.month, calendar.monthrange(year, atom.month)[1])
    if atom.precision is Precision.QUARTER:
        first = atom.quarter * 3 + 1
        year, month = (year + 1, 1) if first > 12 else (year, first)
        return dt.date(year, month, 1), dt.date(year, month + 2, calendar.monthrange(year, month + 2)[1])
    if atom.precision is Precision.FINANCIAL_YEAR:
        return dt.date(year, 4, 1), dt.date(atom.last, 3, 31)
    return dt.date(year, 1, 1), dt.date(atom.last or year, 12, 31)


def _period(label: str, atom: Atom, *, inferred: bool = False) -> Period:
    first, last = _bounds(atom)
    several = (atom.precision is Precision.YEAR and atom.last) or (
        atom.precision is Precision.FINANCIAL_YEAR and atom.last - (atom.year or 0) > 1
    )
    precision = Precision.RANGE if several else atom.precision
    return Period(label=label, start=first, end=last, precision=precision, inferred=inferred)
