"""Limbs of decisions: numbers below "RESOLVED:" that count the parts of what was decided, and no items."""

import re
from collections.abc import Sequence

from extract.memory import remember
from extract.outline.candidates import Candidate, read_candidates
from models import BlockKind, Paper

_DECIDED = (
    r"(?:resolve[ds]|agreed|decided|determined|recommend(?:ed|s)|approved|noted|decisions?|resolutions?"
    r"|recommendations?)"
)
# "RESOLVED that:", "the Board agreed the following:", "It was RESOLVED", "Decision": opens limbs
_OPENS = re.compile(
    rf"\b{_DECIDED}\b(?=[^.;]{{0,120}}$)(?:[^.;\n]{{0,120}}(?:[:–—-]|\bthat|\bto|\bfollowing|\bfollows)|\W+to\s+(?:note|approve|agree|endorse|adopt)|(?:\s+\w+ly)?)[\s:.–—-]*$"
    r"|^having\s+(?:given|had)\s+(?:due\s+)?regard\b[^.;\n]{3,120}:\s*$|^that\s+(?:the\s+|this\s+)?(?:\w+\s+){0,3}(?:council|cabinet|committee|board|executive|authority|panel)\s*[:–—-]+\s*$",
    re.IGNORECASE,
)
# "RESOLVED: 1. That the plan be approved": the first limb on the line of the word that opens the list
_FIRST_INSIDE = re.compile(rf"\b{_DECIDED}\b[^.;\n]{{0,80}}?[\s:–—-]\(?(?:1|A|a|i|I)[.)]\s+\S", re.IGNORECASE)
# "That …", "to pay …", "the contract be let …", "Approve the …;": how a limb reads, where a heading does not
_TELLS = re.compile(r"^(?:that|to)\b|\b(?:be|is|are)\s|[.;,]['’”\"]?$|\b(?:and|or)$", re.IGNORECASE)
_MOST_BETWEEN = 2  # paragraphs that a limb may have below it, without a number of their own


@remember
def outside_limbs(paper: Paper) -> list[Candidate]:
    """List the numbered blocks that may be headings: those that count no limbs of decisions."""
    candidates = read_candidates(paper)
    limbs = decided_limbs(paper, candidates)
    return [c for c in candidates if c.at not in limbs]


def decided_limbs(paper: Paper, candidates: Sequence[Candidate]) -> frozenset[int]:
    """Find the blocks (as indexes) whose numbers count the limbs of a decision ("RESOLVED: 1. That … 2. That …")."""
    found: set[int] = set()
    before: Candidate | None = None
    for candidate in candidates:
        first = _opens_list(paper, candidate)
        further = before is not None and _counts_on(before, candidate)
        if (first or further) and _tells(paper, candidate):
            found.add(candidate.at)
            before = candidate
        elif before and candidate.number and before.number and candidate.number.family is before.number.family:
            before = None
    return frozenset(found)


def _opens_list(paper: Paper, candidate: Candidate) -> bool:
    """Tell the first limb below the word that opens the list, or the second below a first on that word's own line."""
    if candidate.at == 0 or not candidate.number:
        return False
    above = paper.blocks[candidate.at - 1]
    words = paper.text[max(above.start, above.end - 200) : above.end]
    value = candidate.number.values[-1]
    if value == 1:
        return bool(_OPENS.search(words))
    return value == 2 and bool(_FIRST_INSIDE.search(paper.text[above.start : above.end]))


def _counts_on(before: Candidate, candidate: Candidate) -> bool:
    if not before.number or not candidate.number or candidate.at - before.last > _MOST_BETWEEN + 1:
        return False
    same = before.number.family is candidate.number.family and len(before.number.values) == len(candidate.number.values)
    return same and candidate.number.values[-1] == before.number.values[-1] + 1


def _tells(paper: Paper, candidate: Candidate) -> bool:
    """Tell the words of a limb from the heading of the next item, which may count on from the limbs above it."""
    block = paper.blocks[candidate.last]
    if block.kind in (BlockKind.HEADING, BlockKind.TABLE_ROW) or paper.blocks[candidate.at].declared_item or block.bold:
        return False
    words = paper.text[block.body : block.end].strip()
    return words[:1].islower() or bool(_TELLS.search(words))
