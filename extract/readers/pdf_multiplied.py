"""Finds PDFs that ask for the same thing so often that it takes all memory, before an engine has begun with them.

A page may name one stream of content a thousand times, and one code of a font may stand for a million letters. Both
are sought in the bytes as they lie in the file: what hides in packed objects is left to the limits of the process.
"""

import re
import zlib
from collections import Counter

from extract.readers.pdf_skeleton import Skeleton
from models import UnreadablePaper

_CONTENTS = re.compile(rb"/Contents\s*\[([^\]]{48,})\]")  # as long as eight streams need
_REFERENCE = re.compile(rb"(\d{1,10})\s+(\d{1,5})\s+R\b")
_UNICODE = re.compile(rb"/ToUnicode\s+(\d{1,10}\s+\d{1,5})\s+R\b")
_OFTEN = 8
_MOST_CONTENT = 200_000_000  # bytes of a page's content, unpacked
_LONGEST_MEANING = 4_000  # figures of the letters that one code of a font stands for, four to a letter
_MOST_MAP = 50_000_000  # bytes of a font's map, unpacked


def refuse_multiplied(skeleton: Skeleton) -> None:
    """Raise `UnreadablePaper` for a page of one stream many times, and for a font with a code of endless meaning."""
    for contents in _CONTENTS.finditer(skeleton.text):
        named = Counter(b" ".join(reference.groups()) for reference in _REFERENCE.finditer(contents[1]))
        often = {name: times for name, times in named.items() if times > _OFTEN}
        if sum(times * len(_unpacked(skeleton, name, _MOST_CONTENT // times + 1)) for name, times in often.items()) > (
            _MOST_CONTENT
        ):
            raise UnreadablePaper("a page of it shows the same content over and over", "ask for the paper again")
    for name in dict.fromkeys(_UNICODE.findall(skeleton.text)):
        meanings = _unpacked(skeleton, b" ".join(name.split()), _MOST_MAP).split(b"<")
        if max(map(len, meanings)) > _LONGEST_MEANING and any(map(_is_long, meanings)):
            raise UnreadablePaper("a letter of it stands for thousands of letters", "print it to PDF from its source")


def _is_long(meaning: bytes) -> bool:
    return len(meaning.partition(b">")[0]) > _LONGEST_MEANING


def _unpacked(skeleton: Skeleton, name: bytes, most: int) -> bytes:
    """The first bytes of the stream of an object, unpacked if it is deflated once; none where there is no stream."""
    text = skeleton.text
    at = text.find(b"\n" + name + b" obj")
    begin = text.find(b"stream", at, at + 4000) if at >= 0 else -1
    if begin < 0 or text.find(b"endobj", at, begin) >= 0:
        return b""
    packed = skeleton.stream_behind(begin)
    if b"/FlateDecode" not in text[at:begin]:
        return packed[:most]
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""
