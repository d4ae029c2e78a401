"""What a list says of a person behind the name: posts, organisations, initials, remarks, who stands in for whom."""

import re
from collections.abc import Callable
from dataclasses import replace

from extract.given_names import is_given_name
from extract.lexicon import load
from extract.officers import roster_forms as forms
from extract.officers.attendance_labels import INLINE_LABEL
from extract.officers.list_order import (
    BRACKET,
    HEADCOUNT,
    belongs_to_next,
    holder_in_bracket,
    past_blank,
    second_post,
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
from extract.officers.person_names import Person, Strength, common_words, person_at
from extract.officers.post_heads import has_head, is_crowd, is_head
from extract.officers.posts import Post, is_post, post_at
from models import OfficerRole

# A person after one more remark, others whom it names, and where it ends
_Step = tuple[Listed, list[Listed], int]

_JOINT = re.compile(
    r"(?<=\))(?=[A-Z][a-z])|\s*(?:,|\.{2,}|-(?=(?:Clerk|Chair|Secretary|Treasurer)\b)|[–—:-](?=\s)|\||(?<=\s)[–—-]|(?<=\s)/(?=\s))\s*|\s+"
)
_NO_BODY = re.compile(r"[\d:@]")
_SHORT_POSTS = frozenset(load("attendance")["short_posts"])


def read_tail(text: str, at: int, end: int, listed: Listed, breaks: Callable[[int], bool]) -> tuple[list[Listed], int]:
    """Read what is said of a person behind the name, up to the next one; those whom it names come behind them."""
    others: list[Listed] = []
    while at < end:
        label = INLINE_LABEL.match(text, past_blank(text, at), end)
        if label and "secretary" in label["label"].casefold():
            break
        there = forms.WAS_THERE.match(text, at, end)
        if there:
            return [replace(listed, role=OfficerRole.IN_ATTENDANCE), *others], there.end()
        step = _attached(text, at, end, listed) or _behind(text, at, end, listed, breaks)
        if step is None:
            break
        listed, more, at = step
        others += more
    return [listed, *others], at


def _attached(text: str, at: int, end: int, listed: Listed) -> _Step | None:
    """Read a bracket, initials, a substitution, a part of the meeting, or "in the chair" right behind a name."""
    bracket = BRACKET.match(text, at, end)
    if bracket:
        return *_remark(text, *bracket.span(1), listed), bracket.end()
    letters = forms.PLAIN_INITIALS.match(text, at, end)
    if letters and not listed.initials and listed.name and are_initials(letters[1], listed.name):
        return replace(listed, initials=letters[1], end=letters.end()), [], letters.end()
    stand_in = forms.STAND_IN.match(text, at, end)
    absent = person_at(text, stand_in.end(), end) if stand_in else None
    if absent:
        return listed, [Listed(absent.start, absent.to, OfficerRole.APOLOGIES, absent.name)], absent.to
    status = forms.STATUS.match(text, at, end)
    if status:
        role = listed.role if status["there"] else OfficerRole.APOLOGIES
        return replace(listed, role=role, end=status.end()), [], status.end()
    part = forms.PART.match(text, at, end) or forms.WARD.match(text, at, end)
    if part:
        return listed, [], part.end()
    chair = forms.IN_CHAIR.match(text, at, end)
    if chair and listed.role is not OfficerRole.APOLOGIES:
        return replace(listed, role=OfficerRole.CHAIR, end=chair.end()), [], chair.end()
    return None


def _behind(text: str, at: int, end: int, listed: Listed, breaks: Callable[[int], bool]) -> _Step | None:
    """Read a post or organisation after a comma, dash, column or mere blank."""
    sent = forms.REPRESENTING.match(text, at, end)
    segment = forms.SEGMENT.match(text, sent.end(), end) if sent else None
    if sent:
        of_body = replace(listed, organisation=segment[0].strip(" ."), end=segment.end()) if segment else listed
        return (of_body, [], segment.end()) if segment else None
    of = forms.OF_BODY.match(text, at, end)
    if of:  # "Mr Lee of the Beekeepers’ Society", "Mr Lee of Mill Lane"
        body = of["body"] if is_organisation(of["body"]) else listed.organisation
        return replace(listed, organisation=listed.organisation or body, end=of.end()), [], of.end()
    joint = _JOINT.match(text, at, end)
    if joint is None or joint.end() >= end:
        return None
    here, blank = joint.end(), not joint[0].strip()
    if blank and text.startswith("The ", here):
        return None
    person = person_at(text, here, end)
    if (person is not None and person.strength > Strength.SHAPE) or HEADCOUNT.match(text, here, end):
        return None
    post = post_at(text, here, end)
    if post is not None and not blank and holder_in_bracket(text, post.end, end):
        return None
    if post is not None and not (listed.post and blank):
        given = _post_behind(text, post, end, listed, blank, breaks(here))
    else:
        segment = forms.SEGMENT.match(text, here, end)
        given = _said_behind(segment[0].strip(" ."), segment.end(), listed, blank, person) if segment else None
    return (given, [], given.end) if given else None


def _post_behind(text: str, post: Post, end: int, listed: Listed, blank: bool, new_line: bool) -> Listed | None:
    """Give a post to the person in front of it, unless it is that of the next one."""
    body = forms.BODY_AND_CLERK.match(text, post.start, end)
    holder = person_at(text, past_blank(text, post.end), end)
    if body and holder and not blank:
        return replace(listed, organisation=body[1], role=guest_role(listed.role), end=body.end(1))
    if not blank and _is_firm(post.text) and listed.organisation is None:
        return replace(listed, organisation=post.text, end=post.end)
    if holder is not None and belongs_to_next(text, post.text, holder, end, listed, new_line):
        return None
    to = second_post(text, post.end, end)
    return with_post(listed, " ".join(text[post.start : to].split()), listed.start, to)


def _said_behind(said: str, to: int, listed: Listed, blank: bool, person: Person | None) -> Listed | None:
    """Read words that are no plain post: a body, a post with its body in front, a function, "Minutes"."""
    free = listed.organisation is None
    if blank:  # "Ann Holt NHS Northshire"
        sent = free and listed.post is None and " " in said and is_organisation(said) and not _NO_BODY.search(said)
        return replace(listed, organisation=said, end=to) if sent else None
    if is_post_of_body(said):
        return with_post(listed, said, listed.start, to)
    if takes_minutes(said):
        return replace(listed, role=guest_role(listed.role), end=to)
    if is_other_tier(said):
        return with_post(listed, said, listed.start, to)
    body = is_organisation(said)
    alone = listed.post is None and person is None and " " in (listed.name or "")  # no "Lee, Wray and Moss"
    if alone and free and not body and forms.FUNCTION.fullmatch(said):
        return _of_unknown(said, to, listed)
    if not (body and free):
        return None
    letters = listed.post is None and re.fullmatch(r"[A-Z]{2,6}", said) is not None
    role = guest_role(listed.role) if letters else listed.role
    if role is OfficerRole.CHAIR and is_bare_chair(listed.post or ""):
        role = OfficerRole.MEMBER  # "Ann Holt, Chair, Westby Federation" among others
    return replace(listed, organisation=said, role=role, guest=letters and listed.role is OfficerRole.MEMBER, end=to)


def _is_firm(words: str) -> bool:
    """Tell a firm that is called by what its people are, "Hocken Accountants": a name in front of a plural."""
    first, last = words.split()[0], words.split()[-1]
    many = first != last and last.endswith("s") and is_head(last) and not is_crowd(words)
    return many and first.casefold() not in common_words()


def _of_unknown(said: str, to: int, listed: Listed) -> Listed | None:
    """Tell what somebody deals with ("Policy & Projects") from a body that no lexicon knows ("Hocken Accountants")."""
    attends = listed.role is OfficerRole.IN_ATTENDANCE
    parted = " and " in said or "Cllr" in said or not is_given_name((listed.name or "").split()[0])
    words = re.findall(r"[a-z’'-]+", said.casefold().replace(" and ", " "))
    if not common_words().issuperset(words) and not parted and not has_head(said):
        return replace(listed, organisation=said, end=to)
    return with_post(listed, said, listed.start, to) if attends else None


def _remark(text: str, start: int, end: int, listed: Listed) -> tuple[Listed, list[Listed]]:
    """Read a bracket behind a name: whom they stand in for, or what is said of them."""
    content = forms.BUSINESS_ONLY.sub("", " ".join(text[start:end].split()))
    other = person_at(text, start, end)
    stop = forms.SUBSTITUTE.search(text, other.to, end) if other else None
    if other and stop:
        came = Listed(other.from_, other.to, OfficerRole.MEMBER, other.name)
        return listed, read_tail(text, other.to, stop.start(), came, lambda _: False)[0][:1]
    stand_in = forms.STAND_IN.match(content)
    if stand_in:
        person = person_at(text, start + _offset(text[start:end], stand_in.end()), end)
        by = content.casefold().startswith("substituted by")
        role = OfficerRole.MEMBER if by else OfficerRole.APOLOGIES
        return listed, [Listed(person.start, person.to, role, person.name)] if person else []
    return _with_remark(content, end + 1, listed), []


def _with_remark(content: str, to: int, listed: Listed) -> Listed:
    """Add what a bracket says of a person: a post, the chair, initials, where they come from."""
    body = forms.REPRESENTING.match(content)
    if body:
        return replace(listed, organisation=content[body.end() :], end=to)
    if listed.name and are_initials(content, listed.name):
        return replace(listed, initials=content, end=to)
    listed, content = without_initials(listed, content)
    if content.casefold() in forms.MANNER or is_kind(content):
        return listed
    seat = forms.IN_CHAIR.search(content)
    if seat and seat.start() and seat.end() == len(content) and listed.role is not OfficerRole.APOLOGIES:
        listed, content = replace(listed, role=OfficerRole.CHAIR), content[: seat.start()]  # "(Leader – in the Chair)"
    chair = chairing(content)
    if chair and is_bare_chair(content):
        kept = listed.role in (OfficerRole.APOLOGIES, OfficerRole.IN_ATTENDANCE)
        return replace(listed, role=listed.role if kept else chair, end=to)
    if chair or is_post(content) or is_post(split_organisation(content)[0]) or content in _SHORT_POSTS:
        return with_post(listed, content, listed.start, to)
    capitals = len(content.split()) > 1 and content[0].isupper() and not forms.PASSING.search(content)
    letters = re.fullmatch(r"[A-Z]{1,6}(?<!C)", content)
    if (is_organisation(content) and not letters) or (listed.post is None and capitals and forms.CLUB.search(content)):
        return replace(listed, organisation=listed.organisation or content, end=to)
    if listed.post is None and capitals:
        role = guest_role(listed.role) if is_other_tier(content) else listed.role
        return replace(listed, post=content, organisation=organisation_of(content), role=role, end=to)
    return listed


def _offset(text: str, plain: int) -> int:
    """Find where the `plain`-th character of the text with single blanks stands in the text itself."""
    return plain if "  " not in text else len(text) - len(text.lstrip()) + plain
