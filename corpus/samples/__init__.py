"""The papers of a fictional partnership, with their labels: the demo, the golden tests and the accuracy gate.

Tolverham Borough Council, its NHS partner (a clinical commissioning group until June 2022, then an integrated care
board), a parish council and a library trust are invented, and so is everybody who acts in their papers.
`python -m corpus.samples.make` makes the PDF and Word papers again from `sources/`.
"""

from importlib.resources import files
from pathlib import Path

__all__ = ["LABELS", "PAPERS", "sample_papers"]

FOLDER = Path(str(files(__name__)))
PAPERS = FOLDER / "papers"
LABELS = FOLDER / "labels"


def sample_papers() -> list[Path]:
    """Every sample paper, in the order of its name, which starts with its date."""
    return sorted(path for path in PAPERS.iterdir() if path.is_file() and not path.name.startswith("."))
