"""The tables, indexes, triggers and views of a minute book, as numbered migrations; docs/schema.md describes them.

A migration that has been released is never edited: what follows it is a new one.
"""

from sqlite_utils import Database, Migrations
from sqlite_utils.db import ForeignKey

from corpus.connection import APPLICATION_ID
from corpus.views import FIRST, views

migrations = Migrations("minutebook")

_TOKENS = "porter unicode61 remove_diacritics 2"
_PERIOD = {"period": str, "period_start": str, "period_end": str, "precision": str, "inferred": int}

Columns = dict[str, type]


def _create(database: Database, name: str, columns: Columns, *, pk: str = "key", needed: str, **parents: str) -> None:
    """Create a strict table; `needed` are its NOT NULL columns, `parents` its foreign keys, which all cascade."""
    database.table(name).create(
        columns,
        pk=pk,
        not_null=needed.split(),
        foreign_keys=[
            ForeignKey(name, column, parent, "key", on_delete="CASCADE") for column, parent in parents.items()
        ],
        strict=True,
    )
    for column in parents:
        if column != pk:
            database.table(name).create_index([column])


@migrations(name="0001_minute_book")
def minute_book(database: Database) -> None:
    """Everything of the first release."""
    _create_papers(database)
    _create_records(database)
    _create_evidence(database)
    database.table("passages").enable_fts(["heading", "text"], create_triggers=True, tokenize=_TOKENS)
    database.table("resolutions").enable_fts(["title", "text"], create_triggers=True, tokenize=_TOKENS)
    for name, sql in views("p.current = 1", FIRST).items():
        database.create_view(name, sql)
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    database.execute("PRAGMA user_version = 1")


@migrations(name="0002_recognised")
def recognised(database: Database) -> None:
    """Evidence tells whether an optical reader read it from a picture."""
    database.execute("ALTER TABLE evidence ADD COLUMN recognised INTEGER NOT NULL DEFAULT 0")
    database.execute("PRAGMA user_version = 2")


def _create_papers(database: Database) -> None:
    facts = (
        "id sha256 source media_type kind title body organisation date reporting_officers portfolio wards venue contact"
    )
    own = {"pages": int, "characters": int, "current": int, "extractor": str, "ingested_at": str}
    _create(
        database,
        "papers",
        {"key": int, **dict.fromkeys(facts.split(), str), **own},
        needed="id sha256 source media_type kind reporting_officers portfolio pages characters current"
        " extractor ingested_at",
    )
    database.table("papers").create_index(["id"], unique=True)
    database.table("papers").create_index(["current", "date"])
    _create(
        database,
        "versions",
        {"key": int, "paper_key": int, "address": str, "number": int, "current": int}
        | {"size": int, "modified_ns": int, "seen_at": str},
        needed="paper_key address number current size modified_ns seen_at",
        paper_key="papers",
    )
    database.table("versions").create_index(["address", "number"], unique=True)
    _create(
        database,
        "passages",
        {"key": int, "paper_key": int, "start": int, "stop": int, "page": int, "kind": str}
        | {"section": str, "item": str, "heading": str, "text": str, "resolved": int},
        needed="paper_key start stop page kind heading text resolved",
        paper_key="papers",
    )
    _create(
        database,
        "items",
        {"key": int, "paper_key": int, "number": str, "title": str, "start": int, "stop": int, "page": int},
        needed="paper_key title start stop page",
        paper_key="papers",
    )
    _create(
        database,
        "findings",
        {"key": int, "paper_key": int, "kind": str, "message": str, "page": int},
        needed="paper_key kind message",
        paper_key="papers",
    )


def _create_records(database: Database) -> None:
    _create(
        database,
        "records",
        {"key": int, "paper_key": int, "kind": str, "id": str, "rule": str, "confidence": float, "start": int},
        needed="paper_key kind id rule start",
        paper_key="papers",
    )
    database.table("records").create_index(["id"])
    text_columns = {
        "resolutions": "item title status verbs text body date mover seconder vote",
        "officers": "name post organisation role email phone",
        "schemes": "name",
    }
    needed = {"resolutions": "status verbs text", "officers": "role", "schemes": "name"}
    for name, columns in text_columns.items():
        _create(database, name, {"key": int, **dict.fromkeys(columns.split(), str)}, needed=needed[name], key="records")
    _create(
        database,
        "budgets",
        {"key": int, "amount": str, "pounds": float, "currency": str, "approximate": int, "kind": str, **_PERIOD}
        | {"subject": str, "scheme": str, "scheme_normal": str, "organisation": str, "resolution_key": int},
        needed="amount pounds currency approximate kind",
        key="records",
        resolution_key="resolutions",
    )
    _create(
        database,
        "dates",
        {"key": int, **_PERIOD, "role": str, "about": str},
        needed="period period_start period_end precision inferred role",
        key="records",
    )
    _create(
        database,
        "clauses",
        {"key": int, "resolution_key": int, "number": int, "label": str, "text": str, "verbs": str},
        needed="resolution_key number text verbs",
        resolution_key="resolutions",
    )
    _create(
        database,
        "scheme_names",
        {"key": int, "scheme_key": int, "number": int, "name": str, "normal": str},
        needed="scheme_key number name normal",
        scheme_key="schemes",
    )
    database.table("scheme_names").create_index(["normal"])


def _create_evidence(database: Database) -> None:
    _create(
        database,
        "evidence",
        {"key": int, "paper_key": int, "record_key": int, "finding_key": int, "passage_key": int, "number": int}
        | {"start": int, "stop": int, "quote": str, "page": int, "section": str, "item": str, "boxes": str},
        needed="paper_key number start stop quote page boxes",
        paper_key="papers",
        record_key="records",
        finding_key="findings",
        passage_key="passages",
    )


@migrations(name="0003_copies")
def copies(database: Database) -> None:
    """Papers that tell what another one tells."""
    database.execute("ALTER TABLE papers ADD COLUMN copy_of INTEGER REFERENCES papers(key) ON DELETE SET NULL")
    database.table("papers").create_index(["copy_of"])
    for table in ("records", "passages"):
        database.execute(f"ALTER TABLE {table} ADD COLUMN copied INTEGER NOT NULL DEFAULT 0")
    _create(
        database,
        "prints",
        {"paper_key": int, "marks": int, "characters": int, "packed": bytes},
        pk="paper_key",
        needed="marks characters packed",
        paper_key="papers",
    )
    database.execute(
        """CREATE TABLE marks (mark INTEGER NOT NULL, paper_key INTEGER NOT NULL REFERENCES papers(key)
        ON DELETE CASCADE, PRIMARY KEY (mark, paper_key)) STRICT, WITHOUT ROWID"""
    )
    database.table("marks").create_index(["paper_key"])
    _create(
        database,
        "likenesses",
        {"key": int, "paper_key": int, "other_key": int, "kind": str, "start": int, "stop": int},
        needed="paper_key other_key kind start stop",
        paper_key="papers",
        other_key="papers",
    )
    for name, sql in views("p.current = 1 AND r.copied = 0", FIRST).items():
        database.create_view(name, sql, replace=True)
    database.execute("PRAGMA user_version = 3")


@migrations(name="0004_containers")
def containers(database: Database) -> None:
    """The containers of which all papers are in the book, so that they need not be opened again."""
    database.table("containers").create(
        {"address": str, "size": int, "modified_ns": int, "papers": int},
        pk="address",
        not_null=["address", "size", "modified_ns", "papers"],
        strict=True,
    )
    database.execute("PRAGMA user_version = 4")


@migrations(name="0005_documents")
def documents(database: Database) -> None:
    """The documents that papers link to."""
    _create(
        database,
        "documents",
        {"key": int, "paper_key": int, "title": str, "address": str, "item": str},
        needed="paper_key title address",
        paper_key="papers",
    )
    database.execute("PRAGMA user_version = 5")


@migrations(name="0006_actions")
def actions(database: Database) -> None:
    """The tasks that meetings gave to people."""
    text_columns = dict.fromkeys(("owners", "task", "item", "status"), str)
    _create(database, "actions", {"key": int, **text_columns, **_PERIOD}, needed="owners task", key="records")
    for name, sql in views("p.current = 1 AND r.copied = 0", ("tasks",)).items():
        database.create_view(name, sql)
    database.execute("PRAGMA user_version = 6")


@migrations(name="0007_failures")
def failures(database: Database) -> None:
    """The papers that could not be read, so that they alone can be tried again."""
    database.table("failures").create(
        {"address": str, "reason": str, "advice": str},
        pk="address",
        not_null=["address", "reason", "advice"],
        strict=True,
    )
    database.execute("PRAGMA user_version = 7")


@migrations(name="0008_indexed_words")
def indexed_words(database: Database) -> None:
    """Only a change of its words writes a passage into the index anew, and not that it was found to be a copy."""
    for table, columns in (("passages", ("heading", "text")), ("resolutions", ("title", "text"))):
        trigger = database.execute("SELECT sql FROM sqlite_master WHERE name = ?", [f"{table}_au"]).fetchone()[0]
        database.execute(f"DROP TRIGGER {table}_au")
        database.execute(trigger.replace("AFTER UPDATE ON", f"AFTER UPDATE OF {', '.join(columns)} ON"))
    database.execute("PRAGMA user_version = 8")
