"""Sections and items: the backbone of a paper."""

from models import Paper


def outline(paper: Paper) -> Paper:
    """Find the paper's sections and items."""
    return paper
