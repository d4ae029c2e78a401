"""Records as rows and rows as records: what goes in comes back equal."""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.linking import normal
from models import (
    Action,
    Budget,
    Clause,
    Evidence,
    EvidenceBox,
    Finding,
    KeyDate,
    Officer,
    PaperFacts,
    Period,
    Record,
    Resolution,
    Scheme,
)
from models.records import plain_decimal

Row = Mapping[str, Any] | sqlite3.Row
Values = dict[str, Any]

_FACTS = tuple(PaperFacts.model_fields)
_LISTS = frozenset({"reporting_officers", "portfolio", "verbs", "owners"})


def _encode(model: Record | PaperFacts, *names: str) -> Values:
    """Turn fields into column values: lists as JSON, dates as ISO days, all else as it is."""
    values: Values = {}
    for name in names:
        value = getattr(model, name)
        if name in _LISTS:
            value = json.dumps(value, ensure_ascii=False)
        elif hasattr(value, "isoformat"):
            value = value.isoformat()
        values[name] = value
    return values


def _decode(row: Row, *names: str) -> Values:
    return {name: tuple(json.loads(row[name])) if name in _LISTS else row[name] for name in names}


def facts_to_row(facts: PaperFacts) -> Values:
    """Column values of a paper's facts."""
    return _encode(facts, *_FACTS)


def facts_from_row(row: Row) -> PaperFacts:
    """A paper's facts from its row."""
    return PaperFacts(**_decode(row, *_FACTS))


def evidence_to_row(evidence: Evidence) -> Values:
    """Column values of a piece of evidence; the end of its span is in the column `stop`."""
    return {
        "start": evidence.start,
        "stop": evidence.end,
        "quote": evidence.quote,
        "page": evidence.page,
        "section": evidence.section,
        "item": evidence.item,
        # Lists of numbers as Python writes them are JSON, in a third of the time that `json.dumps` takes.
        "boxes": str([[box.page, box.x0, box.top, box.x1, box.bottom] for box in evidence.boxes]),
        "recognised": int(evidence.recognised),
    }


def evidence_from_row(row: Row) -> Evidence:
    """A piece of evidence from its row."""
    boxes = tuple(
        EvidenceBox(page=page, x0=x0, top=top, x1=x1, bottom=bottom)
        for page, x0, top, x1, bottom in json.loads(row["boxes"])
    )
    return Evidence(
        start=row["start"],
        end=row["stop"],
        quote=row["quote"],
        page=row["page"],
        section=row["section"],
        item=row["item"],
        boxes=boxes,
        recognised=bool(row["recognised"]),
    )


def finding_from_row(row: Row, evidence: Evidence | None) -> Finding:
    """A finding from its row and its evidence."""
    return Finding(kind=row["kind"], message=row["message"], page=row["page"], evidence=evidence)


def _period_to_row(period: Period | None) -> Values:
    return {
        "period": period and period.label,
        "period_start": period and period.start.isoformat(),
        "period_end": period and period.end.isoformat(),
        "precision": period and period.precision,
        "inferred": int(period.inferred) if period else None,
    }


def _period_from_row(row: Row) -> Period | None:
    if row["period"] is None:
        return None
    return Period(
        label=row["period"],
        start=row["period_start"],
        end=row["period_end"],
        precision=row["precision"],
        inferred=bool(row["inferred"]),
    )


@dataclass(frozen=True, slots=True)
class Children:
    """A table of the parts of a record: its name, the column that points to the record, and rows from a record."""

    table: str
    parent: str
    to_rows: Callable[[Any], list[Values]]


@dataclass(frozen=True, slots=True)
class Codec:
    """How one kind of record is stored: one row for the record, and one for each of its parts.

    `dated` and `worded` are SQL over the record's row `x`: its own day, and the columns that `Filters.text` looks into.
    `acting` are those that `Filters.officer` looks into; without any, it asks for the record's paper.
    """

    to_row: Callable[[Any], Values]
    from_row: Callable[[Row, Values, Sequence[Row]], Record]
    worded: tuple[str, ...]
    sort: str = "kind"
    dated: str = "NULL"
    acting: tuple[str, ...] = ()
    children: Children | None = None


_RESOLUTION = ("item", "title", "status", "verbs", "text", "body", "date", "mover", "seconder", "vote")
_OFFICER = ("name", "post", "organisation", "role", "email", "phone")
_BUDGET = ("currency", "kind", "subject", "scheme", "organisation")


def _clause_rows(resolution: Resolution) -> list[Values]:
    return [
        {"number": number, "label": clause.label, "text": clause.text, "verbs": json.dumps(clause.verbs)}
        for number, clause in enumerate(resolution.clauses)
    ]


def _resolution(row: Row, shared: Values, parts: Sequence[Row]) -> Resolution:
    clauses = tuple(Clause(**_decode(part, "label", "text", "verbs")) for part in parts)
    return Resolution(**shared, **_decode(row, *_RESOLUTION), clauses=clauses)


def _budget_row(budget: Budget) -> Values:
    return {
        **_encode(budget, *_BUDGET),
        "amount": plain_decimal(budget.amount),
        "pounds": float(budget.amount),
        "approximate": int(budget.approximate),
        "scheme_normal": budget.scheme and normal(budget.scheme),
        **_period_to_row(budget.period),
    }


def _budget(row: Row, shared: Values, parts: Sequence[Row]) -> Budget:
    own = {"amount": row["amount"], "approximate": bool(row["approximate"]), "period": _period_from_row(row)}
    return Budget(**shared, **_decode(row, *_BUDGET), **own)


def _date_row(date: KeyDate) -> Values:
    return {**_encode(date, "role", "about"), **_period_to_row(date.period)}


def _date(row: Row, shared: Values, parts: Sequence[Row]) -> KeyDate:
    return KeyDate.model_validate({**shared, **_decode(row, "role", "about"), "period": _period_from_row(row)})


def _scheme_name_rows(scheme: Scheme) -> list[Values]:
    return [
        {"number": number, "name": name, "normal": normal(name)}
        for number, name in enumerate((scheme.name, *scheme.aliases))
    ]


def _scheme(row: Row, shared: Values, parts: Sequence[Row]) -> Scheme:
    return Scheme(**shared, name=row["name"], aliases=tuple(part["name"] for part in parts[1:]))


def _officer(row: Row, shared: Values, parts: Sequence[Row]) -> Officer:
    return Officer(**shared, **_decode(row, *_OFFICER))


def _action_row(action: Action) -> Values:
    return {**_encode(action, "owners", "task", "item", "status"), **_period_to_row(action.due)}


def _action(row: Row, shared: Values, parts: Sequence[Row]) -> Action:
    own = {"due": _period_from_row(row)}
    return Action(**shared, **_decode(row, "owners", "task", "item", "status"), **own)


CODECS: dict[str, Codec] = {
    "resolutions": Codec(
        to_row=lambda record: _encode(record, *_RESOLUTION),
        from_row=_resolution,
        worded=("x.title", "x.text"),
        sort="status",
        dated="x.date",
        children=Children("clauses", "resolution_key", _clause_rows),
    ),
    "budgets": Codec(_budget_row, _budget, worded=("x.subject", "x.scheme", "x.organisation", "e.quote")),
    "dates": Codec(_date_row, _date, worded=("x.about", "e.quote"), sort="role", dated="x.period_start"),
    "schemes": Codec(
        to_row=lambda record: {"name": record.name},
        from_row=_scheme,
        worded=("(SELECT group_concat(n.name, ' | ') FROM scheme_names n WHERE n.scheme_key = x.key)",),
        sort="",
        children=Children("scheme_names", "scheme_key", _scheme_name_rows),
    ),
    "officers": Codec(
        to_row=lambda record: _encode(record, *_OFFICER),
        from_row=_officer,
        worded=("x.name", "x.post", "x.organisation"),
        sort="role",
        acting=("x.name", "x.post"),
    ),
    "actions": Codec(
        _action_row, _action, worded=("x.task", "x.owners", "e.quote"), sort="status", acting=("x.owners",)
    ),
}
"""How each kind of record is stored, by the kind's name in `models.RECORD_KINDS`; each has a table of that name."""
