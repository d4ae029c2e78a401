"""Raise the floors of the accuracy gate: `python benchmarks/floors.py`, then commit `tests/accuracy.toml`.

Measures the sample papers and raises every floor that they now pass. A figure that fell keeps its floor and the command
exits with 1; `--lower REASON` lowers those floors and writes the reason beside them. The fingerprint of the labels is
renewed either way.
"""

import argparse
import sys
from pathlib import Path

from corpus.evaluation.figures import count
from corpus.evaluation.floors import falls, floors_of, parse_floors, raised, write_floors
from corpus.evaluation.measuring import measure, sample_labels

FILE = Path(__file__).parent.parent / "tests" / "accuracy.toml"


def main() -> None:
    """Measure, compare, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lower", metavar="REASON", help="lower what fell, for this reason")
    reason = parser.parse_args().lower
    if reason is not None and len(reason.split()) < 3:
        parser.error("--lower needs a reason that a reviewer can judge")
    run = measure(sample_labels())
    measured = floors_of(count(run.papers), run.labels)
    before = parse_floors(FILE.read_text(encoding="utf-8")) if FILE.exists() else measured
    fallen = falls(before, measured)
    for name, least in measured.least.items():
        if least > before.least.get(name, -1.0):
            print(f"raised   {name}  {before.least.get(name, 0.0)} -> {least}")
    for name, (old, new) in fallen.items():
        print(f"{'lowered' if reason else 'below'}  {name}  {old} -> {new}")
    FILE.write_text(write_floors(raised(before, measured, reason=reason)), encoding="utf-8")
    if fallen and reason is None:
        sys.exit("some figures fell: mend them (minutebook evaluate --samples --errors), or give --lower REASON")


if __name__ == "__main__":
    main()
