"""The rows of a table that sum up others: those that say so, and those whose figures add up."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

_NAMED = re.compile(r"(?:(?:grand|overall|net)\s+)?(?:sub[-\s]?)?totals?\b|.*\b(?:sub[-\s]?)?total$", re.IGNORECASE)
_FIGURE = re.compile(
    r"(?P<open>[(\[])?\s*(?P<sign>[-–−+])?\s*[£€]?\s*(?P<inner>[-–−+])?(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>bn|m|k)?\s*[)\]]?\s*\*?",
    re.IGNORECASE,
)
_ZERO, _ONE = Decimal(0), Decimal(1)
_NOTHING: Mapping[int, Decimal] = {}
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(slots=True)
class _Run:
    """Rows added up so far: the sum of each column, and how many rows gave it more than nothing."""

    sums: dict[int, Decimal] = field(default_factory=dict)
    parts: dict[int, int] = field(default_factory=dict)
    rows: int = 0

    def add(self, figures: Mapping[int, Decimal]) -> None:
        self.rows += 1
        sums, parts = self.sums, self.parts
        for column, figure in figures.items():
            sums[column] = sums.get(column, _ZERO) + figure
            parts[column] = parts.get(column, 0) + (1 if figure else 0)

    def gives(self, figures: Mapping[int, Decimal], carried: Mapping[int, Decimal] = _NOTHING) -> bool:
        """Tell whether a row's figures are these sums, but for rounding; an earlier total may be `carried` forward.

        One column that agrees may be chance: it counts only where three figures add up to the last digit.
        """
        rows = self.rows + 1 if carried else self.rows
        if rows < 2:
            return False
        agreeing = exact = 0
        steps = _ONE if rows <= 3 else Decimal(rows) / 3
        for column, figure in figures.items():
            brought = carried.get(column, _ZERO)
            off = abs(figure - (self.sums.get(column, _ZERO) + brought))
            if off > steps:
                return False  # a step is one at most
            step = _ONE.scaleb(int(figure.as_tuple().exponent))
            if off > step * steps:
                return False
            parts = self.parts.get(column, 0) + bool(brought)
            many = parts > 2 and off == 0
            agreeing += many or (parts > 1 and abs(figure) > step)
            exact += many and figure != 0
        return agreeing > 1 or (exact == 1 and len(figures) == 1)


def find_totals(rows: Iterable[tuple[int, Mapping[int, str]]]) -> set[int]:
    """Find the rows that sum up others; `rows` are the numbers of a table's rows below its head, with their cells.

    >>> cells = [("Staff", "10", "12.5"), ("Rent", "4", "4"), ("Net position", "14", "16.5"), ("Last year", "9", "3")]
    >>> find_totals((at, dict(enumerate(row))) for at, row in enumerate(cells))
    {2}
    """
    found: set[int] = set()
    sections = _Run()
    group = whole = _Run()  # one and the same above the first total
    last = _NOTHING
    for number, cells in rows:
        figures = {column: value for column, text in cells.items() if column and (value := figure_in(text)) is not None}
        if not figures:
            continue
        if (
            _NAMED.match(_name(cells))
            or group.gives(figures)
            or (last and group.gives(figures, last))
            or sections.gives(figures)
            or (whole is not group and whole.gives(figures))
        ):
            found.add(number)
            if group.rows:
                sections.add(figures)
            group, last = _Run(), figures
        else:
            group.add(figures)
            if whole is not group:
                whole.add(figures)
    return found


def _name(cells: Mapping[int, str]) -> str:
    """The words of the first cell of a row that has any."""
    for column in sorted(cells):
        text = cells[column]
        if any(map(str.isalpha, text)) and figure_in(text) is None:
            return text
    return ""


def figure_in(text: str) -> Decimal | None:
    """Read a cell that is one figure ("(1,200)", "-£9.9m"), in the unit it is printed in; None for words, dates, years.

    >>> figure_in("(1,200.5)"), figure_in("2024"), figure_in("+6.0%")
    (Decimal('-1200.5'), None, None)
    """
    if text[:1].isalpha():
        return None
    text = text.strip()
    match = _FIGURE.fullmatch(text)
    if match is None or (len(text) == 4 and _YEAR.fullmatch(text)):
        return None
    opened, sign, inner, number, _ = match.groups()
    value = Decimal(number.replace(",", ""))
    return -value if opened or (sign or inner or "+") in "-–−" else value
