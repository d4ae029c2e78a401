"""Decisions whose parts stand under labels: "PROPOSAL: the plan be adopted", "PROPOSED: Ash", "DECISION: passed"."""

import re
from collections.abc import Iterator

from extract.resolutions.spoken import Spoken
from extract.resolutions.triggers import FORMAL, Trigger
from models import ResolutionStatus

_REACH = 8  # passages from a proposal to its fate
_PROPOSAL = re.compile(r"(?:PROPOSAL|Proposal|MOTION|Motion)\s*:\s+(?=\w)")
_WHO = re.compile(r"\s+(?:PROPOSED|Proposed|PROPOSER|Proposer|MOVED|Moved)(?:\s+(?i:by))?\s*:")
# "DECISION: passed (4 in favour, 1 abstention)", or so over two lines
_FATE = re.compile(
    r"""(?:(?:decision|result|outcome|vote)\s*:?\s*)?
        (?:unanimously\s+)?(?P<fate>passed|carried|agreed|approved|accepted|lost|defeated|not\s+carried|rejected)
        (?:\s+unanimously)?(?:\s*\([^)]*\))?\s*\.?""",
    re.VERBOSE | re.IGNORECASE,
)
_LABEL = re.compile(r"(?:decision|result|outcome|vote)\s*:", re.IGNORECASE)


def labelled_motions(spoken: Spoken) -> Iterator[tuple[Trigger, tuple[int, ...]]]:
    """Find what was proposed under a label, and the passages that tell its fate."""
    passages = spoken.passages
    for at in sorted(spoken.holding(["proposal", "motion"])):
        passage = passages[at]
        head = _PROPOSAL.match(passage.text)
        if head is None:
            continue
        for told in range(at + 1, min(at + _REACH, len(passages))):
            text = passages[told].text
            if passages[told].item != passage.item or _PROPOSAL.match(text):
                break
            fate = _FATE.fullmatch(text)
            above = _LABEL.fullmatch(passages[told - 1].text.strip()) is not None
            if fate and (above or _LABEL.match(text)):
                lost = fate["fate"].casefold() in {"lost", "defeated", "rejected", "not carried"}
                status = ResolutionStatus.LOST if lost else ResolutionStatus.RESOLVED
                who = _WHO.search(passage.text, head.end())
                start, stop = passage.start + head.end(), passage.start + (who.start() if who else len(passage.text))
                yield (
                    Trigger(at, start, start, start, status, "proposed_capitals", FORMAL, True, stop),
                    (told - above, told),
                )
                break
