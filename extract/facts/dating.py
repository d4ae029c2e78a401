"""The day of a paper: of its meeting, of a decision's signature, else of the paper itself."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.facts.decision_days import decided_day, due_day, listed_day
from extract.facts.decision_pages import has_business, heads_decision_sheet, opening_day
from extract.facts.earlier_meetings import earlier_days, tells_of_earlier
from extract.facts.header import Entry, role_of
from extract.facts.lines import HeadLine
from extract.facts.meeting_heads import headed_meeting
from extract.facts.plans import day_submitted
from extract.facts.telling import meetings_of_issue, names_minutes
from extract.place import cite
from extract.values.period_signs import may_name_day
from extract.values.periods import FoundPeriod, find_periods, parse_day
from models import Finding, FindingKind, Paper, PaperKind, Precision

# "held on Monday 4 May", "meeting on", "summoned to": what stands in front of the day of a meeting
_HELD = re.compile(
    r"\b(?:held|meeting|meet(?=\s+(?:on|at|in)\b)|summoned|convened|met(?=\s+(?:on|at|in|virtually|remotely)\b)|assembled)\b",
    re.IGNORECASE,
)
# "Next meeting", "the minutes of the meeting held on …", "deadline", "published": days that are not this meeting's
_OTHER_DAY = re.compile(
    r"""\b(?:next|previous|last|minutes\s+of\s+(?:the\s+)?(?:meeting|previous|last)|published|deadline|by\s+no\s+later|until|since
      |from|due|issued|despatch\w*|draft|version|revised|updated|dated\s+report|past|future)\b[^\n]{0,60}$""",
    re.VERBOSE | re.IGNORECASE,
)
# "the contract commencing 1 June", "with effect from": days on which something else than a meeting begins or ends
_TERM = re.compile(
    r"""\b(?:contract|lease|tenancy|licen[cs]e|agreement|appointment|term|works?|scheme|policy|grant|project|service|order)s?\b
    [^.\n]{0,80}\b(?:commenc\w+|start\w*|begin\w*|expir\w+|end\w*|until|from|to|by|on|effective)\b[^.\n]{0,20}$""",
    re.VERBOSE | re.IGNORECASE,
)
# "a meeting of the Grants Committee was held on": whatever else is named in front
_HELD_ON = re.compile(r"\bheld\s+(?:at\s+\d\S*\s+)?(?:on\s+)?(?:\w+day,?\s+)?$", re.IGNORECASE)
# "as at 31 March", "the quarter ending 30 June", "up to 4 May": days that close a period
_CLOSES = re.compile(
    r"\b(?:as\s+(?:at|of)|end(?:ing|ed|s)?|up\s+to|to\s+the|before|after|effect\s+from)\s+(?:on\s+)?$", re.IGNORECASE
)
# "The minutes of the previous meeting, held on …": what names an earlier or a later meeting, wherever on its line
_OTHER_MEETING = re.compile(r"\b(?:next|previous|last|past|future|minutes|earlier|adjourned\s+from)\b", re.IGNORECASE)
# "Minutes of the meeting …" at the start of a line
_MINUTES_OF_BODY = re.compile(r"^\W*(?:draft\s+|unconfirmed\s+|approved\s+)?minutes?\b", re.IGNORECASE)
# the same behind a name, in the first lines: "HALE PARISH COUNCIL Minutes of the meeting …"
_MINUTES_SAID = re.compile(
    r"(?!.*\b(?:approve|confirm|receive|sign|agree|consider|adopt|previous|last|next)\b).{0,100}\bminutes?\b",
    re.IGNORECASE,
)
# "Panel Meeting – 4 May 2031, to approve as a correct record": behind the day of an earlier meeting
_TO_BE_APPROVED = re.compile(
    r"\W{0,3}(?:\w+\s+){0,2}to\s+(?:be\s+)?(?:approve|confirm|sign|agree|adopt)", re.IGNORECASE
)
# "Moved from 4 May 2031, Cabinet - 8 May 2031": the first day is the one on which the meeting was not
_MOVED = re.compile(
    r"\b(?:moved|rescheduled|re-arranged|rearranged|postponed|adjourned|deferred)\s+from\W+(?:\w+day\W+)?$",
    re.IGNORECASE,
)
# "as the Roads Panel had advised at its meeting on 4 May 2031": another body's meeting, where the page names its own
_ITS_MEETING = re.compile(
    r"\b(?:its|their|noted\s+that\s+at\s+the)\s+(?:\w+\s+)?meetings?\s+(?:held\s+)?(?:of|on)\s*(?:\w+day,?\s*)?$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\A(?>.*?\b(?:is|are|was|were|be|will|would|has|had|have|can|should|must|takes?|closes?|begins?|runs?|starts?)\b).*(?:[a-z]{2}|[\d)])\.\s*$",
    re.DOTALL,
)
_WORDS_OF_A_SENTENCE = 8
_OF_A_MEETING = (PaperKind.MINUTES, PaperKind.AGENDA, PaperKind.REPORT)
# "17™ October", "7” October": an optical reader's raised "th"; "4.00pm1 July": an hour stuck to the day
_RAISED = re.compile(r"(?<=\d)[™”\"°*](?=\s)|(?<=\d[ap])m(?=\d{1,2}\s[A-Z])")
# "Present: …": below the roll stands the business, which names the days of other meetings
_ROLL = re.compile(r"\W*(?:members\s+|also\s+)?(?:present|attendees|in\s+attendance|apologies)\b", re.IGNORECASE)
_FIRST_LINES = 8
_OPENING = 900  # characters of a line that may date the paper
_LONG_LINE = 160  # a day in a longer paragraph is told of, and is not the paper's own
_MANY = 4  # a head that names more days than this is a list of meetings, not the day of one


def date_paper(
    paper: Paper, kind: PaperKind, lines: Sequence[HeadLine], header: Sequence[Entry]
) -> tuple[dt.date | None, Finding | None]:
    """Find the paper's day, and report where its head and its words name different days for the same meeting."""
    declared = parse_day(paper.hints.get("date", ""))
    met = meetings_of_issue(paper)
    if met and declared is None:
        return parse_day(met[0][0]), None  # pages list the latest meeting first
    if paper.hints.get("page") == "issue" and declared is None:
        return None, None
    labelled = _labelled(header)
    if kind is PaperKind.DECISION:
        decided = decided_day(paper) or parse_day(opening_day(paper.text) or "") or declared
        return decided or (labelled[0] if labelled else _decision_told(paper, lines)), None
    said = list(_said(paper, lines))
    met_on = headed_meeting(lines)
    minuted = next((day for day, start, _, sure in said if sure and _is_of_minutes(paper, start)), None)
    head = declared or (minuted or met_on[1] if met_on else labelled[0] if labelled else None)
    held = next(((day, start, end) for day, start, end, sure in said if sure), None)
    if head and held and held[0] != head and kind in _OF_A_MEETING:
        message = f"the head dates the meeting {head.isoformat()}, the words {held[0].isoformat()}"
        finding = Finding(kind=FindingKind.CONTRADICTION, message=message, evidence=cite(paper, held[1], held[2]))
        return _better(head, held[0], said), finding
    if head or held:
        return head or (held[0] if held else None), None
    if len({day for day, *_ in said}) > _MANY:
        return None, None
    submitted = day_submitted(paper.text) if kind is PaperKind.PLAN else None
    return (
        said[0][0] if said else _running(paper) or _dotted(lines, kind) or submitted or _elsewhere(paper, kind)
    ), None


def _decision_told(paper: Paper, lines: Sequence[HeadLine]) -> dt.date | None:
    """Find the day of a decision that no label and no signature dates: of the meeting that took it, or of its list."""
    sheet, business = heads_decision_sheet(lines), has_business(paper)
    said = list(_said(paper, lines)) if sheet or business else []
    headed = said[0][0] if said and sheet else None
    sat = next((day for day, _, _, sure in said if sure and business), None)
    return headed or sat or listed_day(paper) or due_day(paper) or _alone(lines)


# "MINUTES of the meeting of the Council held at Hale", over those who came, on a page of a later meeting
_HELD_MINUTES = re.compile(
    r"\W*minutes?\s+of\s+(?:the\s+|a\s+)?(?:\w+\s+){0,4}?meeting\b(?!.*\b(?:previous|last)\b).*\bheld\b", re.IGNORECASE
)


def _is_of_minutes(paper: Paper, at: int) -> bool:
    line = paper.text.rfind("\n", 0, at) + 1
    end = paper.text.find("\n", at)
    return bool(_HELD_MINUTES.match(paper.text, line, at) and end > 0 and _ROLL.match(paper.text, end + 1))


def _better(head: dt.date, held: dt.date, said: Sequence[tuple[dt.date, int, int, bool]]) -> dt.date:
    """Prefer the day that the head names more often; the labelled one where they stand equal."""
    days = [day for day, *_ in said]
    return held if days.count(held) > days.count(head) + 1 else head


# "Date of next meeting:", "Published: …"
_NOT_THIS = re.compile(r"next|last|previous|publi", re.IGNORECASE)


def _labelled(header: Sequence[Entry]) -> tuple[dt.date, int, int] | None:
    for role in ("date", "body"):
        for entry in header:
            day = parse_day(entry.value) if entry.role == role else None
            if day and not _NOT_THIS.search(f"{entry.label} {entry.value[:9]}"):
                return day, entry.start, entry.end
    return None


def _said(paper: Paper, lines: Sequence[HeadLine]) -> Iterator[tuple[dt.date, int, int, bool]]:
    """List the days that the head names, each with its span and whether a meeting was held then by its words."""
    rolled = False
    earlier: set[dt.date] | None = None
    for at, line in enumerate(lines[:30]):
        rolled = rolled or bool(_ROLL.match(line.text))
        if not may_name_day(line.text, 0, _OPENING):
            continue
        if line.block.label and role_of(line.block.label) not in ("date", "body"):
            continue  # "Previously considered by: Finance Committee, 4 May"
        opening = _RAISED.sub(" ", line.text[:_OPENING])
        periods = [found for found in find_periods(opening) if found.period]
        if any(found.period.precision is Precision.DAY for found in periods if found.period):
            earlier = earlier_days(paper) if earlier is None else earlier
            yield from _days_of_line(at, line, opening, periods, earlier, rolled=rolled)


def _days_of_line(
    at: int, line: HeadLine, opening: str, periods: Sequence[FoundPeriod], earlier: set[dt.date], *, rolled: bool
) -> Iterator[tuple[dt.date, int, int, bool]]:
    """List the days that one line of the head names of its own meeting."""
    sentence = len(line.text.split()) >= _WORDS_OF_A_SENTENCE and bool(_SENTENCE.search(line.text))
    told = [found.period.start for found in periods if found.period and sentence and tells_of_earlier(opening, found)]
    past = 0
    for found in periods:
        period = found.period
        if period is None or period.precision is not Precision.DAY:
            continue
        before = opening[past : found.start]
        if _MOVED.search(before):
            past = found.end
            continue
        if period.start in told or period.start in earlier:
            continue
        long = len(opening) > _LONG_LINE
        if (sentence or long) and _ITS_MEETING.search(opening[max(0, found.start - 60) : found.start]):
            continue
        ours = not rolled and found.start < 400 and bool((_MINUTES_SAID if at < 5 else _MINUTES_OF_BODY).match(opening))
        if not ours and (
            _TO_BE_APPROVED.match(opening, found.end) or _OTHER_DAY.search(before[-90:]) or _CLOSES.search(before[-30:])
        ):
            continue
        held = bool(_HELD.search(before[-160:]))
        if not (ours or held) and (sentence or long):
            continue
        # "held at Service Headquarters, on 4 May" is no term
        if _TERM.search(before[-140:]) and not (_HELD_ON.search(before[-30:]) or (ours and _HELD.search(before))):
            continue
        named = at < _FIRST_LINES and names_minutes(line.text)  # "Board of Directors Minutes 11/11/2031"
        meets = not rolled and held and (ours or len(opening) < 400) and not _ITS_MEETING.search(before[-60:])
        yield period.start, line.start + found.start, line.start + found.end, named or meets


def _alone(lines: Sequence[HeadLine]) -> dt.date | None:
    """Find the only day in the short lines of the head, beside or below "Decisions by the Cabinet Member"."""
    days = {parse_day(line.text) for line in lines if len(line.text) <= _SHORT_LINE // 2} - {None}
    if len(days) != 1:
        return None
    heads = (f"{above.text} {line.text}" for above, line in pairwise(lines[:6]) if parse_day(line.text) in days)
    return days.pop() if any(map(_DECISIONS.search, heads)) else None


_DECISIONS = re.compile(r"\bdecisions?\b", re.IGNORECASE)


def _elsewhere(paper: Paper, kind: PaperKind) -> dt.date | None:
    """Find the day of a meeting in a short line of the first page that speaks of one, wherever the page puts it."""
    if kind not in _OF_A_MEETING:
        return None
    earlier = earlier_days(paper)
    for block in paper.blocks:
        text = paper.text[block.start : block.end]
        if (
            block.page > 1
            or len(text) > _LONG_LINE
            or block.label
            or not may_name_day(text)
            or not _HELD.search(text)
            or _OTHER_MEETING.search(text)
            or (_SENTENCE.search(text) and any(tells_of_earlier(text, found) for found in find_periods(text)))
        ):
            continue
        day = parse_day(text)
        since = _SINCE.search(text) if day else None
        if day and day not in earlier and not since:
            return day
    return None


# "since the special meeting that took place on 4 May"
_SINCE = re.compile(r"\b(?:since|after|before|following)\s+(?:the|its|our)\s[^.\n]{0,40}\bmeeting\b", re.IGNORECASE)
# "FGB Minutes 1.10.30 Approved"
_DOTTED_DAY = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?![\d.])")
_SHORT_LINE = 80


def _dotted(lines: Sequence[HeadLine], kind: PaperKind) -> dt.date | None:
    """Find a day written with dots in the first short lines that speak of minutes or a meeting."""
    for line in lines[:5]:
        found = _DOTTED_DAY.search(line.text) if len(line.text) <= _SHORT_LINE else None
        spoken = _HELD.search(line.text) or _MINUTES_SAID.match(line.text)
        if found and found.start() > 0 and spoken and kind in _OF_A_MEETING and not _OTHER_DAY.search(line.text):
            return parse_day(found[0])
    return None


def _running(paper: Paper) -> dt.date | None:
    for running in paper.running:
        day = parse_day(running)
        if day:
            return day
    return None
