"""Words of a page in, printed lines out, in the order in which a person reads them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise, repeat
from statistics import median

from extract.readers.pdf_page import ORDINALS, Stretch, words_of

_COLUMN_GAP = 1.6  # a blank wider than this many type heights parts two runs of a line


@dataclass(slots=True, eq=False)
class Printed:
    """A run of words on one baseline, or a line of such runs with tabs between them (`tabbed`).

    `value_x0` is where the value begins on a line that opens with a label, `right` the edge that its column wraps at;
    both are 0.0 where there is none. `opens` tells a run that a wider step than a wrapped line's parts from the one
    above it in its column.
    """

    parts: list[Stretch] = field(default_factory=list)
    x0: float = 0.0
    top: float = 0.0
    x1: float = 0.0
    bottom: float = 0.0
    tabbed: bool = False
    value_x0: float = 0.0
    opens: bool = False
    right: float = 0.0
    _text: str | None = None
    _size: float | None = None
    _bold: bool | None = None

    @property
    def text(self) -> str:
        """The words, parted by blanks."""
        if self._text is None:
            self._text = " ".join(words_of(self.parts))
        return self._text

    @property
    def count(self) -> int:
        """How many words it has."""
        return sum([len(part.texts) for part in self.parts])

    @property
    def height(self) -> float:
        """The height of the line's type."""
        return self.bottom - self.top

    @property
    def size(self) -> float:
        """The height of most of its words: a number in other type in front does not count."""
        if self._size is None:
            heights = [part.bottom - part.top for part in self.parts]
            self._size = heights[0]
            if len(heights) > 1 and heights.count(heights[0]) < len(heights):
                counts = [len(part.texts) for part in self.parts]
                self._size = median(chain.from_iterable(map(repeat, heights, counts)))
        return self._size

    @property
    def bold(self) -> bool:
        """Whether all the letters of the line are bold; numbers count only where there are no letters."""
        if self._bold is None:
            weights = [part.bold for part in self.parts]
            if True in weights and False in weights:
                worded = [part.bold for part in self.parts if any(map(str.isalpha, part.text))]
                weights = worded or weights
            self._bold = False not in weights
        return self._bold

    @property
    def edges(self) -> list[tuple[float, float]]:
        """Where each word begins and ends."""
        return [edge for part in self.parts for edge in zip(part.lefts, part.rights, strict=True)]

    def add(self, part: Stretch) -> None:
        """Put words at the end of the run."""
        if not self.parts:
            self.x0, self.top, self.x1, self.bottom = part.x0, part.top, part.x1, part.bottom
        else:
            top, bottom = part.top, part.bottom
            if part.x0 < self.x0:
                self.x0 = part.x0
            if part.x1 > self.x1:
                self.x1 = part.x1
            if bottom - top > 0.8 * (self.bottom - self.top):  # a raised ordinal does not make the line taller
                if top < self.top:
                    self.top = top
                if bottom > self.bottom:
                    self.bottom = bottom
        self.parts.append(part)
        self._text = self._size = self._bold = None

    def add_tail(self, text: str, right: float) -> None:
        """Let the last word go on with these characters."""
        self.parts[-1] = self.parts[-1].with_tail(text, right)
        self._text = None

    def join(self, other: "Printed") -> None:
        """Take in the next run of the same line."""
        for part in other.parts:
            self.add(part)


def shares_line(a: Printed | Stretch, b: Printed | Stretch) -> bool:
    """Two things stand on one line when they overlap by half the lower one's height.

    A smaller one may be raised or lowered by a third of the larger one's height: the "th" of a date.
    """
    top, bottom, other, base = a.top, a.bottom, b.top, b.bottom
    shared = (bottom if bottom < base else base) - (top if top > other else other)
    height, low = bottom - top, base - other
    return shared > 0.5 * (height if height < low else low)


def runs_of(parts: Iterable[Stretch]) -> list[Printed]:
    """Join words in stream order into runs; a jump to another line, to the left or over a wide gap begins a new one."""
    runs: list[Printed] = []
    run: Printed | None = None
    right = 0.0  # of the last word
    for part in parts:
        top, bottom = part.top, part.bottom
        if run is not None:
            gap, tall, height = part.x0 - right, bottom - top, run.bottom - run.top
            low, high = (height, tall) if height < tall else (tall, height)
            if -high - 1 < gap < _COLUMN_GAP * high:
                over = (run.bottom if run.bottom < bottom else bottom) - (run.top if run.top > top else top)
                if over > 0.5 * low:  # as `shares_line` tells
                    tail = part.texts[0]
                    if -1 < gap < 0.3 * high and tail in ORDINALS and run.parts[-1].texts[-1][-1:].isdigit():
                        right = run.x1 = part.x1
                        run.add_tail(tail, right)
                        continue
                    if -0.6 * high < gap:
                        run.add(part)
                        right = part.x1
                        continue
        run = Printed([part], part.x0, top, part.x1, bottom)
        right = part.x1
        runs.append(run)
    return runs


def in_reading_order(runs: list[Printed]) -> list[Printed]:
    """Keep the stream's order where it runs down the page (column by column); else cut the page into order."""
    runs = _edges_in_place(runs)
    if _disorder(runs) <= len(runs) // 25:
        return runs
    return _cut(runs, 0)


_EDGE = 6  # runs that a foot or a head is made of


def _edges_in_place(runs: list[Printed]) -> list[Printed]:
    """Put a foot that was drawn before all else behind it, and a head that was drawn last in front."""
    if len(runs) < 2 or runs[0].top < runs[-1].bottom:
        return runs
    for count in range(1, min(_EDGE, len(runs) - 1) + 1):
        if min(run.top for run in runs[:count]) >= max(run.bottom for run in runs[count:]):
            return runs[count:] + runs[:count]
        if max(run.bottom for run in runs[-count:]) <= min(run.top for run in runs[:-count]):
            return runs[-count:] + runs[:-count]
    return runs


def _disorder(runs: Sequence[Printed]) -> int:
    """Count the runs that stand above one that came before them and lies in the same column."""
    above = [(earlier, later) for earlier, later in pairwise(runs) if later.bottom < earlier.top + 1]
    return sum(min(earlier.x1, later.x1) > max(earlier.x0, later.x0) for earlier, later in above)


def _cut(runs: list[Printed], depth: int) -> list[Printed]:
    """Recursive cut at blank bands: across the page first, then down it."""
    if len(runs) < 2 or depth > 30:
        return sorted(runs, key=lambda run: (round(run.top), run.x0))
    bands = _split(runs, lambda run: (run.top + 0.2 * run.height, run.bottom - 0.2 * run.height), 0.5)
    if len(bands) > 1:
        columns = _split(runs, lambda run: (run.x0, run.x1), 10.0)
        if len(columns) == 2 and all(len(column) >= 4 and _is_prose(column) for column in columns):
            return [run for column in columns for run in _cut(column, depth + 1)]
        return [run for band in bands for run in _cut(band, depth + 1)]
    columns = _split(runs, lambda run: (run.x0, run.x1), 3.0)
    if len(columns) > 1:
        return [run for column in columns for run in _cut(column, depth + 1)]
    return sorted(runs, key=lambda run: (round(run.top), run.x0))


def _is_prose(runs: Sequence[Printed]) -> bool:
    return median(run.count for run in runs) >= 4


def _split(runs: list[Printed], extent: Callable[[Printed], tuple[float, float]], gap: float) -> list[list[Printed]]:
    parts: list[list[Printed]] = []
    end = float("-inf")
    for run in sorted(runs, key=lambda run: extent(run)[0]):
        start, stop = extent(run)
        if start > end + gap or not parts:
            parts.append([])
        parts[-1].append(run)
        end = max(end, stop)
    return parts
