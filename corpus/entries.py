"""What a minute book answers with: records with the papers they stand in."""

import datetime as dt
from enum import StrEnum

from pydantic import SerializeAsAny

from models import Amount, Evidence, Finding, LinkedPaper, Model, PaperFacts, Precision, Record


class HitKind(StrEnum):
    """What a search found."""

    PASSAGE = "passage"
    RESOLUTION = "resolution"


class EventKind(StrEnum):
    """What a row of the timeline is."""

    DECISION = "decision"
    DATE = "date"
    MONEY = "money"


class Version(Model):
    """One state of the file at an address: `number` counts from 1, `paper` is the id of its content."""

    address: str
    number: int
    paper: str
    seen_at: dt.datetime
    current: bool


class PaperEntry(Model):
    """A paper in the book.

    `version` of `versions` is its place among the contents of its address. `counts` has one entry for each kind of
    record and one for "findings". `extractor` names the state of the extraction code that read it. `copy_of` is the id
    of the paper that stands for this one, as both are the same text.
    """

    facts: PaperFacts
    ingested_at: dt.datetime
    extractor: str
    current: bool
    version: int
    versions: int
    addresses: tuple[str, ...]
    counts: dict[str, int]
    copy_of: str | None = None


class Entry(Model):
    """A record with the paper that it stands in."""

    record: SerializeAsAny[Record]
    paper: PaperFacts


class FindingEntry(Model):
    """A finding with the paper that it concerns."""

    finding: Finding
    paper: PaperFacts


class Piece(Model):
    """A stretch of a snippet; `marked` where it is what the query asked for."""

    text: str
    marked: bool = False


class Hit(Model):
    """A place that a search found; `record` is the resolution's id, None for a passage. A higher `score` is better."""

    kind: HitKind
    paper: PaperFacts
    record: str | None = None
    title: str | None = None
    pieces: tuple[Piece, ...]
    score: float
    page: int
    section: str | None = None
    item: str | None = None


class Event(Model):
    """A row of the timeline.

    `status` is a decision's status, a date's role or a sum's kind. `also` are further records, of this or other papers,
    that tell of the same sum. `date` is None where neither the record nor its
    paper is dated; `end` is the last day of a period that is longer than a day.
    """

    date: dt.date | None
    end: dt.date | None = None
    precision: Precision | None = None
    kind: EventKind
    status: str
    body: str | None = None
    organisation: str | None = None
    title: str
    text: str
    amount: Amount | None = None
    approximate: bool = False
    schemes: tuple[str, ...] = ()
    paper: str
    record: str
    also: tuple[str, ...] = ()
    page: int
    item: str | None = None


class Context(Model):
    """Evidence with the words of the paper around it."""

    evidence: Evidence
    before: str
    after: str


class Likeness(Model):
    """Another paper that is a copy of this one ("copy"), that it holds ("holds") or that holds it ("held_in").

    `pages` are the first and last page of the held text in the paper that holds it.
    """

    kind: str
    paper: PaperFacts
    current: bool
    pages: tuple[int, int] | None = None


class ItemEntry(Model):
    """An item of business of a paper."""

    number: str | None
    title: str
    page: int


class DocumentEntry(LinkedPaper):
    """A document that a paper links to; `paper` is the id of the paper in the book that it surely is, else None."""

    paper: str | None = None


class Shown(Model):
    """A paper, or a record with its evidence in context (the first is the record's own, then its repeats).

    `kind` is "papers" or a kind of record; `items`, `documents`, `versions` and `likenesses` are those of papers.
    """

    kind: str
    paper: PaperEntry
    record: SerializeAsAny[Record] | None = None
    contexts: tuple[Context, ...] = ()
    items: tuple[ItemEntry, ...] = ()
    documents: tuple[DocumentEntry, ...] = ()
    versions: tuple[Version, ...] = ()
    likenesses: tuple[Likeness, ...] = ()


class Stats(Model):
    """How much a book holds. Papers, pages and records are those of current versions, each text once; `copies`
    are the current papers that are the same text as another; `failed` are those that could not be read.

    `bodies` are (body, papers), most papers first; `outdated` counts the papers that other extraction code has read.
    """

    papers: int
    superseded: int
    copies: int
    failed: int
    pages: int
    undated: int
    first: dt.date | None
    last: dt.date | None
    records: dict[str, int]
    findings: dict[str, int]
    paper_kinds: dict[str, int]
    bodies: tuple[tuple[str, int], ...]
    extractors: dict[str, int]
    passages: int
    file_size: int
