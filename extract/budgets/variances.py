"""Which way the variances of a table go, by its own sums: a loss is not always the positive one.

A table that prints costs as negatives, or income among costs, turns the sign round: what a row's actual is beside its
budget tells whether more was spent or less came in.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from extract.budgets.cells import kind_of_head
from extract.values.columns import Column
from extract.values.money import parse_number
from models import BudgetKind

_NUMBER = re.compile(r"[\s(£€+]*+(?P<sign>[-–−])?[\s(£€+]*+(?P<number>\d[\d,]*+(?:\.\d+)?)[km]?\s*\)?\s*\*?\s*")
_INCOME = re.compile(r"\b(?:income|receipts|revenue|sales|surplus|grants?|funding|precept)\b", re.IGNORECASE)
_ACTUAL = (BudgetKind.OUTTURN, BudgetKind.FORECAST)
_ROUNDING = Decimal("0.11")


def adverse_variances(columns: Sequence[Column]) -> dict[int, bool]:
    """Tell, by where its cell starts, whether a variance is an adverse one; only for rows whose sums add up."""
    known: dict[tuple[int, str], Decimal] = {}  # of each row, the last of a role: year to date, then the full year
    full: list[tuple[Column, Decimal, Decimal, Decimal]] = []
    for column in columns:
        role = _role(column.head)
        value = _number(column.text) if role else None
        if role is None or value is None:
            continue
        known[column.cell.row, role] = value
        budget, actual = known.get((column.cell.row, "budget")), known.get((column.cell.row, "actual"))
        if role == "variance" and budget is not None and actual is not None:
            full.append((column, budget, actual, value))
    costs = [budget for column, budget, _, _ in full if not _INCOME.search(column.row)]
    negative = sum(budget < 0 for budget in costs) * 2 > len(costs)
    found: dict[int, bool] = {}
    for column, budget, actual, variance in full:
        step = actual - budget
        if step and abs(abs(step) - abs(variance)) <= max(_ROUNDING, abs(step) / 50):
            earns = bool(_INCOME.search(column.row)) and (budget > 0 or negative)
            found[column.cell.start] = (step > 0) != (negative or earns)
    return found


def _role(head: str) -> str | None:
    kind, varies = kind_of_head(head)
    if varies:
        return "variance"
    if kind in _ACTUAL:
        return "actual"
    return "budget" if kind is BudgetKind.BUDGET else None


def _number(text: str) -> Decimal | None:
    match = _NUMBER.fullmatch(text)
    value = parse_number(match["number"]) if match else None
    if match is None or value is None:
        return None
    return -value if match["sign"] or text.strip().startswith("(") else value
