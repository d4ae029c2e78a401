"""E-mails (.eml) and web archives (.mht): the letter itself, and what is attached to it."""

import email
import email.utils
import html
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from email.message import EmailMessage
from email.policy import default
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from corpus.containers.members import SUFFIXES, WRAPPED, Member
from extract.layout.decoding import decode
from models import UnreadablePaper

_FEWEST_WORDS = 40
"""A letter of fewer words only says what is attached."""
_SUFFIX_OF = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/zip": ".zip",
    "application/x-zip-compressed": ".zip",
    "application/vnd.ms-outlook": ".msg",
    "message/rfc822": ".eml",
}
_BODY = re.compile(r"<body\b[^<>]{0,2000}>", re.IGNORECASE)
_NOT_OWN = re.compile(r"<[^<>]{0,2000}>|^[ \t]*>.*$", re.MULTILINE)  # tags, and what an answer quotes
_SEALED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")


def list_members(file: BinaryIO) -> Iterator[Member]:
    """List the letter of an e-mail, if it says something, and its attachments. Raises `UnreadablePaper`."""
    file.seek(0)
    data = file.read()
    message = email.message_from_bytes(data.removeprefix(b"\xef\xbb\xbf"), policy=default)
    if message.get_content_type() in _SEALED:
        raise UnreadablePaper("the e-mail is encrypted", "open it in its own program and save its attachments")
    body = message.get_body(("plain", "html"))
    if body is not None:
        is_page = "snapshot-content-location" in message
        head = {} if is_page else _head(message)
        yield from letter(head, _words(cast(EmailMessage, body)), is_html=body.get_content_subtype() == "html")
    for part in _parts(message):
        if part is not body and (name := _name(part)):
            yield Member(name, len(str(part.get_payload())), lambda part=part: _content(part))  # type: ignore[misc]


def letter(head: dict[str, str], words: str, *, is_html: bool) -> Iterator[Member]:
    """Give the letter as a paper, its head above it as it is printed, unless it says next to nothing."""
    body = _BODY.search(words) if is_html else None
    at = body.end() if body else 0
    if len(_NOT_OWN.sub(" ", words[at:]).split()) < _FEWEST_WORDS:
        return
    lines = [f"{label}: {said}" for label, said in head.items() if said]
    if is_html:
        opening = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
        text = words[:at] + opening + words[at:] if body else f"<html><body>{opening}{words}</body></html>"
        # The mark goes before whatever the page says of its characters, which were decoded already.
        data = b"\xef\xbb\xbf" + text.encode("utf-8", "replace")
    else:
        data = ("\n".join(lines) + "\n\n" * bool(lines) + words).encode("utf-8", "replace")
    yield Member("message.html" if is_html else "message.txt", len(data), lambda: data)


def head_of(subject: str, sender: str, sent: datetime | None) -> dict[str, str]:
    """The head of a letter, as mail programs print it."""
    day = f"{sent.day} {sent:%B %Y}" if sent else ""
    return {"From": one_line(sender), "Sent": day, "Subject": one_line(subject)}


def one_line(text: str) -> str:
    """Fold white space, so that nothing in a header can begin a line of the letter."""
    return " ".join(text.split())


def _head(message: EmailMessage) -> dict[str, str]:
    sent = None
    # A mail without a date, or with one that is none, is a mail all the same.
    with suppress(ValueError, TypeError, IndexError):
        sent = email.utils.parsedate_to_datetime(str(message.get("date", "")))
    return head_of(str(message.get("subject", "")), str(message.get("from", "")), sent)


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """List the parts that hold something, not those of an attached e-mail, which is a container of its own."""
    if message.get_content_maintype() == "multipart":
        payload = message.get_payload()
        for part in payload if isinstance(payload, list) else ():
            yield from _parts(cast(EmailMessage, part))
    else:
        yield message


def _name(part: EmailMessage) -> str | None:
    """The name of an attachment that may be a paper; None for pictures, signatures, and other forms of the letter."""
    kind = part.get_content_type()
    if part.get_content_maintype() in ("image", "audio", "video"):
        return None
    name = part.get_filename()
    if kind.endswith("ms-tnef") or (name or "").lower() == WRAPPED:
        return WRAPPED
    if name and PurePosixPath(name.lower()).suffix in SUFFIXES:
        return name
    if kind == "message/rfc822":
        attached = cast(EmailMessage, part.get_payload(0)) if part.is_multipart() else EmailMessage()
        return one_line(str(attached.get("subject") or "message")).replace("/", "-") + ".eml"
    return (name or "attachment") + _SUFFIX_OF[kind] if kind in _SUFFIX_OF else None


def _content(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        return cast(EmailMessage, part.get_payload(0)).as_bytes()
    return cast(bytes, part.get_payload(decode=True) or b"")


def _words(body: EmailMessage) -> str:
    try:
        return str(body.get_content())
    except (LookupError, ValueError):
        return decode(cast(bytes, body.get_payload(decode=True) or b"")).text
