"""Ingesting: what is read, what is left alone, what is stored when it ends early, and by how many processes."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import corpus.intake
from corpus.book import BookError, MinuteBook
from corpus.filters import Filters
from corpus.ingest import Failure, IngestEvent, IngestEventKind, IngestSummary, ingest
from corpus.tasks import Task
from models import RECORD_KINDS

ROOT = Path(__file__).parent.parent

TEXT = """Tarnmere Parish Council
Minutes of the meeting held on 4 May 20{0}

{0}.1 Ferry landing
RESOLVED: That the Council pay £{0}00 for the repair of the landing by 30 June 20{0}.
"""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder of five papers."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for year in range(15, 20):
        (folder / f"minutes-{year}.txt").write_text(TEXT.format(year))
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the book goes."""
    return tmp_path / "book.db"


def counts(summary: IngestSummary) -> tuple[int, int, int, int]:
    return summary.read, summary.replaced, summary.unchanged, len(summary.failed)


def dump(path: Path) -> list[str]:
    """Everything in the book but the times of day and what SQLite counts for its own use."""
    connection = sqlite3.connect(path)
    connection.execute("UPDATE papers SET ingested_at = ''")
    connection.execute("UPDATE versions SET seen_at = ''")
    connection.execute("UPDATE _sqlite_migrations SET applied_at = ''")
    lines = [line for line in connection.iterdump() if "_fts_" not in line and "sqlite_stat" not in line]
    connection.rollback()
    connection.close()
    return lines


def contents(path: Path) -> list[object]:
    """All answers, which name no key and no time."""
    with MinuteBook.open(path) as book:
        papers = [entry.model_copy(update={"ingested_at": None}) for entry in book.papers()]
        return [papers, book.findings(), *(book.entries(kind.name) for kind in RECORD_KINDS), book.search("council")]


def test_twice_changes_nothing(papers: Path, path: Path) -> None:
    assert counts(ingest(path, [papers])) == (5, 0, 0, 0)
    before = dump(path)
    assert counts(ingest(path, [papers])) == (0, 0, 5, 0)
    assert dump(path) == before
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["book.db", "papers"]


def test_the_same_bytes_with_another_time_are_unchanged(papers: Path, path: Path) -> None:
    ingest(path, [papers])
    os.utime(papers / "minutes-15.txt", (1, 1))
    assert counts(ingest(path, [papers])) == (0, 0, 5, 0)
    with MinuteBook.open(path) as book:
        assert len(book.papers()) == 5


def test_changed_bytes_replace_and_keep_the_old(papers: Path, path: Path) -> None:
    ingest(path, [papers])
    with MinuteBook.open(path) as book:
        old = book.papers(Filters(text="minutes-15"))[0].facts.id
    (papers / "minutes-15.txt").write_text(TEXT.format(15).replace("landing", "bandstand"))
    assert counts(ingest(path, [papers])) == (0, 1, 4, 0)
    with MinuteBook.open(path) as book:
        assert len(book.papers()) == 5
        assert book.search("bandstand")
        assert book.show(old).paper.current is False
        assert [version.number for version in book.versions(old)] == [1, 2]


def test_the_same_bytes_elsewhere_are_the_same_paper(papers: Path, path: Path) -> None:
    (papers / "copy.txt").write_bytes((papers / "minutes-15.txt").read_bytes())
    summary = ingest(path, [papers])
    assert (counts(summary), summary.linked) == ((5, 0, 0, 0), 1)
    with MinuteBook.open(path) as book:
        assert [len(entry.addresses) for entry in book.papers()].count(2) == 1
        assert len(book.papers()) == 5


def test_again_reads_what_would_be_read_otherwise_now(
    papers: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(path, [papers])
    before = contents(path)
    assert counts(ingest(path, [papers], again=True)) == (0, 0, 5, 0)
    assert contents(path) == before
    monkeypatch.setattr(corpus.intake, "extractor_fingerprint", lambda _: "newer")
    summary = ingest(path, [papers])
    assert (counts(summary), summary.outdated) == ((0, 0, 5, 0), 5)
    summary = ingest(path, [papers], again=True)
    assert (counts(summary), summary.outdated) == ((5, 0, 0, 0), 0)
    with MinuteBook.open(path) as book:
        assert book.stats().extractors == {"newer": 5}


def test_more_processes_store_the_same_in_the_same_order(papers: Path, path: Path) -> None:
    """Though two of them may read the same bytes at once, under two names."""
    (papers / "minutes-17.txt").write_bytes(b"")
    (papers / "minutes-16-again.txt").write_bytes((papers / "minutes-16.txt").read_bytes())
    told: list[list[tuple[str, str, int]]] = []
    dumps = []
    for jobs in (None, 1, 2):
        path.unlink(missing_ok=True)
        events: list[IngestEvent] = []
        ingest(path, [papers, papers / "gone.txt"], jobs=jobs, on_event=events.append)
        told.append([(event.kind, event.path, event.done) for event in events])
        dumps.append(dump(path))
    assert told[0] == told[1] == told[2]
    assert dumps[0] == dumps[1] == dumps[2]


def hang(task: Task) -> Failure:
    """Hang on the file of 2016; fail on the others at once."""
    if "16" in Path(task.path).name:
        time.sleep(60)
    return Failure(path=task.path, reason="quick", advice="")


def test_a_paper_that_hangs_costs_itself_only(papers: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus.intake, "read_task", hang)
    failed = ingest(path, [papers], jobs=1, timeout=3).failed
    assert [failure.reason for failure in failed] == ["quick", "reading it took more than 3 seconds", *["quick"] * 3]
    assert failed[1].path.endswith("minutes-16.txt")
    assert failed[1].advice == "it can be tried again with --timeout 12"


def test_only_a_handful_is_read_in_our_own_process(papers: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_: object, jobs: int, **__: object) -> Iterator[tuple[object, object]]:
        used.append(jobs)
        return iter(())

    used: list[int] = []
    monkeypatch.setattr(corpus.intake, "run_in_order", run)
    ingest(path, [papers])
    ingest(path, [papers], timeout=9)
    ingest(path, [papers], jobs=3)
    for number in range(3):
        (papers / f"more-{number}.txt").write_text("words")
    ingest(path, [papers])
    assert used[0] == 0
    assert used[2] == 3
    assert used[1] == used[3] in range(1, 5)


def test_events_tell_of_every_paper(papers: Path, path: Path) -> None:
    (papers / "minutes-16.txt").write_bytes(b"")
    events: list[IngestEvent] = []
    summary = ingest(path, [papers, "nowhere.txt"], on_event=events.append)
    assert (events[0].kind, events[0].total) == (IngestEventKind.FOUND, 6)
    assert [event.done for event in events] == list(range(7))
    failures = [event.failure for event in events if event.kind is IngestEventKind.FAILED]
    assert tuple(failures) == summary.failed
    assert [(Path(failure.path).name, failure.reason) for failure in summary.failed] == [
        ("nowhere.txt", "no such file or folder"),
        ("minutes-16.txt", "the file is empty"),
    ]
    read = next(event for event in events if event.kind is IngestEventKind.READ)
    assert read.characters > 0
    assert read.paper is not None


def test_an_interrupt_keeps_what_was_stored_and_the_next_run_goes_on(papers: Path, path: Path) -> None:
    def interrupt(event: IngestEvent) -> None:
        if event.done == 2:
            raise KeyboardInterrupt

    summary = ingest(path, [papers], on_event=interrupt)
    assert (summary.interrupted, summary.read) == (True, 2)
    assert counts(ingest(path, [papers])) == (3, 0, 2, 0)


def test_the_book_itself_is_no_paper(papers: Path) -> None:
    book = papers / "book.txt"
    assert counts(ingest(book, [papers])) == (5, 0, 0, 0)
    assert counts(ingest(book, [papers])) == (0, 0, 5, 0)


HOLDER = """
import sys, time
from corpus.ingest import ingest

def tell(event):
    print(event.done, flush=True)
    if event.done == 3:
        time.sleep(60)

ingest(sys.argv[1], sys.argv[2:], on_event=tell)
"""


@contextmanager
def ingesting(path: Path, papers: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has stored three papers and is not finished; killed at the end at the latest."""
    command = [sys.executable, "-c", HOLDER, str(path), str(papers)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == "3":
                break
        try:
            yield process
        finally:
            process.kill()


def test_a_second_ingest_is_refused_and_a_killed_one_loses_nothing(papers: Path, path: Path) -> None:
    with ingesting(path, papers) as process:
        with pytest.raises(BookError, match="another ingest into it is running"):
            ingest(path, [papers])
        with MinuteBook.open(path) as book:
            assert len(book.papers()) == 3
        process.kill()
        process.wait()
    with MinuteBook.open(path) as book:
        assert len(book.papers()) == 3
    assert counts(ingest(path, [papers])) == (2, 0, 3, 0)
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_another_writer_is_told_of(papers: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.connection.BUSY_SECONDS", 0.05)
    ingest(path, [papers])
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        begin = time.monotonic()
        with pytest.raises(BookError, match="another program is writing to it; wait"):
            ingest(path, [papers])
        assert time.monotonic() - begin < 5
    finally:
        other.close()


STOPPED = """
import signal
import sys
from corpus.ingest import ingest

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs are born deaf to it
summary = ingest(sys.argv[1], sys.argv[2:], jobs=2, on_event=lambda event: print(event.done, flush=True))
print("interrupted", summary.interrupted, summary.read)
"""


def test_control_c_ends_it_in_order(papers: Path, path: Path) -> None:
    """A real signal to the whole group of processes, as a terminal sends it."""
    for number in range(60):
        (papers / f"paper-{number:03}.txt").write_text(f"{number}\n\n" + "The Board noted the report. " * 200)
    command = [sys.executable, "-c", STOPPED, str(path), str(papers)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=ROOT, start_new_session=True, **pipes) as process:  # type: ignore[call-overload]
        for line in process.stdout:
            if line.strip() == "4":
                break
        os.killpg(process.pid, signal.SIGINT)
        out, errors = process.communicate(timeout=30)
    last = out.splitlines()[-1].split()
    assert last[:2] == ["interrupted", "True"]
    assert errors == ""
    with MinuteBook.open(path) as book:
        assert len(book.papers()) == int(last[2])
