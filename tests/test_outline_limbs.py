"""Outline: limbs of decisions, whose numbers count no items; numbers with marks beside them."""

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


MARKED_CASES = {
    "a star in the margin": (
        """
        1. Apologies
        None were received.
        *2. Loans
        The Committee agreed to recommend the limit to the Council.
        3. Minutes
        The minutes were approved.
        """,
        [("1", "Apologies"), ("2", "Loans"), ("3", "Minutes")],
    ),
    "number, month and year of a minute behind a bullet": (
        """
        - 06/05/21 Welcome
        The Chair welcomed all.
        - 07/05/21 Apologies
        None were received.
        - 08/05/21 Paths
        It was RESOLVED to mend them.
        - 09/05/21 Bins
        It was RESOLVED to empty them.
        """,
        [("06/05/21", "Welcome"), ("07/05/21", "Apologies"), ("08/05/21", "Paths"), ("09/05/21", "Bins")],
    ),
    "days that do not count on are days": (
        """
        1. Apologies
        06/05/21 Works began
        2. Paths
        13/05/21 Works ended
        3. Bins
        20/05/21 Bins emptied
        27/05/21 Bins lost
        """,
        [("1", "Apologies"), ("2", "Paths"), ("3", "Bins")],
    ),
    "the agenda's number and the appendix behind a title": (
        """
        86. MINUTES
        (Agenda Item 1)
        The minutes were signed.
        87. LOANS
        (Agenda Item 7; Appendix C)
        RESOLVED that the limit be raised.
        """,
        [("86", "MINUTES"), ("87", "LOANS")],
    ),
    "a paragraph of a sentence is no item below its item": (
        """
        1. MINUTES
        # 1.1 It was
        RESOLVED that the minutes be signed.
        2. FINANCE
        # 2.1 It was
        RESOLVED that the accounts be paid.
        """,
        [("1", "MINUTES"), ("2", "FINANCE")],
    ),
}


@pytest.mark.parametrize("case", MARKED_CASES)
def test_numbers_with_marks_beside_them(case: str) -> None:
    text, expected = MARKED_CASES[case]
    assert [(item.number, item.title) for item in outline(made(_HEAD + text)).items] == expected


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("2.0 RECOMMENDATION", "RECOMMENDED: That the Board note the plan."),
        ("2.0 Officer Recommendations", "Recommendation: That the Board note the plan."),
        ("2.0 Decision", "Decisions: That the Board note the plan."),
    ],
)
def test_a_label_below_its_own_heading_opens_no_section(heading: str, line: str) -> None:
    text = f"""
        Report to: Paths Board
        # 1.0 Purpose
        1.1 To present the plan.
        # {heading}
        {line}
        # 3.0 Background
        3.1 The plan is new.
        """
    assert [section.number for section in outline(made(text)).sections] == ["1.0", "1.1", "2.0", "3.0", "3.1"]


def test_integers_in_minutes_that_run_together() -> None:
    said = "The Clerk reported on the state of the paths at some length, and members thanked him for it. " * 8
    text = (
        "Minutes of a Meeting of Hale Council held on 4 May 2031 A Oke 1. Apologies for Absence 1.1 There were "
        "none. 2. Declarations of Interest 2.1 Mr Oke declared one in agenda item 5. The Chair noted it. "
        f"3. Paths 3.1 {said} RESOLVED: 1. That they be mended. 4. Bins 4.1 They were emptied. "
        "5. Closing 5.1 It closed at 8."
    )
    items = [(item.number, item.title) for item in outline(made(text)).items]
    titles = ["Apologies for Absence", "Declarations of Interest", "Paths", "Bins", "Closing"]
    assert items == list(zip("12345", titles, strict=True))


def test_minutes_numbered_by_year_whose_items_are_prose() -> None:
    text = """
        101/31 Minutes. The minutes of the meeting held in January were read, found right in all they said, and signed.
        102/31 Matters arising. The Clerk was asked whether the shelter had been painted, and said it had not.
        103/31 The Clerk presented the accounts for the month of January, which were approved by all who were there.
        """
    items = [(item.number, item.title) for item in outline(made(_HEAD + text)).items]
    assert items == [("101/31", "Minutes"), ("102/31", "Matters arising"), ("103/31", "")]


def test_letters_in_brackets_above_paragraphs_are_items() -> None:
    text = "(a) Chairman\nMr Oke was elected.\n(b) Interests\nNone.\n(c) Paths - Wye Lane\nIt was RESOLVED to mend it."
    items = [(item.number, item.title) for item in outline(made(_HEAD + text)).items]
    assert items == [("(a)", "Chairman"), ("(b)", "Interests"), ("(c)", "Paths - Wye Lane")]
    limbs = "The Clerk asked for:\n(a) New paths\n(b) New bins\n(c) New gates\nIt was RESOLVED to buy them."
    assert outline(made(_HEAD + limbs)).items == ()
