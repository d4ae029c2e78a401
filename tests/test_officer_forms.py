"""Forms that name people without saying so: bare lists, columns, posts that act, headers run into one line."""

import pytest

from models import PaperKind
from tests.test_officers import Row, read, rows

BARE_LISTS: list[tuple[str, str, list[Row]]] = [
    (
        "a run of names under the place of the meeting, the clerk on a line of its own",
        """
        Venue: The Hall

        Mrs A Wray (Headteacher), Mr B Lee, Ms O Tarn-Holt, Mr D Moss (Chair)

        Mrs E Pike – Governor Support Officer

        The meeting opened at 6 pm.
        """,
        [
            ("A Wray", "Headteacher", None, "member"),
            ("B Lee", None, None, "member"),
            ("O Tarn-Holt", None, None, "member"),
            ("D Moss", "Chair", None, "chair"),
            ("E Pike", "Governor Support Officer", None, "in_attendance"),
        ],
    ),
    (
        "a column of names, then a column of posts",
        """
        Board

        Helen Wray

        Martin Lee

        Dr Susan Moss

        Chairman

        Non-Executive Director

        Medical Director

        In Attendance

        Karen Pike
        """,
        [
            ("Helen Wray", "Chairman", None, "chair"),
            ("Martin Lee", "Non-Executive Director", None, "member"),
            ("Susan Moss", "Medical Director", None, "member"),
            ("Karen Pike", None, None, "in_attendance"),
        ],
    ),
    (
        "county councillors behind the chair",
        """
        County Councillor Ann Holt in the Chair. plus County Councillors Bob Lee, Una Wray and Ian Moss.

        Copies are kept in the book.
        """,
        [
            ("Ann Holt", None, None, "chair"),
            ("Bob Lee", None, None, "member"),
            ("Una Wray", None, None, "member"),
            ("Ian Moss", None, None, "member"),
        ],
    ),
    (
        "two to a line, each with initials",
        """
        Ms Ann Holt AH Mr Bob Lee BL(Chairperson)

        Mr Ian Moss IM Ms Una Wray UW

        In attendance: Ms Eve Pike (Clerk).
        """,
        [
            ("Ann Holt", None, None, "member"),
            ("Bob Lee", "Chairperson", None, "chair"),
            ("Ian Moss", None, None, "member"),
            ("Una Wray", None, None, "member"),
            ("Eve Pike", "Clerk", None, "in_attendance"),
        ],
    ),
    (
        "labels parted from names by a stroke",
        """
        present / Bob Lee – Treasurer, Una Wray - Headteacher

        apologies / Ian Moss
        """,
        [
            ("Bob Lee", "Treasurer", None, "member"),
            ("Una Wray", "Headteacher", None, "member"),
            ("Ian Moss", None, None, "apologies"),
        ],
    ),
    (
        "those who came at somebody's request, employees",
        """
        Present: Ann Holt, Bob Lee

        Non-members in attendance at request of Chief Officer:-

        Una Wray

        Council Employees Present: Eve Pike
        """,
        [
            ("Ann Holt", None, None, "member"),
            ("Bob Lee", None, None, "member"),
            ("Una Wray", None, None, "in_attendance"),
            ("Eve Pike", None, None, "in_attendance"),
        ],
    ),
    (
        "a club in a bracket; the responsible officer among the members",
        """
        Present: Ann Holt, Bob Lee, Una Wray (RFO)

        In attendance: Eve Pike (Northtown Bowls Club), Ian Moss (Park Ranger)
        """,
        [
            ("Ann Holt", None, None, "member"),
            ("Bob Lee", None, None, "member"),
            ("Una Wray", "RFO", None, "in_attendance"),
            ("Eve Pike", None, "Northtown Bowls Club", "in_attendance"),
            ("Ian Moss", "Park Ranger", None, "in_attendance"),
        ],
    ),
    (
        "apologies under a number with a stroke",
        """
        Present: Frank Lee

        63/17 Apologies

        Cllr Ian Wray (Business) and Cllr Jo Moss (Holiday)
        """,
        [
            ("Frank Lee", None, None, "member"),
            ("Ian Wray", None, None, "apologies"),
            ("Jo Moss", None, None, "apologies"),
        ],
    ),
    (
        "councillors of the tier above are guests of a parish; the public is nobody",
        """
        Members Present: Mr R Lee (Chairman), Mr S Wray, Mrs D Moss (District Councillor)

        Also Present: County Councillor Miles Pike

        In attendance: No members of the general public
        """,
        [
            ("R Lee", "Chairman", None, "chair"),
            ("S Wray", None, None, "member"),
            ("D Moss", "District Councillor", None, "in_attendance"),
            ("Miles Pike", "County Councillor", None, "in_attendance"),
        ],
    ),
]


@pytest.mark.parametrize(("notation", "expected"), [case[1:] for case in BARE_LISTS], ids=[c[0] for c in BARE_LISTS])
def test_reads_lists_without_a_label(notation: str, expected: list[Row]) -> None:
    assert rows(read(notation)) == expected


@pytest.mark.parametrize(
    "notation",
    [
        "Hill Street, Mill Lane and Bridge Road\n\nThe works begin in May.",
        "Holt Primary School, Wray Junior School, Lee Infants\n\nGrants to schools",
        "Ann Wray\n\nThe letter was read.",
    ],
)
def test_takes_no_list_of_places_for_people(notation: str) -> None:
    assert rows(read(notation)) == []


PROSE: list[tuple[str, list[Row]]] = [
    (
        "Councillor M Barnes had been appointed as a substitute member for Councillor D Moffat.",
        [("M Barnes", None, None, "member"), ("D Moffat", None, None, "apologies")],
    ),
    (
        "I Anna Holt, City Mayor, in exercise of the powers of the Council do hereby approve the rents.",
        [("Anna Holt", "City Mayor", "Northshire Council", "decision_taker")],
    ),
    (
        "Councillor Farr, seconded by Councillor Yull, moved that the plan be approved.",
        [("Farr", None, None, "mover"), ("Yull", None, None, "seconder")],
    ),
    (
        "There had been circulated Report No PLN-56 dated 6 May 2031 by the Area Planning Manager.",
        [(None, "Area Planning Manager", "Northshire Council", "reporting_officer")],
    ),
    (
        "Roof Repairs Report of the Head of Property.",
        [(None, "Head of Property", "Northshire Council", "reporting_officer")],
    ),
    (
        "Considered a report of the Director of Parks asking for a decision.",
        [(None, "Director of Parks", "Northshire Council", "reporting_officer")],
    ),
    (
        "The Executive Director, Parks submitted a report on benches.",
        [(None, "Executive Director, Parks", "Northshire Council", "reporting_officer")],
    ),
    (
        "The Corporate Head of Resources said that it would rain.",
        [(None, "Corporate Head of Resources", None, "mentioned")],
    ),
    ("People who met the Head of Resources said that it would rain.", []),
    (
        "The Cabinet Lead Member for Parks then signed the Decision Record.",
        [(None, "Cabinet Lead Member for Parks", "Northshire Council", "decision_taker")],
    ),
    (
        "The Chair welcomed Mrs Ida Wray, Chief Nurse to the meeting.",
        [("Ida Wray", "Chief Nurse", None, "in_attendance")],
    ),
    ("The Board thanked Mrs Ida Wray, Chief Nurse for her work.", [("Ida Wray", "Chief Nurse", None, "mentioned")]),
    (
        "Apologies were received from Dr Keith Holt and in his absence Mrs Ann Wray undertook to chair the meeting.",
        [("Keith Holt", None, None, "apologies"), ("Ann Wray", None, None, "chair")],
    ),
    ("The Leader introduced the report.", [(None, "Leader", "Northshire Council", "presenter")]),
    ("The team leader of the day was thanked.", []),
    ("Members heard a report by the Treasurer.", [(None, "Treasurer", "Northshire Council", "reporting_officer")]),
    (
        "The Head of Finance and Section 151 Officer presented the report.",
        [(None, "Head of Finance and Section 151 Officer", "Northshire Council", "presenter")],
    ),
    (
        "The Business Advisor (Schools) reported on progress.",
        [(None, "Business Advisor (Schools)", "Northshire Council", "presenter")],
    ),
    ("The Finance Manager (Ann Wray) reported on progress.", [("Ann Wray", "Finance Manager", None, "presenter")]),
    (
        "That the Cabinet Member for Roads, Parks and Health approves the award.",
        [(None, "Cabinet Member for Roads, Parks and Health", "Northshire Council", "decision_taker")],
    ),
    ("That the Cabinet Member for Health be thanked.", []),
    ("Duties were added to those of the Portfolio Holder for Rivers.", []),
    (
        "That rivers be added to the duties of the Portfolio Holder for Rivers.",
        [(None, "Portfolio Holder for Rivers", None, "mentioned")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PROSE, ids=[case[0][:40] for case in PROSE])
def test_reads_who_acts_and_how(text: str, expected: list[Row]) -> None:
    assert rows(read(text)) == expected


TOGETHER: list[tuple[str, list[Row]]] = [
    (
        "Councillors Holt and Wray declared an interest.",
        [("Holt", None, None, "member"), ("Wray", None, None, "member")],
    ),
    ("Councillors Holt and Wray Street were named.", []),
    ("Councillors Working Group declared its work done.", []),
    (
        "The finance business partner introduced the report.",
        [(None, "finance business partner", "Northshire Council", "presenter")],
    ),
    (
        "The head of finance and property introduced the report.",
        [(None, "head of finance and property", "Northshire Council", "presenter")],
    ),
    (
        "The cabinet member finance introduced it.",
        [(None, "cabinet member finance", "Northshire Council", "presenter")],
    ),
    ("The head of the Wray family introduced the report.", []),
    ("The head teacher smiled and introduced the report.", []),
    ("The talented young business partner introduced herself.", []),
    ("The clerk reported that the hedge was cut.", [(None, "clerk", None, "in_attendance")]),
    ("A letter was sent to the clerk about the hedge.", []),
]


@pytest.mark.parametrize(("text", "expected"), TOGETHER, ids=[case[0][:40] for case in TOGETHER])
def test_reads_people_named_together_and_small_posts(text: str, expected: list[Row]) -> None:
    assert rows(read(text)) == expected


def test_rows_of_people_with_posts_above_the_first_item_are_those_present() -> None:
    people = "| Joan Pike (Chair) | Foundation Governor\n| Nigel Rao | Headteacher\n| Susan Lee | Parent Governor\n"
    found = read(f"Minutes of the Governors held on 4 May 2031\n{people}Apologies: Al Wray\n1. Welcome\nHello.")
    assert rows(found) == [
        ("Joan Pike", "Foundation Governor", None, "chair"),
        ("Nigel Rao", "Headteacher", None, "member"),
        ("Susan Lee", "Parent Governor", None, "member"),
        ("Al Wray", None, None, "apologies"),
    ]


def test_initials_of_the_list_are_repeats_of_the_person() -> None:
    found = read("Present: Sue Kerr (SK), Head of Law\n\nSK reported a gap. SKILLS reported little. (SK) agreed.")
    assert [(officer.name, len(officer.repeats)) for officer in found] == [("Sue Kerr", 1)]


def test_a_clerk_in_the_list_is_the_clerk_who_reports() -> None:
    found = read("Present: Cllr A Holt\n\nIn attendance: B Lee (Parish Clerk)\n\nThe Clerk reported that all was well.")
    assert rows(found) == [("A Holt", None, None, "member"), ("B Lee", "Parish Clerk", None, "in_attendance")]


FLAT: list[tuple[str, list[Row]]] = [
    (
        "Agenda Item No 6 FINANCE REPORT To: Committee Date: 1 May 2018 From: Chief Finance Officer Key decision: Yes "
        "Officer contact: Name: Dee Holt Post: Head of Finance Email: dee@north.example Member contacts: "
        "Names: Councillors Rudd & Wray Post: Chair/Vice-Chair",
        [
            (None, "Chief Finance Officer", "Northshire Council", "reporting_officer"),
            ("Dee Holt", "Head of Finance", None, "contact"),
            ("Rudd", None, None, "contact"),
            ("Wray", None, None, "contact"),
        ],
    ),
    (
        "THE BOARD FINANCE REPORT AT MARCH Report by Head of Finance PURPOSE OF REPORT 1. To note the outturn.\n\n"
        "Gordon Lee Head of Finance 9 November 2016",
        [("Gordon Lee", "Head of Finance", None, "author")],
    ),
    (
        "The money went from the Head of Finance to the parks as it does in each of the years that are shown here.",
        [],
    ),
    ("Members received mail. From: Hill Street residents, who asked for a lamp at the corner of the lane.", []),
]


@pytest.mark.parametrize(("text", "expected"), FLAT, ids=[case[0][:40] for case in FLAT])
def test_reads_headers_that_ran_into_one_line(text: str, expected: list[Row]) -> None:
    assert rows(read(text, PaperKind.REPORT)) == expected


def test_a_man_and_a_woman_of_one_name_are_two_people() -> None:
    found = read("Present: Mr A Holt, Mrs A Holt and Ms B Lee\n\nMrs Holt reported a gap.")
    assert [(officer.name, len(officer.repeats)) for officer in found] == [
        ("A Holt", 0),
        ("A Holt", 1),
        ("B Lee", 0),
    ]


def test_a_member_who_sent_apologies_was_away() -> None:
    found = read("Cllr A Holt, Cllr B Wray, Cllr C Lee\n\nApologies were received from Cllr B Wray.")
    assert [row[3] for row in rows(found)] == ["member", "apologies", "member"]


def test_posts_of_a_column_that_does_not_fit_are_nobody() -> None:
    found = read("Present:\n\nAnn Holt\n\nBob Wray\n\nHead of Law\n\nHead of Parks\n\nHead of Roads\n\nHead of Trees")
    assert [row[:2] for row in rows(found)] == [("Ann Holt", None), ("Bob Wray", None)]


RUNS: list[tuple[str, list[Row]]] = [
    (
        "Present Voting Ann Holt Bob Lee Sue Wray Chairman Chief Executive Officer Director of Finance (AH) (BL) (SW) "
        "In Attendance: Grace Spence Neil Moss Committee Secretary Deputy Director of Nursing (GS) (NM)",
        [
            ("Ann Holt", "Chairman", None, "chair"),
            ("Bob Lee", "Chief Executive Officer", None, "member"),
            ("Sue Wray", "Director of Finance", None, "member"),
            ("Grace Spence", "Committee Secretary", None, "in_attendance"),
            ("Neil Moss", "Deputy Director of Nursing", None, "in_attendance"),
        ],
    ),
    (
        "Members: Ann Holt Bob Lee In Attendance: Sue Wray "
        "Interim Chair Acting Director of Nursing & Care Company Secretary",
        [
            ("Ann Holt", "Interim Chair", None, "chair"),
            ("Bob Lee", "Acting Director of Nursing & Care", None, "member"),
            ("Sue Wray", "Company Secretary", None, "in_attendance"),
        ],
    ),
    ("Present: Hill Street Mill Lane Chairman Director of Finance", []),
    (
        "Present: Ann Holt Bob Lee Sue Wray Chairman Chief Executive were thanked",
        [(name, None, None, "member") for name in ("Ann Holt", "Bob Lee", "Sue Wray")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), RUNS, ids=[case[0][:40] for case in RUNS])
def test_reads_columns_that_ran_into_one_line(text: str, expected: list[Row]) -> None:
    paper = (
        "MINUTES OF THE MEETING OF THE BOARD IN PUBLIC held on Wednesday, 4th November 2015 at half past nine in the "
    )
    paper += "morning in the Lister Seminar Room on the third floor of Alder House, Norbridge, after the usual coffee. "
    found = [row for row in rows(read(paper + text + " 15/1 Welcome and apologies")) if row[0]]
    assert found == expected


PROBES: list[tuple[str, list[Row]]] = [
    (
        "Apologies for absence were received from Roger Hall, Chair. Julie Moss Deputy Chairman chaired the meeting.",
        [("Roger Hall", "Chair", None, "apologies"), ("Julie Moss", None, None, "chair")],
    ),
    (
        "The Committee considered a joint report of the Director of Roads and the Director of Parks on trees.",
        [
            (None, "Director of Roads", "Northshire Council", "reporting_officer"),
            (None, "Director of Parks", "Northshire Council", "reporting_officer"),
        ],
    ),
    (
        "The meeting was called to order at 4.30 p.m. on June 5 by President Peg Holt. In attendance were Trustees"
        " Mary Lee, Ann Tuck, and Librarian Teresa Pell. Absent were Trustees Sharon Rao and Jerry Cox.",
        [
            ("Peg Holt", "President", None, "chair"),
            ("Mary Lee", None, None, "member"),
            ("Ann Tuck", None, None, "member"),
            ("Teresa Pell", "Librarian", None, "in_attendance"),
            ("Sharon Rao", None, None, "apologies"),
            ("Jerry Cox", None, None, "apologies"),
        ],
    ),
    (
        "Called to order at 5:05. Holt, Lee, Warden & Moss present. C Rao (public) present. The Plan was present.",
        [
            ("Holt", None, None, "member"),
            ("Lee", None, None, "member"),
            ("Warden", None, None, "member"),
            ("Moss", None, None, "member"),
            ("C Rao", None, None, "in_attendance"),
        ],
    ),
    (
        "Present: Cllr A Holt, Cllr B Lee, Cllr C Rao. Meeting chaired by B Lee.\n\nClerk: Jan Moss\n\n1. Welcome",
        [
            ("A Holt", None, None, "member"),
            ("B Lee", None, None, "chair"),
            ("C Rao", None, None, "member"),
            ("Jan Moss", "Clerk", None, "in_attendance"),
        ],
    ),
    (
        "President Tom Holt called the meeting to order at 6.\n\nPresent: Mr. Lee, Mrs. Rao, Mr. Holt.\n\nAlso present"
        " were the following: Nan Pike, Director; and Tara Moss, Administrator.",
        [
            ("Tom Holt", "President", None, "chair"),
            ("Lee", None, None, "member"),
            ("Rao", None, None, "member"),
            ("Nan Pike", "Director", None, "in_attendance"),
            ("Tara Moss", "Administrator", None, "in_attendance"),
        ],
    ),
    (
        "In attendance: Mrs Pat Holt (Chair, presiding), Mr Paul Lee, Mrs Mary Rao and Mr Bob Moss (Councillors)"
        " and the Clerk – Ann Pike.\n\n1. Welcome",
        [
            ("Pat Holt", "Chair, presiding", None, "chair"),
            ("Paul Lee", None, None, "member"),
            ("Mary Rao", None, None, "member"),
            ("Bob Moss", None, None, "member"),
            ("Ann Pike", "Clerk", None, "in_attendance"),
        ],
    ),
    (
        "Present: Mark Holt (Chair), Ann Lee (DHT), Dan Rao (Head Teacher) Clerk: Jan Moss\n\n1. Prayer\n\n3."
        " Membership – Guy Wray was welcomed to his first meeting.",
        [
            ("Mark Holt", "Chair", None, "chair"),
            ("Ann Lee", "DHT", None, "member"),
            ("Dan Rao", "Head Teacher", None, "member"),
            ("Jan Moss", "Clerk", None, "in_attendance"),
        ],
    ),
    (
        "PRESENT – Councillors John Holt [Chair], Dave Lee and Steve Rao, together with the Clerk, Erin Moss."
        "\n\nAPOLOGIES – Cllr Tim Pike\n\nPolice Scotland: PCs Angus Wray  Minutes Secretary: Mary Oke",
        [
            ("John Holt", "Chair", None, "chair"),
            ("Dave Lee", None, None, "member"),
            ("Steve Rao", None, None, "member"),
            ("Erin Moss", "Clerk", None, "in_attendance"),
            ("Tim Pike", None, None, "apologies"),
            ("Angus Wray", None, None, "in_attendance"),
            ("Mary Oke", "Minutes Secretary", None, "in_attendance"),
        ],
    ),
    (
        "Trustees Present: Rhea Holt, Ann Lee\n\nMembers Absent: Colleen Rao\n\nOthers present:"
        " Erin Moss, Library Director",
        [
            ("Rhea Holt", None, None, "member"),
            ("Ann Lee", None, None, "member"),
            ("Colleen Rao", None, None, "apologies"),
            ("Erin Moss", "Library Director", None, "in_attendance"),
        ],
    ),
    (
        "Present\n\nCouncillors D Holt (Chair), S Lee, & P Rao\n\nClerk J Moss\n\nMember of the Public Mr M Pike\n\n"
        "Apologies\n\nCouncillors R Wray & M Oke\n\n1. Welcome",
        [
            ("D Holt", "Chair", None, "chair"),
            ("S Lee", None, None, "member"),
            ("P Rao", None, None, "member"),
            ("J Moss", "Clerk", None, "in_attendance"),
            ("M Pike", None, None, "in_attendance"),
            ("R Wray", None, None, "apologies"),
            ("M Oke", None, None, "apologies"),
        ],
    ),
    (
        "In attendance: Vicky Norton, Cindy Barr, Nola Devine\n\nThere were no changes to the agenda.",
        [
            ("Vicky Norton", None, None, "member"),
            ("Cindy Barr", None, None, "member"),
            ("Nola Devine", None, None, "member"),
        ],
    ),
    (
        "Present: Cllr A Holt\n\nC031/22 1. APOLOGIES FOR ABSENCE.\n\nCllr L Wray and Cllr J Firth (work). The meeting"
        " accepted these as proper reasons.\n\n2. Police\n\nThere were apologies from PCO Laura Anders.",
        [
            ("A Holt", None, None, "member"),
            ("L Wray", None, None, "apologies"),
            ("J Firth", None, None, "apologies"),
            ("Laura Anders", None, None, "apologies"),
        ],
    ),
    (
        "Members Present:\n\nMs Sally Berg\n\nStaff Present:\n\nMs D Frame, Manager\n\nRegrets:\n\nMs Sheri Marsh",
        [
            ("Sally Berg", None, None, "member"),
            ("D Frame", "Manager", None, "in_attendance"),
            ("Sheri Marsh", None, None, "apologies"),
        ],
    ),
    (
        "Membership\n\nAlan Holt (Wray Council) - Chair\n\nAngela Moss (Pike City Council)\n\nItems of business",
        [("Alan Holt", "Chair", "Wray Council", "chair"), ("Angela Moss", None, "Pike City Council", "member")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PROBES, ids=[case[0][:40] for case in PROBES])
def test_reads_further_forms(text: str, expected: list[Row]) -> None:
    assert rows(read(text)) == expected


def test_reads_a_membership_inside_a_line() -> None:
    found = read("Email: clerk@north.example Membership: Councillor A Holt (Chair), Ms B Lee and Dr C Wray OPEN ITEMS")
    assert rows(found) == [
        ("A Holt", "Chair", None, "chair"),
        ("B Lee", None, None, "member"),
        ("C Wray", None, None, "member"),
    ]
    assert rows(read("The report on the Membership: Terms of Reference and Quorum was noted.")) == []


def test_those_who_sent_apologies_behind_a_colon() -> None:
    found = read("The following officers sent their apologies for the meeting: Stuart Barns, Heather Jay.")
    assert rows(found) == [("Stuart Barns", None, None, "apologies"), ("Heather Jay", None, None, "apologies")]
    assert rows(read("The following letters gave reasons: the Clerk was away.")) == []


def test_holders_in_brackets_behind_a_title() -> None:
    found = read("Pitch Improvements (Relevant Portfolio Holder: Councillor Ann Holt)\nThe report was noted.")
    assert rows(found) == [("Ann Holt", "Portfolio Holder", None, "mentioned")]
    found = read("(Lead Member: Cllr Ann Holt, Director: Helen Marsh)\nDecision:")
    assert [row[0] for row in rows(found)] == ["Ann Holt", "Helen Marsh"]


def test_members_in_brackets_who_did_something_together() -> None:
    found = read("Three Members of the Council (Councillors Connor, Dewar and Wragge) have called it in.")
    assert [row[0] for row in rows(found)] == ["Connor", "Dewar", "Wragge"]
    assert rows(read("Members (Councillors of the Ward) have called it in.")) == []


def test_an_officer_who_is_empowered_with_others() -> None:
    text = (
        "The Director of Roads in consultation with the Leader and the Cabinet Member be granted delegated authority."
    )
    assert ("Director of Roads", "mentioned") in [(row[1], row[3]) for row in rows(read(text))]


def test_mover_and_seconder_on_one_line() -> None:
    found = rows(read("Mover:- Councillor Holt                Seconder:- Councillor Shepley"))
    assert [(row[0], row[3]) for row in found] == [("Holt", "mover"), ("Shepley", "seconder")]


def test_a_holder_invited_to_present() -> None:
    found = rows(read("He invited the Finance Portfolio Holder, Councillor Merrick, to present the proposals."))
    assert [(row[0], row[3]) for row in found] == [("Merrick", "presenter")]
    found = rows(read("He asked the Finance Portfolio Holder, Councillor Merrick, to mend the gate."))
    assert [(row[0], row[3]) for row in found] != [("Merrick", "presenter")]


def test_substitutes_in_brackets_and_in_a_sentence_of_their_own() -> None:
    found = rows(
        read(
            "Apologies were received from Councillors F Elvin (substitute: Cllr J Moyle) and C Walkden (no substitute)."
        )
    )
    assert [(row[0], row[3]) for row in found] == [
        ("F Elvin", "apologies"),
        ("J Moyle", "member"),
        ("C Walkden", "apologies"),
    ]
    said = "Apologies for absence were received from Councillor Ann Holt. Councillor Bo Lee substituted for Ann Holt."
    page = "Apologies for Absence\n" + said
    assert [(row[0], row[3]) for row in rows(read(page))] == [("Ann Holt", "apologies"), ("Bo Lee", "member")]


def test_a_committee_that_decides_is_nobody() -> None:
    page = "Decision details\nDecision Maker: {}\nDecision status: Approved"
    assert rows(read(page.format("South Severn Combined Authority Committee"))) == []
    assert [row[0] for row in rows(read(page.format("Councillor Ann Holt")))] == ["Ann Holt"]
