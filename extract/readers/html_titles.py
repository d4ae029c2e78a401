"""An item's title element in, its number and clean title out, without the trimmings of attached files."""

import re

from selectolax.lexbor import LexborNode

from extract.readers.html_parsing import UNSEEN, Walk, is_hidden
from extract.readers.html_sources import Sources, pieces_of
from models import Fragment

# " PDF 228 KB", "pdf icon PDF 1 MB", "(PDF, 132 KB)", "(to follow)", ", item 59.", "Word 34 KB"
_TRIMMINGS = re.compile(
    r"""(?<!\s)(?:\s*+(?:
          (?:[(\[]\s*+)?(?:pdf\s+icon\s+)?(?:pdf|docx?|word|xlsx?|excel|pptx?|zip)\b[,:]?\s*+
            (?:[\d.,]++\s*+(?:[kmg]b|bytes)\s*+)?[)\]]?
        | (?:[(\[]\s*+)?(?<![\d.,])[\d.,]++\s*+[kmg]b\s*+[)\]]?
        | [(\[]\s*(?:report\s+)?to\s+follow\s*[)\]] | -?\s*report\s+to\s+follow | (?-i:TO\ FOLLOW)
        | ,\s*item\s+\d+[a-z]?\.?
        | \(?\s*opens\s+in\s+(?:a\s+)?new\s+(?:window|tab)\s*\)?
        | (?:file|pdf(?!\s+icon\s+(?:pdf|docx?|word|xlsx?|excel|pptx?|zip)\b))\s+icon
    ))+\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST = 300  # characters of trimmings
_SURE = re.compile(r"\d\s*[kmg]b|icon|follow|item\s+\d|opens\s+in|\(\s*pdf", re.IGNORECASE)


def clean_title(node: LexborNode, number: str | None, sources: Sources) -> tuple[str | None, tuple[Fragment, ...]]:
    """Give the number of an item (`number` where the page gave it already) and the fragments of its title."""
    fragments = title_fragments(node, sources)
    text = "".join(fragment.text for fragment in fragments)
    end = len(text.rstrip())
    trimmings = _TRIMMINGS.search(text, max(0, end - _LONGEST))
    if trimmings and (_SURE.search(trimmings[0]) or trimmings[0].strip().casefold() == "pdf"):
        end = trimmings.start()
    start = 0
    if number:
        typed = re.match(rf"\s*{re.escape(number)}(?:[.)]\s*|\s+)(?=\S)", text)
        start = typed.end() if typed else 0
    return number, _slice(fragments, start, end)


def title_text(node: LexborNode | None) -> str:
    """Write an item's clean title in one line."""
    fragments = clean_title(node, None, {})[1] if node is not None else ()
    return " ".join("".join(fragment.text for fragment in fragments).split())


def title_fragments(node: LexborNode, sources: Sources) -> list[Fragment]:
    """Read what is seen of a title, with its links, without the size and kind of attached files."""
    fragments: list[Fragment] = []
    links: list[str | None] = []
    walk = Walk(node)
    for entering, inner in walk:
        if inner.is_text_node:
            link = links[-1] if links else None
            pieces = pieces_of(inner, sources)
            fragments.extend(Fragment(piece.text, source=piece.source, link=link) for piece in pieces)
        elif not inner.is_element_node:
            continue
        elif not entering:
            if inner.tag == "a" and links:
                links.pop()
        elif inner.tag in UNSEEN or _is_trimming(inner):
            walk.skip()
        elif inner.tag == "br":
            fragments.append(Fragment(" "))
        elif inner.tag == "a":
            href = inner.attributes.get("href")
            links.append(href.strip() if href and not href.startswith("#") else None)
    return fragments


def _is_trimming(node: LexborNode) -> bool:
    attributes = node.attributes
    return is_hidden(attributes) or "mgFileSize" in (attributes.get("class") or "").split()


def _slice(fragments: list[Fragment], start: int, end: int) -> tuple[Fragment, ...]:
    kept: list[Fragment] = []
    at = 0
    for fragment in fragments:
        skipped = max(0, start - at)
        text = fragment.text[skipped : max(0, end - at)]
        at += len(fragment.text)
        if text:
            source = fragment.source + skipped if fragment.source >= 0 else -1
            kept.append(fragment._replace(text=text, source=source))
    return tuple(kept) if any(fragment.text.strip() for fragment in kept) else ()
