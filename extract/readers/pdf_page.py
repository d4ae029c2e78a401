"""One page of a PDF as pdfium sees it: its words with their boxes, its drawn rules, and whether it is a picture.

Working coordinates are points from the top left corner of the page, turned so that the page's text stands upright;
`PageInk.place` turns a box back to the page as it is displayed.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdfium2 import raw

from models import Box

HYPHEN = "\x02"  # pdfium's mark for a hyphen printed at the end of a line; the word goes on in the next line
_BLANKS = frozenset((*range(0x09, 0x0E), 0x20, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000))
_FORCE_BOLD = 1 << 18  # bit 19 of a font descriptor's flags
_BOLD_NAMES = (b"bold", b"black", b"heavy", b"semibold", b"demi")
_THIN = 3.0  # points: a filled rectangle thinner than this is a drawn line
_SHORT = 8.0  # points: shorter strokes are dashes, ticks and letters, not rules
_MANY_SEGMENTS = 400  # a path with more is a drawing
_MANY_RULES = 4000


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


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn straight line; `shade` is True where it is only the edge of a filled area."""

    x0: float
    top: float
    x1: float
    bottom: float
    shade: bool = False


@dataclass(slots=True)
class PageInk:
    """What is printed on one page: `width` and `height` as displayed, words in stream order, rules."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    sideways: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    picture: bool = False
    turned: int = 0

    def place(self, x0: float, top: float, x1: float, bottom: float) -> Box:
        """Give a working box as a box on the displayed page."""
        if self.turned == 90:
            x0, top, x1, bottom = top, self.height - x1, bottom, self.height - x0
        elif self.turned == 180:
            x0, top, x1, bottom = self.width - x1, self.height - bottom, self.width - x0, self.height - top
        elif self.turned == 270:
            x0, top, x1, bottom = self.width - bottom, x0, self.width - top, x1
        return Box(self.number, round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))


@dataclass(frozen=True, slots=True)
class _Frame:
    """The visible part of the page in PDF space, and how it is turned to make text stand upright."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        if self.turn == 90:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.turn == 180:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        if self.turn == 270:
            return self.top - y1, self.right - x1, self.top - y0, self.right - x0
        return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0


def read_page(page: Any, number: int) -> PageInk:
    """Read one loaded pdfium page; the caller closes it."""
    text_page = page.get_textpage()
    try:
        count = max(0, raw.FPDFText_CountChars(text_page))
        unicode_of = raw.FPDFText_GetUnicode
        codes = [unicode_of(text_page, at) for at in range(count)]
        spans = list(_word_spans(codes))
        left, bottom, right, top = page.get_bbox()
        rotation = page.get_rotation() % 360
        turn = _text_turn(text_page, spans, rotation)
        frame = _Frame(left, bottom, right, top, turn)
        width, height = right - left, top - bottom
        if rotation % 180:
            width, height = height, width
        ink = PageInk(number, width, height, turned=(turn - rotation) % 360)
        _read_words(ink, text_page, codes, spans, frame)
    finally:
        text_page.close()
    ink.picture = sum(end - start for start, end in spans) < 20 and _is_picture(page, (right - left) * (top - bottom))
    ink.rules = list(_read_rules(page, frame))
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
    angles = (math.degrees(raw.FPDFText_GetCharAngle(text_page, start)) for start, _ in sample)
    return Counter(-round(angle / 90) * 90 % 360 for angle in angles).most_common(1)[0][0]


def _read_words(ink: PageInk, text_page: Any, codes: list[int], spans: list[tuple[int, int]], frame: _Frame) -> None:
    rect = raw.FS_RECTF()
    name = ctypes.create_string_buffer(96)
    flags = ctypes.c_int()
    loose_box = raw.FPDFText_GetLooseCharBox
    for order, (start, end) in enumerate(spans):
        if not loose_box(text_page, start, rect):
            continue
        x0, y0, x1, y1 = rect.left, rect.bottom, rect.right, rect.top
        if end - start > 1 and loose_box(text_page, end - 1, rect):
            x0, y0, x1, y1 = min(x0, rect.left), min(y0, rect.bottom), max(x1, rect.right), max(y1, rect.top)
        box = frame.box(x0, y0, x1, y1)
        name.value = b""
        raw.FPDFText_GetFontInfo(text_page, start, name, 96, flags)
        bold = bool(flags.value & _FORCE_BOLD) or any(mark in name.value.lower() for mark in _BOLD_NAMES)
        word = Word(_text_of(codes, start, end), *box, bold, order)
        upright = end - start < 3 or box[3] - box[1] < 2.2 * (box[2] - box[0])
        (ink.words if upright else ink.sideways).append(word)


def _text_of(codes: list[int], start: int, end: int) -> str:
    text = "".join(map(chr, codes[start:end]))
    if any(0xD800 <= code < 0xE000 for code in codes[start:end]):  # halves of characters beyond the basic plane
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _is_picture(page: Any, area: float) -> bool:
    """An image over half the page."""
    return any(
        (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]) > 0.5 * area
        for kind, item, matrix in _objects(page)
        if kind == raw.FPDF_PAGEOBJ_IMAGE and (bounds := _bounds(item, matrix))
    )


_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _objects(page: Any) -> Iterator[tuple[int, Any, _Matrix]]:
    """Walk the page's objects, into forms (at most three deep)."""
    for at in range(raw.FPDFPage_CountObjects(page)):
        item = raw.FPDFPage_GetObject(page, at)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            yield from _form_objects(item, _IDENTITY, 3)
        elif kind != raw.FPDF_PAGEOBJ_TEXT:
            yield kind, item, _IDENTITY


def _form_objects(form: Any, outer: _Matrix, depth: int) -> Iterator[tuple[int, Any, _Matrix]]:
    matrix = _times(_matrix_of(form), outer)
    for at in range(max(0, raw.FPDFFormObj_CountObjects(form))):
        item = raw.FPDFFormObj_GetObject(form, at)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            if depth > 1:
                yield from _form_objects(item, matrix, depth - 1)
        elif kind != raw.FPDF_PAGEOBJ_TEXT:
            yield kind, item, matrix


def _matrix_of(item: Any) -> _Matrix:
    m = raw.FS_MATRIX()
    return (m.a, m.b, m.c, m.d, m.e, m.f) if raw.FPDFPageObj_GetMatrix(item, m) else _IDENTITY


def _times(m: _Matrix, n: _Matrix) -> _Matrix:
    a, b, c, d, e, f = m
    g, h, i, j, k, l = n  # noqa: E741
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l


def _apply(m: _Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _bounds(item: Any, matrix: _Matrix) -> tuple[float, float, float, float] | None:
    left, bottom, right, top = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return None
    if matrix is _IDENTITY:
        return left.value, bottom.value, right.value, top.value
    ax, ay = _apply(matrix, left.value, bottom.value)
    bx, by = _apply(matrix, right.value, top.value)
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _read_rules(page: Any, frame: _Frame) -> Iterator[Rule]:
    """Read drawn lines: thin rectangles, strokes, and the edges of framed or shaded areas."""
    area = (frame.right - frame.left) * (frame.top - frame.bottom)
    found = 0
    for kind, item, matrix in _objects(page):
        if kind != raw.FPDF_PAGEOBJ_PATH or found > _MANY_RULES:
            continue
        bounds = _bounds(item, matrix)
        if bounds is None:
            continue
        width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
        if max(width, height) < _SHORT or width * height > 0.9 * area:
            continue
        if min(width, height) < _THIN:
            yield Rule(*frame.box(*bounds))
            found += 1
            continue
        for rule in _path_rules(item, matrix, bounds, frame):
            yield rule
            found += 1


def _path_rules(item: Any, matrix: _Matrix, bounds: tuple[float, float, float, float], frame: _Frame) -> Iterator[Rule]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    count = raw.FPDFPath_CountSegments(item)
    if not (fill.value or stroke.value) or count > _MANY_SEGMENTS:
        return
    if not stroke.value:
        if count <= 6 and not _is_white(item):
            x0, top, x1, bottom = frame.box(*bounds)
            yield Rule(x0, top, x1, top, shade=True)
            yield Rule(x0, bottom, x1, bottom, shade=True)
            yield Rule(x0, top, x0, bottom, shade=True)
            yield Rule(x1, top, x1, bottom, shade=True)
        return
    own = _times(_matrix_of(item), matrix)
    for (ax, ay), (bx, by) in _strokes(item, count, own):
        if min(abs(ax - bx), abs(ay - by)) < 1 and max(abs(ax - bx), abs(ay - by)) >= _SHORT:
            yield Rule(*frame.box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))


_Point = tuple[float, float]


def _strokes(item: Any, count: int, matrix: _Matrix) -> Iterator[tuple[_Point, _Point]]:
    """The straight strokes of a path."""
    x, y = ctypes.c_float(), ctypes.c_float()
    begin: _Point | None = None
    last: _Point | None = None
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = _apply(matrix, x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begin = point
        elif kind == raw.FPDF_SEGMENT_LINETO and last is not None:
            yield last, point
        last = point
        if raw.FPDFPathSegment_GetClose(segment) and begin is not None:
            yield point, begin
            last = begin


def _is_white(item: Any) -> bool:
    r, g, b, a = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
    if not raw.FPDFPageObj_GetFillColor(item, r, g, b, a):
        return False
    return a.value == 0 or min(r.value, g.value, b.value) > 250
