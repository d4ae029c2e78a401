"""What one paper may give is bounded, and what was left out is told."""

import hashlib

import pytest

from extract import extract, read
from models import MediaType, Settings, Source
from tests.papers import made


def source(text: str) -> Source:
    data = text.encode()
    return Source(data, hashlib.sha256(data).hexdigest(), MediaType.TEXT, "made-up.txt")


def test_text_beyond_the_limit_is_left_out_with_a_finding() -> None:
    text = "The Board noted the ferry.\n\n" * 100
    whole, cut = read(source(text)), read(source(text), Settings(most_characters=500))
    assert whole.text.startswith(cut.text)
    assert 400 < len(cut.text) <= 500 < len(whole.text)
    assert (len(whole.findings), len(cut.findings)) == (0, 1)


@pytest.mark.parametrize("most", [1, 10, 39])
def test_records_beyond_the_limit_are_left_out_with_a_finding(most: int) -> None:
    paper = made("\n".join(f"The ferry number {at} costs £{at},000 a year." for at in range(1, 41)))
    extraction = extract(paper, Settings(most_records=most))
    assert [budget.amount for budget in extraction.budgets] == [at * 1000 for at in range(1, most + 1)]
    assert [f.message for f in extraction.findings] == [
        f"more than {most} budgets are found; those from page 1 on are left out"
    ]


def test_findings_beyond_the_limit_are_counted() -> None:
    paper = made("\n".join("The ferry sails on 31 February 2020." for _ in range(9)))
    whole, cut = extract(paper), extract(paper, Settings(most_findings=2))
    more = len(whole.findings) - 2
    assert more > 0
    assert cut.findings[:2] == whole.findings[:2]
    assert [finding.message for finding in cut.findings[2:]] == [f"{more} more findings are left out"]
