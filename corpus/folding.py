"""The same money, told several times, becomes one event of the timeline."""

from collections.abc import Iterable

from corpus.entries import Event
from corpus.linking import normal

LEAST_FIGURES = 3
"""How many figures a sum must have (£1.09m has three) to be taken for the same money when it is told again.

One less where the same paper tells it again as a sum of the same kind.
"""


def fold(events: Iterable[Event]) -> list[Event]:
    """Tell a sum once that several papers tell, or one paper several times."""
    folded: list[Event] = []
    places: dict[tuple[object, ...], int] = {}
    within: dict[tuple[object, ...], list[int]] = {}
    for event in events:
        key = _same_money(event)
        told = within.setdefault((event.paper, event.amount, event.date, event.end), [])
        same = places.get(key) if key is not None else None
        if same is None and event.amount is not None:
            same = next((at for at in told if _told_again(folded[at], event)), None)
        if same is not None:
            folded[same] = folded[same].model_copy(update={"also": (*folded[same].also, event.record)})
            continue
        if key is not None:
            places[key] = len(folded)
        told.append(len(folded))
        folded.append(event)
    return folded


def _figures(event: Event) -> int:
    return len(event.amount.normalize().as_tuple().digits) if event.amount is not None else 0


def _told_again(first: Event, event: Event) -> bool:
    """Whether a paper that tells the same amount of the same period twice means the same money."""
    if event.end is None:
        return False
    if first.schemes and event.schemes and normal(first.schemes[0]) != normal(event.schemes[0]):
        return False
    return _figures(event) >= (LEAST_FIGURES - 1 if first.status == event.status else LEAST_FIGURES)


def _same_money(event: Event) -> tuple[object, ...] | None:
    """What sums have in common that are the same money: kind, amount, period, and scheme or organisation.

    None where one cannot tell: without a period, or if the figure is so round that another may well be as large.
    """
    whose = normal(event.schemes[0]) if event.schemes else event.organisation
    if event.amount is None or event.end is None or not whose:
        return None
    return (event.status, event.amount, event.date, event.end, whose) if _figures(event) >= LEAST_FIGURES else None
