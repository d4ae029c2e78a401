"""One process that works for us: its pipe, its limit of memory, the tasks that it holds, and how it ended."""

import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from types import ModuleType
from typing import Any

OUT_OF_MEMORY = "out of memory"
"""How a process ended that had no memory left to tell of its result."""

_NO_MEMORY = 75
"""Its exit code."""


def _serve(function: Callable[[Any], object], prepare: Callable[[], object], pipe: Any, memory: int) -> None:
    """Work on what comes through the pipe until it closes; interrupts are for the process at its other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    prepare()
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


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold back interrupts from a process that starts, which is not to die with a trace before it can ignore them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # which lets interrupts through when it starts
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Worker:
    """A process and our end of its pipe; it works on the first of the tasks that it `held` until `due`."""

    def __init__(self, function: Callable[[Any], object], prepare: Callable[[], object], memory: int) -> None:
        """Start the process, which prepares itself and says by its first message that it is ready."""
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(function, prepare, theirs, memory), daemon=True)
        with _without_main(), _uninterrupted():
            self.process.start()
        theirs.close()
        self.ready = False
        self.held: deque[int] = deque()
        self.due = float("inf")

    def give(self, at: int, task: object, seconds: float) -> None:
        """Let it work on a task, after those that it holds."""
        self.held.append(at)
        if len(self.held) == 1:
            self.due = time.monotonic() + seconds
        # One that has just died is noticed when its pipe is read.
        with suppress(OSError):
            self.pipe.send(task)

    def finish(self, seconds: float) -> int:
        """Take away the task that it has done; it goes on with the next."""
        at = self.held.popleft()
        self.due = time.monotonic() + seconds if self.held else float("inf")
        return at

    def kill(self) -> str:
        """End the process by force, unless it has ended; tell how."""
        self.process.kill()
        return self.stop()

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
