"""Finds sums of money: "£117k overspent, against a pooled budget of c. £22.4m", and the figures of tables.

Every printed sum is a record of its own. What it is and which year it belongs to is read from the words that govern
it (`extract.budgets.kinds`, `extract.budgets.years`); a table's figure takes them from its column's head, its row and
the caption (`extract.budgets.table_sums`, `extract.budgets.cells`).
"""

import re
from collections.abc import Sequence

from extract.budgets.proposals import told_elsewhere
from extract.budgets.prose import read_stretch
from extract.budgets.surroundings import is_entry, surroundings_of
from extract.budgets.table_sums import sums_in_stacks, sums_in_tables
from extract.identity import identify
from extract.matches import Match
from extract.place import cite
from extract.values.money import find_amounts
from models import BlockKind, Budget, BudgetKind, Finding, FindingKind, Paper, Settings

KIND = "budgets"

_SHORT = 80  # characters: no title of a list is longer


def find(paper: Paper, settings: Settings) -> list[Match]:
    """Propose every printed sum and every figure of a table with a unit."""
    matches = [*sums_in_tables(paper), *sums_in_stacks(paper)]
    heading = intro = title = ""
    for at, block in enumerate(paper.blocks):
        if block.kind is BlockKind.TABLE_ROW:
            continue
        text = paper.text[block.body : block.end]
        start = block.start if block.label else block.body
        if block.kind is BlockKind.LIST_ITEM:
            title = ""
        entry = is_entry(block, text)
        if amounts := find_amounts(paper.text, start, block.end):
            lead = (title or intro) if entry else intro
            context = surroundings_of(paper, at, lead, (title, heading), entry=entry)
            matches.extend(read_stretch(paper, start, block.end, amounts, context))
        if block.kind is BlockKind.HEADING:
            heading, intro, title = text, "", ""
        elif (
            block.kind is BlockKind.LIST_ITEM and not amounts and len(text) <= _SHORT and not text.endswith((".", ":"))
        ):
            title = text
        elif not entry:
            intro = text
    return told_elsewhere(matches)


def build(paper: Paper, match: Match) -> Budget | Finding | None:
    """Make the record of a sum; a number that cannot be read, or a table without a unit, becomes a finding."""
    evidence = cite(paper, match.start, match.end)
    problem: FindingKind | None = match.data.get("problem")
    if problem is FindingKind.TABLE_WITHOUT_UNIT:
        message = "a table of what looks like money prints no unit; its figures were left out"
        return Finding(kind=problem, message=message, evidence=evidence, page=evidence.page)
    if problem is not None:
        what = (
            "the commas do not part thousands" if "," in evidence.quote else "it may be pounds, thousands or millions"
        )
        message = f"{evidence.quote}: {what}"
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
