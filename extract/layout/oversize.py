"""Cuts what no board prints: a paragraph as long as a paper, a table row as long as a page, a paper without end.

Rules read a block, and a sentence, as a whole; bounding both keeps the time of every rule in step with the paper's
length, whatever the paper holds. The limits are several times what the longest real paragraphs need.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from operator import attrgetter

from models import BlockKind, Finding, FindingKind, Fragment, LayoutBlock, LayoutCell, LayoutTable, Line

_LINES, _FRAGMENTS, _TEXT = attrgetter("lines"), attrgetter("fragments"), attrgetter("text")

LONGEST_BLOCK = 10_000
"""Characters of a paragraph or of a table's row; a longer one is cut at a blank."""


def bounded(blocks: Iterable[LayoutBlock]) -> Iterator[tuple[LayoutBlock, int]]:
    """Hand on blocks, cutting those that are too long, each with its characters and what parts its cells.

    A table with such a row becomes the paragraphs of its cells.
    """
    for block in blocks:
        table, length = block.table, _length(block.lines)
        if table is not None:
            in_cells = _table_length(table)
            if in_cells <= LONGEST_BLOCK or _longest_row(table) <= LONGEST_BLOCK:
                yield block, length + in_cells
            else:
                for cell in table.cells:
                    yield from _cut(replace(block, kind=BlockKind.PARAGRAPH, table=None, lines=cell.lines))
        elif length <= LONGEST_BLOCK:
            yield block, length
        else:
            yield from _cut(block)


def shortened(blocks: Iterable[tuple[LayoutBlock, int]], most: int, findings: list[Finding]) -> Iterator[LayoutBlock]:
    """Hand on blocks, and of a table the rows, up to so many characters; a finding tells where the rest began."""
    left = most
    for block, length in blocks:
        left -= length + 1
        if left < 0:
            table = block.table
            if table is not None and (rows := _first_rows(table, left + _table_length(table))):
                yield replace(block, table=replace(table, cells=rows))
            message = f"the first {most:,} characters are kept; the rest, from page {block.page} on, is left out"
            findings.append(Finding(kind=FindingKind.TRUNCATED, message=message, page=block.page))
            return
        yield block


def _first_rows(table: LayoutTable, left: int) -> tuple[LayoutCell, ...]:
    """The cells of the first rows that have so many characters together."""
    lengths: Counter[int] = Counter()
    for cell in table.cells:
        lengths[cell.row] += _length(cell.lines) + 1
    kept = set()
    for row in sorted(lengths):
        left -= lengths[row]
        if left < 0:
            break
        kept.add(row)
    return tuple(cell for cell in table.cells if cell.row in kept)


def _table_length(table: LayoutTable) -> int:
    """The characters of all cells, and what parts them."""
    return _length(chain.from_iterable(map(_LINES, table.cells))) + len(table.cells)


def _length(lines: Iterable[Line]) -> int:
    return sum(map(len, map(_TEXT, chain.from_iterable(map(_FRAGMENTS, lines)))))


def _longest_row(table: LayoutTable) -> int:
    rows: dict[int, int] = {}
    for cell in table.cells:
        rows[cell.row] = rows.get(cell.row, 0) + _length(cell.lines) + 1
    return max(rows.values(), default=0)


def _cut(block: LayoutBlock) -> Iterator[tuple[LayoutBlock, int]]:
    """Cut a block into a first part, which keeps its marker and label, and paragraphs, each with its length."""
    lines: list[Line] = []
    length = 0
    for line in block.lines:
        fragments: list[Fragment] = []
        for fragment in _pieces(line):
            if length and length + len(fragment.text) > LONGEST_BLOCK:
                if fragments:
                    lines.append(line._replace(fragments=tuple(fragments)))
                yield replace(block, lines=tuple(lines)), length
                block = replace(block, kind=BlockKind.PARAGRAPH, marker=None, label=None, level=0, item=False)
                lines, fragments, length = [], [], 0
            fragments.append(fragment)
            length += len(fragment.text)
        lines.append(line._replace(fragments=tuple(fragments)))
    yield replace(block, lines=tuple(lines)), length


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
