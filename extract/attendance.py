"""Finds the lists of those present, in attendance and absent, however a paper prints them.

A list opens at a label ("PRESENT:", a heading "Apologies", the field "In attendance") or in a sentence ("Apologies were
received from …") and runs over the blocks that follow as long as they name people.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from extract.attendance_labels import label_role
from extract.attendance_rows import opening_row, read_row
from extract.lexicon import alternatives, load
from extract.listed import Listed, chairing, is_bare_chair
from extract.organisations import is_organisation
from extract.person_names import person_at
from extract.printed_lines import line_starts
from extract.reported_absence import APOLOGIES, reported_absence
from extract.roster import Roster, read_roster
from extract.sentences import split_sentences
from models import Block, BlockKind, OfficerRole, Paper


@dataclass(slots=True)
class Attendance:
    """Who was there and who was not; `spans` are the stretches of text that the lists take up."""

    people: list[Listed] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)

    def covers(self, offset: int) -> bool:
        """Tell whether a character stands inside one of the lists."""
        return any(start <= offset < end for start, end in self.spans)


_WORDS = load("attendance")
_ROLES = ("chair", "vice_chair", "member", "in_attendance", "apologies")
_STRONG = [
    label
    for role in _ROLES
    for label in _WORDS[role]
    if re.match(
        r"(?:(?:also|members|officers|officials|councillors|those|others|staff|governors|trustees|directors|not) "
        r"|\w+ members )?"
        r"(?:present|in attendance|attend|apolog|absent|absence|in the chair)",
        label,
    )
]
# "PRESENT:", "In attendance (via Teams) –", "Members Present: -"
_LEAD = re.compile(
    rf"(?P<label>{alternatives([label for role in _ROLES for label in _WORDS[role]])})"
    r"(?:\s*\([^)]{0,60}\))?\s*(?P<mark>[:.–-]+(?=\s|$)|$|\s)",
    re.IGNORECASE,
)
_PROSE = re.compile(
    r"\b(?:was|were|had|has|have|will|would|is|are|be|been|that|which|resolved|noted|agreed|received|reported|members\s+considered|declared)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:none|nil|no(?:ne)?\s+(?:apologies|received|were).*|there\s+were\s+no.*|n/a|not\s+applicable|as\s+(?:above|noted).*)\W*",
    re.IGNORECASE,
)
_RECEIVED = re.compile(r"(?:were\s+|had\s+been\s+)?(?:received|accepted|noted)\s+(?:from|for|by)\s+", re.IGNORECASE)
_MANY_COUNCILLORS = re.compile(r"(?:Councillors?|Cllrs?\.?)\s*:?\s+[A-Z]")
_TOP_BLOCKS = 20
_MAX_BLOCKS = 120


def find_attendance(paper: Paper) -> Attendance:
    """Read every attendance list of a paper, in order."""
    found = Attendance()
    index = 0
    blocks = paper.blocks
    while index < len(blocks):
        opened = _opening(paper, blocks[index])
        if opened is None:
            _read_sentences(paper, blocks[index], found)
            index += 1
            continue
        role, start = opened
        index = _read_list(paper, index, role, start, found)
    found.people = _one_chair(found.people)
    return found


def _one_chair(people: list[Listed]) -> list[Listed]:
    """Where somebody is marked as chairing the meeting, another's post of chair ("Clinical Chair") is only a post."""
    chairs = [person for person in people if person.role is OfficerRole.CHAIR]
    if all(chairing(person.post) and not is_bare_chair(person.post or "") for person in chairs):
        return people
    demoted = [person for person in chairs if chairing(person.post) and not is_bare_chair(person.post or "")]
    return [replace(person, role=OfficerRole.MEMBER) if person in demoted else person for person in people]


def _opening(paper: Paper, block: Block) -> tuple[OfficerRole, int] | None:
    """Tell whether a block opens a list: the role that its label gives, and where the names begin."""
    if block.kind is BlockKind.TABLE_ROW:
        return opening_row(paper, block)
    if block.label is not None:
        role = label_role(block.label)
        names_somebody = block.body < block.end and _reads_as_people(
            paper, block, block.body, role or OfficerRole.MEMBER
        )
        return (role, block.body) if role and (block.body >= block.end or names_somebody) else None
    text = paper.text
    lead = _LEAD.match(text, block.body, block.end)
    if lead is None:
        return _opening_councillors(paper, block)
    role = label_role(lead["label"])
    if role is None:
        return None
    strong = " ".join(lead["label"].split()).casefold() in _STRONG
    if lead.end() >= block.end:
        return (role, block.end) if strong or _heads_people(paper, block, role) else None
    marked = bool(lead["mark"].strip())
    if not (strong or marked) or APOLOGIES.match(text, block.body, block.end):
        return None
    if not marked and not _names_at(text, lead.end(), block.end):
        return None
    return (
        (role, lead.end())
        if _reads_as_people(paper, block, lead.end(), role)
        or (strong and marked and _NOBODY.fullmatch(text, lead.end(), block.end))
        else None
    )


def _heads_people(paper: Paper, block: Block, role: OfficerRole) -> bool:
    """Tell whether a mere group ("Councillors:") near the top of a paper stands over a list of people."""
    at = bisect_right(paper.blocks, block.start, key=lambda other: other.start)
    if at > _TOP_BLOCKS or at >= len(paper.blocks) or not paper.text[block.start : block.end].rstrip().endswith(":"):
        return False
    following = paper.blocks[at]
    if following.kind is BlockKind.TABLE_ROW:
        return bool(read_row(paper, following, role))
    return _reads_as_people(paper, following, following.body, role)


def _opening_councillors(paper: Paper, block: Block) -> tuple[OfficerRole, int] | None:
    """Open an unlabelled list near the top of a paper: "Cllrs A Holt, B Rao (Mayor), C Lee"."""
    top = paper.blocks[min(_TOP_BLOCKS, len(paper.blocks) - 1)]
    if block.start > top.start or not _MANY_COUNCILLORS.match(paper.text, block.body, block.end):
        return None
    roster = _roster(paper, block.body, block.end, OfficerRole.MEMBER)
    letters = sum(not character.isspace() for character in paper.text[block.body : block.end])
    return (OfficerRole.MEMBER, block.body) if len(roster.people) > 2 and roster.strayed <= 0.1 * letters else None


def _names_at(text: str, at: int, end: int) -> bool:
    return (
        person_at(text, at, end) is not None
        or re.compile(r"(?:Councillors|Cllrs|Messrs|Chair|Clerk|Mayor)\b").match(text, at, end) is not None
    )


def _reads_as_people(paper: Paper, block: Block, start: int, role: OfficerRole) -> bool:
    """Tell whether the words from `start` to the end of a block name people and little else."""
    roster = _roster(paper, start, block.end, role)
    letters = sum(not character.isspace() for character in paper.text[start : block.end])
    return bool(roster.people) and roster.strayed <= 0.4 * letters


def _roster(paper: Paper, start: int, end: int, role: OfficerRole) -> Roster:
    return read_roster(paper.text, start, end, role, breaks=line_starts(paper, start, end))


def _read_list(paper: Paper, index: int, role: OfficerRole, start: int, found: Attendance) -> int:
    """Read a list from its label on; return the index of the first block behind it."""
    blocks, first = paper.blocks, index
    people: list[Listed] = []
    begin = blocks[index].start
    column: list[Listed] = []
    if start < blocks[index].end:
        role = _take(paper, blocks[index], start, role, people)
    index += 1
    misses = 0
    last = index
    while index < len(blocks) and index - first < _MAX_BLOCKS and misses < 2:
        block = blocks[index]
        opened = _opening(paper, block)
        if opened is not None:
            role = _regroup(paper, block, role, opened[0])
            if opened[1] < block.end:
                role = _take(paper, block, opened[1], role, people)
            misses, index = 0, index + 1
            last = index
            continue
        role_here = _group_role(paper, block)
        if role_here is not None:
            role, index, last = _regroup(paper, block, role, role_here), index + 1, index + 1
            continue
        before = len(people)
        outcome = _continue(paper, block, role, people, column)
        if outcome is None:
            break
        misses = misses + 1 if len(people) == before and not outcome else 0
        index += 1
        last = index if not misses else last
    _zip_columns(people, column)
    found.people.extend(people)
    found.spans.append((begin, blocks[max(last - 1, first)].end))
    return max(last, first + 1)


def _regroup(paper: Paper, block: Block, current: OfficerRole, labelled: OfficerRole) -> OfficerRole:
    label = block.label or paper.text[block.body : block.end]
    strong = re.match(
        r"present|also|in\s+attend|apolog|absen|not\s+present|members\s+present", label.strip(), re.IGNORECASE
    )
    if strong or current not in (OfficerRole.APOLOGIES, OfficerRole.IN_ATTENDANCE):
        return labelled
    return current


def _group_role(paper: Paper, block: Block) -> OfficerRole | None:
    """Read a sub-heading inside a list that is a mere group ("Councillors:", "Officers")."""
    text = paper.text[block.body : block.end]
    return label_role(text) if block.kind is not BlockKind.TABLE_ROW and len(text) < 60 else None


def _take(paper: Paper, block: Block, start: int, role: OfficerRole, people: list[Listed]) -> OfficerRole:
    """Add the people of a block; return the role in force at its end."""
    if block.kind is BlockKind.TABLE_ROW:
        listed = read_row(paper, block, role)
        people.extend(listed)
        return role
    roster = _roster(paper, start, block.end, role)
    people.extend(roster.people)
    return roster.role


def _continue(paper: Paper, block: Block, role: OfficerRole, people: list[Listed], column: list[Listed]) -> bool | None:
    """Read one more block of a list: True if it belongs to it, False if it may, None if the list has ended."""
    text = paper.text[block.body : block.end].strip()
    if block.kind is BlockKind.TABLE_ROW:
        people.extend(read_row(paper, block, role))
        return True
    if (
        block.label is not None
        or block.declared_item
        or (block.marker and not _names_at(paper.text, block.body, block.end))
    ):
        return None
    if not text or _NOBODY.fullmatch(text) or (is_organisation(text) and person_at(text, 0) is None):
        return True
    received = _RECEIVED.match(paper.text, block.body, block.end)
    if received and role is OfficerRole.APOLOGIES:
        people.extend(_roster(paper, received.end(), block.end, role).people)
        return True
    if _PROSE.search(text) and not re.search(r"substitut|attendance", text, re.IGNORECASE):
        return None
    if len(text) > 1200 or not _reads_as_people(paper, block, block.body, role):
        return False if len(text) < 80 and block.kind is not BlockKind.HEADING else None
    roster = _roster(paper, block.body, block.end, role)
    if all(person.name is None for person in roster.people) and people and people[-1].name:
        column.extend(roster.people)
        if (
            block.marker is None
            and len(roster.people) == 1
            and people[-1].post is None
            and not any(p.post for p in people)
        ):
            return True
        people.extend(roster.people)
        return True
    people.extend(roster.people)
    return True


def _zip_columns(people: list[Listed], column: list[Listed]) -> None:
    """Give posts that were printed as a column of their own to the names above them, one by one."""
    if not column:
        return
    bare = [at for at, person in enumerate(people) if person.name and not person.post]
    posts = [entry for entry in column if entry not in people]
    if posts and len(bare) == len(posts):
        for at, entry in zip(bare, posts, strict=True):
            people[at] = replace(people[at], post=entry.post, organisation=entry.organisation)
    elif len(posts) == 1 and bare:
        at = bare[-1]
        people[at] = replace(people[at], post=posts[0].post, organisation=posts[0].organisation)
    else:
        people.extend(posts)


def _read_sentences(paper: Paper, block: Block, found: Attendance) -> None:
    """Read apologies and substitutes that a sentence reports."""
    text = paper.text
    lower = text[block.start : block.end].casefold()
    if "apolog" not in lower and "substitut" not in lower:
        return
    for start, end in split_sentences(text, block.body, block.end):
        for begin, stop, role in reported_absence(text, start, end):
            people = [
                p for p in read_roster(text, begin, stop, role, breaks=line_starts(paper, begin, stop)).people if p.name
            ]
            if people:
                found.people.extend(people)
                found.spans.append((begin, stop))
