"""Reads what was typed onto the pages of a PDF: into the fields of its form and into text boxes.

It lies above a page and is no part of its content, so that the engine tells nothing of it. Papers in which there is any
are drawn anew by qpdf, and the words that come in by that are set to the lines that they stand on.
"""

import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from extract.readers import pdf_calls as calls
from extract.readers.pdf_engine import read_page
from extract.readers.pdf_lines import shares_line
from extract.readers.pdf_page import PageInk, Stretch
from models import Finding, FindingKind

_TYPED = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT)
_MOST = 5_000  # annotations of a page that are looked at
_DEEPEST = 20  # fields within fields


def has_typed(page: Any) -> bool:
    """Tell a page with fields of a form or text boxes, as `calls.load_page` gave it."""
    for at in range(min(calls.count_annotations(page), _MOST)):
        found = calls.argument(calls.get_annotation(page, at))
        kind = calls.get_annotation_kind(found)
        calls.close_annotation(found)
        if kind in _TYPED:
            return True
    return False


def fill_in(pages: list[PageInk], data: bytes, findings: list[Finding]) -> None:
    """Put what was typed onto the pages of a PDF into their ink."""
    filled = [ink for ink in pages if ink.filled]
    if not filled:
        return
    try:
        with warnings.catch_warnings(action="ignore"):  # of what is wrong with a form; its words are read all the same
            drawn = _drawn(data)
        document = pdfium.PdfDocument(drawn)
        try:
            for ink in filled:
                pages[ink.number - 1] = _filled(ink, _read(document, ink.number))
        finally:
            document.close()
    # qpdf and its forms fail in many ways, and what is printed must not be lost for what was typed
    except Exception as error:
        told = f"what was typed onto page {filled[0].number} and others could not be read ({error})"
        findings.append(Finding(kind=FindingKind.BAD_PAGE, message=told, page=filled[0].number))


def _drawn(data: bytes) -> bytes:
    """Draw fields and text boxes into the pages; buttons tell nothing."""
    import pikepdf

    with pikepdf.open(BytesIO(data)) as document:
        undrawn = False
        for page in document.pages:
            typed = []
            for found in _annotations(page):
                field = _field(found)
                if found.get("/Subtype") in ("/Widget", "/FreeText") and field.get("/FT") != "/Btn":
                    typed.append(found)
                    undrawn |= "/V" in field and "/AP" not in found
            page.Annots = pikepdf.Array(typed)
        if undrawn:
            form: Any = document.Root.AcroForm
            form.NeedAppearances = True
            for font in form.get("/DR", {}).get("/Font", {}).values():
                font.Encoding = pikepdf.Name.WinAnsiEncoding  # in others qpdf has no pound sign
            document.generate_appearance_streams()
        document.flatten_annotations("screen")
        out = BytesIO()
        document.save(out)
        return out.getvalue()


def _annotations(page: Any) -> Iterator[Any]:
    import pikepdf

    for found in page.get("/Annots", []):
        if isinstance(found, pikepdf.Dictionary):
            yield found


def _field(annotation: Any) -> dict[str, Any]:
    """What an annotation and the fields that it is part of say, the nearest first."""
    said: dict[str, Any] = {}
    for _ in range(_DEEPEST):
        for name in ("/FT", "/V"):
            if name in annotation:
                said.setdefault(name, annotation[name])
        if "/Parent" not in annotation:
            break
        annotation = annotation["/Parent"]
    return said


def _read(document: pdfium.PdfDocument, number: int) -> PageInk:
    page = calls.argument(calls.load_page(calls.argument_of(document.raw), number - 1))
    try:
        return read_page(page, number)
    finally:
        calls.close_page(page)


def _filled(ink: PageInk, drawn: PageInk) -> PageInk:
    """Set the words behind those of the page's own content to where they stand among them."""
    own = sum(len(part.texts) for part in (*ink.stretches, *ink.sideways))
    printed = [part for part in drawn.stretches if part.order < own]
    for part in drawn.stretches:
        if part.order >= own:
            printed.insert(_place(part, printed), part)
    at = len(drawn.sideways)
    for part in printed:
        part.order, at = at, at + len(part.texts)
    drawn.stretches = printed
    return drawn


def _place(part: Stretch, printed: Sequence[Stretch]) -> int:
    """Where words stand in the order of reading: behind their label, else before the first line below them."""
    beside = [at for at, other in enumerate(printed) if other.x0 <= part.x0 and shares_line(part, other)]
    if beside:
        return beside[-1] + 1
    return next((at for at, other in enumerate(printed) if other.top >= part.bottom), len(printed))
