"""How a label and a record of each kind are held against each other: whether they mean the same, which fields agree."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from corpus.evaluation.cases import Check
from corpus.evaluation.labels import (
    BudgetLabel,
    DateLabel,
    DocLabel,
    OfficerLabel,
    PaperLabels,
    ResolutionLabel,
    SchemeLabel,
)
from corpus.evaluation.likeness import (
    ENOUGH,
    overlap,
    plain,
    same_organisation,
    same_person,
    same_scheme_name,
    words,
)
from corpus.evaluation.spans import Span, span_of
from models import Budget, KeyDate, Officer, PaperFacts, Period, Resolution, Scheme

_SAME_POST = 0.8
_SAME_OPENING = 0.7
_BEFORE_OPENING = 25
"""How many words a resolution may begin too early and still be the labelled one."""
_NEAR_OPENING = 4
"""How many words it may begin too early and still begin in the right place."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """`likeness` is 0 where label and record do not mean the same; of several records the likest is the label's.

    `distinct` leaves one of those labels and records that count once; `repeats` tells of a record that no label is left
    for whether it says again what a label says.
    """

    likeness: Callable[[Any, Any], float]
    checks: Callable[[Any, Any], Iterator[Check]]
    distinct: Callable[[Sequence[Any], Sequence[Any]], tuple[list[Any], list[Any]]]
    repeats: Callable[[Sequence[Any], Any], bool]


def comparisons(labels: PaperLabels) -> dict[str, Comparison]:
    """The comparison of each kind of record for one paper."""
    schemes = partial(scheme_likeness, labels.doc.organisation)
    return {
        "resolutions": Comparison(resolution_likeness, resolution_checks, _all, _never),
        "budgets": Comparison(budget_likeness, budget_checks, _all, _never),
        "dates": Comparison(date_likeness, date_checks, _distinct_dates, _never),
        "schemes": Comparison(schemes, _no_checks, _distinct_schemes, partial(_names_again, schemes)),
        "officers": Comparison(officer_likeness, officer_checks, _distinct_officers, _is_bare_post),
    }


def _all(labels: Sequence[Any], records: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    return list(labels), list(records)


def _never(labels: Sequence[Any], record: Any) -> bool:
    return False


def _no_checks(label: Any, record: Any) -> Iterator[Check]:
    return iter(())


def _check(field: str, right: bool, wanted: object, found: object) -> Check:
    return Check(field=field, right=right, wanted=_written(wanted), found=_written(found))


def _written(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


# Resolutions: known by their opening words.


def resolution_likeness(label: ResolutionLabel, record: Resolution) -> float:
    """Rate by the opening words, then the same item, then the same end."""
    opening = _opening(label, record, _BEFORE_OPENING)
    if opening < _SAME_OPENING:
        return 0
    same_item = bool(plain(label.item)) and plain(label.item) == plain(record.item)
    return opening + same_item + plain(record.text).endswith(plain(label.ends))


def _opening(label: ResolutionLabel, record: Resolution, slack: int) -> float:
    head = words(record.text)[: len(words(label.starts)) + slack]
    return overlap(label.starts, " ".join(head))


def resolution_checks(label: ResolutionLabel, record: Resolution) -> Iterator[Check]:
    """Compare item, status, verbs (more than the labelled ones do no harm), beginning, number of limbs and end."""
    wanted, found = set(label.verbs), {verb.lower() for verb in record.verbs}
    limbs = max(1, len(record.clauses))
    yield _check("item", not label.item or plain(label.item) == plain(record.item), label.item, record.item)
    yield _check("status", label.status == record.status, label.status, record.status)
    yield _check("verbs", wanted <= found, label.verbs, record.verbs)
    begins = _opening(label, record, _NEAR_OPENING) >= _SAME_OPENING
    yield _check("start", begins, label.starts, " ".join(record.text.split()[:12]))
    yield _check("clauses", max(1, label.clauses) == limbs, label.clauses, limbs)
    ends = plain(record.text).endswith(plain(label.ends))
    yield _check("end", ends, label.ends, " ".join(record.text.split()[-12:]))


# Sums: known by their amount.


def budget_likeness(label: BudgetLabel, record: Budget) -> float:
    """Rate by the amount (to the pound), then the same year, then the same kind."""
    if abs(record.amount - label.amount) > Decimal("0.5") + abs(label.amount) * Decimal("0.00005"):
        return 0
    return 1 + 2 * _same_year(label, record) + 0.5 * (label.kind == record.kind)


def _same_year(label: BudgetLabel, record: Budget) -> bool:
    return (span_of(label.year) if label.year else None) == span_of_period(record.period)


def span_of_period(period: Period | None) -> Span | None:
    """The first and last day of a record's period."""
    return (period.start, period.end) if period else None


def budget_checks(label: BudgetLabel, record: Budget) -> Iterator[Check]:
    """Compare year, kind, and whether the sum is exact."""
    if not label.year_optional:
        period = record.period
        found = f"{period.label} ({period.start} to {period.end})" if period else None
        yield _check("year", _same_year(label, record), label.year, found)
    yield _check("kind", label.kind == record.kind, label.kind, record.kind)
    yield _check("approximate", label.approx == record.approximate, label.approx, record.approximate)


# Dates: known by their days, each counted once in a paper.


def date_likeness(label: DateLabel, record: KeyDate) -> float:
    """Rate by the same days, then the same role."""
    return 1 + (label.role == record.role) if span_of(label.iso) == span_of_period(record.period) else 0


def date_checks(label: DateLabel, record: KeyDate) -> Iterator[Check]:
    """Compare the role."""
    yield _check("role", label.role == record.role, label.role, record.role)


def _distinct_dates(labels: Sequence[DateLabel], records: Sequence[KeyDate]) -> tuple[list[DateLabel], list[KeyDate]]:
    """Take each day or period once: its first label, and its first record with a labelled role."""
    roles: dict[Span, set[str]] = {}
    first: dict[Span, DateLabel] = {}
    for label in labels:
        roles.setdefault(span_of(label.iso), set()).add(label.role)
        first.setdefault(span_of(label.iso), label)
    found: dict[Span, list[KeyDate]] = {}
    for record in records:
        found.setdefault((record.period.start, record.period.end), []).append(record)
    best = [next((r for r in rows if r.role in roles.get(span, ())), rows[0]) for span, rows in found.items()]
    return list(first.values()), best


# Schemes: known by any of their names.


def scheme_likeness(organisation: str | None, label: SchemeLabel, record: Scheme) -> float:
    """Rate 1 if any name of the one is a name of the other."""
    names = [(one, other) for one in (label.name, *label.aliases) for other in (record.name, *record.aliases)]
    return float(any(same_scheme_name(one, other, organisation) for one, other in names))


def _distinct_schemes(labels: Sequence[Any], records: Sequence[Scheme]) -> tuple[list[Any], list[Scheme]]:
    return list(labels), list({plain(record.name): record for record in records}.values())


def _names_again(
    likeness: Callable[[SchemeLabel, Scheme], float], labels: Sequence[SchemeLabel], record: Scheme
) -> bool:
    return any(likeness(label, record) for label in labels)


# Officers: known by their name, else by their post.


def officer_likeness(label: OfficerLabel, record: Officer) -> float:
    """Rate by the name where the label has one, else by the post; a bare post is the better match for a bare post."""
    if label.name:
        return 2 * same_person(label.name, record.name)
    same_post = overlap(label.post, record.post) >= _SAME_POST
    if record.name:
        return 0.5 * (same_post and bool(record.post))
    return float(plain(label.post) == plain(record.post) or same_post)


def officer_checks(label: OfficerLabel, record: Officer) -> Iterator[Check]:
    """Compare post, organisation and role, as far as they are labelled."""
    if label.name and label.post:
        same = bool(record.post) and overlap(label.post, record.post) >= ENOUGH
        yield _check("post", same, label.post, record.post)
    if label.organisation:
        same = same_organisation(label.organisation, record.organisation)
        yield _check("organisation", same, label.organisation, record.organisation)
    yield _check("role", label.role_in_paper == record.role, label.role_in_paper, record.role)


def _distinct_officers(labels: Sequence[Any], records: Sequence[Officer]) -> tuple[list[Any], list[Officer]]:
    once = {(plain(r.name), "" if r.name else plain(r.post)): r for r in records}
    return list(labels), list(once.values())


def _is_bare_post(labels: Sequence[OfficerLabel], record: Officer) -> bool:
    """A post without a name, beside its labelled holder, is no error."""
    if record.name:
        return False
    return any(overlap(label.post, record.post) >= _SAME_POST for label in labels if label.post)


# The paper itself.


def paper_checks(label: DocLabel, facts: PaperFacts | None) -> Iterator[Check]:
    """Compare body, organisation, date and kind of the paper, as far as they are labelled."""
    body, organisation, date, kind = (
        (facts.body, facts.organisation, facts.date, facts.kind) if facts else (None, None, None, None)
    )
    if label.body:
        yield _check("body", bool(body) and overlap(label.body, body) >= ENOUGH, label.body, body)
    if label.organisation:
        same = same_organisation(label.organisation, organisation)
        yield _check("organisation", same, label.organisation, organisation)
    if label.date:
        yield _check("date", label.date == (date.isoformat() if date else None), label.date, date)
    if label.kind:
        yield _check("kind", label.kind == kind, label.kind, kind)
