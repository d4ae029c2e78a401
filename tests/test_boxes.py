"""Every block and cell of a PDF can be drawn on its pages: over line and page ends, with its number or label."""

from pathlib import Path

import pytest

from corpus.samples import sample_papers
from corpus.sources import load_source
from extract import read
from extract.place import cite, origins_in
from models import BlockKind, MediaType, Paper, Source
from tests.printing import grid, lines, printed, together

PDFS = [path for path in sample_papers() if path.suffix == ".pdf" and "scan" not in path.name]


def read_pdf(data: bytes) -> Paper:
    return read(Source(data, "0" * 64, MediaType.PDF, "printed.pdf"))


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.name)
def test_every_block_and_cell_has_boxes_from_its_first_character_on(path: Path) -> None:
    paper = read(load_source(path))
    spans = [(block.start, block.end) for block in paper.blocks]
    spans += [(cell.start, cell.end) for table in paper.tables for cell in table.cells if cell.end > cell.start]
    assert spans
    for start, end in spans:
        assert cite(paper, start, end).boxes, paper.text[start:end]
        assert origins_in(paper, start, end)[0].start == start, paper.text[start:end]


def test_a_paragraph_over_lines_and_pages_has_a_box_for_each_line() -> None:
    first = lines(
        "1. The Board heard that the northern wall of the harbour had moved again in the autumn, that", top=740
    )
    paper = read_pdf(
        printed(first, lines("the contractor had asked for a further sum, and that the crane stood idle."))
    )
    (block,) = paper.blocks
    boxes = cite(paper, block.start, block.end).boxes
    assert [box.page for box in boxes] == [1, 2]
    assert round(boxes[0].x0) == 72  # where the number is printed
    assert boxes[0].x1 > 500


def test_a_cell_over_two_lines_has_a_box_for_each() -> None:
    rows = [["Service", "2022/23 £"], ["Dredging of the", "12,400"], ["Moorings", "3,250"]]
    drawn = grid([72, 260, 360], [100, 122, 158, 180], rows)
    paper = read_pdf(printed(together(drawn, lines("inner basin", x=76, top=148, size=10))))
    (cell,) = [cell for table in paper.tables for cell in table.cells if "basin" in paper.text[cell.start : cell.end]]
    boxes = cite(paper, cell.start, cell.end).boxes
    assert len(boxes) == 2
    assert boxes[0].bottom <= boxes[1].top + 2
    assert all(72 < box.x0 < box.x1 < 260 for box in boxes)


def test_a_label_without_a_value_can_be_drawn() -> None:
    paper = read_pdf(printed(lines("REPORT TO: Harbour Board", "DATE:", "", "", "The wall had moved again.")))
    fields = [block for block in paper.blocks if block.kind is BlockKind.FIELD]
    assert fields
    for block in fields:
        assert round(cite(paper, block.start, block.end).boxes[0].x0) == 72
