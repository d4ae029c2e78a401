"""A PDF's bytes without what its streams hold: the objects, in a tenth of the bytes, for what is sought among them."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from re import Match

_WORD = re.compile(b"stream")
_LENGTH = len("stream")
_END = b"endstream"
_BEFORE_WORD = len(_END) - _LENGTH


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The bytes `data` of a file, where its `streams` lie in them, and what lies outside of those as `text`.

    `cuts` are the places in `text` behind which the streams' bytes are left out. Where it cannot be told for certain
    what is a stream, lest one hide another, `text` is the whole file.
    """

    data: bytes
    text: bytes
    cuts: tuple[int, ...]
    streams: tuple[tuple[int, int], ...]

    def stream_behind(self, at: int) -> bytes:
        """The bytes of the next stream that begins at or after a place in `text`."""
        number = bisect_left(self.cuts, at)
        return self.data[slice(*self.streams[number])] if number < len(self.streams) else b""


def skeleton_of(data: bytes) -> Skeleton:
    """Find the streams of a file in one pass over it."""
    kept: list[bytes] = []
    cuts: list[int] = []
    streams: list[tuple[int, int]] = []
    at = length = 0
    words = map(Match.start, _WORD.finditer(data))  # in two thirds of the time that `find` takes
    for word in words:
        start = _begin(data, word)
        if start:
            behind = next(words, -1)
            end = behind - _BEFORE_WORD
            if behind < 0 or data[end:behind] != _END[:_BEFORE_WORD]:
                return _whole(data)
            kept.append(data[at:start])
            length += start - at
            cuts.append(length)
            streams.append((start, end))
            at = end
    kept.append(data[at:])
    return Skeleton(data, b"".join(kept), tuple(cuts), tuple(streams))


def _whole(data: bytes) -> Skeleton:
    """Take whatever looks like the beginning of a stream for one, up to the next end of any."""
    streams: list[tuple[int, int]] = []
    end = 0
    for word in map(Match.start, _WORD.finditer(data)):
        start = _begin(data, word)
        if start:
            if end < start:
                found = data.find(_END, start)
                end = found if found >= 0 else len(data)
            streams.append((start, end))
    return Skeleton(data, data, tuple(start for start, _ in streams), tuple(streams))


def _begin(data: bytes, word: int) -> int:
    """Where the stream begins that the word "stream" and a line's end open; 0 where they open none."""
    behind = word + _LENGTH
    before, after = data[max(0, word - 1) : word], data[behind : behind + 2]
    if before.isalnum() or before == b"_" or after[:1] not in (b"\r", b"\n"):
        return 0
    return behind + (2 if after == b"\r\n" else 1)
