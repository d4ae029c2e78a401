"""Attendance columns that a reader ran into one line: all the names, then all the posts, then all the initials.

>>> text = "Present Ann Holt Bob Lee Sue Wray Chairman Chief Executive Director of Finance (AH) (BL) (SW) 1 Welcome"
>>> [(person.name, person.post) for person in run_people(text, 0, len(text))]
[('Ann Holt', 'Chairman'), ('Bob Lee', 'Chief Executive'), ('Sue Wray', 'Director of Finance')]
"""

import re
from collections.abc import Iterator
from functools import cache

from extract.lexicon import alternatives, load
from extract.officers.attendance_labels import label_role
from extract.officers.listed import Listed, with_post
from extract.officers.person_names import Strength, person_at
from extract.officers.post_heads import head_end
from models import OfficerRole, Paper

_TOP_BLOCKS = 6
_LEAST = 2  # names that make a column
_REACH = 4000
_WORDS = load("attendance")
_TITLE = alternatives([title.title() for title in load("courtesy_titles")["dropped"]])
# "Dr Ann Holt", "J. van Lee"
_TWO_WORDS = re.compile(rf"(?:(?:{_TITLE})\.?\s+){{0,3}}[A-Z][\w’'.-]*\s+(?:(?:van|de|le|von|al|el)\s+)?[A-Z][\w’'-]*")
_MODIFIER = re.compile(rf"(?:{alternatives(load('posts')['modifiers'])})\s+", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w’'-]*")
_MORE = re.compile(r"\s*(?:,|&|\s(?:and|&))\s+[A-Z][\w’'-]*|\s+(?=[A-Z])[\w’'-]+")
_REMARKS = re.compile(r"(?:\s*[(\[][^)\]]{1,60}[)\]])+")
_BLANK = re.compile(r"\s*")


@cache  # few papers ask for it
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"""
        (?<!\S)(?P<label>(?=[A-Z])(?i:{alternatives([*_WORDS["member"], *_WORDS["in_attendance"]])}))
        (?:\s+(?:Non-?)?[Vv]oting)? \s*:?\s+(?=[A-Z])""",
        re.VERBOSE,
    )


def find_runs(paper: Paper) -> Iterator[tuple[int, int, list[Listed]]]:
    """List the columns in the long lines at the top of a paper: where each begins and ends, and its people."""
    top = paper.blocks[:_TOP_BLOCKS]
    for block in top:
        if block.end - block.body < 200:
            continue
        at, end = block.body, min(top[-1].end, block.body + _REACH)  # a label inside the line begins a block of its own
        while label := _label().search(paper.text, at, min(block.end, end)):
            people = run_people(paper.text, label.start(), end)
            if people:
                stop = max(person.end for person in people)
                yield label.start(), _posts_end(paper.text, stop, end, len(people)), people
                at = stop
            else:
                at = label.end()


def run_people(text: str, start: int, end: int) -> list[Listed]:
    """Read the columns that begin with a label at `start`; nobody where names and posts are not as many."""
    people: list[Listed] = []
    at = start
    while label := _label().match(text, at, end):
        role = label_role(label["label"]) or OfficerRole.MEMBER
        names, at = _names(text, label.end(), end, role)
        if not names:
            return []
        people += names
        at = _blank(text, at, end)
    posts = _posts(text, at, end)[: len(people)]
    if len(people) < _LEAST or len(posts) != len(people) or _post_starts(text, _blank(text, posts[-1][1], end), end):
        return []
    return [
        with_post(person, " ".join(text[a:b].split()), person.start, person.end)
        for person, (a, b) in zip(people, posts, strict=True)
    ]


def _names(text: str, at: int, end: int, role: OfficerRole) -> tuple[list[Listed], int]:
    """Read names of two words each, up to the first post or label."""
    names: list[Listed] = []
    sure = 0
    while not _post_starts(text, at, end) and not _label().match(text, at, end):
        words = _TWO_WORDS.match(text, at, end)
        person = person_at(text, at, words.end()) if words else None
        if words is None or person is None or person.to != words.end():
            return [], at
        sure += person.strength > Strength.SHAPE
        names.append(Listed(at, person.to, role, person.name))
        at = _blank(text, person.to, end)
    return (names, at) if 2 * sure >= len(names) else ([], at)


def _posts(text: str, at: int, end: int) -> list[tuple[int, int]]:
    """Cut a run of posts where the next one begins."""
    posts: list[tuple[int, int]] = []
    while stop := _post_end(text, at, end):
        posts.append((at, stop))
        remarks = _REMARKS.match(text, stop, end)
        at = _blank(text, remarks.end() if remarks else stop, end)
    return posts


def _post_end(text: str, at: int, end: int) -> int | None:
    head = _post_starts(text, at, end)
    if head is None:
        return None
    if text.startswith("/", head):  # "Chief Operating Officer/Deputy Chief Executive Officer"
        return _post_end(text, head + 1, end) or head
    of = _OF.match(text, head, end)
    if of is None:
        return head
    at = of.end()
    while more := _MORE.match(text, at, end):
        word = re.search(r"[A-Z]", more[0])
        if word is None or _post_starts(text, more.start() + word.start(), end):
            joint = more[0].strip()[:1] in (",", "&") or more[0].lstrip().startswith("and ")
            return at if not joint else _post_end(text, more.start() + (word.start() if word else 0), end) or at
        if not more[0].lstrip(" ,&").startswith("and ") and _label().match(text, more.start() + word.start(), end):
            return at
        at = more.end()
    return at


def _post_starts(text: str, at: int, end: int) -> int | None:
    """Find the end of the head of a post that begins at `at`, behind modifiers and at most one other word."""
    while modifier := _MODIFIER.match(text, at, end):
        stop = head_end(text, at, end)
        if stop is not None and stop > modifier.end():
            return stop
        at = modifier.end()
    stop = head_end(text, at, end)
    if stop is not None:
        return stop
    word = re.compile(r"(?:Committee|Trust|Board|Company|Council|Finance)\s+").match(text, at, end)
    return head_end(text, word.end(), end) if word else None


def _posts_end(text: str, at: int, end: int, count: int) -> int:
    """Find where the posts behind the last name end."""
    posts = _posts(text, _blank(text, at, end), end)[:count]
    return posts[-1][1] if posts else at


def _blank(text: str, at: int, end: int) -> int:
    blank = _BLANK.match(text, at, end)
    return blank.end() if blank else at
