"""Finds resolutions."""

from collections.abc import Sequence

from extract.matches import Match
from models import Finding, Paper, Resolution, Settings

KIND = "resolutions"


def find(paper: Paper, settings: Settings) -> list[Match]:
    """Propose spans."""
    return []


def build(paper: Paper, match: Match) -> Resolution | Finding | None:
    """Make the record."""
    return None


def merge(paper: Paper, records: Sequence[Resolution]) -> list[Resolution]:
    """Fold repeats."""
    return list(records)
