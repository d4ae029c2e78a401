"""Outline: items of meetings in every numbering, sections of reports, parts of items."""

import hashlib
import time
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.compose import compose
from extract.facts import state_facts
from extract.outline import outline, titles, wordings
from extract.outline.numbers import leading_number
from extract.outline.titles import clean_title, headings, is_named, plain
from extract.place import cite
from extract.readers.text import read_layout
from models import ItemPart, MediaType, Source
from tests.papers import made

MINUTES_HEAD = """
# Minutes of the meeting of the Paths Committee held on 4 May 2021
PRESENT: Cllr A Oke (Chair), Cllr B Hale
"""

ITEM_CASES = {
    "a colon within the number": (
        """
        F03:04/31 To elect a Vice-Chair.
        RESOLVED: Cllr Oke elected.
        F04:04/31 To approve the minutes.
        RESOLVED: That the minutes be signed.
        F05:04/31 To review the action log.
        None.
        """,
        [
            ("F03:04/31", "To elect a Vice-Chair"),
            ("F04:04/31", "To approve the minutes"),
            ("F05:04/31", "To review the action log"),
        ],
    ),
    "counted within a meeting that has two years in its number": (
        """
        1-3031/8 - Welcome and Apologies.
        None were received.
        2-3031/8 - Declarations of Interest
        None.
        3-3031/8 - Paths
        The Council agreed to mend the path.
        """,
        [("1-3031/8", "Welcome and Apologies"), ("2-3031/8", "Declarations of Interest"), ("3-3031/8", "Paths")],
    ),
    "heads numbered 1.0 over paragraphs numbered 1.1": (
        """
        1.0 Apologies
        1.1 No apologies were received.
        2.0 Interests
        2.1 No interest was declared by any of those who were there.
        3.0 Minutes of the meetings held on 17.09.12 and matters arising (where not dealt with later)
        3.1 The minutes of the meeting were agreed as a true record of the meeting held.
        """,
        [
            ("1.0", "Apologies"),
            ("2.0", "Interests"),
            ("3.0", "Minutes of the meetings held on 17.09.12 and matters arising (where not dealt with later)"),
        ],
    ),
    "three digits without a stop, counted through the years": (
        """
        133 Apologies for absence: None
        134 Register of Interests: Members were reminded of the need to keep their entries up to date at all times.
        135 Minutes:
        The minutes were agreed.
        136 The resignation of Cllr Quill was noted. The Clerk has put up the notice that the law asks for.
        137 Planning
        """,
        [
            ("133", "Apologies for absence: None"),
            ("134", "Register of Interests"),
            ("135", "Minutes"),
            ("136", "The resignation of Cllr Quill was noted"),
            ("137", "Planning"),
        ],
    ),
    "long paragraphs behind a head and a colon": (
        """
        1. Welcome
        2. Apologies
        3. Minutes of 24 March: Agreed
        4. Adopt the accounts: Proposer AB, Seconder CD. We have £9, of which £4 is for one use and £5 is for all.
        5. Election of Officers and Members of the Committee for the year ending 2031/32: A. Oke is to be in it, as ever
        """,
        [
            ("1", "Welcome"),
            ("2", "Apologies"),
            ("3", "Minutes of 24 March: Agreed"),
            ("4", "Adopt the accounts"),
            ("5", "Election of Officers and Members of the Committee for the year ending 2031/32"),
        ],
    ),
    "letters within the numbers of a year": (
        """
        41a/31 Apologies: None received
        41b/31 Declarations of interest: None declared
        41c/31 Approval of minutes of 7th May: The minutes were read, approved and signed.
        42/31 Actions from last meeting: None
        43/31 Finance:
        The accounts were approved.
        """,
        [
            ("41a/31", "Apologies: None received"),
            ("41b/31", "Declarations of interest: None declared"),
            ("41c/31", "Approval of minutes of 7th May"),
            ("42/31", "Actions from last meeting: None"),
            ("43/31", "Finance"),
        ],
    ),
    "counted through the years": (
        """
        1953       The Chairman welcomed the members of the public
        1954       Public Participation. There was nothing to report from the public.
        1955       Minutes of the meeting held on the 5th November were approved and signed.
        1956       Grass Cutting, It was agreed the Clerk would talk to Mr Oke.
        1957       Finance: Payment of the rent was agreed.
        """,
        [
            ("1953", "The Chairman welcomed the members of the public"),
            ("1954", "Public Participation"),
            ("1955", "Minutes of the meeting held on the 5th November were approved and signed"),
            ("1956", "Grass Cutting, It was agreed the Clerk would talk to Mr Oke"),
            ("1957", "Finance"),
        ],
    ),
    "a list's number in front of most": (
        """
        1. 3. MINUTES OF THE PREVIOUS MEETING were agreed
        1. 4. REPORTS AND INFORMATION
        The Post Office was discussed.
        1. 5. ASSETS
        Nothing to report.
        6. PATHS
        Nothing to report.
        1. 7. PLANNING
        Nothing to report.
        """,
        [
            ("3", "MINUTES OF THE PREVIOUS MEETING were agreed"),
            ("4", "REPORTS AND INFORMATION"),
            ("5", "ASSETS"),
            ("6", "PATHS"),
            ("7", "PLANNING"),
        ],
    ),
    "one item with a reference": (
        """
        CB 31/042 Winter paths
        The Clerk reported on the state of the paths.
        RESOLVED: That
        (1) the report be noted; and
        (2) the contractor be paid.
        """,
        [("CB 31/042", "Winter paths")],
    ),
    "items counted within a meeting's number, stuck to their titles": (
        """
        304-1.To receive apologies:
        None.
        304-2.To see to the paths:
        IT WAS resolved: To pay the contractor.
        304-3.To set the date:
        """,
        [("304-1", "To receive apologies"), ("304-2", "To see to the paths"), ("304-3", "To set the date")],
    ),
    "references with the year first": (
        """
        31/03/8 Apologies
        None.
        31/03/9 Paths
        The Clerk reported on the paths.
        31/03/10 Bins
        It was RESOLVED to buy two bins.
        31/03/11 Next meeting
        """,
        [("31/03/8", "Apologies"), ("31/03/9", "Paths"), ("31/03/10", "Bins"), ("31/03/11", "Next meeting")],
    ),
    "a reference that prose begins with heads nothing": (
        """
        CB 31/042 refers, as the Clerk reported.
        The Clerk reported on the state of the paths, see AB 31/007.
        """,
        [],
    ),
    "item with its words, behind a dash": (
        """
        Item 2: Bins – The Clerk had been told that four of them leaned, and was to have them set upright.
        Item 3: Hall heating – AO thought the boiler old. The others did not mind the cold. It was put off until May.
        Item 4 : Swings– Mr Reed had seen new ones at Wye. It was agreed to ask him what they cost in all.
        """,
        [("2", "Bins"), ("3", "Hall heating"), ("4", "Swings")],
    ),
    "heads that a stop ends, and sentences that are none": (
        """
        1. Election of Chairman. Cllr Reed proposed that Cllr Oke be Chairman and Cllr Hale seconded it.
        2. Apologies. The Clerk read out the apologies, of which there were three, and all were accepted.
        3. Bins
        The Clerk reported on the bins.
        4. Accounts
        5. The Clerk reported that the bank had written. The letter was read out, and a reply is to be sent.
        """,
        [
            ("1", "Election of Chairman"),
            ("2", "Apologies"),
            ("3", "Bins"),
            ("4", "Accounts"),
        ],
    ),
    "numbers of a year and a month": (
        """
        2031-07_1 PUBLIC SESSION
        A parishioner spoke.
        2031-07_2 APOLOGIES
        There were none.
        2031-07_3 NOTICE BOARDS
        RESOLVED - To order the boards.
        """,
        [("2031-07_1", "PUBLIC SESSION"), ("2031-07_2", "APOLOGIES"), ("2031-07_3", "NOTICE BOARDS")],
    ),
    "bare headings below the day of the meeting": (
        """
        ANNUAL GENERAL MEETING
        MONDAY 22 JUNE 2031
        DRAFT MINUTES
        WELCOME
        Mrs Oke welcomed all.
        PATHS
        It was agreed to mend them.
        ACCOUNTS
        They were adopted.
        """,
        [(None, "WELCOME"), (None, "PATHS"), (None, "ACCOUNTS")],
    ),
    "plain numbers": (
        """
        1. Apologies
        Cllr Reed sent apologies.
        2. Minutes
        The minutes of 2 March were signed as a true record.
        3. Footpaths
        The Clerk reported on the state of the paths.
        RESOLVED:
        1. that the report be noted; and
        2. that the contractor be paid.
        4. Date of next meeting
        """,
        [("1", "Apologies"), ("2", "Minutes"), ("3", "Footpaths"), ("4", "Date of next meeting")],
    ),
    "words on the number's line": (
        """
        1. Apologies: Cllr Reed had sent apologies for absence.
        2. Declarations of interest: none were made by those present at the meeting.
        3. Finance: the accounts for the quarter were received and approved without a vote.
        """,
        [("1", "Apologies"), ("2", "Declarations of interest"), ("3", "Finance")],
    ),
    "number alone on its line": (
        """
        10.
        Minutes pdf icon PDF 228 KB
        Minutes:
        The minutes were signed.
        11.
        Public Question Time
        Minutes:
        No questions were asked.
        """,
        [("10", "Minutes"), ("11", "Public Question Time")],
    ),
    "item number after the title, minute number before it": (
        """
        84. Apologies
        (Item 1)
        Apologies were received from Mrs Reed.
        85. Budget 2031 (Item 2)
        1. The Leader introduced the report on the budget for the next year.
        2. RESOLVED to note the report.
        """,
        [("84", "Apologies"), ("85", "Budget 2031")],
    ),
    "item number after the title alone": (
        """
        Apologies and Substitutes
        (Item 1)
        Mrs Reed sent apologies.
        # Report on the Housing of
        # young people who leave care
        (Item 2)
        1. The officer introduced the report.
        2. RESOLVED that the report be noted.
        """,
        [("1", "Apologies and Substitutes"), ("2", "Report on the Housing of young people who leave care")],
    ),
    "dated numbers, one misprinted": (
        """
        31.03.1 Apologies
        None
        31.03.2 Register of Interests
        None
        31.3.3 Planning
        1. A neighbour asked about the drains, and the Clerk will write to the county.
        2. The fence is still broken, and the owner has been asked again to mend it.
        1.3.4 Finance
        All agreed to pay the invoices.
        31.03.05 Any Other Business
        """,
        [
            ("31.03.1", "Apologies"),
            ("31.03.2", "Register of Interests"),
            ("31.3.3", "Planning"),
            ("1.3.4", "Finance"),
            ("31.03.05", "Any Other Business"),
        ],
    ),
    "codes with a point": (
        "HWX.14 Apologies\nNone.\nHWX.15 Minutes\nSigned.\nHWX.16 Winter plan\nThe Board noted the plan.",
        [("HWX.14", "Apologies"), ("HWX.15", "Minutes"), ("HWX.16", "Winter plan")],
    ),
    "codes with year": (
        "GBX/2223/001 Welcome\nThe Chair welcomed all.\nGBX/2223/002 Conflicts of interest\nNone.",
        [("GBX/2223/001", "Welcome"), ("GBX/2223/002", "Conflicts of interest")],
    ),
    "number and year": (
        "30/31 Apologies\nNone.\n31/31 Declarations of Interest\nNone.\n32/31 Minutes\nSigned.",
        [("30/31", "Apologies"), ("31/31", "Declarations of Interest"), ("32/31", "Minutes")],
    ),
    "planning references are no items": (
        """
        1. Apologies
        None
        2. Planning applications
        31/0726 Hale Court
        31/0911 Oke Farm
        3. Finance
        Invoices were paid.
        """,
        [("1", "Apologies"), ("2", "Planning applications"), ("3", "Finance")],
    ),
    "the word item": (
        "Item 1: Welcome\nThe Chair opened.\nItem 2: Fees\nThe fees were agreed.\nItem 4: Close\nAt noon.",
        [("1", "Welcome"), ("2", "Fees"), ("4", "Close")],
    ),
    "ITEM NO": ("ITEM NO 6 FEES\nAgreed.\nITEM NO 7 PATHS\nNoted.", [("6", "FEES"), ("7", "PATHS")]),
    "the word minute": ("Minute 45 Fees\nAgreed.\nMinute 46 Paths\nNoted.", [("45", "Fees"), ("46", "Paths")]),
    "two levels": (
        """
        * 1. Opening
        * 1.1 Apologies
        Mrs Reed.
        * 1.2 Interests
        None.
        * 2. Reports
        * 2.1 Finance
        2.1.1 The Director reported that the forecast had not changed since the last quarter of the year.
        * 2.2 Quality
        Noted.
        """,
        [
            ("1", "Opening"),
            ("1.1", "Apologies"),
            ("1.2", "Interests"),
            ("2", "Reports"),
            ("2.1", "Finance"),
            ("2.2", "Quality"),
        ],
    ),
    "paragraph numbers are no items": (
        """
        * 3 Budget
        3.1 The Director presented the paper, which had been to the committee in the spring of the year.
        3.2 Members asked about the savings and were told that these were on track for the year.
        * 4 Workforce
        4.1 The paper was taken as read, and the Board asked for a further report in the autumn.
        * 5 Close
        """,
        [("3", "Budget"), ("4", "Workforce"), ("5", "Close")],
    ),
    "two sittings on one paper": (
        """
        # Annual Meeting
        1. Election of Chair
        Cllr Oke was elected.
        2. Apologies
        None.
        3. Minutes
        Signed.
        # Ordinary Meeting
        1. Public session
        Nobody spoke.
        2. Finance
        Invoices were paid.
        """,
        [("1", "Election of Chair"), ("2", "Apologies"), ("3", "Minutes"), ("1", "Public session"), ("2", "Finance")],
    ),
    "gaps and repeats": (
        "1. Apologies\nNone.\n2. Minutes\nSigned.\n4. Paths\nNoted.\n4. Trees\nNoted.\n5. Close\nAt nine.",
        [("1", "Apologies"), ("2", "Minutes"), ("4", "Paths"), ("4", "Trees"), ("5", "Close")],
    ),
    "roman": (
        "I. Call to Order\nAt six.\nII. Minutes\nSigned.\nIII. Reports\nNoted.\nIV. Close\nAt seven.",
        [("I", "Call to Order"), ("II", "Minutes"), ("III", "Reports"), ("IV", "Close")],
    ),
    "rows of a table": (
        "| 1 | Welcome | The Chair opened the meeting. |\n| 2 | Minutes | They were signed. |\n| 3 | Fees | Agreed. |",
        [("1", "Welcome"), ("2", "Minutes"), ("3", "Fees")],
    ),
    "rows with times, and heads that run on": (
        """
        | Item | Discussion | Action |
        | 1 | 10:00 | Welcome and apologies The Chair welcomed everybody to the meeting. |
        | 2 | 10:05 | Minutes of the last meeting. These were agreed as a true record. |
        """,
        [("1", "Welcome and apologies"), ("2", "Minutes of the last meeting")],
    ),
    "taken out of order": (
        """
        31.05.2 Apologies
        None
        31.05.1 Election of Chair
        Cllr Oke was elected.
        31.05.3 Minutes
        Signed.
        31.05.7 Trees
        Brought forward.
        31.05.4 Paths
        None.
        """,
        [
            ("31.05.2", "Apologies"),
            ("31.05.1", "Election of Chair"),
            ("31.05.3", "Minutes"),
            ("31.05.7", "Trees"),
            ("31.05.4", "Paths"),
        ],
    ),
    "numbers that begin with a decision's": (
        "88. 31/00108 - Budget monitoring\n(Item 5)\nNoted.\n89. Fees\n(Item 6)\nNoted.",
        [("88", "31/00108 - Budget monitoring"), ("89", "Fees")],
    ),
    "year and number": (
        "31.44 ELECTION OF CHAIR\nDone.\n31.45 APOLOGIES\nNone.\n31.46 MINUTES\nSigned.",
        [("31.44", "ELECTION OF CHAIR"), ("31.45", "APOLOGIES"), ("31.46", "MINUTES")],
    ),
    "code with year at its end": (
        "Cou/285/30-31 Present\nCllr Oke\nCou/286/30-31 Apologies for Absence\nCllr Hale",
        [("Cou/285/30-31", "Present"), ("Cou/286/30-31", "Apologies for Absence")],
    ),
    "year and three digits": (
        "2031/045 Apologies\nNone.\n2031/046 Minutes\nSigned.\n2031/047 Fees\nAgreed.",
        [("2031/045", "Apologies"), ("2031/046", "Minutes"), ("2031/047", "Fees")],
    ),
    "letters": (
        "A. Opening\nAt six.\nB. Minutes\nSigned.\nC. Fees\nAgreed.\nD. Close\nAt seven.",
        [("A", "Opening"), ("B", "Minutes"), ("C", "Fees"), ("D", "Close")],
    ),
    "second level alone": (
        """
        # Opening
        1.1 Welcome
        The Chair opened.
        1.2 Apologies
        None.
        # Reports
        2.1 Finance
        The Board noted the report.
        2.2 Quality
        Noted.
        """,
        [("1.1", "Welcome"), ("1.2", "Apologies"), ("2.1", "Finance"), ("2.2", "Quality")],
    ),
    "agenda's number behind the minute's": (
        "C048/31  1.  APOLOGIES\nNone.\nC049/31  2.  DECLARATIONS\nNone.\nC050/31  3.  QUESTIONS\nNone.",
        [("C048/31", "APOLOGIES"), ("C049/31", "DECLARATIONS"), ("C050/31", "QUESTIONS")],
    ),
    "year and month before the point": (
        "3007.01 Present\nCllr Oke\n3007.02 Interests\nNone.\n3007.03 Minutes\nSigned.",
        [("3007.01", "Present"), ("3007.02", "Interests"), ("3007.03", "Minutes")],
    ),
    "high number above a title that ends in the agenda's": (
        "1916.\nApologies (Agenda item 1)\nNone.\n1917.\nPublic Participation (Agenda item 2)\nNobody came.",
        [("1916", "Apologies"), ("1917", "Public Participation")],
    ),
    "roman without stops": (
        "I APOLOGIES\nNone.\nII DECLARATIONS OF INTEREST\nNone.\nIII MINUTE OF MEETING\nAgreed.",
        [("I", "APOLOGIES"), ("II", "DECLARATIONS OF INTEREST"), ("III", "MINUTE OF MEETING")],
    ),
    "decisions in a numbered list": (
        """
        1. Apologies
        None.
        2. Budget
        The Board had a long discussion of the budget.
        RESOLVED
        1. Approve the budget
        2. Appoint an auditor
        3. Sign the lease
        4. Pay the builder
        5. Thank the treasurer
        3. Paths
        It was agreed that:
        1. The path be closed
        2. The fence be mended
        4. Close
        """,
        [("1", "Apologies"), ("2", "Budget"), ("3", "Paths"), ("4", "Close")],
    ),
    "RESOLVED as a bold line where nothing is numbered": (
        """
        * Minutes
        Signed.
        * RESOLVED
        That they be signed.
        * Church clock
        None.
        * Any other business
        None.
        """,
        [(None, "Church clock"), (None, "Any other business")],
    ),
    "the only item": ("1. Draft Budgetary Plan\nThe plan was adopted.", [("1", "Draft Budgetary Plan")]),
    "nothing numbered": (
        """
        # Present
        Cllr Oke, Cllr Hale
        # Minutes of the last meeting
        Signed.
        # Church clock
        It was agreed to mend the clock.
        # Any other business
        None.
        """,
        [(None, "Minutes of the last meeting"), (None, "Church clock"), (None, "Any other business")],
    ),
    "declared by the source": (
        "## 54. Question Time\nMinutes:\nNo questions.\n## 55. Paths\n1. One thing\n2. Another thing",
        [("54", "Question Time"), ("55", "Paths")],
    ),
    "one numbered heading among bare ones": (
        """
        The meeting opened at seven.
        # Matters arising
        The Clerk had written to the bank.
        # 7. Hall insurance
        It was agreed to pay half.
        # Risks
        They were discussed.
        """,
        [(None, "Matters arising"), ("7", "Hall insurance"), (None, "Risks")],
    ),
    "one numbered heading in prose": (
        """
        Governors were welcomed.
        It was RESOLVED that Ms Moss be appointed.
        # 3. Finance
        It was RESOLVED that the cleaning be let.
        """,
        [("3", "Finance")],
    ),
    "what each meeting did with an issue": (
        """
        Boat fund
        Meeting: 20/09/2031 - Council (Item 52)
        52 Boat fund
        Minutes:
        RESOLVED that the fund be approved.
        Meeting: 06/09/2031 - Executive (Item 18)
        18 Boat fund of the harbour
        Minutes:
        RESOLVED that Council be asked to approve the fund.
        """,
        [("52", "Boat fund"), ("18", "Boat fund of the harbour")],
    ),
    "an issue that one meeting took": (
        """
        Boat fund
        Meeting: 20/09/2031 - Harbour Committee (Item 6) 6 Boat fund
        Minutes:
        RESOLVED that the fund be approved.
        """,
        [("6", "Boat fund")],
    ),
    "numbers in running text": (
        f"""
        31/230 Welcome and Apologies The Chair welcomed members. {"They sat by the harbour. " * 30} 31/231 Minutes \
        of the Meeting held on 7 April 2031 They were approved. 31/232 Finance Report AB reported a loss of £9m for \
        2030/31, as 3/4 of boats leak. The Board noted it. 31/233 Boat Rebuild None of them was rebuilt.
        """,
        [
            ("31/230", "Welcome and Apologies"),
            ("31/231", "Minutes of the Meeting held on 7 April 2031"),
            ("31/232", "Finance Report"),
            ("31/233", "Boat Rebuild"),
        ],
    ),
    "references in running text that do not count on": (
        f"""
        The Chair spoke of 31/230 Harbour Street and 31/411 Mill Lane. {"They sat by the harbour. " * 30} Years \
        2030/31 Boats, 2031/32 Boats and 2032/33 Boats were named.
        """,
        [],
    ),
    "paragraphs that only have numbers": (
        """
        1. The Chair welcomed everybody to the first meeting of the new year, and thanked the clerk for the papers.
        2. The minutes of the meeting in March were approved and signed by the Chair as a correct record of it.
        3. The treasurer reported that the accounts stood at £200 and that all of the invoices had been paid.
        4. There was no other business, and the Chair closed the meeting at nine in the evening of that day.
        """,
        [("1", ""), ("2", ""), ("3", ""), ("4", "")],
    ),
}


@pytest.mark.parametrize("name", ITEM_CASES)
def test_items_of_minutes(name: str) -> None:
    notation, expected = ITEM_CASES[name]
    paper = outline(made(MINUTES_HEAD + notation))
    assert [(item.number, item.title) for item in paper.items] == expected


def test_decisions_that_a_page_lists_under_their_days() -> None:
    paper = outline(
        made(
            """
            Decisions published

            04/05/2031 - PONDS AT WYLE ref: 813    Recommendations Approved

            Decision Maker: Cabinet

            Effective from: 04/05/2031

            That the pond be let. 12/05/2031 - the day it is let.

            04/05/2031 - Paths ref: 814    Recommendations Approved

            Decision Maker: Cabinet

            That the report be noted.
            """
        )
    )
    assert [(item.number, item.title) for item in paper.items] == [(None, "PONDS AT WYLE"), (None, "Paths")]


def test_agenda_that_announces_in_prose() -> None:
    paper = outline(
        made(
            """
            YOU ARE HEREBY SUMMONED TO A MEETING OF HALE PARISH COUNCIL
            AGENDA
            1 Note attendance and receive apologies for absence.
            2 Declarations of interest on items on this agenda and approve dispensations to members.
            3 Minutes of the previous meeting – To consider a resolution to approve the minutes of the meeting of 6 May
            """
        )
    )
    assert [item.number for item in paper.items] == ["1", "2", "3"]
    assert paper.items[0].title == "Note attendance and receive apologies for absence"


@pytest.mark.parametrize(
    "bad",
    [
        *("A " * 20000, "NHS " * 10000, "To: By: " * 5000, "1. " * 10000, "Meeting of the " * 5000, "x@y." * 10000),
        *("(Item " * 5000, "1.1.1." * 5000, "\n".join(f"{n % 50}. Fees" for n in range(3000))),
    ],
)
def test_hostile_text_takes_linear_time(bad: str) -> None:
    paper = made("Minutes of the Fees Board\n" + bad)
    begun = time.process_time()
    state_facts(outline(paper))
    assert time.process_time() - begun < 5


TITLES = [
    ("Budget 2031 (Pages 5 - 12)", "Budget 2031"),
    ("Paths pdf icon PDF 1 MB", "Paths"),
    ("Paths PDF 10 MB", "Paths"),
    ("Fees and charges (to follow) (Pages 3 - 4)", "Fees and charges"),
    ("Chair's report (10 mins)", "Chair's report"),
    ("Introduction ........ 4", "Introduction"),
    ("APOLOGIES FOR ABSENCE.", "APOLOGIES FOR ABSENCE"),
    ("Work programme:", "Work programme"),
    ("Paths [PDF, 300KB]", "Paths"),
    ("Chair's report (verbal)", "Chair's report"),
    ("Quality report (Enc 4)", "Quality report"),
    ("Winter plan 2031/32", "Winter plan 2031/32"),
    ("Spending as at 31 May 2031", "Spending as at 31 May 2031"),
    ("Meeting to start at 7.30pm", "Meeting to start at 7.30pm"),
    ("Plan (draft)", "Plan (draft)"),
]


@pytest.mark.parametrize(("printed", "title"), TITLES)
def test_title_without_what_is_printed_around_it(printed: str, title: str) -> None:
    assert clean_title(printed) == title


NOT_NUMBERS = [
    "31 March 2031 was the last day",
    "4th May 2031",
    "2030/31 budget",
    "7.30 pm start",
    "Appendix 2 Map",
    "12/05/31 letter from the county",
    "3.5 £200",
    "3-1.5 million",
    "Covid 19 response",
    "May 2031",
]


@pytest.mark.parametrize("line", NOT_NUMBERS)
def test_what_looks_like_a_number_and_is_none(line: str) -> None:
    assert leading_number(line) is None


REPORT = """
REPORT TO :: Paths Committee
DATE :: 4 May 2031
SUBJECT :: Winter paths
1.0 PURPOSE OF REPORT
1.1 To tell members of the state of the paths in winter.
2.0 RECOMMENDATION: That the report be noted.
3.0 SUPPORTING INFORMATION
3.1 Background
The paths were laid in 1990.
3.2 The committee asked for this report in the spring, and it has taken some time.
97.5 | 124.9 are the figures
4.0 FINANCIAL IMPLICATIONS
None.
"""


def test_numbered_sections_nest_and_end_where_the_next_begins() -> None:
    paper = outline(made(REPORT))
    assert paper.items == ()
    assert [(s.number, s.title, s.level) for s in paper.sections] == [
        ("1.0", "PURPOSE OF REPORT", 1),
        ("1.1", "", 2),
        ("2.0", "RECOMMENDATION", 1),
        ("3.0", "SUPPORTING INFORMATION", 1),
        ("3.1", "Background", 2),
        ("3.2", "", 2),
        ("4.0", "FINANCIAL IMPLICATIONS", 1),
    ]
    at = paper.text.index("laid in 1990")
    assert cite(paper, at, at + 4).section == "3.1"
    at = paper.text.index("None.")
    assert cite(paper, at, at + 4).section == "4.0"


def test_paragraphs_numbered_through_a_report_are_sections() -> None:
    paper = outline(
        made(
            """
            # Report by Ann Oke, Director
            # Purpose of Report
            To consider the crossing.
            # Result of the survey
            1. In May letters were sent to the residents of the road.
            2. Most of the residents answered that they want it.
            3. The police had no comments to make on the scheme.
            # Financial Implications
            4. The works cost little and are paid from a grant.
            5. No further staff are needed for the works.
            """
        )
    )
    numbers = [s.number for s in paper.sections if s.number]
    assert numbers == ["1", "2", "3", "4", "5"]
    titles = [s.title for s in paper.sections if not s.number]
    assert "Purpose of Report" in titles
    assert "Financial Implications" in titles
    at = paper.text.index("No further")
    assert cite(paper, at, at + 2).section == "5"


def test_parts_of_an_item_on_a_page_with_sub_heads() -> None:
    paper = outline(
        made(
            """
            Agenda, decisions and minutes
            Cabinet - Tuesday, 6 May 2031 2.00 pm
            1.
            Fees
            To consider the fees.
            Decision:
            The fees were agreed.
            Minutes:
            Cllr Oke introduced the fees.
            RESOLVED: that the fees be agreed.
            2.
            Close
            To close the meeting.
            """
        )
    )
    parts = {paper.text[b.start : b.end]: b.part for b in paper.blocks}
    assert parts["To consider the fees."] is ItemPart.AGENDA
    assert parts["The fees were agreed."] is ItemPart.DECISION
    assert parts["RESOLVED: that the fees be agreed."] is ItemPart.MINUTES
    assert parts["To close the meeting."] is ItemPart.AGENDA


def test_printed_minutes_are_minutes_throughout() -> None:
    paper = outline(made(MINUTES_HEAD + "1. Apologies\nNone.\n2. Fees\nRESOLVED: that they be agreed."))
    assert {b.part for b in paper.blocks if b.item is not None} == {ItemPart.MINUTES}


def test_a_heading_above_the_first_item_is_no_part_of_one() -> None:
    paper = outline(made(MINUTES_HEAD + "MINUTES:\n1. Apologies\nNone.\n2. Fees\nRESOLVED: that they be agreed."))
    assert {b.part for b in paper.blocks if b.item is not None} == {ItemPart.MINUTES}


def test_items_that_a_dash_marks() -> None:
    text = """\
Minutes of the meeting of the Paths Committee held on 4 May 2031

- MEMBERS PRESENT

Mr Oke and Mrs Hale

- APOLOGIES FOR ABSENCE

Mr Moss

- MATTERS ARISING

The chairman reported on the bins, which are:

- emptied

- painted

7. Hall insurance

It was agreed to pay half of it.

- Risk Assessment

It was discussed.

- DATE OF NEXT MEETING

10 June 2031
"""
    data = text.encode()
    source = Source(data, hashlib.sha256(data).hexdigest(), MediaType.TEXT, "made-up.txt")
    paper = outline(compose(read_layout(data), source))
    assert [(item.number, item.title) for item in paper.items] == [
        (None, "APOLOGIES FOR ABSENCE"),
        (None, "MATTERS ARISING"),
        ("7", "Hall insurance"),
        (None, "Risk Assessment"),
        (None, "DATE OF NEXT MEETING"),
    ]


_LINES = st.sampled_from(
    [
        "",
        "    1. Apologies",
        "    2.",
        "    3.1 Finance",
        "    (Item 2)",
        "    RESOLVED that:",
        "    Present",
        "    # Fees",
        "    a) note",
        "    - bullet",
        "    16.03.07 Trees",
        "    The Board noted the report and asked for more of the same.",
        "    HWX.3 Fees",
        "    | 1 | Fees | Agreed |",
        "    Minutes:",
        "    DATE :: 4 May 2031",
        "    ",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_LINES, max_size=25))
def test_outline_invariants(lines: list[str]) -> None:
    paper = outline(made("\n".join(["Minutes of the Fees Board", *lines])))
    for before, after in zip(paper.items, paper.items[1:], strict=False):
        assert before.start < before.end == after.start
    assert [s.start for s in paper.sections] == sorted(s.start for s in paper.sections)
    for block in paper.blocks:
        if block.item is not None:
            item = paper.items[block.item]
            assert item.start <= block.start < item.end
        if block.section is not None:
            section = paper.sections[block.section]
            assert section.start <= block.start < section.end


def test_heads_in_a_line_are_looked_for_where_they_may_stand() -> None:
    parts = ("Election", "of Chairman", "(x)", "The", "A - b was", ". ", "; ", ": ", " ", "The Clerk said so")
    for head in ("Ab", "Ab" + "y" * 55, "Ab" + "y" * 60):
        for text in (head + "".join(rest) for rest in product(parts, repeat=3)):
            for gated, bare in ((wordings.run_in, wordings.RUN_IN), (wordings.stopped, wordings.STOPPED)):
                found, meant = gated(text), bare.match(text)
                assert (found and found.span("head")) == (meant and meant.span("head")), text


@pytest.mark.parametrize("name", ["divisions", "report", "operative", "attendance"])
def test_headings_are_known_however_they_are_printed(name: str) -> None:
    for heading in headings(name):
        for text in (heading, heading.upper(), f" {heading.title()}: ", f"- {heading}", heading.replace(" ", "  ")):
            assert is_named(text, name) is (plain(text) in headings(name))
    assert not is_named("Zebra crossings", name)


def test_what_may_end_in_a_tail_is_looked_up_as_the_pattern_finds_it() -> None:
    ends = "PDF 228 KB;mb;to follow;(attached;Enc;enc 2;encl;paper 12;am;a.m.;7 pm;...;_;Minutes;x;oral;form.;m;٣;]"
    for parts in product(ends.split(";"), repeat=2):
        for text in (" ".join(parts), "".join(parts)):
            pattern = titles.TAIL_END.search(text, max(0, len(text) - 24))
            assert titles.ends_in_tail(text) is (pattern is not None), text
