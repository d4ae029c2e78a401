"""PDF files written object by object, as no sane program writes them."""

import zlib
from collections.abc import Iterable, Mapping

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def stream(data: bytes, entries: str = "", *, packed: bool = False) -> bytes:
    """A stream object; `packed`: the data is deflated already, else it is stored as it is."""
    kind = " /Filter /FlateDecode" if packed else ""
    return f"<< /Length {len(data)}{kind} {entries} >>\nstream\n".encode() + data + b"\nendstream"


def deflated(data: bytes, entries: str = "") -> bytes:
    """A stream object with its data deflated."""
    return stream(zlib.compress(data), entries, packed=True)


def write(objects: Mapping[int, bytes], trailer: str = "") -> bytes:
    """A file of numbered objects, the catalogue first, with a true cross-reference table."""
    out = bytearray(HEADER)
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00000 f \n"
    out += f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def one_page(
    content: bytes, *, resources: str = "/Font << /F1 5 0 R >>", more: Mapping[int, bytes] | None = None
) -> bytes:
    """A file of one page (object 3) with a content stream (4, a whole object) and Helvetica (5)."""
    return write(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            f"/Resources << {resources} >> >>".encode(),
            4: content,
            5: FONT,
            **(more or {}),
        }
    )


def shown(lines: Iterable[str]) -> bytes:
    """Operators that show lines of text, one under the other."""
    out = [b"BT /F1 11 Tf 14 TL 72 780 Td"]
    out += [f"({line}) Tj T*".encode("latin-1") for line in lines]
    return b"\n".join([*out, b"ET"])


SENTENCE = "The Board RESOLVED that the ferry at Tarnmere be painted at a cost of 4,000 pounds."
