"""Who of those on the lists chaired the meeting."""

from dataclasses import replace

from extract.officers.listed import Listed, chairing, is_bare_chair
from extract.officers.name_matching import same_person
from extract.officers.told_presence import chaired_by
from models import OfficerRole, Paper


def chaired(paper: Paper, spans: list[tuple[int, int]], people: list[Listed]) -> list[Listed]:
    """Who is said among those present to have chaired the meeting did."""
    name = next((name for start, end in spans if (name := chaired_by(paper.text, start, end))), None)
    if name is None:
        return people
    return [
        replace(p, role=OfficerRole.CHAIR) if p.role is OfficerRole.MEMBER and same_person(p.name or "", name) else p
        for p in people
    ]


def one_chair(people: list[Listed]) -> list[Listed]:
    """Where somebody is marked as chairing the meeting, another's post of chair ("Clinical Chair") is only a post."""
    chairs = [person for person in people if person.role is OfficerRole.CHAIR]
    if all(chairing(person.post) and not is_bare_chair(person.post or "") for person in chairs):
        return people
    demoted = [person for person in chairs if chairing(person.post) and not is_bare_chair(person.post or "")]
    return [replace(person, role=OfficerRole.MEMBER) if person in demoted else person for person in people]
