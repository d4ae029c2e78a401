"""What an extractor proposes before it parses, and the one place where overlapping proposals are settled."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Match:
    """A proposed span of the paper's text.

    `rule` names the rule that proposed it (it ends up on the record). Of two overlapping matches the higher `priority`
    wins, then the longer, then the earlier. `data` is what the rule caught, for `build`.
    """

    start: int
    end: int
    rule: str
    priority: int = 0
    data: dict[str, Any] = field(default_factory=dict)


def settle(matches: Iterable[Match]) -> list[Match]:
    """Keep the best of each group of overlapping matches, in order of their start.

    >>> [m.rule for m in settle([Match(0, 4, "short"), Match(0, 9, "long"), Match(9, 12, "next")])]
    ['long', 'next']
    """
    from bisect import bisect_left

    starts: list[int] = []
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (-m.priority, m.start - m.end, m.start, m.rule)):
        at = bisect_left(starts, match.start)
        clear_before = at == 0 or kept[at - 1].end <= match.start
        clear_after = at == len(kept) or match.end <= kept[at].start
        if clear_before and clear_after:
            starts.insert(at, match.start)
            kept.insert(at, match)
    return kept
