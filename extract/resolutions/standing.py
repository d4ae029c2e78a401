"""Sentences that count as decisions of their own beside a stronger one in the same item."""

import re
from collections.abc import Sequence

from extract.resolutions.inflection import look_up
from extract.resolutions.passages import Passage
from extract.resolutions.triggers import Trigger

_NUMBERED = re.compile(r"\d[\d./]*\.?")
_AGREED_TO_BE = re.compile(r"It was (?:\w+ly )?agreed that\b[^.;]{3,200}?\bbe\s+\w+(?:ed|en|ld|id)\b")
_BESIDE = 40  # characters: "The Cabinet unanimously agreed"
_FURTHER = re.compile(r"It\s+was\s+(?:then\s+)?(?:further|also|additionally)\s+(?:\w+ly\s+)?agreed\b")

_ACTION = re.compile(r"decision\s*/\s*action\b", re.IGNORECASE)
_DID = re.compile(r"(?:The\s+)?(?:[A-Z][\w&’'-]*\s+){1,7}(?:\w+ly\s+)?(?P<verb>[a-z]+ed)\b")
_TOOK_UP = frozenset(["considered", "received", "discussed"])


def told_action(head: Passage, first: str) -> bool:
    """ "Decision/Action: The Board welcomed the update": what a body did is all that such a head stands over."""
    did = _DID.match(first) if _ACTION.match(head.text) else None
    return did is not None and did["verb"] not in _TOOK_UP and look_up(did["verb"], core_only=True) is not None


def stands_alone(passage: Passage, trigger: Trigger) -> bool:
    """A numbered paragraph of minutes that is "It was agreed that … be …" from its first word."""
    numbered = passage.marker and _NUMBERED.fullmatch(passage.marker)
    return bool(numbered and _AGREED_TO_BE.match(passage.text) and trigger.start - passage.start < 25)


def goes_on(passage: Passage, trigger: Trigger, formal: Sequence[Trigger]) -> bool:
    """ "It was further agreed that …", behind what was RESOLVED in the same paragraph."""
    before = any(t.at == trigger.at and t.start < trigger.start for t in formal)
    return before and _FURTHER.match(passage.text, trigger.start - passage.start) is not None


def leads_limbs(passage: Passage, trigger: Trigger) -> bool:
    """ "… The Committee noted that:-" at the end of a paragraph, over the limbs of what it noted."""
    return trigger.rule == "noted_sentence" and trigger.end is None and passage.text.rstrip().endswith((":", ":-"))


def is_own_outcome(passage: Passage, trigger: Trigger) -> bool:
    """A paragraph that is one sentence, "The Board noted the report.", though another says what was agreed."""
    whole = trigger.end is not None and passage.text[trigger.end - passage.start :].strip() == ""
    return trigger.rule == "noted_sentence" and trigger.start == passage.start and whole


def is_beside_head(passages: Sequence[Passage], trigger: Trigger, formal: Sequence[Trigger]) -> bool:
    """A paragraph that begins "The Cabinet agreed that …", right above "The Cabinet:" over what else it did."""
    here, after = passages[trigger.at], passages[trigger.at + 1 : trigger.at + 2]
    opens = trigger.start - here.start < _BESIDE and bool(after) and here.marker is None
    heads = any(t.at == trigger.at + 1 and t.rule == "body_head" for t in formal)
    return opens and heads and f"{after[0].text.rstrip(' :–-')} " in here.text[: 2 * _BESIDE]
