"""Puts a page together: tables and header blocks out of its words, the rest as printed lines in reading order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.layout.fields import label_of
from extract.layout.running import is_page_number
from extract.readers.pdf_aligned import find_aligned
from extract.readers.pdf_bands import bands_of, find_frames, meets, stand_in_frames
from extract.readers.pdf_cells import blocks_of, unfolded
from extract.readers.pdf_frames import framed_prose_out
from extract.readers.pdf_grid import Grid, bars_of, find_grids
from extract.readers.pdf_lines import Printed, in_reading_order, runs_of, shares_line
from extract.readers.pdf_page import PageInk, Stretch
from extract.readers.pdf_partial import is_partial
from extract.readers.pdf_stacking import stack
from extract.readers.pdf_tabs import split_tabs
from extract.values.units import printed_unit
from models import BlockKind, Finding, FindingKind, LayoutBlock, LayoutTable

_PROSE = 70  # characters: a longer line between a title and a table is text
_CAPTION_REACH = 42.0  # points above a table in which its caption stands


@dataclass(slots=True)
class Spot:
    """A table or a header block in its place on the page."""

    blocks: list[LayoutBlock]
    x0: float
    top: float
    x1: float
    bottom: float
    order: int
    grid: Grid | None = None
    lines: list[Printed] = field(default_factory=list)


Flowing = list[Printed | Spot]


def page_flow(ink: PageInk, findings: list[Finding]) -> Flowing:
    """Order a page: lines and tables as a person reads them."""
    try:
        grids = _grids(ink)
    except (ValueError, IndexError, ZeroDivisionError, RecursionError) as error:
        findings.append(
            Finding(
                kind=FindingKind.UNREAD_TABLE,
                message=f"the tables of page {ink.number} could not be read ({error}); their words stand as text",
                page=ink.number,
            )
        )
        grids = []
    runs = in_reading_order(runs_of(_free(ink.stretches, _taken(grids))))
    lines, tabbed = split_tabs(ink, runs)
    spots = []
    for grid in (*grids, *tabbed):
        order = min([part.order for cell in grid.cells for part in cell.parts])
        spot = Spot([], grid.x0, grid.top, grid.x1, grid.bottom, order, grid, unfolded(grid))
        if not spot.lines:
            spot.blocks = blocks_of(ink, grid)
        spots.append(spot)
    placed = _place(list(lines), spots)
    if any(spot.lines for spot in spots):
        placed = [part for item in placed for part in _parts(item)]
    flowing = _pair_labels(placed)
    flowing.extend(_sideways(ink))
    _caption(ink, flowing)
    return flowing


def _parts(item: Printed | Spot) -> Sequence[Printed | Spot]:
    return item.lines if isinstance(item, Spot) and item.lines else [item]


def _grids(ink: PageInk) -> list[Grid]:
    """The page's tables; a table inside a box or another table's cell is its own."""
    full: list[Grid] = []
    partial: list[Grid] = []
    bars = bars_of(ink.rules, across=True)
    drawn = [grid for grid in find_grids(ink.rules, ink.stretches, bars) if grid.columns > 1 or grid.cells[-1].row > 0]
    walled = all(grid.walled for grid in drawn)  # where some are shaded only, frames tell which of them are whole
    bands = bands_of(bars)
    frames, rows = ([], None) if walled else find_frames(ink.stretches, bands)
    taken: dict[int, int] = {}
    for grid in sorted(drawn, key=lambda grid: (grid.x1 - grid.x0) * (grid.bottom - grid.top)):
        if taken:
            for cell in grid.cells:
                cell.parts = _free(cell.parts, taken)
            grid.cells = [cell for cell in grid.cells if cell.parts]
        if grid.columns < 2 or _is_page_of_prose(ink, grid):
            continue
        shaded = not grid.walled and any(meets(frame, grid) for frame in frames)
        if shaded or is_partial(grid):
            partial.append(grid)
        else:
            full.append(grid)
            taken.update(_taken([grid]))
    free = _free(ink.stretches, taken)
    if walled and (partial or stand_in_frames(free, bands)):
        frames, rows = find_frames(ink.stretches, bands)
    aligned = find_aligned(free, bars, frames, partial, None if full else rows)
    for grid in (*full, *aligned):
        framed_prose_out(grid)
    return _stacked(ink, sorted((*full, *aligned), key=lambda grid: grid.top))


def _free(parts: list[Stretch], taken: dict[int, int]) -> list[Stretch]:
    """The words that are not taken."""
    if not taken:
        return parts
    free = []
    for part in parts:
        count = len(part.texts)
        if taken.get(part.order) == count:
            continue
        if count == 1 or taken.keys().isdisjoint(part.places):
            free.append(part)
        else:
            free += [word for word in part.singly() if word.order not in taken]
    return free


def _taken(grids: Iterable[Grid]) -> dict[int, int]:
    """The places of the words in grids, and how many words stand together there: a whole stretch, or single ones."""
    return {part.order: len(part.texts) for grid in grids for cell in grid.cells for part in cell.parts}


def _is_page_of_prose(ink: PageInk, grid: Grid) -> bool:
    """A frame around most of a page with a stray wall in it."""
    if len(grid.cells) > 3:
        return False
    counts = [cell.count for cell in grid.cells]
    return sum(counts) > 250 and max(counts) > 0.8 * sum(counts)


def _stacked(ink: PageInk, grids: list[Grid]) -> list[Grid]:
    """Join a table's head, body and total where they are drawn as separate grids with blank bands between."""
    joined: list[Grid] = []
    for grid in grids:
        if joined and 0 <= grid.top - joined[-1].bottom < 16:
            last = joined[-1]
            between = any(
                last.bottom < (part.top + part.bottom) / 2 < grid.top
                and any(last.x0 < left < last.x1 for left in part.lefts)
                for part in ink.stretches
            )
            whole = None if between else stack(last, grid)
            if whole is not None:
                joined[-1] = whole
                continue
        joined.append(grid)
    return [grid for grid in joined if grid.columns > 1 or len(grid.rows) > 1]


def _place(flowing: Flowing, spots: list[Spot]) -> Flowing:
    """Put each table before the first line that is printed after it."""
    for spot in sorted(spots, key=lambda spot: spot.top):
        at = len(flowing)
        for index, item in enumerate(flowing):
            order = item.order if isinstance(item, Spot) else item.parts[0].order
            overlap = min(item.x1, spot.x1) - max(item.x0, spot.x0)
            below = item.top >= spot.bottom - 3 and (overlap > 0 or order > spot.order)
            if below or (order > spot.order and item.top > spot.top and overlap > 0):
                at = index
                break
        flowing.insert(at, spot)
    return flowing


def _pair_labels(flowing: Flowing) -> Flowing:
    """Bring values beside their labels where a page prints all labels first and then all values."""
    labels = [
        at for at, item in enumerate(flowing) if isinstance(item, Printed) and ":" in item.text and _is_bare_label(item)
    ]
    if not any(b == a + 1 for a, b in pairwise(labels)):
        return flowing
    moved: dict[int, int] = {}
    for at, item in enumerate(flowing):
        if at in labels or not isinstance(item, Printed):
            continue
        beside = [i for i in labels if _beside(flowing[i], item)]
        if beside:
            moved[at] = max(beside, key=lambda i: flowing[i].top)
        elif at - 1 in moved and isinstance(flowing[at - 1], Printed) and item.x0 > flowing[moved[at - 1]].x1:
            moved[at] = moved[at - 1]
    order = sorted(range(len(flowing)), key=lambda at: (moved.get(at, at), at))
    return [flowing[at] for at in order]


def _is_bare_label(item: Printed) -> bool:
    found = label_of(item.text) if item.count < 8 else None
    return found is not None and found[1] >= len(item.text)


def _beside(label: Printed | Spot, item: Printed) -> bool:
    return isinstance(label, Printed) and shares_line(label, item) and item.x0 > label.x1


def _sideways(ink: PageInk) -> Iterable[Printed]:
    """Words that stand at a right angle to the text, as one line after it."""
    if ink.sideways:
        line = Printed()
        for part in ink.sideways:
            line.add(part)
        if not is_page_number(line.text):
            yield line


def _caption(ink: PageInk, flowing: Flowing) -> None:
    """Give tables the line printed above them as their title or unit; the line stays in the text."""
    for at, spot in enumerate(flowing):
        if not isinstance(spot, Spot) or spot.blocks[0].table is None:
            continue
        lines = []
        for above in reversed(flowing[max(0, at - 3) : at]):
            if isinstance(above, Spot) or not 0 <= spot.top - above.bottom + 4 < _CAPTION_REACH:
                break
            if printed_unit(above.text) or above.bold or above.text.startswith(("Table", "Appendix")):
                lines.append(above.text)
            elif len(above.text) > _PROSE or above.text.endswith(":"):  # it leads in: the title above is a section's
                break
        if lines:
            table = spot.blocks[0].table
            caption = " ".join(reversed(lines))
            spot.blocks[0] = LayoutBlock(BlockKind.TABLE_ROW, table=LayoutTable(table.cells, caption))
