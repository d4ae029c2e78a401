"""The minute book: many papers and their records in one SQLite file, and the questions one can ask of it."""

import sqlite3
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from corpus import answers, showing, timeline
from corpus.addresses import INSIDE, address_of, inside
from corpus.connection import close_after_writing, explained, open_for_reading, open_for_writing
from corpus.entries import Entry, Event, FindingEntry, Hit, PaperEntry, Shown, Stats, Version
from corpus.errors import BookError
from corpus.filters import EVERYTHING, Filters
from corpus.reader import Reader
from corpus.search import search, words_not_held
from corpus.store import Store
from models import PaperFacts, Record

if TYPE_CHECKING:
    from sqlite_utils import Database

__all__ = ["BookError", "MinuteBook"]


class MinuteBook:
    """An open minute book. Use it in a `with` block, or call `close`.

    Every list comes in a stable order: by date (undated last), body, paper, place in the paper.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, database: "Database | None" = None) -> None:
        self.path = path
        self._database = database
        self._reader = Reader(path, connection)

    @classmethod
    def open(cls, path: str | Path, *, write: bool = False, create: bool = False) -> Self:
        """Open a minute book, for reading unless `write`; with `create`, make it where there is none.

        Raises `BookError`: no such file, not a minute book, made by a newer program, in use, read-only.
        """
        path = Path(path)
        if write or create:
            database = open_for_writing(path, create=create)
            return cls(path, database.conn, database)
        return cls(path, open_for_reading(path))

    def close(self) -> None:
        """Close the file."""
        if self._database is not None:
            close_after_writing(self._database)
        self._reader.connection.close()

    def __enter__(self) -> Self:
        """Enter a block at whose end the book is closed."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the book."""
        self.close()

    def papers(self, filters: Filters = EVERYTHING) -> list[PaperEntry]:
        """List papers; `Filters.text` looks into their whole text."""
        return answers.list_papers(self._reader, self._one_paper(filters))

    def entries(self, kind: str, filters: Filters = EVERYTHING) -> list[Entry]:
        """List the records of a kind, by its name in `models.RECORD_KINDS` ("resolutions"), with their papers."""
        return answers.list_entries(self._reader, kind, self._one_paper(filters))

    def records(self, kind: str, filters: Filters = EVERYTHING) -> list[Record]:
        """List the records of a kind."""
        return [entry.record for entry in self.entries(kind, filters)]

    def search(self, query: str, filters: Filters = EVERYTHING) -> list[Hit]:
        """Find passages and resolutions, best first; any text is a query (see `corpus.search`)."""
        return search(self._reader, query, self._one_paper(filters))

    def words_not_held(self, query: str) -> list[str]:
        """List the words of a query that no paper in the book has."""
        return words_not_held(self._reader, query)

    def timeline(self, filters: Filters = EVERYTHING) -> list[Event]:
        """List decisions, key dates and money in date order, undated last (see `corpus.timeline`)."""
        return timeline.list_events(self._reader, self._one_paper(filters))

    def findings(self, filters: Filters = EVERYTHING) -> list[FindingEntry]:
        """List what was seen and not understood."""
        return answers.list_findings(self._reader, self._one_paper(filters))

    def show(self, prefix: str) -> Shown:
        """Show a paper or record by the beginning of its id. Raises `UnknownId` if none or several begin so."""
        return showing.show(self._reader, prefix)

    def versions(self, paper: str) -> list[Version]:
        """List the states of the addresses at which a paper (by the beginning of its id) was found."""
        return answers.list_versions(self._reader, showing.resolve(self._reader, paper, papers_only=True)[1])

    def stats(self) -> Stats:
        """Count what the book holds."""
        return answers.count_all(self._reader)

    def remove(self, target: str) -> list[PaperFacts]:
        """Remove a paper by the beginning of its id, or an address with all its versions; tell what was removed.

        The address of a container is that of all papers inside.

        A paper that another address still has stays. Raises `UnknownId` if nothing or more than one paper is meant, and
        `BookError` if the book cannot be written.
        """
        address = address_of(Path(target))
        identity = None if self._held(address) else showing.resolve(self._reader, target, papers_only=True)[1]
        database = self._database or open_for_writing(self.path)
        try:
            with explained(self.path):
                store = Store(database)
                return store.remove_address(address) if identity is None else store.remove_paper(identity)
        finally:
            if database is not self._database:
                close_after_writing(database)

    def named(self, target: str) -> list[PaperFacts]:
        """List the papers that a target of `remove` names. Raises `UnknownId` as that does."""
        keys = self._held(address_of(Path(target)))
        return list(self._reader.facts(keys or [showing.resolve(self._reader, target, papers_only=True)[2]]).values())

    def _held(self, address: str) -> list[int]:
        """The keys of the papers that were found at an address or inside it."""
        rows = self._reader.rows(
            f"SELECT DISTINCT paper_key FROM versions WHERE address = ? OR {INSIDE} ORDER BY 1",
            (address, *inside(address)),
        )
        return [row["paper_key"] for row in rows]

    def _one_paper(self, filters: Filters) -> Filters:
        """Let a paper that is asked for be one that the book has. Raises `UnknownId`."""
        if filters.paper is None:
            return filters
        paper = showing.resolve(self._reader, filters.paper, papers_only=True)[1]
        return filters.model_copy(update={"paper": paper})
