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
from operator import attrgetter

from extract.layout.characters import UNCLEAN, clean_word, clean_words
from extract.layout.leads import lead_origins
from extract.layout.oversize import bounded, shortened
from extract.layout.table_units import blocks_above, unit_above, unit_of
from extract.line_ends import continues, was_broken
from extract.values.totals import find_totals
from models import (
    Block,
    BlockKind,
    Cell,
    Finding,
    Layout,
    LayoutBlock,
    LayoutCell,
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
_RAISED = re.compile(r" (?<=\d )(?:st|nd|rd|th)[,.;:)]?(?: |$)")
_NEW_ORIGIN: Callable[[tuple[object, ...]], Origin] = partial(tuple.__new__, Origin)  # a third of its class's time
_NEW_CELL: Callable[[tuple[object, ...]], Cell] = partial(tuple.__new__, Cell)
_BY_COLUMN = attrgetter("column")
_SOFT_BREAK = ("\u00ad", "\u0002", "\ufffe")  # the engines' marks for a hyphen that only breaks the line


@dataclass(slots=True)
class _Pen:
    """Writes the one text."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    origins: list[Origin] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def write_lines(self, lines: tuple[Line, ...]) -> None:
        """Write printed lines as running text, each line or each of its words with its origin."""
        whole = _as_printed(lines)
        if whole is None:
            self._write_words(lines)
            return
        self.parts.append(whole)
        origins, start = self.origins, self.length
        for line in lines:
            text, page, box, source, link, printing = line.fragments[0]
            end = start + len(text) - 1
            origins.append(_NEW_ORIGIN((start, end, page, box, source, printing)))
            if link:
                self._link(start, end, link)
            start = end + 1
        self.length = start - 1

    def _write_words(self, lines: tuple[Line, ...]) -> None:
        """Write lines one by one or, where there is something to clean or to join, word by word."""
        parts, origins, length, tail = self.parts, self.origins, self.length, ""
        space = glue = broken = False
        for line in lines:
            whole = _as_printed((line,)) is not None
            for text, page, box, source, link, printing in line.fragments if whole else line.words:
                written = 0
                for at, word, clean in ((0, text[:-1], text[:-1]),) if whole else _words(text):
                    if at > written:
                        space = True
                    written = at + len(word)
                    if clean:
                        head = clean.partition(" ")[0]
                        joined = not tail or glue or continues(tail, head) or (broken and was_broken(tail, head))
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
                        space = broken = False
                    glue = word[-1] in _SOFT_BREAK
                space = space or written < len(text)
            space, broken = True, True
        self.length = length

    def _link(self, start: int, end: int, address: str) -> None:
        if self.links and self.links[-1].address == address and self.links[-1].end >= start - 1:
            self.links[-1] = Link(self.links[-1].start, end, address)
        else:
            self.links.append(Link(start, end, address))


def _as_printed(lines: tuple[Line, ...]) -> str | None:
    """Join printed lines that are written as they are: nothing to clean, no word that a line's end may have cut."""
    texts = []
    for line in lines:
        if len(line.fragments) != 1:
            return None
        fragment = line.fragments[0]
        text = fragment.text
        if fragment.printing is None or text[-1:] != " " or (text[-2:] == "- " and len(lines) > 1):
            return None
        texts.append(text)
    whole = "".join(texts)[:-1]
    as_printed = (
        whole.isprintable()
        and (whole.isascii() or not UNCLEAN.search(whole))
        and whole[:1] not in ("", " ")
        and "  " not in whole
        and ("@" not in whole or len(lines) == 1)
        and not _RAISED.search(whole)
    )
    return whole if as_printed else None


def _words(text: str) -> Sequence[tuple[int, str, str]]:
    """The words of a fragment: where each stands, as printed, cleaned."""
    word = text[:-1] if text[-1:] == " " else text
    if word and word.isascii() and word.isprintable() and " " not in word:  # as nearly all fragments of a PDF
        return ((0, word, word),)
    return [(found.start(), found[0], clean_word(found[0])) for found in _WORD.finditer(text)]


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
    for line in lines:
        for fragment in line.fragments:
            text = fragment.text
            if text.strip() and (text.isprintable() or any(map(clean_word, text.split()))):
                return True
    return False


def _write_block(pen: _Pen, blocks: list[Block], block: LayoutBlock) -> None:
    marker = (clean_words(block.marker) or None) if block.marker else None
    label = (clean_words(block.label) or None) if block.label else None
    lead = marker or (f"{label}:" if label else "")
    if not lead and not _has_words(block.lines):
        return
    _part(pen)
    start = pen.length
    if lead:
        pen.write(lead)
        pen.origins.extend(lead_origins(block.lead, start, pen.length))
        if _has_words(block.lines):
            pen.write(" ")
    body = pen.length
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
    written: list[tuple[LayoutCell, int, int]] = []
    texts: list[tuple[int, dict[int, str]]] = []
    table_start = table_end = pen.length
    rows: dict[int, list[LayoutCell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    for row in sorted(rows):
        members = sorted(rows[row], key=_BY_COLUMN)
        if not any(_has_words(cell.lines) for cell in members):
            continue
        _part(pen)
        row_start = pen.length
        if table_end == table_start:
            table_start = row_start
        texts.append((row, _write_cells(pen, members, written)))
        table_end = pen.length
        page = next((cell.lines[0].page for cell in members if cell.lines), block.page)
        blocks.append(
            Block(BlockKind.TABLE_ROW, row_start, table_end, row_start, page, table=index, row=row, part=block.part)
        )
    heads = {cell.row for cell in table.cells if cell.header}
    totals = find_totals((row, cells) for row, cells in texts if row not in heads)
    cells = tuple(
        _NEW_CELL((start, end, c.row, c.column, c.row_span, c.column_span, c.header, c.row in totals))
        for c, start, end in written
    )
    return Table(table_start, table_end, cells, block.page, table.caption, unit_of(table))


def _write_cells(pen: _Pen, cells: list[LayoutCell], written: list[tuple[LayoutCell, int, int]]) -> dict[int, str]:
    """Write the cells of a row, and give their words by column."""
    texts: dict[int, str] = {}
    for at, cell in enumerate(cells):
        if at:
            pen.write(" | ")
        start, parts = pen.length, len(pen.parts)
        if cell.lines:
            pen.write_lines(cell.lines)
        written.append((cell, start, pen.length))
        texts[cell.column] = "".join(pen.parts[parts:])
    return texts


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
