"""PDF files that are broken, cut, locked or tied in knots."""

import io
import random

import pikepdf

from tests.hostile.pdf_objects import FONT, SENTENCE, deflated, one_page, shown, stream, write


def good(pages: int = 8) -> bytes:
    """A sound file of some pages, the text of each compressed."""
    kids = " ".join(f"{10 + 2 * at} 0 R" for at in range(pages))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        3: FONT,
    }
    for at in range(pages):
        objects[10 + 2 * at] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {11 + 2 * at} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        ).encode()
        objects[11 + 2 * at] = deflated(shown([f"{at + 1}.{line} {SENTENCE}" for line in range(1, 9)]))
    return write(objects)


def cut(percent: int) -> bytes:
    """A download that broke off."""
    whole = good()
    return whole[: len(whole) * percent // 100]


def with_junk(size: int) -> bytes:
    """What a server said stands before the file."""
    line = b"HTTP/1.1 200 OK\r\nX-Served-By: cache\r\n"
    return (line * (size // len(line) + 1))[:size] + b"\r\n\r\n" + good()


def flipped(seed: int) -> bytes:
    """A file with one bit in two hundred bytes flipped."""
    chance = random.Random(seed)
    data = bytearray(good())
    for _ in range(len(data) // 200):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def locked(*, user: str, revision: int, aes: bool) -> bytes:
    """A file under passwords: RC4 (revision 2 and 3), AES-128 (4) or AES-256 (6)."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(good())) as document:
        lock = pikepdf.Encryption(owner="owner", user=user, R=revision, aes=aes, metadata=revision >= 4)
        document.save(out, encryption=lock)
    return out.getvalue()


def page_loop() -> bytes:
    """A page tree that holds itself beside a true page."""
    return write(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [2 0 R 6 0 R 3 0 R] /Count 3 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>",
            4: stream(shown([SENTENCE] * 5)),
            5: FONT,
            6: b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 6 0 R] /Count 2 >>",
        }
    )


def parent_loop() -> bytes:
    """A page without a size of its own whose parents go round in a ring."""
    return write(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 6 0 R >>",
            3: b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
            4: stream(shown([SENTENCE] * 5)),
            5: FONT,
            6: b"<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>",
        }
    )


def many_kids(count: int) -> bytes:
    """A page tree with so many kids: an empty page again and again."""
    kids = b"3 0 R " * count
    return write(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % count,
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        }
    )


def false_count() -> bytes:
    """One page that is said to be two thousand million."""
    return one_page(stream(shown([SENTENCE] * 5))).replace(b"/Count 1 >>", b"/Count 2147483647 >>")


def deep_pages(depth: int) -> bytes:
    """A page under a tower of page trees."""
    objects = {
        1: b"<< /Type /Catalog /Pages 10 0 R >>",
        3: b"<< /Type /Page /Parent 10 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        4: stream(shown([SENTENCE] * 5)),
        5: FONT,
    }
    for at in range(depth):
        below = 3 if at == depth - 1 else 11 + at
        objects[10 + at] = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % below
    return write(objects)


def deep_arrays(depth: int) -> bytes:
    """An object of arrays in arrays, in the page and in its content."""
    tower = b"[" * depth + b"]" * depth
    content = shown([SENTENCE] * 5) + b"\n" + tower + b" TJ\n" + b"<<" * depth
    more = {6: tower, 7: b"<</A" * depth + b" 1 " + b">>" * depth}
    return one_page(stream(content), resources="/Font << /F1 5 0 R >> /Properties 6 0 R /ExtGState 7 0 R", more=more)


def deep_states(depth: int) -> bytes:
    """A content stream that saves its state without end."""
    return one_page(deflated(b"q " * depth + shown([SENTENCE] * 5) + b" Q" * depth))


def previous_loop() -> bytes:
    """A cross-reference table whose predecessor is itself."""
    data = one_page(stream(shown([SENTENCE] * 5)))
    start = data.rindex(b"xref\n0 ")
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start)


def length_loop() -> bytes:
    """A stream whose length is told by an object that is that stream."""
    data = one_page(stream(shown([SENTENCE] * 5)))
    return data.replace(b"<< /Length %d" % len(shown([SENTENCE] * 5)), b"<< /Length 4 0 R", 1)


def object_stream_loop() -> bytes:
    """Object streams that extend one another, the first holding itself."""
    packed = deflated(b"6 0 << /Loop 6 0 R >>", "/Type /ObjStm /N 1 /First 4 /Extends 7 0 R")
    other = deflated(b"7 0 << /Loop 6 0 R >>", "/Type /ObjStm /N 1 /First 4 /Extends 6 0 R")
    return one_page(stream(shown([SENTENCE] * 5)), more={6: packed, 7: other})
