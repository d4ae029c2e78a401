"""Tables without a full grid: rows between rules, or figures that line up in columns with nothing drawn at all."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise
from operator import attrgetter

from extract.readers.pdf_bands import Frame, meets, stands_in, with_grids
from extract.readers.pdf_grid import Bar, Grid, GridCell, renumber
from extract.readers.pdf_levels import (
    column_of,
    find_gutters,
    levels_by_figures,
    levels_by_rules,
    part_heads,
    settle_gutters,
)
from extract.readers.pdf_page import Stretch
from extract.readers.pdf_rows import (
    DECIMAL_ENDS,
    Row,
    aligned,
    are_figures,
    free_figures,
    is_decimal,
    is_figure,
    is_figure_row,
    is_head,
    levels,
    near,
    row_of,
)

_ORDER = attrgetter("order")
_FIGURES = 3  # rows of figures: fewer make no table without rules, save two
_WIDE = 3  # columns of figures: so wide are two rows enough


def find_aligned(
    parts: Sequence[Stretch],
    bars: Sequence[Bar],
    ruled: Sequence[Frame] = (),
    partial: Sequence[Grid] = (),
    rows: list[Row] | None = None,
) -> list[Grid]:
    """Find tables in the frames of rules and by aligned figures, among words that stand in no full grid.

    `partial` are grids whose rules part only some of the columns; their rows are cut again. `rows` are those of the
    words, if they are known.
    """
    frames = [with_grids(frame, partial) for frame in ruled]
    alone = [grid for grid in partial if not any(meets(frame, grid) for frame in ruled)]
    frames += [(grid.top, grid.bottom, grid.x0, grid.x1) for grid in alone]
    if not frames and not _hold_figures(parts):
        return []
    if rows is None:
        lines = levels(parts)
        if not frames and not _hold_figure_rows(lines):
            return []
        rows = list(map(row_of, lines))
    grids: list[Grid] = []
    for top, bottom, left, right in frames:
        inside = [at for at, row in enumerate(rows) if stands_in(row, top, bottom, left, right)]
        if not inside:
            continue
        first, last = _stretch(rows, inside[0], inside[-1])
        region = [row for row in rows[first : last + 1] if row.x0 > left - 30 and row.x1 < right + 30]
        wide = 0.4 * (right - left)
        within = [bar.at for bar in bars if bar.end - bar.start > wide and bar.start < right and bar.end > left]
        grid = _table(region, within, ruled=True)
        if grid is not None:
            _reach_out(grid, left, right)
            grids.append(grid)
            held = set(map(id, region))
            rows = [row for row in rows if id(row) not in held]
    for region in _figure_regions(rows):
        grid = _table(region, [], ruled=False)
        if grid is not None:
            grids.append(grid)
    return grids


def _hold_figures(parts: Iterable[Stretch]) -> bool:
    """Tell whether some words can be cells with figures, or hold such: only decimals are told apart without a gap."""
    count = 0
    for part in parts:
        if are_figures(part.texts) or _holds_decimals(part):
            count += 1
            if count == _FIGURES:
                return True
    return False


def _holds_decimals(part: Stretch) -> bool:
    ends = [text for text in part.texts if text[-1] in DECIMAL_ENDS]
    return len(ends) > 1 and sum(map(is_decimal, ends)) > 1


def _hold_figure_rows(lines: Iterable[list[Stretch]]) -> bool:
    """Tell whether two lines or more are rows with figures; one stretch of words is none without decimals in it."""
    rows = (row_of(line) for line in lines if len(line) > 1 or _holds_decimals(line[0]))
    return len(list(islice(filter(is_figure_row, rows), 2))) > 1


def _stretch(rows: Sequence[Row], first: int, last: int) -> tuple[int, int]:
    """Take in the head above and the totals below."""
    at = first
    while (
        at and first - at < 3 and near(rows[at - 1], rows[at]) and all(len(run.texts) < 8 for run in rows[at - 1].runs)
    ):
        at -= 1
        if is_head(rows[at]):
            first = at
    while last + 1 < len(rows) and near(rows[last], rows[last + 1]) and is_figure_row(rows[last + 1]):
        last += 1
    return first, last


def _figure_regions(rows: Sequence[Row]) -> Iterable[list[Row]]:
    """Runs of three or more rows with a figure in a cell of its own, headings above them included."""
    at = 0
    while at < len(rows):
        if not is_figure_row(rows[at]):
            at += 1
            continue
        end = last = at
        while end + 1 < len(rows) and end - last < 3 and near(rows[end], rows[end + 1]):
            end += 1
            if is_figure_row(rows[end]):
                last = end
        figures = [row for row in rows[at : last + 1] if is_figure_row(row)]
        enough = len(figures) >= _FIGURES or (len(figures) > 1 and all(map(_is_wide, figures)))
        if enough and 2 * len(figures) >= last + 1 - at and aligned(figures):
            first = at
            while (above := _head_above(rows, first, at)) < first:
                first = above
            yield list(rows[first : last + 1])
        at = last + 1


def _is_wide(row: Row) -> bool:
    return sum(run.figures for run in row.runs) >= _WIDE


def _head_above(rows: Sequence[Row], first: int, figures: int) -> int:
    """The row of the head above row `first`, over the tail of a head that wraps; `first` where there is none."""
    for at in (first - 1, first - 2):
        if at < 0 or figures - at > 4 or not near(rows[at], rows[at + 1]):
            break
        if is_head(rows[at]):
            return at
        if len(rows[at].runs) > 1 or rows[at].x0 < rows[figures].runs[0].x1 + rows[at].bottom - rows[at].top:
            break  # it stands above the names, not above the figures
    return first


def _table(rows: list[Row], bars: list[float], ruled: bool) -> Grid | None:
    """Cut rows into columns at the blank bands that run through them."""
    if len(rows) < 2:
        return None
    free_figures(rows)
    gutters = find_gutters(rows if ruled else [row for row in rows if len(row.runs) > 1])
    if _crowded(rows, gutters):  # words between the rows of figures hide the columns
        gutters = max(gutters, find_gutters([row for row in rows if is_figure_row(row)]), key=len)
    if not ruled:
        gutters = _without_bare_heads(rows, gutters)
    if ruled:
        gutters = _with_rows(rows, gutters)
    if not gutters:
        return None
    part_heads(rows, gutters)
    gutters = settle_gutters(rows if ruled else [row for row in rows if len(row.runs) > 1], gutters)
    bounds = levels_by_rules(rows, bars, gutters) if ruled else levels_by_figures(rows, gutters)
    cells: dict[tuple[int, int], GridCell] = {}
    for row, level in zip(rows, bounds, strict=True):
        for run in row.runs:
            column = column_of(run, gutters)
            over = bisect_left(gutters, run.x1 - 1) - column + 1
            cell = cells.get((level, column))
            if cell is None:
                cell = cells[level, column] = GridCell(level, column)
            cell.column_span = max(cell.column_span, over)
            cell.parts.extend(run.parts)
    _set_over_figures(cells.values())
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    edges = [left, *gutters, right]
    for cell in cells.values():
        cell.parts.sort(key=_ORDER)
        cell.x0, cell.x1 = edges[cell.column], edges[min(cell.column + cell.column_span, len(edges) - 1)]
    found = renumber(list(cells.values()))
    if len({cell.row for cell in found}) < 2 or len({cell.column for cell in found}) < 2:
        return None
    if ruled and not _worth(found):
        return None
    return Grid(left, rows[0].top, right, rows[-1].bottom, found)


def _set_over_figures(cells: Iterable[GridCell]) -> None:
    """Bring heads that are set off to the left over their figures: as many heads as columns, but elsewhere."""
    rows: dict[int, list[GridCell]] = {}
    for cell in cells:
        if cell.column:
            rows.setdefault(cell.row, []).append(cell)
    figured = {row for row, held in rows.items() if any(is_figure(cell.parts[-1].texts[-1]) for cell in held)}
    columns = sorted({cell.column for row in figured for cell in rows[row]})
    for row, heads in rows.items():
        if figured and row < min(figured) and len(heads) == len(columns) > 1:
            for cell, column in zip(sorted(heads, key=lambda cell: cell.column), columns, strict=True):
                if cell.column != column:
                    cell.column, cell.column_span = column, 1


def _reach_out(grid: Grid, left: float, right: float) -> None:
    """Let a table's outer cells reach as far as its rules, so that its parts on two pages are seen to be alike."""
    grid.x0, grid.x1 = min(left, grid.x0), max(right, grid.x1)
    last = max(cell.column + cell.column_span for cell in grid.cells)
    for cell in grid.cells:
        cell.x0 = grid.x0 if cell.column == 0 else cell.x0
        cell.x1 = grid.x1 if cell.column + cell.column_span == last else cell.x1


def _without_bare_heads(rows: Sequence[Row], gutters: list[float]) -> list[float]:
    """Let a column that only heads stand in be a part of the one to its right: they are set off to the left of it."""
    filled = {column_of(run, gutters) for row in rows if is_figure_row(row) for run in row.runs}
    return [gutter for at, gutter in enumerate(gutters) if at in filled or at == 0]


def _with_rows(rows: Sequence[Row], gutters: list[float]) -> list[float]:
    """Leave out a blank band that only one row's words stand behind: justified lines have such."""
    held: dict[int, set[int]] = {}
    for at, row in enumerate(rows):
        for run in row.runs:
            held.setdefault(column_of(run, gutters), set()).add(at)
    return [gutter for at, gutter in enumerate(gutters, 1) if len(held.get(at, ())) > 1 or at == 1]


def _crowded(rows: Sequence[Row], gutters: Sequence[float]) -> bool:
    """Figures side by side in one column."""
    for row in rows:
        figures = [run.x0 for run in row.runs if run.figures]
        if any(bisect_right(gutters, a) >= bisect_left(gutters, b) for a, b in pairwise(figures)):
            return True
    return False


def _worth(cells: list[GridCell]) -> bool:
    """Rows between rules are a table when most of them have more than one cell."""
    counts: dict[int, int] = {}
    for cell in cells:
        counts[cell.row] = counts.get(cell.row, 0) + 1
    return sum(count > 1 for count in counts.values()) >= max(2, len(counts) // 2)
