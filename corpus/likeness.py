"""Whether two papers are the same text, or one holds the other: the thresholds, and where the held text stands.

Both rest on the words alone, so that a PDF and a web page of one paper are found, and papers of a series are not: they
share standing words, but neither most of their runs of words nor their figures and days.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.prints import Prints, share

LEAST_SHARE = 0.8
"""The share of a text's prints that another must have to be the same text or to hold it."""

LEAST_FIGURES = 0.9
"""The share of its figures and months that must be the same: in two papers of a series these differ first."""

GAP = 1500
"""Prints in common that are further apart than so many characters belong to different stretches."""

LEAST_PIECE = 0.05
"""The share of a held text that a stretch must add to be part of the place where it stands."""

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_FIGURE = re.compile(rf"\d+|\b(?:{_MONTHS})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text, from its first character to before its last."""

    start: int
    stop: int


def alike(one: Prints, other: Prints) -> bool:
    """Whether two texts have so much in common that they may be the same."""
    return min(share(one.hashes, other.hashes), share(other.hashes, one.hashes)) >= LEAST_SHARE


def find_stretches(part: Prints, whole: Prints) -> list[Stretch]:
    """Where a text stands in a longer one; nowhere if too little of it does.

    The same words may stand elsewhere as well: those stretches are taken, the fullest first, that add to what the
    others hold, or hold the better part of the text once more.
    """
    if len(part.hashes) >= len(whole.hashes):
        return []
    wanted = set(part.hashes)
    common = [(start, number) for number, start in zip(whole.hashes, whole.starts, strict=True) if number in wanted]
    pieces = sorted(_pieces(common), key=lambda piece: (-len({number for _, number in piece}), piece[0][0]))
    found: set[int] = set()
    taken = []
    for piece in pieces:
        here = {number for _, number in piece}
        if len(here - found) >= max(2, LEAST_PIECE * len(wanted)) or len(here) >= LEAST_SHARE * len(wanted):
            taken.append(piece)
            found |= here
    if len(found) < LEAST_SHARE * len(wanted):
        return []
    return sorted((_reach(piece, part, whole) for piece in taken), key=lambda stretch: stretch.start)


def _pieces(common: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    piece: list[tuple[int, int]] = []
    for start, number in common:
        if piece and start - piece[-1][0] > GAP:
            yield piece
            piece = []
        piece.append((start, number))
    if piece:
        yield piece


def _reach(piece: Sequence[tuple[int, int]], part: Prints, whole: Prints) -> Stretch:
    """Widen a piece to where the text must begin and end, by what it has before its first print and after its last."""
    places = dict(zip(part.hashes, part.starts, strict=True))
    (first, head), (last, tail) = piece[0], piece[-1]
    before, after = places[head], part.characters - places[tail]
    start = first - before if before <= GAP else first
    stop = last + (after if after <= GAP else 0)
    return Stretch(max(0, start), min(max(stop, last + 1), whole.characters))


def same_figures(one: str, other: str) -> bool:
    """Whether the text with fewer figures and months has nearly all of them in common with the other.

    >>> same_figures("On 4 May 2015 it paid £300.", "It paid £300 on 4 May 2015. Signed on 1 June 2015.")
    True
    >>> same_figures("On 4 May 2015 it paid £300.", "On 1 June 2015 it paid £300.")
    False
    """
    first, second = (Counter(figure.casefold() for figure in _FIGURE.findall(text)) for text in (one, other))
    return (first & second).total() >= LEAST_FIGURES * min(first.total(), second.total())
