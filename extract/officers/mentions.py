"""Finds people and posts that act in running text: who presents, speaks, moves, is given a power or has a post."""

import re
from collections.abc import Iterator

from extract.lexicon import load
from extract.officers.acting import (
    ANSWERING,
    PRESENTING,
    SPEAKING,
    VISITING,
    decides_in_person,
    guest,
    is_brought_by,
    motion_role,
    presents,
    reports,
    says_i,
    subject_role,
    takes_floor,
)
from extract.officers.appointments import office_given
from extract.officers.bare_posts import bare_posts
from extract.officers.chairs import chair_role
from extract.officers.header_labels import header_role, labelled_post
from extract.officers.joint_mentions import named_together
from extract.officers.listed import Listed, chairing
from extract.officers.organisations import is_organisation, split_organisation
from extract.officers.person_names import Person, Strength, name_places, person_at
from extract.officers.post_heads import is_crowd, is_solid
from extract.officers.posts import Post, post_at
from extract.officers.prose import Prose
from extract.sparing import SparingPattern
from models import Block, OfficerRole, Paper, PaperKind

_TITLES = load("courtesy_titles")

# "the ICB has appointed a", "Northshire Council appointed"
_APPOINTS = SparingPattern(
    r"(?:^|[\s(])((?:[A-Z][\w’']*\s)*?[A-Z][\w’']+)\s+(?:has\s+|had\s+|have\s+)?appointed\s+(?:a|an|the|its|their)?\s*(?:new\s+)?$"
)
_PUBLIC = SparingPattern(
    r"\b(?:members?\s+of\s+the\s+public|public\s+question|petition|resident|question\s+from|local\s+people|parishioner|objector|applicant|on\s+behalf\s+of\s+the\s+applicant|speaking\s+(?:against|in\s+(?:support|favour)))",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*\(([^()]{2,60})\)")
_JOINT_AFTER = re.compile(r"\s*(?:,|\s[–—-]|:|\(|;)?\s*(?:namely\s+)?")
_GAP = re.compile(
    r"\s*(?:,|\(|\s[–—-])\s*(?:(?:the|our|its|a|an|as|who\s+is(?:\s+the)?|currently)\s+)?|\s+(?:the|as)\s+(?:the\s+)?",
    re.IGNORECASE,
)


def find_mentions(paper: Paper, prose: Prose) -> Iterator[tuple[str, Listed]]:
    """List the people and posts that act in a block, with the rule that found each."""
    people = list(_people(paper.text, prose.block, prose.chairs))
    taken: set[int] = set()
    together = OfficerRole.MEMBER if paper.facts.kind is PaperKind.MINUTES else OfficerRole.MENTIONED
    for person in named_together(paper.text, prose.block.body, prose.block.end):
        yield "officers.named", Listed(person.from_, person.to, together, person.name)
    for person in people:
        chair = chair_role(paper.text, person, prose.block) if prose.chairs else None
        if chair is not None:
            body = _IN_BRACKETS.match(paper.text, person.to, prose.block.end)
            employer = body[1] if body and is_organisation(body[1]) else None
            yield "officers.named", Listed(person.from_, person.to, chair, person.name, None, employer)
            continue
        post = _post_of(paper.text, person, prose)
        if post is not None:
            taken.add(post.start)
            yield "officers.named_post", _named(paper, person, post, prose.block)
            continue
        listed = _of_body(paper, person, prose.block) or _acting(paper, person, prose.block)
        if listed is not None:
            yield "officers.named", listed
    if not prose.posts:
        return
    names = [(person.from_, person.to) for person in people]
    posts = [post for post in prose.posts if not any(a < post.end and post.start < b for a, b in names)]
    yield from bare_posts(paper, prose.block, posts, taken)


def _people(text: str, block: Block, chairs: bool) -> Iterator[Person]:
    """Find names that their form alone makes sure of, from left to right."""
    floor = block.body
    for at in name_places(text, block.body, block.end):
        if at < floor or (text.startswith("I ", at) and says_i(text, at, block.end)):
            continue
        person = person_at(text, at, block.end)
        if (person is not None and person.strength > Strength.SHAPE) or (
            person is not None
            and (
                (text[person.to : person.to + 2] in (", ", " (") and _post_behind(text, person, block))
                or (chairs and chair_role(text, person, block))
                or office_given(text, person, block)
                or _MOVED_BY.search(text, max(block.start, person.from_ - 16), person.from_)
                or (" " in person.name and subject_role(text, person.from_, person.to, block))
            )
        ):
            yield person
            floor = person.to


# "adopted, proposed by Ann Holt and seconded by Bo Lee": nobody else is named so
_MOVED_BY = re.compile(r"\b(?:proposed|seconded)\s+by\s+$", re.IGNORECASE)


def _post_behind(text: str, person: Person, block: Block) -> Post | None:
    gap = _GAP.match(text, person.to, block.end)
    if gap is None:
        return None
    post = post_at(text, gap.end(), block.end)
    if post is not None and (is_crowd(post.text) or not is_solid(post.text)):
        return None
    return (
        post
        if post is not None
        and (post.start == gap.end() or text[gap.end() : post.start].strip() in ("the", "a", "an", "our"))
        else None
    )


def _post_of(text: str, person: Person, prose: Prose) -> Post | None:
    """Find the post that a name is printed with: behind it after a comma, bracket or dash, or in front of it."""
    behind = _post_behind(text, person, prose.block)
    if behind and _ASKED_BY.search(text, max(prose.block.start, person.from_ - 20), person.from_):
        return None
    given = behind or office_given(text, person, prose.block)
    if given is not None:
        return given
    for post in prose.posts:
        if post.end <= person.from_ and _JOINT_AFTER.fullmatch(text, post.end, person.from_):
            another = _OF_ANOTHER.search(text, max(prose.block.start, post.start - 60), post.start)
            if another or _MERE_TITLE.fullmatch(post.text):
                continue
            heads = text[post.end : person.from_].strip() in ("-", "–", "—") and _SPEAKS.match(text, person.to)
            return None if heads else post
    return None


# "In response to a query by Councillor Holt, the Head of Law advised": whose answer it is
_ASKED_BY = re.compile(r"\b(?:query|queries|questions?|comments?|requests?)\s+(?:by|from|of)\s+$")
_MERE_TITLE = re.compile(r"(?i)(?:the\s+)?(?:ward|county|borough|district|town|parish)?\s*(?:councillor|member)s?")
# "proposed Ann Holt as Chairman, Bo Lee seconded", "Prior to the election of the Chair and Vice-Chair, Bo Lee spoke"
_OF_ANOTHER = re.compile(
    r"\sas\s$|\b(?:election|appointment)\s+of\s+(?:[Tt]he\s+|a\s+)?(?:[\w-]+\s+and\s+)?(?:the\s+)?$"
)
# "Hall Representative – Cllr Holt proposed": what the paragraph is about, not who she is
_SPEAKS = re.compile(r"\s+(?:proposed|seconded|moved|reported|raised|asked|said|informed|advised|will|to)\b")


_MADE_CHAIR = re.compile(
    r"\s*,?\s+(?:be|was|is)\s+(?:duly\s+)?(?:re-?)?(?:appointed|elected)\s+(?:as\s+)?(?:the\s+)?(?P<vice>(?:vice|deputy)[\s-]?)?"
    r"chair(?:man|person)?\b(?!\s+of\s+(?:the\s+)?(?:[\w-]+\s+)?(?:sub-?committee|working\s+(?:party|group)))",
    re.IGNORECASE,
)


def _named(paper: Paper, person: Person, post: Post, block: Block) -> Listed:
    text = paper.text
    title, organisation = split_organisation(post.text)
    end = max(person.to, post.end)
    body = (
        re.compile(r",\s*(?=[A-Z])([^,.;()]{3,60})(?=[,.)])").match(text, post.end, block.end)
        if post.start > person.to
        else None
    )
    if organisation is None and body and is_organisation(body[1]):
        organisation, end = body[1], body.end()
    start = min(person.from_, post.start)
    employer = _APPOINTS.search(text[max(block.start, start - 80) : start])
    if organisation is None and employer:
        organisation = re.sub(r"^(?:The|That)\s+", "", employer[1])
    label = (
        header_role(post.text) if post.end <= person.from_ and text[post.end : person.from_].strip() == ":" else None
    )
    if label is not None:
        return Listed(start, end, label, person.name, labelled_post(post.text))
    labelled = post.start == block.start and text[post.end : person.from_].strip() == ":"
    if labelled and (chair := chairing(post.text)):
        return Listed(start, end, chair, person.name)  # "Chair: Ann Holt" over the business
    role = motion_role(text, start, end, block) or _brings(text, start, end, block)
    made = _MADE_CHAIR.match(text, end, block.end)
    if made:  # "Ann Holt, Headteacher at Hale School be appointed Chair"
        role = OfficerRole.VICE_CHAIR if made["vice"] else OfficerRole.CHAIR
    if (
        (chair := chairing(title))
        and organisation is None
        and re.match(r"\s*,?\s*(?:opened|welcomed|presided|in the chair)", text[end : block.end])
    ):
        return Listed(start, end, chair, person.name)
    return Listed(start, end, role, person.name, title, organisation)


def _brings(text: str, start: int, end: int, block: Block) -> OfficerRole:
    """Judge what somebody with a post does: reports, presents, is a guest, or is merely named."""
    if decides_in_person(text, start, end, block):
        return OfficerRole.DECISION_TAKER
    if reports(text, start, end, block):
        return OfficerRole.REPORTING_OFFICER
    if presents(text, start, end, block):
        return OfficerRole.PRESENTER
    return OfficerRole.IN_ATTENDANCE if guest(text, start, end, block) else OfficerRole.MENTIONED


def _of_body(paper: Paper, person: Person, block: Block) -> Listed | None:
    """Read a speaker printed with an organisation: "Ann Holt, Healthwatch Northshire, updated the Board"."""
    text = paper.text
    body = _FROM_BODY.match(text, person.to, block.end)
    if body is None or not is_organisation(body[1]):
        return None
    if not (PRESENTING.match(text, body.end(), block.end) or SPEAKING.match(text, body.end(), block.end)):
        return None
    role = OfficerRole.PRESENTER if PRESENTING.match(text, body.end(), block.end) else OfficerRole.MENTIONED
    return Listed(person.from_, body.end(1), role, person.name, None, body[1])


_FROM_BODY = re.compile(
    r"\s*(?:,|\(|\sfrom|\sof)\s*([A-Z][^,.;()]{2,60}?)(?:[,)]|(?=\s+(?:gave|presented|introduced|updated|attended)))"
)


# "Councillor Holt from Westby Council.", "Cllr Lee (Wye Borough Council)"
_SENT_BY = re.compile(
    r"\s*(?:\(|,\s+\(|\sfrom\s+(?:the\s+)?)([A-Z][^,.;()]{2,60}?)(?=\s*[,.;)]|\s(?:and|who|was|has|had|to|as)\b|\s*$)"
)


def _acting(paper: Paper, person: Person, block: Block) -> Listed | None:
    """Judge a name without a post: it counts where the person moves, presents, speaks or is a councillor."""
    text = paper.text
    role = motion_role(text, person.from_, person.to, block)
    elected = bool(person.title) and any(word.casefold() in _TITLES["elected"] for word in person.title.split())
    around = max(block.start, person.from_ - 120), min(block.end, person.to + 80)
    if role is None and not elected and _PUBLIC.search(text, *around):
        return None
    if role is None and takes_floor(text, person.to, block.end):
        role = OfficerRole.PRESENTER
        if elected and not re.match(r"\s*(?:presented|introduced|submitted)", text[person.to : block.end]):
            role = None
    if role is None and person.title and not elected and guest(text, person.from_, person.to, block):
        role = OfficerRole.IN_ATTENDANCE
    if role is None and not elected and is_brought_by(text, person.from_, person.to, block):
        role = OfficerRole.PRESENTER
    if role is None and elected and VISITING.match(text, person.to, block.end):
        role = OfficerRole.IN_ATTENDANCE
    if role is None and elected:
        in_minutes = paper.facts.kind is PaperKind.MINUTES
        role = OfficerRole.MEMBER if in_minutes else OfficerRole.MENTIONED
    if role is None and person.title and ANSWERING.match(text, person.to, block.end):
        role = OfficerRole.MENTIONED
    if role is None and not elected and paper.facts.kind is PaperKind.MINUTES:
        role = subject_role(text, person.from_, person.to, block)
    body = _SENT_BY.match(text, person.to, block.end) if role and elected else None
    sent = body[1] if body and is_organisation(body[1]) else None
    return Listed(person.from_, person.to, role, person.name, None, sent) if role else None
