"""Hyphens at the ends of printed lines: which are printed for good, and which only break a word."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.readers.pdf_page import HYPHEN, SOFT, PageInk

_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def settle_hyphens(pages: Sequence[PageInk]) -> None:
    """Decide for every hyphen at a line's end whether it is printed for good ("well-being") or only breaks the word.

    The paper itself decides where it prints the word elsewhere; a paper that breaks many words breaks this one too.
    """
    broken = [
        (part, after)
        for ink in pages
        if ink.hyphens
        for part, after in pairwise(ink.stretches)
        if part.texts[-1][-1:] == HYPHEN
    ]
    if not broken:
        return
    forms = [_forms(part.texts[-1], after.texts[0]) for part, after in broken]
    sought = {form for told in forms if told for form in told[:2]}
    known: set[str] = set()
    for ink in pages:
        if not sought:
            break
        text = " ".join([part.text for part in ink.stretches]).casefold()
        if any(form in text for form in sought):
            found = sought.intersection(_LETTERS.findall(text))
            known |= found
            sought -= found
    breaks_words = len(broken) > 8 and len(broken) > 0.04 * _count_lines(pages)
    for (part, _), told in zip(broken, forms, strict=True):
        keep = told is None or told[1] in known or not (told[0] in known or (breaks_words and told[2]))
        part.texts[-1] = part.texts[-1][:-1] + ("-" if keep else SOFT)


def _count_lines(pages: Iterable[PageInk]) -> int:
    return sum([after.x0 < part.lefts[-1] for ink in pages for part, after in pairwise(ink.stretches)])


def _forms(word: str, follower: str) -> tuple[str, str, bool] | None:
    """Write a broken word as one and with its hyphen, and tell a small second part; None where a part is no word."""
    head, tail = word[:-1], follower
    first, second = _LETTERS.findall(head)[-1:], _LETTERS.findall(tail)[:1]
    if first and second and head.endswith(first[0]) and tail.startswith(second[0]):
        return (first[0] + second[0]).casefold(), f"{first[0]}-{second[0]}".casefold(), second[0].islower()
    return None
