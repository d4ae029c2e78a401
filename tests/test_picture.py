"""Pictures of pages with evidence marked: the marks lie on the words, and what stands in the way is one line."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import PIL.Image
import pytest
from click.testing import CliRunner, Result
from reportlab.pdfgen.canvas import Canvas

from corpus.book import MinuteBook
from corpus.ingest import ingest
from minutebook.cli import minutebook
from tests.container_files import zipped
from tests.printing import lines, printed

DECISION = "RESOLVED: That £48,500 be paid to the contractor by 30 June 2023."
Change = Callable[[pikepdf.Page], None]


def paper(*texts: str, change: Change | None = None) -> bytes:
    """One page for each text."""
    data = printed(*(lines(text, x=90, top=300) for text in texts))
    if change is None:
        return data
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        change(document.pages[0])
        document.save(out)
    return out.getvalue()


def turn(angle: int) -> Change:
    def change(page: pikepdf.Page) -> None:
        page.Rotate = angle

    return change


def crop(page: pikepdf.Page) -> None:
    page.CropBox = [60, 420, 560, 700]


def crop_and_turn(page: pikepdf.Page) -> None:
    crop(page)
    page.Rotate = 90


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papers").mkdir()
    return tmp_path


def draw(folder: Path, data: bytes, name: str = "paper.pdf", spoil: Callable[[Path], None] | None = None) -> Result:
    """Ingest a paper and draw its resolution."""
    path, book_path = folder / "papers" / name, folder / "book.db"
    path.write_bytes(data)
    ingest(book_path, [path])
    with MinuteBook.open(book_path) as book:
        (made,) = book.records("resolutions")
    if spoil:
        spoil(path)
    arguments = ["show", made.id, "--db", str(book_path), "--picture", str(folder / "out.png")]
    return CliRunner().invoke(minutebook, arguments)


@pytest.mark.parametrize("change", [None, turn(90), turn(180), turn(270), crop, crop_and_turn])
def test_the_marks_lie_on_the_words(folder: Path, change: Change | None) -> None:
    """The page holds nothing else, so all that is dark must lie in what is yellow."""
    result = draw(folder, paper(DECISION, change=change))
    assert result.exit_code == 0
    picture = PIL.Image.open(folder / "out.png").convert("RGB")
    dark = [at for at, red in enumerate(picture.getchannel("R").tobytes()) if red < 90]
    marked = picture.getchannel("B").point([255 if level < 160 else 0 for level in range(256)])
    assert len(dark) > 500
    left, top, right, bottom = marked.getbbox() or (0, 0, 0, 0)
    assert min(right - left, bottom - top) < 60  # pixels: a line's height and not a page's
    assert all(left <= at % picture.width < right and top <= at // picture.width < bottom for at in dark)
    assert picture.getpixel((3, 3)) == (255, 255, 255)


def test_what_was_typed_into_a_form_is_drawn(folder: Path) -> None:
    def form(canvas: Canvas) -> None:
        canvas.acroForm.textfield(name="what", value=DECISION, x=90, y=500, width=400, height=20, borderWidth=0)

    assert draw(folder, printed(form)).exit_code == 0
    picture = PIL.Image.open(folder / "out.png").convert("L")
    assert sum(picture.histogram()[:90]) > 500


def test_the_page_of_a_paper_in_an_archive(folder: Path) -> None:
    result = draw(folder, zipped(("inner/paper.pdf", paper(DECISION))), "pack.zip")
    assert (result.exit_code, [path.name for path in folder.glob("*.png")]) == (0, ["out.png"])


def test_several_pages_are_several_pictures(folder: Path) -> None:
    first = "RESOLVED: That the sum of £48,500 be paid from the reserve to the contractor who mends"
    result = draw(folder, paper(first, "the northern wall of the harbour by 30 June 2023."))
    assert sorted(path.name for path in folder.glob("*.png")) == ["out-p1.png", "out-p2.png"]
    assert [line.split("/")[-1] for line in result.stderr.splitlines()] == ["out-p1.png", "out-p2.png"]


@pytest.mark.parametrize(
    ("name", "spoil", "told"),
    [
        ("paper.pdf", Path.unlink, "is not there any more; put the file back"),
        ("paper.pdf", lambda path: path.write_bytes(b"%PDF-1.4 other"), "has changed since it was ingested"),
        ("paper.txt", None, "only a PDF has pages to draw"),
    ],
)
def test_what_cannot_be_drawn_is_one_line(
    folder: Path, name: str, spoil: Callable[[Path], None] | None, told: str
) -> None:
    result = draw(folder, paper(DECISION) if name.endswith("pdf") else DECISION.encode(), name, spoil)
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert told in result.stderr
    assert list(folder.glob("*.png")) == []


def test_a_paper_has_no_evidence_to_draw_and_a_picture_needs_a_place(folder: Path) -> None:
    draw(folder, paper(DECISION))
    with MinuteBook.open(folder / "book.db") as book:
        facts, made = book.papers()[0].facts, book.records("resolutions")[0]

    def told(identity: str, picture: str) -> str:
        arguments = ["show", identity, "--db", str(folder / "book.db"), "--picture", picture]
        result = CliRunner().invoke(minutebook, arguments)
        assert result.exit_code == 1
        return result.stderr

    assert "give a record's id" in told(facts.id, str(folder / "out.png"))
    assert "cannot be written" in told(made.id, str(folder / "out.nosuch"))
    assert "cannot be written" in told(made.id, str(folder / "out.unknown"))
