"""The timeline: which decisions, dates and sums it tells, where they stand, and what a scheme's timeline holds."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from corpus.book import MinuteBook
from corpus.connection import open_for_writing
from corpus.entries import Event, EventKind
from corpus.filters import Filters
from corpus.store import FileState, Store
from corpus.timeline import _fold
from tests.fictional import BOARD, minutes, report, undated


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MinuteBook]:
    """The three fictional papers, open for reading."""
    path: Path = tmp_path_factory.mktemp("book") / "book.db"
    database = open_for_writing(path, create=True)
    for digest in (minutes(), report(), undated()):
        Store(database).put(digest, FileState(digest.extraction.paper.source, 1, 1), "x1")
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


@pytest.mark.parametrize(
    ("first", "second", "folded"),
    [
        (event("1090000"), event("1090000", paper="p2", record="b2"), True),
        (event("1090000", schemes=("the JCF",)), event("1090000", schemes=("JCF",), organisation="NHS Tarn"), True),
        (event("1090000"), event("1090000", organisation="NHS Tarn"), False),
        (event("1090000", organisation=None), event("1090000", organisation=None), False),
        (event("1090000"), event("1090000", status="budget"), False),
        (event("1090000"), event("1090000", end="2020-03-31"), False),
        (event("1090000", end=None), event("1090000", end=None), False),
        (event("1000000"), event("1000000"), False),
        (event("25"), event("25"), False),
        (event("35.86"), event("35.860"), True),
    ],
)
def test_the_same_money_is_told_once(first: Event, second: Event, folded: bool) -> None:
    events = _fold([first, second])
    assert len(events) == (1 if folded else 2)
    assert events[0].also == ((second.record,) if folded else ())
