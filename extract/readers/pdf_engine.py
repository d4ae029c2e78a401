"""One page through pdfium: its characters as words with their boxes, its rules, and whether it is a picture."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import compress, repeat
from struct import iter_unpack
from typing import Any

from pypdfium2 import PdfiumError

from extract.readers import pdf_calls as calls
from extract.readers.pdf_page import HYPHEN, Ends, PageInk, Stretch, ends_of, join_words
from extract.readers.pdf_rules import Frame, is_picture, read_rules

MOST_CHARACTERS = 500_000  # of a page; a printed one has some thousands
_FEW = 20  # characters: fewer on a page with a picture mean a scan
_FORCE_BOLD = 1 << 18  # bit 19 of a font descriptor's flags
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
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
        return _read(page, text_page, number)
    finally:
        calls.close_text(text_page)


def _read(page: Any, text_page: Any, number: int) -> PageInk:
    text = _characters(text_page)
    lost = _LOST.findall(text) if "\x00" in text else []
    if lost:
        text = _LOST.sub(_as_blanks, text)
    texts, starts, ends = _words(text)
    if not calls.get_page_box(page, _PAGE_PLACE):
        raise PdfiumError("its box cannot be told")
    left, top, right, bottom = _PAGE_BOX
    rotation = calls.get_rotation(page) * 90 % 360
    boxes = _boxes(text_page, texts, starts, ends)
    turn = _text_turn(text_page, starts, rotation)
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
    stretches = join_words(texts, _upright_boxes(boxes, frame)) if turn else join_words(texts, boxes, left, top)
    objects, mixed, characters = _text_objects(text_page, starts, stretches)
    _put(ink, stretches, objects, mixed, *_styles(text_page, characters, turn))
    ink.picture = sum(map(len, texts[:_FEW])) < _FEW and is_picture(page, (right - left) * (top - bottom))
    ink.rules = read_rules(page, frame, characters)
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


def _text_objects(
    text_page: Any, starts: list[int], stretches: Sequence[Stretch]
) -> tuple[list[int | None], dict[int, list[int | None]], dict[int | None, int]]:
    """Tell the text object of each stretch's words, those of each word where there are several, and a character of all.

    What an object draws follows each other: the one of a stretch's first word and its last has drawn all between them.
    """
    begun = [starts[part.order] for part in stretches]
    objects = list(map(calls.get_text_object, repeat(text_page), begun))
    characters = dict(zip(objects, begun, strict=True))
    longer = [at for at, part in enumerate(stretches) if len(part.texts) > 1]
    last = [starts[stretches[at].order + len(stretches[at].texts) - 1] for at in longer]
    mixed: dict[int, list[int | None]] = {}
    for at, item in zip(longer, map(calls.get_text_object, repeat(text_page), last), strict=True):
        if item != objects[at]:
            begin = stretches[at].order
            places = starts[begin : begin + len(stretches[at].texts)]
            mixed[at] = list(map(calls.get_text_object, repeat(text_page), places))
            characters.update(zip(mixed[at], places, strict=True))
    return objects, mixed, characters


def _styles(text_page: Any, characters: dict[int | None, int], upright: int) -> tuple[set[int | None], set[int | None]]:
    """Tell the text objects in bold type and those that do not stand upright, by one of their characters each."""
    places = characters.values()
    angles = list(map(calls.get_angle, repeat(text_page), places))
    fonts = list(map(calls.get_font, map(calls.argument, characters)))
    weights = {font: _is_bold(text_page, at) for font, at in dict(zip(fonts, places, strict=True)).items()}
    bold = set(compress(characters, map(weights.__getitem__, fonts))) if any(weights.values()) else set()
    if None in weights:
        unknown = [item for item, font in zip(characters, fonts, strict=True) if font is None]
        bold = bold.difference(unknown).union(item for item in unknown if _is_bold(text_page, characters[item]))
    if not upright and not any(angles):
        return bold, set()
    return bold, {item for item, angle in zip(characters, angles, strict=True) if _upright(angle) != upright}


def _is_bold(text_page: Any, at: int) -> bool:
    calls.get_font_info(text_page, at, _NAME, _NAME_LENGTH, _FLAGS_PLACE)
    return bool(_FLAGS.value & _FORCE_BOLD) or _BOLD_NAME.search(_NAME.value) is not None


def _upright(angle: float) -> int:
    """The turn that sets a character upright: 0, 90, 180, 270, or 45 for one that stands aslant."""
    quarters = angle / (math.pi / 2)
    return -round(quarters) * 90 % 360 if abs(quarters - round(quarters)) < 0.12 else 45


def _text_turn(text_page: Any, starts: list[int], rotation: int) -> int:
    """Tell how the page must be turned to make its text stand upright, from a sample (pdfium counts clockwise)."""
    angles = list(map(calls.get_angle, repeat(text_page), starts[:: max(1, len(starts) // 24)]))
    if angles and not any(angles):
        return 0
    counts = Counter(map(_upright, angles))
    del counts[45]
    return counts.most_common(1)[0][0] if counts else rotation


def _put(
    ink: PageInk,
    stretches: list[Stretch],
    objects: list[int | None],
    mixed: dict[int, list[int | None]],
    bold: set[int | None],
    turned: set[int | None],
) -> None:
    """Put words onto the page: upright ones by their weight, and each alone of those that stand otherwise."""
    if bold:
        for part, item in zip(stretches, objects, strict=True):
            if item in bold:
                part.bold = True
    if not turned and not (bold and mixed):
        ink.stretches = stretches
        return
    for at, (whole, item) in enumerate(zip(stretches, objects, strict=True)):
        if at not in mixed and item not in turned:  # as nearly all
            ink.stretches.append(whole)
            continue
        items = mixed.get(at) or [item] * len(whole.texts)
        for part in whole.by_weight([held in bold for held in items]):
            own = items[part.order - whole.order :][: len(part.texts)]
            if turned.isdisjoint(own):
                ink.stretches.append(part)
                continue
            for word, held in zip(part.singly(), own, strict=True):
                (ink.sideways if held in turned else ink.stretches).append(word)


def _upright_boxes(boxes: Iterable[Ends], frame: Frame) -> list[Ends]:
    """Turn the boxes of words so that they stand upright: each word's own, around its first and its last character."""
    return [
        ends_of(*frame.box(min(x0, l), min(y0, b), max(x1, r), max(y1, t)))
        for x0, y1, x1, y0, l, t, r, b in boxes  # noqa: E741
    ]


def _joined(text: str) -> str:
    """Join the halves of characters beyond the basic plane."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
