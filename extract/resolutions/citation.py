"""The number that a decision is cited by: its item's, its section's, its own paragraph's, that of its row."""

import re
from collections.abc import Sequence

from extract.place import block_at, blocks_in, section_at
from extract.resolutions.limbs import Piece
from extract.resolutions.triggers import Trigger
from models import BlockKind, Item, Paper, ResolutionStatus

# "201/2031 The Cabinet noted …": a body that numbers its decisions, not its items; "No. 5 | Action sheet …", a row
_REFERENCE = re.compile(r"(?P<number>\d{1,4}/\d{2,4})[.:]?\s+")
# "8 Lettings: …", "2.4.1 It was agreed …": a paragraph that is all of its item
_BARE = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}")
_ROW = re.compile(r"(?:(?:No|Item|Minute)\b\.?\s*)?(?P<number>[A-Z]{0,3}\d{1,4}(?:[./]\d{1,4})*)\.?\s*\|\s")
# "Item 3. Accounts. They were approved.", "No. 4" alone on its line
_ITEM_LINE = re.compile(r"(?:(?:Agenda\s+)?Item|No\.)\s+(?P<number>\d{1,3})(?:[.:]\s|\s*$)")
_FAR = 1_500  # characters back to the line that names the item


def number_of(paper: Paper, trigger: Trigger, item: Item | None) -> str | None:
    """The item's number; a recommendation is cited by its section's ("2.0") or its own paragraph's."""
    if item:
        return _next_paragraph(paper, trigger, item) or item.number
    if trigger.status is not ResolutionStatus.RECOMMENDED:
        block = block_at(paper, trigger.start)
        if block and _BARE.fullmatch(block.marker or ""):
            return block.marker
        own = _REFERENCE.match(paper.text, block.start, trigger.start) if block else None
        return own["number"] if own and own.end() == trigger.start else _printed_above(paper, trigger)
    section = section_at(paper, trigger.start)
    if section and section.number:
        return section.number
    block = block_at(paper, trigger.start)
    number = (block.marker or "").rstrip(".") if block else ""
    return number if re.fullmatch(r"\d+(?:\.\d+)*", number) else None


def _printed_above(paper: Paper, trigger: Trigger) -> str | None:
    """The number of a row of a table, or of the line "Item 3. …" close above, where the paper has no outline."""
    near = blocks_in(paper, max(0, trigger.start - _FAR), trigger.start + 1)
    if near and near[-1].kind is BlockKind.TABLE_ROW:
        row = _ROW.match(paper.text, near[-1].start, near[-1].end)
        return row["number"] if row else None
    for block in reversed(near):
        line = _ITEM_LINE.match(paper.text, block.start, block.end)
        if line:
            return line["number"]
        if block.kind is BlockKind.HEADING and block.end < trigger.start:
            # "5. Lane condition report" over "Resolved:", on a sheet without an outline
            number = (block.marker or "").rstrip(".")
            return number if _BARE.fullmatch(number) else None
    return None


_WHOLE = re.compile(r"(\d{1,3})\.?")


def _next_paragraph(paper: Paper, trigger: Trigger, item: Item) -> str | None:
    """Behind item 5 the paragraph "6. It was agreed …" is an item too, though it has no title of its own."""
    block = block_at(paper, trigger.start)
    own = _WHOLE.fullmatch(block.marker or "") if block and trigger.start == block.body else None
    if own is None or block is None or not (item.number or "").isdigit() or int(own[1]) != int(item.number or 0) + 1:
        return None
    inside = (b for b in paper.blocks if item.start < b.start < block.start and b.marker)
    counted = any(_WHOLE.fullmatch(b.marker or "") for b in inside)  # "1. … 2. …" within the item
    return None if counted else own[1]


def own_paragraph(trigger: Trigger, pieces: Sequence[Piece], clauses: int) -> str | None:
    """The number of the one paragraph under "Recommendation": "4. You are recommended to note this"."""
    label = next((piece.label for piece in pieces if piece.label), None) if clauses == 1 else None
    own = re.fullmatch(r"(\d{1,2}(?:\.\d{1,2})*)\.?", label) if label else None
    return own[1] if own and trigger.status is ResolutionStatus.RECOMMENDED and own[1] != "1" else None
