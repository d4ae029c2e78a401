"""Who has to do it: "DL", "I.R.", "Clerk", "Cllr Reed and SK", "Director of Adults and Health", "All"."""

import re
from functools import cache

from extract.lexicon import alternatives, load

_INITIALS = r"(?:[A-Z]\.\s?){1,3}[A-Z]\.?(?![\w.])|[A-Z]{2,4}[a-z]?(?![\w.])"
_DOTTED = re.compile(r"(?:\b[A-Z]\.\s?){2,6}$")
_CONNECTORS = frozenset({"of", "for", "and", "the", "to", "&", "–", "-", "with"})
_PARTED = re.compile(r"\s*[,;/]\s*(?:and\s+)?|\s+(?:and|&|\+)\s+")
_USUAL = frozenset({"clerk", "chair", "chairman", "headteacher", "all"})
_MOST_WORDS = 8
_LONGEST = 200
_WORD = re.compile(r"[A-Z][\w’'.-]*|\([A-Za-z ]{2,20}\)")


_INITIAL_FORM = re.compile(_INITIALS)


def _is_initials(words: str) -> bool:
    """Tell "SK", "I.R.", "MWh" from "LOG" and "PLAN"; the name of a body in capitals passes, and may own an action."""
    return _INITIAL_FORM.fullmatch(words) is not None and words.casefold() not in _never()


@cache
def _titles() -> re.Pattern[str]:
    words = load("courtesy_titles")
    return re.compile(rf"(?:(?:{alternatives([*words['dropped'], *words['plural']])})(?!\w)\.?\s+)+", re.IGNORECASE)


@cache
def _posts() -> frozenset[str]:
    words = load("posts")
    return frozenset([*words["heads"], *words["phrases"], *words["bare"]])


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name.casefold() for name in load("given_names")["names"].split())


@cache
def _everybody() -> frozenset[str]:
    return frozenset(load("actions")["everybody"])


@cache
def _never() -> frozenset[str]:
    return frozenset(load("actions")["never"])


def owners_of(words: str) -> tuple[str, ...]:
    """Read owners, without courtesy titles; nothing where any part of the words is no owner.

    >>> owners_of("Cllr Reed and SK"), owners_of("the clerk"), owners_of("Director of Adults and Health")
    (('Reed', 'SK'), ('clerk',), ('Director of Adults and Health',))
    >>> owners_of("the plan"), owners_of("Further work")
    ((), ())
    """
    words = " ".join(words.split()).strip(" ,:;–-[]")
    if len(words) > _LONGEST:
        return ()
    words = words if _DOTTED.search(words) else words.rstrip(".")
    parts: list[str] = []
    begin = 0
    for parted in _PARTED.finditer(words):
        left, right = words[begin : parted.start()], words[parted.end() :]
        if _owner(left) and _owner(_PARTED.split(right)[0]) and not _is_continued(left, right):
            parts.append(left)
            begin = parted.end()
    owners = [_owner(part) for part in (*parts, words[begin:])]
    return tuple(owner for owner in owners if owner) if all(owners) else ()


def _is_continued(left: str, right: str) -> bool:
    """Whether the right words go on in the left post: "Director of Adults and Health"."""
    named = _PARTED.split(right)[0]
    if _is_initials(named) or _titles().match(named) or named.casefold() in _everybody():
        return False
    return " of " in f" {left} " and not any(word.casefold() in _posts() for word in named.split())


def _owner(part: str) -> str | None:
    """One owner, without article and courtesy title; None for what is none."""
    part = part.strip(" ,:;–-") if _DOTTED.search(part) else part.strip(" .,:;–-")
    bare = re.sub(r"^(?:the|The)\s+", "", part)
    titled = _titles().match(bare)
    bare = bare[titled.end() :] if titled else bare
    if not bare or len(bare.split()) > _MOST_WORDS:
        return None
    if _is_initials(bare) or bare.casefold() in _everybody() or bare.casefold() in _posts():
        return bare
    words = bare.split()
    if words[0].casefold() in _never() or any(c.isdigit() for c in bare):
        return None
    proper = all(_WORD.fullmatch(word) or word in _CONNECTORS for word in words) and words[-1] not in _CONNECTORS
    known = len(words) > 1 or titled is not None or part != bare or bare.casefold() in _given_names()
    return bare if proper and _WORD.fullmatch(words[0]) and known else None


def is_one_word(words: str) -> bool:
    """Whether one word stands where an owner does: "ACTION Reed: …", "ACTION vice-chair: …"."""
    words = words.strip()
    form = re.fullmatch(r"[A-Z][a-z’'-]{2,20}|[a-z]{2,12}-[a-z]{2,12}", words)
    return form is not None and words.casefold() not in _never()


def is_certain(words: str) -> bool:
    """Whether words name an owner by themselves, without a sign behind the label: initials, a title, a usual post."""
    words = words.strip()
    if _is_initials(words) or _titles().match(words):
        return True
    parts = [part.removeprefix("the ").removeprefix("The ") for part in _PARTED.split(words)]
    return all(_is_initials(part) or part.casefold() in _USUAL for part in parts)
