"""The voices of an item's page, as text: its title, "Decision:", "Minutes:", and what stands behind each."""

import re
from collections.abc import Iterator, Sequence

from extract.readers.text_lines import Printed
from extract.readers.text_titles import split_title
from models import BlockKind, LayoutBlock

Piece = Printed | LayoutBlock

# "Apologies for absence Minutes:There were none."  "... of the Head of Property. Decision: RESOLVED:"
PART = re.compile(
    r"(?:^|(?<=[\s.]))(?<![Ff]or )(?<![Ff]or the )(?<!of )(?<!of the )"
    r"(?:Draft )?(?:Minutes|Decisions?|Additional documents|Supporting documents):"
)
TITLE_FIRST = re.compile(r"(?!That\b|RESOLVED|Resolved|AGREED|Agreed)[A-Z]")
FILES = re.compile(r"(?:Additional|Supporting) documents:")
_DIVISION = re.compile(r"(?:part|section)\s+(?:\d|[A-C]\b|one\b|two\b|I)", re.IGNORECASE)  # of an agenda, no item


def item(lines: Sequence[Printed], number: str | None, declared: bool) -> Iterator[Piece]:
    """An item's heading, then its lines, cut where another voice begins; `declared` where the table is an agenda's."""
    pieces = [piece for line in lines for piece in voices(line)]
    first = pieces[0]
    length = split_title(first.text)
    declared = declared and not _DIVISION.match(first.text)
    yield LayoutBlock(BlockKind.HEADING, (first.cut(0, length).line,), level=2, marker=number, item=declared)
    if first.text[length:].strip():
        yield first.cut(length, len(first.text), 1)
    yield from pieces[1:]


def voices(line: Printed) -> Iterator[Printed]:
    """Cut a line in front of and behind "Minutes:" and its kin; lists of files have no voice."""
    done = 0
    for match in PART.finditer(line.text):
        if line.text[done : match.start()].strip():
            yield line.cut(done, match.start())
        if not FILES.match(match[0]):
            yield line.cut(match.start(), match.end(), 1)
        done = match.end()
    if line.text[done:].strip():
        yield line.cut(done, len(line.text), 1 if done else None)
