"""What may lie in a folder beside papers: pipes, devices, links, names that steer a terminal, files too big."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from rich.errors import MarkupError

import corpus.intake
import corpus.sources
import corpus.tasks
from corpus.book import MinuteBook
from corpus.ingest import IngestSummary, ingest
from corpus.progress import IngestEvent, IngestEventKind
from minutebook.commands.ingest import _progress
from minutebook.rendering import say
from tests.hostile.documents import escaping_names

GOOD = "Tarnmere Parish Council\nMinutes of the meeting held on 4 May 2015\n\nRESOLVED: That the ferry be painted.\n"
COMMAND = [sys.executable, "-c", "from minutebook.cli import main; main()"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    return folder


def failures(folder: Path) -> dict[str, str]:
    """Ingest a folder, whose good paper must be stored; give the reason for each file that was not."""
    summary: IngestSummary = ingest(folder.with_name("book.db"), [folder], jobs=0)
    with MinuteBook.open(folder.with_name("book.db")) as book:
        assert [Path(entry.facts.source).name for entry in book.papers()] == ["good.txt"]
    return {Path(failure.path).name: failure.reason for failure in summary.failed}


def read_of(folder: Path) -> list[str]:
    """The names of the papers in the book."""
    with MinuteBook.open(folder.with_name("book.db")) as book:
        return sorted(Path(entry.facts.source).name for entry in book.papers())


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.pdf")
    assert failures(folder) == {"pipe.pdf": "it is not a regular file"}


def test_no_link_leads_out_of_the_folder(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(GOOD.replace("ferry", "secret"))
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "folder").symlink_to(outside)
    (folder / "device.txt").symlink_to("/dev/zero")
    assert failures(folder) == {}


@pytest.mark.parametrize("name", ["a\x1b[2Jb.txt", "two\nlines.txt", "bell\x07.txt", "\u202etxt.exe.txt"])
def test_a_name_that_steers_the_terminal_is_refused_and_written_out(folder: Path, name: str) -> None:
    (folder / name).write_text(GOOD)
    ((path, reason),) = failures(folder).items()
    assert path.isprintable()
    assert "cannot be printed" in reason


@pytest.mark.parametrize("name", ["a" * 5000, "a/" * 3000 + "x.pdf", "a" * 300 + ".pdf", "a\0b"])
def test_a_path_that_no_system_takes_is_told(folder: Path, name: str) -> None:
    summary = ingest(folder.with_name("book.db"), [name, folder], jobs=0)
    assert summary.read == 1
    assert len(summary.failed) == 1


def test_a_file_that_is_written_to_while_it_is_read_waits_for_the_next_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    growing = folder / "growing.txt"
    growing.write_text(GOOD.replace("ferry", "barge")[:70])

    def load(address: str) -> object:
        loaded = corpus.sources.load(address)
        if address.endswith("growing.txt"):
            growing.write_text(GOOD.replace("ferry", "barge"))
        return loaded

    monkeypatch.setattr(corpus.tasks, "load", load)
    assert failures(folder) == {"growing.txt": "it was written to while it was read"}
    monkeypatch.undo()
    assert (ingest(folder.with_name("book.db"), [folder]).read, read_of(folder)) == (1, ["good.txt", "growing.txt"])


@pytest.mark.parametrize("gone", ["decided on", "read"])
def test_a_file_that_vanishes_is_told_and_read_when_it_is_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch, gone: str
) -> None:
    """Between the listing of the folder and its turn, or after the book was asked for it."""
    fleeting = folder / "fleeting.txt"
    fleeting.write_text(GOOD.replace("ferry", "barge"))
    when = {"decided on": (corpus.intake, "file_state"), "read": (corpus.tasks, "load")}[gone]
    usual = getattr(*when)

    def vanish(address: str) -> object:
        if address.endswith("fleeting.txt"):
            fleeting.unlink(missing_ok=True)
        return usual(address)

    monkeypatch.setattr(*when, vanish)
    assert failures(folder) == {"fleeting.txt": "the file is not there any more"}
    monkeypatch.undo()
    fleeting.write_text(GOOD.replace("ferry", "barge"))
    assert (ingest(folder.with_name("book.db"), [folder]).read, read_of(folder)) == (1, ["fleeting.txt", "good.txt"])


def test_a_file_larger_than_any_paper_is_not_read(folder: Path) -> None:
    with (folder / "sparse.pdf").open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(2_000_000_000)
    assert failures(folder) == {"sparse.pdf": "2,000,000,000 bytes are more than any paper has"}


def test_a_name_in_brackets_is_no_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    try:
        with _progress(quiet=False) as on_event:
            assert on_event is not None
            on_event(IngestEvent(kind=IngestEventKind.READ, path="/papers/a[/b].pdf", done=1, total=2))
    except MarkupError as error:
        pytest.fail(str(error))


def test_what_is_said_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    say("\x1b]0;title\x07 \x9b2J\u202e\n")
    assert capsys.readouterr().out == "]0;title 2J\n\n"


def test_an_archive_writes_nothing_outside_nor_inside(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "escaping.zip").write_bytes(escaping_names())
    ingest(tmp_path / "book.db", [tmp_path / "escaping.zip"], jobs=0)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["book.db", "escaping.zip", "good.txt", "papers"]
    assert not (tmp_path.parent / "escaped.txt").exists()


def test_a_disk_that_takes_no_more_ends_the_run_in_one_line(folder: Path, tmp_path: Path) -> None:
    """Simulated by a limit of the size of files, which the system sets on the book as a full disk would."""
    (folder / "long.txt").write_text("Tarnmere\n\n" + "".join(f"The Board noted item {at}.\n\n" for at in range(9000)))
    done = subprocess.run(
        [*COMMAND, "ingest", "papers", "--db", "book.db", "--jobs", "0"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000)),
    )
    assert done.returncode == 3, done.stderr
    (line,) = done.stderr.splitlines()
    assert "disk" in line
    with MinuteBook.open(tmp_path / "book.db") as book:
        assert [Path(entry.facts.source).name for entry in book.papers()] == ["good.txt"]
