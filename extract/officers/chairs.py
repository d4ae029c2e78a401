"""Who chaired the meeting: of those on the lists, and of those whom a sentence names; who only came to it."""

import re
from bisect import bisect_left
from dataclasses import replace

from extract.memory import lowered, places_of, remember
from extract.officers.listed import Listed, chairing, is_bare_chair
from extract.officers.name_matching import same_person
from extract.officers.person_names import Person
from extract.officers.told_presence import chaired_by
from models import Block, Officer, OfficerRole, Paper


def chaired(paper: Paper, spans: list[tuple[int, int]], people: list[Listed]) -> list[Listed]:
    """Who is said among those present to have chaired the meeting did."""
    name = next((name for start, end in spans if (name := chaired_by(paper.text, start, end))), None)
    if name is None:
        return _chair_of_own_body(paper, people)
    return [
        replace(p, role=OfficerRole.CHAIR) if p.role is OfficerRole.MEMBER and same_person(p.name or "", name) else p
        for p in people
    ]


_MAYORS = ("Mayor", "Town Mayor", "Lord Mayor", "Metro Mayor")


def _chair_of_own_body(paper: Paper, people: list[Listed]) -> list[Listed]:
    """Where nobody else chairs, "Chair, Northshire Trust" does, at a meeting of Northshire Trust."""
    if any(person.role is OfficerRole.CHAIR for person in people):
        return people
    mayors = [one for one in people if one.role is OfficerRole.MEMBER and (one.post or "") in _MAYORS]
    if len(mayors) == 1:  # of a council
        return [replace(person, role=OfficerRole.CHAIR) if person is mayors[0] else person for person in people]
    own = f"{paper.facts.body or ''} {paper.facts.organisation or ''}".casefold()
    chairs = [
        person
        for person in people
        if person.role is OfficerRole.MEMBER and person.organisation and chairing(person.post) is OfficerRole.CHAIR
    ]
    ours = [person for person in chairs if (person.organisation or "").casefold() in own]
    return [replace(p, role=OfficerRole.CHAIR) if len(ours) == 1 and p in ours else p for p in people]


def one_chair(people: list[Listed]) -> list[Listed]:
    """Where somebody is marked as chairing the meeting, another's post of chair ("Clinical Chair") is only a post."""
    chairs = [person for person in people if person.role is OfficerRole.CHAIR]
    if all(chairing(person.post) and not is_bare_chair(person.post or "") for person in chairs):
        return people
    demoted = [person for person in chairs if chairing(person.post) and not is_bare_chair(person.post or "")]
    return [replace(person, role=OfficerRole.MEMBER) if person in demoted else person for person in people]


_IN_ATTENDANCE = re.compile(r"(?:members|councillors)\s+(?:also\s+)?in\s+attendance\b", re.IGNORECASE)


# "(Chairman)", "be elected as Vice-Chair of the Panel": the office as it is printed
_PRINTED_OFFICE = re.compile(
    r"""(?<!\bthe\s)(?<!\bThe\s)(?<![\w’'-])(?:(?<=[(\[])|(?<=,\s)|(?=[A-Z]))(?:(?i:acting|interim)\s+)?(?P<vice>(?i:vice|deputy|depute|leas)[\s-]+)?
    (?i:chair(?:man|woman|person)?|conven[eo]r|cathaoirleach)(?![\w’'-])(?:\s+of\s+(?:the\s+)?(?:[A-Z][\w’'-]*(?:\s+(?:of|and|&)(?=\s[A-Z]))?(?=\s|\W|$)\s?){1,6})?""",
    re.VERBOSE,
)
_REACH = 70  # characters behind a name


def printed_office(text: str, start: int, end: int, *, vice: bool) -> str | None:
    """Take the office of chair or vice-chair as it is printed with a name or right behind it: "Ann Holt (Chairman)"."""
    stop = _SENTENCE_END.search(text, end, end + _REACH)
    found = _PRINTED_OFFICE.search(text, start, stop.start() if stop else end + _REACH)
    return " ".join(found[0].split()) if found and bool(found["vice"]) is vice else None


_SENTENCE_END = re.compile(r"[;:.]\s|\n")
_CHAIR_OF = re.compile(r"(?:the\s+)?chair(?:man|person|woman)?\s+(?:of|to)\s+(?:the\s+)?(?P<body>.+)", re.IGNORECASE)


def chair_of_body(paper: Paper, people: list[Officer]) -> list[Officer]:
    """Where nobody else chairs, the member whom the prose calls the chair of the paper's own body does."""
    body = (paper.facts.body or "").casefold()
    if not body or any(one.role is OfficerRole.CHAIR for one in people):
        return people
    ours = [
        one
        for one in people
        if one.role is OfficerRole.MEMBER
        and (of := _CHAIR_OF.fullmatch(one.post or ""))
        and (of["body"].casefold() in body or body in of["body"].casefold())
    ]
    if len(ours) != 1:
        return people
    return [one.model_copy(update={"role": OfficerRole.CHAIR}) if one is ours[0] else one for one in people]


def visiting(paper: Paper, block: Block, role: OfficerRole, met: bool) -> OfficerRole:
    """Below the list of those present, "Members in Attendance" are members of another body."""
    label = block.label or paper.text[block.body : block.end]
    visits = met and role is OfficerRole.MEMBER and _IN_ATTENDANCE.match(label)
    return OfficerRole.IN_ATTENDANCE if visits else role


_CHAIRED_BY = re.compile(
    r"\b(?:(?:(?:meeting|item)\s+was\s+(?:chaired|opened)|presided\s+over)\s+by|presiding\s+was)\s*$", re.IGNORECASE
)
# "in the chair", "took the chair", "accepted the office of Chairman", "accepted and took the Chair"
_IN_THE_CHAIR = re.compile(
    r"\s*,?\s*(?:\(?(?:the\s+)?(?:vice|deputy)[\s-]+chair(?:man|person|woman)?\)?,?\s+chaired\s+the\s+meeting|\(?(?:now\s+)?in\s+the\s+chair\)?|acted\s+as\s+chair(?:man|person)?\b|(?:took|would\s+take|agreed\s+to\s+take)\s+the\s+chair|presided|(?:undertook\s+to\s+|agreed\s+to\s+)?chair(?:ed)?\s+th(?:e|is)\s+meeting|\(chair(?:man)?\)"
    r"|\s(?:then\s+)?accepted\s+(?:and\s+took\s+the\s+chair\b|(?:the\s+)?(?:office|post|position)\s+of\s+(?:the\s+)?chair))",
    re.IGNORECASE,
)
# "Ann Holt (Westby Council) be elected as the Audit Board Vice Chair", "Ann Holt was re-elected Chairman"
_ELECTED_CHAIR = re.compile(
    r"""
    (?:\s*\([^()]{2,60}\)|,\s[A-Z][\w&’' -]{3,60}?(?=\s(?:was|were|be)\s(?:duly\s)?(?:re-)?elected\b))? \s+
    (?i:(?:be|was|is|were|had\s+been|remain\w*)?\s*(?:duly\s+|re-?)?(?:elected|appointed|remain)?\s*(?:as\s+)?(?:the\s+)?)
    (?:(?:[A-Z][\w’']+|and)\s+){0,6}?
    (?i:(?P<vice>vice[\s-]?|deputy\s+)?(?:chair(?:man|person|woman)?|convener)\b)(?!\s+[Dd]esignate)""",
    re.VERBOSE,
)
# "(Cllr Lee proposed) Ann Holt as Chairman", "Ann Holt continue as Vice Chairman", and further on "unanimously agreed"
_NAMED_FOR = re.compile(
    r"\s+(?P<going_on>continues?\s+|continued\s+|remains?\s+|take\s+up\s+the\s+position\s+(?=of))?(?:as|of|for)\s+(?:the\s+)?"
    r"(?P<vice>(?:vice|deputy)[\s-]+)?chair(?:man|person|woman)?\b",
    re.IGNORECASE,
)
_NOMINATES = re.compile(r"\b(?:propose|nominate)[ds]\s+$", re.IGNORECASE)
_SETTLED = re.compile(
    r"\b(?:agreed|elected|re-elected|carried|unanimous(?:ly)?|in\s+favour|resolved)\b|\bseconds\s*\.", re.IGNORECASE
)
# "Chairman – Cllr Holt. Proposed Cllr Lee": an election in short
_OFFICE = re.compile(r"(?P<vice>(?:vice|deputy)[\s-]+)?chair(?:man|person|woman)?\s*[–—:-]\s*", re.IGNORECASE)
_PROPOSED = re.compile(r"\b(?:proposed|nominated|seconded|elected)\b", re.IGNORECASE)
_OF_A_PART = re.compile(r"\s+of\s+the\s+\w+\s+(?:sub|working|task)", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"\s+of\s+(?:the\s+)?(?:\w+\s+){0,4}(?:sub|working|task|committee|panel|group)", re.IGNORECASE)
_ELECTION = re.compile(r"elect|appoint|remain", re.IGNORECASE)
# "agreed to elect Mr Holt", "it was resolved to appoint Ann Holt"
_ELECTS = re.compile(r"\b(?:re-?)?(?:elect|appoint)(?:ed)?\s+$", re.IGNORECASE)
# "The Chair left the meeting and Ann Holt took the chair": for an item
# "Councillor Holt thanked Mr Lee and thereafter chaired the meeting"
_THEN_CHAIRED = re.compile(
    r"[^.;]{3,120}?,?\s+and\s+(?:then|thereafter|subsequently|duly)\s+(?:chaired\s+the\s+meeting|took\s+the\s+chair)\b"
)
_FOR_A_WHILE = re.compile(r"\b(?:left|withdrew|vacated)\b[^.;]{0,40}$", re.IGNORECASE)
_SIGNS = ("chair", "presid", "conven", "opened")


def tells_of_chair(paper: Paper, block: Block) -> bool:
    """Tell whether a block has a word without which it makes nobody the chair: a cheap test for all its names."""
    places = _signs_of_chair(paper)
    return bisect_left(places, block.body) < bisect_left(places, block.end)


@remember
def _signs_of_chair(paper: Paper) -> list[int]:
    small = lowered(paper.text)
    if len(small) != len(paper.text):  # one of the few letters that grow when made small
        small = "".join([letter.lower()[0] for letter in paper.text])
    return sorted([at for sign in _SIGNS for at in places_of(small, sign)])


def chair_role(text: str, person: Person, block: Block) -> OfficerRole | None:
    """Tell whether a sentence makes somebody chair or vice-chair: says so, elects them, agrees to who was proposed."""
    if _FOR_A_WHILE.search(text, max(block.start, person.from_ - 60), person.from_):
        return None
    if _CHAIRED_BY.search(text, max(block.start, person.from_ - 40), person.from_):
        return OfficerRole.CHAIR
    if _IN_THE_CHAIR.match(text, person.to, block.end):
        return OfficerRole.CHAIR
    opens = not text[max(block.body, person.from_ - 2) : person.from_].strip(" .")
    if opens and _THEN_CHAIRED.match(text, person.to, block.end):
        return OfficerRole.CHAIR
    made = _agreed(text, person, block) or _elected(text, person, block) or _noted(text, person, block)
    if made is None:
        return None
    return OfficerRole.VICE_CHAIR if made["vice"] else OfficerRole.CHAIR


def _agreed(text: str, person: Person, block: Block) -> re.Match[str] | None:
    """Find the office to which somebody was proposed, or in which they go on, where that was agreed to."""
    office = _OFFICE.fullmatch(text, block.body, person.from_)
    if office and _PROPOSED.search(text, person.to, block.end):
        return office
    named = _NAMED_FOR.match(text, person.to, block.end)
    if named is None or _OF_ANOTHER.match(text, named.end(), block.end):
        return None
    proposed = named["going_on"] or _NOMINATES.search(text, max(block.start, person.from_ - 20), person.from_)
    return named if proposed and _SETTLED.search(text, named.end(), block.end) else None


# "the appointment of Ann Holt on 4 May as Chairman", "Ann Holt accepted the position as Vice Chair"
_APPOINTMENT = re.compile(r"\bappointment\s+of\s+$", re.IGNORECASE)
_AS_CHAIR = re.compile(
    r"[^.;\n]{0,80}?\sas\s+(?:the\s+)?(?P<vice>(?:vice|deputy)[\s-]+)?chair(?:man|person|woman)?\b", re.IGNORECASE
)
_ACCEPTED = re.compile(
    r"\s(?:then\s+)?accepted\s+(?:the\s+)?(?:office|post|position)\s+as\s+(?P<vice>(?:vice|deputy)[\s-]+)?chair\w*\b",
    re.IGNORECASE,
)


def _noted(text: str, person: Person, block: Block) -> re.Match[str] | None:
    """Find the office whose appointment is noted, or that somebody accepts."""
    before = max(block.start, person.from_ - 20)
    appointed = _APPOINTMENT.search(text, before, person.from_)
    return (_AS_CHAIR if appointed else _ACCEPTED).match(text, person.to, block.end)


def _elected(text: str, person: Person, block: Block) -> re.Match[str] | None:
    """Find the office to which somebody is elected, not that of a mere part of the body."""
    elected = _ELECTED_CHAIR.match(text, person.to, block.end)
    if elected is None:
        return None
    words = elected[0].split()
    merely = _ELECTION.search(elected[0]) is None  # "that Ann Holt be Chairman"
    elects = "as" in words and _ELECTS.search(text, max(block.start, person.from_ - 20), person.from_)
    if merely and "be" not in words and not elects:
        return None
    other = _OF_ANOTHER if merely else _OF_A_PART
    return None if other.match(text, elected.end(), block.end) else elected
