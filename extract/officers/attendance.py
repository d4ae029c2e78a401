"""Finds the lists of those present, in attendance and absent, however a paper prints them.

A list opens at a label ("PRESENT:", a heading "Apologies", the field "In attendance") or in a sentence ("Apologies were
received from …") and runs over the blocks that follow as long as they name people.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.officers.attendance_blocks import body_over, goes_on
from extract.officers.attendance_labels import label_role, turn_at, with_label_post
from extract.officers.attendance_lines import pairs_from, posts_below, zip_columns
from extract.officers.attendance_openings import inner_memberships, is_bare, opening, roster_of
from extract.officers.attendance_roles import mark_away, members_who_met, other_tiers, own_members, staff_with_clerk
from extract.officers.attendance_rows import read_row
from extract.officers.attendance_runs import find_run_on, lettered, starred
from extract.officers.chairs import chaired, one_chair, visiting
from extract.officers.listed import Listed
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
        for start, end in self.spans:  # noqa: SIM110 - a generator would take three times as long
            if start <= offset < end:
                return True
        return False

    def holds(self, block: Block) -> bool:
        """Tell whether the whole of a block stands inside one of the lists."""
        return self.covers(block.start) and self.covers(block.end - 1)


_PRESENCE = re.compile(r"\b(?:present|attend\w*|sederunt|i\s+láthair)\b", re.IGNORECASE)
# "Presiding A Holt" and then "Other Members Present B Lee": those are members, no visitors
_OTHER_MEMBERS = re.compile(r"\s*other\s+(?:members|councillors)\s+present\b", re.IGNORECASE)
_MAX_BLOCKS = 120
_MOST_MISSES = 2
_OF_ONE = (OfficerRole.CHAIR, OfficerRole.VICE_CHAIR)  # roles of which a label gives one


def find_attendance(paper: Paper) -> Attendance:
    """Read every attendance list of a paper, in order."""
    found = Attendance()
    columns = list(find_runs(paper))
    runs = (*columns, *inner_memberships(paper), *find_run_on(paper), *starred(paper), *lettered(paper))
    for start, end, people in runs:
        if found.covers(start):
            continue
        found.people.extend(people)
        found.spans.append((start, end))
        _read_behind(paper, end, found)
    index = 0
    blocks = paper.blocks
    while index < len(blocks):
        read = found.holds(blocks[index]) or any(a <= blocks[index].start < b for a, b, _ in columns)
        opened = None if read else opening(paper, blocks[index])
        if (
            opened
            and index
            and is_bare(blocks[index], opened[1])
            and _declares(paper, blocks[max(0, index - 2) : index])
        ):
            opened = None  # "Councillors Holt and Lee – Church House", below "Declarations of Interest"
        if opened is None:
            _read_sentences(paper, blocks[index], found)
            index += 1
            continue
        role, start = opened
        met = any(person.role in (OfficerRole.CHAIR, OfficerRole.MEMBER) for person in found.people)
        index = _read_list(paper, index, visiting(paper, blocks[index], role, met), start, found)
    people = other_tiers(paper.text, staff_with_clerk(found.people))
    people = members_who_met(paper, own_members(mark_away(people, found.membership)))
    found.people = one_chair(chaired(paper, found.spans, people))
    return found


def _declares(paper: Paper, above: Sequence[Block]) -> bool:
    """Tell whether what stands right above a list are declarations of interest, and no list of who came."""
    return any("interest" in paper.text[block.start : block.end].casefold() for block in above)


def _read_behind(paper: Paper, at: int, found: Attendance) -> None:
    """Read a further label with its people where the columns before it end inside a line: "Secretariat: Ann Holt"."""
    block = paper.blocks[bisect_right(paper.blocks, at, key=lambda other: other.start) - 1]
    while at < block.end and paper.text[at] in " .":
        at += 1
    if at >= block.end or turn_at(paper.text, at, block.end, OfficerRole.MEMBER) is None:
        return
    roster = read_roster(paper.text, at, block.end, OfficerRole.MEMBER, stop_at_stray=True)
    found.people.extend(one for one in roster.people if one.name)
    found.spans.append((at, roster.end))


def _read_list(paper: Paper, index: int, role: OfficerRole, start: int, found: Attendance) -> int:
    """Read a list from its label on; return the index of the first block behind it."""
    blocks, begin = paper.blocks, paper.blocks[index].start
    listing = _List(paper, index, role, index)
    listing.take(start)
    while listing.index < min(len(blocks), index + _MAX_BLOCKS) and listing.misses < _MOST_MISSES:
        if found.holds(blocks[listing.index]):
            break
        if not (listing.reopens() or listing.regroups() or listing.arranges() or listing.continues()):
            break
    zip_columns(listing.people, listing.column)
    listing.credit()
    found.people.extend(listing.people)
    if not _PRESENCE.search(paper.text, begin, begin + 60):
        found.membership.extend(listing.people)
    found.spans.append((begin, blocks[max(listing.last - 1, index)].end))
    return max(listing.last, index + 1)


@dataclass(slots=True)
class _List:
    """A list that is being read: the block that is next, the role in force, and whom it names so far."""

    paper: Paper
    index: int
    role: OfficerRole
    last: int  # behind the last block that is known to belong to the list
    people: list[Listed] = field(default_factory=list)
    column: list[Listed] = field(default_factory=list)  # posts below the names that may be theirs
    group: int = 0  # how many people stand above the present label
    misses: int = 0  # lines in a row that name nobody
    body: str | None = None  # whose people the group is

    def take(self, start: int) -> None:
        """Read the people behind a label, and pass on."""
        block = self.paper.blocks[self.index]
        if start < block.end and block.kind is BlockKind.TABLE_ROW:
            self.people.extend(read_row(self.paper, block, self.role))
        elif start < block.end:
            one = self.role in _OF_ONE
            roster = roster_of(self.paper, start, block.end, OfficerRole.MEMBER if one else self.role)
            label = block.label or self.paper.text[block.body : start]
            people = with_label_post(label, roster.people)
            if one and people and people[0].role is OfficerRole.MEMBER:
                people = [replace(people[0], role=self.role), *people[1:]]
            self.people.extend(people)
            self.role = self.role if one and roster.role is OfficerRole.MEMBER else roster.role
        self._pass_to(self.index + 1)

    def reopens(self) -> bool:
        """Read a further label with those behind it."""
        block = self.paper.blocks[self.index]
        opened = opening(self.paper, block)
        if opened is None:
            return False
        zip_columns(self.people, self.column)
        if block.label is not None or opened[1] > block.body:  # no bare names
            self.credit()
        self.group = self.group if opened[1] == block.body else len(self.people)
        met = any(person.role is OfficerRole.CHAIR for person in self.people)
        self.role = visiting(self.paper, block, _regroup(self.paper, block, self.role, opened[0]), met)
        self.take(opened[1])
        return True

    def regroups(self) -> bool:
        """Read a line that is the label of a mere group."""
        block = self.paper.blocks[self.index]
        body, labelled = body_over(self.paper, block), _group_role(self.paper, block)
        if body is None and labelled is None:
            return False
        self.credit()
        self.body = body
        self.role = _regroup(self.paper, block, self.role, labelled) if labelled else self.role
        self.group = len(self.people)
        if body is not None and block.label is not None:
            self.take(block.body)
        else:
            self._pass_to(self.index + 1)
        return True

    def arranges(self) -> bool:
        """Read a column of posts for the names above, or names and posts line by line."""
        above = self.people[self.group :]
        if self.column:
            return False
        by_names = posts_below(self.paper, self.index, above) if above else None
        if by_names and not any(one.post for one in by_names[0]) and self.group:
            whole = posts_below(self.paper, self.index, self.people)  # the posts of all groups below the last of them
            if whole and any(one.post for one in whole[0]):
                self.group, by_names = 0, whole
        arranged = by_names if above else pairs_from(self.paper, self.index, self.role)
        if arranged is None:
            return False
        self.people[self.group :], behind = arranged
        self.group = len(self.people)
        self._pass_to(behind)
        return True

    def continues(self) -> bool:
        """Read a block that names people, or one that may yet stand among them."""
        before = len(self.people)
        outcome = goes_on(self.paper, self.paper.blocks[self.index], self.role, self.people, self.column)
        named = any(person.name for person in self.people[self.group :])
        if self.column and self.group and not named and self.role is OfficerRole.IN_ATTENDANCE:
            self.people.extend(self.column)  # "In attendance:" over posts alone: they are who came
            self.column.clear()
        if outcome is None:
            return False
        if outcome or len(self.people) > before:
            self._pass_to(self.index + 1)
        else:
            self.index, self.misses = self.index + 1, self.misses + 1
        return True

    def credit(self) -> None:
        """Give the body that a line above them names to the people of a group, and forget it."""
        if self.body:
            credited = [replace(p, organisation=p.organisation or self.body) for p in self.people[self.group :]]
            self.people[self.group :] = credited
        self.body = None

    def _pass_to(self, index: int) -> None:
        self.index = self.last = index
        self.misses = 0


def _regroup(paper: Paper, block: Block, current: OfficerRole, labelled: OfficerRole) -> OfficerRole:
    label = block.label or paper.text[block.body : block.end]
    if current is OfficerRole.CHAIR and _OTHER_MEMBERS.match(label):
        return OfficerRole.MEMBER
    if current is not OfficerRole.APOLOGIES and re.match(r"attending\b", label, re.IGNORECASE):
        return OfficerRole.IN_ATTENDANCE  # "Present: …" and then "Attending: …"
    strong = re.match(
        r"(?:item\s+\d+\s*:\s*|[\d/.]+\s+)?(?:present|also|(?:\w+\s+)?in\s+attend|apolog|absen|regrets|excused|clerk|minutes?\s|police|not\s+present|(?:members|others|staff|officers|trustees)\s+present)",
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


_TELLING = ("apolog", "substitut", "absen", "attend", "present", "to order", " replaced ")


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
                p
                for p in read_roster(text, begin, stop, role, breaks=line_starts(paper, begin, stop)).people
                if p.name or role is OfficerRole.IN_ATTENDANCE
            ]
            if people:
                found.people.extend(people)
                found.spans.append((begin, stop))
