"""Search, filters and links between papers."""

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.book import BookError, MinuteBook
from corpus.connection import open_for_writing
from corpus.contents import contents_of
from corpus.entries import Hit, HitKind
from corpus.errors import UnknownId
from corpus.filters import Filters
from corpus.linking import Family, is_telling, normal
from corpus.rows import CODECS
from corpus.search import build_query
from corpus.store import FileState, Store
from models import Scheme
from tests.fictional import COUNCIL, minutes, report, undated

MINUTES, REPORT, NOTE = (digest().extraction.paper.id for digest in (minutes, report, undated))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MinuteBook]:
    """The three fictional papers, open for reading."""
    path = tmp_path_factory.mktemp("book") / "book.db"
    database = open_for_writing(path, create=True)
    for digest in (minutes(), report(), undated()):
        Store(database).put(contents_of(digest), FileState(digest.extraction.paper.source, 1, 1), "x1")
    database.close()
    with MinuteBook.open(path) as opened:
        yield opened


def marked(hit: Hit) -> list[str]:
    return [piece.text for piece in hit.pieces if piece.marked]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("pooled budget", ["pooled", "budget"]),
        ("BUDGETS pooling", ["pooled", "budget"]),
        ('"pooled budget"', ["pooled budget"]),
        ('"budget pooled"', None),
        ("pool*", ["pooled"]),
        ("£23.5m", ["23.5m"]),
        ("2021/22", ["2021/22"]),
        ("pooled -equipment", ["pooled"]),
        ("pooled -budget", None),
        ("nowhere OR pooled", ["pooled"]),
        ("pooled OR nowhere budget", ["pooled", "budget"]),
        ("pooled AND nowhere", None),
        ("POOLED AND BUDGET", ["pooled", "budget"]),
        ("OR", None),
        ("-pooled", None),
        ("café", ["café"]),
        ("CAFE", ["café"]),
        ("approve and note", ["approve", "note"]),
        ("nowhere", None),
        ("", None),
        ("\x00", None),
        ("“pooled budget”", ["pooled budget"]),
    ],
)
def test_what_is_typed_is_found_and_marked(book: MinuteBook, typed: str, found: list[str] | None) -> None:
    hits = book.search(typed)
    assert bool(hits) is (found is not None)
    for words in found or ():
        assert words in marked(hits[0])


ODD = r""" " | "" | "" budget | ( | ) | a AND | NEAR( | NEAR(a b, 2) | NOT | OR OR | text: | heading:budget | * | a**
    | ^a | + | {a b}:c | - | -- | - - | a - | -* | \ | ' | '' | ; | % | 🙂 | # | @budget | [budget] | x' OR 1=1 -- """


@pytest.mark.parametrize("typed", ODD.split("|"))
def test_odd_punctuation_never_crashes(book: MinuteBook, typed: str) -> None:
    assert isinstance(book.search(typed), list)


@pytest.mark.parametrize(
    "typed",
    ["a" * 5000, "a " * 3000, "-a " * 300, '"a ' * 99, "a\nb", "a\x00b", "\x00", "\ud800", "\u0301", "\u200b"],
)
def test_strange_and_long_queries_never_crash(book: MinuteBook, typed: str) -> None:
    assert isinstance(book.search(typed), list)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from('"*-+^():{}ANDORTE ab')), max_size=40))
def test_no_text_is_an_error(book: MinuteBook, typed: str) -> None:
    for filters in (Filters(), Filters(text=typed, scheme=typed, limit=1)):
        assert isinstance(book.search(typed, filters), list)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=20))
def test_no_filter_is_an_error(book: MinuteBook, typed: str) -> None:
    filters = Filters(body=typed, paper_kind=typed, scheme=typed, officer=typed, kind=typed, text=typed)
    for kind in CODECS:
        book.entries(kind, filters)
    book.timeline(filters)
    book.findings(filters)


@pytest.mark.parametrize("paper", ["", " ", "q", "\udfff", "p\0", "%"])
def test_a_paper_that_is_not_there_is_told(book: MinuteBook, paper: str) -> None:
    with pytest.raises(UnknownId) as told:
        book.papers(Filters(paper=paper))
    assert "no paper has an id" in ascii(told.value)


def test_a_resolution_comes_before_passages_and_hides_its_own(book: MinuteBook) -> None:
    hits = book.search("pooled budget")
    assert [(hit.kind, hit.record) for hit in hits] == [(HitKind.RESOLUTION, "r0000000000000001")]
    assert (hits[0].item, hits[0].title, hits[0].page) == ("2", "Joint Care Fund", 1)
    only = book.search("pooled budget", Filters(kind="passage"))
    assert [hit.kind for hit in only] == [HitKind.PASSAGE]


def test_snippets_hold_every_character_once(book: MinuteBook) -> None:
    (hit,) = book.search("mobile library")
    assert "".join(piece.text for piece in hit.pieces) == (
        "Libraries The Library Fund pays £40,000 towards the mobile library & reading café."
    )


def test_pages_of_hits_join_up(book: MinuteBook) -> None:
    whole = book.search("the")
    assert len(whole) > 3
    parts = [hit for at in range(len(whole)) for hit in book.search("the", Filters(limit=1, offset=at))]
    assert parts == whole


@pytest.mark.parametrize(
    ("filters", "papers"),
    [
        ({}, [MINUTES, REPORT, NOTE]),
        ({"body": "brackwater"}, [MINUTES, REPORT]),
        ({"body": "CABINET"}, [REPORT]),
        ({"body": "%"}, []),
        ({"body": "_"}, []),
        ({"paper_kind": "Report"}, [REPORT]),
        ({"kind": "minutes"}, [MINUTES]),
        ({"since": dt.date(2021, 6, 16)}, [MINUTES, REPORT]),
        ({"since": dt.date(2021, 6, 17)}, [REPORT]),
        ({"until": dt.date(2021, 6, 16)}, [MINUTES]),
        ({"scheme": "joint care fund"}, [MINUTES, REPORT]),
        ({"scheme": "library"}, [REPORT]),
        ({"officer": "thwaite"}, [MINUTES]),
        ({"officer": "director of care"}, [MINUTES]),
        ({"text": "100% of the_files"}, [NOTE]),
        ({"text": "mobile   LIBRARY"}, [REPORT]),
        ({"paper": MINUTES[:6]}, [MINUTES]),
        ({"limit": 1}, [MINUTES]),
        ({"limit": 1, "offset": 1}, [REPORT]),
        ({"offset": 2}, [NOTE]),
        ({"limit": 0}, []),
    ],
)
def test_papers(book: MinuteBook, filters: dict[str, object], papers: list[str]) -> None:
    assert [entry.facts.id for entry in book.papers(Filters.model_validate(filters))] == papers


@pytest.mark.parametrize(
    ("kind", "filters", "found"),
    [
        ("resolutions", {}, ["r0000000000000001", "r1000000000000001"]),
        ("resolutions", {"scheme": "Joint Care Fund"}, ["r0000000000000001", "r1000000000000001"]),
        ("resolutions", {"scheme": "library fund"}, []),
        ("resolutions", {"kind": "recommended"}, ["r1000000000000001"]),
        ("resolutions", {"status": "resolved"}, ["r0000000000000001"]),
        ("resolutions", {"text": "POOLED budget"}, ["r0000000000000001"]),
        ("resolutions", {"officer": "chair"}, ["r0000000000000001"]),
        ("resolutions", {"body": COUNCIL, "paper_kind": "report"}, ["r1000000000000001"]),
        ("budgets", {"kind": "budget"}, ["b0000000000000002", "b0000000000000003"]),
        ("budgets", {"scheme": "jcf"}, ["b0000000000000001", "b0000000000000002", "b0000000000000003"]),
        ("budgets", {"scheme": "the joint  care-fund", "kind": "overspend"}, ["b0000000000000001"]),
        ("budgets", {"text": "equip"}, ["b0000000000000004"]),
        ("budgets", {"status": "resolved"}, []),
        ("budgets", {"limit": 2, "offset": 1}, ["b0000000000000002", "b0000000000000003"]),
        ("dates", {}, ["d0000000000000002", "d0000000000000001", "d1000000000000001"]),
        ("dates", {"since": dt.date(2021, 3, 31), "until": dt.date(2021, 6, 30)}, ["d0000000000000002"]),
        ("dates", {"kind": "effective"}, ["d0000000000000001"]),
        ("dates", {"scheme": "joint care fund", "since": dt.date(2023, 1, 1)}, ["d1000000000000001"]),
        ("schemes", {"scheme": "jcf"}, ["s0000000000000001", "s1000000000000002"]),
        ("schemes", {"text": "library"}, ["s1000000000000001"]),
        ("officers", {"officer": "director"}, ["o0000000000000002"]),
        ("officers", {"kind": "In attendance"}, ["o0000000000000002"]),
        ("officers", {"scheme": "library"}, []),
        ("actions", {"officer": "ferris", "kind": "open"}, ["a0000000000000001"]),
        ("actions", {"officer": "thwaite"}, []),
        ("actions", {"scheme": "JCF"}, ["a0000000000000001"]),
        ("actions", {"scheme": "library"}, []),
    ],
)
def test_records(book: MinuteBook, kind: str, filters: dict[str, object], found: list[str]) -> None:
    assert [record.id for record in book.records(kind, Filters.model_validate(filters))] == found


@pytest.mark.parametrize(
    ("filters", "kinds"),
    [
        ({}, ["table_without_unit", "no_text_layer"]),
        ({"kind": "no_text_layer"}, ["no_text_layer"]),
        ({"text": "picture"}, ["no_text_layer"]),
        ({"body": "cabinet"}, []),
        ({"scheme": "jcf"}, ["table_without_unit", "no_text_layer"]),
    ],
)
def test_findings(book: MinuteBook, filters: dict[str, object], kinds: list[str]) -> None:
    assert [entry.finding.kind for entry in book.findings(Filters.model_validate(filters))] == kinds


def test_search_keeps_to_its_filters(book: MinuteBook) -> None:
    assert {hit.paper.id for hit in book.search("fund")} == {MINUTES, REPORT}
    assert {hit.paper.id for hit in book.search("fund", Filters(body="cabinet"))} == {REPORT}
    assert {hit.paper.id for hit in book.search("fund", Filters(until=dt.date(2022, 1, 1)))} == {MINUTES}
    assert book.search("library", Filters(scheme="jcf", body="board")) == []
    assert [hit.record for hit in book.search("the", Filters(status="recommended"))] == ["r1000000000000001"]
    assert book.search("pooled", Filters(text="ferry")) == []


def test_a_local_name_links_nothing(book: MinuteBook) -> None:
    """Both papers say "the Fund" and mean different funds."""
    for scheme, found in {"Joint Care Fund": {"Joint Care Fund", "JCF"}, "Library Fund": {"Library Fund"}}.items():
        entries = book.entries("schemes", Filters(scheme=scheme))
        assert {entry.record.name for entry in entries if isinstance(entry.record, Scheme)} == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Care Fund", "care fund"),
        ("Children's Plan", "Childrens Plan"),
        ("Health & Care Grant", "health and care grant"),
        ("Phase-2 Works", "PHASE 2 WORKS"),
    ],
)
def test_names_that_are_the_same(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("name", "telling"), [("iBCF", True), ("the Fund", False), ("Plan", False), ("Care Plan", True)]
)
def test_telling_names(name: str, telling: bool) -> None:
    assert is_telling(name) is telling


@pytest.mark.parametrize(
    ("name", "text", "mentioned"),
    [
        ("Joint Care Fund", "the JOINT\ncare fund's balance", True),
        ("Joint Care Fund", "the Disjoint Care Fund", False),
        ("Joint Care Fund", "Joint Care Funding", False),
        ("Health & Care Plan", "a health and care plan", True),
        ("JCF", "the JCF.", True),
        ("JCF", "iJCF", False),
        ("ACT", "they act", False),
        ("jcf", "the JCF", True),
        ("(*)", "(*)", False),
    ],
)
def test_mentions(name: str, text: str, mentioned: bool) -> None:
    assert Family((name,)).mentioned_in(text) is mentioned


def test_show_gives_the_words_around_the_evidence(book: MinuteBook) -> None:
    shown = book.show("b0000000000000002")
    (context,) = shown.contexts
    assert (shown.kind, shown.paper.facts.id) == ("budgets", MINUTES)
    assert context.before.endswith("£117,000 in 2020/21; its budget was c. ")
    assert context.after.startswith(".\nRESOLVED: That the Board\n(a) approve")
    assert len(context.after) <= 300


def test_show_counts_characters_as_the_paper_does(book: MinuteBook) -> None:
    resolution = book.show("r00")
    assert [context.evidence for context in resolution.contexts] == [
        minutes().extraction.resolutions[0].evidence,
        *minutes().extraction.resolutions[0].repeats,
    ]
    repeat = resolution.contexts[1]
    assert repeat.before.endswith("(a) ")
    assert repeat.after.startswith(" of £23.5m for 2021/22; and\n(b) note")


def test_show_a_paper(book: MinuteBook) -> None:
    shown = book.show(MINUTES[:9])
    assert [(item.number, item.title) for item in shown.items] == [("1", "Apologies"), ("2", "Joint Care Fund")]
    assert shown.paper.counts == {
        "resolutions": 1,
        "budgets": 5,
        "dates": 2,
        "schemes": 1,
        "officers": 2,
        "actions": 1,
        "findings": 2,
    }
    assert [version.number for version in shown.versions] == [1]


@pytest.mark.parametrize(
    ("prefix", "said"),
    [
        ("b", "several ids.*b0000000000000001, b0000000000000002"),
        ("zz", "no paper or record"),
        ("", "no paper or record"),
    ],
)
def test_show_needs_one(book: MinuteBook, prefix: str, said: str) -> None:
    with pytest.raises(BookError, match=said):
        book.show(prefix)


def test_stats(book: MinuteBook) -> None:
    stats = book.stats()
    assert (stats.papers, stats.pages, stats.undated, stats.superseded) == (3, 4, 1, 0)
    assert (stats.first, stats.last) == (dt.date(2021, 6, 16), dt.date(2023, 3, 1))
    assert stats.records == {"resolutions": 2, "budgets": 5, "dates": 3, "schemes": 3, "officers": 2, "actions": 1}
    assert stats.findings == {"no_text_layer": 1, "table_without_unit": 1}
    assert stats.extractors == {"x1": 3}
    assert stats.file_size > 0


def test_too_many_words_are_cut_not_refused() -> None:
    assert build_query("a " * 1000).count("AND") < 100
