"""The head of a paper: the lines above its first section or item, where it says what it is."""

import re
from typing import NamedTuple

from extract.facts.body_names import remark_end
from extract.memory import remember
from models import Block, BlockKind, Paper

_BLOCKS = 40
_LONGEST = 2500
# "1. Apologies", "1.0 PURPOSE", "10." : where the head ends and the body of the paper begins
_NUMBERED = re.compile(r"\s*\d{1,3}(?:\.\d{1,2}){0,2}[.)]?(?:\s+[A-Z]|\s*$)")

_DECIDED = re.compile(r"\d\d/\d\d/\d{4}\s+-\s")
# "1 Agenda Item 7 Cabinet Report to: Cabinet Date: …": a whole page in one line, with the page's number in front
_RUN_TOGETHER = re.compile(r"\s*1\s+[A-Z][^\n]{0,300}?\b[A-Z][a-z]+(?:\s\w+)?:\s[^\n]{400}")


class HeadLine(NamedTuple):
    """A line of the head: its span of the text, its words, and the block it is in."""

    start: int
    end: int
    text: str
    block: Block


def business_start(paper: Paper) -> int:
    """Where the first item begins below the head; "04/05/2031 - Parking" is the head of the decision that it opens."""
    return next((item.start for item in paper.items if not _DECIDED.match(paper.text, item.start)), len(paper.text))


@remember
def head_lines(paper: Paper) -> list[HeadLine]:
    """List the lines of a paper's head, cells of tables each for themselves; without the numbered lines below it."""
    lines: list[HeadLine] = []
    business = business_start(paper)
    for at, block in enumerate(paper.blocks[:_BLOCKS]):
        if block.start > _LONGEST or (block.declared_item and at) or block.start >= business:
            break
        text = paper.text[block.start : block.end]
        numbered = block.marker and at > 1 and _NUMBERED.match(text) and block.kind is not BlockKind.TABLE_ROW
        if numbered and not _RUN_TOGETHER.match(text):
            break
        if block.kind is BlockKind.TABLE_ROW:
            start = block.start
            for cell in text.split(" | "):
                if cell.strip():
                    lines.append(HeadLine(start, start + len(cell), cell, block))
                start += len(cell) + 3
        else:
            begin = remark_end(text)
            lines.append(HeadLine(block.start + begin, block.end, text[begin:], block))
    return lines
