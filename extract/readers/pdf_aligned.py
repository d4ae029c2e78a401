"""Tables without a full grid: rows between rules, or figures that line up in columns with nothing drawn at all."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.readers.pdf_grid import Bar, Grid, GridCell, bars_of, renumber
from extract.readers.pdf_lines import baselines
from extract.readers.pdf_page import Rule, Word

_GUTTER = 4.0  # points: the narrowest blank band between two columns
_FIGURE = re.compile(  # "£1,234.5m"  "(0.4)"  "+2.3%"  "12,000"  "-9.9"
    r"[(\[]?[+\-–−]?£?[+\-–−]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+)(?:bn|m|k|p)?%?[)\]]?\*?", re.IGNORECASE
)
_MONEYISH = re.compile(r"[£,.%(+−–-]")
_NOTHING = frozenset(("-", "–", "—", "n/a", "nil", "N/A", "Nil", "£", "-£"))
_LEADERS = re.compile(r"\.{4,}|…{2,}|_{4,}")  # a table of contents, a line to sign on


@dataclass(slots=True)
class _Row:
    """The words on one baseline, joined into cells-to-be."""

    runs: list[list[Word]]
    top: float
    bottom: float

    @property
    def x0(self) -> float:
        return self.runs[0][0].x0

    @property
    def x1(self) -> float:
        return self.runs[-1][-1].x1


def find_aligned(words: Sequence[Word], rules: Sequence[Rule], partial: Sequence[Grid] = ()) -> list[Grid]:
    """Find tables by rules across the page and by aligned figures among words that stand in no full grid.

    `partial` are grids whose rules part only some of the columns; their rows are cut again.
    """
    rows = _rows(words)
    bars = bars_of(rules, across=True)
    frames = [(grid.top, grid.bottom, grid.x0, grid.x1) for grid in partial]
    for band in _rule_bands(bars):
        frames.append((band[0].at, band[-1].at, min(bar.start for bar in band), max(bar.end for bar in band)))
    grids: list[Grid] = []
    for top, bottom, left, right in frames:
        inside = [at for at, row in enumerate(rows) if _stands_in(row, top, bottom, left, right)]
        if not inside:
            continue
        first, last = _stretch(rows, inside[0], inside[-1])
        region = [row for row in rows[first : last + 1] if row.x0 > left - 30 and row.x1 < right + 30]
        wide = 0.4 * (right - left)
        within = [bar.at for bar in bars if bar.end - bar.start > wide and bar.start < right and bar.end > left]
        grid = _table(region, within, ruled=True)
        if grid is not None:
            grids.append(grid)
            rows = [row for row in rows if row not in region]
    for region in _figure_regions(rows):
        grid = _table(region, [], ruled=False)
        if grid is not None:
            grids.append(grid)
    return grids


def is_partial(grid: Grid) -> bool:
    """Tell a grid whose cells hold several figures side by side: its rules part the rows, not the columns."""
    rows = grid.rows
    return sum(any(_side_by_side(cell) for cell in row) for row in rows) >= max(1, 0.4 * len(rows))


def _side_by_side(cell: GridCell) -> bool:
    return any(
        sum(all(is_figure(word.text) for word in run) for run in row.runs) > 1 and len(row.runs) > 1
        for row in _rows(cell.words)
    )


def _stands_in(row: _Row, top: float, bottom: float, left: float, right: float) -> bool:
    return top - 1 < (row.top + row.bottom) / 2 < bottom + 1 and row.x0 > left - 12 and row.x1 < right + 12


def _stretch(rows: Sequence[_Row], first: int, last: int) -> tuple[int, int]:
    """Take in the head above and the totals below."""
    for _ in range(5):
        if first and _near(rows[first - 1], rows[first]) and _is_head(rows[first - 1]):
            first -= 1
    while last + 1 < len(rows) and _near(rows[last], rows[last + 1]) and _is_figure_row(rows[last + 1]):
        last += 1
    return first, last


def is_figure(text: str) -> bool:
    """Tell a figure as it stands in a table's cell: "1,234.5", "(0.4)", "+2.3%", "-"; years and dates are none.

    >>> [is_figure(text) for text in ("£1,234.5", "(0.4)", "-", "2024/25", "Total")]
    [True, True, True, False, False]
    """
    return text in _NOTHING or _FIGURE.fullmatch(text) is not None


def _rows(words: Sequence[Word]) -> list[_Row]:
    return [
        _Row(runs, min(word.top for run in runs for word in run), max(word.bottom for run in runs for word in run))
        for runs in baselines(words)
    ]


def _rule_bands(bars: Sequence[Bar]) -> list[list[Bar]]:
    """Group rules across the page that begin and end together: three or more make a table's rows."""
    bands: list[list[Bar]] = []
    for bar in sorted(bars, key=lambda bar: bar.at):
        if bar.end - bar.start < 100:
            continue
        for band in bands:
            if abs(band[-1].start - bar.start) < 6 and abs(band[-1].end - bar.end) < 6:
                band.append(bar)
                break
        else:
            bands.append([bar])
    return [band for band in bands if len(band) >= 3]


def _figure_regions(rows: Sequence[_Row]) -> Iterable[list[_Row]]:
    """Runs of three or more rows with a figure in a cell of its own, headings above them included."""
    at = 0
    while at < len(rows):
        if not _is_figure_row(rows[at]):
            at += 1
            continue
        end = last = at
        while end + 1 < len(rows) and end - last < 3 and _near(rows[end], rows[end + 1]):
            end += 1
            if _is_figure_row(rows[end]):
                last = end
        figures = [row for row in rows[at : last + 1] if _is_figure_row(row)]
        if len(figures) >= 3 and 2 * len(figures) >= last + 1 - at and _aligned(figures):
            first = at
            while first and at - first < 4 and _near(rows[first - 1], rows[first]) and _is_head(rows[first - 1]):
                first -= 1
            yield list(rows[first : last + 1])
        at = last + 1


def _near(upper: _Row, lower: _Row) -> bool:
    return lower.top - upper.bottom < 1.6 * (lower.bottom - lower.top)


def _is_figure_row(row: _Row) -> bool:
    """A row with a figure in a cell of its own, after a wide gap: "Staffing      12,400.0   (3.2)"."""
    if len(row.runs) < 2 or any(_LEADERS.search(word.text) for run in row.runs for word in run):
        return False
    cells = [run for run in row.runs[1:] if all(is_figure(word.text) for word in run)]
    if not cells:
        return False
    wide = any(b[0].x0 - a[-1].x1 > 1.2 * b[0].height for a, b in zip(row.runs, row.runs[1:], strict=False))
    money = any(_MONEYISH.search(word.text) for run in cells for word in run)
    return wide and (money or len(cells) > 1)


def _is_head(row: _Row) -> bool:
    """A row that can be a table's head: several short cells, or a unit alone."""
    if any(len(run) > 7 for run in row.runs):
        return False
    return len(row.runs) > 1 or row.runs[0][0].text.startswith("£") or "£" in row.runs[0][-1].text


def _aligned(rows: Sequence[_Row]) -> bool:
    """Some edge that figures share in most of the rows."""
    edges = [
        {round(edge) for run in row.runs[1:] if is_figure(run[-1].text) for edge in (run[-1].x1, run[0].x0)}
        for row in rows
    ]
    return any(
        sum(any(abs(edge - other) <= 4 for other in others) for others in edges) >= max(3, 0.6 * len(rows))
        for edge in edges[0] | edges[-1]
    )


def _table(rows: list[_Row], bars: list[float], ruled: bool) -> Grid | None:
    """Cut rows into columns at the blank bands that run through them."""
    if len(rows) < 2:
        return None
    _free_figures(rows)
    gutters = _gutters(rows if ruled else [row for row in rows if len(row.runs) > 1])
    if not gutters:
        return None
    bounds = _bounds(rows, bars, gutters) if ruled else _numeric_bounds(rows, gutters)
    cells: dict[tuple[int, int], GridCell] = {}
    for row, level in zip(rows, bounds, strict=True):
        for run in row.runs:
            column = sum(gutter < run[0].x0 + 1 for gutter in gutters)
            over = sum(gutter < run[-1].x1 - 1 for gutter in gutters) - column + 1
            cell = cells.setdefault((level, column), GridCell(level, column, 1, max(1, over)))
            cell.column_span = max(cell.column_span, over)
            cell.words.extend(run)
    for cell in cells.values():
        cell.words.sort(key=lambda word: word.order)
        cell.x0, cell.x1 = min(word.x0 for word in cell.words), max(word.x1 for word in cell.words)
    found = renumber(list(cells.values()))
    if len({cell.row for cell in found}) < 2 or len({cell.column for cell in found}) < 2:
        return None
    if ruled and not _worth(found):
        return None
    return Grid(min(r.x0 for r in rows), rows[0].top, max(r.x1 for r in rows), rows[-1].bottom, found)


def _free_figures(rows: Sequence[_Row]) -> None:
    """Part a figure from the words that run up to it where its right edge stands under the other figures'."""
    edges = [run[-1].x1 for row in rows for run in row.runs[1:] if all(is_figure(word.text) for word in run)]
    for row in rows:
        runs: list[list[Word]] = []
        for run in row.runs:
            at = len(run)
            while at and is_figure(run[at - 1].text):
                at -= 1
            parted = 0 < at < len(run) and sum(abs(edge - run[-1].x1) < 3 for edge in edges) > 1
            runs += [run[:at], run[at:]] if parted else [run]
        row.runs = runs


def _worth(cells: list[GridCell]) -> bool:
    """Rows between rules are a table when most of them have more than one cell."""
    counts: dict[int, int] = {}
    for cell in cells:
        counts[cell.row] = counts.get(cell.row, 0) + 1
    return sum(count > 1 for count in counts.values()) >= max(2, len(counts) // 2)


def _gutters(rows: Sequence[_Row]) -> list[float]:
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


def _bounds(rows: Sequence[_Row], bars: list[float], gutters: list[float]) -> list[int]:
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


def _numeric_bounds(rows: Sequence[_Row], gutters: list[float]) -> list[int]:
    return _share_out(rows, _anchored(rows, gutters), split=True)


def _anchored(rows: Sequence[_Row], gutters: list[float]) -> list[bool]:
    """Tell the rows that have a figure in a column of figures."""
    held: dict[int, list[tuple[int, bool]]] = {}
    for at, row in enumerate(rows):
        for run in row.runs:
            column = sum(gutter < run[0].x0 + 1 for gutter in gutters)
            held.setdefault(column, []).append((at, all(is_figure(word.text) for word in run)))
    anchored = [False] * len(rows)
    for column, runs in held.items():
        if column and sum(figure for _, figure in runs) >= 0.5 * len(runs):
            for at, figure in runs:
                anchored[at] = anchored[at] or figure
    return anchored


def _share_out(rows: Sequence[_Row], anchored: Sequence[bool], split: bool) -> list[int]:
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


def _touches(rows: Sequence[_Row], at: int, anchor: int) -> bool:
    """A single run directly above the first figures belongs to their label; a row of heads does not."""
    return len(rows[at].runs) == 1 and anchor - at == 1 and rows[anchor].runs[0][0].x0 > rows[at].x1


def _plain(rows: Sequence[_Row]) -> list[int]:
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
