"""Every form of table that papers print; the same table from HTML and DOCX; our grid finder beside pdfplumber's."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from benchmarks.tables import Grid, labelled_grid, measure, plumbed_grids, read_grids, score_grids
from corpus.samples import PAPERS
from corpus.sources import load_source
from extract import read
from extract.readers.pdf_grid import find_grids
from extract.readers.pdf_page import Stretch
from extract.readers.pdf_rules import Rule
from tests.table_papers import PRINTERS, over_pages, spanning_heads

LABELS = Path(__file__).parent / "tables"
SPANNING = """
Service | Budget £m | < | Outturn £m | <
^ | 2022/23 | 2023/24 | 2022/23 | 2023/24
Libraries | 4.1 | 4.3 | 4.0 | 4.4
Museums and the county archive | 1.2 | 1.2 | 1.3 | 1.1
Total | 5.3 | 5.5 | 5.3 | 5.5
"""
HTML = """<html><body><h1>Culture</h1><table>
<tr><th rowspan=2>Service</th><th colspan=2>Budget £m</th><th colspan=2>Outturn £m</th></tr>
<tr><th>2022/23</th><th>2023/24</th><th>2022/23</th><th>2023/24</th></tr>
<tr><td>Libraries</td><td>4.1</td><td>4.3</td><td>4.0</td><td>4.4</td></tr>
<tr><td>Museums and the county archive</td><td>1.2</td><td>1.2</td><td>1.3</td><td>1.1</td></tr>
<tr><td>Total</td><td>5.3</td><td>5.5</td><td>5.3</td><td>5.5</td></tr></table></body></html>"""


def saved(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("form", sorted(PRINTERS))
def test_a_form_is_read_whole(form: str, tmp_path: Path) -> None:
    saved(tmp_path, f"{form}.pdf", PRINTERS[form]())
    labels = tmp_path / "labels"
    labels.mkdir()
    saved(labels, f"{form}.toml", (LABELS / f"{form}.toml").read_bytes())
    ((_, ours, _),) = measure(labels, tmp_path, plumb=False)
    assert ours.errors == []
    assert ours.right == ours.found == ours.labelled > 20


def _word_paper() -> bytes:
    document = Document()
    document.add_paragraph("Culture")
    table = document.add_table(rows=5, cols=5)
    for row, line in enumerate(SPANNING.strip().splitlines()):
        for column, text in enumerate(line.split("|")):
            if text.strip() not in ("<", "^"):
                table.cell(row, column).text = text.strip()
    for first, last in (((0, 0), (1, 0)), ((0, 1), (0, 2)), ((0, 3), (0, 4))):
        table.cell(*first).merge(table.cell(*last))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_pdf_html_and_docx_come_to_the_same_table(tmp_path: Path) -> None:
    label = labelled_grid({"rows": SPANNING, "unit": "£m", "heads": 2, "totals": [4]})
    papers = {"a.pdf": spanning_heads(), "a.html": HTML.encode(), "a.docx": _word_paper()}
    for name, data in papers.items():
        found = list(read_grids(read(load_source(saved(tmp_path, name, data)))))
        assert score_grids([label], found, name).errors == []
        assert {
            cell.text: (cell.rows, cell.columns) for cell in found[0].cells if cell.columns[-1] > cell.columns[0]
        } == {
            "Budget£m": (range(1), range(1, 3)),
            "Outturn£m": (range(1), range(3, 5)),
        }


def _agree(ours: Grid, theirs: Grid) -> bool:
    """Every cell of pdfplumber's table, and no other, at its place in ours."""
    scored = score_grids([theirs], [ours], "paper")
    return scored.right == scored.found == scored.labelled > 0


@pytest.mark.parametrize(
    "name",
    ["2018-11-07-finance-monitoring.pdf", "2019-06-19-hwb-report-outturn.pdf", "2020-02-12-executive-report-jwa.pdf"],
)
def test_ruled_sample_tables_agree_with_pdfplumber(name: str) -> None:
    found = list(read_grids(read(load_source(PAPERS / name))))
    for theirs in plumbed_grids(PAPERS / name, [1, 2]):
        assert any(_agree(ours, theirs) for ours in found), theirs


def test_made_grids_agree_with_pdfplumber(tmp_path: Path) -> None:
    for at, data in enumerate((spanning_heads(), over_pages())):
        path = saved(tmp_path, f"{at}.pdf", data)
        (ours,) = read_grids(read(load_source(path)))
        theirs = next(plumbed_grids(path, [1]))
        above = tuple(cell for cell in ours.cells if cell.rows[0] <= max(their.rows[0] for their in theirs.cells))
        assert _agree(Grid(1, above), theirs)


def _lines(across: int, down: int, step: float) -> list[Rule]:
    right, bottom = (down - 1) * step, (across - 1) * step
    level = [Rule(0, at * step, right, at * step) for at in range(across)]
    return level + [Rule(at * step, 0, at * step, bottom) for at in range(down)]


def test_a_grid_of_150_by_150_is_read_cell_by_cell() -> None:
    words = [
        Stretch(
            [f"{row}.{column}"],
            [column * 10 + 2],
            [column * 10 + 8],
            row * 10 + 2,
            row * 10 + 8,
            order=row * 150 + column,
        )
        for row in range(150)
        for column in range(150)
    ]
    (grid,) = find_grids(_lines(151, 151, 10), words)
    assert len(grid.cells) == 150 * 150
    assert all(cell.text == f"{cell.row}.{cell.column}" for cell in grid.cells)


def test_a_grid_of_thousands_of_lines_is_a_drawing() -> None:
    words = [Stretch(["1"], [5], [8], 5, 8)]
    assert find_grids(_lines(4000, 4000, 3), words) == []
