"""Prints fictional papers that each show one form of table; `tests/tables` holds their labels."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from reportlab.lib.colors import black, lightgrey, teal
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

_PLAIN = ParagraphStyle("plain", fontName="Helvetica", fontSize=10, leading=12.5, spaceAfter=4)
_RIGHT = ParagraphStyle("right", parent=_PLAIN, alignment=TA_RIGHT, spaceAfter=0)
_CELL = ParagraphStyle("cell", parent=_PLAIN, spaceAfter=0)
_PROSE = (
    "The Partnership reviewed its spending at the end of the quarter. The sums are set out below, and the reasons for "
    "the main differences follow the table."
)
Style = list[tuple[Any, ...]]


def _words(text: str, right: bool = False) -> Paragraph:
    return Paragraph(text, _RIGHT if right else _CELL)


def _print(parts: Sequence[Flowable], head: str = "") -> bytes:
    def margins(canvas: Canvas, _document: object) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(60, A4[1] - 36, head)
        canvas.drawCentredString(A4[0] / 2, 30, f"Page {canvas.getPageNumber()}")

    out = BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=60, rightMargin=60, topMargin=60, bottomMargin=60, invariant=1
    )
    document.build(list(parts), onFirstPage=margins, onLaterPages=margins)
    return out.getvalue()


def _table(rows: Sequence[Sequence[object]], widths: Sequence[float], style: Style, **options: Any) -> Table:
    base: Style = [("FONT", (0, 0), (-1, -1), "Helvetica", 9.5), ("ALIGN", (1, 0), (-1, -1), "RIGHT")]
    return Table(rows, colWidths=widths, style=base + style, **options)


def _opening() -> list[Flowable]:
    return [Paragraph("<b>Report to the Eskwater Partnership, 4 March 2024</b>", _PLAIN), Paragraph(_PROSE, _PLAIN)]


def rules_across() -> bytes:
    """Rules across only, the unit above the first, a coloured band, wrapped heads and names, two totals."""
    rows: list[list[object]] = [
        ["", "", "", "", "All figures in £m"],
        [
            "",
            "",
            _words("<b>Revised Budget</b>", True),
            _words("<b>Latest Forecast</b>", True),
            _words("<b>Net Variance</b>", True),
        ],
        [_words("Home care and day care for older people, with meals", True), "", "12.4", "13.0", "+0.6"],
        [_words("Roads", True), "", "8.1", "7.9", "-0.2"],
        [_words("<b>Services Position</b>", True), "", "20.5", "20.9", "+0.4"],
        ["", "", "", "", ""],
        [_words("Schools", True), "", "0.0", "1.5", "+1.5"],
        [_words("<b>Overall Position</b>", True), "", "20.5", "22.4", "+1.9"],
    ]
    style: Style = [("LINEBELOW", (0, row), (-1, row), 0.5, teal) for row in (0, 1, 2, 3, 4, 5, 6)]
    style += [("BACKGROUND", (1, row), (1, row), teal) for row in (2, 3, 6)] + [("SPAN", (3, 0), (4, 0))]
    rows[0][3], rows[0][4] = rows[0][4], ""
    return _print([*_opening(), _table(rows, (190, 12, 80, 80, 80), style)])


def shaded_rows() -> bytes:
    """Every other row shaded and nothing ruled."""
    rows = [
        ["Fund (£000)", "2023/24", "2024/25", "Change"],
        ["Carers", "1,250", "1,400", "150"],
        ["Equipment", "730", "700", "(30)"],
        ["Falls service", "85", "90", "5"],
        ["Hospital discharge", "2,004", "2,004", "0"],
        ["Total", "4,069", "4,194", "125"],
    ]
    style: Style = [("BACKGROUND", (0, row), (-1, row), lightgrey) for row in (0, 2, 4)]
    return _print([*_opening(), _table(rows, (180, 80, 80, 80), style)])


def merely_aligned() -> bytes:
    """Nothing drawn: figures under each other, names that wrap, a unit in the line above."""
    rows: list[list[object]] = [
        ["", "Budget", "Actual", "Variance"],
        ["Staff", "410.2", "398.0", "(12.2)"],
        [_words("Premises, with the rent and the rates of the day centre"), "77.5", "80.1", "2.6"],
        ["Transport", "31.0", "30.4", "(0.6)"],
        ["Income", "(55.0)", "(60.5)", "(5.5)"],
        ["Net cost", "463.7", "448.0", "(15.7)"],
    ]
    unit = Paragraph("All amounts are shown in £000s.", _PLAIN)
    return _print([*_opening(), unit, _table(rows, (170, 80, 80, 80), [])])


def spanning_heads() -> bytes:
    """A full grid whose head has two rows: heads over two columns, a corner over two rows."""
    rows: list[list[object]] = [
        ["Service", "Budget £m", "", "Outturn £m", ""],
        ["", "2022/23", "2023/24", "2022/23", "2023/24"],
        ["Libraries", "4.1", "4.3", "4.0", "4.4"],
        [_words("Museums and the county archive"), "1.2", "1.2", "1.3", "1.1"],
        ["Total", "5.3", "5.5", "5.3", "5.5"],
    ]
    style: Style = [
        ("GRID", (0, 0), (-1, -1), 0.5, black),
        ("SPAN", (0, 0), (0, 1)),
        ("SPAN", (1, 0), (2, 0)),
        ("SPAN", (3, 0), (4, 0)),
    ]
    return _print(
        [*_opening(), Paragraph("<b>Table 4: Culture</b>", _PLAIN), _table(rows, (150, 70, 70, 70, 70), style)]
    )


def over_pages() -> bytes:
    """A ruled table over three pages with its head on each, and the unit in the page's running head."""
    rows = [["Ref", "Project", "2024/25", "2025/26"]]
    rows += [[str(at), f"Scheme {at}", f"{at * 7 % 90 + 10}.5", f"{at * 11 % 80}.0"] for at in range(1, 91)]
    style: Style = [("GRID", (0, 0), (-1, -1), 0.5, black), ("ALIGN", (1, 0), (1, -1), "LEFT")]
    table = _table(rows, (50, 200, 80, 80), style, repeatRows=1)
    return _print([*_opening(), table], head="Eskwater Partnership: capital plan, all figures in £000s")


def split_row() -> bytes:
    """Rules across and a coloured band; a row that begins at one page's foot and ends on the next."""
    long = "Costs rose because more people were helped at home for longer than the plan had assumed. " * 3
    rows: list[list[object]] = [["Service", "", "Budget £m", "Forecast £m", "Reason"]]
    rows += [[f"Service {at}", "", f"{at}.5", f"{at}.7", _words(f"Reason {at}.")] for at in range(1, 4)]
    rows.append(
        [_words("Support at home and in the day centres of the northern towns"), "", "9.5", "9.9", _words(long)]
    )
    rows += [[f"Service {at}", "", f"{at}.1", f"{at}.0", _words("Vacant posts.")] for at in range(5, 9)]
    style: Style = [("LINEBELOW", (0, row), (-1, row), 0.5, teal) for row in range(len(rows))]
    style += [
        ("ALIGN", (4, 0), (4, -1), "LEFT"),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (1, 1), (1, -1), teal),
    ]
    table = _table(rows, (120, 12, 70, 70, 200), style, splitInRow=1)
    return _print([*_opening(), Spacer(1, 520), table])


def groups_of_rows() -> bytes:
    """Rules across, groups of rows under heads of their own with a blank row between, several entries to a row."""
    rows: list[list[object]] = [
        ["Project", "Year", "Amount (£m)", "Reason"],
        [_words("<b>Adult Care</b>"), "", "", ""],
        ["Care records", "23-24", "+0.036", "Licences"],
        ["", "", "", ""],
        [_words("<b>Transport</b>"), "", "", ""],
        ["Harbour bridge", "23-24", "-0.170", "Grant moved to the quay"],
        ["Quay wall", "23-24\n23-24", "+0.170\n+0.049", "Grant moved from the bridge\nRevenue funded"],
        ["Bus shelters", "23-24", "+0.015", "Other income"],
    ]
    style: Style = [("LINEBELOW", (0, row), (-1, row), 0.5, black) for row in range(len(rows) - 1)]
    style += [("ALIGN", (0, 0), (-1, -1), "LEFT"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return _print([*_opening(), _table(rows, (140, 60, 90, 170), style)])


def notes_under_rows() -> bytes:
    """Rules across; under each row of figures stands a note over all its columns."""
    rows: list[list[object]] = [
        ["", "Target", "Original", "Alternative", "To come"],
        ["Fewer placements", "-2,900.0", "-309.2", "-", "-1,364.0"],
        [
            "",
            _words("Support has been given to two areas, and more homes will be used for respite later in the year."),
            "",
            "",
            "",
        ],
        ["Joint contracts", "-3,500.0", "-2,644.5", "-", "-855.5"],
        [
            "",
            _words("The target of 28 per cent has not been reached so far; the service is near its capacity."),
            "",
            "",
            "",
        ],
        ["Therapists", "-2,500.0", "-", "-100.0", "-2,400.0"],
        ["", _words("The latest figures no longer show that there will be any saving in this year."), "", "", ""],
    ]
    style: Style = [("LINEBELOW", (0, row), (-1, row), 0.5, teal) for row in range(len(rows))]
    style += [("SPAN", (1, row), (-1, row)) for row in (2, 4, 6)]
    unit = Paragraph("All figures in £000s", _RIGHT)
    return _print([*_opening(), unit, _table(rows, (140, 80, 80, 80, 80), style)])


PRINTERS: dict[str, Callable[[], bytes]] = {
    printer.__name__: printer
    for printer in (
        rules_across,
        shaded_rows,
        merely_aligned,
        spanning_heads,
        over_pages,
        split_row,
        groups_of_rows,
        notes_under_rows,
    )
}
