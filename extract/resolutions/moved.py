"""Motions told with their mover, their seconder and their fate in one paragraph, as the boards of trusts minute them.

"R. Ash moved to accept the report; T. Birch seconded. Motion carried." "MOTION: Ash, second by Birch to pay the bills.
Motion approved." "Motion to adopt the plan made by Ash, seconded by Birch, all aye." The words of the decision are
those between, without who moved and who seconded; where none are told, the sentence in front is what was moved.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.resolutions.votes import COUNTED, NAME, is_carried
from extract.sparing import SparingPattern
from extract.values.sentences import split_sentences

_FAR = 420  # characters from a motion's first word to its fate

# "T. Butler moved", "Ash made a motion", "it was moved by Ash", "MOTION: Ash", "Motion to approve"
_MOVED = SparingPattern(
    rf"""(?: (?P<mover>{NAME})\s*,?\s+(?:then\s+|also\s+)?
             (?:moved|motioned|made\s+(?:a|the)\s+motion
             |proposed(?=\s+(?:that|to)\b|,?\s+and\s+{NAME}\s+(?:duly\s+)?seconded,?\s+(?:that|to)\b
                 |,\s+seconded\s+by\s+{NAME},\s+that\b))\b
           | \b(?:A\s+|a\s+)?(?:[Mm]otion|MOTION)\s*:?\s*(?:was\s+)?(?:made\s+)?
             (?=(?:by\s+)?{NAME}|to\s+[a-z]|that\b|for\b)
           | \b[Ii]t\s+was\s+moved\s+(?:by\s+)?(?={NAME}) )""",
    re.VERBOSE,
)
# "; T. Birch seconded", ", second by Birch", "and seconded by Birch", "seconded Birch"
_SECONDED = re.compile(
    rf"""[\s,;.–-]*+(?:\band\s+)?(?:(?!Committee|Council|Board|Group|Panel){NAME}\s+)?(?:was\s+|duly\s+)?(?<![a-z])(?<!\bthe\s)(?<!\ba\s)(?:[Ss]econd(?:ed)?|SECOND(?:ED)?)\b
        (?:\s*[:–-]?\s*(?:by\s+)?{NAME}|\s+the\s+motion)?,?""",
    re.VERBOSE,
)
# "to accept the report", "that the rent be raised", "the minutes be approved as read"
_CONTENT = re.compile(
    r"\bto\s+(?!the\b|a\b|an\b|be\b)[a-z]+|\bthat\b|\b(?:the|all)\s+(?:[\w’'-]+\s+){1,8}be\s+[a-z]+", re.IGNORECASE
)
_MADE_BY = re.compile(rf"[\s,]*\b(?:was\s+)?(?:made\s+)?by\s+{NAME}[\s,]*$", re.VERBOSE)
# "Motion carried.", "all in favour", "6 ayes", "approved unanimously", "motion failed", "tabled"
_FATE = re.compile(
    rf"""(?P<counted>{COUNTED})
    | \b(?: (?:the\s+)?motion\s+(?:was\s+|is\s+)?(?P<told>carried|passed|approved|adopted|failed|lost|defeated)
        | all\s+(?:were\s+|voted\s+)?in\s+(?:favou?r|agreement) | all\s+(?:voted\s+)?(?:ayes?|yes|agreed)\b
        | ayes?\s+all\b
        | was\s+(?:then\s+)?(?:duly|unanimously)\s+(?:re-)?elected\b(?:\s+unanimously)?
        | \d+\s*-?\s*ayes?\b
        | (?<=[.;]\s)unanimous(?:ly)?(?=\s*(?:[.;]|$))
        | (?:unanimously\s+)?(?P<end>carried|approved|passed|accepted|agreed)
            (?:\s+unanimously|\s+with\s+\w+\s+abstentions?)?\s*(?=[.;(]|$)
        | unanimously\s+(?:carried|approved|passed|agreed|accepted) | (?:carried|approved|passed)\s+unanimously )""",
    re.VERBOSE | re.IGNORECASE,
)
_LOST = frozenset(["failed", "lost", "defeated"])
_FORMALITY = re.compile(
    r"to\s+(?:adjourn|end|go|enter|move|come|return|recess|second|(?:close|open)\s+(?:the\s+)?(?:meeting|session))\b",
    re.IGNORECASE,
)
_LEADS = re.compile(r"(?:following|as\s+follows)\b[^.]{0,60}$|:\s*-?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moved:
    """A motion in a paragraph: `start:end` is all that tells of it, `words:stop` what was moved.

    A `formal` one ("to adjourn") runs the meeting, and decides nothing.
    """

    start: int
    end: int
    words: int
    stop: int
    lost: bool
    formal: bool = False


def moved_motions(text: str) -> Iterator[Moved]:
    """Find the motions of a paragraph that also tells who seconded them and their fate.

    >>> text = "R. Ash moved to accept the report; T. Birch seconded. Motion carried."
    >>> [text[m.words:m.stop] for m in moved_motions(text)]
    ['to accept the report']
    """
    if "econd" not in text and "SECOND" not in text:
        return
    starts = [match for match in _MOVED.finditer(text) if not _tells_fate(text, match)]
    floor = 0
    for number, match in enumerate(starts):
        if match.start() < floor:
            continue
        limit = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        moved = _read(text, floor, match, min(limit, match.start() + _FAR))
        if moved:
            floor = moved.end
            yield moved


def _tells_fate(text: str, match: re.Match[str]) -> bool:
    """The motion of "The motion was carried" is the one before it."""
    fate = _FATE.match(text, match.start())
    return fate is not None and fate["told"] is not None


def _read(text: str, floor: int, match: re.Match[str], limit: int) -> Moved | None:
    second = _SECONDED.search(text, match.end(), limit)
    if second is None or _LEADS.search(text[match.start() : second.start()]):
        return None
    fate = _FATE.search(text, match.end(), limit)
    while fate and (fate.start() < second.start() or _within(text, fate, second)):
        fate = _FATE.search(text, fate.end(), limit)
    if fate is None:
        return None
    end = _whole_fate(text, fate, limit)
    content = _CONTENT.search(text, match.end() if match["mover"] else match.start(), fate.start())
    if content is None:
        return _about_the_sentence_before(text, floor, match, fate, end)
    stop = second.start() if second.start() > content.start() else _sentence_end(text, content.start(), fate.start())
    tail = _MADE_BY.search(text, content.end(), stop)
    stop = tail.start() if tail else stop
    formal = _FORMALITY.match(text, content.start()) is not None
    after = second.end() if match.end() <= second.start() < content.start() else match.end()
    straight = match["mover"] and match[0].endswith("proposed") and content.start() - after <= 1
    words = match.start() if straight else content.start()  # "Ann Holt proposed that …": told, and not read out
    return Moved(match.start(), end, words, stop, _is_lost(fate), formal)


def _is_lost(fate: re.Match[str]) -> bool:
    return not is_carried(fate["counted"]) if fate["counted"] else (fate["told"] or "").casefold() in _LOST


def _whole_fate(text: str, fate: re.Match[str], limit: int) -> int:
    """The end of all that tells of one vote: "All ayes. Motion carried 5-0."."""
    end = fate.end()
    while more := _FATE.search(text, end, min(limit, end + 60)):
        end = more.end()
    return end


def _within(text: str, fate: re.Match[str], second: re.Match[str]) -> bool:
    """A verb of what was moved, as in "seconded that the minutes be approved", is no fate."""
    return bool(re.search(r"\bbe\s+$", text[second.start() : fate.start()]))


def _sentence_end(text: str, at: int, limit: int) -> int:
    for begin, end in split_sentences(text[at:limit]):
        if end > begin:
            return at + end
    return limit


def _about_the_sentence_before(
    text: str, floor: int, match: re.Match[str], fate: re.Match[str], stop: int
) -> Moved | None:
    before = [(begin, end) for begin, end in split_sentences(text[floor : match.start()]) if end > begin]
    if not before:
        return None
    begin, end = before[-1]
    return Moved(floor + begin, stop, floor + begin, floor + end, _is_lost(fate))
