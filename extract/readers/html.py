"""Reads HTML: pages of ModernGov by their structure, any other page by its main content."""

from extract.layout.decoding import decode
from extract.layout.paragraphs import join_hanging
from extract.readers.html_general import read_general
from extract.readers.html_moderngov import is_moderngov, read_moderngov
from extract.readers.html_parsing import parse
from extract.readers.html_sources import text_sources
from models import Layout, MediaType, UnreadablePaper

_LONGEST = 100_000_000  # bytes


def read_layout(data: bytes) -> Layout:
    """Read an HTML page or fragment. Raises `UnreadablePaper` where nothing can be seen on it."""
    if len(data) > _LONGEST:
        raise UnreadablePaper(f"{len(data):,} bytes of HTML are more than any page has", "save its papers one by one")
    decoded = decode(data, declared=True)
    tree = parse(decoded.text)
    sources = text_sources(decoded.text, tree.root) if tree.root is not None else {}
    page = read_moderngov(tree, sources) if is_moderngov(tree) else read_general(tree, sources)
    if not page.blocks:
        raise UnreadablePaper("the page shows no text", "save the page again once it has loaded fully in a browser")
    blocks = tuple(join_hanging(page.blocks))
    findings = (*decoded.findings, *page.findings)
    return Layout(MediaType.HTML, blocks, hints=page.hints, findings=findings, documents=page.documents)
