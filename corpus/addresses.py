"""What a file is called in the minute book."""

import os
from pathlib import Path


def address_of(path: Path) -> str:
    """Name a file the same from every working folder; links keep their own name."""
    return os.path.abspath(path)  # noqa: PTH100 - Path.resolve would follow links, Path.absolute keeps ".."
