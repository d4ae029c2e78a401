"""Ingest killed at random points, again and again, by every signal: it carries on, nothing twice, nothing half."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.book import MinuteBook
from corpus.filters import Filters
from corpus.ingest import ingest
from models import RECORD_KINDS

ROOT = Path(__file__).parent.parent
PAPERS = 24

PROGRAM = """
import sys
from corpus.ingest import ingest

def tell(event):
    print(event.done, flush=True)

ingest(sys.argv[1], [sys.argv[2]], jobs=2, on_event=tell)
"""


def contents(path: Path) -> list[object]:
    """All answers, which name no key and no time; with what the fingerprints say."""
    with MinuteBook.open(path) as book:
        papers = [entry.model_copy(update={"ingested_at": None}) for entry in book.papers()]
        everything = Filters(duplicates=True)
        return [papers, *(book.entries(kind.name, everything) for kind in RECORD_KINDS), book.stats().records]


@pytest.mark.parametrize("seed", [1])
def test_killed_at_random_points_it_carries_on(tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(PAPERS):
        text = f"RESOLVED: That the Council pay £{number}50 for lamp {number}. " + f"Lamp {number} is out. " * 40
        (folder / f"paper-{number:02}.txt").write_text(f"Tarnmere Parish Council\n\n1 Lamps\n{text}\n")
    chance = random.Random(seed)
    path = tmp_path / "book.db"
    for how in (signal.SIGKILL, signal.SIGINT, signal.SIGTERM):
        most = chance.randrange(2, PAPERS // 2)
        # Killed in the middle of whatever it does some moments after that many papers.
        command = [sys.executable, "-c", PROGRAM, str(path), str(folder)]
        with subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as process:
            assert process.stdout is not None
            for line in process.stdout:
                if int(line) >= most:
                    break
            os.kill(process.pid, how)
            process.wait(timeout=60)
        connection = sqlite3.connect(path)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute(
            "SELECT count(*) FROM papers WHERE key NOT IN (SELECT paper_key FROM prints)"
        ).fetchone() == (0,)
        connection.close()
    summary = ingest(path, [folder], jobs=1)
    assert summary.failed == ()
    assert summary.read + summary.unchanged == PAPERS
    ingest(tmp_path / "whole.db", [folder])
    assert contents(path) == contents(tmp_path / "whole.db")
