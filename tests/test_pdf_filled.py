"""What was typed onto a PDF is read with what is printed there; letters that are lost are told."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from reportlab.pdfgen.canvas import Canvas

from extract.readers.pdf import read_layout
from models import FindingKind, UnreadablePaper
from tests.layouts import shown
from tests.printing import HEIGHT, lines, printed

LABELS = ("Dunmere Parish Council", "", "Date:", "", "Decision:", "", "Reasons:")
READ = ["p Dunmere Parish Council", "field Date: 4 May 2015", "p Decision: To pay £1,500 for the hall."]


def form(canvas: Canvas) -> None:
    """A form with two fields that are filled in, one that is hidden, and a button."""
    lines(*LABELS)(canvas)
    for name, row, value, flags in (
        ("day", 2, "4 May 2015", "print"),
        ("what", 4, "To pay £1,500 for the hall.", "print"),
        ("secret", 6, "To pay £9,999.", "hidden"),
    ):
        place = {"x": 160, "y": HEIGHT - 76 - row * 14, "width": 300, "height": 16}
        canvas.acroForm.textfield(name=name, value=value, fontSize=11, annotationFlags=flags, **place)
    canvas.acroForm.checkbox(name="key", x=500, y=HEIGHT - 76, checked=True)


def changed(change: Callable[[pikepdf.Pdf], None], data: bytes | None = None) -> bytes:
    with pikepdf.open(BytesIO(data or printed(form))) as document:
        change(document)
        out = BytesIO()
        document.save(out)
        return out.getvalue()


def as_it_is(document: pikepdf.Pdf) -> None:
    pass


def undrawn(document: pikepdf.Pdf) -> None:
    for found in document.pages[0].Annots:  # type: ignore[attr-defined]
        if found.FT == "/Tx":
            del found["/AP"]


def turned(document: pikepdf.Pdf) -> None:
    document.pages[0].Rotate = 90


def without_form(document: pikepdf.Pdf) -> None:
    del document.Root["/AcroForm"]


def among_odd_ones(document: pikepdf.Pdf) -> None:
    annotations = document.pages[0].Annots
    annotations[0].Parent = annotations[0]
    document.pages[0].Annots = Array([1, Name.X, Dictionary(), *annotations])  # type: ignore[call-overload]


@pytest.mark.filterwarnings("ignore::pikepdf.PageCopyWarning")
@pytest.mark.parametrize("change", [as_it_is, undrawn, turned, without_form, among_odd_ones])
def test_fields_are_read_beside_their_labels(change: Callable[[pikepdf.Pdf], None]) -> None:
    layout = read_layout(changed(change))
    assert shown(layout)[:3] == READ
    assert not layout.findings
    assert "9,999" not in " ".join(shown(layout))


def test_text_boxes_are_read() -> None:
    def put_above(document: pikepdf.Pdf) -> None:
        page = document.pages[0]
        words = document.make_stream(b"BT /F1 11 Tf 72 700 Td (RESOLVED: That the hall be painted.) Tj ET")
        words.Type, words.Subtype, words.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
        words.Resources = page.Resources
        box = Dictionary(Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([0, 0, 595, 842]), AP=Dictionary(N=words))
        page.Annots = Array([document.make_indirect(box)])

    layout = read_layout(changed(put_above, printed(lines("Dunmere Parish Council", *[""] * 20, "Page 1"))))
    assert shown(layout)[:2] == ["h1 Dunmere Parish Council", "p RESOLVED: That the hall be painted."]


@pytest.mark.filterwarnings("ignore::pikepdf.PageCopyWarning")
def test_a_form_that_cannot_be_drawn_costs_nothing_that_is_printed() -> None:
    def break_off(document: pikepdf.Pdf) -> None:
        undrawn(document)
        document.Root.AcroForm = Name.Broken

    layout = read_layout(changed(break_off))
    assert "field Date:" in " ".join(shown(layout))
    assert [finding.kind for finding in layout.findings] == [FindingKind.BAD_PAGE]


def test_a_form_that_draws_itself_is_told() -> None:
    def draw_itself(document: pikepdf.Pdf) -> None:
        document.Root.AcroForm.XFA = document.make_stream(b"<xdp/>")
        document.Root.NeedsRendering = True

    with pytest.raises(UnreadablePaper, match="only Adobe Reader draws"):
        read_layout(changed(draw_itself))


def in_glyphs(*texts: str) -> bytes:
    """A page in a font that tells glyphs by their number in it, and not which letters they are."""

    def write(document: pikepdf.Pdf) -> None:
        system = Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0)
        told = Dictionary(Type=Name.FontDescriptor, FontName=Name.Lost, Flags=4, FontBBox=Array([0, -200, 1000, 800]))
        glyphs = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Lost, DW=500)
        glyphs.CIDSystemInfo, glyphs.FontDescriptor = system, told
        font = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Lost, Encoding=Name("/Identity-H"))
        font.DescendantFonts = Array([document.make_indirect(glyphs)])
        document.pages[0].Resources.Font = Dictionary(G=document.make_indirect(font))
        codes = ("".join(f"{ord(letter) - 29:04x}" for letter in text) for text in texts)
        content = " ".join(f"<{code}> Tj T*" for code in codes)
        document.pages[0].Contents = document.make_stream(f"BT /G 11 Tf 72 770 Td 14 TL {content} ET".encode())

    return changed(write, printed(lines("x")))


def test_pages_whose_letters_are_lost_give_no_words() -> None:
    layout = read_layout(in_glyphs("Minutes of 4 May 2015.", "1.1 To pay 1,500 pounds, 20 now,", "30 in June 2016."))
    assert not layout.blocks
    assert [finding.kind for finding in layout.findings] == [FindingKind.ENCODING, FindingKind.NO_TEXT_LAYER]
