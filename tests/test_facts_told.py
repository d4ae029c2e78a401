"""Paper facts that no head names: bodies told in sentences, kinds that the form tells."""

from dataclasses import replace

import pytest

from extract.facts import state_facts
from models import PaperFacts, PaperKind
from tests.papers import made


def _facts(notation: str) -> PaperFacts:
    return state_facts(made(notation)).facts


_PAGE = """
    # Agenda and minutes
    Venue: Council Chamber, Hale District Council, Mill Lane
    Items
    No. Item
    1. Business
    Minutes:
    {}
    """


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("RESOLVED that Mr Oke be elected Chairman of the Hale Paths Panel for the year.", "Hale Paths Panel"),
        ("Ms Hale was appointed Vice-Chair of the Paths Panel.", "Paths Panel"),
        ("To elect a Convener of the Wye Paths Board.", "Wye Paths Board"),
        ("The minutes of the meeting of the Wye Authority held on 4 May 2031 were approved.", "Wye Authority"),
        ("The Cabinet considered a report on paths. It was agreed.", "Cabinet"),
        ("The Wye Paths Committee RESOLVED: to mend the paths.", "Wye Paths Committee"),
        ("RESOLVED that the Paths Panel: 1. approve the plan.", "Paths Panel"),
        ("That the Paths Panel notes the plan.", "Paths Panel"),
        ("It was AGREED that the Wye Paths Forum: a. The plan be noted.", "Wye Paths Forum"),
        ("Having considered it, Cabinet noted the report and\n1. Approve the sale.", "Cabinet"),
        ("Ms Hale said that the Cabinet noted the report.", None),
        ("The Wye Paths Panel was provided with the outcome of a review.", "Wye Paths Panel"),
        ("RESOLVED (unanimously) that the Cabinet agreed: 1) To note it.", "Cabinet"),
        (
            "Copies of the Minute of the meeting of the Paths Board held on 4 May 2031 had been circulated.",
            "Paths Board",
        ),
        ("The minutes of the meeting of the Board held on 4 May 2031 were adopted.", "Board"),
        ("The Board APPROVED the plan. The Board NOTED the report.", "Board"),
        ("The minutes of the Paths Committee held on 4 May 2031 were approved as a correct record.", "Paths Committee"),
        ("Mr Oke left the Paths Committee. The Committee was fond of the Paths Committee.", "Paths Committee"),
        ("RESOLVED that the Council note it.", "Council"),
        (
            "To agree the minutes, attached marked 5, of the Wye Authority Annual Meeting, held in May, to be signed.",
            "Wye Authority",
        ),
        ("The Advisory Council on Paths received a report of the Clerk. It was noted.", "Advisory Council on Paths"),
        ("The Panel heard it. RESOLVED that the Paths Panel note it. The Bins Committee approved it.", "Paths Panel"),
        ("The Chair welcomed Members to this virtual meeting of the Paths Forum.", "Paths Forum"),
        ("Governors agreed it. Governors noted the rest.", "Governing Body"),
        ("The Board noted it. The Board agreed. The Board approved the rest. The Bins Committee approved it.", "Board"),
        ("That WPB\n1. Note it. The Wye Paths Board (WPB) has a plan.", "Wye Paths Board"),
        ("The Board sat. The Wye Paths Board spoke. The Board sat on.", "Wye Paths Board"),
        ("The Leader said that the Cabinet meeting would be concluded at 9. It was resolved.", "Cabinet"),
        ("Resolved: That the Paths Sub Committee revoke the licence.", "Paths Sub Committee"),
        ("The scrutiny committee received a report. It was resolved.", "Scrutiny Committee"),
        ("The Partnership received two reports. It was resolved.", "Partnership"),
        ("Members of the Growth Board welcomed it. It was resolved.", "Growth Board"),
        # Sentences that tell of other bodies, and leave the paper's own open.
        ("The minutes of the Bins Committee were received.", None),
        ("Mr Oke had spoken to the Bins Committee about it.", None),
        (
            "Mr Oke left the Bins Committee. The Committee asked for the Paths Committee. The Bins Committee grew.",
            "Committee",
        ),
        ("RESOLVED that the Bins note it.", None),
        ("The Bins Panel considered a report. The Paths Panel considered a report.", None),
    ],
)
def test_body_that_only_sentences_name(sentence: str, body: str | None) -> None:
    assert _facts(_PAGE.format(sentence)).body == body


def test_a_meeting_that_is_only_called_annual_is_that_of_the_body_whose_minutes_it_confirms() -> None:
    head = "Minutes of the annual meeting held on 4 May 2031 in the hall"
    signed = "To confirm the minutes of the Wye Parish Council meeting held in April, which were signed."
    assert _facts(f"{head}\n\nPresent: Cllrs Oke and Hale\n\n{signed}").body == "Wye Parish Council"
    assert _facts("Minutes of the Annual Parish Council Meeting on 4 May 2031\n\nIt sat.").body == "Parish Council"


def test_short_and_whole_name_are_one_body() -> None:
    text = "The Wye Paths Committee RESOLVED: to mend them. The Paths Committee considered a report on bins."
    assert _facts(_PAGE.format(text)).body == "Wye Paths Committee"


def test_a_record_of_decision_names_its_body_and_day() -> None:
    text = (
        "KINGSBY COUNCIL\n\nRECORD OF DECISION OF THE CABINET\n\nDecision Made: 4 May 2031\n\n1. That it be agreed.\n"
    )
    facts = _facts(text)
    assert (facts.body, str(facts.date)) == ("Cabinet", "2031-05-04")


def test_an_issue_that_one_meeting_took_has_its_day_and_body() -> None:
    one = """
    # Issue - meetings
    Winter plan
    Meeting: 04/05/2031 - Paths Panel (Item 6)
    6 Winter plan
    Minutes:
    The report was considered and it was RESOLVED to note it.
    """
    facts = _facts(one)
    assert (facts.kind, facts.body, str(facts.date)) == (PaperKind.MINUTES, "Paths Panel", "2031-05-04")
    both = _facts(one + "Meeting: 08/06/2031 - Cabinet (Item 9)\n9 Winter plan\nMinutes:\nNoted.")
    assert (both.body, str(both.date)) == ("Paths Panel", "2031-05-04")  # the latest stands first


def test_an_issue_that_has_only_its_decision_is_a_decision_with_an_item() -> None:
    page = """
    # Issue - meetings
    Rents
    Meeting: 17/02/2031 - Cabinet (Item 52)
    52 Rents
    Decision:
    Cabinet: 1. Approved the rents.
    """
    facts = _facts(page)
    assert (facts.kind, facts.body, str(facts.date)) == (PaperKind.DECISION, "Cabinet", "2031-02-17")
    inline = _facts(page.replace("Decision:\n    Cabinet: 1. Approved", "DECISION: The Cabinet agreed"))
    assert inline.kind is PaperKind.MINUTES


@pytest.mark.parametrize(
    ("text", "kind", "body"),
    [
        ("Report of the Director of Roads\nMinutes:\nThe Director submitted a report.", PaperKind.MINUTES, None),
        (
            "Agenda Items\nRESOLVED that the minutes of the meeting of the Paths Board held on 4 May 2031 be agreed.",
            PaperKind.MINUTES,
            "Paths Board",
        ),
        (
            "Consideration was given to advice on rents.\n(1) the advice, given in May, be noted; and\n(2) it be used.",
            PaperKind.MINUTES,
            None,
        ),
        (
            "Arising from a *report of the Head of Rents.\nRESOLVED that the report be noted.",
            PaperKind.MINUTES,
            None,
        ),
        (
            "Meeting of the Trustees to be held at the Museum\n1. Attendance\n2. Forward plan",
            PaperKind.AGENDA,
            "Trustees",
        ),
        ("Consideration will be given to advice on rents.\n(1) the advice in May", PaperKind.OTHER, None),
        ("Meeting documents\nminutes for this agenda\nA G E N D A\n1. Apologies", PaperKind.AGENDA, None),
        ("Trust Board Summary: 4 May 2031\nThe Board approved the plan.", PaperKind.MINUTES, "Trust Board"),
        (
            "Summary of the Paths Board meeting held on 4 May 2031\nThe plan was noted.",
            PaperKind.MINUTES,
            "Paths Board",
        ),
        ("Key messages from the Paths Board – 4 May 2031\nThe plan was noted.", PaperKind.MINUTES, "Paths Board"),
        ("Executive Summary\nThis plan sets out our aims.", PaperKind.PLAN, None),
        ("Appendix E was sent out.\nRESOLVED:\n- That it be agreed.\n- That it be noted.", PaperKind.DECISION, None),
        (
            "Agenda and minutes\nMember Decisions Meeting for the Leader (Pre May 2031) - Tuesday, 12 May, 2031\n"
            "Minutes:\nRESOLVED that the plan be approved.",
            PaperKind.MINUTES,
            "Member Decisions Meeting for the Leader",
        ),
        (
            "Agenda and minutes\nLate Decisions - some views\nMinutes:\nRESOLVED that it be noted.",
            PaperKind.MINUTES,
            None,
        ),
        ("The subject of the decision:\nRents.\nThe decision:\nThat the rents be approved.", PaperKind.DECISION, None),
        ("Appendix E was sent out.\nRESOLVED:\n- That it be agreed.\nThe Chair spoke.", PaperKind.OTHER, None),
        (
            "Decision details\nDecision status: Approved\n1. That it be noted.\n"
            "Decided at meeting: 04/05/2031 - Executive",
            PaperKind.DECISION,
            "Executive",
        ),
        (
            "Issue\nThe Committee received a report on grants.\nMembers discussed the bids.\nMembers resolved to pay.",
            PaperKind.MINUTES,
            "Committee",
        ),
        (
            "Paths Board – 4 May 2031\nPRESENT: Mr Oke in the chair.\nResolved – That it be noted.",
            PaperKind.MINUTES,
            "Paths Board",
        ),
    ],
)
def test_kind_that_the_form_tells(text: str, kind: PaperKind, body: str | None) -> None:
    facts = _facts(text)
    assert (facts.kind, facts.body) == (kind, body)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Wye Village Hall Charity", "Wye Village Hall Charity"),
        ("Wye Parish Commissioners", "Wye Parish Commissioners"),
        ("Wye Memorial Hall", "Wye Memorial Hall"),
    ],
)
def test_small_bodies_are_their_own_organisation(name: str, body: str) -> None:
    facts = _facts(f"{name}\nMinutes of the Annual General Meeting held on 4 May 2031\nPresent: Mr Oke")
    assert (facts.organisation, facts.body) == (name, body)


_ISSUE = """
# Issue - meetings
Winter Plan
Meeting: 04/05/2031 - Wye Paths Board (Item 61)
61 Winter Plan
{}
"""


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("RESOLVED: That the plan be adopted.", PaperKind.MINUTES),
        ("The Wye Paths Board noted the plan.", PaperKind.MINUTES),
        ("Cabinet agreed:-\n(i) To note the plan.", PaperKind.MINUTES),
        ("a) the new routes be agreed;\nb) the cost of salt be also noted.", PaperKind.MINUTES),
        ("Recommended to the Assembly:\nThat the plan be adopted.", PaperKind.MINUTES),
        # What is still to be decided, and what has the label of a decision, is not minuted.
        ("The Board is asked to agree that the plan be approved.", PaperKind.PLAN),
        ("Decision:\nThat the plan be approved.", PaperKind.DECISION),
    ],
)
def test_an_issue_without_its_label_is_minuted_by_what_it_tells(told: str, kind: PaperKind) -> None:
    facts = _facts(_ISSUE.format(told))
    assert (facts.kind, facts.body, str(facts.date)) == (kind, "Wye Paths Board", "2031-05-04")


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        (
            "Executive\nThursday, 16 May 2031\nDecisions\nPaths\nResolved: That they be mended.",
            PaperKind.DECISION,
            "2031-05-16",
        ),
        ("Cabinet\n16 May 2031\nDecision sheet\nPaths\nThat they be mended.", PaperKind.DECISION, "2031-05-16"),
        (
            "Council\nTuesday, 16th May, 2031 7.30 pm\nItemDescriptionResolution\n"
            "The Roads Panel had discussed paths at its meeting on 26 April 2031.\nRECOMMENDED: That they be mended.",
            PaperKind.MINUTES,
            "2031-05-16",
        ),
        ("Meetings of the Cabinet\nDecisions\nPaths were mended.", PaperKind.OTHER, "None"),
        ("Decisions\n1. That the paths be mended.\nReasons\n1. They were wet.", PaperKind.DECISION, "None"),
        (
            "1. That the paths be mended.\n2. That it be so.\nReasons for Decisions:\nThey were wet.",
            PaperKind.DECISION,
            "None",
        ),
        ("That the paths be mended was asked.\nThe reasons are these.", PaperKind.OTHER, "None"),
        (
            "Wye Board (Extra Meeting) – 13 May 2031\nPRESENT: Mr Oke in the chair.\nResolved – (a) That it be so.",
            PaperKind.MINUTES,
            "2031-05-13",
        ),
        ("Decisions\nHow the council takes them.\n1. In public.", PaperKind.OTHER, "None"),
        (
            "Executive Decision Notice – 7 July 2031 Page 1 "
            + "This notice is public. " * 15
            + "Date of decision 7 July 2031 DECISION That it be so.",
            PaperKind.DECISION,
            "2031-07-07",
        ),
        (
            "To receive the report of the Clerk.\nConsideration was given to the report of the Clerk on paths.\n"
            "That, the paths be mended.\nSupporting documents:",
            PaperKind.MINUTES,
            "None",
        ),
        (
            "Grants Committee – Minutes\nA meeting of the Grants Committee was held on Tuesday 7th October 2031 at "
            "7.30pm, when the following members were present:-\nCllr A Oke",
            PaperKind.MINUTES,
            "2031-10-07",
        ),
        (
            "31 Paths\nReport of the Clerk\nThe Cabinet considered the report of the Clerk on paths.\n"
            "Decision Made:\n1) the report be noted;",
            PaperKind.MINUTES,
            "None",
        ),
    ],
)
def test_sheets_of_a_meeting(text: str, kind: PaperKind, date: str) -> None:
    facts = _facts(text)
    assert (facts.kind, str(facts.date)) == (kind, date)


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("The Wye Growth Board noted the plan.", "Wye Growth Board"),
        ("The Wye Growth Board had noted the plan.", None),
        ("The Wye Growth Board noted it. The Hale Roads Panel agreed it.", None),
        ("The Hale County Council approved the plan.", None),
        ("The Minutes of the Cabinet meeting held on 2 May 2031 were approved.", "Cabinet"),
        ("The Minutes of the Cabinet meeting held on 2 May 2031 were lost.", None),
        ("The executive received and considered an agenda report.", "Executive"),
        ("The executive summary was considered.", None),
        (
            "That following a recommendation from the Grants Panel, the Wye Joint Authority approves:",
            "Wye Joint Authority",
        ),
        ("Following a letter, the Wye Joint Authority was thanked.", None),
        ("WYEC Committee approved the following:\n1. Mend it.", "WYEC Committee"),
        ("It was late.\n88.3 The Executive RESOLVED to mend it.", "Executive"),
        ("Following the report, Cabinet resolved to mend it.", "Cabinet"),
    ],
)
def test_a_body_that_acts_once(sentence: str, body: str | None) -> None:
    assert _facts(_PAGE.replace("Hale District Council", "Mill House").format(sentence)).body == body


@pytest.mark.parametrize(
    ("text", "kind", "body"),
    [
        (
            "Report by the Roads Officer\nPaths\nThat the Wye Ward Committee recognises the work.",
            PaperKind.REPORT,
            "Wye Ward Committee",
        ),
        (
            "Report by the Roads Officer\nPaths\nWe hope that the Wye Ward Committee recognises it.",
            PaperKind.REPORT,
            None,
        ),
        (
            "# Issue - decisions\nMonitoring\nRESOLVED – That it be noted.\n"
            "REASONS FOR DECISION – To keep Cabinet informed of it.",
            PaperKind.DECISION,
            "Cabinet",
        ),
        (
            "Board meeting: summary\nNHS Hale and Wye held its latest Board meeting in public on 4 May 2031.\n"
            "Chief Executive's report\nThe Board noted the plan. The Board approved the rest.",
            PaperKind.MINUTES,
            "Board",
        ),
        ("# FGB minutes 12.3.31 Approved\nPresent: Mrs A Oke (Chair)", PaperKind.MINUTES, "Full Governing Body"),
        (
            "HALE HOSPITALS NHS TRUST Change Committee Minutes of the Trust Board Sub-Committee held on 4 May 2031",
            PaperKind.MINUTES,
            "Change Committee",
        ),
        ("Hale Town Council\nMinutes of the Paths Committee held on 4 May 2031", PaperKind.MINUTES, "Paths Committee"),
        ("Minutes of the Nineteenth Meeting of Hale Parish Plan Group", PaperKind.MINUTES, "Hale Parish Plan Group"),
        (
            "Officer Decisions (archive)\nSummary of Matter or Issue Requiring Decision:\nRoads.\nDecision Taken:\n"
            "To mend them. The Cabinet approved it. The Cabinet noted it.",
            PaperKind.DECISION,
            None,
        ),
        (
            "Minutes of a meeting of the board of directors of the Academy Trust held at the School on 4 May 2031",
            PaperKind.MINUTES,
            "Board of Directors of the Academy Trust",
        ),
        ("This meeting of the Schools Forum was to receive updates.", PaperKind.OTHER, "Schools Forum"),
        (
            "Decision Session - Executive Member for Roads\nSet out below is a summary of the decisions taken at the "
            "meeting of the Decision Session Executive Member for Roads held on 4 May 2031.\n4. Mill Lane\nResolved:",
            PaperKind.DECISION,
            "Decision Session - Executive Member for Roads",
        ),
        (
            "Scrutiny Committee\nCommittee Members:\nCouncillors Oke (Chairman) and Hale\n1. Apologies\nNone.\n"
            "9. Minutes\nRESOLVED: That they be signed.",
            PaperKind.MINUTES,
            "Scrutiny Committee",
        ),
        (
            "Roads Committee\n20 March 2031\nItem no. Agenda Item Details Status\n01 Apologies",
            PaperKind.AGENDA,
            "Roads Committee",
        ),
        (
            "REPORT OF THE PARISH COUNCIL: 20th March\nA meeting of the Plan Sub-Committee was held on 13th March.",
            PaperKind.REPORT,
            "Parish Council",
        ),
        ("# April 2031 Minutes\nMonday 7th April 2031\n1. In Attendance: A Oke (Chair)", PaperKind.MINUTES, None),
        (
            "# Issue - decisions\nGrants\n14/12/2031 - Grants\nCabinet:\n1. CONFIRMED the grants.",
            PaperKind.DECISION,
            "Cabinet",
        ),
        (
            "Decisions of the Cabinet, 15 March 2031\nCabinet agreed it. Cabinet noted it.",
            PaperKind.DECISION,
            "Cabinet",
        ),
        (
            "NOTICE OF EXECUTIVE DECISIONS\nThese decisions were made by the Executive at its meeting on 2 May 2031.",
            PaperKind.DECISION,
            "Executive",
        ),
        ("# Hearing\nHeld on 3 May 2031 at the hall.\nRESOLVED that it be granted.", PaperKind.MINUTES, None),
        ("# Hearing\nHeld on 3 May 2031 at the hall.\nIt was long.", PaperKind.OTHER, None),
        (
            "Hale Schools Trust Audit and Risk Committee Minutes Date: 19 May 2031 Venue: Hall Present: A Oke",
            PaperKind.MINUTES,
            "Audit and Risk Committee",
        ),
        ("Number Item\n001 APOLOGIES\nTo note them.\n002 PATHS", PaperKind.AGENDA, None),
        ("NumberItem\n001APOLOGIES\nTo note them.\n002PATHS", PaperKind.AGENDA, None),
        (
            "The monthly meeting of the Board of Trustees was called to order at 5 p.m. Oke moved it. Hale seconded. "
            "Motion carried.",
            PaperKind.MINUTES,
            "Board of Trustees",
        ),
        (
            "Wye Library District Board of Trustees Regular Meeting On April 24, 2031\nOke moved it. Hale seconded. "
            "Motion carried.",
            PaperKind.MINUTES,
            "Board of Trustees",
        ),
        ("A meeting of the Wye Community Council took place on 4 May 2031.", PaperKind.OTHER, "Wye Community Council"),
    ],
)
def test_heads_of_other_makers(text: str, kind: PaperKind, body: str | None) -> None:
    facts = _facts(text)
    assert (facts.kind, facts.body) == (kind, body)


def test_a_meeting_of_electors_is_of_their_parish() -> None:
    facts = _facts(
        "MINUTES OF THE ANNUAL PARISH MEETING OF THE PARISH OF GREAT HALE HELD ON 16 APRIL 2031 IN THE MEMORIAL HALL\n"
        "## 1 Roads\nHale County Council was thanked."
    )
    assert (facts.body, facts.organisation) == ("Annual Parish Meeting", "Parish of Great Hale")


def test_a_health_board_keeps_its_place() -> None:
    assert _facts("Minutes of the Hale NHS Board\n## 1 Minutes\nThe NHS Board agreed.").organisation == "Hale NHS Board"


def test_a_service_where_a_meeting_is_held_dates_it() -> None:
    facts = _facts(
        "Minutes of the meeting of the Fire Authority held at Service House, Calder Way, on Wednesday, 14 May 2031\n"
        "## 1 Minutes\nThey were agreed."
    )
    assert str(facts.date) == "2031-05-14"


def test_the_board_of_something_is_its_boards() -> None:
    paper = made(
        "A meeting of the Board of the Health Services Bureau was held on 4 May 2031.\n## 1 Minutes\nThey were agreed."
    )
    assert state_facts(paper).facts.organisation == "Health Services Bureau"


@pytest.mark.parametrize(
    ("text", "title", "organisation"),
    [
        (
            "Minutes 4 May 2031\nPresent: A Oke\nHale Magna PC accounts. The Parish Council met.",
            "",
            "Hale Magna Parish Council",
        ),
        ("Minutes 4 May 2031\nPresent: A Oke\nHale PC and Wye PC wrote. The Parish Council met.", "", None),
        ("Minutes 4 May 2031\nPresent: A Oke\nHale PC Moss came. The Parish Council met.", "", None),
        (
            "Welcome to Hale\n# MINUTES OF COMMUNITY COUNCIL MEETING\n4 May 2031\nPresent: A Oke, Wye Council",
            "",
            "Hale Community Council",
        ),
        (
            "# MINUTES\n4 May 2031\nPresent: A Oke, Wye Council",
            "Hale: Community Council Minutes",
            "Hale Community Council",
        ),
        (
            "Minutes of the Parish Council meeting held on 4 May 2031\nPresent: A Oke\nclerk@hale-magna-pc.gov.uk",
            "",
            "Hale Magna Parish Council",
        ),
        ("Minutes of the Trust meeting held on 4 May 2031\nPresent: A Oke\nclerk@hale-pc.gov.uk", "", None),
        (
            "# Standards Committee - 4 May 2031\nVenue: Council Chamber, Hale District Council Offices\nMinutes:",
            "",
            "Hale District Council",
        ),
        ("Welcome to Hale\n# MINUTES\n4 May 2031\nPresent: A Oke", "", None),
    ],
)
def test_councils_whose_place_and_kind_stand_apart(text: str, title: str, organisation: str | None) -> None:
    paper = made(text)
    facts = state_facts(replace(paper, hints={**paper.hints, "title": title})).facts
    assert facts.organisation == organisation


def test_a_day_of_decisions_dates_them() -> None:
    head = "Meeting documents\nDelegated Decisions by Cabinet Member for Roads\n{}\nStatement of Decision\nSigned"
    assert str(_facts(head.format("Thursday, 8 May 2031")).date) == "2031-05-08"
    assert _facts(head.format("Update of 8 May 2031 on a scheme of many long words")).date is None


@pytest.mark.parametrize(
    ("text", "hints", "body"),
    [
        (
            "Home > Boards > Growth Board > Meeting of 4 May 2031\nMembers came.\nThe fee was agreed.",
            {},
            "Growth Board",
        ),
        ("# Minutes 4 May 2031\nPresent: A Oke", {"crumbs": "Home > Meetings > Paths Panel > Minutes"}, "Paths Panel"),
        (
            "# Minutes\n4 May 2031\nPresent: A Oke",
            {"page_title": "Paths Panel - 4 May 2031 - Hale Trust"},
            "Paths Panel",
        ),
        ("# Minutes\n4 May 2031\nPresent: A Oke", {"page_title": "Minutes | Hale Borough Council"}, None),
        ("# Minutes\n4 May 2031\nPresent: A Oke, Paths Panel > Bins", {}, None),
    ],
)
def test_a_body_that_stands_around_the_paper(text: str, hints: dict[str, str], body: str | None) -> None:
    paper = made(text)
    organisation = {"organisation": "Hale Borough Council"} if "Borough" in str(hints) else {}
    assert state_facts(replace(paper, hints={**paper.hints, **hints, **organisation})).facts.body == body


def test_a_running_head_names_the_body() -> None:
    paper = replace(made("# Minutes\nPresent: A Oke"), running=("Hale Joint Committee - 4 May 2031 Page 2",))
    assert state_facts(paper).facts.body == "Hale Joint Committee"


@pytest.mark.parametrize(
    "sentence",
    [
        "The purpose of this report is to update the Paths Committee on the plan.",
        "For consideration by the Paths Committee on 4 May 2031",
        "Members of the Paths Committee asked for it.",
    ],
)
def test_the_body_that_a_report_speaks_to(sentence: str) -> None:
    facts = _facts(f"Report of the Clerk\n# Paths\n{sentence}\nRecommendation\nThat it be noted.")
    assert (facts.kind, facts.body) == (PaperKind.REPORT, "Paths Committee")


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        (
            "Appointed by Kingsby District Council. The Fire Authority met; Wyeshire Fire Authority is its name.",
            "Wyeshire Fire Authority",
        ),
        ("Appointed by Kingsby District Council. It met; Wyeshire Fire Authority is its name.", None),
    ],
)
def test_of_two_names_as_frequent_the_paper_belongs_to_the_one_it_calls_by_its_kind(
    text: str, organisation: str | None
) -> None:
    assert (
        _facts(f"# Agenda and minutes\nItems\nNo. Item\n1. Membership\nMinutes:\n{text}\n").organisation == organisation
    )
