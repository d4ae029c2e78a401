"""Lists of people in text that kept its columns: "Cllr Ann Moss (Chair)      Northshire Council", a person to a line.

Rows are read as those of a table only below a label of attendance or behind one ("Present:   Ann Moss    Chair"), three
or more whose columns stand beneath each other: elsewhere a wide gap may be anything.
"""

import re
from collections.abc import Sequence
from functools import cache

from extract.lexicon import load
from extract.readers.text_lines import Printed
from models import BlockKind, LayoutBlock, LayoutCell, LayoutTable

Piece = Printed | LayoutBlock

# "PRESENT:"  "In attendance (virtually)"  "Also present"
_LABEL = re.compile(
    r"\s*(?:\w+\s+){0,3}(?:present|attendance|attendees|attending|apologies|sederunt)(?:\s+for\s+absence)?"
    r"(?:\s*\([^)]{1,40}\))?\s*[:;–-]*\s*",
    re.IGNORECASE,
)
# "Ann MossHeadteacher"  "Joan Pike (Chair)Foundation Governor": two columns that a converter ran together
_GLUED = re.compile(
    r"\s*(?P<name>[A-Z][\w’'.-]*(?: [A-Z(][\w’'.()-]*){0,4}(?:[a-z]{2}|\)))(?P<rest>[A-Z][a-z]\S*(?: \S+){0,5})\s*"
)
_PREFIX = re.compile(r"\b(?:Mc|Mac|De|Des|Di|Du|Fitz|Le|La|Van|Von|St)$")  # "Ann McBride" is one word
_CELL = re.compile(r"\S+(?: \S+)*")
_NAME = re.compile(r"[A-Z][^\s:]*(?: [^\s:]+){1,7}")
_REST = re.compile(r"[A-Z✓]")
_ALONE = re.compile(r"\s*[A-Z][^\s:]*(?: [A-Z(][^\s:]*){1,5}\s*")
_BESIDE = re.compile(r"\s*(?P<label>[A-Z][A-Za-z /-]{2,40}(?:\([^)]{1,30}\))?\s?:)\s{2,}(?=[A-Z])")
_FEWEST = 3  # rows
_FEWEST_GLUED = 2  # rows whose columns ran together
_LONGEST = 70  # characters of a column
_MOST_CELLS = 3
_GAP = 3  # blanks between the name and the rest

Row = dict[int, list[Printed]]  # by column: the label, the name, what is said of the person


def read_people(pieces: Sequence[Piece]) -> list[Piece]:
    """Make tables of the rows of people below a label of attendance or beside it; what is none stays a line."""
    made: list[Piece] = []
    at, labelled = 0, False
    while at < len(pieces):
        piece = pieces[at]
        beside = isinstance(piece, Printed) and _label_beside(piece.text) is not None
        rows, to = _rows(pieces, at) if labelled or beside else ([], at)
        if not rows:
            rows, to = _glued_rows(pieces, at)
        if rows:
            made.append(_table(rows))
            at = to
            continue
        labelled = isinstance(piece, Printed) and bool(_LABEL.fullmatch(piece.text))
        made.append(piece)
        at += 1
    return made


def _label_beside(text: str) -> re.Match[str] | None:
    """Read the label in front of a person: "Present:      Ann Moss      Chair"."""
    label = _BESIDE.match(text)
    words = re.sub(r"\(.*\)", "", label["label"]) if label else ""
    return label if " ".join(words.split()).strip(" :").casefold() in _labels() else None


@cache
def _labels() -> frozenset[str]:
    words = load("attendance")
    return frozenset(label for role in ("chair", "member", "in_attendance", "apologies") for label in words[role])


def _rows(pieces: Sequence[Piece], at: int) -> tuple[list[Row], int]:
    """The rows from piece `at` on, and the piece behind them; none where too few stand beneath each other."""
    rows: list[Row] = []
    names = rest = -1  # where the columns begin
    paired = 0
    to = end = at
    for piece in map(pieces.__getitem__, range(at, len(pieces))):  # a slice would copy all that follows
        if not isinstance(piece, Printed):
            break
        to += 1
        label = _label_beside(piece.text)
        cells = [*_CELL.finditer(piece.text, label.end() if label else 0)]
        wide = len(cells) > 1 and cells[1].start() - cells[0].end() >= _GAP
        if rows and len(cells) == 1 and rest >= 0 and abs(cells[0].start() - rest) <= 1 and 1 in rows[-1]:
            rows[-1].setdefault(2, []).append(piece.cut(*cells[0].span()))  # a post that goes on below
        elif wide and len(cells) <= _MOST_CELLS and _is_person(cells):
            beneath = abs(cells[1].start() - rest) <= 1 and (label is None or abs(cells[0].start() - names) <= 1)
            if rows and not beneath:
                break
            names, rest, paired = cells[0].start(), cells[1].start(), paired + 1
            row = {0: [piece.cut(*label.span("label"))]} if label else {}
            rows.append(
                row
                | {1: [piece.cut(*cells[0].span())]}
                | {2 + n: [piece.cut(*c.span())] for n, c in enumerate(cells[1:])}
            )
        elif rows and _ALONE.fullmatch(piece.text) and not _LABEL.fullmatch(piece.text):
            rows.append({1: [piece]})
            continue
        else:
            break
        end = to
    while rows and 2 not in rows[-1]:
        rows.pop()
    return (rows, end) if paired >= _FEWEST else ([], at)


def _glued_rows(pieces: Sequence[Piece], at: int) -> tuple[list[Row], int]:
    """The rows from piece `at` on whose columns ran together, two or more; a name between them may stand alone."""
    rows: list[Row] = []
    for piece in map(pieces.__getitem__, range(at, len(pieces))):
        glued = _glued(piece)
        if glued:
            rows.append({1: [glued[0]], 2: [glued[1]]})
        elif rows and isinstance(piece, Printed) and _ALONE.fullmatch(piece.text):
            rows.append({1: [piece]})
        else:
            break
    while rows and 2 not in rows[-1]:
        rows.pop()
    return (rows, at + len(rows)) if sum(len(row) > 1 for row in rows) >= _FEWEST_GLUED else ([], at)


def _glued(piece: Piece) -> list[Printed]:
    row = _GLUED.fullmatch(piece.text) if isinstance(piece, Printed) and len(piece.text) <= _LONGEST else None
    if row is None or not isinstance(piece, Printed) or _PREFIX.search(row["name"]):
        return []
    return [piece.cut(*row.span("name")), piece.cut(*row.span("rest"))]


def _is_person(cells: Sequence[re.Match[str]]) -> bool:
    """A name, and behind it what begins with a capital; no column is longer than such columns are."""
    short = max(len(cell[0]) for cell in cells) <= _LONGEST
    return short and _NAME.fullmatch(cells[0][0]) is not None and all(_REST.match(cell[0]) for cell in cells[1:])


def _table(rows: Sequence[Row]) -> LayoutBlock:
    """A table of the rows; without labels beside them the names stand first."""
    first = min(min(row) for row in rows)
    cells = tuple(
        LayoutCell(at, column - first, tuple(piece.line for piece in printed))
        for at, row in enumerate(rows)
        for column, printed in sorted(row.items())
    )
    return LayoutBlock(BlockKind.TABLE_ROW, table=LayoutTable(cells))
