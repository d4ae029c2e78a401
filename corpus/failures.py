"""What went wrong with one paper, in words: the file, the reason, what to do. Shared by `ingest` and `extract`."""

from corpus.addresses import printable
from corpus.progress import Failure
from corpus.worker import OUT_OF_MEMORY
from corpus.workers import Crash, Limits
from models import UnreadablePaper


def failure_of(path: str, error: Exception) -> Failure:
    """Put whatever reading a paper raised into one line; what nobody foresaw is called a defect, with its name."""
    path = printable(path)
    if isinstance(error, UnreadablePaper):
        return Failure(path=path, reason=error.reason, advice=error.advice)
    if isinstance(error, OSError):
        return Failure(
            path=path,
            reason=f"the file cannot be read: {(error.strerror or str(error)).lower()}",
            advice="check that it is there and that you may read it",
        )
    if isinstance(error, MemoryError):
        return Failure(path=path, reason="not enough memory to read it", advice="split it, or allow more with --memory")
    if isinstance(error, RecursionError):
        return Failure(path=path, reason="its parts are nested too deeply", advice="save it in another format")
    said = " ".join(str(error).split())[:200]
    return Failure(
        path=path,
        reason=f"a defect in minutebook ({type(error).__name__}: {said})",
        advice="please report it with this paper; the other papers are not affected",
    )


def failure_of_listed(path: str, error: Exception) -> Failure:
    """Put into one line what went wrong with a paper that was there when its folder was listed."""
    if isinstance(error, FileNotFoundError):
        advice = "put it back, or leave it at that"
        return Failure(path=printable(path), reason="the file is not there any more", advice=advice)
    return failure_of(path, error)


def failure_of_crash(path: str, crash: Crash, limits: Limits) -> Failure:
    """Put the end of the process that read a paper into one line."""
    path = printable(path)
    if crash.overdue:
        return Failure(
            path=path,
            reason=f"reading it took more than {limits.seconds:g} seconds",
            advice=f"it can be tried again with --timeout {4 * limits.seconds:g}",
        )
    if crash.reason == OUT_OF_MEMORY:
        return Failure(
            path=path,
            reason=f"reading it took more than {limits.memory / 1e9:g} GB of memory",
            advice=f"it can be tried again with --memory {2 * limits.memory / 1e9:g}GB",
        )
    return Failure(
        path=path,
        reason=f"reading it crashed the reading process ({crash.reason})",
        advice="try to open and save it anew, or report it",
    )
