"""Tables of a page that a converter stored as text, cells parted by slashes: "2.15.1 / Welcome", "Ann Moss / Staff".

A slash is a cell's edge only in a text without pipes in which three lines or more number its items so, and there only
in such a line or where lines with slashes follow each other. The sign becomes a pipe, so that one reader reads both.
"""

import re
from collections.abc import Sequence

from extract.readers.text_lines import Printed

# "1.15.2 / Apologies"  "16/061: / Opening Prayer"  "16/068: /"
_NUMBERED = re.compile(r"\s*(?:[A-Z]{1,4}[. ]?)?\d{1,4}(?:[./]\d{1,4}){0,3}[.:)]?\s/(?:\s|$)")
_EDGE = re.compile(r"(?<=\s)/(?=\s|$)")
_FEWEST = 3  # numbered lines
_WORDS = 9  # in a cell of a list of people


def read_slashes(lines: Sequence[Printed]) -> list[Printed]:
    """Spell the edges of cells as pipes; nothing else of a line changes, nor its length."""
    numbered = [bool(_NUMBERED.match(line.text)) for line in lines]
    if sum(numbered) < _FEWEST or any("|" in line.text for line in lines):
        return list(lines)
    cells = [_is_row(line.text) for line in lines]
    beside = [
        row and (cells[at - 1] if at else False) | (cells[at + 1] if at + 1 < len(cells) else False)
        for at, row in enumerate(cells)
    ]
    return [
        Printed(_EDGE.sub("|", line.text), line.at, line.page, line.blanks) if opens or row else line
        for line, opens, row in zip(lines, numbered, beside, strict=True)
    ]


def _is_row(text: str) -> bool:
    parts = _EDGE.split(text)
    told = text.rstrip().endswith(".")
    return len(parts) > 1 and not told and all(len(part.split()) <= _WORDS for part in parts)
