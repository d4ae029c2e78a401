"""Forms of councils' pages: decision days, issues that are due, letters for who came, holders in brackets."""

import datetime as dt

import pytest

from extract.facts import state_facts
from extract.officers.person_names import person_at
from extract.outline import outline
from extract.readers.text import read_layout
from models import PaperKind
from tests.layouts import shown
from tests.papers import made
from tests.test_officers import Row, read, rows

LISTS: list[tuple[str, str, list[Row]]] = [
    (
        "officers below the apologies, and a name whose second half is a word",
        """
        Present:
        Councillors Holt (Chair) and Moss
        Apologies:
        Councillors Bradford and Wray
        Officers in Attendance:
        Rachel Spencer-Hall, Director of Health
        Bo Lee, Legal Adviser
        """,
        [
            ("Holt", "Chair", None, "chair"),
            ("Moss", None, None, "member"),
            ("Bradford", None, None, "apologies"),
            ("Wray", None, None, "apologies"),
            ("Rachel Spencer-Hall", "Director of Health", None, "in_attendance"),
            ("Bo Lee", "Legal Adviser", None, "in_attendance"),
        ],
    ),
    (
        "posts in front of their holders, a comma between them",
        """
        PRESENT: Councillor Una Wray (Chair)
        Cabinet Member for Regeneration, Councillor Lisa Moss
        Independent Member: Mr R Pike
        OFFICERS: Chief Executive, Ann Holt
        Director of Finance, Steve Rao
        """,
        [
            ("Una Wray", "Chair", None, "chair"),
            ("Lisa Moss", "Cabinet Member for Regeneration", None, "member"),
            ("R Pike", "Independent Member", None, "member"),
            ("Ann Holt", "Chief Executive", None, "in_attendance"),
            ("Steve Rao", "Director of Finance", None, "in_attendance"),
        ],
    ),
    (
        "one Councillor in front of many surnames, and a mayor by surname",
        """
        Present: Councillor Holt (Chair), Appich (Group Spokesperson), Clare, Evans and Yates
        ## 2 Apologies for absence
        Apologies for absence had been received from Mayor Reece (Cllr Bo Lee attended as substitute).
        """,
        [
            ("Holt", "Chair", None, "chair"),
            ("Appich", "Group Spokesperson", None, "member"),
            ("Clare", None, None, "member"),
            ("Evans", None, None, "member"),
            ("Yates", None, None, "member"),
            ("Reece", "Mayor", None, "apologies"),
            ("Bo Lee", None, None, "member"),
        ],
    ),
    (
        "Will is a name, and other councillors are no members",
        """
        Members Present in Virtual Attendance:
        Councillor Una Wray
        Other Councillors Present in Virtual Attendance:
        Councillor Bo Lee (Group Leader)
        Officers Present in Virtual Attendance:
        Will Tucker (Chief Executive)
        Ann Holt (Head of Law)
        """,
        [
            ("Una Wray", None, None, "member"),
            ("Bo Lee", "Group Leader", None, "in_attendance"),
            ("Will Tucker", "Chief Executive", None, "in_attendance"),
            ("Ann Holt", "Head of Law", None, "in_attendance"),
        ],
    ),
    (
        "whom to ask, in a bracket below an item",
        "## 3 Clean air\nThe report was considered.\n(Ann Holt - 01632 960123)",
        [("Ann Holt", None, None, "contact")],
    ),
    (
        "who attended to answer, and how many others came at the start",
        """
        Present: Councillor Ann Holt (Chairman), Councillor Bo Lee
        Also present: At the start of the meeting 5 members of the public.
        ## 3 Housing
        Councillor Una Wray, Portfolio Holder for Housing, attended the meeting to present her report.
        """,
        [
            ("Ann Holt", "Chairman", None, "chair"),
            ("Bo Lee", None, None, "member"),
            ("Una Wray", "Portfolio Holder for Housing", None, "in_attendance"),
        ],
    ),
    (
        "letters in front of names, explained below them",
        """
        Councillors:
        P Ann Holt (Chairman)
        P Bob Lee (substitute for Una Wray)
        A Una Wray
        P: Present
        A: Apologies for absence submitted
        Officers in attendance: Gita Rao (Corporate Services)
        """,
        [
            ("Ann Holt", "Chairman", None, "chair"),
            ("Bob Lee", None, None, "member"),
            ("Una Wray", None, None, "apologies"),
            ("Gita Rao", "Corporate Services", None, "in_attendance"),
        ],
    ),
    (
        "letters that nothing explains are initials",
        "Councillors:\nP Holt (Chairman)\nA Wray",
        [("P Holt", "Chairman", None, "chair"), ("A Wray", None, None, "member")],
    ),
    (
        "posts with their holder in brackets; a single co-opted person",
        """
        Present: Councillors M. Holt (Chairman) and J. Lee
        Independent Person: Mr G. Pike
        Officers: Head of Finance (H. Wray), Audit Manager (I. Moss) and Committee Officer (Ann Rao)
        """,
        [
            ("M. Holt", "Chairman", None, "chair"),
            ("J. Lee", None, None, "member"),
            ("G. Pike", "Independent Person", None, "member"),
            ("H. Wray", "Head of Finance", None, "in_attendance"),
            ("I. Moss", "Audit Manager", None, "in_attendance"),
            ("Ann Rao", "Committee Officer", None, "in_attendance"),
        ],
    ),
    (
        "local members with their wards, a substitute behind a dash",
        """
        Present:
        Mrs S Holt (Chairman)
        N Lee - substitute for B Wray
        Mrs A Finch-Moss - Poppy Ward
        K E Pike - Town Ward
        """,
        [
            ("S Holt", "Chairman", None, "chair"),
            ("N Lee", None, None, "member"),
            ("B Wray", None, None, "apologies"),
            ("A Finch-Moss", None, None, "member"),
            ("K E Pike", None, None, "member"),
        ],
    ),
    (
        "a heading about apologies and substitutes names nobody",
        "(139) APOLOGIES FOR ABSENCE AND DETAILS OF SUBSTITUTE MEMBERS\nApologies were received from Cllr A Holt.",
        [("A Holt", None, None, "apologies")],
    ),
    (
        "two who present together; three of whom the last speaks",
        """
        Ann Holt, Director of Roads, and Bo Lee, Roads Manager, presented an update.
        Gita Rao, Head of Law, met Una Wray, Head of Parks. Jan Moss, Head of Audit, said no.
        """,
        [
            ("Ann Holt", "Director of Roads", None, "presenter"),
            ("Bo Lee", "Roads Manager", None, "presenter"),
            ("Gita Rao", "Head of Law", None, "mentioned"),
            ("Una Wray", "Head of Parks", None, "mentioned"),
            ("Jan Moss", "Head of Audit", None, "mentioned"),
        ],
    ),
    (
        "the Lord Mayor is an office; a chairman and deputy chairman are anybody's",
        "The Lord Mayor read a passage. Authority was delegated to the Chairman and Deputy Chairman.",
        [],
    ),
    (
        "who seconded in front of a colon; the officer behind the member's label has not the member's post",
        """
        Lead member :: Councillor Bo Rao Lead officer: Una Wray
        By way of amendment, Councillor Ash proposed and Councillor Lee seconded:-
        That the decision be deferred. The amendment was lost, and other business followed.
        """,
        [
            ("Bo Rao", "Lead member", None, "mentioned"),
            ("Una Wray", None, None, "reporting_officer"),
            ("Ash", None, None, "mover"),
            ("Lee", None, None, "seconder"),
        ],
    ),
    (
        "those who are welcomed together are guests",
        "The Chairman welcomed the Leader of the Council, Councillor Bo Rao, and the Chief Executive, Una Wray, to the "
        "meeting. Members welcomed the report. Gita Pike, Head of Law, said no.",
        [
            ("Bo Rao", "Leader of the Council", None, "in_attendance"),
            ("Una Wray", "Chief Executive", None, "in_attendance"),
            ("Gita Pike", "Head of Law", None, "mentioned"),
        ],
    ),
    (
        "the chair of a meeting of several councils",
        """
        Present:
        Cllr Ann Holt, Kingsby Borough Council
        Cllr Bo Lee, Weston Borough Council
        The matter was left open by all who spoke to it.
        Councillor Ann Holt, Kingsby Borough Council was elected as Chairman.
        """,
        [
            ("Bo Lee", None, "Weston Borough Council", "member"),
            ("Ann Holt", "Chairman", "Kingsby Borough Council", "chair"),
        ],
    ),
    (
        "members of the council who came to the cabinet, below those who are its members",
        """
        PRESENT
        Councillor Ann Holt (Chairman)
        Councillors A Lee, P Wray and J Moss
        Members in Attendance
        Councillors Rhona Pike and G Rao
        Officers in Attendance
        Una Ash, Chief Executive
        """,
        [
            ("Ann Holt", "Chairman", None, "chair"),
            ("A Lee", None, None, "member"),
            ("P Wray", None, None, "member"),
            ("J Moss", None, None, "member"),
            ("Rhona Pike", None, None, "in_attendance"),
            ("G Rao", None, None, "in_attendance"),
            ("Una Ash", "Chief Executive", None, "in_attendance"),
        ],
    ),
    (
        "Members in Attendance as the only list are the members",
        "Members in Attendance: Councillor Ann Holt (Chairman), Councillors A Lee and P Wray",
        [("Ann Holt", "Chairman", None, "chair"), ("A Lee", None, None, "member"), ("P Wray", None, None, "member")],
    ),
    (
        "labels that say in what manner, and by what order",
        """
        Members Present in Virtual Attendance:
        Councillor Ann Holt (Deputy Mayor)
        Officers Present in Virtual Attendance:
        Una Ash (Chief Executive)
        Members attending in accordance with Standing Order 25
        Councillors Lee, Wray and Moss
        """,
        [
            ("Ann Holt", "Deputy Mayor", None, "member"),
            ("Una Ash", "Chief Executive", None, "in_attendance"),
            ("Lee", None, None, "in_attendance"),
            ("Wray", None, None, "in_attendance"),
            ("Moss", None, None, "in_attendance"),
        ],
    ),
    (
        "two of one body who present together",
        "Alan Lee and Susan Wray-Moss, Kingsby CCG, gave a presentation.",
        [("Alan Lee", None, None, "presenter"), ("Susan Wray-Moss", None, "Kingsby CCG", "presenter")],
    ),
    (
        "whoever moved is no mere member for being named again",
        "An amendment was moved by Councillor Holt. The words were changed in place of Councillor Holt.",
        [("Holt", None, None, "mover")],
    ),
]


@pytest.mark.parametrize(("notation", "found"), [pytest.param(n, f, id=name) for name, n, f in LISTS])
def test_lists(notation: str, found: list[Row]) -> None:
    assert rows(read(notation)) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mrs Kath Moor (Director)", "Kath Moor"),
        ("Cllr Hale Bridge Road", "Hale"),
        ("Councillor M Bram Parke, seconded by", "M Bram Parke"),
        ("Mr A Moss Highways Officer", "A Moss"),
        ("Councillor Mill Lane", None),
    ],
)
def test_surnames_behind_a_title(text: str, name: str | None) -> None:
    person = person_at(text, 0)
    assert (person.name if person else None) == name


DAY = """
# KINGSBY COUNTY COUNCIL
# EXECUTIVE DECISION RECORD
# Cabinet Member for Roads - Decision Day
Held at County Hall, Weston on Friday, 9 June 2031
Cabinet Member :: Councillor Ann Holt
# 1. Apologies
None.
# 2. Paths
DECISION:
That the objections be overruled.
"""


def test_a_decision_day_has_items_and_a_day() -> None:
    paper = state_facts(outline(made(DAY)))
    assert [item.number for item in paper.items] == ["1", "2"]
    assert (paper.facts.kind, paper.facts.date) == (PaperKind.DECISION, dt.date(2031, 6, 9))


def test_the_member_whose_decision_it_is_takes_it() -> None:
    found = read(DAY, PaperKind.DECISION)
    assert [(one.name, one.role.value) for one in found if one.name] == [("Ann Holt", "decision_taker")]
    told = read(f"{DAY}\nDecision maker: Cabinet", PaperKind.DECISION)
    assert ("Ann Holt", "mentioned") in [(one.name, one.role.value) for one in told]


def test_the_name_below_the_post_that_decided_is_the_takers() -> None:
    notation = """
    Decision Maker :: Executive Member for Roads
    The decision: That the land be sold.
    Approved by:
    Executive Member for Roads
    Councillor Ann Holt
    """
    found = [(one.name, one.post, one.role.value) for one in read(notation, PaperKind.DECISION)]
    assert ("Ann Holt", "Executive Member for Roads", "decision_taker") in found


def test_starred_minutes_have_their_numbers() -> None:
    text = """
    # Minutes of the Cabinet held on 4 May 2031
    * 512 Minutes
    RESOLVED that they be signed.
    * 513 Urgent Business
    None.
    * 514 Roads
    RESOLVED that they be mended.
    """
    assert [item.number for item in outline(made(text)).items] == ["512", "513", "514"]


def test_a_year_on_the_line_below_its_month_goes_on() -> None:
    text = "1. That the minutes of the long meeting held on Wednesday 24 June\n   2030 be approved.\n"
    assert shown(read_layout(text.encode())) == [
        "li1 [1.] That the minutes of the long meeting held on Wednesday 24 June / 2030 be approved."
    ]


def test_an_issue_names_the_body_that_it_is_due_before() -> None:
    text = "Issue details\nBuses\nDecision due: 13 November 2031 by Cabinet (on the recommendation of Cllr Holt)"
    assert state_facts(made(text)).facts.body == "Cabinet"


def test_a_paragraph_with_a_second_number_is_no_item() -> None:
    text = """
    # Minutes of the Roads Panel held on 4 May 2031
    # 1. Remarks
    # 1.1 The Convener congratulated the following
    Mr Lee, who had won a prize.
    # 2. Finance
    # 2.1 Fees
    The fees were agreed.
    # 3. Bins
    None.
    """
    assert [item.number for item in outline(made(text)).items] == ["1", "2", "2.1", "3"]


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (
            ["(139) APOLOGIES", "None.", "(140) MINUTES", "They were signed.", "(141) HALE - Barn", "None."],
            3,
        ),
        (["RESOLVED to:", "(10) APPROVE the plan", "(11) NOTE the report", "(12) AGREE the fees"], 0),
    ],
)
def test_numbers_in_brackets_over_heads_in_capitals(lines: list[str], numbers: int) -> None:
    text = "\n".join(["# Minutes of the Roads Panel held on 4 May 2031", *lines])
    assert len(outline(made(text)).items) == numbers


def test_what_stands_right_over_minutes_is_an_item() -> None:
    text = """
    # Agenda and minutes
    Items
    1. Welcome
    Minutes:
    All were welcomed.
    2. Minutes
    2.1 5th February, 2031;
    Minutes:
    They were signed.
    2.2 4th March, 2031;
    Minutes:
    They were signed.
    3. Roads
    Minutes:
    RESOLVED
    3.1 to mend them;
    3.2 to pay for it.
    """
    assert [item.number for item in outline(made(text)).items] == ["1", "2", "2.1", "2.2", "3"]


def test_a_cell_that_holds_several_items_is_cut_where_the_next_begins() -> None:
    text = (
        "Agenda and minutes\nNo. | Item |\nApologies Minutes: There were none. |\n"
        "Minutes 4 May To approve the minutes. Minutes: They were agreed.\n"
        "Roads To note the survey. Minutes: RESOLVED that they be mended.\nThe vote was close. |\n"
    )
    found = shown(read_layout(text.encode()))
    items = ["item [None] Apologies", "item [None] Minutes 4 May", "item [None] Roads"]
    assert [block for block in found if block.startswith("item")] == items


def test_the_signature_below_a_post_that_decided_is_the_takers() -> None:
    notation = """
    DELEGATED DECISION NOTICE
    Decision taken by :: Head of Property, under the scheme of delegation
    Details of decision: To sell.
    Signed: J Holt
    Head of Property
    """
    found = read(notation, PaperKind.DECISION)
    assert [(one.name, one.role.value) for one in found] == [("J Holt", "decision_taker")]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Forward plan", PaperKind.PLAN),
        ("Executive Forward Plan: May 2031", PaperKind.PLAN),
        ("The forward plan was noted.", PaperKind.OTHER),
    ],
)
def test_a_forward_plan_is_a_plan(line: str, kind: PaperKind) -> None:
    assert state_facts(made(f"{line}\nTenants charter\nDecision maker: Executive")).facts.kind is kind


def test_an_agenda_whose_numbers_lost_the_blank_behind_them() -> None:
    text = """
    Meeting documents
    Health Scrutiny Panel
    Tuesday, 11th December, 2031 10.00 am
    1Apologies for Absence
    2Public Discussion
    3Minutes
    Panel Meeting – 20th September 2031, to approve as a correct record
    """
    facts = state_facts(made(text)).facts
    assert (facts.kind, facts.date) == (PaperKind.AGENDA, dt.date(2031, 12, 11))


def test_the_number_of_a_room_is_no_day() -> None:
    text = "Meeting: Roads Panel (County Hall - Committee Room 2 - 14/07/2031 10:00 AM)\nReport of the Head of Roads"
    assert state_facts(made(text)).facts.date == dt.date(2031, 7, 14)


def test_a_bracket_that_its_line_was_too_short_for_goes_on_below() -> None:
    text = (
        "Officers present: Ann Holt (Principal Officer), Bo Lee (Democratic\n"
        "Services Officer), Una Wray (Head of Law) and Gita Rao\n(Planning Officer)\n\nAPOLOGIES\n"
    )
    assert len(shown(read_layout(text.encode()))) == 2


def test_limbs_with_bare_numbers_keep_their_lines() -> None:
    text = "RESOLVED: That\n1 the terms be endorsed; and\n2 the minutes be noted.\n"
    assert len(shown(read_layout(text.encode()))) == 3
