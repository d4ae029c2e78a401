"""The shipped samples: enough of them, in every form, with labels that hold, made again by their script."""

import html
import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from corpus.samples import LABELS, PAPERS, sample_papers

PAPERS_BY_NAME = {path.name: path for path in sample_papers()}
LABEL_FILES = sorted(LABELS.glob("*.json"))
SCAN = "2020-04-03-urgent-decision-scan.pdf"
STATUSES = {"resolved", "recommended", "lost"}
BUDGET_KINDS = {
    *("budget", "outturn", "forecast", "overspend", "underspend", "saving", "pressure", "grant", "contribution"),
    *("income", "expenditure", "reserve", "threshold", "other"),
}
DATE_ROLES = {
    *("meeting", "previous_meeting", "next_meeting", "published", "effective", "end", "deadline", "signed", "as_at"),
    *("period", "event"),
}
OFFICER_ROLES = {
    *("chair", "vice_chair", "member", "in_attendance", "apologies", "reporting_officer", "author", "contact"),
    *("presenter", "signatory", "mover", "seconder", "decision_taker", "mentioned"),
}


def text_of(data: bytes, suffix: str) -> str:
    """The words of a paper by plain means, apart from the readers that the labels are to judge."""
    if suffix == ".pdf":
        document = pypdfium2.PdfDocument(data)
        return "\n".join(page.get_textpage().get_text_range() for page in document).replace("\ufffe", "-")
    if suffix == ".docx":
        xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
        return html.unescape(re.sub(r"<w:delText.*?</w:delText>|<[^>]+>", "", xml.replace("</w:p>", "\n")))
    text = data.decode()
    if suffix == ".html":
        body = re.sub(r"(?s)<(script|style)\b.*?</\1>|</?(?:b|u|i|sup|strong)>", "", text)
        return html.unescape(re.sub(r"<[^>]+>", " ", body)).replace("\xa0", " ")
    return text.replace("**", "")


def squeezed(text: str) -> str:
    """Text without white space and case."""
    return re.sub(r"\s+", "", text.replace("’", "'")).casefold()


def follows(words: str, text: str) -> bool:
    """Whether the words occur in this order, a marker or a page foot between them at most."""
    wanted = re.findall(r"[\w.,/£'-]+", squeezed_words(words))
    pattern = r"\W+(?:\S+\s+){0,9}?".join(re.escape(word.strip(".,")) for word in wanted)
    return re.search(pattern, squeezed_words(text)) is not None


def squeezed_words(text: str) -> str:
    """Text on one line, without case."""
    return " ".join(text.replace("’", "'").split()).casefold()


def labelled(path: Path) -> dict[str, Any]:
    """A label file as data."""
    return dict(json.loads(path.read_text(encoding="utf-8")))


def test_there_are_enough_papers_of_every_form_and_they_are_small() -> None:
    suffixes = [path.suffix for path in sample_papers()]
    assert len(suffixes) >= 24
    assert set(suffixes) == {".pdf", ".html", ".docx", ".txt", ".md"}
    assert sum(path.stat().st_size for path in sample_papers()) < 1_500_000
    assert sample_papers() == sorted(sample_papers())


def test_every_paper_has_labels_and_every_label_a_paper() -> None:
    named = [labelled(path)["file"] for path in LABEL_FILES]
    assert sorted(named) == sorted(PAPERS_BY_NAME)
    assert [labelled(path)["id"] for path in LABEL_FILES] == [path.stem for path in LABEL_FILES]


def test_the_samples_come_in_two_skins_and_one_of_them_has_no_text() -> None:
    pages = [path.read_text(encoding="utf-8") for path in sample_papers() if path.suffix == ".html"]
    assert {"mgHeader" in page for page in pages} == {True, False}
    silent = [p.name for p in sample_papers() if p.suffix == ".pdf" and not text_of(p.read_bytes(), ".pdf").strip()]
    assert silent == [SCAN]


@pytest.mark.parametrize("path", LABEL_FILES, ids=lambda path: path.stem)
def test_labels_use_the_closed_sets(path: Path) -> None:
    label = labelled(path)
    assert {row["status"] for row in label["resolutions"]} <= STATUSES
    assert {row["kind"] for row in label["budgets"]} <= BUDGET_KINDS
    assert {row["role"] for row in label["dates"]} <= DATE_ROLES
    assert {row["role_in_paper"] for row in label["officers"]} <= OFFICER_ROLES
    assert label["doc"]["kind"] in {"minutes", "agenda", "report", "decision", "plan", "other", None}


@pytest.mark.parametrize("path", [p for p in LABEL_FILES if p.stem not in SCAN], ids=lambda path: path.stem)
def test_labels_quote_their_paper(path: Path) -> None:
    label = labelled(path)
    paper = PAPERS_BY_NAME[label["file"]]
    text = text_of(paper.read_bytes(), paper.suffix)
    tight = squeezed(text)
    surfaces = [row["surface"] for kind in ("budgets", "dates") for row in label[kind]]
    names = [row["name"] or row["post"] for row in label["officers"]] + [row["name"] for row in label["schemes"]]
    missing = [words for words in surfaces + names if squeezed(words) not in tight and not follows(words, text)]
    ends = [row[end] for row in label["resolutions"] for end in ("starts", "ends")]
    missing += [words for words in ends if not follows(words, text)]
    assert missing == []


def test_amounts_agree_with_what_is_printed() -> None:
    """The digits of a labelled amount are those of its surface, scaled by a power of ten."""
    for path in LABEL_FILES:
        for row in labelled(path)["budgets"]:
            digits = re.sub(r"\D", "", row["surface"]).strip("0")
            amount = re.sub(r"\D", "", f"{row['amount']:.2f}").strip("0")
            assert digits == amount, (path.stem, row)


def test_nobody_real_can_be_written_to_or_called() -> None:
    for path in sample_papers():
        data = path.read_bytes()
        text = text_of(data, path.suffix) + (data.decode() if path.suffix == ".html" else "")
        text = re.sub(r"(?<=\.exam)\s+(?=ple)", "", text)
        assert [mail for mail in re.findall(r"[\w.-]+@[\w.-]+\w", text) if not mail.endswith(".example")] == []
        phones = re.findall(r"\b0\d{2,4} \d{3,4} ?\d{3,6}\b", text)
        assert [phone for phone in phones if not phone.startswith(("01632 960", "020 7946 0"))] == []


def test_asking_for_the_samples_loads_no_printing_library() -> None:
    asked = "import corpus.samples as s, sys; s.sample_papers(); print({'reportlab', 'PIL', 'docx'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True).stdout.strip() == "set()"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The printed samples, made again."""
    for library in ("reportlab", "PIL", "docx"):
        pytest.importorskip(library)
    from corpus.samples.make import make_samples

    return make_samples(tmp_path_factory.mktemp("samples"))


def test_the_script_makes_the_shipped_papers_again(made: list[Path]) -> None:
    """By their words, as another version of a library may pack the same page differently."""
    assert {path.suffix for path in made} == {".pdf", ".docx"}
    for path in made:
        again, shipped = path.read_bytes(), (PAPERS / path.name).read_bytes()
        assert text_of(again, path.suffix) == text_of(shipped, path.suffix), path.name


def test_making_twice_gives_the_same_bytes(made: list[Path], tmp_path: Path) -> None:
    from corpus.samples.make import make_samples

    assert [path.read_bytes() for path in make_samples(tmp_path)] == [path.read_bytes() for path in made]


@pytest.mark.parametrize("noisy", [False, True])
def test_copies_are_many_different_and_the_same_on_every_run(noisy: bool, tmp_path: Path) -> None:
    pytest.importorskip("reportlab")
    from corpus.samples.make import make_copies

    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    copies = make_copies(32, first, noisy)
    assert len({path.read_bytes() for path in copies}) == 32
    assert [path.read_bytes() for path in make_copies(6, second, noisy)] == [path.read_bytes() for path in copies[:6]]
    assert not any("Tolverham" in path.read_text(encoding="utf-8") for path in copies if path.suffix == ".html")
