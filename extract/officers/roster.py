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
from extract.officers.attendance_labels import carried_title, turn_at, with_label_post
from extract.officers.list_order import HEADCOUNT, person_in_line, post_before, surname_with_post
from extract.officers.listed import Listed, chairing, is_other_tier, with_post
from extract.officers.organisations import split_organisation
from extract.officers.person_names import Person
from extract.officers.posts import post_at
from extract.officers.roster_tails import read_tail
from models import OfficerRole


@dataclass(slots=True)
class Roster:
    """What a stretch of text lists: `strayed` letters are part of nobody, `role` is that in force at its `end`."""

    people: list[Listed] = field(default_factory=list)
    strayed: int = 0
    role: OfficerRole = OfficerRole.MEMBER
    end: int = 0


_SEPARATOR = re.compile(
    r"(?:\.{2,}+|[\s,;|•·*&:/]|\b(?:The\s+)?(?:Right\s+)?Worshipful\s+(?:the\s+)?(?=[A-Z])|\d+/\d+(?=\s)|[–—-](?=\s)|\b(?:and|plus|also|together\s+with|with|the)\b(?=\s)"
    r"|apologies\s+(?:were\s+)?(?:accepted|approved|noted)\b\.?)+"
)
# "Councillors", "Cllrs:", "Councillor:"
_PLURAL = re.compile(
    rf"(?:{alternatives(load('courtesy_titles')['plural'])})(?=[\s:])\s*:?\s*|(?:Councillor|Cllr)\s*:\s+", re.IGNORECASE
)
_WORD = re.compile(r"\S+?(?=[\s,;|]|$)|\S")
_SURNAMES = re.compile(
    r",\s+[A-Z][\w’'-]+(?=\s*,\s+[A-Z][\w’'-]+\s*(?:,|\s(?:and|&)\s)|\s+(?:and|&)\s+[A-Z][\w’'-]+\s*(?:[.;]|$))"
)
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
    reader = _Reader(text, start, end, role, role, breaks, posts_first)
    roster = reader.roster
    while reader.at < end:
        roster.end = reader.at
        if reader.parts() or reader.turns() or reader.governs() or reader.counts() or reader.names():
            continue
        word = _WORD.match(text, reader.at, end)
        if word is None or (stop_at_stray and word[0] != "."):
            return roster
        roster.strayed += len(word[0])
        reader.at = word.end()
    roster.end = reader.at
    return roster


@dataclass(slots=True)
class _Reader:
    """A place in a list and what holds there; each method reads one kind of thing if it stands there."""

    text: str
    at: int
    end: int
    asked: OfficerRole
    role: OfficerRole
    breaks: Callable[[int], bool]
    posts_first: bool
    roster: Roster = field(init=False)
    carry: str = ""  # the title that holds for the names to come: "Councillors"
    titled: bool = False  # whether somebody was printed with the title of one: "Councillor Holt"
    headed: str = ""  # the label right in front
    one: bool = False  # whether the label is for one person: "Present: Chair - Ann Holt, Bob Lee, Cy Moss"

    def __post_init__(self) -> None:
        self.roster = Roster(role=self.role)

    def parts(self) -> bool:
        """Read what parts two entries."""
        gap = _SEPARATOR.match(self.text, self.at, self.end)
        if gap is None:
            return False
        self.carry = "" if ";" in gap[0] else self.carry
        self.at = gap.end()
        return True

    def turns(self) -> bool:
        """Read a label that gives those behind it another role."""
        turned = turn_at(self.text, self.at, self.end, self.role)
        if turned is None:
            return False
        self.role, self.at, self.headed = turned
        self.one = self.asked is OfficerRole.MEMBER and self.role is OfficerRole.CHAIR
        self.roster.role, self.carry, self.titled = self.role, carried_title(self.headed), False
        return True

    def governs(self) -> bool:
        """Read a title in the plural."""
        plural = _PLURAL.match(self.text, self.at, self.end)
        if plural is None:
            return False
        self.carry, self.at = plural[0].strip(" :").casefold(), plural.end()
        return True

    def counts(self) -> bool:
        """Read how many of the public came; who is named behind them is no member."""
        public = HEADCOUNT.match(self.text, self.at, self.end)
        if public is None:
            return False
        self.role = OfficerRole.IN_ATTENDANCE if self.role is OfficerRole.MEMBER else self.role
        self.carry, self.at = "", public.end()
        return True

    def names(self) -> bool:
        """Read a person or a post, with what is said of them."""
        begin = self.at
        read = _read_one(self.text, begin, self.end, self.role, self.carry, self.breaks, self.posts_first)
        if read is None:
            return False
        people, self.at = read
        # "Councillor Holt (Chair), Lee (Group Spokesperson), Moss and Rao": the title holds for the surnames behind
        title = _ONE_COUNCILLOR.match(self.text, begin, self.end) is not None
        if title and people and " " not in (people[0].name or " ") and _SURNAMES.match(self.text, self.at, self.end):
            self.carry = "councillors"  # "Cllr Holt, Lee, Moss and Rao"
        self.titled = title or self.titled
        if self.titled and not title and people and " " not in (people[0].name or " "):
            self.carry = self.carry or "councillors"
        people, self.headed = with_label_post(self.headed, people), ""
        self.roster.people.extend(people)
        if self.one and people:
            self.role, self.roster.role, self.one = self.asked, self.asked, False
        if people and people[0].post:
            chairs = people[0].role in (OfficerRole.CHAIR, OfficerRole.VICE_CHAIR)
            self.carry = self.carry if chairs or self.text[self.at - 1] in ")]" else ""
        return True


def _read_one(
    text: str, at: int, end: int, role: OfficerRole, carry: str, breaks: Callable[[int], bool], posts_first: bool
) -> tuple[list[Listed], int] | None:
    """Read one person or post that begins at `at`."""
    before = post_before(text, at, end, breaks)
    if before is not None:
        printed, person, to = before
        listed = _listed(text, at, person, printed, role, carry)
        return ([listed], to) if text[to - 1] == ")" or posts_first else read_tail(text, to, end, listed, breaks)
    alone = person_in_line(text, at, end, bool(carry) or surname_with_post(text, at, end), breaks)
    if alone is not None:
        listed = _listed(text, at, alone, None, role, alone.title.casefold() or carry)
        if posts_first:
            return [listed], alone.to
        return read_tail(text, alone.to, end, listed, breaks)
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
