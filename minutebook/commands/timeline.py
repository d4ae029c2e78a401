"""`minutebook timeline`: decisions, key dates and money in date order."""

import shutil
import sys
import textwrap
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from minutebook.opening import open_book
from minutebook.options import database, filters, make_filters, output_format
from minutebook.reasons import why_none
from minutebook.rendering import ID_LENGTH, Column, pounds, say, show_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.entries import Event

_COLUMNS = tuple(
    Column(name, name)
    for name in ("date", "end", "kind", "status", "amount", "body", "title", "text", "schemes", "record", "paper")
)
_COLOURS = {"decision": "green", "date": "cyan", "money": "yellow"}
PIPED_WIDTH = 110
LINES = 3
"""How many lines of an event's words are printed."""


@click.command(
    short_help="Print decisions, dates and money in order.",
    epilog="""\b
Examples:
  minutebook timeline --scheme "Better Care Fund"
  minutebook timeline --body Cabinet --from 2023/24 --text contract
  minutebook timeline --kind decision --from 2025
  minutebook timeline --format csv > timeline.csv""",
)
@database
@filters()
@click.option("--kind", type=click.Choice(("decision", "date", "money")), help="Only decisions, dates or sums.")
@output_format
def timeline(db: str, style: str, **chosen: Any) -> None:
    """Print decisions, key dates and money in date order."""
    with open_book(db) as book:
        events = book.timeline(make_filters(chosen))
        reason = "" if events else why_none(book.timeline, chosen)
    if style == "table":
        print_events(events, reason)
    else:
        show_rows([event.model_dump(mode="json") for event in events], _COLUMNS, style=style, empty="")


def print_events(events: "Sequence[Event]", reason: str = "") -> None:
    """Print events under their days, each with what it is, its words and its id; or the reason why there are none."""
    if not events:
        say(f"nothing to show{reason}", err=True)
        return
    width = min(shutil.get_terminal_size().columns, 140) if sys.stdout.isatty() else PIPED_WIDTH
    for (date, whose), group in groupby(events, key=lambda event: (event.date, _whose(event))):
        say(click.style(f"{date or 'undated'}  {whose}", bold=True))
        for text, told in groupby(group, key=lambda event: event.text):
            for event in told:
                _print_facts(event)
            _print_text(text, width)


def _whose(event: "Event") -> str:
    return event.body or event.organisation or f"paper {event.paper[:ID_LENGTH]}"


def _print_facts(event: "Event") -> None:
    """Print the line that says what an event is, how much, and of what."""
    label = event.status.replace("_", " ")
    facts = []
    if event.amount is not None:
        facts.append(pounds(str(event.amount), approximate=event.approximate))
    if event.end and event.end != event.date:
        facts.append(f"({event.date} to {event.end})")
    if event.kind == "decision":
        facts.append(f"{event.item}  {event.title}" if event.item else event.title)
    elif event.schemes:
        facts.append(", ".join(event.schemes))
    if event.also:
        facts.append(f"(told {len(event.also) + 1} times)")
    what = click.style(f"{label:<12}" if facts else label, fg=_COLOURS[event.kind.value])
    say(f"  {click.style(event.record[:ID_LENGTH], dim=True)}  {' '.join((what, *facts))}")


def _print_text(text: str, width: int) -> None:
    """Print an event's words under it, wrapped, cut to LINES lines."""
    margin = " " * (ID_LENGTH + 4)
    lines = textwrap.wrap(" ".join(text.split()), max(40, width - len(margin)))
    if len(lines) > LINES:
        rest = " ".join(lines[LINES - 1 :])
        lines = [*lines[: LINES - 1], textwrap.shorten(rest, max(40, width - len(margin)), placeholder=" …")]
    for line in lines:
        say(margin + line)
