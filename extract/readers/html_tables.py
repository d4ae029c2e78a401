"""The rows and cells of an HTML table while it is being read: where each cell lands in the grid."""

from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from extract.layout.grids import GridCell, settle_grid
from models import LayoutBlock

_WIDEST = 200  # columns; wider spans come from hostile or broken pages


@dataclass(slots=True)
class OpenTable:
    """A table whose cells are being read; `sink` is where the table's own blocks go afterwards."""

    sink: list[LayoutBlock]
    verdict: str | None = None
    caption: str | None = None
    row: int = -1
    column: int = 0
    taken: dict[int, int] = field(default_factory=dict)
    cells: list[GridCell] = field(default_factory=list)
    cell: LexborNode | None = None
    blocks: list[LayoutBlock] = field(default_factory=list)
    in_head: bool = False

    def open_row(self) -> None:
        """Begin the next row; cells that hang down from above keep their columns."""
        self.row += 1
        self.column = 0

    def open_cell(self, node: LexborNode) -> None:
        """Begin a cell; its blocks are collected until it closes."""
        if self.row < 0:
            self.open_row()
        self.cell = node
        self.blocks = []

    def close_cell(self) -> None:
        """Place the cell in the first free column of its row."""
        if self.cell is None:
            return
        while self.taken.get(self.column, -1) >= self.row:
            self.column += 1
        attributes = self.cell.attributes
        row_span = _span(attributes.get("rowspan"))
        column_span = _span(attributes.get("colspan"))
        for column in range(self.column, self.column + column_span):
            self.taken[column] = self.row + row_span - 1
        header = self.cell.tag == "th" or (self.in_head and self.row == 0)
        self.cells.append(GridCell(self.row, self.column, tuple(self.blocks), row_span, column_span, header))
        self.column += column_span
        self.cell = None
        self.blocks = []

    def settle(self) -> list[LayoutBlock]:
        """Give the blocks that the whole table comes to."""
        return settle_grid(self.cells, self.caption, self.verdict)


def _span(value: str | None) -> int:
    text = (value or "1").strip()
    return min(_WIDEST, max(1, int(text))) if text.isdigit() and len(text) < 7 else 1
