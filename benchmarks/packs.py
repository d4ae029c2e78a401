"""How much memory one process takes at most for the longest packs of papers.

    python benchmarks/packs.py PAPER.pdf [PAPER.pdf ...]    each repeated until it has 500 pages
    python benchmarks/packs.py --pages 2000 PAPER.pdf
    python benchmarks/packs.py                              the samples, one behind the other
    python benchmarks/packs.py --json out.json PAPER.pdf    keep the figures

Each pack is taken into a book by one worker, as `minutebook ingest` does; the figures are the peak memory of that
worker in MB, and its processor seconds.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))


def make_pack(papers: Sequence[Path], pages: int, to: Path) -> None:
    """Write the pages of papers one behind the other, from the first on again after the last."""
    import pikepdf

    with pikepdf.new() as pack:
        for path in cycle(papers):
            with pikepdf.open(path) as paper:
                pack.pages.extend(list(paper.pages)[: pages - len(pack.pages)])
            if len(pack.pages) >= pages:
                break
        pack.save(to)


def take_in(pack: Path) -> dict[str, float]:
    """Take a pack into a book of its own in this process's only worker."""
    from corpus.ingest import ingest

    with tempfile.TemporaryDirectory() as folder:
        summary = ingest(Path(folder) / "book.db", [pack], jobs=1)
    worker = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "read": summary.read,
        "pages": summary.pages,
        "peak_mb": worker.ru_maxrss / 1024,
        "seconds": worker.ru_utime + worker.ru_stime,
    }


def main() -> None:
    """Measure each paper's pack in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("papers", nargs="*", type=Path)
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--only", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        print(json.dumps(take_in(options.only)))
        return
    from corpus.samples import sample_papers

    sets = {path.name: [path] for path in options.papers}
    if not sets:
        sets["samples"] = [path for path in sample_papers() if path.suffix == ".pdf"]
    figures = {}
    print(f"{'pages':>6}{'peak MB':>9}{'seconds':>9}  paper")
    with tempfile.TemporaryDirectory() as folder:
        for name, papers in sets.items():
            pack = Path(folder) / "pack.pdf"
            make_pack(papers, options.pages, pack)
            done = subprocess.run(
                [sys.executable, __file__, "--only", str(pack)], capture_output=True, text=True, check=True
            )
            figures[name] = json.loads(done.stdout)
            row = figures[name]
            print(f"{row['pages']:6.0f}{row['peak_mb']:9.0f}{row['seconds']:9.1f}  {name}", flush=True)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
