"""Lists of people in text that kept its columns: "Cllr Ann Moss (Chair)      Northshire Council", a person to a line.

Rows are read as those of a table only below a label of attendance, three or more whose second columns stand beneath
each other: elsewhere a wide gap may be anything.
"""

import re
from collections.abc import Sequence

from extract.readers.text_lines import Printed
from models import BlockKind, LayoutBlock, LayoutCell, LayoutTable

Piece = Printed | LayoutBlock

# "PRESENT:"  "In attendance (virtually)"  "Also present"
_LABEL = re.compile(
    r"\s*(?:\w+\s+){0,3}(?:present|attendance|attendees|attending|apologies|sederunt)(?:\s+for\s+absence)?"
    r"(?:\s*\([^)]{1,40}\))?\s*[:;–-]*\s*",
    re.IGNORECASE,
)
_ROW = re.compile(r"\s*(?P<name>[A-Z][^\s:]*(?: [^\s:]+){1,7})\s{3,}(?P<rest>[A-Z]\S*(?: \S+)*)\s*")
# "Ann MossHeadteacher"  "Joan Pike (Chair)Foundation Governor": two columns that a converter ran together
_GLUED = re.compile(
    r"\s*(?P<name>[A-Z][\w’'.-]*(?: [A-Z(][\w’'.()-]*){0,4}(?:[a-z]{2}|\)))(?P<rest>[A-Z][a-z]\S*(?: \S+){0,5})\s*"
)
_PREFIX = re.compile(r"\b(?:Mc|Mac|De|Des|Di|Du|Fitz|Le|La|Van|Von|St)$")  # "Ann McBride" is one word
_ALONE = re.compile(r"\s*[A-Z][^\s:]*(?: [A-Z(][^\s:]*){1,5}\s*")
_FEWEST = 3  # rows
_FEWEST_GLUED = 2  # rows whose columns ran together
_LONGEST = 70  # characters of a column


def read_people(pieces: Sequence[Piece]) -> list[Piece]:
    """Make tables of the rows of people below a label of attendance; what is none stays a line."""
    made: list[Piece] = []
    at, labelled = 0, False
    while at < len(pieces):
        rows = (_rows(pieces, at) if labelled else []) or _glued_rows(pieces, at)
        if rows:
            made.append(_table(rows))
            at += len(rows)
            continue
        piece = pieces[at]
        labelled = isinstance(piece, Printed) and bool(_LABEL.fullmatch(piece.text))
        made.append(piece)
        at += 1
    return made


def _rows(pieces: Sequence[Piece], at: int) -> list[list[Printed]]:
    """The rows from piece `at` on, as pieces of lines; none where too few stand beneath each other."""
    rows: list[list[Printed]] = []
    column, paired = -1, 0
    for piece in pieces[at:]:
        row = _ROW.fullmatch(piece.text) if isinstance(piece, Printed) else None
        if row and isinstance(piece, Printed) and max(len(row["name"]), len(row["rest"])) <= _LONGEST:
            if column >= 0 and abs(row.start("rest") - column) > 1:
                break
            column, paired = row.start("rest"), paired + 1
            rows.append([piece.cut(*row.span("name")), piece.cut(*row.span("rest"))])
        elif rows and isinstance(piece, Printed) and _ALONE.fullmatch(piece.text) and not _LABEL.fullmatch(piece.text):
            rows.append([piece])
        else:
            break
    while rows and len(rows[-1]) == 1:
        rows.pop()
    return rows if paired >= _FEWEST else []


def _glued_rows(pieces: Sequence[Piece], at: int) -> list[list[Printed]]:
    """The rows from piece `at` on whose columns ran together, two or more; a name between them may stand alone."""
    rows: list[list[Printed]] = []
    for piece in pieces[at:]:
        glued = _glued(piece)
        if not glued and not (rows and isinstance(piece, Printed) and _ALONE.fullmatch(piece.text)):
            break
        rows.append(glued or [piece])  # type: ignore[list-item]
    while rows and len(rows[-1]) == 1:
        rows.pop()
    return rows if sum(len(row) > 1 for row in rows) >= _FEWEST_GLUED else []


def _glued(piece: Piece) -> list[Printed]:
    row = _GLUED.fullmatch(piece.text) if isinstance(piece, Printed) and len(piece.text) <= _LONGEST else None
    if row is None or not isinstance(piece, Printed) or _PREFIX.search(row["name"]):
        return []
    return [piece.cut(*row.span("name")), piece.cut(*row.span("rest"))]


def _table(rows: Sequence[Sequence[Printed]]) -> LayoutBlock:
    cells = tuple(
        LayoutCell(at, column, (cell.line,)) for at, row in enumerate(rows) for column, cell in enumerate(row)
    )
    return LayoutBlock(BlockKind.TABLE_ROW, table=LayoutTable(cells))
