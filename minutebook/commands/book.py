"""The commands about the minute book itself: `show`, `findings`, `stats`, `remove`."""

import shutil
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from minutebook.opening import WRONG_USAGE, open_book
from minutebook.options import NewFile, database, filters, make_filters, output_format
from minutebook.reasons import why_none
from minutebook.rendering import ID_LENGTH, Column, complain, near, pounds, say, show_rows

if TYPE_CHECKING:
    from corpus.book import MinuteBook
    from corpus.entries import Shown, Stats
    from models import PaperFacts, Record


@click.command(
    short_help="Show a paper or record with its evidence.",
    epilog="""\b
Examples:
  minutebook show r3f9c0a1                   a resolution, by the beginning of its id
  minutebook show papers/report.pdf          a paper, by its file
  minutebook show p81b2 --json               a paper, whole, by the beginning of its id
  minutebook show r3f9c --picture out.png    the page, with the evidence marked on it""",
)
@click.argument("identifier", metavar="ID-OR-FILE")
@database
@click.option("--json", "as_json", is_flag=True, help="Everything that is stored, as JSON.")
@click.option(
    "--picture",
    type=NewFile(),
    metavar="FILE.png",
    help="Draw the page of a record with its evidence marked (PDF only); several are FILE-p3.png, FILE-p4.png.",
)
def show(identifier: str, db: str, as_json: bool, picture: Path | None) -> None:
    """Show a paper or a record: its facts, its evidence in context, and the rule that found it."""
    with open_book(db) as book:
        shown = book.show(identifier)
    if as_json:
        click.echo(shown.model_dump_json(indent=1))
    elif shown.record is None:
        _print_paper(shown)
    else:
        _print_record(shown, shown.record)
    if picture is not None:
        _draw(shown, picture)


def _draw(shown: "Shown", target: Path) -> None:
    """Draw a record's evidence; what stands in the way is one line and exit code 1."""
    from corpus.picture import NoPicture, draw_evidence

    try:
        if shown.record is None:
            raise NoPicture("a picture shows the evidence of a record, and this is a paper", "give a record's id")
        written = draw_evidence(shown.paper, [context.evidence for context in shown.contexts], target)
    except NoPicture as error:
        complain(f"{error.message}; {error.advice}")
        raise click.exceptions.Exit(1) from error
    for path in written:
        say(f"drawn in {path}", err=True)


def _print_fields(fields: dict[str, Any]) -> None:
    """Print labels and values in two columns, leaving out what is empty."""
    present = {label: value for label, value in fields.items() if value not in (None, "", (), [])}
    width = max((len(label) for label in present), default=0)
    for label, value in present.items():
        text = "; ".join(str(part) for part in value) if isinstance(value, list | tuple) else str(value)
        say(f"{click.style(label.rjust(width), dim=True)}  " + ("\n" + " " * (width + 2)).join(_lines(text, width + 2)))


def _lines(text: str, margin: int) -> list[str]:
    """Wrap a text to the terminal; what is piped keeps its lines."""
    if not sys.stdout.isatty():
        return text.split("\n")
    room = max(40, shutil.get_terminal_size().columns - margin)
    wrapped = (textwrap.wrap(line, room, break_long_words=False, break_on_hyphens=False) for line in text.split("\n"))
    return [part for lines in wrapped for part in lines or [""]]


def _counted(count: int, names: str) -> str:
    return f"{count} {names if count > 1 else names.removesuffix('s')}"


_LIKENESSES = {"copy": "same text as", "holds": "holds", "held_in": "held in"}


def _print_paper(shown: "Shown") -> None:
    entry = shown.paper
    facts = entry.facts
    say(click.style(facts.title or facts.body or near(facts.source), bold=True))
    fields = facts.model_dump(mode="json", exclude={"title"})
    _print_fields({name.replace("_", " "): value for name, value in fields.items()})
    _print_fields({"records": [_counted(count, name) for name, count in entry.counts.items() if count]})
    if shown.items:
        say(click.style("items", bold=True))
        for item in shown.items:
            say(f"  {item.number or '-':>8}  {item.title}  (p. {item.page})")
    if shown.documents:
        say(click.style("documents", bold=True))
        for document in shown.documents:
            held = f"  ({document.paper[:ID_LENGTH]})" if document.paper else ""
            say(f"  {document.item or '-':>8}  {document.title}  {document.address}{held}")
    for likeness in shown.likenesses:
        words, facts = _LIKENESSES[likeness.kind], likeness.paper
        place = " (p. {}-{})".format(*likeness.pages) if likeness.pages else ""
        name = facts.title or facts.body or "untitled"
        say(f"{click.style(words, bold=True)}{place}  {facts.id[:ID_LENGTH]}  {name}, {near(facts.source)}")
    if len(shown.versions) > 1:
        say(click.style("versions", bold=True))
        for version in shown.versions:
            state = "current" if version.current else "replaced"
            seen = f"{version.seen_at:%Y-%m-%d %H:%M}"
            say(f"  {version.number}  {version.paper[:ID_LENGTH]}  {seen}  {state:8}  {near(version.address)}")


def _print_record(shown: "Shown", record: "Record") -> None:
    say(click.style(f"{shown.kind.removesuffix('s')} {record.id}", bold=True))
    _print_fields(_record_fields(record))
    say(click.style("in", bold=True) + f"  {_facts_line(shown.paper.facts)}")
    for at, context in enumerate(shown.contexts):
        evidence = context.evidence
        place = [f"page {evidence.page}"]
        place += [f"item {evidence.item}"] if evidence.item else []
        place += [f"section {evidence.section}"] if evidence.section else []
        place += ["read from a picture"] if evidence.recognised else []
        say(click.style(f"{'also ' if at else ''}{', '.join(place)}", dim=True))
        quote = click.style(evidence.quote, fg="yellow", bold=True)
        say(f"  …{context.before}{quote}{context.after}…".replace("\n", "\n  "))


def _record_fields(record: "Record") -> dict[str, Any]:
    fields = record.model_dump(mode="json", exclude={"id", "evidence", "repeats", "clauses"})
    if "amount" in fields:
        approximate = fields.pop("approximate")
        fields["amount"] = pounds(fields["amount"], fields.pop("currency"), approximate=approximate)
    for name in [name for name in ("period", "due") if fields.get(name)]:
        period = fields[name]
        inferred = ", year inferred" if period["inferred"] else ""
        fields[name] = f"{period['label']} ({period['start']} to {period['end']}{inferred})"
    clauses = getattr(record, "clauses", ())
    if len(clauses) > 1:
        fields["clauses"] = len(clauses)
    return fields


def _facts_line(facts: "PaperFacts") -> str:
    parts = [
        str(facts.date or "undated"),
        facts.body or facts.organisation or "",
        facts.title or "",
        near(facts.source),
    ]
    return f"{facts.id[:ID_LENGTH]}  " + ", ".join(part for part in parts if part)


@click.command(
    short_help="List what was not understood.", epilog="\b\nExample:\n  minutebook findings --kind contradiction"
)
@database
@filters(kind=("FindingKind", "no_text_layer, impossible_date, table_without_unit, contradiction, ..."))
@output_format
def findings(db: str, style: str, **chosen: Any) -> None:
    """List what was seen and not understood: scanned pages, tables without a unit, dates that do not exist."""
    with open_book(db) as book:
        entries = book.findings(make_filters(chosen))
        reason = "" if entries else why_none(book.findings, chosen)
    rows = [
        {
            "kind": entry.finding.kind.value,
            "message": entry.finding.message,
            "page": entry.finding.page or (entry.finding.evidence.page if entry.finding.evidence else None),
            "quote": entry.finding.evidence.quote if entry.finding.evidence else None,
            "paper_id": entry.paper.id,
            "source": entry.paper.source,
        }
        for entry in entries
    ]
    columns = (
        Column("paper", "paper_id", style="cyan"),
        Column("kind", "kind", style="red"),
        Column("page", "page", right=True),
        Column("finding", "message", wide=True),
        Column("source", "source", wide=True),
    )
    show_rows(rows, columns, style=style, empty=f"no findings{reason}")


@click.command(epilog="\b\nExample:\n  minutebook stats --db council.db")
@database
@click.option("--json", "as_json", is_flag=True, help="The figures as JSON.")
def stats(db: str, as_json: bool) -> None:
    """Count what the minute book holds."""
    with open_book(db) as book:
        counted = book.stats()
    if as_json:
        click.echo(counted.model_dump_json(indent=1))
    else:
        print_stats(counted)


def print_stats(counted: "Stats") -> None:
    """Print the figures for people."""
    kinds = [f"{count} {kind}" for kind, count in counted.paper_kinds.items()]
    _print_fields(
        {
            "papers": f"{counted.papers} ({', '.join(kinds)})" if kinds else counted.papers,
            "copies": counted.copies or None,
            "older versions": counted.superseded or None,
            "failed": f"{counted.failed} (ingest --retry-failed tries them again)" if counted.failed else None,
            "pages": counted.pages,
            "dated": f"{counted.first} to {counted.last}" if counted.first else None,
            "undated": counted.undated or None,
            **counted.records,
            "passages": counted.passages,
            "findings": [f"{count} {kind}" for kind, count in counted.findings.items()],
            "bodies": [f"{body or '(none)'} ({count})" for body, count in counted.bodies[:12]],
            "file size": f"{counted.file_size / 1e6:.1f} MB",
        }
    )


def _agreed(question: str) -> bool:
    """Ask; no answer, as where nobody sits at a terminal, is a no."""
    try:
        return click.confirm(question, err=True)
    except click.Abort:
        say(err=True)
        return False


@click.command(
    short_help="Take papers out of the minute book.",
    epilog="""\b
Examples:
  minutebook remove p81b2f0c3                 a paper, by the beginning of its id
  minutebook remove papers/old-report.pdf     all versions of the file at this address""",
)
@click.argument("targets", nargs=-1, required=True, metavar="ID-OR-ADDRESS...")
@database
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(targets: tuple[str, ...], db: str, yes: bool) -> None:
    """Take papers out of the minute book, with all their records. The files themselves are not touched; ingesting them
    again undoes it."""
    with open_book(db, write=True) as book:
        named = _named(book, targets)
        if named and not yes:
            for facts in {facts.id: facts for papers in named.values() for facts in papers}.values():
                say(f"  {_facts_line(facts)}", err=True)
            if not _agreed(f"Remove this from {db}?"):
                complain("nothing was removed; --yes removes without asking")
                raise click.exceptions.Exit(1)
        for target in named:
            removed = book.remove(target)
            for facts in removed:
                say(f"removed {_facts_line(facts)}")
            if not removed:
                say(f"removed {target}; the paper stays under its other names")
    if len(named) < len(set(targets)):
        raise click.exceptions.Exit(WRONG_USAGE)


def _named(book: "MinuteBook", targets: tuple[str, ...]) -> "dict[str, list[PaperFacts]]":
    """List the papers that each target names, and complain of those that name none."""
    from corpus.errors import UnknownId

    named = {}
    for target in targets:
        try:
            named[target] = book.named(target)
        except UnknownId as error:
            complain(f"{error.message}; {error.advice}")
    return named
