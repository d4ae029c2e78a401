"""Finds dates."""

from collections.abc import Sequence

from extract.matches import Match
from models import Finding, KeyDate, Paper, Settings

KIND = "dates"


def find(paper: Paper, settings: Settings) -> list[Match]:
    """Propose spans."""
    return []


def build(paper: Paper, match: Match) -> KeyDate | Finding | None:
    """Make the record."""
    return None


def merge(paper: Paper, records: Sequence[KeyDate]) -> list[KeyDate]:
    """Fold repeats."""
    return list(records)
