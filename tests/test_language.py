"""The language pipeline."""

import subprocess
import sys

import pytest

from extract.language import find_people
from models import UnreadablePaper


def test_a_pipeline_that_is_missing_is_a_clear_error() -> None:
    with pytest.raises(UnreadablePaper, match="no_such_pipeline"):
        find_people(["Ann Holt spoke."], "no_such_pipeline")


def test_without_a_pipeline_nobody_is_named() -> None:
    assert find_people(["Ann Holt spoke."], None) == [[]]


def test_a_paper_is_extracted_without_spacy() -> None:
    code = (
        "import sys\n"
        "from extract import extract\n"
        "from tests.papers import made\n"
        "extract(made('The Chief Executive presented the Better Care Fund plan to the Board.'))\n"
        "sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
