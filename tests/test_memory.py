"""What is worked out once for a paper, and the memory that a long one takes."""

import ctypes
import gc
import hashlib
from dataclasses import replace
from operator import attrgetter

import pytest

from corpus import digest, heap, prints
from corpus.digest import digest_source
from extract.memory import forget, remember, remember_by, remember_each
from models import Block, MediaType, Paper, Settings, Source
from tests.hostile.damaged_pdfs import good
from tests.papers import made


def test_an_answer_is_kept_for_the_very_same_paper_until_it_is_forgotten() -> None:
    asked: list[Paper] = []

    @remember
    def words(paper: Paper) -> list[str]:
        asked.append(paper)
        return paper.text.split()

    paper = made("The Clerk reported.")
    assert words(paper) is words(paper)
    assert len(asked) == 1
    assert words(made("The Clerk reported.")) == words(paper) == ["The", "Clerk", "reported."]
    forget()
    assert words(paper) == ["The", "Clerk", "reported."]
    assert len(asked) == 4


def test_answers_are_kept_for_each_part_of_a_paper() -> None:
    asked: list[int] = []

    @remember_each(attrgetter("start"))
    def words(paper: Paper, block: Block) -> list[str]:
        asked.append(block.start)
        return paper.text[block.start : block.end].split()

    paper = made("One block.\nAnother one.")
    first, second = paper.blocks
    for block, told in ((first, ["One", "block."]), (second, ["Another", "one."]), (first, ["One", "block."])):
        assert words(paper, block) == told
    assert asked == [first.start, second.start]


def test_an_answer_is_kept_for_all_stages_of_a_paper_with_the_same_key() -> None:
    asked: list[Paper] = []

    @remember_by(attrgetter("running"))
    def words(paper: Paper) -> list[str]:
        asked.append(paper)
        return paper.text.split()

    paper = made("The Clerk reported.")
    assert words(paper) is words(replace(paper, items=()))
    assert words(replace(paper, running=("Page 1",))) is words(replace(paper, running=("Page 1",), items=()))
    assert len(asked) == 2
    forget()
    assert words(replace(paper, running=("Page 1",))) == ["The", "Clerk", "reported."]
    assert len(asked) == 3


def test_a_paper_whose_rows_are_made_is_let_go() -> None:
    text = b"Dunmere Parish Council\nMinutes of the meeting held on 4 March 2024\n1. RESOLVED to pay 20 pounds.\n"
    source = Source(text, hashlib.sha256(text).hexdigest(), MediaType.TEXT, "let-go.txt")
    assert digest_source(source, Settings()).characters
    gc.collect()
    assert not [held for held in gc.get_objects() if isinstance(held, Paper) and held.facts.source == "let-go.txt"]


@pytest.mark.parametrize(("pages", "times"), [(60, 1), (8, 0)])
def test_the_engine_gives_back_what_a_long_paper_took(pages: int, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[None] = []
    monkeypatch.setattr(digest, "give_back", lambda: given.append(None))
    data = good(pages)
    digest_source(Source(data, hashlib.sha256(data).hexdigest(), MediaType.PDF, "a.pdf"), Settings())
    assert len(given) == times


def test_where_the_library_gives_nothing_back_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def other_system(name: object) -> object:
        asked.append(name)
        raise TypeError("no such library")

    monkeypatch.setattr(ctypes, "CDLL", other_system)
    heap.give_back()
    assert asked == [None]


def test_the_prints_of_a_long_text_are_taken_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    text = " ".join(f"word{number * number % 977}" for number in range(2_000))
    whole = prints.print_text(text)
    monkeypatch.setattr(prints, "_AT_ONCE", 7)
    assert prints.print_text(text) == whole
