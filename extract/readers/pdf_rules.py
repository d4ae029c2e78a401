"""What is drawn on a page beside its words: straight rules, the edges of shaded areas, pictures."""

import ctypes
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import filterfalse, repeat
from struct import iter_unpack
from typing import Any, NamedTuple

from pypdfium2 import raw

from extract.readers import pdf_calls as calls

_THIN = 3.0  # points: a filled rectangle thinner than this is a drawn line
_SHORT = 8.0  # points: shorter strokes are dashes, ticks and letters, not rules
_MANY_SEGMENTS = 400  # a path with more is a drawing
_MANY_RULES = 4000

_PATH, _IMAGE, _FORM = raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM

# What pdfium writes its answers to; it serves one caller at a time, and each answer is read before the next call.
_ROOM = 512  # boxes, or points
_FLOATS, _INTS, _MATRIX = (ctypes.c_float * (4 * _ROOM))(), (ctypes.c_uint * 4)(), raw.FS_MATRIX()
_BYTES = memoryview(_FLOATS).cast("B")
_FLOAT_PLACES, _INT_PLACES, _MATRIX_PLACE = calls.places(_FLOATS, 4), calls.places(_INTS, 4), ctypes.byref(_MATRIX)
_CORNERS = [_FLOAT_PLACES[at::4] for at in range(4)]  # left, bottom, right and top of boxes
_XS, _YS = _FLOAT_PLACES[0::2], _FLOAT_PLACES[1::2]


class Rule(NamedTuple):
    """A drawn straight line; `shade` is True where it is only the edge of a filled area."""

    x0: float
    top: float
    x1: float
    bottom: float
    shade: bool = False


_NEW_RULE: Callable[[tuple[object, ...]], Rule] = partial(tuple.__new__, Rule)  # in half its class's time


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


_Box = tuple[float, float, float, float]
_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def is_picture(page: Any, area: float) -> bool:
    """An image over half the page."""
    return any(
        (right - left) * (top - bottom) > 0.5 * area
        for _, _, (left, bottom, right, top) in _placed(_objects(page, _IMAGE))
    )


def _objects(page: Any, wanted: int, known: Collection[int | None] = ()) -> list[tuple[Any, _Matrix]]:
    """List the page's objects of a kind, those in forms (at most three deep) too; `known` ones need no look."""
    found = map(calls.get_object, repeat(page), range(max(0, calls.count_objects(page))))
    items = list(map(calls.argument, filterfalse(known.__contains__, found)))
    objects: list[tuple[Any, _Matrix]] = []
    for item, kind in zip(items, list(map(calls.get_kind, items)), strict=True):
        if kind == wanted:
            objects.append((item, _IDENTITY))
        elif kind == _FORM:
            objects += _form_objects(item, wanted, _IDENTITY, 3)
    return objects


def _form_objects(form: Any, wanted: int, outer: _Matrix, depth: int) -> Iterator[tuple[Any, _Matrix]]:
    matrix = _times(_matrix_of(form), outer)
    for at in range(max(0, calls.count_form_objects(form))):
        item = calls.argument(calls.get_form_object(form, ctypes.c_ulong(at)))
        kind = calls.get_kind(item)
        if kind == wanted:
            yield item, matrix
        elif kind == _FORM and depth > 1:
            yield from _form_objects(item, wanted, matrix, depth - 1)


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


def _placed(objects: Sequence[tuple[Any, _Matrix]]) -> Iterator[tuple[Any, _Matrix, _Box]]:
    """Give objects with the boxes around them, as they stand on the page."""
    for start in range(0, len(objects), _ROOM):
        part = objects[start : start + _ROOM]
        told = list(map(calls.get_bounds, [item for item, _ in part], *_CORNERS))
        boxes = list(iter_unpack("4f", _BYTES[: 16 * len(part)]))
        for (item, matrix), known, box in zip(part, told, boxes, strict=True):
            if known:
                yield item, matrix, box if matrix is _IDENTITY else _around(matrix, *box)


def _around(matrix: _Matrix, left: float, bottom: float, right: float, top: float) -> _Box:
    ax, ay = _apply(matrix, left, bottom)
    bx, by = _apply(matrix, right, top)
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def read_rules(page: Any, frame: Frame, texts: Collection[int | None]) -> list[Rule]:
    """Read drawn lines: thin rectangles, strokes, and the edges of framed or shaded areas.

    `texts` are objects that are known to be text, which need no look.
    """
    most = 0.9 * (frame.right - frame.left) * (frame.top - frame.bottom)
    rules: list[Rule] = []
    for item, matrix, box in _placed(_objects(page, _PATH, texts)):
        left, bottom, right, top = box
        width, height = right - left, top - bottom
        if (width < _SHORT and height < _SHORT) or width * height > most:
            continue
        if width < _THIN or height < _THIN:
            rules.append(_NEW_RULE((*frame.box(left, bottom, right, top), False)))
        else:
            rules += _path_rules(item, matrix, box, frame)
        if len(rules) > _MANY_RULES:
            break
    return rules


def _path_rules(item: Any, matrix: _Matrix, box: _Box, frame: Frame) -> list[Rule]:
    fill, stroke = (_INTS[0], _INTS[1]) if calls.get_draw_mode(item, *_INT_PLACES[:2]) else (0, 0)
    count = calls.count_segments(item)
    if not (fill or stroke) or count > _MANY_SEGMENTS:
        return []
    if stroke:
        own = _matrix_of(item) if matrix is _IDENTITY else _times(_matrix_of(item), matrix)
        return [
            Rule(*frame.box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))
            for (ax, ay), (bx, by) in _strokes(item, count, own)
            if min(abs(ax - bx), abs(ay - by)) < 1 and max(abs(ax - bx), abs(ay - by)) >= _SHORT
        ]
    if count > 6 or _is_white(item):
        return []
    x0, top, x1, bottom = frame.box(*box)
    edges = (x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)
    return [_NEW_RULE((*edge, True)) for edge in edges]


_Point = tuple[float, float]


def _strokes(item: Any, count: int, matrix: _Matrix) -> Iterator[tuple[_Point, _Point]]:
    """The straight strokes of a path."""
    segments = list(map(calls.argument, map(calls.get_segment, repeat(item), range(count))))
    list(map(calls.get_point, segments, _XS, _YS))
    points: list[_Point] = list(iter_unpack("2f", _BYTES[: 8 * count]))
    if matrix is not _IDENTITY:
        points = [_apply(matrix, x, y) for x, y in points]
    begin: _Point | None = None
    last: _Point | None = None
    kinds, closed = map(calls.get_segment_kind, segments), map(calls.get_close, segments)
    for point, kind, closes in zip(points, kinds, closed, strict=True):
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begin = point
        elif kind == raw.FPDF_SEGMENT_LINETO and last is not None:
            yield last, point
        last = point
        if closes and begin is not None:
            yield point, begin
            last = begin


def _is_white(item: Any) -> bool:
    if not calls.get_fill(item, *_INT_PLACES):
        return False
    red, green, blue, alpha = _INTS
    return alpha == 0 or min(red, green, blue) > 250
