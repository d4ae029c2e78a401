"""Lines with tabs in them: number and words, label and value, names in columns, columns of prose."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.layout.fields import is_label, label_of
from extract.layout.numbering import bare_number, marker_of
from extract.readers.pdf_grid import Grid, GridCell
from extract.readers.pdf_lines import Printed, shares_line
from extract.readers.pdf_page import PageInk

_ALIGNED = 5.0  # points: how far the starts of a column's cells may differ
_LABELLED = re.compile(r"[A-Z][\w()/ ]{1,28}:(?:\s|$)")
# "5.", "5.1", "* 514": what stands after it is the title of an item, whatever its colon
_NUMBER = re.compile(r"\s*(?:[*•]\s*)?\d{1,4}(?:\.\d{1,3}){0,2}[.)]?\s*")
_LABEL = 4  # words: a line of a label has fewer
_OVER = re.compile(
    r"(?:Attendance|Members|Officers|Councillors|Governors|Trustees|Directors)(?:\s(?:Present|present))?:"
)
_ROWS = 3  # fewer aligned rows make no table
_BLANK = 1.28  # of a wrapped line's step: a wider one parts what stands in a column
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
        if len(rows[at]) == 1:  # as nearly all
            lines.append(rows[at][0])
            at += 1
            continue
        if _wraps_label(rows, at):
            (label, value), (rest, more) = rows[at], rows[at + 1]
            label.join(rest)
            lines += [_joined(ink, [label, value]), more]
            at += 2
            continue
        end = _labelled_columns(rows, at)
        if end > at:
            lines.extend(_by_column(rows[at:end]))
            at = end
            continue
        end, cells = _same_columns(rows, at)
        if len({cell.row for cell in cells if cell.column}) < _ROWS:
            lines.extend(_joined(ink, part) for part in _at_labels(rows[at]))
            at += 1
            continue
        words = [run.count for row in rows[at:end] for run in row]
        if sum(words) > _PROSE * len(words):
            block = [run for row in rows[at:end] for run in row]
            lines.extend(sorted(block, key=lambda run: _column(run, rows[at])))
        else:
            grids.append(_grid(cells))
        at = end
    return lines, grids


def _rows(runs: Sequence[Printed]) -> list[list[Printed]]:
    """Runs that the stream prints one after the other on one line."""
    rows: list[list[Printed]] = []
    for run in runs:
        last = rows[-1][-1] if rows else None
        if (
            last is not None
            and run.x0 >= last.x1 - 2
            and shares_line(last, run)
            and run.parts[0].order - last.parts[-1].order - len(last.parts[-1].texts) < 2
        ):
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def _by_column(rows: Sequence[Sequence[Printed]]) -> list[Printed]:
    """Runs column by column, each knowing the edge that its column wraps at."""
    columns: dict[int, list[Printed]] = {}
    for row in rows:
        for run in row:
            columns.setdefault(_column(run, rows[0]), []).append(run)
    for runs in columns.values():
        edge = max(run.x1 for run in runs)
        for run in runs:
            run.right = edge
    steps = [(after, after.top - run.top) for runs in columns.values() for run, after in pairwise(runs)]
    wrapped = min((step for run, step in steps if step > 0.5 * run.height), default=0.0)
    for run, step in steps:
        run.opens = step > _BLANK * wrapped
    return [run for column in sorted(columns) for run in sorted(columns[column], key=lambda run: run.top)]


def _wraps_label(rows: Sequence[Sequence[Printed]], at: int) -> bool:
    """Tell a label that wraps beside the lines of its value: "Committee   Ann Holt, Bo Lee," "Members:   Cy Moss"."""
    if at + 1 >= len(rows) or len(rows[at]) != 2 or len(rows[at + 1]) != 2:
        return False
    (label, value), (rest, more) = rows[at], rows[at + 1]
    opens = label.count == 1 and label.text.isalpha() and _OVER.match(rest.text)
    words = rest.text.endswith(":") and (opens or (rest.text[0].islower() and label.count < _LABEL))
    beneath = abs(label.x0 - rest.x0) < _ALIGNED and abs(value.x0 - more.x0) < _ALIGNED
    return words and beneath and 0 < rest.top - label.top < _BLANK * 1.2 * label.height


def _labelled_columns(rows: Sequence[Sequence[Printed]], at: int) -> int:
    """The end of columns that begin under labels side by side ("Members present:", "Officers present:"); else `at`."""
    first = rows[at]
    if len(first) < 2 or not all(run.text.endswith(":") for run in first):
        return at
    end, bottom = at + 1, max(run.bottom for run in first)
    while end < len(rows):
        row = rows[end]
        if any(_column(run, first) < 0 or run.top - bottom > 1.2 * run.height for run in row):
            break
        bottom = max(bottom, *(run.bottom for run in row))
        end += 1
    under = {_column(run, first) for row in rows[at + 1 : end] for run in row}
    return end if len(under) == len(first) else at


def _same_columns(rows: Sequence[Sequence[Printed]], at: int) -> tuple[int, list[GridCell]]:
    """The cells of the rows from `at` on whose runs begin under each other, and where they end.

    A run under a later column goes on the row before: a cell that wraps. Numbers and labels make no columns.
    """
    first = rows[at]
    cells: dict[tuple[int, int], GridCell] = {}
    level, top, end = -1, first[0].top, at
    while len(first) > 1 and end < len(rows):
        row = rows[end]
        columns = [_column(run, first) for run in row]
        step = row[0].top - top
        if min(columns) < 0 or not -3 < step < 4.2 * first[0].height:
            break
        if columns[0] == 0:
            alone = len(row) == 1 and not (end + 1 < len(rows) and _goes_beside(row[0], rows[end + 1][0], first))
            if alone or _leads(row[0]) or (level >= 0 and step <= 0):
                break
            level, top = level + 1, row[0].top
        for column, run in zip(columns, row, strict=True):
            if (cell := cells.get((level, column))) is None:
                cell = cells[level, column] = GridCell(level, column, x0=run.x0, x1=run.x1)
            cell.parts.extend(run.parts)
        end += 1
    return max(end, at + 1), list(cells.values())


def _column(run: Printed, first: Sequence[Printed]) -> int:
    """The column that a run begins under, or -1."""
    x0 = run.x0
    for at, head in enumerate(first):
        if abs(head.x0 - x0) < _ALIGNED:
            return at
    return -1


def _goes_beside(run: Printed, after: Printed, first: Sequence[Printed]) -> bool:
    return _column(after, first) > 0 and -3 < after.top - run.top < 1.2 * run.height


def _leads(run: Printed) -> bool:
    """A number, bullet or label that belongs to what follows on its line."""
    text = run.text.strip()
    if text.endswith(":") or (run.count == 1 and (marker_of(text + " ") or bare_number(text))):
        return True
    return is_label(text)


def _joined(ink: PageInk, row: Sequence[Printed]) -> Printed:
    line = row[0]
    if len(row) == 1:
        return line
    if ink.number < 3 and not line.text.endswith(":") and is_label(line.text):
        line.add_tail(":", line.parts[-1].x1)  # a label that only its place tells: the header block prints no colons
    if len(row) > 2 or not _leads(line):
        tabs = [right.x0 - left.x1 for left, right in pairwise(row)]
        gaps = [x0 - end for run in row for (_, end), (x0, _) in pairwise(run.edges)]
        line.tabbed = not gaps or max(tabs) > 3 * median(gaps)
    if label_of(line.text):
        line.value_x0 = row[1].x0
    for run in row[1:]:
        line.join(run)
    return line


def _at_labels(row: Sequence[Printed]) -> list[list[Printed]]:
    """Cut a line before each further label: "3 May 2023, 10 am      Contact: A. Moss"."""
    parts: list[list[Printed]] = [[row[0]]]
    for run in row[1:]:
        labelled = ":" in run.text and (_LABELLED.match(run.text) or label_of(run.text))
        if labelled and not _NUMBER.fullmatch(parts[-1][-1].text):
            parts.append([run])
        else:
            parts[-1].append(run)
    return parts


def _grid(cells: list[GridCell]) -> Grid:
    parts = [part for cell in cells for part in cell.parts]
    left, right = min(part.x0 for part in parts), max(part.x1 for part in parts)
    top, bottom = min(part.top for part in parts), max(part.bottom for part in parts)
    return Grid(left, top, right, bottom, sorted(cells, key=lambda cell: (cell.row, cell.column)))
