"""The minute book: many papers and their records in one SQLite file, and the questions one can ask of it."""

from pathlib import Path
from types import TracebackType
from typing import Self

from corpus.entries import Entry, Event, FindingEntry, Hit, PaperEntry, Shown, Stats, Version
from corpus.errors import BookError
from corpus.filters import EVERYTHING, Filters
from models import PaperFacts, Record

__all__ = ["BookError", "MinuteBook"]


class MinuteBook:
    """An open minute book. Use it in a `with` block, or call `close`.

    Every list comes in a stable order: by date (undated last), body, paper, place in the paper.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def open(cls, path: str | Path, *, write: bool = False, create: bool = False) -> Self:
        """Open a minute book, for reading unless `write`; with `create`, make it where there is none.

        Raises `BookError`: no such file, not a minute book, made by a newer program, in use, read-only.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Close the file."""

    def __enter__(self) -> Self:
        """Enter a block at whose end the book is closed."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the book."""
        self.close()

    def papers(self, filters: Filters = EVERYTHING) -> list[PaperEntry]:
        """List papers."""
        raise NotImplementedError

    def entries(self, kind: str, filters: Filters = EVERYTHING) -> list[Entry]:
        """List the records of a kind ("resolutions", "budgets", "dates", "schemes", "officers") with their papers."""
        raise NotImplementedError

    def records(self, kind: str, filters: Filters = EVERYTHING) -> list[Record]:
        """List the records of a kind."""
        return [entry.record for entry in self.entries(kind, filters)]

    def search(self, query: str, filters: Filters = EVERYTHING) -> list[Hit]:
        """Find passages and resolutions, best first; any text is a query (see `corpus.search`)."""
        raise NotImplementedError

    def timeline(self, filters: Filters = EVERYTHING) -> list[Event]:
        """List decisions, key dates and money in date order, undated last (see `corpus.timeline`)."""
        raise NotImplementedError

    def findings(self, filters: Filters = EVERYTHING) -> list[FindingEntry]:
        """List what was seen and not understood."""
        raise NotImplementedError

    def show(self, prefix: str) -> Shown:
        """Show a paper or record by the beginning of its id. Raises `BookError` if none or several begin so."""
        raise NotImplementedError

    def versions(self, paper: str) -> list[Version]:
        """List the states of the addresses at which a paper (by the beginning of its id) was found."""
        raise NotImplementedError

    def stats(self) -> Stats:
        """Count what the book holds."""
        raise NotImplementedError

    def remove(self, target: str) -> list[PaperFacts]:
        """Remove a paper by the beginning of its id, or an address with all its versions; tell what was removed.

        A paper that another address still has stays. Raises `BookError` if nothing or more than one paper is meant.
        """
        raise NotImplementedError
