"""The periods of a paper's blocks, read once for all that ask."""

from operator import attrgetter

from extract.memory import remember_each
from extract.values.periods import FoundPeriod, find_periods
from models import Block, Paper


@remember_each(attrgetter("body"))
def periods_of(paper: Paper, block: Block) -> list[FoundPeriod]:
    """Find the periods of a block's body as seen from the paper's own day; sums and dates ask for the same blocks."""
    return find_periods(paper.text, block.body, block.end, reference=paper.facts.date)
