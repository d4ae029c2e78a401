"""Columns and rows of a table that nothing draws: blank bands between columns, figures that number the rows."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.readers.pdf_rows import Entry, Row
from extract.values.units import printed_unit

_FLUSH = 2.5  # points: how far the edges of a column's cells may differ
_GUTTER = 0.8  # points: the narrowest blank band between two columns (cells are cut at wider gaps before)


def find_gutters(rows: Sequence[Row]) -> list[float]:
    """Find the x of the blank bands that (nearly) all rows leave free."""
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    events: list[tuple[float, int]] = []
    counted = 0
    for row in rows:
        spans = [(run.x0, run.x1) for run in row.runs]
        if len(spans) == 1 and spans[0][1] - spans[0][0] > 0.5 * (right - left):
            continue
        counted += 1
        for start, end in spans:
            events += ((start, 1), (end, -1))
    allowed = counted // 12
    gutters: list[float] = []
    depth, before = 0, left
    clear: list[tuple[int, float, float]] = []  # how many rows, and how wide with a minus, the middle
    closed = False
    for x, step in sorted(events):
        if depth <= allowed and x - before >= _GUTTER:
            clear.append((depth, before - x, (before + x) / 2))
        depth, before = depth + step, x
        if depth > allowed:
            if clear and closed:
                gutters.append(min(clear)[2])
            clear, closed = [], True
    return gutters


def column_of(run: Entry, gutters: Sequence[float]) -> int:
    """The column that a run of words stands in: figures by their right edge, words by their left."""
    return bisect_left(gutters, run.place)


def part_heads(rows: Sequence[Row], gutters: Sequence[float]) -> None:
    """Part heads that stand so close that they ran together: "Budget Forecast" over two columns of figures.

    A blank in a run on a gutter parts two heads where both stand flush with, or centred over, their columns' cells.
    """
    edges: dict[int, list[tuple[float, float]]] = {}
    for row in rows:
        for run in row.runs:
            column = column_of(run, gutters)
            if column == len(gutters) or gutters[column] >= run.x1 - 1:
                edges.setdefault(column, []).append((run.x0, run.x1))
    for row in rows:
        through = [run for run in row.runs if bisect_right(gutters, run.x0) != bisect_left(gutters, run.x1)]
        if through:  # on few rows
            row.runs = [
                part for run in row.runs for part in (_parted(run, gutters, edges) if run in through else (run,))
            ]


def _parted(run: Entry, gutters: Sequence[float], edges: dict[int, list[tuple[float, float]]]) -> list[Entry]:
    middles = [x0 + x1 for x0, x1 in run.edges]
    parts = run.cut(
        *(
            at
            for at, (before, middle) in enumerate(pairwise(middles), 1)
            if any(before < 2 * gutter < middle for gutter in gutters)
        )
    )
    if len(parts) < 2:
        return parts
    fit = all(_fits(part, edges.get(_column_under(part, gutters), [])) for part in parts)
    return parts if fit else [run]


def _column_under(part: Entry, gutters: Sequence[float]) -> int:
    return sum(2 * gutter < part.x0 + part.x1 for gutter in gutters)


def _fits(part: Entry, edges: Sequence[tuple[float, float]]) -> bool:
    """Flush left or right with most of a column's cells, or centred over them."""
    x0, x1 = part.x0, part.x1
    flush = (
        sum(abs(x0 - left) < _FLUSH for left, _ in edges),
        sum(abs(x1 - right) < _FLUSH for _, right in edges),
        sum(abs(x0 + x1 - left - right) < 2 * _FLUSH for left, right in edges),
    )
    return max(flush) > max(1, len(edges) // 3)


def settle_gutters(rows: Sequence[Row], gutters: list[float]) -> list[float]:
    """Find the blank bands again without the runs that stand over several columns of figures."""
    extents: dict[int, tuple[float, float]] = {}
    for row in rows:
        for run in row.runs:
            if run.figures:
                column = column_of(run, gutters)
                x0, x1 = extents.get(column, (run.x0, run.x1))
                extents[column] = min(x0, run.x0), max(x1, run.x1)
    alone = []
    for row in rows:
        runs = [run for run in row.runs if not _covers_two(run, extents.values())]
        if runs:
            alone.append(Row(runs, row.top, row.bottom))
    settled = find_gutters(alone) if alone else []
    return settled if len(settled) == len(gutters) else gutters


def _covers_two(run: Entry, extents: Iterable[tuple[float, float]]) -> bool:
    left, right, covered = run.x0, run.x1, False
    for x0, x1 in extents:
        if left < x1 and x0 < right:
            if covered:
                return True
            covered = True
    return False


def levels_by_rules(rows: Sequence[Row], bars: list[float], gutters: list[float]) -> list[int]:
    """Number the table's row of each printed row: the rules part them, and figures do where the rules leave several."""
    bands: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        bands.setdefault(bisect_left(bars, (row.top + row.bottom) / 2), []).append(at)
    anchored = _anchored(rows, gutters)
    levels = [0] * len(rows)
    level = 0
    for band in sorted(bands):
        members = bands[band]
        inner = _share_out([rows[at] for at in members], [anchored[at] for at in members], split=len(bands) < 3)
        for at, step in zip(members, inner, strict=True):
            levels[at] = level + step
        level += max(inner) + 1
    return levels


def levels_by_figures(rows: Sequence[Row], gutters: list[float]) -> list[int]:
    return _share_out(rows, _anchored(rows, gutters), split=True)


def _anchored(rows: Sequence[Row], gutters: list[float]) -> list[set[int]]:
    """List for each row the columns of figures in which it has one."""
    held: dict[int, list[tuple[int, bool]]] = {}
    for at, row in enumerate(rows):
        for run in row.runs:
            column = column_of(run, gutters)
            held.setdefault(column, []).append((at, run.figures))
    anchored: list[set[int]] = [set() for _ in rows]
    for column, runs in held.items():
        if column and sum(figure for _, figure in runs) >= 0.5 * len(runs):
            for at, figure in runs:
                if figure:
                    anchored[at].add(column)
    return anchored


def _anchors(rows: Sequence[Row], anchored: Sequence[set[int]]) -> list[int]:
    """The rows with figures, without those that a figure printed a little lower makes of one row."""
    anchors: list[int] = []
    seen: set[int] = set()
    for at, columns in enumerate(anchored):
        if not columns:
            continue
        if anchors and not columns & seen and rows[at].top < rows[anchors[-1]].bottom:
            seen |= columns
            continue
        anchors.append(at)
        seen = set(columns)
    return anchors


def _share_out(rows: Sequence[Row], anchored: Sequence[set[int]], split: bool) -> list[int]:
    """Give each row without figures to the nearest one that has them: a label that wraps around its figure."""
    if len(rows) > 1 and _is_unit(rows[0]):
        return [0, *(level + 1 for level in _share_out(rows[1:], anchored[1:], split))]
    anchors = _anchors(rows, anchored)
    if len(anchors) < 2:
        return _plain(rows) if split and not anchors else [0] * len(rows)
    levels: list[float] = []
    for at, row in enumerate(rows):
        if at < anchors[0] and not _touches(rows, at, anchors[0]):
            levels.append(-1)
            continue
        nearest = min(anchors, key=lambda anchor: (abs(rows[anchor].top - row.top), anchor > at))
        levels.append(anchors.index(nearest) - 0.5 * (nearest > at and _opens_group(row, rows[nearest])))
    order = {level: at for at, level in enumerate(sorted(set(levels)))}
    return [order[level] for level in levels]


def _is_unit(row: Row) -> bool:
    """A unit in a line of its own above the head: "All figures in £m"."""
    return len(row.runs) == 1 and len(row.runs[0].texts) > 2 and bool(printed_unit(row.runs[0].text))


def _opens_group(row: Row, anchor: Row) -> bool:
    """A line in bold type above a name that is not: the head of a group of rows."""
    return all(part.bold for run in row.runs for part in run.parts) and not any(
        part.bold for part in anchor.runs[0].parts
    )


def _touches(rows: Sequence[Row], at: int, anchor: int) -> bool:
    """A single run directly above the first figures belongs to their label; a row of heads does not."""
    return len(rows[at].runs) == 1 and anchor - at == 1 and rows[anchor].runs[0].x0 > rows[at].x1


def _plain(rows: Sequence[Row]) -> list[int]:
    """Rows without figures: a new one begins after a blank line, or where all the rows have all their cells."""
    first = min(row.x0 for row in rows)
    even = len({len(row.runs) for row in rows}) == 1
    level = -1
    levels = []
    for at, row in enumerate(rows):
        lead = row.x0 < first + 6 and len(row.runs) > 1
        apart = at > 0 and row.top - rows[at - 1].bottom > 0.5 * (row.bottom - row.top)
        if level < 0 or (lead and (apart or even)):
            level += 1
        levels.append(level)
    return levels
