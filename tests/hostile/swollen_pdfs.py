"""PDF files that are small on disk and enormous when read."""

import zlib

from tests.hostile.deflation import repeated
from tests.hostile.pdf_objects import SENTENCE, deflated, one_page, shown, stream


def spaces(gigabytes: int) -> bytes:
    """A page whose content is so many gigabytes of blanks before a line of text."""
    return one_page(stream(repeated(b" ", 1024 * gigabytes, tail=shown([SENTENCE])), packed=True))


def spaces_twice(gigabytes: int) -> bytes:
    """The same, deflated twice: a few kilobytes."""
    inner = zlib.compress(repeated(b" ", 1024 * gigabytes, tail=shown([SENTENCE])))
    return one_page(
        f"<< /Length {len(inner)} /Filter [/FlateDecode /FlateDecode] >>\nstream\n".encode() + inner + b"\nendstream"
    )


def spaces_shared(times: int) -> bytes:
    """A page whose contents are one stream of 16 MB, many times."""
    packed = stream(repeated(b" ", 16, tail=shown([SENTENCE])), packed=True)
    return one_page(packed).replace(b"/Contents 4 0 R", b"/Contents [" + b"4 0 R " * times + b"]")


def characters(count: int) -> bytes:
    """A page with so many characters."""
    line = b"(" + b"ferry " * 100 + b") Tj T*\n"
    return one_page(deflated(b"BT /F1 1 Tf 1 TL 0 840 Td\n" + line * (count // 600) + b"ET"))


def paths(count: int) -> bytes:
    """A page with so many short strokes."""
    return one_page(deflated(shown([SENTENCE] * 5) + b"\n" + b"10 10 m 90 10 l S\n" * count))


def long_path(count: int) -> bytes:
    """A page with one stroke through so many points."""
    return one_page(deflated(shown([SENTENCE] * 5) + b"\n0 0 m\n" + b"90 10 l 10 90 l\n" * (count // 2) + b"S"))


def grid(lines: int) -> bytes:
    """A page ruled with so many lines, half across and half down, a word in each of some cells."""
    half = lines // 2
    across = b"".join(b"20 %.3f m 570 %.3f l S\n" % (at, at) for at in (20 + 800 * i / half for i in range(half)))
    down = b"".join(b"%.3f 20 m %.3f 820 l S\n" % (at, at) for at in (20 + 550 * i / half for i in range(half)))
    return one_page(deflated(b"0.1 w\n" + across + down + shown([SENTENCE] * 30)))


def picture(side: int) -> bytes:
    """A page with a picture of so many points each way, all white."""
    pixels = side * side
    image = stream(
        repeated(b"\xff", pixels >> 20),
        f"/Type /XObject /Subtype /Image /Width {side} /Height {side} /ColorSpace /DeviceGray /BitsPerComponent 8",
        packed=True,
    )
    content = stream(shown([SENTENCE]) + b"\nq 595 0 0 842 0 0 cm /Im1 Do Q")
    return one_page(content, resources="/Font << /F1 5 0 R >> /XObject << /Im1 6 0 R >>", more={6: image})


def picture_only(side: int) -> bytes:
    """The same without any text: it looks like a scan."""
    return picture(side).replace(b"(" + SENTENCE.encode() + b") Tj", b" " * (len(SENTENCE) + 5))


def unicode_map(ranges: int, target: int) -> bytes:
    """A font whose map to Unicode has so many full ranges, each code standing for `target` letters."""
    head = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
    head += b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    one = b"<0000> <FFFF> <" + b"0061" * target + b">\n"
    body = b"".join(b"100 beginbfrange\n" + one * 100 + b"endbfrange\n" for _ in range(ranges // 100))
    text_map = deflated(head + body + b"endcmap end end")
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H "
        b"/DescendantFonts [7 0 R] /ToUnicode 8 0 R >>"
    )
    child = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /DW 500 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    content = stream(b"BT /F2 11 Tf 72 700 Td <" + b"00410042" * 2000 + b"> Tj ET\n" + shown([SENTENCE]))
    return one_page(
        content,
        resources="/Font << /F1 5 0 R /F2 6 0 R >>",
        more={6: font, 7: child, 8: text_map},
    )


def wide_ligature(letters: int) -> bytes:
    """A font with one code that stands for so many letters, shown often."""
    head = b"begincmap\n1 begincodespacerange <00> <FF> endcodespacerange\n1 beginbfchar\n<41> <"
    text_map = deflated(head + b"0061" * letters + b">\nendbfchar\nendcmap")
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>"
    content = stream(b"BT /F2 11 Tf 72 700 Td (" + b"A " * 2000 + b") Tj ET\n" + shown([SENTENCE]))
    return one_page(content, resources="/Font << /F1 5 0 R /F2 6 0 R >>", more={6: font, 7: text_map})


def forms(*draws: list[int]) -> bytes:
    """A page that draws form 0; each form draws others, by number; the last of a tower shows a sentence."""
    named = " ".join(f"/X{at} {10 + at} 0 R" for at in range(len(draws)))
    resources = f"/Font << /F1 5 0 R >> /XObject << {named} >>"
    inner = f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << {resources} >>"
    more = {
        10 + at: stream(b" ".join(b"/X%d Do" % other for other in drawn) or shown([SENTENCE]), inner)
        for at, drawn in enumerate(draws)
    }
    return one_page(stream(b"/X0 Do"), resources=resources, more=more)
