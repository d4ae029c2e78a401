"""One paper judged: its labels against its extraction, case by case."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from corpus.evaluation.cases import PAPER, Case, Outcome
from corpus.evaluation.comparisons import Comparison, comparisons, paper_checks
from corpus.evaluation.labels import BudgetLabel, DateLabel, OfficerLabel, PaperLabels, ResolutionLabel, SchemeLabel
from models import Budget, Evidence, Extraction, KeyDate, Officer, Record, Resolution, Scheme

_AROUND = 90
"""Characters of the paper shown on either side of what a case is about."""


def judge(labels: PaperLabels, extraction: Extraction | None, text: str) -> tuple[Case, ...]:
    """Compare the labels of a paper with its extraction (None where it could not be read) and clean text."""
    cases: list[Case] = []
    for kind, comparison in comparisons(labels).items():
        records = getattr(extraction, kind) if extraction else ()
        cases.extend(_judge_kind(kind, comparison, getattr(labels, kind), records, text))
    checks = tuple(paper_checks(labels.doc, extraction.paper if extraction else None))
    return (*cases, Case(kind=PAPER, outcome=Outcome.FOUND, checks=checks))


def _judge_kind(
    kind: str, comparison: Comparison, labelled: Sequence[Any], found: Sequence[Any], text: str
) -> Iterator[Case]:
    labels, records = comparison.distinct(labelled, found)
    partners = pair(labels, records, comparison.likeness)
    for at, label in enumerate(labels):
        if (other := partners.get(at)) is not None:
            record = records[other]
            checks = () if label.optional else tuple(comparison.checks(label, record))
            outcome = Outcome.EXCUSED if label.optional else Outcome.FOUND
            yield _case(kind, outcome, label, record, text, checks=checks)
        elif not label.optional:
            yield _case(kind, Outcome.MISSED, label, None, text)
    for at, record in enumerate(records):
        if at not in partners.values():
            again = comparison.repeats(labels, record)
            yield _case(kind, Outcome.EXCUSED if again else Outcome.EXTRA, None, record, text)


def pair(labels: Sequence[Any], records: Sequence[Any], likeness: Callable[[Any, Any], float]) -> dict[int, int]:
    """Pair each label with at most one record, the likest pairs first, else in order; tell by their places.

    >>> pair([3, 5], [5, 3, 3], lambda label, record: label == record)
    {0: 1, 1: 0}
    """
    rated = [(likeness(label, record), i, j) for i, label in enumerate(labels) for j, record in enumerate(records)]
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for rating, i, j in sorted(rated, key=lambda row: -row[0]):
        if rating and i not in partners and j not in taken:
            partners[i] = j
            taken.add(j)
    return partners


def _case(kind: str, outcome: Outcome, label: Any, record: Record | None, text: str, **more: Any) -> Case:
    words = _around(text, record.evidence) if record else _words_of_label(text, label)
    return Case(
        kind=kind,
        outcome=outcome,
        label=label_line(label) if label else None,
        record=record_line(record) if record else None,
        rule=record.rule if record else None,
        words=words,
        **more,
    )


def label_line(label: Any) -> str:
    """Write a label as one line."""
    match label:
        case ResolutionLabel():
            return f"[{label.item or '-'}] {label.status}: {label.starts} … {label.ends}"
        case BudgetLabel():
            return _line(label.surface or f"£{label.amount:,}", label.year, label.kind, label.about)
        case DateLabel():
            return _line(label.surface, label.iso, label.role)
        case SchemeLabel():
            return _line(label.name, *label.aliases)
        case OfficerLabel():
            return _line(label.name, label.post, label.organisation, label.role_in_paper)
    raise TypeError(type(label).__name__)


def record_line(record: Record) -> str:
    """Write a record as one line."""
    match record:
        case Resolution():
            words = record.text.split()
            shown = " ".join(words) if len(words) < 20 else " ".join([*words[:10], "…", *words[-8:]])
            return f"[{record.item or '-'}] {record.status}: {shown}"
        case Budget():
            return _line(
                record.evidence.quote, record.period.label if record.period else None, record.kind, record.subject
            )
        case KeyDate():
            return _line(record.evidence.quote, f"{record.period.start}/{record.period.end}", record.role)
        case Scheme():
            return _line(record.name, *record.aliases)
        case Officer():
            return _line(record.name, record.post, record.organisation, record.role)
    raise TypeError(type(record).__name__)


def _line(*parts: str | None) -> str:
    return " | ".join(" ".join(part.split()) for part in parts if part)


def _words_of_label(text: str, label: Any) -> str | None:
    """Find a label's own words in the paper; None means that the paper, as read, does not have them in this form."""
    told = getattr(label, "surface", None) or getattr(label, "starts", None) or label_name(label)
    pattern = r"\W+".join(re.escape(word) for word in re.findall(r"\w+", told))
    match = re.search(pattern, text, re.IGNORECASE) if pattern else None
    return _cut(text, match.start(), match.end()) if match else None


def label_name(label: Any) -> str:
    """The name that a label is known by, or nothing."""
    return getattr(label, "name", None) or getattr(label, "post", None) or ""


def _around(text: str, evidence: Evidence) -> str:
    return _cut(text, evidence.start, evidence.end)


def _cut(text: str, start: int, end: int) -> str:
    """Cut a place out of its paper, marked, with some words on either side."""
    before, quote, after = text[max(0, start - _AROUND) : start], text[start:end], text[end : end + _AROUND]
    if len(quote) > 400:
        quote = f"{quote[:200]} … {quote[-200:]}"
    return " ".join(f"…{before}[{quote}]{after}…".split())
