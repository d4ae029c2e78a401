"""Work in other processes: order, crashes, and not running ahead."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.workers import Crash, WorkersFailed, run_in_order


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


@pytest.mark.parametrize("jobs", [1, 2])
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


def test_tasks_are_taken_as_fast_as_results_are_used() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for task in range(1000, 2000):
            taken.append(task)
            yield task

    results = run_in_order(double, tasks(), jobs=2, decide=small)
    assert next(results) == (1000, 2000)
    assert len(taken) <= 9
    results.close()  # type: ignore[attr-defined]


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
