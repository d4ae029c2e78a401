"""Bodies that only the prose names: those asked for a decision, and those that decided."""

import re
from collections import Counter

from extract.facts.body_names import clean_body
from extract.lexicon import load
from models import Paper, PaperKind

# "The Cabinet is asked to", "Committee is recommended to", "That the Board note", "The Board is requested to"
_ASKED = re.compile(
    r"(?:\b(?:The|That\s+the|that\s+the)\s+)(?P<name>(?:[A-Z][\w&’'-]*\s+(?:(?:and|of|for|&)\s+)?){1,9}?)"
    r"(?:is|are|was|were|be)?\s*(?:asked|recommended|requested|invited|note\b|notes\b|approve\b|agree\b|endorse\b)"
)


def asked_body(paper: Paper, kind: PaperKind) -> str | None:
    """Take the body that a report asks for its decision ("The Cabinet is asked to"); None for other papers."""
    if kind is not PaperKind.REPORT:
        return None
    for match in _ASKED.finditer(paper.text[:20000]):
        body = clean_body(match["name"], paper.text)
        if body:
            return body
    return None


_ACTS = (
    r"(?:noted?|approved?|agreed?|endorsed?|resolved|considered|received?|accepted|supported"
    r"|authorised?|delegated?|adopted?|directed|confirmed)"
)
# "That Cabinet note the forecast", "Cabinet approved changes", "The ROADS BOARD noted", "That Cabinet:"
_ACTING = re.compile(
    rf"""(?:^|[.:;|)]\s+|\n|\b(?i:that|the)\s+)(?:the\s+|The\s+)?(?:(?:\d{{1,2}}|[A-Za-z])[.)]\s+)?
    (?P<name>(?!(?i:that)\b)(?:[A-Z][\w’'&-]*)(?:\s+(?:(?:and|of|for|the|in)\s+)?(?:[A-Z][\w’'-]*|&)){{0,8}})
    (?:(?<=\w)\s*:[\s–-]*$|\s+(?:(?:\w+ly|also|then|has|had|be|RESOLVED|resolved\s+to)\s+){{0,2}}(?:{_ACTS}|{_ACTS.upper()})\b)""",
    re.VERBOSE | re.MULTILINE,
)
_THAT_SAID = re.compile(r"\W*that\b", re.IGNORECASE)
_FEWEST_ACTS = 2


def acting_body(paper: Paper, kind: PaperKind) -> str | None:
    """Take the body that the prose of minutes says decided: one named at least twice, and by more than "the Board"."""
    if kind is not PaperKind.MINUTES:
        return None
    acts: Counter[str] = Counter()
    for match in _ACTING.finditer(paper.text[:60000]):
        listed = match[0].rstrip(" –-\n").endswith(":")  # "That Cabinet:" opens limbs, "The Board:" a list of members
        body = clean_body(match["name"], paper.text)
        if body and (not listed or _THAT_SAID.match(match[0])):
            acts[body] += 1
    unnamed = load("bodies")["unnamed"]
    named = [(body, times) for body, times in acts.most_common() if body.casefold() not in unnamed]
    if not named:
        return None
    (body, times), *others = named
    clear = times >= _FEWEST_ACTS and times > max((n for _, n in others), default=0) and times > acts["Council"]
    return body if clear else None
