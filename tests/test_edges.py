"""Patterns that are tried only behind a word that they can end with find what they would find anyway."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.budgets.constructions import EARLY, LATE
from extract.edges import EndingPattern, edge_letters, first_word, last_word

# pattern, what its matches end with
ENDINGS = [
    (r"\bcost\s+(?:of|at)\s+$", {"of", "at"}),
    (r"\b(?:cost|price)\s+of\s+(?:about|c\.?)?\s*$", {"of", "about", "c", "."}),
    (r"\bsum\s*[:(–]\s*$", {":", "(", "–"}),
    (r"\bfor\s+(?:\S+\s+)?$", {""}),
    (r"\bvotes?\s*$", {"vote", "votes"}),
    (r"\bpart(?:ed|ing)$", {"parted", "parting"}),
    (r"\bno\s+\d$", set("0123456789")),
    (r"\bspend\w*\s+$", {""}),
    (r"\bcost\s+of\b", {""}),  # not at the end of the text
    (r"(?:\bto\s+$|\bof\b)", {""}),
    (r"\b(?:(?:is|was)\s+){1,3}$", {"is", "was"}),
    (r"\bup(?=\s+to)\s+to\s+$", {"to"}),
]
BEGINNINGS = [
    (r"\s+(?:be|is)\s+paid\b", {"be", "is"}),
    (r"(?:\s+of)?\s+slippage\b", {"of", "slippage"}),
    (r"(?=\s+(?:to|into)\s)[^.]{0,40}\breserves\b", {"to", "into"}),
    (r"[^.]{0,40}\breserves\b", {""}),
    (r"(?!\s+of)\s*\(net\)", {"("}),
]


@pytest.mark.parametrize(("pattern", "letters"), ENDINGS)
def test_the_last_letters_are_read_off_the_pattern(pattern: str, letters: set[str]) -> None:
    assert edge_letters(pattern, re.IGNORECASE) == letters


@pytest.mark.parametrize(("pattern", "letters"), BEGINNINGS)
def test_the_first_letters_are_read_off_the_pattern(pattern: str, letters: set[str]) -> None:
    assert edge_letters(pattern, re.IGNORECASE, backwards=False) == letters


WORDS = """cost Cost of OF at price about c. sum : ( – for votes vote parted parting no 1 spend spending to is was up
    up to, İs ß a\u0131"""
PIECES = st.sampled_from([*WORDS.split(), " "])


@given(st.lists(PIECES, max_size=8).map(" ".join))
def test_it_finds_what_the_bare_pattern_finds(text: str) -> None:
    for pattern, _ in ENDINGS:
        found = EndingPattern(pattern, re.IGNORECASE).search(text)
        assert (found or [None])[0] == (re.search(pattern, text, re.IGNORECASE) or [None])[0]


TELLING = """the a sum of about £ at to in for by from be is was reserves Reserve grant Grant awarded contract tender
    quote
    received invested held stood balances earmarked costs risen saving budget spent on fund Fund with paid funded ( : ,
    request bank account hand expenditure Tarn Ltd Government provided Home Office section 106 towards each more"""
SIDES = st.lists(st.sampled_from(TELLING.split()), max_size=9).map(" ".join)


@given(SIDES, SIDES)
def test_a_table_of_forms_overlooks_none_that_fits(before: str, after: str) -> None:
    before, after = f"{before} ", f" {after}"
    for table in (EARLY, LATE):
        fitting = (
            (one.kind, one.rule)
            for one in table.forms
            if (one.before is None or one.before.compiled.search(before))
            and (one.after is None or one.after.compiled.match(after))
            and not (one.unless and one.unless.compiled.search(before))
            and (one.around is None or one.around.compiled.search(after))
        )
        assert table.first_fitting(before, after, after) == next(fitting, None)


def test_the_word_at_an_edge() -> None:
    assert (last_word("in total ("), last_word("cost OF "), last_word("")) == ("(", "of", "")
    assert (first_word(" Of it"), first_word(", of it"), first_word(" ")) == ("of", ",", "")
