"""The hostile set through the real command line: each ends in a record or one clear line; the next paper is read."""

import re
import resource
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from corpus.book import MinuteBook
from corpus.filters import Filters
from tests.hostile import DOCUMENTS, PDFS, Hostile

COMMAND = [sys.executable, "-c", "from minutebook.cli import main; main()"]
GOOD = (
    "Tarnmere Parish Council\nMinutes of the meeting held on {day} May 2015\n\nRESOLVED: That the barge be painted.\n"
)


def make(folder: Path, files: Mapping[str, Hostile]) -> list[str]:
    """Make the files, a good paper behind each fourth; give the names of the good ones."""
    good = []
    for at, (name, file) in enumerate(sorted(files.items())):
        (folder / name).write_bytes(file.make())
        if at % 4 == 3:
            good.append(f"{name}-good.txt")
            (folder / good[-1]).write_text(GOOD.format(day=at))
    return good


def ingest(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, "ingest", "papers", "--db", "book.db", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("files", [PDFS, DOCUMENTS], ids=["pdf", "documents"])
def test_the_hostile_set_ends_in_records_or_clear_lines(files: Mapping[str, Hostile], tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    good = make(papers, files)
    done = ingest(tmp_path, "--memory", "4GB", "--jobs", "1", "--no-ocr", "--quiet")
    assert done.returncode == 1
    lines = {}
    for line in done.stderr.splitlines():
        told = re.fullmatch(r"minutebook: (?P<path>papers/.+?): (?P<reason>[^;]+); (?P<advice>.+)", line)
        assert told, line
        assert "defect" not in line
        name = Path(told["path"].partition("!/")[0]).name  # of the archive, where it is a file inside
        assert name not in lines
        lines[name] = told["reason"]
    assert set(lines) == {name for name, file in files.items() if file.fails}
    for name, reason in lines.items():
        assert re.search(files[name].fails or "", reason), (name, reason)
    with MinuteBook.open(tmp_path / "book.db") as book:
        stored = {Path(entry.facts.source).name: entry for entry in book.papers()}
        findings = book.findings(Filters(duplicates=True))
        assert {Path(hit.paper.source).name for hit in book.search("barge", Filters(limit=100))} == set(good)
    assert set(stored) == {*good, *(name for name in files if name not in lines)}
    for name, file in files.items():
        if name in stored:
            told = [entry.finding.message for entry in findings if Path(entry.paper.source).name == name]
            assert not file.tells or any(re.search(file.tells, message) for message in told), (name, told)
            assert bool(stored[name].counts["resolutions"]) is file.holds, name
    # Linux counts in kilobytes: no worker may come near the limit that its papers were given.
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < 4_000_000_000


def test_papers_damaged_at_random_end_in_records_or_clear_lines() -> None:
    script = Path(__file__).parent.parent / "benchmarks" / "fuzz.py"
    command = [sys.executable, str(script), "--count", "40", "--seed", "2026"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert sum(int(line.split()[0]) for line in done.stdout.splitlines()) == 40
