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


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        (
            "Agenda\nRoads Co-ordinating Group - Monday 6th May 2031 6.00 pm",
            "Roads Co-ordinating Group",
            dt.date(2031, 5, 6),
        ),
        (
            "Agenda and draft minutes\nHale Roads Network\nMonday, 6th May, 2031 10.00 am",
            "Hale Roads Network",
            dt.date(2031, 5, 6),
        ),
        ("Roads Board - Monday, 6 May 2031 5.00 pm, NEW", "Roads Board", dt.date(2031, 5, 6)),
        ("Late Decisions - some views", None, None),
    ],
)
def test_what_stands_in_front_of_the_day_and_the_hour_is_whose_meeting_it_is(
    head: str, body: str | None, day: dt.date | None
) -> None:
    facts = facts_of(f"{head}\nVenue: Hale House\n1. Minutes - 19 April 2031\nMinutes:\nRESOLVED: That they be agreed.")
    assert (facts.body, facts.date) == (body, day)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Fees\nMinutes:\nThe Committee noted that the Paths Committee met. The Committee sat on.", "Paths Committee"),
        ("Fees\nMinutes:\nMs Oke told the Panel of the Roads Panel and the Paths Panel.", "Panel"),
        ("Fees\nMinutes:\nForum members were told of it at Schools Forum.", "Schools Forum"),
        ("Fees\nMinutes:\nMr Oke asked the Joint Committee about it.", "Joint Committee"),
        ("Fees\nMinutes:\nIt is the formal meeting of the board.", "Board"),
        ("Fees\nMinutes:\nThe panel heard that the Roads Board sat.", None),
        (
            "Annual Parish Meeting 2031\nPresent: Cllr A Oke (Chair) and Cllr B Lee.\nIt was agreed.",
            "Annual Parish Meeting",
        ),
        (
            "Agenda item\nProgramme\nMinutes:\nThe Head of Roads submitted a report for the Board to note. Below "
            "were:-\nRoads Board (Bridges) - Draft Programme 2031 (Appendix 1).\nMinutes of the Chief Board meetings "
            "held on 4th and 18th May 2031 (Appendices 2 and 3).\nThe Chair spoke.",
            "Roads Board",
        ),
        ("Fees\nMinutes:\nThe Roads Board had been invited to consider the fees.", "Roads Board"),
        ("Fees\nMinutes:\nThe fees of the Roads Board had been set to rise.", None),
        ("Roads\nMinutes:\nTo enable the Roads Scrutiny Board to comment on the fees.", "Roads Scrutiny Board"),
        (
            "Minutes of the Meeting of the above Parish Council held on 6 May 2031\nPresent: Cllr A Oke",
            "Parish Council",
        ),
        (
            "Fees\nMinutes:\nThe minutes of the Cabinet meeting held on 6 May 2031 are presented for approval.",
            "Cabinet",
        ),
        ("Minutes of the Annual parish meeting, held in the Hall on 6 May 2031.\nIt was agreed.", "Parish Meeting"),
        (
            "Minutes of the Community Council virtual Meeting held via Zoom on 6 May 2031.\nIt was agreed.",
            "Community Council",
        ),
        ("PC Meeting Minutes and agenda 6 May 2031\nPRESENT: Cllr A Oke.\nIt was agreed.", "Parish Council"),
        ("Agenda item\nFees\nMinutes:\nMs Oke reported on the meeting of the Hale Council held on 6 May 2031.", None),
        (
            "Minutes:\nRoads Committee The Chair of the Committee, Mr Oke, spoke to the Board. The Board agreed.",
            "Board",
        ),
    ],
)
def test_the_body_that_a_page_speaks_of(text: str, body: str | None) -> None:
    assert facts_of(text).body == body


def test_values_below_labels_of_which_some_are_empty() -> None:
    facts = facts_of(
        "Decision Details\nStatus:\nImplemented\nTitle:\nGrass\nRating:\nInclude Item on Forward Plan:\nNo\n"
        "Decision Type:\nCommittee\nDecision Maker:\nRoads Panel\nIs the Head of Services Aware:\nYes\n"
    )
    assert facts.body == "Roads Panel"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Grass\nAnn Oke confirmed that it grew. Bo Hale asked whether it was cut. The Chair thanked the Clerk.",
            "minutes",
        ),
        (
            "309 Roads Work Programme\nThe Chairman submitted a report on the programme. Members asked for more.\n"
            "RESOLVED – that the work programme be agreed.",
            "minutes",
        ),
        ("Grass\n29.1 It was considered.\n29.2 Resolved - That it be cut.", "minutes"),
        ("A Meeting of the Hale School Full Governing Board was held at the School on 6 May 2031 at 4 pm.", "minutes"),
        ("Documents\nPresent: Cllr A Oke, Chairman\nGrass was cut.", "minutes"),
        ("Grass\nAnn Oke confirmed that it grew. It grows still.", "other"),
        ("A meeting of the Hale Board will be held on 6 May 2031.", "other"),
    ],
)
def test_the_kind_that_a_page_s_sentences_tell(text: str, kind: str) -> None:
    assert facts_of(text).kind == kind


def test_a_hall_in_an_address_is_no_organisation_but_the_clerk_s_mail_tells_one() -> None:
    text = "Clerk: Mr A Oke | clerk@northhale-pc.gov.uk | Hale Village Hall, The Square, DN1 1AA\nNorth Hale\n"
    text += "Full Parish Meeting of the Council"
    assert facts_of(text).organisation == "North Hale Parish Council"
    assert (
        facts_of("Hale Village Hall\nMinutes of the Committee held on 6 May 2031").organisation == "Hale Village Hall"
    )


@pytest.mark.parametrize(
    ("text", "body", "day", "kind"),
    [
        (
            "Meeting details\nRoads Forum\n6 May 2031 - 10.00 am\nVenue: Hale House\n1. Minutes\nMinutes:\n"
            "RESOLVED: That the minutes be agreed.",
            "Roads Forum",
            dt.date(2031, 5, 6),
            "minutes",
        ),
        (
            "Agenda item\nExecutive Forward Plan\nRoads Forum, Monday, 6th May, 2031 10.00 am (Item 4)\nMinutes:\n"
            "The Forum considered the plan. RESOLVED: That it be noted.",
            "Roads Forum",
            dt.date(2031, 5, 6),
            "minutes",
        ),
        ("PTA Meeting 6th May 2031\nAttendees: Ann, Bo\nApologies: Cy.", "PTA", dt.date(2031, 5, 6), "minutes"),
        (
            "Fees Committee\n4.00pm6 May 2031\nMINUTES\nPresent: Cllr A Oke",
            "Fees Committee",
            dt.date(2031, 5, 6),
            "minutes",
        ),
        (
            "Meeting: Hale Park Authority\nDate: Monday 6 May 2031 at 9.30am\nBusiness\n1. Apologies for absence\n"
            "2. Public minutes of the meeting held on 1 May 2031\n3. Public question time\n4. Roads",
            "Hale Park Authority",
            dt.date(2031, 5, 6),
            "agenda",
        ),
        (
            "Meeting documents\nFees Panel\nTuesday, 6 May 2031 5.00 pm\nMinutes of the meeting of the Fees Panel held "
            "at Hale on Thursday 1 May 2031\nPresent:\nCllr A Oke",
            "Fees Panel",
            dt.date(2031, 5, 1),
            "minutes",
        ),
        (
            "Decisions published\n06/05/2031 - Byelaw ref: 5 Recommendations Approved\nDecision Maker: Cabinet\n"
            "Made at meeting: 06/05/2031 - Cabinet\nDecision published: 08/05/2031\nDecision:\nThat it be agreed.",
            "Cabinet",
            dt.date(2031, 5, 6),
            "decision",
        ),
        (
            "Hale Community Council Minute of the Hale Community Council (HCC) Meeting held on 6th May 2031 in Hall "
            "1. Welcome: Ms Oke chaired the meeting.",
            "Hale Community Council",
            dt.date(2031, 5, 6),
            "minutes",
        ),
    ],
)
def test_whose_paper_of_which_day_it_is(text: str, body: str, day: dt.date, kind: str) -> None:
    facts = facts_of(text)
    assert (facts.body, facts.date, facts.kind) == (body, day, kind)
