"""Where tables stand whose rules run across only: bands of rules that begin and end together."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.readers.pdf_grid import Bar, Grid
from extract.readers.pdf_page import Stretch
from extract.readers.pdf_rows import Row, rows_of

_NEAR = 4.0  # points
_BESIDE = 12.0  # points: how far words may stand out beside the rules
_DRAWING = 600  # rules across one page; more are a drawing

Frame = tuple[float, float, float, float]  # top, bottom, left, right


def find_frames(parts: Sequence[Stretch], drawn: Sequence[list[Bar]]) -> tuple[list[Frame], list[Row] | None]:
    """Find the places of tables that bands of bars draw; tell the page's rows if they were looked at."""
    if not drawn:
        return [], None
    rows = rows_of(parts)
    bands = [part for band in drawn for part in _without_text_between(band, rows)]
    frames = [(band[0].at, band[-1].at, min(bar.start for bar in band), max(bar.end for bar in band)) for band in bands]
    return frames, rows


def stand_in_frames(parts: Iterable[Stretch], drawn: Iterable[list[Bar]]) -> bool:
    """Tell whether words stand where bands of bars may draw a table: else its frames need not be found."""
    reaches = [(band[0].at - _BESIDE, band[-1].at + _BESIDE) for band in drawn]
    return any(top < part.bottom and part.top < bottom for top, bottom in reaches for part in parts)


def meets(frame: Frame, grid: Grid) -> bool:
    """Tell whether a grid stands in a frame, or reaches out of it only above or below."""
    top, bottom, left, right = frame
    return grid.top < bottom and top < grid.bottom and left - _NEAR < grid.x0 and grid.x1 < right + _NEAR


def with_grids(frame: Frame, grids: Sequence[Grid]) -> Frame:
    """Let a frame reach as far as the grids in it: a coloured band runs on to a page's foot below the last rule."""
    inside = [grid for grid in grids if meets(frame, grid)]
    top, bottom, left, right = frame
    return min([top, *(grid.top for grid in inside)]), max([bottom, *(grid.bottom for grid in inside)]), left, right


def _without_text_between(band: list[Bar], rows: Sequence[Row]) -> list[list[Bar]]:
    """Part a band of rules where a heading or a paragraph stands between two: they belong to two tables."""
    left, right = min(bar.start for bar in band), max(bar.end for bar in band)
    heights = sorted(row.bottom - row.top for row in rows)
    usual = heights[len(heights) // 2]
    inside = [row for row in rows if row.x0 > left - _BESIDE and row.x1 < right + _BESIDE]
    texts = [(row.top + row.bottom) / 2 for row in inside if _is_text(row, left, right, usual)]
    parts: list[list[Bar]] = [[band[0]]]
    for upper, lower in pairwise(band):
        if any(upper.at - 1 < middle < lower.at + 1 for middle in texts):
            parts.append([])
        parts[-1].append(lower)
    return [part for part in parts if len(part) > 2]


def _is_text(row: Row, left: float, right: float, height: float) -> bool:
    """A heading in larger type, or a line of a paragraph: it begins at the rules' left end and is as long as most."""
    if len(row.runs) == 1 and row.bottom - row.top > 1.25 * height:
        return True
    return row.x0 < left + 15 and row.runs[0].x1 - row.x0 > 0.6 * (right - left)


def bands_of(bars: Sequence[Bar]) -> list[list[Bar]]:
    """Group bars across the page, in order, that begin and end together: three or more make a table's rows."""
    bands: list[list[Bar]] = []
    if len(bars) > _DRAWING:
        return bands
    for bar in bars:
        if bar.end - bar.start < 100:
            continue
        for band in bands:
            if abs(band[-1].start - bar.start) < 6 and abs(band[-1].end - bar.end) < 6:
                band.append(bar)
                break
        else:
            bands.append([bar])
    return [band for band in bands if len(band) >= 3]


def stands_in(row: Row, top: float, bottom: float, left: float, right: float) -> bool:
    return top - 1 < (row.top + row.bottom) / 2 < bottom + 1 and row.x0 > left - _BESIDE and row.x1 < right + _BESIDE
