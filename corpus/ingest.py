"""Papers into the minute book: finds what is new, reads it (in several processes if asked), stores paper by paper."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path

from corpus.entries import PaperEntry
from models import Model, Settings

__all__ = ["Failure", "IngestEvent", "IngestEventKind", "IngestSummary", "PaperEntry", "ingest"]


class IngestEventKind(StrEnum):
    """What became of a paper; `found` comes once, before all others, with the number of papers to go through."""

    FOUND = "found"
    READ = "read"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    FAILED = "failed"


class Failure(Model):
    """A paper that could not be taken in: its path, why, and what to do about it."""

    path: str
    reason: str
    advice: str


class IngestEvent(Model):
    """Progress: `done` of `total` papers are through. Seconds are those spent on this paper."""

    kind: IngestEventKind
    path: str = ""
    done: int = 0
    total: int = 0
    paper: str | None = None
    pages: int = 0
    characters: int = 0
    records: int = 0
    findings: int = 0
    reading_seconds: float = 0.0
    extracting_seconds: float = 0.0
    storing_seconds: float = 0.0
    failure: Failure | None = None


class IngestSummary(Model):
    """What a run did: `read` new papers (or read again), `replaced` older versions, `unchanged`, and those that failed.

    `stopped` says why the run ended early (interrupted, disk full); what was stored before stays. `outdated` counts the
    unchanged papers that other extraction code has read: `again` would read them anew.
    """

    read: int = 0
    replaced: int = 0
    unchanged: int = 0
    outdated: int = 0
    failed: tuple[Failure, ...] = ()
    pages: int = 0
    seconds: float = 0.0
    interrupted: bool = False
    stopped: Failure | None = None


def ingest(
    book_path: str | Path,
    paths: Iterable[str | Path],
    *,
    jobs: int = 1,
    again: bool = False,
    settings: Settings | None = None,
    on_event: Callable[[IngestEvent], None] | None = None,
) -> IngestSummary:
    """Take papers into a minute book, which is made if it does not exist.

    Bytes that the book has are left alone (unless `again`), changed bytes at a known address become a new version. Each
    paper is one transaction. With `jobs` over 1, that many processes read; the results and their order are the same.
    Raises `BookError` if the book cannot be used at all; all that goes wrong with a paper is in the summary.
    """
    raise NotImplementedError
