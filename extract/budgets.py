"""Finds budgets."""

from collections.abc import Sequence

from extract.matches import Match
from models import Budget, Finding, Paper, Settings

KIND = "budgets"


def find(paper: Paper, settings: Settings) -> list[Match]:
    """Propose spans."""
    return []


def build(paper: Paper, match: Match) -> Budget | Finding | None:
    """Make the record."""
    return None


def merge(paper: Paper, records: Sequence[Budget]) -> list[Budget]:
    """Fold repeats."""
    return list(records)
