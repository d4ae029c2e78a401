"""Tables that a page stored as one cell a line, the sign only in a head: "Award £", "Roads", "Repairs", "450".

With pipes the rows have as many cells as the head. Without them a cell may be missing, so that figures tell the rows:
before each stand the cells that the head names before the amount, behind it those it names after.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.layout.numbering import marker_of
from extract.readers.text_lines import Printed
from models import BlockKind, LayoutBlock, LayoutCell, LayoutTable

Piece = Printed | LayoutBlock
Cells = dict[int, list[Printed]]

_HEAD = re.compile(r"(?:[A-Z][\w/’' ]{1,30}\s)?\(?£(?:['’]?000s?|m|k)?\)?")  # "Amount (£)"  "Award £"  "£"
_SUM = re.compile(r"[-–(]?\d[\d,]*(?:\.\d\d?)?\)?")
_INITIAL = re.compile(r"[A-Z]\. ?[A-Z]")  # "N. Moss"
_LONGEST = 60  # characters of a cell
_WIDEST = 8  # columns
_MOST = 300  # lines
_FEWEST = 2  # rows of cells with pipes
_FEWEST_BARE = 3  # rows of cells without


def read_cells(pieces: Sequence[Piece]) -> list[Piece]:
    """Make tables of the lines that are cells of one; what is none stays a line."""
    made: list[Piece] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        found = _bare(pieces, made, at) if isinstance(piece, Printed) and _HEAD.fullmatch(piece.text.strip()) else None
        if found is None:
            made.append(piece)
            at += 1
            continue
        taken, rows, at = found
        if taken:
            del made[-taken:]
        made.append(table_of(rows))
    return made


def table_of(rows: Sequence[Cells]) -> LayoutBlock:
    """A table whose first row is its head."""
    return LayoutBlock(
        BlockKind.TABLE_ROW,
        table=LayoutTable(
            tuple(
                LayoutCell(at, column, tuple(piece.line for piece in printed), header=at == 0)
                for at, row in enumerate(rows)
                for column, printed in sorted(row.items())
            )
        ),
    )


def rows_of(cells: Sequence[Sequence[Printed]]) -> tuple[int, list[Cells]]:
    """Read cells as rows as wide as the head that names a sum: (how many cells they are, the rows); none is (0, [])."""
    for width in range(2, min(_WIDEST, len(cells)) + 1):
        heads = [at for at in range(width) if _HEAD.fullmatch(_text(cells[at]))]
        if not heads:
            continue
        end = width
        while end + width <= len(cells) and all(bool(_SUM.fullmatch(_text(cells[end + at]))) for at in heads):
            end += width
        if end >= width * (1 + _FEWEST):
            return end, [dict(enumerate(map(list, cells[at : at + width]))) for at in range(0, end, width)]
    return 0, []


def cells_of(lines: Sequence[Printed], at: int) -> tuple[int, LayoutBlock] | None:
    """Read the table whose cells end in a pipe each, from line `at` on: (the line after it, the table)."""
    cells: list[list[Printed]] = [[]]
    ends: list[int] = []
    for place in range(at, min(at + _MOST, len(lines))):
        line = lines[place]
        text = line.text.strip()
        if "|" in text[:-1] or len(text) > 2 * _LONGEST:
            break
        if text.rstrip("|").strip():
            cells[-1].append(line.cut(0, len(line.text.rstrip().rstrip("|"))))
        if text.endswith("|") and cells[-1]:
            cells.append([])
            ends.append(place + 1)
    count, rows = rows_of(cells[: len(ends)])
    return (ends[count - 1], table_of(rows)) if count else None


def _text(cell: Sequence[Printed]) -> str:
    return " ".join(line.text.strip() for line in cell)


def _bare(pieces: Sequence[Piece], made: Sequence[Piece], at: int) -> tuple[int, list[Cells], int] | None:
    """Read the table whose amounts are named at `at`: (pieces of its head before, its rows, the piece after it)."""
    cells: list[Printed] = []
    since = 0  # cells behind the last amount
    # by place: islice would count up to `at` from the start, quadratic in the heads of a long paper
    for place in range(at, min(at + _MOST, len(pieces))):
        piece = pieces[place]
        if isinstance(piece, LayoutBlock) or not _is_cell(piece):
            break
        cells.append(piece)
        since = 0 if _SUM.fullmatch(piece.text.strip()) else since + 1
        if since > 2 * _WIDEST:
            break
    sums = [place for place, cell in enumerate(cells) if place and _SUM.fullmatch(cell.text.strip())]
    if len(sums) < _FEWEST_BARE:
        return None
    for before in range(1, _WIDEST):
        after = sums[0] - 1 - before
        head = made[len(made) - before :] if before <= len(made) else []
        if after < 0 or not all(isinstance(piece, Printed) and _is_cell(piece) for piece in head) or not head:
            return None
        gaps = [b - a - 1 for a, b in pairwise(sums)]
        if all(before <= gap <= before + after for gap in gaps):
            end = min(len(cells), sums[-1] + 1 + after)
            names = [piece for piece in (*head, *cells[: 1 + after]) if isinstance(piece, Printed)]
            return before, [_row(names), *_rows(cells[:end], sums, before)], at + end
    return None


def _rows(cells: Sequence[Printed], sums: Sequence[int], before: int) -> list[Cells]:
    ends = [*(place - before for place in sums[1:]), len(cells)]
    return [_row(cells[place - before : end]) for place, end in zip(sums, ends, strict=True)]


def _row(cells: Sequence[Printed]) -> Cells:
    return {at: [cell] for at, cell in enumerate(cells)}


def _is_cell(piece: Printed) -> bool:
    text = piece.text.strip()
    if len(text) > _LONGEST or text.endswith((".", ":", ";", ",")):
        return False
    return marker_of(text) is None or bool(_SUM.fullmatch(text) or _INITIAL.match(text))
