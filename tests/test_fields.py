"""Labels of header blocks."""

import pytest

from extract.layout.fields import is_label, label_of


@pytest.mark.parametrize(
    ("line", "label", "value"),
    [
        ("REPORT TO: Northshire Health Board", "REPORT TO", "Northshire Health Board"),
        ("Reporting Officer(s):", "Reporting Officer(s)", ""),
        ("Ward(s) affected: All", "Ward(s) affected", "All"),
        ("Subject:  Roads", "Subject", "Roads"),
        ("DECISION NO. : 24/7", "DECISION NO.", "24/7"),
    ],
)
def test_known_labels(line: str, label: str, value: str) -> None:
    found = label_of(line)
    assert found is not None
    assert (found[0], line[found[1] :]) == (label, value)


@pytest.mark.parametrize(
    "line",
    [
        "RESOLVED: That the plan be noted",
        "Minutes:",
        "PRESENT: Cllr Moss",
        "https://north.example",
        "Moss said: no",
        "IN ATTENDANCE:",
    ],
)
def test_words_before_a_colon_that_are_no_label(line: str) -> None:
    assert label_of(line) is None
    assert label_of(line, any_capitals=True) is None


def test_capitals_are_a_label_in_a_header_block_only() -> None:
    assert label_of("LEAD PARTNER: Northshire") is None
    assert label_of("LEAD PARTNER: Northshire", any_capitals=True) == ("LEAD PARTNER", 14)


def test_labels_joined_by_a_stroke() -> None:
    assert is_label("Subject Matter / Title of Decision")
    assert not is_label("Costs / Risks")
