"""What a paper holds, as rows: its passages, items, records with their parts, findings, and the evidence of all."""

import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.digest import Digest, Passage
from corpus.rows import CODECS, Values, evidence_to_row
from models import Evidence, Extraction, Record


def put_contents(connection: sqlite3.Connection, paper: int, digest: Digest) -> None:
    """Insert the passages, items, records and findings of a paper, inside a transaction of the caller."""
    passages = _next(connection, "passages")
    _insert(connection, "passages", (_passage_row(passages + at, paper, p) for at, p in enumerate(digest.passages)))
    items = _next(connection, "items")
    _insert(
        connection,
        "items",
        (
            {"key": items + at, "paper_key": paper, "number": item.number, "title": item.title}
            | {"start": item.start, "stop": item.end, "page": item.page}
            for at, item in enumerate(digest.items)
        ),
    )
    place = _Place(paper, passages, [passage.start for passage in digest.passages])
    evidence = [
        *_put_records(connection, place, digest.extraction),
        *_put_findings(connection, place, digest.extraction),
    ]
    first = _next(connection, "evidence")
    _insert(connection, "evidence", ({"key": first + at, **row} for at, row in enumerate(evidence)))


def _put_records(connection: sqlite3.Connection, place: "_Place", extraction: Extraction) -> Iterable[Values]:
    """Insert the records with their parts; hand back the rows of their evidence."""
    key = _next(connection, "records")
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
    _insert(connection, "records", shared)
    for table, rows in own.items():
        _insert(connection, table, rows)
    return evidence


def _put_findings(connection: sqlite3.Connection, place: "_Place", extraction: Extraction) -> Iterable[Values]:
    first = _next(connection, "findings")
    rows = [
        {"key": first + at, "paper_key": place.paper, "kind": f.kind, "message": f.message, "page": f.page}
        for at, f in enumerate(extraction.findings)
    ]
    _insert(connection, "findings", rows)
    return [
        {**place.cite(finding.evidence), "record_key": None, "finding_key": first + at, "number": 0}
        for at, finding in enumerate(extraction.findings)
        if finding.evidence is not None
    ]


def _next(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT coalesce(max(key), 0) + 1 FROM {table}").fetchone()[0])


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Values]) -> None:
    """Insert rows that all have the same columns; a prepared statement, for there may be ten thousand of them."""
    rows = list(rows)
    if rows:
        columns = list(rows[0])
        names, marks = ", ".join(columns), ", ".join(f":{name}" for name in columns)
        connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


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
