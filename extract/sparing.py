"""Patterns that look for the letters no match goes without before they are tried; most stretches hold none of them.

The letters are read off the pattern itself, so that no match is missed.
"""

import re
import re._constants as ops  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import sys
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from extract.memory import lowered

_MOST = 24  # words that are looked for
_TELLING = 4  # letters of a word; longer ones tell no more


class _Held(NamedTuple):
    """What a part of a pattern matches: `whole` are all its words, where they are few; else it holds one of `some`."""

    whole: frozenset[str] | None = None
    some: frozenset[str] | None = None


_NOTHING = _Held(whole=frozenset([""]))


class SparingPattern:
    """A pattern that tries only stretches with letters that each of its matches holds.

    >>> spare = SparingPattern(r"\\b(?:approved|agreed)\\s+by\\b", re.IGNORECASE)
    >>> spare.words, bool(spare.search("APPROVED by all"))
    (('agreed', 'approved'), True)
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Hold a pattern, which is read when it is first asked for and compiled when it is first tried."""
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words, in small letters, of which each match holds one."""
        found = _words_of(_in_order(parser.parse(self.pattern, self.flags))) or frozenset([""])
        return tuple(sorted(word for word in found if not any(other in word for other in found - {word})))

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.pattern, self.flags)

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """Find the first match, as `re.Pattern.search` does."""
        return self.compiled.search(text, pos, endpos) if self._may_find(text, pos, endpos) else None

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Find all matches, as `re.Pattern.finditer` does."""
        return self.compiled.finditer(text, pos, endpos) if self._may_find(text, pos, endpos) else iter(())

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """Match at a place, as `re.Pattern.match` does."""
        return self.compiled.match(text, pos, endpos) if self._may_find(text, pos, endpos) else None

    def sub(self, written: str, text: str) -> str:
        """Write something else for every match, as `re.Pattern.sub` does."""
        return self.compiled.sub(written, text) if self._may_find(text, 0, len(text)) else text

    def _may_find(self, text: str, pos: int, endpos: int) -> bool:
        small = lowered(text)
        if len(small) != len(text):
            return True
        if not pos and endpos >= len(text):
            for word in self.words:  # noqa: SIM110 - a generator would take three times as long
                if word in small:
                    return True
            return False
        find = small.find
        for word in self.words:  # noqa: SIM110
            if find(word, pos, endpos) >= 0:
                return True
        return False


def _words_of(part: _Held) -> frozenset[str] | None:
    return part.whole if part.whole and all(part.whole) else part.some


def _in_order(parts: Iterable[tuple[Any, Any]]) -> _Held:
    """Join what stands in a row: words grow while all are known; where they are not, the most telling are kept."""
    best: frozenset[str] | None = None
    run, known = frozenset([""]), True
    for op, value in parts:
        part = _part(op, value)
        if part.whole is not None and len(run) * len(part.whole) <= _MOST:
            run = frozenset(left + right for left in run for right in part.whole)
            continue
        best = _more_telling(best, run, part.some)
        run, known = (part.whole or frozenset([""])), False
    return _Held(whole=run) if known else _Held(some=_more_telling(best, run))


def _more_telling(*sets: frozenset[str] | None) -> frozenset[str] | None:
    """Prefer longer words, then fewer."""
    known = [words for words in sets if words and all(words) and len(words) <= _MOST]
    return max(known, key=lambda words: (min(_TELLING, *map(len, words)), -len(words)), default=None)


def _part(op: Any, value: Any) -> _Held:
    """Tell what one part of a parsed pattern holds; one that it does not know may match anything."""
    if op is ops.LITERAL:
        return _Held(whole=frozenset([chr(value).lower()]))
    if op is ops.IN and all(kind is ops.LITERAL for kind, _ in value):
        return _Held(whole=frozenset(chr(letter).lower() for _, letter in value))
    if op is ops.SUBPATTERN:
        return _in_order(value[3])
    if op is ops.BRANCH:
        return _one_of([_in_order(branch) for branch in value[1]])
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
        least, most, body = value
        inside = _in_order(body)
        if (least, most) == (0, 1) and inside.whole is not None:
            return _Held(whole=inside.whole | {""})
        return _Held(some=_words_of(inside)) if least else _Held()
    return _NOTHING if op in (ops.AT, ops.ASSERT, ops.ASSERT_NOT) else _Held()


def _one_of(branches: list[_Held]) -> _Held:
    if all(branch.whole is not None for branch in branches):
        return _Held(whole=frozenset().union(*(branch.whole or () for branch in branches)))
    some = [_words_of(branch) for branch in branches]
    return _Held(some=frozenset().union(*(words or () for words in some)) if all(some) else None)
