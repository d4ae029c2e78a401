"""How a big folder fares: whether time and memory stay flat to its last paper, and how quick the book of it is.

    python benchmarks/folders.py                     2,000 small papers, all different, made on the spot
    python benchmarks/folders.py --papers 20000      a council's
    python benchmarks/folders.py --jobs 1            with one worker instead of two
    python benchmarks/folders.py --keep FOLDER       make the papers and the book there, and leave them
    python benchmarks/folders.py --json out.json     keep the figures

Printed are, for the first and the last tenth of the papers and those between, milliseconds of processor time for one
paper, of the writer and of the workers, and the writer's memory at their end; then a run that finds nothing new, the
rounds of `watch` in which one paper arrives, searches and timelines, all in processor time.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

QUERIES = ("bandstand", "repair of the clock tower", '"flood gates"', "residents", "£1", "councillor")
_TICKS = 100  # how often a second Linux counts the processor time of another process


def spent_by(process: int) -> float:
    """Processor seconds of a process that is running."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def resident() -> float:
    """Megabytes of memory that this process has now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1])
    return pages * resource.getpagesize() / 1e6


def ingest_in_tenths(book: str, folder: str, jobs: int) -> dict[str, Any]:
    """Ingest a folder and look at this process and its workers after every tenth of it."""
    import multiprocessing

    from corpus.ingest import ingest

    marks: list[dict[str, float]] = []

    def tell(event: Any) -> None:
        if event.total and event.done * 10 >= len(marks) * event.total:
            workers = sum(spent_by(worker.pid) for worker in multiprocessing.active_children() if worker.pid)
            now = {"done": event.done, "writer": time.process_time(), "workers": workers}
            marks.append(now | {"seconds": time.perf_counter(), "mb": resident()})

    summary = ingest(book, [folder], jobs=jobs, on_event=tell)
    tenths = [
        {name: 1000 * (after[name] - before[name]) / (after["done"] - before["done"]) for name in ("writer", "workers")}
        | {"papers": after["done"] - before["done"], "seconds": after["seconds"] - before["seconds"], "mb": after["mb"]}
        for before, after in pairwise(marks)
    ]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"read": summary.read, "failed": len(summary.failed), "peak_mb": peak, "tenths": tenths}


def ingest_again(book: str, folder: str, jobs: int) -> dict[str, Any]:
    """Ingest what the book has, then watch the folder until a paper that arrives is in it."""
    from corpus.ingest import ingest
    from corpus.watching import watch

    start = time.process_time()
    summary = ingest(book, [folder], jobs=jobs)
    again = time.process_time() - start
    looks: list[float] = []

    def wait(_: float) -> None:
        looks.append(time.process_time())
        if len(looks) == 3:
            Path(folder, "late.txt").write_text("Tarnmere Parish Council\n\nRESOLVED: That the ferry be painted.\n")
        if len(looks) > 5:
            raise KeyboardInterrupt

    rounds = [done.read for done in watch([folder], lambda paths: ingest(book, paths, jobs=0), wait=wait)]
    spent = [after - before for before, after in pairwise(looks)]
    return {"unchanged": summary.unchanged, "again": again, "rounds": rounds, "looks": spent}


def ask(book: str, folder: str, jobs: int) -> dict[str, Any]:
    """Search the book, list a timeline of it whole and of one body, and show a paper."""
    from corpus.book import MinuteBook
    from corpus.filters import Filters

    def timed(what: Callable[[], Any]) -> tuple[float, int]:
        start = time.process_time()
        found = what()
        return 1000 * (time.process_time() - start), len(found)

    with MinuteBook.open(book) as opened:
        body = opened.papers(Filters(limit=1))[0].facts.body or ""
        asked: dict[str, Callable[[], Any]] = {
            f"search {query}, first 20": lambda query=query: opened.search(query, Filters(limit=20))
            for query in QUERIES
        }
        asked |= {
            "timeline, first 100": lambda: opened.timeline(Filters(limit=100)),
            f"timeline of {body}": lambda: opened.timeline(Filters(body=body)),
            "timeline, text bandstand": lambda: opened.timeline(Filters(text="bandstand", limit=100)),
            "papers": lambda: opened.papers(Filters(limit=100)),
        }
        return {name: timed(what) for name, what in asked.items()}


def run(what: Callable[[str, str, int], dict[str, Any]], book: Path, folder: Path, jobs: int) -> dict[str, Any]:
    """Do one of the above in a process of its own, whose memory and processor time are its own."""
    command = [sys.executable, __file__, "--only", what.__name__, str(book), str(folder), "--jobs", str(jobs)]
    done: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return done


def show(figures: dict[str, Any]) -> None:
    """Print what was measured."""
    taken, again, asked = figures["ingest"], figures["again"], figures["asked"]
    print(
        f"{taken['read']} papers read, {taken['failed']} failed; memory of the writer at most {taken['peak_mb']:.0f} MB"
    )
    print(f"  {'papers':>8}{'writer':>9}{'workers':>9}{'ms a paper':>12}{'by the clock':>14}{'writer MB':>11}")
    for tenth in taken["tenths"]:
        clock = 1000 * tenth["seconds"] / tenth["papers"]
        row = f"  {tenth['papers']:8}{tenth['writer']:9.2f}{tenth['workers']:9.2f}"
        print(f"{row}{tenth['writer'] + tenth['workers']:12.2f}{clock:14.2f}{tenth['mb']:11.0f}")
    looks = ", ".join(f"{look:.2f}" for look in again["looks"])
    print(f"again: {again['unchanged']} unchanged in {again['again']:.2f} s")
    print(f"watch: looks and rounds of {looks} s; new in rounds that had anything: {again['rounds']}")
    for name, (milliseconds, found) in asked.items():
        print(f"  {name:40} {milliseconds:8.1f} ms {found:7} found")


def main() -> None:
    """Make the papers, ingest them, ingest them again, and ask the book."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--only", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        name, book, folder = options.only
        print(json.dumps(globals()[name](book, folder, options.jobs)))
        return
    sys.path.insert(1, str(Path(__file__).parent.parent))  # for the printing of the tests
    from small_papers import make_small_papers

    with tempfile.TemporaryDirectory() as place:
        folder, book = (options.keep or Path(place)) / "papers", (options.keep or Path(place)) / "book.db"
        make_small_papers(options.papers, folder)
        steps = {"ingest": ingest_in_tenths, "again": ingest_again, "asked": ask}
        figures = {name: run(step, book, folder, options.jobs) for name, step in steps.items()}
    show(figures)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
