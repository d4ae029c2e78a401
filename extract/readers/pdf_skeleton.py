"""A PDF's bytes without what its streams hold: the objects, in a tenth of the bytes, for what is sought among them."""

from bisect import bisect_left
from dataclasses import dataclass

_WORD = b"stream"
_END = b"endstream"
_BEFORE_WORD = len(_END) - len(_WORD)


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
    word = data.find(_WORD)
    while word >= 0:
        start = _begin(data, word)
        if start:
            word = data.find(_WORD, start)
            end = word - _BEFORE_WORD
            if word < 0 or data[end:word] != _END[:_BEFORE_WORD]:
                return _whole(data)
            kept.append(data[at:start])
            length += start - at
            cuts.append(length)
            streams.append((start, end))
            at = end
        word = data.find(_WORD, word + len(_WORD))
    kept.append(data[at:])
    return Skeleton(data, b"".join(kept), tuple(cuts), tuple(streams))


def _whole(data: bytes) -> Skeleton:
    """Take whatever looks like the beginning of a stream for one, up to the next end of any."""
    streams: list[tuple[int, int]] = []
    word, end = data.find(_WORD), 0
    while word >= 0:
        start = _begin(data, word)
        if start:
            if end < start:
                found = data.find(_END, start)
                end = found if found >= 0 else len(data)
            streams.append((start, end))
        word = data.find(_WORD, word + len(_WORD))
    return Skeleton(data, data, tuple(start for start, _ in streams), tuple(streams))


def _begin(data: bytes, word: int) -> int:
    """Where the stream begins that the word "stream" and a line's end open; 0 where they open none."""
    behind = word + len(_WORD)
    before, after = data[max(0, word - 1) : word], data[behind : behind + 2]
    if before.isalnum() or before == b"_" or after[:1] not in (b"\r", b"\n"):
        return 0
    return behind + (2 if after == b"\r\n" else 1)
