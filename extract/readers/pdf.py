"""Reads PDF through pypdfium2: words and rules of each page, then tables, running heads, lines and paragraphs."""

from collections import Counter
from collections.abc import Sequence
from statistics import median

from extract.layout.flow import flow
from extract.layout.running import DEPTH, EdgeLine, Running, find_running
from extract.readers.pdf_continued import join_pages
from extract.readers.pdf_file import read_pages
from extract.readers.pdf_hyphens import settle_hyphens
from extract.readers.pdf_page import PageInk, Stretch
from extract.readers.pdf_paragraphs import part_pages
from extract.readers.pdf_rows import in_runs, levels
from extract.readers.pdf_tables import Flowing, page_flow
from models import Layout, MediaType, Settings


def read_layout(data: bytes, settings: Settings | None = None) -> Layout:
    """Read a PDF.

    Pages that cannot be read and scans for which there is no optical reader become findings; a file that cannot be
    opened at all raises `UnreadablePaper`.
    """
    pages, findings = read_pages(data, settings.tessdata if settings else None)
    settle_hyphens(pages)
    running = _take_running(pages) + _take_watermarks(pages)
    flowing: list[Flowing] = []
    for ink in pages:
        flowing.append(page_flow(ink, findings))
        ink.stretches, ink.rules = [], []
    join_pages(flowing)
    return Layout(
        media_type=MediaType.PDF,
        blocks=tuple(flow(part_pages(pages, flowing))),
        pages=len(pages),
        page_sizes=tuple((round(ink.width, 2), round(ink.height, 2)) for ink in pages),
        running=running,
        recognised=tuple(ink.number for ink in pages if ink.recognised),
        findings=tuple(findings),
    )


def _take_running(pages: Sequence[PageInk]) -> tuple[str, ...]:
    """Take running heads, feet and page numbers out of the pages' words."""
    heights: list[float] = []
    for ink in pages:
        heights += [part.bottom - part.top for part in ink.stretches]
        heights += [part.bottom - part.top for part in ink.stretches if len(part.texts) > 7 for _ in part.texts[7::7]]
    body = median(heights) if heights else 0.0
    lines = [_edges(levels(ink.stretches)) for ink in pages]
    edges = [[_edge_line(line, body) for line in page] for page in lines]
    found: Running = find_running(edges, [_upright_height(ink) for ink in pages])
    for ink, page, places in zip(pages, lines, found.places, strict=True):
        gone = {part.order for at in places for part in page[at]}
        if gone:
            ink.stretches = [part for part in ink.stretches if part.order not in gone]
    return found.texts


def _edges(lines: list[list[Stretch]]) -> list[list[Stretch]]:
    """The lines among which running heads and feet are sought."""
    return lines if len(lines) <= 2 * DEPTH else lines[:DEPTH] + lines[-DEPTH:]


def _edge_line(line: list[Stretch], body: float) -> EdgeLine:
    if len(line) == 1:
        part = line[0]
        return EdgeLine(part.text, part.top, 1, part.bottom - part.top > 1.15 * body)
    runs = in_runs(line)
    return EdgeLine(
        " ".join([part.text for run in runs for part in run]),
        min([part.top for part in line]),
        len(runs),
        all(part.bottom - part.top > 1.15 * body for part in line),
    )


def _take_watermarks(pages: Sequence[PageInk]) -> tuple[str, ...]:
    """Take out words at an angle that return on other pages: "DRAFT" across the page, a code along its edge."""
    texts = [" ".join(part.text for part in ink.sideways) for ink in pages]
    counts = Counter(texts)
    for ink, text in zip(pages, texts, strict=True):
        if counts[text] > 1:
            ink.sideways = []
    return tuple(text for text, count in counts.items() if text and count > 1)


def _upright_height(ink: PageInk) -> float:
    return ink.width if ink.turned % 180 else ink.height
