"""Names in capitals as a person would write them, and names as the paper itself writes them elsewhere."""

import re
from collections.abc import Iterator
from functools import cache

from extract.lexicon import load
from extract.memory import lowered, places_of

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@cache
def _small() -> frozenset[str]:
    return frozenset(load("names")["small"])


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(load("names")["acronyms"])


def unshout(name: str, text: str = "") -> str:
    """Write a name that is printed in capitals as `text` writes it elsewhere, else with capitals at its words.

    >>> unshout("HALE UPON WYE TOWN COUNCIL"), unshout("NHS HALE BOARD"), unshout("Audit Committee")
    ('Hale upon Wye Town Council', 'NHS Hale Board', 'Audit Committee')
    """
    letters = list(filter(str.isalpha, name))
    if not letters or sum(map(str.isupper, letters)) < 0.8 * len(letters) or name in _acronyms():
        return name
    if text and len(name) < 150:
        for found in _spellings(name, text):
            if not found.isupper() and found[:1].isupper() and _every_word_capital(found):
                return " ".join(found.split())
    first = True

    def word_case(match: re.Match[str]) -> str:
        nonlocal first
        word = match[0]
        small = not first and word.casefold() in _small()
        first = False
        if word in _acronyms():
            return word
        return word.casefold() if small else word[0] + word[1:].casefold()

    return _WORD.sub(word_case, name)


def _spellings(name: str, text: str) -> Iterator[str]:
    """Find a name in a text, however it writes the letters and parts the words."""
    small = lowered(text)
    if len(small) != len(text):
        small = "".join([letter.lower() if len(letter.lower()) == 1 else letter for letter in text])
    first, *others = name.lower().split()
    past = 0
    for at in places_of(small, first):
        end = at + len(first)
        for word in others:
            start = end
            while small[start : start + 1].isspace():
                start += 1
            if start == end or not small.startswith(word, start):
                break
            end = start + len(word)
        else:
            if at >= past:
                yield text[at:end]
                past = end


def _every_word_capital(name: str) -> bool:
    return all(word[0].isupper() or word.casefold() in _small() for word in _WORD.findall(name))
