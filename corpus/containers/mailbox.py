"""Mailboxes (.mbox): e-mails one after the other, each behind a line that begins with "From "."""

import re
from collections.abc import Iterator
from email.parser import BytesHeaderParser
from email.policy import default
from functools import partial
from typing import BinaryIO

from corpus.containers.mail import one_line
from corpus.containers.members import MOST_BYTES, Member
from models import UnreadablePaper

_BEGINS = re.compile(rb"From [^\n]*\d{4}[^\n]*\r?\n?\Z")  # "From " with a day; one in the text of a letter has none
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_LONGEST_HEAD = 65_536


def list_members(file: BinaryIO) -> Iterator[Member]:
    """List the e-mails of a mailbox, by their number and subject; each is read only when its turn has come."""
    places = list(_places(file))
    for number, (start, stop) in enumerate(places, 1):
        file.seek(start)
        head = BytesHeaderParser(policy=default).parsebytes(file.read(min(stop - start, _LONGEST_HEAD)))
        subject = one_line(str(head.get("subject") or "message")).replace("/", "-")
        yield Member(f"{number:04} {subject}.eml", stop - start, partial(_read, file, start, stop))


def _places(file: BinaryIO) -> Iterator[tuple[int, int]]:
    """Where each e-mail begins, behind its "From " line, and ends: that line stands at the top or below a blank one."""
    file.seek(0)
    at, start, blank = 0, -1, True
    for line in file:
        if blank and line.startswith(b"From ") and _BEGINS.match(line):
            if start >= 0:
                yield start, at
            start = at + len(line)
        at += len(line)
        blank = not line.strip(b"\r\n")
    if start >= 0:
        yield start, at


def _read(file: BinaryIO, start: int, stop: int) -> bytes:
    if stop - start > MOST_BYTES:
        raise UnreadablePaper(f"{stop - start:,} bytes are more than any e-mail has", "save its attachments")
    file.seek(start)
    return _QUOTED.sub(rb"\1", file.read(stop - start))
