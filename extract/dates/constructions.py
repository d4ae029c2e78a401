"""Constructions: words in front of a date or behind it that tell its role, for dates of some precisions and times."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Flag, auto

from extract.sparing import SparingPattern
from models import DateRole, Period, Precision


class Tense(Flag):
    """Where a date lies as the paper's own date sees it."""

    PAST = auto()
    AHEAD = auto()
    UNKNOWN = auto()  # the paper has no date of its own


PAST, AHEAD, UNKNOWN = Tense.PAST, Tense.AHEAD, Tense.UNKNOWN
_ANY = frozenset(Precision)


def tense(period: Period, meeting: dt.date | None) -> Tense:
    """Tell where a period lies; what ends on the paper's own date is past."""
    if meeting is None:
        return UNKNOWN
    return AHEAD if period.end > meeting else PAST


@dataclass(frozen=True, slots=True)
class Construction:
    """A role, patterns any one of which is found in the words in front, and one that matches those behind.

    What any of `unless` finds in front speaks against it. `touched` limits it to dates that one of these cues touches;
    `rule` names it in the record.
    """

    role: DateRole
    before: Sequence[re.Pattern[str] | SparingPattern] = ()
    when: Tense = PAST | AHEAD | UNKNOWN
    precisions: frozenset[Precision] = _ANY
    after: re.Pattern[str] | None = None
    unless: Sequence[re.Pattern[str] | SparingPattern] = ()
    touched: frozenset[DateRole] = frozenset()
    rule: str = "clause"

    def holds(self, before: str, after: str, period: Period, when: Tense, touched: DateRole | None = None) -> bool:
        """Tell whether a date between these words stands in the construction."""
        if not when & self.when or period.precision not in self.precisions:
            return False
        if self.touched and touched not in self.touched:
            return False
        if self.before and not any(pattern.search(before) for pattern in self.before):
            return False
        if any(pattern.search(before) for pattern in self.unless):
            return False
        return self.after is None or self.after.match(after) is not None


def first_role(table: Sequence[Construction], before: str, after: str, period: Period, when: Tense) -> DateRole | None:
    """Find the role of the first construction of a table that holds."""
    return next((rule.role for rule in table if rule.holds(before, after, period, when)), None)
