"""What a paper is for: minutes, an agenda, a report, a decision, a plan, or something else."""

import re
from functools import cache, lru_cache
from operator import attrgetter

from extract.facts import kind_forms as forms
from extract.facts.decision_pages import heads_decision_sheet, opens_with_decisions, resolves_report
from extract.facts.header import header_of
from extract.facts.lines import HeadLine, head_lines
from extract.facts.meeting_heads import headed_meeting
from extract.facts.telling import (
    bodies_decisions,
    decided_here,
    issue_was_minuted,
    meetings_of_issue,
    names_minutes,
    runs_together,
    sums_up_meeting,
    tells_of_decision,
    tells_of_meeting,
    tells_who_spoke,
    was_decided,
)
from extract.lexicon import alternatives, load
from extract.memory import mentions, remember_by
from models import ItemPart, Paper, PaperKind

# What a text tells is kept for the second look, when the items are known: see `extract.outline`.
_ORDER = (PaperKind.DECISION, PaperKind.MINUTES, PaperKind.AGENDA, PaperKind.REPORT)
_OTHER_PAGES = ("attendance", "committee", "list")


@cache
def _opening(kind: str) -> re.Pattern[str]:
    words = alternatives(load("paper_kinds")[kind])
    return re.compile(rf"(?:^|[–—|-]\s*)(?:the\s+|proposed\s+|draft\s+)?(?:{words})\b", re.IGNORECASE)


@cache
def _any_opening() -> re.Pattern[str]:
    words = alternatives([word for kind in _ORDER for word in load("paper_kinds")[kind.value]])
    return re.compile(rf"(?:^|[–—|-]\s*)(?:the\s+|proposed\s+|draft\s+)?(?:{words})\b", re.IGNORECASE)


@cache
def _plan_name() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load('paper_kinds')['plan'])})\b(?:\W+\d[\d\W]*)?$", re.IGNORECASE)


def paper_kind(paper: Paper) -> PaperKind:
    """Tell what a paper is: by its page's structure, by what its head says, then by its form."""
    return _declared(paper) or _told(paper)


@remember_by(lambda paper: len(head_lines(paper)))  # which items that are found later may cut short
def _told(paper: Paper) -> PaperKind:
    lines = head_lines(paper)
    text = "\n".join([line.text for line in lines])
    return _of_page(paper, lines, text) or _in_words(paper, lines, text) or _of_form(paper, lines, text)


def _of_page(paper: Paper, lines: list[HeadLine], text: str) -> PaperKind | None:
    """Tell the pages of a council's site, as text: of a decision, an item, an issue."""
    if text.count(":") >= 2 and len(list(forms.DECISION_LABEL.finditer(text))) >= 2:
        return PaperKind.DECISION
    if _is_item_page(lines) and decided_here(paper.text):
        return PaperKind.MINUTES
    met = meetings_of_issue(paper)
    if (met and _minutes_head(paper.text)) or issue_was_minuted(paper):
        return PaperKind.MINUTES
    if met and forms.DECISION_ALONE.search(paper.text):
        return PaperKind.DECISION
    if any(forms.VOICE.fullmatch(line.text.strip()) for line in lines[:_HEAD_OF_ITEM]):
        return PaperKind.MINUTES
    if heads_decision_sheet(lines) or opens_with_decisions(paper, lines):
        return PaperKind.DECISION
    if forms.OUTCOME_TABLE.search(text):
        return PaperKind.MINUTES
    if forms.THREE_DIGITS.search(paper.text, 0, 4000):
        return PaperKind.MINUTES if _is_reported(paper.text) else PaperKind.AGENDA
    return None


def _in_words(paper: Paper, lines: list[HeadLine], text: str) -> PaperKind | None:
    """Take the word of the head's lines, where the paper does not belie it."""
    roll = _has_roll(text)
    for at, line in enumerate(lines[:25]):
        if at < 8 and (names_minutes(line.text) or sums_up_meeting(line.text)):
            return PaperKind.MINUTES
        kind = _said(line)
        if kind is PaperKind.AGENDA and roll and _is_reported(paper.text):
            return PaperKind.MINUTES
        if kind is PaperKind.REPORT and was_decided(paper.text):
            return PaperKind.MINUTES
        if kind is PaperKind.PLAN and (headed_meeting(lines) or resolves_report(paper.text)):
            continue  # "Executive Forward Plan", "Scrutiny Work Programme": a paper of an item
        listing = kind is PaperKind.MINUTES and not roll and forms.LISTING.search(text)
        if listing and not forms.REPORTED.search(paper.text):
            return PaperKind.OTHER
        if kind:
            return kind
    long = (line.text for line in lines[:8] if len(line.text) > 700)
    if any(forms.MINUTES_OF.match(line.text) for line in lines[:5]) or any(map(runs_together, long)):
        return PaperKind.MINUTES
    return None


def _of_form(paper: Paper, lines: list[HeadLine], text: str) -> PaperKind:
    """Tell by what stands in the paper: a roll, motions, a memorandum's head, business announced or done."""
    if forms.ITEM_TABLE.search(text):
        done = _is_reported(paper.text) or _minutes_head(paper.text)
        return PaperKind.MINUTES if done else PaperKind.AGENDA
    if len(forms.MEMO.findall(text)) >= 2 or _has_officers(paper):
        return PaperKind.REPORT
    heads = [line.text for line in lines[:5]]
    if len(_motions(paper.text)) >= 2 or any(forms.MINUTES_HELD.match(line.text) for line in lines[:3]):
        return PaperKind.MINUTES
    met = (_has_roll(text) or any(map(forms.HELD.match, heads))) and forms.REPORTED.search(paper.text)
    if met or tells_of_meeting(paper.text) or _key_messages(paper, lines):
        return PaperKind.MINUTES
    if _announces(paper.text) or any(forms.TO_BE_HELD.match(line.text.strip()) for line in lines[:12]):
        return PaperKind.AGENDA
    if _minutes_head(paper.text) and (forms.REPORTED.search(paper.text) or bodies_decisions(paper.text)):
        return PaperKind.MINUTES
    if was_decided(paper.text) or resolves_report(paper.text):
        return PaperKind.MINUTES
    kind = _by_title(paper, lines)
    if kind is not PaperKind.OTHER:
        return kind
    told = tells_of_decision(paper.text) or bodies_decisions(paper.text) >= 2 or _resolves(paper.text)
    return PaperKind.MINUTES if told or tells_who_spoke(paper.text) or _has_roll(text) else kind


def _has_roll(head: str) -> bool:
    return bool(forms.ROLL.search(head[:3000]))


@lru_cache(2)
def _is_reported(text: str) -> bool:
    """Tell whether a paper reports at least twice what only minutes report."""
    return len(forms.REPORTED.findall(text)) >= 2


_RESOLVES = 2  # things that only minutes tell so often
# "29.3 Resolved - That": a minute with its number, of which one is enough
_RESOLVED = re.compile(
    r"^(?:\d+\.\d+\s+(?:RESOLVED|Resolved)\s*(?:[:–-]|that\b|to\b)|(?:RESOLVED|Resolved)\W{1,4}that\s+the\s+minutes\s+of\b)",
    re.MULTILINE,
)


@lru_cache(2)
def _resolves(text: str) -> bool:
    """Tell a page that lists its business with what was RESOLVED of it, and calls itself nothing."""
    return text.count("\nRESOLVED") >= _RESOLVES or _RESOLVED.search(text, 0, _FAR) is not None


@lru_cache(2)
def _announces(text: str) -> bool:
    announced = len(forms.ANNOUNCED.findall(text[:6000]))
    business = len(forms.BUSINESS.findall(text[:4000]))
    return bool(
        max(announced, business) >= 3
        or announced + business > 3
        or len(forms.GLUED_ITEM.findall(text[:4000])) >= 3
        or forms.AGENDA_TABLE.search(text[:4000])
    )


@lru_cache(2)
def _motions(text: str) -> list[str]:
    return forms.MOTIONS.findall(text, 0, _FAR) if mentions(text, forms.MOTION_WORDS) else []


_HEAD_OF_ITEM = 4  # lines: "Report of the Director of Roads", "Minutes:"
_FAR = 30_000  # characters: what a paper is shows before


@lru_cache(2)
def _minutes_head(text: str) -> bool:
    return "Minutes:" in text and bool(forms.MINUTES_HEAD.search(text))


def _has_officers(paper: Paper) -> bool:
    """Tell the header block of an officer's report: who reports, and at least one thing more."""
    roles = [entry.role for entry in header_of(paper)]
    return "officer" in roles and len(set(roles) - {"contact", "venue"}) > 1


def _is_item_page(lines: list[HeadLine]) -> bool:
    """Tell ModernGov's page of one item, as text: "Agenda item" above its title."""
    return any(re.fullmatch(r"\W*agenda\s+item(?:\s+content)?\W*", line.text, re.IGNORECASE) for line in lines[:3])


def _key_messages(paper: Paper, lines: list[HeadLine]) -> bool:
    """Tell what a board publishes of its meeting: "Meeting: …", "held its Board meeting", and what it decided there."""
    held = any(forms.HELD_ITS.search(line.text[:300]) for line in lines[:4])
    labels = {" ".join(entry.label.split()).casefold() for entry in header_of(paper) if entry.role == "body"}
    return (held or bool(labels & {"meeting", "name of meeting", "meeting of"})) and bodies_decisions(paper.text) >= 2


def _declared(paper: Paper) -> PaperKind | None:
    """Read the kind off the structure of a ModernGov page: which page it is, and whose words stand in its items."""
    page = paper.hints.get("page")
    if page in _OTHER_PAGES:
        return PaperKind.OTHER
    if page == "decision":
        return PaperKind.DECISION
    parts = set(map(attrgetter("part"), paper.blocks))
    if ItemPart.MINUTES in parts:
        return PaperKind.MINUTES
    if page in ("item", "issue") and ItemPart.DECISION in parts:
        return PaperKind.DECISION
    return PaperKind.AGENDA if any(map(attrgetter("declared_item"), paper.blocks)) else None


def _said(line: HeadLine) -> PaperKind | None:
    text = line.text.strip()
    text = text.replace(" ", "") if forms.SPACED.fullmatch(text) else text
    if len(text) > 300 and not text[:7].casefold().startswith(("minutes", "at a me")):
        return PaperKind.DECISION if forms.RUN_ON_NOTICE.match(text) else None
    opening = text[:120]
    if _opening("other").match(opening) and len(text.split()) <= 12:
        return PaperKind.OTHER
    if forms.DECISION_RECORD.match(opening):
        return PaperKind.DECISION
    if forms.FORWARD_PLAN.fullmatch(text):
        return PaperKind.PLAN
    if not _any_opening().search(opening):
        return None
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
            or forms.OF_MEETINGS.match(rest)
            or "pdf" in rest
            or rest.startswith(
                (
                    "for this agenda",
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
    if forms.PLAN_SAYS.search(paper.text[:4000]):
        return PaperKind.PLAN
    opening = paper.text[:3000]
    if forms.REPORT_FORM.search(opening) or (forms.THIS_REPORT.search(opening) and forms.RECOMMENDS.search(opening)):
        return PaperKind.REPORT
    for line in lines[:8]:
        text = line.text.strip()
        if len(text.split()) <= 16 and _plan_name().search(text):
            return PaperKind.PLAN
        if len(text.split()) <= 16 and forms.REPORT_NAME.search(text):
            return PaperKind.REPORT
    return PaperKind.OTHER
