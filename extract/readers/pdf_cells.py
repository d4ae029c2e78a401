"""What a grid of words is: a header block, numbered paragraphs, minutes set in columns, or a table."""

import re
from collections.abc import Callable, Sequence
from functools import partial

from extract.layout.fields import is_label
from extract.layout.numbering import marker_of
from extract.readers.pdf_grid import Grid, GridCell
from extract.readers.pdf_lines import Printed, runs_of
from extract.readers.pdf_page import PageInk
from extract.readers.pdf_printing import lines_of
from extract.readers.pdf_rows import is_figure
from models import BlockKind, Fragment, LayoutBlock, LayoutCell, LayoutTable

_PERSON = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Cllr|Councillor|Rev)\b")
_SIGNED = re.compile(r"(?:signed|signature|witnessed|for and on behalf|on behalf)\b", re.IGNORECASE)
_HEAD_ROWS = 4  # a table's head has at most this many rows
_PROSE = 0.7  # the share of a table's words that stand in its one column of prose
_REFERENCE = 12  # words of a last column that only refers ("Please see section 3")
_SHORT = 8  # words in a cell beside it, on average
_LONG = 18  # words in a cell of prose, on average
_WORDS = 3  # fewer stand in the cell of a number
_TOLD = 24  # words that one cell of prose has beside the numbers of items, however short the others are
_NEW_CELL: Callable[[tuple[object, ...]], LayoutCell] = partial(tuple.__new__, LayoutCell)  # in half its class's time


def blocks_of(ink: PageInk, grid: Grid) -> list[LayoutBlock]:
    """Read a grid as what it is: a header block, a numbered heading, numbered paragraphs, or a table."""
    rows = grid.rows
    fields = _fields(ink, rows)
    if fields is not None:
        return fields
    for reading in (_numbered_heading, _numbered, _signatures):
        blocks = reading(ink, rows)
        if blocks is not None:
            return blocks
    if len(rows) == 1 and not any(any(char in cell.text for char in "£.,%") for cell in rows[0][1:]):
        return [LayoutBlock(BlockKind.PARAGRAPH, lines_of(ink, cell.parts)) for cell in rows[0]]
    return [LayoutBlock(BlockKind.TABLE_ROW, table=to_table(ink, grid.cells, rows))]


def _fields(ink: PageInk, rows: list[list[GridCell]]) -> list[LayoutBlock] | None:
    """A header block drawn as a table: labels beside their values, or a row of labels above a row of values."""
    leading = 0
    for at, row in enumerate(rows):
        leading += len(row) > 1 and _is_label(row[0])
        if leading + len(rows) - at - 1 < 0.6 * len(rows):
            break  # as in nearly all tables, by their first rows
    if leading and leading >= 0.6 * len(rows):
        return [block for row in rows for block in _row_fields(ink, row)]
    if len(rows) == 2 and len(rows[0]) == len(rows[1]) and all(map(_is_label, rows[0])):
        return [_field(ink, label, [value]) for label, value in zip(*rows, strict=True)]
    return None


def _row_fields(ink: PageInk, row: list[GridCell]) -> list[LayoutBlock]:
    blocks: list[LayoutBlock] = []
    label: GridCell | None = None
    values: list[GridCell] = []
    for cell in row:
        if _is_label(cell):
            if label is not None:
                blocks.append(_field(ink, label, values))
            label, values = cell, []
        elif label is None:
            blocks.append(LayoutBlock(BlockKind.PARAGRAPH, lines_of(ink, cell.parts)))
        else:
            values.append(cell)
    if label is not None:
        blocks.append(_field(ink, label, values))
    return blocks


def _field(ink: PageInk, label: GridCell, values: Sequence[GridCell]) -> LayoutBlock:
    lines = tuple(line for value in values for line in lines_of(ink, value.parts))
    return LayoutBlock(BlockKind.FIELD, lines, label=label.text.strip().rstrip(":").strip(), lead=_lead(ink, label))


def _lead(ink: PageInk, cell: GridCell) -> tuple[Fragment, ...]:
    """Where a label or number is printed that has a cell to itself."""
    return tuple(word for line in lines_of(ink, cell.parts) for word in line.words)


def _is_label(cell: GridCell) -> bool:
    if cell.count > 8:
        return False
    text = cell.text.strip()
    return is_label(text) or (text.endswith(":") and cell.count <= 6 and marker_of(text) is None)


def _numbered_heading(ink: PageInk, rows: list[list[GridCell]]) -> list[LayoutBlock] | None:
    """A shaded bar with a section's title and its number at either end."""
    if len(rows) != 1 or len(rows[0]) != 2:
        return None
    left, right = rows[0]
    number, title = (left, right) if left.text.rstrip(".").isdigit() else (right, left)
    bare = number.text.rstrip(".")
    if not (bare.isdigit() and len(bare) < 3) or title.count > 12 or not title.text[:1].isupper():
        return None
    return [
        LayoutBlock(BlockKind.HEADING, lines_of(ink, title.parts), level=1, marker=number.text, lead=_lead(ink, number))
    ]


def _numbered(ink: PageInk, rows: list[list[GridCell]]) -> list[LayoutBlock] | None:
    """Numbered paragraphs laid out as a table: a number, the words, perhaps a reference, and no figures."""
    blocks = []
    for row in rows:
        found = marker_of(row[0].text + " ")
        if found is None or len(found[0]) < len(row[0].text.strip()) or row[0].column or len(row) not in (2, 3):
            return None
        if any(is_figure(cell.text) for cell in row[1:]):
            return None
        short = len(row) == 2 or row[2].count <= _REFERENCE
        lines = tuple(line for cell in (row[1:] if short else row[1:2]) for line in lines_of(ink, cell.parts))
        blocks.append(LayoutBlock(BlockKind.PARAGRAPH, lines, marker=found[0], lead=_lead(ink, row[0])))
        if not short:
            blocks.append(LayoutBlock(BlockKind.PARAGRAPH, lines_of(ink, row[2].parts)))
    return blocks if any(row[1].count > 4 for row in rows) else None


def _signatures(ink: PageInk, rows: list[list[GridCell]]) -> list[LayoutBlock] | None:
    """Signatures side by side: each column is one signature, so it is read from top to bottom."""
    if len(rows) > 8:
        return None
    worded = next((row for row in rows if any(any(map(str.isalpha, cell.text)) for cell in row)), [])
    if len(worded) < 2 or not all(_SIGNED.match(cell.text) for cell in worded):
        return None
    columns = sorted({cell.column for row in rows for cell in row})
    cells = [cell for column in columns for row in rows for cell in row if cell.column == column]
    return [LayoutBlock(BlockKind.PARAGRAPH, lines_of(ink, cell.parts)) for cell in cells]


def to_table(ink: PageInk, cells: Sequence[GridCell], rows: list[list[GridCell]]) -> LayoutTable:
    """Make the layout's table of a grid's cells, and the same by row, its head marked."""
    head = _head(rows)
    return LayoutTable(
        tuple(
            [
                _NEW_CELL(
                    (
                        cell.row,
                        cell.column,
                        lines_of(ink, cell.parts),
                        cell.row_span,
                        cell.column_span,
                        cell.row in head,
                    )
                )
                for cell in cells
            ]
        )
    )


def _head(rows: list[list[GridCell]]) -> set[int]:
    """The rows above the first figures; in a table without figures, a first row in bold or of short titles."""
    first = next((at for at, row in enumerate(rows) if _has_figures(row)), None)
    if first is not None:
        head = rows[: min(first, _HEAD_ROWS)]
        while len(head) > 1 and len(head[-1]) == 1 and not head[-1][0].column and any(len(row) > 1 for row in head):
            head = head[:-1]  # the name of the first group of rows
        return {row[0].row for row in head}
    titles = rows[0]
    bold = all(part.bold for cell in titles for part in cell.parts if any(map(str.isalpha, part.text)))
    bold_below = all(part.bold for row in rows[1:] for cell in row for part in cell.parts)
    person = any(_PERSON.match(cell.text) for cell in titles)
    short = len(titles) > 1 and not person and all(cell.count <= 4 for cell in titles)
    longer = any(cell.count > 4 for row in rows[1:] for cell in row)
    return {titles[0].row} if (bold and not bold_below) or (short and longer) else set()


def _has_figures(row: list[GridCell]) -> bool:
    """A row with a figure beside its label; the years in a head ("2023", "2024") are none."""
    figures = [cell.text for cell in row if (cell.column or len(row) == 1) and is_figure(cell.text.replace(" ", ""))]
    return any(not (len(text) == 4 and text[:2] in ("19", "20")) for text in figures)


def unfolded(grid: Grid) -> list[Printed]:
    """Read minutes that are set in columns (number, words, action) as lines, row by row; empty for other tables.

    One column holds nearly all the words, in whole sentences; the others hold numbers, short titles, initials.
    """
    if not 2 <= grid.columns <= 4:
        return []
    counts: dict[int, list[int]] = {}
    for cell in grid.cells:
        counts.setdefault(cell.column, []).append(cell.count)
    wide = max(counts, key=lambda column: sum(counts[column]))
    total = sum(map(sum, counts.values()))
    if sum(counts[wide]) < max(_PROSE * total, 60) or len(grid.rows) < 2:
        return []
    others = [count for column, held in counts.items() if column != wide for count in held]
    if sum(others) > _SHORT * len(others):
        return []
    long = sum(counts[wide]) >= _LONG * len(counts[wide]) or (max(counts[wide]) > _TOLD and _holds_minutes(grid, wide))
    if not long or any(_is_data(cell) for cell in grid.cells):
        return []
    first, *rest = grid.rows
    titles = _title_line(first)
    below = [line for row in rest for line in _row_lines(row)]
    if titles and below:
        below[0].opens = True
    return (titles or _row_lines(first)) + below


def _holds_minutes(grid: Grid, wide: int) -> bool:
    """Tell minutes whose items are short by the numbers in front and the titles in bold over what was said."""
    numbered = [row for row in grid.rows if len(row) > 1 and row[0].count < _WORDS and _is_number(row[0].text)]
    told = [cell for row in numbered for cell in row if cell.column == wide]
    titled = sum(cell.parts[0].bold and not cell.parts[-1].bold for cell in told)
    return 3 * len(numbered) >= len(grid.rows) and 2 * titled >= len(numbered)


def _is_data(cell: GridCell) -> bool:
    return cell.column > 0 and is_figure(cell.text) and any(char in cell.text for char in "£.,%")


def _is_number(text: str) -> bool:
    """A paragraph's number in a column of its own: "3.", "(a)", "23/45", "HB.7"."""
    return marker_of(text + " ") is not None or any(map(str.isdigit, text))


def _title_line(row: Sequence[GridCell]) -> list[Printed]:
    """The titles of the columns ("Ref", "Minute", "Action") as one line; empty where the first row is none."""
    if any(cell.count > 3 for cell in row) or marker_of(row[0].text + " ") or any(map(str.isdigit, row[0].text)):
        return []
    line = Printed()
    for cell in row:
        for part in cell.parts:
            line.add(part)
    return [line]


def _row_lines(row: Sequence[GridCell]) -> list[Printed]:
    lines: list[Printed] = []
    for cell in row:
        printed = runs_of(cell.parts)
        right = max(line.x1 for line in printed)
        for line in printed:
            line.right = right
        lead = lines[0] if len(lines) == 1 else None
        if lead is not None and lead.count == 1 and _is_number(lead.text):
            lead.right = right
            lead.join(printed.pop(0))
        lines += printed
    return lines
