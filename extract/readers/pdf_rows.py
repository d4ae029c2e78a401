"""Words of a page by baseline, as rows of cells-to-be, and what can be told of such a row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.layout.numbering import marker_of
from extract.readers.pdf_lines import in_runs, levels
from extract.readers.pdf_page import Word
from extract.values.units import printed_unit

_FIGURE = re.compile(  # "£1,234.5m"  "(0.4)"  "+2.3%"  "12,000"  "-9.9"
    r"[(\[]?[+\-–−]?£?[+\-–−]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+)(?:bn|m|k|p)?%?[)\]]?\*?", re.IGNORECASE
)
_MONEYISH = re.compile(r"[£,.%(+−–-]")
_DECIMAL = re.compile(r"[(+\-–−]?£?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)\)?")
_NOTHING = frozenset(("-", "–", "—", "n/a", "nil", "N/A", "Nil", "£", "-£"))
_LEADERS = re.compile(r"\.{4,}|…{2,}|_{4,}")  # a table of contents, a line to sign on


@dataclass(slots=True)
class Row:
    """The words on one baseline, joined into cells-to-be."""

    runs: list[list[Word]]
    top: float
    bottom: float

    @property
    def x0(self) -> float:
        return self.runs[0][0].x0

    @property
    def x1(self) -> float:
        return self.runs[-1][-1].x1


@lru_cache(4096)
def is_figure(text: str) -> bool:
    """Tell a figure as it stands in a table's cell: "1,234.5", "(0.4)", "+2.3%", "-"; years and dates are none.

    >>> [is_figure(text) for text in ("£1,234.5", "(0.4)", "-", "2024/25", "Total")]
    [True, True, True, False, False]
    """
    return text in _NOTHING or ((_FIGURE.fullmatch(text) is not None and not text.startswith("£0")) or text == "£0")


def rows_of(words: Sequence[Word]) -> list[Row]:
    rows = []
    for line in levels(words):
        top = min([word.top for word in line])
        bottom = max([word.bottom for word in line])
        rows.append(Row([part for run in in_runs(line) for part in _single_figures(run)], top, bottom))
    return rows


def _single_figures(run: list[Word]) -> list[list[Word]]:
    """Part figures that stand so close that only their decimals tell them apart: "0.0 1,429.5 1,530.9"."""
    if len(run) < 2:
        return [run]
    decimal = list(map(is_decimal, [word.text for word in run]))
    if sum(decimal) < 2:
        return [run]
    parts = [run[:1]]
    for at in range(1, len(run)):
        if decimal[at - 1] and decimal[at]:
            parts.append([run[at]])
        else:
            parts[-1].append(run[at])
    return parts


@lru_cache(4096)
def is_decimal(text: str) -> bool:
    """Tell a figure with a decimal point or commas: "1,429.5", "(0.4)"."""
    return _DECIMAL.fullmatch(text) is not None


def near(upper: Row, lower: Row) -> bool:
    return lower.top - upper.bottom < 1.6 * (lower.bottom - lower.top)


def is_figure_row(row: Row) -> bool:
    """A row with a figure in a cell of its own, after a wide gap: "Staffing      12,400.0   (3.2)"."""
    cells = [run for run in row.runs[1:] if is_figure(run[0].text) and all(is_figure(word.text) for word in run)]
    if not cells or any(_LEADERS.search(word.text) for run in row.runs for word in run):
        return False
    wide = any(b[0].x0 - a[-1].x1 > 1.2 * b[0].height for a, b in zip(row.runs, row.runs[1:], strict=False))
    money = any(_MONEYISH.search(word.text) for run in cells for word in run)
    return wide and (money or len(cells) > 1)


def is_head(row: Row) -> bool:
    """A row that can be a table's head: several short cells, or a unit alone; no numbered words, no sentence."""
    first = row.runs[0]
    if any(len(run) > 7 or run[-1].text.endswith((".", ":", ";")) for run in row.runs) or marker_of(
        first[0].text + " "
    ):
        return False
    return len(row.runs) > 1 or printed_unit(" ".join(word.text for word in first)) is not None


def aligned(rows: Sequence[Row]) -> bool:
    """Some edge that figures share in most of the rows."""
    edges = [
        {round(edge) for run in row.runs[1:] if is_figure(run[-1].text) for edge in (run[-1].x1, run[0].x0)}
        for row in rows
    ]
    return any(
        sum(any(abs(edge - other) <= 4 for other in others) for others in edges) >= max(3, 0.6 * len(rows))
        for edge in edges[0] | edges[-1]
    )


def free_figures(rows: Sequence[Row]) -> None:
    """Part a figure from the words that run up to it where its right edge stands under the other figures'."""
    edges = [run[-1].x1 for row in rows for run in row.runs[1:] if all(is_figure(word.text) for word in run)]
    leads = [run[0].x1 for row in rows for run in row.runs if len(run) > 1 and is_decimal(run[0].text)]
    for row in rows:
        runs: list[list[Word]] = []
        for run in row.runs:
            at = len(run)
            while at and is_figure(run[at - 1].text):
                at -= 1
            if 0 < at < len(run) and _under(run[-1].x1, edges):
                runs += [run[:at], run[at:]]
            elif len(run) > 1 and is_decimal(run[0].text) and _under(run[0].x1, edges + leads):
                runs += [run[:1], run[1:]]
            else:
                runs.append(run)
        row.runs = runs


def _under(edge: float, edges: Sequence[float]) -> bool:
    return sum(abs(edge - other) < 3 for other in edges) > 1
