"""Patterns that are tried only where letters of theirs stand find what they would find anyway."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.sparing import SparingPattern

# pattern, flags, the words that it looks for
PATTERNS = [
    (r"\b(?:approved|agreed)\s+by\b", re.IGNORECASE, ("agreed", "approved")),
    (r"(?:council|committee)s?\s+met", 0, ("committee", "council")),
    (r"[Rr]esolved\s+(?:that|to)\b", 0, ("resolved",)),
    (r"\bfor(?:th)?with\b", 0, ("forthwith", "forwith")),
    (r"(?<=the )chair(?=man)", 0, ("chair",)),
    (r"(?:seconded\s+by\s+)?mover\b(?!\s+of)", 0, ("mover",)),
    (r"(?:aye\s+){2,}", 0, ("aye",)),
    (r"(?P<first>abc)(?P=first)", 0, ("abc",)),
    (r"the (?:board|\w+ panel)", 0, ("the ",)),
    (r"(?:vote|\d+)\b", 0, ("",)),
    (r"[^a]b*", 0, ("",)),
    (r"(?:part|apart)ed", 0, ("parted",)),
    (r"(?i:NOTED)|carried", 0, ("carried", "noted")),
]


@pytest.mark.parametrize(("pattern", "flags", "words"), PATTERNS)
def test_the_words_are_read_off_the_pattern(pattern: str, flags: int, words: tuple[str, ...]) -> None:
    assert SparingPattern(pattern, flags).words == words


WORDS = """approved agreed Agreed by the The chairman CHAIR council committees met met. Resolved resolved that to
    forthwith forwith aye abcabc abc board my panel vote 12 parted apart NOTED Carried mover seconded of İ ß"""
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES, max_size=12).map(" ".join), st.integers(0, 40), st.integers(0, 60))
def test_it_finds_what_the_bare_pattern_finds(text: str, start: int, end: int) -> None:
    for pattern, flags, _ in PATTERNS:
        for cased in (flags, flags | re.IGNORECASE):
            spare, bare = SparingPattern(pattern, cased), re.compile(pattern, cased)
            assert (spare.search(text) or [None])[0] == (bare.search(text) or [None])[0]
            assert [m.span() for m in spare.finditer(text, start, end)] == [
                m.span() for m in bare.finditer(text, start, end)
            ]
