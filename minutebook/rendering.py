"""Turns rows into what is printed: tables for people (coloured on a terminal, plain when piped), csv, json, jsonl."""

import csv
import io
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from textwrap import TextWrapper
from typing import Any, Literal, TextIO

import click

from corpus.addresses import printable

ID_LENGTH = 9  # one letter and eight digits: unique in any minute book that one person reads
_CUT = 110  # characters of a cell in a piped table
_LONGEST_WORD = 24  # what is longer, such as an address, may be broken in a table

_STEERS = re.compile("\x1b(?!\\[[0-9;]{0,20}m)|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What moves the cursor or turns the text around; colours and line ends are our own."""


_FORMULA = re.compile(r"[=@\t\r]|[+-](?![£\d\s.,()]*[a-z]{0,2}$)")
"""What a spreadsheet takes for a formula; a sum or telephone number with its sign is none."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, the key of its value in a row, and how it is laid out."""

    head: str
    key: str
    right: bool = False
    style: str = ""
    wide: bool = False


def show_rows(rows: Sequence[Mapping[str, Any]], columns: Sequence[Column], *, style: str, empty: str) -> None:
    """Print rows in the format that --format names; `empty` is said on standard error when there are none.

    json and jsonl print the whole rows, csv their top-level values, a table the given columns.
    """
    if style == "json":
        click.echo(json.dumps(list(rows), ensure_ascii=False, indent=1))
    elif style == "jsonl":
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    elif style == "csv":
        click.echo(_as_csv(rows, columns), nl=False)
    elif not rows:
        click.echo(empty, err=True)
    elif sys.stdout.isatty():
        _show_table(rows, columns)
    else:
        click.echo(_as_plain(rows, columns))


def _as_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[Column]) -> str:
    heads = list(rows[0]) if rows else [column.key for column in columns]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heads)
    for row in rows:
        writer.writerow([_flat(row.get(head)) for head in heads])
    return out.getvalue()


def _flat(value: Any) -> str:
    """Write a value into one csv cell; text that a spreadsheet would run as a formula is quoted."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        if all(isinstance(part, str) for part in value):
            return "; ".join(value)
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    text = str(value)
    return "'" + text if _FORMULA.match(text) else text


def _cell(row: Mapping[str, Any], column: Column) -> str:
    return _STEERS.sub("", _written(row, column))


def _written(row: Mapping[str, Any], column: Column) -> str:
    value = row.get(column.key)
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(str(part) for part in value)
    if column.key == "source":
        return near(str(value))
    return str(value)[:ID_LENGTH] if column.key in ("id", "paper_id", "copy_of") else str(value)


def _as_plain(rows: Sequence[Mapping[str, Any]], columns: Sequence[Column]) -> str:
    table = [[column.head for column in columns]]
    for row in rows:
        table.append([_shorten(_cell(row, column)) for column in columns])
    widths = [max(len(line[at]) for line in table) for at in range(len(columns))]
    lines = []
    for line in table:
        padded = [
            text.rjust(width) if column.right else text.ljust(width)
            for text, width, column in zip(line, widths, columns, strict=True)
        ]
        lines.append("  ".join(padded).rstrip())
    return "\n".join(lines)


def _shorten(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _CUT else text[: _CUT - 1].rstrip() + "…"


def _show_table(rows: Sequence[Mapping[str, Any]], columns: Sequence[Column]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    cells = [[_cell(row, column) for column in columns] for row in rows]
    widths = _widths(cells, columns, console.width - 2 * (len(columns) - 1))
    if widths is None:
        _show_records(cells, columns, console.width)
        return
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for column, width in zip(columns, widths, strict=True):
        justify: Literal["left", "right"] = "right" if column.right else "left"
        table.add_column(column.head, justify=justify, style=column.style, width=width, overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    console.print(table)


def _widths(cells: Sequence[Sequence[str]], columns: Sequence[Column], room: int) -> list[int] | None:
    """Give each column what it needs, the widest less where there is no room; None where that would break words.

    >>> columns = [Column("id", "id"), Column("scheme", "name")]
    >>> [_widths([["r1", "Better Care Fund"]], columns, room) for room in (40, 12, 7)]
    [[2, 16], [2, 10], None]
    """
    from rich.cells import cell_len

    least, most = [], []
    for column, *below in zip(columns, *cells, strict=True):
        lines = {line for cell in (column.head, *below) for line in cell.splitlines()}
        most.append(max(map(cell_len, lines)))
        longest = max(cell_len(word) for line in lines for word in line.split())
        least.append(most[-1] if column.right else min(longest, _LONGEST_WORD))
    if sum(least) > room:
        return None
    cap = max(most)
    while sum(widths := [max(low, min(high, cap)) for low, high in zip(least, most, strict=True)]) > room:
        cap -= 1
    return widths


def _show_records(cells: Sequence[Sequence[str]], columns: Sequence[Column], width: int) -> None:
    """Print each row by itself, every cell that holds something beside its column's head."""
    margin = max(len(column.head) for column in columns) + 2
    text = TextWrapper(max(20, width - margin), break_long_words=False, break_on_hyphens=False)
    for at, row in enumerate(cells):
        if at:
            say()
        for column, cell in zip(columns, row, strict=True):
            lines = [part for line in cell.splitlines() for part in text.wrap(line)]
            if lines:
                head = click.style(column.head.rjust(margin - 2), dim=True)
                say(f"{head}  " + ("\n" + " " * margin).join(lines))


def pounds(amount: str | None, currency: str = "GBP", *, approximate: bool = False) -> str:
    """Write a decimal string as people print it: "£22,400,000", "c. £35.86", "-£190".

    >>> pounds("22400000", approximate=True), pounds("-35.86"), pounds("650", "EUR")
    ('c. £22,400,000', '-£35.86', '€650')
    """
    if amount is None:
        return ""
    sign = {"GBP": "£", "EUR": "€", "USD": "$"}.get(currency, currency + " ")
    negative = amount.startswith("-")
    whole, _, pence = amount.lstrip("-").partition(".")
    text = f"{int(whole):,}" + (f".{pence:0<2}" if pence else "")
    return ("c. " if approximate else "") + ("-" if negative else "") + sign + text


def near(address: str) -> str:
    """Write a file's address the short way where it lies below the working folder."""
    path = Path(address)
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_absolute() and path.is_relative_to(here) else address


def say(text: str = "", *, err: bool = False) -> None:
    """Print text for people; whatever a minute book from elsewhere holds, it cannot steer the terminal.

    >>> say("mi\\x1b[2Jnutes")
    mi[2Jnutes
    """
    (note if err else click.echo)(_STEERS.sub("", text))


@contextmanager
def unheard(stream: TextIO, trouble: type[OSError] = BrokenPipeError) -> Iterator[None]:
    """Print without harm where nobody reads a stream any more (`| head`): from then on what it is given is dropped."""
    try:
        yield
    except trouble:
        silence(stream)


def silence(stream: TextIO) -> None:
    """Turn a stream away from a closed pipe or full disk: nothing may be left to flush there when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def note(text: str) -> None:
    """Print a line on standard error, whether anybody reads it or not."""
    with unheard(sys.stderr, OSError):
        click.echo(text, err=True)


def complain(message: str) -> None:
    """Say on standard error what went wrong, as one line."""
    note(click.style("minutebook: ", fg="red", bold=True) + printable(" ".join(message.split())))
