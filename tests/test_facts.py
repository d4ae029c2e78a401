"""Facts of papers: kind, body, organisation, date, title and the rest, from heads in every shape."""

import datetime as dt

import pytest

from extract.facts import state_facts
from extract.facts.names import unshout
from extract.facts.organisation_names import names_in
from models import FindingKind, PaperFacts
from tests.papers import made


def facts_of(notation: str, running: tuple[str, ...] = (), hints: dict[str, str] | None = None) -> PaperFacts:
    return state_facts(made(notation, running, hints)).facts


D = dt.date(2031, 5, 6)

# name: (the paper, its running heads, what the facts must say)
CASES: dict[str, tuple[str, tuple[str, ...], dict[str, object]]] = {
    "labels and values on one line": (
        """
        REPORT TO: Health & Wellbeing Board
        DATE: 6 May 2031
        REPORTING OFFICER: Executive Director - Adult Services
        PORTFOLIO: Adult Social Care
        SUBJECT: Winter plan
        WARD(S): Borough-wide
        1.0 PURPOSE OF REPORT
        1.1 To tell Hale Borough Council (HBC) of the plan.
        """,
        (),
        {
            "kind": "report",
            "body": "Health & Wellbeing Board",
            "date": D,
            "title": "Winter plan",
            "organisation": "Hale Borough Council",
            "reporting_officers": ("Executive Director - Adult Services",),
            "portfolio": ("Adult Social Care",),
            "wards": "Borough-wide",
        },
    ),
    "each label above its value": (
        """
        REPORT TO:
        Executive Board
        DATE:
        6th May 2031
        REPORTING OFFICER:
        Director of Housing
        SUBJECT:
        Rents
        1.0 PURPOSE
        1.1 Hale Borough Council sets its rents each year.
        """,
        (),
        {
            "kind": "report",
            "body": "Executive Board",
            "date": D,
            "title": "Rents",
            "reporting_officers": ("Director of Housing",),
        },
    ),
    "all labels, then all values": (
        """
        REPORT TO:
        DATE:
        SUBJECT:
        Audit Committee
        6 May 2031
        Annual accounts
        1. Introduction
        Hale District Council must keep accounts.
        """,
        (),
        {
            "kind": "report",
            "body": "Audit Committee",
            "date": D,
            "title": "Annual accounts",
            "organisation": "Hale District Council",
        },
    ),
    "fields": (
        """
        Report to :: Cabinet
        Date of meeting :: Tuesday 6 May 2031
        Report of :: Leader of the Council
        Subject :: Bridges
        Wye City Council has nine bridges.
        """,
        (),
        {"kind": "report", "body": "Cabinet", "date": D, "title": "Bridges", "organisation": "Wye City Council"},
    ),
    "memorandum": (
        """
        From: Ann Oke, Cabinet Member for Roads
        To: Roads Cabinet Committee – 6 May 2031
        Subject: Potholes
        Classification: Unrestricted
        Electoral Division: All
        Summary: Wye County Council mends potholes.
        """,
        (),
        {
            "kind": "report",
            "body": "Roads Cabinet Committee",
            "date": D,
            "title": "Potholes",
            "organisation": "Wye County Council",
            "wards": "All",
        },
    ),
    "memorandum with two labels on a line": (
        """
        By: Ben Hale – Deputy Leader
        To: County Council Date: 6 May 2031
        Subject: Pay policy
        Classification: Unrestricted
        1. BACKGROUND
        1.1 The Act asks Wye County Council for a policy.
        """,
        (),
        {
            "kind": "report",
            "body": "County Council",
            "date": D,
            "title": "Pay policy",
            "organisation": "Wye County Council",
        },
    ),
    "a decision's page without its heading": (
        """
        Decision Maker: Cabinet
        Decision status: Recommendations Approved
        Is Key decision?: Yes
        To consider the bridges.
        That the bridges be painted.
        Publication date: 09/05/2031
        Decided at meeting: 06/05/2031 - Cabinet
        Effective from: 16/05/2031
        """,
        (),
        {"kind": "decision", "body": "Cabinet", "date": D},
    ),
    "a report that names its decision maker is no decision": (
        """
        Report to :: Cabinet
        Date :: 6 May 2031
        Decision maker: Cabinet
        Key decision: Yes
        Subject :: Bridges
        1. Purpose
        """,
        (),
        {"kind": "report", "body": "Cabinet", "date": D},
    ),
    "the decisions on an issue": (
        """
        Issue - decisions
        Bridges of Wye
        06/05/2031 - Bridges of Wye
        RESOLVED: That the bridges be painted by 1 June 2031.
        """,
        (),
        {"kind": "decision", "date": D, "body": None, "title": "Bridges of Wye"},
    ),
    "a list of decisions of several days": (
        """
        Decisions
        Decisions published
        06/05/2031 - Bridges ref: 12
        Decision Maker: Leader of the Council
        02/05/2031 - Ferries ref: 11
        Decision Maker: Leader of the Council
        """,
        (),
        {"kind": "decision", "date": None, "title": None},
    ),
    "an officer's record in other words": (
        """
        # Record of an Officer's Urgent Decision
        Decision title: Ferry fares
        Date of decision: 6 May 2031
        """,
        (),
        {"kind": "decision", "date": D, "title": "Ferry fares"},
    ),
    "minutes named behind their committee": (
        """
        Wye Regis Town Council
        Parks and Paths Committee Minutes – 6 May 2031
        Cllr A Oke   Cllr B Hale
        1. Apologies
        Apologies were received from Cllr C Moss.
        """,
        (),
        {
            "kind": "minutes",
            "body": "Parks and Paths Committee",
            "date": D,
            "organisation": "Wye Regis Town Council",
        },
    ),
    "minutes with nothing above but day and place": (
        """
        Date: 6 May 2031
        Time: 6.30 pm
        Venue: The School
        Miss A Oke (Headteacher), Mrs B Hale, Mr C Moss (Chair)
        The meeting was convened at 6.35pm.
        Apologies for absence were received and accepted from Mrs D Fenn.
        It was proposed by Miss Oke, seconded by Mrs Hale and unanimously RESOLVED – that Mr Moss be elected.
        """,
        (),
        {"kind": "minutes", "body": None, "date": D},
    ),
    "a letter that tells of one decision is no minutes": (
        """
        Date: 6 May 2031
        Dear neighbour
        It was agreed that Mill Lane will close. We are sorry for the noise.
        """,
        (),
        {"kind": "other"},
    ),
    "a page of business that was resolved, which calls itself nothing": (
        """
        Agenda Items
        Apologies
        To receive any apologies.
        Ferries
        To advise Members of the ferries.
        RESOLVED that the fares be noted.
        Boats
        RESOLVED that the boats be painted.
        """,
        (),
        {"kind": "minutes"},
    ),
    "a page of business that was resolved once": (
        """
        Ferries
        RESOLVED that the fares be noted.
        Boats
        The boats are green.
        """,
        (),
        {"kind": "other"},
    ),
    "what a board publishes of its meeting": (
        """
        Meeting: Ferry Board
        Meeting Date: 6 May 2031
        Fares
        The Board approved the fares with the caveat that children pay half.
        Boats
        The Board fully supported the proposal to paint them.
        """,
        (),
        {"kind": "minutes", "body": "Ferry Board", "date": D},
    ),
    "the page of one item, with its recommendations first": (
        """
        Agenda item
        # Monitoring of the ferries
        Report from the Director of Boats.
        Recommendations:
        That Cabinet:
        1. Note the overspend.
        Minutes:
        The Leader presented the report.
        Resolved:
        That Cabinet:
        1. Noted the overspend.
        """,
        (),
        {"kind": "minutes", "body": "Cabinet", "date": None},
    ),
    "the page of one item whose decisions only name the body": (
        """
        Agenda item
        Ferries, quarter 2 ending 30 June 2031
        1. Cabinet approved changes to the timetable.
        2. Cabinet noted an overspend of £2m.
        """,
        (),
        {"kind": "minutes", "body": "Cabinet", "date": None},
    ),
    "scrutiny's prose names another body only once": (
        """
        Agenda and draft minutes
        No. | Item |
        Ferries Minutes:The Committee noted the report. Cabinet approved it in March. Members agreed to wait. |
        Boats Minutes:RESOLVED: That the Committee note the boats. |
        """,
        (),
        {"kind": "minutes", "body": "Committee"},
    ),
    "the head names the council, the prose the board": (
        """
        Wyeshire Council
        Agenda and minutes
        Venue :: Board Room 3, Council Offices, Hale
        No. Item
        1. ANNOUNCEMENTS
        Minutes:
        The FERRIES & BOATS JOINT BOARD noted there were none.
        2. MINUTES
        The minutes of the previous meeting of the Ferries & Boats Joint Board held on 6 April 2031 were signed.
        The FERRIES & BOATS JOINT BOARD agreed the action tracker.
        """,
        (),
        {"kind": "minutes", "body": "Ferries & Boats Joint Board", "organisation": "Wyeshire Council", "date": None},
    ),
    "a society's annual meeting": (
        """
        UNAPPROVED AGM MINUTES - 2031
        The constitution of The Wye Kite Society asks for a meeting each year.
        1. ACCOUNTS
        It was AGREED that the accounts be adopted.
        """,
        (),
        {"kind": "minutes", "body": "Wye Kite Society", "organisation": "Wye Kite Society"},
    ),
    "a report run together into one line": (
        f"""
        Open Report on behalf of Ann Oke, Director of Boats
        Size: px
        Transcription
        1 Agenda Item 7 Executive Open Report on behalf of Ann Oke, Director of Boats Report to: Executive \
        Date: 06 May 2031 Subject: Ferries Decision Reference: I12 Key decision? Yes Summary: \
        {"This report compares spending. " * 16}
        """,
        (),
        {"kind": "report", "body": "Executive", "date": D},
    ),
    "a board's name run together with its organisation": (
        f"""
        18
        CLASSIFICATION: PUBLIC WYE HEALTH AND SOCIAL CARE PARTNERSHIP INTEGRATION JOINT BOARD: 6 MAY 2031 FERRIES \
        AS AT 31 MARCH 2031 Report by Chief Boat Officer PURPOSE OF REPORT 1. \
        {"The purpose of this report is long. " * 9}
        """,
        (),
        {
            "kind": "report",
            "body": "Integration Joint Board",
            "date": D,
            "organisation": "Wye Health and Social Care Partnership",
        },
    ),
    "minutes run together into one line": (
        f"""
        Hale Parish Council
        Size: px
        Transcription
        1 (These minutes are published subject to approval by the Council) Hale Parish Council Minutes of a Meeting of \
        Hale Parish Council held at 7.00pm on Tuesday 6 May 2031 at the Hall Par/285/30-31 Present: Cllr P Moss. \
        {"They spoke of the paths. " * 30}
        """,
        (),
        {"kind": "minutes", "body": "Hale Parish Council", "date": D},
    ),
    "notice of what a cabinet decided": (
        """
        Notice of decisions taken by the Cabinet on Tuesday 6 May 2031
        Date of publication: 8 May 2031
        1. Ferry fares
        Resolved: that the fares be £3.
        """,
        (),
        {"kind": "decision", "body": "Cabinet", "date": D},
    ),
    "a page to search decisions on is none": (
        """
        Officer Decisions
        Use the search options below to find decisions.
        No matching decisions
        """,
        (),
        {"kind": "other", "body": None, "date": None},
    ),
    "a day with dots behind the minutes": (
        """
        FGB Minutes 6.5.31 Approved
        Present: Mrs A Oke (Head), Mr B Moss (Chair)
        1. Apologies
        Apologies were accepted.
        """,
        (),
        {"kind": "minutes", "date": D},
    ),
    "an item's text with its minutes, and a board that is only called the Board": (
        """
        Future items
        Members of the Board are invited to name items for the future meetings of the Board, which take place in the \
        harbour and last two hours. Minutes:
        The Board agreed to begin at six.
        """,
        (),
        {"kind": "minutes", "body": "Board", "date": None},
    ),
    "a letter about a meeting to come": (
        """
        Dear Resident
        Annual Parish Meeting 2031
        You are invited to the annual parish meeting on Tuesday 6 May 2031 in the hall.
        """,
        (),
        {"kind": "other", "body": None},
    ),
    "a page that lists minutes": (
        """
        Minutes of Meetings
        Minutes of the Town Council are a formal record of what it decided.
        Please click on the links below.
        Town Council Minutes 2029-30
        Town Council Minutes 2030-31
        """,
        (),
        {"kind": "other", "date": None},
    ),
    "a report that nothing heads": (
        """
        Wye Combined Authority Board
        6 May 2031
        Ferry Programme: Outturn
        1. Executive Summary
        1.1 This report asks for £3m.
        Recommendations
        The Board is asked to approve the outturn.
        """,
        (),
        {"kind": "report", "body": "Wye Combined Authority Board", "date": D},
    ),
    "a decision whose labels stand in one line": (
        """
        Decision - Ferry fares
        Decision Maker: Cabinet Member for Ferries Outcome: Approved Is Key Decision?: No Is Callable In?: Yes
        Date of Decision: 06/05/2031
        That the fares be £3.
        """,
        (),
        {"kind": "decision", "date": D},
    ),
    "a contract's first day is not the meeting's": (
        """
        Hale Parish Council
        Minutes 6 May 2031
        Parish Council meeting on Tuesday 6 May 2031 at 7.30 p.m.
        At the meeting the contract commencing 1 June 2031 was signed.
        """,
        (),
        {"kind": "minutes", "body": "Hale Parish Council", "date": D},
    ),
    "a contract's days in the head, and the meeting's in the title": (
        """
        Hale Town Council - Council Meeting 6 May 2031
        Meeting to agree the contract. Contract to be held from 1 June 2031 to 31 May 2032.
        Present: Cllr Oke
        Resolved: to agree.
        """,
        (),
        {"kind": "minutes", "date": D},
    ),
    "members come from other organisations": (
        """
        HALE BOROUGH COUNCIL
        Minutes of the Ferry Board
        6 May 2031
        Members present:
        Ann Oke, Place Director, NHS Wye ICB
        Ben Moss, Director, NHS Wye ICB
        Cat Fenn, Director, NHS Wye ICB
        """,
        (),
        {"kind": "minutes", "organisation": "Hale Borough Council", "date": D},
    ),
    "title above the author": (
        """
        # Hale and Wye Neighbourhood Committee
        6 May 2031
        # Mill Lane Crossing - Results
        Report by Ann Oke, Director of Highways
        Relevant Portfolio Holder: Councillor Ben Hale
        # Purpose of Report
        To consider the crossing.
        """,
        (),
        {
            "kind": "report",
            "body": "Hale and Wye Neighbourhood Committee",
            "date": D,
            "title": "Mill Lane Crossing - Results",
            "portfolio": ("Councillor Ben Hale",),
        },
    ),
    "front sheet in a table": (
        """
        # Wye Valley NHS Foundation Trust
        | Meeting: | Trust Board | Date of meeting: | 6 May 2031 |
        | Report title: | Winter plan | Agenda item: | 7 |
        | Executive lead: | Ann Oke, Chief Nurse | | |
        The Board is asked to note the plan.
        """,
        (),
        {
            "kind": "report",
            "body": "Trust Board",
            "date": D,
            "title": "Winter plan",
            "organisation": "Wye Valley NHS Foundation Trust",
            "reporting_officers": ("Ann Oke, Chief Nurse",),
        },
    ),
    "people printed one under the other": (
        """
        From :: Ann Holt, Cabinet Member for Open Spaces Ben Moss, Director of Highways (South) Kate Oke, Clerk
        To :: Cabinet, 6 May 2031
        Subject :: Winter plan
        # Recommendation
        Cabinet is asked to note the plan.
        """,
        (),
        {
            "kind": "report",
            "body": "Cabinet",
            "date": D,
            "title": "Winter plan",
            "reporting_officers": (
                "Ann Holt, Cabinet Member for Open Spaces",
                "Ben Moss, Director of Highways (South)",
                "Kate Oke, Clerk",
            ),
        },
    ),
    "one person who stands for another": (
        """
        From :: Ann Holt, Deputy of Ben Moss, Director of Highways
        To :: Cabinet, 6 May 2031
        Subject :: Winter plan
        # Recommendation
        Cabinet is asked to note the plan.
        """,
        (),
        {
            "kind": "report",
            "body": "Cabinet",
            "date": D,
            "title": "Winter plan",
            "reporting_officers": ("Ann Holt, Deputy of Ben Moss, Director of Highways",),
        },
    ),
    "a health board by its mark alone": (
        """
        NHS BRAEWYE
        BOARD
        Minute of a Meeting of the Board held on Tuesday 6 May 2031.
        The Board met. Members of Braewye were welcomed.
        """,
        (),
        {"kind": "minutes", "body": "Board", "date": D, "organisation": "NHS Braewye"},
    ),
    "what a board agreed, without a word of minutes": (
        """
        Braewye Integration Joint Board
        6 May 2031 - 13:00 to 14:00
        1. Membership
        Following consideration the Board agreed: to note the change.
        2. Budget
        Following consideration the Board agreed: the budget. The Board noted the risk.
        """,
        (),
        {"kind": "minutes", "body": "Braewye Integration Joint Board", "date": D},
    ),
    "minutes of a meeting held": (
        """
        KENWYE COUNTY COUNCIL
        CABINET
        MINUTES of a meeting of the Cabinet held in the Council Chamber, Wye Hall on Tuesday, 6 May 2031.
        PRESENT: Mr A Oke (Chairman), Mrs B Hale
        1. Apologies
        There were none.
        """,
        (),
        {"kind": "minutes", "body": "Cabinet", "date": D, "title": None, "organisation": "Kenwye County Council"},
    ),
    "body and date on the first line": (
        """
        CORPORATE PARENTING PANEL– 6 May 2031
        MINUTES of the meeting held in the Oak Room, Wye Hall.
        PRESENT: Ann Oke (Chair), Ben Hale
        """,
        (),
        {"kind": "minutes", "body": "Corporate Parenting Panel", "date": D},
    ),
    "parish without the word minutes": (
        """
        Hale Parish Council - 6th May 2031
        Present
        Councillors A Oke (Chair), B Hale
        31.05.1 Apologies
        None
        31.05.2 Minutes
        All agreed the record, and it was signed. It was resolved to pay the invoices.
        """,
        (),
        {"kind": "minutes", "body": "Hale Parish Council", "organisation": "Hale Parish Council", "date": D},
    ),
    "parish letterhead": (
        """
        Clerk : Ann Oke Telephone : 01632 960000
        HALE PARISH COUNCIL
        MEETING TO BE HELD ON TUESDAY, 6th MAY 2031 @ 7.30pm
        HALE VILLAGE HALL
        AGENDA
        1. To receive apologies
        2. To approve the minutes of the last meeting held on 4th March 2031
        """,
        (),
        {"kind": "agenda", "body": "Hale Parish Council", "organisation": "Hale Parish Council", "date": D},
    ),
    "parish in one sentence": (
        """
        Minutes of the Annual Meeting of Hale upon Wye Parish Council held on Tuesday 6th May 2031 at 7.30pm in the hall
        Present: Cllrs Oke and Reed
        1. Election of Chair
        """,
        (),
        {
            "kind": "minutes",
            "body": "Hale upon Wye Parish Council",
            "organisation": "Hale upon Wye Parish Council",
            "date": D,
        },
    ),
    "ModernGov page as text": (
        """
        Agenda and minutes
        Housing and Care Policy and Performance Board - Tuesday, 6th May, 2031 6.30 p.m.
        Venue: Council Chamber, Hale Town Hall
        Contact: Kim Reed on 01632 960001 or email kim.reed@hale.gov.uk
        Items
        10.
        Minutes pdf icon PDF 228 KB
        Minutes:
        The minutes of Hale Borough Council's board were signed.
        """,
        (),
        {
            "kind": "minutes",
            "body": "Housing and Care Policy and Performance Board",
            "date": D,
            "organisation": "Hale Borough Council",
            "venue": "Council Chamber, Hale Town Hall",
            "contact": "Kim Reed on 01632 960001 or email kim.reed@hale.gov.uk",
        },
    ),
    "agenda front sheet": (
        """
        # AGENDA
        # CABINET
        Tuesday, 6th May, 2031, at 10.00 am Ask for: Ann Oke
        Council Chamber, Wye Hall
        1. Apologies
        2. Minutes of the Meeting held on 9th April 2031 (Pages 1 - 10)
        Ann Oke, General Counsel, Wye County Council, Monday, 28 April 2031
        """,
        (),
        {"kind": "agenda", "body": "Cabinet", "date": D, "organisation": "Wye County Council"},
    ),
    "summons": (
        """
        # Wye Town Council
        You are hereby summoned to attend a meeting of the Planning Committee to be held on 6 May 2031 at 7 pm
        1. Apologies
        2. To approve the minutes
        """,
        (),
        {"kind": "agenda", "body": "Planning Committee", "date": D, "organisation": "Wye Town Council"},
    ),
    "record of decision, signed": (
        """
        KENWYE COUNTY COUNCIL – RECORD OF DECISION
        DECISION TO BE TAKEN BY:
        Mrs Ann Oke, Cabinet Member for Children
        DECISION NUMBER:
        31/00093
        Subject Matter / Title of Decision
        Family hubs
        Decision:
        As Cabinet Member I agree to close the hub by 31 March 2032.
        signed
        date 6 May 2031
        """,
        (),
        {"kind": "decision", "body": None, "date": D, "organisation": "Kenwye County Council", "title": "Family hubs"},
    ),
    "record of decision of a cabinet, unsigned": (
        """
        KENWYE COUNTY COUNCIL – PROPOSED RECORD OF DECISION
        DECISION TO BE TAKEN BY:
        Cabinet
        DECISION NO:
        31/00096
        Decision:
        Cabinet agree to the plan.
        """,
        (),
        {"kind": "decision", "body": "Cabinet", "date": None, "organisation": "Kenwye County Council"},
    ),
    "governors": (
        """
        # Oke Lane Primary School
        Minutes of the Full Governing Body Meeting
        held on 6th May 2031 at 6 p.m.
        Present: Ann Oke (Chair), Ben Hale (Headteacher)
        1. Apologies
        """,
        (),
        {"kind": "minutes", "body": "Full Governing Body", "organisation": "Oke Lane Primary School", "date": D},
    ),
    "integration joint board": (
        """
        # Wye Health and Social Care Partnership
        | Meeting | Hale and Wye Integration Joint Board |
        | Date | 6 May 2031 |
        | Report Title | Budget monitoring |
        | Report Author | Ann Oke |
        1. Purpose of the Report
        """,
        (),
        {"kind": "report", "body": "Hale and Wye Integration Joint Board", "date": D, "title": "Budget monitoring"},
    ),
    "board of directors": (
        """
        WYE TEACHING HOSPITALS NHS FOUNDATION TRUST
        UNCONFIRMED MINUTES OF THE MEETING OF THE BOARD OF DIRECTORS HELD IN PUBLIC ON 6 MAY 2031
        Present: Ms A Oke, Chair
        31/41 Apologies
        """,
        (),
        {
            "kind": "minutes",
            "body": "Board of Directors",
            "date": D,
            "organisation": "Wye Teaching Hospitals NHS Foundation Trust",
        },
    ),
    "Irish district": (
        """
        MINUTES OF PROCEEDINGS AT BUDGET MEETING OF THE MUNICIPAL DISTRICT OF OKE-HALE HELD IN THE HALL ON 6TH MAY, 2031
        PRESENT IN THE CHAIR:
        Councillor A. Oke, An Cathaoirleach.
        1. Draft Budgetary Plan
        """,
        (),
        {"kind": "minutes", "body": "Municipal District of Oke-Hale", "date": D},
    ),
    "running head as the last resort": (
        "Members noted the paper.\nThey asked for another.",
        ("Wye County Council, 6 May 2031",),
        {"organisation": "Wye County Council", "date": D},
    ),
    "plan": (
        "# Foreword\nWe want to live well.\n# 1. Introduction\nThis plan sets out what Hale Borough Council will do.",
        (),
        {"kind": "plan", "body": None, "organisation": "Hale Borough Council"},
    ),
    "strategy by its title": (
        "# Wye County Council\n# Housing Strategy 2031-36\nHomes matter.",
        (),
        {"kind": "plan", "title": "Housing Strategy 2031-36", "organisation": "Wye County Council"},
    ),
    "table of committee and item": (
        """
        # Wye Council
        | Committee and Date | Item |
        | Cabinet 6 May 2031 | 7 |
        # Budget monitoring
        Responsible Officer: Ann Oke
        """,
        (),
        {"kind": "report", "body": "Cabinet", "date": D, "title": "Budget monitoring", "organisation": "Wye Council"},
    ),
    "labels without colon": (
        """
        # REPORT TO THE CABINET
        # 6 May 2031
        # Budget monitoring
        Report of the Director of Finance
        1. Purpose
        The budget of Wye Borough Council.
        """,
        (),
        {
            "kind": "report",
            "body": "Cabinet",
            "date": D,
            "title": "Budget monitoring",
            "reporting_officers": ("Director of Finance",),
        },
    ),
    "body and date in one value": (
        """
        Report for: Cabinet, 6 May 2031
        Title: Budget monitoring
        Report authorised by: Ann Oke, Director
        Lead Officer: Ben Hale
        Ward(s) affected: All
        London Borough of Hale
        """,
        (),
        {"kind": "report", "body": "Cabinet", "date": D, "organisation": "London Borough of Hale", "wards": "All"},
    ),
    "a decision session of one member": (
        """
        # Decision Session - Executive Member for Transport
        6 May 2031
        Report of the Director of Place
        # Residents parking in Oke Street
        City of Wye Council
        """,
        (),
        {
            "kind": "report",
            "body": None,
            "date": D,
            "title": "Residents parking in Oke Street",
            "organisation": "City of Wye Council",
        },
    ),
    "agenda in a table": (
        """
        # NHS Hale and Wye Integrated Care Board
        # Board Meeting in Public
        Tuesday 6 May 2031, 10:00 - 12:30
        | No | Time | Item | Lead |
        | 1. | 10:00 | Welcome and apologies | Chair |
        | 2. | 10:05 | Declarations of interest | Chair |
        """,
        (),
        {"kind": "agenda", "body": "Board", "date": D, "organisation": "NHS Hale and Wye Integrated Care Board"},
    ),
    "committee of a health board": (
        """
        WYE VALLEY UNIVERSITY HEALTH BOARD
        UNCONFIRMED MINUTES OF THE MEETING OF THE QUALITY, SAFETY AND EXPERIENCE COMMITTEE
        Date and Time of Meeting: Wednesday 6 May 2031
        Venue: Board Room
        Present:
        Ann Oke, Independent Member
        """,
        (),
        {
            "kind": "minutes",
            "body": "Quality, Safety and Experience Committee",
            "date": D,
            "organisation": "Wye Valley University Health Board",
            "venue": "Board Room",
        },
    ),
    "committee of a town council": (
        """
        HALE TOWN COUNCIL
        MINUTES OF THE PLANNING & ENVIRONMENT COMMITTEE HELD AT THE GUILDHALL ON TUESDAY 6 MAY 2031 AT 6.30PM
        Present: Cllr Oke
        """,
        (),
        {"kind": "minutes", "body": "Planning & Environment Committee", "date": D, "organisation": "Hale Town Council"},
    ),
    "officer's decision": (
        """
        Wye District Council
        Record of Officer Decision
        Decision maker: Ann Oke, Head of Planning
        Subject: Tree order 7
        Date of decision: 6 May 2031
        Decision: To confirm the order, with effect from 1 June 2031.
        """,
        (),
        {"kind": "decision", "body": None, "date": D, "title": "Tree order 7", "organisation": "Wye District Council"},
    ),
    "notice of a member's decision": (
        """
        Notice of Executive Decision
        Cabinet Member for Roads
        Decision taken by the Cabinet Member on 6 May 2031
        1. That the road be closed
        Call-in deadline 14 May 2031
        Hale Metropolitan Borough Council
        """,
        (),
        {
            "kind": "decision",
            "body": None,
            "date": D,
            "title": None,
            "organisation": "Hale Metropolitan Borough Council",
        },
    ),
    "signature's line": (
        """
        WYE COUNTY COUNCIL – RECORD OF DECISION
        Decision:
        As Cabinet Member I agree to end the contract on 31 March 2032.
        6/5/2031
        ................................. ..................
        signed date
        """,
        (),
        {"kind": "decision", "date": D},
    ),
    "page about one item at one meeting": (
        """
        # Issue - meetings
        # Winter plan
        # Meeting: 06/05/2031 - Integration Joint Board (Item 3)
        3 Winter plan pdf icon PDF 150 KB
        Decision:
        The Board resolved to note the plan.
        Minutes:
        The Board had before it the plan.
        """,
        (),
        {"kind": "minutes", "body": "Integration Joint Board", "date": D},
    ),
    "list of meetings": (
        "# Browse meetings\n15 Jun 2031\n3 Mar 2031\n29 Jan 2031\n15 Jan 2031\n4 Dec 2030\n18 Nov 2030",
        (),
        {"kind": "other", "date": None},
    ),
    "abbreviation spelt out by the paper's own words": (
        "# Panel for Children– 6 May 2031\nMINUTES of the meeting held in County Hall, Wychester.\nPRESENT: Ann Oke\n"
        + "Wyeshire children said that Wyeshire schools in Wyeshire matter, and WCC agreed.\n" * 4,
        (),
        {"kind": "minutes", "organisation": "Wyeshire County Council", "date": D},
    ),
    "name parted over two lines": (
        """
        At a meeting of the ADULTS SCRUTINY COMMITTEE of Okeham
        Borough Council held on Tuesday 6th May, 2031
        Present:- Councillor G HALE in the Chair
        31. Minutes
        Resolved - That the minutes be signed. NHS Okeham CCG sent its thanks.
        """,
        (),
        {"kind": "minutes", "body": "Adults Scrutiny Committee", "date": D, "organisation": "Okeham Borough Council"},
    ),
    "the day of another committee in a field": (
        """
        Agenda item :: 9
        Title of paper :: Pooled budget
        Lead executive :: Ann Oke, Chief Officer
        Previously considered by :: Finance Committee, 10 January 2031
        """,
        ("NHS Okeham CCG Governing Body, 6 May 2031",),
        {"kind": "report", "title": "Pooled budget", "date": D, "organisation": "NHS Okeham CCG"},
    ),
    "report by its title": (
        "# Wye County Council\n# Quarterly Performance Report\nThe service met its targets.",
        (),
        {"kind": "report", "title": "Quarterly Performance Report", "organisation": "Wye County Council"},
    ),
    "labels in a column of their own": (
        """
        Oke Hospitals NHS Foundation Trust
        Report to the Board of Directors
        Date of meeting 6 May 2031
        Agenda item 7
        Title Winter plan
        Prepared by Deputy Chief Nurse
        Status For information
        """,
        (),
        {
            "kind": "report",
            "body": "Board of Directors",
            "date": D,
            "title": "Winter plan",
            "organisation": "Oke Hospitals NHS Foundation Trust",
            "reporting_officers": ("Deputy Chief Nurse",),
        },
    ),
    "board that is its own organisation": (
        """
        # OKE AND HALE INTEGRATION JOINT BOARD
        Date of Meeting: 6 May 2031
        Title of Report: Budget
        Report by: Chief Finance Officer
        """,
        (),
        {"kind": "report", "body": "Oke and Hale Integration Joint Board", "date": D, "title": "Budget"},
    ),
    "committee with policy in its name": (
        "COMHAIRLE NAN OKE\nPOLICY AND RESOURCES COMMITTEE 6 MAY 2031\n# BUDGET\nReport by Director of Finance",
        (),
        {"kind": "report", "body": "Policy and Resources Committee", "date": D, "title": "BUDGET"},
    ),
    "nothing said": ("We talked about paths.", (), {"kind": "other", "body": None, "organisation": None, "date": None}),
}


@pytest.mark.parametrize("name", CASES)
def test_facts(name: str) -> None:
    notation, running, expected = CASES[name]
    facts = facts_of(notation, running).model_dump()
    assert {key: facts[key] for key in expected} == expected


ONE_LINE = [
    ("OKE PARISH COUNCIL MINUTES OF THE ANNUAL MEETING HELD ON 6 MAY 2031", "Oke Parish Council", "Oke Parish Council"),
    ("OKE PARISH COUNCIL Minutes of Meeting held on Tuesday 6th May 2031", "Oke Parish Council", "Oke Parish Council"),
    (
        "Minutes of the Oke Parish Council meeting held at 7.30pm on 6th May 2031",
        "Oke Parish Council",
        "Oke Parish Council",
    ),
    ("MINUTES OF THE MEETING OF OKE TOWN COUNCIL. Held on 6th May 2031", "Oke Town Council", "Oke Town Council"),
    ("Oke Community Council - Minutes of Meeting held 6 May 2031", "Oke Community Council", "Oke Community Council"),
    (
        "At a MEETING of the OKE INTEGRATION JOINT BOARD held remotely on 6th May, 2031.",
        "Oke Integration Joint Board",
        None,
    ),
    (
        "Minutes of the Finance Committee of Oke Town Council held on 6 May 2031",
        "Finance Committee",
        "Oke Town Council",
    ),
    (
        "Draft minutes of the Full Council meeting of Oke Town Council held on 6 May 2031",
        "Full Council",
        "Oke Town Council",
    ),
    (
        "Minute of the Meeting of Oke and Hale Council held on Tuesday 6 May 2031",
        "Oke and Hale Council",
        "Oke and Hale Council",
    ),
    (
        "MINUTES OF THE COUNCIL OF GOVERNORS OF OKE NHS TRUST HELD ON 6 MAY 2031",
        "Council of Governors",
        "Oke NHS Trust",
    ),
    ("Minutes of the Board of Directors meeting held in public on 6 May 2031", "Board of Directors", None),
    (
        "Minutes of the Local Governing Body meeting of Oke Academy held on 6 May 2031",
        "Local Governing Body",
        "Oke Academy",
    ),
    ("Licensing Sub-Committee - Tuesday 6 May 2031", "Licensing Sub-Committee", None),
    ("OKE COUNTY COUNCIL - MINUTES OF THE MEETING OF THE CABINET HELD ON 6 MAY 2031", "Cabinet", "Oke County Council"),
]


def test_minutes_of_a_local_board_are_minutes_whatever_stands_before_the_word() -> None:
    told = "\n1.31.1 Welcome\nThe Chair welcomed all.\n1.31.2 Fees\nDECISION: Governors approved the fees."
    assert facts_of(f"LGB Minutes of Oke School held on 6 May 2031{told}").kind == "minutes"
    assert facts_of("LGB Minutes of Oke School\nClick below to download them.").kind != "minutes"


def test_libraries_halls_and_tierless_councils_are_their_own_bodies() -> None:
    for head, body in (
        ("Meeting of the Anna Oke Memorial Library\nMay 6, 2031 at 5 pm", "Anna Oke Memorial Library"),
        ("OKE MAGNA COUNCIL\nMINUTES OF THE ANNUAL PARISH COUNCIL MEETING held on 6 May 2031", "Oke Magna Council"),
        ("Minutes of the meeting of the Oke Community Library Trust held on 6 May 2031", "Oke Community Library Trust"),
        ("Friends of Oke Park\nAnnual General Meeting\nTuesday 6 May 2031", "Friends of Oke Park"),
        ("Oke Green Social Hall\nMinutes of an Annual General Meeting\nTuesday 6 May 2031", "Oke Green Social Hall"),
    ):
        facts = facts_of(
            f"{head}\nCalled to order at 5. Hale and Reed present.\n1. Agenda\n"
            "Motion to approve by Reed, seconded Hale.\n2. Appointment of Trustees\nNone."
        )
        assert (facts.body, facts.kind, facts.date) == (body, "minutes", D)


@pytest.mark.parametrize(("head", "body", "organisation"), ONE_LINE)
def test_minutes_whose_head_is_one_line(head: str, body: str, organisation: str | None) -> None:
    facts = facts_of(
        f"{head}\nPresent: Cllr A Hale (Chair)\n1. Apologies\nNone.\n2. Minutes\nRESOLVED that they be signed."
    )
    assert (facts.kind, facts.body, facts.date) == ("minutes", body, D)
    if organisation:
        assert facts.organisation == organisation


def test_source_structure_comes_first() -> None:
    facts = facts_of(
        "## 1. Fees\nTo consider the fees.",
        hints={
            "body": "Cabinet",
            "date": "Tuesday, 6th May, 2031 2.00 pm",
            "organisation": "Wye Council",
            "venue": "Hall",
        },
    )
    assert (facts.kind, facts.body, facts.date, facts.organisation, facts.venue) == (
        "agenda",
        "Cabinet",
        D,
        "Wye Council",
        "Hall",
    )


def test_issue_that_went_to_several_meetings_has_the_day_and_body_of_the_first_listed() -> None:
    meetings = (
        "# Meeting: 06/05/2031 - Executive\n1. Fees\nNoted.\n# Meeting: 01/04/2031 - Fees Committee\n2. Fees\nNoted."
    )
    notation = f"# Fees\n{meetings}"
    facts = facts_of(notation, hints={"page": "issue", "title": "Fees", "organisation": "Wye Council"})
    assert (facts.date, facts.body, facts.title) == (D, "Executive", "Fees")
    none = facts_of("# Fees\nThe fees.", hints={"page": "issue", "title": "Fees", "organisation": "Wye Council"})
    assert (none.date, none.body) == (None, None)


def test_contradictory_days_are_a_finding() -> None:
    paper = state_facts(
        made(
            "Date: 6 May 2031\nMinutes of the meeting of the Fees Board held on 7 May 2031\nPresent: Cllr Oke\n1. Fees"
        )
    )
    assert paper.facts.date == D
    assert [finding.kind for finding in paper.findings] == [FindingKind.CONTRADICTION]
    assert paper.findings[0].evidence is not None
    assert paper.findings[0].evidence.quote == "7 May 2031"


def test_another_meetings_day_is_no_contradiction() -> None:
    paper = state_facts(
        made("Date: 6 May 2031\nMinutes of the Fees Board\nPresent: A Oke\nMinutes of the meeting held on 1 April 2031")
    )
    assert paper.facts.date == D
    assert paper.findings == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a letter from the London Borough of Hale, dated May", ["London Borough of Hale"]),
        ("Chair NHS Hale and Wye Integrated Care Board", ["NHS Hale and Wye Integrated Care Board"]),
        ("members of the Council and of each Local Authority", []),
        ("the Hale Council Tax base", []),
        ("Hale & Wye NHS Trust", ["Hale & Wye NHS Trust"]),
    ],
)
def test_names_of_organisations(text: str, names: list[str]) -> None:
    assert [name for _, name in names_in(text)] == names


def test_capitals_are_written_as_the_paper_writes_them() -> None:
    assert unshout("HALE AND wye BOARD".upper(), "the Hale and Wye Board met") == "Hale and Wye Board"
    assert unshout("MCKAY PANEL", "Cllr McKay; the McKay Panel") == "McKay Panel"


def test_a_line_that_an_optical_reader_could_not_tell_is_no_title() -> None:
    assert facts_of("# Rates of \ufffd Hire\n\nThe hall costs £9 an hour.").title is None
    assert facts_of("# Rates of Hall Hire\n\nThe hall costs £9 an hour.").title == "Rates of Hall Hire"
