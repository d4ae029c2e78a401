"""The subject of a report, decision or plan."""

import re
from collections.abc import Sequence
from functools import cache

from extract.facts.body_names import clean_body
from extract.facts.header import Entry, read_header
from extract.facts.lines import HeadLine
from extract.facts.organisation_names import names_in
from extract.lexicon import alternatives, load
from extract.values.periods import find_periods
from models import BlockKind, Paper, PaperKind

_ONE_SUBJECT = ("decision", "item", "issue")  # pages of ModernGov that are about one subject
_OF_A_MEETING = (PaperKind.MINUTES, PaperKind.AGENDA)
# "Appendix K", "7 May": lines that are nobody's title
_NOT_A_TITLE = re.compile(r"(?:appendix|annex)\s+\w{1,3}$|\d", re.IGNORECASE)


@cache
def _other_line() -> re.Pattern[str]:
    starts, alone = (alternatives(load("paper_kinds")[name]) for name in ("not_titles", "not_titles_alone"))
    return re.compile(rf"(?:(?:{starts})\b|(?:{alone})\W*$)", re.IGNORECASE)


@cache
def _taker() -> re.Pattern[str]:
    # "Decision Session - Executive Member for Roads", "Councillor Oke, Leader of the Council"
    return re.compile(rf"\b(?:{alternatives(load('paper_kinds')['takers'])})\b", re.IGNORECASE)


@cache
def _kind_words() -> frozenset[str]:
    words = load("paper_kinds")
    return frozenset(word for kind in ("minutes", "agenda", "decision") for word in words[kind])


def _is_kind(text: str) -> bool:
    """Tell a line that only says what kind of paper this is ("Decision details", "REPORT")."""
    plain = " ".join(text.split()).strip(" :.-–—").casefold()
    return plain in _kind_words() or plain in ("report", "decision", "issue - meetings", "agenda item", "no. item")


def find_title(
    paper: Paper, kind: PaperKind, lines: Sequence[HeadLine], header: Sequence[Entry], body: str | None
) -> str | None:
    """Find the title: labelled, else the largest heading that is none of the other facts; None for meetings."""
    if paper.hints.get("page") in _ONE_SUBJECT and paper.hints.get("title"):
        return " ".join(paper.hints["title"].split())
    if kind in _OF_A_MEETING:
        return None
    labelled = next((e.value for e in header if e.role == "title" and any(map(str.isalpha, e.value))), None)
    if labelled:
        return " ".join(labelled.split())
    candidates = [line for line in lines[:12] if _may_be_title(line, body)]
    headed = [line for line in candidates if line.block.kind is BlockKind.HEADING or line.block.bold]
    if headed:
        return " ".join(max(headed, key=lambda line: line.block.size).text.split())
    fewest = 2 if lines and _is_kind(lines[0].text) else 3
    first = next((line for line in lines[:3] if line in candidates and len(line.text.split()) >= fewest), None)
    return " ".join(first.text.split()).lstrip("#*•|–- ") or None if first else None


def _may_be_title(line: HeadLine, body: str | None) -> bool:
    text = line.text.strip()
    words = text.split()
    if _is_kind(text):
        return False
    if (
        not 1 <= len(words) <= 40
        or (len(words) < 2 and line.block.kind is not BlockKind.HEADING)
        or line.block.label
        or _NOT_A_TITLE.match(text)
        or _other_line().match(text)
        or text[-1] in ".:;"
        or "\ufffd" in text  # an optical reader could not tell a word of it
        or read_header([line])
    ):
        return False
    if _taker().search(text) or (body and clean_body(text) == body):
        return False
    dates = find_periods(text)
    if dates and sum(d.end - d.start for d in dates) > 0.4 * len(text):
        return False
    return not any(len(name) > 0.6 * len(text) for _, name in names_in(text))
