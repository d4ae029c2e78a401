"""Where something stands in a paper: look-ups by offset, and evidence cut from the text."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol, TypeVar

from models import Block, Box, Cell, Evidence, EvidenceBox, Item, Origin, Paper, Section


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=_Spanned)


def _covering(spans: Sequence[S], offset: int) -> S | None:
    """Find the span that holds `offset` among spans in order that do not overlap."""
    at = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return spans[at] if at >= 0 and offset < spans[at].end else None


def block_at(paper: Paper, offset: int) -> Block | None:
    """Find the block that holds the character at `offset`; None between blocks."""
    return _covering(paper.blocks, offset)


def blocks_in(paper: Paper, start: int, end: int) -> Sequence[Block]:
    """List the blocks that touch `start:end`, in order."""
    first = max(0, bisect_right(paper.blocks, start, key=lambda block: block.start) - 1)
    last = bisect_right(paper.blocks, end - 1, key=lambda block: block.start) if end > start else first
    return [block for block in paper.blocks[first:last] if block.end > start]


def item_at(paper: Paper, offset: int) -> Item | None:
    """Find the agenda item that holds the character at `offset`."""
    return _covering(paper.items, offset)


def section_at(paper: Paper, offset: int) -> Section | None:
    """Find the innermost section that holds the character at `offset`."""
    at = bisect_right(paper.sections, offset, key=lambda section: section.start) - 1
    while at >= 0 and paper.sections[at].end <= offset:
        at -= 1
    return paper.sections[at] if at >= 0 else None


def cell_at(paper: Paper, offset: int) -> Cell | None:
    """Find the table cell that holds the character at `offset`."""
    table = _covering(paper.tables, offset)
    return _covering([c for c in table.cells if c.end > c.start], offset) if table else None


def origins_in(paper: Paper, start: int, end: int) -> Sequence[Origin]:
    """List the origins of the characters `start:end`, in order."""
    first = max(0, bisect_right(paper.origins, start, key=lambda origin: origin.start) - 1)
    last = bisect_right(paper.origins, end - 1, key=lambda origin: origin.start) if end > start else first
    return [origin for origin in paper.origins[first:last] if origin.end > start]


def page_at(paper: Paper, offset: int) -> int:
    """Tell which page the character at `offset` stands on, from 1."""
    origins = origins_in(paper, offset, offset + 1)
    if origins:
        return origins[0].page
    block = block_at(paper, offset)
    return block.page if block else 1


def boxes_of(paper: Paper, start: int, end: int) -> tuple[EvidenceBox, ...]:
    """Draw `start:end` on its pages: one box for each printed line, in points; empty where the source has no pages."""
    merged: list[Box] = []
    for origin in origins_in(paper, start, end):
        box = origin.box
        if box is None:
            continue
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
    return tuple(
        EvidenceBox(page=b.page, x0=round(b.x0, 1), top=round(b.top, 1), x1=round(b.x1, 1), bottom=round(b.bottom, 1))
        for b in merged
    )


def _same_line(a: Box, b: Box) -> bool:
    """Two boxes share a line when they overlap by half the lower one's height and run left to right."""
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return shared > 0.5 * min(a.bottom - a.top, b.bottom - b.top) and b.x0 >= a.x0


def cite(paper: Paper, start: int, end: int) -> Evidence:
    """Cut evidence from the paper, without the blanks at either end of the span."""
    while start < end and paper.text[start].isspace():
        start += 1
    while end > start and paper.text[end - 1].isspace():
        end -= 1
    section, item = section_at(paper, start), item_at(paper, start)
    return Evidence(
        start=start,
        end=end,
        quote=paper.text[start:end],
        page=page_at(paper, start),
        section=(section.number or section.title or None) if section else None,
        item=item.number if item else None,
        boxes=boxes_of(paper, start, end),
        recognised=_is_recognised(paper, start, end),
    )


def _is_recognised(paper: Paper, start: int, end: int) -> bool:
    """Whether any of it was read from a picture."""
    return bool(paper.recognised) and any(o.page in paper.recognised for o in origins_in(paper, start, end))
