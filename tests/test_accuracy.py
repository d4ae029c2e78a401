"""The accuracy gate: the samples reach the floors of `accuracy.toml`, and no floor goes down without a reason."""

import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.evaluation.figures import Figures, Share, Tally, count
from corpus.evaluation.floors import Floors, falls, floors_of, parse_floors, raised, unexplained, write_floors
from corpus.evaluation.labels import fingerprint, read_labels
from corpus.evaluation.runs import Run, faults
from corpus.samples import LABELS

FILE = Path(__file__).with_name("accuracy.toml")
RENEW = "run `python benchmarks/floors.py` and commit tests/accuracy.toml"


@pytest.fixture(scope="module")
def floors() -> Floors:
    return parse_floors(FILE.read_text(encoding="utf-8"))


def test_floors_are_of_the_labels_that_are_shipped(floors: Floors) -> None:
    now = fingerprint(read_labels(path) for path in LABELS.glob("*.json"))
    assert floors.labels == now, f"the labels of the samples changed: {RENEW}"


def test_the_samples_reach_the_floors(floors: Floors, sample_run: Run) -> None:
    measured = floors_of(count(sample_run.papers), sample_run.labels)
    fallen = falls(floors, measured)
    told = "\n".join(map(str, faults(sample_run)))
    assert not fallen, f"accuracy fell: {fallen}\nall that is wrong in the samples:\n{told}"
    assert set(measured.least) == set(floors.least), f"there are new figures: {RENEW}"


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=FILE.parent, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""


def test_no_floor_was_ever_lowered_without_a_reason_in_the_same_commit() -> None:
    commits = _git("log", "--format=%H", "--", FILE.name).split()
    if not commits:
        pytest.skip("no git history here")
    versions = [parse_floors(FILE.read_text(encoding="utf-8"))]
    versions += [parse_floors(text) for commit in commits if (text := _git("show", f"{commit}:./{FILE.name}"))]
    for after, before in pairwise(versions):
        assert unexplained(before, after) == [], "lower floors with `python benchmarks/floors.py --lower REASON`"


def made(**least: float) -> Floors:
    return Floors(labels="0123", least={name.replace("_", "."): value for name, value in least.items()})


def test_floors_are_cut_so_that_the_same_figures_reach_them() -> None:
    figures = Figures(kinds={"dates": Tally(found=2, missed=1, fields={"role": Share(1, 3)})})
    floors = floors_of(figures, "0123")
    assert floors.least == {"dates.precision": 1.0, "dates.recall": 0.666, "dates.role": 0.333}
    assert falls(floors, floors) == {}


def test_raising_keeps_what_was_reached_and_notes_nothing() -> None:
    after = raised(made(dates_role=0.9, dates_recall=0.9), made(dates_role=0.95, dates_recall=0.8))
    assert after.least == {"dates.role": 0.95, "dates.recall": 0.9}
    assert after.lowered == ()


def test_lowering_needs_its_own_reason() -> None:
    before, now = made(dates_role=0.9, dates_recall=0.9), made(dates_role=0.8, dates_recall=0.9)
    assert unexplained(before, now) == ["dates.role"]
    lowered = raised(before, now, reason="two labels were wrong")
    assert unexplained(before, lowered) == []
    # A reason that was given before does for no second fall, nor one for another value.
    again = lowered.model_copy(update={"least": {**lowered.least, "dates.role": 0.7}})
    assert unexplained(lowered, again) == ["dates.role"]


def test_a_floor_that_is_gone_was_lowered() -> None:
    assert unexplained(made(dates_role=0.9), made()) == ["dates.role"]


def test_files_of_floors_are_read_as_they_were_written() -> None:
    floors = raised(made(dates_role=0.9, paper_body=1.0), made(dates_role=0.85, paper_body=1.0), reason='the "old" way')
    assert parse_floors(write_floors(floors)) == floors
