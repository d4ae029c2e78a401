"""`import minutebook`."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

import minutebook


def test_extract_gives_typed_records(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text(
        "REPORT TO: Dunmere Board\n\nDATE: 4 March 2024\n\nThe budget for 2024/25 is £2.5m.\n", encoding="utf-8"
    )
    extraction = minutebook.extract(paper)
    assert isinstance(extraction, minutebook.Extraction)
    assert [budget.amount for budget in extraction.budgets] == [Decimal(2_500_000)]
    assert minutebook.read(paper).text[slice(*_span(extraction.budgets[0]))] == extraction.budgets[0].evidence.quote


def _span(record: minutebook.Budget) -> tuple[int, int]:
    return record.evidence.start, record.evidence.end


def test_open_gives_typed_records(sample_book: Path) -> None:
    with minutebook.open(sample_book) as book:
        budgets = book.budgets(scheme="Better Care Fund", since="2015-01-01")
        assert budgets and all(isinstance(budget, minutebook.Budget) for budget in budgets)
        assert book.resolutions(until=dt.date(2016, 12, 31))
        assert book.papers() and book.dates() and book.schemes() and book.officers()
        assert book.search("budget", limit=3)
        assert book.timeline(scheme="Better Care Fund")


def test_a_kind_that_there_is_not_is_told_with_those_there_are(sample_book: Path) -> None:
    with minutebook.open(sample_book) as book:
        assert {str(budget.kind) for budget in book.budgets(kind="Grant")} == {"grant"}
        assert {str(date.role) for date in book.dates(kind="next meeting")} == {"next_meeting"}
        with pytest.raises(ValueError, match=r"no budgets are 'overspnd'; there are budget, .*overspend"):
            book.budgets(kind="overspnd")
        with pytest.raises(ValueError, match="no kinds of them"):
            book.schemes(kind="fund")


@pytest.mark.parametrize("method", ["papers", "budgets", "timeline"])
def test_a_filter_that_there_is_not_is_told_with_those_there_are(sample_book: Path, method: str) -> None:
    with (
        minutebook.open(sample_book) as book,
        pytest.raises(TypeError, match=r"no such filter: nofilter; .*scheme, off"),
    ):
        getattr(book, method)(nofilter=1)
