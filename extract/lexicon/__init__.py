"""The words that rules are made of, as data: one TOML file for each subject."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """Read `extract/lexicon/<name>.toml`; the result is shared, so treat it as read-only."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))


_Tree = dict[str, "_Tree"]


def alternatives(words: list[str]) -> str:
    r"""Write words as one regular expression group's inside, longest first, blanks matching any white space.

    What words begin with alike is written once, so that a pattern of many words looks at each letter of a text once.

    >>> alternatives(["chair", "vice chair", "chairman", "church"])
    'vice\\s+chair|ch(?:air(?:man)?|urch)'
    """
    tree: _Tree = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        node = tree
        for number, part in enumerate(word.split()):
            for letter in ([r"\s+"] if number else []) + list(map(re.escape, part)):
                node = node.setdefault(letter, {})
        node[""] = {}
    return "|".join(letter + _written(node) for letter, node in tree.items())


def _written(node: _Tree) -> str:
    """Write what may follow a word's first letters, longest first."""
    branches = [letter + _written(further) for letter, further in node.items() if letter]
    if len(branches) == 1 and "" not in node:
        return branches[0]
    inside = "|".join(branches)
    return f"(?:{inside})" + ("?" if "" in node else "") if inside else ""
