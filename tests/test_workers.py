"""Work in other processes: order, crashes, and not running ahead."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.workers import _AHEAD, Crash, Limits, WorkersFailed, run_in_order


def double(task: int) -> int:
    """Work on a task; 13 is unlucky."""
    if task == 13:
        os.kill(os.getpid(), signal.SIGSEGV)
    if task == 14:
        os._exit(3)
    return 2 * task


def small(task: int) -> int | None:
    """Settle small tasks at once."""
    return -task if task < 10 else None


@pytest.mark.parametrize("jobs", [0, 1, 2])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    tasks = [30, 1, 20, 2, 25, 21, 3]
    assert list(run_in_order(double, tasks, jobs=jobs, decide=small)) == [
        (task, -task if task < 10 else 2 * task) for task in tasks
    ]


def test_a_crash_costs_one_task_only() -> None:
    results = dict(run_in_order(double, [10, 13, 11, 14, 12, 15, 16, 17], jobs=2, decide=small))
    assert results.pop(13) == Crash("killed by SIGSEGV")
    assert results.pop(14) == Crash("exit code 3")
    assert results == {10: 20, 11: 22, 12: 24, 15: 30, 16: 32, 17: 34}


def test_no_process_is_started_for_what_is_settled_at_once() -> None:
    def unreachable(task: int) -> int:
        raise AssertionError(task)  # nor could this function be sent to another process

    assert list(run_in_order(unreachable, [1, 2, 3], jobs=4, decide=small)) == [(1, -1), (2, -2), (3, -3)]


def test_tasks_are_not_taken_far_ahead() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for task in range(1000, 2000):
            taken.append(task)
            yield task

    results = run_in_order(double, tasks(), jobs=2, decide=small)
    assert next(results) == (1000, 2000)
    assert len(taken) <= 2 * _AHEAD
    results.close()  # type: ignore[attr-defined]


def leave(task: tuple[int, Path]) -> int:
    """Leave a file when it is done; the first task is done only when another one's is there."""
    number, path = task
    while number == 0 and not path.exists():
        time.sleep(0.01)
    path.touch()
    return number


def test_one_slow_task_does_not_hold_up_the_others(tmp_path: Path) -> None:
    tasks = [(0, tmp_path / "25"), *((number, tmp_path / str(number)) for number in range(1, 30))]
    results = run_in_order(leave, tasks, jobs=2, decide=lambda _: None, limits=Limits(seconds=60))
    assert [result for _, result in results] == list(range(30))


def linger(task: tuple[int, Path]) -> int:
    """Leave a file when it is begun; the first task is done when another one's is there, and some time has gone."""
    number, path = task
    (path / str(number)).touch()
    while number == 0 and not (path / "3").exists():
        time.sleep(0.01)
    time.sleep(0.0 if number else 0.5)
    return number


def test_few_large_results_wait_for_a_slow_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.workers._MOST_WAITING", 1)
    tasks = [(number, tmp_path) for number in range(30)]
    results = run_in_order(linger, tasks, jobs=2, decide=lambda _: None)
    assert next(results)[1] == 0
    assert len(list(tmp_path.iterdir())) <= 7
    results.close()  # type: ignore[attr-defined]


def test_a_process_goes_on_while_its_result_is_used(tmp_path: Path) -> None:
    results = run_in_order(linger, [(number, tmp_path) for number in range(1, 9)], jobs=1, decide=lambda _: None)
    assert next(results)[1] == 1
    until = time.monotonic() + 30
    while not (tmp_path / "3").exists() and time.monotonic() < until:
        time.sleep(0.01)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1", "2", "3"]
    results.close()  # type: ignore[attr-defined]


def outlast(task: tuple[int, Path]) -> bool:
    """Be done, as the first task, only when all others are."""
    number, path = task
    until = time.monotonic() + 50
    while number == 0 and len(list(path.iterdir())) < 5 and time.monotonic() < until:
        time.sleep(0.01)
    if number:
        (path / str(number)).touch()
    return time.monotonic() < until


def test_nothing_waits_behind_a_slow_task_while_another_process_is_idle(tmp_path: Path) -> None:
    tasks = [(number, tmp_path) for number in range(6)]
    results = run_in_order(outlast, tasks, jobs=2, decide=lambda _: None)
    assert [result for _, result in results] == [True] * 6


def outlast_last(task: tuple[int, Path]) -> bool:
    """Be done, as the last task, only when all others are."""
    number, path = task
    return outlast(((number + 1) % 6, path))


def test_what_another_process_has_done_is_not_begun_again_behind_a_thick_task(tmp_path: Path) -> None:
    """Its result may have been handed over, while the process with the thick task has it still before it."""
    tasks = [(number, tmp_path) for number in range(6)]
    results = run_in_order(
        outlast_last, tasks, jobs=2, decide=lambda _: None, weigh=lambda task: 900 if task[0] == 5 else 1
    )
    assert [result for _, result in results] == [True] * 6


def test_it_is_told_which_task_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.workers._LONG", 0.1)
    waited: list[int] = []
    tasks = [20, 13, 21]
    limits = Limits(seconds=2.0)
    list(run_in_order(heavy, tasks, jobs=1, decide=small, limits=limits, on_wait=waited.append))
    assert 13 in waited


def note(task: tuple[int, Path]) -> int:
    """Note on one list which task was begun."""
    number, path = task
    with path.open("a") as begun:
        begun.write(f"{number}\n")
    return number


@pytest.mark.parametrize(("jobs", "early"), [(1, False), (2, True)])
def test_a_thick_task_is_begun_before_its_turn(tmp_path: Path, jobs: int, early: bool) -> None:
    tasks = [(number, tmp_path / "begun") for number in range(30)]
    weigh = {0: 4, 20: 900}
    results = run_in_order(note, tasks, jobs=jobs, decide=lambda _: None, weigh=lambda task: weigh.get(task[0], 3))
    assert [result for _, result in results] == list(range(30))
    begun = [int(line) for line in (tmp_path / "begun").read_text().split()]
    assert (20 in begun[:8]) is early


SCRIPT = """
from corpus.workers import run_in_order
print(list(run_in_order(abs, [-3, -4], jobs=2, decide=lambda task: None)))
"""


def test_a_script_need_not_be_made_for_it() -> None:
    """Nor even be a file; it is run once."""
    command = [sys.executable, "-"]
    root = Path(__file__).parent.parent
    done = subprocess.run(command, input=SCRIPT, capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout == "[(-3, 3), (-4, 4)]\n"
    assert done.stderr == ""


class Unloadable:
    """Can be sent away but not be received."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (7,)

    def __call__(self, task: int) -> int:
        return task


def test_processes_that_do_not_start_are_told() -> None:
    with pytest.raises(WorkersFailed, match="exit code 7"):
        list(run_in_order(Unloadable(), [10, 11], jobs=2, decide=small))


def take_long() -> None:
    """Prepare for longer than a task may take."""
    time.sleep(1.2)


def test_what_a_process_prepares_is_charged_to_no_task() -> None:
    limits = Limits(seconds=1.0)
    results = run_in_order(double, [10, 11], jobs=1, decide=lambda _: None, limits=limits, prepare=take_long)
    assert list(results) == [(10, 20), (11, 22)]


def heavy(task: int) -> int:
    """Work on a task; 13 hangs, 14 takes all memory, in a way that its process cannot tell of in 15."""
    if task == 13:
        time.sleep(60)
    if task in (14, 15):
        try:
            bytearray(20 * GIGABYTE)
        except MemoryError:
            if task == 15:
                raise
            return -1
    return 2 * task


GIGABYTE = 1_000_000_000


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_task_that_hangs_or_eats_memory_costs_itself_only(jobs: int) -> None:
    limits = Limits(seconds=1.0, memory=4 * GIGABYTE)
    tasks = [10, 13, 11, 14, 12, 15, 16]
    assert list(run_in_order(heavy, tasks, jobs=jobs, decide=small, limits=limits)) == [
        (10, 20),
        (13, Crash("ended after 1 seconds", overdue=True)),
        (11, 22),
        (14, -1),
        (12, 24),
        (15, Crash("out of memory")),
        (16, 32),
    ]


def test_slow_use_of_results_makes_no_task_late() -> None:
    for task, result in run_in_order(heavy, range(20, 26), jobs=1, decide=small, limits=Limits(seconds=0.2)):
        assert result == 2 * task
        time.sleep(0.25 if task < 22 else 0)
