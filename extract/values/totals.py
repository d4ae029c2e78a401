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
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(slots=True)
class _Run:
    """Rows added up so far: the sum of each column, and how many rows gave it more than nothing."""

    sums: dict[int, Decimal] = field(default_factory=dict)
    parts: dict[int, int] = field(default_factory=dict)
    rows: int = 0

    def add(self, figures: Mapping[int, Decimal]) -> None:
        self.rows += 1
        for column, figure in figures.items():
            self.sums[column] = self.sums.get(column, _ZERO) + figure
            self.parts[column] = self.parts.get(column, 0) + bool(figure)

    def after(self, total: Mapping[int, Decimal]) -> "_Run":
        """The same rows with an earlier total carried forward in front of them."""
        run = _Run(dict(self.sums), dict(self.parts), self.rows)
        run.add(total)
        return run

    def gives(self, figures: Mapping[int, Decimal]) -> bool:
        """Tell whether a row's figures are these sums, but for rounding.

        One column that agrees may be chance: it counts only where three figures add up to the last digit.
        """
        if self.rows < 2:
            return False
        agreeing = exact = 0
        steps = max(_ONE, Decimal(self.rows) / 3)
        for column, figure in figures.items():
            off = abs(figure - self.sums.get(column, _ZERO))
            if off > steps:
                return False  # a step is one at most
            step = _ONE.scaleb(int(figure.as_tuple().exponent))
            if off > step * steps:
                return False
            parts = self.parts.get(column, 0)
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
    group, sections, whole = _Run(), _Run(), _Run()
    last: dict[int, Decimal] = {}
    for number, cells in rows:
        names = (text for _, text in sorted(cells.items()) if any(map(str.isalpha, text)) and figure_in(text) is None)
        figures = {column: value for column, text in cells.items() if column and (value := figure_in(text)) is not None}
        if not figures:
            continue
        if _NAMED.match(next(names, "")) or (
            group.gives(figures)
            or (last and group.after(last).gives(figures))
            or sections.gives(figures)
            or whole.gives(figures)
        ):
            found.add(number)
            if group.rows:
                sections.add(figures)
            group, last = _Run(), figures
        else:
            group.add(figures)
            whole.add(figures)
    return found


def figure_in(text: str) -> Decimal | None:
    """Read a cell that is one figure ("(1,200)", "-£9.9m"), in the unit it is printed in; None for words, dates, years.

    >>> figure_in("(1,200.5)"), figure_in("2024"), figure_in("+6.0%")
    (Decimal('-1200.5'), None, None)
    """
    text = text.strip()
    match = _FIGURE.fullmatch(text)
    if match is None or (len(text) == 4 and _YEAR.fullmatch(text)):
        return None
    value = Decimal(match["number"].replace(",", ""))
    minus = match["open"] or (match["sign"] or match["inner"] or "+") in "-–−"
    return -value if minus else value
