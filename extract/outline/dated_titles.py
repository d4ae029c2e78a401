"""Items of pages that list decisions, each under its day and title: "04/05/2031 - Parking orders ref: 812"."""

import re

from extract.outline.bare import Found
from extract.outline.titles import clean_title
from models import BlockKind, Paper, PaperKind

# "04/05/2031 - PARKING ORDERS ref: 812    Recommendations Approved", "04/05/2031 - Parking orders"
_TITLE = re.compile(r"\d\d/\d\d/\d{4}\s+-\s+(?P<title>[^\W\d].{2,300}?)(?:\s+ref:\s*\d+\b.*)?$")


def dated_titles(paper: Paper, kind: PaperKind) -> list[Found]:
    """Find the titles that a page of decisions prints behind the day of each."""
    if kind is not PaperKind.DECISION:
        return []
    found: list[Found] = []
    for at, block in enumerate(paper.blocks):
        if block.kind is not BlockKind.TABLE_ROW and (match := _TITLE.match(paper.text[block.start : block.end])):
            found.append((at, None, clean_title(match["title"])))
    return found
