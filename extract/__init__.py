"""One paper in, records out. Pure: no network, no database, no clock, no environment."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.extraction import extract
    from extract.reading import read

__all__ = ["extract", "read"]


def __getattr__(name: str) -> Any:
    """Load the readers or the rules on first use: who only asks what a file is needs none of their words."""
    if name == "read":
        from extract.reading import read

        return read
    if name == "extract":
        from extract.extraction import extract

        return extract
    raise AttributeError(f"module 'extract' has no attribute {name!r}")
