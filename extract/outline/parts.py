"""Whose voice speaks in each block of an item: the agenda, the decision, or the minutes."""

import re
from collections.abc import Sequence

from extract.memory import remember
from extract.outline.titles import headings, plain
from models import Block, Item, ItemPart, Paper, PaperKind

_SUB_HEAD_WORDS = 4
_LEAD = re.compile(r"^(?P<head>[A-Z][A-Za-z ]{3,24}):(?:\s|$)")


def assign_parts(paper: Paper, items: Sequence[Item], kind: PaperKind) -> list[ItemPart | None]:
    """Give each block of an item its part; None outside of the items and in papers without items.

    ModernGov pages print a sub-head in front of each part ("Decision:", "Minutes:"); below an item's heading and above
    the first sub-head stands the agenda. In other minutes all is minutes, in other agendas all is agenda.
    """
    if not items:
        return [block.part for block in paper.blocks]
    first = items[0].start  # "MINUTES:" above the first item is the paper's heading, not a part's
    heads = [
        head if head and block.start >= first else None
        for block, head in zip(paper.blocks, sub_heads(paper), strict=True)
    ]
    has_heads = ItemPart.MINUTES in heads or ItemPart.DECISION in heads or any(block.part for block in paper.blocks)
    starts = {item.start for item in items}
    whole = ItemPart.MINUTES if kind is PaperKind.MINUTES and not has_heads else ItemPart.AGENDA
    parts: list[ItemPart | None] = []
    now: ItemPart | None = None
    for block, head in zip(paper.blocks, heads, strict=True):
        if block.start in starts:
            now = whole
        elif block.part:
            now = block.part
        elif head and now and has_heads:
            now = head
        parts.append(block.part or now)
    return parts


@remember
def sub_heads(paper: Paper) -> list[ItemPart | None]:
    """Read each block as a sub-head inside an item ("Minutes:", "Decision:"), also with words behind it on its line."""
    find = paper.text.find
    return [
        _sub_head(paper, block) if block.label or find(":", block.start, block.end) >= 0 else None
        for block in paper.blocks
    ]


def _sub_head(paper: Paper, block: Block) -> ItemPart | None:
    text = paper.text[block.start : block.end].strip()
    lead = _LEAD.match(text)
    if block.label:
        name = plain(block.label)
    elif len(text.split()) <= _SUB_HEAD_WORDS and text.endswith(":"):
        name = plain(text)
    elif lead and not block.marker:
        name = plain(lead["head"])
    else:
        return None
    for part in ItemPart:
        if name in headings(f"part_{part.value}"):
            return part
    return None
