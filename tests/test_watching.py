"""Watching a folder: half-written files are left until they are quiet, and an interrupt ends it in good order."""

import os
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

import corpus.watching
from corpus.ingest import IngestSummary
from corpus.sources import OnMissing
from corpus.watching import State, watch


def test_papers_are_taken_once_they_are_quiet(tmp_path: Path) -> None:
    (tmp_path / "there.txt").write_text("here before")
    steps = iter(
        [
            lambda: (tmp_path / "new.txt").write_text("half"),
            lambda: (tmp_path / "new.txt").write_text("half and whole"),
            lambda: None,
            lambda: (tmp_path / "there.txt").write_text("changed"),
            lambda: os.utime(tmp_path / "there.txt", (1, 1)),
            lambda: None,
        ]
    )

    def wait(seconds: float) -> None:
        step = next(steps, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    rounds: list[list[str]] = []

    def take(paths: list[str]) -> IngestSummary:
        rounds.append([Path(path).name for path in paths])
        return IngestSummary(read=len(paths))

    summaries = list(watch([tmp_path], take, wait=wait))
    assert rounds == [["there.txt"], ["new.txt"], ["there.txt"]]
    assert [summary.read for summary in summaries] == [1, 1, 1]


def test_an_interrupted_round_is_the_last(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text("words")
    summaries = list(watch([tmp_path], lambda _: IngestSummary(interrupted=True), wait=lambda _: None))
    assert [summary.interrupted for summary in summaries] == [True]


def test_a_folder_that_is_not_there_yet_is_waited_for(tmp_path: Path) -> None:
    looks = 0

    def wait(seconds: float) -> None:
        nonlocal looks
        looks += 1
        if looks == 2:
            (tmp_path / "later").mkdir()
            (tmp_path / "later" / "paper.txt").write_text("words")
        if looks == 5:
            raise KeyboardInterrupt

    told: list[str] = []

    def miss(path: str, reason: str, advice: str) -> None:
        told.append(f"{Path(path).name}: {reason}; {advice}")

    rounds = watch(
        [tmp_path / "later"],
        lambda paths: IngestSummary(read=len(paths)),
        on_missing=miss,
        wait=wait,
    )
    assert [summary.read for summary in rounds] == [1]
    assert told == ["later: no such file or folder; check the path"]


def test_a_folder_that_takes_long_to_look_at_is_looked_at_less_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look(paths: Iterable[str], on_missing: OnMissing) -> dict[str, State]:
        time.sleep(0.3)
        return {}

    def wait(seconds: float) -> None:
        rests.append(seconds)
        raise KeyboardInterrupt

    rests: list[float] = []
    monkeypatch.setattr(corpus.watching, "_look", look)
    assert list(watch([tmp_path], lambda _: IngestSummary(), wait=wait)) == []
    assert rests[0] >= 3
