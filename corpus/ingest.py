"""Papers into the minute book: `ingest`, the one entry; `corpus.intake` does the work."""

from collections.abc import Iterable
from pathlib import Path
from time import perf_counter

from corpus.connection import close_after_writing, explained, open_for_writing
from corpus.intake import Intake, OnEvent
from corpus.lock import only_ingest
from corpus.progress import Failure, IngestEvent, IngestEventKind, IngestSummary
from corpus.store import Store
from corpus.workers import Limits
from models import Settings

__all__ = ["Failure", "IngestEvent", "IngestEventKind", "IngestSummary", "ingest"]


def ingest(
    book_path: str | Path,
    paths: Iterable[str | Path],
    *,
    jobs: int | None = None,
    again: bool = False,
    retry_failed: bool = False,
    settings: Settings | None = None,
    on_event: OnEvent | None = None,
    timeout: float | None = None,
    memory: int | None = None,
) -> IngestSummary:
    """Take papers into a minute book, which is made if it does not exist and there is a paper to put into it.

    Bytes that the book has are left alone, unless `again` and other code has read them, or their scans were left unread
    and can be read now. Changed bytes at a known address become a new version, and
    what is no longer in a folder stays in the book until it is removed. Each paper is one transaction.
    With `retry_failed` only papers that failed in an earlier run are read, those at `paths` or, without any, all.

    `jobs` processes read (by default as many as there are processors); the results and their order are the
    same for any number. A paper that takes one of them more than `timeout` seconds (600) or `memory` bytes of address
    space (4 GB), or crashes it, fails, and the others go on. A handful of papers is read in this process, without
    limits, unless any of the three is given; so are all with 0 jobs.
    Raises `BookError` if the book cannot be used at all; all that goes wrong with a paper is in the summary.
    """
    begin = perf_counter()
    book = Path(book_path)
    usual = Limits()
    limits = Limits(
        seconds=usual.seconds if timeout is None else timeout, memory=usual.memory if memory is None else memory
    )
    with only_ingest(book):
        new = not book.exists()
        database = open_for_writing(book, create=not retry_failed)
        try:
            store = Store(database)
            with explained(book):
                store.catch_up()
            run = Intake(book, store, again, settings or Settings(), on_event or _ignore, limits)
            own = jobs is None and timeout is None and memory is None
            run.go(paths, jobs, in_process=own, retry_failed=retry_failed)
        finally:
            empty = new and database.conn.execute("SELECT 1 FROM papers").fetchone() is None
            close_after_writing(database)
            if empty:
                book.resolve().unlink()  # what a link names, and not the link
    return run.summary(perf_counter() - begin)


def _ignore(event: IngestEvent) -> None:
    """Tell nobody."""
