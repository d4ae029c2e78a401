"""Archives and e-mails made for tests, some of them hostile."""

import struct
import zipfile
from email.message import EmailMessage
from io import BytesIO

MINUTES = """Tarnmere Parish Council
Minutes of the meeting held on 4 May 2015

15.1 Ferry landing
RESOLVED: That the Council pay £1500 for the repair of the landing by 30 June 2015.
"""
LETTER = (
    "Dear members,\n\nAt its meeting on 4 May 2015 the Council resolved to pay £1,500 for the repair of the ferry "
    "landing. The work is to be done by 30 June 2015, and the contractor will write to the residents of Quay Lane "
    "before it begins. The minutes are attached, and so is the plan of the landing.\n\n"
    "Jo Ashdown\nClerk to the Council\n"
)


def zipped(*files: tuple[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of (name, content), in that order; a name may come twice."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files:
            info = zipfile.ZipInfo("x")
            info.filename, info.compress_type = name, method
            archive.writestr(info, content)
    return out.getvalue()


def with_central(data: bytes, offset: int, layout: str, value: int) -> bytes:
    """The archive with another value at an offset of its first member's entry in the list of contents."""
    changed = bytearray(data)
    struct.pack_into(layout, changed, data.index(b"PK\x01\x02") + offset, value)
    return bytes(changed)


def encrypted(data: bytes) -> bytes:
    """The archive with its first member marked as encrypted."""
    return with_central(data, 8, "<H", 1)


def mail(words: str = LETTER, *attached: tuple[str, bytes, str], **head: str) -> EmailMessage:
    """An e-mail with attachments (name, content, media type)."""
    message = EmailMessage()
    for name, value in {"Subject": "Ferry landing", "Date": "Tue, 5 May 2015 10:00:00 +0100", **head}.items():
        message[name] = value
    message["From"] = "Jo Ashdown <clerk@tarnmere.example>"
    message["Message-ID"] = "<1@tarnmere.example>"
    message.set_content(words)
    for name, content, kind in attached:
        main, _, sub = kind.partition("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file (version 3, sectors of 512 bytes) of streams by path; every stream lies in sectors of its own."""
    return _Compound(streams).data()


class _Compound:
    """Writes what MS-CFB describes, without the small sectors: short streams are filled up with zeros."""

    def __init__(self, streams: dict[str, bytes]) -> None:
        self.names: list[tuple[str, ...]] = [()]
        for path in streams:
            parts = tuple(path.split("/"))
            for end in range(1, len(parts) + 1):
                if parts[:end] not in self.names:
                    self.names.append(parts[:end])
        self.streams = {tuple(path.split("/")): content.ljust(4096, b"\0") for path, content in streams.items()}

    def data(self) -> bytes:
        sectors: list[bytes] = []
        chain: list[int] = []
        places: dict[tuple[str, ...], int] = {}

        def put(content: bytes) -> int:
            first, count = len(sectors), max(1, -(-len(content) // 512))
            sectors.extend(content[at * 512 : (at + 1) * 512].ljust(512, b"\0") for at in range(count))
            chain.extend([*range(first + 1, first + count), 0xFFFFFFFE])
            return first

        for name, content in self.streams.items():
            places[name] = put(content)
        directory = put(b"".join(self._entry(at, places) for at in range(len(self.names))))
        count = 1
        while len(chain) + count > count * 128:
            count += 1
        first = len(sectors)
        chain += [0xFFFFFFFD] * count
        table = struct.pack(f"<{len(chain)}I", *chain).ljust(count * 512, b"\xff")
        tables = list(range(first, first + count)) + [0xFFFFFFFF] * (109 - count)
        head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
        head += struct.pack("<HHHHH6xIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, count, directory, 0, 4096)
        head += struct.pack("<IIII109I", 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, *tables)
        return head + b"".join(sectors) + table

    def _entry(self, at: int, places: dict[tuple[str, ...], int]) -> bytes:
        name = self.names[at]
        label = (name[-1] if name else "Root Entry").encode("utf-16-le")
        children = [i for i, n in enumerate(self.names) if n and n[:-1] == name]
        siblings = [i for i, n in enumerate(self.names) if n and name and n[:-1] == name[:-1] and i > at]
        kind = 5 if not name else 2 if name in self.streams else 1
        size = len(self.streams.get(name, b""))
        start = places.get(name, 0xFFFFFFFE if not name else 0)
        return (
            label.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(label) + 2, kind, 1, 0xFFFFFFFF, *_or_none(siblings), *_or_none(children))
            + b"\0" * 36
            + struct.pack("<IQ", start, size)
        )


def _or_none(entries: list[int]) -> list[int]:
    return entries[:1] or [0xFFFFFFFF]
