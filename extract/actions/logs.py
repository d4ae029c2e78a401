"""Actions in tables: a log (Ref | Action | Owner | Due | Status), or minutes with a column for who acts."""

import re
from collections.abc import Iterator
from functools import cache

from extract.actions.owners import owners_of
from extract.lexicon import alternatives, load
from extract.matches import Match
from extract.place import block_at, blocks_in
from extract.values.sentences import split_sentences
from models import Cell, ItemPart, Paper, PaperKind, Table

_PAPERS = (PaperKind.MINUTES, PaperKind.DECISION)
_DUTY = re.compile(r"\b(?:to|will|would|agreed|asked|would)\b")
_ABOVE = 200
_HEAD_ROWS = 3


@cache
def _columns() -> dict[str, str]:
    return {word: kind for kind, words in load("actions")["columns"].items() for word in words}


@cache
def _called_log() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load('actions')['logs'])})\b", re.IGNORECASE)


def find_logged(paper: Paper) -> Iterator[Match]:
    """Propose the rows of each table of actions."""
    for table in paper.tables:
        block = block_at(paper, table.start)
        if block is not None and block.part is ItemPart.AGENDA:
            continue
        for row, columns in _heads(paper, table):
            if "task" not in columns:
                continue
            if "owner" in columns and _is_log(paper, table):
                yield from _rows(paper, table, row, columns)
            elif "prose" in columns and PaperKind(paper.facts.kind) in _PAPERS:
                yield from _beside_prose(paper, table, row, columns)
            break


def _words(paper: Paper, cell: Cell | None) -> str:
    return " ".join(paper.text[cell.start : cell.end].split()) if cell else ""


def _heads(paper: Paper, table: Table) -> Iterator[tuple[int, dict[str, int]]]:
    """The first rows, with what their cells call the columns."""
    for row in range(_HEAD_ROWS):
        columns: dict[str, int] = {}
        for cell in table.cells:
            kind = _columns().get(_words(paper, cell).casefold().rstrip(" :.")) if cell.row == row else None
            if kind:
                columns.setdefault(kind, cell.column)
        yield row, columns


def _is_log(paper: Paper, table: Table) -> bool:
    """A table of actions in minutes, or one that is called a log of them; in a plan or report it may be anything."""
    if PaperKind(paper.facts.kind) in _PAPERS:
        return True
    above = [b for b in blocks_in(paper, max(0, table.start - _ABOVE), table.start) if b.table is None]
    said = [table.caption or "", paper.facts.title or "", *(paper.text[b.start : b.end] for b in above[-1:])]
    return any(len(words) < _ABOVE and _called_log().search(words) for words in said)


def _row_cells(table: Table, after: int) -> Iterator[dict[int, Cell]]:
    rows: dict[int, dict[int, Cell]] = {}
    for cell in table.cells:
        if cell.row > after and cell.end > cell.start and not cell.header:
            rows.setdefault(cell.row, {})[cell.column] = cell
    yield from (rows[number] for number in sorted(rows))


def _rows(paper: Paper, table: Table, head: int, columns: dict[str, int]) -> Iterator[Match]:
    for cells in _row_cells(table, head):
        task, owner = cells.get(columns["task"]), cells.get(columns["owner"])
        who = _words(paper, owner)
        if task is None or owner is None or not owners_of(who) or len(_words(paper, task).split()) < 2:
            continue
        due, state = (_words(paper, cells.get(columns.get(kind, -1))) for kind in ("due", "status"))
        data = {"task": (task.start, task.end), "who": who, "due": due or None, "state": state or None}
        last = max(cell.end for cell in cells.values())
        first = min(cell.start for cell in cells.values())
        yield Match(first, last, "log", priority=1, data=data)


def _beside_prose(paper: Paper, table: Table, head: int, columns: dict[str, int]) -> Iterator[Match]:
    """Minutes with a column of initials: the sentence of the row that names the owner and what it has to do."""
    for cells in _row_cells(table, head):
        prose, acts = cells.get(columns["prose"]), cells.get(columns["task"])
        owners = owners_of(_words(paper, acts))
        if prose is None or acts is None or not owners or len(owners) > 1:
            continue
        named = re.compile(rf"\b{re.escape(owners[0])}\b")
        told = [
            (a, b)
            for a, b in split_sentences(paper.text, prose.start, prose.end)
            if (name := named.search(paper.text, a, b)) and _DUTY.match(paper.text[name.end() : b].lstrip())
        ]
        if len(told) == 1:
            data = {"task": told[0], "who": owners[0], "due": None, "state": None}
            yield Match(*told[0], "column", data=data)
