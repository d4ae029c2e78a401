"""How far a record can be trusted: the precision of the rule that found it, as measured on labelled papers.

`lexicon/confidence.toml` holds for each rule how many of its records were right and how many were judged. A rule with
few cases is drawn towards its kind: it states what it would with `STRENGTH` more cases of the kind's usual quality.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from extract.lexicon import load

STRENGTH = 10
"""How many cases of its kind's precision are added to a rule's own."""


class Judged(NamedTuple):
    """How many records were judged against labels, and how many of them were right."""

    right: int
    cases: int

    def __add__(self, other: object) -> "Judged":
        """Add up two counts."""
        if not isinstance(other, Judged):
            return NotImplemented
        return Judged(self.right + other.right, self.cases + other.cases)


Rules = Mapping[str, Judged]


def precision(rules: Rules, rule: str) -> float | None:
    """The precision to expect of a rule, given what was judged of its kind; None where nothing was.

    The kind's own precision is never taken for 0 or 1: one more right and one more wrong case are added (Laplace).

    >>> rules = {"head": Judged(90, 90), "phrase": Judged(2, 4)}
    >>> [round(precision(rules, rule), 2) for rule in ("head", "phrase", "unknown")]
    [1.0, 0.83, 0.97]
    """
    own = rules.get(rule, Judged(0, 0))
    whole = sum(rules.values(), Judged(0, 0))
    if not whole.cases:
        return None
    usual = (whole.right + 1) / (whole.cases + 2)
    return (own.right + STRENGTH * usual) / (own.cases + STRENGTH)


def add_up(data: Mapping[str, Mapping[str, Mapping[str, list[int]]]]) -> dict[str, dict[str, Judged]]:
    """Add up the sets of papers in the data file: kind, then rule."""
    kinds: dict[str, dict[str, Judged]] = {}
    for measured in data.values():
        for kind, rules in measured.items():
            own = kinds.setdefault(kind, {})
            for rule, (right, cases) in rules.items():
                own[rule] = own.get(rule, Judged(0, 0)) + Judged(right, cases)
    return kinds


@cache
def _measured() -> dict[str, dict[str, Judged]]:
    return add_up(load("confidence"))


@cache
def confidence_of(kind: str, rule: str) -> float | None:
    """The confidence of what a rule found, to two places; None for a kind of record that was never measured."""
    measured = precision(_measured().get(kind, {}), rule)
    return None if measured is None else round(measured, 2)
