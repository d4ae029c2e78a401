"""Tables that are typed with tabs: paragraphs under each other, each a name and its figures."""

import re
from collections.abc import Sequence

from extract.layout.grids import GridCell, settle_grid
from models import BlockKind, Fragment, LayoutBlock, Line

_FIGURE = re.compile(r"[-–(£]*\s?\d[\d,]*(?:\.\d+)?(?:k|m|bn)?\)?%?|[-–]|nil", re.IGNORECASE)
_FEWEST = 3  # rows of figures
_LONGEST = 8  # words of a name or a head

Cells = list[tuple[int, Line]]  # with how many tabs stand before each


def tabbed_tables(blocks: Sequence[LayoutBlock]) -> list[LayoutBlock]:
    """Make tables of paragraphs whose tabs set figures in columns, with the heads above them; all else stays."""
    read: list[LayoutBlock] = []
    rows: list[Cells] = []
    waiting: list[LayoutBlock] = []
    for block in (*blocks, None):
        cells = _cells(block) if block is not None else []
        if block is not None and len(cells) > 1:
            waiting.append(block)
            rows.append(cells)
            continue
        read += _table(rows) if _is_table(rows) else waiting
        rows, waiting = [], []
        if block is not None:
            read.append(block)
    return read


def _cells(block: LayoutBlock) -> Cells:
    """Cut the one line of a plain paragraph at its tabs; several in a row only reach farther."""
    plain = block.kind is BlockKind.PARAGRAPH and block.marker is None and len(block.lines) == 1
    if not plain or not any("\t" in fragment.text for fragment in block.lines[0].fragments):
        return []
    parts: list[list[Fragment]] = [[]]
    for fragment in block.lines[0].fragments:
        first, *others = fragment.text.split("\t")
        parts[-1].append(fragment._replace(text=first))
        parts += [[fragment._replace(text=text)] for text in others]
    cells = [(tabs, block.lines[0]._replace(fragments=tuple(part))) for tabs, part in enumerate(parts)]
    return [cells[0], *((tabs, cell) for tabs, cell in cells[1:] if cell.text.strip())]


def _is_table(rows: Sequence[Cells]) -> bool:
    """Rows of a name and its figures, and short heads."""
    if any(len(cell.text.split()) > _LONGEST for cells in rows for _, cell in cells):
        return False
    figures = sum(map(_has_figures, rows))
    return figures >= _FEWEST and 2 * figures >= len(rows)


def _has_figures(cells: Cells) -> bool:
    (_, name), *others = cells
    return bool(name.text.strip()) and all(_FIGURE.fullmatch(cell.text.strip()) for _, cell in others)


def _table(rows: Sequence[Cells]) -> list[LayoutBlock]:
    """Set figures under each other from the right, and heads behind a tab where it takes them."""
    columns = max(len(cells) for cells in rows if _has_figures(cells))
    grid: list[GridCell] = []
    for at, cells in enumerate(rows):
        tabbed = not cells[0][1].text.strip()
        for place, (tabs, cell) in enumerate(cells):
            column = min(tabs, columns - 1) if tabbed else place and max(place, columns - len(cells) + place)
            if cell.text.strip():
                grid.append(GridCell(at, column, (LayoutBlock(BlockKind.PARAGRAPH, (cell,)),)))
    return settle_grid(grid, verdict="table")
