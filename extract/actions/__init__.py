"""Finds actions: what somebody was given to do at a meeting, by when, and how far it is.

Papers label them ("ACTION: Clerk to …", "Action – SK"), list them below "Actions:" or keep a log of them as a table.
What a meeting agreed that somebody do is a resolution unless it is labelled as an action as well.
"""

import re
from collections.abc import Sequence

from extract.actions.labels import find_labelled
from extract.actions.logs import find_logged
from extract.actions.owners import owners_of
from extract.identity import identify
from extract.lexicon import alternatives, load
from extract.matches import Match
from extract.place import cite, item_at
from extract.values.periods import find_periods
from models import Action, ActionStatus, Finding, Paper, Period, Settings

KIND = "actions"

# "by 30 November", "no later than the end of May", "before June", "due 3 May 2024"
_BY = re.compile(
    r"""\b(?:by|before|due(?:\s+(?:on|by))?|no\s+later\s+than|deadline(?:\s+(?:of|is))?:?|ahead\s+of|prior\s+to)
    \s+(?:the\s+)?(?:(?:end|middle|beginning|start)\s+of\s+)?(?:mid|early|late)?[-\s]*(?:[A-Z][a-z]+day,?\s+)?(?:the\s+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_REACH = 60


def find(paper: Paper, settings: Settings) -> list[Match]:
    """Propose a span for each action, from its label or its task to the end of what is said of it."""
    return [*find_labelled(paper), *find_logged(paper)]


def build(paper: Paper, match: Match) -> Action | Finding | None:
    """Make the record of an action; None where nothing is left to do."""
    start, end = match.data["task"]
    who: str = match.data["who"]
    task = " ".join(paper.text[start:end].split()).rstrip(" ;,")
    owners = owners_of(who) or ((who.strip(),) if who.strip() else ())
    if len(task.split()) < 2 and not owners:
        return None
    item = item_at(paper, match.start)
    return Action(
        id=identify(paper.facts.id, KIND, "/".join((*owners, task.casefold())), match.start),
        evidence=cite(paper, match.start, match.end),
        rule=match.rule,
        owners=owners,
        task=task,
        due=_printed_due(paper, match.data["due"]) or _told_due(paper, start, end),
        item=item.number if item else None,
        status=_status(match.data["state"]),
    )


def _printed_due(paper: Paper, words: str | None) -> Period | None:
    """The one period of a column or bracket for it."""
    found = find_periods(f"by {words}", reference=paper.facts.date) if words else []
    return found[0].period if len(found) == 1 else None


def _told_due(paper: Paper, start: int, end: int) -> Period | None:
    """The last period by which the task's own words say that it is due."""
    told = [
        found.period
        for found in find_periods(paper.text, start, end, reference=paper.facts.date)
        if found.period and _BY.search(paper.text[max(start, found.start - _REACH) : found.start])
    ]
    return told[-1] if told else None


def _status(words: str | None) -> ActionStatus | None:
    if not words:
        return None
    for status, known in load("actions")["status"].items():
        if re.match(rf"\W*(?:{alternatives(known)})(?!\w)", words, re.IGNORECASE):
            return ActionStatus(status)
    return None


def merge(paper: Paper, records: Sequence[Action]) -> list[Action]:
    """Fold the places that give the same people the same task, as a summary at the end does, into the first of them."""
    kept: dict[tuple[tuple[str, ...], str], Action] = {}
    for record in records:
        key = (record.owners, record.task.casefold().rstrip("."))
        first = kept.get(key)
        if first is None:
            kept[key] = record
            continue
        told = {"repeats": (*first.repeats, record.evidence, *record.repeats)}
        kept[key] = first.model_copy(
            update={**told, "due": first.due or record.due, "status": first.status or record.status}
        )
    return list(kept.values())
