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


_WORD = re.compile(r"[^\s/-]+")
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
    first, *others = (character.lower() for character in short.rstrip("s") if character.isalnum())
    start = max(start, end - _LONGEST)
    words = text[start:end].lower()
    at = len(words)
    if at != end - start:
        return None  # letters that grow when made small
    for letter in reversed(others):
        at = words.rfind(letter, 0, at)
        if at < 0:
            return None
    at = words.rfind(first, 0, at)
    while at > 0 and (words[at - 1].isalnum() or words[at - 1] in "’'"):
        at = words.rfind(first, 0, at)
    if at < 0:
        return None
    most = min(len(others) + 6, 2 * len(others) + 2)
    return start + at if len(_WORD.findall(words, at)) <= most else None
