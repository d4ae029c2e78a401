"""Reads plain text: printed lines that lost their layout."""

from extract.flow import flow
from models import Fragment, Layout, Line, MediaType


def read_layout(data: bytes) -> Layout:
    """Read text; form feeds part pages."""
    text = data.decode("utf-8", errors="replace")
    lines: list[Line | None] = []
    page = 1
    at = 0
    for raw in text.splitlines(keepends=True):
        page += raw.count("\f")
        lines.append(Line((Fragment(raw.rstrip("\n"), page, None, at),)) if raw.strip() else None)
        at += len(raw)
    return Layout(MediaType.TEXT, tuple(flow(lines)), pages=page)
