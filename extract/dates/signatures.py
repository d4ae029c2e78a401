"""Signatures of a paper: where they stand, and those whose day cannot be right."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.matches import Match
from extract.memory import lowered, places_of
from extract.sparing import SparingPattern
from models import FindingKind, Paper, PaperKind

# "Signed ........", "Signature:", "signed date" under a dotted line; not "the agreement was signed"
_SIGNATURE = SparingPattern(
    r"""^[^\w\n]{0,20}signed\b(?!\s+(?:by\s+the|up|off|copies|minutes))[^\n]{0,200}$ |
    \bsign(?:ed|ature)\s*(?:\(\w+\)\s*)?(?:[:_…]|\.{3,}) | [_.…]{5}\s*signed\b |
    ^[^\w\n]{0,20}signature\b | \bchair(?:man|person|woman)?\s*[:.…_]{3,}""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
# Signatures no further apart than this stand in one block of them.
_TOGETHER = 400
# A slip of the year leaves about this many days between the days.
_A_YEAR = range(330, 401)


@dataclass(frozen=True, slots=True)
class SignedDay:
    """A day printed by a signature, at `start:end` of the text."""

    start: int
    end: int
    day: dt.date


def signatures_of(paper: Paper) -> list[int]:
    """Find where signatures stand: at the word, and at the end of the paper, where names and dates stand alone."""
    marks = [
        match.start() for start, end in _near_words(paper.text) for match in _SIGNATURE.finditer(paper.text, start, end)
    ]
    return sorted([*marks, len(paper.text)]) if len(paper.blocks) > 8 else marks


def _near_words(text: str) -> list[tuple[int, int]]:
    """List the lines, with those above and below, that hold the words of a signature."""
    small = lowered(text)
    if len(small) != len(text):
        return [(0, len(text))]
    found: list[tuple[int, int]] = []
    for place in sorted(at for word in ("sign", "chair") for at in places_of(small, word)):
        if found and place < found[-1][1]:
            continue
        above = text.rfind("\n", 0, max(0, text.rfind("\n", 0, place)))
        below = text.find("\n", max(place, text.find("\n", place) + 1))
        start, end = above + 1, len(text) if below < 0 else below
        if found and start < found[-1][1]:
            start = found.pop()[0]
        found.append((start, end))
    return found


def near_signature(signatures: Sequence[int], start: int, *, alone: bool) -> bool:
    """Tell a date by a signature: soon after the word, or, where the date stands alone, soon before it."""
    at = bisect_right(signatures, start)
    after = at > 0 and start - signatures[at - 1] < 160
    return after or (alone and at < len(signatures) and signatures[at] - start < 240)


def contradictions(paper: Paper, days: Sequence[SignedDay], signatures: Sequence[int]) -> Iterator[Match]:
    """Report signed days that lie before the meeting, or a year before the signatures beside them.

    Minutes and decisions cannot be signed before they were made; another paper can, but not by just a year. The words
    from the signature to the day are the evidence.
    """
    meeting = paper.facts.date
    made = paper.facts.kind in (PaperKind.MINUTES, PaperKind.DECISION)
    for at, signed in enumerate(days):
        beside = [
            other.day
            for other in days[max(0, at - 3) : at + 4]
            if abs(other.start - signed.start) < _TOGETHER and (other.day - signed.day).days in _A_YEAR
        ]
        early = (meeting - signed.day).days if meeting else 0
        if meeting and ((made and early > 0) or early in _A_YEAR):
            message = f"signed on {signed.day}, before the meeting of {meeting}"
        elif beside:
            message = f"signed on {signed.day}, a year before the signature of {beside[0]} beside it"
        else:
            continue
        mark = bisect_right(signatures, signed.start) - 1
        start = signatures[mark] if mark >= 0 else signed.start
        if start < signed.start:
            data = {"period": None, "problem": FindingKind.CONTRADICTION, "message": message}
            yield Match(start, signed.start, "signed_early", data=data)
