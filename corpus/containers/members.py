"""What a container holds: its papers under names that are safe to print, each unpacked only when it is read."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from models import UnreadablePaper

PAPERS = frozenset({".pdf", ".html", ".htm", ".xhtml", ".docx", ".docm", ".dotx", ".dotm", ".md", ".markdown", ".txt"})
CONTAINERS = frozenset({".eml", ".msg", ".zip", ".mbox", ".mht", ".mhtml"})
SUFFIXES = PAPERS | CONTAINERS
"""The suffixes of files that hold papers, by which a folder or a container is searched."""

WRAPPED = "winmail.dat"
"""What Outlook may wrap the attachments of an e-mail in: no reader opens it, but its papers must not go unnoticed."""

MOST_MEMBERS = 10_000
MOST_BYTES = 500_000_000
"""How large one member may be, unpacked."""
MOST_BYTES_TOGETHER = 8_000_000_000
MOST_RATIO = 200
"""How many times its packed size a member may unpack to, once that is more than `_MOST_UNQUESTIONED`."""
_MOST_UNQUESTIONED = 20_000_000


@dataclass(frozen=True, slots=True)
class Member:
    """A paper, or a container, inside a container; `size` is what it unpacks to, as far as that is told."""

    name: str
    size: int
    read: Callable[[], bytes]


def select(members: Iterable[Member]) -> dict[str, Member]:
    """Keep the members that are papers or hold some, by clean names that differ; raises `UnreadablePaper`.

    As in a folder, other files and hidden ones are left out.
    """
    chosen: dict[str, Member] = {}
    alike: Counter[str] = Counter()
    together = 0
    for seen, member in enumerate(members):
        if seen >= MOST_MEMBERS:
            raise UnreadablePaper(f"it holds more than {MOST_MEMBERS:,} files", "unpack it and name its folder")
        name = clean(member.name)
        parts = PurePosixPath(name).parts
        if any(part.startswith((".", "__")) for part in parts):
            continue
        if PurePosixPath(name.lower()).suffix not in SUFFIXES and parts[-1:] != (WRAPPED,):
            continue
        together += member.size
        if together > MOST_BYTES_TOGETHER:
            raise UnreadablePaper(
                f"its files unpack to more than {MOST_BYTES_TOGETHER // 10**9} GB", "unpack it and name its folder"
            )
        name = _distinct(name, chosen, alike)
        chosen[name] = replace(member, name=name)
    return chosen


def clean(name: str) -> str:
    """Make a name harmless: no way out of the container, no drive, no character that a terminal would obey.

    >>> clean("..\\\\..\\\\etc/./minutes\\x1b.pdf"), clean("C:\\\\papers\\\\a.pdf"), clean("/etc/passwd")
    ('etc/minutes_.pdf', 'papers/a.pdf', 'etc/passwd')
    """
    parts = name.replace("\\", "/").split("/")
    if len(parts[0]) == 2 and parts[0].endswith(":"):
        parts = parts[1:]
    kept = ("".join(sign if sign.isprintable() else "_" for sign in part).strip() for part in parts)
    return "/".join(part[:200] if len(part) <= 200 else part[:190] + part[-10:] for part in kept if part.strip("."))


def _distinct(name: str, taken: dict[str, Member], alike: Counter[str]) -> str:
    """Number a name that another member has already, as a file manager does; `alike` are the numbers given so far."""
    path, new = PurePosixPath(name), name
    while new in taken:
        alike[name] += 1
        new = str(path.with_name(f"{path.stem} ({alike[name] + 1}){path.suffix}"))
    return new


def check_size(unpacked: int, packed: int) -> None:
    """Raise `UnreadablePaper` for what unpacks to more than any paper has."""
    if unpacked > MOST_BYTES:
        raise UnreadablePaper(f"it unpacks to more than {MOST_BYTES // 10**6} MB", "unpack it and name it by itself")
    if unpacked > _MOST_UNQUESTIONED and unpacked > MOST_RATIO * max(packed, 1):
        raise UnreadablePaper(
            f"it unpacks to more than {MOST_RATIO} times its size, as a zip bomb does", "ask for the paper again"
        )
