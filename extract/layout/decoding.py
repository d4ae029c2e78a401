"""Bytes of a text or HTML page in, characters out, with a finding where the bytes did not fit their encoding."""

import codecs
import re
from dataclasses import dataclass

from models import Finding, FindingKind

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# <meta charset="iso-8859-1">, <meta ... content="text/html; charset=windows-1252">, <?xml encoding='utf-8'?>
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
# "Â£" and "â€™": UTF-8 that someone once read as Windows-1252 and saved again.
_DOUBLED = re.compile("[\u00c2\u00c3][\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|â€.")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters (line ends as "\\n", no byte order mark), the encoding used, and what went wrong."""

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()


def wide_encoding(data: bytes) -> str | None:
    """Tell UTF-16 without a byte order mark by its zero bytes: "utf-16-le", "utf-16-be" or None."""
    head = data[:400]
    pairs = len(head) // 2
    if pairs < 4:
        return None
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if odd > 0.7 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    if even > 0.7 * pairs and odd < 0.1 * pairs:
        return "utf-16-be"
    return None


def decode(data: bytes, declared: bool = False) -> Decoded:
    """Decode by byte order mark, then UTF-8 where the bytes allow it, then as declared, then as Windows-1252.

    `declared` says that the source may name its encoding in its first bytes (HTML, XML).
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _finish(data[len(mark) :], encoding)
    wide = wide_encoding(data)
    if wide:
        return _finish(data, wide)
    try:
        return Decoded(_tidy(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        pass
    name = _declared_encoding(data) if declared else None
    if name == "utf-8":
        return _mend_utf8(data)
    return _finish(data, name or ("cp1252" if _is_single_byte(data) else "utf-8"))


def _declared_encoding(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    if name in ("iso8859-1", "ascii", "latin-1"):
        return "cp1252"  # what every browser does with pages that say ISO-8859-1
    return None if name.startswith(("utf-16", "utf-32")) or name in _NOT_TEXT else name


_NOT_TEXT = frozenset({"hex", "base64", "bz2", "zlib", "uu", "quopri", "rot13", "idna", "punycode", "undefined"})


def _is_single_byte(data: bytes) -> bool:
    """Mostly broken as UTF-8, so it never was: few of its high bytes form UTF-8 sequences."""
    high = sum(byte > 0x7F for byte in data)
    broken = data.decode("utf-8", errors="replace").count("\ufffd")
    return broken * 2 >= high


def _mend_utf8(data: bytes) -> Decoded:
    """UTF-8 with stray Windows-1252 bytes pasted in: keep both readings, and say how many bytes were strays."""
    strays = 0

    def stray(error: UnicodeError) -> tuple[str, int]:
        nonlocal strays
        assert isinstance(error, UnicodeDecodeError)
        strays += error.end - error.start
        return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end

    codecs.register_error("minutebook-stray", stray)
    text = data.decode("utf-8", errors="minutebook-stray")
    message = f"bytes that are not the UTF-8 that the page declares, read as Windows-1252: {strays}"
    return Decoded(_tidy(text), "utf-8", (Finding(kind=FindingKind.ENCODING, message=message),))


def _finish(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    findings: tuple[Finding, ...] = ()
    if lost:
        message = f"characters that could not be read as {encoding} and were replaced: {lost}"
        findings = (Finding(kind=FindingKind.ENCODING, message=message),)
    return Decoded(_tidy(text), encoding, findings)


def _tidy(text: str) -> str:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return mend_doubled(text)


def mend_doubled(text: str) -> str:
    """Read again what was UTF-8, taken for Windows-1252 and written as UTF-8 once more.

    >>> mend_doubled("the Boardâ€™s Â£2m")
    'the Board’s £2m'
    """
    return _DOUBLED.sub(_undouble, text) if "Â" in text or "â€" in text or "Ã" in text else text


def _undouble(match: re.Match[str]) -> str:
    try:
        return match[0].encode("cp1252").decode("utf-8")
    except UnicodeError:
        return match[0]
