"""What a paper is for: minutes, an agenda, a report, a decision, a plan, or something else."""

import re
from functools import cache

from extract.facts.header import read_header
from extract.facts.lines import HeadLine, head_lines
from extract.facts.telling import (
    bodies_decisions,
    decided_here,
    heads_decision_sheet,
    is_bare_decision,
    issue_was_minuted,
    meetings_of_issue,
    names_minutes,
    opens_with_decisions,
    runs_together,
    sums_up_meeting,
    tells_of_decision,
    tells_of_meeting,
    was_decided,
)
from extract.lexicon import alternatives, load
from extract.memory import mentions
from models import ItemPart, Paper, PaperKind

_ORDER = (PaperKind.DECISION, PaperKind.MINUTES, PaperKind.AGENDA, PaperKind.REPORT)
_OTHER_PAGES = ("attendance", "committee", "list")
# "Present", "PRESENT: Cllr …", "Members present", "Attendees: …": the roll that only minutes have
_ROLL = re.compile(
    r"^(?:[^\s\d]*+\d\S*+\s+)?(?:(?:members|councillors|governors|trustees|directors|also|board\s+members)\s+)?(?:present|attendees|in\s+attendance)\b"
    r"(?!\s+(?:a|the|to|an|in)\b)",
    re.IGNORECASE | re.MULTILINE,
)
# "… were approved and signed", "The meeting closed at 8.35 pm", "It was RESOLVED": what minutes report
_REPORTED = re.compile(
    r"""\b(?:RESOLVED|[Rr]esolved[\s:–—-]+(?:(?i:that)|to|unanimously|\(\w(?=\)))|(?:was|were)\s+(?:approved|agreed|noted|received|signed|confirmed)
      |meeting\s+(?:closed|ended|concluded|was\s+closed)|to\s+a\s+close\s+at|apologies\s+(?:were|was|had\s+been)\s+received)\b""",
    re.VERBOSE,
)
# "Hale Parish Council Minutes of a Meeting held …": said behind a name, but not "to approve the minutes of the meeting"
_MINUTES_OF = re.compile(
    r"""^(?!(?>.*?\b(?:approve|confirm|receive|sign|agree|consider|adopt|previous|last)\b).*\bminutes)
    .{0,80}\bminutes\s+of\s+(?:a|an|the)\b.{0,120}\b(?:held|meeting)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# ModernGov's table of items, as text
_ITEM_TABLE = re.compile(r"^(?:items\s*)?(?:no\.?|number)\s*\|?\s*item\.?[\s|]*$", re.IGNORECASE | re.MULTILINE)
# "NumberItem", "001APOLOGIES": a table of items whose cells ran together
_THREE_DIGITS = re.compile(r"^number\s*\|?\s*item\s*\n+\s*0{0,2}1\s*\|?\s*[A-Z]", re.IGNORECASE | re.MULTILINE)
# "Item | Description | Resolution", also with the cells run together: the head of a table of what was resolved
_OUTCOME_TABLE = re.compile(
    r"^item\s*\|?\s*description\s*\|?\s*(?:resolution|decision|outcome)s?\s*$", re.IGNORECASE | re.MULTILINE
)
# "1Apologies for Absence", "2Public Discussion": items whose numbers a page lost the blank behind
_GLUED_ITEM = re.compile(r"^\d{1,2}[A-Z][a-z]+", re.MULTILINE)
# "No | Time | Item | Lead": the head of an agenda in a table
_AGENDA_TABLE = re.compile(
    r"""^(?=.*\bitems?\b)(?=.*\|)(?=.*\b(?:lead|presenter|presented\s+by|paper|purpose|enclosure|time|timing)\b)
    (?:agenda\s+)?(?:no|item|time|ref|number|agenda)\b[^\n]{0,80}$""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
# "To receive apologies", "To approve the minutes of …": how an agenda announces business
_ANNOUNCED = re.compile(
    r"^(?:\d{1,3}[.)]?\s+|\w\)\s+)?to\s+(?:receive|approve|consider|note|discuss|confirm|elect|register|agree|answer|declare|review)\b",
    re.IGNORECASE | re.MULTILINE,
)
# "This plan sets out …", "This Strategy describes …"
_PLAN_SAYS = re.compile(
    r"""\b(?:this|our|the)\s+(?:[\w-]+\s+){0,4}(?:plan|strategy|framework|prospectus)\s+
    (?:sets?\s+out|describes|explains|outlines|covers)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "Quarterly Performance Report", "Annual Report 2030/31"
_REPORT_NAME = re.compile(
    r"\breport\b(?:[\s:–—-]+(?:for\s+)?(?:\d|quarter|q\d|april|january|july|october)[^.]*)?$", re.IGNORECASE
)
# "Minutes:" on its line, or glued in a row of a table: "Apologies Minutes:There were none."
_MINUTES_HEAD = re.compile(r"(?:^|(?<=\s))Minutes:(?:$|\s?(?!To\b)[A-Z])", re.MULTILINE)
# "Report by Chief Finance Officer PURPOSE OF REPORT": the head of a report, run together into one line
_REPORT_FORM = re.compile(
    r"""\bR(?:eport|EPORT)\s+(?i:by|of|from|to)\s+[^\n]{3,150}?\b(?:PURPOSE|SUMMARY|INTRODUCTION|RECOMMENDATIONS?)\b
      |\b(?i:purpose\s+of\s+th(?:e|is)\s+report\s+is)\b""",
    re.VERBOSE,
)
_THIS_REPORT = re.compile(r"\b[Tt]his\s+(?:report|paper)\s+\w+s\b")
# "Recommendations", "The Board is asked to approve"
_RECOMMENDS = re.compile(
    r"^[^\w\n]{0,20}(?:[\d.]+\s+)?recommend(?:ations?|ed)\b|\b(?:is|are)\s+(?:asked|invited|recommended|requested)\s+to\b",
    re.IGNORECASE | re.MULTILINE,
)
# "Click on a link below to read our minutes", "Minutes are published here": a page that only lists minutes
_LISTING = re.compile(
    r"\b(?:click|download|links?\s+below|uploaded|(?:posted|published|available|found)\s+(?:here|below|on\s+this\s+page))\b",
    re.IGNORECASE,
)
# "Decision status: Recommendations Approved", "Is Key decision?: Yes": what ModernGov prints above a decision
_DECISION_LABEL = re.compile(
    r"""(?:^|(?<=\s)(?=[A-Z]))(?:decision\s+status|is\s+key\s+decision\??|is\s+(?:subject\s+to\s+call[\s-]in|callable\s+in)\??|decision\s+published
    |decided\s+at\s+meeting|decision\s+maker)\s*:""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
# "Record of an Officer's Urgent Decision", in whatever words; not "Record of decisions of the Board"
_DECISION_RECORD = re.compile(r"(?:proposed\s+|draft\s+)?record\s+of\s+(?:[\w’'/-]+\s+){1,5}decision\b", re.IGNORECASE)
# "Forward plan", "Cabinet Forward Plan: May 2031", "Schedule of key decisions": what is yet to be decided
_FORWARD_PLAN = re.compile(
    r"(?:[A-Z]\w+\s+){0,3}?(?:forward\s+plan|(?:schedule|notice)\s+of\s+(?:forthcoming\s+)?key\s+decisions)\b[^.]{0,80}",
    re.IGNORECASE,
)
# "Minutes of meetings (2030-2031)": the head of a page that lists minutes
_OF_MEETINGS = re.compile(r"of\s+(?:\w+\s+){0,4}meetings\b(?!.*\bheld\b)", re.IGNORECASE)
# What a board's minutes tell beside their decisions, though nothing in their head calls them so
_MOTION_WORDS = (
    "called to order",
    "seconded",
    "second by",
    *(f"motion {verb}" for verb in ("was", "carried", "passed", "approved")),
    "adjourned at",
)
_MOTIONS = re.compile(
    r"\b(?:called\s+to\s+order|seconded|second\s+by|motion\s+(?:was\s+)?(?:carried|passed|approved)|adjourned\s+at)\b",
    re.IGNORECASE,
)
# "LGB Minutes of Hale Primary School held on 5 May 2031"
_MINUTES_HELD = re.compile(
    r"(?:[A-Z][\w&]*\s+){1,3}Minutes\s+of\s+(?!the\s+(?:last|previous)).{3,90}\bheld\s+(?:on|at)\b"
)
# "Executive Decision Notice – 4 May 2031 Page 1 This notice is …": a notice that lost its line breaks
_RUN_ON_NOTICE = re.compile(
    r"(?:[A-Z]\w+\s+){0,3}(?:Decision\s+(?:Notice|Record)|Record\s+of\s+Decision)\s*[:–—-]", re.IGNORECASE
)
_MEMO = re.compile(r"^(?:from|to|subject|by)\b\s*:", re.IGNORECASE | re.MULTILINE)


@cache
def _opening(kind: str) -> re.Pattern[str]:
    words = alternatives(load("paper_kinds")[kind])
    return re.compile(rf"(?:^|[–—|-]\s*)(?:the\s+|proposed\s+|draft\s+)?(?:{words})\b", re.IGNORECASE)


@cache
def _plan_name() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load('paper_kinds')['plan'])})\b(?:\W+\d[\d\W]*)?$", re.IGNORECASE)


def paper_kind(paper: Paper) -> PaperKind:
    """Tell what a paper is, by its page's head, then by its form."""
    declared = _declared(paper)
    if declared:
        return declared
    lines = head_lines(paper)
    text = "\n".join(line.text for line in lines)
    if len(_DECISION_LABEL.findall(text)) >= 2:
        return PaperKind.DECISION
    if _is_item_page(lines) and decided_here(paper.text):
        return PaperKind.MINUTES
    if (meetings_of_issue(paper) and _minutes_head(paper.text)) or issue_was_minuted(paper):
        return PaperKind.MINUTES
    if heads_decision_sheet(lines) or opens_with_decisions(lines) or is_bare_decision(paper):
        return PaperKind.DECISION
    if _OUTCOME_TABLE.search(text):
        return PaperKind.MINUTES
    if _THREE_DIGITS.search(paper.text[:4000]):
        return PaperKind.MINUTES if len(_REPORTED.findall(paper.text)) >= 2 else PaperKind.AGENDA
    roll = bool(_ROLL.search(text[:3000]))
    for at, line in enumerate(lines[:25]):
        if at < 8 and (names_minutes(line.text) or sums_up_meeting(line.text)):
            return PaperKind.MINUTES
        kind = _said(line)
        if kind is PaperKind.AGENDA and roll and len(_REPORTED.findall(paper.text)) >= 2:
            return PaperKind.MINUTES
        if kind is PaperKind.REPORT and was_decided(paper.text):
            return PaperKind.MINUTES
        if kind is PaperKind.MINUTES and not roll and _LISTING.search(text) and not _REPORTED.search(paper.text):
            return PaperKind.OTHER
        if kind:
            return kind
    if any(_MINUTES_OF.match(line.text) for line in lines[:5]) or any(
        runs_together(line.text) for line in lines[:8] if len(line.text) > 700
    ):
        return PaperKind.MINUTES
    if _ITEM_TABLE.search(text):
        return (
            PaperKind.MINUTES
            if len(_REPORTED.findall(paper.text)) >= 2 or _minutes_head(paper.text)
            else PaperKind.AGENDA
        )
    if len(_MEMO.findall(text)) >= 2 or _has_officers(lines):
        return PaperKind.REPORT
    if len(_motions(paper.text)) >= 2 or any(_MINUTES_HELD.match(line.text) for line in lines[:3]):
        return PaperKind.MINUTES
    if (roll and _REPORTED.search(paper.text)) or tells_of_meeting(paper.text) or _key_messages(paper, lines):
        return PaperKind.MINUTES
    if (
        len(_GLUED_ITEM.findall(paper.text[:4000])) >= 3
        or len(_ANNOUNCED.findall(paper.text[:6000])) >= 3
        or _AGENDA_TABLE.search(paper.text[:4000])
    ):
        return PaperKind.AGENDA
    if _minutes_head(paper.text) and (_REPORTED.search(paper.text) or bodies_decisions(paper.text)):
        return PaperKind.MINUTES
    if was_decided(paper.text):
        return PaperKind.MINUTES
    kind = _by_title(paper, lines)
    told = tells_of_decision(paper.text) or bodies_decisions(paper.text) >= 2
    return PaperKind.MINUTES if kind is PaperKind.OTHER and told else kind


def _motions(text: str) -> list[str]:
    return _MOTIONS.findall(text) if mentions(text, _MOTION_WORDS) else []


def _minutes_head(text: str) -> bool:
    return "Minutes:" in text and bool(_MINUTES_HEAD.search(text))


def _has_officers(lines: list[HeadLine]) -> bool:
    """Tell the header block of an officer's report: who reports, and at least one thing more."""
    roles = [entry.role for entry in read_header(lines)]
    return "officer" in roles and len(set(roles) - {"contact", "venue"}) > 1


def _is_item_page(lines: list[HeadLine]) -> bool:
    """Tell ModernGov's page of one item, as text: "Agenda item" above its title."""
    return any(re.fullmatch(r"\W*agenda\s+item(?:\s+content)?\W*", line.text, re.IGNORECASE) for line in lines[:3])


def _key_messages(paper: Paper, lines: list[HeadLine]) -> bool:
    """Tell what a board publishes of its meeting: "Meeting: …" and the sentences in which it decided."""
    labels = {" ".join(entry.label.split()).casefold() for entry in read_header(lines) if entry.role == "body"}
    return bool(labels & {"meeting", "name of meeting", "meeting of"}) and bodies_decisions(paper.text) >= 2


def _declared(paper: Paper) -> PaperKind | None:
    """Read the kind off the structure of a ModernGov page: which page it is, and whose words stand in its items."""
    parts = {block.part for block in paper.blocks}
    page = paper.hints.get("page")
    if page in _OTHER_PAGES:
        return PaperKind.OTHER
    if page == "decision":
        return PaperKind.DECISION
    if ItemPart.MINUTES in parts:
        return PaperKind.MINUTES
    if page in ("item", "issue") and ItemPart.DECISION in parts:
        return PaperKind.DECISION
    items = any(block.declared_item for block in paper.blocks)
    return PaperKind.AGENDA if items else None


def _said(line: HeadLine) -> PaperKind | None:
    text = line.text.strip()
    if len(text) > 300 and not text[:7].casefold().startswith(("minutes", "at a me")):
        return PaperKind.DECISION if _RUN_ON_NOTICE.match(text) else None
    opening = text[:120]
    if _opening("other").match(opening) and len(text.split()) <= 12:
        return PaperKind.OTHER
    if _DECISION_RECORD.match(opening):
        return PaperKind.DECISION
    if _FORWARD_PLAN.fullmatch(text):
        return PaperKind.PLAN
    for kind in _ORDER:
        found = _opening(kind.value).search(opening)
        if found and not _mere_mention(text, found, kind):
            return kind
    return None


def _mere_mention(text: str, found: re.Match[str], kind: PaperKind) -> bool:
    """Tell "Minutes of the Meeting held on 9 May (Pages 1-10)" or "Agenda item 4", which say nothing of the kind."""
    rest = text[found.end() :].strip().casefold()
    if kind is PaperKind.AGENDA:
        return rest.startswith(("item", "no", "ref", "reports", "page"))
    if kind is PaperKind.MINUTES:
        return bool(
            "(pages" in rest
            or _OF_MEETINGS.match(rest)
            or "pdf" in rest
            or rest.startswith(
                (
                    "of the last",
                    "of the previous",
                    "of last",
                    "of previous",
                    "and matters",
                    "taken by",
                    "by",
                    "are ",
                    "will ",
                    "can ",
                )
            )
        )
    return False


def _by_title(paper: Paper, lines: list[HeadLine]) -> PaperKind:
    if _PLAN_SAYS.search(paper.text[:4000]):
        return PaperKind.PLAN
    opening = paper.text[:3000]
    if _REPORT_FORM.search(opening) or (_THIS_REPORT.search(opening) and _RECOMMENDS.search(opening)):
        return PaperKind.REPORT
    for line in lines[:8]:
        text = line.text.strip()
        if len(text.split()) <= 16 and _plan_name().search(text):
            return PaperKind.PLAN
        if len(text.split()) <= 16 and _REPORT_NAME.search(text):
            return PaperKind.REPORT
    return PaperKind.OTHER
