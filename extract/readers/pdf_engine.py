"""One page through pdfium: its characters as words with their boxes, its rules, and whether it is a picture."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterable
from itertools import repeat
from struct import iter_unpack
from typing import Any

from pypdfium2 import PdfiumError

from extract.readers import pdf_calls as calls
from extract.readers.pdf_page import HYPHEN, Ends, PageInk, Stretch, ends_of, stretches_of
from extract.readers.pdf_rules import Frame, is_picture, read_rules

MOST_CHARACTERS = 500_000  # of a page; a printed one has some thousands
_FEW = 20  # characters: fewer on a page with a picture mean a scan
_FORCE_BOLD = 1 << 18  # bit 19 of a font descriptor's flags
_BOLD_NAMES = (b"bold", b"black", b"heavy", b"semibold", b"demi")
_BLANKS = (*"\r\n\x00\x03\t\x0b\x0c\xa0", *map(chr, range(0x2000, 0x200B)), *"\u202f\u205f\u3000")
_GLYPH_BLANK, _GLYPHS = "\x03", re.compile("[\x0e-\x1f]")  # numbers of a blank, figures and stops in many fonts
_LOST = re.compile("(?:\x00.)+", re.DOTALL)  # numbers of glyphs, two bytes each, of a font that is not there
_FEWEST_GLYPHS, _GLYPH_SHARE = 10, 0.01  # of a page that is written in numbers of glyphs
_LOST_WORD = 6  # characters that stand for three glyphs: fewer are a bullet or a stop
_HALVES = re.compile("[\ud800-\udfff]")

# What pdfium writes a page's text to, and boxes, two for a word; it serves one caller at a time, and all is read before
# the next page.
_UNITS = (ctypes.c_uint16 * 32_768)()
_PAGE_BOX = (ctypes.c_float * 4)()  # left, top, right, bottom, as in the boxes of words
_PAGE_PLACE = ctypes.byref(_PAGE_BOX)
_NAME, _FLAGS = ctypes.create_string_buffer(96), ctypes.c_int()  # of a font
_NAME_LENGTH, _FLAGS_PLACE = ctypes.c_ulong(96), ctypes.byref(_FLAGS)
_ROOM = 2048  # words
_BOXES = (ctypes.c_float * (8 * _ROOM))()
_BYTES = memoryview(_BOXES).cast("B")
_FIRST_PLACES, _LAST_PLACES = calls.places(_BOXES, 16)[0::2], calls.places(_BOXES, 16)[1::2]


class CrowdedPage(Exception):
    """A page holds more characters (`count`) than any that is printed."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


def read_page(page: Any, number: int) -> PageInk:
    """Read one page that `calls.load_page` gave; the caller closes it. Raises `CrowdedPage`."""
    address = calls.load_text(page)
    if not address:
        raise PdfiumError("its text cannot be loaded")
    text_page = calls.argument(address)
    try:
        text = _characters(text_page)
        lost = _LOST.findall(text) if "\x00" in text else []
        if lost:
            text = _LOST.sub(_as_blanks, text)
        texts, starts, ends = _words(text)
        boxes = _boxes(text_page, texts, starts, ends)
        items = list(map(calls.get_text_object, repeat(text_page), starts))
        first = dict(zip(items, starts, strict=True))
        turns, weights = _styles(text_page, items, first)
    finally:
        calls.close_text(text_page)
    if not calls.get_page_box(page, _PAGE_PLACE):
        raise PdfiumError("its box cannot be told")
    left, top, right, bottom = _PAGE_BOX
    rotation = calls.get_rotation(page) * 90 % 360
    turn = _text_turn(turns, rotation)
    frame = Frame(left, bottom, right, top, turn)
    width, height = right - left, top - bottom
    if rotation % 180:
        width, height = height, width
    ink = PageInk(number, width, height, turned=(turn - rotation) % 360, hyphens=HYPHEN in text)
    if lost:
        ink.lost = any(len(glyphs) >= _LOST_WORD for glyphs in lost)
        ink.garbled = sum(map(len, lost)) > sum(map(len, texts))
    elif _GLYPH_BLANK in text:
        ink.garbled = len(_GLYPHS.findall(text)) > max(_FEWEST_GLYPHS, _GLYPH_SHARE * len(text))
    if not text.isascii() and _HALVES.search(text):
        texts = list(map(_joined, texts))
    if turn:
        stretches = stretches_of(texts, _upright_boxes(boxes, frame), weights)
    else:
        stretches = stretches_of(texts, boxes, weights, left, top)
    _put(ink, stretches, turns, turn)
    ink.picture = sum(map(len, texts[:_FEW])) < _FEW and is_picture(page, (right - left) * (top - bottom))
    ink.rules = list(read_rules(page, frame, first.keys()))
    return ink


def _characters(text_page: Any) -> str:
    """The page's text, one character for each that pdfium counts; those beyond the basic plane may be halves."""
    count = max(0, calls.count_chars(text_page))
    if count > MOST_CHARACTERS:
        raise CrowdedPage(count)
    if not count:
        return ""
    room = 2 * count + 4  # pdfium may write two units for a character
    buffer = _UNITS if room <= len(_UNITS) else (ctypes.c_uint16 * room)()
    units = calls.get_text(text_page, 0, count, buffer) - 1
    text = ctypes.string_at(buffer, max(0, 2 * units)).decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text.replace("\ufffe", HYPHEN)
    # Characters without a code, which the text leaves out, or beyond the basic plane: places in it are no longer places
    # on the page.
    return "".join(map(chr, map(calls.get_unicode, repeat(text_page), range(count))))


def _as_blanks(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _words(text: str) -> tuple[list[str], list[int], list[int]]:
    """Cut a page's text into words: each word, where it starts, and where its last character stands.

    A hyphen at a line's end ends the first part of a word.
    """
    for blank in _BLANKS:
        text = text.replace(blank, " ")
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for piece in text.replace(HYPHEN, HYPHEN + " ").split(" "):
        if piece:
            texts.append(piece)
            starts.append(at)
            at += len(piece)
            ends.append(at - 1)
            if piece[-1] == HYPHEN:  # the blank behind it is none of the page's
                continue
        at += 1
    return texts, starts, ends


def _boxes(text_page: Any, texts: list[str], starts: list[int], ends: list[int]) -> Iterable[Ends]:
    """Read the boxes of each word's first and last character in PDF space; words without a first one are left out.

    They are unpacked as they are used, before the next page's are read.
    """
    boxes: list[Ends] = []
    lost: list[int] = []
    for at in range(0, len(starts), _ROOM):
        first, last = starts[at : at + _ROOM], ends[at : at + _ROOM]
        begun = list(map(calls.get_loose_box, repeat(text_page), first, _FIRST_PLACES))
        ended = list(map(calls.get_loose_box, repeat(text_page), last, _LAST_PLACES))
        found = iter_unpack("8f", _BYTES[: 32 * len(first)])
        if len(starts) <= _ROOM and all(begun) and all(ended):
            return found
        boxes += found
        if not all(begun):
            lost += [at + word for word, begin in enumerate(begun) if not begin]
        if not all(ended):
            for word, end in enumerate(ended, at):
                if not end:
                    boxes[word] = (*boxes[word][:4], *boxes[word][:4])
    for at in reversed(lost):
        del boxes[at], texts[at], starts[at], ends[at]
    return boxes


def _styles(text_page: Any, items: list[int | None], first: dict[int | None, int]) -> tuple[list[int], list[bool]]:
    """Tell the turn and the weight of words by their text objects, each asked for one word of it only."""
    angles = map(calls.get_angle, repeat(text_page), first.values())
    fonts = map(calls.get_font, map(calls.argument, first))
    weights: dict[int | None, bool] = {}  # of fonts
    turned: dict[int | None, int] = {}
    bold: set[int | None] = set()
    for (item, at), font, angle in zip(first.items(), fonts, angles, strict=True):
        if font not in weights or font is None:
            weights[font] = _is_bold(text_page, at)
        if weights[font]:
            bold.add(item)
        if angle:
            turned[item] = _upright(angle)
    return (
        [turned.get(item, 0) for item in items] if turned else [0] * len(items),
        [item in bold for item in items] if bold else [False] * len(items),
    )


def _is_bold(text_page: Any, at: int) -> bool:
    calls.get_font_info(text_page, at, _NAME, _NAME_LENGTH, _FLAGS_PLACE)
    font = _NAME.value.lower()
    return bool(_FLAGS.value & _FORCE_BOLD) or any(mark in font for mark in _BOLD_NAMES)


def _upright(angle: float) -> int:
    """The turn that sets a character upright: 0, 90, 180, 270, or 45 for one that stands aslant."""
    quarters = angle / (math.pi / 2)
    return -round(quarters) * 90 % 360 if abs(quarters - round(quarters)) < 0.12 else 45


def _text_turn(turns: list[int], rotation: int) -> int:
    """Tell how the page must be turned to make its text stand upright, from a sample (pdfium counts clockwise)."""
    if turns and turns.count(0) == len(turns):
        return 0
    counts = Counter(turns[:: max(1, len(turns) // 24)])
    del counts[45]
    return counts.most_common(1)[0][0] if counts else rotation


def _put(ink: PageInk, stretches: list[Stretch], turns: list[int], upright: int) -> None:
    """Put words onto the page: upright ones, and those that stand otherwise."""
    if turns.count(upright) < len(turns):
        turned = {at for at, turn in enumerate(turns) if turn != upright}
        parts = [
            part for whole in stretches for part in ((whole,) if turned.isdisjoint(whole.places) else whole.singly())
        ]
        ink.sideways = [part for part in parts if part.order in turned]
        stretches = [part for part in parts if part.order not in turned]
    ink.stretches = stretches


def _upright_boxes(boxes: Iterable[Ends], frame: Frame) -> list[Ends]:
    """Turn the boxes of words so that they stand upright: each word's own, around its first and its last character."""
    return [
        ends_of(*frame.box(min(x0, l), min(y0, b), max(x1, r), max(y1, t)))
        for x0, y1, x1, y0, l, t, r, b in boxes  # noqa: E741
    ]


def _joined(text: str) -> str:
    """Join the halves of characters beyond the basic plane."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
