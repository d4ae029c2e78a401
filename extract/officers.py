"""Finds officers."""

from collections.abc import Sequence

from extract.matches import Match
from models import Finding, Officer, Paper, Settings

KIND = "officers"


def find(paper: Paper, settings: Settings) -> list[Match]:
    """Propose spans."""
    return []


def build(paper: Paper, match: Match) -> Officer | Finding | None:
    """Make the record."""
    return None


def merge(paper: Paper, records: Sequence[Officer]) -> list[Officer]:
    """Fold repeats."""
    return list(records)
