"""Front sheets: a frame around a page's prose whose lower edge is a table."""

from collections.abc import Sequence

from extract.readers.pdf_grid import Grid, GridCell, renumber
from extract.readers.pdf_page import Stretch

_PROSE = 40  # words: so many in a cell over the whole width are paragraphs
_GAP = 1.2  # heights of the type: a blank so wide parts cells


def framed_prose_out(grid: Grid) -> None:
    """Take paragraphs framed above or below a table out of it, so that they are read as text; the table stays."""
    if grid.cells[0].count <= _PROSE and grid.cells[-1].count <= _PROSE:  # as in nearly all
        return
    rows = grid.rows
    kept = list(rows)
    while len(kept) > 2 and _is_prose(kept[0], kept[1:]):
        del kept[0]
    while len(kept) > 2 and _is_prose(kept[-1], kept[:-1]):
        del kept[-1]
    if len(kept) == len(rows):
        return
    cells = [part for row in kept for cell in row for part in _parted(cell, kept)]
    grid.top = min(part.top for cell in cells for part in cell.parts)
    grid.bottom = max(part.bottom for cell in cells for part in cell.parts)
    grid.cells = renumber(cells)


def _is_prose(row: Sequence[GridCell], others: Sequence[Sequence[GridCell]]) -> bool:
    return len(row) == 1 and row[0].count > _PROSE and sum(len(other) > 1 for other in others) == len(others)


def _parted(cell: GridCell, rows: Sequence[Sequence[GridCell]]) -> list[GridCell]:
    """Part a cell that no wall parts among the columns below it, where its words stand as far apart."""
    words = sorted([word for part in cell.parts for word in part.singly()], key=lambda word: word.x0)
    runs: list[list[Stretch]] = []
    for word in words:
        if not runs or word.x0 - runs[-1][-1].x1 > _GAP * word.height:
            runs.append([])
        runs[-1].append(word)
    edges = {other.column: (other.x0, other.x1) for row in rows for other in row if other.column_span == 1}
    columns = range(cell.column, cell.column + cell.column_span)
    if len(runs) < 2 or len(runs) != cell.column_span or any(column not in edges for column in columns):
        return [cell]
    return [
        GridCell(cell.row, column, cell.row_span, 1, run, *edges[column])
        for column, run in zip(columns, runs, strict=True)
    ]
