"""How a big folder fares: papers a second with one and two workers, peak memory, and a run that finds nothing new.

    python benchmarks/folders.py                     2,000 papers, varied out of the samples
    python benchmarks/folders.py --papers 200        fewer of them
    python benchmarks/folders.py --json out.json     keep the figures

Wall time is only worth reading on a machine that does nothing else. `possible` is what two workers on two processors
can gain at best over one: the writer's processor time is work that they do not share.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

RUN = """
import json, resource, sys
from corpus.ingest import ingest

def spent(who):
    used = resource.getrusage(who)
    return {"cpu_seconds": used.ru_utime + used.ru_stime, "peak_mb": used.ru_maxrss / 1024}

summary = ingest(sys.argv[1], [sys.argv[2]], jobs=int(sys.argv[3]))
figures = {"read": summary.read, "unchanged": summary.unchanged, "seconds": summary.seconds}
print(json.dumps(figures | {"writer": spent(resource.RUSAGE_SELF), "workers": spent(resource.RUSAGE_CHILDREN)}))
"""


def measure(book: Path, papers: Path, jobs: int) -> dict[str, Any]:
    """Ingest in a process of its own, whose memory and processor time can be told apart."""
    command = [sys.executable, "-c", RUN, str(book), str(papers), str(jobs)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def show(name: str, figures: dict[str, Any]) -> None:
    """Print one run's figures."""
    papers, writer, workers = figures["read"] + figures["unchanged"], figures["writer"], figures["workers"]
    print(
        f"{name:12} {figures['seconds']:8.1f} s {papers / figures['seconds']:8.1f} papers/s"
        f"   writer {writer['cpu_seconds']:7.1f} s {writer['peak_mb']:5.0f} MB"
        f"   workers {workers['cpu_seconds']:7.1f} s {workers['peak_mb']:5.0f} MB"
    )


def main() -> None:
    """Make the papers, ingest them with one and two workers, and once more."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=2000)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    from corpus.samples.make import make_copies

    with tempfile.TemporaryDirectory() as folder:
        papers = Path(folder) / "papers"
        papers.mkdir()
        make_copies(options.papers, papers, noisy=False)
        runs = {"one worker": measure(Path(folder) / "one.db", papers, 1)}
        runs["two workers"] = measure(Path(folder) / "two.db", papers, 2)
        runs["again"] = measure(Path(folder) / "two.db", papers, 2)
    for name, figures in runs.items():
        show(name, figures)
    writer, workers = (runs["one worker"][who]["cpu_seconds"] for who in ("writer", "workers"))
    print(f"two workers: {runs['one worker']['seconds'] / runs['two workers']['seconds']:.2f} times one", end="")
    print(f" (possible on two processors: {max(workers, writer) / ((workers + writer) / 2):.2f})")
    if options.json:
        options.json.write_text(json.dumps(runs, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
