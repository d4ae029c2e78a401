"""A table that goes on over pages is one: its parts are joined, repeated heads dropped, rows cut in two mended."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from operator import attrgetter

from extract.readers.pdf_grid import Grid, GridCell
from extract.readers.pdf_lines import Printed
from extract.readers.pdf_rows import is_figure
from extract.readers.pdf_stacking import stack
from extract.readers.pdf_tables import Flowing, Spot
from models import LayoutCell, LayoutTable

_HEADER = attrgetter("header")
_MARGIN = 50.0  # points from a page's top in which only its head stands


def join_pages(flowing: Sequence[Flowing]) -> None:
    """Join a table that ends a page to the one with the same columns that begins the next: its head holds for both."""
    upper: Spot | None = None
    for items in flowing:
        first = next((at for at, item in enumerate(items) if not _is_margin(item)), len(items))
        lower = items[first] if first < len(items) else None
        if upper is not None and isinstance(lower, Spot) and _continue(upper, lower):
            del items[first]
            if items[first:]:
                upper = None
        else:
            upper = None
        last = items[-1] if items else None
        if isinstance(last, Spot) and last.blocks and last.blocks[0].table is not None:
            upper = last


def _is_margin(item: Printed | Spot) -> bool:
    """A page's head that returns on no other page, and so was not told as one."""
    return isinstance(item, Printed) and item.bottom < _MARGIN


def _continue(upper: Spot, lower: Spot) -> bool:
    above, below = upper.blocks[0].table, lower.blocks[0].table if lower.blocks else None
    if above is None or below is None or upper.grid is None or lower.grid is None or below.caption:
        return False
    again = _repeated_heads(above, below)
    rest, tail = list(zip(below.cells, lower.grid.cells, strict=True)), lower.grid
    if again:
        rest = [(cell, place.moved(-again)) for cell, place in rest if cell.row >= again]
        tail = Grid(tail.x0, tail.top, tail.x1, tail.bottom, [place for _, place in rest])
    whole = stack(upper.grid, tail)
    if whole is None:
        return False
    kept = whole.cells[: len(above.cells)]
    same = kept[:1] and kept[0] is upper.grid.cells[0]  # the upper part stands as it stood
    cells = list(above.cells) if same else list(map(_placed, above.cells, kept))
    cells += [_placed(_body(cell), place) for (cell, _), place in zip(rest, whole.cells[len(cells) :], strict=True)]
    cut = max((cell.row for cell in upper.grid.cells), default=0)
    _mend_row(cells, whole.cells, cut)
    upper.grid = whole
    upper.blocks = [replace(upper.blocks[0], table=replace(above, cells=tuple(cells)))]
    return True


def _body(cell: LayoutCell) -> LayoutCell:
    return cell._replace(header=False) if cell.header else cell


def _placed(cell: LayoutCell, place: GridCell) -> LayoutCell:
    if (cell.row, cell.column, cell.column_span) == (place.row, place.column, place.column_span):
        return cell
    return LayoutCell(place.row, place.column, cell.lines, cell.row_span, place.column_span, cell.header)


def _repeated_heads(above: LayoutTable, below: LayoutTable) -> int:
    """How many rows at the top of the lower part print the upper part's head again."""
    heads, again = (_texts(table) for table in (above, below))
    count = 0
    while count in heads and heads[count] == again.get(count):
        count += 1
    return count


def _texts(table: LayoutTable) -> dict[int, list[str]]:
    """The words of the head's rows, with which a table begins."""
    rows: dict[int, list[str]] = {}
    for cell in takewhile(_HEADER, table.cells):
        rows.setdefault(cell.row, []).append(" ".join(line.text.strip() for line in cell.lines))
    return rows


def _mend_row(cells: list[LayoutCell], places: list[GridCell], cut: int) -> None:
    """Join the row `cut`, the last of a page, to the next one where the page's end cut it in two.

    The rest of a row has no figures, and some cell of it goes on in the middle of a sentence.
    """
    rest: list[int] = []
    first: dict[int, int] = {}
    for at in range(len(cells) - 1, -1, -1):  # a long table is not gone through for each of its pages
        if cells[at].row < cut:
            break
        if cells[at].row == cut + 1:
            rest.insert(0, at)
        elif cells[at].row == cut:
            first.setdefault(cells[at].column, at)
    if not rest or any(is_figure(places[at].parts[0].texts[0]) for at in rest):
        return
    if any(places[at].parts[0].bold for at in rest) or not any(_goes_on(places[at]) for at in rest):
        return
    if any(cells[at].column not in first for at in rest):
        return
    for at in rest:
        head = first[cells[at].column]
        cells[head] = cells[head]._replace(lines=(*cells[head].lines, *cells[at].lines))
        places[head].parts = [*places[head].parts, *places[at].parts]
    start, gone = rest[0], set(rest)
    kept = [at for at in range(start, len(cells)) if at not in gone]
    cells[start:] = [cells[at]._replace(row=cells[at].row - (cells[at].row > cut)) for at in kept]
    for at in kept:
        places[at].row -= places[at].row > cut
    places[start:] = [places[at] for at in kept]


def _goes_on(place: GridCell) -> bool:
    return place.parts[0].texts[0][:1].islower()
