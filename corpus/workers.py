"""Work done in other processes: several tasks at a time, and one that crashes, hangs or eats memory costs itself only.

Each worker has its own pipe and works on its tasks in their order, so that the task that killed it is known; a pool
from the standard library would lose all that were under way.
"""

import os
import pickle
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import Generic, TypeVar

from corpus.worker import Worker

Task = TypeVar("Task")
Result = TypeVar("Result")


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

_HELD = 2
"""How many tasks a process holds: one to work on, one to go on with while we are busy with the result of the first."""

_LONG = 30.0
"""After so many seconds without a result it is told which task is waited for."""

_THICK = 4
"""A task that weighs so many times as much as the others on average is begun before its turn."""

_MOST_WAITING = 32_000_000
"""Bytes of results that may wait; where there are more, as few tasks are taken as keep the processes at work."""


def usual_jobs() -> int:
    """As many jobs as this process has processors."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, processors)


class WorkersFailed(Exception):
    """Worker processes die before they can take up any work."""


def _alike(task: object) -> int:
    """Weigh all tasks the same."""
    return 1


def _need_nothing() -> None:
    """Prepare for no task in particular."""


def _say_nothing(task: object) -> None:
    """Tell nobody."""


def run_in_order(
    function: Callable[[Task], Result],
    tasks: Iterable[Task],
    *,
    jobs: int,
    decide: Callable[[Task], Result | None],
    limits: Limits | None = None,
    prepare: Callable[[], object] = _need_nothing,
    weigh: Callable[[Task], int] = _alike,
    on_wait: Callable[[Task], None] = _say_nothing,
) -> Iterator[tuple[Task, Result | Crash]]:
    """Work on tasks with `jobs` processes; hand back the results in the order of the tasks.

    With 0 jobs this process works on them itself, where nothing can be limited. `decide` runs in this process and may
    settle a task at once. Results wait for that of a slower task before them, as many as are small: no process is idle
    because one paper of a folder is a thick one. Where several work, a task that `weigh`s much more than the others is
    begun before its turn, lest it be the last. `on_wait` is told now and then of a task that is waited for long. Each
    process calls `prepare` first, whose time and memory no task is charged with; it and `function` must be importable
    by name. Raises `WorkersFailed`.
    """
    if jobs > 0:
        run = _Run(function, iter(tasks), jobs, decide, limits or Limits(), prepare, weigh, on_wait)
        try:
            yield from run.results()
        finally:
            run.stop()
        return
    for task in tasks:
        decided = decide(task)
        yield task, function(task) if decided is None else decided


@dataclass(slots=True)
class _Run(Generic[Task, Result]):
    """Tasks by their numbers: `taken`, then `open` until decided, `waiting` for a process, held by one, `done`."""

    function: Callable[[Task], Result]
    tasks: Iterator[Task]
    jobs: int
    decide: Callable[[Task], Result | None]
    limits: Limits
    prepare: Callable[[], object]
    weigh: Callable[[Task], int]
    on_wait: Callable[[Task], None]
    workers: list[Worker] = field(default_factory=list)
    taken: dict[int, Task] = field(default_factory=dict)
    open: dict[int, int] = field(default_factory=dict)
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
                self._listen(wait_for=0.0)
            elif self.exhausted and not self.taken:
                return
            else:
                self._listen()

    def _take(self) -> None:
        """Take the tasks of the window, which reaches so far from the first that is not done."""
        while not self.exhausted and self.next < self.first + _AHEAD * self.jobs:
            try:
                task = next(self.tasks)
            except StopIteration:
                self.exhausted = True
                return
            self.taken[self.next] = task
            self.open[self.next] = self.weigh(task)
            self.next += 1

    def _decide(self) -> None:
        """Settle tasks, or let them wait, while there will be someone to work on them."""
        while len(self.waiting) < self.jobs and (at := self._pick()) is not None:
            del self.open[at]
            decided = self.decide(self.taken[at])
            if decided is None:
                self.waiting.append(at)
            else:
                self.done[at] = decided

    def _pick(self) -> int | None:
        """The next task: the first, but where several work, one that is thick begins before its turn."""
        if sum(self.sizes.values()) >= _MOST_WAITING:
            return next((at for at in self.open if at < self.first + 2 * self.jobs), None)
        if self.jobs > 1 and self.open:
            thickest = max(self.open, key=self.open.__getitem__)
            if self.open[thickest] * len(self.open) > _THICK * sum(self.open.values()):
                return thickest
        return next(iter(self.open), None)

    def _give(self) -> None:
        """Hand out what waits: to those who have nothing, and while there is plenty also something to go on with."""
        self._decide()
        for most in range(_HELD if self.open else 1):
            for worker in self.workers:
                if worker.ready and len(worker.held) <= most and self.waiting:
                    at = self.waiting.popleft()
                    worker.give(at, self.taken[at], self.limits.seconds)
            self._decide()
        self._relieve()
        starting = sum(not worker.ready for worker in self.workers)
        while len(self.workers) < self.jobs and starting < len(self.waiting):
            try:
                self.workers.append(Worker(self.function, self.prepare, self.limits.memory))
            except OSError as error:
                if not self.workers:
                    raise WorkersFailed(error.strerror or str(error)) from error
                self.jobs = len(self.workers)  # the system gives us no more processes
            starting += 1

    def _relieve(self) -> None:
        """Let idle processes have what others would go on with; who first has done it has done it."""
        idle = [worker for worker in self.workers if worker.ready and not worker.held]
        if self.waiting or not idle:
            return
        behind = [at for worker in self.workers for at in list(worker.held)[1:] if self._is_due(at)]
        for worker, at in zip(idle, sorted(behind), strict=False):
            worker.give(at, self.taken[at], self.limits.seconds)

    def _is_due(self, at: int) -> bool:
        """Whether a task that one process holds is not done: another one may have had it, and its result be used."""
        return at in self.taken and at not in self.done and self._holders(at) == 1

    def _holders(self, at: int) -> int:
        return sum(at in worker.held for worker in self.workers)

    def _listen(self, wait_for: float = float("inf")) -> None:
        """Hear from the processes, for which we wait until one is overdue, if no less is said."""
        by_pipe = {worker.pipe: worker for worker in self.workers}
        if not by_pipe:
            return
        due = min(worker.due for worker in self.workers)
        left = min(wait_for, max(0.0, due - time.monotonic()))
        heard = wait(list(by_pipe), min(left, _LONG))
        if not heard and left > _LONG and self.first in self.taken:
            self.on_wait(self.taken[self.first])
        for pipe in heard:
            worker = by_pipe[pipe]  # type: ignore[index]
            try:
                packed = worker.pipe.recv_bytes()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if worker.held:
                at = worker.finish(self.limits.seconds)
                if at in self.taken and at not in self.done:
                    (self.done[at],) = pickle.loads(packed)
                    self.sizes[at] = len(packed)
            worker.ready = True
        now = time.monotonic()
        for worker in [worker for pipe, worker in by_pipe.items() if pipe not in heard and worker.due <= now]:
            worker.kill()
            self._lose(worker, Crash(f"ended after {self.limits.seconds:g} seconds", overdue=True))

    def _bury(self, worker: Worker) -> None:
        reason = worker.stop()
        if not worker.ready:
            raise WorkersFailed(reason)
        self._lose(worker, Crash(reason))

    def _lose(self, worker: Worker, crash: Crash) -> None:
        """Do without a process: what it worked on is lost, what it would have gone on with waits for another one."""
        self.workers.remove(worker)
        if worker.held and (at := worker.held.popleft()) in self.taken:
            self.done.setdefault(at, crash)
        left = [at for at in worker.held if at in self.taken and at not in self.done and not self._holders(at)]
        self.waiting.extendleft(reversed(left))

    def stop(self) -> None:
        """End all processes."""
        for worker in self.workers:
            worker.kill()
        self.workers.clear()
