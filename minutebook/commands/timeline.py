"""`minutebook timeline`: decisions, key dates and money in date order."""

import shutil
import sys
import textwrap
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from minutebook.opening import open_book
from minutebook.options import database, filters, make_filters, output_format
from minutebook.rendering import ID_LENGTH, Column, pounds, show_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.entries import Event

_COLUMNS = tuple(
    Column(name, name)
    for name in ("date", "end", "kind", "status", "amount", "body", "title", "text", "schemes", "record", "paper")
)
_COLOURS = {"decision": "green", "date": "cyan", "money": "yellow"}
PIPED_WIDTH = 110


@click.command(
    short_help="Print decisions, dates and money in order.",
    epilog="""\b
Examples:
  minutebook timeline --scheme "Better Care Fund"
  minutebook timeline --body Cabinet --from 2023/24 --text contract
  minutebook timeline --format csv > timeline.csv""",
)
@database
@filters()
@output_format
def timeline(db: str, style: str, **chosen: Any) -> None:
    """Print the partnership's decisions, key dates and money in date order."""
    with open_book(db) as book:
        events = book.timeline(make_filters(chosen))
    if style == "table":
        print_events(events)
    else:
        show_rows([event.model_dump(mode="json") for event in events], _COLUMNS, style=style, empty="")


def print_events(events: "Sequence[Event]") -> None:
    """Print events under their days, each with what it is, its words and the id to show it by."""
    if not events:
        click.echo("nothing to show; widen the filters, or ingest papers first", err=True)
        return
    width = min(shutil.get_terminal_size().columns, 140) if sys.stdout.isatty() else PIPED_WIDTH
    for (date, body, title), group in groupby(events, key=lambda event: (event.date, event.body, event.title)):
        where = body or ""
        head = f"{date or 'undated'}  {where}{': ' if where and title else ''}{title or ''}"
        click.echo(click.style(textwrap.shorten(head, width, placeholder="…"), bold=True))
        for event in group:
            _print_event(event, width)


def _print_event(event: "Event", width: int) -> None:
    label = event.status.replace("_", " ")
    lead = f"  {event.record[:ID_LENGTH]}  {label:<12} "
    text = " ".join(event.text.split())
    if event.amount is not None:
        text = f"{pounds(str(event.amount), approximate=event.approximate)}  {text}"
    if event.end and event.end != event.date:
        text = f"[to {event.end}] {text}"
    lines = textwrap.wrap(text, max(40, width - len(lead))) or [""]
    if len(lines) > 3:
        lines = [*lines[:2], textwrap.shorten(" ".join(lines[2:]), max(40, width - len(lead)), placeholder=" …")]
    styled = f"  {event.record[:ID_LENGTH]}  " + click.style(f"{label:<12}", fg=_COLOURS[event.kind.value]) + " "
    click.echo(styled + lines[0])
    for line in lines[1:]:
        click.echo(" " * len(lead) + line)
