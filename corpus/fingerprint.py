"""Which state of the extraction code read a paper."""

from collections.abc import Iterator
from functools import cache
from hashlib import blake2s
from importlib.resources import files
from importlib.resources.abc import Traversable

from models import Extraction, FindingKind, Settings

UNREAD = "-unread"
"""Follows the fingerprint of a paper whose scanned pages were left unread, as there was no optical reader."""


def extractor_fingerprint(settings: Settings) -> str:
    """Name the state of models, readers, extractors, lexicons and settings: 16 hex digits, the same for the same.

    An optical reader does not count: it makes no difference to papers without scanned pages.
    """
    digest = blake2s(_code(), digest_size=8)
    digest.update(settings.model_dump_json(exclude={"tessdata"}).encode())
    return digest.hexdigest()


def paper_fingerprint(extractor: str, extraction: Extraction, settings: Settings) -> str:
    """The fingerprint to keep with a paper: the extractor's, marked if it has scanned pages that were left unread."""
    scanned = any(finding.kind is FindingKind.NO_TEXT_LAYER for finding in extraction.findings)
    return extractor + UNREAD if scanned and settings.tessdata is None else extractor


def is_outdated(kept: str, extractor: str, settings: Settings) -> bool:
    """Tell whether a paper with that fingerprint would be read otherwise now."""
    return kept != extractor and (kept != extractor + UNREAD or settings.tessdata is not None)


@cache
def _code() -> bytes:
    digest = blake2s()
    for package in ("models", "extract"):
        for name, data in _sources(files(package), package):
            digest.update(name.encode() + b"\0" + data.replace(b"\r\n", b"\n") + b"\0")
    return digest.digest()


def _sources(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _sources(entry, name)
        elif entry.name.endswith((".py", ".toml")):
            yield name, entry.read_bytes()
