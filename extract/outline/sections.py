"""Sections of reports and plans: numbered or titled, nested by the depth of their numbers."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from extract.facts.header import role_of
from extract.outline.candidates import Candidate, candidates_outside_tables, read_candidates
from extract.outline.chains import best_chain
from extract.outline.numbers import Family, Number
from extract.outline.titles import clean_title, is_caps, is_named, plain
from models import Block, BlockKind, Item, Paper, Section

_TITLE_WORDS = 20
_LONGEST_TITLE = 16  # words of a heading without number
_MOST_REPEATS = 2  # what is printed more often than this is the head of a table
_LONGEST_JUMP = 4
_LONGEST_LABEL = 200  # characters
_STEM = 8  # letters that "recommended" and "recommendation", "decision" and "decisions" share


class _Opening(NamedTuple):
    at: int
    number: str | None
    title: str
    level: int


_WORD_START = re.compile(r"\S")
_BY_PLACE = attrgetter("at")


def find_sections(paper: Paper, items: tuple[Item, ...]) -> tuple[Section, ...]:
    """Find the sections; inside the items of a meeting's paper only paragraphs with a dotted number ("3.1") count."""
    starts = {item.start for item in items}
    if items:
        outside = (c for c in read_candidates(paper) if paper.blocks[c.at].kind is not BlockKind.TABLE_ROW)
        dotted = _dotted(paper, outside)
        openings = [o for o in dotted if paper.blocks[o.at].start not in starts]
        return _spans(paper, openings, [item.start for item in items])
    candidates = candidates_outside_tables(paper)
    dotted = _dotted(paper, candidates)
    integers = _integers(paper, candidates, bool(dotted))
    numbered = {o.at for o in (*dotted, *integers)} | {c.last for c in candidates if c.last > c.at}
    titled = _titled(paper, numbered)
    below_headings = bool(titled) and not dotted
    if below_headings:
        integers = [_Opening(o.at, o.number, o.title, 2 if not o.title else o.level) for o in integers]
    openings = sorted((*dotted, *integers, *titled), key=_BY_PLACE)
    said_again = {o.at for above, o in pairwise(openings) if _said_again(above, o)}
    return _spans(paper, [o for o in openings if o.at not in said_again], [])


def _said_again(above: _Opening, opening: _Opening) -> bool:
    """Tell "RECOMMENDED:" in the section "2.0 RECOMMENDATION", which only takes up the words of its heading."""
    if above.number is None or opening.number is not None:
        return False
    stem = plain(opening.title)[:_STEM]
    return len(stem) == _STEM and any(word.startswith(stem) for word in plain(above.title).split())


def _dotted(paper: Paper, candidates: Iterable[Candidate]) -> list[_Opening]:
    """Read "1.0 PURPOSE", "3.3 Background", "45.1 …" as sections, and leave out figures that only look alike."""
    openings: list[_Opening] = []
    last = 0
    for candidate in candidates:
        number = candidate.number
        if not number or number.family not in (Family.DOTTED, Family.DATED) or len(number.values) > 4:
            continue
        top = number.values[0]
        block = paper.blocks[candidate.at]
        end = block.end if candidate.last == candidate.at else len(paper.text)
        first = _WORD_START.search(paper.text, paper.blocks[candidate.last].body, end)
        if first is None or first[0].islower() or not _may_follow(number, last, block):
            continue
        last = top
        level = len([v for v in number.values if v]) or 1
        title = candidate.title if _is_title(paper, candidate) else ""
        openings.append(_Opening(candidate.at, number.printed, title, level))
    return openings


def _may_follow(number: Number, last: int, block: Block) -> bool:
    """Tell a section's number from a figure: it counts on from the last section, and none of its parts is long."""
    top = number.values[0]
    if (
        top == 0
        or any(part >= 100 for part in number.values[1:])
        or (top < last and block.kind is not BlockKind.HEADING)
    ):
        return top == last and top > 0
    return last == 0 or top - last <= _LONGEST_JUMP


def _integers(paper: Paper, candidates: list[Candidate], dotted: bool) -> list[_Opening]:
    """Read "1. Introduction" as a section, and paragraphs that are numbered right through the paper as sections too."""
    members = [c for c in candidates if c.number and c.number.family is Family.INTEGER and c.number.stopped]
    members = [c for c in members if not (paper.blocks[c.at].marker or "").endswith(")")]
    titled = [c for c in members if c.weight > 0 and _is_title(paper, c)]
    chain = best_chain(titled, [c.number.values[0] for c in titled if c.number])
    chosen = {titled[at].at: titled[at] for at in chain} if len(chain) > 1 or dotted else {}
    if not dotted:
        plain_members = [Candidate(c.at, c.last, c.number, c.title, 0.1) for c in members if c.at not in chosen]
        keys = [c.number.values[0] for c in plain_members if c.number]
        through = best_chain(plain_members, keys)
        if len(through) >= 5 and keys[through[-1]] - keys[through[0]] >= 4:
            chosen |= {plain_members[at].at: plain_members[at] for at in through}
    openings = []
    for candidate in chosen.values():
        if candidate.number:
            title = candidate.title if _is_title(paper, candidate) else ""
            openings.append(_Opening(candidate.at, candidate.number.printed, title, 1))
    return sorted(openings, key=_BY_PLACE)


def _is_title(paper: Paper, candidate: Candidate) -> bool:
    """Tell a heading behind a number from a paragraph of prose behind it."""
    if not candidate.title or len(candidate.title.split(None, _TITLE_WORDS)) > _TITLE_WORDS:
        return False
    block = paper.blocks[candidate.last]
    text = paper.text[block.body : block.end].strip()
    if block.kind is BlockKind.HEADING or is_caps(text):
        return True
    if is_named(candidate.title, "report"):
        return True
    return text[-1:] not in ".;:" and len(text.split()) <= 14 and text[:1].isupper()


def _titled(paper: Paper, numbered: set[int]) -> list[_Opening]:
    """Read headings without number: as the reader found them, in capitals, in bold, or known from the lexicon."""
    openings: list[_Opening] = []
    for at, block in enumerate(paper.blocks):
        if at in numbered or block.kind is BlockKind.TABLE_ROW or block.marker:
            continue
        title = _heading_title(paper, block)
        if title:
            openings.append(_Opening(at, None, title, max(1, block.level)))
    times = Counter(opening.title for opening in openings)
    return [o for o in openings if times[o.title] <= _MOST_REPEATS or is_named(o.title, "report")]


def _heading_title(paper: Paper, block: Block) -> str | None:
    text = paper.text[block.start : block.end].strip()
    head, colon, _ = text.partition(":")
    if not colon and not block.label and len(text.split(None, _LONGEST_TITLE)) > _LONGEST_TITLE:
        return None  # as nearly all paragraphs
    if len(head) < _LONGEST_LABEL and role_of(head) not in (None, "other") and not is_named(text, "report"):
        return None
    if block.label and is_named(block.label, "report"):
        return clean_title(block.label)
    if colon and block.kind is not BlockKind.LIST_ITEM and is_named(head, "report"):
        return clean_title(head)
    if not text[:1].isalpha() or len(text.split(None, _LONGEST_TITLE)) > _LONGEST_TITLE:
        return None
    if block.kind is BlockKind.HEADING or is_named(text, "report"):
        return clean_title(text)
    if block.kind is BlockKind.PARAGRAPH and (block.bold or is_caps(text)) and text[-1] not in ".;,":
        return clean_title(text)
    return None


def _spans(paper: Paper, openings: list[_Opening], limits: list[int]) -> tuple[Section, ...]:
    """Close each section where the next at its level or above begins, or at a limit (the next item)."""
    ends = [len(paper.text)] * len(openings)
    open_now: list[int] = []
    for at, opening in enumerate(openings):
        start = paper.blocks[opening.at].start
        while open_now and openings[open_now[-1]].level >= opening.level:
            ends[open_now.pop()] = start
        open_now.append(at)
    sections = []
    for opening, end in zip(openings, ends, strict=True):
        start = paper.blocks[opening.at].start
        limit = bisect_right(limits, start)
        end = min(end, limits[limit]) if limit < len(limits) else end
        sections.append(Section(opening.number, opening.title, opening.level, start, end))
    return tuple(sections)
