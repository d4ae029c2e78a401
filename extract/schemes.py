"""Finds schemes."""

from collections.abc import Sequence

from extract.matches import Match
from models import Finding, Paper, Scheme, Settings

KIND = "schemes"


def find(paper: Paper, settings: Settings) -> list[Match]:
    """Propose spans."""
    return []


def build(paper: Paper, match: Match) -> Scheme | Finding | None:
    """Make the record."""
    return None


def merge(paper: Paper, records: Sequence[Scheme]) -> list[Scheme]:
    """Fold repeats."""
    return list(records)
