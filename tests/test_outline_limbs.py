"""Outline: limbs of decisions, whose numbers count no items."""

import pytest

from extract.outline import outline
from tests.papers import made

_HEAD = """
# Minutes of the meeting of the Paths Committee held on 4 May 2021
PRESENT: Cllr A Oke (Chair), Cllr B Hale
"""

# Limbs below the word that opens them are no items, on pages that number nothing else; the headings between them are.
LIMB_CASES = {
    "three limbs below RESOLVED": (
        """
        The Director of Paths presented the report.
        RESOLVED:
        1. That the winter plan be approved.
        2. That £400 be set aside.
        3. That the Director report back in May.
        The meeting closed at 8.
        """,
        [],
    ),
    "limbs without That, below a sentence": (
        """
        Following a discussion the Committee agreed the following:
        1. The tender be accepted.
        2. The contract begin in June.
        3. The Chairman sign the contract.
        4. The Clerk write to the bidders.
        """,
        [],
    ),
    "the first limb on the line of the word": (
        """
        Members considered the tender.
        AGREED: 1. That the tender be accepted.
        2. That the contract begin in June.
        3. That the Chairman sign the contract.
        """,
        [],
    ),
    "infinitives, and a paragraph between": (
        """
        It was RESOLVED to:
        1. Object to the works at the mill.
        The officer had warned of the risk.
        2. Write to the district council.
        3. Ask for a visit of the site.
        """,
        [],
    ),
    "numbers alone on their lines": (
        """
        RESOLVED that
        1.
        the freeze continue until March;
        2.
        the grant of £40 be paid; and
        3.
        the income be noted.
        """,
        [],
    ),
    "an item whose number counts on from the limbs above it": (
        """
        1. Apologies
        None were received.
        2. Paths
        RESOLVED:
        1. That the paths be mended.
        2. That the bridge be closed.
        3. Date of next meeting
        8 June at the mill.
        """,
        [("1", "Apologies"), ("2", "Paths"), ("3", "Date of next meeting")],
    ),
}


@pytest.mark.parametrize("case", LIMB_CASES)
def test_limbs_of_a_decision_are_no_items(case: str) -> None:
    text, expected = LIMB_CASES[case]
    assert [(item.number, item.title) for item in outline(made(_HEAD + text)).items] == expected
