"""The language pipeline."""

import subprocess
import sys
from pathlib import Path

import pytest

from extract import extract
from extract.language import find_people
from models import Settings, UnreadablePaper
from tests.papers import made


def test_a_pipeline_that_is_missing_is_a_clear_error() -> None:
    with pytest.raises(UnreadablePaper, match="no_such_pipeline"):
        find_people(["Ann Holt spoke."], "no_such_pipeline")


def test_without_a_pipeline_nobody_is_named() -> None:
    assert find_people(["Ann Holt spoke."], None) == [[]]


def test_a_named_pipeline_adds_the_people_that_it_recognises(tmp_path: Path) -> None:
    import spacy

    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Young Fell"}])  # type: ignore[attr-defined]
    pipeline.to_disk(tmp_path / "pipeline")
    paper = made("Young Fell, Chief Nurse, spoke.\n\nThe Chief Executive was there when Young Fell presented the plan.")
    named = extract(paper, Settings(pipeline=str(tmp_path / "pipeline")))
    assert "Young Fell" not in [officer.name for officer in extract(paper).officers]
    assert "Young Fell" in [officer.name for officer in named.officers]


def test_a_paper_is_extracted_without_spacy() -> None:
    code = (
        "import sys\n"
        "from extract import extract\n"
        "from tests.papers import made\n"
        "extract(made('The Chief Executive presented the Better Care Fund plan to the Board.'))\n"
        "sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
