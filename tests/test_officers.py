"""Officers of whole papers: attendance in every shape, header and signature blocks, people and posts in prose."""

from dataclasses import replace

import pytest

from extract import officers
from extract.matches import settle
from models import Officer, Paper, PaperKind, Settings
from tests.papers import made

Row = tuple[str | None, str | None, str | None, str]


def read(notation: str, kind: PaperKind = PaperKind.MINUTES) -> list[Officer]:
    paper = made(notation)
    paper = replace(paper, facts=paper.facts.model_copy(update={"kind": kind, "organisation": "Northshire Council"}))
    return _officers(paper)


def _officers(paper: Paper) -> list[Officer]:
    built = [officers.build(paper, match) for match in settle(officers.find(paper, Settings()))]
    return officers.merge(paper, [record for record in built if isinstance(record, Officer)])


def rows(found: list[Officer]) -> list[Row]:
    return [(officer.name, officer.post, officer.organisation, officer.role.value) for officer in found]


ATTENDANCE: list[tuple[str, str, list[Row]]] = [
    (
        "a sentence that turns to those in attendance, and one to those away",
        "Present: R Rook, A Bishop (Parish Councillors) and Mrs T Haber (Temporary Clerk). Also in attendance was "
        "Cllr D Fother. Apologies were received from Cllrs D Durdle and K Moss.",
        [
            ("R Rook", None, None, "member"),
            ("A Bishop", None, None, "member"),
            ("T Haber", "Temporary Clerk", None, "in_attendance"),
            ("D Fother", None, None, "in_attendance"),
            ("D Durdle", None, None, "apologies"),
            ("K Moss", None, None, "apologies"),
        ],
    ),
    (
        "dots that lead from a name to its post, and what somebody deals with in place of one",
        "IN ATTENDANCE\nMs Elaine Vann .. Head of Corporate Governance\nMr John Corner .. Assistant Director, Audit "
        "Scotland\nNick Half, Policy & Projects, CNPA",
        [
            ("Elaine Vann", "Head of Corporate Governance", None, "in_attendance"),
            ("John Corner", "Assistant Director", "Audit Scotland", "in_attendance"),
            ("Nick Half", "Policy & Projects", "CNPA", "in_attendance"),
        ],
    ),
    (
        "groups over bullets, with the board that each comes from",
        "# Attendees and apologies\nScottish Ministers\n- Jean Free Cabinet Secretary for Health\nHealth Board Chairs\n"
        "- John Rainey NHS Moor\n- Ross Fin Vice-Chair, NHS Vale\nApologies\n- Paul Eady, Care Inspectorate\n"
        "## 1 Welcome",
        [
            ("Jean Free", "Cabinet Secretary for Health", None, "member"),
            ("John Rainey", None, "NHS Moor", "member"),
            ("Ross Fin", "Vice-Chair", "NHS Vale", "member"),
            ("Paul Eady", None, "Care Inspectorate", "apologies"),
        ],
    ),
    (
        "names under the word for the board, then as many posts",
        "Board\nJulius Leigh\nAnn Dowling\nAntonia Kildale\nChairman\nNon-Executive Director\nChief Executive",
        [
            ("Julius Leigh", "Chairman", None, "chair"),
            ("Ann Dowling", "Non-Executive Director", None, "member"),
            ("Antonia Kildale", "Chief Executive", None, "member"),
        ],
    ),
    (
        "elected in short, or simply to be chairman; another committee's chair is none of this meeting's",
        "Present: Cllrs P Holt, B Lee and C Rao\n## 1 Officers\nVice Chairman – Cllr Lee. Proposed Cllr Rao, seconded "
        "Cllr Holt.\nIt was agreed that P Holt be Chairman. It was agreed that C Rao be Chairman of the Roads Panel.",
        [
            ("C Rao", None, None, "member"),
            ("B Lee", None, None, "vice_chair"),
            ("P Holt", "Chairman", None, "chair"),
        ],
    ),
    (
        "a body's letters in front of a label, the deputy in short, who takes the minutes",
        "Present:\nBoard Members:\n- Mr D Marten – Chair\n- Mrs H Singler – Dep Chair\nNHSNI Officials:\n- Mr R Kydd – "
        "Chief Executive\n- Ms L Nelsen – Minutes",
        [
            ("D Marten", "Chair", None, "chair"),
            ("H Singler", "Dep Chair", None, "vice_chair"),
            ("R Kydd", "Chief Executive", None, "in_attendance"),
            ("L Nelsen", None, None, "in_attendance"),
        ],
    ),
    (
        "initials that look like letters of a list, a clerk behind a label, a clerk stuck to the name",
        "Present: J.E. Grant (Chairman)\nT. Ashwell\nB. Bowler\nC. Brothers\nIn Attendance: Karen Kingsley-Clerk\n"
        "Locum Clerk: Deb White",
        [
            ("J.E. Grant", "Chairman", None, "chair"),
            ("T. Ashwell", None, None, "member"),
            ("B. Bowler", None, None, "member"),
            ("C. Brothers", None, None, "member"),
            ("Karen Kingsley", "Clerk", None, "in_attendance"),
            ("Deb White", "Locum Clerk", None, "in_attendance"),
        ],
    ),
    (
        "a firm and a post in one bracket, the chair of another board, a list that runs on over titles",
        "In attendance: Ms Helen Berry, Grantham LLP Dr Lin Burn, NTS Board Chair Ms Ann Lam, Chief Executive\n"
        "Apologies for absence were received from Chris Brown (Moncrieff/Internal Auditor).",
        [
            ("Helen Berry", None, "Grantham LLP", "in_attendance"),
            ("Lin Burn", "Board Chair", "NTS", "in_attendance"),
            ("Ann Lam", "Chief Executive", None, "in_attendance"),
            ("Chris Brown", "Internal Auditor", "Moncrieff", "apologies"),
        ],
    ),
    (
        "proposed as chairman, seconded and agreed",
        "Present: Cllrs P Holt, B Lee and C Rao\n## 1 Officers\nCllr Lee proposed Cllr Holt as Chairman, seconded Cllr "
        "Rao and unanimously agreed.",
        [
            ("B Lee", None, None, "member"),
            ("C Rao", None, None, "member"),
            ("P Holt", "Chairman", None, "chair"),
        ],
    ),
    (
        "the chair of the body itself behind a slash",
        "Present:\n| Prof Sir Max Ayl CB | Chair, Northshire Council |\n| Dr Carla Clow | Non Executive Director |",
        [
            ("Sir Max Ayl", "Chair", "Northshire Council", "chair"),
            ("Carla Clow", "Non Executive Director", None, "member"),
        ],
    ),
    (
        "initials between name and post, one of them a word, and the first item below",
        "Present:\nDr Ian Sadler IS Clinical Chair\nAnn Osgood AO Lay Member for Audit\n## 1 Welcome\n"
        "Dr Ian Sadler (IS) welcomed members.",
        [
            ("Ian Sadler", "Clinical Chair", None, "chair"),
            ("Ann Osgood", "Lay Member for Audit", None, "member"),
        ],
    ),
    (
        "a group behind the label, names below it",
        "Present: Councillors\nD Morley\nG Wattle\nAlso Present: Clerk D Baldry",
        [
            ("D Morley", None, None, "member"),
            ("G Wattle", None, None, "member"),
            ("D Baldry", "Clerk", None, "in_attendance"),
        ],
    ),
    (
        "the letters of a board behind the posts of its members; a visitor of a council by its letters",
        "Present\nMr Dan Anders, Non-Executive Director, NHSD (Chair)\nMs Eve Graves, Non-Executive Director, NHSD\n"
        "Cllr P Lowe, NCC",
        [
            ("Dan Anders", "Non-Executive Director", "NHSD", "chair"),
            ("Eve Graves", "Non-Executive Director", "NHSD", "member"),
            ("P Lowe", None, "NCC", "in_attendance"),
        ],
    ),
    (
        "a partnership whose members all come from bodies known by letters",
        "Present: Ann Holt, NCCG; Bo Lee, NCC; Cy Rao, NHFT",
        [
            ("Ann Holt", None, "NCCG", "member"),
            ("Bo Lee", None, "NCC", "member"),
            ("Cy Rao", None, "NHFT", "member"),
        ],
    ),
    (
        "a vice-chair in short, esquires, the chair of another body",
        "Present: C. Hendry (V. Chair), D Boddy Esq., Ann Reece, NWHB Chair",
        [
            ("C. Hendry", None, None, "vice_chair"),
            ("D Boddy", None, None, "member"),
            ("Ann Reece", "Chair", "NWHB", "member"),
        ],
    ),
    (
        "a label that wraps beside its list",
        "Present: Ann Holt, Independent Member (Chair)\nIn Bo Lee, Head of Law (Secretariat) Attendance: Cy Rao, PA to "
        "Board Secretary (Minutes)",
        [
            ("Ann Holt", "Independent Member", None, "chair"),
            ("Bo Lee", "Head of Law", None, "in_attendance"),
            ("Cy Rao", "PA to Board Secretary", None, "in_attendance"),
        ],
    ),
    (
        "posts in a column that no list foresees, and what is no post",
        "| Name | Role | Attendance |\n| Ann Holt | Company Secretary & Head of Assurance | Present |\n"
        "| Bo Lee | Arrived 7.10pm | Present |",
        [
            ("Ann Holt", "Company Secretary & Head of Assurance", None, "member"),
            ("Bo Lee", None, None, "member"),
        ],
    ),
    (
        "one known by a given name among the bullets of names",
        "Apologies received from\n- Ella Gardner\n- Bo\n- Trinity Barson\n- Lee Alabaster",
        [
            ("Ella Gardner", None, None, "apologies"),
            ("Trinity Barson", None, None, "apologies"),
            ("Lee Alabaster", None, None, "apologies"),
        ],
    ),
    (
        "the chair of the list named below it",
        "Members Present:\nMr D Brember, Mrs I McCann and Mr B Fernie\nOfficials in attendance:\n"
        "Mr A Mackay, Legal Manager\nMrs I McCann in the Chair",
        [
            ("D Brember", None, None, "member"),
            ("B Fernie", None, None, "member"),
            ("A Mackay", "Legal Manager", None, "in_attendance"),
            ("I McCann", None, None, "chair"),
        ],
    ),
    (
        "how somebody took part is no post; a label for one; officers in attendance behind members",
        "PRESENT: Councillor D. Prosser [Chair] (In Person)\nAlso in attendance (Virtually):\nCouncillor: S.R. Godwin\n"
        "Officers in Attendance: Tom Ark (Planner), Gill Kyme (Head of Planning) and Peter Oak (Lawyer)",
        [
            ("D. Prosser", "Chair", None, "chair"),
            ("S.R. Godwin", None, None, "in_attendance"),
            ("Tom Ark", "Planner", None, "in_attendance"),
            ("Gill Kyme", "Head of Planning", None, "in_attendance"),
            ("Peter Oak", "Lawyer", None, "in_attendance"),
        ],
    ),
    (
        "rows of a person and whom they come from",
        "Present:\n| Mayor Jess Holroyd (Chair) | Kingsby Combined Authority\n| Councillor Dan Ash | Weston Council\n"
        "| Sir Neil Hart | Chair, Business Board",
        [
            ("Jess Holroyd", "Mayor", "Kingsby Combined Authority", "chair"),
            ("Dan Ash", None, "Weston Council", "member"),
            ("Sir Neil Hart", "Chair", "Business Board", "member"),
        ],
    ),
    (
        "runs with posts in brackets that hold commas, labels inside the run",
        "PRESENT: Ann Wray (Chair), Bob Lee (Vice-Chair) and Gita Rao ALSO PRESENT: Sue Chandran, Cabinet Member for "
        "Children’s Services. IN ATTENDANCE: Gavin Shaw (Manager Safeguarding, Quality & Standards), "
        "Amy Tan (MI Manager)",
        [
            ("Ann Wray", "Chair", None, "chair"),
            ("Bob Lee", "Vice-Chair", None, "vice_chair"),
            ("Gita Rao", None, None, "member"),
            ("Sue Chandran", "Cabinet Member for Children’s Services", None, "in_attendance"),
            ("Gavin Shaw", "Manager Safeguarding, Quality & Standards", None, "in_attendance"),
            ("Amy Tan", "MI Manager", None, "in_attendance"),
        ],
    ),
    (
        "a parish: clerk in front, a guest with the letters of another body, the public by name",
        """
        # Present
        Councillors D Rich (Chair) N Cress, M Armitt and P Morant A Armley, EDC Clerk J Connor
        Member of the Public Mr M Joyner
        # 19.01.1 Apologies
        R Healy
        # 19.01.2 Register of Interests
        None
        """,
        [
            ("D Rich", "Chair", None, "chair"),
            ("N Cress", None, None, "member"),
            ("M Armitt", None, None, "member"),
            ("P Morant", None, None, "member"),
            ("A Armley", None, "EDC", "in_attendance"),
            ("J Connor", "Clerk", None, "in_attendance"),
            ("M Joyner", None, None, "in_attendance"),
            ("R Healy", None, None, "apologies"),
        ],
    ),
    (
        "surnames alone, and councillors who send apologies in a sentence",
        """
        Present: Cllrs Milner, Reid and Robinson-Payne; County Councillor Anne Dalton was in attendance.
        Cllr I Roth & Cllr H Roth sent apologies.
        """,
        [
            ("Milner", None, None, "member"),
            ("Reid", None, None, "member"),
            ("Robinson-Payne", None, None, "member"),
            ("Anne Dalton", None, None, "in_attendance"),
            ("I Roth", None, None, "apologies"),
            ("H Roth", None, None, "apologies"),
        ],
    ),
    (
        "an NHS board: initials and post behind the name, line by line",
        """
        Present:
        Dr Ann Bose (AB) Clinical Chair
        Richard Chapel RCp Chief Finance Officer
        Jane Wilton Medical Director from item 6 JKW
        Apologies:
        Dr Rob Dewar (RD) Director of Public Health – Northby City Council
        In attendance:
        Deborah Law Company Secretary & Head of Corporate Affairs DL
        """,
        [
            ("Ann Bose", "Clinical Chair", None, "chair"),
            ("Richard Chapel", "Chief Finance Officer", None, "member"),
            ("Jane Wilton", "Medical Director", None, "member"),
            ("Rob Dewar", "Director of Public Health", "Northby City Council", "apologies"),
            ("Deborah Law", "Company Secretary & Head of Corporate Affairs", None, "in_attendance"),
        ],
    ),
    (
        "an NHS board run together without commas",
        "Present: Mr Terry Morton CB Chair Dr Peter Read Chief Executive Mrs Ellie Monkton Chief Nurse "
        "In Attendance: Mrs Helen Hart Trust Secretary",
        [
            ("Terry Morton", "Chair", None, "chair"),
            ("Peter Read", "Chief Executive", None, "member"),
            ("Ellie Monkton", "Chief Nurse", None, "member"),
            ("Helen Hart", "Trust Secretary", None, "in_attendance"),
        ],
    ),
    (
        "names, posts and initials in three columns read column by column",
        """
        # Present
        Sarah Kingsley
        Tom Hilliard
        Ann Woodley
        Chief Executive
        Director of Finance
        Head of Law
        SK
        TH
        AW
        """,
        [
            ("Sarah Kingsley", "Chief Executive", None, "member"),
            ("Tom Hilliard", "Director of Finance", None, "member"),
            ("Ann Woodley", "Head of Law", None, "member"),
        ],
    ),
    (
        "groups below a label, officers by their posts alone",
        """
        Present:
        Councillors:
        Chairman Cllr Brasher
        Cllr Abbotson
        In attendance:
        Councillors:
        Cllr Coopersmith (via Teams)
        Officers:
        Monitoring Officer
        Principal Accountants (via Teams)
        """,
        [
            ("Brasher", "Chairman", None, "chair"),
            ("Abbotson", None, None, "member"),
            ("Coopersmith", None, None, "in_attendance"),
            (None, "Monitoring Officer", None, "in_attendance"),
            (None, "Principal Accountants", None, "in_attendance"),
        ],
    ),
    (
        "a post in front, its holder in brackets",
        "OFFICIALS IN ATTENDANCE: Director, Support Services-Finance, Corporate, HR & ICT (Mr. S. Coughlin), "
        "Meetings Administrator (Mr. M. Leary)",
        [
            ("S. Coughlin", "Director, Support Services-Finance, Corporate, HR & ICT", None, "in_attendance"),
            ("M. Leary", "Meetings Administrator", None, "in_attendance"),
        ],
    ),
    (
        "a table with a status",
        """
        | Name | Role | Attendance |
        | Jo Warely | Co-opted Governor (Chair) | Present |
        | Al Colley | Parent Governor | Apologies |
        | Bea Lambert | Clerk | Present |
        """,
        [
            ("Jo Warely", "Co-opted Governor", None, "chair"),
            ("Al Colley", "Parent Governor", None, "apologies"),
            ("Bea Lambert", "Clerk", None, "in_attendance"),
        ],
    ),
    (
        "substitutes in brackets and in a sentence",
        """
        Apologies were received from Cllr Berg (substituted by Cllr Wain) and Mr D Ash (Ms Hay attended as substitute).
        Councillor Jelley attended as a substitute for Councillor Galey.
        """,
        [
            ("Berg", None, None, "apologies"),
            ("Wain", None, None, "member"),
            ("D Ash", None, None, "apologies"),
            ("Hay", None, None, "member"),
            ("Jelley", None, None, "member"),
            ("Galey", None, None, "apologies"),
        ],
    ),
    (
        "councillors at the top without a label",
        """
        Cllrs B Austen, D Brenner, P Cowdray (Deputy Mayor) and T Wyseman
        C Pinney, Acting Town Clerk
        """,
        [
            ("B Austen", None, None, "member"),
            ("D Brenner", None, None, "member"),
            ("P Cowdray", "Deputy Mayor", None, "member"),
            ("T Wyseman", None, None, "member"),
            ("C Pinney", "Acting Town Clerk", None, "in_attendance"),
        ],
    ),
    (
        "people of one list stay apart though they are alike",
        "PRESENT: Mrs P T Colman, Mr P Colman and Mr R C Lovell, OBE",
        [
            ("P T Colman", None, None, "member"),
            ("P Colman", None, None, "member"),
            ("R C Lovell", None, None, "member"),
        ],
    ),
    (
        "ticks under the heads of their columns; who takes the chair for an item",
        """
        | Name | Role | Present | Apologies |
        | Harriet Stone | Chair | ✓ | |
        | Mina Faruk | Staff Governor | | ✓ |
        | Pam Voss | Public Governor | ✓ | |
        ## 1 Appointments
        The Chair left the meeting and Pam Voss took the chair.
        """,
        [
            ("Harriet Stone", "Chair", None, "chair"),
            ("Mina Faruk", "Staff Governor", None, "apologies"),
            ("Pam Voss", "Public Governor", None, "member"),
        ],
    ),
    (
        "a clerk behind a label, and others behind the clerk; apologies that were accepted",
        "Present: Cllrs Ian Rawl (Chairman), Beth Tull & Dave Yarrow. Clerk: Helen Orme. Borough Cllr Keith Lumb.\n"
        "Apologies: Cllr Meg Pell (holiday) – apologies accepted.\nAbsent without apology: Rob Tait",
        [
            ("Ian Rawl", "Chairman", None, "chair"),
            ("Beth Tull", None, None, "member"),
            ("Dave Yarrow", None, None, "member"),
            ("Helen Orme", "Clerk", None, "in_attendance"),
            ("Keith Lumb", "Borough Cllr", None, "in_attendance"),
            ("Meg Pell", None, None, "apologies"),
            ("Rob Tait", None, None, "apologies"),
        ],
    ),
    (
        "the chair, the body sent from and the holder of a post in brackets",
        """
        Present:
        Dr Nadia Oakes (NWCG Clinical Chair – in the Chair)
        Councillor Ruth Pell (Westby Council Leader)
        In attendance: Bo Rudd, the Clerk (Mrs P Ewart)
        """,
        [
            ("Nadia Oakes", "Clinical Chair", "NWCG", "chair"),
            ("Ruth Pell", "Leader", "Westby Council", "member"),
            ("Bo Rudd", None, None, "in_attendance"),
            ("P Ewart", "Clerk", None, "in_attendance"),
        ],
    ),
]


@pytest.mark.parametrize(
    ("notation", "expected"), [case[1:] for case in ATTENDANCE], ids=[case[0] for case in ATTENDANCE]
)
def test_reads_attendance(notation: str, expected: list[Row]) -> None:
    assert rows(read(notation)) == expected


HEADERS: list[tuple[str, str, list[Row]]] = [
    (
        "a post without a name",
        "REPORTING OFFICER :: Director of Housing",
        [(None, "Director of Housing", "Northshire Council", "reporting_officer")],
    ),
    (
        "two posts of two bodies",
        "REPORTING OFFICERS :: NHC Strategic Director, People & Chief Commissioner, NHS Halden CCG",
        [
            (None, "Strategic Director, People", "NHC", "reporting_officer"),
            (None, "Chief Commissioner", "NHS Halden CCG", "reporting_officer"),
        ],
    ),
    (
        "people one below the other",
        "From :: Petra Oakes, Deputy Leader and Cabinet Member for Finance, Corporate and Traded Services "
        "John Betty, Interim Director of Law",
        [
            (
                "Petra Oakes",
                "Deputy Leader and Cabinet Member for Finance, Corporate and Traded Services",
                None,
                "reporting_officer",
            ),
            ("John Betty", "Interim Director of Law", None, "reporting_officer"),
        ],
    ),
    (
        "posts in front of their holders",
        "By :: Leader of the Council, Petra Oakes Interim Director Finance, John Betty",
        [
            ("Petra Oakes", "Leader of the Council", None, "reporting_officer"),
            ("John Betty", "Interim Director Finance", None, "reporting_officer"),
        ],
    ),
    (
        "a signature with its post on the next line",
        """
        Signed on behalf of the Council
        By David Parry
        Position Chief Executive
        """,
        [("David Parry", "Chief Executive", None, "signatory")],
    ),
    (
        "the chair known only from the signature",
        "Signed: ………… Chairman D Thomson Date 3 May 2021",
        [("D Thomson", "Chairman", None, "chair")],
    ),
    (
        "a decision taker",
        "Decision Maker: Cabinet Member for Housing",
        [(None, "Cabinet Member for Housing", "Northshire Council", "decision_taker")],
    ),
    (
        "a report's first line",
        "Report of the Head of Community Safety",
        [(None, "Head of Community Safety", "Northshire Council", "reporting_officer")],
    ),
    (
        "a heading in capitals",
        "REPORT BY VERA ISLEY, CHIEF OFFICER",
        [("Vera Isley", "CHIEF OFFICER", None, "reporting_officer")],
    ),
    (
        "an executive who is responsible",
        "Responsible Executive: Vera Isley, Director of Finance",
        [("Vera Isley", "Director of Finance", None, "reporting_officer")],
    ),
]


@pytest.mark.parametrize(("notation", "expected"), [case[1:] for case in HEADERS], ids=[case[0] for case in HEADERS])
def test_reads_headers_and_signatures(notation: str, expected: list[Row]) -> None:
    assert rows(read(notation, PaperKind.REPORT)) == expected


@pytest.mark.parametrize(
    ("notation", "email", "phone"),
    [
        (
            "Contact: Kim Buttle on 01632 511 7496 or email kim.buttle@northshire.gov.uk",
            "kim.buttle@northshire.gov.uk",
            "01632 511 7496",
        ),
        (
            "Report Author\nKim Buttle (Head of Law)\n01632 960123, kim.buttle@northshire.gov.uk",
            "kim.buttle@northshire.gov.uk",
            "01632 960123",
        ),
        (
            "| Head of Law | Kim Buttle | 01632 960 123 | kb@northshire.gov.uk |",
            "kb@northshire.gov.uk",
            "01632 960 123",
        ),
        ("Kim Buttle\nkim.buttle@northshire.gov.uk", "kim.buttle@northshire.gov.uk", None),
    ],
)
def test_reads_numbers_and_addresses(notation: str, email: str | None, phone: str | None) -> None:
    found = read(notation, PaperKind.REPORT)
    assert [(officer.name, officer.email, officer.phone) for officer in found] == [("Kim Buttle", email, phone)]


PROSE: list[tuple[str, list[Row]]] = [
    (
        "Joan Carpet, Participation Manager, introduced the report.",
        [("Joan Carpet", "Participation Manager", None, "presenter")],
    ),
    (
        "The Board received a report from the Executive Director – Adults, which set out the position.",
        [(None, "Executive Director – Adults", "Northshire Council", "presenter")],
    ),
    (
        "Sir Jim Mackay, Chief Executive of NHS Northshire, wrote to all trusts.",
        [("Sir Jim Mackay", "Chief Executive", "NHS Northshire", "mentioned")],
    ),
    (
        "The ICB has appointed a Designate Chief Executive, Graham Irwin.",
        [("Graham Irwin", "Designate Chief Executive", "ICB", "mentioned")],
    ),
    (
        "Claire Ledgard was appointed as the designated social care worker.",
        [("Claire Ledgard", "designated social care worker", None, "mentioned")],
    ),
    (
        "DELEGATE authority to the Director of Place, in consultation with the Cabinet Member for Housing, to sign.",
        [(None, "Director of Place", None, "mentioned"), (None, "Cabinet Member for Housing", None, "mentioned")],
    ),
    (
        "It was moved by Councillor Bright and seconded by Councillor Grahame.",
        [("Bright", None, None, "mover"), ("Grahame", None, None, "seconder")],
    ),
    (
        "RESOLVED that Cllr Porter be elected Vice Chair of the Panel.",
        [("Porter", "Vice Chair of the Panel", None, "vice_chair")],
    ),
    (
        "Bob Lloyd Smithson, Healthwatch Northshire, updated the Board.",
        [("Bob Lloyd Smithson", None, "Healthwatch Northshire", "presenter")],
    ),
    (
        "With the leave of the Committee, Councillor Gill spoke under procedure rule 27.",
        [("Gill", None, None, "in_attendance")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PROSE)
def test_reads_people_and_posts_in_prose(text: str, expected: list[Row]) -> None:
    assert rows(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Fell Lane was closed, and the Darwen Room hosted Kingsby Housing Group.",
        "Mrs Jonas, a resident, asked a question about parking.",
        "Officers will bring a report to the Executive Board in May.",
        "Members thanked the Chair and the Clerk.",
        "Victoria Road and Albert Square are busy; Grant Thornton audits the accounts.",
        "Councillor Ward Funding was discussed.",
        "To receive apologies for absence.",
        "Mr Harold Emmers was granted a licence, and Ms Otto asked about bins.",
        "Apologies: none",
        "The Association of Directors of Adult Social Services published guidance.",
        "An application from Mr Peter Emmerson for a licence was refused.",
    ],
)
def test_names_nobody(text: str) -> None:
    assert read(text) == []


def test_one_person_is_one_record_under_the_fullest_name() -> None:
    found = read(
        """
        PRESENT: Lesley Gamely, Mr R Holt
        # 1 Grants
        Ms L Gamely reported on grants. Councillor Holt, Chair of the Grants Panel, thanked her.
        """
    )
    assert [(officer.name, officer.role.value, len(officer.repeats)) for officer in found] == [
        ("Lesley Gamely", "member", 1),
        ("R Holt", "member", 1),
    ]
    assert found[1].post == "Chair of the Grants Panel"


def test_a_post_beside_its_holder_is_no_record_of_its_own() -> None:
    found = read("Ann Holt, Director of Place, presented it. Authority was delegated to the Director of Place.")
    assert [(officer.name, len(officer.repeats)) for officer in found] == [("Ann Holt", 1)]


def test_ids_and_evidence_are_stable() -> None:
    first, second = read("PRESENT: Ann Holt (Chair)"), read("PRESENT: Ann Holt (Chair)")
    assert first == second
    assert first[0].evidence.quote == "Ann Holt (Chair)"


@pytest.mark.parametrize(
    "text", ["PRESENT: " + "A, " * 3000, "(" * 3000, "Cllr " * 3000, "Director of " * 2000, "Mr A B " * 2000]
)
def test_hostile_input_ends(text: str) -> None:
    assert isinstance(read(text), list)


SIGNATURES: list[tuple[str, list[Row]]] = [
    (
        "| Ciara Donnell | Owen Prentis |\n| Budget Manager | Director of Resources |",
        [
            ("Ciara Donnell", "Budget Manager", None, "signatory"),
            ("Owen Prentis", "Director of Resources", None, "signatory"),
        ],
    ),
    (
        "Report author :: Relevant director:\n| Ciara Donnell | Owen Prentis |\n| Budget Manager | Director of Law |",
        [
            ("Ciara Donnell", "Budget Manager", None, "author"),
            ("Owen Prentis", "Director of Law", None, "reporting_officer"),
        ],
    ),
    (
        "Witnessed: J Carrow\nDemocratic Services Officer",
        [("J Carrow", "Democratic Services Officer", None, "signatory")],
    ),
    ("| Ciara Donnell | Owen Prentis |\n| 12 | 14 |", []),
]


@pytest.mark.parametrize(("notation", "expected"), SIGNATURES)
def test_reads_signatures_side_by_side(notation: str, expected: list[Row]) -> None:
    assert rows(read(notation, PaperKind.REPORT)) == expected


def test_an_agenda_tells_whom_to_ask_and_nobody_who_came() -> None:
    found = read(
        "Clerk: Mrs J Farrer, 4 Mill Lane, Little Wending\nTel: 01632 960123\nTo be held on 12 September\n"
        "1. Apologies for absence: Chair Note\n2. Minutes",
        PaperKind.AGENDA,
    )
    assert rows(found) == [("J Farrer", "Clerk", None, "contact")]
    assert found[0].phone == "01632 960123"


def test_the_member_whom_the_prose_calls_chair_of_the_paper_s_own_body_chairs() -> None:
    paper = made(
        "Present: Ann Holt, Bob Lee and Cath Moss\n1. Welcome\n"
        "Ann Holt, Chairman of the Schools Forum, informed the Forum. Bob Lee, Chair of the Paths Panel, asked why."
    )
    facts = paper.facts.model_copy(update={"kind": PaperKind.MINUTES, "body": "Westby Schools Forum"})
    roles = {name: role for name, _, _, role in rows(_officers(replace(paper, facts=facts)))}
    assert roles == {"Ann Holt": "chair", "Bob Lee": "member", "Cath Moss": "member"}


def test_a_clinical_chair_does_not_chair_a_meeting_that_another_chairs() -> None:
    found = read(
        """
        | Name | Post | Organisation |
        | Councillor Margaret Oakes (Chair) | Deputy Leader | Northshire Council |
        | Dr Stephen Pong | Clinical Chair | NHS Northby CCG |
        """
    )
    assert [(officer.name, officer.role.value) for officer in found][1] == ("Stephen Pong", "member")
