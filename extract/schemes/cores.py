"""What the names of one scheme share, and names that are none because every body has such a thing."""

import re
from functools import cache, lru_cache

from extract.lexicon import load

_NOT = load("not_schemes")


_BRACKETED = re.compile(r"\([^)]*\)")
_CORE_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s*[-–/_]?\s*(?:20)?\d\d)?\b")
_CORE_WORD = re.compile(r"[\w']+")


@lru_cache(maxsize=4096)
def core(name: str) -> str:
    """Reduce a name to what it shares with its variants: small letters, no years, brackets, articles or plurals.

    >>> core("2025-28 Better Care (Pooled) Fund"), core("Councillors' Ward Grants")
    ('better care fund', 'councillor ward grant')
    """
    plain = name.casefold().replace("&", " and ").replace("’", "'").replace("-", " ")
    plain = _CORE_YEARS.sub(" ", _BRACKETED.sub(" ", plain))
    words = [_without_possessive(word) for word in _CORE_WORD.findall(plain)]
    while words and words[0] in _NOT["leads"]:
        words = words[1:]
    words = [_singular(word) for word in words]
    return " ".join(words)


def _without_possessive(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "s'")) else word.removesuffix("'")


def _singular(word: str) -> str:
    if word in ("programs", "program"):
        return "programme"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


@cache
def _generic() -> frozenset[str]:
    return frozenset(core(name) for name in _NOT["names"])


def is_generic(name: str) -> bool:
    """Tell whether a name is what any body has (an action plan), or is a body called partnership."""
    plain = core(name)
    if plain in _generic() or len(plain.split()) < 2 or plain.rpartition(" and ")[2] in _generic():
        return True
    if plain.endswith(tuple(_NOT["endings"])) or re.fullmatch(r"[\w-]+[’']s\s+\w+", name):
        return True
    if plain.endswith("partnership"):
        return any(f" {core(lead)} " in f" {plain} " for lead in _NOT["partnerships"])
    return False
