"""Clauses that tell what their sum is, written as a table: what stands before it, behind it and around it.

A form decides by the grammar of the clause ("award the contract … at £9k", "£3m … from the reserve"), whatever nouns
stand nearer to the sum. The tables of forms stand in `balances`, `constructions`, `funders` and `charges`.
"""

import re
from functools import cached_property
from typing import NamedTuple

from extract.edges import Edges, EndingPattern, edge_letters, first_word, last_word
from extract.sparing import SparingPattern
from models import BudgetKind

# a set of letters, in which a blank is one; a line's end, with the bar of another way behind it; a blank
_LAYOUT = re.compile(r"(?P<set>\[(?:\\.|[^\]\\])*+\])|\n[ ]{8}(?P<bar>\|[ ])?|(?P<blank>[ ])")


class Form(NamedTuple):
    """A clause by which a sum is of a `kind`; `rule` names it.

    It fits where `before` ends at the sum, `after` begins at it, `unless` is not before it and `around` is spoken of
    near it.
    """

    kind: BudgetKind
    rule: str
    before: SparingPattern | None
    after: SparingPattern | None
    unless: SparingPattern | None
    around: SparingPattern | None


def form(
    kind: BudgetKind,
    rule: str,
    *,
    before: str = "",
    after: str = "",
    unless: str = "",
    around: str = "",
) -> Form:
    """Write a form: its patterns as `pattern` reads them."""
    texts = [_LAYOUT.sub(_written, text) for text in (before, rf"\A(?:{after})" if after else "", unless, around)]
    return Form(kind, rule, *(SparingPattern(text, re.IGNORECASE) if text else None for text in texts))


def pattern(text: str) -> re.Pattern[str]:
    """Compile what is laid out to be read: a blank is any white space, a line's end with its margin is nothing.

    The margin is of eight blanks, so that a ninth is a blank; "| " at a line's start is another way to say it.
    """
    return re.compile(_LAYOUT.sub(_written, text), re.IGNORECASE)


def sparing(text: str) -> SparingPattern:
    """Hold a pattern that is tried only where words of its stand, laid out as `pattern` reads it."""
    return SparingPattern(_LAYOUT.sub(_written, text), re.IGNORECASE)


def ending(text: str) -> EndingPattern:
    """Hold a pattern that is anchored to the end of what it is asked of, laid out as `pattern` reads it."""
    return EndingPattern(_LAYOUT.sub(_written, text), re.IGNORECASE)


def _written(part: re.Match[str]) -> str:
    return part["set"] or ("|" if part["bar"] else r"\s+" if part["blank"] else "")


class Forms:
    """A table of forms, of which the first that fits decides.

    The word right before a sum and the one right behind it tell which few of them may fit at all.
    """

    def __init__(self, *forms: Form) -> None:
        """Hold the forms, in order."""
        self.forms = forms

    @cached_property
    def _before(self) -> Edges:
        return Edges([_edge(one.before) for one in self.forms])

    @cached_property
    def _after(self) -> Edges:
        return Edges([_edge(one.after, backwards=False) for one in self.forms], backwards=False)

    def first_fitting(self, before: str, after: str, around: str) -> tuple[BudgetKind, str] | None:
        """Find the first form that fits, and give what it says and its name."""
        small_before, small_after = before.lower(), after.lower()
        places = self._before.beside(last_word(before)) & self._after.beside(first_word(after))
        while places:
            lowest = places & -places
            places ^= lowest
            one = self.forms[lowest.bit_length() - 1]
            if one.after is not None and not (_holds(small_after, one.after) and one.after.compiled.match(after)):
                continue
            if one.before is not None and not (_holds(small_before, one.before) and one.before.compiled.search(before)):
                continue
            if one.unless is not None and one.unless.search(before):
                continue
            if one.around is not None and not one.around.search(around):
                continue
            return one.kind, one.rule
        return None


def _edge(pattern: SparingPattern | None, *, backwards: bool = True) -> frozenset[str]:
    return edge_letters(pattern.pattern if pattern else "", re.IGNORECASE, backwards=backwards)


def _holds(small: str, pattern: SparingPattern) -> bool:
    """Tell whether a text in small letters holds one of the words that a pattern goes with."""
    for word in pattern.words:  # noqa: SIM110 - a generator would take three times as long
        if word in small:
            return True
    return False
