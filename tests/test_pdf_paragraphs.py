"""Where paragraphs of a printed page end: short lines, references, labels, feet that are drawn first."""

import pytest

from extract.readers.pdf import read_layout
from extract.readers.pdf_lines import Printed
from extract.readers.pdf_page import PageInk, Stretch
from extract.readers.pdf_paragraphs import part_pages
from models import Line
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
        (
            "that it be sent to the Cabinet of the Council with the thanks of all who had been at the meeting.",
            "39 Joint Health Strategy",
        ),
        (
            "that it be sent to the Cabinet of the Council with the thanks of all who had been at the meeting.",
            "Minutes:",
        ),
    ],
)
def test_what_opens_a_block_after_a_full_line(line: str, after: str) -> None:
    assert len(shown(read_layout(printed(lines(FULL, line, after))))) == 2


def test_references_open_items_where_a_paper_numbers_so() -> None:
    told = "All of the members who had been there agreed that it be sent to the Cabinet with their thanks for it."
    page = lines("15/231 Welcome", told, "15/232 Minutes", told, "15/233 Roads", told)
    assert len(shown(read_layout(printed(page)))) == 6


def test_an_item_with_a_reference_opens_below_a_line_without_a_stop() -> None:
    told = "All of the members who had been there agreed that it be sent to the Cabinet with their thanks"
    page = lines("15/231 Welcome", told, "15/232 Minutes", told, "15/233 Close", told)
    assert len(shown(read_layout(printed(page)))) == 6


def test_a_line_that_begins_with_a_number_and_ends_a_sentence_is_no_item() -> None:
    after = "39 Members had been there."
    assert len(shown(read_layout(printed(lines(FULL, FULL[:90] + " said so.", after))))) == 1


def test_short_lines_break_where_one_wrapped_line_tells_the_margin() -> None:
    page = lines(
        "At a meeting of the Harbour Board that was held in the Long Room of the Town Hall on the 4th of",
        "May 2031:",
        "Members and their roles",
        "Nominated by the Harbour Council",
        "Ann Holt, the Deputy Chair",
        "Nominated by the Health Board",
        "Bo Lee, who came for Cy Moss",
        "Nominated by the Quay Trust",
        "Di Pike, for the Port Company",
        "Ed Rao, for the Town Trust",
    )
    assert len(shown(read_layout(printed(page)))) == 9


def test_lines_that_each_stand_between_blanks_are_blocks() -> None:
    page = lines(
        "Contact: Ann Holt",
        "1. The decision:",
        "1.1. That the land at Quay Park be let to the Trust for the coming year and the next one.",
        "1.2. That the rent be paid to the Board.",
        "2. Reasons for the decision:",
        "2.1. To let the Trust open its hall.",
        step=27,
    )
    assert len(shown(read_layout(printed(page)))) == 6


def test_type_without_height_divides_nothing() -> None:
    flat = [Printed(), Printed()]
    for at, (line, word) in enumerate(zip(flat, ("Met", "Closed"), strict=True)):
        line.add(Stretch([word], [10.0], [20.0], 5.0 + 4 * at, 5.0 + 4 * at, order=at))
    ink = PageInk(1, 595, 842)
    assert [item.text.strip() for item in part_pages([ink], [flat]) if isinstance(item, Line)] == ["Met", "Closed"]


def test_a_bracket_that_a_line_leaves_open_goes_on_below() -> None:
    page = lines("In attendance: Ann Holt (Head of Roads), Bo Lee (Democratic", "Services Officer) and Cy Moss", FULL)
    assert "Democratic / Services Officer)" in shown(read_layout(printed(page)))[0]


def test_the_title_of_an_item_behind_its_number_is_no_label() -> None:
    page = together(
        lines("* 514", top=72),
        lines("Budget Monitoring: Month 10", x=140, top=72),
        lines("The Board noted it.", top=93),
    )
    assert "[*] 514 Budget Monitoring: Month 10" in " ".join(shown(read_layout(printed(page))))


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
