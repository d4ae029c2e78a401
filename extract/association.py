"""Ties records of one paper to each other: the scheme that a sum belongs to, the person whose initials are printed."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from extract.place import block_at, cell_at, section_at
from extract.values.sentences import sentence_at
from models import Action, BlockKind, Budget, Officer, OfficerRole, Paper, Record, Scheme

# "£2m from the", "£40k of", "£1m in 2024/25 for the"
_LEADS_TO = re.compile(
    r"\s*(?:\w+\s+){0,3}?(?:of|for|from|to|into|in|under|through|via)\s+(?:the\s+|our\s+|its\s+)?(?:\w+\s+)?"
)
# "from £1m to £2m", "£1m and £2m", "£1m (2023/24: £2m)"
_SAME_STATEMENT = re.compile(r"[^.;]{0,25}")


_LISTED = frozenset(
    [OfficerRole.CHAIR, OfficerRole.VICE_CHAIR, OfficerRole.MEMBER, OfficerRole.IN_ATTENDANCE, OfficerRole.APOLOGIES]
)


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    name: str


def associate(paper: Paper, found: dict[str, list[Record]]) -> dict[str, list[Record]]:
    """Fill fields of records that rest on other kinds of records.

    A sum gets the scheme that its own cell or row names, else the nearest one before it in its sentence, else the only
    one in the heading of its section; a scheme named farther away is never guessed.

    Initials that own an action become the name of the one person with these initials among those who were there.
    """
    if actions := found.get("actions"):
        found = {**found, "actions": _with_names(actions, found.get("officers", []))}
    mentions = _mentions(found.get("schemes", []))
    if not mentions or not found.get("budgets"):
        return found
    sums = sorted((record.evidence.start, record.evidence.end) for record in found["budgets"])
    budgets: list[Record] = []
    for record in found["budgets"]:
        unnamed = isinstance(record, Budget) and record.scheme is None
        name = _scheme_of(paper, record, mentions, sums) if isinstance(record, Budget) and unnamed else None
        budgets.append(record.model_copy(update={"scheme": name}) if name else record)
    return {**found, "budgets": budgets}


def _with_names(actions: list[Record], officers: list[Record]) -> list[Record]:
    names: dict[str, set[str]] = {}
    for officer in officers:
        if isinstance(officer, Officer) and officer.name and officer.role in _LISTED:
            first, *others = [word[0].upper() for word in officer.name.split()]
            names.setdefault(first + "".join(others[-1:]), set()).add(officer.name)
    named: list[Record] = []
    for action in actions:
        owners = action.owners if isinstance(action, Action) else ()
        whose = [names.get(owner.replace(".", "").replace(" ", ""), set()) for owner in owners]
        told = tuple(next(iter(few)) if len(few) == 1 else owner for few, owner in zip(whose, owners, strict=True))
        named.append(action.model_copy(update={"owners": told}) if told != owners else action)
    return named


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


def _scheme_of(paper: Paper, budget: Budget, mentions: list[_Mention], sums: list[tuple[int, int]]) -> str | None:
    at = budget.evidence.start
    block = block_at(paper, at)
    if block is None:
        return None
    if block.kind is BlockKind.TABLE_ROW:
        cell = cell_at(paper, at)
        inside = _within(mentions, cell.start, cell.end) if cell else []
        row = _within(mentions, block.start, block.end)
        return _only(inside) or _only(row) or (None if row else _from_heading(paper, at, mentions))
    start, end = sentence_at(paper.text, at, block.start, block.end)
    sentence = _within(mentions, start, end)
    if sentence:
        return _nearest(paper.text, sentence, at, budget.evidence.end, sums)
    return _from_heading(paper, at, mentions)


def _nearest(text: str, mentions: list[_Mention], at: int, end: int, sums: list[tuple[int, int]]) -> str | None:
    """Choose the last mention before a sum, or one that the sum leads to at once ("£2m from the Fund").

    Another sum between the mention and this one takes the scheme to itself, unless the two are one statement ("from £1m
    to £2m").
    """
    before = [mention for mention in mentions if mention.start <= at]
    if not before:
        behind = mentions[0]
        return behind.name if _LEADS_TO.fullmatch(text, end, behind.start) else None
    last_end = before[-1].end
    for start, stop in sums:
        if last_end <= start < at:
            if not _SAME_STATEMENT.fullmatch(text, stop, at):
                return None
            break
    return before[-1].name


def _only(mentions: list[_Mention]) -> str | None:
    names = {mention.name for mention in mentions}
    return names.pop() if len(names) == 1 else None


def _from_heading(paper: Paper, at: int, mentions: list[_Mention]) -> str | None:
    section = section_at(paper, at)
    heading = block_at(paper, section.start) if section else None
    return _only(_within(mentions, heading.start, heading.end)) if heading else None
