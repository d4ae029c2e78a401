"""Tells from the page where one paragraph ends and the next begins: gaps, short lines, indents, changes of type."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

from extract.layout.flow import SOFT, Break, opens_block, runs_on
from extract.layout.headed_lines import opens_anew
from extract.layout.numbering import CODED, FEWEST_REFERENCES, REFERENCE
from extract.readers.pdf_lines import Printed
from extract.readers.pdf_page import PageInk
from extract.readers.pdf_printing import to_line
from extract.readers.pdf_tables import Flowing, Spot
from models import LayoutBlock, Line

_BLANK = 1.28  # of the running line spacing: a wider step down leaves a blank
_LOOSE = 1.5  # a full line may be set so loosely if its sentence goes on, as in titles of several lines
_SINGLE, _SPACED = 1.2, 1.4  # the step of lines of a height that are set tight; how many of it are none
_LABELLED = re.compile(r"[A-Z][\w()/ ]{1,28}:(?:\s|$)")
_TITLE = 0.75  # of the right edge: a title ends before it
_BARE_ITEM = re.compile(r"\s*\d{1,3}\s+[A-Z][a-z]")  # "39 Joint Health Strategy"
_FEW = 8  # lines: too few to tell where a page wraps
_INDENT = 8.0  # points
_LEFT = 100.0  # points from the left edge of the text in which its lines and those of its lists begin
_RAGGED = 45.0  # points: how far lines that wrap end from one another


@dataclass(frozen=True, slots=True)
class _Measure:
    """What is usual on a page: the step from line to line, and the right edge of its text."""

    step: float
    right: float


def part_pages(pages: Sequence[PageInk], flowing: Sequence[Flowing]) -> Iterator[Line | LayoutBlock | Break | None]:
    """Run the pages together: lines, ready blocks, and breaks where a paragraph ends."""
    last: Printed | None = None
    before: _Measure | None = None
    numbers = _numbers_items(flowing)
    for ink, items in zip(pages, flowing, strict=True):
        measure = _measure(items, before.right if before else 0.8 * ink.width)
        fresh = True
        value_x0 = 0.0
        for item in items:
            if isinstance(item, Spot):
                yield None
                yield from item.blocks
                last = None
            else:
                if last is not None and fresh:
                    if _ends_page(last, item, before or measure):
                        yield None
                elif last is not None and not (value_x0 and _in_value(last, item, value_x0)):
                    ends = _ends(last, item, measure)
                    if ends is False and _opens_item(last, item, measure, numbers):
                        ends = SOFT
                    value_x0 = 0.0
                    if ends is not False:
                        yield ends
                yield to_line(ink, item)
                last = item
                value_x0 = item.value_x0 or value_x0
            fresh = False
        before = measure


def _numbers_items(flowing: Sequence[Flowing]) -> bool:
    """Tell a paper whose lines begin with references: "15/232 Minutes", "15/233 Finance"."""
    found = (item for items in flowing for item in items if isinstance(item, Printed) and REFERENCE.match(item.text))
    return sum(1 for _ in zip(found, range(FEWEST_REFERENCES), strict=False)) == FEWEST_REFERENCES


def _opens_item(a: Printed, b: Printed, measure: _Measure, numbers: bool) -> bool:
    """Tell the reference or bare number of an item under a full line; `numbers` where the paper's items have some."""
    if numbers and REFERENCE.match(b.text):
        return _stops(a) or (_is_titled(b, measure) and not runs_on(a.text, b.text))
    return _BARE_ITEM.match(b.text) is not None and _stops(a) and _is_titled(b, measure)


def _is_titled(line: Printed, measure: _Measure) -> bool:
    """Tell a line that may be a title: it ends before the right edge, and not as a sentence does."""
    return line.x1 < _TITLE * measure.right and not line.text.rstrip().endswith((".", ",", ";"))


def _measure(items: Flowing, elsewhere: float) -> _Measure:
    """Measure a page; one with few lines wraps where the page before it does."""
    lines = [item for item in items if isinstance(item, Printed)]
    edges = sorted([line.x1 for line in lines])
    right = max(edges[int(0.9 * (len(edges) - 1))], _margin(lines)) if edges else 0.0
    heights = [line.bottom - line.top for line in lines]
    neighbours = _neighbours(lines, heights)
    wrapped = [(a, b) for a, b in neighbours if a.x1 > right - _RAGGED and _wraps(a, b)]
    right = max([right, *(a.x1 for a, _ in wrapped)])
    single = _SINGLE * (median(heights) if heights else 10.0)
    usual = _step(neighbours) or single
    if usual > _SPACED * single and not wrapped:  # lines that each stand between blanks
        usual = single
    return _Measure(min(_step(wrapped) or usual, usual), max(right, elsewhere) if len(lines) < _FEW else right)


def _neighbours(lines: Sequence[Printed], heights: Sequence[float]) -> list[tuple[Printed, Printed]]:
    """Pair lines of one size with the next below them."""
    return [
        (a, b)
        for (a, height), (b, other) in pairwise(zip(lines, heights, strict=True))
        if 0.6 * height < b.top - a.top < 2.6 * height and abs(height - other) < 0.15 * height
    ]


def _step(pairs: Sequence[tuple[Printed, Printed]]) -> float:
    """The usual step from line to line among pairs, of which the widest third part paragraphs; 0 for none."""
    steps = sorted([b.top - a.top for a, b in pairs])
    return median(steps[: max(1, (2 * len(steps)) // 3)]) if steps else 0.0


def _wraps(a: Printed, b: Printed) -> bool:
    """A line whose sentence goes on below: it is full, however short the others of the page are."""
    return abs(a.x0 - b.x0) < _INDENT and b.x1 < a.x1 and runs_on(a.text, b.text)


def _margin(lines: Sequence[Printed]) -> float:
    """Where lines that begin at the left end together, furthest right: there a page wraps, though most are short."""
    left = min([line.x0 for line in lines])
    edges = sorted([line.x1 for line in lines if line.x0 < left + _LEFT], reverse=True)
    apart = max(1, len(edges) // 24)
    return next((edge for edge, other in zip(edges, edges[apart:], strict=False) if edge - other < _RAGGED), 0.0)


def _ends(a: Printed, b: Printed, measure: _Measure) -> Break | Literal[False] | None:
    """Tell how the paragraph of line `a` ends before line `b` on the same page: with a blank, softly, or not."""
    step, height = b.top - a.top, a.bottom - a.top
    before, after = a.text, b.text
    if step < 0.3 * height:  # back up: another column or cell
        return False if runs_on(before, after) and b.x0 >= a.x0 else None
    if step > 1.15 * height and _leaves_blank(a, b, step, measure):
        return None
    size, other = a.size, b.size
    if size != other and abs(size - other) > 0.13 * max(size, other) and b.count > 1:
        return None
    if b.opens or (("/" in after or "(" in after) and CODED.match(after)):
        return SOFT
    if (a.tabbed or b.tabbed) and not _hangs(a, b, measure):
        return SOFT
    if a.bold != b.bold and (b.bold or _fits(a, b, measure) or a.x1 < 0.8 * measure.right):
        return SOFT
    if after[:1].isupper() and opens_anew(before, after):
        return SOFT
    if _fits(a, b, measure):
        goes_on = before.endswith(",") or runs_on(before, after)
        if not (goes_on and a.x1 > 0.5 * measure.right):
            return SOFT
    indented = _INDENT < b.x0 - a.x0 < 60 and _stops(a)
    return SOFT if indented else False


def _leaves_blank(a: Printed, b: Printed, step: float, measure: _Measure) -> bool:
    """Tell a step that leaves a blank; one that is only loose does where the line's end is meant."""
    usual = max(measure.step, 1.05 * a.height, 1.05 * b.height)
    if step > _BLANK * usual:
        return step > _LOOSE * usual or _stops(a) or not b.text[:1].isalpha() or _fits(a, b, measure)
    return False


def _stops(line: Printed) -> bool:
    return line.text.rstrip().endswith((".", ":", ";", "?", "!"))


def _hangs(a: Printed, b: Printed, measure: _Measure) -> bool:
    """A full line with a tab goes on under the words behind its tab: "Present    Mrs Moss, Mr Pike, Mr"."""
    under = any(x0 - end > a.height and abs(x0 - b.x0) < 4 for (_, end), (x0, _) in pairwise(a.edges))
    return under and not b.tabbed and not _fits(a, b, measure) and not _stops(a)


def _in_value(a: Printed, b: Printed, value_x0: float) -> bool:
    """A further line of a label's value: it begins under the first, and no other label stands beside it."""
    near = b.top - a.top < 2.4 * a.height and b.top > a.top
    return near and abs(b.x0 - value_x0) < 4 and not (b.value_x0 or _LABELLED.match(b.text))


def _fits(a: Printed, b: Printed, measure: _Measure) -> bool:
    """The first word of `b` would have gone onto line `a`: the break is meant."""
    first = b.parts[0]
    width = first.rights[0] - first.x0
    if a.right:
        return a.x1 + 0.3 * a.height + width + 3 < a.right
    right = max(measure.right, b.x1) if b.x1 - a.x1 < 0.5 * measure.right else measure.right
    return a.x1 + 0.3 * a.height + width + 3 < right


def _ends_page(a: Printed, b: Printed, measure: _Measure) -> bool:
    """Tell whether a paragraph ends with the page: it goes on where the last line is full or the next begins small."""
    if opens_block(b.text) or a.bold != b.bold:
        return True
    if _stops(a):
        return True
    return not (b.text[:1].islower() or not _fits(a, b, measure) or runs_on(a.text, b.text))
