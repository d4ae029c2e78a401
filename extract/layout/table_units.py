"""The unit of a table's figures: in its head, in its caption, in the lines above it, or in the page's running head."""

import re
from collections.abc import Iterable, Sequence

from extract.values.units import pounds_alone, printed_unit
from models import Block, BlockKind, LayoutTable

_SPEAKS = re.compile(r"\b(?:figures|amounts|table|shown|all)\b", re.IGNORECASE)
_COUNTS = re.compile(r"(?:(?:total|average)\s+)?(?:number|percentage|proportion|no\.?|%)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:table|figure|chart)\s+[\w.]+\s*[-–—:.]?\s*", re.IGNORECASE)
_SHORT = 120  # characters: a line that can be a title or a unit as a whole
_TAIL = 160  # of a longer paragraph: its end is what leads in


def unit_of(table: LayoutTable) -> str | None:
    """Find the unit that a table prints itself: in its caption, in its head, or in a head over its columns or names."""
    heads = [(cell, " ".join(line.text for line in cell.lines)) for cell in table.cells if cell.header]
    unit = printed_unit(table.caption or "") or printed_unit(" ".join(text for _, text in heads))
    if unit is None and any((cell.column_span > 1 or not cell.column) and pounds_alone(text) for cell, text in heads):
        return "£"
    return unit


def unit_above(text: str, blocks: Sequence[Block], running: Iterable[str]) -> str | None:
    """Look for a unit in the blocks between the table before and this one, nearest last, then in the running heads.

    A title that counts something else ("Number of pupils") says that the figures are no money at all.
    """
    for block in reversed(blocks[-2:]):
        line = text[block.body : block.end]
        short = len(line) < _SHORT
        if (short or _SPEAKS.search(line)) and (unit := printed_unit(line if short else line[-_TAIL:])):
            return unit
        if _COUNTS.match(_NUMBERED.sub("", line, count=1)) and (short or _NUMBERED.match(line)):
            return None
    return next((unit for line in running if (unit := printed_unit(line))), None)


def blocks_above(blocks: Sequence[Block], first: int) -> list[Block]:
    """The last two blocks of text above the block `first`, back to the table before it."""
    above: list[Block] = []
    for block in reversed(blocks[:first]):
        if block.kind is BlockKind.TABLE_ROW or len(above) == 2:
            break
        above.insert(0, block)
    return above
