"""Floors: what accuracy must not fall below on a set of labels, in a file that goes down only for a written reason."""

import json
import math
import tomllib
from collections.abc import Iterator, Mapping

from corpus.evaluation.cases import PAPER
from corpus.evaluation.figures import Figures, Tally
from models import Model

_HEAD = """\
# What extraction must reach on the sample papers. Made by `python benchmarks/floors.py`, which raises what has become
# better; it lowers a floor only with --lower REASON, and keeps the reason below.
"""


class Lowering(Model):
    """A floor that was lowered, and why."""

    floor: str
    before: float
    after: float
    reason: str


class Floors(Model):
    """The least share for each figure ("budgets.recall", "dates.role", "paper.body") on labels of a fingerprint."""

    labels: str
    least: dict[str, float]
    lowered: tuple[Lowering, ...] = ()


def floors_of(figures: Figures, labels: str) -> Floors:
    """Make floors of what was measured, cut to three places so that the same figures reach them."""
    least = {name: math.floor(round(share * 1000, 6)) / 1000 for name, share in _shares(figures)}
    return Floors(labels=labels, least=least)


def _shares(figures: Figures) -> Iterator[tuple[str, float]]:
    for kind, tally in figures.kinds.items():
        yield f"{kind}.precision", tally.precision
        yield f"{kind}.recall", tally.recall
        yield from _fields(kind, tally)
    yield from _fields(PAPER, figures.paper)


def _fields(kind: str, tally: Tally) -> Iterator[tuple[str, float]]:
    for name, share in tally.fields.items():
        yield f"{kind}.{name}", share.value


def falls(before: Floors, after: Floors) -> dict[str, tuple[float, float]]:
    """List what is lower in `after`, as before and after; what is not there any more has fallen to 0."""
    return {
        name: (least, after.least.get(name, 0.0))
        for name, least in before.least.items()
        if after.least.get(name, 0.0) < least
    }


def raised(before: Floors, measured: Floors, *, reason: str | None = None) -> Floors:
    """Raise floors to what was measured; with a reason also lower those that were not reached, and note it."""
    fallen = falls(before, measured)
    if reason is None:
        kept = {name: max(least, before.least.get(name, 0.0)) for name, least in measured.least.items()}
        return Floors(labels=measured.labels, least={**before.least, **kept}, lowered=before.lowered)
    noted = [Lowering(floor=name, before=old, after=new, reason=reason) for name, (old, new) in fallen.items()]
    return measured.model_copy(update={"lowered": (*before.lowered, *noted)})


def unexplained(before: Floors, after: Floors) -> list[str]:
    """Name the floors that are lower in a later version of the file without a reason that came with it."""
    new = [lowering for lowering in after.lowered if lowering not in before.lowered and lowering.reason.strip()]
    told = {(lowering.floor, lowering.after) for lowering in new}
    return [name for name, (_, now) in falls(before, after).items() if (name, now) not in told]


def parse_floors(text: str) -> Floors:
    """Read a file of floors."""
    data = tomllib.loads(text)
    labels, lowered = data.pop("labels"), data.pop("lowered", ())
    least = {f"{kind}.{name}": value for kind, shares in data.items() for name, value in shares.items()}
    return Floors(labels=labels, least=least, lowered=lowered)


def write_floors(floors: Floors) -> str:
    """Write floors as TOML: a table for each kind, then what was lowered."""
    tables: dict[str, dict[str, float]] = {}
    for name, least in floors.least.items():
        kind, _, figure = name.partition(".")
        tables.setdefault(kind, {})[figure] = least
    parts = [_HEAD, _lines({"labels": floors.labels})]
    parts += [f"\n[{kind}]\n{_lines(table)}" for kind, table in tables.items()]
    parts += [f"\n[[lowered]]\n{_lines(lowering.model_dump())}" for lowering in floors.lowered]
    return "".join(parts)


def _lines(values: Mapping[str, object]) -> str:
    """JSON writes strings and numbers as TOML does."""
    return "".join(f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items())
