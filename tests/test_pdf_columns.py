"""Columns that only their places tell, in papers printed here; pages beyond any printer."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.readers.pdf import read_layout
from models import FindingKind, UnreadablePaper
from tests.layouts import shown
from tests.printing import HEIGHT, lines, printed, together

REST = "The Board heard how the work went on at the quay and what it had cost the partners so far this year."


def test_heads_above_a_row_of_units_belong_to_the_table_of_figures() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for at, head in enumerate(("Budget", "Spent to", "Variance")):
            canvas.drawRightString(290 + 80 * at, HEIGHT - 100, head)
        canvas.drawRightString(350, HEIGHT - 112, "date")
        for at in range(3):
            canvas.drawRightString(320 + 80 * at, HEIGHT - 130, "£m")
        for row, name in enumerate(("Quay works", "Dredging", "Lights", "Total")):
            canvas.drawString(72, HEIGHT - 148 - 18 * row, name)
            for at, figure in enumerate(("34.2", "26.9", "+1.9")):
                canvas.drawRightString(320 + 80 * at, HEIGHT - 148 - 18 * row, figure)

    assert shown(read_layout(printed(draw)))[:2] == [
        "row *Budget / £m | *Spent to / date / £m | *Variance / £m",
        "row Quay works | 34.2 | 26.9 | +1.9",
    ]


@pytest.mark.parametrize(("columns", "rows"), [(3, 3), (2, 0)])
def test_two_rows_of_figures_are_a_table_if_they_are_wide(columns: int, rows: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, HEIGHT - 100, "Band")
        for row, name in enumerate(("District", "County")):
            canvas.drawString(72, HEIGHT - 114 - 14 * row, name)
            for at, figure in enumerate(("64.77", "700.61")):
                for column in range(columns):
                    canvas.drawString(200 + 80 * column, HEIGHT - 100, "ABC"[column])
                    if row == at:
                        canvas.drawRightString(220 + 80 * column, HEIGHT - 114 - 14 * row, figure)

    assert sum(line.startswith("row") for line in shown(read_layout(printed(draw)))) == rows


def test_a_lead_in_titles_a_table_before_the_section_does() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(72, HEIGHT - 86, "PRESSURES AND SAVINGS")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, HEIGHT - 100, "Pressures come to:")
        for row, name in enumerate(("Pay", "Prescribing", "Contracts")):
            canvas.drawString(72, HEIGHT - 120 - 14 * row, name)
            canvas.drawRightString(300, HEIGHT - 120 - 14 * row, "£3.4m")

    table = next(block.table for block in read_layout(printed(draw)).blocks if block.table)
    assert table.caption is None


def test_people_in_columns_under_labels_are_parted_where_the_step_is_wider_than_a_wrapped_line() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        left = [(0, "Members present:"), (18, "Cllr A Moss (Chair), Leader"), (31, "of the Council"), (49, "Dr B Reed")]
        right = [(0, "Officers present:"), (18, "C Lark, Head of Finance"), (49, "D Finch, Clerk")]
        placed = [(top, x, text) for x, column in ((72, left), (320, right)) for top, text in column]
        for top, x, text in sorted(placed):
            canvas.drawString(x, HEIGHT - 100 - top, text)
        for at in range(9):
            canvas.drawString(72, HEIGHT - 190 - 18 * at, REST[: 60 + 4 * at])

    found = shown(read_layout(printed(draw)))
    assert "p Cllr A Moss (Chair), Leader / of the Council" in found
    assert not any("Lark" in line and "Finch" in line for line in found)


@pytest.mark.parametrize("label", ["Present", "Apologies"])
def test_a_full_line_behind_a_tab_goes_on_under_its_words(label: str) -> None:
    names = lines("Cllr Ann Moss (Chairman), Cllr Bob Pike, Cllr Una", "Fay, Cllr Ida Reed", x=300)
    text = shown(read_layout(printed(together(lines(label, x=72), names, lines(REST, top=200)))))
    assert text[0] == f"p {label} Cllr Ann Moss (Chairman), Cllr Bob Pike, Cllr Una / Fay, Cllr Ida Reed"


@pytest.mark.parametrize(
    ("label", "rest", "first"),
    [
        ("Committee", "Members:", "p Committee Members: Cllrs Ann Moss (Chairman), Bob Pike, / Una Fay and Ida Reed"),
        ("Also in", "attendance:", "p Also in attendance: Cllrs Ann Moss (Chairman), Bob Pike, / Una Fay and Ida Reed"),
        ("Ann Holt", "Officers:", "p Ann Holt Cllrs Ann Moss (Chairman), Bob Pike,"),
    ],
)
def test_a_label_that_wraps_stands_before_the_lines_of_its_value(label: str, rest: str, first: str) -> None:
    page = together(
        lines(label, x=72),
        lines("Cllrs Ann Moss (Chairman), Bob Pike,", x=200),
        lines(rest, x=72, top=86),
        lines("Una Fay and Ida Reed", x=200, top=86),
        lines(REST, top=200),
    )
    assert shown(read_layout(printed(page)))[0] == first


def test_titles_over_minutes_in_columns_stand_alone() -> None:
    def draw(canvas: Canvas) -> None:
        said = "The Board heard how the work went on at the quay and"
        for at, title in enumerate(("Item", "Discussion", "1", "Paths", "2", "Minutes")):
            canvas.setFont("Helvetica-Bold", 10)
            canvas.drawString(80 if at % 2 == 0 else 130, HEIGHT - 98 - 66 * (at // 2), title)
            canvas.setFont("Helvetica", 10)
            for line in range(4 if at == 3 else 1 if at == 5 else 0):
                canvas.drawString(130, HEIGHT - 110 - 12 * line - 66 * (at // 2), f"{said} what it had cost.")
        for y in (85, 151, 217, 283):
            canvas.line(72, HEIGHT - y, 520, HEIGHT - y)
        for x in (72, 120, 520):
            canvas.line(x, HEIGHT - 85, x, HEIGHT - 283)

    found = shown(read_layout(printed(draw)))
    assert [line for line in found if line.startswith("h")] == ["h1 Item Discussion", "h1 [1] Paths", "h1 [2] Minutes"]


def test_a_page_with_more_than_any_printer_puts_on_it_is_left_out_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.readers.pdf_engine.MOST_CHARACTERS", 150)
    layout = read_layout(printed(lines(REST, REST), lines("A page as any other.")))
    assert [(finding.kind, finding.page) for finding in layout.findings] == [(FindingKind.TRUNCATED, 1)]
    assert shown(layout) == ["p A page as any other."]


def test_html_beyond_any_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from extract.readers import html

    monkeypatch.setattr(html, "_LONGEST", 100)
    with pytest.raises(UnreadablePaper, match="more than any page"):
        html.read_layout(b"<p>word</p>" * 20)
