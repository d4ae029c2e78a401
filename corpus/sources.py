"""Files as sources."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from extract.media import sniff
from models import Source

SUFFIXES = frozenset({".pdf", ".html", ".htm", ".xhtml", ".docx", ".md", ".markdown", ".txt"})


def load_source(path: Path) -> Source:
    """Read a file's bytes and sniff what they are. Raises OSError and `UnreadablePaper`."""
    data = path.read_bytes()
    return Source(data, hashlib.sha256(data).hexdigest(), sniff(data), str(path))


def find_papers(
    paths: Iterable[str | Path], *, on_missing: Callable[[str, str, str], None] | None = None
) -> Iterator[Path]:
    """Find the papers that files, folders and glob patterns name, each once, in order.

    Folders are searched to the bottom in sorted order for files with the suffixes of papers; hidden files are left out
    and links are not followed out of the folder. A file that is named itself is always taken. `on_missing` is called
    with (path, reason, advice) for what names no paper; without it FileNotFoundError is raised.
    """
    raise NotImplementedError
