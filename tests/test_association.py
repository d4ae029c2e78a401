"""The scheme that a sum belongs to."""

from decimal import Decimal

import pytest

from extract.association import associate
from extract.place import cite
from models import Budget, BudgetKind, Paper, Record, Scheme
from tests.papers import made


def _budget(paper: Paper, printed: str) -> Budget:
    start = paper.text.index(printed)
    evidence = cite(paper, start, start + len(printed))
    return Budget(id=f"b{start}", evidence=evidence, rule="test", amount=Decimal(1), kind=BudgetKind.BUDGET)


def _scheme(paper: Paper, name: str) -> Scheme:
    start = paper.text.index(name)
    return Scheme(id=f"s{start}", evidence=cite(paper, start, start + len(name)), rule="test", name=name)


CASES: list[tuple[str, list[str], dict[str, str | None]]] = [
    ("The Ash Fund holds £4m.", ["Ash Fund"], {"£4m": "Ash Fund"}),
    ("The Ash Fund holds £4m. Roads cost £5m.", ["Ash Fund"], {"£4m": "Ash Fund", "£5m": None}),
    ("The Ash Fund rose from £4m to £5m.", ["Ash Fund"], {"£4m": "Ash Fund", "£5m": "Ash Fund"}),
    ("A grant of £4m from the Ash Fund came.", ["Ash Fund"], {"£4m": "Ash Fund"}),
    ("We spent £4m, and later the Ash Fund closed.", ["Ash Fund"], {"£4m": None}),
    (
        "The Ash Fund (+£4m) and the whole of the collected rates of the year (+£5m) rose.",
        ["Ash Fund"],
        {"£4m": "Ash Fund", "£5m": None},
    ),
    ("| Ash Fund | £4m |\n| Elm Grant | £5m |", ["Ash Fund", "Elm Grant"], {"£4m": "Ash Fund", "£5m": "Elm Grant"}),
]


@pytest.mark.parametrize(("notation", "names", "expected"), CASES)
def test_ties_a_sum_to_the_scheme_beside_it(notation: str, names: list[str], expected: dict[str, str | None]) -> None:
    paper = made(notation)
    budgets = [_budget(paper, printed) for printed in expected]
    found: dict[str, list[Record]] = {"schemes": [_scheme(paper, name) for name in names], "budgets": list(budgets)}
    tied = associate(paper, found)["budgets"]
    assert [record.scheme for record in tied if isinstance(record, Budget)] == list(expected.values())


def test_leaves_a_paper_without_schemes_alone() -> None:
    paper = made("It cost £4m.")
    found: dict[str, list[Record]] = {"schemes": [], "budgets": [_budget(paper, "£4m")]}
    assert associate(paper, found) == found
