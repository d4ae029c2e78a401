"""Words of a page by baseline, as rows of cells-to-be, and what can be told of such a row."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from string import ascii_letters

from extract.layout.numbering import marker_of
from extract.readers.pdf_page import WORD_GAP, Stretch, words_of
from extract.values.units import printed_unit

_FIGURE = re.compile(  # "£1,234.5m"  "(0.4)"  "+2.3%"  "12,000"  "-9.9"
    r"[(\[]?[+\-–−]?£?[+\-–−]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+)(?:bn|m|k|p)?%?[)\]]?\*?", re.IGNORECASE
)
_MONEYISH = re.compile(r"[£,.%(+−–-]")
_DECIMAL = re.compile(r"[(+\-–−]?£?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)\)?")
DECIMAL_ENDS = frozenset("0123456789)")
_NOTHING = frozenset(("-", "–", "—", "n/a", "nil", "N/A", "Nil", "£", "-£"))
_LETTERS = frozenset(ascii_letters).difference("nN")  # with which no figure begins, nor any of those
_POUND = frozenset(("£", "-£", "(£", "£-"))  # set at the left of a column, its figure at the right
_LEFT = attrgetter("x0")
_LEADERS = re.compile(r"\.{4,}|…{2,}|_{4,}")  # a table of contents, a line to sign on


@dataclass(init=False, slots=True, eq=False)
class Entry:
    """Words on one baseline that stand near each other: a cell-to-be, or a part of one.

    `figures` tells whether all its words are figures, `place` is the x that tells its column: of figures the right
    edge, of words the left one.
    """

    parts: list[Stretch]
    texts: list[str]
    x0: float
    x1: float
    figures: bool
    place: float

    def __init__(self, parts: list[Stretch]) -> None:
        self.parts = parts
        self.texts = texts = words_of(parts)
        self.x0, self.x1 = parts[0].x0, parts[-1].x1
        self.figures = figures = texts[0][:1] not in _LETTERS and are_figures(texts)
        self.place = self.x1 - 1 if figures and len(texts[-1]) > 2 else self.x0 + 1

    @property
    def text(self) -> str:
        """The words, parted by blanks."""
        return " ".join(self.texts)

    @property
    def height(self) -> float:
        """The height of the first word's type."""
        return self.parts[0].height

    @property
    def edges(self) -> list[tuple[float, float]]:
        """Where each word begins and ends."""
        return [edge for part in self.parts for edge in zip(part.lefts, part.rights, strict=True)]

    def cut(self, *places: int) -> "list[Entry]":
        """Cut it before each of these words, given in order."""
        if not places:
            return [self]
        words = [word for part in self.parts for word in part.singly()]
        return [Entry(words[start:end]) for start, end in pairwise((0, *places, len(words)))]


@dataclass(init=False, slots=True, eq=False)
class Row:
    """The words on one baseline, joined into cells-to-be, which may be cut further."""

    runs: list[Entry]
    top: float
    bottom: float
    x0: float
    x1: float

    def __init__(self, runs: list[Entry], top: float, bottom: float) -> None:
        self.runs, self.top, self.bottom = runs, top, bottom
        self.x0, self.x1 = runs[0].x0, runs[-1].x1


def is_figure(text: str) -> bool:
    """Tell a figure as it stands in a table's cell: "1,234.5", "(0.4)", "+2.3%", "-"; years and dates are none.

    >>> [is_figure(text) for text in ("£1,234.5", "(0.4)", "-", "2024/25", "Total")]
    [True, True, True, False, False]
    """
    return text[:1] not in _LETTERS and _reads_as_figure(text)


def are_figures(texts: Iterable[str]) -> bool:
    """Tell whether all of some words are figures."""
    for text in texts:  # as `all` does in twice the time
        if text[:1] in _LETTERS:
            return False
        if not _reads_as_figure(text):
            return False
    return True


def count_figures(texts: Iterable[str]) -> int:
    """Count the figures among words."""
    return sum(map(_reads_as_figure, [text for text in texts if text[:1] not in _LETTERS]))


@lru_cache(4096)
def _reads_as_figure(text: str) -> bool:
    return text in _NOTHING or ((_FIGURE.fullmatch(text) is not None and not text.startswith("£0")) or text == "£0")


def levels(parts: Sequence[Stretch]) -> list[list[Stretch]]:
    """Group words by baseline from the top, those of one baseline in no order."""
    lines: list[list[Stretch]] = []
    line: list[Stretch] = []
    first = height = -1e9  # of the line's first word: twice its middle, and its height
    middles = [part.top + part.bottom for part in parts]
    for at in sorted(range(len(parts)), key=middles.__getitem__):
        part = parts[at]
        top, bottom = part.top, part.bottom
        tall = bottom - top
        if (top + bottom - first) / 2 < 0.35 * (tall if tall < height else height) + 0.5:
            line.append(part)
        else:
            line, first, height = [part], top + bottom, tall
            lines.append(line)
    return lines


def in_runs(line: Sequence[Stretch]) -> list[list[Stretch]]:
    """Part the words of one baseline at gaps that are wider than a blank."""
    runs: list[list[Stretch]] = []
    last: Stretch | None = None
    for part in sorted(line, key=_LEFT) if len(line) > 1 else line:
        if last is not None:
            if part.x0 <= last.lefts[-1] and len(last.texts) > 1:  # printed over each other
                return in_runs([word for part in line for word in part.singly()])
            gap = part.x0 - last.x1
            near = gap < WORD_GAP * (part.bottom - part.top)
            if near or (gap < 60 and last.texts[-1] in _POUND and part.texts[0][:1].isdigit()):
                runs[-1].append(part)
                last = part
                continue
        runs.append([part])
        last = part
    return runs


def rows_of(parts: Sequence[Stretch]) -> list[Row]:
    """Group words by baseline, those of one baseline into cells-to-be."""
    return list(map(row_of, levels(parts)))


def row_of(line: list[Stretch]) -> Row:
    """Join the words of one baseline into cells-to-be."""
    if len(line) == 1:
        return Row(_single_figures(Entry(line)), line[0].top, line[0].bottom)
    top, bottom = min([part.top for part in line]), max([part.bottom for part in line])
    return Row([part for run in in_runs(line) for part in _single_figures(Entry(run))], top, bottom)


def _single_figures(run: Entry) -> list[Entry]:
    """Part figures that stand so close that only their decimals tell them apart: "0.0 1,429.5 1,530.9"."""
    texts = run.texts
    if len(texts) < 2:
        return [run]
    if len([text for text in texts if text[-1] in DECIMAL_ENDS]) < 2:
        return [run]
    decimal = list(map(is_decimal, texts))
    return run.cut(*(at for at in range(1, len(texts)) if decimal[at - 1] and decimal[at]))


def is_decimal(text: str) -> bool:
    """Tell a figure with a decimal point or commas: "1,429.5", "(0.4)"."""
    return text[-1:] in DECIMAL_ENDS and _DECIMAL.fullmatch(text) is not None


def near(upper: Row, lower: Row) -> bool:
    return lower.top - upper.bottom < 1.6 * (lower.bottom - lower.top)


def is_figure_row(row: Row) -> bool:
    """A row with a figure in a cell of its own, after a wide gap: "Staffing      12,400.0   (3.2)"."""
    cells = [run for run in row.runs[1:] if run.figures] if len(row.runs) > 1 else []
    if not cells or any(_LEADERS.search(run.text) for run in row.runs):
        return False
    wide = any(b.x0 - a.x1 > 1.2 * b.height for a, b in pairwise(row.runs))
    return wide and (len(cells) > 1 or _MONEYISH.search(cells[0].text) is not None)


def is_head(row: Row) -> bool:
    """A row that can be a table's head: several short cells, or a unit alone; no numbered words, no sentence."""
    first = row.runs[0].texts
    if any(len(run.texts) > 7 or run.texts[-1].endswith((".", ":", ";")) for run in row.runs) or marker_of(
        first[0] + " "
    ):
        return False
    return len(row.runs) > 1 or printed_unit(" ".join(first)) is not None


def aligned(rows: Sequence[Row]) -> bool:
    """Some edge that figures share in most of the rows; the signs of a unit's row stand where they like."""
    figured = [[run for run in row.runs[1:] if is_figure(run.texts[-1])] for row in rows]
    edges = [
        {round(edge) for run in runs for edge in (run.x1, run.x0)}
        for runs in figured
        if any(run.text not in _POUND for run in runs)
    ]
    enough = max(min(3, len(edges)), 0.6 * len(edges))
    return any(
        sum(any(abs(edge - other) <= 4 for other in others) for others in edges) >= enough
        for edge in (edges[0] | edges[-1] if edges else ())
    )


def free_figures(rows: Sequence[Row]) -> None:
    """Part a figure from the words that run up to it where its right edge stands under the other figures'."""
    edges = [run.x1 for row in rows for run in row.runs[1:] if run.figures]
    leads = [
        run.parts[0].rights[0] for row in rows for run in row.runs if len(run.texts) > 1 and is_decimal(run.texts[0])
    ]
    for row in rows:
        if any(len(run.texts) > 1 for run in row.runs):
            row.runs = [part for run in row.runs for part in run.cut(*_freed(run, edges, leads))]


def _freed(run: Entry, edges: Sequence[float], leads: Sequence[float]) -> tuple[int, ...]:
    """The place of the word before which a run is parted: its last figures, or what follows its first."""
    texts = run.texts
    at = len(texts)
    while at and is_figure(texts[at - 1]):
        at -= 1
    if 0 < at < len(texts) and _under(run.x1, edges):
        return (at,)
    if len(texts) > 1 and is_decimal(texts[0]) and _under(run.parts[0].rights[0], [*edges, *leads]):
        return (1,)
    return ()


def _under(edge: float, edges: Sequence[float]) -> bool:
    return sum(abs(edge - other) < 3 for other in edges) > 1
