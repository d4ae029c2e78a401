"""Finds sums of money: "£117k overspent, against a pooled budget of c. £22.4m", and the figures of tables.

Every printed sum is a record of its own. What it is and which year it belongs to is read from the words that govern
it (`extract.budgets.kinds`, `extract.budgets.years`); a table's figure takes them from its column's head, its row and
the caption (`extract.budgets.tables`, `extract.budgets.cells`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.budgets.cells import kind_of_cell
from extract.budgets.enumeration import Phrase
from extract.budgets.kinds import kind_of_phrase
from extract.budgets.printed_years import as_financial_year, years_in
from extract.budgets.stacks import stacked_figures
from extract.budgets.subjects import organisation_of_phrase, subject_of_phrase
from extract.budgets.surroundings import Surroundings, is_entry, surroundings_of, titles_of
from extract.budgets.tables import Figure, figures_of, is_bare_total, subject_of_row
from extract.budgets.topics import topics_of
from extract.budgets.variances import adverse_variances
from extract.budgets.years import YearContext, governing_period, is_rate, is_tax, is_yearly
from extract.identity import identify
from extract.matches import Match
from extract.place import cite
from extract.values.columns import Column, columns_of
from extract.values.money import FoundAmount, find_amounts
from extract.values.sentences import sentence_at, split_sentences
from models import BlockKind, Budget, BudgetKind, Finding, FindingKind, Paper, Period, Precision, Settings

KIND = "budgets"

_SHORT = 80  # characters: no title of a list is longer

# Kinds that belong to a financial year by their nature.
_CYCLIC = frozenset(
    {
        BudgetKind.BUDGET,
        BudgetKind.OUTTURN,
        BudgetKind.FORECAST,
        BudgetKind.OVERSPEND,
        BudgetKind.UNDERSPEND,
        BudgetKind.PRESSURE,
        BudgetKind.SAVING,
    }
)


def find(paper: Paper, settings: Settings) -> list[Match]:
    """Propose every printed sum and every figure of a table with a unit."""
    matches = [*_in_tables(paper), *_in_stacks(paper)]
    heading = intro = title = ""
    for at, block in enumerate(paper.blocks):
        if block.kind is BlockKind.TABLE_ROW:
            continue
        text = paper.text[block.body : block.end]
        start = block.start if block.label else block.body
        if block.kind is BlockKind.LIST_ITEM:
            title = ""
        if amounts := find_amounts(paper.text, start, block.end):
            lead = (title or intro) if is_entry(block, text) else intro
            context = surroundings_of(paper, at, lead, (title, heading))
            matches.extend(_in_stretch(paper, start, block.end, amounts, context))
        if block.kind is BlockKind.HEADING:
            heading, intro, title = text, "", ""
        elif (
            block.kind is BlockKind.LIST_ITEM and not amounts and len(text) <= _SHORT and not text.endswith((".", ":"))
        ):
            title = text
        elif not is_entry(block, text):
            intro = text
    return matches


def build(paper: Paper, match: Match) -> Budget | Finding | None:
    """Make the record of a sum; a number that cannot be read, or a table without a unit, becomes a finding."""
    evidence = cite(paper, match.start, match.end)
    problem: FindingKind | None = match.data.get("problem")
    if problem is FindingKind.TABLE_WITHOUT_UNIT:
        message = "a table of what looks like money prints no unit; its figures were left out"
        return Finding(kind=problem, message=message, evidence=evidence, page=evidence.page)
    if problem is not None:
        message = f"{evidence.quote}: the commas do not part thousands"
        return Finding(kind=problem, message=message, evidence=evidence, page=evidence.page)
    kind: BudgetKind = match.data["kind"]
    amount = match.data["amount"]
    return Budget(
        id=identify(paper.facts.id, KIND, format(amount, "f"), match.start),
        evidence=evidence,
        rule=match.rule,
        amount=amount,
        currency=match.data["currency"],
        approximate=match.data["approximate"] and (kind is not BudgetKind.THRESHOLD or _capped(paper, match)),
        kind=kind,
        period=match.data["period"],
        subject=match.data["subject"],
        organisation=match.data["organisation"],
    )


def _capped(paper: Paper, match: Match) -> bool:
    """Tell "up to £500", an inexact sum even as a limit, from "more than £500", an exact one."""
    return bool(re.search(r"\bup\s+to\s+$", paper.text[max(0, match.start - 8) : match.start], re.IGNORECASE))


def merge(paper: Paper, records: Sequence[Budget]) -> list[Budget]:
    """Keep every printed sum as its own record, in the order of the text."""
    return sorted(records, key=lambda record: (record.evidence.start, record.evidence.end))


def _in_stretch(
    paper: Paper, start: int, end: int, amounts: Sequence[FoundAmount], context: Surroundings
) -> Iterator[Match]:
    """Read the sums of a paragraph, each in its sentence and between its neighbours."""
    earlier: BudgetKind | None = None
    for i, amount in enumerate(amounts):
        if amount.rule == "misprint":
            yield Match(amount.start, amount.end, "misprint", data={"problem": FindingKind.UNREADABLE_AMOUNT})
            continue
        first, last = sentence_at(paper.text, amount.start, start, end)
        left = amounts[i - 1].end if i and amounts[i - 1].end > first else first
        right = amounts[i + 1].start if i + 1 < len(amounts) and amounts[i + 1].start < last else last
        phrase = Phrase(
            before=paper.text[left : amount.start],
            after=paper.text[amount.end : right],
            sentence=paper.text[first:last],
            headings=context.headings,
            earlier=earlier if left > first else None,
            link=paper.text[left : amount.start] if left > first else "",
            previous=earlier,
            paragraph=paper.text[max(start, first - 200) : first],
            beyond=paper.text[amounts[i + 1].end : last] if right < last else "",
        )
        kind, rule = kind_of_phrase(phrase, amount.value, signed=amount.signed)
        earlier = kind
        yearly = is_yearly(phrase.before, phrase.after)
        taxed = kind is BudgetKind.INCOME and is_tax(phrase.before)
        told = paper.text[max(start, first - 2000) : first]
        years = _years_around(paper, told, kind, context, yearly=yearly, taxed=taxed)
        years = replace(years, topic=None) if is_rate(phrase.after) else years
        period = None
        if kind is not BudgetKind.THRESHOLD:
            period = governing_period(paper.text, first, last, amount.start, amount.end, years)
        yield _match(amount, f"{amount.rule}.{rule}", kind, period, subject_of_phrase(phrase.before, phrase.after),
                     organisation_of_phrase(phrase.before, phrase.after))  # fmt: skip


def _years_around(
    paper: Paper, paragraph: str, kind: BudgetKind, context: Surroundings, *, yearly: bool, taxed: bool
) -> YearContext:
    """Say where a sum of a kind may take its year from, beyond its sentence.

    A `yearly` sum is of every year; a `taxed` one is a tax, which is of a year by its nature.
    """
    cyclic = kind in _CYCLIC or taxed
    topics = topics_of(paper)
    leads = context.leads
    if not cyclic and kind not in _YEARLY:
        leads = tuple(lead for lead in leads if _ACCOUNTS.search(lead))
    topic = None
    if topics.is_financial(paper.blocks[context.block].item) or (cyclic and not yearly):
        topic = topics.at(context.block) if kind is not BudgetKind.RESERVE else None
    if yearly and topic is None:
        return YearContext("", (), None, paper.facts.date, cyclic, kind in _DATED)
    days = kind in _DATED
    return YearContext(paragraph, leads, topic, paper.facts.date, cyclic, days, kind is BudgetKind.RESERVE)


# "Accounts for the year ended 31 March", "Budget 2020/21": a heading that dates even plain payments
_ACCOUNTS = re.compile(
    r"\byear\s+(?:ended|ending)\b|\b(?:accounts|budget|precept|estimates|outturn|statements|allocations?)\b[^.;]{0,30}\b(?:19|20)\d\d\b"
    r"|\bamounts\s+be\s+(?:now\s+)?calculated\b[^.;]{0,30}\bfor\s+the\s+year\b",
    re.IGNORECASE,
)
_COMING_IN = frozenset({BudgetKind.GRANT, BudgetKind.INCOME, BudgetKind.CONTRIBUTION})
# Kinds that can belong to a day.
_DATED = frozenset({BudgetKind.RESERVE, BudgetKind.OTHER})
# Kinds whose year a heading or a lead-in may supply.
_YEARLY = frozenset({BudgetKind.GRANT, BudgetKind.INCOME, BudgetKind.RESERVE, BudgetKind.CONTRIBUTION})


def _match(
    amount: FoundAmount,
    rule: str,
    kind: BudgetKind,
    period: Period | None,
    subject: str | None,
    organisation: str | None,
) -> Match:
    data = {
        "amount": amount.value,
        "currency": amount.currency,
        "approximate": amount.approximate,
        "kind": kind,
        "period": period,
        "subject": subject,
        "organisation": organisation,
    }
    return Match(amount.start, amount.end, rule, data=data)


def _in_tables(paper: Paper) -> Iterator[Match]:
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
        found += [(column, m) for column in columns for m in _in_cell(paper, column, around, titles, told, at)]
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


def _in_stacks(paper: Paper) -> Iterator[Match]:
    for figure in stacked_figures(paper):
        kind, rule = kind_of_cell(figure.head, figure.row, (), figure.value)
        if kind is BudgetKind.OTHER:
            kind, rule = BudgetKind.EXPENDITURE, "entry"
        amount = FoundAmount(figure.start, figure.end, figure.value)
        yield _match(amount, f"stack.{rule}", kind, None, figure.row, None)


def _last_words(text: str) -> str:
    """Cut a lead-in to the words that lead in: "They stood at £9. The following were paid:"; prose leads nowhere."""
    if not text.endswith((":", ":-")):
        return "" if text.endswith(".") and len(text) > _SHORT else text
    first, last = split_sentences(text)[-1]
    sums = find_amounts(text, first, last)
    return text[sums[-1].end if sums else first : last]


def _figure_match(
    figure: Figure, around: tuple[str, ...], titles: tuple[str, ...], told: Period | None, adverse: bool | None
) -> Match:
    column = figure.column
    kind, rule = kind_of_cell(column.head, column.row, (column.corner, column.group, *around), figure.value, adverse)
    amount = FoundAmount(figure.start, figure.end, figure.value)
    period = _cell_period(column, around, kind, told)
    return _match(amount, f"table.{rule}", kind, period, subject_of_row(column, titles), None)


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
        yield _match(amount, f"cell.{rule}", kind, _cell_period(column, around, kind, told),
                     subject_of_row(column, titles), None)  # fmt: skip
        return
    headings = tuple(t for t in (column.head, column.row, column.group, *around) if t)
    yield from _in_stretch(paper, cell.start, cell.end, amounts, Surroundings(headings, headings, at))


def _cell_period(column: Column, around: tuple[str, ...], kind: BudgetKind, told: Period | None) -> Period | None:
    """Find the year of a table's figure: its column's head, its row, the group above it, then what leads up to it.

    A quarter that the table only stands under ("Position at Quarter 1 of 2023/24") stands for its year, `told` is what
    this part of the paper speaks of.
    """
    for words in (column.head, column.row, column.group, column.corner, *around):
        for year in years_in(words):
            if kind in _DATED or year.precision is not Precision.DAY:
                return (as_financial_year(year) or year) if kind in _CYCLIC and words is not column.head else year
    return told if kind in _CYCLIC else None
