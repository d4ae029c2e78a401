"""`minutebook extract`: papers in, JSON out, no database."""

import hashlib
import sys
from pathlib import Path

import click

from minutebook.options import ocr_option
from minutebook.rendering import complain


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
@click.option("--pipeline", metavar="NAME", help="An installed spaCy pipeline to use for names in prose.")
@ocr_option
def extract(files: tuple[str, ...], jsonl: bool, pipeline: str | None, ocr: bool) -> None:
    """Print what is found in FILES as JSON, one object for each file; "-" reads a paper from standard input.

    The exit code is 1 if any file could not be read; the others are printed all the same.
    """
    from corpus.failures import failure_of
    from corpus.optical import usual_settings
    from corpus.sources import load_source
    from extract import extract as extract_records
    from extract import read
    from extract.media import sniff
    from models import Source

    settings = usual_settings(pipeline=pipeline, ocr=ocr)
    failed = 0
    for name in files:
        try:
            if name == "-":
                data = sys.stdin.buffer.read()
                source = Source(data, hashlib.sha256(data).hexdigest(), sniff(data), "-")
            else:
                source = load_source(Path(name))
            printed = extract_records(read(source, settings), settings).model_dump_json(indent=None if jsonl else 1)
        except Exception as error:
            failed += 1
            failure = failure_of(name, error)
            complain(f"{failure.path}: {failure.reason}; {failure.advice}")
        else:
            click.echo(printed)
    if failed:
        raise click.exceptions.Exit(1)
