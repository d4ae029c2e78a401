"""Decisions whose RESOLVED was lost: "Cabinet noted the report and" over "1. Approve …"; "1. CONFIRMED the plan"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extract.resolutions.inflection import look_up
from extract.resolutions.limbs import BULLET, may_be_first, ordinals
from extract.resolutions.passages import Passage
from extract.resolutions.spoken import Spoken
from extract.resolutions.trigger_forms import bodies
from extract.resolutions.triggers import FORMAL, Trigger, is_heading
from extract.values.sentences import split_sentences
from models import ItemPart, ResolutionStatus

# "The Cabinet Member, following the endorsement of the Board, delegate authority to the Director to;"
_BY_PERSON = re.compile(
    r"The\s+(?:[A-Z][\w-]*\s+){0,4}?(?:Member|Leader|Mayor|Director|Officer)\b[^:;]{0,400}?"
    r"\b(?:delegates?|approves?|agrees?|authorises?)\b[^:;]{0,300}[:;]"
)
# "The following decisions were taken at the meeting of the Board held on 4 May:" over what they were
_FOLLOWING = re.compile(
    r"(?:The\s+following\s+)(?:decisions|resolutions)\s+(?:were|have\s+been)\s+(?:taken|made|agreed|passed)\b[^.;:]{0,120}:-?"
)
# "… took the vote. It was", "It was moved by Mr Ash, seconded by Mrs Lee and", over what it was
_CUT_OFF = re.compile(r"(?:(?:^|[.,;]\s+(?:and\s+)?)[Ii]t\s+was|\bseconded\s+by\s[^.;:]{2,40}?,?\s+and)\s*$")
_FIRST_WORD = re.compile(r"[A-Za-z-]+")


def lost_leads(spoken: Spoken, sheet: bool) -> Iterator[Trigger]:
    """Find the lists of decisions that only their own words lead into; `sheet`: all of the paper is decisions."""
    passages = spoken.passages
    for at in spoken.at:
        passage, below = passages[at], passages[at + 1] if at + 1 < len(passages) else None
        if below is None or (below.marker is None and not below.text.startswith("That ")):
            continue  # no limb
        if passage.part is ItemPart.AGENDA and not sheet and not _in_capitals(passages, at):
            continue
        first = may_be_first(below.marker)
        cut_off = (first or below.text.startswith("That ")) and _CUT_OFF.search(passage.text)
        told = _told_over_limbs(passage, below) if first else None
        if cut_off or (first and _FOLLOWING.fullmatch(passage.text.strip())):
            yield _trigger(at, passage.end, "told_over_limbs")
        elif told is not None:
            yield _trigger(at, passage.start + told, "told_over_limbs")
        elif sheet and first and _BY_PERSON.fullmatch(passage.text.strip()):
            yield _trigger(at, passage.start, "told_over_limbs")
        elif (sheet or _in_capitals(passages, at)) and _opens_list_of_past(passages, at):
            yield _trigger(at, passage.start, "past_list")


@cache
def _told() -> re.Pattern[str]:
    """Match "Having considered all of it, Cabinet noted the report and, in line with its policy:"."""
    return re.compile(
        rf"""(?:[^;:]{{3,300}}?,\s+)?(?P<body>(?:the\s+)?(?:[\w&'’-]+\s+){{0,6}}?(?:{bodies()})\s+
        (?:noted|considered|received|supported|approved)\s+(?:[^.;:]{{2,80}}?)\s+and(?:\s*,[^.;:]{{3,160}}[:,])?\s*)$""",
        re.VERBOSE | re.IGNORECASE,
    )


def _told_over_limbs(passage: Passage, below: Passage) -> int | None:
    """Find where a paragraph that ends in what a body did "and" begins to tell it, over limbs of what else it did."""
    if not passage.text.rstrip().endswith((" and", ":", ",")) or not _acts(below):
        return None
    begin, _ = split_sentences(passage.text)[-1]
    told = _told().match(passage.text, begin)
    return told.start("body") if told else None


def _acts(limb: Passage, inflection: str = "base") -> bool:
    """Tell a limb whose first word is the verb of a decision: "Approve the sale"."""
    word = _FIRST_WORD.match(limb.text)
    known = look_up(word[0].casefold(), core_only=True) if word else None
    return known is not None and known[1] == inflection


def _in_capitals(passages: Sequence[Passage], at: int) -> bool:
    """Tell "1. APPROVED the plan" over "2. NOTED the risks", which are decisions wherever they stand."""
    words = [_FIRST_WORD.match(passage.text) for passage in passages[at : at + 2]]
    return all(word is not None and word[0].isupper() and len(word[0]) > 1 for word in words)


def _opens_list_of_past(passages: Sequence[Passage], at: int) -> bool:
    """Tell "1. CONFIRMED the plan" over "2. DELEGATED authority", that nothing leads into."""
    here, after = passages[at], passages[at + 1]
    if not here.marker or not after.marker or is_heading(here) or here.item != after.item:
        return False
    firsts = {kind for kind, number in ordinals(here.marker) if number == 1 and kind != BULLET}
    counts_on = any(kind in firsts for kind, number in ordinals(after.marker) if number == 2)
    led = at > 0 and passages[at - 1].text.rstrip().endswith((":", ":-", "–", " to", " that"))
    return counts_on and not led and _acts(here, "past") and _acts(after, "past")


def _trigger(at: int, start: int, rule: str) -> Trigger:
    return Trigger(at, start, start, start, ResolutionStatus.RESOLVED, rule, FORMAL)
