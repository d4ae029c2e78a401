"""The periods of a paper's blocks, read once for all that ask."""

from extract.memory import remember
from extract.values.periods import FoundPeriod, find_periods
from models import Block, Paper


@remember
def _read(paper: Paper) -> dict[int, list[FoundPeriod]]:
    """The periods of the blocks read so far, by where the block's body starts."""
    return {}


def periods_of(paper: Paper, block: Block) -> list[FoundPeriod]:
    """Find the periods of a block's body as seen from the paper's own day.

    Sums and dates ask for the same blocks: the list is shared, so treat it as read-only.
    """
    read = _read(paper)
    if block.body not in read:
        read[block.body] = find_periods(paper.text, block.body, block.end, reference=paper.facts.date)
    return read[block.body]
