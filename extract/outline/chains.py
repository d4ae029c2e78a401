"""The backbone among the numbers: which of the numbered lines count on from each other as items or sections do."""

from collections.abc import Sequence
from itertools import pairwise

from extract.outline.candidates import Candidate

_STEP = 1.5
_GAP = -0.5
_REPEAT = -0.5
_RESTART = -5.0
_FURTHEST = 8


def best_chain(
    candidates: Sequence[Candidate], keys: Sequence[int], restarts: frozenset[int] = frozenset()
) -> list[int]:
    """Pick the candidates (as indexes) that make the best count: long, by ones, each looking like a heading.

    `keys` are the numbers that count. A count may miss numbers, repeat one, or start again at 1; starting again is
    cheap only at the candidates in `restarts` (below an un-numbered heading that opens a new sitting). Linear in time.
    """
    best: list[float] = []
    back: list[int | None] = []
    by_key: dict[int, int] = {}
    top: int | None = None
    for at, (candidate, key) in enumerate(zip(candidates, keys, strict=True)):
        value, previous = 0.0, None
        for gap in range(_FURTHEST + 1):
            seen = by_key.get(key - gap)
            if seen is None:
                continue
            step = _REPEAT if gap == 0 else _STEP if gap == 1 else _GAP - 0.2 * gap
            if best[seen] + step > value:
                value, previous = best[seen] + step, seen
        if key <= 2 and top is not None:
            step = 0.0 if at in restarts else _RESTART
            if best[top] + step > value:
                value, previous = best[top] + step, top
        best.append(value + candidate.weight)
        back.append(previous)
        if key not in by_key or best[at] >= best[by_key[key]]:
            by_key[key] = at
        if top is None or best[at] > best[top]:
            top = at
    if top is None:
        return []
    chain: list[int] = []
    step_back: int | None = top
    while step_back is not None:
        chain.append(step_back)
        step_back = back[step_back]
    return chain[::-1]


def chain_value(candidates: Sequence[Candidate], keys: Sequence[int], chain: Sequence[int]) -> float:
    """Sum up how good a chain is: the weights of its headings, and a step for each that counts on by one."""
    steps = sum(_STEP for a, b in pairwise(chain) if keys[b] == keys[a] + 1)
    return steps + sum(candidates[at].weight for at in chain)
