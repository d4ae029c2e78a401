"""An extraction written as labels, for a person to correct."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from corpus.evaluation.spans import write_span
from models import Budget, Extraction, KeyDate, Officer, PaperFacts, Period, Resolution

_OPENING = 8
"""Words of a resolution that its label begins with, and ends with."""


def make_labels(extraction: Extraction) -> dict[str, Any]:
    """Write what was extracted from a paper in the shape of labels.

    Measured against the same extraction they are all met; what they are worth is what a person makes of them.
    """
    file = Path(extraction.paper.source).name
    return {
        "id": Path(file).stem,
        "file": file,
        "doc": _doc(extraction.paper),
        "resolutions": [_resolution(record) for record in extraction.resolutions],
        "budgets": [_budget(record) for record in extraction.budgets],
        "dates": list(_dates(extraction.dates)),
        "schemes": [{"name": record.name, "aliases": list(record.aliases)} for record in extraction.schemes],
        "officers": [_officer(record) for record in extraction.officers],
    }


def write_labels(labels: dict[str, Any]) -> str:
    """Write labels as JSON that is easy to correct by hand: one line for each label."""
    parts = []
    for name, value in labels.items():
        if isinstance(value, list) and value:
            rows = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in value)
            parts.append(f" {json.dumps(name)}: [\n{rows}\n ]")
        else:
            parts.append(f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _doc(facts: PaperFacts) -> dict[str, Any]:
    return {
        "body": facts.body,
        "organisation": facts.organisation,
        "date": facts.date.isoformat() if facts.date else None,
        "kind": facts.kind.value,
        "title": facts.title,
    }


def _resolution(record: Resolution) -> dict[str, Any]:
    words = record.text.split()
    return {
        "item": record.item,
        "title": record.title,
        "status": record.status.value,
        "verbs": list(record.verbs),
        "clauses": max(1, len(record.clauses)),
        "starts": " ".join(words[:_OPENING]),
        "ends": " ".join(words[-_OPENING:]),
    }


def _budget(record: Budget) -> dict[str, Any]:
    pounds = int(record.amount) if record.amount == int(record.amount) else float(record.amount)
    return {
        "amount": pounds,
        "approx": record.approximate,
        "year": _year(record.period),
        "kind": record.kind.value,
        "about": record.scheme or record.subject,
        "surface": record.evidence.quote,
    }


def _year(period: Period | None) -> str | None:
    return write_span(period) if period else None


def _dates(records: Iterable[KeyDate]) -> Iterator[dict[str, Any]]:
    """Take each day or period once, as labels do."""
    seen = set()
    for record in records:
        days = (record.period.start, record.period.end)
        if days not in seen:
            seen.add(days)
            yield {"surface": record.period.label, "iso": write_span(record.period), "role": record.role.value}


def _officer(record: Officer) -> dict[str, Any]:
    return {
        "name": record.name,
        "post": record.post,
        "organisation": record.organisation,
        "role_in_paper": record.role.value,
    }
