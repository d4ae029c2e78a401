"""Reads plain text: printed lines that lost their layout, soft-wrapped or long, single or double spaced."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.flow import SOFT, Break, flow, opens_block, runs_on
from extract.numbering import marker_of
from extract.running import EdgeLine, find_running
from models import Finding, FindingKind, Fragment, Layout, LayoutBlock, Line, MediaType

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"))
_LINE = re.compile(r"[^\r\n\f\v]*(?:\r\n|[\r\n\f\v])?")
_LONG = 170  # characters: a text whose lines run longer is not wrapped
_CHROME = re.compile(  # what a saved page leaves beside an item's heading: "pdf icon PDF 228 KB"
    r"\s*(?:pdf icon\s*)?\bPDF \d+(?:\.\d+)? ?[KM]B\b|^(?:Additional documents|Items):?\s*$", re.IGNORECASE
)
_PAGE_LINE = re.compile(r"\s*page\s*\|?\s*\d{1,4}(?:\s*of\s*\d{1,4})?\s*", re.IGNORECASE)
_COLUMNS = re.compile(r"[^\W\d_]{3}.*\S {6,}\S")
_ORDINALS = frozenset(("st", "nd", "rd", "th"))  # raised, and so on a line of their own
_LIMB_END = re.compile(r";\s+(?:and|or)\s*$")  # "note the report; and"
_REFERENCE = re.compile(r"\s*(?:[A-Z]{1,5}[ .]?)?\d{1,4}(?:/\d{1,5}){1,2}\.?\s+[A-Z]")  # "24/05/02. To receive"
_STOPS = (".", ":", ";", "?", "!")


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line of the text: where it begins in the decoded source, its page, and how many blanks stand before it."""

    text: str
    at: int
    page: int
    blanks: int


def read_layout(data: bytes) -> Layout:
    """Read text; form feeds part pages. Bytes in no known encoding become a finding."""
    text, findings = _decode(data)
    printed, pages, running = _lines(text)
    return Layout(
        media_type=MediaType.TEXT,
        blocks=tuple(flow(_stream(printed))),
        pages=pages,
        running=running,
        findings=tuple(findings),
    )


def _decode(data: bytes) -> tuple[str, list[Finding]]:
    """Decode by byte order mark, as UTF-16 by its zeros, as UTF-8, else as Windows-1252."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), []
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace"), []
    sample = data[:2000]
    if sample.count(0) > len(sample) // 4:
        little = sample[1::2].count(0) >= sample[::2].count(0)
        return data.decode("utf-16-le" if little else "utf-16-be", "replace"), []
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        broken = error.start
    good = data.decode("utf-8", "ignore")
    if sum(ord(char) > 127 for char in good) * 20 > len(data) - len(good.encode()) > 0:  # UTF-8 with a few bad bytes
        message = f"not valid UTF-8 at byte {broken}; bad bytes were replaced"
        return data.decode("utf-8", "replace"), [Finding(kind=FindingKind.ENCODING, message=message)]
    text = data.decode("cp1252", "replace")
    if "\ufffd" in text:
        finding = Finding(
            kind=FindingKind.ENCODING, message="bytes in no known encoding were replaced; save the file as UTF-8"
        )
        return text, [finding]
    return text, []


def _lines(text: str) -> tuple[list[_Printed], int, tuple[str, ...]]:
    """Cut the text into lines, pages and running heads."""
    pages: list[list[_Printed]] = [[]]
    blanks = 0
    at = 0
    while at < len(text):
        match = _LINE.match(text, at)
        raw = match[0] if match else text[at:]
        words = _CHROME.sub("", raw.rstrip("\r\n\f\v"))
        if not words.strip() or _PAGE_LINE.fullmatch(words):
            blanks += 1
        else:
            pages[-1].append(_Printed(words, at, len(pages), blanks))
            blanks = 0
        if raw.endswith("\f"):
            pages.append([])
        at += max(1, len(raw))
    if not pages[-1] and len(pages) > 1:
        pages.pop()
    if len(pages) == 1:
        return _without_heads(pages[0])
    edges = [[EdgeLine(line.text, float(at)) for at, line in enumerate(page)] for page in pages]
    running = find_running(edges, [float(len(page)) for page in pages])
    kept = [
        line for page, gone in zip(pages, running.places, strict=True) for at, line in enumerate(page) if at not in gone
    ]
    return kept, len(pages), running.texts


def _without_heads(lines: list[_Printed]) -> tuple[list[_Printed], int, tuple[str, ...]]:
    """Take running heads out of text that lost its pages: a line in two far columns that returns word for word."""
    counts = Counter(line.text.strip() for line in lines if _COLUMNS.search(line.text.strip()))
    heads = [text for text, count in counts.items() if count > 1 and not any(char in text for char in "£:")]
    kept = [line for line in lines if line.text.strip() not in heads]
    return kept, 1, tuple(" ".join(text.split()) for text in heads)


def _stream(printed: Sequence[_Printed]) -> Iterator[Line | LayoutBlock | Break | None]:
    """Say where paragraphs end: at blanks, at short lines, not where a page cut a sentence."""
    width = _width(printed)
    spaced = _double_spaced(printed)
    for before, line in zip((None, *printed), printed, strict=False):
        if before is not None:
            blanks = max(0, (line.blanks - 1) if spaced else line.blanks)
            if blanks and (spaced or not _cut_by_page(before, line, width)):
                yield None
            elif _meant(before.text, line.text, width):
                yield SOFT
        yield Line((Fragment(line.text + " ", line.page, None, line.at),))


def _width(printed: Sequence[_Printed]) -> int:
    """The width that the text is wrapped to, in characters; 0 where it is not wrapped at all."""
    lengths = sorted(len(line.text.strip()) for line in printed)
    if not lengths:
        return 0
    width = lengths[int(0.93 * len(lengths))]
    return width if width <= _LONG else 0


def _double_spaced(printed: Sequence[_Printed]) -> bool:
    """A blank between all lines, wrapped ones too: then only two or more blanks part paragraphs."""
    follow = list(pairwise(printed))
    wrapped = [(a, b) for a, b in follow if runs_on(a.text, b.text) and b.text.lstrip()[:1].islower()]
    return len(wrapped) > 5 and sum(b.blanks > 0 for _, b in wrapped) > 0.7 * len(wrapped)


def _cut_by_page(before: _Printed, line: _Printed, width: int) -> bool:
    """Several blanks in the middle of a sentence: the page ended there."""
    if not width or (line.blanks < 3 and line.page == before.page):
        return False
    text = before.text.rstrip()
    return len(text) > 0.75 * width and not text.endswith(_STOPS) and not opens_block(line.text)


def _meant(before: str, after: str, width: int) -> bool:
    """A line break that was meant: the next word would still have gone onto the line."""
    if not width:
        return True
    if before.strip() in _ORDINALS or after.strip() in _ORDINALS:
        return False
    length, first = len(before.strip()), len((after.split() or [""])[0])
    if _LIMB_END.search(before) or (before.rstrip().endswith(_STOPS) and _REFERENCE.match(after)):
        return True
    marker = marker_of(after)
    small = after.lstrip()[:1].islower() and marker is None
    if before.rstrip().endswith(_STOPS):
        return length + 1 + first <= (0.6 if small else 0.86) * width
    return not small and length + 1 + first <= 0.72 * width and (marker is not None or not runs_on(before, after))
