"""Writing to a minute book: one paper at a time, wholly or not at all."""

import datetime as dt
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.connection import transaction
from corpus.digest import Digest, Passage
from corpus.rows import CODECS, Values, evidence_to_row, facts_from_row, facts_to_row
from models import Evidence, Extraction, PaperFacts, Record

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

    def known(self, file: FileState) -> tuple[str, str] | None:
        """Tell (paper id, extractor) of what the book holds for a file, if it has not changed since; else None."""
        row = self.connection.execute(
            """SELECT p.id, p.extractor FROM versions v JOIN papers p ON p.key = v.paper_key
            WHERE v.address = ? AND v.current = 1 AND v.size = ? AND v.modified_ns = ?""",
            (file.address, file.size, file.modified_ns),
        ).fetchone()
        return (row[0], row[1]) if row else None

    def holds(self, paper: str) -> str | None:
        """Tell which extractor read the content with this paper id; None if the book does not hold it."""
        row = self.connection.execute("SELECT extractor FROM papers WHERE id = ?", (paper,)).fetchone()
        return str(row[0]) if row else None

    def link(self, paper: str, file: FileState) -> Outcome:
        """Note that a file holds a paper that is in the book already."""
        with transaction(self.database):
            return self._version(self._key(paper), file, _now())

    def put(self, digest: Digest, file: FileState, extractor: str) -> Outcome:
        """Store a paper, in place of what was read from the same bytes before, as the current version of its file."""
        now = _now()
        with transaction(self.database):
            facts = digest.extraction.paper
            known = self.holds(facts.id) is not None
            key = self._put_facts(digest, extractor, now)
            self._put_contents(key, digest)
            outcome = self._version(key, file, now)
        return Outcome.READ if known and outcome is Outcome.UNCHANGED else outcome

    def remove_paper(self, paper: str) -> list[PaperFacts]:
        """Remove a paper with all that was read from it; the version before it becomes current."""
        with transaction(self.database):
            key = self._key(paper)
            removed = self._facts([key])
            addresses = [row[0] for row in self._all("SELECT DISTINCT address FROM versions WHERE paper_key = ?", key)]
            self.database.table("papers").delete(key)
            for address in addresses:
                self.connection.execute(
                    """UPDATE versions SET current = 1 WHERE address = :a
                    AND number = (SELECT max(number) FROM versions WHERE address = :a)""",
                    {"a": address},
                )
            self._refresh_current()
        return removed

    def remove_address(self, address: str) -> list[PaperFacts]:
        """Remove a file with all its versions; tell which papers went, those that another file holds stay."""
        with transaction(self.database):
            self.database.table("versions").delete_where("address = ?", [address])
            orphans = "SELECT key FROM papers WHERE key NOT IN (SELECT paper_key FROM versions)"
            keys = [row[0] for row in self._all(orphans)]
            removed = self._facts(keys)
            self.database.table("papers").delete_where(f"key IN ({orphans})")
            self._refresh_current()
        return removed

    def _all(self, sql: str, *values: object) -> list[sqlite3.Row]:
        return self.connection.execute(sql, values).fetchall()

    def _key(self, paper: str) -> int:
        return int(self.connection.execute("SELECT key FROM papers WHERE id = ?", (paper,)).fetchone()[0])

    def _facts(self, keys: Sequence[int]) -> list[PaperFacts]:
        rows = (self.connection.execute("SELECT * FROM papers WHERE key = ?", (key,)).fetchone() for key in keys)
        return [facts_from_row(row) for row in rows]

    def _put_facts(self, digest: Digest, extractor: str, now: str) -> int:
        facts = digest.extraction.paper
        values = {**facts_to_row(facts), "characters": digest.characters, "extractor": extractor, "ingested_at": now}
        papers = self.database.table("papers")
        if self.holds(facts.id) is None:
            papers.insert({**values, "current": 0}, pk="key")
            return self._key(facts.id)
        key = self._key(facts.id)
        # The paper keeps the address that it was first found at for as long as it is there.
        kept = self._all(
            "SELECT 1 FROM versions v JOIN papers p ON p.key = v.paper_key AND p.source = v.address"
            " WHERE p.key = ? AND v.current = 1",
            key,
        )
        if kept:
            del values["source"]
        papers.update(key, values)
        for table in ("records", "findings", "passages", "items"):
            self.database.table(table).delete_where("paper_key = ?", [key])
        return key

    def _put_contents(self, paper: int, digest: Digest) -> None:
        passages = self._next("passages")
        self._insert("passages", (_passage_row(passages + at, paper, p) for at, p in enumerate(digest.passages)))
        items = self._next("items")
        self._insert(
            "items",
            (
                {"key": items + at, "paper_key": paper, "number": item.number, "title": item.title}
                | {"start": item.start, "stop": item.end, "page": item.page}
                for at, item in enumerate(digest.items)
            ),
        )
        place = _Place(paper, passages, [passage.start for passage in digest.passages])
        evidence = [*self._put_records(place, digest.extraction), *self._put_findings(place, digest.extraction)]
        first = self._next("evidence")
        self._insert("evidence", ({"key": first + at, **row} for at, row in enumerate(evidence)))

    def _put_records(self, place: "_Place", extraction: Extraction) -> Iterable[Values]:
        """Insert the records with their parts; hand back the rows of their evidence."""
        key = self._next("records")
        resolutions = _spans(key, extraction)
        shared: list[Values] = []
        own: dict[str, list[Values]] = {}
        evidence: list[Values] = []
        for kind, codec in CODECS.items():
            records: Sequence[Record] = getattr(extraction, kind)
            for record in records:
                shared.append(_record_row(key, place.paper, kind, record))
                row = {"key": key, **codec.to_row(record)}
                if kind == "budgets":
                    row["resolution_key"] = _holder(resolutions, record.evidence.start)
                own.setdefault(kind, []).append(row)
                if codec.children:
                    parts = codec.children.to_rows(record)
                    own.setdefault(codec.children.table, []).extend({codec.children.parent: key, **p} for p in parts)
                for number, piece in enumerate((record.evidence, *record.repeats)):
                    evidence.append({**place.cite(piece), "record_key": key, "finding_key": None, "number": number})
                key += 1
        self._insert("records", shared)
        for table, rows in own.items():
            self._insert(table, rows)
        return evidence

    def _put_findings(self, place: "_Place", extraction: Extraction) -> Iterable[Values]:
        first = self._next("findings")
        rows = [
            {"key": first + at, "paper_key": place.paper, "kind": f.kind, "message": f.message, "page": f.page}
            for at, f in enumerate(extraction.findings)
        ]
        self._insert("findings", rows)
        return [
            {**place.cite(finding.evidence), "record_key": None, "finding_key": first + at, "number": 0}
            for at, finding in enumerate(extraction.findings)
            if finding.evidence is not None
        ]

    def _next(self, table: str) -> int:
        return int(self.connection.execute(f"SELECT coalesce(max(key), 0) + 1 FROM {table}").fetchone()[0])

    def _insert(self, table: str, rows: Iterable[Values]) -> None:
        """Insert rows that all have the same columns; a prepared statement, for there may be ten thousand of them."""
        rows = list(rows)
        if rows:
            columns = list(rows[0])
            names, marks = ", ".join(columns), ", ".join(f":{name}" for name in columns)
            self.connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)

    def _version(self, paper: int, file: FileState, now: str) -> Outcome:
        """Make a paper the current version of a file."""
        row = self.connection.execute(
            "SELECT key, paper_key, number FROM versions WHERE address = ? AND current = 1", (file.address,)
        ).fetchone()
        state = {"size": file.size, "modified_ns": file.modified_ns}
        versions = self.database.table("versions")
        if row and row["paper_key"] == paper:
            versions.update(row["key"], state)
            return Outcome.UNCHANGED
        if row:
            versions.update(row["key"], {"current": 0})
        number = row["number"] + 1 if row else 1
        versions.insert(
            {"paper_key": paper, "address": file.address, "number": number, "current": 1, "seen_at": now, **state},
            pk="key",
        )
        self._refresh_current([paper, row["paper_key"]] if row else [paper])
        return Outcome.REPLACED if row else Outcome.READ

    def _refresh_current(self, papers: Sequence[int] | None = None) -> None:
        """A paper is current while it is the newest content of any address; its source is an address that has it."""
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


@dataclass(frozen=True, slots=True)
class _Place:
    """Where evidence stands: the paper's key, the key of its first passage, and where its passages start."""

    paper: int
    first: int
    starts: Sequence[int]

    def cite(self, evidence: Evidence) -> Values:
        at = max(0, bisect_right(self.starts, evidence.start) - 1)
        passage = self.first + at if self.starts else None
        return {"paper_key": self.paper, "passage_key": passage, **evidence_to_row(evidence)}


def _spans(first: int, extraction: Extraction) -> list[tuple[int, int, int]]:
    """Where resolutions are printed, in order: start, end, key; `first` is the key of the first of them."""
    return sorted(
        (evidence.start, evidence.end, first + at)
        for at, resolution in enumerate(extraction.resolutions)
        for evidence in (resolution.evidence, *resolution.repeats)
    )


def _holder(spans: Sequence[tuple[int, int, int]], offset: int) -> int | None:
    """The key of the resolution that a place stands in."""
    at = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return spans[at][2] if at >= 0 and offset < spans[at][1] else None


def _passage_row(key: int, paper: int, passage: Passage) -> Values:
    return {
        "key": key,
        "paper_key": paper,
        "start": passage.start,
        "stop": passage.end,
        "page": passage.page,
        "kind": passage.kind,
        "section": passage.section,
        "item": passage.item,
        "heading": passage.heading,
        "text": passage.text,
        "resolved": int(passage.resolved),
    }


def _record_row(key: int, paper: int, kind: str, record: Record) -> Values:
    return {
        "key": key,
        "paper_key": paper,
        "kind": kind,
        "id": record.id,
        "rule": record.rule,
        "confidence": record.confidence,
        "start": record.evidence.start,
    }


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
