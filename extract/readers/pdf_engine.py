"""One page through pdfium: its characters as words with their boxes, its rules, and whether it is a picture."""

import ctypes
import math
import re
from collections import Counter
from itertools import repeat
from typing import Any

from extract.readers import pdf_calls as calls
from extract.readers.pdf_page import HYPHEN, PageInk, Word
from extract.readers.pdf_rules import Frame, is_picture, read_rules

MOST_CHARACTERS = 500_000  # of a page; a printed one has some thousands
_FEW = 20  # characters: fewer on a page with a picture mean a scan
_FORCE_BOLD = 1 << 18  # bit 19 of a font descriptor's flags
_BOLD_NAMES = (b"bold", b"black", b"heavy", b"semibold", b"demi")
_BLANKS = r"\x00\t-\r \xa0\u2000-\u200a\u202f\u205f\u3000"
_WORD = re.compile(f"[^{_BLANKS}{HYPHEN}]+{HYPHEN}?|{HYPHEN}")  # a hyphen at the line's end ends the word's first part
_HALVES = re.compile("[\ud800-\udfff]")


class CrowdedPage(Exception):
    """A page holds more characters (`count`) than any that is printed."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


def read_page(page: Any, number: int) -> PageInk:
    """Read one loaded pdfium page; the caller closes it. Raises `CrowdedPage`."""
    helper = page.get_textpage()
    try:
        text_page = calls.address_of(helper.raw)
        text = _characters(text_page)
        spans = [match.span() for match in _WORD.finditer(text)]
        styles = _Styles(text_page)
        left, bottom, right, top = page.get_bbox()
        rotation = page.get_rotation() % 360
        turn = _text_turn(styles, spans, rotation)
        frame = Frame(left, bottom, right, top, turn)
        width, height = right - left, top - bottom
        if rotation % 180:
            width, height = height, width
        ink = PageInk(number, width, height, turned=(turn - rotation) % 360)
        _put_words(ink, text, spans, _boxes(text_page, spans), styles, frame)
    finally:
        helper.close()
    ink.picture = sum(end - start for start, end in spans) < _FEW and is_picture(page, (right - left) * (top - bottom))
    ink.rules = list(read_rules(page, frame))
    return ink


def _characters(text_page: int) -> str:
    """The page's text, one character for each that pdfium counts."""
    count = max(0, calls.count_chars(text_page))
    if count > MOST_CHARACTERS:
        raise CrowdedPage(count)
    if not count:
        return ""
    buffer = ctypes.create_string_buffer(4 * count + 8)  # pdfium may write two units for a character
    units = calls.get_text(text_page, 0, count, ctypes.addressof(buffer)) - 1
    text = buffer.raw[: 2 * units].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text.replace("\ufffe", HYPHEN)
    # Characters without a code, which the text leaves out, or beyond the basic plane: places in it are no longer places
    # on the page.
    return "".join(map(chr, map(calls.get_unicode, repeat(text_page), range(count))))


class _Styles:
    """How the characters of a page's text objects are turned and whether they are bold, each told once."""

    def __init__(self, text_page: int) -> None:
        self.text_page = text_page
        self._fonts: dict[int | None, bool] = {}

    def of(self, items: list[int | None], starts: list[int]) -> list[tuple[int, bool]]:
        """Tell the turn and the weight of words by their text objects, each asked for its first word only."""
        first = dict(zip(reversed(items), reversed(starts), strict=True))
        angles = map(calls.get_angle, repeat(self.text_page), first.values())
        known: dict[int | None, tuple[int, bool]] = {}
        for (item, at), font, angle in zip(first.items(), map(calls.get_font, first), angles, strict=True):
            if font not in self._fonts or font is None:
                self._fonts[font] = self._is_bold(at)
            known[item] = (_upright(angle) if angle else 0, self._fonts[font])
        return [known[item] for item in items]

    def turn(self, at: int) -> int:
        """The turn that sets a character upright: 0, 90, 180, 270, or 45 for one that stands aslant."""
        return _upright(calls.get_angle(self.text_page, at))

    def _is_bold(self, at: int) -> bool:
        name, flags = ctypes.create_string_buffer(96), ctypes.c_int()
        calls.get_font_info(self.text_page, at, name, 96, ctypes.byref(flags))
        font = name.value.lower()
        return bool(flags.value & _FORCE_BOLD) or any(mark in font for mark in _BOLD_NAMES)


def _upright(angle: float) -> int:
    quarters = angle / (math.pi / 2)
    return -round(quarters) * 90 % 360 if abs(quarters - round(quarters)) < 0.12 else 45


def _text_turn(styles: _Styles, spans: list[tuple[int, int]], rotation: int) -> int:
    """Tell how the page must be turned to make its text stand upright, from a sample (pdfium counts clockwise)."""
    sample = spans[:: max(1, len(spans) // 24)]
    if not sample:
        return rotation
    turns = Counter(styles.turn(start) for start, _ in sample)
    del turns[45]
    return turns.most_common(1)[0][0] if turns else rotation


_Corners = tuple[float, float, float, float, float, float, float, float]  # left, top, right, bottom, twice


def _boxes(text_page: int, spans: list[tuple[int, int]]) -> list[_Corners]:
    """Read the boxes of each word's first and last character; words whose first has none leave `spans`."""
    count = len(spans)
    corners = (ctypes.c_float * (8 * count))()
    first = ctypes.addressof(corners)  # pdfium writes straight into it: four numbers, 16 bytes, for each box
    last = first + 16
    starts = [start for start, _ in spans]
    ends = [end - 1 for _, end in spans]
    begun = list(map(calls.get_loose_box, repeat(text_page), starts, range(first, first + 32 * count, 32)))
    ended = list(map(calls.get_loose_box, repeat(text_page), ends, range(last, last + 32 * count, 32)))
    boxes: list[_Corners] = list(zip(*[iter(corners[:])] * 8, strict=True))
    if not (all(begun) and all(ended)):
        boxes = [box if end else (*box[:4], *box[:4]) for box, end in zip(boxes, ended, strict=True)]
        boxes = [box for box, begin in zip(boxes, begun, strict=True) if begin]
        spans[:] = [span for span, begin in zip(spans, begun, strict=True) if begin]
    return boxes


def _put_words(
    ink: PageInk,
    text: str,
    spans: list[tuple[int, int]],
    boxes: list[_Corners],
    styles: _Styles,
    frame: Frame,
) -> None:
    """Put the words onto the page: upright ones, and those that stand otherwise."""
    starts = [start for start, _ in spans]
    styled = styles.of(list(map(calls.get_text_object, repeat(styles.text_page), starts)), starts)
    texts = [text[start:end] for start, end in spans]
    if _HALVES.search(text):
        texts = list(map(_joined, texts))
    left, top = frame.left, frame.top
    corners = [
        (l if l < x0 else x0, b if b < y0 else y0, r if r > x1 else x1, t if t > y1 else y1)
        for x0, y1, x1, y0, l, t, r, b in boxes  # noqa: E741
    ]
    if frame.turn == 0:
        words = [
            Word(word, x0 - left, top - y1, x1 - left, top - y0, bold, order)
            for order, (word, (x0, y0, x1, y1), (_, bold)) in enumerate(zip(texts, corners, styled, strict=True))
        ]
    else:
        words = [
            Word(word, *frame.box(*box), bold, order)
            for order, (word, box, (_, bold)) in enumerate(zip(texts, corners, styled, strict=True))
        ]
    if any(turn != frame.turn for turn, _ in styled):
        ink.sideways = [word for word, (turn, _) in zip(words, styled, strict=True) if turn != frame.turn]
        words = [word for word, (turn, _) in zip(words, styled, strict=True) if turn == frame.turn]
    ink.words = words


def _joined(text: str) -> str:
    """Join the halves of characters beyond the basic plane."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
