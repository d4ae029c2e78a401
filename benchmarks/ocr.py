"""How well and how fast scans are read: the sample PDFs are printed as pictures, read, and compared with their text.

    python benchmarks/ocr.py                     the sample PDFs at 150 and 200 dpi, a little crooked and noisy
    python benchmarks/ocr.py --papers 4          only the first four
    python benchmarks/ocr.py --json out.json     keep the figures

A word counts as found if the reading of its page holds it once more; seconds are those of the processor.
"""

import argparse
import hashlib
import json
import random
import time
from collections import Counter
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

SKEW = 0.7  # degrees
SPECKS = 2000  # on a page


@dataclass
class Figures:
    """What reading at one resolution came to: words printed, words read, words of both, pages, processor seconds."""

    dpi: int
    papers: int = 0
    pages: int = 0
    printed: int = 0
    read: int = 0
    both: int = 0
    seconds: float = 0.0


def scan(data: bytes, dpi: int) -> bytes:
    """Print a PDF's pages as crooked and noisy pictures into another PDF."""
    import pypdfium2
    from PIL import Image

    chance = random.Random(dpi)
    pictures = []
    for page in pypdfium2.PdfDocument(data):
        picture = page.render(scale=dpi / 72, grayscale=True).to_pil()
        picture = picture.rotate(SKEW, resample=Image.Resampling.BICUBIC, fillcolor=255)
        for _ in range(SPECKS):
            picture.putpixel((chance.randrange(picture.width), chance.randrange(picture.height)), chance.randrange(200))
        pictures.append(picture)
    out = BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=dpi, quality=60)
    return out.getvalue()


def words_of(data: bytes, settings: Any) -> tuple[Counter[str], int]:
    """The words of a PDF as minutebook reads it, and its number of pages."""
    from extract import read
    from models import MediaType, Source

    paper = read(Source(data, hashlib.sha256(data).hexdigest(), MediaType.PDF, "benchmark.pdf"), settings)
    return Counter(paper.text.split()), paper.facts.pages


def measure(paths: list[Path], dpi: int, settings: Any) -> Figures:
    """Read scans of the papers and compare their words with those printed."""
    figures = Figures(dpi)
    for path in paths:
        printed, pages = words_of(path.read_bytes(), settings)
        data = scan(path.read_bytes(), dpi)
        begin = time.process_time()
        read, _ = words_of(data, settings)
        figures.seconds += time.process_time() - begin
        figures.papers += 1
        figures.pages += pages
        figures.printed += printed.total()
        figures.read += read.total()
        figures.both += (printed & read).total()
    return figures


def main() -> None:
    """Measure at two resolutions and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    from corpus.optical import usual_settings
    from corpus.samples import sample_papers

    settings = usual_settings()
    if settings.tessdata is None:
        parser.error("there is no optical reader: pip install 'minutebook[ocr]', apt-get install tesseract-ocr-eng")
    paths = [path for path in sample_papers() if path.suffix == ".pdf" and "scan" not in path.name][: options.papers]
    measured = [measure(paths, dpi, settings) for dpi in (150, 200)]
    print("dpi  papers  pages   words  recall  precision  s/page")
    for f in measured:
        recall, precision = f.both / f.printed, f.both / f.read
        print(
            f"{f.dpi:3} {f.papers:7} {f.pages:6} {f.printed:7} {recall:7.3f} {precision:10.3f}"
            f" {f.seconds / f.pages:7.2f}"
        )
    if options.json:
        options.json.write_text(json.dumps([asdict(figures) for figures in measured], indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
