"""Pictures of pages with evidence marked on them, as with a highlighter: drawn anew from the paper's own file."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.containers import open_address
from corpus.entries import PaperEntry
from models import Evidence, EvidenceBox, MediaType, UnreadablePaper

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 150
_MOST_PIXELS = 40_000_000
_CHIEF, _REPEAT = ((255, 226, 64), (214, 112, 0)), ((190, 230, 255), (40, 110, 190))  # the highlight and its edge
_MARGIN = 1.5  # points around the words


class NoPicture(Exception):
    """There is no picture of this: `message` says why, `advice` what to do."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(f"{message}; {advice}")
        self.message = message
        self.advice = advice


def draw_evidence(entry: PaperEntry, evidence: Sequence[Evidence], target: Path) -> list[Path]:
    """Draw the pages that evidence stands on, the first piece in yellow and its repeats in blue; tell what was written.

    One page is written to `target` ("out.png"), several beside it by their numbers ("out-p3.png", "out-p4.png").
    Raises `NoPicture`.
    """
    if entry.facts.media_type != MediaType.PDF:
        raise NoPicture("only a PDF has pages to draw, and this paper is none", "see its words without --picture")
    marks = _by_page(evidence)
    if not marks:
        raise NoPicture("the place of this on the page is not known", "see its words without --picture")
    pictures = draw_pages(_data(entry), marks)
    written = []
    for page, picture in pictures.items():
        path = target if len(pictures) == 1 else target.with_name(f"{target.stem}-p{page}{target.suffix}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            picture.save(path)
        except (OSError, ValueError) as error:
            said = getattr(error, "strerror", None) or str(error)
            raise NoPicture(
                f"{path} cannot be written: {said.lower()}", "name another file, such as out.png"
            ) from error
        written.append(path)
    return written


Marks = dict[int, list[tuple[EvidenceBox, bool]]]


def _by_page(evidence: Sequence[Evidence]) -> Marks:
    """Boxes by page, and whether each is of the first piece; repeats come first, to lie below it."""
    marks: Marks = {}
    for at, piece in reversed(list(enumerate(evidence))):
        for box in piece.boxes:
            marks.setdefault(box.page, []).append((box, at == 0))
    return dict(sorted(marks.items()))


def _data(entry: PaperEntry) -> bytes:
    """The bytes of the paper, from an address that still has them."""
    reason = "is not there any more"
    for address in dict.fromkeys((entry.facts.source, *entry.addresses)):
        try:
            data = open_address(address)
        except (OSError, UnreadablePaper):
            continue
        if isinstance(data, bytes) and hashlib.sha256(data).hexdigest() == entry.facts.sha256:
            return data
        reason = "has changed since it was ingested"
    raise NoPicture(f"{entry.facts.source} {reason}", "put the file back, or ingest it anew")


def draw_pages(data: bytes, marks: Marks) -> "dict[int, Image]":
    """Draw the pages that have marks, by their numbers from 1. Raises `NoPicture`."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        try:
            document.init_forms()  # else what was typed into fields is not drawn
            return {page: _draw(document[page - 1], boxes) for page, boxes in marks.items()}
        finally:
            document.close()
    except (pypdfium2.PdfiumError, IndexError, ValueError) as error:
        raise NoPicture(f"the page cannot be drawn ({error})", "open the paper itself") from error


def _draw(page: Any, boxes: Sequence[tuple[EvidenceBox, bool]]) -> "Image":
    from PIL import Image, ImageChops, ImageDraw

    width, height = page.get_size()
    scale = min(DPI / 72, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    picture = page.render(scale=scale).to_pil().convert("RGB")
    page.close()
    ink = Image.new("RGB", picture.size, (255, 255, 255))
    pen = ImageDraw.Draw(ink)
    for box, chief in boxes:
        fill, edge = _CHIEF if chief else _REPEAT
        corners = (box.x0 - _MARGIN, box.top - _MARGIN, box.x1 + _MARGIN, box.bottom + _MARGIN)
        pen.rectangle([round(at * scale) for at in corners], fill=fill, outline=edge, width=max(1, round(scale / 2)))
    return ImageChops.multiply(picture, ink)
