"""Extract every labelled paper: `python benchmarks/predict.py LABELS PAPERS OUT`, then score OUT with the scorer.

LABELS holds one JSON file for each labelled paper, whose "file" names the paper in PAPERS; OUT gets one file of the
same name with what `minutebook extract` prints for it.
"""

import argparse
import json
import sys
import traceback
from pathlib import Path

from corpus.sources import load_source
from extract import extract, read


def main() -> None:
    """Run the loop; exit 1 if any paper failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    parser.add_argument("papers", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    failed = 0
    for label in sorted(options.labels.glob("*.json")):
        paper = options.papers / json.loads(label.read_text(encoding="utf-8"))["file"]
        target = options.out / label.name
        try:
            target.write_text(extract(read(load_source(paper))).model_dump_json(indent=1), encoding="utf-8")
        except Exception:
            failed += 1
            target.write_text("{}", encoding="utf-8")
            traceback.print_exc()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
