"""Ties records of one paper to each other: the scheme that a sum belongs to."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from extract.place import block_at, cell_at, section_at
from extract.sentences import sentence_at
from models import BlockKind, Budget, Paper, Record, Scheme


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    name: str


def associate(paper: Paper, found: dict[str, list[Record]]) -> dict[str, list[Record]]:
    """Fill fields of records that rest on other kinds of records.

    A sum gets the scheme that its own cell or row names, else the nearest one before it in its sentence, else the only one
    in the heading of its section; a scheme named farther away is never guessed.
    """
    mentions = _mentions(found.get("schemes", []))
    if not mentions or not found.get("budgets"):
        return found
    budgets: list[Record] = []
    for record in found["budgets"]:
        name = _scheme_of(paper, record, mentions) if isinstance(record, Budget) and record.scheme is None else None
        budgets.append(record.model_copy(update={"scheme": name}) if name else record)
    return {**found, "budgets": budgets}


def _mentions(schemes: list[Record]) -> list[_Mention]:
    """All places that name a scheme, in order."""
    places = [
        _Mention(evidence.start, evidence.end, scheme.name)
        for scheme in schemes
        if isinstance(scheme, Scheme)
        for evidence in (scheme.evidence, *scheme.repeats)
    ]
    return sorted(places, key=lambda mention: mention.start)


def _within(mentions: list[_Mention], start: int, end: int) -> list[_Mention]:
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    return mentions[first : bisect_right(mentions, end - 1, key=lambda mention: mention.start)]


def _scheme_of(paper: Paper, budget: Budget, mentions: list[_Mention]) -> str | None:
    at = budget.evidence.start
    block = block_at(paper, at)
    if block is None:
        return None
    if block.kind is BlockKind.TABLE_ROW:
        cell = cell_at(paper, at)
        inside = _within(mentions, cell.start, cell.end) if cell else []
        return _nearest(inside, at) or _only(_within(mentions, block.start, block.end)) or _from_heading(paper, at, mentions)
    start, end = sentence_at(paper.text, at, block.start, block.end)
    sentence = _within(mentions, start, end)
    if sentence:
        return _nearest(sentence, at)
    return _from_heading(paper, at, mentions)


def _nearest(mentions: list[_Mention], at: int) -> str | None:
    """Choose the last mention before a sum, else the only scheme behind it."""
    before = [mention for mention in mentions if mention.start <= at]
    return before[-1].name if before else _only(mentions)


def _only(mentions: list[_Mention]) -> str | None:
    names = {mention.name for mention in mentions}
    return names.pop() if len(names) == 1 else None


def _from_heading(paper: Paper, at: int, mentions: list[_Mention]) -> str | None:
    section = section_at(paper, at)
    heading = block_at(paper, section.start) if section else None
    return _only(_within(mentions, heading.start, heading.end)) if heading else None
