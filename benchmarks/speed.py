"""How fast and how large: pages per second and peak memory of `ingest`, split into reading, extracting and storing.

    python benchmarks/speed.py                      the sample papers
    python benchmarks/speed.py --folder PAPERS      a folder of your own as well
    python benchmarks/speed.py --papers 6           only the first six of each
    python benchmarks/speed.py --json out.json      keep the figures

One worker reads and extracts while the main process stores. A paper without pages (HTML, text) counts as one page for
each 3,000 characters.
"""

import argparse
import json
import resource
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass
class Figures:
    """What one set of papers cost: seconds for each stage, pages, and the larger process's peak memory so far in MB."""

    name: str
    papers: int = 0
    failed: int = 0
    pages: float = 0.0
    read_seconds: float = 0.0
    extract_seconds: float = 0.0
    store_seconds: float = 0.0
    wall_seconds: float = 0.0
    peak_mb: float = 0.0


def measure(name: str, paths: list[Path]) -> Figures:
    """Ingest the papers into a new minute book with one worker and add up what each stage took."""
    from corpus.ingest import IngestEvent, IngestEventKind, ingest

    figures = Figures(name)

    def add(event: IngestEvent) -> None:
        if event.kind is IngestEventKind.FAILED:
            figures.failed += 1
        if event.kind in (IngestEventKind.READ, IngestEventKind.REPLACED):
            figures.papers += 1
            figures.pages += event.pages if event.pages > 1 else max(1.0, event.characters / 3000)
            figures.read_seconds += event.reading_seconds
            figures.extract_seconds += event.extracting_seconds
            figures.store_seconds += event.storing_seconds

    with tempfile.TemporaryDirectory() as folder:
        figures.wall_seconds = ingest(Path(folder) / "benchmark.db", paths, jobs=1, on_event=add).seconds
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    figures.peak_mb = max(peaks) / 1024
    return figures


def show(figures: Figures) -> None:
    """Print one set's figures."""
    total = figures.wall_seconds
    print(f"\n{figures.name}: {figures.papers} papers, {figures.pages:.0f} pages, {figures.failed} unreadable")
    for stage in ("read", "extract", "store"):
        seconds = getattr(figures, f"{stage}_seconds")
        rate = figures.pages / seconds if seconds else 0.0
        print(f"  {stage:8} {seconds:8.2f} s {rate:9.1f} pages/s {100 * seconds / total if total else 0:5.0f} %")
    print(f"  {'ingest':8} {total:8.2f} s {figures.pages / total if total else 0:9.1f} pages/s")
    print(f"  peak memory {figures.peak_mb:.0f} MB")


def main() -> None:
    """Measure the samples, and a folder if one is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--papers", type=int)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    from corpus.samples import sample_papers
    from corpus.sources import find_papers

    sets = {"samples": list(sample_papers())}
    if options.folder:
        sets[str(options.folder)] = list(find_papers([options.folder]))
    measured = [measure(name, paths[: options.papers]) for name, paths in sets.items()]
    for figures in measured:
        show(figures)
    if options.json:
        options.json.write_text(json.dumps([asdict(figures) for figures in measured], indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
