"""Items that letters in brackets count: "(a) Apologies", "(b) Interests"."""

import re

from extract.outline.bare import FEWEST, Found
from extract.outline.titles import clean_title
from models import Paper, PaperKind

# "(c) Licensing Act": a letter in brackets, and a title
_LETTERED = re.compile(r"\((?P<letter>[a-z])\)\s+(?P<title>[A-Z][^\n]{3,200})$")


def lettered(paper: Paper, kind: PaperKind) -> list[Found]:
    """Take "(a) Apologies", "(b) Interests", "(c) Paths" for items where paragraphs stand between them and count on."""
    found: list[Found] = []
    for at, block in enumerate(paper.blocks):
        match = _LETTERED.match(paper.text[block.start : block.end])
        if match and match["title"][-1] not in ".;,:" and ord(match["letter"]) == ord("a") + len(found):
            if found and at - found[-1][0] < 2:
                return []  # a list of limbs
            found.append((at, f"({match['letter']})", clean_title(match["title"])))
    return found if len(found) > FEWEST and kind is PaperKind.MINUTES else []
