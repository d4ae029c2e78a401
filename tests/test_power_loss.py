"""The power goes in the middle of an ingest: what is on the disk then opens, holds whole papers only, and goes on.

A stopped process shows what the system has of its files at one moment. Of that, a power cut may lose what was not yet
synchronised: with `synchronous = NORMAL` all of the log since the last checkpoint began, in any sectors; and while a
checkpoint runs, the pages that it copies may be torn, for which the log was synchronised before.
"""

import os
import random
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.book import MinuteBook
from corpus.filters import Filters
from corpus.ingest import ingest
from models import RECORD_KINDS

ROOT = Path(__file__).parent.parent
PAPERS = 24
SECTOR, LOG_HEAD, FRAME_HEAD = 512, 32, 24

PROGRAM = """
import sys
import corpus.connection
from corpus.ingest import ingest

def prepare(database):
    usual(database)
    database.conn.execute("PRAGMA wal_autocheckpoint = 150")  # as often in so small a book as in a large one

usual, corpus.connection._prepare = corpus.connection._prepare, prepare
ingest(sys.argv[1], [sys.argv[2]], jobs=1, on_event=lambda event: print(event.done, flush=True))
"""


def contents(path: Path) -> list[object]:
    """All answers, which name no key and no time."""
    with MinuteBook.open(path) as book:
        papers = [entry.model_copy(update={"ingested_at": None}) for entry in book.papers()]
        everything = Filters(duplicates=True)
        return [papers, *(book.entries(kind.name, everything) for kind in RECORD_KINDS), book.stats().records]


def sizes(path: Path) -> dict[str, tuple[int, ...]]:
    """How much there is of each paper; the file must be sound."""
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in ("passages", "resolutions"):
        connection.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('integrity-check')")
    tables = ("versions", "records", "passages", "findings", "evidence", "prints", "marks")
    counted = ", ".join(f"(SELECT count(*) FROM {table} t WHERE t.paper_key = p.key)" for table in tables)
    found = {row[0]: row[1:] for row in connection.execute(f"SELECT id, {counted} FROM papers p")}
    connection.close()
    return found


def moments(path: Path, folder: Path, chance: random.Random, into: Path) -> Iterator[Path]:
    """Copy the files of a book at random moments of an ingest into it, as the system has them at that moment."""
    command = [sys.executable, "-c", PROGRAM, str(path), str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if int(line) and chance.random() < 0.3:
                os.kill(process.pid, signal.SIGSTOP)
                os.waitpid(process.pid, os.WUNTRACED)
                copy = into / f"{line.strip()}.db"
                for ending in ("", "-wal", "-shm"):
                    shutil.copyfile(f"{path}{ending}", f"{copy}{ending}")
                os.kill(process.pid, signal.SIGCONT)
                yield copy
    assert process.returncode == 0


def synchronised(copy: Path) -> int:
    """How many bytes of the log are surely on the disk: the frames that a checkpoint has begun to copy."""
    shared = Path(f"{copy}-shm").read_bytes()
    (frames,) = struct.unpack_from("=I", shared, 128)  # WalCkptInfo.nBackfillAttempted
    (page,) = struct.unpack_from("=H", shared, 14)
    return LOG_HEAD + frames * (FRAME_HEAD + page)


def nothing_lost(copy: Path, chance: random.Random) -> None:
    """The process died, the machine did not."""


def log_cut(copy: Path, chance: random.Random) -> None:
    """What came last is missing."""
    log = Path(f"{copy}-wal")
    os.truncate(log, chance.randrange(synchronised(copy), log.stat().st_size + 1))


def log_torn(copy: Path, chance: random.Random) -> None:
    """Some sectors were written, others were not."""
    log = Path(f"{copy}-wal")
    data, begin = bytearray(log.read_bytes()), synchronised(copy)
    for at in range(-(-begin // SECTOR) * SECTOR, len(data), SECTOR):
        if chance.random() < 0.1:
            data[at : at + SECTOR] = chance.choice([bytes(SECTOR), chance.randbytes(SECTOR)])
    log.write_bytes(data)


def checkpoint_torn(copy: Path, chance: random.Random) -> None:
    """The whole log was synchronised, and of the pages that were being copied from it into the file some are torn."""
    log, data = Path(f"{copy}-wal").read_bytes(), bytearray(copy.read_bytes())
    (page,) = struct.unpack_from(">I", log, 8)
    salt, committed, whole = log[16:24], [], 0
    for at in range(LOG_HEAD, len(log) - page, FRAME_HEAD + page):
        number, size = struct.unpack_from(">II", log, at)
        if log[at + 8 : at + 16] != salt:
            break
        committed.append((number, at + FRAME_HEAD))
        if size:
            whole = len(committed)
    for number, at in committed[:whole]:
        written = chance.choice([0, SECTOR, page])
        if len(data) < number * page:
            data += bytes(number * page - len(data))
        data[(number - 1) * page : (number - 1) * page + written] = log[at : at + written]
    copy.write_bytes(data)


HARMS = (nothing_lost, log_cut, log_torn, checkpoint_torn)


@pytest.mark.parametrize("seed", [5])
def test_what_a_power_cut_leaves_is_sound_and_gone_on_from(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    folder, copies = tmp_path / "papers", tmp_path / "copies"
    folder.mkdir()
    copies.mkdir()
    for number in range(PAPERS):
        text = f"RESOLVED: That the Council pay £{number}50 for lamp {number}. " + f"Lamp {number} is out. " * 40
        (folder / f"paper-{number:02}.txt").write_text(f"Tarnmere Parish Council\n\n1 Lamps\n{text}\n")
    ingest(tmp_path / "whole.db", [folder])
    whole, expected = sizes(tmp_path / "whole.db"), contents(tmp_path / "whole.db")
    harmed = []
    for copy in moments(tmp_path / "book.db", folder, chance, copies):
        for harm in HARMS:
            target = copies / f"{copy.stem}-{harm.__name__}.db"
            for ending in ("", "-wal", "-shm"):
                shutil.copyfile(f"{copy}{ending}", f"{target}{ending}")
            harm(target, chance)
            Path(f"{target}-shm").unlink()  # shared memory, which no machine has after its power was cut
            harmed.append(target)
    assert len(harmed) >= 4 * len(HARMS)
    for target in harmed:
        found = sizes(target)
        assert found.items() <= whole.items(), target.name
        if not target.name.endswith(("log_cut.db", "log_torn.db")):
            assert len(found) >= int(target.name.partition("-")[0]), target.name
    for target in chance.sample(harmed, 6):
        summary = ingest(target, [folder], jobs=0)
        assert (summary.failed, summary.read + summary.unchanged) == ((), PAPERS), target.name
        assert contents(target) == expected, target.name
    assert contents(tmp_path / "book.db") == expected
