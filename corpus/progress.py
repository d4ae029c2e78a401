"""What an ingest tells while it runs and when it ends."""

from enum import StrEnum

from pydantic import Field

from models import Model


class IngestEventKind(StrEnum):
    """What became of a paper; `found` comes once, before all others, with the number of papers to go through.

    `linked` is one whose bytes the book holds under another name. `waiting` comes now and then, with the path of a
    paper that takes long.
    """

    FOUND = "found"
    READ = "read"
    LINKED = "linked"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    WAITING = "waiting"


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

    `linked` counts the files whose bytes the book holds already under another name. `stopped` says why the run ended
    early (disk full); `interrupted` that the user ended it. What was stored before stays. `outdated` counts the
    unchanged papers that other extraction code has read, or whose scans can be read now: `again` would read them anew.
    `missing` counts the paths among the failed that name no paper, `left_out` the files in folders that have other
    suffixes than papers, `links` those that lead out of their folder or nowhere.
    """

    read: int = 0
    linked: int = 0
    replaced: int = 0
    unchanged: int = 0
    outdated: int = 0
    failed: tuple[Failure, ...] = ()
    missing: int = 0
    pages: int = 0
    seconds: float = 0.0
    interrupted: bool = False
    stopped: Failure | None = None
    left_out: dict[str, int] = Field(default_factory=dict)
    links: int = 0
