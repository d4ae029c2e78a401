"""Files as sources."""

import glob
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from corpus.addresses import address_of, printable
from corpus.containers import SUFFIXES, Listing, open_address, split_address
from extract.media import sniff
from models import Source, UnreadablePaper

BAD_NAME = ("its name, or that of its folder, holds what cannot be printed (bytes not in UTF-8, controls)", "rename it")

OnMissing = Callable[[str, str, str], None]
OnOther = Callable[[Path], None]


def load_source(path: Path) -> Source:
    """Read the bytes of a file, or of a paper inside one (`pack.zip!/report.pdf`), and sniff what they are.

    Raises OSError, and `UnreadablePaper` for what is no paper, such as an archive itself.
    """
    loaded = load(str(path))
    if isinstance(loaded, Listing):
        holds = ", ".join(loaded.addresses[:3]) + (", …" if len(loaded.addresses) > 3 else "")
        raise UnreadablePaper("it is no paper, but holds some", f"name a paper inside it: {holds}")
    return loaded


def load(address: str) -> Source | Listing:
    """Read a paper, or tell what a container holds. Raises OSError and `UnreadablePaper`."""
    if not address:
        raise UnreadablePaper("an empty name", "name a file")
    if printable(address) != address:
        raise UnreadablePaper(*BAD_NAME)
    data = open_address(address)
    return data if isinstance(data, Listing) else source_of(data, address)


def source_of(data: bytes, address: str) -> Source:
    """Tell what bytes are. Raises `UnreadablePaper` for what is no paper."""
    return Source(data, hashlib.sha256(data).hexdigest(), sniff(data), address)


def find_papers(
    paths: Iterable[str | Path], *, on_missing: OnMissing | None = None, on_other: OnOther | None = None
) -> Iterator[Path]:
    """Find the papers that files, folders and glob patterns name, each once, in the order in which they are named.

    Folders are searched to the bottom in sorted order for files with the suffixes of papers; hidden files are left out
    and links are not followed out of the folder. A file that is named itself is always taken. `on_missing` is called
    with (path, reason, advice) for what names no paper; without it FileNotFoundError is raised. `on_other` is told of
    the other files and links in a folder.
    """
    missing, other = on_missing or _raise_missing, on_other or _pass_over
    seen: set[str] = set()
    for path in paths:
        if path == "":  # from a variable of the shell that is not set; as a path it would be the working folder
            missing("", "an empty name", "name a file or folder; the folder you are in is .")
            continue
        for found in _named(Path(path), missing, other):
            address = address_of(found)
            if address not in seen:
                seen.add(address)
                yield found


def _raise_missing(path: str, reason: str, advice: str) -> None:
    raise FileNotFoundError(f"{path}: {reason}; {advice}")


def _pass_over(path: Path) -> None:
    """Tell nobody of a file that is no paper."""


def _named(path: Path, missing: OnMissing, other: OnOther) -> Iterator[Path]:
    try:
        yield from _expand(path, missing, other)
    except OSError as error:  # a name longer than the system takes, a folder that is taken away while it is searched
        missing(str(path)[:200], f"it cannot be opened: {(error.strerror or str(error)).lower()}", "check the path")


def _expand(path: Path, missing: OnMissing, other: OnOther) -> Iterator[Path]:
    if path.is_dir():
        yield from _search(path, missing, other)
    elif os.path.lexists(path) or split_address(str(path))[1]:
        yield path
    elif matches := _match(path):
        for match in matches:
            if match.is_dir():
                yield from _search(match, missing, other)
            else:
                yield match
    elif glob.has_magic(str(path)):
        missing(str(path), "the pattern matches no file", "check the pattern, or quote it")
    else:
        missing(str(path), "no such file or folder", "check the path")


def _match(pattern: Path) -> list[Path]:
    """List what a pattern matches, without what lies behind linked folders."""
    fixed = next((at for at, part in enumerate(pattern.parts) if glob.has_magic(part)), len(pattern.parts))
    found = map(Path, sorted(glob.glob(str(pattern), recursive=True)))  # noqa: PTH207 - a Path cannot glob from the root
    return [path for path in found if not any(parent.is_symlink() for parent in _below(path, fixed))]


def _below(path: Path, depth: int) -> list[Path]:
    """List the folders that a path goes through, from a depth on."""
    return [parent for parent in path.parents if len(parent.parts) > depth]


def _search(folder: Path, missing: OnMissing, other: OnOther) -> Iterator[Path]:
    """List the papers of a folder and those below it, in sorted order."""
    root = folder.resolve()
    found = False

    def unreadable(path: str, reason: str, advice: str) -> None:
        nonlocal found
        found = True  # what is in there nobody knows
        missing(path, reason, advice)

    for path in _walk(folder, unreadable):
        if path.suffix.lower() in SUFFIXES and (not path.is_symlink() or path.resolve().is_relative_to(root)):
            found = True
            yield path
        else:
            other(path)
    if not found:
        missing(str(folder), "no papers in this folder", f"name papers, or a folder with {', '.join(sorted(SUFFIXES))}")


def _walk(folder: Path, missing: OnMissing) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        missing(str(error.filename), f"the folder cannot be read: {error.strerror}", "check its permissions")

    for at, folders, files in os.walk(folder, onerror=unreadable, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(at, name)
