"""Papers that arrive in a folder while we watch: taken into the minute book once they are quiet.

The folder is looked at again and again, which works on every disk and share; notifications do not.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from corpus.addresses import address_of
from corpus.ingest import IngestSummary
from corpus.sources import OnMissing, find_papers
from corpus.tasks import file_state
from models import UnreadablePaper

State = tuple[int, int]

QUIET_SECONDS = 2.0
"""A file that has not changed for so long is taken to be whole."""

_REST = 10
"""How many times as long as a look took we rest before the next: a look at 20,000 files takes most of a second."""


def watch(
    paths: Iterable[str | Path],
    take: Callable[[list[str]], IngestSummary],
    *,
    on_missing: OnMissing | None = None,
    seconds: float = QUIET_SECONDS,
    wait: Callable[[float], None] = time.sleep,
) -> Iterator[IngestSummary]:
    """Hand new and changed papers to `take`, round by round, until the user interrupts it.

    A file is handed over when two looks, at least `seconds` apart, find the same size and time of change; a failed one
    is tried again when it changes. `on_missing` is told once of each path that names no paper yet. Yields what each
    round did that had anything to do.
    """
    named = [str(path) for path in paths]
    told: set[tuple[str, str]] = set()

    def miss(path: str, reason: str, advice: str) -> None:
        if on_missing and (path, reason) not in told:
            told.add((path, reason))
            on_missing(path, reason, advice)

    before: dict[str, State] = {}
    taken: dict[str, State] = {}
    try:
        while True:
            begin = time.perf_counter()
            now = _look(named, miss)
            spent = time.perf_counter() - begin
            ready = [path for path, state in now.items() if before.get(path) == state != taken.get(path)]
            if ready:
                summary = take(ready)
                yield summary
                if summary.interrupted or summary.stopped:
                    return
                taken.update((path, now[path]) for path in ready)
            before = now
            wait(max(seconds, _REST * spent))
    except KeyboardInterrupt:
        return


def _look(paths: Iterable[str], on_missing: OnMissing) -> dict[str, State]:
    """The papers that are there, each with its size and time of change."""
    found: dict[str, State] = {}
    for path in find_papers(paths, on_missing=on_missing):
        try:
            file = file_state(address_of(path))
        except (OSError, UnreadablePaper):
            continue  # gone again, or no file
        found[file.address] = (file.size, file.modified_ns)
    return found
