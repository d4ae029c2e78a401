"""Ties records of one paper to each other: the scheme that a sum belongs to."""

from models import Paper, Record


def associate(paper: Paper, found: dict[str, list[Record]]) -> dict[str, list[Record]]:
    """Fill fields of records that rest on other kinds of records."""
    return found
