"""What is done with one file, in whichever process: its state is looked at, it is read, its records are extracted."""

import stat
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from corpus.containers import Listing, split_address
from corpus.contents import Contents, contents_of
from corpus.digest import digest_source
from corpus.failures import failure_of_listed
from corpus.fingerprint import paper_fingerprint
from corpus.progress import Failure
from corpus.sources import load
from corpus.store import FileState
from corpus.unpacking import Opened
from models import Settings, UnreadablePaper


@dataclass(frozen=True, slots=True)
class Task:
    """A file to take in; `extractor` names the state of the code that reads it."""

    path: str
    settings: Settings
    extractor: str


@dataclass(frozen=True, slots=True)
class Known:
    """A file that holds a paper that is in the book already; `linked` if the book knows that it does."""

    file: FileState
    paper: str
    extractor: str
    linked: bool


@dataclass(frozen=True, slots=True)
class Fresh:
    """A file that was read."""

    file: FileState
    contents: Contents
    extractor: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A container of which the book has all papers."""

    papers: tuple[Known, ...]


Outcomes = Known | Kept | Fresh | Opened | Failure


def load_readers() -> None:
    """Load the words and rules that reading a paper takes, which only processes that read have need of."""
    for name in ("extract.reading", "extract.extraction"):
        import_module(name)


def read_task(task: Task) -> Outcomes:
    """Read one file and extract its records; whatever goes wrong becomes a failure of this file alone."""
    try:
        file = file_state(task.path)
        loaded = load(task.path)
        if file_state(task.path) != file:
            raise UnreadablePaper("it was written to while it was read", "the same command reads it once it is whole")
        if isinstance(loaded, Listing):
            return Opened(file, loaded.addresses)
        digest = digest_source(loaded, task.settings)
        extractor = paper_fingerprint(task.extractor, digest.extraction, task.settings)
        return Fresh(file, contents_of(digest), extractor)
    except Exception as error:
        return failure_of_listed(task.path, error)


def weigh_task(task: Task) -> int:
    """Tell roughly how long a file will take, by its size; that of a file inside another is not known."""
    try:
        return 0 if split_address(task.path)[1] else Path(task.path).stat().st_size
    except OSError:
        return 0


def file_state(path: str) -> FileState:
    """Look at a file, or at the one that it is inside, without reading it.

    Raises OSError, and `UnreadablePaper` for what is no file.
    """
    status = split_address(path)[0].stat()
    if not stat.S_ISREG(status.st_mode):
        raise UnreadablePaper("it is not a regular file", "name a file or a folder")
    return FileState(path, status.st_size, status.st_mtime_ns)
