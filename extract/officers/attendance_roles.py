"""Roles that a paper's lists settle only together: who of a membership was away, who met, who was a guest."""

import re
from dataclasses import replace

from extract.officers.listed import Listed, chairing
from extract.officers.name_matching import same_person
from models import OfficerRole, Paper, PaperKind

_LEAST_TO_MEET = 3


def mark_away(people: list[Listed], membership: list[Listed]) -> list[Listed]:
    """Whoever a list that says nothing of presence names and the apologies name again was away."""
    away = [person.name for person in people if person.role is OfficerRole.APOLOGIES and person.name]
    listed = {(person.start, person.end) for person in membership}
    return [
        replace(person, role=OfficerRole.APOLOGIES)
        if (person.start, person.end) in listed
        and person.role is OfficerRole.MEMBER
        and any(same_person(person.name or "", name) for name in away)
        else person
        for person in people
    ]


def members_who_met(paper: Paper, people: list[Listed]) -> list[Listed]:
    """Where minutes name nobody as present, those without a post "in attendance" are the members who met."""
    came = [p for p in people if p.name and p.role is OfficerRole.IN_ATTENDANCE]
    there = [p for p in came if (not p.post or chairing(p.post)) and not _OBSERVED.match(paper.text, p.end)]
    met = any(p.role not in (OfficerRole.IN_ATTENDANCE, OfficerRole.APOLOGIES) for p in people)
    met = met or any(_ALSO.search(paper.text, max(0, p.start - 40), p.start) for p in came)
    if met or len(there) < _LEAST_TO_MEET or paper.facts.kind is not PaperKind.MINUTES:
        return people
    return [replace(p, role=chairing(p.post) or OfficerRole.MEMBER) if p in there else p for p in people]


# "Ed Wray (volunteer) also attended"
_OBSERVED = re.compile(r"(?:\s*\([^()]{2,40}\))?\s+(?:also\s+)?attended\b")
_ALSO = re.compile(r"\balso\s+(?:in\s+attendance|present|attending)\b[^.;\n]{0,12}$", re.IGNORECASE)
# "Neighbourhood Plan Officer", "School Business Leader": of the staff; not "Staff Governor", "Vice-Chairman"
_STAFF = re.compile(
    r"(?!.*\b(?:governor|trustee|councillor|chair\w*|mayor|member|representative|treasurer)\b).*\b(?:officer|manager|assistant|leader|teacher|administrator|bursar|ranger|warden|editor)\b.*",
    re.IGNORECASE,
)
_CLERK = re.compile(r"\bclerk\b", re.IGNORECASE)


def staff_with_clerk(people: list[Listed]) -> list[Listed]:
    """Behind the clerk of a council or school, whom a list names after its members, come the others of the staff."""
    told: list[Listed] = []
    members = 0
    clerk = False
    for person in people:
        sits = person.role is OfficerRole.MEMBER
        members += sits and not person.post
        clerk = clerk if sits or person.role is OfficerRole.IN_ATTENDANCE else False
        if person.role is OfficerRole.IN_ATTENDANCE and _CLERK.search(person.post or ""):
            clerk = members >= _LEAST_TO_MEET
        told.append(
            replace(person, role=OfficerRole.IN_ATTENDANCE)
            if clerk and sits and _STAFF.fullmatch(person.post or "")
            else person
        )
    return told


_OTHER_TIER = re.compile(r"(?P<post>(?:County|District|Borough)\s+(?:Councillor|Cllr))\b\.?\s", re.IGNORECASE)


def other_tiers(text: str, people: list[Listed]) -> list[Listed]:
    """Among councillors without a tier, "District Cllr Ann Holt" comes from another council, and attends."""
    members = [person for person in people if person.role is OfficerRole.MEMBER and person.name]
    guests = {person.start: tier["post"] for person in members if (tier := _OTHER_TIER.match(text, person.start))}
    if not guests or len(members) - len(guests) < _LEAST_TO_MEET:
        return people
    return [
        replace(person, role=OfficerRole.IN_ATTENDANCE, post=person.post or guests[person.start])
        if person.role is OfficerRole.MEMBER and person.start in guests
        else person
        for person in people
    ]


def own_members(people: list[Listed]) -> list[Listed]:
    """Where most of those present come from other bodies, as in a partnership, the letters of one make nobody a guest.

    In a council's minutes "Cllr Ann Holt, NCC" is a visitor.
    """
    guests = [person for person in people if person.guest]
    members = [person for person in people if person.role is OfficerRole.MEMBER]
    if len(guests) <= len(members):
        return people
    return [replace(p, role=chairing(p.post) or OfficerRole.MEMBER, guest=False) if p.guest else p for p in people]
