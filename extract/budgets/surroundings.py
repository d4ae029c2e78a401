"""What the sums of a paragraph stand under: the lead-in of their list, headings, the section, the item."""

import re
from dataclasses import dataclass

from extract.budgets.predicates import is_clause
from models import Block, BlockKind, Paper

# "Village hall hire - £40": an entry of a list, which the paragraph before the list introduces
_ENTRY = re.compile(r"(?:[^.£€]|\.(?!\s)){0,110}[£€][^.]{0,60}(?:\.\d[^.]{0,50})?\.?\s*")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands above a block: headings from the nearest outwards, and the paragraphs that lead up to it.

    `block` is its place among the paper's blocks.
    """

    headings: tuple[str, ...]
    leads: tuple[str, ...]
    block: int


def surroundings_of(paper: Paper, at: int, intro: str, titles: tuple[str, str], *, entry: bool) -> Surroundings:
    """Gather what a block stands under.

    `intro` is the paragraph that introduces the list it is an entry of, `titles` are the list item that is no more than
    a title ("c) Payments for approval") and the heading; `entry` says that it is one.
    """
    block = paper.blocks[at]
    led = entry or intro.endswith((":", ":-"))
    leads = (intro if led else "", *titles, *titles_of(paper, block))
    headings = (*leads, paper.facts.title or "")
    return Surroundings(tuple(dict.fromkeys(h for h in headings if h)), tuple(dict.fromkeys(t for t in leads if t)), at)


def is_entry(block: Block, text: str) -> bool:
    """Tell an entry of a list, which what stands before the list introduces."""
    if block.kind is BlockKind.LIST_ITEM:
        return not text.endswith(":")
    return (
        not text.endswith(":") and ("£" in text or "€" in text) and bool(_ENTRY.fullmatch(text)) and not is_clause(text)
    )


def titles_of(paper: Paper, block: Block) -> tuple[str, str]:
    """Give the titles of a block's section and item, empty where it has none."""
    section, item = block.section, block.item
    return (
        paper.sections[section].title if section is not None and section < len(paper.sections) else "",
        paper.items[item].title if item is not None and item < len(paper.items) else "",
    )
