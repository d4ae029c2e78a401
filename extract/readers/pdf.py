"""Reads PDF through pypdfium2."""

import pypdfium2 as pdfium

from extract.flow import flow
from models import Box, Fragment, Layout, Line, MediaType


def read_layout(data: bytes) -> Layout:
    """Read a PDF."""
    document = pdfium.PdfDocument(data)
    lines: list[Line | None] = []
    for number, page in enumerate(document, start=1):
        height = page.get_height()
        text_page = page.get_textpage()
        for raw in text_page.get_text_bounded().splitlines():
            lines.append(Line((Fragment(raw, number, Box(number, 0, 0, 0, height)),)) if raw.strip() else None)
        page.close()
    return Layout(MediaType.PDF, tuple(flow(lines)), pages=len(document))
