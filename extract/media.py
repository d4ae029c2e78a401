"""What a paper's bytes are, told from the bytes and never from a name."""

import re
import zipfile
from enum import StrEnum
from io import BytesIO
from typing import BinaryIO

from extract.layout.decoding import decode, wide_encoding
from models import MediaType, UnreadablePaper

_PRINT = "open it in its own program and save it as PDF or DOCX"
_EXTRACT = "unpack it and give the papers inside"
# Magic numbers of what no reader reads: (bytes, what it is, what to do).
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "it is a Rich Text (RTF) document", "save it as DOCX or PDF"),
    (b"\x1f\x8b", "it is gzip-compressed", "decompress it first"),
    (b"7z\xbc\xaf\x27\x1c", "it is a 7-Zip archive", _EXTRACT),
    (b"Rar!\x1a\x07", "it is a RAR archive", _EXTRACT),
    (b"BZh", "it is bzip2-compressed", "decompress it first"),
    (b"\xfd7zXZ", "it is xz-compressed", "decompress it first"),
    (b"\x89PNG", "it is a PNG picture", "recognise its text first (OCR) and save it as PDF"),
    (b"\xff\xd8\xff", "it is a JPEG picture", "recognise its text first (OCR) and save it as PDF"),
    (b"GIF8", "it is a GIF picture", "recognise its text first (OCR) and save it as PDF"),
    (b"II*\x00", "it is a TIFF picture", "recognise its text first (OCR) and save it as PDF"),
    (b"MM\x00*", "it is a TIFF picture", "recognise its text first (OCR) and save it as PDF"),
    (b"BM", "it is a bitmap picture", "recognise its text first (OCR) and save it as PDF"),
    (b"MZ", "it is a Windows program", "give the paper itself"),
    (b"\x7fELF", "it is a program", "give the paper itself"),
    (b"SQLite format 3\x00", "it is a SQLite database", "name it with --db if it is a minute book"),
    (
        b"\x78\x9f\x3e\x22",
        "it is what Outlook wraps attachments in (winmail.dat)",
        "open it there and save them as files",
    ),
    (b"%!PS", "it is a PostScript file", "convert it to PDF"),
    (b"ID3", "it is a sound recording", "give a transcript of it as text"),
    (b"OggS", "it is a sound recording", "give a transcript of it as text"),
    (b"RIFF", "it is a sound, film or picture file", "give the paper itself"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HEAD = 65_536
_OUTLOOK = "__nameid_version1.0".encode("utf-16-le")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_OBJECT = re.compile(rb"(?:^|[\r\n])\d{1,7} \d{1,5} obj\b\s*[<\[(/\d]")
_NOT_TEXT = frozenset(range(0x20)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B}

# Elements that only an HTML page begins or abounds with.
_HTML_OPENS = re.compile(
    r"""\A\s*(?:<\?xml[^>]{0,200}\?>\s*)?
        <(?: !doctype\s+html | html | head | body | meta | title | link | base
          | div | p | table | article | section | main | h[1-6] | ul | ol | dl | span | a | b | strong | font | center
        )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_COMMENT = re.compile(r"\s*<!--")
_HTML_TAG = re.compile(
    r"</?(?:html|body|div|p|table|tr|td|th|ul|ol|li|h[1-6]|span|br|a|strong|em|b)\b[^<>]{0,300}>", re.I
)


class Container(StrEnum):
    """What holds papers and is none itself; the value is what a reader calls it."""

    ZIP = "a zip archive"
    MAIL = "an e-mail"
    OUTLOOK = "an Outlook message"
    MAILBOX = "a mailbox"


def container_of(file: BinaryIO) -> Container | None:
    """Tell from a file's content whether it is a container. Raises `UnreadablePaper` for a damaged archive."""
    file.seek(0)
    head = file.read(_HEAD)
    if head.startswith(_ZIP):
        return Container.ZIP if _package(file) == "" else None
    if head.startswith(_OLE):
        return Container.OUTLOOK if _OUTLOOK in head + file.read() else None
    if not _is_mail(head):
        return None
    return Container.MAILBOX if _MAILBOX.match(head) else Container.MAIL


def sniff(data: bytes) -> MediaType:
    """Tell the media type of a paper from its content.

    Raises `UnreadablePaper` with one clear line for what no reader can read: empty files, pictures, containers,
    spreadsheets, old Word documents, programs.
    """
    if not data.lstrip(b"\x00 \t\r\n\x0b\x0c\xef\xbb\xbf"):
        raise UnreadablePaper("the file is empty", "fetch it again")
    if container := container_of(BytesIO(data)):
        raise UnreadablePaper(f"it is {container}, which holds papers", "ingest it, or name a paper inside it")
    if data.startswith(_ZIP):
        return _sniff_package(data)
    if b"%PDF-" in data[:1024]:
        return MediaType.PDF
    if data.startswith(_OLE):
        raise _ole_problem(data)
    if data[257:262] == b"ustar":
        raise UnreadablePaper("it is a tar archive", _EXTRACT)
    if _PDF_OBJECT.search(data, 0, 65536) and b"endstream" in data:
        return MediaType.PDF  # its header is lost, or stands far behind what a server said
    _refuse_foreign(data)
    head = decode(data[:_HEAD]).text
    if _is_html(head):
        return MediaType.HTML
    if head.lstrip().startswith("<?xml"):
        raise UnreadablePaper("it is an XML file and no page", "give the paper as HTML or PDF")
    return MediaType.MARKDOWN if _is_markdown(head) else MediaType.TEXT


def _refuse_foreign(data: bytes) -> None:
    for magic, reason, advice in _FOREIGN:
        # Two-letter magic numbers begin words too ("BM…"): those need a byte that no text has.
        if data.startswith(magic) and (len(magic) > 2 or any(byte in _NOT_TEXT for byte in data[:64])):
            raise UnreadablePaper(reason, advice)
    if data[4:8] == b"ftyp":
        raise UnreadablePaper("it is a film or sound recording", "give a transcript of it as text")
    has_mark = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    head = data[:4096]
    if has_mark or wide_encoding(data):
        return
    if head.count(0) > 2 or sum(byte in _NOT_TEXT for byte in head) > len(head) // 20:
        raise UnreadablePaper("it is binary data of no known kind", "give a PDF, HTML, DOCX, Markdown or text file")


def _ole_problem(data: bytes) -> UnreadablePaper:
    """Old Office files and encrypted new ones share one form; its directory names what is inside, in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadablePaper("it is a password-protected Office document", "remove the password and save it again")
    for stream, what in (("WordDocument", "Word document (.doc)"), ("Workbook", "Excel workbook (.xls)")):
        if stream.encode("utf-16-le") in data:
            return UnreadablePaper(f"it is an old {what}", "open it and save it as DOCX or PDF")
    if "PowerPoint Document".encode("utf-16-le") in data:
        return UnreadablePaper("it is an old PowerPoint presentation (.ppt)", _PRINT)
    return UnreadablePaper("it is an old Office file", _PRINT)


def _package(file: BinaryIO) -> str:
    """Tell what program's document a zip is, by what is inside: "word", "xl", "ppt", a media type, or "" for none."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                return archive.read("mimetype")[:80].decode("ascii", "replace")
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError, RuntimeError) as error:
        raise UnreadablePaper("it is a damaged zip or DOCX file", "fetch it again") from error
    if "word/document.xml" in names:
        return "word"
    if "[Content_Types].xml" not in names:
        return ""
    if any(re.fullmatch(r"word/document\d*\.xml", name) for name in names):
        return "word"
    return next((mark for mark in ("xl", "ppt") if any(name.startswith(f"{mark}/") for name in names)), "")


def _sniff_package(data: bytes) -> MediaType:
    kind = _package(BytesIO(data))
    if kind == "word":
        return MediaType.DOCX
    for mark, what in (("xl", "an Excel workbook (XLSX)"), ("ppt", "a PowerPoint presentation (PPTX)")):
        if kind == mark:
            raise UnreadablePaper(f"it is {what}", _PRINT)
    if "epub" in kind:
        raise UnreadablePaper("it is an e-book (EPUB)", "convert it to PDF")
    raise UnreadablePaper("it is an OpenDocument file (" + kind.rpartition(".")[2] + ")", _PRINT)


def _is_mail(head: bytes) -> bool:
    """A head of fields up to the first blank line, among them some that only mail programs and browsers write."""
    fields = _MAIL_FIELDS.match(head)
    return fields is not None and bool(_MAIL_MARK.search(fields[0]) and _MAIL_FROM.search(fields[0]))


def _is_html(text: str) -> bool:
    """A page opens with an element of HTML (after comments), or is a fragment that abounds with its tags."""
    at = 0
    while (comment := _COMMENT.match(text, at)) is not None:
        end = text.find("-->", comment.end())
        if end < 0:
            break
        at = end + 3
    head = text[at : at + 2000]
    if re.match(r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype\s+html|html)\b", head, re.IGNORECASE):
        return True
    tags = len(_HTML_TAG.findall(text))
    if _HTML_OPENS.match(head):
        return tags >= 2 or bool(re.match(r"\s*<(?:head|body|meta|title|div|table|article|section|main)", head, re.I))
    return tags >= 5 and tags * 60 > len(text)


# One field and the lines that go on with it, which are indented; a mailbox file begins with a line of its own.
_MAIL_FIELDS = re.compile(rb"(?:\xef\xbb\xbf)?(?:From [^\n]*\n)?(?:[!-9;-~]{1,80}:[^\n]*(?:\n[ \t][^\n]*)*(?:\n|\Z))+")
_MAILBOX = re.compile(rb"From [^\n]*\d{4}")
_MAIL_MARK = re.compile(rb"^(?:MIME-Version: *1\.0|Message-ID:|Received:|Return-Path:)", re.IGNORECASE | re.MULTILINE)
_MAIL_FROM = re.compile(rb"^(?:From|Subject|Content-Type):", re.IGNORECASE | re.MULTILINE)
# Each counts lines of one Markdown form; text that was never Markdown has at most one or two of these forms.
_ATX = re.compile(r"(?:\A|\n[ \t]*\n) {0,3}#{1,6} +\S")  # under a blank line
_SETEXT = re.compile(r"^\S[^\n]*\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)
_PIPES = re.compile(r"^(?=[ :|-]*+$)(?>.*?---).*\|.*$", re.MULTILINE)
_STRONG = re.compile(r"(?<![\w*])\*\*[^*\s][^*\n]{0,200}\*\*|(?<![\w_])__[^_\s][^_\n]{0,200}__")
_LINKED = re.compile(r"!?\[[^\]\n]{1,200}\]\((?:https?:|mailto:|/|#|\.|[\w-]+[./])[^)\s]{0,500}\)")
_BULLETED = re.compile(r"^ {0,3}[-*+] +\S", re.MULTILINE)
_QUOTED = re.compile(r"^ {0,3}> ?\S", re.MULTILINE)
_FENCED = re.compile(r"^```", re.MULTILINE)


def _has_pipe_table(text: str) -> bool:
    """A row of dashes between rows of as many cells; web pages that lost their tables keep only the dashes."""
    for dashes in _PIPES.finditer(text):
        head = text[max(0, dashes.start() - 2000) : dashes.start()].rstrip("\n").rpartition("\n")[2]
        row = text[dashes.end() : dashes.end() + 2000].lstrip("\n").partition("\n")[0]
        if _cells(head) == _cells(dashes[0]) == _cells(row):
            return True
    return False


def _cells(line: str) -> int:
    return line.strip().strip("|").count("|")


def _is_markdown(text: str) -> bool:
    """Weigh the forms that only Markdown has; a few "#" or hyphens in plain text do not reach the mark."""
    sure = 3 * min(2, len(_LINKED.findall(text))) + 3 * _has_pipe_table(text)
    sure += (
        min(4, len(_ATX.findall(text)) * 2)
        + min(4, len(_STRONG.findall(text)))
        + 2 * min(1, len(_FENCED.findall(text)))
    )
    weak = (
        min(2, len(_SETEXT.findall(text)))
        + min(1, len(_BULLETED.findall(text)) // 3)
        + min(1, len(_QUOTED.findall(text)))
    )
    return sure >= 4 or (sure >= 2 and sure + weak >= 3)
