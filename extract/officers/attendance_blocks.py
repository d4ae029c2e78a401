"""How an attendance list goes on: which blocks below its label belong to it, and whom they name."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from extract.officers.attendance_labels import label_role
from extract.officers.attendance_openings import NOBODY, PLACE_OF, names_at, reads_as_people, roster_of
from extract.officers.attendance_rows import is_column_head, read_row
from extract.officers.listed import Listed
from extract.officers.organisations import is_organisation
from extract.officers.person_names import Strength, person_at
from extract.officers.post_heads import is_crowd
from extract.officers.reported_absence import attended, reported_absence
from extract.values.sentences import split_sentences
from models import Block, BlockKind, OfficerRole, Paper

_PROSE = re.compile(
    r"(?!(?-i:Will\s[A-Z]))\b(?:was|were|had|has|have|will|would|is|are|be|been|that|which|resolved|noted|agreed|received|reported|presented|introduced|submitted|replaced|moved|seconded|members\s+considered|declared|welcomed|thanked|congratulated|explained|informed|reminded|advised|stated|opened)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(
    r"\([A-Z]{2,4}\)|\b[A-Z]{2,3}\b"
)  # "Ann Holt (AH)", "Ann Holt AH Lay Member": initials are no verb
_RECEIVED = re.compile(
    r"(?:were\s+|had\s+been\s+)?(?:received|accepted|noted)\s+(?:from|for|by)\s*(?::\s*|\s)", re.IGNORECASE
)
# "Cllr Holt (work). The meeting accepted these"
_ACCEPTED = re.compile(r"\b(?:accept|approv|not)ed\b|\breasons?\b", re.IGNORECASE)
_INITIAL = re.compile(r"[A-Z]\.")
_NAME_ALONE = re.compile(r"[A-Z][a-z]+(?:\s[A-Z][a-z]*)?")
# "Ann Holt substituting for Bo Lee is in attendance": no mere prose
_KEEPS = re.compile(r"substitut|attendance", re.IGNORECASE)
_NEXT_ITEM = re.compile(r"(?:Agenda\s+)?Item\s+\d+\s*:", re.IGNORECASE)
_GROUP_WORDS = 6  # of a line over a group of people
_LONGEST = 1200  # letters of a block of a list
_SHORT = 80  # letters of a line that may stand in a list without naming anybody


def goes_on(paper: Paper, block: Block, role: OfficerRole, people: list[Listed], column: list[Listed]) -> bool | None:
    """Read one more block of a list: True if it belongs to it, False if it may, None if the list has ended."""
    if block.marker and _INITIAL.fullmatch(block.marker):
        block = block._replace(body=block.start, marker=None)  # "B. Bowler" among the names
    if block.kind is BlockKind.TABLE_ROW:
        people.extend(read_row(paper, block, role))
        return True
    placed = PLACE_OF.match(paper.text, block.body, block.end)
    block = block._replace(body=placed.end()) if placed else block
    text = paper.text[block.body : block.end].strip()
    names_nobody = (block.marker or _opens_item(paper, block)) and not names_at(paper.text, block.body, block.end)
    if names_nobody and block.marker and people and _NAME_ALONE.fullmatch(text):
        return False  # "• Bo" among the bullets of names
    if _heads_bullets(paper, block):
        return True
    if block.label is not None or block.declared_item or names_nobody or _NEXT_ITEM.match(text):
        return None
    if _says_nothing(text):
        return True
    told = [one for stretch in _told(paper, block, text, role) for one in roster_of(paper, *stretch).people]
    if told:
        people.extend(told)
        return True
    if _PROSE.search(_LETTERS.sub("", text)) and not _KEEPS.search(text):
        return None
    if len(text) > _LONGEST or not reads_as_people(paper, block, block.body, role):
        one = _one_of_place(paper, block)
        if one is not None:
            people.extend(roster_of(paper, block.body, one, role).people)
            return True
        return False if len(text) < _SHORT and block.kind is not BlockKind.HEADING else None
    _take(paper, block, role, people, column)
    return True


# "Representing Police Scotland (PS):" over the people of a body
_REPRESENTING = re.compile(
    r"Representing\s+(?:the\s+)?(?P<body>[A-Z][^:;()]{2,80}?)(?:\s*\([A-Z]{2,8}\))?\s*:?", re.IGNORECASE
)


def body_over(paper: Paper, block: Block) -> str | None:
    """Read a line that names the body whose people stand below: "Representing Westby Council:", "NHS Westby:".

    It is "" where the line heads people of no one body ("Partnership Chairs:"), None where it heads nobody.
    """
    text = paper.text[block.start : block.end if block.label is None else block.body].rstrip()
    over = _REPRESENTING.fullmatch(text)
    if over:
        return over["body"].strip()
    body = text.rstrip(" :")
    if not text.endswith(":") or label_role(body) is not None:
        return None
    return body if is_organisation(body) else "" if is_crowd(body) else None


def _says_nothing(text: str) -> bool:
    """Tell a line of a list that names nobody: "None", the head of a column, a body over its people."""
    if not text or NOBODY.fullmatch(text) or is_column_head(text):
        return True
    return is_organisation(text) and person_at(text, 0) is None


def _told(paper: Paper, block: Block, text: str, role: OfficerRole) -> Iterator[tuple[int, int, OfficerRole]]:
    """List the stretches of a block's sentences that name people: who sent apologies, stood in, came besides."""
    sentences = split_sentences(paper.text, block.body, block.end)
    if role is OfficerRole.APOLOGIES:
        if "substitut" in text:  # "Mr Lee substituted for Ms Moss"
            told = [part for sentence in sentences for part in reported_absence(paper.text, *sentence)]
            if any(part[2] is OfficerRole.MEMBER for part in told):
                yield from told
                return
        received = _RECEIVED.match(paper.text, block.body, block.end)
        if received:
            yield received.end(), block.end, role
            return
        stop = sentences[0][1]
        accepted = stop < block.end and _ACCEPTED.search(paper.text, stop, block.end)
        if accepted and reads_as_people(paper, block._replace(end=stop), block.body, role):
            yield block.body, stop, role
            return
    for sentence in sentences:
        yield from attended(paper.text, *sentence)


# "Mr R Kirk, Northtown and East Ross"
_PLACES = re.compile(r",\s+[A-Z][\w’'-]+(?:(?:,|\s+and|\s+&)?\s+[A-Z][\w’'-]+){0,4}\s*")


def _one_of_place(paper: Paper, block: Block) -> int | None:
    """Find the end of a name on a line of its own with nothing behind it but the places that somebody is for."""
    person = person_at(paper.text, block.body, block.end)
    if person is None or person.strength is not Strength.TITLED or " " not in person.name:
        return None
    return person.to if _PLACES.fullmatch(paper.text, person.to, block.end) else None


def _take(paper: Paper, block: Block, role: OfficerRole, people: list[Listed], column: list[Listed]) -> None:
    """Add those whom a block names; posts alone, below names, may be a column of their own."""
    found = roster_of(paper, block.body, block.end, role).people
    posts = all(person.name is None for person in found) and people and people[-1].name
    if posts:
        column.extend(found)
    alone = block.marker is None and len(found) == 1 and not any(person.post for person in people)
    if not (posts and alone):
        people.extend(found)


def _heads_bullets(paper: Paper, block: Block) -> bool:
    """Tell whether a line ("Health Board Chairs") stands over bullets that name people."""
    text = paper.text[block.body : block.end].strip()
    if block.marker or block.label is not None or len(text.split()) > _GROUP_WORDS or text[-1:] in ".:;":
        return False
    at = bisect_right(paper.blocks, block.start, key=lambda other: other.start)
    below = paper.blocks[at] if at < len(paper.blocks) else None
    return (
        below is not None
        and below.kind is BlockKind.LIST_ITEM
        and person_at(text, 0) is None
        and person_at(paper.text, below.body, below.end) is not None
    )


def _opens_item(paper: Paper, block: Block) -> bool:
    return block.item is not None and paper.items[block.item].start == block.start
