"""Printed lines as the layout has them: one fragment, whose words tell where they stand when somebody asks."""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from extract.readers.pdf_lines import Printed, runs_of
from extract.readers.pdf_page import HYPHEN, SOFT, PageInk, Stretch, to_hundredths
from models import Box, Fragment, Line

_HYPHENS = frozenset((HYPHEN, SOFT))


class _Printing(NamedTuple):
    """The words of a printed line and their page: what a fragment keeps until somebody asks where they stand."""

    ink: PageInk
    parts: list[Stretch]

    def words(self, length: int, upto: int | None = None) -> list[Fragment]:
        """Give the words in the last `length` characters of the line, each with its box on the displayed page."""
        if upto is not None and (first := self._first(length, upto)):
            return [first]
        cut = sum(map(_followed_length, self.parts)) - length
        parts = self.parts if upto is None else self._before(cut + upto)
        words = []
        texts = [_followed(text) for part in parts for text in part.texts]
        for text, corners in zip(texts, self.ink.corners(parts), strict=True):
            if cut < len(text):
                words.append(Fragment(text[max(0, cut) :], self.ink.number, Box(*corners)))
            cut -= len(text)
        return words

    def around(self, length: int, start: int, end: int) -> Box | None:
        """Give the one box around the words in `start:end`, where they stand beside each other on an upright page."""
        part, ink = self.parts[0], self.ink
        if len(self.parts) > 1 or ink.turned or ink.skew or part.bottom - part.top < 1:
            return None
        texts = part.texts
        if len(texts) == 1:
            touched = len(texts[0]) + 1 == length and start < length - 1 and end > 0
            return Box(ink.number, *to_hundredths(part.x0, part.top, part.x1, part.bottom)) if touched else None
        if sum(map(len, texts)) + len(texts) != length:
            return None  # cut off in front, or with a hyphen at its end
        first, last = (0, len(texts)) if start <= 0 and end >= length - 1 else _numbers(texts, start, end)
        lefts = part.lefts[first:last]
        if not lefts or min(lefts) < lefts[0]:
            return None
        return Box(ink.number, *to_hundredths(lefts[0], part.top, max(part.rights[first:last]), part.bottom))

    def _first(self, length: int, upto: int) -> Fragment | None:
        """Give the first word, as most markers are, of a whole line without hyphens; None where it takes more."""
        part, ink = self.parts[0], self.ink
        text = part.texts[0] + " "
        if ink.turned or ink.skew or not 0 < upto <= len(text):
            return None
        for each in self.parts:
            length -= sum(map(len, each.texts)) + len(each.texts)
        if length:
            return None
        corners = to_hundredths(part.lefts[0], part.top, part.rights[0], part.bottom)
        return Fragment(text, ink.number, Box(ink.number, *corners))

    def _before(self, end: int) -> list[Stretch]:
        """The words that begin before so many characters of the line."""
        parts: list[Stretch] = []
        for part in self.parts:
            for at, text in enumerate(part.texts):
                if end <= 0:
                    return [*parts, part.cut(0, at)] if at else parts
                end -= len(_followed(text))
            parts.append(part)
        return parts


def _numbers(texts: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Tell the first and, behind it, the last of the words that touch `start:end` of a line."""
    at = first = last = 0
    for number, text in enumerate(texts):
        stop = at + len(text)
        if stop <= start:
            first = number + 1
        elif at < end:
            last = number + 1
        at = stop + 1
    return first, last


# A line for each cell of a table: made in a third of the time that their classes take.
_NEW_FRAGMENT: Callable[[tuple[object, ...]], Fragment] = partial(tuple.__new__, Fragment)
_NEW_PRINTING: Callable[[tuple[object, ...]], _Printing] = partial(tuple.__new__, _Printing)
_NEW_LINE: Callable[[tuple[object, ...]], Line] = partial(tuple.__new__, Line)
_rounded = lru_cache(1024)(partial(round, ndigits=1))


def to_line(ink: PageInk, run: Printed) -> Line:
    """Make the layout's line of a run: one fragment, whose words have their boxes on the displayed page."""
    return _line(ink, run.parts, run.text, run.size, run.bold)


def lines_of(ink: PageInk, parts: list[Stretch]) -> tuple[Line, ...]:
    """Make the layout's lines of words in stream order; one stretch, as in most cells of a table, is one line."""
    if len(parts) == 1:
        part = parts[0]
        texts = part.texts
        text = texts[0] if len(texts) == 1 else " ".join(texts)
        return (_line(ink, parts, text, part.bottom - part.top, part.bold),)
    return tuple([to_line(ink, run) for run in runs_of(parts)])


def _line(ink: PageInk, parts: list[Stretch], text: str, size: float, bold: bool) -> Line:
    if HYPHEN in text or SOFT in text:
        text = "".join([_followed(word) for part in parts for word in part.texts])
    else:
        text += " "
    fragment = _NEW_FRAGMENT((text, ink.number, None, -1, None, _NEW_PRINTING((ink, parts))))
    return _NEW_LINE(((fragment,), _rounded(size), bold))


def _followed_length(part: Stretch) -> int:
    """How many characters words have with the blanks after them."""
    text = part.text
    return len(text) + 1 - text.count(SOFT + " ") - text.count(HYPHEN + " ") - (text[-1:] in _HYPHENS)


def _followed(word: str) -> str:
    """A word with the blank after it; a hyphen at a line's end has none."""
    return word if word[-1:] in _HYPHENS else word + " "
