"""Prints a manuscript as a PDF, the same bytes each time, with running heads and feet on every page."""

import io
from typing import Any

from reportlab.lib.colors import Color, black
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, HRFlowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from corpus.samples.markup import Grid, Manuscript, Part

INDENT = 1.1 * cm
WIDTH = 16.0 * cm
FIGURE = set("0123456789.,()-–+£%mk ")


def print_pdf(manuscript: Manuscript) -> bytes:
    """The PDF of a manuscript."""
    settings, out = manuscript.settings, io.BytesIO()
    document = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=2.5 * cm,
        rightMargin=2.5 * cm,
        topMargin=2.4 * cm,
        bottomMargin=2.2 * cm,
        invariant=1,
        title=settings.get("title", ""),
        author=settings.get("author", ""),
    )
    printer = _Printer(settings)
    flow = [flowable for part in manuscript.parts for flowable in printer.flow(part)]
    total = _page_count(manuscript) if "{pages}" in settings.get("foot", "") else 0

    def margins(canvas: Canvas, _document: Any) -> None:
        _print_margins(canvas, settings, total)

    document.build(flow, onFirstPage=margins, onLaterPages=margins)
    return out.getvalue()


def _page_count(manuscript: Manuscript) -> int:
    """Count the pages by printing once without the foot."""
    import pypdfium2

    settings = {key: value for key, value in manuscript.settings.items() if key != "foot"}
    return len(pypdfium2.PdfDocument(print_pdf(Manuscript(settings, manuscript.parts))))


def _print_margins(canvas: Canvas, settings: dict[str, str], total: int) -> None:
    face = settings.get("face", "Helvetica")
    canvas.saveState()
    canvas.setFont(face, 9)
    for key, height in (("head", A4[1] - 1.4 * cm), ("foot", 1.2 * cm)):
        text = settings.get(key, "")
        if key == "head" and canvas.getPageNumber() == 1 and settings.get("head_from") == "2":
            continue
        text = text.replace("{page}", str(canvas.getPageNumber())).replace("{pages}", str(total))
        left, middle, right = ([*text.split(" || "), "", ""] if " || " in text else ["", text, ""])[:3]
        canvas.drawString(2.5 * cm, height, left)
        canvas.drawCentredString(A4[0] / 2, height, middle)
        canvas.drawRightString(A4[0] - 2.5 * cm, height, right)
    canvas.restoreState()


class _Printer:
    """Turns the parts of a manuscript into flowables in one face and size."""

    def __init__(self, settings: dict[str, str]) -> None:
        face = settings.get("face", "Helvetica")
        size = float(settings.get("size", "11"))
        self.plain = ParagraphStyle("plain", fontName=face, fontSize=size, leading=size * 1.25, spaceAfter=size * 0.4)
        self.cell = ParagraphStyle("cell", parent=self.plain, fontSize=size - 1, leading=size * 1.15, spaceAfter=0)
        self.figure = ParagraphStyle("figure", parent=self.cell, alignment=TA_RIGHT)
        self.centre = ParagraphStyle("centre", parent=self.plain, alignment=TA_CENTER)
        self.head = ParagraphStyle("head", parent=self.plain, spaceBefore=size * 0.5, keepWithNext=1)

    def flow(self, part: Part | Grid) -> list[Flowable]:
        """What to put on the page for one part."""
        if isinstance(part, Grid):
            return [self._grid(part), Spacer(1, 6)]
        match part.kind:
            case "space":
                return [Spacer(1, 5)]
            case "page":
                return [PageBreak()]
            case "rule":
                return [HRFlowable(width="100%", thickness=0.7, color=black)]
            case "centre":
                return [Paragraph(f"<b>{part.text}</b>", self.centre)]
            case "plain_centre":
                return [Paragraph(part.text, self.centre)]
            case "heading":
                return [Paragraph(f"<b>{part.text}</b>", self.head)]
            case "number":
                return [self._numbered(part)]
            case _:
                return [Paragraph(part.text, self.plain)]

    def _numbered(self, part: Part) -> Paragraph:
        left = INDENT * (part.depth if part.depth > 1 or part.marker != "*" else 1)
        style = ParagraphStyle(
            f"number{part.depth}", parent=self.plain, leftIndent=left, bulletIndent=left - INDENT * 0.95
        )
        marker = "\u2022" if part.marker == "*" else part.marker
        text = f"<b>{part.text.removeprefix('# ')}</b>" if part.text.startswith("# ") else part.text
        return Paragraph(text, style, bulletText=marker)

    def _grid(self, grid: Grid) -> Table:
        columns = max(len(row) for row in grid.rows)
        default = {"labels": (5.0, 11.0), "columns": (8.0, 8.0)}.get(grid.kind, (WIDTH / cm / columns,) * columns)
        widths = [width * cm for width in (grid.widths or default)]
        cells = [[self._cell(cell, grid, at) for at, cell in enumerate(row)] for row in grid.rows]
        style: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (0, -1), 0)]
        if grid.kind == "ruled":
            style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("GRID", (0, 0), (-1, -1), 0.5, black)]
        if grid.kind == "shaded":
            band = Color(0.86, 0.9, 0.95)
            style += [("BACKGROUND", (0, at), (-1, at), band) for at in range(0, len(cells), 2)]
        return Table(cells, colWidths=widths, style=style, hAlign="LEFT")

    def _cell(self, text: str, grid: Grid, column: int) -> Paragraph:
        text = text.replace(" ## ", "<br/>").replace("##", "<br/>")
        if grid.kind == "labels" and column == 0:
            return Paragraph(f"<b>{text}</b>", self.cell)
        figures = set(text.replace("<b>", "").replace("</b>", "")) <= FIGURE
        return Paragraph(text, self.figure if figures and grid.kind not in ("labels", "columns") else self.cell)
