"""One paper in, records out. Pure: no network, no database, no clock, no environment."""

from extract.extraction import extract
from extract.reading import read

__all__ = ["extract", "read"]
