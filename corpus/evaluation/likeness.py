"""When two wordings mean the same: case, punctuation and courtesy titles do not count."""

import re

_NO_WORD = re.compile(r"[^a-z0-9]+")
_TITLE = re.compile(r"^(?:dr|mr|mrs|ms|miss|sir|dame|cllr|councillor|professor|prof|rev|lord|baroness)\s+")
ENOUGH = 0.75
"""The share of words that two names of the same body, organisation or post have in common."""


def plain(text: str | None) -> str:
    """Write text in lower case with single blanks for all that is no letter or digit.

    >>> plain("Health & Wellbeing Board's")
    'health and wellbeing board s'
    """
    return " ".join(_NO_WORD.sub(" ", (text or "").casefold().replace("&", " and ")).split())


def words(text: str | None) -> list[str]:
    """List the words of a text."""
    return plain(text).split()


def overlap(one: str | None, other: str | None) -> float:
    """Measure how much of the shorter text's words the other has, from 0 to 1."""
    first, second = set(words(one)), set(words(other))
    return len(first & second) / max(1, min(len(first), len(second)))


def same_organisation(one: str | None, other: str | None) -> bool:
    """Tell whether two names mean one organisation; initials do for the name.

    >>> same_organisation("Dunmere Borough Council", "DBC"), same_organisation("Dunmere Borough Council", "DCC")
    (True, False)
    """
    first, second = plain(one), plain(other)
    if not first or not second:
        return False
    return overlap(first, second) >= ENOUGH or _initials(first) == second or first == _initials(second)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def same_person(one: str | None, other: str | None) -> bool:
    """Tell whether two names mean one person: the same surname and the same first letter.

    >>> same_person("Cllr Ann Fenwick", "A. Fenwick"), same_person("Ann Fenwick", "Bea Fenwick")
    (True, False)
    """
    first, second = _TITLE.sub("", plain(one), count=1), _TITLE.sub("", plain(other), count=1)
    if not first or not second:
        return False
    return first == second or (first.split()[-1] == second.split()[-1] and first[0] == second[0])


def same_scheme_name(one: str, other: str, organisation: str | None) -> bool:
    """Tell whether two names mean one scheme; an article or the organisation's place in front does not count.

    >>> same_scheme_name("Dunmere Better Care Fund", "the Better Care Fund", "Dunmere Borough Council")
    True
    >>> same_scheme_name("Improved Better Care Fund", "Better Care Fund", "Dunmere Borough Council")
    False
    """
    first, second = _without_place(one, organisation), _without_place(other, organisation)
    return bool(first) and first == second


def _without_place(name: str, organisation: str | None) -> str:
    place = next((word for word in words(organisation) if word != "nhs"), None)
    told = words(name)
    if told[:1] == ["the"]:
        return " ".join(told[1:])
    if place and told[:1] == [place]:
        return " ".join(told[1:])
    if place and told[:2] == ["nhs", place]:
        return " ".join(told[2:])
    return " ".join(told)
