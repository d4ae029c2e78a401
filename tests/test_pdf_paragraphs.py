"""Where paragraphs of a printed page end: short lines, references, labels, feet that are drawn first."""

import pytest

from extract.readers.pdf import read_layout
from tests.layouts import shown
from tests.printing import lines, printed, together

FULL = "The Board considered the plan for the coming year and the money that the partners would put in it, and"


def test_a_foot_that_is_drawn_first_stands_last() -> None:
    page = together(
        lines("Signed ............... Chair", top=780), lines("Northshire Board", "", "Present: A Holt", top=80)
    )
    assert shown(read_layout(printed(page)))[-1].endswith("Signed ............... Chair")


def test_a_head_that_is_drawn_last_stands_first() -> None:
    page = together(
        lines("Ann Holt spoke.", "", "Bo Lee spoke.", top=200), lines("Northshire Board, 6 May 2031", top=40)
    )
    assert "Northshire Board" in shown(read_layout(printed(page)))[0]


def test_a_page_of_short_lines_parts_them_where_two_reach_the_margin() -> None:
    page = lines(
        FULL,
        "that it be sent to the Cabinet of the Council, with the thanks of all who had been at the meeting.",
        "The Board NOTED the report",
        "Roads and Paths",
        "Ann Holt spoke of paths",
        "The Board AGREED the plan",
        "Next Steps",
        "Bo Lee will write",
        "Close",
    )
    assert len(shown(read_layout(printed(page)))) == 8


@pytest.mark.parametrize(
    ("line", "after"),
    [
        (
            "that it be sent to the Cabinet of the Council with the thanks of all who had been at this meeting",
            "GBP/31/02: Roads",
        ),
        (
            "that it be sent to the Cabinet of the Council with the thanks of all who had been at this meeting",
            "Also present: Bo Lee",
        ),
        (
            "that it be sent to the Cabinet of the Council with the thanks of all who had been at this meeting",
            "RESOLVED",
        ),
    ],
)
def test_what_opens_a_block_after_a_full_line(line: str, after: str) -> None:
    assert len(shown(read_layout(printed(lines(FULL, line, after))))) == 2


def test_references_open_items_where_a_paper_numbers_so() -> None:
    told = "All of the members who had been there agreed that it be sent to the Cabinet with their thanks for it."
    page = lines("15/231 Welcome", told, "15/232 Minutes", told, "15/233 Roads", told)
    assert len(shown(read_layout(printed(page)))) == 6


def test_a_year_below_its_month_and_a_word_that_leads_on_part_nothing() -> None:
    page = lines(
        FULL,
        "agreed to it in full, as the Cabinet of the Council had asked of them on the day in May",
        "2031 when they met.",
    )
    assert len(shown(read_layout(printed(page)))) == 1


def test_a_wrapped_sentence_holds_no_label() -> None:
    page = lines(
        "2. Minutes. The members who had come to the meeting approved all of the minutes of the",
        "meeting: proposed, Ann Holt.",
    )
    assert len(shown(read_layout(printed(page)))) == 1


def test_capitals_below_a_name_are_no_more_of_it() -> None:
    page = lines("Contact Officer: Ann Holt", "HALE COUNCIL", "Roads Board")
    assert shown(read_layout(printed(page)))[0] == "field Contact Officer: Ann Holt"
