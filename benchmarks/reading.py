"""How fast PDFs are read, side by side with the engines that others build on, and whether the words are the same.

    python benchmarks/reading.py                       the sample papers
    python benchmarks/reading.py --folder PAPERS       a folder of PDFs as well
    python benchmarks/reading.py --rows read ingest    only these engines; the words are compared with `read` only
    python benchmarks/reading.py --words               the commonest words that only one of two engines finds
    python benchmarks/reading.py --json out.json       keep the figures

Each row runs in a process of its own, twice over all papers, since what it needs is loaded as papers ask for it. The
engines take turns, and of each its quickest run over all papers counts: the clock of a shared machine varies by a third
from minute to minute, and its cores differ, so that all rows but `2 workers` keep to one core. The figures are pages in
a second of processor time, of that process and those that it starts, and the peak memory of the largest of them. `read`
is a Paper with boxes and tables; `ingest` reads, extracts, stores and indexes with one worker: from the processor time
of a run over copies of all papers, that of the same run over one paper is taken off, in which all that starts is
started. `2 workers` are compared with one by the clock over copies of them, from when the first copy of each is done.
Which words count as the same: `same_words`.
"""

import argparse
import json
import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.engines import TEXTS
from benchmarks.same_words import Agreement, compare, kept_of

_ROUNDS = 3  # copies of the papers that workers take in, beside those that warm them up
_TURNS = 3  # runs of each kind, of which the least counts: the processor time of a shared machine varies by a third
_ENOUGH = 200  # pages: in fewer the start of a worker, which is taken off, outweighs what is measured


@dataclass(frozen=True)
class Row:
    """One engine on one set of papers; `note` says why it did not run."""

    name: str
    pages_per_second: float = 0.0
    peak_mb: float = 0.0
    note: str = ""


_TAKES_TURNS = "2 workers"  # with one, by itself
ROWS = (*TEXTS, "ingest", _TAKES_TURNS)


def _spent() -> float:
    """Processor seconds of this process and of those that it started and that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


def _peak() -> float:
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


def _keep_to_one_core() -> None:
    """Let this process and those that it starts run on one core, where the system can be told so."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _measure(name: str, paths: Sequence[Path]) -> Row:
    """Run one engine in this process."""
    if name != _TAKES_TURNS:
        _keep_to_one_core()
    if name in TEXTS:
        texts = TEXTS[name]
        rates = []
        for _ in range(2):
            start = _spent()
            pages = sum(1 for path in paths for _ in texts(path))
            rates.append(pages / (_spent() - start))
        return Row(name, max(rates), _peak())
    measure = _measure_ingest if name == "ingest" else _measure_two_workers
    with tempfile.TemporaryDirectory() as folder:
        return Row(name, measure(Path(folder), paths), _peak())


def _measure_ingest(folder: Path, paths: Sequence[Path]) -> float:
    """Pages in a second of one worker and the parent; a run over one paper, which starts all, is taken off."""
    pages, _ = _take_in(folder, paths, jobs=1)  # loads what this process needs
    one, _ = _take_in(folder, paths[:1], jobs=1)
    copies = _copies(folder, paths, math.ceil(_ENOUGH / max(1, pages)))
    start = _spent()
    _take_in(folder, paths[:1], jobs=1)
    middle = _spent()
    pages, _ = _take_in(folder, copies, jobs=1)
    started, done = middle - start, _spent() - middle
    return (pages - one) / (done - started)


def _measure_two_workers(folder: Path, paths: Sequence[Path]) -> float:
    """How many times faster than one worker two are by the clock."""
    copies = _copies(folder, paths, 1 + _ROUNDS)
    seconds: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(_TURNS):
        for jobs, taken in seconds.items():
            taken.append(_take_in(folder, copies, jobs, len(paths))[1])
    return min(seconds[1]) / min(seconds[2])


def _copies(folder: Path, paths: Sequence[Path], number: int) -> list[Path]:
    """Copies of the papers, a round of all after another; one copy is the papers themselves."""
    rounds = [[_copy(path, folder / f"{at}-{path.name}", at) for path in paths] for at in range(1, number)]
    return [*paths, *chain.from_iterable(rounds)]


def _copy(path: Path, to: Path, number: int) -> Path:
    """Make other bytes of the same paper, since an ingest takes in each only once."""
    to.write_bytes(path.read_bytes() + b"\n%% copy %d\n" % number)
    return to


def _take_in(folder: Path, paths: Sequence[Path], jobs: int, warm: int = 0) -> tuple[int, float]:
    """Ingest papers; give their pages, and the seconds from when the first `warm` of them are done."""
    from corpus.ingest import ingest

    pages: list[int] = []
    times = [perf_counter()]

    def tell(event: Any) -> None:
        pages.append(event.pages)
        times.append(perf_counter())

    book = folder / "book.db"
    ingest(book, paths, jobs=jobs, on_event=tell)
    book.unlink()
    return sum(pages), times[-1] - times[warm]


def run(name: str, paths: Sequence[Path]) -> Row:
    """Run one engine over the papers in a process of its own."""
    command = [sys.executable, __file__, "--only", name, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return Row(name, note=(done.stderr.strip().splitlines() or ["it failed"])[-1])
    return Row(**json.loads(done.stdout))


def run_in_turn(names: Sequence[str], paths: Sequence[Path]) -> list[Row]:
    """Run the engines in turn, several times, and keep the quickest run of each."""
    rows = {name: run(name, paths) for name in names}
    for name in [name for _ in range(_TURNS - 1) for name in names if name != _TAKES_TURNS and not rows[name].note]:
        rows[name] = max(rows[name], run(name, paths), key=lambda row: row.pages_per_second)
    return [rows[name] for name in names]


def show(title: str, rows: Sequence[Row], agreements: Sequence[Agreement], words: bool) -> None:
    """Print one set's table."""
    rates = {row.name: row.pages_per_second for row in rows}
    plumber, bare = rates.get("pdfplumber"), rates.get("pdfium")
    print(f"\n{title}\n  {'':12}{'pages/s':>9}{'x pdfplumber':>14}{'% of pdfium':>13}{'peak MB':>9}")
    for row in rows:
        if row.note:
            print(f"  {row.name:12}{row.note}")
        elif row.name == _TAKES_TURNS:
            print(f"  {row.name:12}{row.pages_per_second:9.2f} times one worker by the clock")
        else:
            times = f"{row.pages_per_second / plumber:.1f}" if plumber else "-"
            share = f"{100 * row.pages_per_second / bare:.0f}" if bare else "-"
            print(f"  {row.name:12}{row.pages_per_second:9.1f}{times:>14}{share:>13}{row.peak_mb:9.0f}")
    for agreement in agreements:
        print(f"  the same words as {agreement.engine}: {100 * agreement.share:.2f} %")
        for whose, counts in (("ours", agreement.ours), ("theirs", agreement.theirs)):
            if words and counts:
                print(f"    only {whose}: " + "  ".join(f"{word} {count}" for word, count in counts.most_common(40)))


def main() -> None:
    """Measure the samples, and a folder if one is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--rows", nargs="*", choices=ROWS, default=ROWS)
    parser.add_argument("--words", action="store_true")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--only", help=argparse.SUPPRESS)
    parser.add_argument("papers", nargs="*", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        print(json.dumps(asdict(_measure(options.only, options.papers))))
        return
    from corpus.samples import sample_papers
    from corpus.sources import find_papers

    others = ["pdfplumber", "pdftotext"] if shutil.which("pdftotext") else ["pdfplumber"]
    sets = {"samples": list(sample_papers())}
    if options.folder:
        sets[str(options.folder)] = list(find_papers([options.folder]))
    papers = {title: [path for path in found if path.suffix.lower() == ".pdf"] for title, found in sets.items()}
    measured = {title: run_in_turn(options.rows, paths) for title, paths in papers.items()}
    kept = {}
    for title, rows in measured.items():
        agreements = compare(papers[title], others) if "read" in options.rows else []
        show(title, rows, agreements, options.words)
        kept[title] = {"rows": list(map(asdict, rows)), "words": list(map(kept_of, agreements))}
    if options.json:
        options.json.write_text(json.dumps(kept, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
