"""The words that rules are made of, as data: one TOML file for each subject."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """Read `extract/lexicon/<name>.toml`; the result is shared, so treat it as read-only."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))


def alternatives(words: list[str]) -> str:
    r"""Write words as one regular expression group's inside, longest first, blanks matching any white space.

    >>> alternatives(["chair", "vice chair"])
    'vice\\s+chair|chair'
    """
    import re

    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in longest_first)
