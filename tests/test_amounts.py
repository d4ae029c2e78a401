"""Questions that are bounded by sums of money."""

from decimal import Decimal
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from corpus.book import MinuteBook
from corpus.filters import Filters
from minutebook.cli import minutebook
from minutebook.options import Amount

TYPED = [
    ("250000", "250000"),
    ("250,000", "250000"),
    ("£250k", "250000"),
    ("1.5m", "1500000"),
    ("€2BN", "2000000000"),
    ("0.75", "0.75"),
]


@pytest.mark.parametrize(("typed", "amount"), TYPED)
def test_sums_as_people_type_them(typed: str, amount: str) -> None:
    assert Amount().convert(typed, None, None) == Decimal(amount)


@pytest.mark.parametrize("typed", ["", "m", "-5", "25,00", "1.5 m", "a lot", "1e6", "£"])
def test_what_is_no_sum_is_refused(typed: str) -> None:
    with pytest.raises(click.BadParameter, match=r"write 250000, 250k or 1\.5m"):
        Amount().convert(typed, None, None)


def test_sums_and_what_holds_them_are_bounded(sample_book: Path) -> None:
    bounds = Filters(least=Decimal(1_000_000), most=Decimal(2_000_000))
    with MinuteBook.open(sample_book) as book:
        sums = book.entries("budgets")
        inside = [entry for entry in sums if 1_000_000 <= abs(entry.record.amount) <= 2_000_000]  # type: ignore[attr-defined]
        assert [entry.record.id for entry in book.entries("budgets", bounds)] == [entry.record.id for entry in inside]
        assert 0 < len(inside) < len(sums)
        held = {
            resolution.record.id
            for resolution in book.entries("resolutions")
            for one in inside
            if one.paper.id == resolution.paper.id
            and resolution.record.evidence.start <= one.record.evidence.start < resolution.record.evidence.end
        }
        assert held and {entry.record.id for entry in book.entries("resolutions", bounds)} == held
        assert {entry.facts.id for entry in book.papers(bounds)} == {entry.paper.id for entry in inside}


def test_bounds_on_the_command_line(sample_book: Path) -> None:
    def run(*options: str) -> tuple[int, str]:
        result = CliRunner().invoke(minutebook, ["budgets", "--db", str(sample_book), *options])
        return result.exit_code, result.stderr

    assert run("--min", "1m", "--max", "1m")[0] == 0
    assert "--min 2,000,000 is more than --max 1,000,000" in run("--min", "2m", "--max", "1m")[1]
    assert run("--min", "900bn") == (0, "no budgets match; there is nothing with --min 900000000000\n")
