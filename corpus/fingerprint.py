"""Which state of the extraction code read a paper."""

from collections.abc import Iterator
from functools import cache
from hashlib import blake2s
from importlib.resources import files
from importlib.resources.abc import Traversable

from models import Settings


def extractor_fingerprint(settings: Settings) -> str:
    """Name the state of models, readers, extractors, lexicons and settings: 16 hex digits, the same for the same."""
    digest = blake2s(_code(), digest_size=8)
    digest.update(settings.model_dump_json().encode())
    return digest.hexdigest()


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
