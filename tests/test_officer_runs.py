"""Lists inside running lines, starred names, votes by name, joint subjects, signatures and background papers."""

import hashlib

import pytest

from extract import extract
from extract import read as read_source
from models import MediaType, Officer, OfficerRole, Source
from tests.test_officers import Row, read, rows


def members(*names: str) -> list[Row]:
    return [(name, None, None, "member") for name in names]


RUN_ON: list[tuple[str, list[Row]]] = [
    (
        "Board of 3 May held at noon in the hall of the school. PRESENT Ann Holt Bob Lee Sue Wray In Attendance: "
        "Grace Spence Neil Moss Apologies: Una Pike Welcome and Introduction 1. The Chair opened the meeting.",
        [
            *members("Ann Holt", "Bob Lee", "Sue Wray"),
            ("Grace Spence", None, None, "in_attendance"),
            ("Neil Moss", None, None, "in_attendance"),
            ("Una Pike", None, None, "apologies"),
        ],
    ),
    (
        "Cabinet 4th July held at the hall 10.00 am to noon. Present: A. Holt (Leader) B. Lee and C. Wray "
        "(Deputy Leaders) D. Moss, E. Pike and F. Rao 1. Minutes 1.1 The minutes were approved.",
        [
            ("A. Holt", "Leader", None, "member"),
            *members("B. Lee", "C. Wray", "D. Moss", "E. Pike", "F. Rao"),
        ],
    ),
    (
        "Westby Commissioners, meeting of Tuesday at 6.30 pm. MINUTES Present: Mr J. Holt, Mrs V. Lee, Mr S. Wray. "
        "Apologies: Nil. Chair: Mr J. Holt. The meeting commenced at once.",
        [("J. Holt", None, None, "chair"), *members("V. Lee", "S. Wray")],
    ),
    (
        "Hall committee, 18th October at 7.30 pm in the small hall; Present; Mr Alan Holt (Chairman), Miss Cath Lee, "
        "Mr Len Wray & Mr S Moss.",
        [("Alan Holt", None, None, "chair"), *members("Cath Lee", "Len Wray", "S Moss")],
    ),
    (
        "Minutes of a meeting of the Trust held at the school on Monday. Members Present: Ann Holt, Bob Lee and Sue "
        "Wray 1. Apologies were not needed.",
        members("Ann Holt", "Bob Lee", "Sue Wray"),
    ),
    ("The chapel as it stands today. Present: Mill Lane, Hill Street and Fore Street are closed to traffic.", []),
    ("The gift was wrapped and given to the school. Present: a clock and two vases of glass by a local maker.", []),
]


@pytest.mark.parametrize(("text", "expected"), RUN_ON, ids=[case[0][:30] for case in RUN_ON])
def test_reads_lists_inside_a_line(text: str, expected: list[Row]) -> None:
    found = rows(read(text))
    assert {(row[0], row[3]) for row in found} == {(row[0], row[3]) for row in expected}


# the chair, a vice-chair and a head, however their initials and posts stand behind their names
INITIALLED = [
    "Ann Holt (AH, Chair), Ben Ivy (BI, Vice Chair), Dee Kay (Headteacher, DK)",
    "Ann Holt (Chair, AH), Ben Ivy (Vice Chair – BI), Dee Kay (DK: Headteacher)",
    "Ann Holt (AH), Chair; Ben Ivy (BI), Vice Chair; Dee Kay (DK), Headteacher",
    "Ann Holt (AH) (Chair); Ben Ivy (BI) (Vice Chair); Dee Kay (DK) (Headteacher)",
]


@pytest.mark.parametrize("printed", INITIALLED)
def test_reads_initials_beside_posts(printed: str) -> None:
    found = {row[0]: row for row in rows(read(f"Minutes of the Hale School Board\n\nGovernors present: {printed}\n"))}
    assert [found[name][3] for name in ("Ann Holt", "Ben Ivy", "Dee Kay")] == ["chair", "vice_chair", "member"]
    assert found["Dee Kay"][1] == "Headteacher"
    assert {found["Ann Holt"][1], found["Ben Ivy"][1]} <= {None, "Chair", "Vice Chair"}


FORMS: list[tuple[str, list[Row]]] = [
    (
        "Minutes of the Hall Committee Monday 16 April 2031\n\nMr Paul Holt (Chairman) PH\nProf C Lee (Treasurer) CL\n"
        "Mrs Annie Wray AW\n\nThe Chairman thanked everyone for attending.",
        [("Paul Holt", "Chairman", None, "chair"), ("C Lee", "Treasurer", None, "member"), *members("Annie Wray")],
    ),
    (
        "Westby NHS Trust Minutes of the Board Meeting in Public Tuesday 27 June 2031 09:30 – 12:45 The Ferry "
        "Conference Centre, Quay Road, Westby, WX2 4LN, in the presence of the press and of the public of the town of "
        "Westby Members: Harriet Holt Roy Lee Dr Vera Wray In Attendance: Tom Pike Leila Moss Interim Chair Chief "
        "Executive Officer Medical Director Director of Strategy Company Secretary 1. Welcome",
        [
            ("Harriet Holt", "Interim Chair", None, "chair"),
            ("Roy Lee", "Chief Executive Officer", None, "member"),
            ("Vera Wray", "Medical Director", None, "member"),
            ("Tom Pike", "Director of Strategy", None, "in_attendance"),
            ("Leila Moss", "Company Secretary", None, "in_attendance"),
        ],
    ),
    (
        "Presiding W J Holt\n\nOther Members Present T A Lee Mrs S Wray P Moss\n\nOfficers Present R S Pike, (Bursar)",
        [
            ("W J Holt", None, None, "chair"),
            *members("T A Lee", "S Wray", "P Moss"),
            ("R S Pike", "Bursar", None, "in_attendance"),
        ],
    ),
    (
        "Present:-\n\nMembers\n\nRole\n\nMorag HOLT (Chairperson)\n\nNominated by Westby Council (Elected Member)\n\n"
        "Graham LEE\n\nChief Officer\n\nApologies were submitted on behalf of:-\n\nMember\n\nRole\n\nColin MOSS\n\n"
        "Chief Social Work Officer",
        [
            ("Morag Holt", "Elected Member", "Westby Council", "chair"),
            ("Graham Lee", "Chief Officer", None, "member"),
            ("Colin Moss", "Chief Social Work Officer", None, "apologies"),
        ],
    ),
    (
        "IN ATTENDANCE:\n\nAnn Holt\n\nRay Lee\n\nSue Wray\n\nProgramme Director, Hospitals &\n\nUrgent Care\n\n"
        "Head of Primary Care Quality\n\nMinutes",
        [
            ("Ann Holt", "Programme Director, Hospitals & Urgent Care", None, "in_attendance"),
            ("Ray Lee", "Head of Primary Care Quality", None, "in_attendance"),
            ("Sue Wray", "Minutes", None, "in_attendance"),
        ],
    ),
    (
        "PRESENT:\n\nAnn Holt\n\nRay Lee\n\nSue Wray\n\nTim Pike\n\nHead of Law\n\nBridge Manager\n\nTown Clerk",
        [*members("Ann Holt", "Ray Lee", "Sue Wray", "Tim Pike")],
    ),
    (
        "Present: Councillor Ken Holt (Chair)\n\nSandra Lee, NHS Westby Non-Executive Board Member\n\n"
        "Attending: Joan Moss, Chief Officer\n\nIan Sefton (IS) Head of Law\n\nHilda Wray, Committee Services Officer",
        [
            ("Ken Holt", "Chair", None, "chair"),
            ("Sandra Lee", "NHS Westby Non-Executive Board Member", None, "member"),
            ("Joan Moss", "Chief Officer", None, "in_attendance"),
            ("Ian Sefton", "Head of Law", None, "in_attendance"),
            ("Hilda Wray", "Committee Services Officer", None, "in_attendance"),
        ],
    ),
    (
        "Present:\n\nDr Carl Holt / Non Executive Director\n\nMr Keith Lee / Board Secretary",
        [
            ("Carl Holt", "Non Executive Director", None, "member"),
            ("Keith Lee", "Board Secretary", None, "member"),
        ],
    ),
    (
        "Present\n\nCouncillors D Holt (Chair), S Lee, & P Moran\n\nClerk J Wray\n\nMember of the Public Mr M Pike",
        [
            ("D Holt", "Chair", None, "chair"),
            *members("S Lee", "P Moran"),
            ("J Wray", "Clerk", None, "in_attendance"),
            ("M Pike", None, None, "in_attendance"),
        ],
    ),
    ("Councillors Holt, Lee and Wray voted for the motion.", members("Holt", "Lee", "Wray")),
    ("Councillors Holt and Lee abstained.", members("Holt", "Lee")),
    ("The wards of Holt, Lee and Wray voted for the motion.", []),
    (
        "Proposed by Ann Holt, seconded by Bob Lee.",
        [("Ann Holt", None, None, "mover"), ("Bob Lee", None, None, "seconder")],
    ),
    (
        "Councillor Holt, Cabinet Member for Roads, introduced the report and moved the recommendations.",
        [("Holt", "Cabinet Member for Roads", None, "mover")],
    ),
    (
        "Councillor Holt, Cabinet Member for Roads, introduced the report and moved on to the next item.",
        [("Holt", "Cabinet Member for Roads", None, "presenter")],
    ),
    (
        "The Head of Roads and the Bridge Manager presented this report.",
        [
            (None, "Head of Roads", None, "presenter"),
            (None, "Bridge Manager", None, "presenter"),
        ],
    ),
    (
        "A report by the Head of Roads reminded the Cabinet of its promise.",
        [(None, "Head of Roads", None, "reporting_officer")],
    ),
    (
        "It was AGREED that Councillor Holt (Westby Town Council) is elected Chair for the year.",
        [("Holt", "Chair", "Westby Town Council", "chair")],
    ),
    (
        "That Cllr Ann Holt be elected as Health Panel Vice Chair for the year.",
        [("Ann Holt", "Vice Chair", None, "vice_chair")],
    ),
    (
        "It was unanimously agreed to elect Mr T Holt as Vice Chair of the Board.",
        [("T Holt", "Vice Chair of the Board", None, "vice_chair")],
    ),
    ("The Treasurer advised that the tax base had grown.", [(None, "Treasurer", None, "presenter")]),
    ("A treasurer advised the club for many years.", []),
    ("It was agreed that Joan Dale was elected as Treasurer.", [("Joan Dale", "Treasurer", None, "mentioned")]),
    (
        "The Council appointed Julian Phelps as acting clerk.",
        [("Julian Phelps", "acting clerk", "Council", "mentioned")],
    ),
    (
        "The accounts were adopted, proposed by Molly Applegarth and seconded by Peter Stow.",
        [("Molly Applegarth", None, None, "mover"), ("Peter Stow", None, None, "seconder")],
    ),
    (
        "Apologies were received from W Sykes Esq., and J Norris Esq., Elected Members.",
        [("W Sykes", None, None, "apologies"), ("J Norris", None, None, "apologies")],
    ),
    ("Apologies for absence:Received from Cllr Marsh", [("Marsh", None, None, "apologies")]),
    (
        "RESOLVED that Jenna Barker, Headteacher at Kenley Lane School be appointed Vice-Chair of the Schools Forum.",
        [("Jenna Barker", "Headteacher", "Kenley Lane School", "vice_chair")],
    ),
    ("The Council appointed Fisher German as its agents.", []),
    (
        "Present: Chair - Sara Speight (SS), Nicki Browne (NB), Andy Gay (AG)",
        [
            ("Sara Speight", None, None, "chair"),
            ("Nicki Browne", None, None, "member"),
            ("Andy Gay", None, None, "member"),
        ],
    ),
    (
        "Westby Board finance report Date 19/09/2018 Author Ann Holt, Head of Law Sponsoring Board member Bob Lee, "
        "Chief Finance Officer Purpose of Report To update the Board on its funds.",
        [("Ann Holt", "Head of Law", None, "author"), ("Bob Lee", "Chief Finance Officer", None, "reporting_officer")],
    ),
    ("The absence of Ann Holt was felt by all.", []),
    ("Consent was given to the absence of Ann Holt.", [("Ann Holt", None, None, "apologies")]),
    ("Ann Holt and Bob Lee attended a course on first aid.", []),
]


@pytest.mark.parametrize(("text", "expected"), FORMS, ids=[case[0][:40] for case in FORMS])
def test_reads_further_forms(text: str, expected: list[Row]) -> None:
    found = rows(read(text))
    assert [(a, b, d) for a, b, _, d in found] == [(a, b, d) for a, b, _, d in expected]
    assert {c for _, _, c, _ in expected} - {None} <= {c for _, _, c, _ in found}


STARRED = """\
MINUTES of the MEETING of the EXECUTIVE of Westby Council held on 4th November 2008

(To be read with the agenda)

*
Mrs C Holt
*
Mr S N Lee
Mr K Wray
* present
Mr J Moss and Mrs T Pike attended and spoke on agenda item 7
"""


def printed(text: str) -> set[tuple[str | None, str]]:
    data = text.encode()
    source = Source(data, hashlib.sha256(data).hexdigest(), MediaType.TEXT, "made-up.txt")
    return {(one.name, one.role.value) for one in extract(read_source(source)).officers}


def test_a_star_marks_those_present_where_a_legend_says_so() -> None:
    guests = {("J Moss", "in_attendance"), ("T Pike", "in_attendance")}
    assert printed(STARRED) == {("C Holt", "member"), ("S N Lee", "member")} | guests
    assert printed(STARRED.replace("* present", "* by post")) == guests


def test_reads_the_contact_of_background_papers() -> None:
    head = "10.1 Document Place of Inspection\n\nContact Officer\n\nAgreement\n\nCopy available on request\n\n"
    found = read(head + "Sue Holt\n\nSue.Holt-\n\nLee@north.example")
    assert [(one.name, one.role, one.email) for one in found] == [
        ("Sue Holt", OfficerRole.CONTACT, "Sue.Holt-Lee@north.example")
    ]
    assert read("The park\n\nContact Officer\n\nAgreement\n\nCopy on request\n\nSue Holt\n\nThe end of it") == []


def test_reads_signatures_with_the_body_below() -> None:
    found: list[Officer] = read(
        "Foreword\n\nWe shall do well.\n\nDr Ann Holt\n\nChair\n\nNHS Westby Clinical\n\nCommissioning Group\n\n"
        "Bob Lee\n\nChief Executive\n\nWestby Borough Council\n\nAll of this is a plan for the years to come."
    )
    assert rows(found) == [
        ("Ann Holt", "Chair", "NHS Westby Clinical Commissioning Group", "signatory"),
        ("Bob Lee", "Chief Executive", "Westby Borough Council", "signatory"),
    ]


def test_many_repeats_of_one_name_are_one_person() -> None:
    found = read("\n\n".join(["Councillor Alan Holt moved that the minutes be approved."] * 400))
    assert [(one.name, len(one.repeats)) for one in found] == [("Alan Holt", 399)]
