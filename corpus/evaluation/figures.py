"""Figures: cases counted as precision, recall and F1 for each kind, and the share of right fields."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.evaluation.cases import PAPER, Case, Outcome, PaperCases
from corpus.evaluation.labels import KINDS


@dataclass(slots=True)
class Share:
    """How many of a number of cases are right."""

    right: int = 0
    cases: int = 0

    def add(self, right: bool) -> None:
        """Count one case."""
        self.right += right
        self.cases += 1

    @property
    def value(self) -> float:
        """The share, 0 where there is no case."""
        return self.right / self.cases if self.cases else 0.0


@dataclass(slots=True)
class Tally:
    """One kind of record: what was found, missed and found without need, and the fields of what was found."""

    found: int = 0
    missed: int = 0
    extra: int = 0
    fields: dict[str, Share] = field(default_factory=dict)

    def add(self, case: Case) -> None:
        """Count one case."""
        self.found += case.outcome is Outcome.FOUND
        self.missed += case.outcome is Outcome.MISSED
        self.extra += case.outcome is Outcome.EXTRA
        for check in case.checks:
            self.fields.setdefault(check.field, Share()).add(check.right)

    @property
    def precision(self) -> float:
        """The share of the records that are right."""
        return Share(self.found, self.found + self.extra).value

    @property
    def recall(self) -> float:
        """The share of the labels that were found."""
        return Share(self.found, self.found + self.missed).value

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def cases(self) -> int:
        """The number of labels that must be found."""
        return self.found + self.missed


@dataclass(slots=True)
class Figures:
    """The tallies of a number of papers: one for each kind of record, and the facts of the papers themselves."""

    papers: int = 0
    kinds: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    paper: Tally = field(default_factory=Tally)


def count(papers: Iterable[PaperCases]) -> Figures:
    """Count the cases of papers."""
    figures = Figures()
    for judged in papers:
        figures.papers += 1
        for case in judged.cases:
            (figures.paper if case.kind == PAPER else figures.kinds[case.kind]).add(case)
    return figures


def as_numbers(figures: Figures) -> dict[str, object]:
    """Write figures as plain numbers, shares to three places, each beside its number of cases."""
    numbers: dict[str, object] = {"papers": figures.papers}
    for kind, tally in figures.kinds.items():
        numbers[kind] = {
            "precision": round(tally.precision, 3),
            "recall": round(tally.recall, 3),
            "f1": round(tally.f1, 3),
            "found": tally.found,
            "extra": tally.extra,
            "missed": tally.missed,
            "fields": _shares(tally),
        }
    numbers[PAPER] = _shares(figures.paper)
    return numbers


def _shares(tally: Tally) -> dict[str, object]:
    return {
        name: {"accuracy": round(share.value, 3), "cases": share.cases, "right": share.right}
        for name, share in tally.fields.items()
    }
