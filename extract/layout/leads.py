"""Where the marker or label of a block is printed, which is cut off its line."""

from collections.abc import Iterator
from dataclasses import dataclass

from models import Box, Fragment, Origin
from models.layout import Printing


@dataclass(frozen=True, slots=True)
class LineStart:
    """The beginning of a printed line whose last `whole` characters were one fragment."""

    printing: Printing
    whole: int

    def words(self, length: int) -> list[Fragment]:
        """Give the words in its first `length` characters."""
        found: list[Fragment] = []
        for word in self.printing.words(self.whole):
            if length <= 0:
                break
            found.append(word)
            length -= len(word.text)
        return found


@dataclass(frozen=True, slots=True)
class _Lead:
    """A marker or label as one word, with one box around all that is printed of it."""

    printed: tuple[Fragment, ...]

    def words(self, length: int) -> list[Fragment]:
        """Give all of it, as long as it is written in the text."""
        first = self.printed[0]
        words = [word for f in self.printed for word in (f.printing.words(len(f.text)) if f.printing else [f])]
        boxes = [word.box for word in words if word.box is not None and word.page == first.page]
        return [Fragment(" " * length, first.page, _around(boxes), first.source)]


def lead_origins(printed: tuple[Fragment, ...], start: int, end: int) -> Iterator[Origin]:
    """The origin of a marker or label written at `start:end` of the text: one box around all of it."""
    if printed and end > start:
        yield Origin(start, end, printed[0].page, None, printed[0].source, _Lead(printed))


def _around(boxes: list[Box]) -> Box | None:
    """The box around boxes of one page."""
    if not boxes:
        return None
    lefts, tops, rights, feet = zip(*(box[1:] for box in boxes), strict=True)
    return Box(boxes[0].page, min(lefts), min(tops), max(rights), max(feet))
