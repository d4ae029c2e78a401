"""What a paper holds, as rows: facts, passages, items, documents, records with their parts, findings, their evidence.

The process that read a paper makes the rows, so that the one that stores them need only number them: keys count from 0
within the paper until `put_contents` moves them to where its table ends.
"""

import sqlite3
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.digest import Digest, Passage
from corpus.prints import Prints, print_text
from corpus.rows import CODECS, Values, evidence_to_row, facts_to_row
from models import Evidence, Extraction, Record

# Which table numbers the rows that a column points to.
_NUMBERED_BY = {
    **{table: {"key": "records"} for table in ("records", *CODECS)},
    "passages": {"key": "passages"},
    "items": {"key": "items"},
    "documents": {"key": "documents"},
    "findings": {"key": "findings"},
    "clauses": {"resolution_key": "records"},
    "scheme_names": {"scheme_key": "records"},
    "budgets": {"key": "records", "resolution_key": "records"},
    "evidence": {"record_key": "records", "finding_key": "findings", "passage_key": "passages"},
}
_OF_PAPER = frozenset({"records", "passages", "items", "documents", "findings", "evidence"})


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one table that all have the same columns."""

    table: str
    columns: tuple[str, ...]
    values: list[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Contents:
    """All that is stored of one paper, as rows in the order in which they can be inserted; and what it took."""

    paper: str
    pages: int
    characters: int
    facts: Values
    rows: tuple[Rows, ...]
    prints: Prints
    reading_seconds: float = 0.0
    extracting_seconds: float = 0.0

    def count(self, table: str) -> int:
        """How many rows there are of a table."""
        return sum(len(rows.values) for rows in self.rows if rows.table == table)


def contents_of(digest: Digest) -> Contents:
    """Lay a digest out in rows."""
    extraction = digest.extraction
    starts = [passage.start for passage in digest.passages]
    tables: dict[str, list[Values]] = {
        "passages": [_passage_row(at, passage) for at, passage in enumerate(digest.passages)],
        "items": [
            {"key": at, "number": item.number, "title": item.title}
            | {"start": item.start, "stop": item.end, "page": item.page}
            for at, item in enumerate(digest.items)
        ],
        "documents": [{"key": at, **document.model_dump()} for at, document in enumerate(extraction.documents)],
    }
    evidence = _lay_out_records(tables, starts, extraction)
    tables["findings"] = [
        {"key": at, "kind": finding.kind.value, "message": finding.message, "page": finding.page}
        for at, finding in enumerate(extraction.findings)
    ]
    evidence += [
        {**_cite(starts, finding.evidence), "record_key": None, "finding_key": at, "number": 0}
        for at, finding in enumerate(extraction.findings)
        if finding.evidence is not None
    ]
    tables["evidence"] = evidence
    return Contents(
        paper=extraction.paper.id,
        pages=extraction.paper.pages,
        characters=digest.characters,
        facts={**facts_to_row(extraction.paper), "characters": digest.characters},
        rows=tuple(_pack(table, rows) for table, rows in tables.items() if rows),
        prints=print_text("\n".join(passage.text for passage in digest.passages)),
        reading_seconds=digest.reading_seconds,
        extracting_seconds=digest.extracting_seconds,
    )


def _lay_out_records(tables: dict[str, list[Values]], starts: Sequence[int], extraction: Extraction) -> list[Values]:
    """Add the rows of the records and their parts; hand back those of their evidence."""
    key = 0
    resolutions = _spans(key, extraction)
    evidence: list[Values] = []
    shared = tables.setdefault("records", [])
    for kind, codec in CODECS.items():
        records: Sequence[Record] = getattr(extraction, kind)
        for record in records:
            shared.append(_record_row(key, kind, record))
            row = {"key": key, **codec.to_row(record)}
            if kind == "budgets":
                row["resolution_key"] = _holder(resolutions, record.evidence.start)
            tables.setdefault(kind, []).append(row)
            if codec.children:
                parts = codec.children.to_rows(record)
                tables.setdefault(codec.children.table, []).extend({codec.children.parent: key, **p} for p in parts)
            for number, piece in enumerate((record.evidence, *record.repeats)):
                evidence.append({**_cite(starts, piece), "record_key": key, "finding_key": None, "number": number})
            key += 1
    return evidence


def _pack(table: str, rows: Sequence[Values]) -> Rows:
    return Rows(table, tuple(rows[0]), [tuple(row.values()) for row in rows])


def put_contents(connection: sqlite3.Connection, paper: int, contents: Contents) -> None:
    """Insert the rows of a paper, inside a transaction of the caller."""
    first = {
        table: int(connection.execute(f"SELECT coalesce(max(key), 0) + 1 FROM {table}").fetchone()[0])
        for table in ("records", "passages", "items", "documents", "findings")
    }
    for rows in contents.rows:
        moved = {column: first[table] for column, table in _NUMBERED_BY[rows.table].items()}
        places = [f"? + {moved[column]}" if column in moved else "?" for column in rows.columns]
        columns = rows.columns
        if rows.table in _OF_PAPER:
            columns, places = (*columns, "paper_key"), [*places, str(paper)]
        # The database moves the keys, where one that points nowhere stays NULL.
        connection.executemany(
            f"INSERT INTO {rows.table} ({', '.join(columns)}) VALUES ({', '.join(places)})", rows.values
        )


def _cite(starts: Sequence[int], evidence: Evidence) -> Values:
    """The row of a piece of evidence, with the passage that it begins in; `starts` says where the passages begin."""
    passage = max(0, bisect_right(starts, evidence.start) - 1) if starts else None
    return {"passage_key": passage, **evidence_to_row(evidence)}


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


def _passage_row(key: int, passage: Passage) -> Values:
    return {
        "key": key,
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


def _record_row(key: int, kind: str, record: Record) -> Values:
    return {
        "key": key,
        "kind": kind,
        "id": record.id,
        "rule": record.rule,
        "confidence": record.confidence,
        "start": record.evidence.start,
    }
