"""Councils that a paper never prints in full: "HCC", "Hale PC", "Welcome to Hale" above "Community Council meeting"."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from extract.facts.lines import HeadLine
from extract.facts.names import unshout
from extract.memory import lowered
from models import Paper

_SHORT = re.compile(r"[A-Z](?<!\w[A-Z])(?:CC|BC|DC|MBC|CBC|TC|PC)\b")
_KINDS = {
    "CC": ("County", "City"),
    "BC": ("Borough",),
    "DC": ("District",),
    "MBC": ("Metropolitan Borough",),
    "CBC": ("County Borough",),
    "TC": ("Town",),
    "PC": ("Parish",),
}


def spelt_out(paper: Paper, domains: Iterable[str]) -> str | None:
    """Spell out the abbreviation of a council that never prints its whole name but names its place throughout.

    "HCC" is Hale County Council where the paper says "Hale" and "County" and its most frequent word in H is Hale.
    """
    if joined := _with_place(paper) or _of_address(paper, domains):
        return joined
    short = Counter(match[0] for match in _SHORT.finditer(paper.text))
    if not short:
        return None
    abbreviation, uses = short.most_common(1)[0]
    letter, kinds = abbreviation[0], _KINDS[abbreviation[1:]]
    places = Counter(re.findall(rf"{letter}(?<!\w{letter})[a-z]{{2,}}\b", paper.text))
    if not places:
        return None
    place, named = places.most_common(1)[0]
    domain = any(name.split(".")[-1] == place.casefold() for name in domains)
    if not (domain or (uses >= 2 and named >= 8)):
        return None
    small = lowered(paper.text)
    said = {kind: len(re.findall(rf"{(word := kind.lower())}\b(?<!\w{word})", small)) for kind in kinds}
    kind = max(kinds, key=lambda kind: said[kind])
    return f"{place} {kind} Council" if said[kind] else None


_PLACE = r"[A-Z][a-z][\w’'-]*(?:[^\S\n]+(?:[a-z]{2,4}[^\S\n]+)?[A-Z][a-z][\w’'-]*){0,3}"
# "Hale upon Wye PC accounts"; not "PC Oke", who is of the police
_INITIALS = re.compile(rf"(?<![\w’'-])(?!The\b)(?P<place>{_PLACE})[^\S\n]+(?P<kind>PC|TC)\b(?!\s+[A-Z][a-z])")


def _with_place(paper: Paper) -> str | None:
    """Spell out the initials behind the one place that the paper prints them with."""
    if " PC" not in paper.text and " TC" not in paper.text:
        return None
    found = {(match["place"], _KINDS[match["kind"]][0]) for match in _INITIALS.finditer(paper.text)}
    if len(found) != 1:
        return None
    ((place, kind),) = found
    return f"{place} {kind} Council" if kind.casefold() in lowered(paper.text) else None


_ADDRESS = re.compile(r"(?P<place>[a-z]{3,}(?:-[a-z]{3,})*?)-?(?P<kind>pc|tc|parishcouncil|towncouncil)")


def _of_address(paper: Paper, domains: Iterable[str]) -> str | None:
    """Spell out "clerk@hale-pc.gov.uk" in a paper of a parish council that prints its place nowhere else."""
    found = {match.groups() for name in domains if (match := _ADDRESS.fullmatch(name))}
    if len(found) != 1:
        return None
    ((place, kind),) = found
    named = "Parish" if kind.startswith("p") else "Town"
    small = lowered(paper.text)
    if named.casefold() not in small or "council" not in small:
        return None
    parted = re.compile(r"\b" + r"[^\S\n]?".join(place.replace("-", "")) + r"\b", re.IGNORECASE)
    printed = next((found[0] for found in parted.finditer(paper.text) if " " in found[0]), place.replace("-", " "))
    return f"{printed if printed.istitle() else printed.title()} {named} Council"  # "northhale" is North Hale


_KIND = r"(?P<kind>(?:Parish|Town|Community|Village)\s+Council)"
_TITLED = re.compile(rf"(?P<place>{_PLACE})\s*[:|–-]\s*(?:The\s+)?{_KIND}\b", re.IGNORECASE)
_BARE = re.compile(rf"(?:(?:draft|minutes|agenda|notes|meeting|of|the|for|a)\s+)*{_KIND}\b", re.IGNORECASE)
_WELCOME = re.compile(rf"Welcome\s+to\s+(?P<place>{_PLACE})$")


def placed_council(title: str, lines: Sequence[HeadLine]) -> str | None:
    """Join the place that a page's title or greeting names and the kind of council that its head names alone."""
    titled = _TITLED.match(title)
    if titled:
        return f"{titled['place']} {unshout(titled['kind'])}"
    greetings = (_WELCOME.match(line.text.strip()) for line in lines[:12] if "Welcome" in line.text)
    place = next((found["place"] for found in greetings if found), None)
    bare = next((found["kind"] for line in lines[:20] if (found := _BARE.match(line.text))), None) if place else None
    return f"{place} {unshout(bare.upper())}" if bare else None
