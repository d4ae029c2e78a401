"""The limbs of a resolution as a printed series: markers read as places in it, and the lists that are open."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_NUMERALS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
_ROMAN = {numeral: n for n, numeral in enumerate([*_NUMERALS, *("x" + tail for tail in _NUMERALS)], 1)}
BULLET = "•"
# "(1) to note … (2) to agree"; "• NOTE the … • APPROVE"; "resolved to: A Note the … B Approve"
INLINE = re.compile(
    r"""(?:(?<=[\s:])|^)
    (?P<label>
        \((?:\d{1,2}|[a-z]|[ivx]{2,5})\)
      | (?:\d{1,2}|[a-z]|[ivx]{2,5})\)
      | (?:(?<=[.;:–-]\s)|(?<=[;,.]\sand\s))(?<!llr\.\s)(?<!\bMr\.\s)(?<!\bMrs\.\s)(?<!\bDr\.\s)
        (?:\d{1,2}|[a-z]|[ivx]{1,4})\.(?=\s+[A-Z])
      | •
      | (?:(?<=[.;:)]\s)(?-i:[A-H])(?=\s+(?-i:[A-Z][a-z]+\s)))
    )(?=\s*\S)""",
    re.VERBOSE | re.IGNORECASE,
)


# "in relation to resolution (iii)": no limb, but the place of another
_REFERENCE = re.compile(
    r"\b(?:resolutions?|paragraphs?|paras?|sections?|articles?|items?|clauses?|parts?|points?|conditions?|options?"
    r"|recommendations?|minutes?|rules?|regulations?|limbs?)\s$",
    re.IGNORECASE,
)
_LONGEST_REFERENCE = 18  # characters of "recommendations "


def inline_labels(text: str, begin: int, end: int) -> Iterator[re.Match[str]]:
    """Find the labels of limbs within a line, without those that only refer to one."""
    for mark in INLINE.finditer(text, begin, end):
        if not _REFERENCE.search(text, max(begin, mark.start() - _LONGEST_REFERENCE), mark.start()):
            yield mark


@dataclass(slots=True)
class Piece:
    """A stretch `start:end` of a resolution: its lead (depth 0) or a limb with its printed label (depth 1, nested 2 …).

    A further paragraph of a limb has the limb's depth and no label.
    """

    start: int
    end: int
    label: str | None = None
    depth: int = 0


@dataclass(slots=True)
class Extent:
    """The pieces of a resolution in order; `last` is the number of the last passage that it uses up."""

    pieces: list[Piece] = field(default_factory=list)
    last: int = 0

    @property
    def end(self) -> int:
        """Where the last words of the resolution end."""
        return max((piece.end for piece in self.pieces if piece.end > piece.start), default=0)


def ordinals(marker: str) -> list[tuple[str, int]]:
    """Read a marker as its possible places in a series: [(family, number)]; bullets have the number 0.

    >>> ordinals("(b)"), ordinals("(i)"), ordinals("2."), ordinals("3.4")
    ([('(a)', 2)], [('(i)', 1), ('(a)', 9)], [('1.', 2)], [('3.1', 4)])

    A number before the letter says only which recommendation of the report it was: "1(b)", "2(b)".

    >>> ordinals("1(b)")
    [('1(a)', 2)]
    """
    if numbered := re.fullmatch(r"\d{1,2}(?:\(([a-z])\)|([a-z])\.)", marker.strip()):
        return [("1(a)", ord(numbered[1] or numbered[2]) - ord("a") + 1)]
    core = marker.strip("()[].:- ")
    frame = marker.replace(core, "{}", 1) if core else marker
    if not core.isalnum():
        number = re.fullmatch(r"(\d+(?:\.\d+)*)\.(\d+)", core)
        return [(f"{number[1]}.1", int(number[2]))] if number else [(BULLET, 0)]
    if core.isdigit():
        return [(frame.format(1), int(core))]
    found = []
    if core.casefold() in _ROMAN:
        found.append((frame.format("i"), _ROMAN[core.casefold()]))
    if len(core) == 1:
        found.append((frame.format("a"), ord(core.casefold()) - ord("a") + 1))
    return found or [(BULLET, 0)]


def may_be_first(marker: str | None) -> bool:
    """Tell whether a marker can open a series: "(a)", "1.", "(i)", a bullet."""
    return marker is not None and any(number <= 1 for _, number in ordinals(marker))


class Series:
    """The open lists of limbs, outermost first, each as (family, last number)."""

    def __init__(self) -> None:
        self.levels: list[tuple[str, int]] = []

    def place(self, marker: str, opening: bool) -> int | None:
        """Find the depth (from 1) that a marker belongs to, None where it continues no open list and may open none.

        One number may be missing, as where a page break swallowed it.
        """
        readings = ordinals(marker)
        for depth in range(len(self.levels), 0, -1):
            family, last = self.levels[depth - 1]
            for kind, number in readings:
                follows = number == 0 or number == last + 1 or (number == last + 2 and number > 2)
                # "1(b) …", then "2(a) …"; "1." in front of every limb, as a page prints a list whose numbers were lost
                anew = number == 1 and (kind == "1(a)" or (kind == "1." and last == 1))
                if (kind == family and (follows or anew)) or self._lost_bracket(kind, number, depth - 1):
                    self.levels[depth - 1 :] = [(kind, number)]
                    return depth
        if opening or self.levels:
            for kind, number in readings:
                opens = number == 0 or (number == 1 and opening)
                if opens and all(kind != family for family, _ in self.levels):
                    self.levels.append((kind, number))
                    return len(self.levels)
        return None

    def _lost_bracket(self, kind: str, number: int, level: int) -> bool:
        """ "1) … (2) …": one bracket was forgotten, unless a list within is marked in the other way."""
        family, last = self.levels[level]
        same = kind != family and kind.lstrip("(") == family.lstrip("(")
        return same and number == last + 1 and all(kind != other for other, _ in self.levels)

    def continues(self, marker: str) -> bool:
        """Tell whether a marker is the next of an open numbered list."""
        return any(number > 1 and (kind, number - 1) in self.levels for kind, number in ordinals(marker))
