"""Layout in, one clean text out, with the origin of every word.

A block holds no line break; blocks are parted by one. White space of any kind is one blank; soft hyphens, control
characters and zero-width characters are dropped; ligatures are spelt out; private-use and dingbat bullets become "•".
What the printer got wrong ("RESOLVEDthat") stays as printed.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from extract.layout.characters import UNCLEAN, clean_word, clean_words
from extract.layout.leads import lead_origins
from extract.layout.oversize import bounded, shortened
from extract.layout.table_units import blocks_above, unit_above, unit_of
from extract.values.totals import find_totals
from models import (
    Block,
    BlockKind,
    Cell,
    Finding,
    Layout,
    LayoutBlock,
    LayoutTable,
    Line,
    Link,
    Origin,
    Paper,
    PaperFacts,
    Settings,
    Source,
    Table,
)

_WORD = re.compile(r"\S+")
_RAISED = re.compile(r"\d (?:st|nd|rd|th)[,.;:)]?(?: |$)")
_ORDINAL_TAIL = re.compile(r"(?:st|nd|rd|th)[,.;:)]?$")  # "6 th": the raised tail of an ordinal
_TIED = frozenset(("and", "or", "to"))  # "pre- and post-natal": the hyphen ends the word
_DOMAINS = frozenset(("uk", "com", "org", "net", "eu", "ie", "gov", "scot", "wales", "london", "info", "example"))
_DAY = re.compile(r"(?:^|\D)[0-3]?\d$")
_NEW_ORIGIN: Callable[[tuple[object, ...]], Origin] = partial(tuple.__new__, Origin)  # a third of its class's time
_SOFT_BREAK = ("\u00ad", "\u0002", "\ufffe")  # the engines' marks for a hyphen that only breaks the line


@dataclass(slots=True)
class _Pen:
    """Writes the one text."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    origins: list[Origin] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    tail: str = ""

    def write(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.length += len(text)
            self.tail = text

    def write_lines(self, lines: tuple[Line, ...]) -> None:
        """Write printed lines as running text, each word with its origin."""
        parts, origins, length, tail = self.parts, self.origins, self.length, self.tail
        space = glue = broken = False
        first = True
        for line in lines:
            whole = _is_clean(line)
            for text, page, box, source, link, printing in line.fragments if whole else line.words:
                written = 0
                for at, word, clean in ((0, text[:-1], text[:-1]),) if whole else _words(text):
                    if at > written:
                        space = True
                    written = at + len(word)
                    if clean:
                        head = clean.partition(" ")[0]
                        joined = first or glue or _continues(tail, head) or (broken and _was_broken(tail, head))
                        if space and not joined:
                            parts.append(" ")
                            length += 1
                        start = length
                        parts.append(clean)
                        length += len(clean)
                        place = source + at if source >= 0 else -1
                        origins.append(_NEW_ORIGIN((start, length, page, box, place, printing)))
                        if link:
                            self._link(start, length, link)
                        tail = clean.rpartition(" ")[2]
                        first = space = broken = False
                    glue = word[-1] in _SOFT_BREAK
                space = space or written < len(text)
            space, broken = True, True
        self.length, self.tail = length, tail

    def _link(self, start: int, end: int, address: str) -> None:
        if self.links and self.links[-1].address == address and self.links[-1].end >= start - 1:
            self.links[-1] = Link(self.links[-1].start, end, address)
        else:
            self.links.append(Link(start, end, address))


def _is_clean(line: Line) -> bool:
    """Tell a printed line that is written as it is: nothing to clean, no word that joins the one before it."""
    if len(line.fragments) != 1 or line.fragments[0].printing is None:
        return False
    text = line.fragments[0].text
    return (
        text.isprintable()
        and (text.isascii() or not UNCLEAN.search(text))
        and text[:1] not in ("", " ")
        and text[-1] == " "
        and "  " not in text
        and not _RAISED.search(text)
    )


def _words(text: str) -> Sequence[tuple[int, str, str]]:
    """The words of a fragment: where each stands, as printed, cleaned."""
    word = text[:-1] if text[-1:] == " " else text
    if word and word.isascii() and word.isprintable() and " " not in word:  # as nearly all fragments of a PDF
        return ((0, word, word),)
    return [(found.start(), found[0], clean_word(found[0])) for found in _WORD.finditer(text)]


def _continues(tail: str, word: str) -> bool:
    """The raised tail of an ordinal: "6 th" was one word."""
    return word[0] in "snrt" and bool(_ORDINAL_TAIL.match(word) and _DAY.search(tail))


def _was_broken(tail: str, word: str) -> bool:
    """A word that the line's end cut in two: at its own hyphen ("2024-", "25"), or before the dot of an address."""
    if len(tail) > 1 and tail[-1] == "-" and tail[-2].isalnum():
        return word not in _TIED
    if "@" not in tail:
        return False
    return (word[0] == "." and word[1:2].isalpha()) or (word[0].islower() and tail.rpartition(".")[2] not in _DOMAINS)


def compose(layout: Layout, source: Source, *, most_characters: int = Settings().most_characters) -> Paper:
    """Compose the Paper: text, blocks, tables, links and origins; sections, items and facts come later.

    What lies beyond the paper's `most_characters` is left out, with a finding.
    """
    pen = _Pen()
    blocks: list[Block] = []
    tables: list[Table] = []
    cut: list[Finding] = []
    for block in shortened(bounded(layout.blocks), most_characters, cut):
        if block.table is not None:
            table = _write_table(pen, blocks, block, block.table, len(tables))
            if table.end > table.start:
                tables.append(table)
        elif block.lines or block.label or block.marker:
            _write_block(pen, blocks, block)
    facts = PaperFacts(
        id=source.paper_id,
        source=source.address,
        sha256=source.sha256,
        media_type=source.media_type.value,
        pages=layout.pages,
    )
    text = "".join(pen.parts)
    return Paper(
        facts=facts,
        text=text,
        blocks=tuple(blocks),
        tables=tuple(_lend_units(text, blocks, tables, layout.running)),
        links=tuple(pen.links),
        origins=tuple(pen.origins),
        page_sizes=layout.page_sizes,
        running=layout.running,
        recognised=layout.recognised,
        hints=layout.hints,
        findings=(*layout.findings, *cut),
        documents=layout.documents,
    )


def _has_words(lines: Iterable[Line]) -> bool:
    texts = [line.text for line in lines]
    return any(text.strip() and (text.isprintable() or any(map(clean_word, text.split()))) for text in texts)


def _write_block(pen: _Pen, blocks: list[Block], block: LayoutBlock) -> None:
    marker, label = clean_words(block.marker) or None, clean_words(block.label) or None
    lead = marker or (f"{label}:" if label else "")
    if not lead and not _has_words(block.lines):
        return
    _part(pen)
    start = pen.length
    pen.write(lead)
    pen.origins.extend(lead_origins(block.lead, start, pen.length))
    if lead and _has_words(block.lines):
        pen.write(" ")
    body = pen.length
    pen.tail = ""
    pen.write_lines(block.lines)
    first = block.lines[0] if block.lines else None
    blocks.append(
        Block(
            kind=block.kind,
            start=start,
            end=pen.length,
            body=body,
            page=block.page,
            marker=marker,
            label=label,
            level=block.level,
            part=block.part,
            declared_item=block.item,
            bold=bool(first and first.bold),
            size=first.size if first else 0.0,
        )
    )


def _part(pen: _Pen) -> None:
    if pen.length:
        pen.write("\n")


def _write_table(pen: _Pen, blocks: list[Block], block: LayoutBlock, table: LayoutTable, index: int) -> Table:
    """Write a table row by row, its cells parted by " | " so that no reading crosses from one cell into the next."""
    cells: list[Cell] = []
    totals = _totals(table)
    table_start = table_end = pen.length
    rows: dict[int, list[int]] = {}
    for at, cell in enumerate(table.cells):
        rows.setdefault(cell.row, []).append(at)
    for row in sorted(rows):
        members = [table.cells[at] for at in sorted(rows[row], key=lambda at: table.cells[at].column)]
        if not _has_words(line for cell in members for line in cell.lines):
            continue
        _part(pen)
        row_start = pen.length
        if table_end == table_start:
            table_start = row_start
        for at, cell in enumerate(members):
            if at:
                pen.write(" | ")
            pen.tail = ""
            start = pen.length
            pen.write_lines(cell.lines)
            cells.append(
                Cell(
                    start=start,
                    end=pen.length,
                    row=cell.row,
                    column=cell.column,
                    row_span=cell.row_span,
                    column_span=cell.column_span,
                    header=cell.header,
                    total=row in totals,
                )
            )
        table_end = pen.length
        page = next((line.page for cell in members for line in cell.lines), block.page)
        blocks.append(
            Block(BlockKind.TABLE_ROW, row_start, table_end, row_start, page, table=index, row=row, part=block.part)
        )
    return Table(table_start, table_end, tuple(cells), block.page, table.caption, unit_of(table))


def _totals(table: LayoutTable) -> set[int]:
    """The rows below the head that sum up others."""
    heads = {cell.row for cell in table.cells if cell.header}
    rows: dict[int, dict[int, str]] = {}
    for cell in table.cells:
        if cell.row not in heads:
            rows.setdefault(cell.row, {})[cell.column] = " ".join(line.text.strip() for line in cell.lines)
    return find_totals(sorted(rows.items()))


def _lend_units(text: str, blocks: Sequence[Block], tables: Sequence[Table], running: Iterable[str]) -> Iterator[Table]:
    """Give tables that print no unit the one that stands above them."""
    starts = [block.start for block in blocks]
    for table in tables:
        if table.unit is None:
            above = blocks_above(blocks, bisect_left(starts, table.start))
            unit = unit_above(text, above, running)
            yield replace(table, unit=unit, unit_outside=unit is not None)
        else:
            yield table
