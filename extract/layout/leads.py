"""Where the marker or label of a block is printed, which is cut off its line."""

from collections.abc import Iterator

from models import Box, Fragment, Origin


def lead_origins(printed: tuple[Fragment, ...], start: int, end: int) -> Iterator[Origin]:
    """The origin of a marker or label written at `start:end` of the text: one box around all of it."""
    if printed and end > start:
        first = printed[0]
        boxes = [f.box for f in printed if f.box is not None and f.page == first.page]
        yield Origin(start, end, first.page, _around(boxes), first.source)


def _around(boxes: list[Box]) -> Box | None:
    """The box around boxes of one page."""
    if not boxes:
        return None
    lefts, tops, rights, feet = zip(*(box[1:] for box in boxes), strict=True)
    return Box(boxes[0].page, min(lefts), min(tops), max(rights), max(feet))
