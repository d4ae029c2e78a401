"""A paper as the extractors see it: one clean text, and spans that say what each stretch of it is.

All offsets count characters of `Paper.text`; spans are half open. Dataclasses and, for what there
is most of, named tuples; `models.layout` says why.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from models.layout import Box, Printing
from models.records import Finding, LinkedPaper, PaperFacts
from models.vocabulary import BlockKind, ItemPart


class Origin(NamedTuple):
    """Where the characters `start:end` of the text came from; `source` is an offset in the decoded source, or -1.

    That of a printed line has no box itself: `words` are the origins that have.
    """

    start: int
    end: int
    page: int
    box: Box | None
    source: int
    printing: Printing | None = None

    @property
    def words(self) -> "list[Origin]":
        """The origins of the words of a printed line; any other origin itself."""
        if self.printing is None:
            return [self]
        words = []
        start = self.start
        for text, page, box, source, _, _ in self.printing.words(self.end - self.start + 1):
            end = start + len(text)
            words.append(_NEW_ORIGIN((start, end - 1, page, box, source, None)))
            start = end
        return words


_NEW_ORIGIN: Callable[[tuple[object, ...]], Origin] = partial(tuple.__new__, Origin)  # a third of its class's time


class Block(NamedTuple):
    """A heading, paragraph, list item, field or table row; `text[start:end]` is the whole of it, marker included.

    `body` is the offset after the marker ("3.1 ", "(a) ") or the label ("DATE: "), where the words begin. `section`,
    `item` and `table` index into the paper's tuples (None outside of them), `row` counts a table's rows from 0.
    """

    kind: BlockKind
    start: int
    end: int
    body: int
    page: int
    marker: str | None = None
    label: str | None = None
    level: int = 0
    section: int | None = None
    item: int | None = None
    part: ItemPart | None = None
    table: int | None = None
    row: int | None = None
    declared_item: bool = False
    bold: bool = False
    size: float = 0.0

    def standing_in(self, *, section: int | None, item: int | None, part: ItemPart | None) -> "Block":
        """Give the same block with its place in the outline."""
        return _NEW_BLOCK((*self[:8], section, item, part, *self[11:]))


_NEW_BLOCK: Callable[[tuple[object, ...]], Block] = partial(tuple.__new__, Block)


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered or titled part of a report; it ends where the next one at its level or above begins."""

    number: str | None
    title: str
    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """An item of business, from its heading (`start`) to the next item; `number` as printed, without its full stop."""

    number: str | None
    title: str
    start: int
    end: int


class Cell(NamedTuple):
    """A cell of a table: its span of the text (empty cells have start == end) and its place in the grid from 0.

    `total` marks the cells of a row that sums up others ("Total", "Net position").
    """

    start: int
    end: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table's span, its cells in reading order, the printed unit ("£000", "£m", None) and the caption above it.

    `unit_outside` tells that the unit stands neither in the table nor in its caption, but in the lines above it or in
    the page's running head: it may not hold for every figure.
    """

    start: int
    end: int
    cells: tuple[Cell, ...]
    page: int
    caption: str | None = None
    unit: str | None = None
    unit_outside: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink on a span of the text."""

    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The one clean text of a paper with its structure; every record's evidence is a span of `text`.

    `recognised` are the numbers of the pages whose words were read from a picture.
    """

    facts: PaperFacts
    text: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    items: tuple[Item, ...] = ()
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()
    origins: tuple[Origin, ...] = ()
    page_sizes: tuple[tuple[float, float], ...] = ()
    running: tuple[str, ...] = ()
    recognised: tuple[int, ...] = ()
    hints: dict[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    documents: tuple[LinkedPaper, ...] = ()
