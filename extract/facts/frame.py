"""The body that stands around a paper and not in it: in the crumbs of its page, its title, its running heads."""

import re
from collections.abc import Iterator, Sequence

from extract.facts.body_names import clean_body
from extract.facts.lines import HeadLine
from models import Paper

# "Home > Boards > Roads Board > Meeting of 4 May"
_STEPS = re.compile(r"\s*(?:[>»›]|\s/\s)\s*")
_PARTS = re.compile(r"\s+[|–—·-]\s+|\s*\|\s*|\s*:\s+")
_FEWEST_STEPS = 3
_PAGE = re.compile(r"\s*\bpage\s+\d.*$", re.IGNORECASE)


def framing_body(paper: Paper, lines: Sequence[HeadLine], organisation: str | None) -> str | None:
    """Take the last step of the crumbs, else the first part of a title or a running head, that names a body.

    >>> list(_steps("Home > Boards > Roads Board > 4 May"))
    ['4 May', 'Roads Board', 'Boards', 'Home']
    """
    own = organisation.casefold() if organisation else ""
    for name in _names(paper, lines):
        body = clean_body(name, paper.text)
        if body and body.casefold() != own:
            return body
    return None


def _names(paper: Paper, lines: Sequence[HeadLine]) -> Iterator[str]:
    for crumbs in (paper.hints.get("crumbs", ""), *(line.text for line in lines[:3])):
        yield from _steps(crumbs)
    for running in paper.running:
        yield _PAGE.sub("", running)
    yield from _PARTS.split(paper.hints.get("page_title", ""))


def _steps(crumbs: str) -> Iterator[str]:
    """List the steps of a trail of crumbs, the nearest first; nothing of a line that is none."""
    steps = _STEPS.split(crumbs) if any(mark in crumbs for mark in ">»›/") else []
    return reversed(steps) if len(steps) >= _FEWEST_STEPS else iter(())
