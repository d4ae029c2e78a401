"""Given names that the lexicon knows, and names written as in running text."""

import re

from extract.lexicon import load

GIVEN_NAMES = frozenset(name.casefold() for name in load("given_names")["names"].split())
_HYPHEN = re.compile(r"\s?([-‐–])\s?")


def is_given_name(word: str) -> bool:
    """Tell whether a word is a given name that the lexicon knows; of a double name the first part counts."""
    plain = word.casefold()
    return (plain if plain.isalpha() else _HYPHEN.split(plain, 1)[0]) in GIVEN_NAMES


def tidy_name(name: str) -> str:
    """Write a name as in running text: single blanks, a surname in capitals as a name."""
    shouted = name.isupper() and " " in name and is_given_name(name.split()[0])
    words = [_from_capitals(word) if _in_capitals(word, 2 if shouted else 3) else word for word in name.split()]
    tidy = " ".join(words)
    return _HYPHEN.sub(r"\1", tidy) if _HYPHEN.search(tidy) else tidy


def _in_capitals(word: str, least: int) -> bool:
    bare = word.removeprefix("Mc").removeprefix("Mac")
    return len(bare) >= least and bare.isupper() and "." not in word


def _from_capitals(word: str) -> str:
    return re.sub(
        r"^(Ma?c)([a-z])", lambda m: m[1] + m[2].upper(), re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), word)
    )
