"""Outlook messages (.msg): a compound file whose streams are the properties of the message (MS-OXMSG)."""

import datetime as dt
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from corpus.containers.mail import head_of, letter, one_line
from corpus.containers.members import SUFFIXES, Member, check_size
from extract.layout.decoding import decode
from models import UnreadablePaper

if TYPE_CHECKING:
    from olefile import OleFileIO

# Property numbers of MAPI, and the types that they are stored as: text in UTF-16, text in bytes, bytes, a storage.
_SUBJECT, _SENDER, _BODY, _HTML = "0037", "0C1A", "1000", "1013"
_LONG_NAME, _SHORT_NAME, _DATA, _CLASS = "3707", "3704", "3701", "001A"
_SENT, _DELIVERED = 0x0039, 0x0E06
_WIDE, _NARROW, _BINARY, _STORAGE = "001F", "001E", "0102", "000D"
_TIME = 0x0040
_MOST_DEEP = 3
_EPOCH = dt.datetime(1601, 1, 1)


def list_members(file: BinaryIO) -> Iterator[Member]:
    """List the letter of an Outlook message, if it says something, and its attachments, with those of messages in it.

    Raises `UnreadablePaper`.
    """
    from olefile import OleFileIO

    try:
        compound = OleFileIO(file)
        yield from list(_Message(compound, (), "", 0).members())
    except (OSError, ValueError, IndexError, struct.error, AttributeError, TypeError) as error:
        # olefile tells of a damaged file by whatever broke first
        raise UnreadablePaper("it is a damaged Outlook message", "save it again, or save its attachments") from error


class _Message:
    """A message in a compound file: `storage` is the path of its streams, `folder` goes before its members' names."""

    def __init__(self, compound: "OleFileIO", storage: tuple[str, ...], folder: str, depth: int) -> None:
        self.compound = compound
        self.storage = storage
        self.folder = folder
        self.depth = depth

    def members(self) -> Iterator[Member]:
        if "smime" in self._text(_CLASS).casefold() and "multipartsigned" not in self._text(_CLASS).casefold():
            raise UnreadablePaper("the message is encrypted", "open it in Outlook and save its attachments")
        head = head_of(self._text(_SUBJECT), self._text(_SENDER), self._sent())
        words, page = self._text(_BODY), self._text(_HTML) or decode(self._bytes(_HTML), declared=True).text
        for member in letter(head, words or page, is_html=not words):
            yield Member(self.folder + member.name, member.size, member.read)
        for name in self._attachments():
            yield from self._attached((*self.storage, name))

    def _attachments(self) -> list[str]:
        at = len(self.storage)
        entries = self.compound.listdir(streams=False, storages=True)
        inside = {entry[at] for entry in entries if len(entry) > at and tuple(entry[:at]) == self.storage}
        return sorted(name for name in inside if name.startswith("__attach_version1.0_"))

    def _attached(self, storage: tuple[str, ...]) -> Iterator[Member]:
        attachment = _Message(self.compound, storage, self.folder, self.depth)
        name = attachment._text(_LONG_NAME) or attachment._text(_SHORT_NAME)
        embedded = (*storage, f"__substg1.0_{_DATA}{_STORAGE}")
        if self.compound.exists("/".join(embedded)):
            if self.depth >= _MOST_DEEP:
                raise UnreadablePaper("messages are attached to messages too deeply", "save its attachments")
            message = _Message(self.compound, embedded, "", self.depth + 1)
            title = one_line(message._text(_SUBJECT) or name or "message").replace("/", "-")
            message.folder = f"{self.folder}{title}/"
            yield from message.members()
        elif PurePosixPath(name.lower()).suffix in SUFFIXES:
            stream = attachment._stream(_DATA, _BINARY)
            if self.compound.exists(stream):
                size = self.compound.get_size(stream)
                yield Member(self.folder + name, size, lambda: self._read(stream))

    def _text(self, number: str) -> str:
        """A property that is text; empty where the message has none."""
        if wide := self._read(self._stream(number, _WIDE)):
            return wide.decode("utf-16-le", "replace").strip("\x00")
        return decode(self._read(self._stream(number, _NARROW))).text.strip("\x00")

    def _bytes(self, number: str) -> bytes:
        return self._read(self._stream(number, _BINARY))

    def _sent(self) -> dt.datetime | None:
        """When it was sent or came, from the properties of fixed length: after a head, 16 bytes for each."""
        data = self._read("/".join((*self.storage, "__properties_version1.0")))
        times: dict[int, int] = {}
        for at in range(24 if self.depth else 32, len(data) - 15, 16):
            kind, number, _, ticks = struct.unpack_from("<HHIQ", data, at)
            if kind == _TIME:
                times[number] = ticks
        ticks = times.get(_SENT) or times.get(_DELIVERED) or 0
        with suppress(OverflowError):
            return _EPOCH + dt.timedelta(microseconds=ticks // 10) if ticks else None
        return None

    def _stream(self, number: str, kind: str) -> str:
        return "/".join((*self.storage, f"__substg1.0_{number}{kind}"))

    def _read(self, stream: str) -> bytes:
        if not self.compound.exists(stream):
            return b""
        check_size(self.compound.get_size(stream), self.compound.get_size(stream))
        data: bytes = self.compound.openstream(stream).read()
        return data
