"""The optical reader: a grey picture of a page in; its words, with boxes and confidence, and its drawn rules out.

It is Tesseract through tesserocr, an extra of the package. Everything here counts pixels of the picture from its top
left corner; `extract.readers.pdf_scans` makes points of them.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from types import TracebackType
from typing import Any, Self

LANGUAGE = "eng"
_ASCENT = 0.76  # of the height of the type: what of it stands above the baseline
_SURE_NUMBER, _SURE_WORD = 50.0, 20.0  # per cent: with less, what is printed cannot be told
_MARKER = re.compile(r"\(?(?:\d{1,2}|[a-z]{1,4})[.)]")  # of a list; that it stands there says most of what it is
_NOISE = 60.0  # per cent: a stroke without a letter or figure needs more to be taken for print
_PRINTED = frozenset("£$€%&-–—•*+=/()[]")
_ALIKE = 0.16  # heights of type that differ by less are the same type, measured badly
_HORIZONTAL, _VERTICAL = 12, 13  # Tesseract's kinds of block: a drawn line across the page, and down it
_BROKEN = "\x02"  # pdfium's mark for a hyphen at a line's end
ILLEGIBLE = "\ufffd"
"""Stands for a word, or several in a row, that is printed there and could not be read."""


class NoOpticalReader(Exception):
    """There is no optical reader, or it does not start; the message says why."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Something seen: a box whose centre is straightened, `text` None for a rule; `confidence` in per cent."""

    text: str | None
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float = 100.0


@dataclass(frozen=True, slots=True)
class Recognised:
    """A picture as read: words in reading order, rules, and the angle in radians that its lines run down at.

    The boxes are straightened: the picture's content turned back by `skew` about its top left corner. `illegible`
    counts the words that could not be read, `confidence` is the mean of all words, 0 where the lines run down the page:
    Tesseract reads those too, but the words of a line come apart.
    """

    words: tuple[Sight, ...]
    rules: tuple[Sight, ...]
    skew: float
    confidence: float
    illegible: int


@dataclass(slots=True)
class Row:
    """A printed line: its words as (text, confidence, x0, x1), the two ends of its baseline, the height of its type."""

    words: list[tuple[str, float, float, float]]
    baseline: tuple[tuple[float, float], tuple[float, float]]
    height: float

    @property
    def is_level(self) -> bool:
        """Whether the line runs across the page and not down it."""
        (x0, y0), (x1, y1) = self.baseline
        return abs(y1 - y0) <= abs(x1 - x0)


class OpticalReader:
    """Tesseract with its English data from a folder; use it in a `with` block.

    Raises `NoOpticalReader`.
    """

    def __init__(self, data: str) -> None:
        try:
            import tesserocr
        except ImportError as error:
            raise NoOpticalReader(str(error)) from error
        self._engine: Any = tesserocr
        self._path = data.rstrip("/") + "/"
        self._turns = (Path(data) / "osd.traineddata").is_file()
        try:
            self._api = tesserocr.PyTessBaseAPI(path=self._path, lang=LANGUAGE, psm=tesserocr.PSM.AUTO)
        except RuntimeError as error:
            raise NoOpticalReader(str(error)) from error

    def __enter__(self) -> Self:
        """Enter a block at whose end the engine is let go."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Let the engine go."""
        self._api.End()

    def read(self, picture: Any, dpi: float) -> Recognised:
        """Read a grey bitmap of pdfium's. Raises RuntimeError where the engine gives up."""
        self._api.SetImageBytes(bytes(picture.buffer), picture.width, picture.height, 1, picture.stride)
        self._api.SetSourceResolution(round(dpi))
        self._api.Recognize()
        found = self._api.GetIterator()
        rows: list[Row] = []
        rules: list[tuple[float, float, float, float]] = []
        if found is not None:
            for piece in self._engine.iterate_level(found, self._engine.RIL.WORD):
                self._take(piece, rows, rules)
        self._api.Clear()
        return straighten(rows, rules)

    def turn_of(self, picture: Any) -> int | None:
        """Tell how far a picture must be turned clockwise to stand upright, if the data for that is there."""
        if not self._turns:
            return None
        engine = self._engine
        with engine.PyTessBaseAPI(path=self._path, lang="osd", psm=engine.PSM.OSD_ONLY) as api:
            api.SetImageBytes(bytes(picture.buffer), picture.width, picture.height, 1, picture.stride)
            told = api.DetectOrientationScript()
        return None if told is None else (360 - int(told["orient_deg"])) % 360

    def _take(self, piece: Any, rows: list[Row], rules: list[tuple[float, float, float, float]]) -> None:
        level = self._engine.RIL
        box = piece.BoundingBox(level.WORD)
        if box is None:
            return
        if piece.BlockType() in (_HORIZONTAL, _VERTICAL):
            rules.append(box)
            return
        if piece.IsAtBeginningOf(level.TEXTLINE) or not rows:
            baseline = piece.Baseline(level.TEXTLINE) or ((box[0], box[3]), (box[2], box[3]))
            rows.append(Row([], baseline, float(piece.RowAttributes()["row_height"])))
        text = piece.GetUTF8Text(level.WORD).strip()
        if text:
            rows[-1].words.append((text, float(piece.Confidence(level.WORD)), box[0], box[2]))


def straighten(rows: Sequence[Row], rules: Sequence[tuple[float, float, float, float]]) -> Recognised:
    """Turn what was seen level, all words of a line on its baseline; mark what cannot be read, leave out specks."""
    if sum(row.is_level for row in rows) < 0.5 * len(rows):
        return Recognised((), (), 0.0, 0.0, 0)
    skew = _skew([row.baseline for row in rows if len(row.words) > 2])
    usual = median(row.height for row in rows for _ in row.words) if any(row.words for row in rows) else 0.0
    words: list[Sight] = []
    illegible = 0
    for row in rows:
        if not _makes_sense(row):
            continue  # specks, a signature, a stamp
        height = usual if abs(row.height - usual) < _ALIKE * usual else row.height
        for sight in _sights(row, height, skew):
            illegible += sight.text == ILLEGIBLE
            words.append(sight)
    drawn = tuple(_rule(box, skew) for box in rules)
    return Recognised(tuple(words), drawn, skew, mean(word.confidence for word in words) if words else 0.0, illegible)


def _makes_sense(row: Row) -> bool:
    """Whether half of the letters and figures of a line or more can be read."""
    read = {True: 0, False: 0}
    for text, sure, _, _ in row.words:
        read[_legible(text, sure)] += sum(map(str.isalnum, text))
    return read[True] > 0 and read[True] >= read[False]


def _skew(baselines: Sequence[tuple[tuple[float, float], tuple[float, float]]]) -> float:
    """The angle of most of the lines, the longer ones counting more."""
    angles = [
        math.atan2(y1 - y0, x1 - x0) for (x0, y0), (x1, y1) in baselines for _ in range(max(1, int(x1 - x0) // 100))
    ]
    angle = median(angles) if angles else 0.0
    return angle if abs(angle) < 0.12 else 0.0


def _sights(row: Row, height: float, skew: float) -> Iterator[Sight]:
    """The words of a line, all on its baseline and of the height of its type; noise left out."""
    (ax, ay), (bx, by) = row.baseline
    slope = (by - ay) / (bx - ax) if bx > ax else 0.0
    kept = [word for word in row.words if _is_print(word[0], word[1])]
    gap = False
    for at, (text, sure, x0, x1) in enumerate(kept):
        middle = (x0 + x1) / 2
        x, y = turned(middle, ay + slope * (middle - ax), -skew)
        legible = _legible(text, sure)
        if not legible and gap:
            continue  # one mark stands for all illegible words in a row
        gap = not legible
        if at == len(kept) - 1 and len(text) > 2 and text.endswith("-") and text[-2].isalpha():
            text = text[:-1] + _BROKEN
        half = (x1 - x0) / 2
        top, bottom = y - _ASCENT * height, y + (1 - _ASCENT) * height
        yield Sight(text if legible else ILLEGIBLE, x - half, top, x + half, bottom, sure)


def _is_print(text: str, sure: float) -> bool:
    """Print and not a speck, a drawn line or a mark of the pen."""
    if any(map(str.isalnum, text)):
        return sure >= _SURE_NUMBER or sum(map(str.isalnum, text)) > 1 or bool(_MARKER.fullmatch(text))
    return sure >= _NOISE and any(mark in _PRINTED for mark in text)


def _legible(text: str, sure: float) -> bool:
    """A misread figure is worse than a misread letter: it needs to be surer."""
    figures = any(map(str.isdigit, text)) and not _MARKER.fullmatch(text)
    return sure >= (_SURE_NUMBER if figures else _SURE_WORD)


def _rule(box: tuple[float, float, float, float], skew: float) -> Sight:
    """A drawn line, straightened: its box is as thick as it is crooked."""
    x0, top, x1, bottom = box
    x, y = turned((x0 + x1) / 2, (top + bottom) / 2, -skew)
    across, down = ((x1 - x0) / 2, 0.0) if x1 - x0 > bottom - top else (0.0, (bottom - top) / 2)
    return Sight(None, x - across, y - down, x + across, y + down)


def turned(x: float, y: float, angle: float) -> tuple[float, float]:
    """Turn a point about the top left corner, clockwise as seen on the page.

    >>> [round(at, 3) for at in turned(100, 0, 0.01)]
    [99.995, 1.0]
    """
    return x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)
