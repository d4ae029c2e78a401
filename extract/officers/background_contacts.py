"""The contact officer of a list of background papers, printed as columns that a reader laid one below the other.

The heads are "Document", "Place of Inspection" and "Contact Officer"; the name stands below those of the documents,
and its address of mail, often broken over two lines, below the name.
"""

import re

from extract.officers.listed import Listed
from extract.officers.person_names import Strength, person_at
from models import Block, OfficerRole, Paper

_HEAD = re.compile(r"contact\s+officers?:?", re.IGNORECASE)
_OTHER_HEADS = re.compile(r"\bplace\s+of\s+inspection\b", re.IGNORECASE)
# "Ann.Lee-", "ann.lee@north.example": the beginning of an address
_ADDRESS_BEGINS = re.compile(r"[\w.+'-]++@[\w.-]*+|[\w.+'-][\w+'-]*+\.[\w.+'-]*+(?<=[\w-])")
_ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_ABOVE, _BELOW = 3, 10  # blocks
_SHORT = 60  # letters of a cell


def background_contact(paper: Paper, index: int) -> Listed | None:
    """Read the contact below the head at `index`; None where no such head stands there or nobody below it."""
    text, blocks = paper.text, paper.blocks
    if not _HEAD.fullmatch(text, blocks[index].body or blocks[index].start, blocks[index].end):
        return None
    above = blocks[max(0, index - _ABOVE)].start
    if not _OTHER_HEADS.search(text, above, blocks[index].start):
        return None
    for at in range(index + 1, min(index + 1 + _BELOW, len(blocks) - 1)):
        block = blocks[at]
        if block.end - block.body > _SHORT:
            return None
        person = person_at(text, block.body, block.end)
        if person is None or person.to != block.end or person.strength < Strength.KNOWN:
            continue
        email, end = _address(text, blocks[at + 1 : at + 3])
        if end:
            return Listed(block.body, end if email else block.end, OfficerRole.CONTACT, person.name, email=email)
    return None


def _address(text: str, blocks: list[Block] | tuple[Block, ...]) -> tuple[str | None, int]:
    """Read an address of mail from one block or broken over two; the end is 0 where none begins here."""
    first = text[blocks[0].start : blocks[0].end].strip()
    if not _ADDRESS_BEGINS.fullmatch(re.sub(r"\s", "", first)):
        return None, 0
    printed = ""
    for block in blocks:
        printed += re.sub(r"\s", "", text[block.start : block.end])
        if _ADDRESS.fullmatch(printed):
            return printed, block.end
    return None, blocks[0].end
