"""Sums as real papers print them: the tables in cases/sums*.toml, each with near misses."""

import datetime as dt
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extract import budgets
from extract.matches import settle
from models import Budget, PaperKind, Settings
from tests.papers import made

CASES = [
    case
    for path in sorted((Path(__file__).parent / "cases").glob("sums*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_sums_of_the_case_table(case: dict[str, Any]) -> None:
    """A sum is written as it is printed, then its kind, then its year where the case tells of years."""
    paper = made(case["text"])
    told = {"date": dt.date.fromisoformat(case.get("date", "2031-07-04")), "kind": PaperKind(case.get("kind", "other"))}
    paper = replace(paper, facts=paper.facts.model_copy(update=told))
    built = [budgets.build(paper, match) for match in settle(budgets.find(paper, Settings()))]
    records = budgets.merge(paper, [record for record in built if isinstance(record, Budget)])
    years = bool(case.get("years"))
    found = [
        f"{r.evidence.quote} {r.kind.value}" + (f" {r.period.label if r.period else '-'}" if years else "")
        for r in records
    ]
    assert found == case["sums"]
    if "subjects" in case:
        assert [r.subject or "-" for r in records] == case["subjects"]
