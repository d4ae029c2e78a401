"""Layout in, one clean text out, with the origin of every word.

A block holds no line break; blocks are parted by one. White space of any kind is one blank; soft hyphens, control
characters and zero-width characters are dropped; ligatures are spelt out; private-use and dingbat bullets become "•".
"""

import re
from dataclasses import dataclass, field

from extract.units import printed_unit
from models import (
    Block,
    BlockKind,
    Cell,
    Layout,
    LayoutBlock,
    LayoutTable,
    Line,
    Link,
    Origin,
    Paper,
    PaperFacts,
    Source,
    Table,
)

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_DROPPED = [*range(0x09), *range(0x0E, 0x20), 0x7F, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF]
_BULLETS = [*range(0xF000, 0xF100), 0x2022, 0x25AA, 0x25AB, 0x25CF, 0x25E6, 0x2023, 0x2043, 0x27A2, 0x2756]
_CLEAN: dict[int, str | None] = {
    **dict.fromkeys(_BULLETS, "•"),
    **dict.fromkeys(_DROPPED, None),
    **_LIGATURES,
    0x2010: "-",
    0x2011: "-",
}
_WORD = re.compile(r"\S+")
_ORDINAL_TAIL = re.compile(r"(?:st|nd|rd|th)[,.;:)]?$")  # "6 th": the raised tail of an ordinal
_DAY = re.compile(r"(?:^|\D)[0-3]?\d$")
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
        space = glue = False
        first = True
        for line in lines:
            for fragment in line.fragments:
                written = 0
                for word in _WORD.finditer(fragment.text):
                    clean = word[0].translate(_CLEAN)
                    if word.start() > written:
                        space = True
                    written = word.end()
                    if clean:
                        if space and not first and not glue and not self._continues(clean):
                            self.write(" ")
                        start = self.length
                        self.write(clean)
                        source = fragment.source + word.start() if fragment.source >= 0 else -1
                        self.origins.append(Origin(start, self.length, fragment.page, fragment.box, source))
                        if fragment.link:
                            self._link(start, fragment.link)
                        first = space = False
                    glue = word[0].endswith(_SOFT_BREAK)
                space = space or written < len(fragment.text)
            space = not self._breaks_at_hyphen()

    def _continues(self, word: str) -> bool:
        return bool(_ORDINAL_TAIL.match(word) and _DAY.search(self.tail))

    def _breaks_at_hyphen(self) -> bool:
        return len(self.tail) > 1 and self.tail[-1] == "-" and self.tail[-2].isalnum()

    def _link(self, start: int, address: str) -> None:
        if self.links and self.links[-1].address == address and self.links[-1].end >= start - 1:
            self.links[-1] = Link(self.links[-1].start, self.length, address)
        else:
            self.links.append(Link(start, self.length, address))


def compose(layout: Layout, source: Source) -> Paper:
    """Compose the Paper: text, blocks, tables, links and origins; sections, items and facts come later."""
    pen = _Pen()
    blocks: list[Block] = []
    tables: list[Table] = []
    for block in layout.blocks:
        if block.table is not None:
            tables.append(_write_table(pen, blocks, block, block.table, len(tables)))
        elif block.lines or block.label or block.marker:
            _write_block(pen, blocks, block)
    facts = PaperFacts(
        id=source.paper_id,
        source=source.address,
        sha256=source.sha256,
        media_type=source.media_type.value,
        pages=layout.pages,
    )
    return Paper(
        facts=facts,
        text="".join(pen.parts),
        blocks=tuple(blocks),
        tables=tuple(table for table in tables if table.end > table.start),
        links=tuple(pen.links),
        origins=tuple(pen.origins),
        page_sizes=layout.page_sizes,
        running=layout.running,
        hints=layout.hints,
        findings=layout.findings,
    )


def _write_block(pen: _Pen, blocks: list[Block], block: LayoutBlock) -> None:
    _part(pen)
    start = pen.length
    lead = block.marker or (f"{block.label}:" if block.label else "")
    pen.write(lead)
    if lead and block.lines:
        pen.write(" ")
    body = pen.length
    pen.tail = ""
    pen.write_lines(block.lines)
    if pen.length == body and not lead:
        return
    first = block.lines[0] if block.lines else None
    blocks.append(
        Block(
            kind=block.kind,
            start=start,
            end=pen.length,
            body=body,
            page=block.page,
            marker=block.marker,
            label=block.label,
            level=block.level,
            part=block.part,
            declared_item=block.item,
            bold=bool(first and first.bold),
            size=first.size if first else 0.0,
        )
    )


def _part(pen: _Pen) -> None:
    if pen.length and pen.tail != "\n":
        pen.write("\n")


def _write_table(pen: _Pen, blocks: list[Block], block: LayoutBlock, table: LayoutTable, index: int) -> Table:
    """Write a table row by row, its cells parted by " | " so that no reading crosses from one cell into the next."""
    cells: list[Cell] = []
    table_start = table_end = pen.length
    rows: dict[int, list[int]] = {}
    for at, cell in enumerate(table.cells):
        rows.setdefault(cell.row, []).append(at)
    for row in sorted(rows):
        members = [table.cells[at] for at in sorted(rows[row], key=lambda at: table.cells[at].column)]
        if not any(line.text.strip() for cell in members for line in cell.lines):
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
            cells.append(Cell(start, pen.length, cell.row, cell.column, cell.row_span, cell.column_span, cell.header))
        table_end = pen.length
        page = next((line.page for cell in members for line in cell.lines), block.page)
        blocks.append(
            Block(BlockKind.TABLE_ROW, row_start, table_end, row_start, page, table=index, row=row, part=block.part)
        )
    head = " ".join(line.text for cell in table.cells if cell.header for line in cell.lines)
    unit = printed_unit(table.caption or "") or printed_unit(head)
    return Table(table_start, table_end, tuple(cells), block.page, table.caption, unit)
