"""Prints made-up PDFs for tests with reportlab: words at places, rules, pictures."""

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

Drawing = Callable[[Canvas], None]
WIDTH, HEIGHT = A4


def printed(*pages: Drawing, encrypt: str | None = None, size: tuple[float, float] = A4) -> bytes:
    """Print one page for each drawing; y counts up from the page's foot, as PDF has it."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=size, encrypt=encrypt, invariant=True)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(
    *texts: str, x: float = 72, top: float = 72, step: float = 14, size: float = 11, bold: bool = False
) -> Drawing:
    """Lines of type from `top` points below the page's head; an empty text leaves a blank."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        for at, text in enumerate(texts):
            if text:
                canvas.drawString(x, HEIGHT - top - at * step, text)

    return draw


def grid(xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]) -> Drawing:
    """A ruled table: `xs` and `ys` (from the page's head) are its rules, `rows` the words of its cells."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for x in xs:
            canvas.line(x, HEIGHT - ys[0], x, HEIGHT - ys[-1])
        for y in ys:
            canvas.line(xs[0], HEIGHT - y, xs[-1], HEIGHT - y)
        for row, y in zip(rows, ys, strict=False):
            for text, x in zip(row, xs, strict=False):
                canvas.drawString(x + 4, HEIGHT - y - 14, text)

    return draw


def together(*drawings: Drawing) -> Drawing:
    """Several drawings on one page, in this order in the file."""

    def draw(canvas: Canvas) -> None:
        for drawing in drawings:
            drawing(canvas)

    return draw
