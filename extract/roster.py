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
from functools import cache

from extract.lexicon import alternatives, load
from extract.organisations import is_organisation, organisation_of, split_organisation
from extract.person_names import Person, Strength, initials_of, person_at
from extract.posts import is_post, post_at
from models import OfficerRole


@dataclass(frozen=True, slots=True)
class Listed:
    """A person or post in a list; `start:end` covers the name and what is said of it."""

    start: int
    end: int
    role: OfficerRole
    name: str | None = None
    post: str | None = None
    organisation: str | None = None
    initials: str | None = None
    email: str | None = None
    phone: str | None = None


@dataclass(slots=True)
class Roster:
    """What a stretch of text lists; `strayed` counts the letters that are part of nobody, `role` is that in force at its end."""

    people: list[Listed] = field(default_factory=list)
    strayed: int = 0
    role: OfficerRole = OfficerRole.MEMBER


_LABELS: dict[str, OfficerRole] = {
    label: OfficerRole(role)
    for role in ("chair", "vice_chair", "member", "in_attendance", "apologies")
    for label in load("attendance")[role]
}
_ALL_LABELS = alternatives(list(_LABELS))
# "PRESENT:", "Also in attendance (virtually) –", inside a run of names
_INLINE_LABEL = re.compile(rf"(?P<label>{_ALL_LABELS})(?:\s*\([^)]{{0,40}}\))?\s*(?::|\s[–-](?=\s))", re.IGNORECASE)
_SEPARATOR = re.compile(r"(?:[\s,;|•·*&:/]|[–—-](?=\s)|\b(?:and|plus|also|together\s+with|with|the)\b(?=\s))+")
_PLURAL = re.compile(rf"(?:{alternatives(load('courtesy_titles')['plural'])})(?=[\s:])\s*:?\s*", re.IGNORECASE)
_GROUP = re.compile(r"(?:members?|governors?|trustees?|representatives?|directors?)\s+(?=[A-Z])", re.IGNORECASE)
_ELECTED = frozenset(load("courtesy_titles")["elected"])
# "14 members of the public", "One member of the press", "Members of the public: 3"
_HEADCOUNT = re.compile(
    r"(?:(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|no|other|several|some|about|approximately)\s+){0,3}?(?:members?\s+of\s+(?:the\s+)?(?:public|press|community)|parishioners?|residents?)(?:\s*[:–-]?\s*(?:\d+|one|two|three|four|none)\b(?:\s+members?)?)?",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*(?:\([^()]*\)[^()\[\]]*)?)[)\]]")
_PLAIN_INITIALS = re.compile(r"\s+([A-Z][A-Za-z]{1,3})(?=[\s,;|(–-]|$)")
_STAND_IN = re.compile(
    r"(?:,\s*|\s+)?(?:(?:as\s+)?(?:a\s+)?(?:named\s+)?substitut(?:e|ing|ed)\s+(?:for|by)|\bsub\.?\s+for|in\s+(?:the\s+)?place\s+of|deputising\s+for|on\s+behalf\s+of|for)\s+",
    re.IGNORECASE,
)
_REPRESENTING = re.compile(r"[\s,(–-]*representing\s+(?:the\s+)?", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:,|[–—:-](?=\s)|\||(?<=\s)[–—-])\s*|\s+")
# "from item 6", "(items 3 to 5 only)", "until 10.30am"
_PART = re.compile(
    r"\s*,?\s*(?:from|until|to|for|up\s+to)\s+(?:agenda\s+)?(?:items?|minutes?|\d{1,2}[.:]\d\d)\s*[\d.,–-]*(?:\s*[ap]m)?(?:\s+(?:only|onwards))?",
    re.IGNORECASE,
)
_IN_CHAIR = re.compile(r"\s*[,–—-]?\s*in\s+the\s+chair\b", re.IGNORECASE)
# "Ms B Lee attended as substitute", "Mr Wu, Medical Director attended in his absence"
_SUBSTITUTE = re.compile(r"\b(?:attend\w*|present|deputis\w*|substitut\w*|represent\w*)\b", re.IGNORECASE)
_WORD = re.compile(r"\S+?(?=[\s,;|]|$)|\S")
_WAS_THERE = re.compile(r"\s+(?:was|were)\s+(?:also\s+)?in\s+attendance\b", re.IGNORECASE)
# "(Mr S Lee)" behind the post that Mr Lee holds
_HOLDER = re.compile(r"[^();]{0,80}?\((?=\s*(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Prof)\b)")
# "EDC Clerk J Moss": the body of one person, the post of the next
_BODY_AND_CLERK = re.compile(r"([A-Z]{2,6})\s+(?=(?:Clerk|Chair(?:man)?|Secretary|Treasurer)\b)")
_SEGMENT = re.compile(r"[^,;|()\n]+")
_CHAIR = re.compile(
    r"""
    (?:(?:the|trust|board|clinical|committee|interim|acting|independent|joint|current|meeting|council|parish|panel|elected)\s+)*
    (?:in\s+the\s+chair | chair(?:man|person|woman|ing)? | conven[eo]r | presiding(?:\s+\w+)? | an\s+cathaoirleach | cathaoirleach )
    (?:\s*,?\s*(?:of|for)\s+(?:the\s+)?(?:board|governors|governing\s+(?:body|board)|committee|trust|panel|council|meeting|ijb|ccg|icb|cabinet|trustees|directors|corporation))?
    (?:\s*[/,&(]\s*.*)?""",
    re.VERBOSE | re.IGNORECASE,
)
_VICE = re.compile(
    r"(?:.*[/,&]\s*)?(?:(?:the|board|committee|trust|council)\s+)?(?:vice|deputy|depute)[\s-]+(?:chair|chairman|chairperson|chairwoman|convener|convenor)\b(?:\s+of\s+.*)?(?:\s*[/,&(]\s*.*)?",
    re.IGNORECASE,
)
_BARE_CHAIR = re.compile(
    r"(?:the\s+|in\s+the\s+|vice[\s-]+|deputy\s+)?(?:chair(?:man|person|woman|ing)?|conven[eo]r)|(?:an\s+|leas-)?cathaoirleach",
    re.IGNORECASE,
)
_CLERK = re.compile(
    r"(?:.*\b)?(?:clerk|minute[sd]?(?:\s+(?:taker|secretary))?|minuting|note\s+taker|clerking|secretariat|democratic\s+services\s+officer)\b.*",
    re.IGNORECASE,
)


@cache
def label_role(label: str) -> OfficerRole | None:
    """Find the role that an attendance label gives ("Also present", "APOLOGIES FOR ABSENCE:"); None where it is none.

    >>> label_role("Officers in Attendance:"), label_role("Introduction")
    (<OfficerRole.IN_ATTENDANCE: 'in_attendance'>, None)
    """
    plain = re.sub(r"\s*\([^)]*\)", "", " ".join(label.split()).casefold()).strip(" :.–-*")
    return _LABELS.get(plain)


def chairing(post: str | None) -> OfficerRole | None:
    """Tell whether a post makes its holder the chair or vice-chair of the meeting."""
    if not post:
        return None
    if _VICE.fullmatch(post):
        return OfficerRole.VICE_CHAIR
    return OfficerRole.CHAIR if _CHAIR.fullmatch(post) else None


def read_roster(
    text: str,
    start: int,
    end: int,
    role: OfficerRole,
    *,
    breaks: Callable[[int], bool] = lambda _: False,
    posts_first: bool = False,
) -> Roster:
    """Read the people in `text[start:end]`, in order; `breaks(offset)` tells whether a printed line begins there.

    With `posts_first` every post belongs to the person behind it: "Head of Law, Ann Holt Head of Parks, Bo Lee".
    """
    roster = Roster(role=role)
    carry = ""
    base, at = role, start
    while at < end:
        gap = _SEPARATOR.match(text, at, end)
        if gap:
            if ";" in gap[0]:
                carry = ""
            at = gap.end()
            continue
        label = _INLINE_LABEL.match(text, at, end)
        if label:
            roster.role = base = _under(base, _LABELS[" ".join(label["label"].split()).casefold()], label["label"])
            carry, at = _carried(label["label"]), label.end()
            continue
        plural = _PLURAL.match(text, at, end)
        if plural:
            carry, at = plural[0].strip(" :").casefold(), plural.end()
            continue
        public = _HEADCOUNT.match(text, at, end)
        if public:
            base = OfficerRole.IN_ATTENDANCE if base is OfficerRole.MEMBER else base
            carry, at = "", public.end()
            continue
        read = _read_one(text, at, end, base, carry, breaks, posts_first)
        if read is not None:
            people, at = read
            roster.people.extend(people)
            if people and people[0].post:
                carry = carry if people[0].role in (OfficerRole.CHAIR, OfficerRole.VICE_CHAIR) else ""
            continue
        word = _WORD.match(text, at, end)
        if word is None:
            break
        roster.strayed += len(word[0])
        at = word.end()
    return roster


def _carried(label: str) -> str:
    return "councillors" if label.casefold().startswith(("councillor", "cllr")) else ""


def _under(current: OfficerRole, labelled: OfficerRole, label: str) -> OfficerRole:
    """A group's label ("Councillors:") below "In attendance" or "Apologies" does not make members of them."""
    strong = re.match(r"present|also|in\s+attend|apolog|absen|not\s+present", label, re.IGNORECASE)
    if current is OfficerRole.APOLOGIES and not strong:
        return current
    if labelled is OfficerRole.MEMBER and current is OfficerRole.IN_ATTENDANCE and not strong:
        return current
    return labelled


def _read_one(
    text: str, at: int, end: int, role: OfficerRole, carry: str, breaks: Callable[[int], bool], posts_first: bool
) -> tuple[list[Listed], int] | None:
    """Read one person or post that begins at `at`."""
    before = _post_before(text, at, end, breaks)
    if before is not None:
        post, person, to = before
        listed = _listed(text, at, person, post, role, carry)
        return ([listed], to) if text[to - 1] == ")" or posts_first else _read_tail(text, to, end, listed, breaks)
    alone = _person_in_line(text, at, end, bool(carry) or _surname_with_post(text, at, end), breaks)
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


def _person_in_line(text: str, at: int, end: int, surname_only: bool, breaks: Callable[[int], bool]) -> Person | None:
    """Read a person; a name that is complete at the end of a printed line does not run on into the next."""
    person = person_at(text, at, end, surname_only=surname_only)
    if person is None:
        return None
    for cut in range(person.start + 1, person.end):
        if breaks(cut):
            shorter = person_at(text, at, cut)
            if shorter is not None and shorter.strength >= Strength.KNOWN and " " in shorter.name.strip():
                return shorter
    return person


def _surname_with_post(text: str, at: int, end: int) -> bool:
    """Tell whether one word stands here with a post in brackets behind it: "McVay (Acting Head of Audit)"."""
    word = re.compile(r"[A-Z][\w’'-]+(?=\s*\()").match(text, at, end)
    bracket = _BRACKET.match(text, word.end(), end) if word else None
    return bracket is not None and is_post(bracket[1])


def _post_before(text: str, at: int, end: int, breaks: Callable[[int], bool]) -> tuple[str, Person, int] | None:
    """Read a post that stands in front of its holder: "Clerk J Moss", "Chair: Cllr Rao", "Engineer, Roads (Mr B Lee)"."""
    post = post_at(text, at, end)
    if post is None or post.start != at:
        return None
    holder = _HOLDER.match(text, post.end, end)
    if holder and person_at(text, _past_blank(text, post.end), end) is None:
        person = person_at(text, holder.end(), end)
        closing = text.find(")", holder.end(), end)
        printed = text[at : holder.end() - 1].strip()
        return (printed, person, closing + 1) if person and closing > 0 else None
    joint = re.compile(r"\s*[:–-]?\s*(?:\bto\s+the\s+\w+\s+)?").match(text, post.end, end)
    person = _person_in_line(text, joint.end() if joint else post.end, end, False, breaks)
    if person is None or person.strength < Strength.KNOWN:
        return None
    return post.text, person, person.to


def _listed(text: str, at: int, person: Person, post: str | None, role: OfficerRole, title: str) -> Listed:
    chair = chairing(post)
    listed = Listed(person.start, person.to, role, person.name)
    if post is not None:
        listed = with_post(replace(listed, start=at), post, at, person.to)
    return replace(listed, role=chair) if chair and role is not OfficerRole.APOLOGIES else listed


def _read_tail(text: str, at: int, end: int, listed: Listed, breaks: Callable[[int], bool]) -> tuple[list[Listed], int]:
    """Read what is said of a person behind the name, up to the next one."""
    others: list[Listed] = []
    while at < end:
        bracket = _BRACKET.match(text, at, end)
        if bracket:
            listed, more = _remark(text, bracket.start(1), bracket.end(1), listed)
            others.extend(more)
            at = bracket.end()
            continue
        letters = _PLAIN_INITIALS.match(text, at, end)
        if letters and not listed.initials and listed.name and _are_initials(letters[1], listed.name):
            listed, at = replace(listed, initials=letters[1], end=letters.end()), letters.end()
            continue
        stand_in = _STAND_IN.match(text, at, end)
        absent = person_at(text, stand_in.end(), end) if stand_in else None
        if stand_in and absent:
            others.append(Listed(absent.start, absent.to, OfficerRole.APOLOGIES, absent.name))
            at = absent.to
            continue
        part = _PART.match(text, at, end)
        if part:
            at = part.end()
            continue
        chair = _IN_CHAIR.match(text, at, end)
        if chair and listed.role is OfficerRole.MEMBER:
            listed, at = replace(listed, role=OfficerRole.CHAIR, end=chair.end()), chair.end()
            continue
        there = _WAS_THERE.match(text, at, end)
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
    body = _REPRESENTING.match(text, at, end)
    if body:
        segment = _SEGMENT.match(text, body.end(), end)
        return (
            (replace(listed, organisation=segment[0].strip(" ."), end=segment.end()), segment.end())
            if segment
            else None
        )
    joint = _JOINT.match(text, at, end)
    if joint is None or joint.end() >= end:
        return None
    mere_blank = not joint[0].strip()
    here = joint.end()
    person = person_at(text, here, end)
    if person is not None and person.strength > Strength.SHAPE:
        return None
    if _HEADCOUNT.match(text, here, end):
        return None
    post = post_at(text, here, end)
    if post is not None and not (listed.post and mere_blank):
        body = _BODY_AND_CLERK.match(text, here, end)
        holder = person_at(text, _past_blank(text, post.end), end)
        if body and holder and not mere_blank:
            return replace(listed, organisation=body[1], role=_guest(listed.role), end=body.end(1)), body.end(1)
        if holder is None or not _belongs_to_next(text, post.text, holder, end, listed, breaks(here)):
            to = _second_post(text, post.end, end)
            return with_post(listed, " ".join(text[post.start : to].split()), listed.start, to), to
        return None
    segment = _SEGMENT.match(text, here, end)
    if segment and not mere_blank and is_organisation(segment[0].rstrip(" .")) and listed.organisation is None:
        organisation = segment[0].strip(" .")
        role = _guest(listed.role) if re.fullmatch(r"[A-Z]{2,6}", organisation) else listed.role
        return replace(listed, organisation=organisation, role=role, end=segment.end()), segment.end()
    return None


# "Clerk", "Vice Chairman": posts that lists print in front of their holder
_LEADING_POST = re.compile(
    r"(?:the\s+)?(?:parish\s+|town\s+|assistant\s+|deputy\s+)?(?:clerk|(?:vice[\s-]+)?chair(?:man)?|secretary|treasurer)",
    re.IGNORECASE,
)


def _belongs_to_next(text: str, post: str, holder: Person, end: int, listed: Listed, new_line: bool) -> bool:
    """Judge a post between two names: whether it stands in front of the second rather than behind the first."""
    if holder.strength is Strength.SHAPE or not _LEADING_POST.fullmatch(post) or (listed.initials and not new_line):
        return False
    if _HEADCOUNT.match(text, _past_blank(text, holder.to), end):
        return True
    following = post_at(text, _past_blank(text, holder.to), end) if text[holder.to : holder.to + 1] == " " else None
    return (
        following is None
        or following.start != _past_blank(text, holder.to)
        or bool(_LEADING_POST.match(following.text))
    )


def _second_post(text: str, at: int, end: int) -> int:
    """Go on to a second post of the same person: "Company Secretary & Head of Corporate Affairs"."""
    joint = re.compile(r"\s*(?:&|/)\s*|\s+and\s+").match(text, at, end)
    second = post_at(text, joint.end(), end) if joint else None
    if joint is None or second is None or second.start != joint.end():
        return at
    return (
        at
        if person_at(text, _past_blank(text, second.end), end) or text[second.end : second.end + 2] == " ("
        else second.end
    )


def _guest(role: OfficerRole) -> OfficerRole:
    """A councillor listed with the letters of another body attends, and is no member."""
    return OfficerRole.IN_ATTENDANCE if role is OfficerRole.MEMBER else role


def _past_blank(text: str, at: int) -> int:
    while at < len(text) and text[at] == " ":
        at += 1
    return at


def with_post(listed: Listed, post: str, start: int, end: int) -> Listed:
    """Add a post to a person, and what it says of their role in the meeting and of where they work."""
    if listed.name and not listed.initials:
        letters = re.search(r"\s+([A-Z][A-Za-z]{1,3})$", post)
        if letters and _are_initials(letters[1], listed.name):
            listed, post = replace(listed, initials=letters[1]), post[: letters.start()]
    if re.search(r"\((?:Chair|Chairman|Chairperson)\)$", post) and listed.role is OfficerRole.MEMBER:
        listed, post = replace(listed, role=OfficerRole.CHAIR), post[: post.rindex("(")].strip()
    title, organisation = split_organisation(post)
    role = listed.role
    chair = chairing(title)
    if chair and role not in (OfficerRole.APOLOGIES, OfficerRole.IN_ATTENDANCE) and not organisation:
        role = chair
    elif _CLERK.fullmatch(title) and role is OfficerRole.MEMBER:
        role = OfficerRole.IN_ATTENDANCE
    keep = None if _BARE_CHAIR.fullmatch(title) else title
    if keep and organisation and organisation in title:
        keep = title
    if listed.post and keep:
        keep = listed.post
    return replace(
        listed,
        post=keep or listed.post,
        organisation=listed.organisation or organisation,
        role=role,
        start=min(start, listed.start),
        end=max(end, listed.end),
    )


def _are_initials(letters: str, name: str) -> bool:
    full = initials_of(name)
    return (
        letters.isupper()
        and (letters == full or (len(letters) >= 2 and letters[0] == full[0] and letters[-1] in full[1:]))
    ) or (letters[:2] == full[:1] + full[-1:] and len(letters) == 3)


def _remark(text: str, start: int, end: int, listed: Listed) -> tuple[Listed, list[Listed]]:
    """Read a bracket behind a name: a post, the chair, initials, whom they stand in for, where they work."""
    content = " ".join(text[start:end].split())
    other_person = person_at(text, start, end)
    if other_person is not None and _SUBSTITUTE.search(text, other_person.to, end):
        stop = _SUBSTITUTE.search(text, other_person.to, end)
        there = read_roster(text, start, stop.start() if stop else end, OfficerRole.MEMBER).people
        return listed, there[:1]
    stand_in = _STAND_IN.match(content)
    if stand_in:
        person = person_at(text, start + _offset(text[start:end], stand_in.end()), end)
        other = [Listed(person.start, person.to, OfficerRole.APOLOGIES, person.name)] if person else []
        by = re.match(r"substituted\s+by", content, re.IGNORECASE)
        if by and other:
            other = [replace(other[0], role=OfficerRole.MEMBER)]
        return listed, other
    body = _REPRESENTING.match(content)
    if body:
        return replace(listed, organisation=content[body.end() :], end=end + 1), []
    if listed.name and _are_initials(content, listed.name):
        return replace(listed, initials=content, end=end + 1), []
    chair = chairing(content)
    if chair or is_post(content):
        return with_post(listed, content, listed.start, end + 1), []
    if is_organisation(content) and not re.fullmatch(r"[A-Z]{1,6}(?<!C)", content):
        return replace(listed, organisation=listed.organisation or content, end=end + 1), []
    if (
        listed.post is None
        and len(content.split()) > 1
        and content[0].isupper()
        and not re.search(r"\d|\b(?:via|from|until|item|part|con|lab|lib)\b", content, re.IGNORECASE)
    ):
        return replace(listed, post=content, organisation=organisation_of(content), end=end + 1), []
    return listed, []


def _offset(text: str, plain: int) -> int:
    """Find where the `plain`-th character of the text with single blanks stands in the text itself."""
    return plain if "  " not in text else len(text) - len(text.lstrip()) + plain
