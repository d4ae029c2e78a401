"""How fast and how large: pages per second and peak memory of `ingest`, split into reading, extracting and storing.

    python benchmarks/speed.py                      the sample papers
    python benchmarks/speed.py --folder PAPERS      a folder of your own as well
    python benchmarks/speed.py --papers 6           only the first six of each
    python benchmarks/speed.py --json out.json      keep the figures

Runs in one process on one core. A page of a paper without pages (HTML, text) counts as one for each 3,000 characters.
"""

import argparse
import json
import resource
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass
class Figures:
    """What one set of papers cost: seconds for each stage, pages, and the process's peak memory so far in MB."""

    name: str
    papers: int = 0
    failed: int = 0
    pages: int = 0
    read_seconds: float = 0.0
    extract_seconds: float = 0.0
    store_seconds: float = 0.0
    peak_mb: float = 0.0


def measure(name: str, paths: list[Path]) -> Figures:
    """Read, extract and store the papers one after the other."""
    from corpus.book import MinuteBook
    from corpus.sources import load_source
    from extract import extract, read
    from models import UnreadablePaper

    figures = Figures(name)
    with (
        tempfile.TemporaryDirectory() as folder,
        MinuteBook.open(Path(folder) / "b.db", write=True, create=True) as book,
    ):
        for path in paths:
            started = time.perf_counter()
            try:
                source = load_source(path)
                paper = read(source)
            except UnreadablePaper:
                figures.failed += 1
                continue
            was_read = time.perf_counter()
            extraction = extract(paper)
            was_extracted = time.perf_counter()
            book.store(paper, extraction)
            figures.store_seconds += time.perf_counter() - was_extracted
            figures.extract_seconds += was_extracted - was_read
            figures.read_seconds += was_read - started
            figures.papers += 1
            figures.pages += paper.facts.pages if paper.page_sizes else max(1, len(paper.text) // 3000)
    figures.peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return figures


def show(figures: Figures) -> None:
    """Print one set's figures."""
    total = figures.read_seconds + figures.extract_seconds + figures.store_seconds
    print(f"\n{figures.name}: {figures.papers} papers, {figures.pages} pages, {figures.failed} unreadable")
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
