"""Where printed lines begin inside running text."""

from collections.abc import Callable

from extract.place import boxes_in
from models import Paper


def line_starts(paper: Paper, start: int, end: int) -> Callable[[int], bool]:
    """Make a test for offsets at which a printed line begins, from the boxes of the words."""
    starts: set[int] = set()
    last = None
    for place, box in boxes_in(paper, start, end):
        if last is not None and (box.top > last.bottom - 1 or box.page != last.page):
            starts.add(place)
        last = box
    return starts.__contains__
