"""Writing to a minute book: one paper at a time, wholly or not at all."""

import datetime as dt
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.addresses import INSIDE, inside
from corpus.connection import transaction
from corpus.contents import Contents, put_contents
from corpus.copies import Copies
from corpus.rows import Values, facts_from_row
from models import PaperFacts

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class FileState:
    """What tells a changed file without reading it: its address, size in bytes, and time of change in nanoseconds."""

    address: str
    size: int
    modified_ns: int


class Outcome(StrEnum):
    """What storing a paper did to the book."""

    READ = "read"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


class Store:
    """Writes to an open minute book; every public method is one transaction. Raises sqlite3.Error."""

    def __init__(self, database: "Database") -> None:
        self.database = database
        self.connection: sqlite3.Connection = database.conn
        self.copies = Copies(self.connection)

    def known(self, file: FileState) -> tuple[str, str] | None:
        """Tell (paper id, extractor) of what the book holds for a file, if it has not changed since; else None."""
        # Two look-ups, since a join scans all papers while the statistics are those of a small book.
        version = self.connection.execute(
            "SELECT paper_key FROM versions WHERE address = ? AND current = 1 AND size = ? AND modified_ns = ?",
            (file.address, file.size, file.modified_ns),
        ).fetchone()
        if version is None:
            return None
        row = self.connection.execute("SELECT id, extractor FROM papers WHERE key = ?", (version[0],)).fetchone()
        return (row[0], row[1])

    def optimise(self) -> None:
        """Let the database look at how its tables have grown."""
        self.connection.execute("PRAGMA optimize")

    def holds(self, paper: str) -> str | None:
        """Tell which extractor read the content with this paper id; None if the book does not hold it."""
        row = self.connection.execute("SELECT extractor FROM papers WHERE id = ?", (paper,)).fetchone()
        return str(row[0]) if row else None

    def link(self, paper: str, file: FileState) -> Outcome:
        """Note that a file holds a paper that is in the book already."""
        with transaction(self.database):
            return self._version(self._key(paper), file, _now())

    def put(self, contents: Contents, file: FileState, extractor: str) -> Outcome:
        """Store a paper, in place of what was read from the same bytes before, as the current version of its file."""
        now = _now()
        with transaction(self.database):
            known = self.holds(contents.paper) is not None
            key = self._put_facts(contents, extractor, now)
            put_contents(self.connection, key, contents)
            parted = self.copies.put(key, contents.prints)
            outcome = self._version(key, file, now)
            if outcome is Outcome.UNCHANGED:
                parted.add(key)  # else the new version has settled it
            self.copies.refresh(parted)
        return Outcome.READ if known and outcome is Outcome.UNCHANGED else outcome

    def catch_up(self) -> None:
        """Look for copies among the papers that an older minutebook stored, one transaction for each."""
        while True:
            with transaction(self.database):
                if self.copies.add_missing() is None:
                    return

    def remove_paper(self, paper: str) -> list[PaperFacts]:
        """Remove a paper with all that was read from it; the version before it becomes current."""
        with transaction(self.database):
            key = self._key(paper)
            removed = self._facts([key])
            addresses = [row[0] for row in self._all("SELECT DISTINCT address FROM versions WHERE paper_key = ?", key)]
            near = self.copies.leave(key)
            self.database.table("papers").delete(key)
            for address in addresses:
                self.connection.execute(
                    """UPDATE versions SET current = 1 WHERE address = :a
                    AND number = (SELECT max(number) FROM versions WHERE address = :a)""",
                    {"a": address},
                )
            self._refresh_current()
            self.copies.refresh(near)
        return removed

    def remove_address(self, address: str) -> list[PaperFacts]:
        """Remove a file, or all that it holds, with all versions; tell which papers went, not those of other files."""
        with transaction(self.database):
            self.database.table("versions").delete_where(f"address = ? OR {INSIDE}", [address, *inside(address)])
            orphans = "SELECT key FROM papers WHERE key NOT IN (SELECT paper_key FROM versions)"
            keys = [row[0] for row in self._all(orphans)]
            removed = self._facts(keys)
            near = set().union(*map(self.copies.leave, keys)).difference(keys)
            self.database.table("papers").delete_where(f"key IN ({orphans})")
            self._refresh_current()
            self.copies.refresh(near)
        return removed

    def _all(self, sql: str, *values: object) -> list[sqlite3.Row]:
        return self.connection.execute(sql, values).fetchall()

    def _key(self, paper: str) -> int:
        return int(self.connection.execute("SELECT key FROM papers WHERE id = ?", (paper,)).fetchone()[0])

    def _facts(self, keys: Sequence[int]) -> list[PaperFacts]:
        rows = (self.connection.execute("SELECT * FROM papers WHERE key = ?", (key,)).fetchone() for key in keys)
        return [facts_from_row(row) for row in rows]

    def _put_facts(self, contents: Contents, extractor: str, now: str) -> int:
        values = {**contents.facts, "extractor": extractor, "ingested_at": now}
        if self.holds(contents.paper) is None:
            return self._insert("papers", {**values, "current": 0})
        key = self._key(contents.paper)
        # The paper keeps the address that it was first found at for as long as it is there.
        kept = self._all(
            "SELECT 1 FROM versions v JOIN papers p ON p.key = v.paper_key AND p.source = v.address"
            " WHERE p.key = ? AND v.current = 1",
            key,
        )
        if kept:
            del values["source"]
        self._update("papers", key, values)
        for table in ("records", "findings", "passages", "items", "documents"):
            self.connection.execute(f"DELETE FROM {table} WHERE paper_key = ?", (key,))
        return key

    def _insert(self, table: str, values: Values) -> int:
        """Insert a row and tell its key; sqlite-utils would look at the whole schema for each."""
        sql = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})"
        return int(self.connection.execute(sql, tuple(values.values())).lastrowid or 0)

    def _update(self, table: str, key: int, values: Values) -> None:
        changes = ", ".join(f"{column} = ?" for column in values)
        self.connection.execute(f"UPDATE {table} SET {changes} WHERE key = ?", (*values.values(), key))

    def _version(self, paper: int, file: FileState, now: str) -> Outcome:
        """Make a paper the current version of a file."""
        row = self.connection.execute(
            "SELECT key, paper_key, number FROM versions WHERE address = ? AND current = 1", (file.address,)
        ).fetchone()
        state = {"size": file.size, "modified_ns": file.modified_ns}
        if row and row["paper_key"] == paper:
            self._update("versions", row["key"], state)
            return Outcome.UNCHANGED
        if row:
            self._update("versions", row["key"], {"current": 0})
        number = row["number"] + 1 if row else 1
        version = {"paper_key": paper, "address": file.address, "number": number, "current": 1, "seen_at": now}
        self._insert("versions", {**version, **state})
        self._refresh_current([paper, row["paper_key"]] if row else [paper])
        return Outcome.REPLACED if row else Outcome.READ

    def _refresh_current(self, papers: Sequence[int] | None = None) -> None:
        """A paper is current while it is the newest content of any address; its source is an address that has it."""
        alike = "SELECT DISTINCT paper_key FROM likenesses UNION SELECT other_key FROM likenesses"
        changed = [row[0] for row in self._all(alike)] if papers is None else []
        some = "1" if papers is None else f"key IN ({','.join('?' * len(papers))})"
        self.connection.execute(
            f"""UPDATE papers SET current = EXISTS
            (SELECT 1 FROM versions v WHERE v.paper_key = papers.key AND v.current = 1) WHERE {some}""",
            papers or (),
        )
        self.connection.execute(
            f"""UPDATE papers SET source = coalesce((SELECT min(v.address) FROM versions v
            WHERE v.paper_key = papers.key AND v.current = papers.current), source)
            WHERE {some} AND NOT EXISTS (SELECT 1 FROM versions v WHERE v.paper_key = papers.key
            AND v.address = papers.source AND v.current = papers.current)""",
            papers or (),
        )
        self.copies.refresh(papers if papers is not None else changed)


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
