"""Rows of attendance tables: a person with the other cells about them, or people in cells of their own."""

import re
from bisect import bisect_left
from dataclasses import replace

from extract.lexicon import load
from extract.memory import remember
from extract.officers.attendance_labels import label_role
from extract.officers.listed import Listed, with_post
from extract.officers.organisations import is_organisation, split_organisation
from extract.officers.person_names import Strength, person_at
from extract.officers.posts import is_post
from extract.officers.printed_lines import line_starts
from extract.officers.roster import read_roster
from models import Block, OfficerRole, Paper, PaperKind

_WORDS = load("attendance")
# "Treasurer | Ann Holt | Proposed Bo Lee | Seconded Cy Rao"
_MOVERS = re.compile(r"(?:prop(?:osed|oser)?|sec(?:onded|onder)?)\b", re.IGNORECASE)
_HEADS = frozenset(_WORDS["columns"]["heads"])
_LONGEST_HEAD = max(map(len, _HEADS)) + 3  # with its stop
_LONGEST_LINE = 40  # of heads side by side: "Name Status"
_MOST_WORDS = 14  # of a post
# "Apologies sent", "Arrived 7.10pm", "Item 4 only", "Declared an interest in item 5"
_NO_POST = re.compile(
    r"\d|\b(?:apologies|absent|arrived|left|until|from\s+item|items?|interest|present|attend\w*|joined|via|tel|email|ward)\b|@",
    re.IGNORECASE,
)
_LEAST_STATUS = 5  # letters of a status that tells a list: not "yes" or "no"
_TOP_BLOCKS = 25  # how far from the top an unlabelled table may list those present


def is_column_head(text: str) -> bool:
    """Tell whether a line is the head of a column ("Role"), which names nobody."""
    plain = text.strip(" .:").casefold()
    return plain in _HEADS or (len(plain) < _LONGEST_LINE and _HEADS.issuperset(plain.split()) and " " in plain)


def cell_spans(paper: Paper, block: Block) -> list[tuple[int, int]]:
    """The spans of a row's cells that hold text."""
    spans: list[tuple[int, int]] = []
    at = block.start
    for part in paper.text[block.start : block.end].split(" | "):
        lead = len(part) - len(part.lstrip())
        if part.strip(" |"):
            spans.append((at + lead, at + len(part.rstrip(" |"))))
        at += len(part) + 3
    return spans


def read_row(paper: Paper, block: Block, role: OfficerRole) -> list[Listed]:
    """Read a table row: one person with the other cells about them, or several people in cells of their own."""
    text = paper.text
    cells = cell_spans(paper, block)
    if cells and all(text[a:b].strip(" .:").casefold() in _HEADS for a, b in cells):
        return []
    if cells and (labelled := label_role(text[cells[0][0] : cells[0][1]])):
        attending = text[cells[0][0] : cells[0][1]].casefold().startswith("attending")  # behind those "Present"
        role = role if attending and role is OfficerRole.IN_ATTENDANCE else labelled
        cells = cells[1:]
    entries: list[Listed] = []
    for start, end in cells:
        content = text[start:end].strip()
        if content[:1] == "(" and content[-1:] == ")":  # "Will Tuck | (Chief Executive)"
            content = content[1:-1].strip()
        if _MOVERS.match(content):
            continue
        status = OfficerRole.APOLOGIES if start in _cells_of_absence(paper) else _status(content)
        if entries and status is not None:
            entries[-1] = replace(entries[-1], role=_by_status(entries[-1].role, status))
            continue
        whole = is_organisation(content) and not is_post(content) and split_organisation(content)[1] is None
        if entries and entries[-1].organisation is None and whole:
            entries[-1] = replace(entries[-1], organisation=content, end=end)
            continue
        people = [
            p for p in read_roster(text, start, end, role, breaks=line_starts(paper, start, end)).people if p.name
        ]
        if people and not (is_post(content) and people[0].start > start + 3):
            entries.extend(people)
        elif entries and entries[-1].post is None and _tells_post(content):
            entries[-1] = with_post(entries[-1], content, entries[-1].start, end)
    return entries


def _tells_post(content: str) -> bool:
    """The cell behind a name is a post, or words in capitals that no list foresees ("Head of Placemaking")."""
    if is_post(content) or content in _WORDS["short_posts"] or split_organisation(content)[1] is not None:
        return True
    words = content.split()
    return 1 < len(words) <= _MOST_WORDS and content[0].isupper() and not _NO_POST.search(content)


@remember
def _cells_of_absence(paper: Paper) -> frozenset[int]:
    """Where the cells with a mark begin that stand in a column headed "Apologies"."""
    found: set[int] = set()
    for table in paper.tables:
        heads = {cell.column: paper.text[cell.start : cell.end] for cell in table.cells if cell.row == 0}
        away = {column for column, head in heads.items() if label_role(head) is OfficerRole.APOLOGIES}
        found.update(cell.start for cell in table.cells if cell.row and cell.column in away and cell.end > cell.start)
    return frozenset(at for at in found if _status(paper.text[at : at + 1]) is not None)


_STATUS = {
    printed: role
    for role, key in (
        (OfficerRole.MEMBER, "present"),
        (OfficerRole.IN_ATTENDANCE, "in_attendance"),
        (OfficerRole.APOLOGIES, "apologies"),
    )
    for printed in _WORDS["status"][key]
}


def _status(content: str) -> OfficerRole | None:
    return _STATUS.get(content.casefold().strip(" ."))


def _by_status(current: OfficerRole, status: OfficerRole) -> OfficerRole:
    if status is OfficerRole.APOLOGIES or current is OfficerRole.APOLOGIES:
        return status
    return (
        current
        if current in (OfficerRole.CHAIR, OfficerRole.VICE_CHAIR)
        else status
        if status is OfficerRole.IN_ATTENDANCE
        else current
    )


def opening_row(paper: Paper, block: Block) -> tuple[OfficerRole, int] | None:
    cells = cell_spans(paper, block)
    role = label_role(paper.text[cells[0][0] : cells[0][1]]) if cells else None
    if role is not None and (len(cells) == 1 or read_row(paper, block, role)):
        return role, block.start
    printed = [paper.text[a:b].strip(" .:").casefold() for a, b in cells if b - a < _LONGEST_HEAD]
    heads = 1 < len(cells) == len(printed) and _HEADS.issuperset(printed)
    if heads and any("attend" in cell or cell in ("initials", "present", "status", "apologies") for cell in printed):
        return OfficerRole.MEMBER, block.start
    top = paper.blocks[min(_TOP_BLOCKS, len(paper.blocks) - 1)].start
    if (
        heads
        and printed[0] in ("name", "names", "member")
        and block.start <= top
        and paper.facts.kind is PaperKind.MINUTES
    ):
        return OfficerRole.MEMBER, block.start
    long = [paper.text[a:b] for a, b in cells[1:] if b - a > _LEAST_STATUS]
    named = any(_status(cell) is not None for cell in long if len(cell.strip()) > _LEAST_STATUS)
    if named and person_at(paper.text, cells[0][0], cells[0][1]) is not None:
        return OfficerRole.MEMBER, block.start
    above = block.start <= top and block.item is None and paper.facts.kind is PaperKind.MINUTES
    if above and _is_holder(paper, block) and _stands_over_holders(paper, block):
        return OfficerRole.MEMBER, block.start
    return None


_FEWEST_HOLDERS = 3


def _stands_over_holders(paper: Paper, block: Block) -> bool:
    """Tell the first of a column of people with their posts, whose label was lost."""
    at = bisect_left(paper.blocks, block.start, key=lambda other: other.start)
    following = paper.blocks[at : at + _FEWEST_HOLDERS + 1]
    rows = [other for other in following if other.table == block.table and other.kind is block.kind]
    return sum(_is_holder(paper, row) for row in rows) >= _FEWEST_HOLDERS


def _is_holder(paper: Paper, block: Block) -> bool:
    """ "Ann Moss | Staff Governor": a name, and a post beside it."""
    cells = cell_spans(paper, block)
    person = person_at(paper.text, *cells[0]) if len(cells) > 1 else None
    whole = person is not None and person.strength > Strength.SHAPE
    return whole and is_post(paper.text[slice(*cells[1])])
