"""Made-up papers for tests, written as a person sees them: one line of notation for one block."""

import hashlib

from extract.compose import compose
from extract.layout.numbering import marker_of
from models import BlockKind, Fragment, Layout, LayoutBlock, LayoutCell, LayoutTable, Line, MediaType, Paper, Source


def made(notation: str, running: tuple[str, ...] = (), hints: dict[str, str] | None = None) -> Paper:
    """Compose a paper: "# x" is a heading, "* x" bold, "- x" a bullet, "L :: x" a field, "| a |" a row, else prose."""
    blocks: list[LayoutBlock] = []
    rows: list[list[str]] = []
    for raw in [*notation.strip().splitlines(), ""]:
        line = raw.strip()
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            blocks.append(_table(rows))
            rows = []
        if line:
            blocks.append(_block(line))
    text = notation.encode()
    layout = Layout(MediaType.TEXT, tuple(blocks), running=running, hints=hints or {})
    return compose(layout, Source(text, hashlib.sha256(text).hexdigest(), MediaType.TEXT, "made-up.txt"))


def _line(text: str, bold: bool = False) -> tuple[Line, ...]:
    return (Line((Fragment(text),), bold=bold),) if text else ()


def _block(line: str) -> LayoutBlock:
    if line.startswith("- "):
        return LayoutBlock(BlockKind.LIST_ITEM, _line(line[2:]), marker="•")
    kind, bold, item = BlockKind.PARAGRAPH, False, False
    if line.startswith("## "):
        kind, line, item = BlockKind.HEADING, line[3:], True
    elif line.startswith("# "):
        kind, line = BlockKind.HEADING, line[2:]
    elif line.startswith("* "):
        bold, line = True, line[2:]
    label, double_colon, value = line.partition(" :: ")
    if double_colon:
        return LayoutBlock(BlockKind.FIELD, _line(value), label=label)
    found = marker_of(line)
    marker, offset = found if found else (None, 0)
    return LayoutBlock(
        kind, _line(line[offset:], bold), level=1 if kind is BlockKind.HEADING else 0, marker=marker, item=item
    )


def _table(rows: list[list[str]]) -> LayoutBlock:
    cells = [
        LayoutCell(row, column, _line(text)) for row, texts in enumerate(rows) for column, text in enumerate(texts)
    ]
    return LayoutBlock(BlockKind.TABLE_ROW, table=LayoutTable(tuple(cells)))
