"""Papers that failed: noted in the book, tried again alone, and no book where nothing was taken in."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from corpus.book import BookError, MinuteBook
from corpus.ingest import IngestSummary, ingest
from minutebook.cli import minutebook

GOOD = b"Tarnmere Parish Council\nMinutes of the meeting held on 4 May 2015\n\nRESOLVED: That the barge be painted.\n"
BAD = b"%PDF-1.7\nno more than this"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a paper that is read, one that is not, and an archive with one of each."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "good.txt").write_bytes(GOOD)
    (folder / "bad.pdf").write_bytes(BAD)
    pack(folder, BAD)
    return folder


def pack(folder: Path, second: bytes) -> None:
    with ZipFile(folder / "pack.zip", "w") as archive:
        archive.writestr("first.txt", GOOD.replace(b"barge", b"ferry"))
        archive.writestr("inner/second.pdf", second)


@pytest.fixture
def path(tmp_path: Path, folder: Path) -> Path:
    """A book of that folder."""
    path = tmp_path / "book.db"
    summary = ingest(path, [folder])
    assert (summary.read, names(summary)) == (2, ["bad.pdf", "pack.zip!/inner/second.pdf"])
    return path


def names(summary: IngestSummary) -> list[str]:
    return [failure.path.split("/papers/")[1] for failure in summary.failed]


def retry(path: Path, *paths: Path) -> tuple[int, int, list[str]]:
    summary = ingest(path, paths, retry_failed=True)
    return summary.read, summary.unchanged, names(summary)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(minutebook, list(arguments))


def test_only_what_failed_is_tried_again(path: Path, folder: Path) -> None:
    (folder / "new.txt").write_bytes(GOOD.replace(b"barge", b"quay"))
    assert retry(path) == (0, 0, ["bad.pdf", "pack.zip!/inner/second.pdf"])
    (folder / "bad.pdf").write_bytes(GOOD.replace(b"barge", b"weir"))
    assert retry(path) == (1, 0, ["pack.zip!/inner/second.pdf"])
    assert retry(path) == (0, 0, ["pack.zip!/inner/second.pdf"])
    pack(folder, GOOD.replace(b"barge", b"lock"))
    assert retry(path) == (1, 0, [])
    assert retry(path) == (0, 0, [])
    with MinuteBook.open(path) as book:
        found = [bool(book.search(word)) for word in ("barge", "ferry", "weir", "lock", "quay")]
        assert found == [True, True, True, True, False]


def test_with_paths_what_failed_there_is_tried_again(path: Path, folder: Path) -> None:
    assert retry(path, folder / "bad.pdf") == (0, 0, ["bad.pdf"])
    assert retry(path, folder / "pack.zip") == (0, 0, ["pack.zip!/inner/second.pdf"])
    assert retry(path, folder / "good.txt") == (0, 0, [])
    assert retry(path, folder) == (0, 0, ["bad.pdf", "pack.zip!/inner/second.pdf"])


@pytest.mark.parametrize("again", [True, False])
def test_what_was_read_in_between_is_not_tried_again(path: Path, folder: Path, again: bool) -> None:
    (folder / "bad.pdf").write_bytes(GOOD)
    pack(folder, GOOD)
    summary = ingest(path, [folder], again=again)
    assert (summary.failed, summary.linked) == ((), 2)
    assert retry(path) == (0, 0, [])


def test_what_an_archive_no_longer_holds_is_not_tried_again(path: Path, folder: Path) -> None:
    with ZipFile(folder / "pack.zip", "w") as archive:
        archive.writestr("first.txt", GOOD)
    assert names(ingest(path, [folder])) == ["bad.pdf"]
    assert retry(path) == (0, 0, ["bad.pdf"])


def test_a_file_that_is_gone_is_told_once(path: Path, folder: Path) -> None:
    (folder / "bad.pdf").unlink()
    (folder / "pack.zip").unlink()
    assert retry(path) == (0, 0, ["bad.pdf", "pack.zip!/inner/second.pdf"])
    assert retry(path) == (0, 0, [])


def test_the_command_tries_again_and_tells(path: Path, folder: Path) -> None:
    assert "failed  2 (ingest --retry-failed tries them again)" in run("stats", "--db", str(path)).output
    assert run("ingest", "--retry-failed", "--jobs", "0", "--db", str(path)).exit_code == 1
    (folder / "bad.pdf").unlink()
    pack(folder, GOOD)
    assert run("ingest", "--retry-failed", "--jobs", "0", "--db", str(path)).exit_code == 1
    done = run("ingest", "--retry-failed", "--jobs", "0", "--db", str(path))
    assert (done.exit_code, done.output.splitlines()[1:]) == (0, ["there is nothing to try again"])
    assert "failed" not in run("stats", "--db", str(path)).output


def test_trying_again_needs_a_book_and_is_no_watching(tmp_path: Path) -> None:
    path = tmp_path / "no.db"
    with pytest.raises(BookError, match="no minute book here"):
        ingest(path, [], retry_failed=True)
    assert run("ingest", "--retry-failed", "--db", str(path)).exit_code == 3
    assert run("ingest", "--retry-failed", "--watch", str(tmp_path), "--db", str(path)).exit_code == 2
    assert run("ingest", "--db", str(path)).exit_code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["mistyped", "*.pfd", "bad.pdf", ""])
def test_where_nothing_is_taken_in_no_book_is_made(name: str, tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(BAD)
    (tmp_path / "empty").mkdir()
    before = sorted(tmp_path.iterdir())
    done = run("ingest", "--jobs", "0", str(tmp_path / (name or "empty")), "--db", str(tmp_path / "book.db"))
    assert done.exit_code == 1
    assert "no minute book was made" in done.output
    assert sorted(tmp_path.iterdir()) == before


def test_a_link_to_where_the_book_goes_stays(tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "book.db")
    assert ingest(link, [tmp_path / "mistyped"]).failed
    assert link.is_symlink() and not link.exists()


def test_a_book_that_is_there_stays(path: Path, tmp_path: Path) -> None:
    assert ingest(path, [tmp_path / "mistyped"]).failed
    empty = tmp_path / "empty.db"
    empty.touch()
    assert ingest(empty, [tmp_path / "mistyped"]).failed
    assert path.exists() and empty.exists()


def test_the_same_bytes_under_further_names_are_told_as_such(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_bytes(GOOD)
    command = ["ingest", "--jobs", "0", str(tmp_path), "--db", str(tmp_path / "book.db")]
    assert "read 1, unchanged 0, replaced 0, failed 0" in (done := run(*command).output)
    assert "\nlinked 2: the same bytes as another file" in done
    assert "read 0, unchanged 3, replaced 0, failed 0" in (done := run(*command).output)
    assert "linked" not in done
