"""Reads DOCX: paragraphs with the numbers that Word prints, headings, tables, running heads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from extract.layout.grids import GridCell, settle_grid
from extract.layout.paragraphs import Run, Setting, join_hanging, paragraph_blocks
from extract.readers.docx_chunks import Chunks
from extract.readers.docx_numbering import Numbering
from extract.readers.docx_package import MC, Element, Package, R, W, switch, value
from extract.readers.docx_runs import (
    RunReader,
    alternative,
    ends_in_deleted_mark,
    is_deleted_row,
    is_placeholder,
    page_turns,
)
from extract.readers.docx_styles import Style, Styles, outline_level
from extract.readers.docx_tabs import tabbed_tables
from models import BlockKind, Layout, LayoutBlock, MediaType, UnreadablePaper

_PAGE_NUMBER = re.compile(r"page\s+\d{1,4}(?:\s+of\s+\d{1,4})?", re.IGNORECASE)
_WRAPPERS = frozenset({W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")})


def read_layout(data: bytes) -> Layout:
    """Read a DOCX. Raises `UnreadablePaper` where it is damaged, absurdly large, or holds no words."""
    return _read_document(data, inside=False)


def _read_document(data: bytes, *, inside: bool) -> Layout:
    """Read a document, which may stand `inside` another one."""
    package = Package(data)
    name, document = package.main()
    relations = package.relations(name)
    parts = {kind: package.tree(target) for kind, target in relations.values() if kind in ("styles", "numbering")}
    styles, numbering = Styles(parts.get("styles")), Numbering(parts.get("numbering"))
    body = document.find(W + "body")
    turns = page_turns(document, package.pages())
    chunks = Chunks(package, relations, None if inside else partial(_read_document, inside=True))
    reader = _Reader(RunReader(relations, styles, turns), styles, numbering, chunks)
    blocks = tabbed_tables(join_hanging(reader.read(body))) if body is not None else []
    pages = reader.runs.page
    blocks += _notes(package, relations, reader)
    if not blocks:
        raise UnreadablePaper("the document holds no words", "if it holds pictures of pages, save it as PDF")
    running = (*_running(package, document, relations), *reader.page_numbers)
    return Layout(MediaType.DOCX, tuple(blocks), pages, running=running, findings=tuple(chunks.findings))


@dataclass(slots=True)
class _Reader:
    """Reads a body, a cell or a text box into blocks, with one numbering for the whole document."""

    runs: RunReader
    styles: Styles
    numbering: Numbering
    chunks: Chunks
    held: list[Run] = field(default_factory=list)
    page_numbers: dict[str, None] = field(default_factory=dict)

    def read(self, parent: Element) -> list[LayoutBlock]:
        """Read all that stands in `parent`, in order."""
        blocks: list[LayoutBlock] = []
        for element in _content(parent):
            if element.tag == W + "p":
                blocks.extend(self._paragraph(element))
            elif element.tag == W + "altChunk":
                blocks.extend(self.chunks.blocks(element, self.runs.page))
            else:
                blocks.extend(self._table(element))
        return blocks

    def _paragraph(self, paragraph: Element) -> list[LayoutBlock]:
        properties = paragraph.find(W + "pPr")
        style_id = value(properties, "pStyle")
        style = self.styles[style_id]
        runs = [*self.held, *self.runs.read(paragraph, style.bold, style.hidden)]
        self.held = []
        boxes, self.runs.boxes = self.runs.boxes, []
        if ends_in_deleted_mark(paragraph):
            self.held = runs
            return []
        blocks: list[LayoutBlock] = []
        if not any(run.text.strip() for run in runs):
            self._count_empty(properties, style, style_id or self.styles.default)
        elif not style.name.startswith("toc "):
            blocks.extend(self._blocks(runs, properties, style, style_id or self.styles.default))
        for box in boxes:
            blocks.extend(self.read(box))
        return blocks

    def _blocks(self, runs: list[Run], properties: Element | None, style: Style, style_id: str) -> list[LayoutBlock]:
        text = "".join(run.text for run in runs).strip()
        if _PAGE_NUMBER.fullmatch(text):
            self.page_numbers[text] = None
            return []
        outline = outline_level(properties)
        heading = style.heading if outline is None else outline
        if heading and style.bold and not any(run.bold for run in runs if run.text.strip()):
            heading = 0  # a paragraph of the text that only borrowed the style
        marker, depth = self._marker(properties, style, style_id)
        setting = Setting(
            heading=heading, depth=depth + 1, marker=marker, listed=marker is not None, bold_headings=True
        )
        made = paragraph_blocks(runs, setting)
        # "3.1" in the margin numbers a paragraph of a report; it is no item of a list.
        if made and marker and "." in marker.rstrip(".") and made[0].kind is BlockKind.LIST_ITEM:
            made[0] = replace(made[0], kind=BlockKind.PARAGRAPH, level=0)
        return made

    def _count_empty(self, properties: Element | None, style: Style, style_id: str) -> None:
        """A numbered paragraph without words prints its number all the same, unless it is hidden."""
        mark = properties.find(W + "rPr") if properties is not None else None
        if not style.hidden and not switch(mark, "vanish"):
            self._marker(properties, style, style_id)

    def _marker(self, properties: Element | None, style: Style, style_id: str) -> tuple[str | None, int]:
        """The automatic number of a paragraph and its depth: its own, else its style's; numId 0 takes it away."""
        own = properties.find(W + "numPr") if properties is not None else None
        number_id, level = value(own, "numId"), value(own, "ilvl")
        number_id = style.number_id if number_id is None else number_id
        if number_id in (None, "0"):
            return None, 0
        if level is not None and level.isdigit():
            depth = int(level)
        else:
            linked = self.numbering.level_of_style(number_id, style_id)
            depth = linked if linked is not None else style.number_level or 0
        return self.numbering.marker(number_id, depth), depth

    def _table(self, table: Element) -> list[LayoutBlock]:
        cells: list[GridCell] = []
        open_spans: dict[int, int] = {}
        for row, element in enumerate(_rows(table)):
            properties = element.find(W + "trPr")
            header = bool(switch(properties, "tblHeader"))
            column = _integer(value(properties, "gridBefore"), 0)
            for cell in _cells(element):
                cell_properties = cell.find(W + "tcPr")
                width = max(1, _integer(value(cell_properties, "gridSpan"), 1))
                blocks = self.read(cell)
                if cells and cells[-1].row == row and _merged(cell_properties, "hMerge") == "continue":
                    kept = (*cells[-1].blocks, *blocks)
                    cells[-1] = replace(cells[-1], column_span=cells[-1].column_span + width, blocks=kept)
                elif _merged(cell_properties, "vMerge") == "continue" and column in open_spans:
                    above = open_spans[column]
                    kept = (*cells[above].blocks, *blocks)
                    cells[above] = replace(cells[above], row_span=row - cells[above].row + 1, blocks=kept)
                else:
                    open_spans.pop(column, None)
                    if _merged(cell_properties, "vMerge"):
                        open_spans[column] = len(cells)
                    cells.append(GridCell(row, column, tuple(blocks), 1, width, header))
                column += width
        return settle_grid(cells)


def _content(parent: Element) -> Iterator[Element]:
    """Go through paragraphs and tables, looking into the wrappers that Word puts around them."""
    for child in parent:
        if child.tag in (W + "p", W + "tbl", W + "altChunk"):
            yield child
        elif child.tag in _WRAPPERS and not is_placeholder(child):
            yield from _content(child)
        elif child.tag == MC + "AlternateContent":
            chosen = alternative(child)
            if chosen is not None:
                yield from _content(chosen)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == W + "tr":
            if not is_deleted_row(child):
                yield child
        elif child.tag in _WRAPPERS:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == W + "tc":
            properties = child.find(W + "tcPr")
            if properties is None or properties.find(W + "cellDel") is None:
                yield child
        elif child.tag in _WRAPPERS:
            yield from _cells(child)


def _merged(properties: Element | None, name: str) -> str | None:
    """Whether a cell is merged with others ("restart" in the first of them, "continue" in the rest), or not at all."""
    merge = properties.find(W + name) if properties is not None else None
    return None if merge is None else merge.get(W + "val") or "continue"


def _notes(package: Package, relations: dict[str, tuple[str, str]], reader: _Reader) -> list[LayoutBlock]:
    """Read the footnotes and endnotes that the text refers to, in that order."""
    found: dict[tuple[str, str], Element] = {}
    for kind, target in relations.values():
        tree = package.tree(target) if kind in ("footnotes", "endnotes") else None
        for note in () if tree is None else tree:
            found[kind.removesuffix("s"), note.get(W + "id") or ""] = note
    asked, reader.runs.notes = reader.runs.notes, []
    return [block for note in dict.fromkeys(asked) if note in found for block in reader.read(found[note])]


def _integer(text: str | None, otherwise: int) -> int:
    return min(500, int(text)) if text is not None and text.isdigit() and len(text) < 6 else otherwise


def _running(package: Package, document: Element, relations: dict[str, tuple[str, str]]) -> tuple[str, ...]:
    """Give the words of the heads and feet that the document's sections use, each once."""
    found: dict[str, None] = {}
    for reference in document.iter(W + "headerReference", W + "footerReference"):
        kind, target = relations.get(reference.get(R + "id") or "", ("", ""))
        tree = package.tree(target) if kind in ("header", "footer") else None
        if tree is None:
            continue
        reader = RunReader(package.relations(target))
        for paragraph in tree.iter(W + "p"):
            text = " ".join("".join(run.text for run in reader.read(paragraph, False, False)).split())
            if text:
                found[text] = None
    return tuple(found)
