"""Sentences of minutes that say who was there, who was away and who opened the meeting, as library boards tell it.

"In attendance were Trustees Ann Holt, Bo Lee and Librarian Cy Moss. Absent were Dee Rao." "Holt, Lee & Moss present."
"called to order at 4 pm by President Ann Holt".
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.officers.listed import Listed
from extract.officers.person_names import person_at
from extract.officers.roster import read_roster
from extract.sparing import SparingPattern
from models import OfficerRole

# "In attendance were", "Present were", "Those present were:"
_THERE_WERE = re.compile(
    r"(?P<also>Also\s+)?(?P<how>[Ii]n\s+attendance|[Pp]resent|[Aa]ttending|[Aa]bsent|[Ee]xcused)\s+(?:was|were)"
    r"(?:\s+the\s+following)?\s*:?\s+(?=[A-Z])"
)
# "President Ann Holt called the meeting to order", "Bo Lee called the meeting to order"
_CALLS = SparingPattern(r"\s+called\s+(?:the|this)\s+(?:\w+\s+){0,2}meeting\s+to\s+order\b")
_CHAIRED = SparingPattern(r"\b[Mm]eeting\s+(?:was\s+)?chaired\s+by\s+(?=[A-Z])")
_FEW = 2
_OPENING = 60  # characters in front of "called the meeting to order" that may name who did
_AWAY = frozenset(["absent", "excused"])
# "Holt, Lee & Moss present", "C Rao (public) present"
_NAME = r"[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,2}"
_ARE_PRESENT = re.compile(
    rf"(?P<names>{_NAME}(?:\s*(?:,|&|\band\b)\s*(?:and\s+)?{_NAME}){{0,15}})\s*(?P<public>\(public\)\s*)?(?:(?:were|was|all)\s+)?"
    rf"(?P<how>present|absent|excused)(?=\s*[.;,]|\s*$)"
)
_PARTS = re.compile(r"\s*(?:,\s*and\s+|,|&|\band\b)\s*")
# "called to order at 4 pm on 5 May by President Ann Holt", "by the Chair, Ann Holt"
_OPENED_BY = SparingPattern(r"\bcalled\s+(?:the\s+meeting\s+)?to\s+order\b[^;]{0,80}?\bby\s+(?=[A-Z]|the\s)")
_PRESIDES = re.compile(r"(?:the\s+)?(?P<post>(?:Vice[\s-])?(?:President|Chair(?:man|person|woman)?))\s*,?\s+(?=[A-Z])")


def told_presence(text: str, start: int, end: int) -> Iterator[Listed]:
    """List the people whom a sentence says to be present, absent, or the one who called the meeting to order.

    >>> [(one.name, one.role.value) for one in told_presence("Holt, Lee & Moss present.", 0, 25)]
    [('Holt', 'member'), ('Lee', 'member'), ('Moss', 'member')]
    """
    opened = _OPENED_BY.search(text, start, end)
    if opened:
        yield from _presiding(text, opened.end(), end)
    calls = _CALLS.search(text, start, end)
    if calls and calls.start() - start < _OPENING:
        yield from (one for one in _presiding(text, start, calls.start()) if one.end == calls.start())
    there = _THERE_WERE.match(text, start, end)
    if there:
        role = OfficerRole.IN_ATTENDANCE if there["also"] else OfficerRole.MEMBER
        role = OfficerRole.APOLOGIES if there["how"].casefold() in _AWAY else role
        people = [one for one in read_roster(text, there.end(), end, role).people if one.name]
        yield from (_as_staff(one) for one in people)
        return
    are = _ARE_PRESENT.match(text, start, end)
    if are:
        role = OfficerRole.MEMBER if are["how"] == "present" else OfficerRole.APOLOGIES
        yield from _bare_names(
            text, are.start("names"), are.end("names"), OfficerRole.IN_ATTENDANCE if are["public"] else role
        )


def chaired_by(text: str, start: int, end: int) -> str | None:
    """Find the name in "Meeting chaired by J Holt" within `text[start:end]`."""
    chaired = _CHAIRED.search(text, start, end)
    person = person_at(text, chaired.end(), end) if chaired else None
    return person.name if person else None


def _as_staff(one: Listed) -> Listed:
    """A librarian or director among the trustees attends."""
    staff = one.post and re.search(r"librarian|director|manager|clerk|staff|assistant", one.post, re.IGNORECASE)
    return replace(one, role=OfficerRole.IN_ATTENDANCE) if staff and one.role is OfficerRole.MEMBER else one


def _bare_names(text: str, start: int, end: int, role: OfficerRole) -> Iterator[Listed]:
    """Read names, of surnames alone if need be; one among three or more may be a common word ("Holt, Warden & Lee")."""
    names: list[Listed] = []
    at, doubtful = start, 0
    for stop, after in [*((m.start(), m.end()) for m in _PARTS.finditer(text, start, end)), (end, end)]:
        person = person_at(text, at, stop, surname_only=True)
        sure = person is not None and person.to == stop
        doubtful += not sure
        names.append(Listed(at, stop, role, person.name if person and sure else text[at:stop]))
        at = after
    if doubtful == 0 or (doubtful == 1 and len(names) > _FEW):
        yield from names


def _presiding(text: str, at: int, end: int) -> Iterator[Listed]:
    """Read the one behind "by": a post in front makes the chair, or the deputy who stood in."""
    post = _PRESIDES.match(text, at, end)
    person = person_at(text, post.end() if post else at, end)
    if person is None:
        return
    printed = post["post"] if post and post["post"].casefold().endswith("president") else None
    yield Listed(at, person.to, OfficerRole.CHAIR, person.name, printed)
