"""Filters as conditions of SQL.

In all queries `p` is the paper, `r` the record, `x` the record's own row and `e` its evidence.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.filters import Filters
from corpus.linking import Family, find_family
from corpus.reader import Reader
from corpus.rows import CODECS

# Which sums `b` a record `x` is or holds.
_SUMS = {"budgets": "b.key = x.key", "resolutions": "b.resolution_key = x.key"}


@dataclass(slots=True)
class Conditions:
    """Conditions that must all hold, with the values of their question marks in order."""

    parts: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, sql: str, *values: object) -> None:
        """Add a condition."""
        self.parts.append(f"({sql})")
        self.values.extend(values)

    @property
    def sql(self) -> str:
        """What follows WHERE."""
        return " AND ".join(self.parts) or "1"


def containing(columns: Iterable[str], word: str) -> tuple[str, list[object]]:
    """Say that any of the columns holds a word or phrase, whatever its case; white space counts once."""
    escaped = " ".join(word.split()).replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    tests = [rf"{column} LIKE ? ESCAPE '\'" for column in columns]
    return " OR ".join(tests), [f"%{escaped}%"] * len(tests)


def same_word(word: str) -> str:
    """Take a member of an enumeration as people type it: "Next meeting", "next-meeting"."""
    return "_".join(word.casefold().replace("-", " ").split())


def on_papers(filters: Filters) -> Conditions:
    """Conditions on the paper that hold for every kind of question; its date is not among them."""
    found = Conditions()
    if not filters.superseded and filters.paper is None:
        found.add("p.current = 1")
    if filters.paper is not None:
        found.add("substr(p.id, 1, length(?)) = ?", filters.paper.lower(), filters.paper.lower())
    if filters.body is not None:
        sql, values = containing(("p.body", "p.organisation"), filters.body)
        found.add(sql, *values)
    if filters.paper_kind is not None:
        found.add("p.kind = ?", same_word(filters.paper_kind))
    of_size(found, filters, "rb.paper_key = p.key")
    return found


def counted(found: Conditions, filters: Filters, copied: str) -> None:
    """Leave out what another paper tells as well, by a column or condition that is 1 for it."""
    if not filters.duplicates and filters.paper is None:
        found.add(f"NOT ({copied})")


def between(found: Conditions, filters: Filters, start: str, end: str | None = None) -> None:
    """Bound a day, or a period from `start` to `end`, by the filters' dates."""
    if filters.since is not None:
        found.add(f"{end or start} >= ?", filters.since.isoformat())
    if filters.until is not None:
        found.add(f"{start} <= ?", filters.until.isoformat())


def of_size(found: Conditions, filters: Filters, whose: str) -> None:
    """Ask for a sum `b` within the filters' bounds; `whose` says which sums count."""
    bounds = {"abs(b.pounds) >= ?": filters.least, "abs(b.pounds) <= ?": filters.most}
    given = {sql: float(bound) for sql, bound in bounds.items() if bound is not None}
    if given:
        found.add(
            f"EXISTS (SELECT 1 FROM budgets b JOIN records rb ON rb.key = b.key WHERE {' AND '.join((whose, *given))})",
            *given.values(),
        )


def with_officer(found: Conditions, filters: Filters) -> None:
    """Ask for papers in which an officer acts."""
    if filters.officer is not None:
        sql, values = containing(("o.name", "o.post"), filters.officer)
        found.add(
            f"""EXISTS (SELECT 1 FROM records ro JOIN officers o ON o.key = ro.key
            WHERE ro.paper_key = p.key AND ({sql}))""",
            *values,
        )


def on_records(reader: Reader, kind: str, filters: Filters) -> Conditions:
    """Conditions on the records of a kind."""
    codec = CODECS[kind]
    found = on_papers(filters)
    counted(found, filters, "r.copied")
    if kind == "dates":
        between(found, filters, "x.period_start", "x.period_end")
    else:
        between(found, filters, f"coalesce({codec.dated}, p.date)")
    if not codec.acting:
        with_officer(found, filters)
    elif filters.officer is not None:
        sql, values = containing(codec.acting, filters.officer)
        found.add(sql, *values)
    if filters.kind is not None:
        found.add(f"x.{codec.sort} = ?" if codec.sort else "0 = ?", same_word(filters.kind))
    if filters.status is not None:
        found.add("x.status = ?" if kind == "resolutions" else "0 = ?", same_word(filters.status))
    if kind in _SUMS:
        of_size(found, filters, _SUMS[kind])
    if filters.min_confidence is not None:
        found.add("r.confidence >= ?", filters.min_confidence)
    if filters.text is not None:
        sql, values = containing(codec.worded, filters.text)
        found.add(sql, *values)
    if filters.scheme is not None:
        sql, values = of_scheme(reader, kind, filters.scheme)
        found.add(sql, *values)
    return found


def of_scheme(reader: Reader, kind: str, scheme: str) -> tuple[str, list[object]]:
    """Say that a record of a kind belongs to a scheme, under any of its names anywhere in the book.

    A resolution belongs to it if its words, its title or the paper's title name it, or a sum in it belongs to it. A sum
    belongs to it by its own scheme or subject; one without a scheme by the words around it or the paper's title, as a
    date or an action does. Officers, findings and papers belong to the schemes of their paper.
    """
    family = find_family(reader.connection, scheme)
    reader.connection.create_function("mentions", 1, family.mentioned_in, deterministic=True)
    normals = json.dumps(sorted(family.normals))
    titled = "mentions(p.title)"
    if kind == "resolutions":
        words, values = mentioning(family, "resolutions", "x.key", "x.title", "x.text")
        sums = """EXISTS (SELECT 1 FROM budgets b WHERE b.resolution_key = x.key
            AND b.scheme_normal IN (SELECT value FROM json_each(?)))"""
        return f"{words} OR {sums} OR {titled}", [*values, normals]
    if kind == "budgets":
        words, values = mentioning(family, "passages", "e.passage_key")
        own = "x.scheme_normal IN (SELECT value FROM json_each(?)) OR mentions(x.subject)"
        prose = "(SELECT t.kind FROM passages t WHERE t.key = e.passage_key) = 'prose'"
        return f"{own} OR (x.scheme IS NULL AND {prose} AND ({words} OR {titled}))", [normals, *values]
    if kind == "dates":
        words, values = mentioning(family, "passages", "e.passage_key")
        return f"mentions(x.about) OR {words} OR {titled}", values
    if kind == "actions":
        words, values = mentioning(family, "passages", "e.passage_key")
        return f"mentions(x.task) OR {words} OR {titled}", values
    if kind == "schemes":
        names = "SELECT scheme_key FROM scheme_names WHERE normal IN (SELECT value FROM json_each(?))"
        return f"x.key IN ({names})", [normals]
    named = """SELECT rn.paper_key FROM scheme_names n JOIN records rn ON rn.key = n.scheme_key
        WHERE n.normal IN (SELECT value FROM json_each(?))"""
    return f"p.key IN ({named}) OR {titled}", [normals]


def mentioning(family: Family, table: str, key: str, *columns: str) -> tuple[str, list[object]]:
    """Say that the row `key` of an indexed table names a scheme: the index finds candidates, the pattern decides."""
    if not family.query:
        return "0", []
    words = " || ' ' || ".join(f"coalesce({column}, '')" for column in columns)
    if not columns:
        words = f"(SELECT t.heading || ' ' || t.text FROM {table} t WHERE t.key = {key})"
    index = f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?"
    return f"({key} IN ({index}) AND mentions({words}))", [family.query]
