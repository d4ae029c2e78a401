"""One run of an ingest: decides what is to be read, stores what was read paper by paper, and counts."""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from corpus.addresses import address_of, printable
from corpus.connection import explain
from corpus.containers import SUFFIXES, split_address
from corpus.errors import BookError
from corpus.failures import failure_of, failure_of_crash, failure_of_listed
from corpus.fingerprint import extractor_fingerprint, is_outdated
from corpus.notes import Notes
from corpus.progress import Failure, IngestEvent, IngestEventKind, IngestSummary
from corpus.sources import BAD_NAME, find_papers
from corpus.store import Outcome, Store
from corpus.tasks import Fresh, Kept, Known, Outcomes, Task, file_state, load_readers, read_task, weigh_task
from corpus.unpacking import Opened, Unpacking
from corpus.workers import Crash, Limits, WorkersFailed, run_in_order, usual_jobs
from models import Settings, UnreadablePaper

OnEvent = Callable[[IngestEvent], None]

HANDFUL = 8
"""Fewer papers than this are read in our own process, if that may be: they are done before another one could start."""

GROWN = 500
"""After so many new papers the database looks at its tables anew, so that it searches them as what they are by then."""


@dataclass(slots=True)
class Intake:
    """One run: decides what is to be read, stores what was read, and counts."""

    book: Path
    store: Store
    again: bool
    settings: Settings
    on_event: OnEvent
    limits: Limits
    extractor: str = field(init=False)
    unpacking: Unpacking = field(init=False)
    notes: Notes = field(init=False)
    counts: Counter[str] = field(default_factory=Counter)
    failed: list[Failure] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    links: int = 0
    missing: int = 0
    done: int = 0
    total: int = 0
    interrupted: bool = False
    stopped: Failure | None = None

    def __post_init__(self) -> None:
        self.extractor = extractor_fingerprint(self.settings)
        self.unpacking = Unpacking(self.store)
        self.notes = Notes(self.store)

    def go(
        self, paths: Iterable[str | Path], jobs: int | None, *, in_process: bool, retry_failed: bool = False
    ) -> None:
        """Take in all papers, or as many as can be; a handful `in_process` if that may be.

        With `retry_failed` only those that failed before, at these paths or, without any, anywhere.
        """
        path = ""
        try:
            missing: list[Failure] = []
            addresses = self._addresses(paths, missing, retry_failed=retry_failed)
            self.missing = len(missing)
            self.total = len(addresses) + self.missing
            self.on_event(IngestEvent(kind=IngestEventKind.FOUND, total=self.total))
            for failure in missing:
                self._fail(failure)
            while addresses:
                used = usual_jobs() if jobs is None else jobs
                if jobs is None and in_process and len(addresses) < HANDFUL:
                    used = 0
                for task, result in self._work(addresses, used):
                    path = task.path
                    self._settle(path, result)
                addresses = self.unpacking.take()  # what containers hold, which may be containers again
            self.unpacking.finish()
        except KeyboardInterrupt:
            self.interrupted = True
        except WorkersFailed as error:
            raise BookError(
                f"processes to read papers do not start ({error})",
                "read with --jobs 0, which needs no other process and has no limits",
            ) from error
        except sqlite3.Error as error:
            trouble = explain(self.book, error)
            self.stopped = Failure(path=path or str(self.book), reason=trouble.message, advice=trouble.advice)

    def _work(self, addresses: Iterable[str], jobs: int) -> Iterator[tuple[Task, Outcomes | Crash]]:
        return run_in_order(
            read_task,
            [Task(address, self.settings, self.extractor) for address in addresses],
            jobs=jobs,
            decide=self._decide,
            limits=self.limits,
            prepare=load_readers,
            weigh=weigh_task,
            on_wait=self._wait,
        )

    def _addresses(self, paths: Iterable[str | Path], missing: list[Failure], *, retry_failed: bool) -> list[str]:
        def note(path: str, reason: str, advice: str) -> None:
            missing.append(Failure(path=printable(path), reason=reason, advice=advice))

        def leave_out(path: Path) -> None:
            if path.is_symlink() and path.suffix.lower() in SUFFIXES:
                self.links += 1
            elif not address_of(path).startswith(book):
                self.left_out[path.suffix.lower()] += 1

        if retry_failed:
            return self.notes.among(paths, note)
        book, found = address_of(self.book), []
        for path in find_papers(paths, on_missing=note, on_other=leave_out):
            address = address_of(path)
            if printable(address) != address:
                note(address, *BAD_NAME)
            elif not address.startswith(book):
                found.append(address)
        return found

    def _decide(self, task: Task) -> Outcomes | None:
        """Settle a file without reading it as a paper: by its size and time of change, else by its bytes."""
        try:
            file = file_state(task.path)
            if known := self.store.known(file):
                return self._unless_again(Known(file, *known, linked=True))
            if (kept := self.unpacking.kept(file)) is not None:
                papers = tuple(Known(*paper, linked=True) for paper in kept)
                return Kept(papers) if all(map(self._unless_again, papers)) else None
            path, inside = split_address(task.path)
            if inside:
                return None
            with path.open("rb") as data:
                paper = "p" + hashlib.file_digest(data, "sha256").hexdigest()[:16]
            extractor = self.store.holds(paper)
            return self._unless_again(Known(file, paper, extractor, linked=False)) if extractor else None
        except (UnreadablePaper, OSError) as error:
            return failure_of_listed(task.path, error)

    def _unless_again(self, known: Known) -> Known | None:
        """Leave a paper alone, unless it is to be read again and that would make a difference."""
        return None if self.again and is_outdated(known.extractor, self.extractor, self.settings) else known

    def _settle(self, path: str, result: Outcomes | Crash) -> None:
        """Take in what became of a file, and keep the note of what failed true."""
        before = len(self.failed)
        if isinstance(result, Opened):
            self.notes.forget(path)  # what it holds is tried anew
        self._take_in(path, result)
        if len(self.failed) > before and split_address(path)[0].exists():
            self.notes.note(path, self.failed[-1])
        else:
            self.notes.forget(path)

    def _take_in(self, path: str, result: Outcomes | Crash) -> None:
        if isinstance(result, Crash):
            self._fail(failure_of_crash(path, result, self.limits))
        elif isinstance(result, Failure):
            self._fail(result)
        elif isinstance(result, Known):
            self._take_known(result)
        elif isinstance(result, Kept):
            self.total += len(result.papers) - 1
            for known in result.papers:
                self._take_known(known)
        elif isinstance(result, Opened):
            if failure := self.unpacking.open(result):
                self._fail(failure)
            else:
                self.total += len(result.addresses) - 1
        else:
            self._take_fresh(result)

    def _take_known(self, known: Known) -> None:
        outcome = Outcome.UNCHANGED if known.linked else self.store.link(known.paper, known.file)
        # A new address for known bytes is no new paper; known bytes in place of others are a change of that address.
        kind = IngestEventKind.LINKED if outcome is Outcome.READ else IngestEventKind(outcome)
        self.counts["outdated"] += is_outdated(known.extractor, self.extractor, self.settings)
        self._tell(IngestEvent(kind=kind, path=known.file.address, paper=known.paper))

    def _take_fresh(self, fresh: Fresh) -> None:
        contents, paper = fresh.contents, fresh.contents.paper
        # The same bytes may have been read twice at once, under two names.
        held = self.store.holds(paper)
        if held and (known := self._unless_again(Known(fresh.file, paper, held, linked=False))):
            self._take_known(known)
            return
        begin = perf_counter()
        try:
            outcome = self.store.put(contents, fresh.file, fresh.extractor)
        except (sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.DataError, sqlite3.ProgrammingError) as error:
            self._fail(failure_of(fresh.file.address, error))
            return
        except (ValueError, TypeError) as error:
            self._fail(failure_of(fresh.file.address, error))
            return
        self.counts["pages"] += contents.pages
        self.counts["stored"] += 1
        if self.counts["stored"] % GROWN == 0:
            self.store.optimise()
        self._tell(
            IngestEvent(
                kind=IngestEventKind(outcome),
                path=fresh.file.address,
                paper=paper,
                pages=contents.pages,
                characters=contents.characters,
                records=contents.count("records"),
                findings=contents.count("findings"),
                reading_seconds=contents.reading_seconds,
                extracting_seconds=contents.extracting_seconds,
                storing_seconds=perf_counter() - begin,
            )
        )

    def _fail(self, failure: Failure) -> None:
        self.failed.append(failure)
        self.unpacking.fail(failure.path)
        self._tell(IngestEvent(kind=IngestEventKind.FAILED, path=failure.path, failure=failure))

    def _wait(self, task: Task) -> None:
        self.on_event(IngestEvent(kind=IngestEventKind.WAITING, path=task.path, done=self.done, total=self.total))

    def _tell(self, event: IngestEvent) -> None:
        self.done += 1
        self.counts[event.kind] += 1
        self.on_event(event.model_copy(update={"done": self.done, "total": self.total}))

    def summary(self, seconds: float) -> IngestSummary:
        """Sum up the run."""
        return IngestSummary(
            read=self.counts[IngestEventKind.READ],
            linked=self.counts[IngestEventKind.LINKED],
            replaced=self.counts[IngestEventKind.REPLACED],
            unchanged=self.counts[IngestEventKind.UNCHANGED],
            outdated=self.counts["outdated"],
            failed=tuple(self.failed),
            missing=self.missing,
            pages=self.counts["pages"],
            seconds=seconds,
            interrupted=self.interrupted,
            stopped=self.stopped,
            left_out=dict(self.left_out),
            links=self.links,
        )
