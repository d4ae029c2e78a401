"""What a reader hands over: a paper as it lies on the page, before its text is cleaned.

Frozen slotted dataclasses and not pydantic models: a pack of 500 pages holds some 300,000 fragments, and nothing here
comes from outside the program. What there is most of is a named tuple, made in a third of the time; and a printed line
is one fragment, which tells its words one by one only where somebody asks.
"""

from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from models.records import Finding, LinkedPaper
from models.vocabulary import BlockKind, ItemPart, MediaType


class Box(NamedTuple):
    """A rectangle on a page: page from 1, points from the page's top left corner."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class Printing(Protocol):
    """A printed line of a PDF, which knows where each of its words stands."""

    def words(self, length: int, upto: int | None = None) -> "list[Fragment]":
        """Give the words in its last `length` characters, the blanks after them included, each with its box.

        Of those, with `upto`, the ones that begin before so many characters.
        """

    def around(self, length: int, start: int, end: int) -> "Box | None":
        """Give the one box around the words in `start:end` of its last `length` characters; None where it takes more.

        The words themselves then tell: those that do not stand beside each other, and those of a turned page.
        """


class Fragment(NamedTuple):
    """A piece of text with one origin: a text node, a line, a word of a PDF or the end of its printed line.

    `source` is the offset of its first character in the decoded source (HTML, text), or -1 where there is none. A
    printed line has no box itself, but `printing`.
    """

    text: str
    page: int = 1
    box: Box | None = None
    source: int = -1
    link: str | None = None
    printing: Printing | None = None


class Line(NamedTuple):
    """A printed line (PDF, text file) or a whole unbroken paragraph (HTML, DOCX).

    `size` is the height of the type in points, 0.0 where unknown.
    """

    fragments: tuple[Fragment, ...]
    size: float = 0.0
    bold: bool = False

    @property
    def text(self) -> str:
        """The line's characters as they lie in its fragments."""
        if len(self.fragments) == 1:
            return self.fragments[0].text
        return "".join([fragment.text for fragment in self.fragments])

    @property
    def words(self) -> tuple[Fragment, ...]:
        """The line's fragments, a printed line told word by word."""
        return tuple(
            word
            for fragment in self.fragments
            for word in (fragment.printing.words(len(fragment.text)) if fragment.printing else (fragment,))
        )

    @property
    def page(self) -> int:
        """The page that the line starts on, from 1."""
        return self.fragments[0].page if self.fragments else 1


class LayoutCell(NamedTuple):
    """One cell of a table: its place in the grid (from 0), how many rows and columns it covers, and its lines."""

    row: int
    column: int
    lines: tuple[Line, ...]
    row_span: int = 1
    column_span: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class LayoutTable:
    """A table as drawn; `caption` is the line printed above it as its title, if the reader knows one."""

    cells: tuple[LayoutCell, ...]
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class LayoutBlock:
    """A heading, a paragraph, a list item, a label with its value, or a table, in reading order.

    `marker` is the printed number, letter or bullet in front of it, not part of `lines` ("3.1", "(a)", "•").
    `label` is set on fields only ("REPORT TO"); the lines then hold the value. `lead` is where marker or label is
    printed, as far as the reader knows.
    `item` is True on a heading that the source itself declares as an agenda item (ModernGov), `part` says which voice a
    block inside an item belongs to where the source declares that.
    """

    kind: BlockKind
    lines: tuple[Line, ...] = ()
    level: int = 0
    marker: str | None = None
    label: str | None = None
    table: LayoutTable | None = None
    item: bool = False
    part: ItemPart | None = None
    lead: tuple[Fragment, ...] = ()

    @property
    def page(self) -> int:
        """The page that the block starts on, from 1."""
        if self.lines:
            return self.lines[0].page
        if self.table is not None:
            return next((cell.lines[0].page for cell in self.table.cells if cell.lines), 1)
        return 1


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole paper as blocks in reading order, with what the reader knows beside the text.

    `running` are the heads and feet that were taken out of the flow, each once. `hints` are facts that the source
    declares in its structure (a ModernGov page's head: "body", "date", "title", "venue", "contact", "organisation").
    `page_sizes` are (width, height) in points, empty where the source has no pages. `recognised` are the numbers of the
    pages whose words were read from a picture. `documents` are linked papers whose links are no part of the text.
    """

    media_type: MediaType
    blocks: tuple[LayoutBlock, ...]
    pages: int = 1
    page_sizes: tuple[tuple[float, float], ...] = ()
    running: tuple[str, ...] = ()
    recognised: tuple[int, ...] = ()
    hints: dict[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    documents: tuple[LinkedPaper, ...] = ()
