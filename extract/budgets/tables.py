"""The figures of a table as sums of money: bare numbers under a unit, sums with their sign, and what is no money."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from extract.budgets.cells import names_no_money
from extract.outline.titles import headings, plain
from extract.values.columns import Column, columns_of, is_value
from extract.values.money import find_amounts, parse_number, tidy
from extract.values.units import SCALES, column_unit, printed_unit
from models import Paper, Table

_FIGURE = re.compile(r"[\s(]*(?P<sign>[-–−+])?\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s*\)?\s*\*?\s*")
_PENCE = re.compile(r"[\s(]*[-–−+]?\s*\d[\d,]*\.\d\d\s*\)?\s*")
_MONEY_HEAD = re.compile(
    r"\b(?:budget|actual|outturn|forecast|variance|income|expenditure|spend|cost|costs|balance|amount|total|net|gross|vat|paid|payment|receipts?|price|value|allocation|grant|saving|savings)\b",
    re.IGNORECASE,
)


_BARE_TOTAL = re.compile(r"(?:(?:grand|overall|net)\s+)?(?:sub[-\s]?)?totals?\W*", re.IGNORECASE)
# "Position by scheme Table 3: ", "5 | ", "3a | ", "2.1 " in front of a title; "(£000)", ":" after it
_NUMBERED = re.compile(r"(?:.*\b(?:table|appendix|annex)\s+[\w.]+|\d[\w.]*)[\s:|.–—-]+", re.IGNORECASE)
_AFTER = re.compile(r"(?<!\s)\s*\([^()£€]*[£€][^()]*\)[\s:.]*+$|(?<![\s:.])[\s:.]++$")
_TITLE = 120  # characters; no title is longer


class Figure(NamedTuple):
    """A sum in a table's cell: its span, value, and the words that say what it is."""

    start: int
    end: int
    value: Decimal
    column: Column
    rule: str


def figures_of(paper: Paper, table: Table) -> tuple[list[Figure], bool]:
    """Read a table's bare figures as sums; the flag tells that it looks like money but prints no unit anywhere."""
    columns = columns_of(paper, table)
    corners = dict.fromkeys(column.corner for column in columns)
    corner = next((found for words in corners if (found := column_unit(words))), None)
    unit = (corner or table.unit) if table.unit_outside else (table.unit or corner)
    members: dict[int, list[Column]] = {}
    for column in columns:
        members.setdefault(column.cell.column, []).append(column)
    units = {number: _unit_of_column(cells, unit) for number, cells in members.items()}
    borrowed = table.unit_outside and corner is None and not any(column_unit(column.head) for column in columns)
    figures: list[Figure] = []
    unitless = 0
    for column in columns:
        if not column.head and not column.row and len(columns) > 1 and column.cell.header:
            continue
        match = _FIGURE.fullmatch(column.text)
        if match is None or not is_value(column.text) or _is_label(column) or _counted(column):
            continue
        own = printed_unit(column.row) or units[column.cell.column]
        if own and borrowed and not _looks_like_money(column):
            continue
        if own is None:
            unitless += bool(_MONEY_HEAD.search(column.head)) and not re.fullmatch(r"\d{1,2}", column.text.strip())
            continue
        figure = _figure(match, column, own)
        if figure is not None:
            figures.append(figure)
    return figures, unitless >= 2 and not figures and not _any_sum(paper, table)


def _figure(match: re.Match[str], column: Column, unit: str) -> Figure | None:
    value = parse_number(match["number"])
    if not value:
        return None
    value = tidy(value * SCALES[unit])
    printed = match[0].strip()
    if match["sign"] in ("-", "–", "−") or (printed.startswith("(") and printed.rstrip("*").endswith(")")):
        value = -value
    start = column.cell.start + len(column.text) - len(column.text.lstrip())
    return Figure(start, column.cell.start + len(column.text.rstrip()), value, column, "unit")


def is_bare_total(row: str) -> bool:
    """Tell a row that is called no more than "Total"."""
    return bool(_BARE_TOTAL.fullmatch(row))


def subject_of_row(column: Column, titles: Sequence[str]) -> str | None:
    """Name what a figure is for by its row; a bare "Total" by the group or the title that it sums up.

    `titles` are those that the table stands under, nearest first.
    """
    if not column.cell.total or not is_bare_total(column.row):
        return column.row or None
    bare = (
        _AFTER.sub("", text[lead.end() if (lead := _NUMBERED.match(text)) else 0 :])
        for text in (column.group, *titles)
        if text
    )
    title = next((title for title in bare if title and len(title) < _TITLE and _says_what(title)), None)
    return f"{column.row}: {title}" if title else column.row


def _says_what(title: str) -> bool:
    """Tell a title that says what its money is for from a unit and from the standing heads of reports."""
    return not printed_unit(title) and plain(title) not in headings("report")


def _looks_like_money(column: Column) -> bool:
    """Tell a sum from a score under a unit outside the table: it has decimals, three digits or a money head."""
    return bool(
        re.search(r"\d{3}|\d\.\d|[,£€]", column.text)
        or _MONEY_HEAD.search(column.head)
        or re.search(r"\b(?:19|20)\d\d\b", column.head)
    )


def _is_label(column: Column) -> bool:
    """Tell the first column's numbers (a line number, a code) and rows without any words."""
    return column.cell.column == 0 and not re.search(r"[£€]", column.head)


def _counted(column: Column) -> bool:
    return names_no_money(column.head) or (
        names_no_money(column.row) and bool(re.search(r"%|\b(?:fte|wte|no\.?|number)\b", column.row, re.IGNORECASE))
    )


def _unit_of_column(cells: Sequence[Column], table_unit: str | None) -> str | None:
    """Find a column's unit: its head's, the table's, pounds where a neighbour prints them or all have pence."""
    heads = {c.head for c in cells if c.head}
    own = next((unit for head in sorted(heads) if (unit := column_unit(head))), None)
    if own:
        return own
    if any(names_no_money(head) for head in heads):
        return None
    if table_unit:
        return table_unit
    if any(re.match(r"[\s(+-]*[£€]", c.text) and find_amounts(c.text) for c in cells):
        return "£"
    values = [c for c in cells if is_value(c.text) and re.search(r"\d", c.text)]
    pence = len(values) > 0 and all(_PENCE.fullmatch(c.text) for c in values)
    return "£" if pence and any(_MONEY_HEAD.search(head) for head in heads) else None


def _any_sum(paper: Paper, table: Table) -> bool:
    return bool(find_amounts(paper.text, table.start, table.end))
