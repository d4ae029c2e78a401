"""DOCX comes out with the numbers, words and tables that Word shows."""

import zipfile
from io import BytesIO

import docx as python_docx
import pytest

from extract.media import sniff
from extract.readers.docx import read_layout
from extract.readers.docx_numbering import written
from models import BlockKind, MediaType, UnreadablePaper
from tests.docx_files import docx, level, numbered, paragraph, styled
from tests.layouts import shown

OUTLINE = "".join(
    [
        '<w:abstractNum w:abstractNumId="1">',
        level(0, "%1."),
        level(1, "%1.%2"),
        level(2, "(%3)", "lowerLetter"),
        level(3, "(%4)", "lowerRoman"),
        "</w:abstractNum>",
        '<w:abstractNum w:abstractNumId="2">',
        level(0, "\uf0b7", "bullet"),
        level(1, "Part %2:", "upperRoman", start=3),
        level(2, "%1.%2.%3", "decimal", more="<w:isLgl/>"),
        "</w:abstractNum>",
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>',
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>',
        "</w:lvlOverride></w:num>",
        '<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>',
        "</w:lvlOverride></w:num>",
    ]
)


def blocks(body: str, **parts: str) -> list[str]:
    return shown(read_layout(docx(body, OUTLINE, **parts)))  # type: ignore[arg-type]


NUMBERS = [
    ("counts and restarts below", [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)], ["1.", "1.1", "1.2", "2.", "2.1"]),
    ("letters and romans", [(1, 0), (1, 1), (1, 2), (1, 2), (1, 3)], ["1.", "1.1", "(a)", "(b)", "(i)"]),
    ("a deep level first", [(1, 1), (1, 1)], ["1.1", "1.2"]),
    ("bullets", [(2, 0), (2, 0)], ["•", "•"]),
    ("its own start and words", [(2, 1), (2, 1)], ["Part III:", "Part IV:"]),
    ("legal form shows figures", [(2, 1), (2, 2)], ["Part III:", "1.3.1"]),
    ("an override starts again", [(1, 0), (1, 0), (3, 0), (3, 0)], ["1.", "2.", "1.", "2."]),
    ("an override starts elsewhere", [(4, 0), (4, 0)], ["7.", "8."]),
    ("an unknown list prints nothing", [(9, 0)], [None]),
    ("numId 0 takes the number away", [(0, 0)], [None]),
]


@pytest.mark.parametrize(("what", "numbers", "markers"), NUMBERS)
def test_automatic_numbers(what: str, numbers: list[tuple[int, int]], markers: list[str | None]) -> None:
    body = "".join(numbered("text of it", number, depth) for number, depth in numbers)
    assert [block.marker for block in read_layout(docx(body, OUTLINE)).blocks] == markers


def test_numbers_from_styles() -> None:
    body = styled("Heading of it", "Item") + styled("para", "Numbered") + styled("para", "Numbered2")
    assert [block.marker for block in read_layout(docx(body, OUTLINE)).blocks] == ["1.", "1.1", "1.2"]


def test_level_linked_to_a_style() -> None:
    linked = OUTLINE.replace('w:val="%1.%2"/>', 'w:val="%1.%2"/><w:pStyle w:val="Item"/>', 1)
    linked = linked.replace(
        '<w:lvlText w:val="%1.%2"/><w:pStyle w:val="Item"/>', '<w:pStyle w:val="Item"/><w:lvlText w:val="%1.%2"/>', 1
    )
    assert [block.marker for block in read_layout(docx(styled("para", "Item"), linked)).blocks] == ["1.1"]


def test_numbering_reached_through_a_style_link() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Limbs"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="6"><w:styleLink w:val="Limbs"/>'
        f"{level(0, '%1)', 'lowerLetter')}</w:abstractNum>"
        '<w:num w:numId="5"><w:abstractNumId w:val="5"/></w:num>'
    )
    body = numbered("one", 5) + numbered("two", 5)
    assert [block.marker for block in read_layout(docx(body, numbering)).blocks] == ["a)", "b)"]


def test_no_restart_where_the_level_says_so() -> None:
    never = '<w:lvlRestart w:val="0"/>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{level(0, "%1.")}'
        f"{level(1, '%2)', more=never)}</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = "".join(numbered("x", 1, depth) for depth in (0, 1, 1, 0, 1))
    assert [block.marker for block in read_layout(docx(body, numbering)).blocks] == ["1.", "1)", "2)", "2.", "3)"]


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (3, "decimal", "3"),
        (3, "decimalZero", "03"),
        (14, "lowerRoman", "xiv"),
        (27, "upperLetter", "AA"),
        (28, "lowerLetter", "bb"),
        (22, "ordinal", "22nd"),
        (13, "ordinal", "13th"),
        (5, "chicago", "5"),
        (0, "lowerLetter", "0"),
    ],
)
def test_number_forms(number: int, form: str, text: str) -> None:
    assert written(number, form) == text


RUNS = [
    ("<w:p><w:r><w:t>Coun</w:t></w:r><w:r><w:t>cil</w:t></w:r></w:p>", ["p Council"]),
    ('<w:p><w:r><w:t>6</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>th</w:t></w:r></w:p>',
     ["p 6th"]),
    ("<w:p><w:r><w:t>long</w:t><w:noBreakHyphen/><w:t>term</w:t></w:r></w:p>", ["p long-term"]),
    ("<w:p><w:r><w:t>a</w:t></w:r><w:ins><w:r><w:t>dd</w:t></w:r></w:ins><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>",
     ["p add"]),
    ("<w:p><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:r><w:t>kept</w:t></w:r></w:p>", ["p kept"]),
    ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>seen</w:t></w:r></w:p>", ["p seen"]),
    ("<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>struck</w:t></w:r><w:r><w:t>seen</w:t></w:r></w:p>", ["p seen"]),
    ("<w:p><w:r><w:rPr><w:strike w:val='0'/></w:rPr><w:t>seen</w:t></w:r></w:p>", ["p seen"]),
    ('<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>one </w:t></w:r></w:p>'
     '<w:p><w:r><w:t>line</w:t></w:r></w:p>',
     ["p one line"]),
    ('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r><w:r>'
     '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>5 March</w:t></w:r>'
     '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
     ["p 5 March"]),
    ('<w:p><w:fldSimple w:instr="TITLE"><w:r><w:t>Minutes</w:t></w:r></w:fldSimple></w:p>', ["p Minutes"]),
    ('<w:p><w:r><w:t>note</w:t><w:footnoteReference w:id="2"/></w:r></w:p>', ["p note"]),
    ('<w:p><w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t xml:space="preserve"> limb</w:t></w:r></w:p>',
     ["li1 [•] limb"]),
    ("<w:sdt><w:sdtContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:sdtContent></w:sdt>", ["p boxed"]),
    ("<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>once</w:t></w:r></w:p>"
     "</w:txbxContent>"
     "</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>once</w:t></w:r></w:p></w:txbxContent></w:pict>"
     "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>beside</w:t></w:r></w:p>", ["p beside", "p once"]),
    (paragraph("3.1\tBackground to it"), ["p [3.1] Background to it"]),
    (paragraph("(a)\tto note"), ["li1 [(a)] to note"]),
    (paragraph("Report to:\tHarbour Board"), ["field Report to: Harbour Board"]),
    (paragraph("Venue: Net Loft", run="<w:b/>"), ["h5 Venue: Net Loft"]),
    (paragraph("Any other business", run="<w:b/>"), ["h5 Any other business"]),
    (paragraph("RESOLVED", run="<w:b/>"), ["p RESOLVED"]),
    (paragraph("Page 2 of 9"), []),
    (styled("Minutes", "Heading1") + styled("Fees", "Heading2"), ["h1 Minutes", "h2 Fees"]),
    (paragraph("Larch £48", '<w:pStyle w:val="Heading1"/>', '<w:b w:val="false"/>'), ["p Larch £48"]),
    (styled("Contents 4", "TOC1") + styled("text", "Loop"), ["p text"]),
    (paragraph("The gate at the") + paragraph("mill was mended."), ["p The gate at the / mill was mended."]),
    (paragraph("to note; and") + paragraph("to pay"), ["p to note; and", "p to pay"]),
    ('<w:p><w:r><w:t>RESOLVED:</w:t><w:br/><w:t>(a) to note</w:t></w:r></w:p>', ["p RESOLVED:", "li1 [(a)] to note"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), RUNS)
def test_paragraphs(body: str, expected: list[str]) -> None:
    assert blocks(body + paragraph("end.")) == [*expected, "p end."]


STYLE = '<w:style w:type="character" w:styleId="{0}"><w:name w:val="{0}"/><w:rPr><w:{1}/></w:rPr></w:style>'


TABBED = [
    (
        ["\t2030/31\t2031/32", "Precept\t9,500.00\t9,800.00", "Hall rents\t\t640.00", "Total\t10,140.00\t10,440.00"],
        ["row *2030/31 | *2031/32", "row Precept | 9,500.00 | 9,800.00", "row Hall rents | 640.00",
         "row Total | 10,140.00 | 10,440.00"],
    ),
    (["Present\tAnn Holt", "Chair\tBo Lee", "Clerk\tCy Moss"],
     ["p Present Ann Holt", "p Chair Bo Lee", "p Clerk Cy Moss"]),
    (["Clerk\t£40", "Hall\t£9"], ["p Clerk £40", "p Hall £9"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), TABBED)
def test_figures_behind_tabs_are_a_table_from_three_rows_on(lines: list[str], expected: list[str]) -> None:
    assert [" ".join(line.split()) for line in blocks("".join(map(paragraph, lines)))] == expected


def test_styles_of_characters() -> None:
    styles = f"<w:styles NAMES>{STYLE.format('Strong', 'b')}{STYLE.format('Secret', 'vanish')}</w:styles>"
    body = paragraph("Any other business", run='<w:rStyle w:val="Strong"/>')
    body += paragraph("Not for print", run='<w:rStyle w:val="Secret"/>') + paragraph("It was noted.")
    assert blocks(body, parts={"word/styles.xml": styles}) == ["h5 Any other business", "p It was noted."]


def test_a_numbered_paragraph_without_words_counts() -> None:
    hidden = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>'
    body = numbered("one", 1) + numbered("", 1) + hidden + numbered("three", 1)
    assert [block.marker for block in read_layout(docx(body, OUTLINE)).blocks] == ["1.", "3."]


def test_an_empty_field_of_a_form_is_not_text() -> None:
    empty = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    filled = empty.replace("<w:showingPlcHdr/>", "")
    words = "<w:r><w:t>Click here to enter text.</w:t></w:r>"
    body = empty.format(f"<w:p>{words}</w:p>") + f"<w:p><w:r><w:t>Date:</w:t></w:r>{empty.format(words)}</w:p>"
    body += filled.format(paragraph("5 March 2024"))
    assert blocks(body) == ["p Date:", "p 5 March 2024"]


def test_notes_stand_at_the_end_in_the_order_of_their_references() -> None:
    relations = '<Relationship Id="rN" Type="x/footnotes" Target="footnotes.xml"/>'
    notes = "".join(f'<w:footnote w:id="{n}">{paragraph(f"Note {n}: £{n}00.")}</w:footnote>' for n in (1, 2, 3))
    refer = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = f"<w:p><w:r><w:t>It cost £500</w:t></w:r>{refer.format(3)}<w:r><w:t>.</w:t></w:r>{refer.format(1)}</w:p>"
    parts = {"word/footnotes.xml": f"<w:footnotes NAMES>{notes}</w:footnotes>"}
    assert blocks(body, relations=relations, parts=parts) == ["p It cost £500.", "p Note 3: £300.", "p Note 1: £100."]


BROKEN = "<w:r><w:lastRenderedPageBreak/><w:t>{}</w:t></w:r>"
TYPED = '<w:r><w:br w:type="page"/><w:t>{}</w:t></w:r>'


@pytest.mark.parametrize(
    ("turn", "stated", "pages"),
    [(BROKEN, 3, [1, 2, 3]), (BROKEN, 5, [1, 1, 1]), (TYPED, 3, [1, 2, 3]), (TYPED, 9, [1, 1, 1])],
)
def test_pages_where_word_counts_as_many(turn: str, stated: int, pages: list[int]) -> None:
    body = paragraph("One.") + "".join(f"<w:p>{turn.format(words)}</w:p>" for words in ("Two.", "Three."))
    body += f"<w:p><w:del>{turn.format('Gone.')}</w:del></w:p>"
    app = {"docProps/app.xml": f"<Properties xmlns='x'><Pages>{stated}</Pages></Properties>"}
    layout = read_layout(docx(body, parts=app))
    assert [block.page for block in layout.blocks] == pages
    assert layout.pages == max(pages)


def test_a_deleted_cell_is_gone() -> None:
    body = table(cell("North") + cell("x", "<w:cellDel/>") + cell("4"), cell("East") + cell("5"))
    assert blocks(body) == ["row North | 4", "row East | 5"]


@pytest.mark.parametrize("name", ["word/document.xml", "word/document2.xml"])
def test_strict_documents_and_those_with_macros(name: str) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    words = f'<w:document xmlns:w="{strict}"><w:body>{paragraph("Minutes of it.")}</w:body></w:document>'
    data = docx("", document=words)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            new.writestr(name if part == "word/document.xml" else part, old.read(part))
        new.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    assert shown(read_layout(out.getvalue())) == ["p Minutes of it."]
    assert sniff(out.getvalue()) is MediaType.DOCX


def test_links_have_addresses() -> None:
    body = '<w:p><w:hyperlink r:id="rL"><w:r><w:t>plan</w:t></w:r></w:hyperlink></w:p>'
    relation = '<Relationship Id="rL" Type="x/hyperlink" Target="https://x.example/p" TargetMode="External"/>'
    (block,) = read_layout(docx(body, relations=relation)).blocks
    assert [fragment.link for line in block.lines for fragment in line.fragments] == ["https://x.example/p"]


def test_heads_and_feet_run_beside_the_text() -> None:
    section = '<w:sectPr><w:headerReference r:id="rH"/><w:footerReference r:id="rF"/></w:sectPr>'
    relations = '<Relationship Id="rH" Type="x/header" Target="header1.xml"/>'
    relations += '<Relationship Id="rF" Type="x/footer" Target="/word/footer1.xml"/>'
    parts = {
        "word/header1.xml": "<w:hdr NAMES><w:p><w:r><w:t>Dunmere Council</w:t></w:r></w:p></w:hdr>",
        "word/footer1.xml": "<w:ftr NAMES><w:p><w:r><w:t>Page 1</w:t></w:r></w:p></w:ftr>",
    }
    layout = read_layout(docx(paragraph("Minutes of it.") + section, relations=relations, parts=parts))
    assert shown(layout) == ["p Minutes of it."]
    assert layout.running == ("Dunmere Council", "Page 1")


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def test_table_with_spans() -> None:
    body = table(
        cell("Berth") + cell("£000", '<w:gridSpan w:val="2"/>'),
        cell("North", '<w:vMerge w:val="restart"/>') + cell("4") + cell("5"),
        cell("", "<w:vMerge/>") + cell("6") + cell("7"),
    )
    (block,) = read_layout(docx(body)).blocks
    assert block.table is not None
    places = {line.text: (c.row, c.column, c.row_span, c.column_span, c.header)
              for c in block.table.cells for line in c.lines}  # fmt: skip
    assert places["£000"] == (0, 1, 1, 2, True)
    assert places["North"] == (1, 0, 2, 1, False)
    assert places["7"] == (2, 2, 1, 1, False)


def test_cells_merged_in_the_way_of_old_word() -> None:
    body = table(
        cell("Berth") + cell("£000", '<w:hMerge w:val="restart"/>') + cell("", "<w:hMerge/>") + cell("Notes"),
        cell("North") + cell("4") + cell("5") + cell("6"),
    )
    (block,) = read_layout(docx(body)).blocks
    assert block.table is not None
    places = {line.text: (c.row, c.column, c.column_span) for c in block.table.cells for line in c.lines}
    assert (places["£000"], places["Notes"], places["5"]) == ((0, 1, 2), (0, 3, 1), (1, 2, 1))


PAGE = "<html><body><h1>Ferry landing</h1><p>RESOLVED: That the landing be mended.</p></body></html>"
ARCHIVED = f"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{PAGE}"


def with_chunks(**chunks: str | bytes) -> bytes:
    """A document that has parts put into it: before and after each of them a paragraph, and each named twice."""
    names = [(f"c{at}", name.replace("_", ".")) for at, name in enumerate(chunks)]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
    relations = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{name}"/>' for key, name in names)
    body = "".join(f'{paragraph("Before")}<w:altChunk r:id="{key}"/><w:altChunk r:id="{key}"/>' for key, _ in names)
    parts = {f"word/{name}": chunks[name.replace(".", "_")] for _, name in names}
    return docx(body + paragraph("After"), relations=relations, parts=parts)


@pytest.mark.parametrize(
    "chunks",
    [
        {"a_html": PAGE},
        {"a_mht": ARCHIVED},
        {"a_txt": "1. Ferry landing\n\nRESOLVED: That the landing be mended.\n"},
        {"a_docx": docx(styled("Ferry landing", "Heading1") + paragraph("RESOLVED: That the landing be mended."))},
    ],
)
def test_what_was_put_into_a_document_stands_in_its_place(chunks: dict[str, str | bytes]) -> None:
    layout = read_layout(with_chunks(**chunks))
    texts = [line.text.strip() for block in layout.blocks for line in block.lines]
    assert texts == ["Before", "Ferry landing", "RESOLVED: That the landing be mended.", "After"]
    assert layout.blocks[1].kind is BlockKind.HEADING
    assert {fragment.source for block in layout.blocks for line in block.lines for fragment in line.fragments} == {-1}


@pytest.mark.parametrize("chunk", ["{\\rtf1 Ferry landing}", "%PDF-1.7\nnothing", ""])
def test_what_cannot_be_read_of_a_document_is_told(chunk: str) -> None:
    layout = read_layout(with_chunks(a_bin=chunk))
    assert [line.text for block in layout.blocks for line in block.lines] == ["Before", "After"]
    (finding,) = layout.findings
    assert finding.message.startswith("a part of the document is left out: ")


def test_documents_inside_each_other_come_to_an_end() -> None:
    inner = with_chunks(a_html=PAGE)
    texts = [line.text for block in read_layout(with_chunks(a_docx=inner)).blocks for line in block.lines]
    assert texts == ["Before", "Before", "After", "After"]


def test_table_of_labels_is_fields() -> None:
    body = table(cell("Report to:") + cell("Harbour Board"), cell("Date:") + cell("5 March 2024"))
    assert blocks(body) == ["field Report to: Harbour Board", "field Date: 5 March 2024"]


def test_minutes_laid_out_as_a_table_are_paragraphs() -> None:
    said = "The Board spoke at length of the fees. " * 15
    long_cell = f"<w:tc>{paragraph('Fees', run='<w:b/>')}{paragraph(said)}</w:tc>"
    body = table(cell("24/01") + long_cell + cell("UB"), cell("24/02") + cell("Closed at 9pm.") + cell(""))
    assert blocks(body) == ["h5 [24/01] Fees", f"p {said.strip()}", "p UB", "p [24/02] Closed at 9pm."]


def test_deleted_rows_are_gone() -> None:
    row = f"<w:trPr><w:del w:id='1'/></w:trPr>{cell('South')}{cell('9')}"
    body = table(cell("North") + cell("4"), row, cell("East") + cell("5"))
    assert blocks(body) == ["row North | 4", "row East | 5"]


def test_document_made_by_python_docx() -> None:
    document = python_docx.Document()
    document.add_heading("Harbour Board", 0)
    document.add_heading("1. Apologies", 1)
    document.add_paragraph("There were none.")
    document.add_paragraph("to note", style="List Number")
    document.add_paragraph("to pay", style="List Number")
    document.add_paragraph("parks", style="List Bullet")
    out = BytesIO()
    document.save(out)
    assert shown(read_layout(out.getvalue())) == [
        "h1 Harbour Board",
        "h1 [1.] Apologies",
        "p There were none.",
        "li1 [1.] to note",
        "li1 [2.] to pay",
        "li1 [•] parks",
    ]


def with_part(name: str, content: bytes) -> bytes:
    """A sound document with one part replaced."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(docx(paragraph("x")))) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return out.getvalue()


BOMB = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
BOMB += '<w:document xmlns:w="x"><w:body>&b;</w:body></w:document>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 no zip", "damaged"),
        (docx(paragraph("x"))[:-40], "damaged"),
        (docx("", document="<w:document"), "damaged"),
        (docx("", document=BOMB), "document type"),
        (docx("", document="<!DOCTYPE d><w:document xmlns:w='x'/>"), "document type"),
        (with_part("word/document.xml", BOMB.encode("utf-16")), "document type"),
        (with_part("word/styles.xml", b"<w:styles"), "word/styles.xml"),
        (with_part("word/numbering.xml", b"\x00" * 50), "word/numbering.xml"),
        (docx(""), "no words"),
        (docx("", document=" " * 90_000_000), "absurd"),
        (docx("", document="<a>" * 5_000 + "</a>" * 5_000), "damaged"),
    ],
)
def test_bad_files_are_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadablePaper) as caught:
        read_layout(data)
    assert reason in caught.value.reason


def test_damaged_part_inside_a_sound_zip_is_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/document.xml", "<w:document>" + "x" * 500)
    data = bytearray(out.getvalue())
    data[100] ^= 0xFF
    with pytest.raises(UnreadablePaper):
        read_layout(bytes(data))
