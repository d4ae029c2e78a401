"""Columns and rows of a table that nothing draws: blank bands between columns, figures that number the rows."""

from collections.abc import Sequence

from extract.readers.pdf_page import Word
from extract.readers.pdf_rows import Row, is_figure

_GUTTER = 0.8  # points: the narrowest blank band between two columns (cells are cut at wider gaps before)


def find_gutters(rows: Sequence[Row]) -> list[float]:
    """Find the x of the blank bands that (nearly) all rows leave free."""
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    events: list[tuple[float, int]] = []
    counted = 0
    for row in rows:
        spans = [(run[0].x0, run[-1].x1) for run in row.runs]
        if len(spans) == 1 and spans[0][1] - spans[0][0] > 0.5 * (right - left):
            continue
        counted += 1
        for start, end in spans:
            events += ((start, 1), (end, -1))
    allowed = counted // 12
    gutters: list[float] = []
    depth, free_from = 0, left
    open_gap = False
    for x, step in sorted(events):
        before = depth
        depth += step
        if before <= allowed < depth:
            if open_gap and x - free_from >= _GUTTER:
                gutters.append((x + free_from) / 2)
            open_gap = False
        elif depth <= allowed < before:
            free_from, open_gap = x, True
    return gutters


def column_of(run: Sequence[Word], gutters: Sequence[float]) -> int:
    """The column that a run of words stands in: figures by their right edge, words by their left."""
    figures = all(is_figure(word.text) for word in run)
    edge = run[-1].x1 - 1 if figures and len(run[-1].text) > 2 else run[0].x0 + 1
    return sum(gutter < edge for gutter in gutters)


def levels_by_rules(rows: Sequence[Row], bars: list[float], gutters: list[float]) -> list[int]:
    """Number the table's row of each printed row: the rules part them, and figures do where the rules leave several."""
    bands: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        bands.setdefault(sum(bar < (row.top + row.bottom) / 2 for bar in bars), []).append(at)
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


def _anchored(rows: Sequence[Row], gutters: list[float]) -> list[bool]:
    """Tell the rows that have a figure in a column of figures."""
    held: dict[int, list[tuple[int, bool]]] = {}
    for at, row in enumerate(rows):
        for run in row.runs:
            column = column_of(run, gutters)
            held.setdefault(column, []).append((at, all(is_figure(word.text) for word in run)))
    anchored = [False] * len(rows)
    for column, runs in held.items():
        if column and sum(figure for _, figure in runs) >= 0.5 * len(runs):
            for at, figure in runs:
                anchored[at] = anchored[at] or figure
    return anchored


def _share_out(rows: Sequence[Row], anchored: Sequence[bool], split: bool) -> list[int]:
    """Give each row without figures to the nearest one that has them: a label that wraps around its figure."""
    anchors = [at for at, held in enumerate(anchored) if held]
    if len(anchors) < 2:
        return _plain(rows) if split and not anchors else [0] * len(rows)
    levels = []
    for at, row in enumerate(rows):
        if at < anchors[0] and not _touches(rows, at, anchors[0]):
            levels.append(-1)
            continue
        nearest = min(anchors, key=lambda anchor: (abs(rows[anchor].top - row.top), anchor > at))
        levels.append(anchors.index(nearest))
    low = min(levels)
    return [level - low for level in levels]


def _touches(rows: Sequence[Row], at: int, anchor: int) -> bool:
    """A single run directly above the first figures belongs to their label; a row of heads does not."""
    return len(rows[at].runs) == 1 and anchor - at == 1 and rows[anchor].runs[0][0].x0 > rows[at].x1


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
