"""Schemes by their place: in a list that is introduced as schemes, in a title before a dash, before a short form."""

import re
from bisect import bisect_left

from extract.lexicon import alternatives, load
from extract.schemes.abbreviation import Definition
from extract.schemes.cores import is_generic
from extract.schemes.names import SchemeName
from models import Block, BlockKind, Paper

_HEADS = load("scheme_heads")
# "remain in the pool, as do the following schemes:", "Schemes"
_INTRODUCES = re.compile(r"\b(?:schemes|projects|programmes|funds|grants|initiatives)\s*:?$", re.IGNORECASE)


_ITEM = re.compile(
    r"(?:[Tt]he\s+)?(?P<name>[A-Z][\w’'-]*(?:\s+(?:and\s+|&\s+|of\s+)?[A-Z][\w’'-]*){1,6})(?=\s*(?:[,;:(.–]|$))"
)


_LONGEST_LIST = 200


def listed_scheme(paper: Paper, block: Block) -> SchemeName | None:
    """Take the first words of an item in a list that the paper introduces as its schemes."""
    at = bisect_left(paper.blocks, block.start, key=lambda other: other.start)
    farthest = max(0, at - _LONGEST_LIST)
    while at > farthest and paper.blocks[at].kind is BlockKind.LIST_ITEM:
        at -= 1
    above = paper.blocks[at]
    item = _ITEM.match(paper.text, block.body, block.end)
    if item is None or not _INTRODUCES.search(paper.text, above.body, above.end) or is_generic(item["name"]):
        return None
    return SchemeName(item.start("name"), item.end("name"), item["name"])


_TOP_BLOCKS = 4  # how far from the top a title may stand that no reader marked as one
# "B999 Eastgate Link - award of contract"
_TITLED = re.compile(
    rf"(?P<name>(?:[A-Z][\w’'&]*\s+){{1,4}}(?i:{alternatives(_HEADS['works'])}))\s*(?:\([^)]{{1,30}}\)\s*)?[-–—:]\s"
)


def titled_scheme(paper: Paper, block: Block) -> SchemeName | None:
    """Take the works that a title names in front of a dash."""
    top = paper.blocks[min(_TOP_BLOCKS, len(paper.blocks) - 1)]
    titled = block.kind is BlockKind.HEADING or (block.label or "").casefold().strip(" :") in ("title", "subject")
    if not titled and block.start > top.start:
        return None
    title = _TITLED.match(paper.text, block.body, block.end)
    return SchemeName(title.start("name"), title.end("name"), title["name"]) if title else None


_SCHEME_END = re.compile(rf"\b(?:{alternatives([*_HEADS['strong'], *_HEADS['weak']])})$", re.IGNORECASE)
# "published Shaping Northshire (SN)": a name without a head, by what is done with it
_ISSUED = re.compile(r"\b(?:published|launched|adopted|refreshed)\s+(?:the\s+|its\s+|our\s+)?$")


def defined_scheme(text: str, definition: Definition) -> SchemeName | None:
    """Take a definition for a scheme's where its long form ends in a scheme's head."""
    long = text[definition.start : definition.end]
    issued = _ISSUED.search(text, max(0, definition.start - 30), definition.start) and "Department" not in long
    if not long[0].isupper() or not (issued or _SCHEME_END.search(long)) or is_generic(long) or len(long.split()) < 2:
        return None
    if long.endswith(("Partnership", "Partnerships")):
        return None
    return SchemeName(definition.start, definition.end, " ".join(long.split()))
