"""The yearly meeting of the electors of a parish: "Annual Parish Meeting of the Parish of Hale"."""

import re

from extract.facts.lines import head_lines
from extract.facts.names import unshout
from extract.memory import remember_by
from extract.sparing import SparingPattern
from models import Paper

_MEETING = SparingPattern(
    r"\b(?P<body>(?:Annual\s+)?(?P<kind>Parish|Town|Community|Village)\s+(?:Meeting|Assembly))\s+(?:of|for)\s+(?:the\s+)?"
    r"(?:(?:Electors|Inhabitants)\s+of\s+(?:the\s+)?)?(?P<name>(?P=kind)\s+of\s+"
    r"(?P<place>[A-Z][\w’'-]*(?:\s+(?:(?:and|cum|le|by|with|on|upon|under|in|the|&)\s+){0,2}[A-Z][\w’'-]*){0,4}?))"
    r"(?=\s*[,.;:(–—-]|\s*$|\s+(?:held|on|was|at)\b)",
    re.IGNORECASE,
)
_HEAD = 6  # lines


@remember_by(lambda paper: len(head_lines(paper)))
def electors_meeting(paper: Paper) -> tuple[str, str] | None:
    """Tell the body and the parish where the head of a paper names both in one breath."""
    found = next((met for line in head_lines(paper)[:_HEAD] if (met := _MEETING.search(line.text[:300]))), None)
    if found is None:
        return None
    body, name = (" ".join(found[group].split()) for group in ("body", "name"))
    return unshout(body), unshout(name)
