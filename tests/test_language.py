"""The language pipeline."""

import subprocess
import sys

import pytest

from extract.language import find_people, find_phrases
from models import UnreadablePaper


def test_finds_the_longest_phrases_by_whole_words() -> None:
    found = find_phrases(["The CHIEF Nurse and the nursery nurse", ""], "test posts", ("nurse", "chief nurse"))
    assert found == [[(4, 15), (32, 37)], []]


def test_a_pipeline_that_is_missing_is_a_clear_error() -> None:
    with pytest.raises(UnreadablePaper, match="no_such_pipeline"):
        find_people(["Ann Holt spoke."], "no_such_pipeline")


def test_the_built_in_pipeline_names_nobody() -> None:
    assert find_people(["Ann Holt spoke."], None) == [[]]


def test_extractors_load_spacy_only_when_a_paper_needs_it() -> None:
    code = "import sys, extract.officers, extract.schemes; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
