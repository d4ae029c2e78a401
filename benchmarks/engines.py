"""The engines that are measured side by side: each gives the text of a PDF page by page."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path


def _with_pdfplumber(path: Path) -> Iterator[str]:
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            yield page.extract_text()
            page.close()


def _with_pdfium(path: Path) -> Iterator[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for page in document:
        text_page = page.get_textpage()
        yield text_page.get_text_bounded()
        text_page.close()
        page.close()
    document.close()


def _with_pdftotext(path: Path) -> Iterator[str]:
    if shutil.which("pdftotext") is None:
        sys.exit("pdftotext is not installed (Debian: poppler-utils)")
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=False)
    yield from done.stdout.decode("utf-8", "replace").removesuffix("\f").split("\f")


def _with_read(path: Path) -> Iterator[str]:
    from corpus.sources import load_source
    from extract import read

    paper = read(load_source(path))
    yield paper.text
    yield from ("" for _ in range(paper.facts.pages - 1))


TEXTS: dict[str, Callable[[Path], Iterator[str]]] = {
    "pdfplumber": _with_pdfplumber,
    "pdfium": _with_pdfium,
    "pdftotext": _with_pdftotext,
    "read": _with_read,
}
