"""Saves the pages of a PDF that lost its end, and with it the tree of pages and the table of what is packed where."""

import re
import zlib
from collections.abc import Iterator

from extract.readers.pdf_skeleton import Skeleton, skeleton_of

_OBJECT = re.compile(rb"\b(\d{1,9})\s+\d{1,5}\s+obj\b")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_PACK = re.compile(rb"/Type\s*/ObjStm\b")
_FIRST = re.compile(rb"/First\s+(\d{1,9})\b")
_MOST_BYTES = 50_000_000  # of all packed objects; those of a paper of 500 pages have a twentieth of that


def with_page_tree(data: bytes) -> bytes | None:
    """Write a tree of all pages that are left behind a file's bytes, with what was packed, so that it can be repaired.

    The pages come in the order of the file. None where there are none, and for a file that is encrypted: what it packs
    cannot be told.
    """
    skeleton = skeleton_of(data)
    if b"/Encrypt" in skeleton.text:
        return None
    written = [data]
    pages: dict[int, None] = {}
    tree = 0
    for name, body, packed in _objects(skeleton):
        tree = max(tree, name)
        if packed:
            written.append(b"%d 0 obj\n%s\nendobj\n" % (name, body))
        if _PAGE.search(body):
            pages[name] = None
    if not pages:
        return None
    kids = b" ".join(b"%d 0 R" % name for name in pages)
    written.append(b"%d 0 obj\n<< /Type /Pages /Count %d /Kids [%s] >>\nendobj\n" % (tree + 1, len(pages), kids))
    written.append(b"%d 0 obj\n<< /Type /Catalog /Pages %d 0 R >>\nendobj\n" % (tree + 2, tree + 1))
    written.append(b"trailer\n<< /Root %d 0 R /Size %d >>\nstartxref\n0\n%%%%EOF\n" % (tree + 2, tree + 3))
    return b"\n".join(written)


def _objects(skeleton: Skeleton) -> Iterator[tuple[int, bytes, bool]]:
    """The objects of a file in its order: the name of each, its bytes but for its stream's, and if it was packed."""
    text, room = skeleton.text, _MOST_BYTES
    openings = list(_OBJECT.finditer(text))
    behinds = [*(found.start() for found in openings), len(text)][1:]
    for opening, behind in zip(openings, behinds, strict=True):
        body = text[opening.end() : behind]
        yield int(opening[1]), body, False
        first = _FIRST.search(body) if _PACK.search(body) else None
        if first:
            unpacked = _unpacked(skeleton.stream_behind(opening.end()), room)
            room -= len(unpacked)
            for name, packed in _packed(unpacked, int(first[1])):
                yield name, packed, True


def _unpacked(packed: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, most) if most > 0 else b""
    except zlib.error:
        return b""


def _packed(unpacked: bytes, first: int) -> Iterator[tuple[int, bytes]]:
    """The objects of an unpacked stream: names and places by pairs, and from `first` on the objects themselves."""
    head = unpacked[:first].split()
    if not all(map(bytes.isdigit, head)):
        return
    names, places = list(map(int, head[::2])), [first + int(place) for place in head[1::2]]
    for name, place, behind in zip(names, places, [*places[1:], len(unpacked)], strict=False):
        if place < behind:
            yield name, unpacked[place:behind].strip()
