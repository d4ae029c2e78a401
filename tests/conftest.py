"""What all tests share: the option that renews golden files, and the sample minute book."""

from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --renew-golden, which writes the golden files anew; read the change before you commit it."""
    parser.addoption("--renew-golden", action="store_true", help="write the golden files anew")


@pytest.fixture(scope="session")
def sample_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the minute book of the sample papers once for the session; do not write to it."""
    from corpus.ingest import ingest
    from corpus.samples import sample_papers

    path = tmp_path_factory.mktemp("samples") / "samples.db"
    ingest(path, sample_papers())
    return path
