"""Zip archives, e-mails, mailboxes: files that hold papers, whose addresses are such as `pack.zip!/inner/report.pdf`.

What is inside is found and read in memory, one paper at a time: nothing is written to disk, nothing is run, and there
are bounds on how deep containers are nested, how many files they hold and what those unpack to.
"""

import os
import stat
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from corpus.addresses import MARK
from corpus.containers.members import SUFFIXES, Member, select
from extract.media import Container, container_of
from models import UnreadablePaper

__all__ = ["SUFFIXES", "Listing", "open_address", "split_address"]

_MOST_DEEP = 3
_MOST_BYTES = 1_000_000_000  # of a file; the largest packs of scanned papers have a third of that
_READERS = {
    Container.ZIP: "corpus.containers.archives",
    Container.MAIL: "corpus.containers.mail",
    Container.MAILBOX: "corpus.containers.mailbox",
    Container.OUTLOOK: "corpus.containers.outlook",
}


@dataclass(frozen=True, slots=True)
class Listing:
    """The addresses of what a container holds: papers, and containers again."""

    addresses: tuple[str, ...]


def split_address(address: str) -> tuple[Path, str]:
    """Part an address into the file on disk and the name inside it, which is empty for a plain file."""
    at = address.find(MARK)
    if at >= 0 and os.path.lexists(address):
        at = -1
    while at >= 0:
        if Path(address[:at]).is_file():
            return Path(address[:at]), address[at + len(MARK) :]
        at = address.find(MARK, at + 1)
    return Path(address), ""


def open_address(address: str) -> bytes | Listing:
    """Read a file, or a paper inside one; for a container tell what it holds.

    Raises OSError, and `UnreadablePaper` for a container that cannot be read, or an archive without papers.
    """
    path, name = split_address(address)
    state = path.stat()
    if not stat.S_ISREG(state.st_mode):
        what = "a folder" if stat.S_ISDIR(state.st_mode) else "not a regular file"
        raise UnreadablePaper(f"it is {what}", 'name the papers themselves, or pipe one into "-"')
    if state.st_size > _MOST_BYTES:
        raise UnreadablePaper(f"{state.st_size:,} bytes are more than any paper has", "cut it into its papers")
    root = _Root(str(path), state.st_size, state.st_mtime_ns)
    chain: tuple[str, ...] = ()
    while name:
        found, name = _step(_members(root, chain), name)
        if not name:
            data = _members(root, chain)[found].read()
            if container_of(BytesIO(data)) is None:
                return data
        chain = (*chain, found)
    if not chain:
        with path.open("rb") as file:
            if container_of(file) is None:
                file.seek(0)
                data = file.read(state.st_size + 1)  # room for all that may be read is made before it is read
                return data if len(data) <= state.st_size else data + file.read(_MOST_BYTES)  # it grows meanwhile
    return Listing(tuple(address + MARK + inside for inside in _members(root, chain)))


@dataclass(frozen=True, slots=True)
class _Root:
    """A container on disk, in one state."""

    path: str
    size: int
    modified_ns: int


@lru_cache(maxsize=_MOST_DEEP)
def _members(root: _Root, chain: tuple[str, ...]) -> dict[str, Member]:
    """What the container holds that a chain of names leads to, through the containers inside `root`.

    Kept for the next member: they are read one after the other.
    """
    if len(chain) >= _MOST_DEEP:
        raise UnreadablePaper(f"archives are nested more than {_MOST_DEEP} deep", "unpack it and name its folder")
    file = BytesIO(_members(root, chain[:-1])[chain[-1]].read()) if chain else _open(root)
    kind = container_of(file)
    if kind is None:
        raise UnreadablePaper("it is no archive or e-mail, and holds nothing else", "name the file itself")
    members = select(import_module(_READERS[kind]).list_members(file))
    if kind is Container.ZIP and not members:
        raise UnreadablePaper("no papers in this archive", f"papers are {', '.join(sorted(SUFFIXES))}")
    return members


def _open(root: _Root) -> BinaryIO:
    """Open the file for as long as its members may be read."""
    return Path(root.path).open("rb")


def _step(members: dict[str, Member], name: str) -> tuple[str, str]:
    """Part a name into that of a member and what is sought inside that; a name may hold the mark by itself."""
    at = len(name)
    while at >= 0:
        if name[:at] in members:
            return name[:at], name[at + len(MARK) :]
        at = name.rfind(MARK, 0, at)
    raise UnreadablePaper("it is not in there", "check the name; `ingest` names what it finds")
