"""How fast a paper becomes records, and how that grows with its length: characters of text a CPU second.

    python benchmarks/extraction.py                      the sample papers
    python benchmarks/extraction.py --folder PAPERS      a folder of your own as well
    python benchmarks/extraction.py --json out.json      keep the figures

Reading is not counted. Growth is that of a paper printed 1, 2, 4 and 8 times over: an exponent of 1 is linear.
"""

import argparse
import json
import math
import statistics
import time
from pathlib import Path

from corpus.samples import sample_papers
from corpus.sources import find_papers, load_source
from extract import extract, read
from models import MediaType, Paper, Source

_TIMES = (1, 2, 4, 8)


def seconds(paper: Paper, runs: int) -> float:
    """Take the least CPU time of several runs."""
    taken = []
    for _ in range(runs):
        begin = time.process_time()
        extract(paper)
        taken.append(time.process_time() - begin)
    return min(taken)


def growth(paper: Paper, runs: int) -> dict[str, object]:
    """Extract a paper's text printed over and over; the exponent is the slope of time against length, both as logs."""
    measured = []
    for times in _TIMES:
        text = "\n\n".join([paper.text.replace("\n", "\n\n")] * times)
        source = Source(text.encode(), paper.facts.sha256, MediaType.TEXT, paper.facts.source)
        longer = read(source)
        measured.append({"characters": len(longer.text), "seconds": seconds(longer, runs)})
    lengths = [math.log(one["characters"]) for one in measured]
    exponent = statistics.linear_regression(lengths, [math.log(one["seconds"]) for one in measured]).slope
    return {"paper": Path(paper.facts.source).name, "exponent": exponent, "measured": measured}


def measure(name: str, paths: list[Path], runs: int) -> dict[str, object]:
    """Measure every paper of a set, and the growth of the one of median length."""
    papers = sorted((read(load_source(path)) for path in paths), key=lambda paper: len(paper.text))
    papers = [paper for paper in papers if paper.text]
    extract(papers[0])  # the lexicons are loaded once
    rates = {Path(paper.facts.source).name: len(paper.text) / seconds(paper, runs) for paper in papers}
    return {
        "set": name,
        "papers": len(papers),
        "median": statistics.median(rates.values()),
        "characters_a_second": rates,
        "growth": growth(papers[len(papers) // 2], runs),
    }


def main() -> None:
    """Measure the samples, and a folder if one is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    sets = {"samples": list(sample_papers())}
    if options.folder:
        sets[str(options.folder)] = list(find_papers([options.folder]))
    measured = [measure(name, paths, options.runs) for name, paths in sets.items()]
    for one in measured:
        print(f"\n{one['set']}: {one['papers']} papers, median {one['median']:,.0f} characters a second")
        print(f"  time grows with length to the power of {one['growth']['exponent']:.2f}")  # type: ignore[index]
    if options.json:
        options.json.write_text(json.dumps(measured, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
