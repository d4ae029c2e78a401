"""The marker or label of a block: how it is cut off its line, and where it is printed."""

from collections.abc import Callable
from functools import partial

from models import Box, Fragment, Line, Origin

_NEW_FRAGMENT: Callable[[tuple[object, ...]], Fragment] = partial(tuple.__new__, Fragment)
_NEW_LINE: Callable[[tuple[object, ...]], Line] = partial(tuple.__new__, Line)
_NEW_ORIGIN: Callable[[tuple[object, ...]], Origin] = partial(tuple.__new__, Origin)  # a third of its class's time


def lead_origins(printed: tuple[Fragment, ...], start: int, end: int) -> tuple[Origin, ...]:
    """The origin of a marker or label written at `start:end` of the text: one box around all of it."""
    if not printed or end <= start:
        return ()
    first = printed[0]
    if len(printed) == 1:
        return (_NEW_ORIGIN((start, end, first.page, first.box, first.source, None)),)
    boxes = [f.box for f in printed if f.box is not None and f.page == first.page]
    return (_NEW_ORIGIN((start, end, first.page, _around(boxes), first.source, None)),)


def _around(boxes: list[Box]) -> Box | None:
    """The box around boxes of one page."""
    if not boxes:
        return None
    lefts, tops, rights, feet = zip(*(box[1:] for box in boxes), strict=True)
    return Box(boxes[0].page, min(lefts), min(tops), max(rights), max(feet))


def drop_lead(line: Line, length: int) -> Line:
    """Cut the first `length` characters off a line, keeping the origins of the rest."""
    return cut_lead(line, length)[1]


def cut_lead(line: Line, length: int) -> tuple[tuple[Fragment, ...], Line]:
    """Cut a line in two after `length` characters: the fragments or words before, and the line of the rest."""
    lead, rest = _first(line, length) if length else (), []
    if len(line.fragments) == 1:
        text, page, box, source, link, printing = line.fragments[0]
        if length < len(text):
            source = source + length if source >= 0 else -1
            cut = _NEW_FRAGMENT((text[length:], page, box, source, link, printing))
            return lead, _NEW_LINE(((cut,), line.size, line.bold))
    for fragment in line.fragments:
        if length >= len(fragment.text):
            length -= len(fragment.text)
            continue
        source = fragment.source + length if fragment.source >= 0 else -1
        rest.append(fragment._replace(text=fragment.text[length:], source=source))
        length = 0
    return lead, line._replace(fragments=tuple(rest))


def _first(line: Line, length: int) -> tuple[Fragment, ...]:
    """The words in the first `length` characters, the last one cut."""
    first = []
    for fragment in line.fragments:
        printing = fragment.printing
        for word in printing.words(len(fragment.text), max(0, length)) if printing else (fragment,):
            if length > 0:
                first.append(word if length >= len(word.text) else word._replace(text=word.text[:length]))
            length -= len(word.text)
    return tuple(first)
