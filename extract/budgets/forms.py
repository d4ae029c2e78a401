"""Clauses that tell what their sum is, written as a table: what stands before it, behind it and around it.

A form decides by the grammar of the clause ("award the contract … at £9k", "£3m … from the reserve"), whatever nouns
stand nearer to the sum. The tables of forms stand in `balances`, `constructions`, `funders` and `charges`.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

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
    opened = rf"\A(?:{after})" if after else ""
    return Form(kind, rule, *(_sparing(text) if text else None for text in (before, opened, unless, around)))


def _sparing(text: str) -> SparingPattern:
    return SparingPattern(_LAYOUT.sub(_written, text), re.IGNORECASE)


def pattern(text: str) -> re.Pattern[str]:
    """Compile what is laid out to be read: a blank is any white space, a line's end with its margin is nothing.

    The margin is of eight blanks, so that a ninth is a blank; "| " at a line's start is another way to say it.
    """
    return re.compile(_LAYOUT.sub(_written, text), re.IGNORECASE)


def _written(part: re.Match[str]) -> str:
    return part["set"] or ("|" if part["bar"] else r"\s+" if part["blank"] else "")


def first_fitting(forms: Sequence[Form], before: str, after: str, around: str) -> tuple[BudgetKind, str] | None:
    """Find the first form that fits, and give what it says and its name."""
    small_before, small_after = before.lower(), after.lower()
    for one in forms:
        if one.before is not None and not _finds(one.before, before, small_before):
            continue
        if one.after is not None and not _finds(one.after, after, small_after):
            continue
        if one.unless is not None and one.unless.search(before):
            continue
        if one.around is not None and not one.around.search(around):
            continue
        return one.kind, one.rule
    return None


def _finds(pattern: SparingPattern, text: str, small: str) -> bool:
    """Search a text that is known in small letters too."""
    return any(map(small.__contains__, pattern.words)) and pattern.compiled.search(text) is not None
