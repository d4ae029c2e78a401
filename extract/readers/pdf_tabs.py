"""Lines with tabs in them: number and words, label and value, names in columns, columns of prose."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.fields import is_label, label_of
from extract.numbering import bare_number, marker_of
from extract.readers.pdf_grid import Grid, GridCell
from extract.readers.pdf_lines import Printed, shares_line
from extract.readers.pdf_page import PageInk

_ALIGNED = 5.0  # points: how far the starts of a column's cells may differ
_LABELLED = re.compile(r"[A-Z][\w()/ ]{1,28}:(?:\s|$)")
_ROWS = 3  # fewer aligned rows make no table
_PROSE = 6.0  # words in a cell on average: more make columns of prose


def split_tabs(ink: PageInk, runs: Sequence[Printed]) -> tuple[list[Printed], list[Grid]]:
    """Join runs that a tab parts on one line; rows of short runs under each other become grids.

    Runs side by side that hold prose are columns: the left one is read first.
    """
    rows = _rows(runs)
    lines: list[Printed] = []
    grids: list[Grid] = []
    at = 0
    while at < len(rows):
        end = _same_columns(rows, at)
        if end - at < _ROWS:
            lines.extend(_joined(ink, part) for part in _at_labels(rows[at]))
            at += 1
            continue
        block = rows[at:end]
        words = [len(run.words) for row in block for run in row]
        if sum(words) > _PROSE * len(words):
            lines.extend(row[column] for column in range(len(block[0])) for row in block)
        else:
            grids.append(_grid(block))
        at = end
    return lines, grids


def _rows(runs: Sequence[Printed]) -> list[list[Printed]]:
    """Runs that the stream prints one after the other on one line."""
    rows: list[list[Printed]] = []
    for run in runs:
        last = rows[-1][-1] if rows else None
        if (
            last is not None
            and shares_line(last, run)
            and run.x0 >= last.x1 - 2
            and run.words[0].order - last.words[-1].order < 3
        ):
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def _same_columns(rows: Sequence[Sequence[Printed]], at: int) -> int:
    """The end of the rows from `at` on whose runs begin under each other; numbers and labels make no columns."""
    first = rows[at]
    end = at
    while (
        end < len(rows)
        and len(rows[end]) == len(first) > 1
        and not _leads(rows[end][0])
        and all(abs(a.x0 - b.x0) < _ALIGNED for a, b in zip(rows[end], first, strict=True))
        and (end == at or 0 < rows[end][0].top - rows[end - 1][0].top < 3.0 * first[0].height)
    ):
        end += 1
    return end


def _leads(run: Printed) -> bool:
    """A number, bullet or label that belongs to what follows on its line."""
    text = run.text.strip()
    if len(run.words) == 1 and (marker_of(text + " ") or bare_number(text)):
        return True
    return text.endswith(":") or is_label(text)


def _joined(ink: PageInk, row: Sequence[Printed]) -> Printed:
    line = row[0]
    if len(row) == 1:
        return line
    if is_label(line.text) and not line.text.endswith(":") and ink.number < 3:
        line.words[-1].text += ":"  # a label that only its place tells: the header block prints no colons
    tabs = [right.x0 - left.x1 for left, right in pairwise(row)]
    gaps = [b.x0 - a.x1 for run in row for a, b in pairwise(run.words)]
    line.tabbed = (not _leads(line) or len(row) > 2) and (not gaps or max(tabs) > 3 * median(gaps))
    if label_of(line.text):
        line.value_x0 = row[1].x0
    for run in row[1:]:
        line.join(run)
    return line


def _at_labels(row: Sequence[Printed]) -> list[list[Printed]]:
    """Cut a line before each further label: "3 May 2023, 10 am      Contact: A. Moss"."""
    parts: list[list[Printed]] = [[row[0]]]
    for run in row[1:]:
        if _LABELLED.match(run.text) or label_of(run.text):
            parts.append([run])
        else:
            parts[-1].append(run)
    return parts


def _grid(rows: Sequence[Sequence[Printed]]) -> Grid:
    cells = [
        GridCell(level, column, words=run.words, x0=run.x0, x1=run.x1)
        for level, row in enumerate(rows)
        for column, run in enumerate(row)
    ]
    left, right = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    return Grid(left, rows[0][0].top, right, rows[-1][0].bottom, cells)
