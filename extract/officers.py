"""Finds the people who act in a paper, and the posts that act without a name.

Papers name them in attendance lists, in header, contact and signature blocks, and in running text. A person is one
record for a paper, whatever the forms of the name; the most telling role wins, the other places are repeats.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extract.attendance import Attendance, find_attendance
from extract.contacts import find_contacts
from extract.flat_headers import find_flat_headers
from extract.identity import identify
from extract.joint_mentions import named_by_initials
from extract.listed import Listed
from extract.matches import Match
from extract.mentions import candidate_blocks, find_mentions, find_recognised, read_prose
from extract.person_names import same_person
from extract.place import cite
from extract.post_heads import post_phrases
from extract.posts import is_bare
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
    from extract.language import find_people, find_phrases

    texts = [paper.text[block.body : block.end] for block in blocks]
    for block, spans in zip(blocks, find_phrases(texts, "posts", post_phrases(), settings.pipeline), strict=True):
        heads = [(block.body + start, block.body + end) for start, end in spans]
        for rule, listed in find_mentions(paper, read_prose(paper, block, heads)):
            if not attendance.covers(listed.start):
                yield rule, listed
    if settings.pipeline is None:
        return
    for block, people in zip(blocks, find_people(texts, settings.pipeline), strict=True):
        for start, end in people:
            recognised = find_recognised(paper, block, block.body + start, block.body + end)
            if recognised is not None and not attendance.covers(recognised.start):
                yield "officers.recognised", recognised


def build(paper: Paper, match: Match) -> Officer | Finding | None:
    """Make the record of a person or post."""
    listed: Listed = match.data["listed"]
    if listed.name is None and (listed.post is None or (is_bare(listed.post) and match.rule != "officers.clerk")):
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


def merge(paper: Paper, records: Sequence[Officer]) -> list[Officer]:
    """Make one record of all that the paper says of a person, and one of each post without a name."""
    groups: list[list[Officer]] = []
    surnames = [record for record in records if record.name and len(record.name.split()) == 1]
    for record in records:
        if record.name and record not in surnames:
            _join(groups, record)
    for record in surnames:
        _join(groups, record)
    named = [_folded(group) for group in groups]
    posts: list[list[Officer]] = []
    for record in records:
        if record.name is None:
            _join_post(named, posts, record)
    return sorted([*named, *(_folded(group) for group in posts)], key=lambda record: record.evidence.start)


def _join(groups: list[list[Officer]], record: Officer) -> None:
    """Put a record with those of the same person; a bare surname goes to the only, else the first, of that name."""
    listed = record.rule == "officers.attendance"
    for group in groups:
        if listed and any(other.rule == record.rule and _apart(other, record) for other in group):
            continue
        if any(same_person(record.name or "", other.name or "") for other in group) and not _opposite(record, group):
            group.append(record)
            return
    groups.append([record])


_COURTESY = re.compile(r"\b(?:(?P<man>Mr)|(?P<woman>Mrs|Ms|Miss))\b\.?\s")


@lru_cache(maxsize=4096)
def _courtesy(quote: str) -> str | None:
    found = _COURTESY.search(quote)
    return found.lastgroup if found else None


def _opposite(one: Officer, group: list[Officer]) -> bool:
    """Tell whether the courtesy titles of a mention and a group are a man's and a woman's: "Mr A Holt", "Ms A Holt"."""
    title = _courtesy(one.evidence.quote)
    return title is not None and any(_courtesy(other.evidence.quote) not in (None, title) for other in group)


def _apart(one: Officer, other: Officer) -> bool:
    """Tell whether a list names two people that are alike: "P T Cole" and "P Cole" side by side."""
    return (
        one.role == other.role
        and one.name != other.name
        and len((one.name or "").split()) > 1 < len((other.name or "").split())
    )


def _join_post(named: list[Officer], posts: list[list[Officer]], record: Officer) -> None:
    """Put a post with its holder where the paper names one, else with its own repeats."""
    for at, holder in enumerate(named):
        clerk = record.rule == "officers.clerk" and "clerk" in (holder.post or "").casefold()
        if clerk or (holder.post and _same_post(holder.post, record.post or "")):
            named[at] = holder.model_copy(update={"repeats": (*holder.repeats, record.evidence)})
            return
    for group in posts:
        if _same_post(group[0].post or "", record.post or ""):
            group.append(record)
            return
    posts.append([record])


_SMALL_WORDS = frozenset(["of", "for", "the", "and", "to", "in", "at", "a", "an"])


def _same_post(one: str, other: str) -> bool:
    a, b = (set(re.findall(r"[\w’']+", post.casefold())) - _SMALL_WORDS for post in (one, other))
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


def _telling(record: Officer) -> int:
    """Rank a record by its role; that a councillor is named in prose says less than any list does."""
    if record.rule == "officers.named" and record.role is OfficerRole.MEMBER:
        return _RANK.index(OfficerRole.APOLOGIES) + 1
    return _RANK.index(record.role)


def _fullness(name: str) -> tuple[int, int]:
    words = name.replace(".", " ").split()
    return sum(len(word) > 1 for word in words[:-1]), len(words)


def _first(values: list[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _distinct(places: list[Evidence]) -> tuple[Evidence, ...]:
    return tuple({(place.start, place.end): place for place in places}.values())
