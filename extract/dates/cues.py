"""The words that tell what happens on a date, and the role of those that touch it or head it."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.lexicon import alternatives, load
from extract.sparing import SparingPattern
from models import DateRole


@dataclass(frozen=True, slots=True)
class Cues:
    """The words that tell one role, by where they stand: touching the date, before it, behind it, as its label."""

    role: DateRole
    touching: re.Pattern[str]
    leading: SparingPattern
    following: re.Pattern[str]
    fields: re.Pattern[str]


# between a cue and its date: "expires on", "due: ", "published (in draft) on the", "at 6.30 pm on"
_LINK = r"""(?:\s*[:;(–-])?
    (?:\s+(?:12\s+)?(?:noon|midday|midnight|close\s+of\s+(?:play|business)|\d{1,2}(?:[.:]\d\d)?\s*[ap]\.?m\b\.?))?
    (?:\s+(?:in\s+draft|on\s+site|again|formally|or\s+before|at\s+(?:12\s+)?(?:noon|midday)|at\s+[\d.:]+\s*(?:[ap]\.?m\.?)?|at\s+midnight))?
    (?:,?\s*(?:on|in|from|at|of|by|for|to|is|was|the\s+end\s+of|end(?:\s+of)?|the\s+start\s+of|around|or|be|early|late|mid)\b){0,3}
    (?:\s+the)?(?:\s+(?:week\s+(?:commencing|ending|beginning)))?[\s:,(“‘–-]*$"""


@cache
def cues_of_roles() -> tuple[Cues, ...]:
    """Make the patterns of every role from the lexicon."""

    def pattern(words: list[str], form: str) -> re.Pattern[str]:
        return re.compile(form.format(alternatives(words)) if words else r"(?!)", re.IGNORECASE | re.VERBOSE)

    return tuple(
        Cues(
            DateRole(role),
            pattern(cues["touching"], r"(?<!\w)(?:{})" + _LINK.replace("{", "{{").replace("}", "}}")),
            SparingPattern(rf"\b(?:{alternatives(cues['leading'])})\b" if cues["leading"] else r"(?!)", re.IGNORECASE),
            pattern(cues["following"], r"^[\s,)’']*(?:(?:which|that|this)\s+(?:is|was)\s+(?:the\s+)?)?(?:{})\b"),
            pattern(cues["fields"], r"^\W*(?:{})\W*$"),
        )
        for role, cues in load("date_roles").items()
    )


def touching_role(before: str) -> DateRole | None:
    """Find the cue right in front of the date; of several the longest, "with effect from" over "from"."""
    return _role_in(before[-90:])


@lru_cache(maxsize=4096)
def _role_in(tail: str) -> DateRole | None:
    found = [(match.start(), cues.role) for cues in cues_of_roles() if (match := cues.touching.search(tail))]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def field_role(field: str) -> DateRole | None:
    """Tell the role that a label or a column's head names."""
    return next((cues.role for cues in cues_of_roles() if cues.fields.match(field)), None)
