"""What a kind of record needs in more than one place is in all of them."""

import tomllib
from pathlib import Path

from extract.extraction import EXTRACTORS
from models import RECORD_KINDS, Extraction


def test_every_kind_of_record_has_its_extractor_and_field() -> None:
    names = [kind.name for kind in RECORD_KINDS]
    assert sorted(extractor.KIND for extractor in EXTRACTORS) == sorted(names)
    assert [name for name in Extraction.model_fields if name in names] == names
    assert len({kind.letter for kind in RECORD_KINDS} - {"p"}) == len(names)  # the ids of papers begin with p


def test_no_extractor_may_import_another() -> None:
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (apart,) = [contract["modules"] for contract in contracts if contract["name"].startswith("extractors")]
    assert set(apart) == {extractor.__name__ for extractor in EXTRACTORS}  # type: ignore[attr-defined]
