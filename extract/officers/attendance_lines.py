"""Attendance lists of one line for a name and the next for the post, or of all names and then all posts.

What a column of posts cannot be told apart into as many posts as there are names is given to nobody.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.officers.attendance_labels import label_role
from extract.officers.attendance_openings import opening, roster_of
from extract.officers.listed import Listed, are_initials, chairing, with_post
from extract.officers.organisations import is_organisation
from extract.officers.person_names import Strength, person_at
from extract.officers.post_heads import has_head, is_crowd, is_head
from extract.officers.posts import is_post
from models import Block, BlockKind, OfficerRole, Paper

_ANY = OfficerRole.MEMBER
_LONGEST = 100  # letters that a line of a post has at most
# "Nominated by Northshire Council (Elected Member)"
_NOMINATED = re.compile(r"(?:Nominated|Appointed)\s+by\s+(?:the\s+)?(?P<by>[^()]+?)(?:\s*\((?P<post>[^()]+)\))?\s*\.?")
_BRACKET = re.compile(r"\s*\((?:[^()]{1,40})\)\s*")
# "Lay Member – Patient" above "Engagement", "Programme Director, Hospitals &" above "Urgent Care"
_RUNS_ON = re.compile(r"(?:[,&/–-]|\b(?:and|of|for|the|to|in))\s*$", re.IGNORECASE)
_SENTENCE = re.compile(r"\.\s*$|\b(?:was|were|is|are|has|have|had|will|would|be|noted|agreed)\b")


def pairs_from(paper: Paper, index: int, role: OfficerRole) -> tuple[list[Listed], int] | None:
    """Read names and posts line by line from a block on: the people, and the first block behind them."""
    people: list[Listed] = []
    telling = 0
    blocks = paper.blocks
    while index + 1 < len(blocks):
        if people and _is_group(paper, blocks[index]) and _is_name(paper, blocks[index + 1]):
            index += 1
        if not _is_name(paper, blocks[index]):
            break
        lines = _post_lines(paper, index + 1)
        if not lines:
            break
        named = roster_of(paper, blocks[index].body, blocks[index].end, role).people
        posts = _joined([paper.text[block.body : block.end].strip() for block in lines])
        if len(named) != 1 or len(posts) != 1:
            return None
        said = posts[0]
        telling += _tells(said)
        people.append(_with_line(named[0], said, lines[-1].end))
        index += 1 + len(lines)
    if index < len(blocks) and _is_name(paper, blocks[index]):
        return None
    return (people, index) if 2 * telling > len(people) else None


def posts_below(paper: Paper, index: int, names: Sequence[Listed]) -> tuple[list[Listed], int] | None:
    """Give a column of posts from a block on to the names above it, one by one, where they are as many."""
    if len(names) < 2 or any(person.post or person.organisation for person in names):
        return None
    lines = _post_lines(paper, index, most=3 * len(names))
    printed = [paper.text[block.body : block.end].strip() for block in lines]
    posts = _joined([line for line in printed if not any(are_initials(line, person.name or "") for person in names)])
    if len(posts) < 2 or 2 * sum(map(_tells, posts)) < len(posts):
        return None
    if len(posts) != len(names):
        return list(names), index + len(lines)
    given = [_with_line(person, post, person.end) for person, post in zip(names, posts, strict=True)]
    return given, index + len(lines)


def _is_name(paper: Paper, block: Block) -> bool:
    """Tell whether a block is a name and nothing else but a remark in brackets."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or block.label is not None or block.marker:
        return False
    text = paper.text[block.body : block.end]
    person = person_at(text, 0)
    if person is None or (person.strength is Strength.SHAPE and (is_post(text) or is_organisation(text))):
        return False
    return person.to == len(text) or _BRACKET.fullmatch(text, person.to) is not None


def _post_lines(paper: Paper, index: int, most: int = 3) -> list[Block]:
    """Collect the blocks from an index on that may be posts: short lines that open nothing and name nobody."""
    lines: list[Block] = []
    for block in paper.blocks[index : index + most]:
        text = paper.text[block.body : block.end].strip()
        headed = block.kind is BlockKind.HEADING and (is_organisation(text) or is_post(text))
        told = headed or block.kind is BlockKind.PARAGRAPH
        if not told or block.label is not None or block.marker or len(text) > _LONGEST:
            break
        if lines and (_is_group(paper, block) or _is_crowd_label(text)):
            break
        if _is_name(paper, block) or _SENTENCE.search(text) or ":" in text or opening(paper, block) is not None:
            break
        if not _tells_body(text) and any(p.name for p in roster_of(paper, block.body, block.end, _ANY).people):
            break  # "Clerk Ann Holt"
        lines.append(block)
    return lines


def _is_group(paper: Paper, block: Block) -> bool:
    """Tell a line over some of the people that no label foresees: "Professional Advisers"."""
    words = paper.text[block.body : block.end].split()
    many = len(words) in (1, 2, 3) and words[-1].endswith("s") and is_head(words[-1])
    return many and block.label is None and label_role(" ".join(words)) is None


def _is_crowd_label(text: str) -> bool:
    return label_role(text) is not None and is_crowd(text)


def _tells_body(line: str) -> bool:
    person = person_at(line, 0)
    if person is not None and person.strength is not Strength.SHAPE and line.startswith(",", person.to):
        return False  # "Kate Holt, Westby Council"
    return is_organisation(line) or _NOMINATED.fullmatch(line) is not None


def _tells(line: str) -> bool:
    return is_post(line) or has_head(line) or _tells_body(line)


def _joined(lines: Sequence[str]) -> list[str]:
    """Join the lines over which a post wraps."""
    posts: list[str] = []
    for line in lines:
        wraps = posts and (_RUNS_ON.search(posts[-1]) or line[:1].islower() or line.startswith(("&", "/", "(")))
        if wraps or (posts and not _tells(line) and len(line.split()) < 3 and label_role(line) is None):
            posts[-1] = f"{posts[-1]} {line}"
        else:
            posts.append(line)
    return posts


def _with_line(person: Listed, line: str, end: int) -> Listed:
    """Add what a line says of a person: a post, the body they come from, or who nominated them."""
    nominated = _NOMINATED.fullmatch(line)
    if nominated:
        return replace(person, post=nominated["post"] or person.post, organisation=nominated["by"], end=end)
    if is_organisation(line) and not is_post(line):
        return replace(person, organisation=line, end=end)
    given = with_post(person, line, person.start, end)
    role = chairing(given.post) if person.role is OfficerRole.MEMBER else None
    return replace(given, role=role or given.role)


def zip_columns(people: list[Listed], column: list[Listed]) -> None:
    """Give posts that were printed as a column of their own to the names above them, one by one."""
    if not column:
        return
    bare = [at for at, person in enumerate(people) if person.name and not person.post]
    posts = [entry for entry in column if entry not in people]
    if posts and len(bare) == len(posts):
        for at, entry in zip(bare, posts, strict=True):
            people[at] = _given(people[at], entry)
    elif len(posts) == 1 and bare:
        people[bare[-1]] = _given(people[bare[-1]], posts[0])
    elif len(posts) < 3:
        people.extend(posts)
    column.clear()


def _given(person: Listed, entry: Listed) -> Listed:
    """Give a person the post, and the role that it brings, of an entry in another column."""
    role = chairing(entry.post) if person.role is OfficerRole.MEMBER and entry.organisation is None else None
    return replace(person, post=entry.post, organisation=entry.organisation, role=role or person.role)
