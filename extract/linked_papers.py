"""The documents that a paper links to: its reports, annexes, earlier minutes."""

import re
from bisect import bisect_right
from functools import cache
from urllib.parse import unquote, urlsplit

from extract.lexicon import load
from models import Link, LinkedPaper, Paper

_SUFFIX = re.compile(r"\.(?:pdf|docx?|docm|rtf|odt|xlsx?|xlsm|csv|ods|pptx?|txt|zip|msg|eml)$", re.IGNORECASE)
# Addresses of documents without a suffix, as committee and web systems make them.
_STORE = re.compile(
    r"""/documents/[sbgd]\d+/ | mgConvert2PDF\.aspx | /Document\.ashx | /downloads?/(?:file|id|document)s?/
      | [?&](?:download|attachment|doc(?:ument)?_?id|file_?id)=
      | /(?:get|view|download)(?:document|file|attachment)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _empty_words() -> frozenset[str]:
    return frozenset(load("link_words")["words"])


def linked_papers(paper: Paper) -> tuple[LinkedPaper, ...]:
    """List the documents that a paper links to, each address once, in the order of the paper."""
    found: dict[str, LinkedPaper] = {}
    for document in (*paper.documents, *(_of_link(paper, link) for link in paper.links if is_document(link.address))):
        held = found.get(document.address)
        if held is None or (held.item is None and document.item is not None):
            found[document.address] = document
    return tuple(found.values())


def is_document(address: str) -> bool:
    """Tell the address of a document from that of a page.

    >>> [is_document(address) for address in ("s1/Fees.pdf", "/media/12/a.docx?v=2", "about.html", "mailto:a@b.pdf")]
    [True, True, False, False]
    """
    parts = urlsplit_or_none(address)
    if parts is None or parts[0] not in ("", "http", "https", "file"):
        return False
    return bool(_SUFFIX.search(unquote(parts[1])) or _STORE.search(address))


def urlsplit_or_none(address: str) -> tuple[str, str] | None:
    """Part an address into scheme and path; None for what is no address at all."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return parts.scheme.casefold(), parts.path


def _of_link(paper: Paper, link: Link) -> LinkedPaper:
    at = bisect_right(paper.items, link.start, key=lambda item: item.start) - 1
    item = paper.items[at] if at >= 0 and link.start < paper.items[at].end else None
    said = " ".join(paper.text[link.start : link.end].split())
    if not says_something(said):
        said = (item.title if item and item.title else "") or file_name(link.address) or said
    return LinkedPaper(title=said, address=link.address, item=item.number if item else None)


def says_something(title: str) -> bool:
    """Tell "Appendix 2" and "Harbour fees" from "View report", "PDF 12 KB", "click here".

    >>> [says_something(title) for title in ("View report (PDF, 12 KB)", "Report on fees", "Here")]
    [False, True, False]
    """
    return any(word.casefold() not in _empty_words() for word in _WORD.findall(title))


def file_name(address: str) -> str:
    """Name a document by the end of its address.

    >>> file_name("https://x.example/documents/s12/Harbour%20fees.pdf")
    'Harbour fees'
    """
    parts = urlsplit_or_none(address)
    name = unquote(parts[1]).rstrip("/").rpartition("/")[2] if parts else ""
    return " ".join(_SUFFIX.sub("", name).split())
