"""Finds running heads and feet: lines that stand at the edge of page after page and are no part of the text."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from extract.values.units import printed_unit

DEPTH = 6  # lines from either edge of a page that may be a running head or foot
_NEAR = 6.0  # points: how far the same head may shift from page to page
_DIGITS = re.compile(r"\d+")
_LEADERS = re.compile(r"_{4,}|\.{6,}|…{3,}")  # a line to sign on
# Figures are what a paper is about, wherever they stand; the unit of a table's figures ("£000s", "£m") is none.
_MONEY = re.compile(r"£(?!\s?(?:['’]?000|[mk]\b|bn\b|millions?\b|thousands?\b))|\d,\d{3}\b|\d\.\d\b(?!\.)")
_FILLER = str.maketrans(dict.fromkeys("_.…-–|", " "))

# "7"  "Page 3 of 12"  "- 4 -"  "Page | 2"  "3/12"
_PAGE_NUMBER = re.compile(
    r"""[\s\-–|]*+
    (?:page|pg\.?|p\.)?[\s|:]*+
    (?:\d{1,4}|[ivxl]{1,6})
    (?:\s*(?:of|/)\s*\d{1,4})?
    [\s\-–|.]*""",
    re.VERBOSE | re.IGNORECASE,
)


# "Northshire Board, 3 May 2023   Page 1 of 4"
_PAGE_OF = re.compile(r"\S\s+page\s+\d{1,3}\s+of\s+\d{1,3}\s*$", re.IGNORECASE)


class EdgeLine(NamedTuple):
    """A line as running heads are sought: its text, where it stands (points from the top), how many cells it has."""

    text: str
    top: float
    cells: int = 1
    large: bool = False


@dataclass(frozen=True, slots=True)
class Running:
    """What was found: for each page the places of its running lines in the list given, and each text once."""

    places: list[set[int]]
    texts: tuple[str, ...]


def find_running(pages: Sequence[Sequence[EdgeLine]], heights: Sequence[float]) -> Running:
    """Find the running heads and feet of pages, each given as its lines from top to bottom.

    A head that returns on most pages is running everywhere; one that returns on some pages (the head of a chapter)
    stays where it stands first, and so does a title in large type on the first page.
    """
    places: list[set[int]] = [set() for _ in pages]
    seen: defaultdict[tuple[bool, str], list[tuple[int, int]]] = defaultdict(list)
    for page, lines in enumerate(pages):
        for foot in (False, True):
            for at in _walk(lines, foot):
                seen[foot, _key(lines[at].text)].append((page, at))
    repeated = {key: group for key, group in seen.items() if _repeats(key[1], group, pages)}
    texts: dict[str, None] = {}
    for page, lines in enumerate(pages):
        for foot in (False, True):
            leaders = foot and any(_signs(lines[at], repeated) for at in _walk(lines, foot))
            taken: set[str] = set()
            for at in _walk(lines, foot):
                line = lines[at]
                key = _key(line.text)
                group = None if key in taken else repeated.get((foot, key))  # below the head stands the title itself
                taken.add(key)
                number = _is_page_number(line, heights[page])
                if not number and (group is None or _heads_table(line, foot, heights[page])):
                    if leaders:
                        continue
                    break
                if group is not None and not number and _stays(line, page, group, len(pages)):
                    continue
                places[page].add(at)
                if not _PAGE_NUMBER.fullmatch(line.text.strip()):
                    texts.setdefault(" ".join(line.text.split()) if group is None else _first(group, pages))
    return Running(places, tuple(texts))


def _heads_table(line: EdgeLine, foot: bool, height: float) -> bool:
    """A line in several cells below the margin is the head of a table that goes on from the page before."""
    return line.cells > 3 or (line.cells > 1 and not foot and line.top > 0.065 * height)


def _signs(line: EdgeLine, repeated: dict[tuple[bool, str], list[tuple[int, int]]]) -> bool:
    """A line to sign on that stands at the foot of every page, wherever the page's text ends."""
    return (True, _key(line.text)) in repeated and bool(_LEADERS.search(line.text))


@lru_cache(4096)
def _key(text: str) -> str:
    return " ".join(_DIGITS.sub("#", text.casefold()).translate(_FILLER).split())


def _walk(lines: Sequence[EdgeLine], foot: bool) -> range:
    """The places of lines from an edge of the page inwards."""
    return (range(len(lines) - 1, -1, -1) if foot else range(len(lines)))[:DEPTH]


def _repeats(key: str, group: Sequence[tuple[int, int]], pages: Sequence[Sequence[EdgeLine]]) -> bool:
    """Two pages of a short paper, three of a longer one, at the same height."""
    needed = 2 if len(pages) < 6 else 3
    if (
        len(group) < needed
        or not any(map(str.isalpha, key))
        or any(_is_of_table(pages[page][at].text) for page, at in group)
    ):
        return False
    if all(_LEADERS.search(pages[page][at].text) for page, at in group):
        return len({page for page, _ in group}) >= needed
    tops = sorted(pages[page][at].top for page, at in group)
    return any(late - early <= _NEAR for early, late in zip(tops, tops[needed - 1 :], strict=False))


def _is_of_table(text: str) -> bool:
    """Figures, or a unit in a line of its own, which stands above the head of a table: "All figures in £m"."""
    return bool(_MONEY.search(text)) or (len(text.split()) < 6 and printed_unit(text) is not None)


def is_page_number(text: str) -> bool:
    """Tell a page number as it is printed: "7", "Page 3 of 12", "- 4 -"."""
    return _PAGE_NUMBER.fullmatch(text.strip()) is not None or _PAGE_OF.search(text) is not None


def _is_page_number(line: EdgeLine, height: float) -> bool:
    margin = line.top < 0.1 * height or line.top > 0.88 * height
    return margin and is_page_number(line.text)


def _stays(line: EdgeLine, page: int, group: Sequence[tuple[int, int]], pages: int) -> bool:
    if page != group[0][0]:
        return False
    return (line.large and page == 0) or (page > 0 and len(group) < 0.6 * pages)


def _first(group: Sequence[tuple[int, int]], pages: Sequence[Sequence[EdgeLine]]) -> str:
    page, at = group[0]
    return " ".join(pages[page][at].text.split())
