"""Scanned pages of a PDF: found by what is not on them, and read by the optical reader if there is one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pypdfium2 import PdfiumError, raw

from extract.readers.optical import ILLEGIBLE, NoOpticalReader, OpticalReader, Recognised
from extract.readers.pdf_page import PageInk, ends_of, stretches_of
from extract.readers.pdf_rules import Rule
from models import Finding, FindingKind

DPI = 200.0
MOST_SCANS = 500
"""So many scanned pages of a paper are read, for each takes a second or two."""

INSTALL = (
    "pip install 'minutebook[ocr]' (on Debian and Ubuntu also: apt-get install tesseract-ocr-eng tesseract-ocr-osd),"
    " then ingest it again with --again"
)
_FEW = 20  # characters: fewer on a page with a picture mean a scan
_LARGEST_RENDERED, _LARGEST_STORED = 40_000_000, 200_000_000  # pixels, of the page as rendered, of its pictures
_DOUBTFUL = 75.0  # per cent: below it a page may stand on its head or side
_READABLE = 45.0  # per cent: below it what was read is no text


@dataclass(slots=True)
class _Told:
    """What became of the scanned pages: those read, empty, left out, and counts of words."""

    read: list[PageInk] = field(default_factory=list)
    empty: list[PageInk] = field(default_factory=list)
    huge: list[PageInk] = field(default_factory=list)
    late: list[PageInk] = field(default_factory=list)
    words: int = 0
    illegible: int = 0


def read_scans(document: Any, pages: Sequence[PageInk], tessdata: str | None) -> Iterator[Finding]:
    """Put the words of scanned pages into their ink, and tell what became of them.

    Without a folder of Tesseract's data, or where the reader does not start, they stay without words.
    """
    scans: list[PageInk] = []
    blank: list[PageInk] = []
    for ink in find_scans(pages):
        (scans if ink.picture or _shows_something(document, ink) else blank).append(ink)
    if blank:
        yield _silent(blank, "nothing is printed there")
    if not scans:
        return
    if tessdata is None:
        yield _silent(scans, f"a scan, and not read; to read scans: {INSTALL}")
        return
    told = _Told()
    try:
        with OpticalReader(tessdata) as reader:
            for at, ink in enumerate(scans):
                if at < MOST_SCANS:
                    _read_scan(document, ink, reader, told)
                else:
                    told.late.append(ink)
    except NoOpticalReader as error:
        reason = " ".join(str(error).split())
        yield _silent(scans, f"a scan, and the optical reader does not start ({reason}); {INSTALL}")
        return
    yield from _findings(told)


def find_scans(pages: Sequence[PageInk]) -> list[PageInk]:
    """The pages that are pictures of text; all of a paper that has no words whatever."""
    scans = [
        ink for ink in pages if ink.picture and sum(len(text) for part in ink.stretches for text in part.texts) < _FEW
    ]
    return scans or ([] if any(ink.stretches or ink.sideways for ink in pages) else list(pages))


def _shows_something(document: Any, ink: PageInk) -> bool:
    """Tell a page with anything drawn on it or put above it; one that cannot be opened may have."""
    try:
        page = document[ink.number - 1]
    except PdfiumError:
        return True
    things: int = raw.FPDFPage_CountObjects(page) + raw.FPDFPage_GetAnnotCount(page)
    page.close()
    return things > 0


def _read_scan(document: Any, ink: PageInk, reader: OpticalReader, told: _Told) -> None:
    try:
        page = document[ink.number - 1]
        try:
            if _stored_pixels(page) > _LARGEST_STORED:
                told.huge.append(ink)
                return
            found, turn, scale = _recognise(page, ink, reader)
        finally:
            page.close()
    except (PdfiumError, RuntimeError, ValueError, OSError):
        told.empty.append(ink)
        return
    if not found.words or found.confidence < _READABLE:
        told.empty.append(ink)
        return
    _ink(ink, found, turn, scale)
    told.read.append(ink)
    told.words += len(found.words)
    told.illegible += found.illegible


def _stored_pixels(page: Any) -> int:
    """How many pixels the page's pictures have as they are stored: a small file can hold a huge one."""
    total = 0
    for picture in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=4):
        width, height = picture.get_px_size()
        total += width * height
    return total


def _recognise(page: Any, ink: PageInk, reader: OpticalReader) -> tuple[Recognised, int, float]:
    """Read a page the way round that makes most sense: what was read, the turn, and pixels for a point."""
    scale = min(DPI / 72, (_LARGEST_RENDERED / max(1.0, ink.width * ink.height)) ** 0.5)

    def read(turn: int) -> Recognised:
        return reader.read(page.render(scale=scale, rotation=turn, grayscale=True), 72 * scale)

    best, chosen = read(0), 0
    if best.confidence < _DOUBTFUL or len(best.words) < 3:
        told = reader.turn_of(page.render(scale=scale, grayscale=True))
        for turn in (180, 90, 270) if told is None else (told,) if told else ():
            found = read(turn)
            if found.confidence * len(found.words) ** 0.5 > best.confidence * len(best.words) ** 0.5:
                best, chosen = found, turn
    return best, chosen, scale


def _ink(ink: PageInk, found: Recognised, turn: int, scale: float) -> None:
    """Make points of pixels; what little was printed on the page itself has been read with the rest."""
    ink.turned, ink.skew, ink.recognised = turn, found.skew, True
    ink.sideways = []
    words = found.words
    ink.stretches = stretches_of(
        [sight.text or ILLEGIBLE for sight in words],
        [ends_of(sight.x0 / scale, sight.top / scale, sight.x1 / scale, sight.bottom / scale) for sight in words],
        [False for _ in words],
    )
    ink.rules = [Rule(rule.x0 / scale, rule.top / scale, rule.x1 / scale, rule.bottom / scale) for rule in found.rules]


def _findings(told: _Told) -> Iterator[Finding]:
    if told.read:
        unclear = f"; {told.illegible} of {told.words} words are illegible and stand as {ILLEGIBLE}"
        yield Finding(
            kind=FindingKind.RECOGNISED,
            message=f"{_named(told.read)} read from a picture, so that words can be misread"
            + unclear * bool(told.illegible),
            page=told.read[0].number,
        )
    reasons = (
        (told.empty, "the optical reader makes nothing of it"),
        (told.huge, "its picture is too large to be read; scan it anew at 200 dpi"),
        (told.late, f"only the first {MOST_SCANS} scanned pages of a paper are read; split it"),
    )
    for scans, reason in reasons:
        if scans:
            yield _silent(scans, reason)


def _silent(scans: Sequence[PageInk], reason: str) -> Finding:
    return Finding(
        kind=FindingKind.NO_TEXT_LAYER, message=f"no text on {_named(scans)}: {reason}", page=scans[0].number
    )


def _named(pages: Sequence[PageInk]) -> str:
    """Name pages as a person does: "page 3", "pages 1-4, 7"."""
    spans: list[list[int]] = []
    for number in (ink.number for ink in pages):
        if spans and number == spans[-1][-1] + 1:
            spans[-1][1:] = [number]
        else:
            spans.append([number])
    told = ", ".join("-".join(map(str, span)) for span in spans)
    return f"page {told}" if len(pages) == 1 else f"pages {told}"
