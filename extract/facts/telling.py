"""Papers that no heading names: what their sentences tell of a meeting or of a decision."""

import re
from functools import lru_cache
from itertools import islice

from extract.facts.body_names import clean_body
from extract.memory import mentions, remember_by
from extract.sparing import SparingPattern
from extract.values.periods import find_periods
from models import Paper

_DECIDE = r"(?:approved|agreed|noted|endorsed|supported|resolved|considered|received|accepted|granted|authorised)"
# "The Board approved the bid", "Cabinet noted the report", "the Committee fully supported": what a body did
_BODY_DID = re.compile(
    rf"""\b(?:[Tt]he\s+(?:[A-Z][\w&’'-]*\s+(?:(?:and|of|for|&)\s+)?){{0,7}}
      (?:Board|Committee|Sub-Committee|Panel|Forum|Council|Executive|Cabinet|Trustees|Governors|Members|Team|BOARD|COMMITTEE)|Cabinet)
    \s+(?:(?:\w+ly|also|then)\s+)?{_DECIDE}\b""",
    re.VERBOSE,
)
# "(i) that the programme … be noted;", "1. Cabinet approved changes …": a decision as a paragraph of its own
_DECIDED_LIMB = re.compile(
    rf"""^[^\S\n]{{0,20}}(?:\(?[\divxa-z]{{1,4}}[.)]\s+)?(?:[Tt]hat\s[^\n]{{5,600}}?\bbe\s+(?:approved|agreed|noted|endorsed|given|accepted)\b
      |(?:The\s+)?[A-Z]\w+\s+{_DECIDE}\b)""",
    re.VERBOSE | re.MULTILINE,
)
_RECOMMENDS = re.compile(r"^[^\w\n]{0,20}(?:officer\s+)?recommend(?:ation|ed|s)", re.IGNORECASE | re.MULTILINE)
_RESOLVED = SparingPattern(r"\bRESOLVED\b|^[^\w\n]{0,20}resolved\b", re.IGNORECASE | re.MULTILINE)
# "The recommendation as set out in the report was moved, seconded, voted on and carried."
_CARRIED = SparingPattern(r"\b(?:recommendations?|motion)\b[^.\n]{0,60}\bmoved\b[^.\n]{0,60}\bcarried\b", re.IGNORECASE)
_MINUTES_LABEL = SparingPattern(r"^minutes:", re.IGNORECASE | re.MULTILINE)

# What only minutes tell, a pattern for each thing that happens at a meeting, behind words of which each match has one.
_HAPPENS = tuple(
    (words, re.compile(pattern, re.IGNORECASE))
    for words, pattern in (
        # "The meeting was convened at 6.35pm", "Call to order: 7 pm"
        (
            ("meeting", "order"),
            r"\bmeeting\s+(?:was\s+)?(?:convened|opened|commenced|started|began|declared\s+open)\b|\bcall(?:ed)?\b[^.\n]{0,40}\bto\s+order\b",
        ),
        # "Governors were welcomed to the meeting", "The Chair welcomed everyone"
        (
            ("welcomed",),
            r"\bwelcomed\s+(?:to\s+the\s+meeting|everyone|all|members|those|governors|attendees|councillors)\b",
        ),
        # "Apologies for absence were received and accepted from"
        (
            ("apologies",),
            r"\bapologies\b[^.\n]{0,60}\b(?:were|was|had\s+been|have\s+been)\s+(?:\w+\s+)?(?:received|given|accepted|noted|tendered|sent)\b",
        ),
        # "It was agreed that", "and unanimously RESOLVED"
        (
            ("agreed", "resolved"),
            r"\b(?:it\s+was|was\s+then|were|and)\s+(?:\w+ly\s+)?(?:agreed|resolved)\b|\bresolved\s+(?:that|to|[–—-])",
        ),
        # "proposed by Miss Oke, seconded by Mr Hale", "Motion to approve by Oke, second by Hale"
        (("second",), r"\b(?:proposed|moved|motion)\b[^.]{0,160}\bsecond(?:ed|\s+by)?\b"),
        # "The minutes of the last meeting were approved and signed"
        (
            ("minutes",),
            r"\bminutes\b[^.\n]{0,120}\b(?:were|be|was)\s+(?:\w+\s+){0,2}(?:approved|confirmed|agreed|signed|accepted|adopted)\b",
        ),
        # "There being no further business the meeting closed at 8pm"
        (
            ("meeting", "agm", "session", "business"),
            r"\b(?:meeting|agm|session)\s+(?:was\s+)?(?:closed|ended|concluded|finished|adjourned)\b|\bno\s+(?:further|other)\s+business\b",
        ),
        # "No declarations of interest were made"
        (
            ("declaration",),
            r"\bdeclarations?\b[^.\n]{0,60}\b(?:were|was)\s+(?:\w+\s+)?(?:made|received|declared|given)\b",
        ),
        # "Mr Oke left the room at 5.40pm", "Ms Hale joined the meeting"
        (("left", "joined", "entered"), r"\b(?:left|joined|entered)\s+the\s+(?:meeting|room)\b"),
    )
)
_ENOUGH = 3
_SHORT = 160  # characters of a heading
# "Minutes of a Meeting of Hale Parish Council held at 7.00pm", in the middle of a line
_IN_LINE = re.compile(
    r"\bMinutes?\s+of\s+(?:(?:an?|the)\s+)?(?:\w+\s+){0,4}?meeting\s+(?:of|held)\b|\bmeeting\s+held\b.{10,250}?\bminutes\s+present\b",
    re.IGNORECASE,
)
_NOT_THESE = re.compile(
    r"\b(?:approve|approval|confirm|confirmation|receive|sign|signing|agree|consider|adopt|adoption|previous|last|next|matters|draft\s+the"
    r"|from\s+the|note|accuracy)\b",
    re.IGNORECASE,
)
_OF_MINUTES = SparingPattern(r"(?P<whose>[A-Z\d][^\n|]{2,90}?)\s+minutes\b[\s:.,–—-]*", re.IGNORECASE)
_MEETS = re.compile(r"\b(?:meeting|agm|a\.g\.m\.?|egm|fgb)$", re.IGNORECASE)


@lru_cache(2)
def tells_of_meeting(text: str) -> bool:
    """Tell whether the sentences report what happened at a meeting: three of the things that minutes tell.

    >>> tells_of_meeting("The meeting opened at 6. Apologies were received from Mr Oke. It was agreed that fees rise.")
    True
    >>> tells_of_meeting("It was agreed that fees rise. The report was welcomed by members.")
    False
    """
    told = [pattern for words, pattern in _HAPPENS if mentions(text, words)]
    happened = (pattern for pattern in told if pattern.search(text, 0, 30000))
    return len(told) >= _ENOUGH and len(list(islice(happened, _ENOUGH))) == _ENOUGH


# "Members considered the bids", "The Committee received a report": what a body did before it resolved
_TOOK_UP = re.compile(
    r"""\b(?:Members|Councillors|Governors|Trustees|Directors|(?:[Tt]he\s+(?:[A-Z][\w&’'-]*\s+){0,6})?
      (?:Board|Committee|Sub-Committee|Panel|Forum|Council|Executive|Cabinet|Authority|Trustees|Governors|Members))
    \s+(?:(?:\w+ly|also|then|were\s+asked\s+to)\s+)?(?:considered|received|discussed|noted|heard|welcomed|reviewed?|debated|asked)\b""",
    re.VERBOSE,
)
_FEWEST_TAKEN_UP = 2
# "It was noted that", "Moved by Mr Oke, seconded by Ms Hale"
_MOVED = re.compile(r"\bIt\s+was\s+(?:noted|reported|agreed|explained)\b|\b[Mm]oved\b[^.\n]{0,80}\b[Ss]econded\b")
_PAST_RESOLVED = re.compile(
    r"\bRESOLVED\b|^Resolved:|(?i:\b(?:members|committee|council|board|panel|cabinet|trustees|governors|it\s+was)\s+(?:\w+ly\s+)?resolved\b)",
    re.MULTILINE,
)
# "Trust Board Summary: 4 May 2031", "Summary of the Board meeting held on 4 May", "Key messages from the Board – May"
_SUMS_UP = SparingPattern(
    r"""\W*(?:\w\s)?(?:(?P<whose>[A-Z][^\n|:]{2,80}?)\s+(?:meeting\s+)?(?:summary|highlights|key\s+messages|headlines|round[\s-]?up)\b
      |(?:an?\s+|the\s+)?(?:summary|highlights|key\s+(?:messages|points|decisions)|headlines|round[\s-]?up)\s+(?:of|from)\s+
       (?:[\w\s]{0,40}?\b(?:at|from|during|by|of)\s+)?(?:the\s+)?(?P<of>[^\n|:]{3,100}?)(?=\s+(?:held|meeting|on)\b|\s*[:–,-]|$))""",
    re.VERBOSE | re.IGNORECASE,
)


def sums_up_meeting(line: str) -> bool:
    """Tell a line that calls its paper the summary of a body's meeting on a day.

    >>> sums_up_meeting("Trust Board Summary: 4 May 2031"), sums_up_meeting("Summary of the Trust Board on 4 May 2031")
    (True, True)
    >>> sums_up_meeting("Executive Summary"), sums_up_meeting("Summary of the Roads Board plan")
    (False, False)
    """
    return summed_up_body(line) is not None


def summed_up_body(line: str) -> str | None:
    """Take the body out of a line that calls its paper the summary of that body's meeting on a day."""
    line = line.strip()
    found = _SUMS_UP.match(line) if len(line) < _SHORT else None
    return clean_body(found["whose"] or found["of"]) if found and find_periods(line) else None


# "Meeting: 16/06/2031 - Cabinet (Item 55)": on a page about one issue, the head of each meeting that took it
_MET = re.compile(
    r"meeting:\s*(?P<day>\d{1,2}/\d{1,2}/\d{4})\s*[-–]\s*(?P<body>[^\n]{3,150}?)\s*(?:\(item\b[^)]*\)\s*)?$",
    re.IGNORECASE,
)


@remember_by(lambda paper: len(paper.blocks))
def meetings_of_issue(paper: Paper) -> list[tuple[str, str]]:
    """List the meetings that took the issue a page is about, each as its printed day and body."""
    if not mentions(paper.text, ("meeting:",)):
        return []
    texts = (paper.text[block.start : block.end].strip() for block in paper.blocks if block.end - block.start < _SHORT)
    return [(met["day"], met["body"]) for text in texts if (met := _MET.match(text))]


# "Decision:", "Decisions:": the label of a decision sheet, which is no minute
_DECISION_LABEL = re.compile(
    r"^decisions?:(?!\s+the\s+\w+\s+(?:agreed|noted|approved)\b)", re.IGNORECASE | re.MULTILINE
)
# "a) the changes be approved;", "Recommended to Council:": what became of an issue, in words that alone say little
_BECAME = re.compile(
    r"\b(?:elected|agreed|carried|lost)\s+(?:as\s+\w+\s[^\n]{0,40}?)?by\s+\d+\s+votes\b|\bbe\s+(?:also\s+)?(?:approved|noted|agreed|endorsed|adopted|received)\b|^recommended\s+to\b",
    re.IGNORECASE | re.MULTILINE,
)
_ASKS = re.compile(r"\b(?:is|are)\s+(?:asked|invited|recommended|requested)\s+to\b", re.IGNORECASE)


def issue_was_minuted(paper: Paper) -> bool:
    """Tell a page about one issue that says what its meetings did with it, with "Minutes:" above it or without."""
    if not meetings_of_issue(paper):
        return False
    text = paper.text[:30000]
    if _MINUTES_LABEL.search(text):
        return True
    if _DECISION_LABEL.search(text):
        return False
    told = _RESOLVED.search(text) or _BODY_DID.search(text) or _TOOK_UP.search(text)
    return bool(told or (_BECAME.search(text) and not _ASKS.search(text)))


@lru_cache(2)
def tells_of_decision(text: str) -> bool:
    """Tell a page that tells how a body took up one thing and resolved it, without a head that names a meeting.

    >>> tells_of_decision("The Committee received a report. Members considered the bids. Members resolved to agree.")
    True
    """
    text = text[:30000]
    took_up = len(_TOOK_UP.findall(text)) >= _FEWEST_TAKEN_UP or _MOVED.search(text)
    return bool(took_up and _PAST_RESOLVED.search(text))


# "Ann Holt confirmed that", "The Legal Adviser explained the", "Members were advised that": who spoke
_SPOKE = re.compile(
    r"""(?:^|[.;:]\s+)(?:(?:The\s+)?[A-Z][\w’'-]*(?:\s+(?:of\s+|and\s+|for\s+)?[A-Z][\w’'-]*){0,4}\s+(?:also\s+|then\s+)?
      (?:reported|confirmed|advised|noted|explained|asked|queried|determined|stated|informed|responded|welcomed|thanked|introduced|presented|requested)
      |(?:Members|Councillors|Governors|Trustees)\s+were\s+(?:advised|informed|told|reminded))
    \s+(?:that|the|there|to|if|whether|why|how|an?|[A-Z])""",
    re.VERBOSE | re.MULTILINE,
)
_OFTEN = 3


@lru_cache(2)
def tells_who_spoke(text: str) -> bool:
    """Tell a page that reports what several people said, as the minute of an item does.

    >>> tells_who_spoke("Ann Holt confirmed that it was. Bo Lee asked whether it is. The Chair thanked the clerk.")
    True
    """
    return len(_SPOKE.findall(text, 0, _REACH)) >= _OFTEN


_REACH = 8000


# "The Cabinet considered the report of the", "Consideration was given to a report by", at the front of its paragraph
_CONSIDERED_ITS = SparingPattern(
    r"""^(?:(?:The\s+)?(?:[A-Z][\w’'&-]*\s+){1,8}(?:considered|received)|Consideration\s+was\s+given\s+to|Arising\s+from)
    \s+(?:the|an?)\s+\*?(?:\w+\s+)?report\s+(?:of|by|from)\b""",
    re.MULTILINE | re.VERBOSE,
)
# "Decision Made:", "RESOLVED:" alone on its line, or the line "That the grant be paid."
_DECIDED_HEAD = re.compile(
    r"^(?:(?:Decisions?(?:\s+Made)?|RESOLVED|Resolved)\s*:\s*$|RESOLVED\s+that\b|That,?\s[^\n]{5,400}\bbe\s+(?:\w+ed|given|paid)\b[^\n]{0,200}\.$)",
    re.MULTILINE,
)


@lru_cache(2)
def was_decided(text: str) -> bool:
    """Tell the minute of an item under the name of whose report it was: the body considered it, and decided below.

    >>> was_decided("Its report\\nThe Board considered a report by the Clerk.\\nDecision Made:\\n1) it be so")
    True
    """
    considered = _CONSIDERED_ITS.search(text, 0, 4000)
    return bool(considered and _DECIDED_HEAD.search(text, considered.end()))


def runs_together(text: str) -> bool:
    """Tell minutes that lost their line breaks: "(subject to approval) Hale Council Minutes of a Meeting of …"."""
    found = _IN_LINE.search(text, 0, 700)
    return bool(found and not _NOT_THESE.search(text, max(0, found.start() - 40), found.start()))


@lru_cache(2)
def bodies_decisions(text: str) -> int:
    """Count the sentences in which a body decides: "The Board approved the bid."."""
    return len(_BODY_DID.findall(text[:30000]))


@lru_cache(2)
def decided_here(text: str) -> bool:
    """Tell whether the page of one agenda item tells what was decided, and not only what was recommended."""
    if _MINUTES_LABEL.search(text) or _RESOLVED.search(text) or _CARRIED.search(text):
        return True
    return not _RECOMMENDS.search(text) and bool(_DECIDED_LIMB.search(text))


def names_minutes(line: str) -> bool:
    """Tell a line that calls its paper the minutes of a body: "Audit Committee Minutes – 4 May 2031".

    >>> names_minutes("Board Minutes – 4 May 2031"), names_minutes("AGM minutes"), names_minutes("May 2031 minutes")
    (True, True, True)
    >>> names_minutes("Approval of Board Minutes"), names_minutes("Cabinet minutes and agendas")
    (False, False)
    """
    line = line.strip()
    found = _OF_MINUTES.match(line)
    if not found or _NOT_THESE.search(line):
        return False
    rest = line[found.end() :]
    named = find_periods(found["whose"])
    if named and not rest.strip() and named[0].start == 0 and named[0].end == len(found["whose"]):
        return True
    if _MEETS.search(found["whose"]) and re.fullmatch(r"\d{4}", rest):
        return True
    days = find_periods(rest)
    if rest and not (days and days[0].start <= 12 and len(rest) - (days[0].end - days[0].start) < 40):
        return False
    return bool(_MEETS.search(found["whose"]) or clean_body(found["whose"]))
