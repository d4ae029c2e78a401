"""The forms by which a paper's kind is told: the roll, what minutes report, labels and heads of pages."""

import re

from extract.sparing import SparingPattern

# "Present", "PRESENT: Cllr …", "Members present", "Attendees: …": the roll that only minutes have
ROLL = SparingPattern(
    r"^(?:(?:committee|board|panel)\s+members\s*:|(?:[^\s\d]*+\d\S*+\s+)?(?:(?:members|councillors|governors|trustees|directors|also|board\s+members)\s+)?(?:present|attendees|in\s+attendance)\b"
    r"(?!\s+(?:a|the|to|an|in)\b))",
    re.IGNORECASE | re.MULTILINE,
)
# "… were approved and signed", "The meeting closed at 8.35 pm", "It was RESOLVED": what minutes report
REPORTED = re.compile(
    r"""\b(?:RESOLVED|[Rr]esolved[\s:–—-]+(?:(?i:that)|to|unanimously|\(\w(?=\)))|(?:was|were)\s+(?i:approved|agreed|noted|received|signed|confirmed)
      |meeting\s+(?:closed|ended|concluded|was\s+closed)|to\s+a\s+close\s+at|apologies\s+(?:were|was|had\s+been)\s+received)\b""",
    re.VERBOSE,
)
# "Hale Parish Council Minutes of a Meeting held …": said behind a name, but not "to approve the minutes of the meeting"
MINUTES_OF = SparingPattern(
    r"""^(?!(?>.*?\b(?:approve|confirm|receive|sign|agree|consider|adopt|previous|last)\b).*\bminutes)
    .{0,80}\bminutes?\s+of\s+(?:a|an|the)\b.{0,120}\b(?:held|meeting)\b
    |^(?:an?|the)\s+(?:[\w-]+\s+){0,4}?meeting\s+of\s.{3,160}?\bwas\s+(?:duly\s+)?held\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "Meeting of the Trustees to be held at the Museum"
TO_BE_HELD = SparingPattern(
    r"(?:notice\s+of\s+)?(?:(?:an?|the)\s+)?(?:\w+\s+){0,3}?meeting\s+of\s.{3,90}?\s(?:is\s+)?to\s+be\s+held\b",
    re.IGNORECASE,
)
# ModernGov's table of items, as text
ITEM_TABLE = SparingPattern(r"^(?:items\s*)?(?:no\.?|number)\s*\|?\s*item\.?[\s|]*$", re.IGNORECASE | re.MULTILINE)
# "NumberItem", "001APOLOGIES": a table of items whose cells ran together
THREE_DIGITS = SparingPattern(r"^number\s*\|?\s*item\s*\n+\s*0{0,2}1\s*\|?\s*[A-Z]", re.IGNORECASE | re.MULTILINE)
# "Item | Description | Resolution", also with the cells run together: the head of a table of what was resolved
OUTCOME_TABLE = SparingPattern(
    r"^item\s*\|?\s*description\s*\|?\s*(?:resolution|decision|outcome)s?\s*$", re.IGNORECASE | re.MULTILINE
)
# "1Apologies for Absence", "2Public Discussion": items whose numbers a page lost the blank behind
GLUED_ITEM = re.compile(r"^\d{1,2}[A-Z][a-z]+", re.MULTILINE)
# "No | Time | Item | Lead": the head of an agenda in a table
AGENDA_TABLE = re.compile(
    r"""^item\s+no\.?\s+agenda\s+item\b|^(?=.*\bitems?\b)(?=.*\|)(?=.*\b(?:lead|presenter|presented\s+by|paper|purpose|enclosure|time|timing)\b)
    (?:agenda\s+)?(?:no|item|time|ref|number|agenda)\b[^\n]{0,80}$""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
# "To receive apologies", "To approve the minutes of …": how an agenda announces business
ANNOUNCED = re.compile(
    r"^(?:\d{1,3}[.)]?\s+|\w\)\s+)?to\s+(?:receive|approve|consider|note|discuss|confirm|elect|register|agree|answer|declare|review)\b",
    re.IGNORECASE | re.MULTILINE,
)
# "1. Apologies for absence", "2. Public minutes of the meeting held on": the business that an agenda lists
BUSINESS = re.compile(
    r"""^\d{1,2}[.)]?\s+(?:apologies\b|(?:public\s+|private\s+)?minutes\s+of\b|declarations?\s+of\b|public\s+question|any\s+other\s+business
      |date\s+of\s+(?:the\s+)?next\b|chair(?:man|person)?['’]s\s+(?:announcements|business)|exclusion\s+of\b|matters\s+arising|urgent\s+business)[^\n]{0,90}$""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
# "This plan sets out …", "This Strategy describes …"
PLAN_SAYS = SparingPattern(
    r"""\b(?:this|our|the)\s+(?:[\w-]+\s+){0,4}(?:plan|strategy|framework|prospectus)\s+
    (?:sets?\s+out|describes|explains|outlines|covers)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "Quarterly Performance Report", "Annual Report 2030/31"
REPORT_NAME = re.compile(
    r"\breport\b(?:[\s:–—-]+(?:for\s+)?(?:\d|quarter|q\d|april|january|july|october)[^.]*)?$", re.IGNORECASE
)
# "Minutes:" on its line, or glued in a row of a table: "Apologies Minutes:There were none."
MINUTES_HEAD = re.compile(r"(?:^|(?<=\s))Minutes:(?:$|\s?(?!To\b)[A-Z])", re.MULTILINE)
# "Minutes:" alone among the first lines: the page of an item that lost its head
VOICE = re.compile(r"(?:draft\s+)?minutes\s*:", re.IGNORECASE)
SPACED = re.compile(r"[A-Z](?:\s[A-Z]){4,8}")  # "A G E N D A"
# "Decision:" alone on its line, on a page about one issue
DECISION_ALONE = SparingPattern(r"^decisions?:\s*$", re.IGNORECASE | re.MULTILINE)
# "Report by Chief Finance Officer PURPOSE OF REPORT": the head of a report, run together into one line
REPORT_FORM = SparingPattern(
    r"""\bR(?:eport|EPORT)\s+(?i:by|of|from|to)\s+[^\n]{3,150}?\b(?:PURPOSE|SUMMARY|INTRODUCTION|RECOMMENDATIONS?)\b
      |\b(?i:purpose\s+of\s+th(?:e|is)\s+report\s+is)\b""",
    re.VERBOSE,
)
THIS_REPORT = re.compile(r"\b[Tt]his\s+(?:report|paper)\s+\w+s\b")
# "Recommendations", "The Board is asked to approve"
RECOMMENDS = SparingPattern(
    r"^[^\w\n]{0,20}(?:[\d.]+\s+)?recommend(?:ations?|ed)\b|\b(?:is|are)\s+(?:asked|invited|recommended|requested)\s+to\b",
    re.IGNORECASE | re.MULTILINE,
)
# "Click on a link below to read our minutes", "Minutes are published here": a page that only lists minutes
LISTING = SparingPattern(
    r"\b(?:click|download|links?\s+below|uploaded|(?:posted|published|available|found)\s+(?:here|below|on\s+this\s+page))\b",
    re.IGNORECASE,
)
# "Decision status: Recommendations Approved", "Is Key decision?: Yes": what ModernGov prints above a decision
DECISION_LABEL = SparingPattern(
    r"""(?<!\S)(?:d(?:ecision\s+(?:status|published|maker|type|taken|date)|ecided\s+at\s+meeting)
      |is\s+(?:key\s+decision\??|(?:subject\s+to\s+call[\s-]in|callable\s+in)\??)|reason\s+key
      |summary\s+of\s+matter\s+or\s+issue\s+requiring\s+decision
      |notice\s+of\s+proposed\s+decision\s+first\s+published)\s*:""",
    re.VERBOSE | re.IGNORECASE,
)
# "Record of an Officer's Urgent Decision", in whatever words; not "Record of decisions of the Board"
DECISION_RECORD = re.compile(
    r"""(?:proposed\s+|draft\s+)?record\s+of\s+(?:[\w’'/-]+\s+){1,5}decision\b
      |notice\s+of\s+(?:executive\s+|cabinet\s+)?decisions\b
      |decisions\s+(?:(?:taken|made)\s+)?(?:of|by|at)\s+(?:the\s+)?[^.\n]{3,80}\s(?:19|20)\d\d$
      |set\s+out\s+below\s+is\s+a\s+summary\s+of\s+(?:the\s+)?decisions\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "Forward plan", "Cabinet Forward Plan: May 2031", "Schedule of key decisions": what is yet to be decided
FORWARD_PLAN = re.compile(
    r"(?:[A-Z]\w+\s+){0,3}?(?:forward\s+plan|(?:schedule|notice)\s+of\s+(?:forthcoming\s+)?key\s+decisions)\b[^.]{0,80}",
    re.IGNORECASE,
)
# "Minutes of meetings (2030-2031)": the head of a page that lists minutes
OF_MEETINGS = re.compile(r"of\s+(?:\w+\s+){0,4}meetings\b(?!.*\bheld\b)", re.IGNORECASE)
# What a board's minutes tell beside their decisions, though nothing in their head calls them so
MOTION_WORDS = (
    "called to order",
    "seconded",
    "second by",
    *(f"motion {verb}" for verb in ("was", "carried", "passed", "approved")),
    "adjourned at",
)
MOTIONS = re.compile(
    r"\b(?:called\s+to\s+order|seconded|second\s+by|motion\s+(?:was\s+)?(?:carried|passed|approved)|adjourned\s+at)\b",
    re.IGNORECASE,
)
# "LGB Minutes of Hale Primary School held on 5 May 2031", "Audit Committee Minutes Date: 5 May", "Notes from the May
# meeting"
MINUTES_HELD = re.compile(
    r"(?:[A-Z][\w&]*\s+){1,3}Minutes\s+of\s+(?!the\s+(?:last|previous)).{3,90}\bheld\s+(?:on|at)\b"
    r"|.{3,120}?\bMinutes\s+(?:Date|Venue|Present)\s*:|Notes\s+from\s+the\s+(?:\w+\s+){1,3}meeting\b"
)
# "Executive Decision Notice – 4 May 2031 Page 1 This notice is …": a notice that lost its line breaks
RUN_ON_NOTICE = re.compile(
    r"(?:[A-Z]\w+\s+){0,3}(?:Decision\s+(?:Notice|Record)|Record\s+of\s+Decision)\s*[:–—-]", re.IGNORECASE
)
HELD = re.compile(r"held\s+(?:on|at|in)\b", re.IGNORECASE)  # "Held on 4 May 2031", below the name of a hearing
# "NHS Hale held its latest Board meeting in public on"
HELD_ITS = re.compile(r"\bheld\s+(?:its|their|our)\s+(?:[\w’'-]+\s+){0,5}meeting\b")
MEMO = re.compile(r"^(?:from|to|subject|by)\b\s*:", re.IGNORECASE | re.MULTILINE)
