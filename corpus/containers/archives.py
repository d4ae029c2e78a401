"""Zip archives: what is inside, unpacked in memory and within bounds; nothing is ever written to disk."""

import struct
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from corpus.containers.members import Member, check_size
from models import UnreadablePaper

_DAMAGED = UnreadablePaper("it is a damaged zip archive", "fetch it again")
_ENCRYPTED, _UTF_8 = 0x1, 0x800
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2})
_NAMES = {9: "Deflate64", 14: "LZMA", 93: "Zstandard", 95: "XZ", 97: "WavPack", 98: "PPMd", 99: "AES"}
_MOST_DIRECTORY = 8_000_000  # bytes of the list of what is inside; 10,000 files with long names are 3 MB
_TAIL = 65_557 + 20  # the end record with the longest comment, and what points to its larger form


def list_members(file: BinaryIO) -> Iterator[Member]:
    """List what a zip archive holds. Raises `UnreadablePaper`."""
    _check_directory(file)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, struct.error) as error:
        raise _DAMAGED from error
    for info in archive.infolist():
        if not info.is_dir():
            yield Member(_name(info), info.file_size, lambda info=info: _read(archive, info))  # type: ignore[misc]


def _check_directory(file: BinaryIO) -> None:
    """Refuse a list of contents that would not fit in memory, before it is read."""
    file.seek(max(0, file.seek(0, 2) - _TAIL))
    tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    # The larger form for archives of more than 4 GB stands before the end record, with its own locator.
    large = tail.rfind(b"PK\x06\x06", 0, max(end, 0))
    directory = 0
    if end >= 0 and len(tail) >= end + 16:
        directory = struct.unpack_from("<I", tail, end + 12)[0]
    if large >= 0 and len(tail) >= large + 48:
        directory = struct.unpack_from("<Q", tail, large + 40)[0]
    if directory > _MOST_DIRECTORY:
        raise UnreadablePaper("its list of files is absurdly long", "unpack it and name its folder")


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name; many programs write UTF-8 without saying so, which is then taken for code page 437.

    >>> _name(zipfile.ZipInfo("caf├⌐.pdf"))
    'café.pdf'
    """
    if info.flag_bits & _UTF_8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.flag_bits & _ENCRYPTED:
        raise UnreadablePaper("it is encrypted", "unpack the archive with its password and name its folder")
    if info.compress_type not in _METHODS:
        method = _NAMES.get(info.compress_type, f"method {info.compress_type}")
        raise UnreadablePaper(f"it is packed by a method that is not read here ({method})", "unpack the archive")
    check_size(info.file_size, info.compress_size)
    try:
        # Never more than the size that the directory states is unpacked; a false one fails by its checksum.
        return archive.read(info)
    except Exception as error:  # zlib's own error has no base that a reader of zips would know
        if isinstance(error, MemoryError):
            raise
        raise UnreadablePaper("it is damaged in the archive", "fetch the archive again") from error
