"""`minutebook extract`: papers in, JSON out, no database."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from minutebook.options import ocr_option
from minutebook.rendering import complain

if TYPE_CHECKING:
    from models import Source


@click.command(
    short_help="Print what is in a paper, as JSON.",
    epilog="""\b
Examples:
  minutebook extract report.pdf
  minutebook extract minutes/*.html --jsonl > extractions.jsonl
  minutebook extract 'pack.zip!/report.pdf'
  curl -s https://council.example/minutes | minutebook extract -""",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--jsonl", is_flag=True, help="One line for each paper.")
@click.option("--pipeline", metavar="NAME", help="An installed spaCy pipeline to use for names in prose.")
@ocr_option
def extract(files: tuple[str, ...], jsonl: bool, pipeline: str | None, ocr: bool) -> None:
    """Print what is found in FILES as JSON, one object for each file, or for each paper inside an archive or e-mail;
    "-" reads a paper from standard input.

    The exit code is 1 if any file could not be read; the others are printed all the same.
    """
    from corpus.failures import failure_of
    from corpus.optical import usual_settings
    from extract import extract as extract_records
    from extract import read

    settings = usual_settings(pipeline=pipeline, ocr=ocr)
    failed = 0
    for name, source in _sources(files):
        try:
            if isinstance(source, Exception):
                raise source
            printed = extract_records(read(source, settings), settings).model_dump_json(indent=None if jsonl else 1)
        except Exception as error:
            failed += 1
            failure = failure_of(name, error)
            complain(f"{failure.path}: {failure.reason}; {failure.advice}")
        else:
            click.echo(printed)
    if failed:
        raise click.exceptions.Exit(1)


def _sources(files: tuple[str, ...]) -> "Iterator[tuple[str, Source | Exception]]":
    """Load what the files hold, each paper with its address."""
    from corpus.sources import load_all, source_of

    for name in files:
        if name != "-":
            yield from load_all(name)
            continue
        try:
            yield name, source_of(sys.stdin.buffer.read(), name)
        except Exception as error:
            yield name, error
