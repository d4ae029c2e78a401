"""`minutebook ingest`: papers into the minute book."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from minutebook.opening import UNUSABLE_BOOK
from minutebook.options import database, jobs_option, limits_of, limits_options, ocr_option, pipeline_option
from minutebook.rendering import ID_LENGTH, complain, near, note, unheard

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.ingest import IngestEvent, IngestSummary

INTERRUPTED = 130

_MOST_KINDS = 8

_FOREIGN = (".doc", ".dot", ".odt", ".ott", ".rtf", ".wpd", ".wps", ".pages", ".tif", ".tiff", ".jpg", ".jpeg", ".png")
"""Documents and scans that may well be papers, in forms that are not read."""

LINE_SECONDS = 30.0
"""How often a run whose output is piped says how far it is."""


@click.command(
    short_help="Read papers into the minute book.",
    epilog="""\b
Examples:
  minutebook ingest papers/
  minutebook ingest "minutes/2023-*.pdf" report.docx --jobs 4
  minutebook ingest --retry-failed --timeout 3600
  find . -name '*.pdf' -newer last-run | minutebook ingest -""",
)
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@database
@jobs_option
@click.option(
    "--again",
    is_flag=True,
    help="Read papers again that an older version of the program has read, or whose scanned pages can be read now.",
)
@click.option(
    "--retry-failed",
    is_flag=True,
    help="Read only papers that failed in an earlier run; with a PATH those there, without one all of them.",
)
@pipeline_option
@ocr_option
@click.option("--watch", is_flag=True, help="Go on looking for new papers there, until Ctrl-C.")
@click.option("--quiet", is_flag=True, help="Print only what failed.")
@limits_options
def ingest(paths: tuple[str, ...], db: str, retry_failed: bool, watch: bool, quiet: bool, **choices: Any) -> None:
    """Read the papers at each PATH into the minute book: files, folders (with all in them), globs, or "-" for a list of
    paths on standard input.

    Papers that the book has already are left alone; a changed file becomes a new version and the old one stays. It can
    be stopped at any time: what is stored stays, and the same command goes on. It also tries again what failed, and
    reads nothing twice; --retry-failed tries nothing else. Exits 1 if any paper failed.

    Each paper is read by a process of its own under the limits below: one that crashes, hangs or swells fails alone.
    """
    from corpus.errors import BookError
    from corpus.ingest import ingest as run
    from corpus.optical import usual_settings

    if not (paths or retry_failed):
        raise click.UsageError("name the papers or folders to read, or give --retry-failed")
    if watch and retry_failed:
        raise click.UsageError("--watch looks for new papers, --retry-failed for none; give one of them")
    # Who stops us by SIGTERM wants the same good order as by Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    how = {name: choices.pop(name) for name in ("jobs", "again")} | {"retry_failed": retry_failed}
    limits = limits_of(choices)
    how |= {"timeout": limits.seconds, "memory": limits.memory, "settings": usual_settings(**choices)}

    def take(named: list[str]) -> "IngestSummary":
        with _progress(quiet=quiet, named=watch) as on_event:
            return run(db, named, on_event=on_event, **how)

    try:
        if watch:
            _watch(paths, take, db, quiet=quiet)
            return
        summary = take(list(_named(paths)))
    except BookError as error:
        complain(f"{error.message}; {error.advice}")
        raise click.exceptions.Exit(UNUSABLE_BOOK) from error
    _report(summary, db, quiet=quiet, retried=retry_failed)
    if summary.failed:
        raise click.exceptions.Exit(1)


def _watch(paths: tuple[str, ...], take: "Callable[[list[str]], IngestSummary]", db: str, *, quiet: bool) -> None:
    """Take in what is there and what arrives, round by round, until Ctrl-C."""
    from corpus.watching import watch

    if not quiet:
        note("watching until Ctrl-C")
    for summary in watch(_named(paths), take, on_missing=_wait_for):
        _report(summary, db, quiet=quiet, watched=True)


def _wait_for(path: str, reason: str, advice: str) -> None:
    """Tell of a path to be watched that names no paper yet."""
    complain(f"{path}: {reason}; it is looked at again and again")


def _named(paths: tuple[str, ...]) -> Iterator[str]:
    for path in paths:
        if path == "-":
            yield from (line.rstrip("\r\n") for line in sys.stdin if line.strip())
        else:
            yield path


@contextmanager
def _progress(*, quiet: bool, named: bool = False) -> "Iterator[Callable[[IngestEvent], None] | None]":
    """Show a bar with rate and time left on a terminal, a line now and then elsewhere; or each paper by name."""
    if quiet:
        yield _complain_of_failures
        return
    if named or not sys.stderr.isatty():
        yield _Lines(named=named).tell
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from corpus.addresses import printable
    from corpus.ingest import IngestEventKind

    bar = Progress(
        TextColumn("{task.description}", markup=False),  # a name may hold what rich takes for markup
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
            name = printable(Path(event.path).name)[-40:] if event.path else "reading"
            if event.kind is IngestEventKind.WAITING:
                name = f"still at {name}"
            bar.update(task, completed=event.done, total=event.total or None, rate=rate, description=name)

        yield on_event


class _Lines:
    """Progress as plain lines on standard error: every paper by name, or how far it is after each `LINE_SECONDS`."""

    def __init__(self, *, named: bool) -> None:
        self.named = named
        self.begin = self.last = time.monotonic()

    def tell(self, event: "IngestEvent") -> None:
        """Tell of an event if it is due."""
        _complain_of_failures(event)
        now = time.monotonic()
        if event.kind == "waiting":
            note(f"{event.done} of {event.total} papers, still at {near(event.path)}")
        elif self.named and event.paper and event.kind != "unchanged":
            note(f"{event.kind} {event.paper[:ID_LENGTH]}  {near(event.path)}")
        elif not self.named and now - self.last >= LINE_SECONDS and event.done < event.total:
            self.last = now
            rate = event.done / (now - self.begin)
            speed = f"{rate:.1f} a second" if rate >= 1 else f"{60 * rate:.1f} a minute"
            line = f"{event.done} of {event.total} papers, {speed}"
            if event.done >= max(5, event.total / 10):  # the first few tell nothing of the rest
                line += f", {(event.total - event.done) / rate / 60:.0f} minutes left"
            note(line)


def _failure_line(event: "IngestEvent") -> str:
    failure = event.failure
    assert failure is not None
    return f"{near(failure.path)}: {failure.reason}; {failure.advice}"


def _complain_of_failures(event: "IngestEvent") -> None:
    if event.failure:
        complain(_failure_line(event))


def _second_chance(failed: int, db: str, *, watched: bool) -> str:
    """Say how papers that were there and failed are tried again."""
    if watched:
        return "what changes is tried again"
    also = ", --retry-failed nothing else" if Path(db).exists() else ""
    return f"the same command tries {'it' if failed == 1 else 'them'} again and reads nothing twice{also}"


def _kinds(counts: dict[str, int]) -> str:
    """Tell how many files there are of each kind, the commonest first."""
    from corpus.addresses import printable

    told = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    named = [f"{number} {printable(suffix)[:12] or 'without a suffix'}" for suffix, number in told[:_MOST_KINDS]]
    rest = sum(number for _, number in told[_MOST_KINDS:])
    return ", ".join([*named, f"{rest} others"] if rest else named)


def _report(summary: "IngestSummary", db: str, *, quiet: bool, retried: bool = False, watched: bool = False) -> None:
    """Tell what a run did; end the program if the run was ended before its time."""
    if stop := summary.stopped:
        complain(f"{stop.path}: {stop.reason}; {stop.advice}")
    if not quiet:
        with unheard(sys.stdout):
            _print_counts(summary, db, retried=retried, watched=watched)
    if summary.interrupted:
        raise click.exceptions.Exit(INTERRUPTED)
    if summary.stopped:
        raise click.exceptions.Exit(UNUSABLE_BOOK)


def _print_counts(summary: "IngestSummary", db: str, *, retried: bool, watched: bool) -> None:
    pages = f"{summary.pages} page{'s' if summary.pages > 1 else ''} in {summary.seconds:.1f} s"
    speed = f", {summary.pages / summary.seconds:.0f} pages/s" if summary.pages > 1 and summary.seconds > 0 else ""
    book = os.path.relpath(db) if Path(db).exists() else "nothing was read, so no minute book was made"
    click.echo(
        f"read {summary.read}, unchanged {summary.unchanged}, replaced {summary.replaced}, failed {len(summary.failed)}"
        f"{f' ({pages}{speed})' if summary.pages else ''} -> {book}"
    )
    if retried and not (summary.read or summary.linked or summary.replaced or summary.unchanged or summary.failed):
        click.echo("there is nothing to try again")
    if summary.linked:
        click.echo(f"linked {summary.linked}: the same bytes as another file, so a further name of a paper in the book")
    if foreign := {suffix: number for suffix, number in summary.left_out.items() if suffix in _FOREIGN}:
        click.echo(f"left out: {_kinds(foreign)}; save what is a paper as PDF or DOCX")
    if others := {suffix: number for suffix, number in summary.left_out.items() if suffix not in _FOREIGN}:
        click.echo(f"left out as no papers: {_kinds(others)}")
    if summary.links:
        links = "1 link that leads" if summary.links == 1 else f"{summary.links} links that lead"
        click.echo(f"left out: {links} out of the folder or nowhere; name the papers themselves")
    if summary.failed:
        there = len(summary.failed) - summary.missing
        again = f"; {_second_chance(there, db, watched=watched)}" if there else ""
        click.echo(f"{len(summary.failed)} failed, as told above{again}")
    if summary.outdated:
        click.echo(
            f"{summary.outdated} unchanged papers were read by an older version, or have scanned pages that can be read"
            " now; --again reads them anew"
        )
    if summary.interrupted:
        click.echo("stopped; what was stored stays, run the same command to go on")
