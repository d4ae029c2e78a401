"""Puts a page together: tables and header blocks out of its words, the rest as printed lines in reading order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.fields import is_label, label_of
from extract.numbering import marker_of
from extract.readers.pdf_aligned import find_aligned, is_partial
from extract.readers.pdf_grid import Grid, GridCell, find_grids, stack
from extract.readers.pdf_lines import Printed, in_reading_order, runs_of, shares_line, to_line
from extract.readers.pdf_page import PageInk, Word
from extract.readers.pdf_rows import is_figure
from extract.readers.pdf_tabs import split_tabs
from extract.running import is_page_number
from extract.units import printed_unit
from models import BlockKind, Finding, FindingKind, LayoutBlock, LayoutCell, LayoutTable, Line

_HEAD_ROWS = 4  # a table's head has at most this many rows
_CAPTION_REACH = 42.0  # points above a table in which its caption stands


@dataclass(slots=True)
class Spot:
    """A table or a header block in its place on the page."""

    blocks: list[LayoutBlock]
    x0: float
    top: float
    x1: float
    bottom: float
    order: int
    grid: Grid | None = None


Flowing = list[Printed | Spot]


def page_flow(ink: PageInk, findings: list[Finding]) -> Flowing:
    """Order a page: lines and tables as a person reads them."""
    try:
        grids = _grids(ink)
    except (ValueError, IndexError, ZeroDivisionError, RecursionError) as error:
        findings.append(
            Finding(
                kind=FindingKind.UNREAD_TABLE,
                message=f"the tables of page {ink.number} could not be read ({error}); their words stand as text",
                page=ink.number,
            )
        )
        grids = []
    taken = {id(word) for grid in grids for cell in grid.cells for word in cell.words}
    runs = in_reading_order(runs_of(word for word in ink.words if id(word) not in taken))
    lines, tabbed = split_tabs(ink, runs)
    spots = []
    for grid in (*grids, *tabbed):
        order = min(word.order for cell in grid.cells for word in cell.words)
        spots.append(Spot(_blocks_of(ink, grid), grid.x0, grid.top, grid.x1, grid.bottom, order, grid))
    flowing = _pair_labels(_place(list(lines), spots))
    flowing.extend(_sideways(ink))
    _caption(ink, flowing)
    return flowing


def _grids(ink: PageInk) -> list[Grid]:
    """The page's tables; a table inside a box or another table's cell is its own."""
    free: Sequence[Word] = ink.words
    full: list[Grid] = []
    partial: list[Grid] = []
    drawn = [grid for grid in find_grids(ink.rules, free) if grid.columns > 1 or len(grid.rows) > 1]
    for grid in sorted(drawn, key=lambda grid: (grid.x1 - grid.x0) * (grid.bottom - grid.top)):
        taken = {id(word) for other in full for cell in other.cells for word in cell.words}
        for cell in grid.cells:
            cell.words = [word for word in cell.words if id(word) not in taken]
        grid.cells = [cell for cell in grid.cells if cell.words]
        if grid.columns < 2 or _is_page_of_prose(ink, grid):
            continue
        (partial if is_partial(grid) else full).append(grid)
    taken = {id(word) for grid in full for cell in grid.cells for word in cell.words}
    aligned = find_aligned([word for word in free if id(word) not in taken], ink.rules, partial)
    return _stacked(ink, sorted((*full, *aligned), key=lambda grid: grid.top))


def _is_page_of_prose(ink: PageInk, grid: Grid) -> bool:
    """A frame around most of a page with a stray wall in it."""
    words = sum(len(cell.words) for cell in grid.cells)
    return len(grid.cells) <= 3 and words > 250 and max(len(cell.words) for cell in grid.cells) > 0.8 * words


def _stacked(ink: PageInk, grids: list[Grid]) -> list[Grid]:
    """Join a table's head, body and total where they are drawn as separate grids with blank bands between."""
    joined: list[Grid] = []
    for grid in grids:
        if joined and 0 <= grid.top - joined[-1].bottom < 16:
            last = joined[-1]
            between = any(
                last.bottom < (word.top + word.bottom) / 2 < grid.top and last.x0 < word.x0 < last.x1
                for word in ink.words
            )
            whole = None if between else stack(last, grid)
            if whole is not None:
                joined[-1] = whole
                continue
        joined.append(grid)
    return [grid for grid in joined if len(grid.rows) > 1 or grid.columns > 1]


def _place(flowing: Flowing, spots: list[Spot]) -> Flowing:
    """Put each table before the first line that is printed after it."""
    for spot in sorted(spots, key=lambda spot: spot.top):
        at = len(flowing)
        for index, item in enumerate(flowing):
            order = item.order if isinstance(item, Spot) else item.words[0].order
            overlap = min(item.x1, spot.x1) - max(item.x0, spot.x0)
            below = item.top >= spot.bottom - 3 and (overlap > 0 or order > spot.order)
            if below or (order > spot.order and item.top > spot.top and overlap > 0):
                at = index
                break
        flowing.insert(at, spot)
    return flowing


def _pair_labels(flowing: Flowing) -> Flowing:
    """Bring values beside their labels where a page prints all labels first and then all values."""
    labels = [at for at, item in enumerate(flowing) if isinstance(item, Printed) and _is_bare_label(item)]
    if not any(b == a + 1 for a, b in pairwise(labels)):
        return flowing
    moved: dict[int, int] = {}
    for at, item in enumerate(flowing):
        if at in labels or not isinstance(item, Printed):
            continue
        beside = [i for i in labels if _beside(flowing[i], item)]
        if beside:
            moved[at] = max(beside, key=lambda i: flowing[i].top)
        elif at - 1 in moved and isinstance(flowing[at - 1], Printed) and item.x0 > flowing[moved[at - 1]].x1:
            moved[at] = moved[at - 1]
    order = sorted(range(len(flowing)), key=lambda at: (moved.get(at, at), at))
    return [flowing[at] for at in order]


def _is_bare_label(item: Printed) -> bool:
    found = label_of(item.text) if len(item.words) < 8 else None
    return found is not None and found[1] >= len(item.text)


def _beside(label: Printed | Spot, item: Printed) -> bool:
    return isinstance(label, Printed) and shares_line(label, item) and item.x0 > label.x1


def _sideways(ink: PageInk) -> Iterable[Printed]:
    """Words that stand at a right angle to the text, as one line after it."""
    if ink.sideways:
        line = Printed()
        for word in ink.sideways:
            line.add(word)
        if not is_page_number(line.text):
            yield line


def _blocks_of(ink: PageInk, grid: Grid) -> list[LayoutBlock]:
    """Read a grid as what it is: a header block, numbered paragraphs, or a table."""
    rows = grid.rows
    fields = _fields(ink, rows)
    if fields is not None:
        return fields
    for reading in (_numbered_heading, _numbered):
        blocks = reading(ink, rows)
        if blocks is not None:
            return blocks
    if len(rows) == 1 and not any(any(char in cell.text for char in "£.,%") for cell in rows[0][1:]):
        return [LayoutBlock(BlockKind.PARAGRAPH, _lines(ink, cell)) for cell in rows[0]]
    return [LayoutBlock(BlockKind.TABLE_ROW, table=to_table(ink, grid))]


def _fields(ink: PageInk, rows: list[list[GridCell]]) -> list[LayoutBlock] | None:
    """A header block drawn as a table: labels beside their values, or a row of labels above a row of values."""
    leading = sum(_is_label(row[0]) and len(row) > 1 for row in rows)
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
            blocks.append(LayoutBlock(BlockKind.PARAGRAPH, _lines(ink, cell)))
        else:
            values.append(cell)
    if label is not None:
        blocks.append(_field(ink, label, values))
    return blocks


def _field(ink: PageInk, label: GridCell, values: Sequence[GridCell]) -> LayoutBlock:
    lines = tuple(line for value in values for line in _lines(ink, value))
    return LayoutBlock(BlockKind.FIELD, lines, label=label.text.strip().rstrip(":").strip())


def _is_label(cell: GridCell) -> bool:
    text = cell.text.strip()
    if len(cell.words) > 8:
        return False
    return is_label(text) or (text.endswith(":") and len(cell.words) <= 6 and marker_of(text) is None)


def _numbered_heading(ink: PageInk, rows: list[list[GridCell]]) -> list[LayoutBlock] | None:
    """A shaded bar with a section's title and its number at either end."""
    if len(rows) != 1 or len(rows[0]) != 2:
        return None
    left, right = rows[0]
    number, title = (left, right) if left.text.rstrip(".").isdigit() else (right, left)
    bare = number.text.rstrip(".")
    if not (bare.isdigit() and len(bare) < 3) or len(title.words) > 12 or not title.text[:1].isupper():
        return None
    return [LayoutBlock(BlockKind.HEADING, _lines(ink, title), level=1, marker=number.text)]


def _numbered(ink: PageInk, rows: list[list[GridCell]]) -> list[LayoutBlock] | None:
    """Numbered paragraphs laid out as a table: a number, the words, perhaps a reference, and no figures."""
    blocks = []
    for row in rows:
        found = marker_of(row[0].text + " ")
        if found is None or len(found[0]) < len(row[0].text.strip()) or row[0].column or len(row) not in (2, 3):
            return None
        if any(is_figure(cell.text) for cell in row[1:]) or (len(row) == 3 and len(row[2].words) > 12):
            return None
        lines = tuple(line for cell in row[1:] for line in _lines(ink, cell))
        blocks.append(LayoutBlock(BlockKind.PARAGRAPH, lines, marker=found[0]))
    return blocks if any(len(row[1].words) > 4 for row in rows) else None


def _lines(ink: PageInk, cell: GridCell) -> tuple[Line, ...]:
    return tuple(to_line(ink, run) for run in runs_of(cell.words))


def to_table(ink: PageInk, grid: Grid) -> LayoutTable:
    """Make the layout's table of a grid, its head marked."""
    head = _head(grid.rows)
    cells = tuple(
        LayoutCell(
            row=cell.row,
            column=cell.column,
            lines=_lines(ink, cell),
            row_span=cell.row_span,
            column_span=cell.column_span,
            header=cell.row in head,
        )
        for cell in grid.cells
    )
    return LayoutTable(cells)


def _head(rows: list[list[GridCell]]) -> set[int]:
    """The rows above the first figures; in a table without figures, a first row in bold or of short titles."""
    first = next((at for at, row in enumerate(rows) if _has_figures(row)), None)
    if first is not None:
        return {row[0].row for row in rows[: min(first, _HEAD_ROWS)]}
    titles = rows[0]
    bold = all(word.bold for cell in titles for word in cell.words if any(map(str.isalpha, word.text)))
    bold_below = all(word.bold for row in rows[1:] for cell in row for word in cell.words)
    short = len(titles) > 1 and all(len(cell.words) <= 4 for cell in titles)
    longer = any(len(cell.words) > 4 for row in rows[1:] for cell in row)
    return {titles[0].row} if (bold and not bold_below) or (short and longer) else set()


def _has_figures(row: list[GridCell]) -> bool:
    """A row with a figure beside its label; the years in a head ("2023", "2024") are none."""
    figures = [cell.text for cell in row if (cell.column or len(row) == 1) and is_figure(cell.text.replace(" ", ""))]
    return any(not (len(text) == 4 and text[:2] in ("19", "20")) for text in figures)


def _caption(ink: PageInk, flowing: Flowing) -> None:
    """Give tables the line printed above them as their title or unit; the line stays in the text."""
    for at, spot in enumerate(flowing):
        if not isinstance(spot, Spot) or spot.blocks[0].table is None:
            continue
        lines = []
        for above in reversed(flowing[max(0, at - 3) : at]):
            if isinstance(above, Spot) or not 0 <= spot.top - above.bottom + 4 < _CAPTION_REACH:
                break
            if printed_unit(above.text) or above.bold or above.text.startswith(("Table", "Appendix")):
                lines.append(above.text)
        if lines:
            table = spot.blocks[0].table
            caption = " ".join(reversed(lines))
            spot.blocks[0] = LayoutBlock(BlockKind.TABLE_ROW, table=LayoutTable(table.cells, caption))
