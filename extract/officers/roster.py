"""Reads a list of people: names with the posts, organisations, initials and remarks that follow or precede them.

>>> text = "Councillors A Holt (Chair), B Rao & C Lee; Clerk D Moss; Ann Wray (Head of Parks, Trees and Paths)"
>>> [(p.name, p.post, p.role) for p in read_roster(text, 0, len(text), OfficerRole.MEMBER).people]
[('A Holt', None, <OfficerRole.CHAIR: 'chair'>), ('B Rao', None, <OfficerRole.MEMBER: 'member'>),
 ('C Lee', None, <OfficerRole.MEMBER: 'member'>), ('D Moss', 'Clerk', <OfficerRole.IN_ATTENDANCE: 'in_attendance'>),
 ('Ann Wray', 'Head of Parks, Trees and Paths', <OfficerRole.MEMBER: 'member'>)]
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from extract.lexicon import alternatives, load
from extract.officers import roster_forms as forms
from extract.officers.attendance_labels import INLINE_LABEL, carried_title, turn_at, with_label_post
from extract.officers.list_order import (
    BRACKET,
    HEADCOUNT,
    belongs_to_next,
    holder_in_bracket,
    past_blank,
    person_in_line,
    post_before,
    second_post,
    surname_with_post,
)
from extract.officers.listed import (
    Listed,
    are_initials,
    chairing,
    guest_role,
    is_bare_chair,
    is_kind,
    is_other_tier,
    takes_minutes,
    with_post,
    without_initials,
)
from extract.officers.organisations import is_organisation, is_post_of_body, organisation_of, split_organisation
from extract.officers.person_names import Person, Strength, person_at
from extract.officers.posts import is_post, post_at
from models import OfficerRole


@dataclass(slots=True)
class Roster:
    """What a stretch of text lists: `strayed` letters are part of nobody, `role` is that in force at its `end`."""

    people: list[Listed] = field(default_factory=list)
    strayed: int = 0
    role: OfficerRole = OfficerRole.MEMBER
    end: int = 0


_SEPARATOR = re.compile(
    r"(?:\.{2,}+|[\s,;|•·*&:/]|\d+/\d+(?=\s)|[–—-](?=\s)|\b(?:and|plus|also|together\s+with|with|the)\b(?=\s)"
    r"|apologies\s+(?:were\s+)?(?:accepted|approved|noted)\b\.?)+"
)
# "Councillors", "Cllrs:", "Councillor:"
_PLURAL = re.compile(
    rf"(?:{alternatives(load('courtesy_titles')['plural'])})(?=[\s:])\s*:?\s*|(?:Councillor|Cllr)\s*:\s+", re.IGNORECASE
)
_GROUP = re.compile(r"(?:members?|governors?|trustees?|representatives?|directors?)\s+(?=[A-Z])", re.IGNORECASE)
_JOINT = re.compile(
    r"\s*(?:,|\.{2,}|-(?=(?:Clerk|Chair|Secretary|Treasurer)\b)|[–—:-](?=\s)|\||(?<=\s)[–—-]|(?<=\s)/(?=\s))\s*|\s+"
)
_WORD = re.compile(r"\S+?(?=[\s,;|]|$)|\S")
_SHORT_POSTS = frozenset(load("attendance")["short_posts"])

_ONE_COUNCILLOR = re.compile(r"(?:Councillor|Cllr)\.?\s")


def read_roster(
    text: str,
    start: int,
    end: int,
    role: OfficerRole,
    *,
    breaks: Callable[[int], bool] = lambda _: False,
    posts_first: bool = False,
    stop_at_stray: bool = False,
) -> Roster:
    """Read the people in `text[start:end]`, in order; `breaks(offset)` tells whether a printed line begins there.

    With `posts_first` every post belongs to the person behind it: "Head of Law, Ann Holt Head of Parks, Bo Lee".
    With `stop_at_stray` the list ends in front of the first word that is part of nobody.
    """
    roster = Roster(role=role)
    carry, titled = "", False
    base, at, headed, one = role, start, "", False
    while at < end:
        roster.end = at
        gap = _SEPARATOR.match(text, at, end)
        if gap:
            if ";" in gap[0]:
                carry = ""
            at = gap.end()
            continue
        turned = turn_at(text, at, end, base)
        if turned:
            base, at, headed = turned
            one = role is OfficerRole.MEMBER and base is OfficerRole.CHAIR
            roster.role, carry, titled = base, carried_title(headed), False
            continue
        plural = _PLURAL.match(text, at, end)
        if plural:
            carry, at = plural[0].strip(" :").casefold(), plural.end()
            continue
        public = HEADCOUNT.match(text, at, end)
        if public:
            base = OfficerRole.IN_ATTENDANCE if base is OfficerRole.MEMBER else base
            carry, at = "", public.end()
            continue
        read = _read_one(text, at, end, base, carry, breaks, posts_first)
        if read is not None:
            title = _ONE_COUNCILLOR.match(text, at, end)
            people, at = read
            # "Councillor Holt (Chair), Lee (Group Spokesperson), Moss and Rao": the title holds for the surnames behind
            titled = title is not None or titled
            if titled and not title and people and " " not in (people[0].name or " "):
                carry = carry or "councillors"
            people, headed = with_label_post(headed, people), ""
            roster.people.extend(people)
            if one and people:  # "Present: Chair - Ann Holt, Bob Lee, Cy Moss"
                base, roster.role, one = role, role, False
            if people and people[0].post:
                chairs = people[0].role in (OfficerRole.CHAIR, OfficerRole.VICE_CHAIR)
                carry = carry if chairs or text[at - 1] in ")]" else ""
            continue
        word = _WORD.match(text, at, end)
        if word is None or (stop_at_stray and word[0] != "."):
            return roster
        roster.strayed += len(word[0])
        at = word.end()
    roster.end = at
    return roster


def _read_one(
    text: str, at: int, end: int, role: OfficerRole, carry: str, breaks: Callable[[int], bool], posts_first: bool
) -> tuple[list[Listed], int] | None:
    """Read one person or post that begins at `at`."""
    before = post_before(text, at, end, breaks)
    if before is not None:
        printed, person, to = before
        listed = _listed(text, at, person, printed, role, carry)
        return ([listed], to) if text[to - 1] == ")" or posts_first else _read_tail(text, to, end, listed, breaks)
    alone = person_in_line(text, at, end, bool(carry) or surname_with_post(text, at, end), breaks)
    if alone is not None:
        listed = _listed(text, at, alone, None, role, alone.title.casefold() or carry)
        if posts_first:
            return [listed], alone.to
        return _read_tail(text, alone.to, end, listed, breaks)
    post = post_at(text, at, end)
    if post is not None and post.start == at:
        title, organisation = split_organisation(post.text)
        return [Listed(post.start, post.end, role, None, title, organisation)], post.end
    return None


def _listed(text: str, at: int, person: Person, post: str | None, role: OfficerRole, title: str) -> Listed:
    chair = chairing(post)
    listed = Listed(person.from_, person.to, role, person.name)
    if role is OfficerRole.IN_ATTENDANCE and is_other_tier(person.title):
        listed = replace(listed, post=person.title)
    if post is not None:
        listed = with_post(replace(listed, start=at), post, at, person.to)
    return replace(listed, role=chair) if chair and role is not OfficerRole.APOLOGIES else listed


def _read_tail(text: str, at: int, end: int, listed: Listed, breaks: Callable[[int], bool]) -> tuple[list[Listed], int]:
    """Read what is said of a person behind the name, up to the next one."""
    others: list[Listed] = []
    while at < end:
        label = INLINE_LABEL.match(text, past_blank(text, at), end)
        if label and "secretary" in label["label"].casefold():
            break
        bracket = BRACKET.match(text, at, end)
        if bracket:
            listed, more = _remark(text, bracket.start(1), bracket.end(1), listed)
            others.extend(more)
            at = bracket.end()
            continue
        letters = forms.PLAIN_INITIALS.match(text, at, end)
        if letters and not listed.initials and listed.name and are_initials(letters[1], listed.name):
            listed, at = replace(listed, initials=letters[1], end=letters.end()), letters.end()
            continue
        stand_in = forms.STAND_IN.match(text, at, end)
        absent = person_at(text, stand_in.end(), end) if stand_in else None
        if stand_in and absent:
            others.append(Listed(absent.start, absent.to, OfficerRole.APOLOGIES, absent.name))
            at = absent.to
            continue
        part = forms.PART.match(text, at, end) or forms.WARD.match(text, at, end)
        if part:
            at = part.end()
            continue
        chair = forms.IN_CHAIR.match(text, at, end)
        if chair and listed.role in (OfficerRole.MEMBER, OfficerRole.IN_ATTENDANCE):
            listed, at = replace(listed, role=OfficerRole.CHAIR, end=chair.end()), chair.end()
            continue
        there = forms.WAS_THERE.match(text, at, end)
        if there:
            listed, at = replace(listed, role=OfficerRole.IN_ATTENDANCE), there.end()
            break
        step = _behind(text, at, end, listed, breaks)
        if step is None:
            break
        listed, at = step
    return [listed, *others], at


def _behind(text: str, at: int, end: int, listed: Listed, breaks: Callable[[int], bool]) -> tuple[Listed, int] | None:
    """Read a post or organisation after a comma, dash, column or mere blank."""
    body = forms.REPRESENTING.match(text, at, end)
    if body:
        segment = forms.SEGMENT.match(text, body.end(), end)
        if segment is None:
            return None
        return replace(listed, organisation=segment[0].strip(" ."), end=segment.end()), segment.end()
    joint = _JOINT.match(text, at, end)
    if joint is None or joint.end() >= end:
        return None
    mere_blank = not joint[0].strip()
    here = joint.end()
    person = person_at(text, here, end)
    if person is not None and person.strength > Strength.SHAPE:
        return None
    if HEADCOUNT.match(text, here, end):
        return None
    post = post_at(text, here, end)
    if post is not None and not mere_blank and holder_in_bracket(text, post.end, end):
        return None
    if post is not None and not (listed.post and mere_blank):
        body = forms.BODY_AND_CLERK.match(text, here, end)
        holder = person_at(text, past_blank(text, post.end), end)
        if body and holder and not mere_blank:
            return replace(listed, organisation=body[1], role=guest_role(listed.role), end=body.end(1)), body.end(1)
        if holder is None or not belongs_to_next(text, post.text, holder, end, listed, breaks(here)):
            to = second_post(text, post.end, end)
            return with_post(listed, " ".join(text[post.start : to].split()), listed.start, to), to
        return None
    segment = forms.SEGMENT.match(text, here, end)
    sent = mere_blank and segment and listed.organisation is None and listed.post is None
    if segment and sent and segment[0].startswith("NHS ") and is_organisation(segment[0].rstrip(" .")):
        organisation = segment[0].strip(" .")  # "John Raine NHS Northshire"
        return replace(listed, organisation=organisation, end=segment.end()), segment.end()
    if segment and not mere_blank and is_post_of_body(segment[0].strip()):
        return with_post(listed, segment[0].strip(" ."), listed.start, segment.end()), segment.end()
    if segment and not mere_blank and takes_minutes(segment[0].strip(" .")):
        return replace(listed, role=guest_role(listed.role), end=segment.end()), segment.end()
    told = segment and not mere_blank and listed.role is OfficerRole.IN_ATTENDANCE and listed.post is None
    told = told and " " in (listed.name or "")  # "Councillors Lee, Wray and Moss"
    function = segment[0].strip(" .") if segment and told and person is None else ""
    if segment and forms.FUNCTION.fullmatch(function) and not is_organisation(function):
        return with_post(listed, function, listed.start, segment.end()), segment.end()
    if segment and not mere_blank and is_organisation(segment[0].rstrip(" .")) and listed.organisation is None:
        organisation = segment[0].strip(" .")
        letters = listed.post is None and re.fullmatch(r"[A-Z]{2,6}", organisation) is not None
        guest = letters and listed.role is OfficerRole.MEMBER
        role = guest_role(listed.role) if letters else listed.role
        return replace(listed, organisation=organisation, role=role, guest=guest, end=segment.end()), segment.end()
    return None


def _remark(text: str, start: int, end: int, listed: Listed) -> tuple[Listed, list[Listed]]:
    """Read a bracket behind a name: a post, the chair, initials, whom they stand in for, where they work."""
    content = forms.BUSINESS_ONLY.sub("", " ".join(text[start:end].split()))
    other_person = person_at(text, start, end)
    if other_person is not None and forms.SUBSTITUTE.search(text, other_person.to, end):
        stop = forms.SUBSTITUTE.search(text, other_person.to, end)
        there = read_roster(text, start, stop.start() if stop else end, OfficerRole.MEMBER).people
        return listed, there[:1]
    stand_in = forms.STAND_IN.match(content)
    if stand_in:
        person = person_at(text, start + _offset(text[start:end], stand_in.end()), end)
        other = [Listed(person.start, person.to, OfficerRole.APOLOGIES, person.name)] if person else []
        by = re.match(r"substituted\s+by", content, re.IGNORECASE)
        if by and other:
            other = [replace(other[0], role=OfficerRole.MEMBER)]
        return listed, other
    body = forms.REPRESENTING.match(content)
    if body:
        return replace(listed, organisation=content[body.end() :], end=end + 1), []
    if listed.name and are_initials(content, listed.name):
        return replace(listed, initials=content, end=end + 1), []
    listed, content = without_initials(listed, content)
    if content.casefold() in forms.MANNER or is_kind(content):
        return listed, []
    seat = forms.IN_CHAIR.search(content)
    if seat and seat.start() and seat.end() == len(content) and listed.role is not OfficerRole.APOLOGIES:
        listed, content = replace(listed, role=OfficerRole.CHAIR), content[: seat.start()]  # "(Leader – in the Chair)"
    chair = chairing(content)
    if chair and is_bare_chair(content):
        kept = listed.role in (OfficerRole.APOLOGIES, OfficerRole.IN_ATTENDANCE)
        return replace(listed, role=listed.role if kept else chair, end=end + 1), []
    if chair or is_post(content) or is_post(split_organisation(content)[0]) or content in _SHORT_POSTS:
        return with_post(listed, content, listed.start, end + 1), []
    if is_organisation(content) and not re.fullmatch(r"[A-Z]{1,6}(?<!C)", content):
        return replace(listed, organisation=listed.organisation or content, end=end + 1), []
    if listed.post is None and len(content.split()) > 1 and content[0].isupper() and not forms.PASSING.search(content):
        if forms.CLUB.search(content):
            return replace(listed, organisation=listed.organisation or content, end=end + 1), []
        role = guest_role(listed.role) if is_other_tier(content) else listed.role
        return replace(listed, post=content, organisation=organisation_of(content), role=role, end=end + 1), []
    return listed, []


def _offset(text: str, plain: int) -> int:
    """Find where the `plain`-th character of the text with single blanks stands in the text itself."""
    return plain if "  " not in text else len(text) - len(text.lstrip()) + plain
