"""Word's automatic numbers: what stands in the margin of a paragraph, counted as Word counts it."""

import re
from dataclasses import dataclass, field, replace

from extract.layout.ordinals import letters_as_word, ordinal_tail, roman
from extract.readers.docx_package import Element, W, switch, value

_PLACE = re.compile(r"%([1-9])")
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: "%1.%2" and the form of its number; `restart` is the level that sets it back (0 never)."""

    text: str = ""
    form: str = "decimal"
    start: int = 1
    legal: bool = False
    restart: int | None = None
    style: str | None = None


@dataclass(slots=True)
class _Abstract:
    levels: dict[int, Level] = field(default_factory=dict)
    style_link: str | None = None
    own_style: str | None = None


@dataclass(slots=True)
class _Number:
    abstract: str
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the automatic numbers of one document; ask for each paragraph once, in order."""

    def __init__(self, tree: Element | None) -> None:
        self._abstracts: dict[str, _Abstract] = {}
        self._numbers: dict[str, _Number] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        if tree is None:
            return
        for element in tree.iterchildren(W + "abstractNum"):
            self._abstracts[element.get(W + "abstractNumId") or ""] = _read_abstract(element)
        for element in tree.iterchildren(W + "num"):
            self._numbers[element.get(W + "numId") or ""] = _read_number(element)

    def level_of_style(self, number_id: str | None, style_id: str) -> int | None:
        """Find the level that a numbering links to a paragraph style."""
        abstract = self._abstract_of(number_id)
        for depth, level in abstract.levels.items() if abstract else ():
            if level.style == style_id:
                return depth
        return None

    def marker(self, number_id: str | None, depth: int) -> str | None:
        """Count one paragraph at `depth` (from 0) and write its marker; None where none is printed."""
        number = self._numbers.get(number_id or "")
        abstract = self._abstract_of(number_id)
        if number is None or abstract is None or number_id is None or not 0 <= depth < _DEEPEST:
            return None
        level = self._level(number, abstract, depth)
        if level is None:
            return None
        # Lists that share an abstract numbering share its counters, as in Word.
        counters = self._counters.setdefault(number.abstract, [None] * _DEEPEST)
        self._restart(number_id, number, depth, counters)
        for above in range(depth):
            if counters[above] is None:
                counters[above] = self._start(number, abstract, above)
        held = counters[depth]
        counters[depth] = self._start(number, abstract, depth) if held is None else held + 1
        for below in range(depth + 1, _DEEPEST):
            lower = self._level(number, abstract, below)
            if lower is None or lower.restart is None or (lower.restart > 0 and depth < lower.restart):
                counters[below] = None
        return self._written(number, abstract, level, counters)

    def _restart(self, number_id: str, number: _Number, depth: int, counters: list[int | None]) -> None:
        """A list with its own start begins there when it is first met."""
        if depth in number.starts and (number_id, depth) not in self._started:
            counters[depth] = None
        self._started.add((number_id, depth))

    def _abstract_of(self, number_id: str | None) -> _Abstract | None:
        number = self._numbers.get(number_id or "")
        abstract = self._abstracts.get(number.abstract) if number else None
        if abstract is not None and not abstract.levels and abstract.style_link:
            for other in self._abstracts.values():
                if other.own_style == abstract.style_link and other.levels:
                    return other
        return abstract

    def _level(self, number: _Number, abstract: _Abstract, depth: int) -> Level | None:
        return number.levels.get(depth) or abstract.levels.get(depth)

    def _start(self, number: _Number, abstract: _Abstract, depth: int) -> int:
        if depth in number.starts:
            return number.starts[depth]
        level = self._level(number, abstract, depth)
        return level.start if level else 1

    def _written(self, number: _Number, abstract: _Abstract, level: Level, counters: list[int | None]) -> str | None:
        if level.form == "none" and not _PLACE.sub("", level.text).strip():
            return None
        if level.form == "bullet":
            return "•" if level.text.strip() else None

        def place(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            count = counters[depth]
            other = self._level(number, abstract, depth) or level
            form = "decimal" if level.legal and other.form not in ("bullet", "none") else other.form
            return written(count if count is not None else other.start, form)

        return _PLACE.sub(place, level.text).strip() or None


def written(number: int, form: str) -> str:
    """Write a number in one of Word's forms; unknown forms in figures.

    >>> [written(4, form) for form in ("decimal", "lowerRoman", "upperLetter", "ordinal", "decimalZero")]
    ['4', 'iv', 'D', '4th', '04']
    """
    if form in ("lowerRoman", "upperRoman"):
        text = roman(number)
    elif form in ("lowerLetter", "upperLetter"):
        text = letters_as_word(number)
    elif form == "ordinal":
        return f"{number}{ordinal_tail(number)}"
    elif form == "decimalZero":
        return f"{number:02}"
    elif form == "none":
        return ""
    else:
        return str(number)
    return text.upper() if form.startswith("upper") else text


def _read_abstract(element: Element) -> _Abstract:
    abstract = _Abstract(style_link=value(element, "numStyleLink"), own_style=value(element, "styleLink"))
    for child in element.iterchildren(W + "lvl"):
        depth = _depth(child)
        if depth is not None:
            abstract.levels[depth] = _read_level(child)
    return abstract


def _read_number(element: Element) -> _Number:
    number = _Number(value(element, "abstractNumId") or "")
    for override in element.iterchildren(W + "lvlOverride"):
        depth = _depth(override)
        if depth is None:
            continue
        level = override.find(W + "lvl")
        if level is not None:
            number.levels[depth] = _read_level(level)
            number.starts[depth] = number.levels[depth].start
        start = _integer(value(override, "startOverride"))
        if start is not None:
            number.starts[depth] = start
            if depth in number.levels:
                number.levels[depth] = replace(number.levels[depth], start=start)
    return number


def _read_level(element: Element) -> Level:
    form = value(element, "numFmt")
    custom = element.find(f".//{W}numFmt")
    if form is None and custom is not None:
        form = custom.get(W + "val")
    start = _integer(value(element, "start"))
    return Level(
        text=value(element, "lvlText") or "",
        form=form or "decimal",
        start=1 if start is None else start,
        legal=bool(switch(element, "isLgl")),
        restart=_integer(value(element, "lvlRestart")),
        style=value(element, "pStyle"),
    )


def _depth(element: Element) -> int | None:
    depth = _integer(element.get(W + "ilvl"))
    return depth if depth is not None and 0 <= depth < _DEEPEST else None


def _integer(text: str | None) -> int | None:
    return int(text) if text is not None and text.strip().lstrip("-").isdigit() and len(text) < 8 else None
