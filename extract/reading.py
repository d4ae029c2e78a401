"""Bytes in, Paper out: picks the reader for the media type, then composes the one text and its structure."""

from importlib import import_module

from extract.collector import collector_paused
from extract.compose import compose
from extract.facts import state_facts
from extract.outline import outline
from models import Layout, MediaType, Paper, Settings, Source

_READERS = {
    MediaType.PDF: "extract.readers.pdf",
    MediaType.HTML: "extract.readers.html",
    MediaType.DOCX: "extract.readers.docx",
    MediaType.MARKDOWN: "extract.readers.markdown",
    MediaType.TEXT: "extract.readers.text",
}


def read(source: Source, settings: Settings | None = None) -> Paper:
    """Read a paper: layout, clean text, sections, items, tables and facts.

    Raises `UnreadablePaper` where the bytes hold no paper that can be read.
    """
    most = (settings or Settings()).most_characters
    with collector_paused():
        return state_facts(outline(compose(read_layout(source, settings), source, most_characters=most)))


def read_layout(source: Source, settings: Settings | None = None) -> Layout:
    """Run the reader for the source's media type; each is imported only when a paper needs it."""
    reader = import_module(_READERS[source.media_type])
    # Only a PDF has pages that are pictures.
    given = (source.data, settings) if source.media_type is MediaType.PDF else (source.data,)
    layout: Layout = reader.read_layout(*given)
    return layout
