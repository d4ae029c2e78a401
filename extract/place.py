"""Where something stands in a paper: look-ups by offset, and evidence cut from the text."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from operator import attrgetter
from typing import Protocol, TypeVar

from extract.memory import remember, remember_each
from models import Block, Box, Cell, Evidence, EvidenceBox, Item, Origin, Paper, Section


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=_Spanned)


def _starts(spans: Iterable[_Spanned]) -> list[int]:
    return [span.start for span in spans]


@remember
def _block_starts(paper: Paper) -> list[int]:
    return _starts(paper.blocks)


@remember
def _item_starts(paper: Paper) -> list[int]:
    return _starts(paper.items)


@remember
def _sections(paper: Paper) -> tuple[list[int], list[int]]:
    """Where the sections start, and for each the last one before it that reaches farther, -1 for none."""
    around: list[int] = []
    for at, section in enumerate(paper.sections):
        up = at - 1
        while up >= 0 and paper.sections[up].end <= section.end:
            up = around[up]
        around.append(up)
    return _starts(paper.sections), around


@remember
def _origin_starts(paper: Paper) -> list[int]:
    return _starts(paper.origins)


@remember
def _cells(paper: Paper) -> tuple[list[Cell], list[int]]:
    """The cells with words of all tables, and where they start."""
    cells = [cell for table in paper.tables for cell in table.cells if cell.end > cell.start]
    return cells, _starts(cells)


def _covering(spans: Sequence[S], starts: list[int], offset: int) -> S | None:
    """Find the span that holds `offset` among spans in order that do not overlap."""
    at = bisect_right(starts, offset) - 1
    return spans[at] if at >= 0 and offset < spans[at].end else None


def block_at(paper: Paper, offset: int) -> Block | None:
    """Find the block that holds the character at `offset`; None between blocks."""
    return _covering(paper.blocks, _block_starts(paper), offset)


def blocks_in(paper: Paper, start: int, end: int) -> Sequence[Block]:
    """List the blocks that touch `start:end`, in order."""
    starts = _block_starts(paper)
    first = max(0, bisect_right(starts, start) - 1)
    last = bisect_right(starts, end - 1) if end > start else first
    return [block for block in paper.blocks[first:last] if block.end > start]


def item_at(paper: Paper, offset: int) -> Item | None:
    """Find the agenda item that holds the character at `offset`."""
    return _covering(paper.items, _item_starts(paper), offset)


def section_at(paper: Paper, offset: int) -> Section | None:
    """Find the innermost section that holds the character at `offset`."""
    starts, around = _sections(paper)
    at = bisect_right(starts, offset) - 1
    while at >= 0 and paper.sections[at].end <= offset:
        at = around[at]
    return paper.sections[at] if at >= 0 else None


def cell_at(paper: Paper, offset: int) -> Cell | None:
    """Find the table cell that holds the character at `offset`."""
    return _covering(*_cells(paper), offset)


def cells_in(paper: Paper, start: int, end: int) -> Sequence[Cell]:
    """List the table cells with words that touch `start:end`, in order."""
    cells, starts = _cells(paper)
    first = max(0, bisect_right(starts, start) - 1)
    last = bisect_right(starts, end - 1, lo=first) if end > start else first
    return [cell for cell in cells[first:last] if cell.end > start]


def origins_in(paper: Paper, start: int, end: int) -> Sequence[Origin]:
    """List the origins of the characters `start:end`, in order, those of a printed line word by word."""
    return [
        word
        for origin in _held(paper, start, end)
        for word in _words_of(paper, origin)
        if word.end > start and word.start < end
    ]


@remember_each(attrgetter("start"))
def _words_of(paper: Paper, origin: Origin) -> Sequence[Origin]:
    return origin.words


def _held(paper: Paper, start: int, end: int) -> Sequence[Origin]:
    """List the origins as the paper holds them."""
    starts = _origin_starts(paper)
    first = max(0, bisect_right(starts, start) - 1)
    last = bisect_right(starts, end - 1, lo=first) if end > start else first
    return [origin for origin in paper.origins[first:last] if origin.end > start]


def boxes_in(paper: Paper, start: int, end: int) -> Iterator[tuple[int, Box]]:
    """List the boxes of `start:end`, each with where it begins: one for a printed line, else one for each word."""
    return _boxes_of(paper, _held(paper, start, end), start, end)


def _boxes_of(paper: Paper, origins: Sequence[Origin], start: int, end: int) -> Iterator[tuple[int, Box]]:
    for origin in origins:
        if origin.printing is None:
            if origin.box is not None and origin.start < end:
                yield origin.start, origin.box
            continue
        box = origin.printing.around(origin.end - origin.start + 1, start - origin.start, end - origin.start)
        if box is not None:
            yield origin.start, box
        else:
            words = origins_in(paper, max(start, origin.start), min(end, origin.end))
            yield from ((word.start, word.box) for word in words if word.box is not None)


def page_at(paper: Paper, offset: int) -> int:
    """Tell which page the character at `offset` stands on, from 1."""
    origins = _held(paper, offset, offset + 1)
    if origins:
        return origins[0].page
    block = block_at(paper, offset)
    return block.page if block else 1


def _boxes(paper: Paper, origins: Sequence[Origin], start: int, end: int) -> tuple[EvidenceBox, ...]:
    """Draw `start:end` on its pages: one box for each printed line, in points; empty where the source has no pages."""
    boxes = list(_boxes_of(paper, origins, start, end))
    if len(boxes) == 1:
        return (_evidence_box(*boxes[0][1]),)
    merged: list[Box] = []
    for _, box in boxes:
        if merged and merged[-1].page == box.page and _same_line(merged[-1], box):
            last = merged.pop()
            box = Box(
                box.page,
                min(last.x0, box.x0),
                min(last.top, box.top),
                max(last.x1, box.x1),
                max(last.bottom, box.bottom),
            )
        merged.append(box)
    return tuple([_evidence_box(*box) for box in merged])


_rounded = lru_cache(4096)(partial(round, ndigits=1))  # margins and lines come again and again


def _evidence_box(page: int, x0: float, top: float, x1: float, bottom: float) -> EvidenceBox:
    return EvidenceBox(page=page, x0=_rounded(x0), top=_rounded(top), x1=_rounded(x1), bottom=_rounded(bottom))


def _same_line(a: Box, b: Box) -> bool:
    """Two boxes share a line when they overlap by half the lower one's height and run left to right."""
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return shared > 0.5 * min(a.bottom - a.top, b.bottom - b.top) and b.x0 >= a.x0


def cite(paper: Paper, start: int, end: int) -> Evidence:
    """Cut evidence from the paper, without the blanks at either end of the span."""
    quote = paper.text[start:end].rstrip()
    end = start + len(quote)
    quote = quote.lstrip()
    start = end - len(quote)
    section, item = section_at(paper, start), item_at(paper, start)
    origins = _held(paper, start, end)
    return Evidence(
        start=start,
        end=end,
        quote=quote,
        page=origins[0].page if origins and origins[0].start <= start else page_at(paper, start),
        section=(section.number or section.title or None) if section else None,
        item=item.number if item else None,
        boxes=_boxes(paper, origins, start, end),
        recognised=bool(paper.recognised) and any(origin.page in paper.recognised for origin in origins),
    )
