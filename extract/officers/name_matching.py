"""Whether two printed names can be one person's, and what all forms of a name share."""

import re
from functools import lru_cache

from extract.lexicon import load


def initials_of(name: str) -> str:
    """Take the capitals that begin the words of a name: "Ann Rose-Bell" gives ARB."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word and word[0].isupper())


def same_person(one: str, other: str) -> bool:
    """Tell whether two printed names can be one person's: same surname, and given names or initials that agree.

    >>> same_person("L Holt", "Lesley Holt"), same_person("Holt", "Lesley Holt"), same_person("Ann Holt", "Amy Holt")
    (True, True, False)
    """
    a, b = _parts(one), _parts(other)
    if not a or not b or a[-1] != b[-1]:
        return False
    return all(x == y or ((len(x) == 1 or len(y) == 1) and x[0] == y[0]) for x, y in zip(a[:-1], b[:-1], strict=False))


def surname_key(name: str) -> str:
    """The part of a name in which all forms of it agree.

    >>> surname_key("L Holt") == surname_key("Dame Lesley HOLT")
    True
    """
    parts = _parts(name)
    return parts[-1] if parts else ""


@lru_cache(maxsize=8192)
def _parts(name: str) -> tuple[str, ...]:
    plain = re.sub(r"\s?[-‐–]\s?", "-", name.casefold().replace("’", "'"))
    words = [word for word in re.split(r"[.\s]+", plain) if word and word not in load("courtesy_titles")["kept"]]
    if len(words) > 1 and 1 < len(words[0]) <= 3 and name.split()[0].strip(".").isupper():
        words[0:1] = list(words[0])
    return tuple(words)
