"""Somebody on a list, and what a post says of their role in the meeting."""

import re
from dataclasses import dataclass, replace

from extract.officers.name_matching import initials_of
from extract.officers.organisations import split_organisation
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
    guest: bool = False  # of another body by its letters behind the name


_CHAIR = re.compile(
    r"""
    (?:(?:LA|LEA|parent|staff|foundation|co-?opted|community|partnership)\s*/\s*)?
    (?:(?:the|trustee,?|trust|board|clinical|committee|interim|acting|independent|joint|current|meeting|council|parish|panel|elected)\s+)*
    (?:in\s+the\s+chair | chair(?:man|person|woman|ing)? | conven[eo]r
      | presiding(?:\s+\w+)? | (?:an\s+)?cathaoirleach )
    (?:\s*,?\s*(?:of|for)\s+(?:the\s+)?(?:board|governors|governing\s+(?:body|board)|committee|trust|panel|council|meeting|ijb|ccg|icb|cabinet|trustees|directors|corporation))?
    (?:\s*[/,&(]\s*.* | \s+and\s+(?:co-?opted|parent|staff|foundation|community|district
        |county|borough|ward|town|parish|lay|(?:[\w’'-]+\s+){0,3}(?:trustee|governor))\b.*)?""",
    re.VERBOSE | re.IGNORECASE,
)


_VICE = re.compile(
    r"(?:.*[/,&]\s*)?(?:(?:the|board|committee|trust|council)\s+)?(?:vice|deputy|depute|dep\.?|v\.?)[\s/-]+(?:chair|chairman|chairperson|chairwoman|convener|convenor)\b(?:\s+of\s+.*)?(?:\s*[/,&(]\s*.*)?",
    re.IGNORECASE,
)


_BARE_CHAIR = re.compile(
    r"(?:the\s+|in\s+the\s+|vice[\s-]+|v\.?[\s/-]+|deputy\s+)?(?:chair(?:man|person|woman|ing)?|conven[eo]r)|(?:an\s+|leas-)?cathaoirleach",
    re.IGNORECASE,
)


# What a table calls a person's kind, not a post: "Committee Member", "Officer"
_KIND = re.compile(
    r"(?:(?:committee|council|board|co-opted|elected|appointed|parish|town)\s+)?(?:members?|councillors?|other|substitute)|(?:council\s+)?officer",
    re.IGNORECASE,
)
_CLERK = re.compile(
    r"(?:.*\b)?(?:clerk|minute[sd]?(?:\s+(?:taker|secretary))?|minuting|note\s+taker|clerking|secretariat|democratic\s+services\s+officer|govern(?:or|ance)\s+(?:support\s+)?officer|committee\s+(?:secretary|officer|administrator)"
    r"|(?:assistant\s+)?librarian|library\s+(?:director|manager))\b.*",
    re.IGNORECASE,
)


# A councillor of the tier above attends a parish or town council and is no member of it
_OTHER_TIER = re.compile(r"(?:county|district|borough|unitary)\s+(?:councillor|cllr\.?)", re.IGNORECASE)


_TAKES_MINUTES = re.compile(r"(?:minutes?|notes?)(?:\s+(?:taker|secretary))?|minuting|clerking", re.IGNORECASE)


def takes_minutes(remark: str) -> bool:
    """Tell "Minutes" behind a name, which says who wrote them."""
    return _TAKES_MINUTES.fullmatch(remark) is not None


def is_kind(remark: str) -> bool:
    """Tell what says only of which kind somebody is ("Parish Councillors"), and is no post."""
    return _KIND.fullmatch(remark) is not None


def is_other_tier(post: str) -> bool:
    """Tell whether a post is that of a councillor of another council ("District Councillor")."""
    return _OTHER_TIER.fullmatch(post) is not None


def chairing(post: str | None) -> OfficerRole | None:
    """Tell whether a post makes its holder the chair or vice-chair of the meeting."""
    if not post:
        return None
    if _VICE.fullmatch(post):
        return OfficerRole.VICE_CHAIR
    return OfficerRole.CHAIR if _CHAIR.fullmatch(post) else None


def guest_role(role: OfficerRole) -> OfficerRole:
    """A councillor listed with the letters of another body attends, and is no member."""
    return OfficerRole.IN_ATTENDANCE if role is OfficerRole.MEMBER else role


def is_bare_chair(post: str) -> bool:
    """Tell whether a remark says no more than that somebody is in the chair, or second to it."""
    return _BARE_CHAIR.fullmatch(post) is not None


_INITIALS_FIRST = re.compile(r"([A-Z][A-Za-z]{1,3})\s*[,;/:–-]\s*(?=\S)")
_INITIALS_LAST = re.compile(r"(?:\s*[,;/:–-]\s*|\s+)([A-Z][A-Za-z]{1,3})$")


def without_initials(listed: Listed, remark: str) -> tuple[Listed, str]:
    """Take the initials of a person out of what is said of them: "AH, Chair", "Headteacher, DK"."""
    if listed.name and not listed.initials:
        for letters in (_INITIALS_LAST.search(remark), _INITIALS_FIRST.match(remark)):
            if letters and are_initials(letters[1], listed.name):
                return replace(listed, initials=letters[1]), remark[: letters.start()] + remark[letters.end() :]
    return listed, remark


def with_post(listed: Listed, post: str, start: int, end: int) -> Listed:
    """Add a post to a person, and what it says of their role in the meeting and of where they work."""
    listed, post = without_initials(listed, post)
    if re.search(r"\((?:Chair|Chairman|Chairperson)\)$", post) and listed.role is OfficerRole.MEMBER:
        listed, post = replace(listed, role=OfficerRole.CHAIR), post[: post.rindex("(")].strip()
    title, organisation = split_organisation(post)
    role = listed.role
    chair = chairing(title)
    settled = (OfficerRole.APOLOGIES, OfficerRole.IN_ATTENDANCE, OfficerRole.CHAIR, OfficerRole.VICE_CHAIR)
    if chair and role not in settled and not organisation:
        role = chair
    elif (
        _CLERK.fullmatch(title) or is_other_tier(title) or title in ("RFO", "observer", "Observer")
    ) and role is OfficerRole.MEMBER:
        role = OfficerRole.IN_ATTENDANCE
    title = re.sub(r"(?<!district)(?<!county)(?<!borough)(?<!city)\s+(?:Councillor|Cllr\.?)$", "", title, flags=re.I)
    keep = None if _KIND.fullmatch(title) else title
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


def are_initials(letters: str, name: str) -> bool:
    full = initials_of(name)
    return (
        letters.isupper()
        and (letters == full or (len(letters) >= 2 and letters[0] == full[0] and letters[-1] in full[1:]))
    ) or (letters[:2] == full[:1] + full[-1:] and len(letters) == 3)
