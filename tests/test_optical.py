"""Scanned pages: read where there is an optical reader, told of where there is none."""

import json
import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from corpus import optical
from corpus.book import MinuteBook
from corpus.fingerprint import extractor_fingerprint, is_outdated, paper_fingerprint
from corpus.ingest import ingest
from corpus.optical import find_tessdata, usual_settings
from corpus.samples import PAPERS
from corpus.sources import load_source
from extract import extract, read
from extract.readers.optical import ILLEGIBLE, Row, straighten
from extract.readers.pdf import read_layout
from minutebook.cli import minutebook
from models import Box, Extraction, Finding, FindingKind, Layout, Settings
from tests.hostile.damaged_pdfs import many_kids
from tests.layouts import shown
from tests.printing import grid, lines, printed, together
from tests.scans import scanned

SCAN = PAPERS / "2020-04-03-urgent-decision-scan.pdf"
TESSDATA = find_tessdata()
reads = pytest.mark.skipif(TESSDATA is None, reason="needs the extra minutebook[ocr] and Debian's tesseract-ocr-eng")

MINUTES = (
    "Brackwater Harbour Board",
    "Minutes of the meeting held on 14 March 2023",
    "",
    "4. Repair of the quay",
    "The harbour master reported that the northern wall had moved again",
    "and that the contractor asked for a further sum before the autumn.",
    "RESOLVED: That £48,500 be paid to the contractor by 30 June 2023.",
)


def layout_of(data: bytes) -> Layout:
    return read_layout(data, Settings(tessdata=TESSDATA))


def text_of(layout: Layout) -> str:
    return " ".join(shown(layout)).replace(" / ", " ")


def kinds(layout: Layout) -> list[FindingKind]:
    return [finding.kind for finding in layout.findings]


def box_of(layout: Layout, words: str) -> Box:
    """The box of the first word of the line that holds these words."""
    found = [line for block in layout.blocks for line in block.lines if words in line.text]
    box = found[0].words[0].box
    assert box is not None
    return box


@reads
@pytest.mark.parametrize("made", [{}, {"skew": 1.2, "specks": 900}, {"skew": -0.8, "dpi": 200}])
def test_a_scan_is_read(made: dict[str, float]) -> None:
    layout = layout_of(scanned(lines(*MINUTES), **made))  # type: ignore[arg-type]
    text = text_of(layout)
    assert layout.recognised == (1,)
    assert "RESOLVED: That £48,500 be paid to the contractor by 30 June 2023." in text
    assert "The harbour master reported that the northern wall had moved again and that the contractor asked" in text
    assert kinds(layout) == [FindingKind.RECOGNISED]


@reads
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_scan_that_lies_on_its_side_is_read_and_placed(turn: int) -> None:
    upright = box_of(layout_of(scanned(lines(*MINUTES))), "RESOLVED")
    layout = layout_of(scanned(lines(*MINUTES), turn=turn))
    assert "RESOLVED: That £48,500 be paid to the contractor by 30 June 2023." in text_of(layout)
    (width, height), box = layout.page_sizes[0], box_of(layout, "RESOLVED")
    expected = {
        90: (width - upright.bottom, upright.x0, width - upright.top, upright.x1),
        180: (width - upright.x1, height - upright.bottom, width - upright.x0, height - upright.top),
        270: (upright.top, height - upright.x1, upright.bottom, height - upright.x0),
    }[turn]
    assert box[1:] == pytest.approx(expected, abs=3)


@reads
def test_words_of_a_crooked_scan_are_placed_where_they_are_seen() -> None:
    """A line that runs up by a degree ends some eight points above where it began."""
    layout = layout_of(scanned(lines(*MINUTES), skew=1.0, dpi=200))
    (line,) = [line for block in layout.blocks for line in block.lines if "northern wall" in line.text]
    first, last = line.words[0].box, line.words[-1].box
    assert first is not None
    assert last is not None
    assert first.top - last.top == pytest.approx((last.x0 - first.x0) * 0.01746, abs=1.0)


@reads
def test_a_table_of_a_scan_is_a_table() -> None:
    drawn = grid(
        [72, 260, 360, 460],
        [100, 122, 144, 166],
        [["Service", "Budget", "Outturn"], ["Dredging", "£12,400", "£13,100"], ["Moorings", "£3,250", "£2,975"]],
    )
    layout = layout_of(scanned(together(lines("Spending in the year", top=72), drawn), dpi=200, skew=0.5))
    (table,) = [block.table for block in layout.blocks if block.table is not None]
    cells = {(cell.row, cell.column): " ".join(line.text.strip() for line in cell.lines) for cell in table.cells}
    assert cells[(1, 0)] == "Dredging"
    assert cells[(2, 2)] == "£2,975"
    assert len(cells) == 9


@reads
def test_only_the_scanned_pages_of_a_paper_are_recognised(tmp_path: Path) -> None:
    path = tmp_path / "mixed.pdf"
    typed = printed(lines("The clerk typed this page, and it has a text layer."))
    with pikepdf.open(BytesIO(typed)) as mixed, pikepdf.open(BytesIO(scanned(lines(*MINUTES)))) as scan:
        mixed.pages.append(scan.pages[0])
        mixed.save(path)
    paper = read(load_source(path), Settings(tessdata=TESSDATA))
    extraction = extract(paper)
    assert paper.recognised == (2,)
    assert extraction.resolutions[0].evidence.recognised
    assert extraction.resolutions[0].evidence.page == 2
    assert "The clerk typed this page" in paper.text


@reads
def test_an_empty_page_is_told_of() -> None:
    layout = layout_of(scanned(lines(""), specks=40))
    assert (layout.blocks, layout.recognised, kinds(layout)) == ((), (), [FindingKind.NO_TEXT_LAYER])
    assert "makes nothing of it" in layout.findings[0].message


def test_pages_with_nothing_on_them_are_not_given_to_the_reader() -> None:
    layout = read_layout(many_kids(3000), Settings(tessdata="/nowhere"))
    (finding,) = layout.findings
    assert finding.message == "no text on pages 1-3000: nothing is printed there"


@reads
def test_pages_with_nothing_on_them_do_not_hide_a_scan(tmp_path: Path) -> None:
    with pikepdf.open(BytesIO(scanned(lines(*MINUTES)))) as mixed, pikepdf.open(BytesIO(many_kids(2))) as blank:
        mixed.pages.extend(blank.pages)
        mixed.save(tmp_path / "mixed.pdf")
    assert layout_of((tmp_path / "mixed.pdf").read_bytes()).recognised == (1,)


@reads
def test_a_picture_that_would_not_fit_into_memory_is_not_unpacked() -> None:
    """Twenty thousand pixels square, in a file of fifty kilobytes."""
    side = 20_000
    out = BytesIO()
    with pikepdf.open(BytesIO(scanned(lines(*MINUTES)))) as document:
        (image,) = document.pages[0].Resources.XObject.values()
        image.write(zlib.compress(bytes(side * side // 8)), filter=pikepdf.Name.FlateDecode)
        image.Width = image.Height = side
        image.BitsPerComponent, image.ColorSpace = 1, pikepdf.Name.DeviceGray
        document.save(out)
    layout = layout_of(out.getvalue())
    assert (layout.recognised, kinds(layout)) == ((), [FindingKind.NO_TEXT_LAYER])
    assert "too large to be read" in layout.findings[0].message


@reads
def test_the_sample_scan_yields_its_decision(tmp_path: Path) -> None:
    settings = Settings(tessdata=TESSDATA)
    extraction = extract(read(load_source(SCAN), settings), settings)
    (made,) = extraction.resolutions
    assert "£450,000 be spent from the Hospital Discharge Programme" in made.text
    assert [clause.label for clause in made.clauses] == ["1.", "2."]
    assert {str(budget.amount) for budget in extraction.budgets} == {"450000", "100000"}
    path = tmp_path / "book.db"
    ingest(path, [SCAN], settings=settings)
    with MinuteBook.open(path) as book:
        assert book.records("resolutions") == [made]
        assert all(record.evidence.recognised for record in book.records("budgets"))
        assert [finding.finding.kind for finding in book.findings()] == [FindingKind.RECOGNISED]
    shown = CliRunner().invoke(minutebook, ["show", made.id, "--db", str(path)])
    assert "page 1, section Decision, read from a picture" in shown.stdout


@reads
def test_the_command_line_reads_scans_unless_told_not_to() -> None:
    read_it = json.loads(CliRunner().invoke(minutebook, ["extract", str(SCAN)]).stdout)
    left = json.loads(CliRunner().invoke(minutebook, ["extract", "--no-ocr", str(SCAN)]).stdout)
    assert read_it["resolutions"][0]["evidence"]["recognised"] is True
    assert (left["resolutions"], left["findings"][0]["kind"]) == ([], "no_text_layer")


@reads
def test_papers_with_unread_scans_are_read_again_once_there_is_a_reader(tmp_path: Path) -> None:
    path, other = tmp_path / "book.db", tmp_path / "note.txt"
    other.write_text("Brackwater Harbour Board\n\nThe minutes of the last meeting were agreed.\n")
    assert ingest(path, [SCAN, other]).outdated == 0
    assert ingest(path, [SCAN, other]).outdated == 0
    able = Settings(tessdata=TESSDATA)
    summary = ingest(path, [SCAN, other], settings=able)
    assert (summary.unchanged, summary.outdated) == (2, 1)
    summary = ingest(path, [SCAN, other], settings=able, again=True)
    assert (summary.read, summary.unchanged, summary.outdated) == (1, 1, 0)
    with MinuteBook.open(path) as book:
        assert len(book.records("resolutions")) >= 1
    assert ingest(path, [SCAN, other], again=True).read == 0  # what was read with the reader is kept without it


def test_without_a_reader_the_finding_says_what_to_install() -> None:
    layout = read_layout(SCAN.read_bytes(), Settings())
    (finding,) = layout.findings
    assert (finding.kind, finding.page, layout.blocks) == (FindingKind.NO_TEXT_LAYER, 1, ())
    assert "pip install 'minutebook[ocr]'" in finding.message
    assert "apt-get install tesseract-ocr-eng" in finding.message


def test_a_reader_that_does_not_start_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "eng.traineddata").write_bytes(b"not data")
    (finding,) = read_layout(SCAN.read_bytes(), Settings(tessdata=str(tmp_path))).findings
    assert finding.kind is FindingKind.NO_TEXT_LAYER
    assert "does not start" in finding.message


def test_data_is_looked_for_where_the_user_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(optical, "find_spec", lambda _: object())
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    (tmp_path / "tessdata").mkdir()
    (tmp_path / "tessdata" / "eng.traineddata").write_bytes(b"")
    assert find_tessdata() == str(tmp_path / "tessdata")
    assert usual_settings(ocr=False).tessdata is None
    monkeypatch.setattr(optical, "find_spec", lambda _: None)
    assert usual_settings().tessdata is None


def test_only_papers_with_unread_scans_wait_for_a_reader() -> None:
    told = Finding(kind=FindingKind.NO_TEXT_LAYER, message="no text on page 1", page=1)
    blank, able = Settings(), Settings(tessdata="/somewhere")
    whole = extract(read(load_source(SCAN)))
    silent = Extraction(paper=whole.paper, findings=(told,))
    plain = Extraction(paper=whole.paper)
    name = extractor_fingerprint(blank)
    assert extractor_fingerprint(able) == name
    assert paper_fingerprint(name, plain, blank) == paper_fingerprint(name, silent, able) == name
    unread = paper_fingerprint(name, silent, blank)
    assert (is_outdated(unread, name, blank), is_outdated(unread, name, able)) == (False, True)
    assert is_outdated(unread, "newer", blank)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([("paid", 96), ("£48,500", 91), ("today", 95)], ["paid", "£48,500", "today"]),
        ([("paid", 96), ("£43,S0O", 31), ("t0day", 12), ("gladly", 90)], ["paid", ILLEGIBLE, "gladly"]),
        ([("2.", 45), ("the", 90), ("normal", 90), ("limit", 96)], ["2.", "the", "normal", "limit"]),
        ([("the", 90), ("|", 80), ("limit", 96), ("~", 20), ("7", 30)], ["the", "limit"]),
        ([("Qachenbaen", 0), ("af", 14), ("by", 80)], []),
        ([("well-", 92)], ["well\x02"]),
    ],
)
def test_words_that_cannot_be_told_are_marked_and_specks_left_out(
    words: list[tuple[str, float]], expected: list[str]
) -> None:
    placed = [(text, sure, 100.0 * at, 100.0 * at + 90) for at, (text, sure) in enumerate(words)]
    found = straighten([Row(placed, ((0.0, 50.0), (600.0, 50.0)), 30.0)], [])
    assert [sight.text for sight in found.words] == expected
    assert all(sight.bottom - sight.top == pytest.approx(30) for sight in found.words)
