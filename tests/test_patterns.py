"""Every compiled pattern of `extract` takes time in step with the length of what it reads, whatever that is.

A paper's text holds no two blanks in a row (`extract.compose`), so runs of them are tried only on what reads raw files.
"""

import importlib
import inspect
import pkgutil
import re
import re._compiler as compiler  # type: ignore[import-not-found]
import re._constants as opcodes  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import signal
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

import extract
from extract.edges import EndingPatterns
from extract.sparing import SparingPattern

LONG = 3_000  # characters
LOOKS = 4
SLOW = 0.014  # CPU seconds that a pattern may take for `LONG` characters, however it grows
UNITS = (
    "1", "1,", "1 ", "( ", "(", "A ", "A. ", "A-", "A", "Aa ", "Aa", "Ann Holt, ", "and and ", "£1,", "£1 ", "a", "a ",
    "a.", "a@", ". ", "-", " - ", "1/", "of the ", "_", "the Board ", "RESOLVED ", "1 April ", "2019-", "|", "a, ",
    "Aa, ", "'", "...", "1.1 ", "Head of ", "that ", "| ", "£1m and ",
)  # fmt: skip
BLANKS = (" ", "\n", "\t")
# Patterns that are given no more than so many characters, and are too quick then to matter.
BOUNDED = {
    "extract.facts.bodies._SHOUTED": 160,
    "extract.facts.body_names._edge": 200,
    "extract.officers.mentions._APPOINTS": 80,
    "extract.officers.post_leads._BEFORE": 160,
    "extract.readers.html_titles._TRIMMINGS": 300,
    "extract.readers.text_titles._NO_TITLE": 80,
    "extract.resolutions.moved._SECONDED": 420,
    "extract.schemes.names._BEFORE": 160,
    "extract.schemes.names._PURPOSE": 100,
}


class TooLateError(Exception):
    """A search that does not come to an end."""


def ring(_signal: int, _frame: FrameType | None) -> None:
    raise TooLateError


@cache
def sources() -> dict[str, str]:
    """The text of every module of `extract`, by name."""
    modules = [importlib.import_module(m.name) for m in pkgutil.walk_packages(extract.__path__, "extract.")]
    return {module.__name__: Path(str(module.__file__)).read_text(encoding="utf-8") for module in modules}


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """List the patterns that modules of `extract` keep, and those that their functions without parameters make."""
    seen: set[tuple[str, int]] = set()
    for module in sources():
        for name, kept in list(vars(importlib.import_module(module)).items()):
            makes = hasattr(kept, "cache_info") and kept.__module__ == module and not inspect.signature(kept).parameters
            for pattern in flat(kept() if makes else kept):
                if (pattern.pattern, pattern.flags) not in seen:
                    seen.add((pattern.pattern, pattern.flags))
                    yield f"{module}.{name}", pattern


def flat(kept: object) -> Iterator[re.Pattern[str]]:
    """List the patterns in a pattern, a table, a list or a set."""
    if isinstance(kept, SparingPattern):
        yield kept.compiled
    elif isinstance(kept, re.Pattern):
        if isinstance(kept.pattern, str):
            yield kept
    elif isinstance(kept, EndingPatterns):
        yield from flat(kept.patterns)
    elif isinstance(kept, dict):
        yield from flat(tuple(kept.values()))
    elif isinstance(kept, tuple | list | set | frozenset):
        for one in kept:
            yield from flat(one)


def way_of(name: str) -> str:
    """Tell how a pattern is used: "finditer" where anything searches with it, else "match" or "fullmatch"."""
    module, kept = name.rsplit(".", 1)
    user = re.compile(rf"import[^=]*?\b(?:{kept}|{module.rsplit('.', 1)[1]})\b")
    call = re.compile(rf"\b{kept}(?:\(\))?\.(\w+)\(")
    shared = {} if kept.startswith("_") else sources()
    texts = [sources()[module], *(text for text in shared.values() if kept in text and user.search(text))]
    ways = {way for text in texts for way in call.findall(text)}
    return (
        "match" if ways == {"match", "fullmatch"} else ways.pop() if ways in ({"match"}, {"fullmatch"}) else "finditer"
    )


def near_misses(pattern: re.Pattern[str]) -> list[str]:
    """Make units of a pattern's own words: each again and again, and all in turn."""
    words = re.findall(r"[A-Za-z£€][a-z]+", re.sub(r"\\.|\?P<\w+>", "  ", pattern.pattern))[:5]
    return [f"{word} " for word in dict.fromkeys(words)] + ([" ".join(words) + " "] if words else [])


def spent(pattern: re.Pattern[str], way: str, text: str) -> float:
    begin = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, 2)
    try:
        found = getattr(pattern, way)(text)
        if way == "finditer":
            sum(1 for _ in found)
    except TooLateError:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - begin


def grows(pattern: re.Pattern[str], way: str, unit: str, longest: int) -> bool:
    """Tell whether a pattern is slow on a run of a unit, and twice the length takes much more than twice the time.

    The clock of a shared machine may halve meanwhile: what grows does so every time.
    """

    def least(size: int) -> float:
        return min(spent(pattern, way, unit * (size // len(unit)) + "§") for _ in range(2))

    if spent(pattern, way, unit * (longest // len(unit)) + "§") < SLOW:
        return False
    for _ in range(LOOKS):
        once = least(longest)
        if once <= SLOW or least(2 * longest) <= 2.8 * once:
            return False
    return True


def repeated(parsed: Any) -> Iterator[Any]:
    """List what a parsed pattern repeats three times or more and may take back."""
    for opcode, value in parsed:
        if opcode in (opcodes.MAX_REPEAT, opcodes.MIN_REPEAT) and value[1] > 2:
            yield value[2]
        inner = value[1] if opcode is opcodes.BRANCH else value if isinstance(value, tuple) else [value]
        for part in inner:
            if isinstance(part, parser.SubPattern):
                yield from repeated(part)


def splits(pattern: re.Pattern[str]) -> list[str]:
    """List the units that a repetition takes twice in one turn as well as in two: nothing separates its turns.

    `(?:\\w+\\s*){1,6}` cuts a long word into six in as many ways as there are, which no run of a short text shows.
    """
    flags = pattern.flags & (re.IGNORECASE | re.DOTALL | re.MULTILINE | re.VERBOSE)
    parsed = parser.parse(pattern.pattern, flags)

    def takes(times: int, body: Any, text: str) -> bool:
        turns = parser.SubPattern(parsed.state, [(opcodes.MAX_REPEAT, (times, times, body))])
        return bool(compiler.compile(turns, flags).fullmatch(text))

    bodies = list(repeated(parsed))
    return [u for u in UNITS for b in bodies if takes(1, b, 2 * u) and takes(2, b, 2 * u)]


def test_no_repetition_can_be_cut_at_any_letter() -> None:
    assert not {f"{name} on {unit!r}" for name, pattern in patterns() for unit in splits(pattern)}


def test_a_repetition_without_a_separator_is_seen() -> None:
    assert splits(re.compile(r"(?:\w+\s*){1,6}?x"))
    assert not splits(re.compile(r"\w+(?:\s+\w+){0,5}x|(?:\w++\s*){1,6}y"))


def test_every_pattern_takes_time_in_step_with_the_length() -> None:
    before = signal.signal(signal.SIGVTALRM, ring)
    try:
        bad = {
            f"{name} on {unit!r}"
            for name, pattern, way in ((name, pattern, way_of(name)) for name, pattern in patterns())
            for unit in (*UNITS, *near_misses(pattern), *(BLANKS if ".readers." in name or ".layout." in name else ()))
            if grows(pattern, way, unit, min(LONG, BOUNDED.get(name, LONG)))
        }
    finally:
        signal.signal(signal.SIGVTALRM, before)
    assert not bad


def test_the_walk_sees_a_pattern_that_grows_with_the_square() -> None:
    assert grows(re.compile(r"a+b"), "finditer", "a", 4 * LONG)
    assert not grows(re.compile(r"a++b|a"), "finditer", "a", LONG)
