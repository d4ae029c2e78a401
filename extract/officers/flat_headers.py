"""Headers that a reader ran into one line: "From: Head of Law Purpose: …", "Officer contact: Name: Ann Holt Post: …".

Only the top of a paper is read, and only labels that no sentence prints.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extract.officers.contact_details import with_details
from extract.officers.header_labels import header_role
from extract.officers.listed import Listed
from extract.officers.organisations import split_organisation
from extract.officers.person_names import Strength, person_at
from extract.officers.posts import is_bare, is_post, post_at
from extract.officers.roster import read_roster
from extract.sparing import SparingPattern
from models import Block, BlockKind, OfficerRole, Paper

_TOP_BLOCKS = 12
_FIELD_BLOCKS = 60
_REACH = 3000  # letters of a block that a header may take up
# "Meeting Date: 1 May From: Head of Law", "Report by Head of Law PURPOSE"
_REPORTS = SparingPattern(
    r"(?<=\S\s)(?:From:\s+|(?:Joint\s+)?Report\s+(?:by|of|from)\s*:?\s+(?:the\s+)?)(?=[A-Z])|(?<=\S\s)REPORT\s+(?:BY|OF|FROM)\s*:?\s+(?:THE\s+)?(?=[A-Z])"
)
# "Officer contact: Name: Ann Holt Post: Head of Law Email: …", "Member contacts: Names: Councillors Holt & Wray Post:"
_CONTACT = re.compile(
    r"(?:Officer|Member)\s+contacts?\s*:\s*Names?\s*:\s*(?P<names>[^:]{3,80}?)\s+Posts?\s*:\s*(?P<post>[A-Z][^:]{2,80}?)(?=\s+(?:E-?mail|Tel\w*|Phone|Member\s+contacts?|Officer\s+contacts?)\s*:|\s*$|\s*\n)"
)
# "Ann Holt Head of Law 9 November 2016" at the very end of a paper
_SIGNED_ON = re.compile(r"\s*,?\s*(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+(?:19|20)\d\d|(?:19|20)\d\d|$)")
_WHOSE = r"(?:\s+of\s+(?:the\s+)?(?:decision[\s-]maker|officer))?"
_NAME_LINE = re.compile(rf"(?:^|(?<=\s)|(?<=\n))Names?{_WHOSE}\s*:\s*")
_POST_LINE = re.compile(rf"(?:Post(?:\s+title)?|Job\s+title|Position){_WHOSE}\s*:\s*", re.IGNORECASE)
_COVER_LABELS = (
    r"(?:(?:Report\s+)?Authors?|(?:Executive|Board)\s+(?:[Ll]ead|[Ss]ponsor)"
    r"|Sponsoring\s+(?:\w+\s+)?(?:[Mm]ember|[Dd]irector))"
)
# "Date of the meeting 19/09/2018 Author Ann Holt, Head of Law"
_COVER_LABEL = SparingPattern(rf"(?<=\S\s)(?P<label>{_COVER_LABELS})\s*:?\s+(?=[A-Z])")
_NEXT_LABEL = re.compile(rf"\s(?:{_COVER_LABELS}|Purpose|Recommendations?|Summary|Executive\s+Summary|Date)\b")
_WORD_START = re.compile(r"(?<!\S)[A-Z]")


def find_flat_headers(paper: Paper) -> Iterator[Listed]:
    """List the people and posts of headers inside long lines."""
    yield from _fields(paper)
    for block in paper.blocks[:_TOP_BLOCKS]:
        if block.kind is BlockKind.TABLE_ROW or block.end - block.body < 60:
            continue
        yield from _reporting(paper, block)
        yield from _contacts(paper.text, block)
        yield from _labelled(paper.text, block)


def _fields(paper: Paper) -> Iterator[Listed]:
    """List the people of a line "Name: …" with a line "Post: …" right below it, with the numbers below that."""
    text, blocks = paper.text, paper.blocks[:_FIELD_BLOCKS]
    for at, (above, below) in enumerate(pairwise(blocks)):
        named = text.find("Name", above.start, above.end) >= 0
        name = _NAME_LINE.search(text, above.start, above.end) if named else None
        post = _POST_LINE.match(text, below.start, below.end) if name else None
        if name is None or post is None:
            continue
        role = header_role(name[0]) or OfficerRole.CONTACT  # "Name of decision maker:"
        people = [p for p in read_roster(text, name.end(), above.end, role).people if p.name]
        title = " ".join(text[post.end() : below.end].split())
        alone = len(people) == 1 and is_post(title)
        people = [replace(one, role=role, post=one.post or (title if alone else None)) for one in people]
        if len(people) == 1:
            people = with_details(text, people, above.start, blocks[min(at + 3, len(blocks) - 1)].end)
        yield from people


def _reporting(paper: Paper, block: Block) -> Iterator[Listed]:
    text = paper.text
    for label in _REPORTS.finditer(text, block.body, min(block.end, block.body + _REACH)):
        person = person_at(text, label.end(), block.end)
        post = None if person else post_at(text, label.end(), block.end)
        if post is None or post.start != label.end() or is_bare(post.text):
            continue
        title, organisation = split_organisation(post.text)
        holder = _signature(paper, post.text)
        if holder is None:
            yield Listed(post.start, post.end, OfficerRole.REPORTING_OFFICER, None, title, organisation)
        else:
            yield replace(holder, post=title, organisation=organisation)
        return


def _labelled(text: str, block: Block) -> Iterator[Listed]:
    """Read "Author Ann Holt, Head of Law Sponsoring member Bo Lee, Director of Roads Purpose of report"."""
    end = min(block.end, block.body + _REACH)
    for label in _COVER_LABEL.finditer(text, block.body, end):
        role = header_role(label["label"]) or OfficerRole.REPORTING_OFFICER
        person = person_at(text, label.end(), end)
        if person is None or person.strength is Strength.SHAPE or text[person.to : person.to + 2] != ", ":
            continue
        following = _NEXT_LABEL.search(text, person.to, end)
        post = post_at(text, person.to + 2, following.start() if following else end)
        if post is not None and following is not None and post.start == person.to + 2:
            title, organisation = split_organisation(post.text)
            yield Listed(person.from_, post.end, role, person.name, title, organisation)


def _signature(paper: Paper, post: str) -> Listed | None:
    """Find the name that stands in front of the same post at the end of a paper: that of the report's author."""
    text = paper.text
    at = text.rfind(post, max(0, len(text) - 400))
    if at < 0 or not _SIGNED_ON.match(text, at + len(post)):
        return None
    for word in _WORD_START.finditer(text, max(0, at - 40), at):
        person = person_at(text, word.start(), at)
        if person is not None and not text[person.to : at].strip(" ,\n"):
            return Listed(person.from_, at + len(post), OfficerRole.AUTHOR, person.name)
    return None


def _contacts(text: str, block: Block) -> Iterator[Listed]:
    for found in _CONTACT.finditer(text, block.body, min(block.end, block.body + _REACH)):
        people = [p for p in read_roster(text, *found.span("names"), OfficerRole.CONTACT).people if p.name]
        post = found["post"] if len(people) == 1 else None
        for person in people:
            yield replace(person, role=OfficerRole.CONTACT, post=person.post or post)
