"""The printed lines of a text: where each begins, its page, the blanks before it; without running heads and chrome."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from extract.layout.numbering import marker_of
from extract.layout.running import EdgeLine, find_running
from models import Fragment, Line

_LINE = re.compile(r"[^\r\n\f\v]*(?:\r\n|[\r\n\f\v])?")
_CHROME = re.compile(  # what a saved page leaves beside an item's heading: "pdf icon PDF 228 KB"
    r"(?:pdf icon\s{0,9})?\bPDF \d+(?:\.\d+)? ?[KM]B\b|^(?:Additional documents|Items):?\s*$", re.IGNORECASE
)
_PAGE_LINE = re.compile(r"\s*page\s*\|?\s*\d{1,4}(?:\s*of\s*\d{1,4})?\s*", re.IGNORECASE)
_LONGEST_HEAD = 300  # characters
_COLUMNS = re.compile(r"\A(?>.*?[^\W\d_]{3}).*\S {6,}\S")
_SUM = re.compile(r"\d,\d{3}|\d\.\d\d$|£|:")  # what a row of a table holds, and no running head


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of the text: where it begins in the decoded source, its page, and how many blanks stand before it."""

    text: str
    at: int
    page: int
    blanks: int

    def cut(self, start: int, end: int, blanks: int | None = None) -> "Printed":
        """The piece between two offsets, without the white space around it."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        return Printed(piece.strip(), self.at + start, self.page, self.blanks if blanks is None else blanks)

    @property
    def line(self) -> Line:
        """The same as a line of the layout."""
        return Line((Fragment(self.text + " ", self.page, None, self.at),))


def cut_lines(text: str) -> tuple[list[Printed], int, tuple[str, ...]]:
    """Cut the text into lines, pages and running heads."""
    pages: list[list[Printed]] = [[]]
    blanks = 0
    at = 0
    while at < len(text):
        match = _LINE.match(text, at)
        raw = match[0] if match else text[at:]
        blanks += 1
        for piece in _without_chrome(Printed(raw.rstrip("\r\n\f\v"), at, len(pages), blanks - 1)):
            pages[-1].append(piece)
            blanks = 0
        if raw.endswith("\f"):
            pages.append([])
        at += max(1, len(raw))
    if not pages[-1] and len(pages) > 1:
        pages.pop()
    if len(pages) == 1:
        return _without_heads(pages[0])
    edges = [[EdgeLine(line.text, float(at)) for at, line in enumerate(page)] for page in pages]
    running = find_running(edges, [float(len(page)) for page in pages])
    kept = [
        line for page, gone in zip(pages, running.places, strict=True) for at, line in enumerate(page) if at not in gone
    ]
    return kept, len(pages), running.texts


def _without_chrome(line: Printed) -> Iterator[Printed]:
    """The pieces of a line that are no chrome: the size of a file ends the heading in front of it."""
    if not line.text.strip() or _PAGE_LINE.fullmatch(line.text):
        return
    done, blanks = 0, line.blanks
    for match in _CHROME.finditer(line.text):
        if line.text[done : match.start()].strip():
            yield line.cut(done, match.start(), blanks)
            blanks = 1
        done = match.end()
    if not done:
        yield line
    elif line.text[done:].strip():
        yield line.cut(done, len(line.text), blanks)


def _without_heads(lines: list[Printed]) -> tuple[list[Printed], int, tuple[str, ...]]:
    """Take running heads out of text that lost its pages: a line in two far columns that returns word for word.

    A limb of a decision that is printed twice, "(iii)       to note the report.", is none, nor a row of figures.
    """
    counts = Counter(
        text
        for text in (line.text.strip() for line in lines if len(line.text) < _LONGEST_HEAD)
        if _COLUMNS.search(text) and marker_of(text) is None and not text.endswith((".", ";", ","))
    )
    # a dict keeps the order of the text and answers at once
    heads = dict.fromkeys(text for text, count in counts.items() if count > 1 and not _SUM.search(text))
    kept = [line for line in lines if line.text.strip() not in heads]
    return kept, 1, tuple(" ".join(text.split()) for text in heads)
