"""Tells grids whose rules part only rows or only columns: the rest is told by where their figures stand."""

from itertools import chain, starmap

from extract.readers.pdf_grid import Grid, GridCell
from extract.readers.pdf_levels import column_of, find_gutters
from extract.readers.pdf_rows import count_figures, rows_of


def is_partial(grid: Grid) -> bool:
    """Tell a grid whose cells hold several figures, side by side or stacked: its rules part only rows or columns."""
    rows: dict[int, list[tuple[GridCell, int]]] = {}  # with the cells that hold figures among several words
    for cell in grid.cells:
        texts = cell.texts
        if len(texts) > 1 and (count := count_figures(texts)):
            rows.setdefault(cell.row, []).append((cell, count))
    if not rows:
        return False
    if any(sum(starmap(_stacked, row)) > 1 for row in rows.values()) or _hides_columns(grid, rows):
        return True
    count = len({cell.row for cell in grid.cells})
    return sum(any(starmap(_side_by_side, row)) for row in rows.values()) >= max(1, 0.4 * count)


def _hides_columns(grid: Grid, rows: dict[int, list[tuple[GridCell, int]]]) -> bool:
    """Cells of one column with the same blank bands and figures in them: no rule parts the columns."""
    columns: dict[int, list[GridCell]] = {}
    for cell, _ in chain.from_iterable(rows.values()):
        if cell.column_span == 1:
            columns.setdefault(cell.column, []).append(cell)
    for column, figured in columns.items():
        if len(figured) < 3:
            continue
        if 2 * len(figured) < sum(cell.column == column and cell.column_span == 1 for cell in grid.cells):
            continue
        printed = [row for cell in figured for row in rows_of(cell.parts)]
        gutters = find_gutters(printed)
        both = sum(len({column_of(run, gutters) for run in row.runs}) > 1 for row in printed)
        if gutters and 3 * both >= 2 * len(printed):
            return True
    return False


def _stacked(cell: GridCell, figures: int) -> bool:
    """Three or more figures under each other in one cell: no rule parts the rows."""
    if figures < 3:
        return False
    alone = [row for row in rows_of(cell.parts) if all(run.figures for run in row.runs)]
    return len(alone) > 2


def _side_by_side(cell: GridCell, figures: int) -> bool:
    if figures < 2:
        return False
    return any(len(row.runs) > 1 and sum(run.figures for run in row.runs) > 1 for row in rows_of(cell.parts))
