"""Paper facts: what a paper is, from its page."""

from models import Paper


def state_facts(paper: Paper) -> Paper:
    """Fill `paper.facts`."""
    return paper
