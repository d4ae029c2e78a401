"""Figures of a table that lost its rows: a head with a unit ("Amount (£)"), then a cell a paragraph.

The paragraph in front of a figure names its row; running text, a list's entry or another head ends the table.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extract.values.money import find_amounts, parse_number, tidy
from extract.values.units import SCALES, column_unit
from models import BlockKind, Paper

# "288.40", "1,275", "450"; a year or one digit is none
_FIGURE = re.compile(r"(?!(?:19|20)\d\d$)(?:\d{1,3}(?:,\d{3})+|\d{2,6})(?:\.\d\d)?|\d\.\d\d")
_SHORT = 60


@dataclass(frozen=True, slots=True)
class StackedFigure:
    """A sum printed at `start:end` without its sign, under `head`, in the row that `row` names."""

    start: int
    end: int
    value: Decimal
    head: str
    row: str


def stacked_figures(paper: Paper) -> Iterator[StackedFigure]:
    """Find the figures of tables that are printed a cell a paragraph, in order."""
    scale = Decimal(1)
    head: str | None = None
    row = ""
    for block in paper.blocks:
        text = paper.text[block.body : block.end].strip(" \t\n|")
        if block.kind in (BlockKind.TABLE_ROW, BlockKind.LIST_ITEM) or len(text) > _SHORT:
            head, row = None, ""
        elif (unit := column_unit(text)) is not None and not find_amounts(text):
            head, row = text, ""
            scale = SCALES[unit]
        elif head is not None and row and _FIGURE.fullmatch(text):
            number = parse_number(text)
            start = paper.text.index(text, block.body, block.end)
            if number:
                yield StackedFigure(start, start + len(text), tidy(number * scale), head, row)
            row = ""
        else:
            row = text
