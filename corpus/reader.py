"""Reading rows from an open minute book, and the parts that many answers share."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from corpus.connection import explained
from corpus.rows import CODECS, evidence_from_row, facts_from_row
from models import Evidence, PaperFacts, Record


class Reader:
    """A connection that is only read, with its errors put into words."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """Run a query. Raises `BookError`."""
        # Halves of characters, which a command line in another encoding yields, cannot be bound, nor do they match.
        bound = [value.encode(errors="replace").decode() if isinstance(value, str) else value for value in values]
        with explained(self.path):
            return self.connection.execute(sql, bound).fetchall()

    def row(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Row | None:
        """Run a query that yields a row or none. Raises `BookError`."""
        rows = self.rows(sql, values)
        return rows[0] if rows else None

    def among(self, sql: str, keys: Iterable[int]) -> list[sqlite3.Row]:
        """Run a query whose one question mark is a list of keys, written `IN (SELECT value FROM json_each(?))`."""
        wanted = sorted(set(keys))
        return self.rows(sql, (json.dumps(wanted),)) if wanted else []

    def facts(self, papers: Iterable[int]) -> dict[int, PaperFacts]:
        """The facts of papers by their keys."""
        rows = self.among("SELECT * FROM papers WHERE key IN (SELECT value FROM json_each(?))", papers)
        return {row["key"]: facts_from_row(row) for row in rows}

    def evidence(self, column: str, keys: Iterable[int]) -> dict[int, list[Evidence]]:
        """The evidence of records (`column` "record_key") or findings ("finding_key"), the chief one first."""
        rows = self.among(
            f"SELECT * FROM evidence WHERE {column} IN (SELECT value FROM json_each(?)) ORDER BY {column}, number", keys
        )
        found: dict[int, list[Evidence]] = {}
        for row in rows:
            found.setdefault(row[column], []).append(evidence_from_row(row))
        return found

    def build(self, kind: str, rows: Sequence[sqlite3.Row]) -> list[Record]:
        """Make records from rows of their table with the columns `id`, `rule` and `confidence` of `records`."""
        codec = CODECS[kind]
        keys = [row["key"] for row in rows]
        evidence = self.evidence("record_key", keys)
        parts: dict[int, list[sqlite3.Row]] = {}
        if codec.children:
            table, parent = codec.children.table, codec.children.parent
            sql = f"SELECT * FROM {table} WHERE {parent} IN (SELECT value FROM json_each(?)) ORDER BY {parent}, number"
            for part in self.among(sql, keys):
                parts.setdefault(part[parent], []).append(part)
        records = []
        for row in rows:
            chief, *repeats = evidence[row["key"]]
            shared = {name: row[name] for name in ("id", "rule", "confidence")}
            shared |= {"evidence": chief, "repeats": tuple(repeats)}
            records.append(codec.from_row(row, shared, parts.get(row["key"], ())))
        return records
