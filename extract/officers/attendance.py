"""Finds the lists of those present, in attendance and absent, however a paper prints them.

A list opens at a label ("PRESENT:", a heading "Apologies", the field "In attendance") or in a sentence ("Apologies were
received from …") and runs over the blocks that follow as long as they name people.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from extract.officers.attendance_labels import label_role, with_label_post
from extract.officers.attendance_lines import is_column_head, pairs_from, posts_below, zip_columns
from extract.officers.attendance_openings import (
    NOBODY,
    inner_memberships,
    names_at,
    opening,
    reads_as_people,
    roster_of,
)
from extract.officers.attendance_roles import mark_away, members_who_met, own_members
from extract.officers.attendance_rows import read_row
from extract.officers.attendance_runs import find_run_on, lettered, starred
from extract.officers.chairs import chaired, one_chair, visiting
from extract.officers.listed import Listed
from extract.officers.organisations import is_organisation
from extract.officers.person_names import person_at
from extract.officers.posts import is_post
from extract.officers.printed_lines import line_starts
from extract.officers.reported_absence import attended, reported_absence
from extract.officers.roster import read_roster
from extract.officers.run_columns import find_runs
from extract.officers.told_presence import told_presence
from extract.values.sentences import split_sentences
from models import Block, BlockKind, OfficerRole, Paper


@dataclass(slots=True)
class Attendance:
    """Who was there and who was not; `spans` are the stretches of text that the lists take up.

    `membership` are those of lists that do not say who came ("Members:", a bare run of names).
    """

    people: list[Listed] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    membership: list[Listed] = field(default_factory=list)

    def covers(self, offset: int) -> bool:
        """Tell whether a character stands inside one of the lists."""
        return any(start <= offset < end for start, end in self.spans)

    def holds(self, block: Block) -> bool:
        """Tell whether the whole of a block stands inside one of the lists."""
        return self.covers(block.start) and self.covers(block.end - 1)


_PROSE = re.compile(
    r"(?!(?-i:Will\s[A-Z]))\b(?:was|were|had|has|have|will|would|is|are|be|been|that|which|resolved|noted|agreed|received|reported|presented|introduced|submitted|members\s+considered|declared|welcomed|thanked|congratulated|explained|informed|reminded|advised|stated|opened)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(
    r"\([A-Z]{2,4}\)|\b[A-Z]{2,3}\b"
)  # "Ian Shaw (IS)", "Ian Shaw IS Lay Member": initials are no verb
_PRESENCE = re.compile(r"\b(?:present|attend\w*|sederunt|i\s+láthair)\b", re.IGNORECASE)
_RECEIVED = re.compile(r"(?:were\s+|had\s+been\s+)?(?:received|accepted|noted)\s+(?:from|for|by)\s+", re.IGNORECASE)
# "Presiding A Holt" and then "Other Members Present B Lee": those are members, no visitors
_OTHER_MEMBERS = re.compile(r"\s*other\s+(?:members|councillors)\s+present\b", re.IGNORECASE)
# "Cllr Holt (work). The meeting accepted these"
_ACCEPTED = re.compile(r"\b(?:accept|approv|not)ed\b|\breasons?\b", re.IGNORECASE)
_INITIAL = re.compile(r"[A-Z]\.")
_NAME_ALONE = re.compile(r"[A-Z][a-z]+(?:\s[A-Z][a-z]*)?")
_NEXT_ITEM = re.compile(r"(?:Agenda\s+)?Item\s+\d+\s*:", re.IGNORECASE)
_MAX_BLOCKS = 120
_GROUP_WORDS = 6  # of a line over a group of people


def find_attendance(paper: Paper) -> Attendance:
    """Read every attendance list of a paper, in order."""
    found = Attendance()
    runs = (*find_runs(paper), *inner_memberships(paper), *find_run_on(paper), *starred(paper), *lettered(paper))
    for start, end, people in runs:
        if found.covers(start):
            continue
        found.people.extend(people)
        found.spans.append((start, end))
    index = 0
    blocks = paper.blocks
    while index < len(blocks):
        opened = None if found.holds(blocks[index]) else opening(paper, blocks[index])
        if opened is None:
            _read_sentences(paper, blocks[index], found)
            index += 1
            continue
        role, start = opened
        met = any(person.role in (OfficerRole.CHAIR, OfficerRole.MEMBER) for person in found.people)
        index = _read_list(paper, index, visiting(paper, blocks[index], role, met), start, found)
    people = members_who_met(paper, own_members(mark_away(found.people, found.membership)))
    found.people = one_chair(chaired(paper, found.spans, people))
    return found


def _read_list(paper: Paper, index: int, role: OfficerRole, start: int, found: Attendance) -> int:
    """Read a list from its label on; return the index of the first block behind it."""
    blocks, first = paper.blocks, index
    people: list[Listed] = []
    begin = blocks[index].start
    column: list[Listed] = []
    if start < blocks[index].end:
        role = _take(paper, blocks[index], start, role, people)
    index += 1
    misses = group = 0
    last = index
    while index < len(blocks) and index - first < _MAX_BLOCKS and misses < 2:
        block = blocks[index]
        if found.holds(block):
            break
        opened = opening(paper, block)
        if opened is not None:
            zip_columns(people, column)
            group = group if opened[1] == block.body else len(people)
            met = any(person.role is OfficerRole.CHAIR for person in people)
            role = visiting(paper, block, _regroup(paper, block, role, opened[0]), met)
            if opened[1] < block.end:
                role = _take(paper, block, opened[1], role, people)
            misses, index = 0, index + 1
            last = index
            continue
        role_here = _group_role(paper, block)
        if role_here is not None:
            role, index, last = _regroup(paper, block, role, role_here), index + 1, index + 1
            group = len(people)
            continue
        above = people[group:]
        lines = None if column else posts_below(paper, index, above) if above else pairs_from(paper, index, role)
        if lines is not None:
            arranged, index = lines
            people[group:] = arranged
            misses, last, group = 0, index, len(people)
            continue
        before = len(people)
        outcome = _continue(paper, block, role, people, column)
        if outcome is None:
            break
        misses = misses + 1 if len(people) == before and not outcome else 0
        index += 1
        last = index if not misses else last
    zip_columns(people, column)
    found.people.extend(people)
    if not _PRESENCE.search(paper.text, begin, begin + 60):
        found.membership.extend(people)
    found.spans.append((begin, blocks[max(last - 1, first)].end))
    return max(last, first + 1)


def _regroup(paper: Paper, block: Block, current: OfficerRole, labelled: OfficerRole) -> OfficerRole:
    label = block.label or paper.text[block.body : block.end]
    if current is OfficerRole.CHAIR and _OTHER_MEMBERS.match(label):
        return OfficerRole.MEMBER
    if current is not OfficerRole.APOLOGIES and re.match(r"attending\b", label, re.IGNORECASE):
        return OfficerRole.IN_ATTENDANCE  # "Present: …" and then "Attending: …"
    strong = re.match(
        r"(?:item\s+\d+\s*:\s*)?(?:present|also|(?:\w+\s+)?in\s+attend|apolog|absen|regrets|excused|clerk|minutes?\s|police|not\s+present|(?:members|others|staff|officers|trustees)\s+present)",
        label.strip(),
        re.IGNORECASE,
    )
    if strong or current not in (OfficerRole.APOLOGIES, OfficerRole.IN_ATTENDANCE):
        return labelled
    return current


def _group_role(paper: Paper, block: Block) -> OfficerRole | None:
    """Read a sub-heading inside a list that is a mere group ("Councillors:", "Officers")."""
    text = paper.text[block.body : block.end]
    role = label_role(text) if block.kind is not BlockKind.TABLE_ROW and len(text) < 60 else None
    column = role in (OfficerRole.CHAIR, OfficerRole.VICE_CHAIR) and _posts_below(paper, block)
    return None if column else role


def _posts_below(paper: Paper, block: Block) -> bool:
    """Tell whether a line ("Chairman") stands first in a column of posts."""
    at = bisect_right(paper.blocks, block.start, key=lambda other: other.start)
    return at < len(paper.blocks) and is_post(paper.text[paper.blocks[at].body : paper.blocks[at].end])


def _take(paper: Paper, block: Block, start: int, role: OfficerRole, people: list[Listed]) -> OfficerRole:
    """Add the people of a block; return the role in force at its end."""
    if block.kind is BlockKind.TABLE_ROW:
        listed = read_row(paper, block, role)
        people.extend(listed)
        return role
    roster = roster_of(paper, start, block.end, role)
    people.extend(with_label_post(block.label or paper.text[block.body : start], roster.people))
    return roster.role


def _continue(paper: Paper, block: Block, role: OfficerRole, people: list[Listed], column: list[Listed]) -> bool | None:
    """Read one more block of a list: True if it belongs to it, False if it may, None if the list has ended."""
    if block.marker and _INITIAL.fullmatch(block.marker):
        block = block._replace(body=block.start, marker=None)  # "B. Bowler" among the names
    text = paper.text[block.body : block.end].strip()
    if block.kind is BlockKind.TABLE_ROW:
        people.extend(read_row(paper, block, role))
        return True
    if block.marker and people and _NAME_ALONE.fullmatch(text) and not names_at(paper.text, block.body, block.end):
        return False  # "• Bo" among the bullets of names
    if _heads_bullets(paper, block):
        return True
    if (
        block.label is not None
        or block.declared_item
        or ((block.marker or _opens_item(paper, block)) and not names_at(paper.text, block.body, block.end))
    ):
        return None
    if (
        not text
        or NOBODY.fullmatch(text)
        or is_column_head(text)
        or (is_organisation(text) and person_at(text, 0) is None)
    ):
        return True
    if role is OfficerRole.APOLOGIES and "substitut" in text:  # "Mr Lee substituted for Ms Moss"
        told = [
            part
            for sentence in split_sentences(paper.text, block.body, block.end)
            for part in reported_absence(paper.text, *sentence)
        ]
        if any(part[2] is OfficerRole.MEMBER for part in told):
            people.extend(one for part in told for one in roster_of(paper, *part).people)
            return True
    received = _RECEIVED.match(paper.text, block.body, block.end)
    if received and role is OfficerRole.APOLOGIES:
        people.extend(roster_of(paper, received.end(), block.end, role).people)
        return True
    if _NEXT_ITEM.match(text):
        return None
    visitors = next(attended(paper.text, block.body, block.end), None)
    if visitors is not None:
        people.extend(roster_of(paper, *visitors).people)
        return True
    if _PROSE.search(_LETTERS.sub("", text)) and not re.search(r"substitut|attendance", text, re.IGNORECASE):
        return None
    _, stop = split_sentences(paper.text, block.body, block.end)[0]
    accepted = role is OfficerRole.APOLOGIES and stop < block.end and _ACCEPTED.search(paper.text, stop, block.end)
    if accepted and reads_as_people(paper, block._replace(end=stop), block.body, role):
        people.extend(roster_of(paper, block.body, stop, role).people)
        return True
    if len(text) > 1200 or not reads_as_people(paper, block, block.body, role):
        return False if len(text) < 80 and block.kind is not BlockKind.HEADING else None
    roster = roster_of(paper, block.body, block.end, role)
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


def _heads_bullets(paper: Paper, block: Block) -> bool:
    """Tell whether a line ("Health Board Chairs") stands over bullets that name people."""
    text = paper.text[block.body : block.end].strip()
    if block.marker or block.label is not None or len(text.split()) > _GROUP_WORDS or text[-1:] in ".:;":
        return False
    at = bisect_right(paper.blocks, block.start, key=lambda other: other.start)
    below = paper.blocks[at] if at < len(paper.blocks) else None
    return (
        below is not None
        and below.kind is BlockKind.LIST_ITEM
        and person_at(text, 0) is None
        and person_at(paper.text, below.body, below.end) is not None
    )


def _opens_item(paper: Paper, block: Block) -> bool:
    return block.item is not None and paper.items[block.item].start == block.start


_TELLING = ("apolog", "substitut", "absen", "attend", "present", "to order")


def _read_sentences(paper: Paper, block: Block, found: Attendance) -> None:
    """Read apologies and substitutes that a sentence reports."""
    text = paper.text
    lower = text[block.start : block.end].casefold()
    if not any(map(lower.__contains__, _TELLING)):
        return
    for start, end in split_sentences(text, block.body, block.end):
        told = list(told_presence(text, start, end))
        if told:
            found.people.extend(told)
            found.spans.append((min(one.start for one in told), max(one.end for one in told)))
        for begin, stop, role in (*reported_absence(text, start, end), *attended(text, start, end)):
            people = [
                p for p in read_roster(text, begin, stop, role, breaks=line_starts(paper, begin, stop)).people if p.name
            ]
            if people:
                found.people.extend(people)
                found.spans.append((begin, stop))
