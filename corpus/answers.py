"""Papers, records and findings of a minute book."""

import sqlite3
from collections import Counter
from collections.abc import Sequence

from corpus.conditions import Conditions, between, containing, counted, of_scheme, on_papers, on_records, with_officer
from corpus.entries import Entry, FindingEntry, PaperEntry, Stats, Version
from corpus.filters import Filters
from corpus.reader import Reader
from corpus.rows import CODECS, facts_from_row, finding_from_row

RECORD_ROWS = "x.*, r.id, r.rule, r.confidence, r.paper_key"
PAPER_ORDER = "p.date IS NULL, p.date, coalesce(p.body, ''), p.id"


def record_source(kind: str) -> str:
    """The tables that hold a kind of record, joined under the names that `corpus.conditions` uses."""
    return f"""{kind} x JOIN records r ON r.key = x.key JOIN papers p ON p.key = r.paper_key
        JOIN evidence e ON e.record_key = x.key AND e.number = 0"""


def page(filters: Filters) -> str:
    """The LIMIT of a query."""
    return f"LIMIT {-1 if filters.limit is None else filters.limit} OFFSET {filters.offset}"


def list_entries(reader: Reader, kind: str, filters: Filters) -> list[Entry]:
    """List the records of a kind, by date, body, paper and place."""
    found = on_records(reader, kind, filters)
    date = f"coalesce({CODECS[kind].dated}, p.date)"
    rows = reader.rows(
        f"""SELECT {RECORD_ROWS} FROM {record_source(kind)} WHERE {found.sql}
        ORDER BY {date} IS NULL, {date}, coalesce(p.body, ''), p.id, r.start, r.key {page(filters)}""",
        found.values,
    )
    facts = reader.facts(row["paper_key"] for row in rows)
    records = reader.build(kind, rows)
    return [Entry(record=record, paper=facts[row["paper_key"]]) for record, row in zip(records, rows, strict=True)]


def _dated_papers(reader: Reader, filters: Filters, kind: str) -> Conditions:
    """Conditions on papers and what concerns whole papers."""
    found = on_papers(filters)
    between(found, filters, "p.date")
    with_officer(found, filters)
    if filters.scheme is not None:
        sql, values = of_scheme(reader, kind, filters.scheme)
        found.add(sql, *values)
    return found


def list_papers(reader: Reader, filters: Filters) -> list[PaperEntry]:
    """List papers, by date, body and id; `Filters.text` looks into their text, title and address."""
    found = _dated_papers(reader, filters, "papers")
    if filters.kind is not None:
        found.add("p.kind = ?", filters.kind.lower())
    if filters.text is not None:
        titles, values = containing(("p.title", "p.source"), filters.text)
        passages, more = containing(("t.heading", "t.text"), filters.text)
        within = f"EXISTS (SELECT 1 FROM passages t WHERE t.paper_key = p.key AND ({passages}))"
        found.add(f"{titles} OR {within}", *values, *more)
    rows = reader.rows(
        f"SELECT p.* FROM papers p WHERE {found.sql} ORDER BY {PAPER_ORDER} {page(filters)}", found.values
    )
    return paper_entries(reader, rows)


def paper_entries(reader: Reader, rows: Sequence[sqlite3.Row]) -> list[PaperEntry]:
    """Complete papers with their counts and versions."""
    keys = [row["key"] for row in rows]
    some = "IN (SELECT value FROM json_each(?))"
    counts = {key: dict.fromkeys([*CODECS, "findings"], 0) for key in keys}
    for count in reader.among(
        f"SELECT paper_key, kind, count(*) AS n FROM records WHERE paper_key {some} GROUP BY paper_key, kind", keys
    ):
        counts[count["paper_key"]][count["kind"]] = count["n"]
    for count in reader.among(
        f"SELECT paper_key, count(*) AS n FROM findings WHERE paper_key {some} GROUP BY paper_key", keys
    ):
        counts[count["paper_key"]]["findings"] = count["n"]
    versions: dict[int, list[sqlite3.Row]] = {key: [] for key in keys}
    for version in reader.among(
        f"""SELECT v.*, (SELECT count(*) FROM versions w WHERE w.address = v.address) AS of FROM versions v
        WHERE v.paper_key {some} ORDER BY v.current DESC, v.address, v.number DESC""",
        keys,
    ):
        versions[version["paper_key"]].append(version)
    chiefs = {
        row["key"]: row["id"]
        for row in reader.among(f"SELECT key, id FROM papers WHERE key {some}", (row["copy_of"] or 0 for row in rows))
    }
    return [_paper_entry(row, versions[row["key"]], counts[row["key"]], chiefs.get(row["copy_of"])) for row in rows]


def _paper_entry(
    row: sqlite3.Row, versions: Sequence[sqlite3.Row], counts: dict[str, int], chief: str | None
) -> PaperEntry:
    at_source = next((v for v in versions if v["address"] == row["source"]), versions[0] if versions else None)
    return PaperEntry(
        facts=facts_from_row(row),
        ingested_at=row["ingested_at"],
        extractor=row["extractor"],
        current=bool(row["current"]),
        version=at_source["number"] if at_source else 1,
        versions=at_source["of"] if at_source else 1,
        addresses=tuple(dict.fromkeys(v["address"] for v in versions)),
        counts=counts,
        copy_of=chief,
    )


def list_versions(reader: Reader, paper: str) -> list[Version]:
    """List all contents that the addresses of a paper have had, by address and number."""
    rows = reader.rows(
        """SELECT v.address, v.number, p.id AS paper, v.seen_at, v.current FROM versions v
        JOIN papers p ON p.key = v.paper_key WHERE v.address IN
        (SELECT w.address FROM versions w JOIN papers q ON q.key = w.paper_key WHERE q.id = ?)
        ORDER BY v.address, v.number""",
        (paper,),
    )
    return [Version.model_validate({**dict(row), "current": bool(row["current"])}) for row in rows]


def list_findings(reader: Reader, filters: Filters) -> list[FindingEntry]:
    """List findings, by date, body, paper and place."""
    found = _dated_papers(reader, filters, "findings")
    counted(found, filters, "p.copy_of IS NOT NULL")
    if filters.kind is not None:
        found.add("f.kind = ?", filters.kind.lower())
    if filters.text is not None:
        sql, values = containing(("f.message",), filters.text)
        found.add(sql, *values)
    rows = reader.rows(
        f"""SELECT f.* FROM findings f JOIN papers p ON p.key = f.paper_key WHERE {found.sql}
        ORDER BY {PAPER_ORDER}, f.key {page(filters)}""",
        found.values,
    )
    facts = reader.facts(row["paper_key"] for row in rows)
    evidence = reader.evidence("finding_key", [row["key"] for row in rows])
    return [
        FindingEntry(
            finding=finding_from_row(row, next(iter(evidence.get(row["key"], ())), None)),
            paper=facts[row["paper_key"]],
        )
        for row in rows
    ]


def count_all(reader: Reader) -> Stats:
    """Count what the book holds."""
    papers = reader.rows("SELECT kind, body, date, pages, extractor FROM papers WHERE current = 1 AND copy_of IS NULL")
    dates = sorted(row["date"] for row in papers if row["date"])
    bodies = Counter(row["body"] or "" for row in papers)

    def grouped(table: str, told: str) -> dict[str, int]:
        rows = reader.rows(
            f"""SELECT t.kind, count(*) AS n FROM {table} t JOIN papers p ON p.key = t.paper_key
            WHERE p.current = 1 AND {told} GROUP BY t.kind ORDER BY t.kind"""
        )
        return {row["kind"]: row["n"] for row in rows}

    def single(sql: str) -> int:
        row = reader.row(sql)
        return int(row[0]) if row else 0

    return Stats(
        papers=len(papers),
        copies=single("SELECT count(*) FROM papers WHERE current = 1 AND copy_of IS NOT NULL"),
        failed=single("SELECT count(*) FROM failures"),
        superseded=single("SELECT count(*) FROM papers WHERE current = 0"),
        pages=sum(row["pages"] for row in papers),
        undated=len(papers) - len(dates),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        records=dict.fromkeys(CODECS, 0) | grouped("records", "t.copied = 0"),
        findings=grouped("findings", "p.copy_of IS NULL"),
        paper_kinds=dict(sorted(Counter(row["kind"] for row in papers).items())),
        bodies=tuple(sorted(bodies.items(), key=lambda pair: (-pair[1], pair[0]))),
        extractors=dict(sorted(Counter(row["extractor"] for row in papers).items())),
        passages=single(
            "SELECT count(*) FROM passages t JOIN papers p ON p.key = t.paper_key WHERE p.current = 1 AND t.copied = 0"
        ),
        file_size=reader.path.stat().st_size,
    )
