"""The documents that papers link to are recorded, and never fetched."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.book import MinuteBook
from corpus.ingest import ingest
from corpus.sources import source_of
from extract import extract, read
from extract.linked_papers import is_document, says_something
from minutebook.cli import minutebook

PAGE = """<html><body><main><h1>Harbour Board</h1>
<p>Minutes of the meeting held on 5 March 2024</p>
<h2>1. Dredging</h2><p>The Board noted the <a href="files/dredging-2024-03.pdf">report on dredging (PDF, 12 KB)</a>.</p>
<h2>2. Fees</h2><p><a href="/media/88/fees.docx">View report</a> and <a href="fees.html">more on fees</a></p>
<p><a href="/media/88/fees.docx">Download</a> <a href="https://x.example/downloads/file/12/a_map">Map of the basin</a>
<a href="mailto:clerk@x.example">Clerk</a></p></main></body></html>"""


@pytest.mark.parametrize(
    ("address", "document"),
    [
        ("documents/s123/Report.pdf", True),
        ("documents/s123/Report", False),
        ("/documents/s123/Report", True),
        ("https://x.example/wp-content/uploads/2024/03/Minutes-March.pdf", True),
        ("/downloads/file/771/minutes_5_march", True),
        ("/sites/default/files/2024-03/budget.xlsx#page=2", True),
        ("Document.ashx?czJ=x", False),
        ("/cmis/Document.ashx?czJ=x", True),
        ("https://x.example/report", False),
        ("/news/download-our-app", False),
        ("javascript:open('a.pdf')", False),
        ("mailto:clerk@x.example?subject=a.pdf", False),
        ("http://[broken/a.pdf", False),
    ],
)
def test_addresses_of_documents(address: str, document: bool) -> None:
    assert is_document(address) is document


@pytest.mark.parametrize("title", ["View report", "PDF", "here", "Download (PDF, 1.2 MB)", "Opens in a new window", ""])
def test_words_that_name_no_document(title: str) -> None:
    assert not says_something(title)


def test_documents_of_a_page_with_their_items() -> None:
    documents = extract(read(source_of(PAGE.encode(), "page.html"))).documents
    assert [(document.item, document.title, document.address) for document in documents] == [
        ("1", "report on dredging (PDF, 12 KB)", "files/dredging-2024-03.pdf"),
        ("2", "Fees", "/media/88/fees.docx"),
        ("2", "Map of the basin", "https://x.example/downloads/file/12/a_map"),
    ]


def test_show_names_the_paper_that_a_link_surely_leads_to(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "other").mkdir()
    page = tmp_path / "page.html"
    page.write_text(PAGE)
    (tmp_path / "files" / "dredging-2024-03.pdf").write_text("Report on dredging, which cost £400.")
    (tmp_path / "other" / "fees.docx").write_text("Another paper on fees.")
    book = tmp_path / "book.db"
    ingest(book, [page, tmp_path / "files", tmp_path / "other" / "fees.docx"])
    with MinuteBook.open(book) as opened:
        papers = {Path(entry.facts.source).name: entry.facts.id for entry in opened.papers()}
        shown = opened.show(papers["page.html"])
    assert [document.paper for document in shown.documents] == [papers["dredging-2024-03.pdf"], None, None]
    printed = CliRunner().invoke(minutebook, ["show", papers["page.html"], "--db", str(book)]).stdout
    assert "report on dredging (PDF, 12 KB)  files/dredging-2024-03.pdf" in printed


def test_a_name_that_tells_is_found_in_any_folder(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE.replace("files/", "https://x.example/documents/s12/"))
    (tmp_path / "dredging-2024-03.pdf").write_text("Report on dredging, which cost £400.")
    book = tmp_path / "book.db"
    ingest(book, [tmp_path])
    with MinuteBook.open(book) as opened:
        shown = next(opened.show(entry.facts.id) for entry in opened.papers() if entry.facts.media_type == "text/html")
        assert shown.documents[0].paper is not None
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "dredging-2024-03.pdf").write_text("Another report of the same name.")
    ingest(book, [tmp_path])
    with MinuteBook.open(book) as opened:
        assert opened.show(shown.paper.facts.id).documents[0].paper is None
