"""`minutebook ingest`: papers into the minute book."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from minutebook.opening import UNUSABLE_BOOK
from minutebook.options import database, jobs_option, ocr_option
from minutebook.rendering import complain

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.ingest import IngestEvent, IngestSummary

INTERRUPTED = 130


@click.command(
    short_help="Read papers into the minute book.",
    epilog="""\b
Examples:
  minutebook ingest papers/
  minutebook ingest "minutes/2023-*.pdf" report.docx --jobs 4
  find . -name '*.pdf' -newer last-run | minutebook ingest -""",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@database
@jobs_option
@click.option(
    "--timeout",
    type=click.FloatRange(min=10),  # a process that starts anew needs a second or two to load its words
    metavar="SECONDS",
    help="Give up on a paper that takes longer.  [default: 300, or no limit for fewer than 8 papers]",
)
@click.option(
    "--again",
    is_flag=True,
    help="Read papers again that an older version of the program has read, or whose scanned pages can be read now.",
)
@click.option("--pipeline", metavar="NAME", help="An installed spaCy pipeline to use for names in prose.")
@ocr_option
@click.option("--quiet", is_flag=True, help="Print only what failed.")
def ingest(
    paths: tuple[str, ...], db: str, again: bool, pipeline: str | None, ocr: bool, quiet: bool, **limits: Any
) -> None:
    """Read the papers at each PATH into the minute book: files, folders (with all in them), globs, or "-" for a list of
    paths on standard input.

    Papers that the book has already are left alone; a changed file becomes a new version and the old one stays. It can
    be stopped at any time: what is stored stays, and the same command goes on. Exits 1 if any paper failed.
    """
    from corpus.errors import BookError
    from corpus.ingest import ingest as run
    from corpus.optical import usual_settings

    settings = usual_settings(pipeline=pipeline, ocr=ocr)
    try:
        with _progress(quiet=quiet) as on_event:
            summary = run(db, list(_named(paths)), again=again, settings=settings, on_event=on_event, **limits)
    except BookError as error:
        complain(f"{error.message}; {error.advice}")
        raise click.exceptions.Exit(UNUSABLE_BOOK) from error
    _report(summary, db, quiet=quiet)
    if summary.interrupted:
        raise click.exceptions.Exit(INTERRUPTED)
    if summary.stopped:
        raise click.exceptions.Exit(UNUSABLE_BOOK)
    if summary.failed:
        raise click.exceptions.Exit(1)


def _named(paths: tuple[str, ...]) -> Iterator[str]:
    for path in paths:
        if path == "-":
            yield from (line.rstrip("\r\n") for line in sys.stdin if line.strip())
        else:
            yield path


@contextmanager
def _progress(*, quiet: bool) -> "Iterator[Callable[[IngestEvent], None] | None]":
    """Show a bar with rate and time left on a terminal; say nothing when the output is piped."""
    if quiet or not sys.stderr.isatty():
        yield _complain_of_failures
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from corpus.ingest import IngestEventKind

    bar = Progress(
        TextColumn("[progress.description]{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task("reading", total=None, rate="")

        def on_event(event: "IngestEvent") -> None:
            if event.kind is IngestEventKind.FAILED and event.failure:
                bar.console.print(_failure_line(event), style="red", markup=False, highlight=False, soft_wrap=True)
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed
            rate = f"{speed:.1f} papers/s" if speed else ""
            name = Path(event.path).name[-40:] if event.path else "reading"
            bar.update(task, completed=event.done, total=event.total or None, rate=rate, description=name)

        yield on_event


def _failure_line(event: "IngestEvent") -> str:
    failure = event.failure
    assert failure is not None
    return f"{failure.path}: {failure.reason}; {failure.advice}"


def _complain_of_failures(event: "IngestEvent") -> None:
    if event.failure:
        complain(_failure_line(event))


def _report(summary: "IngestSummary", db: str, *, quiet: bool) -> None:
    if summary.stopped:
        stop = summary.stopped
        complain(f"{stop.path}: {stop.reason}; {stop.advice}")
    if quiet:
        return
    rate = summary.pages / summary.seconds if summary.seconds > 0 else 0.0
    click.echo(
        f"read {summary.read}, unchanged {summary.unchanged}, replaced {summary.replaced}, failed {len(summary.failed)}"
        f" ({summary.pages} pages in {summary.seconds:.1f} s, {rate:.0f} pages/s) -> {os.path.relpath(db)}"
    )
    if summary.outdated:
        click.echo(
            f"{summary.outdated} unchanged papers were read by an older version, or have scanned pages that can be read"
            " now; --again reads them anew"
        )
    if summary.interrupted:
        click.echo("stopped; what was stored stays, run the same command to go on")
