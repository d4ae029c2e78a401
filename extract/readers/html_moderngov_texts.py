"""Texts that a ModernGov page shows only the beginning of."""

import re
from dataclasses import replace

from selectolax.lexbor import LexborNode

from extract.readers.html_flow import Flow
from extract.readers.html_parsing import plain
from extract.readers.html_sources import Sources
from models import Finding, FindingKind, ItemPart, LayoutBlock

_DOTS = re.compile(r"(?<!\s)(?<!\.{3})(?<!…)\s*(?:(?:\.{3}|…)\s*+)+$")
_SHORTEST_BEGINNING = 20
_SHORTEST_WHOLE = 200


def cut_short(flow: Flow, what: str, address: str) -> Finding:
    """Take the dots off the text that was just read, and report that the rest of it is elsewhere."""
    runs, sink = flow.runs, flow.sink
    while runs and (not runs[-1].text.strip() or _DOTS.fullmatch(runs[-1].text)):
        runs.pop()
    if runs:
        runs[-1] = replace(runs[-1], text=_DOTS.sub("", runs[-1].text))
    elif sink and sink[-1].lines:
        sink[-1] = _without_dots(sink[-1])
    heading = next((block for block in reversed(sink) if block.item), None)
    item = f" of item {heading.marker}" if heading and heading.marker else ""
    message = f"the {what} text{item} may be cut short on this page; the whole is at {address}"
    return Finding(kind=FindingKind.TRUNCATED, message=message, page=1)


def _without_dots(block: LayoutBlock) -> LayoutBlock:
    line = block.lines[-1]
    last = line.fragments[-1]
    kept = last._replace(text=_DOTS.sub("", last.text))
    return replace(block, lines=(*block.lines[:-1], line._replace(fragments=(*line.fragments[:-1], kept))))


def whole_text(
    hidden: LexborNode, shown: list[LayoutBlock], part: ItemPart | None, sources: Sources
) -> list[LayoutBlock] | None:
    """Read a hidden element that begins like the text above it and goes on for longer; None for any other."""
    text = plain(hidden)
    if len(text) < _SHORTEST_WHOLE or not shown:
        return None
    beginning = " ".join(" ".join(line.text for line in shown[0].lines).split())[:60]
    if len(beginning) < _SHORTEST_BEGINNING or beginning not in text[: 60 + len(beginning)]:
        return None
    whole = Flow(part=part, sources=sources).read_inside(hidden)
    return whole if _length(whole) > _length(shown) else None


def _length(blocks: list[LayoutBlock]) -> int:
    return sum(len(line.text) for block in blocks for line in block.lines)
