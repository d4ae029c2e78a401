"""Clauses that tell what their sum is, written as a table: what stands before it, behind it and around it.

A form decides by the grammar of the clause ("award the contract … at £9k", "£3m … from the reserve"), whatever nouns
stand nearer to the sum. The tables of forms stand in `balances`, `constructions`, `funders` and `charges`.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from models import BudgetKind

_NEAR = 240  # characters before and behind a sum in which a form's words stand
# a set of letters, in which a blank is one; a line's end, with the bar of another way behind it; a blank
_LAYOUT = re.compile(r"(?P<set>\[(?:\\.|[^\]\\])*+\])|\n[ ]{8}(?P<bar>\|[ ])?|(?P<blank>[ ])")


class Form(NamedTuple):
    """A clause by which a sum is of a `kind`; `rule` names it.

    It fits where `before` ends at the sum, `after` begins at it, `unless` is not before it and `around` is spoken of
    near it. Where none of `words` is near, in lower case, nothing is tried.
    """

    kind: BudgetKind
    rule: str
    words: tuple[str, ...]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    around: re.Pattern[str] | None


def form(
    kind: BudgetKind,
    rule: str,
    words: str,
    *,
    before: str = "",
    after: str = "",
    unless: str = "",
    around: str = "",
) -> Form:
    """Write a form: its patterns as `pattern` reads them, its words parted by blanks."""
    opened = rf"\A(?:{after})" if after else ""
    parts = (pattern(text) if text else None for text in (before, opened, unless, around))
    return Form(kind, rule, tuple(words.split()), *parts)


def pattern(text: str) -> re.Pattern[str]:
    """Compile what is laid out to be read: a blank is any white space, a line's end with its margin is nothing.

    The margin is of eight blanks, so that a ninth is a blank; "| " at a line's start is another way to say it.
    """
    return re.compile(_LAYOUT.sub(_written, text), re.IGNORECASE)


def _written(part: re.Match[str]) -> str:
    return part["set"] or ("|" if part["bar"] else r"\s+" if part["blank"] else "")


def window(before: str, after: str) -> str:
    """Cut the stretch in which a form's words are looked for."""
    return f"{before[-_NEAR:]} {after[:_NEAR]}".casefold()


def first_fitting(forms: Sequence[Form], before: str, after: str, around: str) -> tuple[BudgetKind, str] | None:
    """Find the first form that fits, and give what it says and its name."""
    near = window(before, after)
    for one in forms:
        if not any(word in near for word in one.words):
            continue
        if one.before is not None and not one.before.search(before):
            continue
        if one.after is not None and not one.after.match(after):
            continue
        if one.unless is not None and one.unless.search(before):
            continue
        if one.around is not None and not one.around.search(around):
            continue
        return one.kind, one.rule
    return None
