"""Parts put into a document as they were (altChunk): pages, text, whole documents, which Word shows in place."""

import email
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from email.policy import default

from extract.media import sniff
from extract.readers.docx_package import Element, Package, R
from models import Finding, FindingKind, Layout, LayoutBlock, LayoutTable, Line, MediaType, Source, UnreadablePaper

_MOST = 100  # of them; programs that write documents so put in a few
_ARCHIVE = b"mime-version:"  # how a page begins that was saved with its pictures


@dataclass(slots=True)
class Chunks:
    """The parts of a document by the ids of their relationships; `findings` tell of those that cannot be read.

    Each is read once. `read_inside` reads a document as one of them; a document inside has none, in which its own are
    left out: they could hold each other without end.
    """

    package: Package
    relations: dict[str, tuple[str, str]]
    read_inside: Callable[[bytes], Layout] | None
    findings: list[Finding] = field(default_factory=list)
    read: set[str] = field(default_factory=set)

    def blocks(self, chunk: Element, page: int) -> Iterator[LayoutBlock]:
        """Read the part that a place in the document names; its blocks lie on the page of that place."""
        kind, target = self.relations.get(chunk.get(R + "id") or "", ("", ""))
        if self.read_inside is None or kind != "aFChunk" or target in self.read or len(self.read) >= _MOST:
            return
        self.read.add(target)
        try:
            yield from (_moved(block, page) for block in _read(self.package.content(target), self.read_inside).blocks)
        except UnreadablePaper as error:
            message = f"a part of the document is left out: {error.reason}"
            self.findings.append(Finding(kind=FindingKind.TRUNCATED, message=message, page=page))


def _read(data: bytes, read_inside: Callable[[bytes], Layout]) -> Layout:
    from extract.reading import read_layout

    if data[:2000].lstrip()[: len(_ARCHIVE)].lower() == _ARCHIVE:
        body = email.message_from_bytes(data, policy=default).get_body(("html", "plain"))
        data = b"" if body is None else b"\xef\xbb\xbf" + str(body.get_content()).encode("utf-8", "replace")
    media = sniff(data)
    if media is MediaType.PDF:
        raise UnreadablePaper("it is a PDF", "save it by itself")
    return read_inside(data) if media is MediaType.DOCX else read_layout(Source(data, "", media, ""))


def _moved(block: LayoutBlock, page: int) -> LayoutBlock:
    """The block as one of the document, in whose source it has no place."""
    table = block.table and LayoutTable(
        tuple(cell._replace(lines=_lines(cell.lines, page)) for cell in block.table.cells), block.table.caption
    )
    return replace(block, lines=_lines(block.lines, page), table=table, lead=())


def _lines(lines: tuple[Line, ...], page: int) -> tuple[Line, ...]:
    return tuple(
        line._replace(fragments=tuple(fragment._replace(page=page, source=-1) for fragment in line.fragments))
        for line in lines
    )
