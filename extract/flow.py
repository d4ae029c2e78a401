"""Printed lines in, blocks out: joins soft-wrapped lines, opens a block at markers, blank lines and headings.

Shared by the readers whose source is lines (PDF, text); `None` in the list of lines stands for a blank line.
"""

from collections.abc import Iterable
from dataclasses import replace

from extract.numbering import BULLETS, marker_of
from models import BlockKind, LayoutBlock, Line


def flow(lines: Iterable[Line | None]) -> list[LayoutBlock]:
    """Join lines into blocks."""
    blocks: list[LayoutBlock] = []
    held: list[Line] = []
    marker: str | None = None

    def close() -> None:
        nonlocal marker
        if held or marker:
            bullet = marker is not None and marker[0] in BULLETS
            kind = BlockKind.LIST_ITEM if bullet else BlockKind.PARAGRAPH
            blocks.append(LayoutBlock(kind, tuple(held), marker=marker))
        held.clear()
        marker = None

    for line in lines:
        if line is None:
            close() if held else None
            continue
        found = marker_of(line.text)
        if found:
            close()
            marker, offset = found
            rest = drop_lead(line, offset)
            if rest.text.strip():
                held.append(rest)
        else:
            held.append(line)
    close()
    return blocks


def drop_lead(line: Line, length: int) -> Line:
    """Cut the first `length` characters off a line, keeping the origins of the rest."""
    fragments = []
    for fragment in line.fragments:
        if length >= len(fragment.text):
            length -= len(fragment.text)
            continue
        source = fragment.source + length if fragment.source >= 0 else -1
        fragments.append(replace(fragment, text=fragment.text[length:], source=source))
        length = 0
    return replace(line, fragments=tuple(fragments))
