"""The words that a match of a pattern can begin or end with, read off the pattern itself.

Where many patterns are asked of the words before a sum, most of them end in another word than those do: a table that
knows the last words asks only the few that may fit.
"""

import re
import re._constants as ops  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import sys
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import Any

from extract.sparing import SparingPattern

_BLANKS = frozenset(" \t\n\r\f\v")
_DIGITS = frozenset("0123456789")
_ANYTHING = frozenset([""])  # any word ends with it
_MOST = 4096  # words that are kept


@lru_cache(maxsize=64)
def last_word(text: str) -> str:
    """Give the letters that a text ends with, in small ones; its last sign where it ends with none.

    >>> last_word("an overspend of "), last_word("in total ("), last_word("  ")
    ('of', '(', '')
    """
    end = len(text.rstrip())
    start = end
    while start and text[start - 1].isalpha():
        start -= 1
    return text[start:end].lower() or text[end - 1 : end]


@lru_cache(maxsize=64)
def first_word(text: str) -> str:
    """Give the letters that a text begins with, in small ones; its first sign where it begins with none."""
    start = len(text) - len(text.lstrip())
    end = start
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end].lower() or text[start : start + 1]


def edge_letters(pattern: str, flags: int = 0, *, backwards: bool = True) -> frozenset[str]:
    """Read the letters, one of which each match ends with (or begins with, where it is anchored to the text's start).

    They are those of the last word, or a sign; an empty one where it may be any.

    >>> sorted(edge_letters(r"\\b(?:cost|price)\\s+(?:of|at)\\s+(?:about|over)?\\s*$", re.IGNORECASE))
    ['about', 'at', 'of', 'over']
    """
    closed: set[str] = set()
    parsed = parser.parse(pattern, flags)
    if backwards and not _ends(parsed):
        return _ANYTHING
    rest = _grown(parsed, {""}, closed, backwards=backwards)
    letters = frozenset(closed) | frozenset(rest or ())
    return _ANYTHING if rest is None or not letters or "" in letters else letters


class Edges:
    """Which of many patterns may end with a word (of `last_word`), or begin with one (of `first_word`), as bits."""

    def __init__(self, letters: Iterable[frozenset[str]], *, backwards: bool = True) -> None:
        """Take the letters at the edge of each pattern, in order."""
        self._backwards = backwards
        self._all = 0
        self._by_letters: dict[str, int] = {}
        self._known: dict[str, int] = {}
        for at, edge in enumerate(letters):
            self._all |= 1 << at
            for part in edge:
                self._by_letters[part] = self._by_letters.get(part, 0) | 1 << at

    def beside(self, word: str) -> int:
        """Tell the patterns that may stand there: bit 0 for the first, bit 1 for the second."""
        places = self._known.get(word)
        if places is None:
            places = self._look_up(word) if word.isascii() else self._all
            if len(self._known) < _MOST:
                self._known[word] = places
        return places

    def _look_up(self, word: str) -> int:
        places = 0
        for cut in range(len(word) + 1):
            places |= self._by_letters.get(word[cut:] if self._backwards else word[:cut], 0)
        return places


class EndingPattern(SparingPattern):
    """A pattern anchored to the end of what it is asked of, tried only on texts with a last word that it can end with.

    >>> fit = EndingPattern(r"\\bcost\\s+of\\s+$")
    >>> bool(fit.search("the cost of ")), bool(fit.search("the cost is "))
    (True, False)
    """

    @cached_property
    def _edges(self) -> Edges:
        return Edges([edge_letters(self.pattern, self.flags)])

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """Find the first match, as `re.Pattern.search` does."""
        if not pos and endpos >= len(text) and not self._edges.beside(last_word(text)):
            return None
        return super().search(text, pos, endpos)


class EndingPatterns:
    """Several ways to end a text: only those that may end with its last word are tried."""

    def __init__(self, *patterns: SparingPattern) -> None:
        """Hold the patterns, which are read and compiled when they are first tried."""
        self.patterns = patterns

    @cached_property
    def _edges(self) -> Edges:
        return Edges([edge_letters(one.pattern, one.flags) for one in self.patterns])

    def search(self, text: str) -> re.Match[str] | None:
        """Find a match of the first that has one."""
        places = self._edges.beside(last_word(text))
        while places:
            lowest = places & -places
            places ^= lowest
            if found := self.patterns[lowest.bit_length() - 1].search(text):
                return found
        return None


def _ends(parts: Sequence[tuple[Any, Any]]) -> bool:
    """Tell whether each match of a parsed pattern ends where the text does."""
    if not parts:
        return False
    op, value = parts[-1]
    if op is ops.SUBPATTERN:
        return _ends(value[3])
    if op is ops.BRANCH:
        return all(_ends(branch) for branch in value[1])
    return op is ops.AT and value in (ops.AT_END, ops.AT_END_STRING)


def _grown(parts: Iterable[tuple[Any, Any]], open_: set[str], closed: set[str], *, backwards: bool) -> set[str] | None:
    """Grow the words at an edge by the parts of a pattern; what is complete goes to `closed`.

    Gives the words that may go on, or None where one that is still empty meets what may be anything.
    """
    for op, value in reversed(list(parts)) if backwards else parts:
        if not open_:
            break
        if op is ops.ASSERT and value[0] > 0 and not backwards and open_ == {""}:
            told: set[str] = set()
            ahead = _grown(value[1], {""}, told, backwards=False)
            if ahead is not None:  # what follows is told by the look ahead
                closed.update(told | ahead)
                return set()
        if op in (ops.AT, ops.ASSERT, ops.ASSERT_NOT):
            continue
        grown = _by_part(op, value, open_, closed, backwards=backwards)
        if grown is None:
            return None
        open_ = grown
    return open_


def _by_part(op: Any, value: Any, open_: set[str], closed: set[str], *, backwards: bool) -> set[str] | None:
    if op is ops.LITERAL:
        return _by_signs({chr(value).lower()}, open_, closed, backwards=backwards)
    if op is ops.IN and (signs := _signs_of(value)) is not None:
        return _by_signs(signs, open_, closed, backwards=backwards)
    if op is ops.SUBPATTERN:
        return _grown(value[3], open_, closed, backwards=backwards)
    if op is ops.ATOMIC_GROUP:
        return _grown(value, open_, closed, backwards=backwards)
    if op is ops.BRANCH:
        branches = [_grown(branch, set(open_), closed, backwards=backwards) for branch in value[1]]
        return None if None in branches else set().union(*(branch or () for branch in branches))
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        least, most, body = value
        grown = _grown(body, set(open_), closed, backwards=backwards)
        if grown is None:
            return None
        if most > 1:  # once more, and then anything
            closed.update(grown - {""})
            grown &= {""}
        return grown if least else grown | open_
    closed.update(open_ - {""})
    return None if "" in open_ else set()


def _by_signs(signs: set[str], open_: set[str], closed: set[str], *, backwards: bool) -> set[str]:
    """Add one letter to each word; a blank or another sign ends it, and is one by itself where no word has begun."""
    grown: set[str] = set()
    for word in open_:
        for sign in signs:
            if sign.isalpha():
                grown.add(sign + word if backwards else word + sign)
            elif word:
                closed.add(word)
            elif sign in _BLANKS:
                grown.add(word)
            else:
                closed.add(sign)
    return grown


def _signs_of(value: Iterable[tuple[Any, Any]]) -> set[str] | None:
    """List what a set of letters holds; None where that is too much."""
    signs: set[str] = set()
    for kind, what in value:
        if kind is ops.LITERAL:
            signs.add(chr(what).lower())
        elif kind is ops.CATEGORY and what is ops.CATEGORY_SPACE:
            signs |= _BLANKS
        elif kind is ops.CATEGORY and what is ops.CATEGORY_DIGIT:
            signs |= _DIGITS
        else:
            return None
    return signs
