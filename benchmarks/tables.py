"""Cells of tables, ours and pdfplumber's, against labels: `python benchmarks/tables.py [LABELS PAPERS] [--errors]`.

LABELS holds one TOML file for each labelled paper (docs/tables.md says how to write one); without arguments the sample
papers are measured. A cell is found where the table that was read has the same words (white space apart) in the row and
column that line up with the label's: rows and columns are aligned in order so that most cells agree.
"""

import argparse
import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.sources import load_source
from extract import read
from models import Paper

_SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
_DASHES = dict.fromkeys(map(ord, "‐‑–—−"), "-")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell that holds words: the rows and columns it covers, and its words without blanks."""

    rows: range
    columns: range
    text: str

    def __str__(self) -> str:
        return f"({self.rows[0]},{self.columns[0]}) {self.text[:60]}"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, labelled or found; `free` are labelled rows that may stand in the table or above it."""

    page: int
    cells: tuple[GridCell, ...]
    unit: str | None = None
    heads: frozenset[int] = frozenset()
    totals: frozenset[int] = frozenset()
    free: frozenset[int] = frozenset()

    def spread(self) -> dict[tuple[int, int], str]:
        """The words at every place that a cell covers."""
        return {(row, column): cell.text for cell in self.cells for row in cell.rows for column in cell.columns}


@dataclass(slots=True)
class Score:
    """Counts of one reader: cells labelled, found and right; rows and units of the tables that were met."""

    labelled: int = 0
    found: int = 0
    right: int = 0
    told: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of the cells found that are right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the labelled cells that were found."""
        return self.right / self.labelled if self.labelled else 1.0

    def add(self, other: "Score") -> None:
        """Count another paper's cells too."""
        self.labelled, self.found = self.labelled + other.labelled, self.found + other.found
        self.right += other.right
        self.told.update(other.told)
        self.errors += other.errors


def squeeze(text: str) -> str:
    """The words without blanks and line-end hyphens, so that only what is printed counts.

    >>> squeeze("Un-\\ndeliverable  –1.0")
    'Undeliverable-1.0'
    """
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES)
    plain = "".join(char for char in plain if char.isprintable() and not char.isspace())
    return re.sub(r"(?<=[A-Za-z])-(?=[a-z])", "", plain)


def labelled_grid(table: Mapping[str, Any]) -> Grid:
    """Read a label: cells parted by "|", "<" goes on from the left, "^" from above, "?" in front of a row frees it."""
    lines = [line for line in table["rows"].splitlines() if line.strip()]
    rows = [[cell.strip() for cell in line.lstrip("?").split("|")] for line in lines]
    cells = []
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if text in ("", "<", "^"):
                continue
            right, below = column + 1, at + 1
            while right < len(row) and row[right] == "<":
                right += 1
            while below < len(rows) and column < len(rows[below]) and rows[below][column] == "^":
                below += 1
            cells.append(GridCell(range(at, below), range(column, right), squeeze(text)))
    free = frozenset(at for at, line in enumerate(lines) if line.startswith("?"))
    return Grid(
        page=table.get("page", 1),
        cells=tuple(cells),
        unit=table.get("unit"),
        heads=frozenset(range(table.get("heads", 0))) - free,
        totals=frozenset(table.get("totals", ())),
        free=free,
    )


def read_grids(paper: Paper) -> Iterator[Grid]:
    """The tables that we read."""
    for table in paper.tables:
        held = [cell for cell in table.cells if cell.end > cell.start]
        cells = tuple(
            GridCell(
                range(cell.row, cell.row + cell.row_span),
                range(cell.column, cell.column + cell.column_span),
                squeeze(paper.text[cell.start : cell.end]),
            )
            for cell in held
        )
        heads = frozenset(cell.row for cell in held if cell.header)
        totals = frozenset(cell.row for cell in held if cell.total)
        yield Grid(table.page, cells, table.unit, heads, totals)


def plumbed_grids(path: Path, pages: Iterable[int]) -> Iterator[Grid]:
    """The tables that pdfplumber reads on some pages, as it comes."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        for number in pages:
            for table in document.pages[number - 1].extract_tables():
                cells = tuple(
                    GridCell(range(at, at + 1), range(column, column + 1), squeeze(text))
                    for at, row in enumerate(table)
                    for column, text in enumerate(row)
                    if text and squeeze(text)
                )
                if cells:
                    yield Grid(number, cells)


Pairs = dict[int, int]


def align(left: Sequence[int], right: Sequence[int], likeness: Mapping[tuple[int, int], float]) -> Pairs:
    """Pair two ordered lists without crossings so that the sum of the pairs' likeness is greatest."""
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i, a in enumerate(left, 1):
        for j, b in enumerate(right, 1):
            best[i][j] = max(best[i - 1][j], best[i][j - 1], best[i - 1][j - 1] + likeness.get((a, b), 0.0))
    pairs: Pairs = {}
    i, j = len(left), len(right)
    while i and j:
        gain = likeness.get((left[i - 1], right[j - 1]), 0.0)
        if gain and best[i][j] == best[i - 1][j - 1] + gain:
            i, j = i - 1, j - 1
            pairs[left[i]] = right[j]
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return pairs


def matched(label: Grid, found: Grid) -> tuple[dict[GridCell, GridCell], Pairs]:
    """Pair the cells of two tables that agree, and their rows."""
    left, right = label.spread(), found.spread()
    rows = sorted({row for row, _ in left}), sorted({row for row, _ in right})
    columns = sorted({column for _, column in left}), sorted({column for _, column in right})
    shared = {(a, b): float(sum((_texts(left, a) & _texts(right, b)).values())) for a in columns[0] for b in columns[1]}
    across = align(*columns, shared)
    down: Pairs = {}
    for _ in range(2):
        down = align(*rows, _agreeing(left, right, across, by_row=True))
        across = align(*columns, _agreeing(left, right, down, by_row=False))
    at = {(row, column): cell for cell in found.cells for row in cell.rows for column in cell.columns}
    pairs: dict[GridCell, GridCell] = {}
    taken: set[int] = set()
    for cell in label.cells:
        places = ((down.get(row, -1), across.get(column, -1)) for row in cell.rows for column in cell.columns)
        mate = next((at[p] for p in places if p in at and at[p].text == cell.text and id(at[p]) not in taken), None)
        if mate is not None:
            taken.add(id(mate))
            pairs[cell] = mate
    return pairs, down


def _texts(spread: Mapping[tuple[int, int], str], column: int) -> Counter[str]:
    return Counter(text for (_, at), text in spread.items() if at == column)


def _agreeing(
    left: Mapping[tuple[int, int], str], right: Mapping[tuple[int, int], str], pairs: Pairs, *, by_row: bool
) -> dict[tuple[int, int], float]:
    """How many cells agree for each pair of rows (or columns) when the others are paired as given."""
    places: dict[tuple[int, str], list[int]] = {}
    for (row, column), text in right.items():
        places.setdefault((column, text) if by_row else (row, text), []).append(row if by_row else column)
    counts: Counter[tuple[int, int]] = Counter()
    for (row, column), text in left.items():
        other = pairs.get(column if by_row else row)
        if other is not None:
            counts.update((row if by_row else column, mate) for mate in places.get((other, text), ()))
    return {key: float(count) for key, count in counts.items()}


def score_grids(labels: Sequence[Grid], found: Sequence[Grid], name: str) -> Score:
    """Pair labelled and found tables, most cells first, each once; what stays over is missing or extra."""
    score = Score()
    matches = {(i, j): matched(label, grid) for i, label in enumerate(labels) for j, grid in enumerate(found)}
    pairing: Pairs = {}
    for (i, j), (cells, _) in sorted(matches.items(), key=lambda entry: -len(entry[1][0])):
        if cells and i not in pairing and j not in pairing.values():
            pairing[i] = j
    for i, label in enumerate(labels):
        cells, rows = matches[i, pairing[i]] if i in pairing else ({}, {})
        kept = [cell for cell in label.cells if cell.rows[0] not in label.free]
        score.labelled += len(kept)
        score.right += sum(cell in cells for cell in kept)
        score.errors += [f"{name} p{label.page} missing {c}" for c in kept if c not in cells]
        if i in pairing:
            grid = found[pairing[i]]
            right = {id(mate) for mate in cells.values()}
            extra = [cell for cell in grid.cells if id(cell) not in right]
            score.found += len(extra) + sum(cell in cells for cell in kept)
            score.errors += [f"{name} p{grid.page} extra {c}" for c in extra]
            _tell(score, label, grid, rows, f"{name} p{label.page}")
    for j, grid in enumerate(found):
        if j not in pairing.values():
            score.found += len(grid.cells)
            score.errors += [f"{name} p{grid.page} extra table {c}" for c in grid.cells]
    return score


def _tell(score: Score, label: Grid, grid: Grid, rows: Pairs, where: str) -> None:
    """Count the right units, head rows and total rows of a pair of tables."""
    score.told.update(units=1, unit=label.unit == grid.unit)
    if label.unit != grid.unit:
        score.errors.append(f"{where} unit {grid.unit}, labelled {label.unit}")
    for row, mate in rows.items():
        if row not in label.free:
            score.told.update(rows=1, row=(row in label.heads) == (mate in grid.heads))
            score.told.update(sums=1, sum=(row in label.totals) == (mate in grid.totals))
            if (row in label.heads) != (mate in grid.heads):
                score.errors.append(f"{where} row {row} head {mate in grid.heads}, labelled {row in label.heads}")
            if (row in label.totals) != (mate in grid.totals):
                score.errors.append(f"{where} row {row} total {mate in grid.totals}, labelled {row in label.totals}")


def measure(labels: Path, papers: Path, *, plumb: bool = True) -> Iterator[tuple[str, Score, Score | None]]:
    """Score every labelled paper: its name, our cells, pdfplumber's (None for papers that are no PDF)."""
    for path in sorted(labels.glob("*.toml")):
        label = tomllib.loads(path.read_text(encoding="utf-8"))
        name, pages = label["file"], label.get("pages", [1])
        grids = [labelled_grid(table) for table in label.get("tables", [])]
        found = [grid for grid in read_grids(read(load_source(papers / name))) if grid.page in pages]
        plumbed = None
        if plumb and name.endswith(".pdf"):
            plumbed = score_grids(grids, list(plumbed_grids(papers / name, pages)), name)
        yield name, score_grids(grids, found, name), plumbed


def _line(name: str, ours: Score, theirs: Score | None) -> str:
    rates = [f"{score.precision:9.3f} {score.recall:6.3f}" if score else " " * 16 for score in (ours, theirs)]
    told = [f"{ours.told[kind]:>4}/{ours.told[kind + 's']:<4}" for kind in ("unit", "row", "sum")]
    return f"{name[:44]:44} {ours.labelled:5} {rates[0]}  {' '.join(told)} {rates[1]}"


def main() -> None:
    """Print a line for each paper and the whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path, nargs="?", default=_SAMPLES / "tables")
    parser.add_argument("papers", type=Path, nargs="?", default=_SAMPLES / "papers")
    parser.add_argument("--errors", action="store_true", help="list missing and extra cells, wrong units and rows")
    options = parser.parse_args()
    whole, plumber = Score(), Score()
    lines = [f"{'paper':44} cells  ours: P      R  unit      heads     totals  pdfplumber: P      R"]
    for name, ours, theirs in measure(options.labels, options.papers):
        lines.append(_line(name, ours, theirs))
        whole.add(ours)
        plumber.add(theirs or Score())
    lines.append(_line("all (pdfplumber: of the PDFs)", whole, plumber))
    sys.stdout.write("\n".join(lines + (whole.errors if options.errors else [])) + "\n")


if __name__ == "__main__":
    main()
