"""What bytes are is told from the bytes, and what cannot be read is named."""

import gzip
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.media import sniff
from models import MediaType, UnreadablePaper


def zipped(**files: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


TYPES = {"[Content_Types]_dot_xml": "<x/>"}
MINUTES = "HARBOUR BOARD\n\nMinutes of the meeting of 5 March 2024\n\n1. Apologies\n\nThere were none.\n"
READABLE = [
    (b"%PDF-1.7\n...", MediaType.PDF),
    (b"\r\n<!-- junk -->\n%PDF-1.4\n", MediaType.PDF),
    (zipped(word__document_dot_xml="<w/>"), MediaType.DOCX),
    (b"<!DOCTYPE html><title>x</title><p>y", MediaType.HTML),
    (b"\xef\xbb\xbf  <html><body>", MediaType.HTML),
    ("<html><body><p>£4</p></body></html>".encode("utf-16"), MediaType.HTML),
    ("<html><body><p>£4 for the harbour</p></body></html>".encode("utf-16-le"), MediaType.HTML),
    (b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML'><html xmlns='x'>", MediaType.HTML),
    (b"<!-- saved -->\n<!-- again -->\n<html>", MediaType.HTML),
    (b"<div class='mgContent'><p>Minutes</p></div>", MediaType.HTML),
    (b"<p>One</p><p>Two</p>", MediaType.HTML),
    (b"Agenda<br><b>1</b> Apologies<br><b>2</b> Minutes<br>", MediaType.HTML),
    (b"# Harbour Board\n\n## 1. Apologies\n\nNone.\n", MediaType.MARKDOWN),
    (b"See the **minutes** and **agenda**, or [the plan](https://x.example/p.pdf).\n", MediaType.MARKDOWN),
    (b"Costs\n\n| Berth | Cost |\n|---|---:|\n| North | 4 |\n\n- a\n- b\n- c\n", MediaType.MARKDOWN),
    (MINUTES.encode(), MediaType.TEXT),
    ("Minutes\nThe cost was £400 – agreed".encode("cp1252"), MediaType.TEXT),
    ("Minutes of the Harbour Board".encode("utf-16"), MediaType.TEXT),
    (b"BMX track: the Council noted the report.\n", MediaType.TEXT),
    (b"MZ spoke for the residents of Quay Lane.\n", MediaType.TEXT),
    (b"Potholes\n# of reports: 12\n# of repairs: 9\n- Quay Lane\n- Mill Lane\n- North Road\n", MediaType.TEXT),
    (b"Income < expenditure, and a > b; see <jo@x.example>\n", MediaType.TEXT),
    (b"Venue: Hall\nNo. | Item | |\n---|---|---|\nApologies Minutes: There were none. |\n||\n", MediaType.TEXT),
    (b"From: Chief Executive\nTo: Harbour Board\nDate: 5 March 2024\nSubject: Fees\n", MediaType.TEXT),
    (b"1. Apologies\n2. Minutes\n   a. of March\n* Item withdrawn\n> quoted\n", MediaType.TEXT),
]
UNREADABLE = [
    (b"", "empty"),
    (b" \r\n\x00\xef\xbb\xbf", "empty"),
    (zipped(xl__workbook_dot_xml="<x/>", **TYPES), "XLSX"),
    (zipped(ppt__presentation_dot_xml="<x/>", **TYPES), "PPTX"),
    (zipped(mimetype="application/vnd.oasis.opendocument.text"), "OpenDocument"),
    (zipped(agenda_dot_pdf="%PDF-1.7"), "zip archive"),
    (zipped(word__document_dot_xml="<w/>")[:60], "damaged"),
    (b"PK\x03\x04 and then nothing of a zip", "damaged"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le"), ".doc"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "Workbook".encode("utf-16-le"), "Excel"),
    (b"{\\rtf1\\ansi Minutes}", "RTF"),
    (b"\x89PNG\r\n\x1a\n....", "PNG"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
    (b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff", "program"),
    (b"\x7fELF\x02\x01\x01\x00", "program"),
    (gzip.compress(MINUTES.encode()), "gzip"),
    (b"<?xml version='1.0'?><meeting><item>Fees</item></meeting>", "XML"),
    (b"From: <Saved by a browser>\nSubject: Minutes\nMIME-Version: 1.0\nContent-Type: multipart/related\n", "e-mail"),
    (bytes(range(256)) * 8, "binary"),
]


@pytest.mark.parametrize(("data", "media_type"), READABLE)
def test_tells_what_can_be_read(data: bytes, media_type: MediaType) -> None:
    assert sniff(data) is media_type


@pytest.mark.parametrize(("data", "reason"), UNREADABLE, ids=range(len(UNREADABLE)))
def test_names_what_cannot_be_read(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadablePaper) as caught:
        sniff(data)
    assert reason in caught.value.reason
    assert caught.value.advice
    assert "\n" not in str(caught.value)


@given(st.binary(max_size=300))
def test_any_bytes_are_told_or_refused(data: bytes) -> None:
    try:
        assert sniff(data) in MediaType
    except UnreadablePaper as refusal:
        assert refusal.reason


def test_hostile_heads_take_linear_time() -> None:
    for data in (b"<!--" * 50_000, b"<" * 200_000, b"**a" * 60_000, b"[" * 100_000, b"# " * 100_000, b"- " * 100_000):
        sniff(data)
