"""Finds the people who act in a paper, and the posts that act without a name.

Papers name them in attendance lists, in header, contact and signature blocks, and in running text. A person is one
record for a paper, whatever the forms of the name; the most telling role wins, the other places are repeats.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extract.identity import identify
from extract.matches import Match
from extract.officers.attendance import Attendance, find_attendance
from extract.officers.chairs import chair_of_body, printed_office
from extract.officers.contacts import find_contacts
from extract.officers.flat_headers import find_flat_headers
from extract.officers.joint_mentions import find_recognised, named_by_initials
from extract.officers.listed import Listed
from extract.officers.mentions import find_mentions
from extract.officers.people import People
from extract.officers.post_heads import post_phrases
from extract.officers.posts import is_bare
from extract.officers.prose import candidate_blocks, read_prose
from extract.phrases import phrases_in_blocks
from extract.place import cite
from models import Evidence, Finding, Officer, OfficerRole, Paper, Settings

KIND = "officers"

_PRIORITIES = {
    "officers.attendance": 50,
    "officers.header": 40,
    "officers.flat_header": 45,
    "officers.signature": 30,
    "officers.named_post": 20,
    "officers.named": 15,
}
# Which of a person's roles a paper is about, most telling first.
_RANK = [
    OfficerRole.DECISION_TAKER,
    OfficerRole.CHAIR,
    OfficerRole.VICE_CHAIR,
    OfficerRole.MEMBER,
    OfficerRole.IN_ATTENDANCE,
    OfficerRole.APOLOGIES,
    OfficerRole.REPORTING_OFFICER,
    OfficerRole.AUTHOR,
    OfficerRole.PRESENTER,
    OfficerRole.CONTACT,
    OfficerRole.SIGNATORY,
    OfficerRole.MOVER,
    OfficerRole.SECONDER,
    OfficerRole.MENTIONED,
]
_OWN_HOUSE = {OfficerRole.REPORTING_OFFICER, OfficerRole.DECISION_TAKER, OfficerRole.AUTHOR, OfficerRole.PRESENTER}


def find(paper: Paper, settings: Settings) -> list[Match]:
    """Propose people and posts: those of lists and headers first, then those of the running text outside of them."""
    attendance = find_attendance(paper)
    found = [_match("officers.attendance", listed) for listed in attendance.people]
    found += [
        _match("officers.initials", listed)
        for listed in named_by_initials(paper, attendance.people)
        if not attendance.covers(listed.start)
    ]
    found += [_match(rule, listed) for rule, listed in find_contacts(paper) if not attendance.covers(listed.start)]
    found += [_match("officers.flat_header", listed) for listed in find_flat_headers(paper)]
    found += [_match(rule, listed) for rule, listed in _in_prose(paper, attendance, settings)]
    return found


def _match(rule: str, listed: Listed) -> Match:
    return Match(listed.start, listed.end, rule, _PRIORITIES.get(rule, 10), {"listed": listed})


def _in_prose(paper: Paper, attendance: Attendance, settings: Settings) -> Iterator[tuple[str, Listed]]:
    blocks = candidate_blocks(paper)
    if not blocks:
        return
    for block, heads in phrases_in_blocks(paper, blocks, post_phrases()):
        for rule, listed in find_mentions(paper, read_prose(paper, block, heads)):
            if not attendance.covers(listed.start):
                yield rule, listed
    if settings.pipeline is None:
        return
    from extract.language import find_people

    texts = [paper.text[block.body : block.end] for block, _ in blocks]
    for (block, _), people in zip(blocks, find_people(texts, settings.pipeline), strict=True):
        for start, end in people:
            recognised = find_recognised(paper, block, block.body + start, block.body + end)
            if recognised is not None and not attendance.covers(recognised.start):
                yield "officers.recognised", recognised


def build(paper: Paper, match: Match) -> Officer | Finding | None:
    """Make the record of a person or post."""
    listed: Listed = match.data["listed"]
    if listed.name is None and not _stands_alone(match.rule, listed.post):
        return None
    organisation = listed.organisation
    if (
        organisation is None
        and listed.role in _OWN_HOUSE
        and (listed.name is None or listed.role is OfficerRole.DECISION_TAKER)
    ):
        organisation = paper.facts.organisation
    value = listed.name or listed.post or ""
    return Officer(
        id=identify(paper.facts.id, KIND, value, listed.start),
        evidence=cite(paper, listed.start, listed.end),
        rule=match.rule,
        name=listed.name,
        post=listed.post,
        organisation=organisation,
        role=listed.role,
        email=listed.email,
        phone=listed.phone,
    )


_MOST_WORDS = 14


def _stands_alone(rule: str, post: str | None) -> bool:
    """Tell whether a post without a name is a record: not anybody's, and not the posts of many in one run."""
    if post is None or len(post.split()) > _MOST_WORDS:
        return False
    return rule == "officers.clerk" or not is_bare(post)


def merge(paper: Paper, records: Sequence[Officer]) -> list[Officer]:
    """Make one record of all that the paper says of a person, and one of each post without a name."""
    groups = People()
    surnames = [record for record in records if record.name and len(record.name.split()) == 1]
    for record in records:
        if record.name and len(record.name.split()) != 1:
            groups.add(record)
    for record in surnames:
        groups.add(record)
    named = chair_of_body(paper, [_with_office(paper, _folded(group.records)) for group in groups.groups])
    posts = _with_holders(named, [record for record in records if record.name is None])
    posts = [group for group in posts if not _is_signed(paper, named, group[0])]
    return sorted([*named, *(_folded(group) for group in posts)], key=lambda record: record.evidence.start)


def _is_signed(paper: Paper, named: list[Officer], taker: Officer) -> bool:
    """Give the decision to whoever signs right below the post that took it: "Member for Roads" over "Ann Holt"."""
    if taker.role is not OfficerRole.DECISION_TAKER:
        return False
    for at, one in enumerate(named):
        lines = (paper.text[: place.start].split("\n")[-2:] for place in (one.evidence, *one.repeats))
        if one.post is None and any(above[0].strip().casefold() == (taker.post or "").casefold() for above in lines):
            places = (*one.repeats, taker.evidence)
            told = {"role": taker.role, "post": taker.post, "organisation": taker.organisation, "repeats": places}
            named[at] = one.model_copy(update=told)
            return True
    return False


def _with_holders(named: list[Officer], records: Sequence[Officer]) -> list[list[Officer]]:
    """Give posts to their holders where the paper names one; group the others with their own repeats."""
    printed: dict[tuple[str, bool], list[Officer]] = {}
    for record in records:
        printed.setdefault((record.post or "", record.rule == "officers.clerk"), []).append(record)
    posts: list[list[Officer]] = []
    for (post, clerk), same in printed.items():
        holder = next((at for at, one in enumerate(named) if one.post and _holds(one.post, post, clerk)), None)
        if holder is not None:
            places = (*named[holder].repeats, *(record.evidence for record in same))
            took = any(record.role is OfficerRole.DECISION_TAKER for record in same)
            signs = named[holder].role is OfficerRole.SIGNATORY
            role = OfficerRole.DECISION_TAKER if took and signs else named[holder].role
            named[holder] = named[holder].model_copy(update={"repeats": places, "role": role})
            continue
        group = next((group for group in posts if _same_post(group[0].post or "", post)), None)
        if group is None:
            posts.append(list(same))
        else:
            group.extend(same)
    return posts


def _holds(held: str, post: str, clerk: bool) -> bool:
    return _same_post(held, post) or (clerk and post.casefold() in held.casefold())


_SMALL_WORDS = frozenset(["of", "for", "the", "and", "to", "in", "at", "a", "an"])


@lru_cache(maxsize=4096)
def _post_words(post: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w’']+", post.casefold())) - _SMALL_WORDS


def _same_post(one: str, other: str) -> bool:
    a, b = _post_words(one), _post_words(other)
    return a == b or (min(len(a), len(b)) > 2 and (a <= b or b <= a))


def _folded(group: list[Officer]) -> Officer:
    """Fold a group into its most telling record."""
    best = min(group, key=lambda record: (_telling(record), record.evidence.start))
    name = max((record.name for record in group if record.name), key=_fullness, default=None)
    ordered = sorted(group, key=lambda record: (_telling(record), record.evidence.start))
    places = sorted((record.evidence for record in group if record is not best), key=lambda evidence: evidence.start)
    return best.model_copy(
        update={
            "name": name,
            "post": _first([record.post for record in ordered]),
            "organisation": _first([record.organisation for record in ordered]),
            "email": _first([record.email for record in ordered]),
            "phone": _first([record.phone for record in ordered]),
            "repeats": _distinct(places),
        }
    )


def _with_office(paper: Paper, officer: Officer) -> Officer:
    """Give somebody who chairs the office as it is printed beside one of the names, where no post is told."""
    if officer.post or officer.role not in (OfficerRole.CHAIR, OfficerRole.VICE_CHAIR):
        return officer
    vice = officer.role is OfficerRole.VICE_CHAIR
    places = (officer.evidence, *officer.repeats)
    office = _first([printed_office(paper.text, place.start, place.end, vice=vice) for place in places])
    return officer.model_copy(update={"post": office}) if office else officer


def _telling(record: Officer) -> int:
    """Rank a record by its role; that a councillor is named in prose says less than any list does."""
    if record.rule == "officers.named" and record.role is OfficerRole.MEMBER:
        return _RANK.index(OfficerRole.MENTIONED) - 1
    if record.role is OfficerRole.SECONDER:
        return _RANK.index(OfficerRole.MOVER)  # whoever moves and seconds is what comes first
    return _RANK.index(record.role)


def _fullness(name: str) -> tuple[int, int]:
    words = name.replace(".", " ").split()
    return sum(len(word) > 1 for word in words[:-1]), len(words)


def _first(values: Sequence[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _distinct(places: list[Evidence]) -> tuple[Evidence, ...]:
    return tuple({(place.start, place.end): place for place in places}.values())
