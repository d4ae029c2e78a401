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
    """Match any printed form of a national scheme, long names in capitals as well."""
    long = [form for form in national_names() if " " in form]
    short = [form for form in national_names() if " " not in form]
    upper = alternatives([form.upper() for form in long])
    return re.compile(rf"(?<![\w-])(?:{alternatives(long)}|{alternatives(short)}|{upper})(?![\w-])")
