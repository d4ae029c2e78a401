"""Makes the sample papers from `sources/`, or many varied copies of all of them for the benchmarks.

    python -m corpus.samples.make                                # the shipped PDF and Word papers, the same bytes again
    python -m corpus.samples.make --copies 1000 many-papers      # a thousand papers with other dates, sums and names
    python -m corpus.samples.make --copies 1000 --dirty many-papers

Needs reportlab, Pillow and python-docx.
"""

import argparse
from pathlib import Path

from corpus.samples import FOLDER, PAPERS
from corpus.samples.markup import read_manuscript
from corpus.samples.vary import dirty, vary

SUFFIX = {"pdf": ".pdf", "scan": ".pdf", "docx": ".docx"}
SOURCES = FOLDER / "sources"


def print_source(source: str) -> tuple[str, bytes]:
    """The suffix and the bytes of the paper that a source describes."""
    manuscript = read_manuscript(source)
    form = manuscript.settings["form"]
    if form == "pdf":
        from corpus.samples.pdf import print_pdf as printed
    elif form == "scan":
        from corpus.samples.scan import print_scan as printed
    else:
        from corpus.samples.word import print_word as printed
    return SUFFIX[form], printed(manuscript)


def make_samples(folder: Path) -> list[Path]:
    """Print every source into `folder`; the papers written, in order."""
    made = []
    for path in sorted(SOURCES.glob("*.txt")):
        suffix, data = print_source(path.read_text(encoding="utf-8"))
        made.append(folder / (path.stem + suffix))
        made[-1].write_bytes(data)
    return made


def make_copies(number: int, folder: Path, noisy: bool) -> list[Path]:
    """Write `number` varied copies of the samples (scans left out) into `folder`; the same ones on every run."""
    sources = {path.stem: path for path in SOURCES.glob("*.txt")}
    written = {path.stem: path for path in PAPERS.iterdir() if path.stem not in sources}
    originals = [(stem, path.read_text(encoding="utf-8")) for stem, path in sorted((sources | written).items())]
    originals = [(stem, text) for stem, text in originals if not text.startswith("form: scan")]
    made = []
    for seed in range(number):
        stem, text = originals[seed % len(originals)]
        text = vary(text, seed)
        if noisy and stem in sources:
            text = dirty(text, seed)
        suffix, data = print_source(text) if stem in sources else (written[stem].suffix, text.encode())
        made.append(folder / f"{seed:06}-{stem}{suffix}")
        made[-1].write_bytes(data)
    return made


def main() -> None:
    """Read the options and make the papers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=PAPERS)
    parser.add_argument("--copies", type=int, default=0, help="make so many varied copies instead of the samples")
    parser.add_argument("--dirty", action="store_true", help="copies with slips: words run together, letters misread")
    options = parser.parse_args()
    if options.copies and options.folder == PAPERS:
        parser.error("name a folder for the copies")
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.copies:
        made = make_copies(options.copies, options.folder, options.dirty)
    else:
        made = make_samples(options.folder)
    print(f"{len(made)} papers in {options.folder}")


if __name__ == "__main__":
    main()
