"""Pages that are nothing but decisions: how they open, and the day that their first words name."""

import re
from collections.abc import Sequence

from extract.facts.lines import HeadLine
from extract.memory import places_of
from extract.values.periods import find_periods
from models import BlockKind, Paper

_SHORT = 160  # characters of a heading
_DECISIONS = re.compile(r"\W*(?:draft\s+)?(?:decisions|decision\s+sheet|summary\s+of\s+decisions)\W*", re.IGNORECASE)


# "1. That the fees be approved", "(a) To note", "RESOLVED": how a decision opens
_DECISION_OPENS = re.compile(
    r"(?:\(?\w{1,3}[.)]\s*)?(?:That\b|(?i:resolved|agreed)\b|To\s+(?:approve|agree|note|adopt|endorse|authorise)\b)"
)


# "On 4 May 2031, Cabinet:-", over what it approved
_ON_A_DAY = re.compile(
    r"On\s+(?P<day>(?:\w+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+\d{4}),?\s+"
    r"(?:the\s+)?[A-Z][\w &’'-]{3,60}?(?:\s*:-?\s*$|\s+(?:approved|agreed|noted|resolved)\b)",
    re.MULTILINE,
)
_REASONS = re.compile(r"^Reasons?\s+for\s+(?:the\s+)?decisions?\b", re.MULTILINE | re.IGNORECASE)


def opening_day(text: str) -> str | None:
    """Take the day of a page whose first words are "On 4 May 2031, Cabinet:-" and the like; None for others."""
    found = _ON_A_DAY.match(text)
    return found["day"] if found else None


def opens_with_decisions(paper: Paper, lines: Sequence[HeadLine]) -> bool:
    """Tell a page that is nothing but its decisions: they open it, under "Decisions" or over the reasons for them."""
    if len(lines) > 1 and _DECISIONS.fullmatch(lines[0].text):
        return _DECISION_OPENS.match(lines[1].text) is not None
    opening = paper.text[paper.blocks[0].start : paper.blocks[0].end] if paper.blocks else ""
    if opening_day(opening):
        return True
    if _DECISION_OPENS.match(opening) and _REASONS.search(paper.text, len(opening)):
        return True
    return _resolved_alone(paper) or _OF_SUBJECT.match(opening) is not None


# "The subject of the decision:", over it, the reason for it and the decision itself
_OF_SUBJECT = re.compile(r"(?:The\s+)?subject\s+of\s+the\s+decision\s*:", re.IGNORECASE)
_ALONE = re.compile(r"(?:RESOLVED|AGREED|Resolved|Agreed)\s*(?:that)?\s*[:–-]*")
_NOTES = 2  # paragraphs above "RESOLVED:": "Appendix E was circulated separately."


def _resolved_alone(paper: Paper) -> bool:
    """Tell a page of one resolution: RESOLVED on a line of its own near its top, and nothing but limbs below."""
    blocks = paper.blocks
    head = next((at for at, b in enumerate(blocks[: _NOTES + 1]) if _ALONE.fullmatch(paper.text, b.start, b.end)), None)
    limbs = blocks[head + 1 :] if head is not None else ()
    return len(limbs) > 1 and all(block.kind is BlockKind.LIST_ITEM for block in limbs)


def heads_decision_sheet(lines: Sequence[HeadLine]) -> bool:
    """Tell the head of a meeting's decision sheet: a short line with a day, and "Decisions" alone below it."""
    last = max((at for at, line in enumerate(lines[:6]) if _DECISIONS.fullmatch(line.text)), default=0)
    return any(len(line.text) < _SHORT // 2 and find_periods(line.text) for line in lines[:last])


# "1. Apologies", "2 Declarations of interest": the business of a decision day, which has items as a meeting has
_SITTING = re.compile(
    r"^\d{1,3}[.)]?\s+(?:apologies|declarations?\s+of\s+interests?|minutes)\b[^\n]{0,60}$", re.IGNORECASE | re.MULTILINE
)


def has_business(paper: Paper) -> bool:
    """Tell a record of decisions that was taken as a meeting is, item by item."""
    return _SITTING.search(paper.text, 0, 4000) is not None


# "submitted a report reviewing the work programme" over "RESOLVED – that it be agreed"
_SUBMITTED = re.compile(r"submitted\s+(?:(?P<one>a)|the|his|her)\s+report\b")
_THEN_RESOLVED = re.compile(r"[\s\S]{0,2500}?\bRESOLVED\s*[:–-]?\s*(?i:that)\b")
# the same, or "Consideration was given to …", over "(a) the report be noted"
_CONSIDERED = re.compile(r"Consideration\s+was\s+given\s+to\b")
_THEN_LISTED = re.compile(
    r"[\s\S]{0,2500}?^\(?[1-3ia-c]\)\s[^\n]{5,400}\bbe\s+(?:noted|approved|agreed|adopted|endorsed|appointed)\b",
    re.MULTILINE,
)


def resolves_report(text: str) -> bool:
    """Tell a page on which somebody's report was submitted or considered, and what was resolved of it below."""
    for at in places_of(text, "submitted"):
        told = _SUBMITTED.match(text, at)
        before = text[at - 1 : at]
        if told is None or before.isalnum() or before == "_":
            continue
        line_start = text.rfind("\n", 0, at) + 1
        heads = told["one"] and 3 <= at - line_start <= 60
        if _THEN_RESOLVED.match(text, told.end()) or (heads and _THEN_LISTED.match(text, told.end())):
            return True
    opened = (_CONSIDERED.match(text, at) for at in places_of(text, "Consideration") if text[at - 1 : at] in ("", "\n"))
    return any(told is not None and _THEN_LISTED.match(text, told.end()) for told in opened)
