"""Tables of figures in text that kept its lines: a name and its figures on one line, or a cell on each line.

"Quays 61,200 62,750" below "Service 2019-20 2020-21"; "0412 Amos Pike 210.40" below "Cheque Payee Amount"; "Quays",
"61,200", "62,750" on lines of their own; the year before on the left, "9,500.00 Precept 9,800.00". Prose never is a
table: a row holds few words, and rows have equal figures. "RECEIPTS" between two rows names those below it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.readers.text_lines import Printed
from models import BlockKind, LayoutBlock, LayoutCell, LayoutTable

_FIGURE = re.compile(r"[-–+(£]*\d[\d,]*(?:\.\d+)?[km]?\)?%?\*?|[-–]|nil", re.IGNORECASE)
_SUM = re.compile(r"\d,\d{3}|\.\d\d?\b|£\d")  # what only sums look like
_PENCE = re.compile(r"[-–(]?\d[\d,]*\.\d\d\)?")
_ENDS_IN_FIGURE = re.compile(r"(?:[\d)%*]|\s[-–]|nil)\s*$", re.IGNORECASE)
_AMOUNT_HEAD = re.compile(r"\S.*\s(?:amount|£|total|cost|net|gross|value|paid|payment)", re.IGNORECASE)
_SUM_HEAD = re.compile(
    r"(?:net|gross|vat|total|amount|cost|budget|actual|forecast|outturn|variance|paid|income|expenditure|20\d\d[/-]\d\d)(?:\(£\))?",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\(?(?:£['’]?(?:000['’]?s?|m|k|s)?|%)\)?")
_PROSE_END = re.compile(  # "the budget was", "£4.2m and": the figure behind belongs to a sentence
    r"(?:[.;,£]|\b(?:of|to|at|by|from|and|the|for|in|on|was|is|were|are|than|page|item|no|or|with|about|circa))$",
    re.IGNORECASE,
)
_LONGEST_NAME = 10  # words
_LONGEST_LINE = 150  # characters
_FEWEST = 3  # rows
_FEWEST_HEADED = 2  # rows of nothing but sums of money below a head for each column
_PAID_HEAD = re.compile(
    r"(?:\w+\s){0,2}(?:award|amount|grant|cost|total|value|price|fee|charge|contribution)s?", re.IGNORECASE
)
_MONEY = re.compile(r"[-–(]?£\d[\d,]*(?:\.\d\d?)?[km]?\)?")
_MOST_HEADS = 3  # lines
_WIDEST = 16  # cells
_APART = 4  # blanks that part a name from its figures
_INDENT = 12  # characters in front of a line that heads some columns only
_ASTRAY = 9  # characters between the ends of a head and of the figures below it


Cells = dict[int, list[Printed]]
Piece = Printed | LayoutBlock


@dataclass(frozen=True, slots=True)
class _Row:
    """A name and its figures, as pieces of printed lines; `places` is where the figures end in their line.

    The first figure of a `led` row stands in front of its name; a row without figures names those below it.
    """

    name: Printed
    figures: tuple[Printed, ...]
    places: tuple[int, ...] = ()
    led: bool = False

    @property
    def cells(self) -> Cells:
        if self.led:
            return {0: [self.figures[0]], 1: [self.name], **{at: [f] for at, f in enumerate(self.figures[1:], 2)}}
        return {0: [self.name], **{at: [figure] for at, figure in enumerate(self.figures, 1)}}


def read_figures(pieces: Sequence[Piece]) -> list[Piece]:
    """Make tables of the lines that are rows of figures; what is no row stays a line."""
    made: list[Piece] = []
    at = 0
    while at < len(pieces):
        end, rows = _in_lines(pieces, at)
        heads, group = _heads_in_lines(made, rows[0]) if rows else ([], [])
        rows = [*group, *rows]
        if not rows:
            end, rows = _in_cells(pieces, at)
            heads = _heads_in_cells(made, len(rows[0].figures)) if rows and _may_head(made, rows[0]) else []
            rows = rows if heads or (len(rows) >= _FEWEST and len(rows[0].figures) > 1) else []
        end = max(end, at + 1)
        if rows and (heads or len(rows[-1].figures) > 1):
            made.append(_table([*heads, *(row.cells for row in rows)], len(heads)))
        else:
            made.extend(pieces[at:end])
        at = end
    return made


def _table(rows: Sequence[Cells], heads: int) -> LayoutBlock:
    cells = tuple(
        LayoutCell(at, column, tuple(piece.line for piece in printed), header=at < heads)
        for at, row in enumerate(rows)
        for column, printed in sorted(row.items())
    )
    return LayoutBlock(BlockKind.TABLE_ROW, table=LayoutTable(cells))


def _in_lines(pieces: Sequence[Piece], at: int) -> tuple[int, list[_Row]]:
    """Rows that follow each other, a line each, with the same number of figures."""
    rows: list[_Row] = []
    end = at
    while end < len(pieces):
        row = _row(pieces[end])
        if row is None and rows and (group := _group(pieces[end])) and end + 1 < len(pieces):
            row, below = group, _row(pieces[end + 1])
            if below is None or len(below.figures) != len(rows[0].figures) or below.led != rows[0].led:
                break
            rows.append(row)
            end += 1
            continue
        if row is None or (rows and (len(row.figures), row.led) != (len(rows[0].figures), rows[0].led)):
            break
        if len(row.figures) == 1 and not _PENCE.fullmatch(row.figures[0].text):
            break
        rows.append(row)
        end += 1
    return (end, rows) if len(rows) > 1 else (at, [])


def _row(piece: Piece) -> _Row | None:
    """Read a line as a row: a name of few words, and figures to its end of which one is a sum."""
    if isinstance(piece, LayoutBlock) or len(piece.text) > _LONGEST_LINE or not _ENDS_IN_FIGURE.search(piece.text):
        return None
    words = list(re.finditer(r"\S+", piece.text))
    first = len(words)
    while first > 0 and _FIGURE.fullmatch(words[first - 1][0]):
        first -= 1
    led = first > 1 and _PENCE.fullmatch(words[0][0]) is not None
    if not 0 < first <= _LONGEST_NAME or first == len(words):
        return None
    name, figures = piece.cut(words[led].start(), words[first - 1].end()), [*words[:led], *words[first:]]
    apart = words[first].start() - words[first - 1].end() >= _APART
    if not _is_name(name.text, apart=apart) or not any(_SUM.search(word[0]) for word in figures):
        return None
    places = tuple(word.end() for word in figures)
    return _Row(name, tuple(piece.cut(word.start(), word.end(), 0) for word in figures), places, led)


def _group(piece: Piece) -> _Row | None:
    """Read a line in capitals, "RECEIPTS", as the name of the rows below it."""
    if isinstance(piece, LayoutBlock) or not piece.text.isupper() or len(piece.text.split()) > _MOST_HEADS:
        return None
    return None if re.search(r"\d", piece.text) else _Row(piece.cut(0, len(piece.text)), ())


def _is_name(text: str, *, apart: bool = False) -> bool:
    """Tell a name from prose that a figure ends; "Transfers in" is one where its figure stands far `apart`."""
    return not text[0].islower() and (apart or not _PROSE_END.search(text)) and bool(re.search(r"[^\W\d_]{2}", text))


def _in_cells(pieces: Sequence[Piece], at: int) -> tuple[int, list[_Row]]:
    """Rows that print a cell on each line: a name, then always the same number of figures, most of them sums."""
    rows: list[_Row] = []
    end = at
    while end < len(pieces):
        row = _row_in_cells(pieces, end)
        if row is None or (rows and len(row.figures) != len(rows[0].figures)):
            break
        rows.append(row)
        end += 1 + len(row.figures)
        if len(rows) == _FEWEST and sum(any(_SUM.search(figure.text) for figure in row.figures) for row in rows) < 2:
            return at, []
    money = all(_MONEY.fullmatch(figure.text.strip()) for row in rows for figure in row.figures)
    return (end, rows) if len(rows) >= (_FEWEST_HEADED if money else _FEWEST) else (at, [])


def _row_in_cells(pieces: Sequence[Piece], at: int) -> _Row | None:
    name = pieces[at]
    if isinstance(name, LayoutBlock) or _is_figure(name) or len(name.text.split()) > _LONGEST_NAME:
        return None
    if not _is_name(name.text.strip()):
        return None
    figures: list[Printed] = []
    for piece in pieces[at + 1 : at + _WIDEST]:
        if isinstance(piece, LayoutBlock) or not _is_figure(piece):
            break
        figures.append(piece)
    alone = len(figures) == 1 and _MONEY.fullmatch(figures[0].text.strip())
    return _Row(name, tuple(figures)) if len(figures) > 1 or alone else None


def _is_figure(piece: Printed) -> bool:
    return bool(_FIGURE.fullmatch(piece.text.strip()))


def _heads_in_lines(made: list[Piece], row: _Row) -> tuple[list[Cells], list[_Row]]:
    """Take the head's lines off what stands before the rows, of which `row` is the first, and what names the rows."""
    group = _group(made[-1]) if made and len(row.figures) > 1 else None
    if group:
        made.pop()
    heads: list[Cells] = []
    while made and len(heads) < _MOST_HEADS:
        above = made[-1]
        cells = (_head(above, len(row.figures)) or _part_of_head(above, row)) if isinstance(above, Printed) else None
        if cells is None:
            break
        heads.insert(0, {at - (row.led and 0 not in cells and at == 1): cell for at, cell in cells.items()})
        made.pop()
    if group and not heads:
        made.append(group.name)
        group = None
    return heads, [group] if group else []


def _head(line: Printed, width: int) -> Cells | None:
    """Part a line among the columns: at wide blanks, else word by word where there are as many as columns."""
    text = line.text.strip()
    if len(text) > _LONGEST_LINE or text.endswith((".", ":", ";", ",")):
        return None
    if width == 1:
        last = re.search(r"\S+$", text)
        if not _AMOUNT_HEAD.fullmatch(text) or last is None or len(text.split()) > _LONGEST_NAME:
            return None
        line = line.cut(0, len(line.text))
        return {0: [line.cut(0, last.start())], 1: [line.cut(last.start(), len(text), 0)]}
    for form, known in ((r"\S+(?: \S+)*", False), (r"\S+", True)):
        spans = [match.span() for match in re.finditer(form, line.text)]
        if len(spans) > width + 1 and known and not all(map(_SUM_HEAD.fullmatch, text.split()[-width:])):
            continue
        if len(spans) > width + 1:  # the names' columns are one to us: "Date", "Payee"
            spans = [(spans[0][0], spans[-width - 1][1]), *spans[-width:]]
        if len(spans) >= width:
            return {at: [line.cut(*span)] for at, span in enumerate(spans, width + 1 - len(spans))}
    return None


def _part_of_head(line: Printed, row: _Row) -> Cells | None:
    """Take a line with a head for some of the columns only ("Budget   Outturn" below three heads) by its places."""
    spans = [match.span() for match in re.finditer(r"\S+(?: \S+)*", line.text)]
    if not spans or spans[0][0] < _INDENT or len(spans) >= len(row.figures) or len(line.text) > _LONGEST_LINE:
        return None
    if line.text.rstrip().endswith((".", ":", ";", ",")) or any(len(line.text[a:b].split()) > 3 for a, b in spans):
        return None
    cells: Cells = {}
    for span in spans:
        distances = [abs(place - span[1]) for place in row.places]
        nearest = min(range(len(distances)), key=distances.__getitem__)
        if distances[nearest] > _ASTRAY or nearest + 1 in cells:
            return None
        cells[nearest + 1] = [line.cut(*span)]
    return cells


def _may_head(made: Sequence[Piece], row: _Row) -> bool:
    """Tell whether what stands right before the rows may name their columns: one of single sums says what they are."""
    last = made[-1] if made else None
    named = isinstance(last, Printed) and _PAID_HEAD.fullmatch(last.text.strip())
    return len(row.figures) > 1 or bool(named)


def _heads_in_cells(made: list[Piece], width: int) -> list[Cells]:
    """Take the names of the columns off what stands before the rows, each on its line, with units below."""
    lines: list[Printed] = []
    for piece in reversed(made[-3 * (width + 1) :]):
        if (
            isinstance(piece, LayoutBlock)
            or len(piece.text.split()) > 5
            or piece.text.rstrip().endswith((".", ":", ";"))
        ):
            break
        lines.insert(0, piece)
    units = [line for line in lines if _UNIT.fullmatch(line.text.strip())]
    names = [line for line in lines if line not in units]
    count = len(names) if len(names) in (width, width + 1) else width + 1
    if len(names) < width or (units and len(units) != width):
        return []
    names = names[-count:]
    taken = len(lines) - lines.index(names[0])
    del made[-taken:]
    first = width + 1 - len(names)
    heads: list[Cells] = [{at: [name] for at, name in enumerate(names, first)}]
    if units:
        heads.append({at: [unit] for at, unit in enumerate(units, 1)})
    return heads
