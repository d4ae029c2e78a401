"""The timeline: which decisions, dates and sums it tells, where they stand, and what a scheme's timeline holds."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from corpus.book import MinuteBook
from corpus.connection import open_for_writing
from corpus.contents import contents_of
from corpus.digest import Digest
from corpus.entries import Event, EventKind
from corpus.filters import Filters
from corpus.folding import fold
from corpus.store import FileState, Store
from models import DateRole, PaperKind, Period, Precision
from tests.fictional import BOARD, minutes, report, undated


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MinuteBook]:
    """The three fictional papers, open for reading."""
    path: Path = tmp_path_factory.mktemp("book") / "book.db"
    database = open_for_writing(path, create=True)
    for digest in (minutes(), report(), undated()):
        Store(database).put(contents_of(digest), FileState(digest.extraction.paper.source, 1, 1), "x1")
    database.close()
    with MinuteBook.open(path) as opened:
        yield opened


OVERSPEND, BUDGET = "b0000000000000001", "b0000000000000003"
EFFECTIVE, DEADLINE = "d0000000000000001", "d1000000000000001"
RESOLVED, RECOMMENDED = "r0000000000000001", "r1000000000000001"


@pytest.mark.parametrize(
    ("filters", "records"),
    [
        ({}, [OVERSPEND, BUDGET, RESOLVED, EFFECTIVE, RECOMMENDED, DEADLINE]),
        ({"scheme": "jcf"}, [OVERSPEND, BUDGET, RESOLVED, EFFECTIVE, RECOMMENDED, DEADLINE]),
        ({"scheme": "library fund"}, []),
        ({"kind": "decision"}, [RESOLVED, RECOMMENDED]),
        ({"kind": "money"}, [OVERSPEND, BUDGET]),
        ({"kind": "date"}, [EFFECTIVE, DEADLINE]),
        ({"status": "resolved"}, [RESOLVED]),
        ({"body": "cabinet"}, [RECOMMENDED, DEADLINE]),
        ({"text": "spend"}, [RECOMMENDED, DEADLINE]),
        ({"text": "libraries"}, [RECOMMENDED, DEADLINE]),
        ({"officer": "ferris"}, [OVERSPEND, BUDGET, RESOLVED, EFFECTIVE]),
        ({"since": dt.date(2021, 6, 16), "until": dt.date(2021, 6, 30)}, [BUDGET, RESOLVED]),
        ({"limit": 2}, [OVERSPEND, BUDGET]),
        ({"limit": 2, "offset": 2}, [RESOLVED, EFFECTIVE]),
    ],
)
def test_what_it_tells(book: MinuteBook, filters: dict[str, object], records: list[str]) -> None:
    """Not told: the threshold, the sum in a table, the sum without a year, the period that is only mentioned."""
    assert [event.record for event in book.timeline(Filters.model_validate(filters))] == records


def test_a_decision(book: MinuteBook) -> None:
    (event,) = book.timeline(Filters(status="resolved"))
    assert (event.kind, event.date, event.body, event.title) == (
        EventKind.DECISION,
        dt.date(2021, 6, 16),
        BOARD,
        "Joint Care Fund",
    )
    assert event.schemes == ("Joint Care Fund",)
    assert event.item == "2"


def test_a_sum_stands_at_its_own_period(book: MinuteBook) -> None:
    event = book.timeline(Filters(kind="money"))[0]
    assert (event.date, event.end, event.status) == (dt.date(2020, 4, 1), dt.date(2021, 3, 31), "overspend")
    assert (event.amount, event.title) == (Decimal(117000), "Joint Care Fund")


def test_a_date(book: MinuteBook) -> None:
    event = book.timeline(Filters(kind="date"))[0]
    assert (event.date, event.end, event.status) == (dt.date(2021, 7, 1), None, "effective")
    assert event.title == "note the report, with effect from 1 July 2021"


def event(amount: str, **values: object) -> Event:
    known: dict[str, object] = {
        "date": "2018-04-01",
        "end": "2019-03-31",
        "kind": "money",
        "status": "overspend",
        "title": "",
        "text": "",
    }
    known |= {"amount": amount, "organisation": "Tarnmere Council", "paper": "p1", "record": "b1", "page": 1}
    return Event.model_validate({**known, **values})


def elsewhere(amount: str, **values: object) -> Event:
    return event(amount, **{"paper": "p2", "record": "b2", **values})


@pytest.mark.parametrize(
    ("first", "second", "folded"),
    [
        (event("1090000"), elsewhere("1090000"), True),
        (event("1090000", schemes=("the JCF",)), elsewhere("1090000", schemes=("JCF",), organisation="NHS Tarn"), True),
        (event("1090000"), elsewhere("1090000", organisation="NHS Tarn"), False),
        (event("1090000", organisation=None), elsewhere("1090000", organisation=None), False),
        (event("1090000"), elsewhere("1090000", status="budget"), False),
        (event("1090000"), elsewhere("1090000", end="2020-03-31"), False),
        (event("1090000", end=None), elsewhere("1090000", end=None), False),
        (event("1000000"), elsewhere("1000000"), False),
        (event("25"), elsewhere("25"), False),
        (event("35.86"), elsewhere("35.860"), True),
        # the same paper again
        (event("1900000"), event("1900000", record="b2"), True),
        (event("1900000", organisation=None), event("1900000", organisation=None, record="b2"), True),
        (event("1900000", schemes=("JCF",)), event("1900000", record="b2"), True),
        (event("1900000", schemes=("JCF",)), event("1900000", schemes=("Library Fund",), record="b2"), False),
        (event("1900000"), event("1900000", status="budget", record="b2"), False),
        (event("1090000"), event("1090000", status="budget", record="b2"), True),
        (event("1900000"), event("1900000", end="2020-03-31", record="b2"), False),
        (event("1900000", end=None), event("1900000", end=None, record="b2"), False),
        (event("2000000"), event("2000000", record="b2"), False),
    ],
)
def test_the_same_money_is_told_once(first: Event, second: Event, folded: bool) -> None:
    events = fold([first, second])
    assert len(events) == (1 if folded else 2)
    assert events[0].also == ((second.record,) if folded else ())


PERIODS = {
    "day": ("2022-06-30", "2022-06-30"),
    "month": ("2022-06-01", "2022-06-30"),
    "quarter": ("2022-07-01", "2022-09-30"),
    "financial_year": ("2022-04-01", "2023-03-31"),
    "year": ("2022-01-01", "2022-12-31"),
    "range": ("2022-01-01", "2022-12-01"),
}


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("signed", ["month", "day", "quarter"]),
        ("deadline", ["financial_year", "month", "day", "quarter"]),
        ("end", ["financial_year", "month", "day", "quarter"]),
        ("effective", ["month", "day", "quarter"]),
        ("as_at", []),
    ],
)
def test_of_whole_years_only_those_by_which_something_is_due(tmp_path: Path, role: str, told: list[str]) -> None:
    digest = report()
    (known,) = (date for date in digest.extraction.dates if date.role == "deadline")
    dates = [
        known.model_copy(
            update={
                "id": f"d{number:016}",
                "role": DateRole(role),
                "period": Period(label=name, start=start, end=end, precision=Precision(name)),
            }
        )
        for number, (name, (start, end)) in enumerate(PERIODS.items())
    ]
    extraction = digest.extraction.model_copy(update={"dates": tuple(dates)})
    with MinuteBook.open(stored(tmp_path, replace(digest, extraction=extraction))) as opened:
        assert [event.precision for event in opened.timeline(Filters(kind="date"))] == told


def stored(folder: Path, *digests: Digest) -> Path:
    path = folder / "book.db"
    database = open_for_writing(path, create=True)
    for digest in digests:
        Store(database).put(contents_of(digest), FileState(digest.extraction.paper.source, 1, 1), "x1")
    database.close()
    return path


def test_what_is_put_to_a_meeting_comes_before_what_it_decides(tmp_path: Path) -> None:
    """Whichever of the two papers comes first by its id."""
    digest = report()
    orders = []
    for kind in (PaperKind.MINUTES, PaperKind.REPORT):
        folder = tmp_path / kind
        folder.mkdir()
        other = PaperKind.REPORT if kind is PaperKind.MINUTES else PaperKind.MINUTES
        papers = [as_paper(digest, 0, kind), as_paper(digest, 1, other)]
        with MinuteBook.open(stored(folder, *papers)) as opened:
            orders.append([event.paper for event in opened.timeline(Filters(kind="decision"))])
            assert opened.timeline(Filters(kind="decision", limit=1))[0].paper == orders[-1][0]
    assert orders == [["p" + "1" * 16, "p" + "0" * 16], ["p" + "0" * 16, "p" + "1" * 16]]


def as_paper(digest: Digest, number: int, kind: PaperKind) -> Digest:
    """The same paper again, with another id and kind."""
    paper = digest.extraction.paper.model_copy(
        update={"id": "p" + str(number) * 16, "sha256": str(number) * 64, "kind": kind, "source": f"/papers/{number}"}
    )
    resolutions = tuple(
        record.model_copy(update={"id": f"r{number}{at:015}"})
        for at, record in enumerate(digest.extraction.resolutions)
    )
    others = dict.fromkeys(("budgets", "dates", "schemes", "officers", "actions"), ())
    update = {"paper": paper, "resolutions": resolutions, **others}
    return replace(digest, extraction=digest.extraction.model_copy(update=update))
