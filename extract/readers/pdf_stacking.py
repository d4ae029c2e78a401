"""Joins grids that lie one under the other: parts of a table that blank bands or page ends divide."""

from collections.abc import Iterable

from extract.readers.pdf_grid import SNAP, Grid, GridCell, nearest, places_of


def stack(upper: Grid, lower: Grid) -> Grid | None:
    """Join two grids that lie one under the other with the same outer edges, or None where their columns do not fit."""
    if abs(upper.x0 - lower.x0) > 4 or abs(upper.x1 - lower.x1) > 4:
        return None
    offset = max(cell.row + cell.row_span for cell in upper.cells)
    moved = _under(upper, lower, offset)
    if moved is not None:
        reach = _reach(moved, _reach_of(upper))
        return Grid(upper.x0, upper.top, upper.x1, lower.bottom, [*upper.cells, *moved], reach=reach)
    edges = places_of({cell.x0 for grid in (upper, lower) for cell in grid.cells})
    if len(edges) > max(upper.columns, lower.columns) + 1:
        return None
    columns: dict[float, int] = {}  # most cells of a long table share their edges
    spans: dict[tuple[float, float], int] = {}
    cells = []
    for grid, shift in ((upper, 0), (lower, offset)):
        for cell in grid.cells:
            x0, x1 = cell.x0, cell.x1
            if x0 not in columns:
                columns[x0] = nearest(edges, x0)
            if (x0, x1) not in spans:
                spans[x0, x1] = max(1, sum(x0 - SNAP <= edge < x1 - SNAP for edge in edges))
            cells.append(GridCell(cell.row + shift, columns[x0], cell.row_span, spans[x0, x1], cell.parts, x0, x1))
    return Grid(upper.x0, upper.top, upper.x1, lower.bottom, cells)


def _under(upper: Grid, lower: Grid, offset: int) -> list[GridCell] | None:
    """Put the lower grid's cells under the upper one's columns; None where a column lies under none or under two."""
    above, below = _reach_of(upper), _reach_of(lower)
    under: dict[int, int] = {}
    for column, (x0, x1) in below.items():
        shared = {at: min(x1, right) - max(x0, left) for at, (left, right) in above.items()}
        best = max(shared, key=lambda at: shared[at], default=-1)
        if best < 0 or shared[best] < 0.6 * (x1 - x0) or best in under.values():
            return None
        under[column] = best
    cells = []
    for cell in lower.cells:
        first, last = under.get(cell.column), under.get(cell.column + cell.column_span - 1)
        if first is None or last is None:
            return None
        span = max(1, last - first + 1)
        cells.append(GridCell(cell.row + offset, first, cell.row_span, span, cell.parts, cell.x0, cell.x1))
    return cells


def _reach_of(grid: Grid) -> dict[int, tuple[float, float]]:
    if grid.reach is None:
        grid.reach = _reach(grid.cells, {})
    return grid.reach


def _reach(cells: Iterable[GridCell], known: dict[int, tuple[float, float]]) -> dict[int, tuple[float, float]]:
    """From where to where each column reaches, by cells that cover no other, beyond what is known of it."""
    reach = dict(known)
    for cell in cells:
        if cell.column_span == 1:
            held = reach.get(cell.column)
            if held is None:
                reach[cell.column] = cell.x0, cell.x1
            elif cell.x0 < held[0] or cell.x1 > held[1]:
                reach[cell.column] = min(held[0], cell.x0), max(held[1], cell.x1)
    return reach
