"""Rules judged: how often what each rule found was right, and whether what it states beforehand comes true.

A record is right if it meets a label and what its rule decides about it agrees: where a resolution begins and ends and
what became of it, the kind of a sum, the role of a date or of an officer. What readers differ about is not judged.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

from corpus.evaluation.cases import Case, Outcome, PaperCases
from corpus.evaluation.labels import KINDS
from extract.confidence import Judged, precision

DECISIVE: Mapping[str, frozenset[str]] = {
    "resolutions": frozenset({"status", "start", "end"}),
    "budgets": frozenset({"kind"}),
    "dates": frozenset({"role"}),
    "schemes": frozenset(),
    "officers": frozenset({"role"}),
}
"""The fields that make a record wrong, not merely incomplete."""

BINS = (0.0, 0.8, 0.9, 0.95, 0.98, 1.01)


def is_right(case: Case) -> bool | None:
    """Tell whether what a rule found is right, or None where it cannot be judged."""
    if case.outcome is Outcome.EXTRA:
        return False
    if case.outcome is not Outcome.FOUND or case.rule is None:
        return None
    return not any(check.field in DECISIVE[case.kind] for check in case.wrong)


def judge_rules(papers: Iterable[PaperCases]) -> dict[str, dict[str, Judged]]:
    """Count for each kind and rule how many of its records were right."""
    kinds: dict[str, dict[str, Judged]] = {kind: {} for kind in KINDS}
    for paper in papers:
        for case in paper.cases:
            right = is_right(case)
            if right is not None and case.rule:
                own = kinds[case.kind]
                own[case.rule] = own.get(case.rule, Judged(0, 0)) + Judged(int(right), 1)
    return kinds


class Forecast(NamedTuple):
    """What was stated of a record by the papers of other organisations, and what it turned out to be."""

    kind: str
    stated: float
    right: bool


def forecasts(papers: Sequence[PaperCases]) -> Iterator[Forecast]:
    """State of each record what the papers of all organisations but its own say, and see whether it is right."""
    for own in sorted({_organisation(paper) for paper in papers}):
        rules = judge_rules(paper for paper in papers if _organisation(paper) != own)
        for paper in papers:
            if _organisation(paper) == own:
                yield from _forecast(paper, rules)


def _organisation(paper: PaperCases) -> str:
    return paper.organisation or paper.body or paper.file


def _forecast(paper: PaperCases, rules: Mapping[str, Mapping[str, Judged]]) -> Iterator[Forecast]:
    for case in paper.cases:
        right = is_right(case)
        stated = precision(rules[case.kind], case.rule) if right is not None and case.rule else None
        if right is not None and stated is not None:
            yield Forecast(case.kind, stated, right)


class Agreement(NamedTuple):
    """A group of forecasts: how many, what they stated on average, how many were right, and the bounds of chance."""

    name: str
    cases: int
    stated: float
    found: float
    low: float
    high: float


def by_stated(made: Sequence[Forecast]) -> list[Agreement]:
    """Group forecasts by what they stated."""
    return [
        _agree(f"{low:.2f} to {min(high, 1.0):.2f}", [one for one in made if low <= one.stated < high])
        for low, high in pairwise(BINS)
        if any(low <= one.stated < high for one in made)
    ]


def by_kind(made: Sequence[Forecast]) -> list[Agreement]:
    """Group forecasts by the kind of record."""
    return [_agree(kind, [one for one in made if one.kind == kind]) for kind in KINDS]


def _agree(name: str, group: Sequence[Forecast]) -> Agreement:
    cases, right = len(group), sum(one.right for one in group)
    stated = sum(one.stated for one in group) / cases if cases else 0.0
    return Agreement(name, cases, stated, right / cases if cases else 0.0, *interval(right, cases))


def interval(right: int, cases: int) -> tuple[float, float]:
    """Bound a share by chance (95 %, Wilson).

    >>> [round(bound, 2) for bound in interval(9, 10)]
    [0.6, 0.98]
    """
    if not cases:
        return 0.0, 1.0
    z, share = 1.96, right / cases
    middle = share + z * z / (2 * cases)
    spread = z * sqrt(share * (1 - share) / cases + z * z / (4 * cases * cases))
    return (middle - spread) / (1 + z * z / cases), (middle + spread) / (1 + z * z / cases)
