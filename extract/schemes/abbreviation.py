"""Definitions with brackets, after Schwartz and Hearst: which words a short form stands for.

>>> text = "allocated to the Improved Better Care Fund (iBCF) and the Dedicated Schools Grant (‘DSG’)"
>>> [(text[d.start:d.end], d.short) for d in find_definitions(text, 0, len(text))]
[('Improved Better Care Fund', 'iBCF'), ('Dedicated Schools Grant', 'DSG')]
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Definition:
    """A long form `start:end` and its short form, whose bracket closes before `to`."""

    start: int
    end: int
    short: str
    to: int


_LONGEST = 200  # letters that a long form may take up
# "(BCF)", "(‘DSG’)", "(“BSIP”)", "(the iBCF)", "(NCGs)"
_SHORT = re.compile(r"""\(\s*(?:the\s+)?["'‘’“”]?(?P<short>[A-Za-z][\w&/-]{1,9})["'’”]?\s*\)""")


def find_definitions(text: str, start: int, end: int) -> Iterator[Definition]:
    """List the definitions in `text[start:end]`: a short form in brackets whose letters the words before it spell."""
    for match in _SHORT.finditer(text, start, end):
        short = match["short"]
        if sum(character.isupper() for character in short) < 2:
            continue
        stop = start + len(text[start : match.start()].rstrip())
        long = long_form(text, start, stop, short)
        if long is not None:
            yield Definition(long, stop, short, match.end())


def long_form(text: str, start: int, end: int, short: str) -> int | None:
    """Find where the long form of `short` begins in the words that end at `end`; None where its letters are not there.

    The letters are matched from the right; the first has to begin a word. At most twice as many words as letters, or
    five more, may be used.
    """
    letters = [character.casefold() for character in short.rstrip("s") if character.isalnum()]
    start = max(start, end - _LONGEST)
    words = [match.start() for match in re.finditer(r"[^\s/-]+", text[start:end])]
    most = min(len(letters) + 5, 2 * len(letters))
    floor = start + (words[-most] if len(words) >= most else 0)
    at = end - 1
    for number in range(len(letters) - 1, -1, -1):
        while at >= floor and (
            text[at].casefold() != letters[number]
            or (number == 0 and at > start and (text[at - 1].isalnum() or text[at - 1] in "’'"))
        ):
            at -= 1
        if at < floor:
            return None
        at -= 1
    return at + 1
