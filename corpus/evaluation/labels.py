"""Labels: what a person found in a paper, as JSON files of the shape that docs/labelling.md describes."""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator

from corpus.evaluation.spans import span_of
from models import BudgetKind, DateRole, OfficerRole, PaperKind, ResolutionStatus

KINDS = ("resolutions", "budgets", "dates", "schemes", "officers")
"""The kinds of record that labels are written for."""

Text = Annotated[str, BeforeValidator(lambda value: str(value) if isinstance(value, int | float) else value)]


class BadLabels(Exception):
    """A file of labels cannot be used: the message names the file and says why."""


class Label(BaseModel):
    """What all labels share. `optional`: readers differ, so that finding it is no error and missing it is none."""

    model_config = ConfigDict(frozen=True, extra="allow")
    optional: bool = False


class ResolutionLabel(Label):
    """A decision or recommendation, known by its first (`starts`) and last words (`ends`)."""

    item: Text | None = None
    title: str | None = None
    status: str
    verbs: tuple[str, ...] = ()
    clauses: int = 1
    starts: str
    ends: str


class BudgetLabel(Label):
    """A sum of money; `year` is a day or period, and nobody's error where it is `year_optional`."""

    amount: Decimal
    approx: bool = False
    year: Text | None = None
    kind: str
    about: str | None = None
    surface: str | None = None
    year_optional: bool = False

    @field_validator("year")
    @classmethod
    def _is_span(cls, year: str | None) -> str | None:
        if year:
            span_of(year)
        return year or None


class DateLabel(Label):
    """A day or period (`iso`) and what happens then."""

    iso: Text
    role: str
    surface: str | None = None

    @field_validator("iso")
    @classmethod
    def _is_span(cls, iso: str) -> str:
        span_of(iso)
        return iso


class SchemeLabel(Label):
    """A named scheme with the paper's other names for it."""

    name: str
    aliases: tuple[str, ...] = ()


class OfficerLabel(Label):
    """A person, or a post without a name."""

    name: str | None = None
    post: str | None = None
    organisation: str | None = None
    role_in_paper: str


class DocLabel(BaseModel):
    """What the paper is; what is null is not judged."""

    model_config = ConfigDict(frozen=True, extra="allow")
    body: str | None = None
    organisation: str | None = None
    date: str | None = None
    kind: str | None = None
    title: str | None = None


class PaperLabels(BaseModel):
    """All labels of one paper; `file` is the paper's name."""

    model_config = ConfigDict(frozen=True, extra="allow")
    id: str
    file: str
    doc: DocLabel = DocLabel()
    resolutions: tuple[ResolutionLabel, ...] = ()
    budgets: tuple[BudgetLabel, ...] = ()
    dates: tuple[DateLabel, ...] = ()
    schemes: tuple[SchemeLabel, ...] = ()
    officers: tuple[OfficerLabel, ...] = Field(default=())


def read_labels(path: Path) -> PaperLabels:
    """Read one file of labels. Raises `BadLabels`."""
    try:
        data = json.loads(path.read_bytes())
        if isinstance(data, dict):
            data.setdefault("id", path.stem)
        return PaperLabels.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = " ".join(str(part) for part in first["loc"])
        raise BadLabels(f"{path}: not labels as docs/labelling.md describes them: {place}: {first['msg']}") from error
    except json.JSONDecodeError as error:
        raise BadLabels(f"{path}: it is not JSON: {error}") from error
    except (OSError, ValueError) as error:
        raise BadLabels(f"{path}: {error}") from error


def fingerprint(labels: Iterable[PaperLabels]) -> str:
    """Name a set of labels by what they say: it changes when any label does, not when a file is laid out anew."""
    told = sorted(json.dumps(paper.model_dump(mode="json"), sort_keys=True) for paper in labels)
    return sha256("\n".join(told).encode()).hexdigest()[:16]


_CLOSED: dict[tuple[str, str], type[StrEnum]] = {
    ("resolutions", "status"): ResolutionStatus,
    ("budgets", "kind"): BudgetKind,
    ("dates", "role"): DateRole,
    ("officers", "role_in_paper"): OfficerRole,
}


def doubts(labels: PaperLabels) -> Iterator[str]:
    """Tell what in labels looks like a slip: an unknown field, or a word outside the closed sets."""
    for name in labels.model_extra or {}:
        yield f"{name}: no such kind of label"
    if labels.doc.kind and labels.doc.kind not in set(PaperKind):
        yield f"doc kind: {labels.doc.kind!r} is none of {', '.join(PaperKind)}"
    for kind in KINDS:
        rows: tuple[Label, ...] = getattr(labels, kind)
        for number, row in enumerate(rows, 1):
            yield from (f"{kind} {number}: {doubt}" for doubt in _doubts_of(kind, row))


def _doubts_of(kind: str, row: Label) -> Iterator[str]:
    for name in row.model_extra or {}:
        yield f"no such field: {name}"
    for (of, name), words in _CLOSED.items():
        value: Any = getattr(row, name) if of == kind else None
        if of == kind and value not in set(words):
            yield f"{name} {value!r} is none of {', '.join(words)}"
