"""The lock that keeps two ingests into one minute book apart."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from corpus.connection import explained
from corpus.errors import BookError


@contextmanager
def only_ingest(book: Path) -> Iterator[None]:
    """Keep a second ingest out, by a lock that ends with the process, however it ends."""
    path = book.with_name(book.name + "-ingest")
    with explained(book):
        connection = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            connection.close()
            if "locked" not in str(error):
                raise
            raise BookError(
                f"{book}: another ingest into it is running", "wait until it has finished, then run this one again"
            ) from error
    try:
        yield
    finally:
        connection.close()
        with suppress(OSError):
            path.unlink(missing_ok=True)
