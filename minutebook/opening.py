"""Opens the minute book that --db names, or says in one line why it cannot be used."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from minutebook.rendering import complain

if TYPE_CHECKING:
    from corpus.book import MinuteBook

WRONG_USAGE = 2
UNUSABLE_BOOK = 3


@contextmanager
def open_book(path: str, *, write: bool = False) -> "Iterator[MinuteBook]":
    """Open a minute book; one that cannot be used ends the program with exit code 3 and a line that says what to do.

    So does an id that the book does not have, with exit code 2.
    """
    from corpus.book import BookError, MinuteBook
    from corpus.errors import UnknownId

    try:
        with MinuteBook.open(Path(path), write=write) as book:
            yield book
    except BookError as error:
        complain(f"{error.message}; {error.advice}")
        raise click.exceptions.Exit(WRONG_USAGE if isinstance(error, UnknownId) else UNUSABLE_BOOK) from error
