"""Says why a question has no answer: which filter alone leaves nothing, a slip of the pen perhaps."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpus.filters import Filters

_OPTIONS = {"since": "--from", "until": "--to", "least": "--min", "most": "--max"}
_NO_FILTERS = ("limit", "duplicates")


def why_none(ask: "Callable[[Filters], Sequence[object]]", chosen: dict[str, Any]) -> str:
    """Name the options that nothing in the book passes; "" where no options were given.

    `ask` puts the question of the command with other filters, `chosen` are those of the command.
    """
    from corpus.filters import Filters

    given = {name: value for name, value in chosen.items() if value is not None and name not in _NO_FILTERS}
    alone = [
        f"{_OPTIONS.get(name) or '--' + name.replace('_', '-')} {value}"
        for name, value in given.items()
        if not ask(Filters.model_validate({name: value, "duplicates": True, "limit": 1}))
    ]
    if alone:
        return f"; there is nothing with {' or with '.join(alone)}"
    return "; there is nothing with all of these options" if given else ""
