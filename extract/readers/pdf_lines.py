"""Words of a page in, printed lines out, in the order in which a person reads them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter
from statistics import median

from extract.readers.pdf_page import HYPHEN, PageInk, Word
from models import Box, Fragment, Line

SOFT = "\u00ad"  # a hyphen that only breaks the line; composing drops it
_HYPHENS = frozenset((HYPHEN, SOFT))
_ORDINALS = frozenset(("st", "nd", "rd", "th", "st,", "nd,", "rd,", "th,", "st.", "nd.", "rd.", "th.", "th)", "st)"))
_WORD_GAP = 0.62  # of the type's height: words nearer than this stand in one cell
_POUND = frozenset(("£", "-£", "(£", "£-"))  # set at the left of a column, its figure at the right
_LEFT = attrgetter("x0")
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_COLUMN_GAP = 1.6  # a blank wider than this many type heights parts two runs of a line


@dataclass(slots=True)
class Printed:
    """A run of words on one baseline, or a line of such runs with tabs between them (`tabbed`).

    `value_x0` is where the value begins on a line that opens with a label, `right` the edge that its column wraps at;
    both are 0.0 where there is none. `opens` tells a run that a wider step than a wrapped line's parts from the one
    above it in its column.
    """

    words: list[Word] = field(default_factory=list)
    x0: float = 0.0
    top: float = 0.0
    x1: float = 0.0
    bottom: float = 0.0
    tabbed: bool = False
    value_x0: float = 0.0
    opens: bool = False
    right: float = 0.0
    _size: float | None = None
    _bold: bool | None = None

    @property
    def text(self) -> str:
        """The words, parted by blanks."""
        return " ".join([word.text for word in self.words])

    @property
    def height(self) -> float:
        """The height of the line's type."""
        return self.bottom - self.top

    @property
    def size(self) -> float:
        """The height of most of its words: a number in other type in front does not count."""
        if self._size is None:
            self._size = median([word.bottom - word.top for word in self.words])
        return self._size

    @property
    def bold(self) -> bool:
        """Whether all the letters of the line are bold; numbers count only where there are no letters."""
        if self._bold is None:
            weights = {word.bold for word in self.words}
            if len(weights) > 1:
                worded = [word for word in self.words if any(map(str.isalpha, word.text))]
                weights = {word.bold for word in worded or self.words}
            self._bold = False not in weights
        return self._bold

    def add(self, word: Word) -> None:
        """Put a word at the end of the run."""
        if not self.words:
            self.x0, self.top, self.x1, self.bottom = word.x0, word.top, word.x1, word.bottom
        else:
            top, bottom = word.top, word.bottom
            if word.x0 < self.x0:
                self.x0 = word.x0
            if word.x1 > self.x1:
                self.x1 = word.x1
            if bottom - top > 0.8 * (self.bottom - self.top):  # a raised ordinal does not make the line taller
                if top < self.top:
                    self.top = top
                if bottom > self.bottom:
                    self.bottom = bottom
        self.words.append(word)
        self._size = self._bold = None

    def join(self, other: "Printed") -> None:
        """Take in the next run of the same line."""
        for word in other.words:
            self.add(word)


def shares_line(a: Printed | Word, b: Printed | Word) -> bool:
    """Two things stand on one line when they overlap by half the lower one's height.

    A smaller one may be raised or lowered by a third of the larger one's height: the "th" of a date.
    """
    top, bottom, other, base = a.top, a.bottom, b.top, b.bottom
    shared = (bottom if bottom < base else base) - (top if top > other else other)
    height, low = bottom - top, base - other
    return shared > 0.5 * (height if height < low else low)


def runs_of(words: Iterable[Word]) -> list[Printed]:
    """Join words in stream order into runs; a jump to another line, to the left or over a wide gap begins a new one."""
    runs: list[Printed] = []
    run: Printed | None = None
    for word in words:
        x0, top, bottom = word.x0, word.top, word.bottom
        if run is not None:
            last = run.words[-1]
            gap, tall = x0 - last.x1, bottom - top
            height = run.bottom - run.top
            low = height if height < tall else tall
            height = height if height > tall else tall
            if -height - 1 < gap < _COLUMN_GAP * height:
                over = (run.bottom if run.bottom < bottom else bottom) - (run.top if run.top > top else top)
                if over > 0.5 * low:  # as `shares_line` tells, and what `Printed.add` does, for each word of the paper
                    if -1 < gap < 0.3 * height and word.text in _ORDINALS and last.text[-1:].isdigit():
                        last.text += word.text
                        last.x1 = run.x1 = word.x1
                        continue
                    if -0.6 * height < gap:
                        run.words.append(word)
                        if x0 < run.x0:
                            run.x0 = x0
                        if word.x1 > run.x1:
                            run.x1 = word.x1
                        if tall > 0.8 * (run.bottom - run.top):
                            if top < run.top:
                                run.top = top
                            if bottom > run.bottom:
                                run.bottom = bottom
                        continue
        run = Printed([word], x0, top, word.x1, bottom)
        runs.append(run)
    return runs


def in_reading_order(runs: list[Printed]) -> list[Printed]:
    """Keep the stream's order where it runs down the page (column by column); else cut the page into order."""
    if _disorder(runs) <= len(runs) // 25:
        return runs
    return _cut(runs, 0)


def _disorder(runs: Sequence[Printed]) -> int:
    """Count the runs that stand above one that came before them and lies in the same column."""
    count = 0
    for earlier, later in pairwise(runs):
        above = later.bottom < earlier.top + 1
        overlap = min(earlier.x1, later.x1) - max(earlier.x0, later.x0)
        count += above and overlap > 0
    return count


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
    return median(len(run.words) for run in runs) >= 4


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


@dataclass(slots=True)
class _Printing:
    """The words of a printed line and their page: what a fragment keeps until somebody asks where they stand."""

    ink: PageInk
    printed: list[Word]

    def words(self, length: int) -> list[Fragment]:
        """Give the words in the last `length` characters of the line, each with its box on the displayed page."""
        texts = [_followed(word.text) for word in self.printed]
        cut = sum(map(len, texts)) - length
        words = []
        for text, corners in zip(texts, self.ink.corners(self.printed), strict=True):
            if cut < len(text):
                words.append(Fragment(text[max(0, cut) :], self.ink.number, Box(*corners)))
            cut -= len(text)
        return words


def to_line(ink: PageInk, run: Printed) -> Line:
    """Make the layout's line of a run: one fragment, whose words have their boxes on the displayed page."""
    text = " ".join([word.text for word in run.words]) + " "
    if HYPHEN in text or SOFT in text:
        text = "".join([_followed(word.text) for word in run.words])
    fragment = Fragment(text, ink.number, None, -1, None, _Printing(ink, run.words))
    return Line((fragment,), round(run.size, 1), run.bold)


def _followed(word: str) -> str:
    """A word with the blank after it; a hyphen at a line's end has none."""
    return word if word[-1:] in _HYPHENS else word + " "


def levels(words: Sequence[Word]) -> list[list[Word]]:
    """Group words by baseline from the top, those of one baseline in no order."""
    lines: list[list[Word]] = []
    line: list[Word] = []
    first = height = -1e9  # of the line's first word: twice its middle, and its height
    middles = [word.top + word.bottom for word in words]
    for at in sorted(range(len(words)), key=middles.__getitem__):
        word = words[at]
        top, bottom = word.top, word.bottom
        tall = bottom - top
        if (top + bottom - first) / 2 < 0.35 * (tall if tall < height else height) + 0.5:
            line.append(word)
        else:
            line, first, height = [word], top + bottom, tall
            lines.append(line)
    return lines


def in_runs(line: Iterable[Word]) -> list[list[Word]]:
    """Part the words of one baseline at gaps that are wider than a blank."""
    runs: list[list[Word]] = []
    run: list[Word] = []
    last: Word | None = None
    for word in sorted(line, key=_LEFT):
        if last is not None:
            gap = word.x0 - last.x1
            near = gap < _WORD_GAP * (word.bottom - word.top)
            if near or (gap < 60 and last.text in _POUND and word.text[:1].isdigit()):
                run.append(word)
                last = word
                continue
        run = [word]
        runs.append(run)
        last = word
    return runs


def settle_hyphens(pages: Sequence[PageInk]) -> None:
    """Decide for every hyphen at a line's end whether it is printed for good ("well-being") or only breaks the word.

    The paper itself decides where it prints the word elsewhere; a paper that breaks many words breaks this one too.
    """
    broken = [
        (ink.words[at], ink.words[at + 1])
        for ink in pages
        for at, word in enumerate(ink.words[:-1])
        if word.text[-1:] == HYPHEN
    ]
    if not broken:
        return
    forms = [_forms(word, follower) for word, follower in broken]
    sought = {form for told in forms if told for form in told[:2]}
    known: set[str] = set()
    for ink in pages:
        text = " ".join([word.text for word in ink.words]).casefold()
        if any(form in text for form in sought):
            found = sought.intersection(_LETTERS.findall(text))
            known |= found
            sought -= found
    lines = sum(b.x0 < a.x0 for ink in pages for a, b in pairwise(ink.words))
    breaks_words = len(broken) > 8 and len(broken) > 0.04 * lines
    for (word, _), told in zip(broken, forms, strict=True):
        keep = told is None or told[1] in known or not (told[0] in known or (breaks_words and told[2]))
        word.text = word.text[:-1] + ("-" if keep else SOFT)


def _forms(word: Word, follower: Word) -> tuple[str, str, bool] | None:
    """Write a broken word as one and with its hyphen, and tell a small second part; None where a part is no word."""
    head, tail = word.text[:-1], follower.text
    first, second = _LETTERS.findall(head)[-1:], _LETTERS.findall(tail)[:1]
    if first and second and head.endswith(first[0]) and tail.startswith(second[0]):
        return (first[0] + second[0]).casefold(), f"{first[0]}-{second[0]}".casefold(), second[0].islower()
    return None
