"""What all tests share: the option that renews golden files, the sample minute book, the samples judged."""

from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from corpus.evaluation.runs import Run
# How long an example takes says how busy the machine is.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

# How long an example takes is measured in benchmarks/; on a busy machine it tells nothing.
settings.register_profile("minutebook", deadline=None)
settings.load_profile("minutebook")

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


@pytest.fixture(scope="session")
def sample_run() -> "Run":
    """Judge the sample papers by their labels once for the session."""
    from corpus.evaluation.measuring import measure, sample_labels

    return measure(sample_labels(), jobs=0)
