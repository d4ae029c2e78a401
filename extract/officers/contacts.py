"""Finds the people of header, contact and signature blocks: who reports, wrote, decided, signed, and whom to ask."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.lexicon import load
from extract.memory import remember
from extract.officers.background_contacts import background_contact
from extract.officers.contact_details import has_details, is_detail, with_details
from extract.officers.header_labels import CLERK, decides_alone, header_role, inner_label, labelled_post, lead_label
from extract.officers.listed import Listed
from extract.officers.organisations import is_organisation, split_organisation
from extract.officers.person_names import Strength, person_at
from extract.officers.posts import is_bare, is_post, post_at
from extract.officers.roster import read_roster
from extract.officers.signatures import read_signature, signed_columns
from models import Block, BlockKind, Cell, OfficerRole, Paper, PaperKind

# "Proposed by Ann Holt, seconded by Bo Lee": what follows a mover behind the label
_MOTION = re.compile(
    r"\b(?:(?:seconded|proposed|moved)(?:\s+by)?\s*:?|(?:seconder|proposer|mover)\s*:-?)\s+", re.IGNORECASE
)
_MOTION_ROLES = {"sec": OfficerRole.SECONDER, "pro": OfficerRole.MOVER, "mov": OfficerRole.MOVER}
# "(Ann Holt - 01632 960123)", alone below an item: whom to ask about it
_IN_BRACKETS = re.compile(
    r"\((?P<who>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){1,2})\s*[-–:,]\s*(?:[Tt]el\W*)?\(?0\d{3,4}[\d\s)]{5,10}\)\.?\s*$"
)
# "Pitches (Relevant Portfolio Holder: Councillor Ann Holt)", behind a title
_LABEL_IN_BRACKETS = re.compile(
    r"\((?P<label>(?:[Rr]elevant\s|[Ll]ead\s)?(?:Portfolio\sHolder|Cabinet\sMember|Executive\sMember|Lead\sMember))\s*:\s*"
    r"(?P<who>[A-Z][^()]{3,80})\)"
)
# a value that is a body's name and nobody's
_COMMITTEE = re.compile(r"[A-Z][\w &’'-]{2,90}\s(?:Committee|Sub-Committee|Board|Panel|Cabinet|Council)")
_LOOK_AHEAD = 12
_LABEL_WORDS = 5


def find_contacts(paper: Paper) -> Iterator[tuple[str, Listed]]:
    """List the people of header, contact and signature blocks with the rule that found each."""
    blocks = paper.blocks
    index = 0
    while index < len(blocks):
        block = blocks[index]
        opened = _opening(paper, block)
        if opened is not None and not _below_holder(paper, index):
            role, start = opened
            contact = background_contact(paper, index)
            if contact is not None:
                yield "officers.header", contact
            stop = _region_end(paper, index, start >= block.end)
            post = labelled_post(paper.text[block.start : start])
            clerk = CLERK.fullmatch(paper.text[block.start : start])  # the address behind the name is nobody's
            read = _first_named if clerk else _read_value
            for listed in read(paper, start, blocks[stop - 1].end, role):
                yield (
                    "officers.header",
                    replace(listed, post=listed.post or post) if listed.name and listed.role is role else listed,
                )
            index = max(index + 1, stop)
            continue
        contact = background_contact(paper, index)
        if contact is not None:
            yield "officers.header", contact
        if block.kind is BlockKind.TABLE_ROW:
            yield from (("officers.signature", listed) for listed in signed_columns(paper, index))
            yield from (("officers.header", listed) for listed in _read_row(paper, block))
        elif block.label is not None and (holder := _label_holder(paper, block)) is not None:
            yield "officers.header", holder
        elif (held := _LABEL_IN_BRACKETS.search(paper.text, block.start, block.end)) is not None:
            post = labelled_post(held["label"])
            people = _read_value(paper, held.start("who"), held.end("who"), OfficerRole.MENTIONED)
            yield from (("officers.header", replace(one, post=one.post or post)) for one in people if one.name)
        elif asked := _IN_BRACKETS.match(paper.text, block.start, block.end):
            people = _read_value(paper, asked.start("who"), block.end, OfficerRole.CONTACT)
            yield from (("officers.header", listed) for listed in people if listed.name)
        else:
            yield from (("officers.signature", listed) for listed in read_signature(paper, index))
        index += 1


def _label_holder(paper: Paper, block: Block) -> Listed | None:
    """Read a field whose label is a post and whose value is its holder: "Finance Officer: Ann Holt"."""
    label = (block.label or "").strip(" :")
    post = post_at(label, 0) if len(label.split()) <= _LABEL_WORDS else None
    person = person_at(paper.text, block.body, block.end) if post and post.text == label else None
    if person is None or person.to != block.end or person.strength is Strength.SHAPE:
        return None
    return Listed(person.from_, person.to, OfficerRole.MENTIONED, person.name, label)


def _below_holder(paper: Paper, index: int) -> bool:
    """Tell whether a line that is a post ("Chief Executive") stands below its holder's name, and heads nothing."""
    if index == 0:
        return False
    text, above, block = paper.text, paper.blocks[index - 1], paper.blocks[index]
    person = person_at(text, above.body, above.end)
    whole = person is not None and person.to == above.end and person.strength > Strength.SHAPE
    return whole and block.label is None and text[block.end - 1] != ":" and is_post(text[block.body : block.end])


def _opening(paper: Paper, block: Block) -> tuple[OfficerRole, int] | None:
    """Tell whether a block is, or begins with, a header's label; where its value begins."""
    if block.kind is BlockKind.TABLE_ROW:
        return None
    clerk = CLERK.match(paper.text, block.start, block.end) if paper.facts.kind is PaperKind.AGENDA else None
    if clerk:
        return OfficerRole.CONTACT, clerk.end()  # nobody has come yet
    if block.label is not None:
        role = header_role(block.label)
        by = role is OfficerRole.SIGNATORY and block.label.strip().casefold() == "by"
        if by and block.start <= paper.blocks[min(14, len(paper.blocks) - 1)].start:
            role = OfficerRole.REPORTING_OFFICER
        if role is OfficerRole.MENTIONED and labelled_post(block.label) and decides_alone(paper):
            role = OfficerRole.DECISION_TAKER
        if role is OfficerRole.DECISION_TAKER and _COMMITTEE.fullmatch(paper.text[block.body : block.end].strip()):
            return None  # "Decision Maker: West Hale Combined Authority Committee"
        return (role, block.body) if role else None
    lead = lead_label().match(paper.text, block.body, block.end)
    if lead is None:
        inner = inner_label().match(paper.text, block.body, block.end)
        person = person_at(paper.text, inner.end(), block.end) if inner else None
        role = header_role(inner["label"]) if inner else None
        return (role, inner.end()) if inner and role and person and person.strength >= Strength.KNOWN else None
    role = header_role(lead["label"])
    if role is OfficerRole.DECISION_TAKER and _COMMITTEE.fullmatch(paper.text[lead.end() : block.end].strip()):
        return None
    if role is None or (
        lead.end() >= block.end and role in (OfficerRole.MOVER, OfficerRole.SECONDER, OfficerRole.SIGNATORY)
    ):
        return None
    return role, lead.end()


def _region_end(paper: Paper, index: int, alone: bool) -> int:
    """Find the end of a contact block: lines with a person, a post, a telephone number or an address."""
    stop = index + 1
    while stop < len(paper.blocks) and stop - index < _LOOK_AHEAD:
        block = paper.blocks[stop]
        text = paper.text[block.start : block.end]
        post_below = stop == index + 1 and ":" not in text and is_post(text)
        opens = not post_below and _opening(paper, block) is not None
        if block.kind is BlockKind.TABLE_ROW or len(text) > 200 or opens:
            break
        if not (is_detail(text) or post_below or (alone and _is_who(text))):
            break
        stop += 1
    return stop


def _is_who(text: str) -> bool:
    person = person_at(text, 0)
    if person is not None and person.strength >= Strength.KNOWN:
        return len(text) - person.to < 140
    return is_post(text) or is_organisation(text)


def _read_value(paper: Paper, start: int, end: int, role: OfficerRole) -> list[Listed]:
    """Read the people behind a label, with their numbers and addresses."""
    text = paper.text
    who: list[Listed] = []
    for begin, stop, here in _parts(text, start, end, role):
        people = read_roster(text, begin, stop, here).people
        if here in _MOTION_ROLES.values() and len(people) > 1 and "," in text[people[0].end : people[1].start]:
            people = people[:1]  # "seconded by Bo Lee, Ann Holt was elected"
        if len(people) > 1 and people[0].name is None and people[1].name:
            people = read_roster(text, begin, stop, here, posts_first=True).people
        chairs = (OfficerRole.CHAIR, OfficerRole.VICE_CHAIR) if here is OfficerRole.SIGNATORY else ()
        who += [one if one.role in chairs else replace(one, role=here) for one in people]
    joined: list[Listed] = []
    for listed in who:
        last = joined[-1] if joined else None
        gap = text[last.end : listed.start] if last else ""
        if last and last.name is None and listed.name and not listed.post and re.fullmatch(r"\s*[;,:–—-]?\s*", gap):
            joined[-1] = replace(listed, post=last.post, organisation=last.organisation, start=last.start)
        else:
            joined.append(listed)
    joined = [listed for listed in joined if listed.name or (listed.post and not _is_nobody(listed.post))]
    return with_details(text, joined, start, end)


def _first_named(paper: Paper, start: int, end: int, role: OfficerRole) -> list[Listed]:
    people = [one for one in read_roster(paper.text, start, end, role).people if one.name]
    return with_details(paper.text, [replace(one, role=role) for one in people[:1]], start, end)


def _is_nobody(post: str) -> bool:
    """Tell whether a post without a name is anybody's, or is the body that decides ("Co-operative Executive")."""
    return is_bare(post) or (post.endswith(("Executive", "Cabinet")) and "Chief" not in post)


def _parts(text: str, start: int, end: int, role: OfficerRole) -> Iterator[tuple[int, int, OfficerRole]]:
    """Cut a value at the labels inside it: "Contact details: Report author Ann Holt … Relevant director Bo Lee"."""
    at = start
    moving = role in (OfficerRole.MOVER, OfficerRole.SECONDER)
    for inner in (_MOTION if moving else inner_label()).finditer(text, start, end):
        yield at, inner.start(), role
        role = _MOTION_ROLES[inner[0][:3].casefold()] if moving else header_role(inner["label"]) or role
        at = inner.end()
    yield at, end, role


def _read_row(paper: Paper, block: Block) -> list[Listed]:
    """Read a row whose first cell is a label, or a cell below the head "Contact Officer"."""
    text = paper.text
    parts = text[block.start : block.end].split(" | ")
    role = header_role(parts[0])
    if role is not None and len(parts) > 1:
        return _read_value(paper, block.start + len(parts[0]) + 3, block.end, role)
    if has_details(text, block.start, block.end):
        return _contact_cells(paper, block, parts)
    return [
        listed
        for cell in _columns_of_contacts(paper)
        if block.start <= cell.start and cell.end <= block.end
        for listed in _read_value(paper, cell.start, cell.end, OfficerRole.CONTACT)
        if listed.name
    ]


@remember
def _columns_of_contacts(paper: Paper) -> list[Cell]:
    """The cells with words of all columns that are headed "Contact Officer" or the like."""
    heads, found = frozenset(load("headers")["columns"]["contact"]), []
    shortest, longest = min(map(len, heads)), max(map(len, heads))
    for table in paper.tables:
        printed = [
            (c.column, paper.text[c.start : c.end]) for c in table.cells if shortest <= c.end - c.start <= longest
        ]
        columns = {column for column, words in printed if " ".join(words.split()).casefold() in heads}
        if columns:
            found += [cell for cell in table.cells if cell.column in columns and cell.end > cell.start]
    return found


def _contact_cells(paper: Paper, block: Block, parts: list[str]) -> list[Listed]:
    """Read a row with a number or address: people with their posts in one cell, or each in a cell of their own."""
    text, at = paper.text, block.start
    people: list[Listed] = []
    post: str | None = None
    for part in parts:
        inner = inner_label().match(text, at, at + len(part))
        person = person_at(text, at, at + len(part))
        if inner or (person and person.strength >= Strength.KNOWN):
            read = _read_value(paper, at, at + len(part), OfficerRole.CONTACT)
            people += [replace(one, post=one.post or post) for one in read if one.name]
            post = None
        elif is_post(part):
            if people and people[-1].post is None:
                people[-1] = replace(people[-1], post=split_organisation(part)[0])
            else:
                post = split_organisation(part)[0]
        at += len(part) + 3
    return with_details(text, people, block.start, block.end)
