"""Phrases of a lexicon, found by whole words."""

from dataclasses import replace

import pytest

from extract.phrases import phrases_in_blocks
from models import Block, BlockKind
from tests.papers import made

PHRASES = ("nurse", "chief nurse", "chair", "clerk", "vice-chair")


def _found(text: str) -> list[tuple[int, int]]:
    paper, block = replace(made(""), text=text), Block(BlockKind.PARAGRAPH, 0, len(text), 0, 1)
    [(_, spans)] = phrases_in_blocks(paper, [(block, text.split())], PHRASES)
    return spans


def test_the_longest_phrase_wins_in_any_case() -> None:
    assert _found("The CHIEF Nurse and the nursery nurse") == [(4, 15), (32, 37)]
    assert _found("The Chief Nurse spoke.") == [(4, 15)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("(the Chair).", ["Chair"]),
        ("“Chair”, Clerk; and", ["Chair", "Clerk"]),
        ("the Clerk’s report, the CHAIR'S", ["Clerk", "CHAIR"]),
        ("Deputy-Chair/Clerk", ["Chair", "Clerk"]),
        ("the Vice-Chair", ["Vice-Chair"]),
        ("left the chair.The Clerk", ["chair", "Clerk"]),
        ("chair@north.example www.north.example/clerk north.example/clerk", []),
        ("chairs, Clerk(s) and clerk_2", []),
    ],
)
def test_words_end_at_marks_and_strokes_but_not_inside_addresses(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in _found(text)] == words


def test_a_long_run_of_marks_or_phrases_is_read_once() -> None:
    assert len(_found("clerk/" * 20_000 + "chair" + "." * 100_000)) == 20_001


def test_equal_words_keep_their_own_places_across_any_blanks() -> None:
    text = "nursery  nurse\u00a0chief\n chief\tnurse chief nurse,chief"
    assert [text[start:end] for start, end in _found(text)] == ["nurse", "chief\tnurse", "chief nurse"]
