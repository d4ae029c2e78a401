"""DOCX, HTML, Markdown and text files made to fool or drown a reader."""

import io
import struct
import zipfile
from collections.abc import Iterable

from tests.hostile.deflation import raw_blocks

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
SENTENCE = "The Board RESOLVED that the ferry at Tarnmere be painted at a cost of £4,000."
PARAGRAPH = f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>"


def docx(body: str, *, doctype: str = "", more: dict[str, str] | None = None) -> bytes:
    """A DOCX with such a body, a document type before it, and more parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        document = f'<?xml version="1.0"?>{doctype}<w:document {_WORD}><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", document)
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


def zipped(name: str, pieces: Iterable[bytes], *, size: int, told: int) -> bytes:
    """A zip with one member of ready deflate blocks; `told` is the size that it claims to have."""
    packed = b"".join(pieces)
    plain = name.encode()
    common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, 0, len(packed), told & 0xFFFFFFFF, len(plain), 0)
    head = b"PK\x03\x04" + common + plain
    central = b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, 0) + plain
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(head) + len(packed), 0)
    return head + packed + central + end


def docx_bomb(megabytes: int, *, told: int | None = None) -> bytes:
    """A DOCX whose document unpacks to so many megabytes, and tells so or not."""
    size = megabytes << 20
    return zipped("word/document.xml", raw_blocks(b" ", megabytes), size=size, told=size if told is None else told)


def laughs() -> str:
    """Ten entities, each ten of the one before it."""
    rows = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
    return f'<!DOCTYPE w:document [<!ENTITY l0 "ha">{rows}]>'


def outside() -> str:
    """An entity that is a file of this machine."""
    return '<!DOCTYPE w:document [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'


def deep_docx(depth: int) -> bytes:
    """Content controls in content controls."""
    return docx("<w:sdt><w:sdtContent>" * depth + PARAGRAPH + "</w:sdtContent></w:sdt>" * depth)


def deep_tables(depth: int) -> bytes:
    """Tables in cells of tables."""
    return docx("<w:tbl><w:tr><w:tc>" * depth + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * depth)


def many_paragraphs(count: int) -> bytes:
    """A DOCX with so many short paragraphs."""
    return docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * count + PARAGRAPH)


def wide_span(columns: int) -> bytes:
    """A cell that is said to span so many columns."""
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>{PARAGRAPH}</w:tc>'
    return docx(f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>")


def style_ring() -> bytes:
    """Styles, and the levels of a list, that are based on one another."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in ("AB", "BA", "CC")
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>'
        "</Relationships>"
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>' for name in "ABC"
    )
    more = {"word/_rels/document.xml.rels": relations, "word/styles.xml": f"<w:styles {_WORD}>{styles}</w:styles>"}
    return docx(body, more=more)


def escaping_names() -> bytes:
    """A zip whose members want to be written outside the folder."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("../../escaped.txt", "/tmp/escaped.txt", "C:\\escaped.txt", "a/../../../escaped.txt"):
            archive.writestr(name, f"Tarnmere Parish Council\n\n{SENTENCE}\n")
    return out.getvalue()


def zip_bomb(megabytes: int) -> bytes:
    """A zip with one text of so many megabytes."""
    return zipped("minutes.txt", raw_blocks(b" ", megabytes), size=megabytes << 20, told=megabytes << 20)


def page(body: str, head: str = "") -> bytes:
    """An HTML page."""
    return f"<!doctype html><html><head><title>Minutes</title>{head}</head><body>{body}</body></html>".encode()


def long_page(megabytes: int) -> bytes:
    """A page of so many megabytes."""
    row = f"<p>{SENTENCE}</p>\n".encode()
    return page("")[:-14] + row * ((megabytes << 20) // len(row)) + b"</body></html>"


def nested(tag: str, count: int) -> bytes:
    """A page with so many open elements."""
    return page(f"<{tag}>" * count + f"<p>{SENTENCE}</p>" + f"</{tag}>" * count)


def many_attributes(count: int) -> bytes:
    """An element with so many attributes."""
    return page("<p " + " ".join(f"a{at}=1" for at in range(count)) + f">{SENTENCE}</p>")


def wide_cells(columns: int) -> bytes:
    """A table whose cells are said to span so many rows and columns."""
    cell = f"<td colspan={columns} rowspan={columns}>{SENTENCE}</td>"
    return page(f"<table><tr>{cell * 50}</tr><tr>{cell * 50}</tr></table>")


def many_cells(count: int) -> bytes:
    """A table with so many cells in one row."""
    return page(f"<p>{SENTENCE}</p><table><tr>{'<td>1</td>' * count}</tr></table>")


def fetching() -> bytes:
    """A page, which asks to fetch and to run."""
    base = "http://127.0.0.1:9/"
    lures = (
        f'<base href="{base}"><link rel="stylesheet" href="a.css"><script src="a.js"></script><iframe src="b"></iframe>'
        '<img src="c.png"><meta http-equiv="refresh" content="0; url=file:///etc/passwd"><object data="d"></object>'
    )
    return page(f"{lures}<p>{SENTENCE}</p><script>while(1);</script>")


def undeclared(encoding: str) -> bytes:
    """A page that does not say how it is encoded."""
    return f"<html><body><h1>Café Tarnmere</h1><p>{SENTENCE} It’s “agreed” – at £5.</p></body></html>".encode(encoding)


def one_line(megabytes: int) -> bytes:
    """A text without a line end."""
    return (f"{SENTENCE} ".encode() * ((megabytes << 20) // len(SENTENCE) + 1))[: megabytes << 20]


def no_blank(megabytes: int) -> bytes:
    """A text that is one word."""
    return b"a" * (megabytes << 20)


def towers(sign: str, count: int) -> bytes:
    """A Markdown file that opens quotations, links or emphasis without end."""
    return f"# Minutes\n\n**Tarnmere**\n\n{SENTENCE}\n\n{sign * count}\n".encode()
