"""The papers that could not be read: noted in the book until they are, so that they alone can be tried again."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from corpus.addresses import INSIDE, MARK, address_of, inside, printable
from corpus.connection import transaction
from corpus.progress import Failure
from corpus.sources import OnMissing, find_papers
from corpus.store import Store


@dataclass(slots=True)
class Notes:
    """The notes of a book on papers that failed; `known` are their addresses and those of the files they are in."""

    store: Store
    known: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.known = {part for address in self.addresses() for part in _around(address)}

    def addresses(self) -> list[str]:
        """List the papers that failed in the last run that came to them."""
        rows = self.store.connection.execute("SELECT address FROM failures ORDER BY address")
        return [str(row[0]) for row in rows]

    def among(self, paths: Iterable[str | Path], on_missing: OnMissing) -> list[str]:
        """List those that paths name, as `find_papers` understands paths; all where there are no paths."""
        paths = list(paths)
        if not paths:
            return self.addresses()
        named = {address_of(path) for path in find_papers(paths, on_missing=on_missing)}
        return [address for address in self.addresses() if not named.isdisjoint(_around(address))]

    def note(self, address: str, failure: Failure) -> None:
        """Note a paper that failed."""
        with transaction(self.store.database):
            self.store.connection.execute(
                "INSERT OR REPLACE INTO failures (address, reason, advice) VALUES (?, ?, ?)",
                (address, printable(failure.reason), failure.advice),
            )
        self.known.update(_around(address))

    def forget(self, address: str) -> None:
        """Strike out what was noted of a file that was read or is gone, and of all inside it."""
        if address in self.known:
            with transaction(self.store.database):
                self.store.connection.execute(
                    f"DELETE FROM failures WHERE address = ? OR {INSIDE}", (address, *inside(address))
                )


def _around(address: str) -> list[str]:
    """An address, and those of the containers that it may lie in."""
    parts = address.split(MARK)
    return [MARK.join(parts[:end]) for end in range(1, len(parts) + 1)]
