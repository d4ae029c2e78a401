"""One page of a PDF as pdfium sees it: its words with their boxes, its drawn rules, and whether it is a picture.

Working coordinates are points from the top left corner of the page, turned so that the page's text stands upright;
`PageInk.place` turns a box back to the page as it is displayed.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pypdfium2 import raw

from extract.readers.pdf_rules import Frame, Rule, is_picture, read_rules
from models import Box

HYPHEN = "\x02"  # pdfium's mark for a hyphen printed at the end of a line; the word goes on in the next line
MOST_CHARACTERS = 2_000_000  # of a page; a printed one has some thousands
_BLANKS = frozenset((*range(0x09, 0x0E), 0x20, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000))
_FORCE_BOLD = 1 << 18  # bit 19 of a font descriptor's flags
_BOLD_NAMES = (b"bold", b"black", b"heavy", b"semibold", b"demi")
_HALVES = re.compile("[\ud800-\udfff]")


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

    def place(self, x0: float, top: float, x1: float, bottom: float) -> Box:
        """Give a working box as a box on the displayed page."""
        if self.skew:
            x, y, half, middle = (x0 + x1) / 2, (top + bottom) / 2, (x1 - x0) / 2, (bottom - top) / 2
            x, y = x * math.cos(self.skew) - y * math.sin(self.skew), x * math.sin(self.skew) + y * math.cos(self.skew)
            x0, top, x1, bottom = x - half, y - middle, x + half, y + middle
        if self.turned == 90:
            x0, top, x1, bottom = top, self.height - x1, bottom, self.height - x0
        elif self.turned == 180:
            x0, top, x1, bottom = self.width - x1, self.height - bottom, self.width - x0, self.height - top
        elif self.turned == 270:
            x0, top, x1, bottom = self.width - bottom, x0, self.width - top, x1
        return Box(self.number, round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))


class CrowdedPage(Exception):
    """A page holds more characters (`count`) than any that is printed."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


def read_page(page: Any, number: int) -> PageInk:
    """Read one loaded pdfium page; the caller closes it. Raises `CrowdedPage`."""
    helper = page.get_textpage()
    text_page = helper.raw
    try:
        count = max(0, raw.FPDFText_CountChars(text_page))
        if count > MOST_CHARACTERS:
            raise CrowdedPage(count)
        unicode_of = raw.FPDFText_GetUnicode
        codes = [unicode_of(text_page, at) for at in range(count)]
        spans = list(_word_spans(codes))
        left, bottom, right, top = page.get_bbox()
        rotation = page.get_rotation() % 360
        turn = _text_turn(text_page, spans, rotation)
        frame = Frame(left, bottom, right, top, turn)
        width, height = right - left, top - bottom
        if rotation % 180:
            width, height = height, width
        ink = PageInk(number, width, height, turned=(turn - rotation) % 360)
        _read_words(ink, text_page, codes, spans, frame)
    finally:
        helper.close()
    ink.picture = sum(end - start for start, end in spans) < 20 and is_picture(page, (right - left) * (top - bottom))
    ink.rules = list(read_rules(page, frame))
    return ink


def _word_spans(codes: list[int]) -> Iterator[tuple[int, int]]:
    start = -1
    for at, code in enumerate(codes):
        if code in _BLANKS or code == 0:
            if start >= 0:
                yield start, at
            start = -1
        elif start < 0:
            start = at
        if code == 2 and start >= 0:
            yield start, at + 1
            start = -1
    if start >= 0:
        yield start, len(codes)


def _text_turn(text_page: Any, spans: list[tuple[int, int]], rotation: int) -> int:
    """Tell how the page must be turned to make its text stand upright, from a sample (pdfium counts clockwise)."""
    sample = spans[:: max(1, len(spans) // 24)]
    if not sample:
        return rotation
    turns = Counter(_turn(text_page, start) for start, _ in sample)
    del turns[45]
    return turns.most_common(1)[0][0] if turns else rotation


def _turn(text_page: Any, at: int) -> int:
    """The turn that sets a character upright: 0, 90, 180, 270, or 45 for one that stands aslant."""
    angle: float = raw.FPDFText_GetCharAngle(text_page, at) / (math.pi / 2)
    return -round(angle) * 90 % 360 if abs(angle - round(angle)) < 0.12 else 45


def _read_words(ink: PageInk, text_page: Any, codes: list[int], spans: list[tuple[int, int]], frame: Frame) -> None:
    rect = raw.FS_RECTF()
    name = ctypes.create_string_buffer(96)
    flags = ctypes.c_int()
    loose_box = raw.FPDFText_GetLooseCharBox
    for order, (start, end) in enumerate(spans):
        if not loose_box(text_page, start, rect):
            continue
        x0, y0, x1, y1 = rect.left, rect.bottom, rect.right, rect.top
        if end - start > 1 and loose_box(text_page, end - 1, rect):
            left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
            x0 = left if left < x0 else x0
            y0 = bottom if bottom < y0 else y0
            x1 = right if right > x1 else x1
            y1 = top if top > y1 else y1
        box = frame.box(x0, y0, x1, y1)
        name.value = b""
        raw.FPDFText_GetFontInfo(text_page, start, name, 96, flags)
        bold = bool(flags.value & _FORCE_BOLD) or _is_bold(name.value)
        word = Word(_text_of(codes, start, end), *box, bold, order)
        upright = _turn(text_page, start) == frame.turn
        (ink.words if upright else ink.sideways).append(word)


@lru_cache(256)
def _is_bold(font: bytes) -> bool:
    return any(mark in font.lower() for mark in _BOLD_NAMES)


def _text_of(codes: list[int], start: int, end: int) -> str:
    text = "".join(map(chr, codes[start:end]))
    if not text.isascii() and _HALVES.search(text):  # halves of characters beyond the basic plane
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
