"""Heads of pages of meetings: remarks in front of the body, titles of items, days of earlier meetings."""

import datetime as dt

import pytest

from extract.facts import state_facts
from models import PaperFacts
from tests.papers import made

_BUSINESS = "\nVenue: Hale House\n1. Minutes\nMinutes:\nRESOLVED: That the minutes be agreed."


def facts_of(notation: str) -> PaperFacts:
    return state_facts(made(notation)).facts


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        ("Extraordinary Meeting, Council - Thursday, 6 March 2031 7.00 pm", "Council", dt.date(2031, 3, 6)),
        ("Moved from 8 October 2031, Cabinet - Tuesday, 7 October 2031", "Cabinet", dt.date(2031, 10, 7)),
        ("Adjourned from 5 May, Fees Board - Tuesday, 6th May, 2031 10.00 am", "Fees Board", dt.date(2031, 5, 6)),
        ("NEW DATE, Roads Panel - 6 May 2031", "Roads Panel", dt.date(2031, 5, 6)),
        (
            "Remote Meeting, Parks, Housing and Leisure Panel - 6 May 2031",
            "Parks, Housing and Leisure Panel",
            dt.date(2031, 5, 6),
        ),
        (
            "Budget, Health and Care Scrutiny Committee - 6 May 2031",
            "Budget, Health and Care Scrutiny Committee",
            dt.date(2031, 5, 6),
        ),
    ],
)
def test_a_remark_in_front_of_the_body_is_none_of_its_name(head: str, body: str, day: dt.date) -> None:
    facts = facts_of(f"Agenda and minutes\n{head}{_BUSINESS}")
    assert (facts.body, facts.date, facts.organisation) == (body, day, None)


def test_the_title_of_an_item_names_no_body_that_met() -> None:
    facts = facts_of(
        "Agenda item\nRoads Board - Terms of Reference\nMinutes:\nThe annexed report was considered.\n"
        "RESOLVED: That the Standards Committee recommends the terms to Council."
    )
    assert facts.body == "Standards Committee"


def test_a_page_that_only_names_the_meeting_before_has_no_day() -> None:
    head = "Contact: Ann Holt\nFees Board held on 6 May 2031\n"
    text = head + "The Minutes of the meeting of the Fees Board held on 6 May 2031 {} ."
    assert facts_of(text.format("were approved as a correct record")).date is None
    assert facts_of(text.format("will be circulated")).date == dt.date(2031, 5, 6)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Fees\nMinutes:\nRESOLVED:\nThat Cabinet\n1) note the forecast.", "Cabinet"),
        ("Fees\nMinutes:\nRESOLVED\nThat the Board:\n(i) note the outturn.", "Board"),
        ("Decisions\n1. That the fees be approved and Cabinet be told.\n2. Cabinet was asked for more.", "Cabinet"),
        ("Decisions\n1. That the fees be approved and Cabinet be told.\n2. The Roads Panel was asked.", None),
        ("Decisions\n1. That the Cabinet Member be told.\n2. That the Cabinet Member report back.", None),
        ("Fees\nMinutes:\nSome have joined since the last meeting of the Hale Joint Board.", "Hale Joint Board"),
        ("Decisions\n1. That the fees be approved and Cabinet be told.\n2. Cabinet told the panel.", None),
        ("Chair\nMinutes:\nRESOLVED\nThat Mr Oke be appointed Interim Chairman of Roads Forum.", "Roads Forum"),
    ],
)
def test_the_body_of_a_page_without_a_head(text: str, body: str | None) -> None:
    assert facts_of(text).body == body
