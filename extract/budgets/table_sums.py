"""The sums of a paper's tables: figures under a unit, sums in cells, and tables that lost their rows."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extract.budgets.cells import kind_of_cell
from extract.budgets.printed_years import as_financial_year, years_in
from extract.budgets.proposals import CYCLIC, DATED, propose
from extract.budgets.prose import read_stretch
from extract.budgets.stacks import stacked_figures
from extract.budgets.surroundings import Surroundings, titles_of
from extract.budgets.tables import Figure, figures_of, is_bare_total, subject_of_row
from extract.budgets.topics import topics_of
from extract.budgets.variances import adverse_variances
from extract.matches import Match
from extract.values.columns import Column, columns_of
from extract.values.money import FoundAmount, find_amounts
from extract.values.sentences import split_sentences
from models import BlockKind, BudgetKind, FindingKind, Paper, Period, Precision

_SHORT = 80  # characters: what ends with a stop and is longer leads nowhere
_NUMBER = re.compile(r"\d")
_COMING_IN = frozenset({BudgetKind.GRANT, BudgetKind.INCOME, BudgetKind.CONTRIBUTION})


def sums_in_tables(paper: Paper) -> Iterator[Match]:
    """Propose every figure of a table with a unit, and every sum printed in a cell."""
    starts = [block.start for block in paper.blocks]
    for table in paper.tables:
        at = bisect_right(starts, table.start) - 1
        above = [b for b in paper.blocks[max(0, at - 2) : at] if b.kind is not BlockKind.TABLE_ROW]
        block = paper.blocks[at]
        names = (*titles_of(paper, block), paper.facts.title or "")
        leads = (_last_words(paper.text[b.body : b.end]) for b in reversed(above))
        around = tuple(t for t in (table.caption or "", *leads, *names) if t)
        titles = tuple(t for t in (table.caption or "", *names) if t)
        told = topics_of(paper).at(at)
        figures, unitless = figures_of(paper, table)
        if unitless:
            problem = {"problem": FindingKind.TABLE_WITHOUT_UNIT}
            yield Match(table.start, min(table.end, table.start + 200), "unitless", priority=-1, data=problem)
        columns = columns_of(paper, table)
        adverse = adverse_variances(columns)
        found = [(f.column, _figure_match(f, around, titles, told, adverse.get(f.column.cell.start))) for f in figures]
        read = {figure.column.cell.start for figure in figures}
        worded = [column for column in columns if column.cell.start not in read and _NUMBER.search(column.text)]
        found += [(column, m) for column in worded for m in _in_cell(paper, column, around, titles, told, at)]
        yield from _with_totals(found)


def _with_totals(found: Sequence[tuple[Column, Match]]) -> Iterator[Match]:
    """Let a bare "Total" be what the figures above it are, where its column is silent; grants and fees are income."""
    above: dict[int, list[BudgetKind]] = {}
    for column, match in sorted(found, key=lambda pair: pair[1].start):
        kinds = above.setdefault(column.cell.column, [])
        if kinds and is_bare_total(column.row):
            summed = set(kinds)
            told = match.rule.endswith(".head") or match.data["kind"] in summed
            if not told and (len(summed) == 1 or summed <= _COMING_IN):
                match.data["kind"] = kinds[0] if len(summed) == 1 else BudgetKind.INCOME
            kinds.clear()
        elif "kind" in match.data:
            kinds.append(match.data["kind"])
        yield match


def sums_in_stacks(paper: Paper) -> Iterator[Match]:
    """Propose the figures of tables that are printed a cell a paragraph."""
    for figure in stacked_figures(paper):
        kind, rule = kind_of_cell(figure.head, figure.row, (), figure.value)
        if kind is BudgetKind.OTHER:
            kind, rule = BudgetKind.EXPENDITURE, "entry"
        amount = FoundAmount(figure.start, figure.end, figure.value)
        yield propose(amount, f"stack.{rule}", kind, None, figure.row, None)


def _last_words(text: str) -> str:
    """Cut a lead-in to the words that lead in: "They stood at £9. The following were paid:"; prose leads nowhere.

    A sum that ends it is the total of what follows: "Cost pressures come to £9:".
    """
    if not text.endswith((":", ":-")):
        return "" if text.endswith(".") and len(text) > _SHORT else text
    first, last = split_sentences(text)[-1]
    sums = find_amounts(text, first, last)
    behind = text[sums[-1].end if sums else first : last]
    return behind if any(map(str.isalpha, behind)) or not sums else text[first : sums[-1].start]


def _figure_match(
    figure: Figure, around: tuple[str, ...], titles: tuple[str, ...], told: Period | None, adverse: bool | None
) -> Match:
    column = figure.column
    kind, rule = kind_of_cell(column.head, column.row, (column.corner, column.group, *around), figure.value, adverse)
    amount = FoundAmount(figure.start, figure.end, figure.value)
    period = _cell_period(column, around, kind, told)
    return propose(amount, f"table.{rule}", kind, period, subject_of_row(column, titles), None)


def _in_cell(
    paper: Paper, column: Column, around: tuple[str, ...], titles: tuple[str, ...], told: Period | None, at: int
) -> Iterator[Match]:
    """Read the sums printed with their sign inside a cell: alone as a figure, among words as prose."""
    cell = column.cell
    amounts = find_amounts(paper.text, cell.start, cell.end)
    if not amounts:
        return
    words = len([w for w in column.text.split() if w[:1].isalpha()])
    if len(amounts) == 1 and words <= 3:
        amount = amounts[0]
        kind, rule = kind_of_cell(column.head, column.row, (column.corner, column.group, *around), amount.value)
        if kind is BudgetKind.OTHER and not column.head and column.row:
            kind, rule = BudgetKind.EXPENDITURE, "entry"
        yield propose(amount, f"cell.{rule}", kind, _cell_period(column, around, kind, told),
                     subject_of_row(column, titles), None)  # fmt: skip
        return
    headings = tuple(t for t in (column.head, column.row, column.group, *around) if t)
    yield from read_stretch(paper, cell.start, cell.end, amounts, Surroundings(headings, headings, at))


def _cell_period(column: Column, around: tuple[str, ...], kind: BudgetKind, told: Period | None) -> Period | None:
    """Find the year of a table's figure: its column's head, its row, the group above it, then what leads up to it.

    A quarter that the table only stands under ("Position at Quarter 1 of 2023/24") stands for its year, `told` is what
    this part of the paper speaks of.
    """
    for words in (column.head, column.row, column.group, column.corner, *around):
        for year in years_in(words):
            if kind in DATED or year.precision is not Precision.DAY:
                return (as_financial_year(year) or year) if kind in CYCLIC and words is not column.head else year
    return told if kind in CYCLIC else None
