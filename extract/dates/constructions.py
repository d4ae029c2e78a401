"""Constructions: words in front of a date or behind it that tell its role, for dates of some precisions and times."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, reduce
from operator import or_

from extract.edges import Edges, edge_letters, last_word
from extract.sparing import SparingPattern
from models import DateRole, Period, Precision


class Tense(Enum):
    """Where a date lies as the paper's own date sees it."""

    PAST = auto()
    AHEAD = auto()
    UNKNOWN = auto()  # the paper has no date of its own


PAST, AHEAD, UNKNOWN = (frozenset({tense}) for tense in Tense)
_ANY = frozenset(Precision)
_ALWAYS = frozenset(Tense)


def tense(period: Period, meeting: dt.date | None) -> Tense:
    """Tell where a period lies; what ends on the paper's own date is past."""
    if meeting is None:
        return Tense.UNKNOWN
    return Tense.AHEAD if period.end > meeting else Tense.PAST


@dataclass(frozen=True, slots=True)
class Construction:
    """A role, patterns any one of which is found in the words in front, and one that matches those behind.

    What any of `unless` finds in front speaks against it. `touched` limits it to dates that one of these cues touches;
    `rule` names it in the record.
    """

    role: DateRole
    before: Sequence[re.Pattern[str] | SparingPattern] = ()
    when: frozenset[Tense] = _ALWAYS
    precisions: frozenset[Precision] = _ANY
    after: re.Pattern[str] | None = None
    unless: Sequence[re.Pattern[str] | SparingPattern] = ()
    touched: frozenset[DateRole] = frozenset()
    rule: str = "clause"

    def holds(self, before: str, after: str) -> bool:
        """Tell whether a date between these words stands in the construction."""
        if self.before and not any(pattern.search(before) for pattern in self.before):
            return False
        if any(pattern.search(before) for pattern in self.unless):
            return False
        return self.after is None or self.after.match(after) is not None


def _places(fitting: Iterable[bool]) -> int:
    return sum(fits << at for at, fits in enumerate(fitting))


class Constructions:
    """A table of constructions, of which the first that holds decides.

    The precision and the tense of a date, the cue that touches it and the word right in front of it tell which few of
    them may hold at all.
    """

    def __init__(self, *rules: Construction) -> None:
        """Hold the constructions, in order."""
        self.rules = rules
        self._precisions = {one: _places(one in rule.precisions for rule in rules) for one in Precision}
        self._tenses = {one: _places(one in rule.when for rule in rules) for one in Tense}
        self._touched = {
            one: _places(not rule.touched or one in rule.touched for rule in rules) for one in (None, *DateRole)
        }

    @cached_property
    def _before(self) -> Edges:
        edges = ((edge_letters(one.pattern, one.flags) for one in rule.before) for rule in self.rules)
        return Edges([reduce(or_, letters, frozenset()) or frozenset([""]) for letters in edges])

    def first(
        self, before: str, after: str, period: Period, when: Tense, touched: DateRole | None = None
    ) -> Construction | None:
        """Find the first construction that a date between these words stands in."""
        places = self._precisions[period.precision] & self._tenses[when] & self._touched[touched]
        places &= self._before.beside(last_word(before))
        while places:
            lowest = places & -places
            places ^= lowest
            rule = self.rules[lowest.bit_length() - 1]
            if rule.holds(before, after):
                return rule
        return None

    def first_role(self, before: str, after: str, period: Period, when: Tense) -> DateRole | None:
        """Find the role of the first construction that holds."""
        rule = self.first(before, after, period, when)
        return rule.role if rule else None
