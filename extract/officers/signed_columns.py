"""Signatures side by side: a row of names over a row of their posts, perhaps a row of their bodies."""

from extract.officers.attendance_rows import cell_spans
from extract.officers.header_labels import header_role
from extract.officers.listed import Listed
from extract.officers.organisations import is_organisation, split_organisation
from extract.officers.person_names import Person, Strength, person_at
from extract.officers.posts import is_post
from models import BlockKind, OfficerRole, Paper

_BODY_LINE = 70  # letters


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


def body_below(paper: Paper, index: int) -> str | None:
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
