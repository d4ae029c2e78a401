"""Work done in other processes: several tasks at a time, and one that crashes, hangs or eats memory costs itself only.

Each worker has its own pipe and holds one task at a time, so that the task that killed it is known; a pool from the
standard library would lose all that were under way.
"""

import multiprocessing
import os
import pickle
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from types import ModuleType
from typing import Any, Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


_NO_MEMORY = 75
"""The exit code of a process that had no memory left to tell of its result."""

OUT_OF_MEMORY = "out of memory"
"""The reason of a crash for want of memory."""


@dataclass(frozen=True, slots=True)
class Crash:
    """The process that worked on a task died; `reason` says how. `overdue`: it was ended, since it took too long."""

    reason: str
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may take: `seconds`, and `memory` in bytes of the address space of its process."""

    seconds: float = 600.0
    memory: int = 4_000_000_000


_AHEAD = 32
"""How many tasks for each process may be taken before the first of them is done."""

_MOST_WAITING = 32_000_000
"""Bytes of results that may wait; where there are more, as few tasks are taken as keep the processes at work."""


def usual_jobs() -> int:
    """As many jobs as this process has processors."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, processors)


class WorkersFailed(Exception):
    """Worker processes die before they can take up any work."""


def run_in_order(
    function: Callable[[Task], Result],
    tasks: Iterable[Task],
    *,
    jobs: int,
    decide: Callable[[Task], Result | None],
    limits: Limits | None = None,
) -> Iterator[tuple[Task, Result | Crash]]:
    """Work on tasks with `jobs` processes; hand back the results in the order of the tasks.

    With 0 jobs this process works on them itself, where nothing can be limited. `decide` runs in this process and may
    settle a task at once. Results wait for that of a slower task before them, as many as are small: no process is idle
    because one paper of a folder is a thick one.
    `function` must be importable by name. Raises `WorkersFailed`.
    """
    if jobs > 0:
        run = _Run(function, iter(tasks), jobs, decide, limits or Limits())
        try:
            yield from run.results()
        finally:
            run.stop()
        return
    for task in tasks:
        decided = decide(task)
        yield task, function(task) if decided is None else decided


def _serve(function: Callable[[Any], object], pipe: Any, memory: int) -> None:
    """Work on what comes through the pipe until it closes; interrupts are for the process at its other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(memory)
    try:
        pipe.send("ready")
        while True:
            pipe.send((function(pipe.recv()),))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except MemoryError:
        os._exit(_NO_MEMORY)


def _limit_memory(most: int) -> None:
    """Let this process have no more address space than that, where the system knows such a limit."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


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
    """A process and our end of its pipe; `at` is the number of the task that it holds, `due` when it must be done."""

    def __init__(self, function: Callable[[Any], object], memory: int) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(function, theirs, memory), daemon=True)
        with _without_main():
            self.process.start()
        theirs.close()
        self.ready = False
        self.at: int | None = None
        self.due = float("inf")

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
        if code == _NO_MEMORY:
            return OUT_OF_MEMORY
        return f"exit code {code}"


@dataclass(slots=True)
class _Run(Generic[Task, Result]):
    function: Callable[[Task], Result]
    tasks: Iterator[Task]
    jobs: int
    decide: Callable[[Task], Result | None]
    limits: Limits
    workers: list[_Worker] = field(default_factory=list)
    taken: dict[int, Task] = field(default_factory=dict)
    waiting: deque[int] = field(default_factory=deque)
    done: dict[int, Result | Crash] = field(default_factory=dict)
    sizes: dict[int, int] = field(default_factory=dict)
    first: int = 0
    next: int = 0
    exhausted: bool = False

    def results(self) -> Iterator[tuple[Task, Result | Crash]]:
        while True:
            self._take()
            self._give()
            if self.first in self.done:
                self.sizes.pop(self.first, None)
                yield self.taken.pop(self.first), self.done.pop(self.first)
                self.first += 1
            elif self.exhausted and not self.taken:
                return
            else:
                self._listen()

    def _take(self) -> None:
        """Take tasks while there is someone to work on them, but not too far ahead of the first that is not done."""
        ahead = _AHEAD if sum(self.sizes.values()) < _MOST_WAITING else 2
        while not self.exhausted and len(self.waiting) < self.jobs and self.next < self.first + ahead * self.jobs:
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
                worker.due = time.monotonic() + self.limits.seconds
                # A worker that has just died is noticed when its pipe is read.
                with suppress(OSError):
                    worker.pipe.send(self.taken[worker.at])
        starting = sum(not worker.ready for worker in self.workers)
        while len(self.workers) < self.jobs and starting < len(self.waiting):
            try:
                self.workers.append(_Worker(self.function, self.limits.memory))
            except OSError as error:
                if not self.workers:
                    raise WorkersFailed(error.strerror or str(error)) from error
                self.jobs = len(self.workers)  # the system gives us no more processes
            starting += 1

    def _listen(self) -> None:
        by_pipe = {worker.pipe: worker for worker in self.workers}
        due = min(worker.due for worker in self.workers)
        left = None if due == float("inf") else max(0.0, due - time.monotonic())
        heard = wait(list(by_pipe), left)
        for pipe in heard:
            worker = by_pipe[pipe]  # type: ignore[index]
            try:
                packed = worker.pipe.recv_bytes()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if worker.ready and worker.at is not None:
                (self.done[worker.at],) = pickle.loads(packed)
                self.sizes[worker.at] = len(packed)
                worker.at, worker.due = None, float("inf")
            worker.ready = True
        now = time.monotonic()
        for worker in [worker for pipe, worker in by_pipe.items() if pipe not in heard and worker.due <= now]:
            self._end(worker)

    def _end(self, worker: _Worker) -> None:
        """End a process whose task takes too long; another one takes its place."""
        self.workers.remove(worker)
        worker.process.kill()
        worker.stop()
        assert worker.at is not None
        self.done[worker.at] = Crash(f"ended after {self.limits.seconds:g} seconds", overdue=True)

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
