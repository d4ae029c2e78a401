"""One page of a PDF as it was read: its words with their boxes, its drawn rules, and whether it is a picture.

Working coordinates are points from the top left corner of the page, turned so that the page's text stands upright;
`PageInk.corners` turns boxes back to the page as it is displayed.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.readers.pdf_rules import Rule

HYPHEN = "\x02"  # pdfium's mark for a hyphen printed at the end of a line; the word goes on in the next line


@dataclass(slots=True)
class Word:
    """A printed word: text, box, height of its type, weight; `order` is its place in the content stream."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    bold: bool = False
    order: int = 0

    @property
    def height(self) -> float:
        """The height of the type's box in points."""
        return self.bottom - self.top


@dataclass(slots=True)
class PageInk:
    """What is printed on one page: `width` and `height` as displayed, words in stream order, rules.

    Working boxes are those of the displayed page turned clockwise by `turned` degrees. On a page that was read from a
    picture (`recognised`) they are straightened as well: lines that ran down at `skew` radians are level.
    """

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    sideways: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    picture: bool = False
    turned: int = 0
    skew: float = 0.0
    recognised: bool = False

    def corners(self, words: Sequence[Word]) -> list[tuple[int, float, float, float, float]]:
        """Give the page and the corners of words on the displayed page, as a `Box` has them."""
        number = self.number
        boxes = [(word.x0, word.top, word.x1, word.bottom) for word in words]
        if self.turned or self.skew:
            boxes = [self._turned_back(*box) for box in boxes]
        # To hundredths, as `round` does in three times the time.
        return [
            (
                number,
                (x0 * 100 + 0.5) // 1 / 100,
                (top * 100 + 0.5) // 1 / 100,
                (x1 * 100 + 0.5) // 1 / 100,
                (bottom * 100 + 0.5) // 1 / 100,
            )
            for x0, top, x1, bottom in boxes
        ]

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
