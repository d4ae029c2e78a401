"""Groups the places at which a paper names one person, whatever the forms of the name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from extract.officers.name_matching import same_person, surname_key
from models import Officer, OfficerRole

_LISTED = "officers.attendance"
_COURTESY = re.compile(r"\b(?:(?P<man>Mr)|(?P<woman>Mrs|Ms|Miss))\b\.?\s")


@dataclass(slots=True)
class Group:
    """The records of one person, with the forms of the name, the courtesy titles and the lists among them."""

    records: list[Officer] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    listed: set[tuple[OfficerRole, str]] = field(default_factory=set)

    def take(self, record: Officer) -> None:
        """Add a record."""
        self.records.append(record)
        self.names.add(record.name or "")
        title = _courtesy(record.evidence.quote)
        if title is not None:
            self.titles.add(title)
        if record.rule == _LISTED:
            self.listed.add((record.role, record.name or ""))

    def admits(self, record: Officer) -> bool:
        """Tell whether a record may be of this person: the name agrees; neither list nor title speaks against it."""
        name = record.name or ""
        if record.rule == _LISTED and any(_apart(other, (record.role, name)) for other in self.listed):
            return False
        title = _courtesy(record.evidence.quote)
        opposite = title is not None and bool(self.titles - {title})
        return not opposite and any(same_person(name, other) for other in self.names)


@dataclass(slots=True)
class People:
    """All the people of a paper; a record joins the first person that admits it, found by surname."""

    groups: list[Group] = field(default_factory=list)
    _by_surname: dict[str, list[Group]] = field(default_factory=dict)

    def add(self, record: Officer) -> None:
        """Put a record with those of the same person; a bare surname goes to the only, else the first, of that name."""
        alike: Sequence[Group] = self._by_surname.setdefault(surname_key(record.name or ""), [])
        group = next((group for group in alike if group.admits(record)), None)
        if group is None:
            group = Group()
            self.groups.append(group)
            self._by_surname[surname_key(record.name or "")].append(group)
        group.take(record)


@lru_cache(maxsize=4096)
def _courtesy(quote: str) -> str | None:
    """Find a man's or a woman's courtesy title: "Mr A Holt" and "Ms A Holt" are two people."""
    found = _COURTESY.search(quote)
    return found.lastgroup if found else None


def _apart(one: tuple[OfficerRole, str], other: tuple[OfficerRole, str]) -> bool:
    """Tell whether a list names two people that are alike: "P T Cole" and "P Cole" side by side."""
    return one[0] == other[0] and one[1] != other[1] and len(one[1].split()) > 1 < len(other[1].split())
