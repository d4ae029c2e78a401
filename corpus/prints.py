"""The fingerprints of a text: a few numbers by which stretches that it has in common with another text are found.

Every run of RUN words, whatever their case and the signs between them, is a number; of each window of such numbers the
least is kept (winnowing: Schleimer, Wilkerson, Aiken 2003). So two texts with RUN + WINDOW - 1 words in common keep a
number in common, wherever those words stand, and a text keeps about one number for each WINDOW / 2 words.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np

RUN = 8
WINDOW = 8
WIDE = 64
"""The window of the numbers by which candidates are looked up: few, so that the index of a book stays small."""

_AT_ONCE = 4_096  # windows

LEAST_WORDS = 50
"""A text with fewer words has no prints: it is too short to tell whose words they are."""

_FACTOR = 0x9E3779B97F4A7C15
_MIX = 0xBF58476D1CE4E5B9


@dataclass(frozen=True, slots=True)
class Prints:
    """The prints of a text: `starts` says at which character the run behind each of `hashes` begins.

    `marks` are the few of them by which it is looked up.
    """

    characters: int = 0
    hashes: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    marks: tuple[int, ...] = ()

    def to_bytes(self) -> bytes:
        """Pack the hashes and their places."""
        return struct.pack(f"<{len(self.hashes)}q{len(self.starts)}I", *self.hashes, *self.starts)


def prints_from_bytes(data: bytes, characters: int) -> Prints:
    """Unpack what `Prints.to_bytes` packed; the marks stay behind.

    >>> packed = print_text("word " * 60).to_bytes()
    >>> prints_from_bytes(packed, 300).to_bytes() == packed
    True
    """
    number = len(data) // 12
    values = struct.unpack(f"<{number}q{number}I", data)
    return Prints(characters, values[:number], values[number:])


def print_text(text: str) -> Prints:
    """Take the prints of a text."""
    import numpy as np

    starts, ends = _words(text)
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    if len(words) < LEAST_WORDS:
        return Prints(len(text))
    known = {word: crc32(word.casefold().encode()) for word in set(words)}
    codes = np.array([known[word] for word in words], dtype=np.uint64)
    number = len(codes) - RUN + 1
    hashes = np.zeros(number, dtype=np.uint64)
    for at in range(RUN):
        hashes += codes[at : at + number] * np.uint64(pow(_FACTOR, at + 1, 1 << 64))
    hashes = (hashes ^ (hashes >> np.uint64(31))) * np.uint64(_MIX)
    hashes = (hashes ^ (hashes >> np.uint64(29))) >> np.uint64(1)  # SQLite's integers have a sign
    kept = _least(hashes, WINDOW)
    return Prints(
        characters=len(text),
        hashes=tuple(hashes[kept].tolist()),
        starts=tuple(starts[at] for at in kept.tolist()),
        marks=tuple(dict.fromkeys(hashes[_least(hashes, WIDE)].tolist())),
    )


def _words(text: str) -> tuple[list[int], list[int]]:
    """Where the words begin and where they end: letters and digits in a row, in a tenth of the time of a pattern."""
    import numpy as np

    letters = np.frombuffer(f" {text} ".encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    used = np.zeros(int(letters.max()) + 1, dtype=bool)
    used[letters] = True
    for letter in np.flatnonzero(used).tolist():
        used[letter] = chr(letter).isalnum()
    inside = used[letters]
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    return edges[::2].tolist(), edges[1::2].tolist()


def _least(hashes: "np.ndarray[Any, Any]", window: int) -> "np.ndarray[Any, Any]":
    """The places of the least number of each window."""
    import numpy as np

    windows = np.lib.stride_tricks.sliding_window_view(hashes, min(window, len(hashes)))
    # Each window is copied to find its least, which takes a hundred megabytes for all of a long paper.
    least = [windows[at : at + _AT_ONCE].argmin(axis=1) for at in range(0, len(windows), _AT_ONCE)]
    return np.unique(np.concatenate(least) + np.arange(len(windows)))


def share(part: Sequence[int], whole: Sequence[int]) -> float:
    """Which share of the prints of one text another one has.

    >>> share([1, 2, 3, 4], [4, 3, 9])
    0.5
    """
    known = set(whole)
    return sum(number in known for number in part) / len(part) if part else 0.0
