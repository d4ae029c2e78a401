"""The store: what goes in comes back, versions, removal, and the promises of the schema."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database, Migrations

from corpus.book import BookError, MinuteBook
from corpus.connection import APPLICATION_ID, SCHEMA_VERSION, close_after_writing, open_for_writing
from corpus.contents import contents_of
from corpus.digest import Digest
from corpus.filters import Filters
from corpus.rows import CODECS
from corpus.schema import migrations
from corpus.store import FileState, Outcome, Store
from corpus.views import views
from models import RECORD_KINDS, Budget, BudgetKind, DateRole, KeyDate, Period, Precision
from tests.fictional import minutes, report, undated


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A new minute book, open for writing."""
    opened = open_for_writing(tmp_path / "book.db", create=True)
    yield opened
    opened.close()


def file_of(digest: Digest, *, size: int = 1, address: str | None = None) -> FileState:
    return FileState(address or digest.extraction.paper.source, size, 1)


def put(database: Database, *digests: Digest) -> list[Outcome]:
    return [Store(database).put(contents_of(digest), file_of(digest), "x1") for digest in digests]


def book_of(database: Database) -> MinuteBook:
    return MinuteBook.open(database.conn.execute("PRAGMA database_list").fetchone()["file"])


def rows(database: Database, sql: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in database.conn.execute(sql).fetchall()]


def test_records_come_back_equal(database: Database) -> None:
    put(database, minutes(), report(), undated())
    with book_of(database) as book:
        for digest in (minutes(), report(), undated()):
            paper = Filters(paper=digest.extraction.paper.id)
            assert [entry.facts for entry in book.papers(paper)] == [digest.extraction.paper]
            for kind in RECORD_KINDS:
                expected = sorted(getattr(digest.extraction, kind.name), key=lambda record: record.id)
                assert sorted(book.records(kind.name, paper), key=lambda record: record.id) == expected
            assert [entry.finding for entry in book.findings(paper)] == list(digest.extraction.findings)


def test_each_kind_of_record_is_stored() -> None:
    assert list(CODECS) == [kind.name for kind in RECORD_KINDS]


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
AMOUNTS = st.decimals(min_value=-(10**13), max_value=10**13, places=4) | st.integers(-(10**9), 10**9).map(Decimal)
PERIODS = st.builds(
    Period,
    label=TEXTS,
    start=st.dates(),
    end=st.dates(),
    precision=st.sampled_from(Precision),
    inferred=st.booleans(),
)
KIND_OF_MONEY = st.sampled_from(BudgetKind)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(AMOUNTS, TEXTS, st.none() | PERIODS, PERIODS, KIND_OF_MONEY), max_size=4))
def test_any_sum_and_date_comes_back_equal(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[Decimal, str, Period | None, Period, BudgetKind]]
) -> None:
    digest = minutes()
    evidence = digest.extraction.budgets[0].evidence
    shared = {"evidence": evidence, "rule": "drawn"}
    budgets = tuple(
        Budget(id=f"b{at}", amount=amount, kind=kind, period=period, subject=text, scheme=text or None, **shared)
        for at, (amount, text, period, _, kind) in enumerate(drawn)
    )
    dates = tuple(
        KeyDate(id=f"d{at}", period=period, role=DateRole.EVENT, about=text, **shared)
        for at, (_, text, _, period, _) in enumerate(drawn)
    )
    extraction = digest.extraction.model_copy(update={"budgets": budgets, "dates": dates})
    path = tmp_path_factory.mktemp("drawn") / "book.db"
    opened = open_for_writing(path, create=True)
    Store(opened).put(contents_of(replace(digest, extraction=extraction)), file_of(digest), "x1")
    close_after_writing(opened)
    with MinuteBook.open(path) as book:
        assert sorted(book.records("budgets"), key=lambda record: record.id) == list(budgets)
        assert sorted(book.records("dates"), key=lambda record: record.id) == list(dates)


def test_storing_the_same_again_changes_nothing_but_the_time(database: Database) -> None:
    def everything() -> list[object]:
        tables = [table.name for table in database.tables if not table.name.startswith(("sqlite_", "_"))]
        return [
            (name, sorted(map(repr, rows(database, f"SELECT * FROM {name}"))))
            for name in tables
            if "_fts" not in name and name not in ("papers", "_sqlite_migrations")
        ]

    assert put(database, minutes()) == [Outcome.READ]
    before = everything()
    assert put(database, minutes()) == [Outcome.READ]
    assert everything() == before
    assert rows(database, "SELECT count(*) FROM papers") == [(1,)]


def test_changed_bytes_become_a_new_version_and_the_old_one_stays_reachable(database: Database) -> None:
    store = Store(database)
    old, new = minutes(), report()
    address = old.extraction.paper.source
    assert store.put(contents_of(old), file_of(old), "x1") is Outcome.READ
    assert store.put(contents_of(new), file_of(new, address=address), "x1") is Outcome.REPLACED
    with book_of(database) as book:
        assert [entry.facts.id for entry in book.papers()] == [new.extraction.paper.id]
        assert book.records("budgets") == []
        assert book.search("pooled") == []
        assert len(book.records("budgets", Filters(paper=old.extraction.paper.id))) == 5
        assert len(book.records("budgets", Filters(superseded=True))) == 5
        shown = book.show(old.extraction.paper.id)
        assert [(v.number, v.paper, v.current) for v in shown.versions] == [
            (1, old.extraction.paper.id, False),
            (2, new.extraction.paper.id, True),
        ]
        assert (shown.paper.version, shown.paper.versions, shown.paper.current) == (1, 2, False)


def test_bytes_that_come_back_are_a_third_version(database: Database) -> None:
    store = Store(database)
    old, new = minutes(), report()
    address = old.extraction.paper.source
    store.put(contents_of(old), file_of(old), "x1")
    store.put(contents_of(new), file_of(new, address=address), "x1")
    assert store.link(old.extraction.paper.id, file_of(old)) is Outcome.REPLACED
    with book_of(database) as book:
        assert [entry.facts.id for entry in book.papers()] == [old.extraction.paper.id]
        assert [v.number for v in book.versions(old.extraction.paper.id)] == [1, 2, 3]


def test_a_paper_at_two_addresses_is_one_paper(database: Database) -> None:
    store = Store(database)
    store.put(contents_of(minutes()), file_of(minutes()), "x1")
    assert store.link(minutes().extraction.paper.id, file_of(minutes(), address="/other/copy.txt")) is Outcome.READ
    with book_of(database) as book:
        (entry,) = book.papers()
        assert entry.addresses == ("/other/copy.txt", "/papers/minutes-2021.txt")
        assert book.remove("/papers/minutes-2021.txt") == []
        (entry,) = book.papers()
        assert (entry.facts.source, entry.addresses) == ("/other/copy.txt", ("/other/copy.txt",))


def test_known_only_while_size_and_time_are_the_same(database: Database) -> None:
    put(database, minutes())
    store, address = Store(database), minutes().extraction.paper.source
    assert store.known(FileState(address, 1, 1)) == (minutes().extraction.paper.id, "x1")
    assert store.known(FileState(address, 2, 1)) is None
    assert store.known(FileState(address, 1, 2)) is None
    assert store.known(FileState("/elsewhere", 1, 1)) is None


@pytest.mark.parametrize("target", ["/papers/minutes-2021.txt", minutes().extraction.paper.id[:8]])
def test_removal_leaves_nothing_behind(database: Database, target: str) -> None:
    put(database, minutes(), report())
    with book_of(database) as book:
        assert book.remove(target) == [minutes().extraction.paper]
        assert [entry.facts.id for entry in book.papers()] == [report().extraction.paper.id]
        assert book.search("pooled") == []
    own_key = {"clauses": "resolution_key", "scheme_names": "scheme_key"}
    for table in ("resolutions", "clauses", "budgets", "dates", "schemes", "scheme_names", "officers", "actions"):
        alone = f"{own_key.get(table, 'key')} NOT IN (SELECT key FROM records)"
        assert rows(database, f"SELECT count(*) FROM {table} WHERE {alone}") == [(0,)], table
    for table in ("records", "evidence", "findings", "passages", "items", "versions"):
        assert rows(database, f"SELECT count(*) FROM {table} WHERE paper_key NOT IN (SELECT key FROM papers)") == [(0,)]
    for index in ("passages_fts", "resolutions_fts"):
        database.conn.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")


def test_removing_the_newest_version_brings_back_the_one_before(database: Database) -> None:
    store = Store(database)
    old, new = minutes(), report()
    store.put(contents_of(old), file_of(old), "x1")
    store.put(contents_of(new), file_of(new, address=old.extraction.paper.source), "x1")
    with book_of(database) as book:
        assert book.remove(new.extraction.paper.id) == [book_paper(new, old.extraction.paper.source)]
        assert [entry.facts.id for entry in book.papers()] == [old.extraction.paper.id]


def book_paper(digest: Digest, source: str) -> object:
    """The facts of a paper that was stored from another address than its own."""
    return digest.extraction.paper.model_copy(update={"source": source})


def test_removing_what_is_not_there_says_so(database: Database) -> None:
    put(database, minutes(), report())
    with book_of(database) as book:
        with pytest.raises(BookError, match="no paper has an id"):
            book.remove("r0000")
        with pytest.raises(BookError, match="several ids"):
            book.remove("p")
        assert len(book.papers()) == 2


def test_a_paper_that_cannot_be_stored_leaves_no_trace(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    put(database, report())
    before = rows(database, "SELECT count(*) FROM passages")
    monkeypatch.setattr("corpus.store.put_contents", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        put(database, minutes())
    assert rows(database, "SELECT count(*) FROM papers") == [(1,)]
    assert rows(database, "SELECT count(*) FROM passages") == before
    assert not database.conn.in_transaction


def test_full_text_is_kept_in_step_when_rows_are_changed_by_hand(database: Database) -> None:
    put(database, minutes())
    database.execute("UPDATE resolutions SET text = 'That the bandstand be painted'")
    with book_of(database) as book:
        assert [hit.record for hit in book.search("bandstands")] == ["r0000000000000001"]


def test_marking_passages_as_copied_leaves_the_index_alone(database: Database) -> None:
    put(database, minutes())
    before = database.conn.total_changes
    marked = database.execute("UPDATE passages SET copied = 1").rowcount
    assert marked > 0
    assert database.conn.total_changes - before == marked


def test_schema_is_ours_strict_and_numbered(database: Database) -> None:
    assert rows(database, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert rows(database, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert len(migrations.applied(database)) == SCHEMA_VERSION
    assert rows(database, "PRAGMA foreign_key_check") == []
    loose = [
        table.name for table in database.tables if not table.strict and not table.name.startswith(("_", "sqlite_"))
    ]
    assert [name for name in loose if "_fts" not in name] == []


def test_schema_document_names_every_table_view_and_column(database: Database) -> None:
    said = (Path(__file__).parent.parent / "docs" / "schema.md").read_text(encoding="utf-8")
    tables = [table for table in database.tables if "_fts" not in table.name and not table.name.startswith("_")]
    assert {view.name for view in database.views} == set(views("1"))
    for table in (*tables, *database.views):
        chapter = said.split(f"`{table.name}`", 1)
        assert len(chapter) == 2, table.name
        for column in table.columns:
            assert f"`{column.name}`" in said, f"{table.name}.{column.name}"


def test_views_are_whole_rows_of_current_papers(database: Database) -> None:
    put(database, minutes(), report())
    view = dict(database.conn.execute("SELECT * FROM decisions WHERE status = 'resolved'").fetchone())
    assert view["date"] == "2021-06-16"
    assert view["body"] == "Brackwater Partnership Board"
    assert view["quote"].startswith("RESOLVED")
    assert (view["paper_title"], view["source"]) == ("Minutes of the Partnership Board", "/papers/minutes-2021.txt")
    counts = {name: rows(database, f"SELECT count(*) FROM {name}")[0][0] for name in views("1")}
    assert counts == {"decisions": 2, "money": 5, "key_dates": 3, "people": 2, "funds": 3, "tasks": 1}
    assert rows(database, "SELECT sum(pounds) FROM money WHERE kind = 'budget'") == [(45_900_000.0,)]
    assert rows(database, "SELECT aliases FROM funds WHERE name = 'Joint Care Fund'") == [("JCF; the Fund",)]


def test_a_book_open_for_reading_cannot_be_written(database: Database) -> None:
    put(database, minutes())
    with book_of(database) as book, pytest.raises(sqlite3.OperationalError, match="readonly"):
        book._reader.connection.execute("DELETE FROM papers")


def with_another_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a minutebook of the future, whose schema has one more table."""
    newer = Migrations("minutebook")
    newer._migrations = list(migrations._migrations)

    @newer(name="9999_test")
    def add_table(database: Database) -> None:
        database.table("maps").create({"key": int}, pk="key")
        database.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")

    monkeypatch.setattr("corpus.schema.migrations", newer)
    monkeypatch.setattr("corpus.connection.SCHEMA_VERSION", SCHEMA_VERSION + 1)


def test_an_older_book_is_brought_up_to_date_when_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.db"
    database = open_for_writing(path, create=True)
    put(database, minutes())
    close_after_writing(database)
    with_another_migration(monkeypatch)
    with MinuteBook.open(path) as book:
        assert len(book.papers()) == 1
        assert book._reader.rows("SELECT * FROM maps") == []


def test_an_older_book_that_cannot_be_written_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.db"
    close_after_writing(open_for_writing(path, create=True))
    with_another_migration(monkeypatch)
    message = "attempt to write a readonly database"

    def refuse(*_: object) -> None:
        raise sqlite3.OperationalError(message)

    monkeypatch.setattr("corpus.connection._prepare", refuse)
    with pytest.raises(BookError, match="made by an older minutebook, and it cannot be written; open it once where"):
        MinuteBook.open(path)


def test_a_reader_that_stays_open_sees_what_is_written_and_hinders_nobody(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    database = open_for_writing(path, create=True)
    put(database, minutes())
    close_after_writing(database)
    with MinuteBook.open(path) as book:
        assert len(book.papers()) == 1
        database = open_for_writing(path)
        put(database, report())
        assert len(book.papers()) == 2
        close_after_writing(database)
        assert len(book.papers()) == 2
    close_after_writing(open_for_writing(path))
    assert [entry.name for entry in tmp_path.iterdir()] == ["book.db"]
