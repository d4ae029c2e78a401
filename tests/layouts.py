"""Shows a layout as short lines, so that tests can state what a reader should make of a source."""

from models import Layout, LayoutBlock


def shown(layout: Layout) -> list[str]:
    """One line for each block: kind, marker or label, words; tables as rows of cells."""
    return [line for block in layout.blocks for line in _block(block)]


def _block(block: LayoutBlock) -> list[str]:
    if block.table is not None:
        rows: dict[int, list[str]] = {}
        for cell in block.table.cells:
            text = " / ".join(_words(line.text) for line in cell.lines)
            rows.setdefault(cell.row, []).append(f"*{text}" if cell.header else text)
        return ["row " + " | ".join(cells) for cells in rows.values()]
    words = " / ".join(_words(line.text) for line in block.lines)
    if block.item:
        return [f"item [{block.marker}] {words}"]
    if block.label:
        return [f"field {block.label}: {words}"]
    kind = {"heading": f"h{block.level}", "paragraph": "p", "list_item": f"li{block.level}"}[block.kind.value]
    return [f"{kind} [{block.marker}] {words}" if block.marker else f"{kind} {words}"]


def _words(text: str) -> str:
    return " ".join(text.split())
