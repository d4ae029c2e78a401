"""One page of a PDF as it was read: its words with their boxes, its drawn rules, and whether it is a picture.

Words that stand beside each other are kept together, as a `Stretch`: a line of prose is one, so that what goes through
a page goes through its lines, and not through each of its words.

Working coordinates are points from the top left corner of the page, turned so that the page's text stands upright;
`PageInk.corners` turns boxes back to the page as it is displayed.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, starmap

from extract.readers.pdf_rules import Rule

HYPHEN = "\x02"  # pdfium's mark for a hyphen printed at the end of a line; the word goes on in the next line
SOFT = "\u00ad"  # a hyphen that only breaks the line; composing drops it
ORDINALS = frozenset(("st", "nd", "rd", "th", "st,", "nd,", "rd,", "th,", "st.", "nd.", "rd.", "th.", "th)", "st)"))
"""The raised tails of figures, which are read with the figure before them."""

WORD_GAP = 0.62
"""Of the type's height: words nearer than this stand in one cell."""


@dataclass(init=False, slots=True, eq=False)
class Stretch:
    """Words of one height, weight and baseline that follow each other in the content stream, a blank apart.

    `lefts` and `rights` are where each word begins and ends, `order` is the place of the first in the stream.
    """

    texts: list[str]
    lefts: list[float]
    rights: list[float]
    top: float
    bottom: float
    bold: bool
    order: int
    x0: float
    x1: float

    def __init__(
        self,
        texts: list[str],
        lefts: list[float],
        rights: list[float],
        top: float,
        bottom: float,
        bold: bool = False,
        order: int = 0,
    ) -> None:
        self.texts, self.lefts, self.rights = texts, lefts, rights
        self.top, self.bottom, self.bold, self.order = top, bottom, bold, order
        self.x0, self.x1 = lefts[0], rights[-1]

    @property
    def text(self) -> str:
        """The words, parted by blanks."""
        return " ".join(self.texts)

    @property
    def height(self) -> float:
        """The height of the type's box in points."""
        return self.bottom - self.top

    @property
    def places(self) -> range:
        """The places of its words in the stream."""
        return range(self.order, self.order + len(self.texts))

    def cut(self, start: int, end: int) -> "Stretch":
        """Give the words from `start` to before `end` alone."""
        if start == 0 and end >= len(self.texts):
            return self
        texts, lefts, rights = self.texts[start:end], self.lefts[start:end], self.rights[start:end]
        return Stretch(texts, lefts, rights, self.top, self.bottom, self.bold, self.order + start)

    def singly(self) -> "list[Stretch]":
        """Give each word alone."""
        return [self.cut(at, at + 1) for at in range(len(self.texts))]

    def by_weight(self, weights: Sequence[bool]) -> "list[Stretch]":
        """Part the words where their weight changes, given for each of them."""
        if weights.count(weights[0]) == len(weights):
            self.bold = weights[0]
            return [self]
        parts: list[Stretch] = []
        start = 0
        for weight, alike in groupby(weights):
            end = start + len(list(alike))
            parts.append(self.cut(start, end))
            parts[-1].bold = weight
            start = end
        return parts

    def with_tail(self, text: str, right: float) -> "Stretch":
        """Let the last word go on with these characters."""
        texts, rights = [*self.texts[:-1], self.texts[-1] + text], [*self.rights[:-1], right]
        return Stretch(texts, self.lefts, rights, self.top, self.bottom, self.bold, self.order)


def words_of(parts: Sequence[Stretch]) -> list[str]:
    """The words of some stretches; those of one alone are its own list."""
    return parts[0].texts if len(parts) == 1 else [text for part in parts for text in part.texts]


Ends = tuple[float, float, float, float, float, float, float, float]
"""The boxes of a word's first and last character, each left, top, right, bottom, with `top` above `bottom`."""


def ends_of(x0: float, top: float, x1: float, bottom: float) -> Ends:
    """Write a word's box in working coordinates as `stretches_of` takes it."""
    return x0, -top, x1, -bottom, x0, -top, x1, -bottom


def stretches_of(texts: Sequence[str], boxes: Iterable[Ends], weights: Sequence[bool]) -> list[Stretch]:
    """Join words, given in stream order with their boxes, into stretches of one weight."""
    return [
        part
        for whole in join_words(texts, boxes)
        for part in whole.by_weight(weights[whole.order : whole.order + len(whole.texts)])
    ]


def join_words(texts: Sequence[str], boxes: Iterable[Ends], left: float = 0.0, above: float = 0.0) -> list[Stretch]:
    """Join words, given in stream order with their boxes, into stretches of any weight.

    The page begins at `left` and `above`. A hyphen at a line's end ends a stretch, and the raised tail of a figure
    stands alone.
    """
    alone = bytearray(len(texts))
    for at in _loose(texts):
        alone[at] = 1
    found: list[tuple[list[str], list[float], list[float], float, float, bool, int]] = []
    held: list[str] = []  # what the last stretch holds
    lefts: list[float] = []
    rights: list[float] = []
    high = low = widest = 0.0
    right, order = float("inf"), 0
    for text, loose, (x0, y1, x1, y0, l, t, r, b) in zip(texts, alone, boxes, strict=True):  # noqa: E741
        # As `min` and `max` do in three times the time.
        if l < x0:
            x0 = l
        if r > x1:
            x1 = r
        if b < y0:
            y0 = b
        if t > y1:
            y1 = t
        if y1 == high and 0 <= x0 - right < widest and y0 == low and not loose:
            held.append(text)
            lefts.append(x0)
            rights.append(x1)
        else:
            order += len(held)
            held, lefts, rights = [text], [x0], [x1]
            top, bottom = above - y1, above - y0
            found.append((held, lefts, rights, top, bottom, False, order))
            high, low, widest = y1, y0, WORD_GAP * (bottom - top)
        right = x1
    if left:  # on hardly any page
        for _, lefts, rights, *_ in found:
            lefts[:], rights[:] = [x - left for x in lefts], [x - left for x in rights]
    return list(starmap(Stretch, found))


def _loose(texts: Sequence[str]) -> set[int]:
    """The places of words that join no stretch, however near they stand."""
    places: set[int] = set()
    if HYPHEN in "".join(texts):
        places.update(at + 1 for at, text in enumerate(texts) if text.endswith(HYPHEN))
    if not ORDINALS.isdisjoint(texts):
        places.update(place for at, text in enumerate(texts) if text in ORDINALS for place in (at, at + 1))
    places.discard(len(texts))
    return places


def to_hundredths(x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
    """Round the corners of a box, as `round` does in three times the time."""
    return (
        (x0 * 100 + 0.5) // 1 / 100,
        (top * 100 + 0.5) // 1 / 100,
        (x1 * 100 + 0.5) // 1 / 100,
        (bottom * 100 + 0.5) // 1 / 100,
    )


@dataclass(slots=True)
class PageInk:
    """What is printed on one page: `width` and `height` as displayed, stretches of words in stream order, rules.

    Working boxes are those of the displayed page turned clockwise by `turned` degrees. On a page that was read from a
    picture (`recognised`) they are straightened as well: lines that ran down at `skew` radians are level. `hyphens`
    tells that some word ends in the mark of a hyphen at a line's end, `filled` that something was typed onto the page,
    `garbled` that its letters are lost, `lost` that those of some words are.
    """

    number: int
    width: float
    height: float
    stretches: list[Stretch] = field(default_factory=list)
    sideways: list[Stretch] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    picture: bool = False
    turned: int = 0
    skew: float = 0.0
    recognised: bool = False
    hyphens: bool = False
    filled: bool = False
    garbled: bool = False
    lost: bool = False

    def corners(self, stretches: Iterable[Stretch]) -> list[tuple[int, float, float, float, float]]:
        """Give the page and the corners of each word on the displayed page, as a `Box` has them."""
        number = self.number
        boxes = [
            (x0, part.top, x1, part.bottom)
            for part in stretches
            for x0, x1 in zip(part.lefts, part.rights, strict=True)
        ]
        if self.turned or self.skew:
            boxes = [self._turned_back(*box) for box in boxes]
        return [(number, *to_hundredths(*box)) for box in boxes]

    def _turned_back(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        """Give a working box as it lies on the displayed page."""
        if self.skew:
            x, y, half, middle = (x0 + x1) / 2, (top + bottom) / 2, (x1 - x0) / 2, (bottom - top) / 2
            x, y = x * math.cos(self.skew) - y * math.sin(self.skew), x * math.sin(self.skew) + y * math.cos(self.skew)
            x0, top, x1, bottom = x - half, y - middle, x + half, y + middle
        if self.turned == 90:
            return top, self.height - x1, bottom, self.height - x0
        if self.turned == 180:
            return self.width - x1, self.height - bottom, self.width - x0, self.height - top
        if self.turned == 270:
            return self.width - bottom, x0, self.width - top, x1
        return x0, top, x1, bottom
