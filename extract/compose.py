"""Layout in, one clean text out, with the origin of every word.

A block holds no line break; blocks are parted by one. White space of any kind is one blank; soft hyphens, control
characters and zero-width characters are dropped; ligatures are spelt out; private-use and dingbat bullets become "•".
What the printer got wrong ("RESOLVEDthat") stays as printed.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter

from extract.layout.characters import clean_word, clean_words
from extract.layout.leads import lead_origins
from extract.layout.oversize import bounded, shortened
from extract.layout.table_units import blocks_above, unit_above, unit_of
from extract.pen import Pen
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
    Paper,
    PaperFacts,
    Settings,
    Source,
    Table,
)

_NEW_BLOCK: Callable[[tuple[object, ...]], Block] = partial(tuple.__new__, Block)  # a third of its class's time
_NEW_CELL: Callable[[tuple[object, ...]], Cell] = partial(tuple.__new__, Cell)
_ROW = BlockKind.TABLE_ROW
_BY_COLUMN = attrgetter("column")


def compose(layout: Layout, source: Source, *, most_characters: int = Settings().most_characters) -> Paper:
    """Compose the Paper: text, blocks, tables, links and origins; sections, items and facts come later.

    What lies beyond the paper's `most_characters` is left out, with a finding.
    """
    pen = Pen()
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


def _write_block(pen: Pen, blocks: list[Block], block: LayoutBlock) -> None:
    lines = block.lines
    marker = (clean_words(block.marker) or None) if block.marker else None
    label = (clean_words(block.label) or None) if block.label else None
    lead = marker or (f"{label}:" if label else "")
    has_words = _has_words(lines)
    if not lead and not has_words:
        return
    _part(pen)
    start = pen.length
    if lead:
        pen.write(lead)
        pen.origins += lead_origins(block.lead, start, pen.length)
        if has_words:
            pen.write(" ")
    body = pen.length
    pen.write_lines(lines)
    page, bold, size = (lines[0].page, bool(lines[0].bold), lines[0].size) if lines else (block.page, False, 0.0)
    place = (None, None, block.part, None, None)  # section, item, part, table, row
    blocks.append(
        _NEW_BLOCK(
            (block.kind, start, pen.length, body, page, marker, label, block.level, *place, block.item, bold, size)
        )
    )


def _part(pen: Pen) -> None:
    if pen.length:
        pen.parts.append("\n")
        pen.length += 1


def _write_table(pen: Pen, blocks: list[Block], block: LayoutBlock, table: LayoutTable, index: int) -> Table:
    """Write a table row by row, its cells parted by " | " so that no reading crosses from one cell into the next."""
    written: list[tuple[LayoutCell, int, int]] = []
    texts: list[tuple[int, dict[int, str]]] = []
    table_start = table_end = pen.length
    table_page = block.page
    rows: defaultdict[int, list[LayoutCell]] = defaultdict(list)
    for cell in table.cells:
        rows[cell.row].append(cell)
    for row in sorted(rows):
        members = sorted(rows[row], key=_BY_COLUMN)
        page = _page_of(members)
        if page is None:
            continue
        _part(pen)
        row_start = pen.length
        if table_end == table_start:
            table_start = row_start
        texts.append((row, _write_cells(pen, members, written)))
        table_end = pen.length
        place = (None, None, block.part, index, row)
        blocks.append(
            _NEW_BLOCK((_ROW, row_start, table_end, row_start, page, None, None, 0, *place, False, False, 0.0))
        )
    heads = {cell.row for cell in table.cells if cell.header}
    totals = find_totals((row, cells) for row, cells in texts if row not in heads)
    cells = tuple(
        [
            _NEW_CELL((start, end, row, column, row_span, column_span, header, row in totals))
            for (row, column, _, row_span, column_span, header), start, end in written
        ]
    )
    return Table(table_start, table_end, cells, table_page, table.caption, unit_of(table))


def _page_of(cells: list[LayoutCell]) -> int | None:
    """The page that a row of a table starts on; None where it has no words."""
    page = None
    for cell in cells:
        if cell.lines:
            page = page or cell.lines[0].page
            if _has_words(cell.lines):
                return page
    return None


def _write_cells(pen: Pen, cells: list[LayoutCell], written: list[tuple[LayoutCell, int, int]]) -> dict[int, str]:
    """Write the cells of a row, and give their words by column."""
    texts: dict[int, str] = {}
    parts, last = pen.parts, cells[-1]
    for cell in cells:
        start, first = pen.length, len(parts)
        if cell.lines:
            pen.write_lines(cell.lines)
        written.append((cell, start, pen.length))
        texts[cell.column] = parts[first] if len(parts) == first + 1 else "".join(parts[first:])
        if cell is not last:
            parts.append(" | ")
            pen.length += 3
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
