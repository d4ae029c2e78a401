"""The PDF reader on papers printed here."""

from io import BytesIO

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.readers.pdf import read_layout
from models import FindingKind, MediaType, UnreadablePaper
from tests.layouts import shown
from tests.printing import HEIGHT, Drawing, grid, lines, printed, together

FULL = "The Board considered the plan for the coming year and the money that the partners would put in it, and"


def test_words_keep_their_boxes() -> None:
    layout = read_layout(printed(lines("Northshire Care Board", top=100)))
    (block,) = layout.blocks
    box = block.lines[0].words[0].box
    assert box is not None
    assert (box.page, round(box.x0)) == (1, 72)
    assert box.top < 100 < box.bottom
    assert layout.media_type is MediaType.PDF
    assert [round(side) for side in layout.page_sizes[0]] == [595, 842]


def test_attached_files_are_told() -> None:
    with pikepdf.open(BytesIO(printed(lines("Pack of papers")))) as document:
        document.attachments["plan\n.pdf"] = b"x"
        document.attachments["report.docx"] = b"x"
        document.save(out := BytesIO())
    (finding,) = read_layout(out.getvalue()).findings
    assert finding.kind is FindingKind.TRUNCATED
    assert "attached to the PDF: plan.pdf, report.docx;" in finding.message


def test_wrapped_lines_join_and_blanks_part() -> None:
    page = lines(FULL, "agreed that it be sent to the Cabinet of the Council.", "", "The meeting closed at nine.")
    assert [line.split()[-1] for line in shown(read_layout(printed(page)))] == ["Council.", "nine."]


def test_two_columns_stay_apart() -> None:
    left = lines(*(f"left column line {n} with some more words" for n in range(8)), x=60)
    right = lines(*(f"right column line {n} with some more words" for n in range(8)), x=320)
    text = " ".join(shown(read_layout(printed(together(left, right)))))
    assert text.index("left column line 7") < text.index("right column line 0")


def test_columns_printed_line_by_line_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for at in range(8):
            canvas.drawString(60, HEIGHT - 90 - at * 13, f"left part of row {at} and a few more words")
            canvas.drawString(330, HEIGHT - 90 - at * 13, f"right part of row {at} and a few more words")

    text = " ".join(shown(read_layout(printed(draw))))
    assert text.index("left part of row 7") < text.index("right part of row 0")


def test_header_block_with_values_in_a_second_column() -> None:
    labels = lines("REPORT TO:", "", "DATE:", "", "SUBJECT:", x=72)
    values = lines("Northshire Care Board", "", "3 May 2023", "", "The pooled fund and its", "plan for the year", x=220)
    expected = [
        "field REPORT TO: Northshire Care Board",
        "field DATE: 3 May 2023",
        "field SUBJECT: The pooled fund and its / plan for the year",
    ]
    assert shown(read_layout(printed(together(labels, values)))) == expected

    def row_by_row(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        for at, (label, value) in enumerate(
            [("REPORT TO:", "Northshire Care Board"), ("DATE:", "3 May 2023"), ("SUBJECT:", "The pooled fund and its")]
        ):
            canvas.drawString(72, HEIGHT - 72 - at * 28, label)
            canvas.drawString(220, HEIGHT - 72 - at * 28, value)
        canvas.drawString(220, HEIGHT - 72 - 70, "plan for the year")

    assert shown(read_layout(printed(row_by_row))) == expected


def test_running_heads_and_feet_leave_the_text_and_paragraphs_go_on() -> None:
    def page(number: int, *texts: str) -> Drawing:
        return together(
            lines("Northshire Care Board 3 May 2023", top=30, size=9),
            lines(*texts, top=500),
            lines(f"Page {number} of 3", top=815, x=280, size=9),
        )

    layout = read_layout(printed(page(1, FULL), page(2, "agreed that it be noted."), page(3, "Closed at nine.")))
    assert layout.running == ("Northshire Care Board 3 May 2023",)
    assert [line.split()[-1] for line in shown(layout)] == ["noted.", "nine."]


def test_raised_ordinals_join_their_day() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, 700, "It met on 6")
        canvas.setFont("Helvetica", 7)
        canvas.drawString(72 + canvas.stringWidth("It met on 6", "Helvetica", 12), 705, "th")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(150, 700, "October in the hall.")

    assert shown(read_layout(printed(draw))) == ["p It met on 6th October in the hall."]


def test_hyphens_at_line_ends_that_are_printed_for_good_stay() -> None:
    page = lines(
        "The money for the year that the two partners have agreed to put into the fund is for 2024-",
        "25 and it is for the care of all the people of the county and for their health and their well-",
        "being in the years to come.",
    )
    text = "".join(fragment.text for line in read_layout(printed(page)).blocks[0].lines for fragment in line.fragments)
    assert "2024-" in text
    assert "well-being" in text.replace("- ", "-")
    assert "\x02" not in text


def test_hyphens_that_break_a_word_the_paper_prints_whole_are_soft() -> None:
    page = lines(
        "The international fund is for the health and the care of all of the people of the inter-",
        "national partnership.",
    )
    text = "".join(fragment.text for line in read_layout(printed(page)).blocks[0].lines for fragment in line.fragments)
    assert "inter\u00adnational" in text


def test_headings_by_type_and_numbers() -> None:
    page = together(
        lines("Annual plan", top=60, size=18, bold=True),
        lines("Background", top=110, bold=True),
        lines(FULL, "agreed.", top=130),
        lines("3.1 Costs of the Plan", "They are set out in the table below.", top=180),
    )
    kinds = [line.split()[0] for line in shown(read_layout(printed(page)))]
    assert kinds == ["h1", "h1", "p", "h2", "p"]


TABLE = [["Service", "Budget £000", "Outturn £000"], ["Roads", "1,200.5", "1,310.0"], ["Parks", "300.0", "(12.5)"]]


def test_ruled_tables_have_cells_and_a_head() -> None:
    page = together(
        lines("The table shows the money.", top=60),
        lines("Table 1: Spending", top=90, bold=True),
        grid([72, 220, 320, 420], [100, 120, 140, 160], TABLE),
        lines("It was noted.", top=200),
    )
    layout = read_layout(printed(page))
    assert shown(layout) == [
        "p The table shows the money.",
        "h1 Table 1: Spending",
        "row *Service | *Budget £000 | *Outturn £000",
        "row Roads | 1,200.5 | 1,310.0",
        "row Parks | 300.0 | (12.5)",
        "p It was noted.",
    ]
    assert next(block.table.caption for block in layout.blocks if block.table) == "Table 1: Spending"


def test_aligned_figures_are_a_table_without_any_rule() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, HEIGHT - 60, "The money was spent as follows on the services of the Council in the year:")
        for at, row in enumerate([*TABLE, ["Libraries and archives", "45.0", "40.0"]]):
            y = HEIGHT - 100 - at * 14
            canvas.drawString(72, y, row[0])
            canvas.drawRightString(320, y, row[1])
            canvas.drawRightString(420, y, row[2])

    assert shown(read_layout(printed(draw)))[1:] == [
        "row *Service | *Budget £000 | *Outturn £000",
        "row Roads | 1,200.5 | 1,310.0",
        "row Parks | 300.0 | (12.5)",
        "row Libraries and archives | 45.0 | 40.0",
    ]


def test_rows_between_rules_with_labels_that_wrap() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        rows = [
            (["Residential care for", "older people"], "12.5", "+0.4"),
            (["Home care"], "3.0", "-0.1"),
            (["Day care"], "1.0", "0.0"),
        ]
        y = HEIGHT - 100
        canvas.line(72, y, 500, y)
        for label, *figures in rows:
            for at, text in enumerate(label):
                canvas.drawString(76, y - 12 - 12 * at, text)
            for x, figure in zip((330, 450), figures, strict=True):
                canvas.drawRightString(x, y - 6 - 6 * len(label), figure)
            y -= 12 * len(label) + 6
            canvas.line(72, y, 500, y)

    assert shown(read_layout(printed(draw))) == [
        "row Residential care for / older people | 12.5 | +0.4",
        "row Home care | 3.0 | -0.1",
        "row Day care | 1.0 | 0.0",
    ]


def test_a_box_around_prose_is_no_table_and_label_boxes_are_fields() -> None:
    prose = grid([72, 520], [100, 160], [["Summary: this paper asks for the money of the year."]])
    boxed = grid(
        [72, 300, 520], [200, 220, 240], [["DECISION TO BE TAKEN BY:", "DECISION NUMBER:"], ["The Cabinet", "23/0007"]]
    )
    assert shown(read_layout(printed(together(prose, boxed)))) == [
        "p Summary: this paper asks for the money of the year.",
        "field DECISION TO BE TAKEN BY: The Cabinet",
        "field DECISION NUMBER: 23/0007",
    ]


def test_a_page_turned_on_its_side_reads_the_same() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.setFont("Helvetica", 11)
        canvas.rotate(90)
        canvas.drawString(100, -100, "Northshire Care Board met in the hall.")

    layout = read_layout(printed(draw))
    assert shown(layout) == ["p Northshire Care Board met in the hall."]
    assert [round(side) for side in layout.page_sizes[0]] == [595, 842]
    box = layout.blocks[0].lines[0].words[0].box
    assert box is not None
    assert box.x1 - box.x0 > box.bottom - box.top


def picture(canvas: Canvas) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)


def test_scanned_pages_are_named() -> None:
    (finding,) = read_layout(printed(lines("Words of the first page, which has text."), picture)).findings
    assert finding.kind is FindingKind.NO_TEXT_LAYER
    assert finding.page == 2
    assert "pip install 'minutebook[ocr]'" in finding.message
    assert "apt-get install tesseract-ocr-eng" in finding.message


def test_a_paper_without_any_text_is_a_layout_with_a_finding() -> None:
    layout = read_layout(printed(picture, picture))
    assert layout.blocks == ()
    assert [finding.kind for finding in layout.findings] == [FindingKind.NO_TEXT_LAYER]


def no_pages() -> bytes:
    import pikepdf

    out = BytesIO()
    pikepdf.new().save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (printed(lines("Secret"), encrypt="key"), "password"),
        (no_pages(), "no pages"),
        (b"%PDF-1.7\n" + b"not a page of it " * 40, "damaged"),
        (b"%PDF-", "damaged"),
    ],
)
def test_papers_that_cannot_be_read_say_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadablePaper) as caught:
        read_layout(data)
    assert reason in caught.value.reason
    assert caught.value.advice


def test_a_truncated_paper_is_repaired_or_refused_but_never_crashes() -> None:
    whole = printed(*(lines(f"Words of page {n} of the plan.") for n in range(4)))
    for keep in (0.95, 0.8, 0.5, 0.2):
        try:
            layout = read_layout(whole[: int(len(whole) * keep)])
        except UnreadablePaper as error:
            assert "damaged" in error.reason or "no pages" in error.reason
        else:
            assert layout.blocks or layout.findings


def test_minutes_set_in_columns_read_row_by_row() -> None:
    long = (
        "the Board heard that the plan for the year was on",
        "its course and that all the money had been spent as",
        "it had been agreed.",
    )

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for x in (60, 110, 400, 500):
            canvas.line(x, HEIGHT - 100, x, HEIGHT - 340)
        for row in range(5):
            y = HEIGHT - 100 - row * 60
            canvas.line(60, y, 500, y)
            if row < 4:
                canvas.drawString(64, y - 14, f"{row + 1}.")
                for at, text in enumerate(long):
                    canvas.drawString(114, y - 14 - 13 * at, text)
                canvas.drawString(404, y - 14, "AM")

    found = shown(read_layout(printed(draw)))
    assert [line for line in found if not line.endswith("AM")] == [
        f"li1 [{number}.] {' / '.join(long)}" for number in range(1, 5)
    ]


def test_a_word_across_the_pages_is_no_text() -> None:
    def page(text: str) -> Drawing:
        def draw(canvas: Canvas) -> None:
            lines(text)(canvas)
            canvas.setFont("Helvetica-Bold", 90)
            canvas.translate(200, 300)
            canvas.rotate(45)
            canvas.drawString(0, 0, "DRAFT")

        return draw

    layout = read_layout(printed(page("The Board met in the hall."), page("It closed at nine.")))
    assert shown(layout) == ["p The Board met in the hall.", "p It closed at nine."]
    assert layout.running == ("DRAFT",)


def test_a_table_that_goes_on_over_the_page_is_one() -> None:
    first = grid([72, 220, 320, 420], [700, 720, 740], TABLE[:2])
    second = grid([72, 220, 320, 420], [60, 80, 100], [TABLE[2], ["Libraries", "45.0", "40.0"]])
    (block,) = read_layout(printed(first, second)).blocks
    assert block.table is not None
    assert [(cell.row, cell.header) for cell in block.table.cells if cell.column == 0] == [
        (0, True),
        (1, False),
        (2, False),
        (3, False),
    ]
    assert {cell.lines[0].page for cell in block.table.cells} == {1, 2}


def test_signatures_side_by_side_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        rows = [("Signed for the Council", "Signed for the Trust"), ("A Moss", "B Reed"), ("Leader", "Chair")]
        for at, pair in enumerate(rows):
            for x, text in zip((72, 320), pair, strict=True):
                canvas.drawString(x, HEIGHT - 100 - 14 * at, text)

    found = [line.split(" ", 1)[1] for line in shown(read_layout(printed(draw)))]
    assert found == ["Signed for the Council", "A Moss", "Leader", "Signed for the Trust", "B Reed", "Chair"]


def test_names_posts_and_initials_in_columns_stay_together_where_a_cell_wraps() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        y = HEIGHT - 100
        for name, post, initials in [
            ("Mrs A Moss", ["Chair"], "AM"),
            ("Dr B Reed", ["Director of Care and of the", "Joint Team"], "BR"),
            ("Mr C Lark", ["Clerk"], "CL"),
        ]:
            canvas.drawString(72, y, name)
            for at, text in enumerate(post):
                canvas.drawString(220, y - 12 * at, text)
            canvas.drawString(420, y, initials)
            y -= 12 * len(post) + 4

    assert shown(read_layout(printed(draw))) == [
        "row Mrs A Moss | Chair | AM",
        "row Dr B Reed | Director of Care and of the / Joint Team | BR",
        "row Mr C Lark | Clerk | CL",
    ]


def test_names_below_a_label_are_lines_of_their_own() -> None:
    labels = lines("Present:", x=72)
    names = lines("Cllr A Moss (Chair)", "Cllr B Reed", x=180)
    assert shown(read_layout(printed(together(labels, names)))) == ["p Present: Cllr A Moss (Chair)", "p Cllr B Reed"]


def test_columns_under_labels_are_read_one_after_the_other() -> None:
    left = ["Members present:", "Cllr A Moss (Chair), Leader of", "the Council", "Dr B Reed"]
    right = ["Officers present:", "C Lark, Clerk", "D Finch, Head of Finance and", "of Property"]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for at, (a, b) in enumerate(zip(left, right, strict=True)):
            canvas.drawString(72, HEIGHT - 100 - 13 * at, a)
            canvas.drawString(320, HEIGHT - 100 - 13 * at, b)
        canvas.drawString(72, HEIGHT - 200, "Apologies were received from E Wren.")

    text = " ".join(shown(read_layout(printed(draw))))
    assert (
        text.index("Dr B Reed") < text.index("Officers present:") < text.index("of Property") < text.index("Apologies")
    )


def test_the_number_of_a_paragraph_keeps_its_box() -> None:
    (block,) = read_layout(printed(lines("3.1 The Board met in the hall.", top=100))).blocks
    assert [word.text for word in block.lead] == ["3.1 "]
    number, first = block.lead[0].box, block.lines[0].words[0].box
    assert number is not None
    assert first is not None
    assert number.x0 < number.x1 < first.x0
    assert (number.top, number.bottom) == (first.top, first.bottom)
