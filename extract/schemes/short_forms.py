"""Where a paper prints the short form of a scheme's name, and the name without its head."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from extract.memory import places_of
from extract.place import cite
from models import Evidence, Paper, Scheme

_WORD_CHARACTER = re.compile(r"\w")
_IN_WORD = re.compile(r"[\w-]")


def is_used_alone(text: str, stem: str, head: str) -> bool:
    """Tell whether a text prints a stem as whole words without the head behind it."""
    for at in places_of(text, stem):
        end = at + len(stem)
        whole = _is_edge(text[at - 1 : at], stem[0]) and _is_edge(stem[-1], text[end : end + 1])
        if whole and not _goes_on(text, end, head):
            return True
    return False


def _goes_on(text: str, end: int, head: str) -> bool:
    """Tell whether the next word behind a place begins with a head."""
    at = end
    while text[at : at + 1].isspace():
        at += 1
    return at > end and text.startswith(head, at)


def _is_edge(left: str, right: str) -> bool:
    """Tell whether a word begins or ends between two characters."""
    return bool(_WORD_CHARACTER.match(left)) is not bool(_WORD_CHARACTER.match(right))


def short_mentions(
    paper: Paper, shorts: list[str], places: dict[tuple[int, int], Evidence], first: Scheme
) -> dict[tuple[int, int], Evidence]:
    """Cite the other places that name a scheme by its short form."""
    if not shorts:
        return {}
    taken = sorted([*places, (first.evidence.start, first.evidence.end)])
    begun = [start for start, _ in taken]
    reached = [0, *accumulate((end for _, end in taken), max)]  # by those before each
    spans = sorted(span for short in set(shorts) for span in _places_of_form(paper.text, short))
    return {(a, b): cite(paper, a, b) for a, b in spans if reached[bisect_right(begun, a)] <= a}


def _places_of_form(text: str, short: str) -> Iterator[tuple[int, int]]:
    """Find where a text prints a short form as a whole word, in either number."""
    for at in places_of(text, short):
        end = at + len(short)
        end += text.startswith("s", end)
        if not (_IN_WORD.match(text[at - 1 : at]) or _IN_WORD.match(text[end : end + 1])):
            yield at, end
