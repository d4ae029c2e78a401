"""Files as sources."""

import hashlib
from pathlib import Path

from extract.media import sniff
from models import Source


def load_source(path: Path) -> Source:
    """Read a file's bytes and sniff what they are. Raises OSError and `UnreadablePaper`."""
    data = path.read_bytes()
    return Source(data, hashlib.sha256(data).hexdigest(), sniff(data), str(path))
