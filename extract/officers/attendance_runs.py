"""Attendance lists inside running lines: "PRESENT Ann Holt Bob Lee Apologies: Bo Rao 1. Welcome"; starred names.

>>> text = "held at noon. Present: A. Holt (Leader) B. Lee and C. Wray (Deputy Leaders) Apologies: Mr D. Rao 1. Minutes"
>>> [(person.name, person.role.value) for person in run_on_people(text, 0, len(text))[1]]
[('A. Holt', 'member'), ('B. Lee', 'member'), ('C. Wray', 'member'), ('D. Rao', 'apologies')]
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from extract.lexicon import alternatives, load
from extract.officers.attendance_labels import label_role, role_under, with_label_post
from extract.officers.listed import Listed
from extract.officers.person_names import Strength, person_at
from extract.officers.roster import read_roster
from extract.sparing import SparingPattern
from models import BlockKind, OfficerRole, Paper

_TOP_BLOCKS = 12
_REACH = 4000
_STARRED_BLOCKS = 60
_LEAST = 3  # people that make a list
_WORDS = load("attendance")
_KNOWN = [label for role in ("chair", "member", "in_attendance", "apologies") for label in _WORDS[role]]
_LABELS = alternatives(_KNOWN)
_SAYS_WHO_CAME = re.compile(r"present|attend|apolog|absen|regret")
_CAME_LABELS = alternatives([label for label in _KNOWN if _SAYS_WHO_CAME.search(label)])
_OPENS = alternatives([*_WORDS["member"], "presiding"])
# "PRESENT: (1) (2) Mr": notes that somewhere below say when they came
_NOTES = r"(?:\(\d{1,2}\)\s+)*"
# "POLICE SERVICE OF HALE IN ATTENDANCE:", "OFFICIALS IN ATTENDANCE:"
_GROUP = (
    r"(?:(?:[A-Z]{2,}\s+){0,3}(?:OFFICIALS|OFFICERS|STAFF|SERVICE|COUNCIL|AUTHORITY|TRUST)"
    r"\s+(?:OF\s+(?:[A-Z]{2,}\s+){1,3})?(?=IN\s+ATTENDANCE\s*:))?"
)
# "Present: Mr", "PRESENT Ann", "Members Present; Cllr"
_OPENING = re.compile(
    rf"(?<!\S)(?<!\bin\s)(?<!\bIn\s)(?<!\bIN\s)(?:(?P<marked>(?=[A-Z])(?i:{_OPENS}))\s*[:;]|(?P<capitals>PRESENT|SEDERUNT|MEMBERS\s+PRESENT))\s+{_NOTES}(?=[A-Z])"
)
_TITLE = alternatives([title.title() for title in load("courtesy_titles")["dropped"]])
# "Dr Ann Holt", "J. van Lee"
_TWO_WORDS = re.compile(rf"(?:(?:{_TITLE})\.?\s+){{0,3}}[A-Z][\w’'.-]*\s+(?:(?:van|de|le|von|al|el)\s+)?[A-Z][\w’'-]*")
_BLANK = re.compile(r"[\s.]*")


@cache  # hardly any paper asks for it, and to compile it takes longer than to read a page
def _next() -> re.Pattern[str]:
    # "Apologies: Mr", "Apologies; Mr"; not "Ann Holt, Chair; Bob Lee"
    return re.compile(
        rf"(?<!\S){_GROUP}(?P<label>(?=[A-Z])(?:(?i:{_LABELS})(?=\s*:)|(?i:{_CAME_LABELS})(?=\s*;)))\s*[:;]\s*{_NOTES}(?P<nobody>(?:Nil|None|N/A)\b\.?)?"
    )


def find_run_on(paper: Paper) -> Iterator[tuple[int, int, list[Listed]]]:
    """List the attendance lists inside lines at the top of a paper: where each begins and ends, and its people."""
    for block in paper.blocks[:_TOP_BLOCKS]:
        if block.kind is BlockKind.TABLE_ROW or block.end - block.body < 60:
            continue
        opening = _OPENING.search(paper.text, block.body, min(block.end, block.body + _REACH))
        if opening is None or _is_tail(paper.text, block.body, opening):
            continue
        end, people = run_on_people(paper.text, opening.start(), min(block.end, opening.start() + _REACH))
        if people:
            yield opening.start(), end, people
            return


def _is_tail(text: str, start: int, opening: re.Match[str]) -> bool:
    """Tell the last word of a longer label: "Officers Present:"."""
    before = text.rfind(" ", start, max(start, opening.start() - 1)) + 1 or start
    longer = text[max(before, start) : opening.end()] if opening.start() > start else ""
    return longer[1:2].islower() and label_role(longer) is not None


def run_on_people(text: str, start: int, end: int) -> tuple[int, list[Listed]]:
    """Read the first list behind a label, with those behind it; its end, and nobody where it names fewer than three."""
    opening = _OPENING.search(text, start, end)
    if opening is None:
        return start, []
    role = label_role(opening["marked"] or opening["capitals"]) or OfficerRole.MEMBER
    at, people, printed = opening.end(), [], ""
    while True:
        named, at = _people(text, at, end, role)
        people += with_label_post(printed, named)
        blank = _BLANK.match(text, at, end)
        label = _next().match(text, blank.end() if blank else at, end)
        if label is None:
            break
        labelled = label_role(label["label"]) or role
        role = labelled if labelled is OfficerRole.CHAIR else role_under(role, labelled, label["label"])
        at, printed = label.end(), label["label"]
    sure = sum(_is_sure(text, one, end) for one in people)
    return (at, people) if len(people) >= _LEAST and 2 * sure >= len(people) else (at, [])


# "* present", "* denotes members present": what a star in front of a name means
_LEGEND = re.compile(
    r"(?m)^\s*\*\s*(?:=|denotes|indicates)?\s*(?:those\s+|members?\s+)?(?:present|attend(?:ed|ance))\s*$"
)


def starred(paper: Paper) -> Iterator[tuple[int, int, list[Listed]]]:
    """List the starred names at the top of a paper whose legend says that a star marks those present."""
    text, blocks = paper.text, paper.blocks[:_STARRED_BLOCKS]
    if not blocks or not _LEGEND.search(text, 0, blocks[-1].end):
        return
    for above, block in pairwise(blocks):
        starred_above = text[above.start : above.end].endswith("*")
        if block.marker != "*" and not starred_above:
            continue
        roster = read_roster(text, block.body, block.end, OfficerRole.MEMBER, stop_at_stray=True)
        people = [one for one in roster.people if one.name]
        if len(people) == 1 and roster.end >= block.end:
            yield block.start, block.end, people


# "P: Present", "A = Apologies": what a letter in front of a name means
_LETTER_LEGEND = SparingPattern(r"(?m)^\s*P\s*[:=–-]\s*(?:Present|Attended)\b")
_LETTERED = re.compile(r"(?P<letter>[PA])\s+(?=[A-Z])")
_CAME = {"P": OfficerRole.MEMBER, "A": OfficerRole.APOLOGIES}


def lettered(paper: Paper) -> Iterator[tuple[int, int, list[Listed]]]:
    """List the names at the top of a paper behind a letter that its legend explains: "P Ann Holt", "A Bo Lee"."""
    text, blocks = paper.text, paper.blocks[:_STARRED_BLOCKS]
    if not blocks or not _LETTER_LEGEND.search(text, 0, blocks[-1].end):
        return
    for block in blocks:
        letter = _LETTERED.match(text, block.body, block.end)
        if letter is None:
            continue
        people = read_roster(text, letter.end(), block.end, _CAME[letter["letter"]]).people
        if people and people[0].name:
            yield block.start, block.end, people


def _people(text: str, at: int, end: int, role: OfficerRole) -> tuple[list[Listed], int]:
    """Read people up to the next label or the first word that is nobody's: unparted names of two words, else a list."""
    unparted = _unparted(text, at, end, role)
    if len(unparted) > 1:
        return unparted, unparted[-1].end
    label = _next().search(text, at, end)
    stop = label.start() if label else end
    roster = read_roster(text, at, stop, role, stop_at_stray=True)
    people = [one for one in roster.people if one.name]
    return people, roster.end if people else at


def _unparted(text: str, at: int, end: int, role: OfficerRole) -> list[Listed]:
    """Read names of two words each that nothing but blanks parts; none where something else follows the first."""
    names: list[Listed] = []
    while not _next().match(text, at, end):
        words = _TWO_WORDS.match(text, at, end)
        person = person_at(text, at, words.end()) if words else None
        if words is None or person is None or person.to != words.end():
            break
        names.append(Listed(person.from_, person.to, role, person.name))
        at = person.to
        while at < end and text[at].isspace():
            at += 1
    listed = text.startswith(("(", ",", ";", "and "), at)
    return [] if listed else names


def _is_sure(text: str, one: Listed, end: int) -> bool:
    person = person_at(text, one.start, end)
    return one.post is not None or (person is not None and person.strength > Strength.SHAPE)
