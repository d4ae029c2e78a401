"""Whole sample papers: what they are read as and what is found in them, one readable file for each."""

from pathlib import Path

import pytest

from corpus.samples import sample_papers
from corpus.sources import load_source
from extract import extract, read
from models import Extraction, Paper, Period
from tests.conftest import GOLDEN


def _period(period: Period | None) -> str:
    return f"{period.label} = {period.start}..{period.end}" if period else "-"


def describe(paper: Paper, extraction: Extraction) -> str:
    """Write a paper and its records as lines that a person can review in a diff."""
    return "\n".join([*_structure(paper, extraction), *_records(extraction)]) + "\n"


def _structure(paper: Paper, extraction: Extraction) -> list[str]:
    told = ("kind", "title", "body", "organisation", "date", "pages", "portfolio")
    facts = {name: getattr(extraction.paper, name) for name in told}
    return [
        *(f"{name}: {value}" for name, value in facts.items() if value not in (None, ())),
        *(f"item {item.number}: {item.title}" for item in paper.items),
        *(f"table: {table.unit or 'no unit'}, {len(table.cells)} cells" for table in paper.tables),
    ]


def _records(extraction: Extraction) -> list[str]:
    lines = []
    for made in extraction.resolutions:
        verbs = ",".join(made.verbs)
        lines.append(f"resolution [{made.item}] {made.status} {verbs} x{len(made.clauses)}: {made.text}")
    for budget in extraction.budgets:
        amount = f"c. {budget.amount}" if budget.approximate else f"{budget.amount}"
        about = f"{_period(budget.period)} | {budget.subject} | {budget.scheme}"
        lines.append(f"budget {amount} {budget.kind} {about}")
    lines += [f"date {date.role} {_period(date.period)}" for date in extraction.dates]
    lines += [f"scheme {scheme.name} = {'; '.join(scheme.aliases)}" for scheme in extraction.schemes]
    for officer in extraction.officers:
        acts = f"{officer.name} | {officer.post} | {officer.organisation} | {officer.email}"
        lines.append(f"officer {officer.role} {acts}")
    for action in extraction.actions:
        lines.append(f"action {', '.join(action.owners)} | {action.task} | {_period(action.due)} | {action.status}")
    return [*lines, *(f"finding {finding.kind}: {finding.message}" for finding in extraction.findings)]


@pytest.mark.parametrize("path", sample_papers(), ids=lambda path: path.name)
def test_sample_paper_reads_as_reviewed(path: Path, request: pytest.FixtureRequest) -> None:
    paper = read(load_source(path))
    described = describe(paper, extract(paper))
    golden = GOLDEN / f"{path.name}.txt"
    if request.config.getoption("--renew-golden"):
        golden.write_text(described, encoding="utf-8")
    assert described == golden.read_text(encoding="utf-8")


def test_every_golden_file_has_its_paper() -> None:
    names = {f"{path.name}.txt" for path in sample_papers()}
    assert {path.name for path in GOLDEN.glob("*.txt")} == names
