"""Tables of a page that a crawler stored as text, with its cells parted by "|": agendas, numbered minutes, figures.

An agenda prints "No. | Item |" and each item in one cell, over several lines; minutes print "1 | APOLOGIES There were
none. |"; tables of figures print rows ("Band | 2019/20 | 2020/21") or one cell a line each row after a lone pipe.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.readers.text_cells import cells_of
from extract.readers.text_lines import Printed
from extract.readers.text_titles import split_title
from extract.readers.text_voices import FILES, PART, TITLE_FIRST, Piece, item, voices
from models import BlockKind, LayoutBlock, LayoutCell, LayoutTable

_BARE = re.compile(r"[\s|]+")
_AGENDA_HEAD = re.compile(r"\|?\s*(?:No\.?|Item(?: No\.?)?|Number)\s*\|\s*(?:Agenda )?Item\b[^|]*[\s|]*", re.IGNORECASE)
_NUMBER = re.compile(r"[A-Z]{0,4}[. ]?\d{1,4}(?:[./]\d{1,4}){0,2}[.):]?")
_FIGURE = re.compile(r"[-–(+£]*\s*+(?:£\s*+)?\d[\d,]*(?:\.\d+)?\s*[%)kmKM]?|[-–]|nil", re.IGNORECASE)
_PERSON = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Cllr|Councillor|Rev)\b")
_LONG_CELL = 40  # words: more than this is running text, set in a table for its layout
_LONGEST_CELL = 8  # words in a cell of a row of figures
_LONGEST_HEAD = 1000  # characters
_LONGEST_FIGURE = 40  # characters
_WIDEST = 16  # cells


def read_pipes(lines: Sequence[Printed]) -> list[Piece]:
    """Take the tables out of the lines: items and tables become blocks, their text stays lines, no pipe is left."""
    pieces: list[Piece] = []
    at = 0
    while at < len(lines):
        if "|" not in lines[at].text:
            pieces.append(lines[at])
            at += 1
            continue
        end, made = _table_at(lines, at)
        pieces.extend(made)
        at = end
    return pieces


def has_agenda(lines: Sequence[Printed]) -> bool:
    """Tell whether a page prints its items in a table under "No. | Item |"."""
    return any("|" in line.text and _is_agenda_head(line) for line in lines)


def _is_agenda_head(line: Printed) -> bool:
    return len(line.text) < _LONGEST_HEAD and _AGENDA_HEAD.fullmatch(line.text) is not None


def _table_at(lines: Sequence[Printed], at: int) -> tuple[int, list[Piece]]:
    """Read the table that begins at a line with a pipe: (the line after it, what it holds)."""
    if _is_agenda_head(lines[at]):
        end = _last_pipe(lines, at) + 1
        return end, list(_agenda_parts(lines[at + 1 : end]))
    if (rule := _broken_head(lines, at)) is not None:
        end = rule + 1
        while end < len(lines) and lines[end].text.count("|") > 1:
            end += 1
        rows = [_cells([line]) for line in lines[rule + 1 : end]]
        rows = [row[1:] if not row[0].lines else row for row in rows]
        return end, _figures([[cell for cell in _cells(lines[at:rule]) if cell.lines], *rows])
    if _BARE.fullmatch(lines[at].text):
        end = at
        while end < len(lines) and lines[end].text.rstrip().endswith("|") and lines[end].text.count("|") == 1:
            end += 1
        if end - at > 4:
            return end, _figures(_columns_of(_cells(lines[at:end])))
        return at + 1, []
    if (table := cells_of(lines, at)) is not None:
        return table[0], [table[1]]
    end = at
    while end < len(lines) and "|" in lines[end].text:
        end += 1
    return end, list(_rows(lines[at:end]))


def _broken_head(lines: Sequence[Printed], at: int) -> int | None:
    """Find the rule under a head that opens with a lone pipe and breaks its cells over lines ("Spent", "£000 |")."""
    if not _BARE.fullmatch(lines[at].text):
        return None
    for place in range(at + 1, min(at + 2 * _WIDEST, len(lines))):
        text = lines[place].text.strip()
        if _is_rule(text):
            width = len([dashes for dashes in text.split("|") if dashes.strip()])
            filled = [cell for cell in _cells(lines[at:place]) if cell.lines]
            return place if width == len(filled) > 1 else None
        if "|" in text[:-1] or len(text) > _LONGEST_FIGURE:
            return None
    return None


def _is_rule(text: str) -> bool:
    """ "---|---|" below a table's head."""
    return "--" in text and not text.strip(" \t\xa0|:–-")


def _is_figure(text: str) -> bool:
    return len(text) < _LONGEST_FIGURE and bool(_FIGURE.fullmatch(text))


def _last_pipe(lines: Sequence[Printed], at: int) -> int:
    """The last line of the agenda's table: no pipe stands after it, and what its last item says is done."""
    last = max(place for place in range(at, len(lines)) if "|" in lines[place].text)
    closed = last
    for place in range(last + 1, len(lines)):
        if PART.search(lines[place].text) or (place == closed + 1 and not lines[place].blanks):
            closed = place
        elif lines[place].blanks and closed > last:
            break
    return closed if any(PART.search(line.text) for line in lines[last + 1 : closed + 1]) else last


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell: its lines, as printed."""

    lines: tuple[Printed, ...]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def _cells(lines: Sequence[Printed]) -> list[_Cell]:
    """Cut lines at their pipes: a cell goes over lines until its pipe."""
    cells: list[_Cell] = []
    now: list[Printed] = []
    for line in lines:
        if _is_rule(line.text):
            continue
        start = 0
        for place in (*(match.start() for match in re.finditer(r"\|", line.text)), len(line.text)):
            if line.text[start:place].strip():
                now.append(line.cut(start, place))
            if place < len(line.text):
                cells.append(_Cell(tuple(now)))
                now = []
            start = place + 1
    if now:
        cells.append(_Cell(tuple(now)))
    return cells


def _agenda_parts(lines: Sequence[Printed]) -> Iterator[Piece]:
    """An agenda's items, and the tables of figures between them."""
    data = [_is_data(line) for line in lines]
    start = at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and data[end]:
            end += 1
        if end - at > 1:
            yield from _agenda(_cells(lines[start:at]))
            yield from _rows(lines[at:end])
            start = end
        at = max(end, at + 1)
    yield from _agenda(_cells(lines[start:]))


def _is_data(line: Printed) -> bool:
    """A row of figures, or the head of one: three short cells, or two of which the last is a figure."""
    cells = [cell.text for cell in _cells([line]) if cell.lines]
    if len(cells) < 2 or any(len(text.split()) > _LONGEST_CELL for text in cells):
        return False
    if _NUMBER.fullmatch(cells[0]) and not _is_figure(cells[1]):
        return False  # an item's number and title
    return len(cells) > 2 or _is_figure(cells[-1])


def _agenda(cells: Sequence[_Cell]) -> Iterator[Piece]:
    """Each cell is an item: its title, what it is for, "Decision:", "Minutes:"."""
    number: str | None = None
    for cell in cells:
        if not cell.lines:
            continue
        if _NUMBER.fullmatch(cell.text):
            number = cell.text.rstrip(".):")
            continue
        for shared in _shared(cell):
            yield from item(shared.lines, number, declared=True)
            number = None


def _shared(cell: _Cell) -> Iterator[_Cell]:
    """Cut a cell that holds several items: once one has its minutes, "Paths To approve … Minutes: …" opens the next."""
    lines: list[Printed] = []
    told = False
    for line in cell.lines:
        voice = next((match for match in PART.finditer(line.text) if not FILES.match(match[0])), None)
        if told and voice and TITLE_FIRST.match(line.text) and line.text[: voice.start()].strip():
            yield _Cell(tuple(lines))
            lines = []
        told = told or (voice is not None and "Minutes:" in line.text)
        lines.append(line)
    yield _Cell(tuple(lines))


def _rows(lines: Sequence[Printed]) -> Iterator[Piece]:
    """Rows that stand on a line each: items with their numbers, figures, or text that was only laid out in a table."""
    rows = [_cells([line]) for line in lines if not _is_rule(line.text) and not _BARE.fullmatch(line.text)]
    if all(row and not row[0].lines for row in rows):
        rows = [row[1:] for row in rows]
    filled = [[cell for cell in row if cell.lines] for row in rows]
    numbered = [len(row) == 2 and bool(_NUMBER.fullmatch(row[0].text)) and not _is_told(row[1].text) for row in filled]
    long = any(len(cell.text.split()) > _LONG_CELL or PART.search(cell.text) for row in filled for cell in row)
    if len(rows) > 1 and sum(numbered) > 0.6 * len(rows) and not all(_is_figure(row[-1].text) for row in filled):
        for row, is_item in zip(filled, numbered, strict=True):
            yield from (
                item(row[1].lines, row[0].text, declared=False)
                if is_item
                else (line for cell in row for line in cell.lines)
            )
    elif len(rows) > 1 and not long and max(map(len, filled)) > 1 and _is_even(rows):
        yield from _figures(rows)
    else:
        for row in filled:
            for cell in row:
                for line in cell.lines:
                    yield from voices(line.cut(0, len(line.text), 1))


def _is_told(text: str) -> bool:
    """A sentence in small letters heads nothing: "The minutes were proposed by Mr Oke and agreed."."""
    return text.endswith(".") and len(text.split()) > _LONGEST_CELL and split_title(text) == len(text)


def _is_even(rows: Sequence[Sequence[_Cell]]) -> bool:
    """Most rows have as many cells: a menu's lines ("Home | Council | Meetings") do not."""
    return max(Counter(map(len, rows)).values()) > 0.6 * len(rows)


def _columns_of(cells: Sequence[_Cell]) -> list[list[_Cell]]:
    """Rows of a table that prints one cell a line: an empty cell opens each row, at an even distance."""
    empty = [not cell.lines for cell in cells]
    for width in range(3, _WIDEST):
        opens = empty[::width]
        rows = [list(cells[at + 1 : at + width]) for at in range(0, len(cells), width)]
        if len(rows) > 1 and all(opens) and all(any(cell.lines for cell in row) for row in rows):
            return rows
    rows = [[]]
    for cell in cells:
        if cell.lines:
            rows[-1].append(cell)
        elif rows[-1]:
            rows.append([])
    return [row for row in rows if row]


def _figures(rows: Sequence[Sequence[_Cell]]) -> list[Piece]:
    """A table; the rows above the first figures are its head."""
    named = any(_PERSON.match(cell.text) for row in rows[:1] for cell in row)
    heads = next((at for at, row in enumerate(rows) if any(_is_figure(cell.text) for cell in row[1:])), 1)
    heads = 0 if named else max(1, heads)
    cells = tuple(
        LayoutCell(at, column, tuple(line.line for line in cell.lines), header=at < heads)
        for at, row in enumerate(rows)
        for column, cell in enumerate(row)
    )
    return [LayoutBlock(BlockKind.TABLE_ROW, table=LayoutTable(cells))] if any(cell.lines for cell in cells) else []
