"""PDF files that broke off: the pages that are left, and words whose fonts are gone."""

import io

import pikepdf
import pytest

from extract.readers.pdf import read_layout
from extract.readers.pdf_salvage import with_page_tree
from models import FindingKind, Layout, UnreadablePaper
from tests.hostile.damaged_pdfs import good
from tests.hostile.pdf_objects import FONT, deflated, one_page, stream

PAGES = 24


def packed(*, linearize: bool, encryption: pikepdf.Encryption | bool = False) -> bytes:
    """A file as Acrobat writes them: its objects packed, the tree of its pages and the table of objects at its end."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(good(PAGES))) as document:
        document.save(
            out,
            linearize=linearize,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            encryption=encryption,
        )
    return out.getvalue()


def printed(layout: Layout) -> list[str]:
    """The words of each page that has any."""
    pages: dict[int, list[str]] = {}
    for block in layout.blocks:
        pages.setdefault(block.page, []).extend([block.marker or "", *(line.text for line in block.lines)])
    return [" ".join(" ".join(texts).split()) for texts in pages.values()]


@pytest.mark.parametrize("percent", [20, 40, 60, 80, 90, 97, 99])
@pytest.mark.parametrize("linearize", [True, False])
def test_the_pages_before_the_cut_are_read_in_order(linearize: bool, percent: int) -> None:
    whole = packed(linearize=linearize)
    layout = read_layout(whole[: len(whole) * percent // 100])
    left = printed(layout)
    assert left == printed(read_layout(whole))[: len(left)]
    assert len(left) >= PAGES * (percent - 15) // 100
    first, *others = layout.findings
    assert first.kind is FindingKind.TRUNCATED
    assert {finding.kind for finding in others} <= {FindingKind.BAD_PAGE}


def test_whole_files_are_not_called_cut() -> None:
    behind = b"\n<!-- served by cache -->\n" * 100
    for data in (good(), good() + behind, packed(linearize=True), packed(linearize=False)):
        assert not read_layout(data).findings


def test_what_an_encrypted_file_packs_is_lost_with_its_end() -> None:
    whole = packed(linearize=False, encryption=pikepdf.Encryption(owner="owner", user="", R=6))
    assert len(printed(read_layout(whole))) == PAGES
    with pytest.raises(UnreadablePaper, match="cut off or damaged"):
        read_layout(whole[: len(whole) * 9 // 10])


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n" + b"1 0 obj\n<< /Type /Pages /Kids [] >>\nendobj\n",  # no page
        b"%PDF-1.7\n1 0 obj\n" + stream(b"no deflate", "/Type /ObjStm /First 9 /N 1") + b"\nendobj",
        b"%PDF-1.7\n1 0 obj\n" + deflated(b"7 x 8 3 << /Type /Page >>", "/Type /ObjStm /First 8 /N 2") + b"\nendobj",
        b"",
    ],
)
def test_where_no_page_is_left_there_is_nothing_to_save(data: bytes) -> None:
    assert with_page_tree(data) is None


def with_lost_font(codes: str) -> bytes:
    """A page of a sound line, and of one in a font of which only the name is left, that tells glyphs by number."""
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /Lost /Encoding /Identity-H /DescendantFonts [9 0 R] >>"
    content = f"BT /F1 11 Tf 72 700 Td (1. Paid by the Clerk.) Tj 0 -20 Td /F2 11 Tf <{codes}> Tj ET".encode()
    return one_page(stream(content), resources="/Font << /F1 5 0 R /F2 6 0 R >>", more={5: FONT, 6: font})


def test_words_in_a_font_that_is_gone_are_left_out_and_told() -> None:
    layout = read_layout(with_lost_font("003200520057" * 2))  # "Mot" as numbers of glyphs, which would read "2RW"
    assert printed(layout) == ["1. Paid by the Clerk."]
    assert [finding.kind for finding in layout.findings] == [FindingKind.ENCODING]
    assert "a font on page 1" in layout.findings[0].message


def test_a_bullet_in_a_font_that_is_gone_costs_no_word() -> None:
    layout = read_layout(with_lost_font("00b7"))
    assert printed(layout) == ["1. Paid by the Clerk."]
    assert not layout.findings


def test_a_page_of_which_most_is_lost_is_as_good_as_a_scan() -> None:
    layout = read_layout(with_lost_font("003200520057" * 9))
    assert not layout.blocks
    assert [finding.kind for finding in layout.findings] == [FindingKind.ENCODING, FindingKind.NO_TEXT_LAYER]
