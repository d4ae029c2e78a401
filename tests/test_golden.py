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
    facts = extraction.paper
    lines = [f"{name}: {value}" for name in ("kind", "title", "body", "organisation", "date", "pages", "portfolio")
             if (value := getattr(facts, name)) not in (None, ())]
    lines += [f"item {item.number}: {item.title}" for item in paper.items]
    lines += [f"table: {table.unit or 'no unit'}, {len(table.cells)} cells" for table in paper.tables]
    for resolution in extraction.resolutions:
        verbs = ",".join(resolution.verbs)
        lines.append(f"resolution [{resolution.item}] {resolution.status} {verbs} x{len(resolution.clauses)}: {resolution.text}")
    for budget in extraction.budgets:
        about = "c. " if budget.approximate else ""
        lines.append(f"budget {about}{budget.amount} {budget.kind} {_period(budget.period)} | {budget.subject} | {budget.scheme}")
    lines += [f"date {date.role} {_period(date.period)}" for date in extraction.dates]
    lines += [f"scheme {scheme.name} = {'; '.join(scheme.aliases)}" for scheme in extraction.schemes]
    for officer in extraction.officers:
        lines.append(f"officer {officer.role} {officer.name} | {officer.post} | {officer.organisation} | {officer.email}")
    lines += [f"finding {finding.kind}: {finding.message}" for finding in extraction.findings]
    return "\n".join(lines) + "\n"


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
