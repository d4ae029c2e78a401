"""Labels side by side in text that kept its columns: "Report author:      Relevant director:", each over whom it names.

The left column is read first, then the right one; rows belong to them as long as their cells stand beneath the labels.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.readers.text_lines import Printed
from models import LayoutBlock

Piece = Printed | LayoutBlock

_WHO = (
    r"(?:author|director|officer|contact|member|lead|holder|sponsor|chair|chairman|clerk|executive|leader|head|signed"
    r"|approved)"
)
_LABEL = re.compile(rf"(?=[^:]*\b{_WHO}\b)[A-Z][A-Za-z /’'()-]{{3,50}}:", re.IGNORECASE)
_CELL = re.compile(r"\S+(?: \S+)*")
_MOST_ROWS = 8
_GAP = 3  # blanks between two columns
_OFF = 2  # characters by which a cell may stand beside its label


def read_sides(pieces: Sequence[Piece]) -> list[Piece]:
    """Put each column of labels side by side below its own label; what is none stays as it is."""
    made: list[Piece] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        heads = _heads(piece) if isinstance(piece, Printed) and piece.text.count(":") > 1 else []
        columns, to = _columns(pieces, at, heads) if heads else ([], at)
        if columns:
            made.extend(cell for column in columns for cell in column)
            at = to
        else:
            made.append(piece)
            at += 1
    return made


def _heads(piece: Printed) -> list[re.Match[str]]:
    """The labels of a line that holds nothing else, two or three with wide gaps between them."""
    cells = [*_CELL.finditer(piece.text)]
    apart = all(after.start() - before.end() >= _GAP for before, after in pairwise(cells))
    return cells if len(cells) in (2, 3) and apart and all(_LABEL.fullmatch(cell[0]) for cell in cells) else []


def _columns(pieces: Sequence[Piece], at: int, heads: Sequence[re.Match[str]]) -> tuple[list[list[Printed]], int]:
    """The cells of each column from its label down, and the piece behind them; none where no row is as wide."""
    first = pieces[at]
    columns = [[first.cut(*head.span(), 1)] for head in heads if isinstance(first, Printed)]
    starts = [head.start() for head in heads]
    whole = 0
    to = at + 1
    while to < len(pieces) and to - at <= _MOST_ROWS:
        piece = pieces[to]
        cells = [*_CELL.finditer(piece.text)] if isinstance(piece, Printed) else []
        under = [_under(cell.start(), starts) for cell in cells]
        if not isinstance(piece, Printed) or not cells or None in under or len(set(under)) < len(under):
            break
        if len(cells) == 1 and (piece.blanks or under[0] == 0):
            break
        whole += len(cells) == len(starts)
        for cell, column in zip(cells, under, strict=True):
            columns[column or 0].append(piece.cut(*cell.span(), 1))
        to += 1
    return (columns, to) if whole else ([], at)


def _under(start: int, starts: Sequence[int]) -> int | None:
    """The column whose label a cell stands beneath."""
    return next((number for number, label in enumerate(starts) if abs(start - label) <= _OFF), None)
