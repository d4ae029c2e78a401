"""A paper as the minute book keeps it: its records, and its text cut into passages that can be found and shown."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

from corpus.heap import give_back
from models import Block, BlockKind, Extraction, Paper, Settings, Source

_MANY_PAGES = 50  # of fewer the engine keeps too little to be worth the time

SHORT, LONG = 600, 1500
"""A passage of prose takes in the next paragraph until it has SHORT characters; a list or table is cut at LONG."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the paper's text that is found and shown as one; `heading` is that of its item and section.

    `resolved` is True where most of it is a resolution, which is found by itself.
    """

    start: int
    end: int
    page: int
    kind: str
    section: str | None
    item: str | None
    heading: str
    text: str
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class DigestItem:
    """An item of business and the page that it starts on."""

    number: str | None
    title: str
    start: int
    end: int
    page: int


@dataclass(frozen=True, slots=True)
class Digest:
    """All that is stored of one paper, and how long it took to read and to extract, in seconds."""

    extraction: Extraction
    passages: tuple[Passage, ...]
    items: tuple[DigestItem, ...]
    characters: int
    reading_seconds: float = 0.0
    extracting_seconds: float = 0.0


def digest_source(source: Source, settings: Settings) -> Digest:
    """Read a source and extract its records. Raises `UnreadablePaper`, and whatever a defect in a reader raises."""
    from extract import extract, read
    from extract.memory import forget

    begin = perf_counter()
    paper = read(source, settings)
    if paper.facts.pages > _MANY_PAGES:
        give_back()  # what the engine took for them is a third of what the paper takes at its worst
    middle = perf_counter()
    extraction = extract(paper, settings)
    digest = digest_paper(paper, extraction, reading=middle - begin, extracting=perf_counter() - middle)
    forget()  # the paper, which is not needed any more when its rows are made
    return digest


def digest_paper(paper: Paper, extraction: Extraction, *, reading: float = 0.0, extracting: float = 0.0) -> Digest:
    """Put together what is stored of a paper."""
    from extract.place import page_at

    items = tuple(
        DigestItem(item.number, item.title, item.start, item.end, page_at(paper, item.start)) for item in paper.items
    )
    passages = _mark_resolved(list(cut_passages(paper)), extraction)
    return Digest(extraction, tuple(passages), items, len(paper.text), reading, extracting)


def _mark_resolved(passages: list[Passage], extraction: Extraction) -> list[Passage]:
    """Mark the passages that resolutions cover by half or more."""
    starts = [passage.start for passage in passages]
    covered = [0] * len(passages)
    for resolution in extraction.resolutions:
        for evidence in (resolution.evidence, *resolution.repeats):
            at = max(0, bisect_right(starts, evidence.start) - 1)
            while at < len(passages) and passages[at].start < evidence.end:
                passage = passages[at]
                covered[at] += max(0, min(evidence.end, passage.end) - max(evidence.start, passage.start))
                at += 1
    return [
        replace(passage, resolved=True) if 2 * share >= passage.end - passage.start else passage
        for passage, share in zip(passages, covered, strict=True)
    ]


def cut_passages(paper: Paper) -> Iterator[Passage]:
    """Cut the text into passages: a paragraph with its heading, a list with its lead-in, a table or part of one."""
    group: list[Block] = []
    for block in paper.blocks:
        if group and not _belongs(group, block):
            yield _passage(paper, group)
            group = []
        group.append(block)
    if group:
        yield _passage(paper, group)


def _belongs(group: Sequence[Block], block: Block) -> bool:
    first, last = group[0], group[-1]
    length = block.end - first.start
    if block.item != last.item or block.part != last.part:
        return False
    if last.kind is BlockKind.HEADING:
        return True
    if block.kind is BlockKind.HEADING or block.section != last.section or block.table != last.table:
        return False
    if block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW):
        return length <= LONG
    return length <= SHORT


def _passage(paper: Paper, group: Sequence[Block]) -> Passage:
    first, last = group[0], group[-1]
    item = paper.items[last.item] if last.item is not None else None
    section = paper.sections[last.section] if last.section is not None else None
    titles = [part.title for part in (item, section) if part is not None and part.title]
    return Passage(
        start=first.start,
        end=last.end,
        page=first.page,
        kind="table" if last.table is not None else "prose",
        section=(section.number or section.title or None) if section else None,
        item=item.number if item else None,
        heading=" › ".join(dict.fromkeys(titles)),
        text=paper.text[first.start : last.end],
    )
