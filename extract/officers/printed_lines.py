"""Where printed lines begin inside running text."""

from collections.abc import Callable

from extract.place import origins_in
from models import Paper


def line_starts(paper: Paper, start: int, end: int) -> Callable[[int], bool]:
    """Make a test for offsets at which a printed line begins, from the boxes of the words."""
    starts: set[int] = set()
    last = None
    for origin in origins_in(paper, start, end):
        if (
            last is not None
            and origin.box is not None
            and (origin.box.top > last.bottom - 1 or origin.box.page != last.page)
        ):
            starts.add(origin.start)
        last = origin.box or last
    return starts.__contains__
