"""The one item of a page or meeting that has no other."""

from extract.outline.bare import Found
from extract.outline.candidates import Candidate
from extract.outline.limb_lists import outside_limbs
from extract.outline.numbers import Family
from extract.outline.parts import sub_heads
from models import BlockKind, ItemPart, Paper, PaperKind


def lone_item(paper: Paper, candidates: list[Candidate]) -> list[Candidate]:
    """Find the one item of a page about one item: the numbered heading above the only "Decision:" or "Minutes:"."""
    told = (ItemPart.DECISION, ItemPart.MINUTES)
    heads = [at for at, head in enumerate(sub_heads(paper)) if head in told]
    if not heads or len(heads) > 2:
        return []
    above = [c for c in candidates if c.at < heads[0] and c.weight > 0]
    between = any(heads[0] < c.at and c.weight > 0 for c in candidates)
    return above if len(above) == 1 and not between else []


def only_item(paper: Paper, kind: PaperKind) -> list[Found]:
    """Take "1. Budget" for the one item of a meeting that had no other, or the headings that alone have numbers."""
    numbered: list[Found] = []
    highest = 0
    for candidate in outside_limbs(paper):
        number = candidate.number
        if not number or number.family is not Family.INTEGER or not number.stopped or candidate.limb:
            continue
        if number.values == (1,) and candidate.weight >= 1:
            return [(candidate.at, number.printed, candidate.title)]
        heading = paper.blocks[candidate.at].kind is BlockKind.HEADING and candidate.weight >= 2
        if heading and kind is PaperKind.MINUTES and number.values[0] > highest:
            numbered.append((candidate.at, number.printed, candidate.title))
            highest = number.values[0]
    return numbered or _reference(outside_limbs(paper))


def _reference(candidates: list[Candidate]) -> list[Found]:
    """Take "CB 12/031 Paths" for the one item of a page that no other number heads."""
    coded = [c for c in candidates if c.number and c.number.family is Family.CODE and "/" in c.number.printed]
    return [(c.at, c.number.printed, c.title) for c in coded if c.number and c.weight >= 1] if len(coded) == 1 else []
