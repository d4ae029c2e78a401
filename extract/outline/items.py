"""The items of business of minutes and agendas, in every numbering there is."""

import re
from collections import Counter
from collections.abc import Sequence

from extract.outline.after_titles import MEETING_OF_ISSUE, numbered_after
from extract.outline.bare import FEWEST, Found, find_bare_headings
from extract.outline.candidates import Candidate
from extract.outline.chains import best_chain, chain_value
from extract.outline.dated_titles import dated_titles
from extract.outline.lettered import lettered
from extract.outline.limb_lists import outside_limbs
from extract.outline.lone_items import lone_item, only_item
from extract.outline.numbers import Family, Number, leading_number
from extract.outline.parts import sub_heads
from extract.outline.run_together import find_run_together
from extract.outline.titles import clean_title, is_caps, is_named, names_body
from extract.outline.wordings import PROSE
from models import BlockKind, Item, ItemPart, Paper, PaperKind

_ENOUGH = 2.5
_READS_AS_PROSE = -1.5  # weight
_LONGEST_HEAD = 12  # words
_LEAST_OF_ZERO = (
    -0.5
)  # weight of "3.0 Minutes of the meeting held on 4 May and matters arising", over "3.1 The minutes …"
_FAMILIES = tuple(Family)
_COUNTING = (Family.ITEM, Family.SLASH, Family.CODE)  # their numbers stand in front of nothing but items


def find_items(paper: Paper, kind: PaperKind) -> tuple[Item, ...]:
    """Find the items: as the source declares them, else by "(Item 4)" after their titles, numbers, or bare headings."""
    known = (_declared, numbered_after, dated_titles, _numbered, _second_level_alone, find_bare_headings)
    for finder in (*known, lettered, only_item):
        found = finder(paper, kind)
        if found:
            return _spans(paper, found)
    return find_run_together(paper)


def _spans(paper: Paper, found: Sequence[Found]) -> tuple[Item, ...]:
    ends = [paper.blocks[at].start for at, _, _ in found[1:]] + [len(paper.text)]
    return tuple(
        Item(number, title, paper.blocks[at].start, end) for (at, number, title), end in zip(found, ends, strict=True)
    )


def _declared(paper: Paper, kind: PaperKind) -> list[Found]:
    found: list[Found] = []
    for at, block in enumerate(paper.blocks):
        if block.declared_item and not MEETING_OF_ISSUE.match(paper.text[block.start : block.end]):
            read = leading_number(paper.text[block.start : block.end])
            number, offset = read if read else (None, 0)
            if number is None and block.marker:
                offset = block.body - block.start
            printed = number.printed if number else (block.marker or "").rstrip(".:) ") or None
            found.append((at, printed, clean_title(paper.text[block.start + offset : block.end])))
    return found


def _numbered(paper: Paper, kind: PaperKind) -> list[Found]:
    """Find the numbering that counts through the paper, then the second level under it."""
    candidates = [c for c in outside_limbs(paper) if not _is_noise(c)]
    restarts = _sittings(paper)
    lone = lone_item(paper, candidates)
    fewest = 1 if lone else FEWEST
    candidates = lone or candidates
    best: list[Candidate] = []
    best_value = 0.0
    family: Family | None = None
    families: dict[Family, list[Candidate]] = {}
    for candidate in candidates:
        if candidate.number:
            families.setdefault(candidate.number.family, []).append(candidate)
    for name in sorted(families, key=_FAMILIES.index):
        members = families[name]
        chain, value = _chain(members, name, restarts)
        if len(chain) >= fewest and value > best_value:
            best, best_value, family = _with_strays(chain, members), value, name
    if best_value < _ENOUGH and not lone:
        best, family = _prose_items(paper, candidates, kind)
    elif family and (family in _COUNTING or (best and _is_long(best[0]))):
        best = _with_prose(paper, best, candidates, family)
    if not best:
        return []
    if family is Family.INTEGER:
        best = _with_second_level(paper, best, candidates)
    return [(c.at, c.number.printed if c.number else None, c.title) for c in best]


def _is_noise(candidate: Candidate) -> bool:
    return candidate.number is not None and not candidate.title and candidate.weight < 0


def _sittings(paper: Paper) -> frozenset[int]:
    """List the blocks that an un-numbered heading stands above: where numbers may start again."""
    fresh: set[int] = set()
    for at, block in enumerate(paper.blocks[:-1]):
        text = paper.text[block.start : block.end]
        heading = block.kind is BlockKind.HEADING or is_caps(text) or is_named(text, "divisions")
        if heading and not leading_number(text) and not is_named(text, "operative"):
            fresh.update((at + 1, at + 2))
    return frozenset(fresh)


def _chain(members: list[Candidate], family: Family, sittings: frozenset[int]) -> tuple[list[Candidate], float]:
    if not members:
        return [], 0.0
    if family in (Family.DATED, Family.CODE, Family.SLASH, Family.DOTTED):
        members, keys = _counting(members, family)
    else:
        keys = [c.number.values[0] for c in members if c.number]
    restarts = frozenset(at for at, c in enumerate(members) if c.at in sittings)
    chain = best_chain(members, keys, restarts)
    value = chain_value(members, keys, chain)
    return [members[at] for at in chain], value


def _with_strays(chain: list[Candidate], members: list[Candidate]) -> list[Candidate]:
    """Add the items that were taken out of their order: headings whose number the count has left out."""
    counted = {c.number.printed for c in chain if c.number}
    shapes = {(_rest(c.number, len(c.number.values) - 1)[0], len(c.number.values)) for c in chain if c.number}
    highest = max(c.number.values[-1] for c in chain if c.number)
    strays = []
    for candidate in members:
        number = candidate.number
        if not number or number.printed in counted:
            continue
        plain_number = number.family in (Family.INTEGER, Family.ROMAN, Family.LETTER, Family.DOTTED, Family.SLASH)
        if plain_number and number.values[-1] > highest + 1:
            continue
        least = 2.0 if plain_number else -1.0
        if candidate.weight >= least and (_rest(number, len(number.values) - 1)[0], len(number.values)) in shapes:
            strays.append(candidate)
    return sorted({c.at: c for c in (*chain, *strays)}.values(), key=lambda c: c.at)


def _counting(members: list[Candidate], family: Family) -> tuple[list[Candidate], list[int]]:
    """Find which part of a compound number counts, and keep the candidates whose other parts agree with most.

    In "16.03.07" and "GBP/2223/001" the last part counts, in "30/23" the first.
    """
    shapes = Counter(len(c.number.values) for c in members if c.number)
    length = shapes.most_common(1)[0][0]
    same = [c for c in members if c.number and len(c.number.values) == length]
    options = []
    for place in range(length):
        rests = Counter(_rest(c.number, place) for c in same if c.number)
        rest, count = rests.most_common(1)[0]
        options.append((count, place, rest))
    count, place, rest = max(options)
    if family is Family.DOTTED and (count < 0.8 * len(same) or len(same) < 3):
        return [], []
    loose = family is Family.DATED and count >= 0.5 * len(same)
    kept = [c for c in same if c.number and (loose or _rest(c.number, place) == rest)]
    return kept, _counts(kept, place)


def _counts(members: list[Candidate], place: int) -> list[int]:
    """List the numbers that count; where letters count within them ("41a/31", "41b/31", "42/31"), the place of each."""
    numbers = [c.number for c in members if c.number]
    lettered = [(n.values[place], m[0] if (m := _LETTER_WITHIN.search(n.printed)) else "") for n in numbers]
    if not any(letter for _, letter in lettered) or numbers[0].family is not Family.SLASH:
        return [n.values[place] for n in numbers]
    ranks = {count: rank for rank, count in enumerate(sorted(set(lettered)))}
    return [ranks[count] for count in lettered]


_HEAD = re.compile(r"[A-Za-z&]+")
_LETTER_WITHIN = re.compile(r"(?<=\d)[a-z](?=/)")


def _rest(number: Number, place: int) -> tuple[str, tuple[int, ...]]:
    head = _HEAD.match(number.printed)
    return (head[0] if head else "", number.values[:place] + number.values[place + 1 :])


# "1.1 The Convener congratulated …": a paragraph of item 1
_TELLS = re.compile(r"(?:The|An?)\s+(?:[\w’'-]+\s+){1,3}?[a-z]+ed\s")


def _with_second_level(paper: Paper, items: list[Candidate], candidates: list[Candidate]) -> list[Candidate]:
    """Add the headed sub-items "5.1 Finance" of item 5; paragraphs of prose with such a number stay inside it.

    What "Minutes:" or "Decision:" stands right under is a heading, whatever its form.
    """
    wanted = list(items)
    tops = [(c.at, c.number.values[0]) for c in items if c.number]
    known = {value for _, value in tops}
    for candidate in candidates:
        number = candidate.number
        if not number or number.family is not Family.DOTTED or len(number.values) != 2:
            continue
        below = sub_heads(paper)[candidate.last + 1 : candidate.last + 2]
        told = ItemPart.DECISION in below or ItemPart.MINUTES in below
        if candidate.weight < 1 and not told:
            continue
        if PROSE.match(f"{candidate.title} ") or _TELLS.match(candidate.title) or names_body(candidate.title):
            continue
        parent = next((value for at, value in reversed(tops) if at < candidate.at), None)
        after = next((value for at, value in tops if at > candidate.at), None)
        top = number.values[0]
        between = top not in known and parent is not None and parent < top and (after is None or top < after)
        if (parent == top or between) and number.values[1] > 0 and len(candidate.title.split()) <= 12:
            wanted.append(candidate)
    return sorted(wanted, key=lambda c: c.at)


def _second_level_alone(paper: Paper, kind: PaperKind) -> list[Found]:
    """Take the headings "1.1 Welcome", "1.2 Apologies", "2.1 Finance" for items where no "1", "2" stand above them."""
    found: list[Found] = []
    last = (0, 0)
    for candidate in outside_limbs(paper):
        number = candidate.number
        if number and number.family is Family.DOTTED and len(number.values) == 2:
            values = (number.values[0], number.values[1])
            heads = candidate.weight >= (1 if values[1] else _LEAST_OF_ZERO)
            if heads and values > last and values[0] - last[0] <= 2:
                found.append((candidate.at, number.printed, candidate.title))
                last = values
    return found if len(found) > FEWEST else []


def _with_prose(paper: Paper, best: list[Candidate], candidates: list[Candidate], family: Family) -> list[Candidate]:
    """Add the items of prose ("103/31 The Clerk presented …") that count on from those with a heading by one."""
    told = {c.at: c for c in _told_items(paper, candidates, family)}
    headed = {c.at: c for c in best if family in _COUNTING or c.weight > _READS_AS_PROSE}
    return sorted({**told, **headed}.values(), key=lambda c: c.at) if headed.keys() < told.keys() else best


def _told_items(paper: Paper, candidates: list[Candidate], family: Family) -> list[Candidate]:
    """Take the numbered paragraphs of a family for items, if there are three of them and each counts on by one."""
    told = [
        Candidate(c.at, c.last, c.number, _first_words(c.title, family), 0.1)
        for c in candidates
        if c.number and c.number.family is family and paper.blocks[c.at].kind is not BlockKind.TABLE_ROW
    ]
    chain, value = _chain(told, family, frozenset())
    return chain if len(chain) >= 3 and value >= 1.5 * (len(chain) - 1) else []


def _prose_items(paper: Paper, candidates: list[Candidate], kind: PaperKind) -> tuple[list[Candidate], Family | None]:
    """Take numbered paragraphs for items where a paper numbers each piece of business and gives it no heading.

    What an agenda announces ("1 To receive apologies …") is the title of its item; what minutes tell is not.
    """
    for family in _COUNTING:
        if chain := _told_items(paper, candidates, family):
            return chain, family
    longest = 40 if kind is PaperKind.AGENDA else 12
    members = [
        Candidate(c.at, c.last, c.number, c.title if len(c.title.split()) <= longest else "", 0.1)
        for c in candidates
        if c.number
        and c.number.family is Family.INTEGER
        and (c.number.stopped or kind is PaperKind.AGENDA or _is_long(c))
    ]
    chain, _ = _chain(members, Family.INTEGER, frozenset())
    first = chain[0].number if len(chain) >= 3 else None
    opens = first is not None and (first.values[0] <= 3 or _is_long(chain[0]))
    return (chain, Family.ROMAN) if opens else ([], None)


def _is_long(candidate: Candidate) -> bool:
    """Tell a number of three digits, as minutes have that are counted through the years."""
    return candidate.number is not None and candidate.number.values[0] > 99


def _first_words(title: str, family: Family) -> str:
    """Take the head that a full stop or colon ends ("Loans. The Clerk reported …"); nothing where prose goes on.

    Behind "Item 4:" a dash ends it too ("Loans – the Clerk reported").
    """
    ends = r"(?<=\w)\s?[–—-]\s|(?<=[a-z\d)])[.:]\s" if family is Family.ITEM else r"(?<=[a-z\d)])[.:]\s"
    head = re.split(ends, title, maxsplit=1)[0]
    return clean_title(head) if len(head.split()) <= _LONGEST_HEAD else ""
