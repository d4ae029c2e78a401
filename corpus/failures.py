"""What went wrong with one paper, in words: the file, the reason, what to do. Shared by `ingest` and `extract`."""

from corpus.addresses import printable
from corpus.progress import Failure
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
        return Failure(path=path, reason="not enough memory to read it", advice="use fewer jobs, or split it")
    if isinstance(error, RecursionError):
        return Failure(path=path, reason="its parts are nested too deeply", advice="save it in another format")
    said = " ".join(str(error).split())[:200]
    return Failure(
        path=path,
        reason=f"a defect in minutebook ({type(error).__name__}: {said})",
        advice="please report it with this paper; the other papers are not affected",
    )
