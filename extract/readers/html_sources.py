"""Where each text of a parsed page stands in its source: the parser does not say, so both are read side by side."""

import html
import re
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from extract.readers.html_parsing import Walk

_MARKUP = re.compile(
    r"""<(?: !--
          | (?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)\b[^>]{0,5000}>
          | [/!?]?[a-zA-Z!?\[](?:[^<>"']{1,2000}+|"[^"<]{0,5000}"|'[^'<]{0,5000}'){0,200}>?
        )""",
    re.VERBOSE | re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_UNREAD = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_AHEAD = 12  # texts that may be missed before the two readings meet again


class Piece(NamedTuple):
    """Characters with the offset of the first in the source; an entity is a piece of its own."""

    text: str
    source: int


Sources = dict[int, tuple[Piece, ...]]


def pieces_of(node: LexborNode, sources: Sources) -> tuple[Piece, ...]:
    """Give the pieces of a text; one piece of unknown place where it was not found in the source."""
    text = node.text_content or ""
    return sources.get(node.mem_id) or ((Piece(text, -1),) if text else ())


def text_sources(source: str, root: LexborNode) -> Sources:
    """Map the texts of a tree (by memory id) to their pieces in the source; texts that have no place are left out."""
    found: Sources = {}
    segments = _segments(source)
    at = 0
    for entering, node in Walk(root):
        if not entering or not node.is_text_node:
            continue
        text = node.text_content or ""
        if not text.strip() or (node.parent is not None and node.parent.tag in _UNREAD):
            continue
        for start in range(at, min(at + _AHEAD, len(segments))):
            end = _reach(segments, start, text)
            if end:
                found[node.mem_id] = tuple(piece for segment in segments[start:end] for piece in segment)
                at = end
                break
    return found


def _reach(segments: list[tuple[Piece, ...]], start: int, text: str) -> int:
    """Find where segments that spell `text` from `start` on end; 0 where they spell something else."""
    spelt = 0
    for end in range(start, len(segments)):
        segment = "".join(piece.text for piece in segments[end])
        if not text.startswith(segment, spelt):
            return 0
        spelt += len(segment)
        if spelt == len(text):
            return end + 1
    return 0


def _segments(source: str) -> list[tuple[Piece, ...]]:
    """List the texts between tags that hold more than blanks."""
    segments: list[tuple[Piece, ...]] = []
    at = 0
    while at <= len(source):
        tag = _MARKUP.search(source, at)
        end = tag.start() if tag else len(source)
        if end > at and not source[at:end].isspace():
            segments.append(_pieces(source, at, end))
        if tag is None:
            break
        at = _after(source, tag)
    return segments


def _after(source: str, tag: re.Match[str]) -> int:
    """Find where text begins again after a tag, a comment, or an element whose content is no markup."""
    if tag[0] == "<!--":
        end = source.find("-->", tag.end())
        return end + 3 if end >= 0 else len(source)
    if tag["raw"]:
        close = re.compile(rf"</{tag['raw']}\b", re.IGNORECASE).search(source, tag.end())
        return close.start() if close else len(source)
    return tag.end()


def _pieces(source: str, start: int, end: int) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = start
    for entity in _ENTITY.finditer(source, start, end):
        spelt = html.unescape(entity[0])
        if spelt == entity[0]:
            continue
        if entity.start() > at:
            pieces.append(Piece(source[at : entity.start()], at))
        pieces.append(Piece(spelt, entity.start()))
        at = entity.end()
    if at < end:
        pieces.append(Piece(source[at:end], at))
    return tuple(pieces)
