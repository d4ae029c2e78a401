"""Where the optical reader is, if there is one: the package tesserocr (an extra) and Tesseract's English data."""

import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from models import Settings

_USUAL_FOLDERS = (
    "/usr/share/tesseract-ocr/*/tessdata",  # Debian, Ubuntu
    "/usr/share/tesseract-ocr/tessdata",
    "/usr/share/tesseract/tessdata",  # Fedora
    "/usr/share/tessdata",  # Arch, Alpine, openSUSE
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "/opt/local/share/tessdata",
)


def find_tessdata() -> str | None:
    """Find the folder of Tesseract's English data; None if there is none, or no tesserocr to use it."""
    if find_spec("tesserocr") is None:
        return None
    return next((str(folder) for folder in _folders() if (folder / "eng.traineddata").is_file()), None)


def usual_settings(*, ocr: bool = True, **choices: Any) -> Settings:
    """The settings of the command line and the Python API: scans are read (unless not `ocr`) where that is possible."""
    if not ocr:
        return Settings(**choices)
    # Workers read several papers at once; Tesseract's own threads would only get in each other's way.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    return Settings(**choices, tessdata=find_tessdata())


def _folders() -> Iterator[Path]:
    """The folders to look into: what the user names first, then this Python's own, then where systems put it."""
    if named := os.environ.get("TESSDATA_PREFIX"):
        yield Path(named)
        yield Path(named) / "tessdata"
    yield Path(sys.prefix) / "share" / "tessdata"
    if program_files := os.environ.get("PROGRAMFILES"):
        yield Path(program_files) / "Tesseract-OCR" / "tessdata"
    for pattern in _USUAL_FOLDERS:
        yield from sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)
