"""Decides which line starts that look like markers are markers: by their place, their neighbours and their sequence."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.numbering import bare_number, could_be_date, is_bullet, marker_of, parts_of, style_after, style_of

_STOPS = (".", ":", ";", "?", "!", "”", '"')
_REFERS = re.compile(  # "... set out in Section" / "see paragraph" / "Schedule": the number that follows belongs to it
    r"""(?:\b(?:sections?|paragraphs?|para|paras|schedule|appendix|annex|item|items|minute|minutes|part|page|pages|article|
    clause|rule|regulation|regulations|figure|table|question|no|number|numbers|act|from|to|until|on|of|and|or|by|at|in|
    between|than|about|approximately|circa|c|is|was|were|total|only|a|an|the)\.?|[£(,\-–/&])$""",
    re.VERBOSE | re.IGNORECASE,
)
_LISTED = re.compile(r"(?:[.:;?!,]|\band|\bor)[”\"’)]*$")
_SHOUTED = re.compile(r"[A-Z][A-Z’'&,/() –-]{6,}")
_DASHED = re.compile(r":\s*[-–]+$")  # "the following:-"
_REACH = 80  # lines within which a bare number's neighbours stand


class Start(NamedTuple):
    """The start of a printed line: its text, the text of the line before, and whether a break parts them."""

    text: str
    before: str = ""
    apart: bool = True


class _Candidate(NamedTuple):
    at: int
    marker: str
    offset: int
    start: Start  # without the dash of "the following:-" before it
    bare: bool = False

    @property
    def parts(self) -> tuple[int, ...]:
        """The numbers of a numeric marker."""
        return parts_of(self.marker)


def settle_markers(starts: Iterable[Start]) -> dict[int, tuple[str, int]]:
    """Find the true markers: place of the line -> (marker, offset where the words begin)."""
    candidates = _candidates(starts)
    if not candidates:
        return {}
    numeric = {c.parts for c in candidates if not c.bare}
    heads: Counter[tuple[int, ...]] = Counter(c.parts[:2] for c in candidates if len(c.parts) == 3)
    bare = _bare_runs([c for c in candidates if c.bare])
    letters = {c.marker for c in candidates}
    shouted = _shouted(candidates)
    accepted: dict[int, tuple[str, int]] = {}
    last: dict[str, str] = {}
    for c in candidates:
        start, several = c.start, len(c.parts) > 1
        style = style_after(c.marker, last.get("marker", "")) if not c.bare else "1"
        if c.bare:
            good = c.at in bare or (start.apart and follows(last.get("1.", ""), c.marker + "."))
        elif is_bullet(c.marker):
            listed = bool(_LISTED.search(start.before)) or last.get("") == style
            if c.marker == "o":  # Word's bullet of the second level
                listed = listed or is_bullet(last.get("marker", "1"))
            good = c.marker not in "-–*o" or start.apart or listed
        elif several:
            good = _good_decimal(c, start, numeric, heads, last.get("1.1"))
        elif c.marker[0].isupper() and c.marker.endswith("."):
            good = _good_capital(c.marker, start, letters)
        else:
            good = _good_simple(c, start, last.get(style)) or c.at in shouted
        if good:
            accepted[c.at] = (c.marker, c.offset)
            last["1.1" if several else style] = c.marker
            last[""], last["marker"] = style, c.marker
    return accepted


def _undashed(before: str) -> str:
    before = before.rstrip()
    return _DASHED.sub(":", before) if before[-1:] in "-–" else before


def _candidates(starts: Iterable[Start]) -> list[_Candidate]:
    found = []
    for at, (text, before, apart) in enumerate(starts):
        marker, bare = marker_of(text), False
        if marker is None and (text[:1].isdigit() or text[:1].isspace()) and (number := bare_number(text)):
            marker, bare = (str(number[0]), number[1]), True
        if marker:
            found.append(_Candidate(at, *marker, Start(text, _undashed(before), apart), bare))
    return found


def _good_decimal(
    c: _Candidate, start: Start, known: set[tuple[int, ...]], heads: Counter[tuple[int, ...]], last: str | None
) -> bool:
    """Decimal numbers: those that no neighbour supports may be dates, sums or the tail of a wrapped reference."""
    parts = c.parts
    near = last is not None and follows(last, c.marker)
    if could_be_date(c.marker):
        if not near and heads[parts[:2]] <= 2:  # item numbers of one meeting share their head: "16.03.07", "16.3.8"
            return False
    elif len(parts) == 2 and len(c.marker.rstrip(".").split(".")[1]) > 1 and not near:
        whole, part = parts
        if not any((whole, part + step) in known for step in (-2, -1, 1)):
            return False
    if start.apart and not start.before.endswith((",", "-", "–")):
        return near or not _refers(start.before) or not start.text[c.offset : c.offset + 1].islower()
    rest = start.text[c.offset :]
    capital = not rest or rest[0].isupper()
    ended = start.before.endswith(_STOPS) and not _REFERS.search(start.before)
    return capital and (near or ended)


def _refers(before: str) -> bool:
    """A line of running text that ends in a word which a number must follow; "AGENDA ITEMS" above a list does not."""
    return len(before) > 30 and not before.isupper() and bool(_REFERS.search(before))


def _good_capital(marker: str, start: Start, letters: set[str]) -> bool:
    """ "A." in front of words is a marker where the paper has "B." too; else it is an initial."""
    if not start.apart and not start.before.endswith(_STOPS):
        return False
    letter = marker[0]
    before, after = chr(ord(letter) - 1) + marker[1:], chr(ord(letter) + 1) + marker[1:]
    return after in letters if letter == "A" else {before, "A" + marker[1:]} <= letters


def _good_simple(c: _Candidate, start: Start, last: str | None) -> bool:
    """ "1.", "(a)", "iv)": at the start of a paragraph, or in sequence."""
    near = last is not None and follows(last, c.marker)
    before = start.before
    if start.apart:
        return near or not (_refers(before) and before[-1:] not in "-–")
    first = _ordinal(c.marker) == 1
    return bool((near or first) and (_LISTED.search(before) or (near and not _REFERS.search(before))))


def _shouted(candidates: Sequence[_Candidate]) -> set[int]:
    """Numbers that count on in front of capitals: "201. MINUTES" right below a list of people, "202. APOLOGIES"."""
    heads = [c for c in candidates if c.marker[0].isdigit() and _SHOUTED.match(c.start.text, c.offset)]
    heads = [c for c in heads if not _REFERS.search(c.start.before)]
    found: set[int] = set()
    for a, b in pairwise(heads):
        if follows(a.marker, b.marker):
            found.update((a.at, b.at))
    return found


def _bare_runs(candidates: Sequence[_Candidate]) -> set[int]:
    """Bare numbers count where the number before or after stands close by: "6 Grants" … "7 Any other business"."""
    usable = [
        c
        for c in candidates
        if (c.start.apart or c.start.before.endswith(_STOPS))
        and not (c.start.before and _REFERS.search(c.start.before))
    ]
    runs: set[int] = set()
    for a, b in pairwise(usable):
        if int(b.marker) == int(a.marker) + 1 and b.at - a.at <= _REACH:
            runs.update((a.at, b.at))
    return runs


def follows(earlier: str, later: str) -> bool:
    """Tell whether one marker can directly follow another in its list.

    >>> follows("3.1", "3.2"), follows("3.9", "4.0"), follows("4.0", "4.1"), follows("3.1", "7.5")
    (True, True, True, False)
    >>> follows("(a)", "(b)"), follows("iv)", "v)"), follows("2.", "5.")
    (True, True, False)
    """
    if not earlier:
        return False
    a, b = parts_of(earlier), parts_of(later)
    if len(a) > 1 and len(b) > 1:
        if len(a) == len(b) and a[:-1] == b[:-1]:
            return 0 < b[-1] - a[-1] <= 2
        if len(b) == len(a) + 1:
            return b[: len(a)] == a and b[-1] <= 1
        if len(b) < len(a):
            return b[:-1] == a[: len(b) - 1] and 0 < b[-1] - a[len(b) - 1] <= 2
        return b[-1] in (0, 1) and 0 < b[0] - a[0] <= 2 if len(b) == 2 else a[-1] + 1 == b[-1]
    if style_after(later, earlier) == style_of(earlier) and style_of(earlier).strip("().") in ("a", "A"):
        return ord(later.strip("().")) == ord(earlier.strip("().")) + 1
    first, second = _ordinal(earlier), _ordinal(later)
    return first is not None and second is not None and second == first + 1


_ROMAN_VALUES = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
    "xiii": 13, "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20,
}  # fmt: skip


def _ordinal(marker: str) -> int | None:
    """The place of a simple marker in its list: "(c)" -> 3, "iv)" -> 4, "7." -> 7."""
    core = marker.strip("().")
    if core.isdigit():
        return int(core)
    if style_of(marker).strip("().") == "i" or (core in _ROMAN_VALUES and len(core) > 1):
        return _ROMAN_VALUES.get(core)
    if len(core) == 1 and core.isalpha():
        return ord(core.lower()) - 96
    return None
