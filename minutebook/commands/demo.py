"""`minutebook demo`: the sample minute book."""

import tempfile
from pathlib import Path

import click

from minutebook.commands.book import print_stats
from minutebook.opening import UNUSABLE_BOOK
from minutebook.options import jobs_option
from minutebook.rendering import complain, say


@click.command(
    short_help="Build the sample minute book.",
    epilog="""\b
Examples:
  minutebook demo
  minutebook demo --db sample.db       keep the minute book, to query it further""",
)
@click.option("--db", type=click.Path(dir_okay=False), help="Keep the sample minute book in this file.")
@jobs_option
def demo(db: str | None, jobs: int | None) -> None:
    """Build the minute book of a fictional partnership from the sample papers and print its timeline."""
    from corpus.book import MinuteBook
    from corpus.errors import BookError
    from corpus.ingest import ingest
    from corpus.samples import sample_papers
    from minutebook.commands.timeline import print_events

    papers = list(sample_papers())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(db) if db else Path(folder) / "demo.db"
        try:
            if path.exists() and path.stat().st_size:
                _keep_apart(path, papers)
            summary = ingest(path, papers, jobs=jobs)
            with MinuteBook.open(path) as book:
                print_events(book.timeline())
                counted = book.stats()
        except BookError as error:
            complain(f"{error.message}; {error.advice}")
            raise click.exceptions.Exit(UNUSABLE_BOOK) from error
    say()
    print_stats(counted)
    for failure in summary.failed:
        complain(f"{failure.path}: {failure.reason}; {failure.advice}")
    if db:
        say(f'\nkept in {db}; ask it more:  minutebook search "pooled budget" --db {db}')
    else:
        say("\nkeep it and ask more:  minutebook demo --db demo.db, then  minutebook search reablement --db demo.db")
    if summary.failed:
        raise click.exceptions.Exit(1)


def _keep_apart(path: Path, samples: list[Path]) -> None:
    """Refuse a minute book of the user's own: invented decisions must not stand among real ones. Raises `BookError`."""
    from corpus.book import MinuteBook
    from corpus.errors import BookError

    with MinuteBook.open(path) as book:
        others = {Path(entry.facts.source).name for entry in book.papers()} - {sample.name for sample in samples}
    if others:
        raise BookError(f"{path}: it holds papers of your own", "name a new file, so that the samples stay apart")
