"""Finds PDFs whose streams unpack to more than any page holds: the engine would spend minutes and gigabytes on them."""

import re
import zlib
from collections.abc import Iterable, Iterator

from extract.readers.pdf_skeleton import Skeleton
from models import UnreadablePaper

_PACKED = re.compile(rb"/(?:FlateDecode|Fl)\b")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")  # never unpacked, since only text is read
_LONGEST_DICTIONARY = 4_000  # bytes between "obj" and the stream
_MOST_BYTES = 200_000_000  # of one stream, unpacked; the largest maps and fonts have a quarter of that
_MOST_RATIO = 1_032  # deflate packs nothing more tightly
_CHUNK = 1 << 20


def refuse_swollen_streams(skeleton: Skeleton) -> None:
    """Raise `UnreadablePaper` where a stream unpacks to an absurd size; what can be no such stream is not unpacked."""
    text = skeleton.text
    if not _PACKED.search(text):
        return
    for cut, (start, end) in zip(skeleton.cuts, skeleton.streams, strict=True):
        opening = text.rfind(b"obj", max(0, cut - _LONGEST_DICTIONARY), cut)
        dictionary = text[max(opening, cut - _LONGEST_DICTIONARY, 0) : cut]
        long = (end - start) * _MOST_RATIO > _MOST_BYTES
        if not long and dictionary.count(b"/Fl") < 2:
            continue
        layers = len(_PACKED.findall(dictionary))
        if not layers or _IMAGE.search(dictionary):
            continue
        if (long or layers > 1) and _is_swollen(skeleton.data, start, end, layers):
            raise UnreadablePaper("its pages unpack to an absurd size", "do not open it; ask for the paper again")


def _is_swollen(data: bytes, start: int, end: int, layers: int) -> bool:
    """Unpack layer by layer, piece by piece, keeping nothing; damage ends it, for the engine to find."""
    pieces: Iterable[bytes] = (data[at : min(end, at + _CHUNK)] for at in range(start, end, _CHUNK))
    for _ in range(layers):
        pieces = _unpacked(pieces)
    total = 0
    try:
        for piece in pieces:
            total += len(piece)
            if total > _MOST_BYTES:
                return True
    except zlib.error:
        pass
    return False


def _unpacked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    for piece in pieces:
        rest = piece
        while rest and not unpacker.eof:
            yield unpacker.decompress(rest, _CHUNK)
            rest = unpacker.unconsumed_tail
