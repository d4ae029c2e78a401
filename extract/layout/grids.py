"""A grid of cells in, blocks out: decides whether it is a table, labels with their values, or a way to lay out a page.

Shared by the readers whose source marks tables up (HTML, DOCX, Markdown).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.layout.labels import label_of
from extract.layout.numbering import marker_of
from extract.lexicon import load
from models import BlockKind, Fragment, LayoutBlock, LayoutCell, LayoutTable, Line

_LONG_CELL = 450  # characters; no figure, name or label is that long
_PARAGRAPH = 150
_VERDICTS = frozenset({"table", "layout"})
_AMOUNT = re.compile(r"[(£+-]*\s*+(?:£\s*+)?\d[\d,.\s]*+[)%kmbn]*+\s*+$", re.IGNORECASE)
# Heads of columns that hold figures and are none: "£000", "2023/24", "2024".
_HEAD_FIGURE = re.compile(r"£?\s*['’]?000s?|(?:19|20)\d\d(?:\s*[/–-]\s*(?:20)?\d\d)?", re.IGNORECASE)
# "1", "4.", "24/017", "HWB.14", "UPB(31)16", "* 512", "(iv)": what stands in front of minutes set as a table.
_ITEM_NUMBER = re.compile(
    r"(?:\*\s*)?(?:[A-Z]{1,5}[ ./-]?)?\d{1,4}(?:[./-]\d{1,4}){0,3}[a-z]?[.)]?$"
    r"|[A-Z]{2,6}\(\d{2,4}\)\d{1,3}$|\((?:[a-z]{1,4}|\d{1,3})\)$|(?:[a-zA-Z]|[ivx]{2,4})[.)]$"
)
_SENTENCE = 4  # words: a numbered paragraph has more


@cache
def _column_heads() -> frozenset[str]:
    return frozenset(load("no_labels")["column_heads"])


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with the blocks in it; `row` and `column` count the grid from 0."""

    row: int
    column: int
    blocks: tuple[LayoutBlock, ...]
    row_span: int = 1
    column_span: int = 1
    header: bool = False

    @property
    def text(self) -> str:
        """All words of the cell."""
        return " ".join(block_text(block) for block in self.blocks)


def block_text(block: LayoutBlock) -> str:
    """Write a block as one string, with its marker or label in front."""
    if block.table is not None:
        return " ".join(line.text for cell in block.table.cells for line in cell.lines)
    lead = block.marker or (f"{block.label}:" if block.label else "")
    return " ".join(" ".join((lead, *(line.text for line in block.lines))).split())


def settle_grid(cells: Sequence[GridCell], caption: str | None = None, verdict: str | None = None) -> list[LayoutBlock]:
    """Turn a grid into blocks in reading order; `verdict` ("table" or "layout") is what the source says it is."""
    assert verdict is None or verdict in _VERDICTS
    filled = [cell for cell in cells if cell.blocks]
    if not filled:
        return []
    rows = _rows(filled)
    if any(block.item for cell in filled for block in cell.blocks):
        return _unroll(rows)
    if any(len(cell.blocks) > 1 for cell in filled):
        cells = _without_parallels(cells)
        filled = [cell for cell in cells if cell.blocks]
        rows = _rows(filled)
    if verdict != "table":
        fields = None if caption else _as_fields(rows)
        if fields is not None:
            return fields
        if verdict == "layout" or _is_layout(filled, rows):
            return _unroll(rows)
    return [LayoutBlock(BlockKind.TABLE_ROW, table=_as_table(cells, caption))]


def _without_parallels(cells: Sequence[GridCell]) -> list[GridCell]:
    """Part rows that are several rows typed into one: each cell holds the same number of short paragraphs."""
    parted: list[GridCell] = []
    moved = 0
    for row in _rows(cells):
        counts = {len(cell.blocks) for cell in row if cell.blocks}
        short = all(len(block_text(block)) < 80 and block.table is None for cell in row for block in cell.blocks)
        plain = all(cell.row_span == 1 for cell in row) and sum(bool(cell.blocks) for cell in row) > 1
        parts = counts.pop() if len(counts) == 1 and short and plain else 1
        for cell in row:
            if parts == 1 or not cell.blocks:
                parted.append(replace(cell, row=cell.row + moved))
            else:
                parted.extend(
                    replace(cell, row=cell.row + moved + at, blocks=(cell.blocks[at],)) for at in range(parts)
                )
        moved += parts - 1
    return parted


def _rows(cells: Sequence[GridCell]) -> list[list[GridCell]]:
    rows: dict[int, list[GridCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    return [sorted(rows[row], key=lambda cell: cell.column) for row in sorted(rows)]


def _is_layout(filled: Sequence[GridCell], rows: Sequence[Sequence[GridCell]]) -> bool:
    """One column, one row of prose, a table within, cells that hold paragraphs, or numbers beside them."""
    if any(block.table is not None for cell in filled for block in cell.blocks):
        return True
    if len({cell.column for cell in filled}) == 1:
        return True
    if any(block.kind is BlockKind.HEADING and len(cell.blocks) > 1 for cell in filled for block in cell.blocks):
        return True
    if _numbers_paragraphs(rows):
        return True
    lengths = [len(cell.text) for cell in filled]
    if len(rows) == 1 and not any(cell.header for cell in filled):
        return max(lengths) > 60
    figures = sum(_is_figure(cell) for cell in filled)
    if figures * 4 > len(filled):
        return False
    told = sum(_tells(cell) for cell in filled) + sum(length > _LONG_CELL for length in lengths)
    if told * 8 >= len(rows):
        return True
    # Minutes with their numbers in a narrow column, or with text in one column and initials in the next.
    numbered = sum(len(row) > 1 and bool(_ITEM_NUMBER.match(row[0].text)) for row in rows)
    alone = sum(len(row) == 1 for row in rows)
    return max(lengths) > _PARAGRAPH and (numbered * 3 >= len(rows) or alone * 3 >= len(rows))


def _numbers_paragraphs(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Every row is a number and what it numbers: "(1)" beside "That the report be noted."."""
    if any(len(row) != 2 or row[0].header or not _ITEM_NUMBER.match(row[0].text) or _is_figure(row[1]) for row in rows):
        return False
    return len(rows) == 1 or any(len(row[1].text.split()) > _SENTENCE for row in rows)


def _tells(cell: GridCell) -> bool:
    """Paragraphs, or a list under its lead-in: what a page holds and a table does not."""
    longest = max(len(block_text(block)) for block in cell.blocks)
    listed = any(block.kind is BlockKind.LIST_ITEM for block in cell.blocks[1:])
    return longest > 80 and (len(cell.blocks) > 2 or listed)


def _as_fields(rows: Sequence[Sequence[GridCell]]) -> list[LayoutBlock] | None:
    """Read "label | value" rows (also two pairs in a row), or None where the grid holds other things."""
    fields: list[LayoutBlock] = []
    pairs = sure = 0
    for row in rows:
        if len(row) % 2:
            pair = _field(row[0], None) if len(row) == 1 else None
            if pair is None:
                return None
            fields.extend(pair)
            continue
        for left, right in zip(row[::2], row[1::2], strict=True):
            pair = _field(left, right)
            if pair is None:
                return None
            fields.extend(pair)
            pairs += 1
            sure += label_of(left.text) is not None
    return fields if sure > 0 and sure * 2 >= pairs else None


def _field(left: GridCell, right: GridCell | None) -> list[LayoutBlock] | None:
    """Make a label and its value; the further paragraphs of a value follow as paragraphs."""
    label = label_of(left.text) or label_of(left.text, colon=False)
    if label is None or (right and (right.header or _is_grid_value(right))):
        return None
    value, *rest = right.blocks if right else (LayoutBlock(BlockKind.PARAGRAPH),)
    return [LayoutBlock(BlockKind.FIELD, marked_lines(value), label=label), *rest]


def _is_grid_value(cell: GridCell) -> bool:
    return len(cell.text) > 2 * _LONG_CELL or any(block.table is not None for block in cell.blocks)


def marked_lines(block: LayoutBlock) -> tuple[Line, ...]:
    """Give a block's lines with its marker or label written in front, for places that hold lines only."""
    lead = block.marker or (f"{block.label}:" if block.label else None)
    if lead is None:
        return block.lines
    first = block.lines[0] if block.lines else Line(())
    page = first.page if first.fragments else 1
    return (first._replace(fragments=(Fragment(lead + " ", page), *first.fragments)), *block.lines[1:])


def _as_table(cells: Sequence[GridCell], caption: str | None) -> LayoutTable:
    made = []
    heads = _head_rows(cells) if not any(cell.header for cell in cells) and _has_heads(cells) else 0
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        lines = tuple(line for block in cell.blocks for line in marked_lines(block))
        header = cell.header or cell.row < heads
        made.append(LayoutCell(cell.row, cell.column, lines, cell.row_span, cell.column_span, header))
    return LayoutTable(tuple(made), caption)


def _has_heads(cells: Sequence[GridCell]) -> bool:
    """No cell says that it is a head: the first row is one where it alone is bold, or alone holds no figures."""
    first = [cell for cell in cells if cell.row == 0 and cell.blocks]
    rest = [cell for cell in cells if cell.row > 0 and cell.blocks]
    if not first or not rest or any(_is_figure(cell) for cell in first):
        return False
    if any(_is_figure(cell) for cell in rest):
        return True
    return all(map(_is_bold, first)) and not all(map(_is_bold, rest))


def _head_rows(cells: Sequence[GridCell]) -> int:
    """How many rows the head has: as many as its tallest cell, where none of them holds figures."""
    tall = max(cell.row_span for cell in cells if cell.row == 0)
    rows = {cell.row for cell in cells}
    return 1 if any(_is_figure(cell) for cell in cells if cell.row < tall) or tall >= len(rows) else tall


def _is_bold(cell: GridCell) -> bool:
    return all(line.bold or not line.text.strip() for block in cell.blocks for line in block.lines)


def _is_figure(cell: GridCell) -> bool:
    text = cell.text.strip()
    return cell.column > 0 and bool(_AMOUNT.match(text)) and not _HEAD_FIGURE.fullmatch(text)


def _unroll(rows: Sequence[Sequence[GridCell]]) -> list[LayoutBlock]:
    """Read a page-layout table row by row, each cell as paragraphs; a number alone in front marks what it numbers."""
    blocks: list[LayoutBlock] = []
    for at, row in enumerate(rows):
        if at == 0 and _is_head(row) and len(rows) > 1:
            continue
        number = row[0].text if len(row) > 1 else ""
        if number and _ITEM_NUMBER.match(number):
            numbered, *rest = [block for cell in row[1:] for block in cell.blocks]
            blocks.append(_numbered(number, numbered, bool(rest)))
            blocks.extend(rest)
        else:
            blocks.extend(block for cell in row for block in cell.blocks)
    return blocks


def _is_head(row: Sequence[GridCell]) -> bool:
    """Column heads of minutes in a table ("Item | Discussion | Action") are no text of the paper."""
    if any(len(cell.text) > 30 or len(cell.blocks) > 1 or cell.blocks[0].item for cell in row):
        return False
    if all(cell.text.casefold().strip(" .:") in _column_heads() for cell in row):
        return True
    bold = all(cell.header or all(line.bold for block in cell.blocks for line in block.lines) for cell in row)
    return bold and len(row) > 1 and not _ITEM_NUMBER.match(row[0].text)


def _numbered(number: str, block: LayoutBlock, followed: bool) -> LayoutBlock:
    """Put a row's number in front of its first block; a short bold block that more follows is its heading."""
    if block.marker or block.table or block.label:
        return LayoutBlock(BlockKind.PARAGRAPH, marked_lines(block), marker=number) if not block.table else block
    short = len(block_text(block)) < 120 and not marker_of(block_text(block))
    bold = all(line.bold for line in block.lines)
    heading = short and (bold or block.kind is BlockKind.HEADING) and followed
    marker = number.rstrip(". ") if heading else number.strip()
    return replace(block, kind=BlockKind.HEADING if heading else block.kind, marker=marker)
