"""Opens PDF bytes and reads page by page; one bad page costs one page, a file that no engine opens raises."""

import logging
import warnings
from contextlib import suppress
from io import BytesIO
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from extract.readers import pdf_calls as calls
from extract.readers.pdf_engine import CrowdedPage, read_page
from extract.readers.pdf_filled import fill_in, has_typed
from extract.readers.pdf_forms import refuse_endless_forms
from extract.readers.pdf_multiplied import refuse_multiplied
from extract.readers.pdf_page import PageInk, ends_of, stretches_of
from extract.readers.pdf_salvage import with_page_tree
from extract.readers.pdf_scans import read_scans
from extract.readers.pdf_skeleton import skeleton_of
from extract.readers.pdf_streams import refuse_swollen_streams
from models import Finding, FindingKind, UnreadablePaper

MOST_PAGES = 5_000  # the largest packs of papers have half of that
_MOST_NAMES, _LONGEST_NAME = 5, 60  # of attached files
_AGAIN = "fetch it again, or print it to PDF from its source"


def read_pages(data: bytes, tessdata: str | None = None) -> tuple[list[PageInk], list[Finding]]:
    """Read all pages of a PDF, scans with Tesseract's data from that folder; a finding for each that was not read."""
    skeleton = skeleton_of(data)
    refuse_multiplied(skeleton)
    refuse_swollen_streams(skeleton)
    refuse_endless_forms(skeleton)
    document, findings = _open(data)
    try:
        if len(document) == 0:
            raise UnreadablePaper("the PDF has no pages", _AGAIN)
        if raw.FPDF_GetFormType(document.raw) == raw.FORMTYPE_XFA_FULL:
            raise UnreadablePaper("it is a form that only Adobe Reader draws (XFA)", "print it to PDF there")
        if len(document) > MOST_PAGES:
            told = f"the PDF has {len(document):,} pages; those after page {MOST_PAGES:,} are left out"
            findings.append(Finding(kind=FindingKind.TRUNCATED, message=told, page=MOST_PAGES))
        findings.extend(_attached(document))
        pages = _pages(document, data, findings)
        fill_in(pages, data, findings)
        findings.extend(_garbled(pages))
        findings.extend(read_scans(document, pages, tessdata))
        return pages, findings
    finally:
        document.close()


def _pages(document: Any, data: bytes, findings: list[Finding]) -> list[PageInk]:
    handle = calls.argument_of(document.raw)
    held: list[Any] = []  # the page before stays open until the next is loaded: fonts that both use are read once
    try:
        return [_page(handle, at + 1, data, findings, held) for at in range(min(len(document), MOST_PAGES))]
    finally:
        _close(held)


def _open(data: bytes) -> tuple[Any, list[Finding]]:
    try:
        document = pdfium.PdfDocument(data)
        told = "the PDF ends without an end mark; it may be cut off, and parts may be missing"
        return document, [Finding(kind=FindingKind.TRUNCATED, message=told)] if _breaks_off(data) else []
    except pdfium.PdfiumError:
        # Which error it was cannot be told: PDFium may still hold that of an earlier file. qpdf will tell.
        pass
    try:
        document = pdfium.PdfDocument(_repaired(_from_header(data)))
    except pdfium.PdfiumError:
        raise _broken() from None
    note = Finding(kind=FindingKind.TRUNCATED, message="the PDF is damaged; it was repaired, and parts may be missing")
    return document, [note]


def _breaks_off(data: bytes) -> bool:
    """Tell a file whose objects go on behind its last end mark, or that has none."""
    end = data.rfind(b"%%EOF")
    return end < 0 or data.find(b" obj", end) >= 0


def _repaired(data: bytes) -> bytes:
    """Let qpdf rebuild the file's table of objects, and, where it fails for want of a tree of pages, give it one."""
    try:
        return _rebuilt(data)
    except UnreadablePaper:
        salvaged = with_page_tree(data)
        if salvaged is None:
            raise
        return _rebuilt(salvaged)


def _from_header(data: bytes) -> bytes:
    """Cut off what stands before the file, or set the header before one that lost it."""
    at = data.find(b"%PDF-")
    return data[at:] if at >= 0 else b"%PDF-1.7\n" + data


def _rebuilt(data: bytes) -> bytes:
    import pikepdf

    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    try:
        # pikepdf warns of what is wrong with forms by lines on standard error
        with warnings.catch_warnings(action="ignore"), pikepdf.open(BytesIO(data)) as document:
            if len(document.pages) == 0:
                raise UnreadablePaper("the PDF has no pages", _AGAIN)
            out = BytesIO()
            document.save(out)
            return out.getvalue()
    except pikepdf.PasswordError:
        raise UnreadablePaper(
            "the PDF is encrypted and needs a password", "remove the password, e.g. qpdf --decrypt, and try again"
        ) from None
    except (pikepdf.PdfError, ValueError, RuntimeError, RecursionError):
        raise _broken() from None


def _broken() -> UnreadablePaper:
    return UnreadablePaper("the PDF is cut off or damaged beyond repair", _AGAIN)


def _close(held: list[Any]) -> None:
    while held:
        calls.close_page(held.pop())


def _page(document: Any, number: int, data: bytes, findings: list[Finding], held: list[Any]) -> PageInk:
    try:
        address = calls.load_page(document, number - 1)
        if not address:
            raise pdfium.PdfiumError("it cannot be loaded")
        _close(held)
        held.append(calls.argument(address))
        ink = read_page(held[-1], number)
        ink.filled = has_typed(held[-1])
        return ink
    except CrowdedPage as crowded:
        told = f"page {number} holds {crowded.count:,} characters, more than any printed page, and is left out"
        findings.append(Finding(kind=FindingKind.TRUNCATED, message=told, page=number))
        return PageInk(number, 595.0, 842.0)
    except (pdfium.PdfiumError, OSError, ValueError, OverflowError) as error:
        message = f"page {number} could not be read ({error})"
    try:
        ink = _second_reading(data, number)
        findings.append(
            Finding(kind=FindingKind.BAD_PAGE, message=f"{message}; its words were read without tables", page=number)
        )
        return ink
    except Exception:  # the second engine fails on broken pages in many ways, and one page must not cost the paper
        findings.append(Finding(kind=FindingKind.BAD_PAGE, message=f"{message} and is left out", page=number))
        return PageInk(number, 595.0, 842.0)


def _attached(document: pdfium.PdfDocument) -> list[Finding]:
    """Tell of files that are attached to the PDF: in a portfolio they are the papers, and its page only a cover."""
    count = document.count_attachments()
    names = []
    for at in range(min(count, _MOST_NAMES)):
        with suppress(pdfium.PdfiumError):  # what is listed may not be there
            names.append("".join(filter(str.isprintable, document.get_attachment(at).get_name()))[:_LONGEST_NAME])
    if not names:
        return []
    named, more = ", ".join(names), ", …" if count > _MOST_NAMES else ""
    told = f"not read, but attached to the PDF: {named}{more}; save such files beside it"
    return [Finding(kind=FindingKind.TRUNCATED, message=told)]


def _garbled(pages: list[PageInk]) -> list[Finding]:
    """Take the words off pages whose letters are lost, lest figures are read out of them: they are as good as scans."""
    findings = []
    for ink in pages:
        if not (ink.garbled or ink.lost):
            continue
        told = f"the fonts on page {ink.number} do not tell which letters they draw, so that its words are lost"
        if ink.garbled:
            ink.stretches, ink.sideways, ink.picture = [], [], True
        else:
            told = f"a font on page {ink.number} does not tell which letters it draws, so that its words are lost"
        findings.append(Finding(kind=FindingKind.ENCODING, message=told, page=ink.number))
    return findings


def _second_reading(data: bytes, number: int) -> PageInk:
    """Read one page with pdfplumber: slower, and forgiving where pdfium gives up."""
    import pdfplumber

    for name in ("pdfminer", "pdfplumber"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what is wrong with the page is told as a finding
    with pdfplumber.open(BytesIO(data), pages=[number]) as document:
        page = document.pages[0]
        ink = PageInk(number, float(page.width), float(page.height))
        words = page.extract_words(extra_attrs=["fontname"])
        ink.stretches = stretches_of(
            [word["text"] for word in words],
            [ends_of(word["x0"], word["top"], word["x1"], word["bottom"]) for word in words],
            ["bold" in str(word["fontname"]).lower() for word in words],
        )
        return ink
