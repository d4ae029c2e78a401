"""Who signed: a name with its post behind or below it, or signatures side by side in rows of a table."""

import re
from bisect import bisect_left
from dataclasses import replace

from extract.memory import remember
from extract.officers.attendance_rows import cell_spans
from extract.officers.contact_details import EMAIL, PHONE, is_detail, with_details
from extract.officers.header_labels import header_role
from extract.officers.listed import Listed, chairing
from extract.officers.organisations import is_organisation, split_organisation
from extract.officers.person_names import Person, Strength, person_at
from extract.officers.posts import is_post, post_at
from extract.officers.roster import read_roster
from extract.sparing import SparingPattern
from models import Block, BlockKind, OfficerRole, Paper

_COUNCILLOR = re.compile(r"(?:councillor|cllr)", re.IGNORECASE)
_CLERK = re.compile(r"\bclerk\b", re.IGNORECASE)  # of an agenda, below whose last item the clerk signs
_BODY_LINE = 70  # letters
_LONGEST = 120  # letters of a line that is a signature
# "Position: Chief Officer", "Title Director"
_POSITION = re.compile(r"\s*(?:position|job\s+title|title|designation|post|role)\s*[:–-]?\s+", re.IGNORECASE)
_SIGNED_BY = re.compile(r"\b(?:(?<!roposed\s)(?<!econded\s)(?<!oved\s)[Bb]y|Name|Signed(?:\s+by)?)\s*[:–-]?\s+")
# A column of its own beside the date and place of a meeting
_ASK_FOR = SparingPattern(r"(?<=\s)(?:Ask\s+for|Enquiries\s+to|Contact(?:\s+[Oo]fficer)?)\s*:\s*(?=[A-Z])")


def signed_columns(paper: Paper, index: int) -> list[Listed]:
    """Read a row of names whose next row holds as many posts; nothing where it does not."""
    text, block = paper.text, paper.blocks[index]
    names = cell_spans(paper, block)
    people: list[Person] = []
    for start, end in names:
        person = person_at(text, start, end)
        if person is None or person.strength is Strength.SHAPE or text[person.to : end].strip():
            return []
        people.append(person)
    below = _row_below(paper, index)
    if below is None or len(below) != len(people) or not all(is_post(text[a:b]) for a, b in below):
        return []
    bodies = _row_below(paper, index + 1) or []
    roles = _roles_above(paper, index, len(people))
    signed: list[Listed] = []
    for number, (person, (start, end)) in enumerate(zip(people, below, strict=True)):
        title, organisation = split_organisation(text[start:end])
        body = text[slice(*bodies[number])].strip() if len(bodies) == len(people) else ""
        organisation = organisation or (body if is_organisation(body) else None)
        listed = Listed(person.from_, person.to, roles[number], person.name, title, organisation)
        signed.append(listed)
    return signed


def _body_below(paper: Paper, index: int) -> str | None:
    """Read the organisation that stands below a name and a post, on one line or broken over two."""
    lines = [
        " ".join(paper.text[block.body : block.end].split())
        for block in paper.blocks[index : index + 2]
        if block.kind is BlockKind.PARAGRAPH and block.marker is None and block.end - block.body < _BODY_LINE
    ]
    if not lines or person_at(lines[0], 0) is not None or is_post(lines[0]):
        return None
    broken = len(lines) > 1 and person_at(lines[1], 0) is None and is_organisation(f"Our {lines[1]}")
    body = " ".join(lines) if broken else lines[0]
    return body if is_organisation(body) else None


def _roles_above(paper: Paper, index: int, columns: int) -> list[OfficerRole]:
    """Read the labels that head the columns ("Report author:"); signatories where there are none."""
    above = paper.blocks[index - 1] if index else None
    if above is not None:
        parts = [above.label or "", *paper.text[above.body : above.end].split(" | ")]
        roles = [role for part in parts if (role := header_role(part)) is not None]
        if len(roles) == columns:
            return roles
    return [OfficerRole.SIGNATORY] * columns


def _row_below(paper: Paper, index: int) -> list[tuple[int, int]] | None:
    """The cells of the next row of the same table."""
    if index + 1 >= len(paper.blocks):
        return None
    below = paper.blocks[index + 1]
    if below.kind is not BlockKind.TABLE_ROW or below.table != paper.blocks[index].table:
        return None
    return cell_spans(paper, below)


def read_signature(paper: Paper, index: int) -> list[Listed]:
    """Read who signed: "By Ann Holt Position Chief Officer", or a name on one line and the post on the next."""
    text, block = paper.text, paper.blocks[index]
    found = _asked_for(paper, index) or _signed_by(paper, index)
    if found:
        return found
    person = person_at(text, block.body, block.end)
    if person is None or person.strength is Strength.SHAPE or block.marker or block.end - block.start > _LONGEST:
        return []
    rest = text[person.to : block.end].strip(" ,–-(")
    return _with_rest(paper, block, person, rest) if rest else _above_next(paper, index, person)


def _asked_for(paper: Paper, index: int) -> list[Listed]:
    """Read the contact behind "Ask for:" in a column beside the date and place of a meeting."""
    text, block = paper.text, paper.blocks[index]
    colon = text.find(":", block.body, block.end) >= 0
    asked = _ASK_FOR.search(text, block.body, block.end) if colon else None
    if asked is None:
        return []
    near = paper.blocks[min(index + 4, len(paper.blocks) - 1)]
    listed = read_roster(text, asked.end(), block.end, OfficerRole.CONTACT).people[:1]
    return [one for one in with_details(text, listed, block.body, max(block.end, near.end)) if one.name]


def _signed_by(paper: Paper, index: int) -> list[Listed]:
    """Read the one behind "By", "Name" or "Signed by", in or below a line that speaks of signing."""
    text, block = paper.text, paper.blocks[index]
    above = paper.blocks[max(0, index - 4)].start
    if bisect_left(_signings(paper), above) == bisect_left(_signings(paper), block.end):
        return []
    lead = _SIGNED_BY.search(text, block.start, block.end)
    listed = read_roster(text, lead.end(), block.end, OfficerRole.SIGNATORY).people[:1] if lead else []
    if not (lead and listed and listed[0].name and listed[0].start - lead.end() < 3):
        return []
    return [_positioned(paper, index, replace(listed[0], role=OfficerRole.SIGNATORY))]


def _with_rest(paper: Paper, block: Block, person: Person, rest: str) -> list[Listed]:
    """Read a name with a post, a number or an address of mail behind it."""
    text = paper.text
    contact = Listed(block.body, block.end, OfficerRole.CONTACT, person.name)
    if is_detail(rest):
        return with_details(text, [contact], block.body, block.end)
    printed = PHONE.sub("", EMAIL.sub("", rest)).rstrip(")")
    if not is_post(printed) or rest[-1] in ".?!":
        return []
    title, organisation = split_organisation(printed)
    presents = block.item is not None and text[person.to] == ","
    role = OfficerRole.PRESENTER if presents and not _CLERK.search(title) else OfficerRole.SIGNATORY
    if _COUNCILLOR.match(person.title) and 2 * block.start < len(text) and not _signings(paper):
        role = OfficerRole.MENTIONED  # "Councillor Ann Holt – Lead Member for Roads" over an item: whose it is
    chair = chairing(title) if not organisation else None
    given = replace(contact, role=chair or role, post=None if chair else title, organisation=organisation)
    return with_details(text, [given], block.body, block.end)


def _above_next(paper: Paper, index: int, person: Person) -> list[Listed]:
    """Read a name alone on its line over a post, a number or an address of mail."""
    text, block = paper.text, paper.blocks[index]
    if index + 1 >= len(paper.blocks):
        return []
    below = paper.blocks[index + 1]
    if is_detail(text[below.start : below.end]):
        contact = Listed(block.body, person.to, OfficerRole.CONTACT, person.name)
        return with_details(text, [contact], block.body, below.end)
    if not is_post(text[below.body : below.end]):
        return []
    title, organisation = split_organisation(text[below.body : below.end])
    organisation = organisation or _body_below(paper, index + 2)
    if (chair := chairing(title)) and not organisation:
        return [Listed(block.body, below.end, chair, person.name)]
    return [Listed(block.body, below.end, OfficerRole.SIGNATORY, person.name, title, organisation)]


@remember
def _signings(paper: Paper) -> list[int]:
    """Where the paper says "signed" or "signature"."""
    return [said.start() for said in _SIGNING.finditer(paper.text)]


_SIGNING = SparingPattern(r"[Ss]ign(?:ed|ature)|SIGN(?:ED|ATURE)")


def _positioned(paper: Paper, index: int, listed: Listed) -> Listed:
    """Add the post that a signature block prints behind or below the name."""
    text = paper.text
    block = paper.blocks[index]
    for start, end in ((listed.end, block.end), *((b.start, b.end) for b in paper.blocks[index + 1 : index + 2])):
        position = _POSITION.match(text, start, end)
        post = post_at(text, position.end(), end) if position else None
        if post is not None and listed.post is None:
            title, organisation = split_organisation(post.text)
            return replace(listed, post=title, organisation=organisation, end=post.end)
    return listed
