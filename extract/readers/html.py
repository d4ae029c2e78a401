"""Reads HTML: pages of ModernGov by their structure, any other page by its main content."""

from collections.abc import Sequence

from extract.layout.decoding import decode
from extract.layout.paragraphs import join_hanging
from extract.lexicon import load
from extract.readers.html_general import read_general
from extract.readers.html_moderngov import is_moderngov, read_moderngov
from extract.readers.html_parsing import parse
from extract.readers.html_sources import text_sources
from models import Layout, LayoutBlock, MediaType, UnreadablePaper

_LONGEST = 100_000_000  # bytes
_LONGEST_ERROR = 600  # characters of a page that a server shows instead of a paper


def read_layout(data: bytes) -> Layout:
    """Read an HTML page or fragment. Raises `UnreadablePaper` where nothing, or no paper, can be seen on it."""
    if len(data) > _LONGEST:
        raise UnreadablePaper(f"{len(data):,} bytes of HTML are more than any page has", "save its papers one by one")
    decoded = decode(data, declared=True)
    tree = parse(decoded.text)
    sources = text_sources(decoded.text, tree.root) if tree.root is not None else {}
    page = read_moderngov(tree, sources) if is_moderngov(tree) else read_general(tree, sources)
    if not page.blocks:
        raise UnreadablePaper("the page shows no text", "save the page again once it has loaded fully in a browser")
    _refuse_error(page.blocks)
    blocks = tuple(join_hanging(page.blocks))
    findings = (*decoded.findings, *page.findings)
    return Layout(MediaType.HTML, blocks, hints=page.hints, findings=findings, documents=page.documents)


def _refuse_error(blocks: Sequence[LayoutBlock]) -> None:
    """Raise `UnreadablePaper` for what a server shows instead of a paper, as a download of many saves it unseen."""
    text = ""
    for block in blocks:
        text += "".join(f"{line.text} " for line in block.lines)
        if len(text) > _LONGEST_ERROR or block.table is not None:
            return
    said = text.casefold()
    for phrase in load("error_pages")["phrases"]:
        if phrase in said:
            raise UnreadablePaper(f"it is no paper but a message of the server (“{phrase}”)", "fetch the paper again")
