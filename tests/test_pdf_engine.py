"""Pages through pdfium: the same words as another engine, places that stay right, and what happens to bad pages."""

from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from benchmarks.same_words import compare
from corpus.samples import sample_papers
from extract.readers import pdf_file
from extract.readers.pdf import read_layout
from models import FindingKind, Layout
from tests.printing import HEIGHT, lines, printed, together


def texts(layout: Layout) -> list[str]:
    return [" ".join("".join(line.text for line in block.lines).split()) for block in layout.blocks]


def test_the_samples_have_the_words_that_pdfplumber_finds() -> None:
    found = compare([path for path in sample_papers() if path.suffix == ".pdf"], ["pdfplumber"])[0]
    assert found.words > 2000
    assert found.share >= 0.995, (found.ours, found.theirs)


def mapped(data: bytes, code: str, units: str) -> bytes:
    """Let a font say that a character stands for another one."""
    table = f"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <{code}> <{units}> endbfchar"
    with pikepdf.open(BytesIO(data)) as document:
        for font in document.pages[0].Resources.Font.values():
            font.ToUnicode = document.make_stream(f"begincmap {table} endcmap".encode())
        out = BytesIO()
        document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("units", ["D83DDE00", "0041"])
def test_words_after_a_character_beyond_the_basic_plane_keep_their_places(units: str) -> None:
    plain = lines("Zone ten", "Grants agreed")
    words = [
        fragment
        for block in read_layout(mapped(printed(plain), "5A", units)).blocks
        for fragment in block.lines[0].words
    ]
    expected = [fragment for block in read_layout(printed(plain)).blocks for fragment in block.lines[0].words]
    assert [word.text for word in words] == [
        ("\U0001f600" if units != "0041" else "A") + "one ",
        *(w.text for w in expected[1:]),
    ]
    assert [word.box for word in words] == [word.box for word in expected]


def test_type_of_size_one_that_is_drawn_large_is_read_as_it_is_seen() -> None:
    def scaled(canvas: Canvas) -> None:
        canvas.scale(11, 11)
        canvas.setFont("Helvetica", 1)
        for at, text in enumerate(
            ("The Board agreed the budget of the harbour fund", "for the year and thanked its staff.")
        ):
            canvas.drawString(72 / 11, (HEIGHT - 72 - 14 * at) / 11, text)

    layout = read_layout(printed(scaled))
    assert texts(layout) == ["The Board agreed the budget of the harbour fund for the year and thanked its staff."]
    assert 9 < layout.blocks[0].lines[0].size < 16


def test_bold_and_light_type_on_one_page_are_told_apart() -> None:
    layout = read_layout(printed(together(lines("Harbour fund", bold=True), lines("It was noted.", top=120))))
    assert [line.bold for block in layout.blocks for line in block.lines] == [True, False]


def in_one_line(*pieces: tuple[str, str, float]) -> bytes:
    """Pieces in Courier, sheared so far to the right, set one behind the other; the oblique one counts as bold."""

    def draw(canvas: Canvas) -> None:
        x = 72.0
        for text, font, shear in pieces:
            line = canvas.beginText()
            line.setFont(font, 11)
            line.setTextTransform(1, 0, shear, 1, x, HEIGHT - 72)
            line.textOut(text)
            canvas.drawText(line)
            x += stringWidth(text + " ", font, 11)

    with pikepdf.open(BytesIO(printed(draw))) as document:
        for font in document.pages[0].Resources.Font.values():
            force_bold = 1 << 18 if font.BaseFont == "/Courier-Oblique" else 0
            font.FontDescriptor = pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, Flags=32 | force_bold)
        out = BytesIO()
        document.save(out)
    return out.getvalue()


def test_a_word_in_bold_type_within_a_line_is_told_apart() -> None:
    pieces = ("The Board", "Courier", 0), ("agreed", "Courier-Oblique", 0), ("the budget of", "Courier", 0)
    pages, _ = pdf_file.read_pages(in_one_line(*pieces, ("May.", "Courier", 0)))
    assert [(" ".join(part.texts), part.bold, part.order) for part in pages[0].stretches] == [
        ("The Board", False, 0),
        ("agreed", True, 2),
        ("the budget of May.", False, 3),
    ]


def test_a_word_that_stands_aslant_within_a_line_is_set_aside() -> None:
    pieces = (
        ("The Board agreed", "Courier", 0),
        ("DRAFT", "Courier-Oblique", 0.5),
        ("the budget of May.", "Courier", 0),
    )
    ink = pdf_file.read_pages(in_one_line(*pieces))[0][0]
    assert [(part.texts, part.bold) for part in ink.sideways] == [(["DRAFT"], True)]
    assert " ".join(text for part in ink.stretches for text in part.texts) == "The Board agreed the budget of May."
    assert not any(part.bold for part in ink.stretches)


def test_a_page_that_pdfium_gives_up_is_read_by_pdfplumber(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_on_the_second(page: Any, number: int) -> Any:
        if number == 2:
            raise pypdfium2.PdfiumError("no such page")
        return read_page(page, number)

    read_page = pdf_file.read_page
    monkeypatch.setattr(pdf_file, "read_page", fail_on_the_second)
    layout = read_layout(printed(lines("Grants were agreed."), lines("Fees were noted."), lines("The hall was let.")))
    assert texts(layout) == ["Grants were agreed.", "Fees were noted.", "The hall was let."]
    assert [(finding.kind, finding.page) for finding in layout.findings] == [(FindingKind.BAD_PAGE, 2)]


def test_junk_before_the_header_does_no_harm() -> None:
    data = printed(lines("Grants were agreed."))
    for junk in (b"\r\n\r\n", b"HTTP/1.1 200 OK\r\n\r\n", b"\x00" * 5000):
        assert texts(read_layout(junk + data)) == ["Grants were agreed."]
