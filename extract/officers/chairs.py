"""Who of those on the lists chaired the meeting, and who of the members only came to it."""

import re
from dataclasses import replace

from extract.officers.listed import Listed, chairing, is_bare_chair
from extract.officers.name_matching import same_person
from extract.officers.told_presence import chaired_by
from models import Block, OfficerRole, Paper


def chaired(paper: Paper, spans: list[tuple[int, int]], people: list[Listed]) -> list[Listed]:
    """Who is said among those present to have chaired the meeting did."""
    name = next((name for start, end in spans if (name := chaired_by(paper.text, start, end))), None)
    if name is None:
        return _chair_of_own_body(paper, people)
    return [
        replace(p, role=OfficerRole.CHAIR) if p.role is OfficerRole.MEMBER and same_person(p.name or "", name) else p
        for p in people
    ]


def _chair_of_own_body(paper: Paper, people: list[Listed]) -> list[Listed]:
    """Where nobody else chairs, "Chair, Northshire Trust" does, at a meeting of Northshire Trust."""
    if any(person.role is OfficerRole.CHAIR for person in people):
        return people
    own = f"{paper.facts.body or ''} {paper.facts.organisation or ''}".casefold()
    chairs = [
        person
        for person in people
        if person.role is OfficerRole.MEMBER and person.organisation and chairing(person.post) is OfficerRole.CHAIR
    ]
    ours = [person for person in chairs if (person.organisation or "").casefold() in own]
    return [replace(p, role=OfficerRole.CHAIR) if len(ours) == 1 and p in ours else p for p in people]


def one_chair(people: list[Listed]) -> list[Listed]:
    """Where somebody is marked as chairing the meeting, another's post of chair ("Clinical Chair") is only a post."""
    chairs = [person for person in people if person.role is OfficerRole.CHAIR]
    if all(chairing(person.post) and not is_bare_chair(person.post or "") for person in chairs):
        return people
    demoted = [person for person in chairs if chairing(person.post) and not is_bare_chair(person.post or "")]
    return [replace(person, role=OfficerRole.MEMBER) if person in demoted else person for person in people]


_IN_ATTENDANCE = re.compile(r"(?:members|councillors)\s+(?:also\s+)?in\s+attendance\b", re.IGNORECASE)


def visiting(paper: Paper, block: Block, role: OfficerRole, met: bool) -> OfficerRole:
    """Below the list of those present, "Members in Attendance" are members of another body."""
    label = block.label or paper.text[block.body : block.end]
    visits = met and role is OfficerRole.MEMBER and _IN_ATTENDANCE.match(label)
    return OfficerRole.IN_ATTENDANCE if visits else role
