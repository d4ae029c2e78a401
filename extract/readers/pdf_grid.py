"""Drawn rules in, grids of cells out: the ruled and shaded tables of a page."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter, itemgetter

from extract.readers.pdf_page import Stretch, words_of
from extract.readers.pdf_rules import Rule

SNAP = 2.5  # points: rules nearer than this are one
_REACH = 3.5  # points: how far a rule may end before the one that it meets
_ORDER, _COLUMN = map(attrgetter, ("order", "column"))
_PLACE = attrgetter("row", "column")
_Loose = tuple[float, float, float, bool]  # a rule as a bar before it is merged with others
_AT, _START = itemgetter(0), itemgetter(1)
_MANY = 40_000  # crossings to look at on one page; beyond that it is a drawing


@dataclass(slots=True)
class GridCell:
    """A cell: its place from 0, its spans, its left and right edge, and its words in stream order."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    parts: list[Stretch] = field(default_factory=list)
    x0: float = 0.0
    x1: float = 0.0

    @property
    def text(self) -> str:
        """The words, parted by blanks."""
        return " ".join(words_of(self.parts))

    @property
    def texts(self) -> list[str]:
        """The words."""
        return words_of(self.parts)

    @property
    def count(self) -> int:
        """How many words it has."""
        return sum([len(part.texts) for part in self.parts])

    def moved(self, rows: int) -> "GridCell":
        """Give the cell as it stands so many rows further down."""
        return GridCell(self.row + rows, self.column, self.row_span, self.column_span, self.parts, self.x0, self.x1)


@dataclass(slots=True)
class Grid:
    """A table as drawn: where it stands, and its cells in reading order, empty ones left out.

    `walled` tells that some wall between its columns is a drawn line, not the edge of a shaded area only. `reach` is
    from where to where each column reaches, by its cells that cover no other, where that was asked.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    cells: list[GridCell]
    walled: bool = True
    reach: dict[int, tuple[float, float]] | None = None

    @property
    def rows(self) -> list[list[GridCell]]:
        """The cells by row."""
        rows: dict[int, list[GridCell]] = {}
        for cell in self.cells:
            rows.setdefault(cell.row, []).append(cell)
        return [sorted(rows[row], key=_COLUMN) for row in sorted(rows)]

    @property
    def columns(self) -> int:
        """How many columns hold words."""
        return len({cell.column for cell in self.cells})


@dataclass(slots=True)
class Bar:
    """A merged rule: `at` is its own coordinate, `start:end` the stretch it covers in the other."""

    at: float
    start: float
    end: float
    drawn: bool = True


def find_grids(rules: Sequence[Rule], parts: Sequence[Stretch], across: list[Bar] | None = None) -> list[Grid]:
    """Find the grids that the page's rules draw, and put the words into their cells; empty grids are left out.

    `across` are the rules' bars across the page, if they are known.
    """
    across = bars_of(rules, across=True) if across is None else across
    down = bars_of(rules, across=False) if across else []
    if not across or not down or len(across) * len(down) > _MANY:
        return []
    grids = []
    for rows, columns in _components(across, down):
        grid = _fill(rows, columns, parts)
        if grid is not None:
            grid.walled = any(bar.drawn for bar in columns)
            grids.append(grid)
    return grids


def bars_of(rules: Iterable[Rule], across: bool) -> list[Bar]:
    """Merge rules that lie on one line into bars."""
    loose: list[_Loose] = []
    for x0, top, x1, bottom, shade in rules:
        if (x1 - x0 >= bottom - top) == across:
            loose.append(((top + bottom) / 2, x0, x1, not shade) if across else ((x0 + x1) / 2, top, bottom, not shade))
    loose.sort(key=_AT)
    merged: list[Bar] = []
    group: list[_Loose] = []
    for bar in loose:
        if group and bar[0] - group[0][0] > SNAP:
            merged += _merge(group)
            group = []
        group.append(bar)
    return merged + _merge(group)


def _merge(group: list[_Loose]) -> list[Bar]:
    if len(group) < 2:
        return [Bar(*bar) for bar in group if bar[2] - bar[1] > 5]
    at = sum([bar[0] for bar in group]) / len(group)
    merged: list[Bar] = []
    group.sort(key=_START)
    _, held, reach, drawn = group[0]
    for _, start, end, solid in group:
        if start <= reach + _REACH:
            reach, drawn = end if end > reach else reach, drawn or solid
        else:
            merged.append(Bar(at, held, reach, drawn))
            held, reach, drawn = start, end, solid
    merged.append(Bar(at, held, reach, drawn))
    return [bar for bar in merged if bar.end - bar.start > 5]


def _components(across: list[Bar], down: list[Bar]) -> list[tuple[list[Bar], list[Bar]]]:
    """Group bars that touch each other."""
    parent = list(range(len(across) + len(down)))

    def find(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    reaches = [(column.start - _REACH, column.end + _REACH) for column in down]
    places = [column.at for column in down]  # in order
    for i, row in enumerate(across):
        at, root = row.at, find(i)
        for j in range(bisect_left(places, row.start - _REACH), bisect_right(places, row.end + _REACH)):
            top, bottom = reaches[j]
            if top <= at <= bottom:
                parent[root] = find(len(across) + j)
                root = parent[root]
    groups: dict[int, tuple[list[Bar], list[Bar]]] = {}
    for i, row in enumerate(across):
        groups.setdefault(find(i), ([], []))[0].append(row)
    for j, column in enumerate(down):
        groups.setdefault(find(len(across) + j), ([], []))[1].append(column)
    return [group for group in groups.values() if group[0] and group[1] and len(group[0]) + len(group[1]) >= 3]


def places_of(bars: Iterable[float]) -> list[float]:
    """The distinct coordinates in order."""
    places: list[float] = []
    for at in sorted(bars):
        if not places or at - places[-1] > SNAP:
            places.append(at)
    return places


def _fill(rows: list[Bar], columns: list[Bar], parts: Sequence[Stretch]) -> Grid | None:
    """Put words into the cells that the bars close off; a table may be open at its sides."""
    ends = [bar.start for bar in rows], [bar.end for bar in rows]
    xs = places_of([bar.at for bar in columns] + [min(ends[0]), max(ends[1])])
    ys = places_of([bar.at for bar in rows] + [min(b.start for b in columns), max(b.end for b in columns)])
    if len(xs) < 2 or len(ys) < 2:
        return None
    inside: dict[int, list[Stretch]] = defaultdict(list)  # cell (row, column) is number row * width + column
    width, walls, floors = len(xs) - 1, xs[1:-1], ys[1:-1]
    top, bottom, left, right = ys[0], ys[-1], xs[0], xs[-1]
    for part in parts:
        level = (part.top + part.bottom) / 2
        if top <= level <= bottom:
            lefts = part.lefts
            first = last = (lefts[0] + part.rights[0]) / 2
            if len(lefts) > 1:
                last = (lefts[-1] + part.x1) / 2
            column = bisect_right(walls, first)
            if left <= first and last <= right and (last == first or column == bisect_right(walls, last)):
                inside[bisect_right(floors, level) * width + column].append(part)  # as nearly all
            elif first <= right and last >= left:
                row = bisect_right(floors, level) * width
                for column, word in _columns_of(part, xs):
                    inside[row + column].append(word)
    return _cells(xs, ys, rows, columns, inside) if inside else None


def _columns_of(part: Stretch, xs: Sequence[float]) -> Iterator[tuple[int, Stretch]]:
    """Part words among the columns that their middles stand in; those beside all columns are left out."""
    left, right, walls = xs[0], xs[-1], xs[1:-1]
    for at, (x0, x1) in enumerate(zip(part.lefts, part.rights, strict=True)):
        middle = (x0 + x1) / 2
        if left <= middle <= right:
            yield bisect_right(walls, middle), part.cut(at, at + 1)


def _cells(
    xs: list[float],
    ys: list[float],
    rows: list[Bar],
    columns: list[Bar],
    inside: dict[int, list[Stretch]],
) -> Grid:
    """Join the elementary cells that no bar parts."""
    height, width = len(ys) - 1, len(xs) - 1
    group = list(range(height * width))

    def find(key: int) -> int:
        while group[key] != key:
            group[key] = group[group[key]]
            key = group[key]
        return key

    for column, walls in enumerate(_walls(columns, xs, ys)[1:-1], 1):
        for row in _gaps(walls):
            group[find(row * width + column)] = find(row * width + column - 1)
    for row, floors in enumerate(_walls(rows, ys, xs)[1:-1], 1):
        for column in _gaps(floors):
            group[find(row * width + column)] = find((row - 1) * width + column)
    joined: dict[int, list[int]] = {}
    for at, root in enumerate(group):
        if root != at:
            joined.setdefault(find(at), []).append(at)
    found = []
    for at, held in inside.items():
        if group[at] == at and at not in joined:
            row, column = divmod(at, width)
            found.append(GridCell(row, column, 1, 1, held, xs[column], xs[column + 1]))
    for keys in sorted([sorted((root, *others)) for root, others in joined.items()]):
        held = [part for key in keys for part in inside.get(key, ())]
        if held:
            top, down = keys[0] // width, keys[-1] // width - keys[0] // width + 1
            places = [key % width for key in keys]
            left, over = min(places), max(places) - min(places) + 1
            found.append(GridCell(top, left, down, over, held, xs[left], xs[left + over]))
    for cell in found:
        cell.parts.sort(key=_ORDER)
    return Grid(xs[0], ys[0], xs[-1], ys[-1], renumber(found))


def _walls(bars: list[Bar], places: list[float], others: list[float]) -> list[bytearray]:
    """Mark the drawn walls at each place: 1 between two of the others where a bar runs."""
    walls = [bytearray(len(others) - 1) for _ in places]
    middles = [(a + b) / 2 for a, b in pairwise(others)]
    for bar in bars:
        start, end = bisect_left(middles, bar.start), bisect_right(middles, bar.end)
        walls[nearest(places, bar.at)][start:end] = bytes((1,)) * (end - start)
    return walls


def _gaps(walls: bytearray) -> Iterator[int]:
    """Where no wall is drawn."""
    at = walls.find(0)
    while at >= 0:
        yield at
        at = walls.find(0, at + 1)


def nearest(places: Sequence[float], at: float) -> int:
    """The index of the place nearest to `at` in ascending `places`, the lower of two as near."""
    above = bisect_left(places, at)
    if above == len(places) or (above and at - places[above - 1] <= places[above] - at):
        return above - 1
    return above


def renumber(cells: list[GridCell]) -> list[GridCell]:
    """Number rows and columns again without the empty ones."""
    rows = {row: at for at, row in enumerate(sorted({cell.row for cell in cells}))}
    columns = {column: at for at, column in enumerate(sorted({cell.column for cell in cells}))}
    for cell in cells:
        row, column, down, over = cell.row, cell.column, cell.row_span, cell.column_span
        if down > 1:
            cell.row_span = sum([at in rows for at in range(row, row + down)])
        if over > 1:
            cell.column_span = sum([at in columns for at in range(column, column + over)])
        cell.row, cell.column = rows[row], columns[column]
    return sorted(cells, key=_PLACE)
