"""Cuts what no board prints: a paragraph as long as a paper, a table row as long as a page, a paper without end.

Rules read a block, and a sentence, as a whole; bounding both keeps the time of every rule in step with the paper's
length, whatever the paper holds. The limits are several times what the longest real paragraphs need.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from models import BlockKind, Finding, FindingKind, Fragment, LayoutBlock, LayoutCell, LayoutTable, Line

LONGEST_BLOCK = 10_000
"""Characters of a paragraph or of a table's row; a longer one is cut at a blank."""


def bounded(blocks: Iterable[LayoutBlock]) -> Iterator[LayoutBlock]:
    """Hand on blocks, cutting those that are too long; a table with such a row becomes the paragraphs of its cells."""
    for block in blocks:
        if block.table is not None:
            if _table_length(block.table) <= LONGEST_BLOCK or _longest_row(block.table) <= LONGEST_BLOCK:
                yield block
            else:
                for cell in block.table.cells:
                    yield from _cut(replace(block, kind=BlockKind.PARAGRAPH, table=None, lines=cell.lines))
        elif _length(block.lines) <= LONGEST_BLOCK:
            yield block
        else:
            yield from _cut(block)


def shortened(blocks: Iterable[LayoutBlock], most: int, findings: list[Finding]) -> Iterator[LayoutBlock]:
    """Hand on blocks, and of a table the rows, up to so many characters; a finding tells where the rest began."""
    left = most
    for block in blocks:
        table = block.table
        in_cells = _table_length(table) if table else 0
        left -= _length(block.lines) + in_cells + 1
        if left < 0:
            if table is not None and (rows := _first_rows(table, left + in_cells)):
                yield replace(block, table=replace(table, cells=rows))
            message = f"the first {most:,} characters are kept; the rest, from page {block.page} on, is left out"
            findings.append(Finding(kind=FindingKind.TRUNCATED, message=message, page=block.page))
            return
        yield block


def _first_rows(table: LayoutTable, left: int) -> tuple[LayoutCell, ...]:
    """The cells of the first rows that have so many characters together."""
    lengths: Counter[int] = Counter()
    for cell in table.cells:
        lengths[cell.row] += _cell_length(cell)
    kept = set()
    for row in sorted(lengths):
        left -= lengths[row]
        if left < 0:
            break
        kept.add(row)
    return tuple(cell for cell in table.cells if cell.row in kept)


def _table_length(table: LayoutTable) -> int:
    """The characters of all cells, and what parts them."""
    lengths = [len(part.text) for cell in table.cells for line in cell.lines for part in line.fragments]
    return sum(lengths) + len(table.cells)


def _cell_length(cell: LayoutCell) -> int:
    return _length(cell.lines) + 1


def _length(lines: Iterable[Line]) -> int:
    return sum([len(fragment.text) for line in lines for fragment in line.fragments])


def _longest_row(table: LayoutTable) -> int:
    rows: dict[int, int] = {}
    for cell in table.cells:
        rows[cell.row] = rows.get(cell.row, 0) + _cell_length(cell)
    return max(rows.values(), default=0)


def _cut(block: LayoutBlock) -> Iterator[LayoutBlock]:
    """Cut a block into a first part, which keeps its marker and label, and paragraphs."""
    lines: list[Line] = []
    length = 0
    for line in block.lines:
        fragments: list[Fragment] = []
        for fragment in _pieces(line):
            if length and length + len(fragment.text) > LONGEST_BLOCK:
                if fragments:
                    lines.append(line._replace(fragments=tuple(fragments)))
                yield replace(block, lines=tuple(lines))
                block = replace(block, kind=BlockKind.PARAGRAPH, marker=None, label=None, level=0, item=False)
                lines, fragments, length = [], [], 0
            fragments.append(fragment)
            length += len(fragment.text)
        lines.append(line._replace(fragments=tuple(fragments)))
    yield replace(block, lines=tuple(lines))


def _pieces(line: Line) -> Iterator[Fragment]:
    """Cut fragments that are too long themselves, at blanks where they have any."""
    for fragment in line.words:
        at = 0
        while len(fragment.text) - at > LONGEST_BLOCK:
            blank = fragment.text.rfind(" ", at, at + LONGEST_BLOCK)
            end = blank + 1 if blank > at else at + LONGEST_BLOCK
            yield _piece(fragment, at, end)
            at = end
        yield _piece(fragment, at, len(fragment.text)) if at else fragment


def _piece(fragment: Fragment, start: int, end: int) -> Fragment:
    source = fragment.source + start if fragment.source >= 0 else fragment.source
    return fragment._replace(text=fragment.text[start:end], source=source)
