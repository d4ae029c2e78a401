"""Schemes that many bodies name: every printed form of each, and a pattern for them all."""

import re
from functools import cache

from extract.block_words import Telling
from extract.lexicon import alternatives, load

_FIRST = re.compile(r"\w+")


@cache
def national_names() -> dict[str, str]:
    """Every printed form of a national scheme, by its usual name."""
    schemes: dict[str, list[str]] = load("national_schemes")["schemes"]
    return {form: name for name, others in schemes.items() for form in (name, *others)}


@cache
def national_openings() -> Telling:
    """Tell the chunks of a text that a printed form may begin with."""
    return Telling(frozenset(_FIRST.findall(form)[0].lower() for form in national_names()), _openings_of)


def _openings_of(chunk: str) -> list[str]:
    return _FIRST.findall(chunk.lower())


@cache
def national_pattern() -> re.Pattern[str]:
    """Match any printed form of a national scheme, long names in capitals as well.

    What stands in front is asked behind the first letter, so that a search looks for letters first.
    """
    long = [form for form in national_names() if " " in form]
    short = [form for form in national_names() if " " not in form]
    kinds = (long, short, [form.upper() for form in long])
    branches = []
    for letter in sorted({form[0] for forms in kinds for form in forms}):
        rests = ([form[1:] for form in forms if form[0] == letter] for forms in kinds)
        branches.append(rf"{letter}(?<![\w-].)(?:{'|'.join(alternatives(rest) for rest in rests if rest)})")
    return re.compile(rf"(?:{'|'.join(branches)})(?![\w-])")
