"""One paper or record, found by the beginning of its id or by its file, with its evidence in context."""

import sqlite3
from pathlib import Path

from corpus.addresses import address_of, printable
from corpus.answers import RECORD_ROWS, list_versions, paper_entries, record_source
from corpus.documents import list_documents
from corpus.entries import Context, ItemEntry, Likeness, Shown
from corpus.errors import UnknownId
from corpus.reader import Reader
from models import Evidence

AROUND = 300
"""How many characters of context are shown on either side of evidence."""

MOST_CANDIDATES = 10


def resolve(reader: Reader, prefix: str, *, papers_only: bool = False) -> tuple[str, str, int]:
    """Find (kind, id, key) of the one paper or record whose id begins so; kind is "papers" for papers.

    A paper may be named by its file instead, from any folder up to it or by its name alone: what stands there now.
    Raises `UnknownId` if none or several are meant.
    """
    given, prefix = prefix.strip(), prefix.strip().lower()
    begins = "id >= ? AND id < ?"
    bounds = (prefix, prefix + "\U0010ffff")
    most = MOST_CANDIDATES + 1
    rows = reader.rows(f"SELECT 'papers' AS kind, id, key FROM papers WHERE {begins} ORDER BY id LIMIT {most}", bounds)
    if not papers_only:
        rows += reader.rows(f"SELECT kind, id, key FROM records WHERE {begins} ORDER BY id, key LIMIT {most}", bounds)
    if given and not rows:
        rows = _at_file(reader, given, most)
    if not prefix or not rows:
        what = "paper" if papers_only else "paper or record"
        raise UnknownId(
            f"no {what} has an id that begins with “{given}”, nor is it a file that was read",
            "the lists show the ids of what there is",
        )
    if len({row["id"] for row in rows}) > 1 and rows[0]["id"] != prefix:
        names = ", ".join(row["id"] for row in rows[:MOST_CANDIDATES]) + (", …" if len(rows) >= most else "")
        several = "beginning of several ids" if rows[0]["id"].startswith(prefix) else "name of several papers"
        raise UnknownId(f"“{given}” is the {several}", f"give more of one: {names}")
    return rows[0]["kind"], rows[0]["id"], rows[0]["key"]


def _at_file(reader: Reader, given: str, most: int) -> list[sqlite3.Row]:
    """The papers that stand at a file now, else those at any file whose address ends so."""
    named = "SELECT DISTINCT 'papers' AS kind, id, key FROM papers WHERE key IN (SELECT paper_key FROM versions WHERE"
    at = f"{named} current = 1 AND address = ?)"
    ending = f"{named} current = 1 AND substr(address, -length(?1)) = ?1) ORDER BY id LIMIT {most}"
    return reader.rows(at, (printable(address_of(Path(given))),)) or reader.rows(ending, ("/" + printable(given),))


def show(reader: Reader, prefix: str) -> Shown:
    """Show a paper with its items and versions, or a record with its paper and its evidence in context."""
    kind, identity, key = resolve(reader, prefix)
    if kind == "papers":
        entry = paper_entries(reader, reader.rows("SELECT * FROM papers WHERE key = ?", (key,)))[0]
        items = reader.rows("SELECT number, title, page FROM items WHERE paper_key = ? ORDER BY start", (key,))
        return Shown(
            kind=kind,
            paper=entry,
            items=tuple(ItemEntry(**dict(row)) for row in items),
            documents=tuple(list_documents(reader, key)),
            versions=tuple(list_versions(reader, identity)),
            likenesses=tuple(_likenesses(reader, key)),
        )
    rows = reader.rows(f"SELECT {RECORD_ROWS} FROM {record_source(kind)} WHERE x.key = ?", (key,))
    record = reader.build(kind, rows)[0]
    paper = rows[0]["paper_key"]
    entry = paper_entries(reader, reader.rows("SELECT * FROM papers WHERE key = ?", (paper,)))[0]
    contexts = tuple(_context(reader, paper, evidence) for evidence in (record.evidence, *record.repeats))
    return Shown(kind=kind, paper=entry, record=record, contexts=contexts)


def _likenesses(reader: Reader, paper: int) -> list[Likeness]:
    """The papers that tell what a paper tells, by kind and place."""
    rows = reader.rows(
        """SELECT CASE WHEN l.kind <> 'holds' THEN 'copy' WHEN l.paper_key = :paper THEN 'holds'
        ELSE 'held_in' END AS kind, q.key, q.current, l.kind = 'holds' AS placed,
        (SELECT max(t.page) FROM passages t WHERE t.paper_key = l.paper_key AND t.start <= l.start) AS first,
        (SELECT max(t.page) FROM passages t WHERE t.paper_key = l.paper_key AND t.start < l.stop) AS last
        FROM likenesses l JOIN papers q
        ON q.key = CASE WHEN l.paper_key = :paper THEN l.other_key ELSE l.paper_key END
        WHERE l.paper_key = :paper OR l.other_key = :paper ORDER BY 1, l.start, q.id""".replace(":paper", str(paper))
    )
    facts = reader.facts(row["key"] for row in rows)
    return [
        Likeness(
            kind=row["kind"],
            paper=facts[row["key"]],
            current=bool(row["current"]),
            pages=(row["first"] or 1, row["last"] or 1) if row["placed"] else None,
        )
        for row in rows
    ]


def _context(reader: Reader, paper: int, evidence: Evidence) -> Context:
    start = max(0, evidence.start - AROUND)
    return Context(
        evidence=evidence,
        before=text_between(reader, paper, start, evidence.start),
        after=text_between(reader, paper, evidence.end, evidence.end + AROUND),
    )


def text_between(reader: Reader, paper: int, start: int, end: int) -> str:
    """The paper's text from `start` to `end`, put together from its passages, which only line breaks part."""
    rows = reader.rows(
        "SELECT start, stop, text FROM passages WHERE paper_key = ? AND stop > ? AND start <= ? ORDER BY start",
        (paper, start, end),
    )
    parts: list[str] = []
    at = start
    for row in rows:
        parts.append("\n" * (row["start"] - at))
        parts.append(row["text"][max(0, at - row["start"]) : end - row["start"]])
        at = max(at, row["stop"])
    return "".join(parts)
