"""`minutebook extract`: papers in, JSON out, no database."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from minutebook.options import jobs_option, limits_of, limits_options, ocr_option, pipeline_option
from minutebook.rendering import complain

if TYPE_CHECKING:
    from corpus.printing import Printing
    from corpus.progress import Failure
    from corpus.workers import Crash, Limits


@click.command(
    short_help="Print what is in a paper, as JSON.",
    epilog="""\b
Examples:
  minutebook extract report.pdf
  minutebook extract minutes/*.html --jsonl > extractions.jsonl
  curl -s https://council.example/minutes | minutebook extract -""",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--jsonl", is_flag=True, help="One line for each paper.")
@pipeline_option
@ocr_option
@jobs_option
@limits_options
def extract(files: tuple[str, ...], jsonl: bool, jobs: int | None, **choices: Any) -> None:
    """Print what is found in FILES as JSON, one object for each file, or for each paper inside an archive or e-mail;
    "-" reads a paper from standard input.

    The exit code is 1 if any file could not be read; the others are printed all the same. Each paper is read by a
    process of its own under the limits below, so that one that crashes, hangs or swells costs nothing but itself.
    """
    from corpus.printing import print_task
    from corpus.workers import WorkersFailed, run_in_order, usual_jobs

    limits = limits_of(choices)
    names: Sequence[str] = files
    failed = 0
    try:
        while names:
            used = (usual_jobs() if len(names) >= _MANY else 1) if jobs is None else jobs
            held: list[str] = []
            tasks = _tasks(names, choices, None if jsonl else 1)
            for task, printed in run_in_order(print_task, tasks, jobs=used, decide=_undecided, limits=limits):
                if isinstance(printed, str):
                    click.echo(printed)
                elif isinstance(printed, tuple):
                    held += printed
                else:
                    failed += 1
                    _complain(task.name, printed, limits)
            if len(held) > _MOST_HELD:
                complain(f"the archives hold more than {_MOST_HELD:,} files; unpack them and name their folder")
                failed += 1
            names = held[:_MOST_HELD]  # papers, and containers again
    except WorkersFailed as error:
        complain(f"no process to read papers starts ({error}); try --jobs 0, which reads without limits")
        failed += 1
    if failed:
        raise click.exceptions.Exit(1)


_MANY = 8
"""From so many papers on, the time to start more than one process is won back."""

_MOST_HELD = 10_000
"""So many files inside archives are read in one go."""


def _complain(name: str, failed: "Failure | Crash", limits: "Limits") -> None:
    from corpus.failures import failure_of_crash
    from corpus.workers import Crash

    failure = failure_of_crash(name, failed, limits) if isinstance(failed, Crash) else failed
    complain(f"{failure.path}: {failure.reason}; {failure.advice}")


def _tasks(names: Sequence[str], choices: dict[str, Any], indent: int | None) -> "Iterator[Printing]":
    from corpus.printing import Printing

    for name in names:
        yield Printing(name, choices, sys.stdin.buffer.read() if name == "-" else None, indent)


def _undecided(task: "Printing") -> None:
    """Leave every paper to the process that reads it."""
