"""Names of bodies: what is one, and where it ends in a heading, a label's value or a sentence."""

import re
from functools import cache

from extract.facts.names import unshout
from extract.lexicon import alternatives, load
from extract.sparing import SparingPattern
from extract.values.periods import find_periods


@cache
def _kind_end() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load('bodies')['kinds'])})\b", re.IGNORECASE)


@cache
def _marks() -> tuple[str, ...]:
    """Words in small letters of which every body's name has one."""
    names = (*load("bodies")["kinds"], *(name for name in load("bodies")["bare"] if not _kind_end().search(name)))
    return tuple(dict.fromkeys(name.rpartition(" ")[2] for name in names))


def may_name_body(text: str) -> bool:
    """Tell whether a text has a word that every body's name has one of.

    >>> may_name_body("The ROADS BOARD met"), may_name_body("Apologies were received")
    (True, False)
    """
    return any(map(text.casefold().__contains__, _marks()))


@cache
def _bare() -> frozenset[str]:
    return frozenset(load("bodies")["bare"])


@cache
def _called() -> dict[str, str]:
    names: dict[str, str] = load("bodies_called")["names"]
    return names


_TAIL = 200  # characters at the end of a name that can be none of it


@cache
def _edge() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\s,;:.–—|-])(?:[\s,;:.–—|-]++(?:{alternatives(load('bodies')['edges'])})(?!\w))+[\s.]*$", re.IGNORECASE
    )


@cache
def _last_words_of_edges() -> tuple[str, ...]:
    return tuple({edge.split()[-1].rstrip(".") for edge in load("bodies")["edges"]})


@cache
def _front() -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{alternatives(load('bodies')['fronts'])})\b[\s:–—-]*)+(?=\w)", re.IGNORECASE)


@cache
def _person() -> re.Pattern[str]:
    return re.compile(rf"^(?:all\s+)?members\b|\b(?:{alternatives(load('bodies')['persons'])})\b", re.IGNORECASE)


@cache
def _remark() -> re.Pattern[str]:
    # "Moved from 8 October 2031, Cabinet", "NEW DATE, Roads Panel", "Special Meeting, Council": what a page says of the
    # meeting, in front of whose it is; not "Special Needs, Schools and Libraries Committee"
    return re.compile(
        rf"""^(?:(?:{alternatives(load("bodies")["remarks"])})
            (?:\s+(?:meeting|date|time|venue))?(?:\s+(?:from|to|until)\s+[^,]{{3,40}})?(?:,\s*\d{{4}})?\s*,\s*)+(?=[A-Z])""",
        re.VERBOSE | re.IGNORECASE,
    )


# "the board of directors of the Trust", "the parish meeting": what a page writes small although it names the body
_SMALL_NAME = re.compile(
    r"^(?:the\s+)?(?:board\s+of\s+(?:directors|trustees|governors|management)|governing\s+(?:body|board)"
    r"|(?:[Aa]nnual\s+)?(?:parish|town|community)\s+(?:council|meeting|assembly))\b"
)
_MINUTES_OF = re.compile(r"^(?:draft\s+)?minutes\s+of\s+(?:the\s+)?", re.IGNORECASE)
# "that the Board"; "Appointment of Trustees", a heading of the agenda; "Next Board: 30 July"
_NO_NAME = re.compile(
    r"that\s|(?:next|previous|last|future)\s"
    r"|(?:re-?)?(?:appointment|election|resignation|co-option|retirement|establishment|constitution|review)s?\s+of\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|a|an|our)\s+", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:\s[-–—]\s|[–—]|\s-|-\s|,\s|;|\||\(|\s+Date:|\s+on\s+(?=\d|[A-Z][a-z]+day\b))\s*")
_DIVIDERS = ("-", "–", "—", ",", ";", "|", "(", " Date:", " on ")  # one of them is in whatever parts a value
# "Proceedings at Budget Meeting of the Hale Committee" : the name stands behind the last "meeting of"
_UP_TO_NAME = SparingPattern(r"^.*\b(?:meetings?|proceedings|assembly)\s+of\s+(?:the\s+)?(?=\S)", re.IGNORECASE)
_HELD_ON = SparingPattern(r"\s+(?:which\s+was\s+|to\s+be\s+|was\s+)?held\b.*$", re.IGNORECASE)


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
    if not may_name_body(value):
        return None
    value = _SMALL_NAME.sub(lambda found: unshout(found[0].upper()), value[remark_end(value) :])
    value = _HELD_ON.sub("", _UP_TO_NAME.sub("", value))
    dates = find_periods(value)
    if dates:
        before = value[: dates[0].start].rstrip(" ,(–—-:")
        value = re.sub(r"\s+(?:on|held on|of|dated?|,)$", "", before, flags=re.IGNORECASE) or value[
            dates[0].end :
        ].lstrip(" ,)–—-:")
        value = re.sub(
            r"(?:[\s,–—-]+|^)(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b.*$", "", value, flags=re.IGNORECASE
        )
    parts = _PARTS.split(value) if any(map(value.__contains__, _DIVIDERS)) else [value]
    chosen = next((trimmed for part in parts if is_body(trimmed := _trim(part))), None)
    if "," in value or (chosen is None and len(parts) > 1):
        whole = _trim(value)
        if is_body(whole) and len(whole.split()) <= 12 and (chosen is None or "," in whole):
            chosen = _trim(whole)
    if chosen is None:
        return None
    name = unshout(_OF_PLACE.sub("", chosen), paper_text)
    return _called().get(name.casefold(), name)


def remark_end(line: str) -> int:
    """Find where the body's name begins behind a remark on the meeting, 0 where there is none.

    >>> remark_end("Extraordinary Meeting, Council"), remark_end("Housing, Health and Care Committee")
    (23, 0)
    """
    remark = _remark().match(line) if "," in line else None
    return remark.end() if remark else 0


def _trim(name: str) -> str:
    name = _ARTICLE.sub("", name.strip(" .,:;–—-|*'’"))
    front = _front().match(name)
    shorter = name[front.end() :] if front else name if _ARTICLE.match(name) else ""
    if shorter and _kind_end().search(shorter) and not _is_meeting_word(shorter):
        name = _ARTICLE.sub("", shorter)
    name = _MINUTES_OF.sub("", name)
    if not name.casefold().rstrip(" .").endswith(_last_words_of_edges()):
        return name
    tail = max(0, len(name) - _TAIL)
    cut = name[:tail] + _edge().sub("", name[tail:])
    return cut if cut and (_kind_end().search(cut) or cut.casefold() in _bare()) else name


def _is_meeting_word(name: str) -> bool:
    return name.casefold() in ("meeting", "parish meeting", "annual meeting")


def is_body(name: str) -> bool:
    """Tell whether the words are a body's name: they end in a kind of body, and name no person.

    >>> [is_body(n) for n in ("Cabinet", "Licensing Sub-Committee A", "Leader of the Council", "The Board noted it")]
    [True, True, False, False]
    """
    name = name.strip()
    if _NO_NAME.match(name):
        return False
    if _ARTICLE.sub("", name).casefold() in _bare():
        return not name.islower()
    if not name or not (name[0].isupper() or name[0].isdigit()) or " The " in name or len(name.split()) > 16:
        return False
    ends = [found.end() for found in _kind_end().finditer(name)]
    if not ends or _person().search(name):
        return False
    tail = name[ends[-1] :].strip()
    if tail and not _OF_TAIL.fullmatch(tail):
        return False
    return not any(word.isalpha() and word.islower() and not _SMALL.fullmatch(word) for word in name.split())


_SMALL = re.compile(r"(?:of|and|the|for|in|on|upon|with|&|to|de|le|’s|'s|-|–)")
_OF_TAIL = re.compile(
    r"(?:for|of|on|\()\s*\S.*|(?!\d{4})[A-Z0-9]{1,4}|\([^)]*\)|(?:North|South|East|West|Central)", re.IGNORECASE
)
