"""One paper in, its extraction as JSON out: what `minutebook extract` lets another process do.

Nothing of what that takes is imported before it is done, so that the process that only asks for it starts at once.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpus.progress import Failure


@dataclass(frozen=True, slots=True)
class Printing:
    """A file to extract from, or the bytes that came without one; `choices` are those of `usual_settings`."""

    name: str
    choices: dict[str, Any]
    data: bytes | None = None
    indent: int | None = None


def print_task(task: Printing) -> "str | tuple[str, ...] | Failure":
    """Read one paper and write its extraction as JSON, or list the addresses of what a container holds.

    Whatever goes wrong becomes a failure of this paper alone.
    """
    from corpus.containers import Listing
    from corpus.failures import failure_of
    from corpus.optical import usual_settings
    from corpus.sources import load, source_of
    from extract import extract, read
    from models import UnreadablePaper

    try:
        settings = usual_settings(**task.choices)
        source = load(task.name) if task.data is None else source_of(task.data, task.name)
        if isinstance(source, Listing):
            if not source.addresses:
                raise UnreadablePaper("it holds no papers and says next to nothing", "open it in its own program")
            return source.addresses
        return extract(read(source, settings), settings).model_dump_json(indent=task.indent)
    except Exception as error:
        return failure_of(task.name, error)
