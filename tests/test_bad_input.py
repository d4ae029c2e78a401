"""Bad input: one clear line with the file, the reason and what to do; nothing stored is lost; the run goes on."""

import io
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from sqlite_utils import Database

from corpus import connection, digest
from corpus.book import BookError, MinuteBook
from corpus.connection import SCHEMA_VERSION, open_for_writing
from corpus.filters import Filters
from corpus.ingest import Failure, IngestSummary, ingest

GOOD = "Tarnmere Parish Council\nMinutes of the meeting held on 4 May 2015\n\nRESOLVED: That the ferry be painted.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good paper, the last in order."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "zz-good.txt").write_text(GOOD)
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the book goes."""
    return tmp_path / "book.db"


def pdf(*pages: str, picture: bool = False) -> bytes:
    """A PDF with a line of text, or nothing but a picture, on each page."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for words in pages:
        if picture:
            canvas.drawImage(ImageReader(Image.effect_noise((200, 200), 50)), 72, 300, 400, 400)
        for line in range(40 if words else 0):
            canvas.drawString(72, 780 - 15 * line, f"{words} {line}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def encrypted() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("The Board resolved to note the report."))) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="owner", user="secret"))
    return out.getvalue()


def without_pages() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.save(out)
    return out.getvalue()


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("figures.bin", "words")
    return out.getvalue()


def one_line(failure: Failure) -> None:
    """A failure is said in one line, and says what to do."""
    for words in (failure.path, failure.reason, failure.advice):
        assert words.strip()
        assert "\n" not in words
    assert "Traceback" not in failure.reason
    assert "defect" not in failure.reason


def assert_good_is_stored(path: Path) -> None:
    with MinuteBook.open(path) as book:
        assert [Path(entry.facts.source).name for entry in book.papers(Filters(text="ferry"))] == ["zz-good.txt"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.pdf", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("locked.pdf", encrypted(), "encrypted|password"),
        ("archive.pdf", archive(), "archive"),
        ("nothing.pdf", without_pages(), "page"),
        ("stub.pdf", b"%PDF-1.7\n%rubbish\n", "PDF|damaged|broken|truncated|page"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, ""),
    ],
)
def test_unreadable_papers_fail_alone(folder: Path, path: Path, name: str, data: bytes, reason: str) -> None:
    (folder / name).write_bytes(data)
    summary = ingest(path, [folder])
    (failure,) = summary.failed
    one_line(failure)
    assert Path(failure.path).name == name
    assert any(word.casefold() in failure.reason.casefold() for word in reason.split("|"))
    assert summary.read == 1
    assert_good_is_stored(path)


def test_a_truncated_pdf_is_told_of(folder: Path, path: Path) -> None:
    whole = pdf(*[f"The Board noted paper {page}" for page in range(1, 9)])
    (folder / "cut.pdf").write_bytes(whole[: len(whole) * 2 // 3])
    summary = ingest(path, [folder])
    for failure in summary.failed:
        one_line(failure)
    with MinuteBook.open(path) as book:
        told = [entry for entry in book.findings() if entry.paper.source.endswith("cut.pdf")]
    assert bool(told) is not bool(summary.failed)
    assert_good_is_stored(path)


def test_a_pdf_without_text_is_stored_with_a_finding(folder: Path, path: Path) -> None:
    (folder / "scan.pdf").write_bytes(pdf("", "", picture=True))
    assert counts(ingest(path, [folder])) == (2, 0)
    with MinuteBook.open(path) as book:
        found = book.findings(Filters(kind="no_text_layer"))
    assert found
    assert found[0].paper.source.endswith("scan.pdf")


def counts(summary: IngestSummary) -> tuple[int, int]:
    return summary.read, len(summary.failed)


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body><div><p>The Cabinet noted the ferry <b>report</p></table></span><li>one<td",
        b"<!doctype html><html><head><title>Minutes",
        b"<html>" + b"<div>" * 3000 + b"The Cabinet noted the report.",
    ],
)
def test_broken_html_is_read_or_told_of(folder: Path, path: Path, data: bytes) -> None:
    (folder / "page.html").write_bytes(data)
    summary = ingest(path, [folder])
    assert summary.read + len(summary.failed) == 2
    for failure in summary.failed:
        one_line(failure)
    with MinuteBook.open(path) as book:
        assert book.search("painted")
        if b"ferry" in data:
            assert {Path(hit.paper.source).name for hit in book.search("ferry")} == {"page.html", "zz-good.txt"}


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16", "utf-8-sig"])
def test_another_encoding_is_read(folder: Path, path: Path, encoding: str) -> None:
    (folder / "other.txt").write_bytes("The café costs £300 – agreed by the Board.\n".encode(encoding, "replace"))
    summary = ingest(path, [folder])
    for failure in summary.failed:
        one_line(failure)
    assert summary.read + len(summary.failed) == 2
    if not summary.failed:
        with MinuteBook.open(path) as book:
            assert book.search("café") or book.findings()


def test_a_folder_without_papers(folder: Path, path: Path, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    summary = ingest(path, [tmp_path / "nothing", folder])
    (failure,) = summary.failed
    one_line(failure)
    assert failure.reason == "no papers in this folder"
    assert_good_is_stored(path)


def test_a_file_that_may_not_be_read(folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulated, for the tests may run as root, whom nothing is forbidden."""
    (folder / "closed.txt").write_text(GOOD)
    opened = Path.open

    def refuse(self: Path, *args: object, **kwargs: object) -> object:
        if self.name == "closed.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return opened(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    (failure,) = ingest(path, [folder]).failed
    one_line(failure)
    assert failure.reason == "the file cannot be read: permission denied"
    assert_good_is_stored(path)


def test_a_file_that_goes_away(folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    (failure,) = ingest(path, [folder / "gone.txt", folder / "zz-good.txt"]).failed
    one_line(failure)
    assert_good_is_stored(path)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (MemoryError(), "not enough memory"),
        (RecursionError(), "nested too deeply"),
        (KeyError("colour"), "a defect in minutebook (KeyError: 'colour')"),
        (AssertionError("two\nlines"), "a defect in minutebook (AssertionError: two lines)"),
    ],
)
def test_a_defect_costs_one_paper(
    folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, reason: str
) -> None:

    def fail(source: object, settings: object) -> object:
        if str(getattr(source, "address", "")).endswith("bad.txt"):
            raise error
        return digest.digest_source(source, settings)  # type: ignore[arg-type]

    (folder / "bad.txt").write_text("words")
    monkeypatch.setattr("corpus.tasks.digest_source", fail)
    (failure,) = ingest(path, [folder]).failed
    assert reason in failure.reason
    assert "\n" not in failure.reason
    assert_good_is_stored(path)


def other_program(path: Path) -> None:
    Database(path).table("songs").insert({"title": "x"})


def newer(path: Path) -> None:
    open_for_writing(path, create=True).close()
    book = sqlite3.connect(path)
    book.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    book.close()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (other_program, "a database of another program; name another file"),
        (newer, "made by a newer minutebook.*install the newer minutebook"),
        (lambda path: path.write_text("Dear diary, " * 20), "it is not a SQLite file; name another file"),
        (lambda path: path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4000), "not a SQLite file|damaged"),
        (lambda path: path.mkdir(), "this is a folder"),
    ],
)
def test_a_file_that_is_no_minute_book_is_left_alone(
    folder: Path, path: Path, make: Callable[[Path], object], said: str
) -> None:
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(BookError, match=said):
        MinuteBook.open(path)
    with pytest.raises(BookError, match=said):
        ingest(path, [folder])
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["book.db", "papers"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nothing.db", "there is no minute book here; make one with `minutebook ingest"),
        ("empty.db", "the file is empty"),
    ],
)
def test_a_book_that_is_not_there(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "empty.db").touch()
    with pytest.raises(BookError, match=said):
        MinuteBook.open(tmp_path / name)
    assert not (tmp_path / "nothing.db").exists()


def test_a_book_in_a_folder_that_is_not_there(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(BookError, match="cannot be opened; check that the folder exists"):
        ingest(tmp_path / "no" / "book.db", [folder])


def test_a_full_disk_stops_the_run_and_the_next_one_goes_on(
    folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(15):
        (folder / f"paper-{number:02}.txt").write_text(f"Paper {number}\n\n" + f"The Board noted item {number}. " * 150)
    ingest(path, [folder / "paper-00.txt"])

    def on_a_small_disk(book: Path, *, create: bool = False) -> Database:
        database = connection.open_for_writing(book, create=create)
        pages = database.conn.execute("PRAGMA page_count").fetchone()[0]
        database.conn.execute(f"PRAGMA max_page_count = {pages + 12}")
        return database

    with monkeypatch.context() as patch:
        patch.setattr("corpus.ingest.open_for_writing", on_a_small_disk)
        summary = ingest(path, [folder])
    assert summary.stopped is not None
    one_line(summary.stopped)
    assert "the disk is full" in summary.stopped.reason
    assert 0 < summary.read < 14
    with MinuteBook.open(path) as book:
        assert len(book.papers()) == summary.read + 1
    rest = ingest(path, [folder])
    assert (rest.read, rest.unchanged, rest.failed, rest.stopped) == (15 - summary.read, summary.read + 1, (), None)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("database is locked", "another program is writing to it; wait"),
        ("database or disk is full", "the disk is full; make room"),
        ("attempt to write a readonly database", "it cannot be written; check the permissions"),
        ("file is not a database", "it is not a SQLite file; name another"),
        ("database disk image is malformed", "the file is damaged; restore it"),
        ("unable to open database file", "it cannot be opened; check that the folder exists"),
        ("disk I/O error", "the disk reports an error; check the disk"),
        ("no such column: x", "no such column: x; if it persists"),
    ],
)
def test_errors_of_the_file_are_put_into_words(said: str, reason: str) -> None:
    error = connection.explain(Path("book.db"), sqlite3.OperationalError(said))
    assert str(error).startswith(f"book.db: {reason}")


def test_a_name_that_is_no_text_costs_one_paper(folder: Path, path: Path) -> None:
    try:
        (folder / "caf\udce9.txt").write_text(GOOD.replace("ferry", "barge"))
    except OSError:
        pytest.skip("this file system takes only UTF-8")
    (failure,) = ingest(path, [folder]).failed
    one_line(failure)
    assert failure.path.endswith("caf\\udce9.txt")
    assert failure.advice == "rename it"
    assert_good_is_stored(path)
