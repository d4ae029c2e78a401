"""What is drawn on a page beside its words: straight rules, the edges of shaded areas, pictures."""

import ctypes
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import filterfalse, repeat
from typing import Any, NamedTuple

from pypdfium2 import raw

from extract.readers import pdf_calls as calls

_THIN = 3.0  # points: a filled rectangle thinner than this is a drawn line
_SHORT = 8.0  # points: shorter strokes are dashes, ticks and letters, not rules
_MANY_SEGMENTS = 400  # a path with more is a drawing
_MANY_RULES = 4000

_TEXT, _PATH, _IMAGE, _FORM = (
    raw.FPDF_PAGEOBJ_TEXT,
    raw.FPDF_PAGEOBJ_PATH,
    raw.FPDF_PAGEOBJ_IMAGE,
    raw.FPDF_PAGEOBJ_FORM,
)

# What pdfium writes its answers to; it serves one caller at a time, and each answer is read before the next call.
_FLOATS, _INTS, _MATRIX = (ctypes.c_float * 4)(), (ctypes.c_uint * 4)(), raw.FS_MATRIX()
_FLOAT_VIEW = memoryview(_FLOATS).cast("B").cast("f")  # unpacked in a third of the array's time
_FLOAT_PLACES, _INT_PLACES, _MATRIX_PLACE = calls.places(_FLOATS, 4), calls.places(_INTS, 4), ctypes.byref(_MATRIX)


class Rule(NamedTuple):
    """A drawn straight line; `shade` is True where it is only the edge of a filled area."""

    x0: float
    top: float
    x1: float
    bottom: float
    shade: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of the page in PDF space, and how it is turned to make text stand upright."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Give a box of PDF space in working coordinates: points from the top left corner."""
        if self.turn == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        if self.turn == 90:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.turn == 180:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        return self.top - y1, self.right - x1, self.top - y0, self.right - x0


def is_picture(page: Any, area: float) -> bool:
    """An image over half the page."""
    return any(
        (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]) > 0.5 * area
        for kind, item, matrix in _objects(page)
        if kind == _IMAGE and (bounds := _bounds(item, matrix))
    )


_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _objects(page: Any, known: Collection[int | None] = ()) -> Iterator[tuple[int, Any, _Matrix]]:
    """Walk the page's objects, into forms (at most three deep); those `known` to be text are passed over."""
    found = map(calls.get_object, repeat(page), range(max(0, calls.count_objects(page))))
    items = list(map(calls.argument, filterfalse(known.__contains__, found)))
    for item, kind in zip(items, list(map(calls.get_kind, items)), strict=True):
        if kind == _FORM:
            yield from _form_objects(item, _IDENTITY, 3)
        elif kind != _TEXT:
            yield kind, item, _IDENTITY


def _form_objects(form: Any, outer: _Matrix, depth: int) -> Iterator[tuple[int, Any, _Matrix]]:
    matrix = _times(_matrix_of(form), outer)
    for at in range(max(0, calls.count_form_objects(form))):
        item = calls.argument(calls.get_form_object(form, ctypes.c_ulong(at)))
        kind = calls.get_kind(item)
        if kind == _FORM:
            if depth > 1:
                yield from _form_objects(item, matrix, depth - 1)
        elif kind != _TEXT:
            yield kind, item, matrix


def _matrix_of(item: Any) -> _Matrix:
    m = _MATRIX
    found = (m.a, m.b, m.c, m.d, m.e, m.f) if calls.get_matrix(item, _MATRIX_PLACE) else _IDENTITY
    return _IDENTITY if found == _IDENTITY else found


def _times(m: _Matrix, n: _Matrix) -> _Matrix:
    a, b, c, d, e, f = m
    g, h, i, j, k, l = n  # noqa: E741
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l


def _apply(m: _Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _bounds(item: Any, matrix: _Matrix) -> tuple[float, float, float, float] | None:
    if not calls.get_bounds(item, *_FLOAT_PLACES):
        return None
    left, bottom, right, top = _FLOAT_VIEW.tolist()
    if matrix is _IDENTITY:
        return left, bottom, right, top
    ax, ay = _apply(matrix, left, bottom)
    bx, by = _apply(matrix, right, top)
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def read_rules(page: Any, frame: Frame, texts: Collection[int | None]) -> Iterator[Rule]:
    """Read drawn lines: thin rectangles, strokes, and the edges of framed or shaded areas.

    `texts` are objects that are known to be text, which need no look.
    """
    area = (frame.right - frame.left) * (frame.top - frame.bottom)
    found = 0
    for kind, item, matrix in _objects(page, texts):
        if kind != _PATH or found > _MANY_RULES:
            continue
        bounds = _bounds(item, matrix)
        if bounds is None:
            continue
        width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
        if (width < _SHORT and height < _SHORT) or width * height > 0.9 * area:
            continue
        if width < _THIN or height < _THIN:
            yield Rule(*frame.box(*bounds))
            found += 1
            continue
        for rule in _path_rules(item, matrix, bounds, frame):
            yield rule
            found += 1


def _path_rules(item: Any, matrix: _Matrix, bounds: tuple[float, float, float, float], frame: Frame) -> Iterator[Rule]:
    fill, stroke = (_INTS[0], _INTS[1]) if calls.get_draw_mode(item, *_INT_PLACES[:2]) else (0, 0)
    count = calls.count_segments(item)
    if not (fill or stroke) or count > _MANY_SEGMENTS:
        return
    if not stroke:
        if count <= 6 and not _is_white(item):
            x0, top, x1, bottom = frame.box(*bounds)
            yield Rule(x0, top, x1, top, shade=True)
            yield Rule(x0, bottom, x1, bottom, shade=True)
            yield Rule(x0, top, x0, bottom, shade=True)
            yield Rule(x1, top, x1, bottom, shade=True)
        return
    own = _matrix_of(item) if matrix is _IDENTITY else _times(_matrix_of(item), matrix)
    for (ax, ay), (bx, by) in _strokes(item, count, own):
        if min(abs(ax - bx), abs(ay - by)) < 1 and max(abs(ax - bx), abs(ay - by)) >= _SHORT:
            yield Rule(*frame.box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))


_Point = tuple[float, float]


def _strokes(item: Any, count: int, matrix: _Matrix) -> Iterator[tuple[_Point, _Point]]:
    """The straight strokes of a path."""
    x, y, *_ = _FLOAT_PLACES
    begin: _Point | None = None
    last: _Point | None = None
    for at in range(count):
        segment = calls.argument(calls.get_segment(item, at))
        calls.get_point(segment, x, y)
        point = _apply(matrix, *_FLOATS[:2]) if matrix is not _IDENTITY else (_FLOATS[0], _FLOATS[1])
        kind = calls.get_segment_kind(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begin = point
        elif kind == raw.FPDF_SEGMENT_LINETO and last is not None:
            yield last, point
        last = point
        if calls.get_close(segment) and begin is not None:
            yield point, begin
            last = begin


def _is_white(item: Any) -> bool:
    if not calls.get_fill(item, *_INT_PLACES):
        return False
    red, green, blue, alpha = _INTS
    return alpha == 0 or min(red, green, blue) > 250
