"""The body that met, decides or is reported to."""

import re
from collections.abc import Sequence
from functools import cache

from extract.facts.header import Entry
from extract.facts.lines import HeadLine
from extract.facts.names import unshout
from extract.lexicon import alternatives, load
from extract.periods import find_periods
from models import Paper, PaperKind


@cache
def _kind_end() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load('bodies')['kinds'])})\b", re.IGNORECASE)


@cache
def _bare() -> frozenset[str]:
    return frozenset(load("bodies")["bare"])


@cache
def _kind_only_organisation() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load('bodies')['organisation_too'])})$", re.IGNORECASE)


@cache
def _own_body() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load('bodies')['own_body'])})$", re.IGNORECASE)


_SMALL = r"(?:of|and|the|for|in|on|upon|with|&|to|de|le|’s|'s|-|–)"
# "Minutes of", "At a meeting of", "Agenda for", "Notes of"
_LEAD = r"""(?:(?:meetings?|minutes?|notes|proceedings|assembly|agenda)\s+of|(?:minutes?|agenda)\s+for|minutes?\s+from
    |proceedings\s+at)"""
# "held on", "was held at", "will be held in": what follows the name
_THEN_HELD = r"(?:which\s+)?(?:was\s+|were\s+|will\s+be\s+|to\s+be\s+|is\s+to\s+be\s+|duly\s+)?held\b"
_THEN = rf"""(?:{_THEN_HELD}|on\s+(?:the\s+)?[A-Z\d]|at\s+[A-Z\d]|taking|commencing|starting|convened|via\s|in\s+the\b
    |in\s+[A-Z]|that\s|by\s|from\s|dated|will|m\s*eeting\b|as\s+corporate)"""


@cache
def _meeting_of() -> re.Pattern[str]:
    # "Minutes of a meeting of the Audit Committee held on …", "At a meeting of the CABINET held at …",
    # "MINUTES OF THE HALE PARISH COUNCIL MEETING held …", "Notes of the Forum", "Agenda for Cabinet on Monday …"
    adjectives = alternatives(load("bodies")["meeting_adjectives"])
    return re.compile(
        rf"""\b{_LEAD}\s+(?:(?:the|a|an|its|our|this)\s+)?(?:(?:{adjectives}|part\s+\w+)\s+)*
        (?:(?:meetings?|agm|proceedings|assembly)\s+of\s+)?(?:the\s+)?
        (?P<name>.{{3,150}}?)
        (?=\s*[,;:.(–—-]*\s+{_THEN}|\s*[,.;:–—-]*\s*$|\s[–—-]\s|\s*[,;(\[]|,?\s+\d)""",
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _edge() -> re.Pattern[str]:
    return re.compile(rf"(?:[\s,;:.–—|-]+(?:{alternatives(load('bodies')['edges'])})(?!\w))+[\s.]*$", re.IGNORECASE)


@cache
def _front() -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{alternatives(load('bodies')['fronts'])})\b[\s:–—-]*)+(?=\w)", re.IGNORECASE)


@cache
def _person() -> re.Pattern[str]:
    return re.compile(rf"^(?:all\s+)?members\b|\b(?:{alternatives(load('bodies')['persons'])})\b", re.IGNORECASE)


_ARTICLE = re.compile(r"^(?:the|a|an|our)\s+", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:\s[-–—]\s|[–—]|\s-|-\s|,\s|;|\||\(|\s+Date:|\s+on\s+(?=\d|[A-Z][a-z]+day\b))\s*")
# "Proceedings at Budget Meeting of the Hale Committee" : the name stands behind the last "meeting of"
_UP_TO_NAME = re.compile(r"^.*\b(?:meetings?|proceedings|assembly)\s+of\s+(?:the\s+)?(?=\S)", re.IGNORECASE)
_HELD_ON = re.compile(r"\s+(?:which\s+was\s+|to\s+be\s+|was\s+)?held\b.*$", re.IGNORECASE)


# "Scrutiny Committee of Hale": whose committee it is, not what it is called
_OF_PLACE = re.compile(
    r"(?<=committee|..cabinet|....panel)\s+of\s+(?!the\b|management\b)[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*$",
    re.IGNORECASE,
)


def clean_body(value: str, paper_text: str = "") -> str | None:
    """Take the body's name out of what stands behind a label or in a heading; None where no body is named.

    >>> clean_body("Audit Committee – 4 May 2024"), clean_body("the Trust Board"), clean_body("Mrs A Hale, Leader")
    ('Audit Committee', 'Trust Board', None)
    >>> clean_body("HEALTH AND WELLBEING BOARD MEETING"), clean_body("Cabinet - Tuesday, 21 March 2023 2.00 pm")
    ('Health and Wellbeing Board', 'Cabinet')
    """
    value = " ".join(value.split()).strip(" .,:;–—-|")
    value = _HELD_ON.sub("", _UP_TO_NAME.sub("", value))
    dates = find_periods(value)
    if dates:
        before = value[: dates[0].start].rstrip(" ,(–—-:")
        value = re.sub(r"\s+(?:on|held on|of|dated|,)$", "", before) or value[dates[0].end :].lstrip(" ,)–—-:")
        value = re.sub(
            r"(?:[\s,–—-]+|^)(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b.*$", "", value, flags=re.IGNORECASE
        )
    parts = _PARTS.split(value)
    chosen = next((p for p in parts if is_body(_trim(p))), None)
    whole = _trim(value)
    if is_body(whole) and len(whole.split()) <= 12 and (chosen is None or "," in whole):
        chosen = whole
    return unshout(_OF_PLACE.sub("", _trim(chosen)), paper_text) if chosen else None


def _trim(name: str) -> str:
    name = _ARTICLE.sub("", name.strip(" .,:;–—-|*'’"))
    shorter = _front().sub("", name)
    if shorter and _kind_end().search(shorter) and not _is_meeting_word(shorter):
        name = _ARTICLE.sub("", shorter)
    cut = _edge().sub("", name)
    return cut if cut and _kind_end().search(cut) else name


def _is_meeting_word(name: str) -> bool:
    return name.casefold() in ("meeting", "parish meeting", "annual meeting")


def is_body(name: str) -> bool:
    """Tell whether the words are a body's name: they end in a kind of body, and name no person.

    >>> [is_body(n) for n in ("Cabinet", "Licensing Sub-Committee A", "Leader of the Council", "The Board noted it")]
    [True, True, False, False]
    """
    name = name.strip()
    folded = _ARTICLE.sub("", name).casefold()
    if folded in _bare():
        return not name.islower()
    if not name or len(name.split()) > 16 or _person().search(name) or not (name[0].isupper() or name[0].isdigit()):
        return False
    ends = [found.end() for found in _kind_end().finditer(name)]
    if not ends:
        return False
    tail = name[ends[-1] :].strip()
    small = [w for w in name.split() if w.isalpha() and w.islower() and not re.fullmatch(_SMALL, w)]
    of_tail = re.fullmatch(
        r"(?:for|of|on|\()\s*\S.*|[A-Z0-9]{1,4}|\([^)]*\)|(?:North|South|East|West|Central)", tail, re.IGNORECASE
    )
    return not small and (not tail or bool(of_tail))


def find_body(
    paper: Paper, kind: PaperKind, lines: Sequence[HeadLine], header: Sequence[Entry], organisation: str | None
) -> str | None:
    """Find the body: declared by the source, labelled, named in "meeting of the …", or a line of the head."""
    declared = paper.hints.get("body")
    if declared and kind is PaperKind.DECISION:
        return clean_body(declared, paper.text)
    if declared:
        return clean_body(declared, paper.text) or declared
    if paper.hints.get("page") == "issue":
        return None  # the issue went to several bodies
    labelled = _labelled(paper, header)
    if labelled:
        return _own_name(labelled, organisation)
    if kind is not PaperKind.DECISION:
        named = _named(paper, lines) or _line(paper, kind, lines, organisation)
        if named:
            return _own_name(named, organisation)
    if kind in (PaperKind.MINUTES, PaperKind.AGENDA) and organisation and _own_body().search(organisation):
        return organisation
    return _addressed(paper, kind)


def _is_own_body(name: str) -> bool:
    """Tell a body that is an organisation too (a parish council, a joint board) from a council that has many bodies."""
    return bool(_own_body().search(name)) or not _kind_only_organisation().search(name)


def _own_name(body: str, organisation: str | None) -> str:
    """Give "the Parish Council" its whole name; leave off whose body it is ("Council of Governors of Hale Trust")."""
    if not organisation:
        return body
    folded, whose = body.casefold(), f" of {organisation.casefold()}"
    if folded.endswith(whose) and is_body(body[: -len(whose)]):
        return body[: -len(whose)]
    return organisation if folded in load("bodies")["own_body"] and organisation.casefold().endswith(folded) else body


def _labelled(paper: Paper, header: Sequence[Entry]) -> str | None:
    for entry in header:
        if entry.role == "body":
            body = clean_body(entry.value, paper.text)
            if body:
                return body
    return None


def _named(paper: Paper, lines: Sequence[HeadLine]) -> str | None:
    for line in lines[:20]:
        for match in _meeting_of().finditer(line.text[:600]):
            body = clean_body(match["name"], paper.text)
            if body:
                return body
    return None


def _line(paper: Paper, kind: PaperKind, lines: Sequence[HeadLine], organisation: str | None) -> str | None:
    """Take a line of the head that is a body's name; one that only names the organisation is second choice."""
    second = None
    for line in lines[:14]:
        if len(line.text.split()) > 24:
            continue
        body = clean_body(line.text, paper.text)
        if not body:
            continue
        if second and _own_body().search(second) and body.casefold().endswith("meeting"):
            continue
        if organisation and body.casefold() == organisation.casefold():
            second = body if kind is PaperKind.MINUTES or _is_own_body(body) else second
        elif _kind_only_organisation().search(body) and body.casefold() not in _bare():
            second = second or body
        else:
            return body
    return second


# "The Cabinet is asked to", "Committee is recommended to", "That the Board note", "The Board is requested to"
_ASKED = re.compile(
    r"(?:\b(?:The|That\s+the|that\s+the)\s+)(?P<name>(?:[A-Z][\w&’'-]*\s+(?:(?:and|of|for|&)\s+)?){1,9}?)"
    r"(?:is|are|was|were|be)?\s*(?:asked|recommended|requested|invited|note\b|notes\b|approve\b|agree\b|endorse\b)"
)


def _addressed(paper: Paper, kind: PaperKind) -> str | None:
    """Take the body that a report asks for its decision."""
    if kind is not PaperKind.REPORT:
        return None
    for match in _ASKED.finditer(paper.text[:20000]):
        body = clean_body(match["name"], paper.text)
        if body:
            return body
    return None
