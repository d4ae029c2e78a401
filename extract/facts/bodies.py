"""The body that met, decides or is reported to."""

import re
from collections.abc import Sequence
from functools import cache

from extract.facts.acting import told_body
from extract.facts.body_names import clean_body, is_body, may_name_body
from extract.facts.decision_pages import heads_decision_sheet
from extract.facts.frame import framing_body
from extract.facts.header import Entry, role_of
from extract.facts.lines import HeadLine
from extract.facts.meeting_heads import decision_session, headed_meeting
from extract.facts.names import unshout
from extract.facts.organisation_names import names_in
from extract.facts.parish_meetings import electors_meeting
from extract.facts.plans import board_that_agreed
from extract.facts.telling import meetings_of_issue, summed_up_body
from extract.lexicon import alternatives, load
from extract.sparing import SparingPattern
from extract.values.periods import find_periods
from models import Paper, PaperKind


@cache
def _kind_only_organisation() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load('bodies')['organisation_too'])})$", re.IGNORECASE)


@cache
def _own_body() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load('bodies')['own_body'])})$|^(?:the\s+)?friends\s+of\b", re.IGNORECASE)


# "Minutes of", "At a meeting of", "Agenda for", "Notes of"
_LEAD = r"""(?:(?:meetings?|minutes?|notes|proceedings|assembly|agenda)\s+of|(?:minutes?|agenda)\s+(?:documented\s+)?for
    |minutes?\s+from|proceedings\s+at|report\s+of(?=\s+the\s+(?:parish|town|community)\s+council\b))"""
# "held on", "was held at", "will be held in": what follows the name
_THEN_HELD = r"(?:which\s+)?(?:was\s+|were\s+|will\s+be\s+|to\s+be\s+|is\s+to\s+be\s+|duly\s+)?held\b"
_THEN = rf"""(?:{_THEN_HELD}|on\s+(?:the\s+)?[A-Z\d]|at\s+[A-Z\d]|taking|commencing|starting|convened|via\s|in\s+the\b
    |took\s+place|was\s+called\s+to\s+order|in\s+[A-Z]|that\s|by\s|from\s|dated|will|m\s*eeting\b|as\s+corporate)"""


@cache
def _meeting_of() -> SparingPattern:
    # "Minutes of a meeting of the Audit Committee held on …", "At a meeting of the CABINET held at …",
    # "MINUTES OF THE HALE PARISH COUNCIL MEETING held …", "Notes of the Forum", "Agenda for Cabinet on Monday …"
    adjectives = alternatives(load("bodies")["meeting_adjectives"])
    return SparingPattern(
        rf"""\b{_LEAD}\s+(?:(?:the|a|an|its|our|this)\s+)?(?:(?:{adjectives}|part\s+\w+|\d+(?:st|nd|rd|th)|[a-z]+th|second|third)\s+)*
        (?:(?:meetings?|agm|proceedings|assembly)\s+of\s+)?(?:the\s+)?(?:above\s+)?
        (?P<name>(?:parish|town|community)\s+meeting\b(?!\s+of\b)|.{{3,150}}?)
        (?=\s*[,;:.(–—-]*\s+{_THEN}|\s*[,.;:–—-]*\s*$|\s[–—-]\s|\s*[,;(\[]|,?\s+\d)""",
        re.VERBOSE | re.IGNORECASE,
    )


def find_body(
    paper: Paper, kind: PaperKind, lines: Sequence[HeadLine], header: Sequence[Entry], organisation: str | None
) -> str | None:
    """Find the body: declared by the source, labelled, named in "meeting of the …", or a line of the head."""
    declared = paper.hints.get("body")
    if declared and kind is PaperKind.DECISION:
        return clean_body(declared, paper.text)
    if declared:
        return clean_body(declared, paper.text) or declared
    met = meetings_of_issue(paper)
    if met:
        return clean_body(met[0][1], paper.text)  # pages list the latest meeting first
    if paper.hints.get("page") == "issue":
        return None
    labelled = _labelled(paper, header)
    if labelled:
        return _own_name(labelled, organisation)
    if kind is not PaperKind.REPORT and (sitting := _sitting(paper, lines, organisation)):
        return sitting
    electors = electors_meeting(paper)
    if electors:
        return electors[0]
    if kind is not PaperKind.DECISION or heads_decision_sheet(lines):
        named = _named(paper, lines) or _summed_up(lines) or _line(paper, kind, lines, organisation)
        named = named or _in_front_of_day(paper, lines)
        if named and organisation and named.casefold() == organisation.casefold() and not _is_own_body(named):
            named = told_body(paper, kind) or named  # the page's head names whose body it is, its prose the body
        if named and _SORT.fullmatch(named):
            named = told_body(paper, kind) or named
        if named and organisation and named.casefold().startswith(f"{organisation.casefold()} "):
            alone = _line(paper, kind, lines, organisation)  # "Joint Board meeting" above "Minutes of the Hale Board"
            named = alone if alone and alone.casefold() != organisation.casefold() else named
        if named:
            return _own_name(named, organisation)
    if kind is PaperKind.DECISION:
        taken = next((by for line in lines[:6] if (by := _TAKEN_BY.search(line.text[:300]))), None)
        taken = taken or _DUE.search(paper.text, 0, 4000) or _DECIDED_AT.search(paper.text)
        if taken:
            return clean_body(taken["name"], paper.text)
    if framed := framing_body(paper, lines, organisation):
        return _own_name(framed, organisation)
    if kind in (PaperKind.MINUTES, PaperKind.AGENDA) and organisation and _own_body().search(organisation):
        return organisation
    if kind is PaperKind.PLAN and (board := board_that_agreed(paper.text)):
        return board
    return told_body(paper, kind)


# "Notice of decisions taken by the Roads Committee on Tuesday 4 May"
_TAKEN_BY = SparingPattern(
    r"\b(?:decisions|record\s+of\s+(?:the\s+)?decisions?)\s+(?:(?:were\s+)?(?:taken|made)\s+)?(?:by|of|at)\s+(?:the\s+)?(?:meeting\s+of\s+(?:the\s+)?)?(?P<name>[A-Z].{2,90}?)"
    r"(?=\s+(?:on|held|at)\b|\s*[,;:–-]|$)",
    re.IGNORECASE,
)


# "Decision due: 13 November 2031 by Cabinet (on the recommendation of …)"
_DUE = re.compile(
    r"^Decision\s+due\b[^\n]{0,60}?\bby\s+(?:the\s+)?(?P<name>[A-Z][\w &’'-]{2,80}?)(?=\s*[(,;.]|\s*$)", re.MULTILINE
)

# "Decided at meeting: 13/11/2031 - Cabinet", on a page that names no decision maker
_DECIDED_AT = re.compile(
    r"^Decided\s+at\s+meeting\s*:\s*\d{1,2}/\d{1,2}/\d{4}\s+[-–]\s+(?:the\s+)?(?P<name>[A-Z][\w &,’'()-]{2,90})$",
    re.MULTILINE,
)


def _sitting(paper: Paper, lines: Sequence[HeadLine], organisation: str | None) -> str | None:
    """Take what a page's head puts in front of the day of its meeting: a body, or what the page calls the meeting."""
    met = headed_meeting(lines)
    if met is None:
        return decision_session(lines)
    body = clean_body(met[0], paper.text)
    if body is None and _SORT.fullmatch(met[0]):
        return told_body(paper, PaperKind.MINUTES) or met[0]
    return _own_name(body, organisation) if body else met[0]


# "Annual General Meeting": of what, the page's sentences tell
_SORT = re.compile(
    r"(?:(?:annual|special|extraordinary|ordinary|budget|general|inaugural|virtual)\s+)+meeting", re.IGNORECASE
)


def _is_own_body(name: str) -> bool:
    """Tell a body that is an organisation too (a parish council, a joint board) from a council that has many bodies."""
    return bool(_own_body().search(name)) or not _kind_only_organisation().search(name)


def _own_name(body: str, organisation: str | None) -> str:
    """Give "the Parish Council" its whole name; leave off whose body it is ("Council of Governors of Hale Trust")."""
    if not organisation:
        return body
    folded, whose = body.casefold(), f" of {organisation.casefold()}"
    if folded.endswith(whose) and is_body(body[: -len(whose)]):
        return body[: -len(whose)]
    rest = body[len(organisation) :].strip(" ,–-") if folded.startswith(f"{organisation.casefold()} ") else ""
    named = clean_body(rest) if rest else None
    if named and (named != unshout(rest) or named.casefold() not in load("bodies")["unnamed"]):
        return named
    own = organisation.casefold().endswith(folded) or _TIERLESS.fullmatch(organisation)
    return organisation if folded in load("bodies")["own_body"] and own else body


# "HALE MAGNA COUNCIL" above "Minutes of the Parish Council"
_TIERLESS = re.compile(
    r"(?!.*\b(?:county|district|borough|city|metropolitan|unitary)\b)(?:[\w’'-]+\s+){1,4}council", re.IGNORECASE
)


def _labelled(paper: Paper, header: Sequence[Entry]) -> str | None:
    for entry in header:
        if entry.role == "body":
            body = clean_body(entry.value, paper.text)
            if body:
                return body
    return None


def _summed_up(lines: Sequence[HeadLine]) -> str | None:
    return next((body for line in lines[:8] if (body := summed_up_body(line.text))), None)


def _named(paper: Paper, lines: Sequence[HeadLine]) -> str | None:
    for at, line in enumerate(lines[:20]):
        for match in _meeting_of().finditer(line.text[:600]):
            if _TOLD_OF.search(line.text[: match.start()]) or _APPENDED.search(line.text):
                continue
            body = clean_body(match["name"], paper.text)
            opens = at < _FIRST and bool(_HELD_NEXT.match(line.text, match.end("name")))
            told = len(line.text) > _HEADING and not opens and body and body.casefold() in load("bodies")["unnamed"]
            if body and not told:
                return _between(line.text, match.start(), paper.text) or body
    shouted = next((found for line in lines[:8] if (found := _SHOUTED_MEETING.search(line.text[:600]))), None)
    return clean_body(shouted["name"], paper.text) if shouted else None


def _between(line: str, start: int, text: str) -> str | None:
    """Take "HALE TRUST Grants Committee" in front of "Minutes of the Sub-Committee held on", without whose it is."""
    at, organisation = next(names_in(line[:start]), (0, ""))
    return clean_body(line[at + len(organisation) : start], text) if organisation and at < _NEAR else None


_NEAR = 3  # characters in front of the name that a line begins with
# "Hale Trust TRUST BOARD MEETING Held on Thursday 4 May": the capitals in front of the meeting
_SHOUTED_MEETING = SparingPattern(
    r"(?<![\w’'-])(?P<name>(?:(?:[A-Z][A-Z’'-]+|&)\s+){0,8}(?:BOARD|COMMITTEE|PANEL|FORUM|BODY|CABINET|GOVERNORS|TRUSTEES))\s+MEETING\s+(?i:held)\b"
)
# "Ms Hale reported on the meeting of the Hale Council": of another body's
_TOLD_OF = re.compile(
    r"\b(?:reported\s+on|attended|attending|attend|report\s+(?:of|on|from)|represented\s+\w+\s+at)\s+(?:the|an?)\s*$",
    re.IGNORECASE,
)
# "Minutes of the Executive Board meetings held on 4 and 18 May (Appendices 5 and 6)", a paper beside the report
_APPENDED = re.compile(r"\(Appendi(?:x|ces)\b[^()]{0,40}\)\W*$")
_FRONT = 120  # characters in front of the first day that may name the body
_FIRST = 4  # lines: "meeting of the Trustees held on 4 May" among these is the paper's own
_HELD_NEXT = re.compile(r"\W*(?:meeting\s+)?(?:duly\s+|was\s+)?held\b", re.IGNORECASE)
_HEADING = 120  # characters: "a future meeting of the Board" in a longer line is told of, and names no body
# "HALE HEALTH AND CARE PARTNERSHIP JOINT BOARD: 4 May 2031": the last words in capitals
_SHOUTED = re.compile(r"(?:(?:[A-Z][A-Z’'-]+|&),?\s+){0,14}[A-Z][A-Z’'-]+$")


def _in_front_of_day(paper: Paper, lines: Sequence[HeadLine]) -> str | None:
    """Take the capitals in front of a day, without the organisation, in a page that runs together into one line."""
    for line in lines[:14]:
        opening = line.text[:600]
        first = next(iter(find_periods(opening)), None) if line is lines[0] else None
        if first and first.start < _FRONT and (opened := clean_body(opening[: first.start])):
            return opened  # "Cabinet 4 May 2031 Minutes of the meeting …"
        if len(line.text) < 300:
            continue
        for found in find_periods(opening):
            shouted = _SHOUTED.search(opening[max(0, found.start - 160) : found.start].rstrip(" :,–-"))
            if shouted:
                name = shouted[0]
                for at, organisation in names_in(name):
                    rest = name[name.index(organisation, at) + len(organisation) :].strip(" ,:–-")
                    name = rest if is_body(rest) else name
                return clean_body(name, paper.text)
    return None


def _line(paper: Paper, kind: PaperKind, lines: Sequence[HeadLine], organisation: str | None) -> str | None:
    """Take a line of the head that is a body's name; one that only names the organisation is second choice."""
    second = None
    for at, line in enumerate(lines[:14]):
        if not may_name_body(line.text) or len(line.text.split()) > 24:
            continue
        if _of_another_label(line) or _is_title(lines, at) or _tells(line.text):
            continue
        year = _OF_YEAR.search(line.text) if kind is not PaperKind.OTHER else None
        body = clean_body(line.text[: year.start()] if year else line.text, paper.text)
        if not body or _of_a_place(line.text, body):
            continue
        if second and _own_body().search(second) and body.casefold().endswith("meeting"):
            continue
        if organisation and body.casefold() == organisation.casefold():
            second = body if kind is PaperKind.MINUTES or _is_own_body(body) else second
        elif _kind_only_organisation().search(body) and body.casefold() not in load("bodies")["bare"]:
            second = second or body
        else:
            return body
    return second


# "Annual Parish Meeting 2031"
_OF_YEAR = re.compile(r"(?<=\b(?:parish|annual)\smeeting)\s+20\d\d$", re.IGNORECASE)
_TELLS = re.compile(r"\b(?:was|were|is|are|had|has|have|stated|explained|reported|would|will)\b.{3,200}[a-z\d]\.\s*$")


def _tells(line: str) -> bool:
    """Tell a sentence, which is no name of a body: "The Clerk stated that Hale Council were well run."."""
    return line.rstrip().endswith(".") and bool(_TELLS.search(line))


def _is_title(lines: Sequence[HeadLine], at: int) -> bool:
    """Tell the title that a page prints under "Agenda item": "Roads Board - Terms of Reference" was not before it."""
    above = lines[at - 1].text.strip(" :").casefold() if at else ""
    return above in ("agenda item", "decision details", "issue details") and not find_periods(lines[at].text)


def _of_another_label(line: HeadLine) -> bool:
    """Tell "Venue: Committee Room 3" or "Contact: Clerk to the Board", whose values are no body."""
    head, colon, _ = line.text.partition(":")
    label = line.block.label or (head if colon else "")
    return bool(label and role_of(label) not in (None, "body", "date"))


# "Council Chamber, Hale District Council, Mill Lane": where a meeting is, though it names a council too
_PLACE = re.compile(
    r"\b(?:council\s+(?:chamber|offices?|house)|civic\s+\w+|(?:town|city|county|village|guild)\s*hall|(?:committee|meeting)\s+rooms?|suite|[A-Z]{1,2}\d{1,2}[A-Z]?\s+\d[A-Z]{2})\b",
    re.IGNORECASE,
)


def _of_a_place(text: str, body: str) -> bool:
    """Tell an address that names a council behind its room from a line that begins with the body's name."""
    place = _PLACE.search(text)
    return bool(place and "," in text and place.start() < text.casefold().find(body.casefold()))
