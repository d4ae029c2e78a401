"""People that a sentence names together, people it names by their initials, posts written small.

>>> text = "Councillors Holt and Wray declared an interest."
>>> [person.name for person in named_together(text, 0, len(text))]
['Holt', 'Wray']
"""

import re
from collections.abc import Iterator

from extract.lexicon import alternatives, load
from extract.officers.acting import PRESENTING, SPEAKING
from extract.officers.listed import Listed
from extract.officers.person_names import Person, common_words, person_at
from extract.officers.posts import Post, is_bare
from models import Block, OfficerRole, Paper

_TOGETHER = re.compile(
    rf"\b(?:{alternatives([title.title() for title in load('courtesy_titles')['plural']])})\s+(?=[A-Z])"
)
_COUNCILLORS = re.compile(r"(?:Councillors|Cllrs)\b", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s(?:and|&)\s+)(?:(?:Councillors?|Cllrs?)\.?\s+)?(?=[A-Z])")
_SMALL_LEAD = re.compile(r"(?:^|[.;:]\s+|\n)The\s+(?P<lead>(?:[a-z-]+\s+){0,3})$")


def named_together(text: str, start: int, end: int) -> Iterator[Person]:
    """List the people behind "Councillors"; behind "Messrs" only in front of a verb of speech or action."""
    for lead in _TOGETHER.finditer(text, start, end):
        people: list[Person] = []
        at = lead.end()
        while person := person_at(text, at, end, surname_only=True):
            people.append(person)
            joint = _JOINT.match(text, person.to, end)
            at = joint.end() if joint else end
        bracketed = people and text[lead.start() - 1 : lead.start()] == "(" and text.startswith(")", people[-1].to)
        sit = _COUNCILLORS.match(text, lead.start()) and all(_is_plain(text, person) for person in people)
        if len(people) > 1 and (bracketed or sit or SPEAKING.match(text, people[-1].to, end)):
            yield from people


def _is_plain(text: str, person: Person) -> bool:
    """Tell a name from what somebody is for, or a street: "Councillors Lee and Moss–Scouting and Guide Hut"."""
    *given, last = person.name.split()
    return not ("–" in person.name or _GOES_ON.match(text, person.to) or (given and last.casefold() in common_words()))


_GOES_ON = re.compile(r"\s+[A-Z]")
_SMALL_WORD = re.compile(r"\s+(?P<word>[a-z]+),?(?=\s)")
_LINKS = frozenset(["of", "for", "and", "the"])
_MOST_SMALL_WORDS = 8


def small_post(text: str, head: tuple[int, int], block: Block) -> Post | None:
    """Read a post in small letters that brings something: "The finance partner introduced the report"."""
    begin = max(block.body, head[0] - 60)
    lead = _SMALL_LEAD.search(text[begin : head[0]])
    end = _small_end(text, head[1], block.end) if lead else None
    if lead is None or end is None:
        return None
    words = lead["lead"].split()
    start = begin + lead.start("lead")
    post = Post(start, end, " ".join(text[start:end].split()))
    if not all(word in common_words() for word in words) or (is_bare(post.text) and not is_clerk(post.text)):
        return None
    return post


def _small_end(text: str, at: int, end: int) -> int | None:
    """Find where a post in small letters ends in front of what it brings: "head [of parks and trees] introduced"."""
    first = at
    for _ in range(_MOST_SMALL_WORDS):
        if PRESENTING.match(text, at, end):
            return at
        word = _SMALL_WORD.match(text, at, end)
        if word is None or not (word["word"] in _LINKS or word["word"] in common_words()):
            return None
        if at == first and word["word"] not in ("of", "for") and not text.endswith("member", 0, at):
            return None
        at = word.end()
    return None


def is_clerk(post: str) -> bool:
    """Tell whether a bare post is that of the one officer of a small council."""
    return post.casefold() == "clerk"


def is_sole_officer(post: str) -> bool:
    """Tell whether a bare post is one that a body has but one of, and writes with a capital: "the Treasurer"."""
    return is_clerk(post) or post in ("Treasurer", "Solicitor", "Leader")


def named_by_initials(paper: Paper, people: list[Listed]) -> Iterator[Listed]:
    """List where the initials that an attendance list gives stand for somebody who acts: "SK reported that"."""
    known: dict[str, Listed] = {}
    for person in people:
        if person.name and person.initials:
            known[person.initials] = person
    if not known:
        return
    pattern = re.compile(rf"(?<![\w(/])(?:{alternatives(list(known))})(?=\s+[a-z])")
    for match in pattern.finditer(paper.text):
        if SPEAKING.match(paper.text, match.end()) or PRESENTING.match(paper.text, match.end()):
            presents = PRESENTING.match(paper.text, match.end()) is not None
            role = OfficerRole.PRESENTER if presents else OfficerRole.MENTIONED
            yield Listed(match.start(), match.end(), role, known[match[0]].name)


def find_recognised(paper: Paper, block: Block, start: int, end: int) -> Listed | None:
    """Take a name that a trained pipeline recognised for somebody who acts, where a verb of speech follows it."""
    name = " ".join(paper.text[start:end].split())
    if PRESENTING.match(paper.text, end, block.end):
        return Listed(start, end, OfficerRole.PRESENTER, name)
    return Listed(start, end, OfficerRole.MENTIONED, name) if SPEAKING.match(paper.text, end, block.end) else None
