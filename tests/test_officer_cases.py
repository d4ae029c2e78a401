"""Cases of officers from tables: `tests/cases/officers*.toml`."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from models import PaperKind
from tests.test_officers import Row, read, rows

CASES: list[dict[str, Any]] = [
    case
    for path in sorted((Path(__file__).parent / "cases").glob("officers*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def _row(written: str) -> Row:
    name, post, organisation, role = (part.strip() for part in written.split("|"))
    return name or None, post or None, organisation or None, role


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_reads_them(case: dict[str, Any]) -> None:
    found = rows(read(case["text"], PaperKind(case.get("kind", "minutes"))))
    assert sorted(found, key=str) == sorted(map(_row, case["found"]), key=str)
