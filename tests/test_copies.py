"""Papers that tell the same: found in either order of arrival, counted once, and told again when the other one goes."""

import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.book import MinuteBook
from corpus.connection import open_for_writing
from corpus.contents import contents_of
from corpus.digest import digest_source
from corpus.filters import Filters
from corpus.ingest import ingest
from corpus.likeness import alike, find_stretches
from corpus.prints import Prints, print_text
from corpus.sources import source_of
from corpus.store import FileState, Store
from models import Settings
from tests.printing import lines, printed

REPORT = """Tarnmere Borough Council

Report to the Ferry Committee, 4 May 2021

1 Purpose
1.1 This report asks the Committee to repair the northern ferry landing, which the floods of last winter left unsafe.

2 Costs
2.1 The works are put at £48,250, of which the harbour fund meets £12,000 and the county £9,400.
2.2 The budget for the landing in 2021/22 is £51,300; what remains is kept for the southern slip.

3 Recommendation
3.1 It is recommended that the Committee approve the repair of the northern landing at a cost of £48,250.
"""
PACK = """Tarnmere Borough Council

Agenda of the Ferry Committee, 4 May 2021

1 Apologies
To receive apologies for absence from members who cannot be at the meeting and to note who stands in for them.

2 Lamps
The Committee is asked to spend £3,150 on lamps along the quay before winter comes, and to hear the harbour master.

{0}

4 Boats
The Committee is asked to sell the old launch for no less than £7,700, since nobody has used it for two whole summers.
A valuer looked at the launch in March and thought that its engine alone would fetch half of that from a museum of
steam, which has written to the clerk twice and would send a lorry at its own expense once the price has been agreed.
"""
NEXT = REPORT.replace("4 May 2021", "2 May 2022").replace("£48,250", "£61,975").replace("northern", "western")


def page(text: str) -> str:
    paragraphs = (f"<p>{paragraph}</p>" for paragraph in text.split("\n") if paragraph)
    return f"<!DOCTYPE html><html><body><main>{''.join(paragraphs)}</main></body></html>"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.db"


@pytest.fixture
def papers(tmp_path: Path) -> dict[str, Path]:
    """A report as text and as a page, a pack that holds it, and the report of the next year."""
    texts = {"report.txt": REPORT, "report.html": page(REPORT), "pack.txt": PACK.format(REPORT), "next.txt": NEXT}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    return {name.replace("report.html", "page"): tmp_path / name for name in texts}


def sums(book: MinuteBook, *, duplicates: bool = False) -> list[str]:
    return sorted(str(record.amount) for record in book.records("budgets", Filters(duplicates=duplicates)))  # type: ignore[attr-defined]


REPORTED = ["12000", "48250", "48250", "51300", "9400"]


def test_a_copy_in_another_form_is_counted_once(path: Path, papers: dict[str, Path]) -> None:
    ingest(path, [papers["report.txt"]])
    with MinuteBook.open(path) as book:
        alone, found = sums(book), len(book.search("landing"))
    ingest(path, [papers["page"]])
    with MinuteBook.open(path) as book:
        assert sums(book) == alone
        assert len(sums(book, duplicates=True)) == 2 * len(alone)
        assert len(book.search("landing")) == found
        assert (book.stats().papers, book.stats().copies) == (1, 1)
        assert book.stats().records["budgets"] == len(alone)
        entries = book.papers()
        chief = next(entry for entry in entries if entry.copy_of is None)
        assert [entry.copy_of for entry in entries if entry is not chief] == [chief.facts.id]
        (likeness,) = book.show(chief.facts.id).likenesses
        assert (likeness.kind, likeness.paper.id) == ("copy", next(e for e in entries if e.copy_of).facts.id)


@pytest.mark.parametrize("names", list(itertools.permutations(["report.txt", "page", "pack.txt", "next.txt"])))
def test_the_order_of_arrival_does_not_matter(path: Path, papers: dict[str, Path], names: Sequence[str]) -> None:
    for name in names:
        ingest(path, [papers[name]])
    with MinuteBook.open(path) as book:
        got = sorted((Path(entry.facts.source).name, entry.copy_of is not None) for entry in book.papers())
        assert [copy for _, copy in got].count(True) == 1
        assert {name for name, copy in got if not copy} >= {"pack.txt", "next.txt"}
        in_pack = [entry for entry in book.entries("budgets") if entry.paper.source.endswith("pack.txt")]
        assert sorted(str(entry.record.amount) for entry in in_pack) == ["3150", "7700"]  # type: ignore[attr-defined]
        assert sums(book).count("51300") == 2  # of the report and of the next year's
        assert sums(book).count("12000") == 2


def test_what_is_removed_counts_elsewhere_again(path: Path, papers: dict[str, Path]) -> None:
    ingest(path, [papers["report.txt"], papers["pack.txt"]])
    with MinuteBook.open(path, write=True) as book:
        assert sums(book).count("12000") == 1
        pack = next(entry for entry in book.papers() if entry.facts.source.endswith("pack.txt"))
        assert [likeness.kind for likeness in book.show(pack.facts.id).likenesses] == ["holds"]
        book.remove(str(papers["report.txt"]))
        assert sums(book).count("12000") == 1
        assert book.show(pack.facts.id).likenesses == ()


def test_a_replaced_report_no_longer_stands_for_the_pack(path: Path, papers: dict[str, Path]) -> None:
    ingest(path, [papers["report.txt"], papers["pack.txt"]])
    papers["report.txt"].write_text(NEXT)
    ingest(path, [papers["report.txt"]])
    with MinuteBook.open(path) as book:
        in_pack = [entry for entry in book.entries("budgets") if entry.paper.source.endswith("pack.txt")]
        assert {"48250", "51300"} <= {str(entry.record.amount) for entry in in_pack}  # type: ignore[attr-defined]


def test_papers_of_a_series_are_no_copies(path: Path, papers: dict[str, Path]) -> None:
    ingest(path, [papers["report.txt"], papers["next.txt"]])
    with MinuteBook.open(path) as book:
        assert [entry.copy_of for entry in book.papers()] == [None, None]


def test_an_older_book_is_searched_for_copies(path: Path, papers: dict[str, Path]) -> None:
    ingest(path, [papers["report.txt"], papers["page"]])
    with MinuteBook.open(path, write=True) as book:
        connection = book._reader.connection
        for sql in ("DELETE FROM prints", "DELETE FROM marks", "DELETE FROM likenesses"):
            connection.execute(sql)
        connection.execute("UPDATE papers SET copy_of = NULL")
        connection.execute("UPDATE records SET copied = 0")
        connection.commit()
    ingest(path, [papers["report.txt"]])
    with MinuteBook.open(path) as book:
        assert [entry.copy_of is None for entry in book.papers()].count(False) == 1
        assert len(sums(book)) < len(sums(book, duplicates=True))


def twins(folder: Path, number: int) -> list[Path]:
    """Files with the very same words and other bytes."""
    files = [folder / f"twin-{at:02}.txt" for at in range(number)]
    for at, file in enumerate(files):
        file.write_text(REPORT + "\n" * at)
    return files


@pytest.mark.parametrize("first", ["twins", "pack"])
@pytest.mark.parametrize("removed", [[0], [0, 1], [2], [0, 2, 1]])
def test_whichever_twin_goes_the_others_are_counted_once(
    path: Path, papers: dict[str, Path], tmp_path: Path, first: str, removed: Sequence[int]
) -> None:
    files = twins(tmp_path, 4)
    arriving = [[file] for file in files], [[papers["pack.txt"], papers["page"]]]
    for group in itertools.chain(*(arriving if first == "twins" else arriving[::-1])):
        ingest(path, group, jobs=0)
    with MinuteBook.open(path, write=True) as book:
        counted = sums(book)
        assert counted == sorted([*REPORTED, "3150", "7700"])
        for at in removed:
            book.remove(str(files[at]))
            assert sums(book) == counted
            assert book.stats().papers == 2
        for file in (*(file for at, file in enumerate(files) if at not in removed), papers["page"]):
            book.remove(str(file))
        assert sums(book) == counted  # now those of the pack


def test_a_twin_that_is_rewritten_leaves_the_others_together(path: Path, tmp_path: Path) -> None:
    files = twins(tmp_path, 3)
    ingest(path, files, jobs=0)
    files[0].write_text(NEXT)
    ingest(path, files, jobs=0)
    with MinuteBook.open(path) as book:
        assert book.stats().papers == 2
        assert sums(book).count("48250") == 2
        assert sums(book).count("61975") == 2


def test_each_further_twin_is_as_little_work_as_the_ones_before(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[int] = []

    def counting(one: Prints, other: Prints) -> bool:
        compared.append(1)
        return alike(one, other)

    monkeypatch.setattr("corpus.copies.alike", counting)
    database = open_for_writing(path, create=True)
    store = Store(database)
    statements: list[str] = []
    work: list[int] = []
    database.conn.set_trace_callback(statements.append)
    for file in twins(tmp_path, 40):
        contents = contents_of(digest_source(source_of(file.read_bytes(), str(file)), Settings()))
        store.put(contents, FileState(str(file), 1, 1), "x1")
        work.append(len(statements))
        statements.clear()
    database.close()
    assert compared == []
    assert max(work[20:]) <= max(work[1:20])


def test_a_stretch_is_found_to_its_ends() -> None:
    whole = PACK.format(REPORT)
    (stretch,) = find_stretches(print_text(REPORT), print_text(whole))
    assert whole[stretch.start : stretch.stop] == REPORT
    assert not alike(print_text(REPORT), print_text(whole))
    assert find_stretches(print_text(whole), print_text(REPORT)) == []


def long_paper() -> bytes:
    """Six pages of a report, each with an item of its own."""
    pages = [
        lines(
            *(("Tarnmere Borough Council", "Report to the Ferry Committee, 4 May 2021", "") if page == 1 else ()),
            f"{page} Landing {page}",
            f"The works at landing {page} are put at £{page}8,250 by the engineer of the county.",
            *(f"Plank {page}.{at} of the landing was found loose and shall be nailed down." for at in range(30)),
            f"RESOLVED: That the Council pay £{page}8,250 for landing {page} by {page} June 2021.",
        )
        for page in range(1, 7)
    ]
    return printed(*pages)


@pytest.mark.parametrize("share", [0.97, 0.6])
@pytest.mark.parametrize("cut_first", [True, False])
def test_a_damaged_copy_stands_for_no_whole_one(path: Path, tmp_path: Path, share: float, cut_first: bool) -> None:
    """Whether most of the paper is left of it, or only its beginning; in whatever order the two arrive."""
    whole = long_paper()
    files = {"a-cut.pdf": whole[: int(len(whole) * share)], "whole.pdf": whole}
    for name in sorted(files, reverse=not cut_first):
        (tmp_path / name).write_bytes(files[name])
        assert ingest(path, [tmp_path / name]).failed == ()
    with MinuteBook.open(path) as book:
        entries = {Path(entry.facts.source).name: entry for entry in book.papers()}
        assert [finding.finding.kind for finding in book.findings(Filters(duplicates=True))] == ["truncated"]
        assert entries["a-cut.pdf"].copy_of == entries["whole.pdf"].facts.id
        assert entries["whole.pdf"].copy_of is None
        assert sums(book) == sorted(f"{page}8250" for page in range(1, 7) for _ in range(2))
