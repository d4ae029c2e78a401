"""A table read as rows under heads: what stands above a cell, and what its row is called."""

import re
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from extract.memory import remember_each
from models import Cell, Paper, Table

# "42.7", "(1,200)", "£3.4m", "-", "1.87%": a value, not a name; "2024-25" and "2024" are heads
_VALUE = re.compile(
    r"[\s(]*[-–−+]?\s*[£€]?\s*[-–−+(]?\s*\d[\d,]*(?:\.\d+)?\s*(?:%|k|m|bn)?\s*\)?\s*\*?[\s)]*|\s*[-–—]+\s*|\s*nil\s*|\s*n/?a\s*",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\s*\(?[£€]\s*(?:['’]?0{3}s?|k|m|bn)?\)?\s*", re.IGNORECASE)
_YEAR = re.compile(r"\s*(?:(?:19|20)\d\d(?:\s?[/–-]\s?(?:\d{4}|\d\d))?|\d\d/\d\d)\s*")


_YEARS = re.compile(r"(?:19|20)\d\d(?:\s?[/–-]\s?(?:\d{4}|\d\d))?(?!\d)")
# no head is longer
_LONG = 80


class Column(NamedTuple):
    """A cell of a table with the words that say what it is.

    `head` joins the heads above it from top to bottom, `row` is the name of its row (the words to its left), `group`
    the last line of the table that stands alone above it, `corner` the head over the rows' names.
    """

    cell: Cell
    text: str
    head: str
    row: str
    group: str
    corner: str = ""


@lru_cache(maxsize=4096)
def is_value(text: str) -> bool:
    """Tell whether a cell holds a figure (or the dash for none) and no words; years are no figures.

    >>> is_value("(1,200.5)"), is_value("2024-25"), is_value("Highways")
    (True, False, False)
    """
    return bool(_VALUE.fullmatch(text)) and not _YEAR.fullmatch(text) and not _UNIT.fullmatch(text)


@remember_each(attrgetter("start"))
def columns_of(paper: Paper, table: Table) -> list[Column]:
    """Read every cell of a table with its head, its row's name and its group, in reading order.

    Sums and dates ask for the same tables.
    """
    rows: dict[int, list[tuple[Cell, str]]] = {}
    values: set[int] = set()  # where the cells that hold figures start
    for cell in table.cells:
        if cell.end > cell.start:
            text = paper.text[cell.start : cell.end]
            rows.setdefault(cell.row, []).append((cell, text))
            if is_value(text):
                values.add(cell.start)
    heads: dict[int, list[str]] = {}
    paired = _is_paired(paper, table)
    names = _names_column(paper, table)
    figured = sorted({c.column for c in table.cells if c.column > 0 and c.start in values and c.end > c.start})
    group, fresh = "", True
    out: list[Column] = []
    for number in sorted(rows):
        filled = sorted(rows[number], key=lambda pair: pair[0].column)
        valued = any(cell.start in values for cell, _ in filled if cell.column > 0 or len(filled) == 1)
        headed = (
            not paired
            and not valued
            and (len(filled) > 1 or (filled[0][0].header and len(filled[0][1]) < _LONG))
            and (_first(heads, filled) if fresh else _heads_again(filled))
        )
        if headed:
            heads = heads if fresh else {}
            for column, text in _heads(filled, figured):
                heads.setdefault(column, []).append(text)
        elif not valued and len(filled) == 1:
            group = filled[0][1]
        fresh = fresh and not valued and (headed or not out or len(filled) == 1)
        name = " ".join(
            text
            for cell, text in (filled if names else filled[:2])
            if cell.start not in values and names <= cell.column <= (names or not paired) and len(text) < 160
        )
        corner = " ".join(heads.get(names, ()))
        for cell, text in filled:
            head = "" if headed else " ".join(heads.get(cell.column, ()))
            out.append(Column(cell, text, head, "" if headed else name, group, corner))
        if any(cell.total for cell, _ in filled):
            group = ""
    return out


def _names_column(paper: Paper, table: Table) -> int:
    """The column of the rows' names: the first, but where figures stand to their left, the first one of words."""
    words: dict[int, int] = {}
    figures: dict[int, int] = {}
    for cell in table.cells:
        if not cell.header and cell.end > cell.start:
            counts = figures if is_value(paper.text[cell.start : cell.end]) else words
            counts[cell.column] = counts.get(cell.column, 0) + 1
            if cell.column < 2 and counts is words:
                return 0
    if not figures:
        return 0
    return min((column for column, count in words.items() if count > figures.get(column, 0)), default=0)


def _heads(filled: list[tuple[Cell, str]], figured: list[int]) -> list[tuple[int, str]]:
    """Assign a row of heads to columns.

    Where a printer's heads fell out of step with the figures ("2018/19 | £m | 2019/20 | £m" over two columns of them,
    "2016/17 2017/18" in one cell), and there are as many heads as columns of figures, they are taken in order.
    """
    spanned = [(c, text) for cell, text in filled for c in range(cell.column, cell.column + cell.column_span)]
    pieces: list[str] = []
    merged = False
    for cell, text in filled:
        years = _YEARS.findall(text)
        if _UNIT.fullmatch(text) and pieces:
            pieces[-1] += f" {text}"
        elif len(years) > 1 and not _YEARS.sub("", text).strip():
            pieces.extend(years)
            merged = True
        elif cell.column > 0 or years:
            pieces.append(text)
    astray = (merged or {column for column, _ in spanned if column > 0} != set(figured)) and len(pieces) == len(
        figured
    ) > 1
    if not astray:
        return spanned
    corner = [(0, text) for cell, text in filled if cell.column == 0 and text not in pieces]
    return [*corner, *zip(figured, pieces, strict=True)]


def _is_paired(paper: Paper, table: Table) -> bool:
    """Tell a table of labels and their values: two columns, no heads, no figures."""
    if any(cell.header or cell.column > 1 for cell in table.cells):
        return False
    values = [paper.text[cell.start : cell.end] for cell in table.cells if cell.column == 1]
    labels = [paper.text[cell.start : cell.end] for cell in table.cells if cell.column == 0]
    return len(labels) > 2 and not any(is_value(value) for value in values) and all(len(label) < 60 for label in labels)


def _first(heads: dict[int, list[str]], filled: list[tuple[Cell, str]]) -> bool:
    """Tell the first row of heads, and a second one under it: no name to its left, and short."""
    unnamed = filled[0][0].column > 0 and all(len(text) <= 40 for _, text in filled)
    return not heads or unnamed or _heads_again(filled)


def _heads_again(filled: list[tuple[Cell, str]]) -> bool:
    """Tell a second row of heads further down: every cell is short, and one names a unit or a year."""
    if any(len(text) > 40 for _, text in filled):
        return False
    return all(cell.header for cell, _ in filled) or any(
        _YEAR.fullmatch(text) or re.search(r"£\s?(?:['’]?000|m\b|k\b)|^£$", text) for _, text in filled
    )
