"""What a paper's bytes are, told from the bytes."""

from models import MediaType, UnreadablePaper


def sniff(data: bytes) -> MediaType:
    """Tell the media type of a paper from its content. Raises `UnreadablePaper` for what no reader can read."""
    head = data[:1024].lstrip()
    if not head:
        raise UnreadablePaper("the file is empty", "fetch it again")
    if b"%PDF-" in data[:1024]:
        return MediaType.PDF
    if head.startswith(b"PK\x03\x04"):
        return MediaType.DOCX
    if b"<html" in head.lower() or b"<!doctype html" in head.lower():
        return MediaType.HTML
    return MediaType.TEXT
