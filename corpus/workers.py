"""Work done in other processes: several tasks at a time, and a crash in a native library costs one task only.

Each worker has its own pipe and holds one task at a time, so that the task that killed it is known; a pool from the
standard library would lose all that were under way.
"""

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from types import ModuleType
from typing import Any, Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Crash:
    """The process that worked on a task died; `reason` says how."""

    reason: str


class WorkersFailed(Exception):
    """Worker processes die before they can take up any work."""


def run_in_order(
    function: Callable[[Task], Result],
    tasks: Iterable[Task],
    *,
    jobs: int,
    decide: Callable[[Task], Result | None],
) -> Iterator[tuple[Task, Result | Crash]]:
    """Work on tasks with `jobs` processes (in this one, if it is 1); hand back the results in the order of the tasks.

    `decide` runs in this process and may settle a task at once; tasks are only taken as fast as their results are used.
    `function` must be importable by name. Raises `WorkersFailed`.
    """
    if jobs > 1:
        run = _Run(function, iter(tasks), jobs, decide)
        try:
            yield from run.results()
        finally:
            run.stop()
        return
    for task in tasks:
        decided = decide(task)
        yield task, function(task) if decided is None else decided


def _serve(function: Callable[[Any], object], pipe: Any) -> None:
    """Work on what comes through the pipe until it closes; interrupts are for the process at its other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        pipe.send("ready")
        while True:
            pipe.send((function(pipe.recv()),))


@contextmanager
def _without_main() -> Iterator[None]:
    """Hide the main program from a process that starts, which would run it: a script is not made for that."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


class _Worker:
    """A process and our end of its pipe; `at` is the number of the task that it holds."""

    def __init__(self, function: Callable[[Any], object]) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(function, theirs), daemon=True)
        with _without_main():
            self.process.start()
        theirs.close()
        self.ready = False
        self.at: int | None = None

    def stop(self) -> str:
        """End the process; tell how it ended if it had done so by itself."""
        self.process.join(timeout=1.0)
        code = self.process.exitcode
        if code is None:
            self.process.kill()
            self.process.join()
        self.pipe.close()
        if code is not None and code < 0:
            with suppress(ValueError):
                return f"killed by {signal.Signals(-code).name}"
        return f"exit code {code}"


@dataclass(slots=True)
class _Run(Generic[Task, Result]):
    function: Callable[[Task], Result]
    tasks: Iterator[Task]
    jobs: int
    decide: Callable[[Task], Result | None]
    workers: list[_Worker] = field(default_factory=list)
    taken: dict[int, Task] = field(default_factory=dict)
    waiting: deque[int] = field(default_factory=deque)
    done: dict[int, Result | Crash] = field(default_factory=dict)
    first: int = 0
    next: int = 0
    exhausted: bool = False

    def results(self) -> Iterator[tuple[Task, Result | Crash]]:
        while True:
            self._take()
            self._give()
            if self.first in self.done:
                yield self.taken.pop(self.first), self.done.pop(self.first)
                self.first += 1
            elif self.exhausted and not self.taken:
                return
            else:
                self._listen()

    def _take(self) -> None:
        """Take tasks while there is someone to work on them, but not too far ahead of the first that is not done."""
        while not self.exhausted and len(self.waiting) < self.jobs and self.next < self.first + 4 * self.jobs:
            try:
                task = next(self.tasks)
            except StopIteration:
                self.exhausted = True
                return
            self.taken[self.next] = task
            decided = self.decide(task)
            if decided is None:
                self.waiting.append(self.next)
            else:
                self.done[self.next] = decided
            self.next += 1

    def _give(self) -> None:
        for worker in self.workers:
            if worker.ready and worker.at is None and self.waiting:
                worker.at = self.waiting.popleft()
                # A worker that has just died is noticed when its pipe is read.
                with suppress(OSError):
                    worker.pipe.send(self.taken[worker.at])
        starting = sum(not worker.ready for worker in self.workers)
        while len(self.workers) < self.jobs and starting < len(self.waiting):
            self.workers.append(_Worker(self.function))
            starting += 1

    def _listen(self) -> None:
        by_pipe = {worker.pipe: worker for worker in self.workers}
        for pipe in wait(list(by_pipe)):
            worker = by_pipe[pipe]  # type: ignore[index]
            try:
                message = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if worker.ready and worker.at is not None:
                self.done[worker.at] = message[0]
                worker.at = None
            worker.ready = True

    def _bury(self, worker: _Worker) -> None:
        self.workers.remove(worker)
        reason = worker.stop()
        if not worker.ready:
            raise WorkersFailed(reason)
        if worker.at is not None:
            self.done[worker.at] = Crash(reason)

    def stop(self) -> None:
        """End all processes: the idle ones by themselves as their pipes close, the busy ones by force."""
        for worker in self.workers:
            worker.process.kill()
            worker.stop()
        self.workers.clear()
