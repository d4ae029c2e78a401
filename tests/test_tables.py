"""Tables against labels: the matcher, the sample papers, totals and units."""

import pytest

from benchmarks.tables import Grid, Score, labelled_grid, measure, score_grids
from corpus.samples import FOLDER, PAPERS
from extract.budgets.tables import subject_of_row
from extract.layout.table_units import unit_of
from extract.values.columns import Column, columns_of
from extract.values.totals import find_totals
from models import Cell, Fragment, LayoutCell, LayoutTable, Line, Paper, PaperFacts, Table

ROWS = """
Fund | 2023/24 | < | Change
^ | Budget | Outturn | ^
Carers | 10 | 12 | 2
Total | 10 | 12 | 2
"""


def grid(rows: str, **values: object) -> Grid:
    return labelled_grid({"rows": rows, **values})


def score(found: str, label: str = ROWS) -> Score:
    return score_grids([grid(label)], [grid(found)], "paper")


def test_the_same_table_scores_full() -> None:
    whole = score(ROWS)
    assert (whole.labelled, whole.found, whole.right) == (13, 13, 13)


@pytest.mark.parametrize(
    ("found", "right", "number"),
    [
        (ROWS.replace("Carers | 10 | 12", "Carers | 10 12 | "), 11, 12),  # two figures run together
        (ROWS.replace("Carers | 10 | 12", "Carers | 12 | 10"), 11, 13),  # in each other's place
        ("Note | | | \n" + ROWS, 13, 14),  # a line too many
        (ROWS.replace("Total | 10 | 12 | 2", ""), 9, 9),  # a row lost
        ("\n".join(line.replace("|", "| |", 1) for line in ROWS.splitlines()), 13, 13),  # a column of nothing
    ],
)
def test_a_cell_counts_in_its_row_and_column_only(found: str, right: int, number: int) -> None:
    scored = score(found)
    assert (scored.right, scored.found) == (right, number)


def test_a_table_in_two_pieces_is_one_table_and_extra_cells() -> None:
    pieces = ["Fund | Sum\nCarers | 10\nFalls | 4", "Roads | 7\nBridges | 9"]
    scored = score_grids([grid("\n".join(pieces))], [grid(piece) for piece in pieces], "paper")
    assert (scored.labelled, scored.found, scored.right) == (10, 10, 6)
    assert sum("extra table" in error for error in scored.errors) == 4


def test_a_freed_row_counts_neither_there_nor_missing() -> None:
    label = "?All figures in £m\nFund | Sum\nCarers | 10"
    for found in (label.replace("?", ""), "Fund | Sum\nCarers | 10"):
        scored = score(found, label)
        assert (scored.labelled, scored.found, scored.right) == (4, 4, 4)


def test_units_heads_and_totals_are_told() -> None:
    label = grid(ROWS, unit="£m", heads=2, totals=[3])
    told = score_grids([label], [grid(ROWS, heads=2)], "paper").told
    assert (told["unit"], told["units"]) == (0, 1)
    assert (told["row"], told["rows"], told["sum"], told["sums"]) == (4, 4, 3, 4)


def test_sample_papers_reach_the_floor() -> None:
    whole = Score()
    for _, ours, _ in measure(FOLDER / "tables", PAPERS, plumb=False):
        whole.add(ours)
    assert whole.precision >= 0.99, whole.errors
    assert whole.recall >= 0.99, whole.errors


def totals(*rows: str) -> set[int]:
    return find_totals((at, dict(enumerate(map(str.strip, row.split("|"))))) for at, row in enumerate(rows))


def test_totals_by_name() -> None:
    assert totals("Roads | 4", "Total | 9", "Totalisator Board | 3", "Sub-total | 1", "Schemes in total | 2") == {
        1,
        3,
        4,
    }


def test_totals_by_sum() -> None:
    assert totals("Care | 1.2 | 3", "Roads | 2.0 | (1)", "Net position | 3.2 | 2", "Last year | 1 | 1") == {2}
    assert totals("A | 1 | 2", "B | 2 | 2", "All | 3 | 4", "C | 5 | 1", "Everything | 8 | 5") == {2, 4}
    assert totals("A | £1.1m | £2.0m", "B | £1.0m | £1.2m", "Together | £2.2m | £3.1m") == {2}  # rounded


def test_chance_makes_no_total() -> None:
    assert totals("A | 1", "B | 2", "C | 3") == set()
    assert totals("2019/20 | 0.0 | 0.0", "2020/21 | 0.0 | 0.0", "2021/22 | 0.0 | 0.0") == set()
    assert totals("A | 4 | 9", "B | 1 | 1", "C | 5 | 4") == set()


def _head(text: str, column: int, span: int = 1) -> LayoutCell:
    return LayoutCell(0, column, (Line((Fragment(text),)),), 1, span, True)


def test_unit_of_a_table() -> None:
    assert unit_of(LayoutTable((_head("North £’m", 1),))) == "£m"
    assert unit_of(LayoutTable((_head("Budget", 1),), caption="Table 2 (£'000)")) == "£000"
    assert unit_of(LayoutTable((_head("£s per pupil", 0, 3),))) == "£"
    assert unit_of(LayoutTable((_head("£", 2), _head("No.", 3)))) is None  # the unit of one column only


@pytest.mark.parametrize(
    ("row", "group", "titles", "subject"),
    [
        ("Total", "", ("3a | Adult Care and Public Health",), "Total: Adult Care and Public Health"),
        ("Sub-total", "Transport", ("Table 4: Capital (£m)",), "Sub-total: Transport"),
        ("Total", "", ("Financial Implications:", "Mower renewal"), "Total: Mower renewal"),
        ("Total", "", ("Financial plan", "Mower renewal"), "Total: Financial plan"),
        ("Total", "", ("Position by scheme Table 1: Forecast outturn (£000)",), "Total: Forecast outturn"),
        ("Total", "", ("All figures in £m", ""), "Total"),
        ("Total schools", "Transport", ("Capital",), "Total schools"),  # says itself what it sums up
    ],
)
def test_a_bare_total_is_named_by_what_it_sums_up(row: str, group: str, titles: tuple[str, ...], subject: str) -> None:
    column = Column(Cell(0, 1, 3, 1, total=True), "1", "Budget", row, group)
    assert subject_of_row(column, titles) == subject


def test_names_stand_where_the_words_are() -> None:
    rows = ["2023 | 2024 | | 2025", "1.0 | 2.0 | Roads | 3.0", "1.5 | 2.5 | Parks | 3.5"]
    cells, text = [], ""
    for row, line in enumerate(rows):
        for at, words in enumerate(map(str.strip, line.split("|"))):
            cells.append(Cell(len(text), len(text) + len(words), row, at, header=row == 0))
            text += words + "\n"
    paper = Paper(PaperFacts(id="p", source="", sha256="", media_type="text/plain"), text, ())
    found = columns_of(paper, Table(0, len(text), tuple(cells), 1))
    assert [(column.text, column.row, column.head) for column in found if column.text.endswith("5")][-3:] == [
        ("1.5", "Parks", "2023"),
        ("2.5", "Parks", "2024"),
        ("3.5", "Parks", "2025"),
    ]
