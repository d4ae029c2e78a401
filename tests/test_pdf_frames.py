"""Front sheets: prose framed together with a table."""

from extract.readers.pdf_frames import framed_prose_out
from extract.readers.pdf_grid import Grid, GridCell
from extract.readers.pdf_page import Stretch


def words(text: str, x0: float, top: float, gap: float = 3.0) -> list[Stretch]:
    made = []
    for word in text.split():
        made.append(Stretch([word], [x0], [x0 + 5 * len(word)], top, top + 10, order=int(top)))
        x0 += 5 * len(word) + gap
    return made


def grid(first: int) -> Grid:
    """A frame with `first` words above a table of a spanned head and two rows."""
    cells = [GridCell(0, 0, 1, 3, words("word " * first, 10, 0), 0, 300)]
    cells += [GridCell(1, 0, 1, 1, words("Pool", 10, 50), 0, 100)]
    cells += [GridCell(1, 1, 1, 2, words("2016/17 2017/18", 110, 50, gap=60), 100, 300)]
    for row in (2, 3):
        cells += [GridCell(row, 0, 1, 1, words("Quays", 10, 50 + 20 * row), 0, 100)]
        cells += [GridCell(row, 1, 1, 1, words("1.2", 110, 50 + 20 * row), 100, 200)]
        cells += [GridCell(row, 2, 1, 1, words("3.4", 210, 50 + 20 * row), 200, 300)]
    return Grid(0, 0, 300, 130, cells)


def test_framed_paragraphs_leave_the_table() -> None:
    found = grid(60)
    framed_prose_out(found)
    assert [[cell.text for cell in row] for row in found.rows] == [
        ["Pool", "2016/17", "2017/18"],
        ["Quays", "1.2", "3.4"],
        ["Quays", "1.2", "3.4"],
    ]
    assert found.top == 50


def test_a_title_over_a_table_stays_in_it() -> None:
    found = grid(6)
    framed_prose_out(found)
    assert len(found.rows) == 4
    assert found.rows[1][1].text == "2016/17 2017/18"
