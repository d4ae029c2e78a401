"""Bytes in, Paper out: picks the reader for the media type, then composes the one text and its structure."""

from importlib import import_module

from extract.compose import compose
from extract.facts import state_facts
from extract.outline import outline
from models import Layout, MediaType, Paper, Source

_READERS = {
    MediaType.PDF: "extract.readers.pdf",
    MediaType.HTML: "extract.readers.html",
    MediaType.DOCX: "extract.readers.docx",
    MediaType.MARKDOWN: "extract.readers.markdown",
    MediaType.TEXT: "extract.readers.text",
}


def read(source: Source) -> Paper:
    """Read a paper: layout, clean text, sections, items, tables and facts.

    Raises `UnreadablePaper` where the bytes hold no paper that can be read.
    """
    return state_facts(outline(compose(read_layout(source), source)))


def read_layout(source: Source) -> Layout:
    """Run the reader for the source's media type; each is imported only when a paper needs it."""
    layout: Layout = import_module(_READERS[source.media_type]).read_layout(source.data)
    return layout
