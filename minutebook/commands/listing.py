"""The commands that list papers and records as tables: `papers`, `resolutions`, `budgets`, `dates`, ..."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from minutebook.options import database, filters, make_filters, output_format
from minutebook.reasons import why_none
from minutebook.rendering import Column, pounds, show_rows

if TYPE_CHECKING:
    from corpus.filters import Filters


@dataclass(frozen=True, slots=True)
class Listing:
    """One listing command: its name, its columns, the vocabulary of --kind with its help, and an example.

    `sized` records are sums or hold some.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    example: str
    kind: tuple[str, str] | None = None
    sized: bool = False


_ID = Column("id", "id", style="cyan")
_PAPER_DATE = Column("date", "paper_date")
_BODY = Column("body", "paper_body", wide=True)

_LISTINGS = (
    Listing(
        "resolutions",
        "List what was resolved and recommended.",
        (
            _ID,
            _PAPER_DATE,
            _BODY,
            Column("item", "item"),
            Column("status", "status", style="green"),
            Column("verbs", "verbs"),
            Column("resolution", "text", wide=True),
        ),
        'minutebook resolutions --body "Health" --from 2021 --to 2023/24 --text "pooled budget"',
        ("ResolutionStatus", "resolved, recommended or lost."),
        sized=True,
    ),
    Listing(
        "budgets",
        "List every sum of money.",
        (
            _ID,
            _PAPER_DATE,
            Column("amount", "amount_shown", right=True, style="green"),
            Column("kind", "kind"),
            Column("period", "period_shown"),
            Column("scheme", "scheme", wide=True),
            Column("subject", "subject", wide=True),
            _BODY,
        ),
        "minutebook budgets --scheme BCF --kind overspend --min 100k --format csv > overspends.csv",
        ("BudgetKind", "budget, outturn, forecast, overspend, underspend, saving, grant, threshold, ..."),
        sized=True,
    ),
    Listing(
        "dates",
        "List every date and what happens on it.",
        (
            _ID,
            Column("start", "start"),
            Column("end", "end"),
            Column("role", "role", style="green"),
            Column("printed", "period_shown"),
            Column("about", "about", wide=True),
            _BODY,
        ),
        "minutebook dates --kind deadline --from 2025-01",
        ("DateRole", "meeting, next_meeting, effective, end, deadline, signed, as_at, period, event, ..."),
    ),
    Listing(
        "schemes",
        "List funds, programmes, agreements and plans.",
        (
            _ID,
            Column("scheme", "name", style="green", wide=True),
            Column("also called", "aliases", wide=True),
            _PAPER_DATE,
            _BODY,
        ),
        'minutebook schemes --text "better care"',
    ),
    Listing(
        "officers",
        "List people and posts.",
        (
            _ID,
            Column("name", "name", style="green", wide=True),
            Column("post", "post", wide=True),
            Column("organisation", "organisation", wide=True),
            Column("role", "role"),
            _PAPER_DATE,
            _BODY,
        ),
        "minutebook officers --kind chair --from 2020",
        ("OfficerRole", "chair, vice_chair, member, in_attendance, apologies, author, contact, signatory, ..."),
    ),
    Listing(
        "actions",
        "List what people were given to do, and by when.",
        (
            _ID,
            _PAPER_DATE,
            Column("who", "owners", style="green", wide=True),
            Column("task", "task", wide=True),
            Column("due", "due_shown"),
            Column("status", "status"),
            _BODY,
        ),
        'minutebook actions --officer "Director of Finance" --from 2024',
        ("ActionStatus", "open or complete, where the paper says so."),
    ),
)


_PERIODS = ("period", "due")
_PERIOD = ("label", "start", "end")
_EVIDENCE = ("quote", "page", "section", "item", "start", "end")
_PAPER = ("id", "date", "body", "title", "source")


def _row(entry: Any) -> dict[str, Any]:
    """Flatten an entry: the record's own fields, then the paper it stands in."""
    record, paper = entry.record, entry.paper
    row: dict[str, Any] = record.model_dump(mode="json")
    row["quote"] = row["evidence"]["quote"]
    row["page"] = row["evidence"]["page"]
    row["paper_id"] = paper.id
    row["paper_date"] = paper.date.isoformat() if paper.date else None
    row["paper_body"] = paper.body
    row["paper_title"] = paper.title
    row["paper_source"] = paper.source
    return row


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    """Add the fields that only a table for people has."""
    shown = dict(row)
    if "amount" in row:
        shown["amount_shown"] = pounds(row["amount"], row["currency"], approximate=row["approximate"])
    if period := row.get("period"):
        shown |= {"period_shown": period["label"], "start": period["start"], "end": period["end"]}
    if due := row.get("due"):
        shown["due_shown"] = due["label"]
    return shown


def _cells(row: dict[str, Any]) -> dict[str, Any]:
    """Lay a row out for a spreadsheet: a cell for each part of the period and of the evidence, none for what nests."""
    cells: dict[str, Any] = {}
    for name, value in row.items():
        if name in _PERIODS:
            cells |= {f"{name}_{part}": (value or {}).get(part) for part in _PERIOD}
        elif name not in ("evidence", "repeats", "clauses", "quote", "page") and not name.startswith("paper_"):
            cells[name] = value
    for part in _EVIDENCE:
        if cells.get(part) is None:
            cells[part] = (row["evidence"] or {}).get(part)
    return cells | {f"paper_{part}": row.get(f"paper_{part}") for part in _PAPER}


def _heads(kind: str) -> tuple[Column, ...]:
    """The columns of a spreadsheet that has no rows."""
    from models import RECORD_KINDS

    model = next(known.model for known in RECORD_KINDS if known.name == kind)
    return tuple(Column(head, head) for head in _cells(dict.fromkeys(model.model_fields)))


def _make(listing: Listing) -> click.Command:
    def command(db: str, style: str, **chosen: Any) -> None:
        from minutebook.opening import open_book

        def ask(filters: "Filters") -> list[Any]:
            return book.entries(listing.name, filters)

        with open_book(db) as book:
            rows = [_row(entry) for entry in ask(make_filters(chosen))]
            reason = "" if rows else why_none(ask, chosen)
        columns = listing.columns
        if style == "table":
            rows = [_shown(row) for row in rows]
        elif style == "csv":
            rows, columns = [_cells(row) for row in rows], _heads(listing.name)
        show_rows(rows, columns, style=style, empty=f"no {listing.name} match{reason}")

    command.__doc__ = listing.about
    options = filters(kind=listing.kind, rated=True, sized=listing.sized)
    return _decorate(command, options, listing.name, listing.example)


def _decorate(command: Callable[..., None], options: Callable[[Any], Any], name: str, example: str) -> click.Command:
    return click.command(name, epilog=f"\b\nExample:\n  {example}")(database(options(output_format(command))))


_PAPER_COLUMNS = (
    _ID,
    Column("date", "date"),
    Column("kind", "kind", style="green"),
    Column("body", "body", wide=True),
    Column("organisation", "organisation", wide=True),
    Column("title", "title", wide=True),
    Column("pages", "pages", right=True),
    Column("copy of", "copy_of", style="yellow"),
    Column("source", "source", wide=True),
)


def _papers(db: str, style: str, **chosen: Any) -> None:
    """List the papers. What is the same text as another paper is shown as its copy."""
    from minutebook.opening import open_book

    with open_book(db) as book:
        entries = book.papers(make_filters(chosen))
        reason = "" if entries else why_none(book.papers, chosen)
    rows = [
        {**entry.facts.model_dump(mode="json"), **entry.model_dump(mode="json", exclude={"facts"})} for entry in entries
    ]
    if style == "csv":
        rows = [{**{name: value for name, value in row.items() if name != "counts"}, **row["counts"]} for row in rows]
    show_rows(rows, _PAPER_COLUMNS, style=style, empty=f"no papers match{reason}")


papers = _decorate(_papers, filters(), "papers", "minutebook papers --paper-kind minutes --from 2023/24")

LISTINGS = (papers, *(_make(listing) for listing in _LISTINGS))
