"""Motions and amendments whose vote stands apart from their words: from "Amendment lost." back to what was moved."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.resolutions.grammar_words import action_noun
from extract.resolutions.inflection import lemma_of
from extract.resolutions.limbs import Extent, Piece
from extract.resolutions.passages import Passage
from extract.resolutions.triggers import Trigger
from extract.resolutions.votes import movers
from models import BlockKind

_REACH = 30
# "Councillor Yule moved, seconded by …"; not the label "Proposed Purpose:"
_MOVED = re.compile(
    r"""\bsecond(?:ed|er)\b | \bmoved\b | \bproposed\s*(?:,|by\b|and\b|that\b|to\b|an?\b|the\b)
      | \bmotion\s+(?:on\s+behalf|in\s+the\s+name|from|by)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_NOUN = re.compile(r"\b(?:motion|amendment)\b", re.IGNORECASE)
_RESULT = re.compile(r"\b(?:amendment|motion)\b[^.]{0,90}\b(?:lost|carried|defeated|fell)\b", re.IGNORECASE)
# "the following amendment:"
_FOLLOWS = re.compile(r"(?:following|as\s+follows|amendment|motion)\b[^.:]{0,60}[:–-]+\s*$", re.IGNORECASE)
# "(moved) that the …", "(proposed) to add …", "an amendment to …"
_CONTENT = re.compile(
    r"""\b(?: that\b(?!\s+(?:motion|amendment))
      | to\s+(?:add|amend|approve|adopt|defer|delete|insert|refer|remove|replace|include|increase|reduce)\b
      | an?\s+amendment\s+to\b )""",
    re.VERBOSE | re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"][A-Z][^“”\"]+[”\"]\s*")  # “That the lease be renewed.” under "Proposed by …"
# "Moved by Councillor Dow, seconded by Councillor Laird.", a paragraph below the words that were moved
_MOVED_BELOW = re.compile(
    r"(?:moved|proposed)\s+by\b[^.;:]{3,60}(?:\bseconded\s+by\b[^.;:]{3,40}\.?|\.)\s*", re.IGNORECASE
)
# "Seconded by Councillor Laird," on a line of its own above the words
_MOVER_LINE = re.compile(r"(?:moved|proposed|seconded)\s+by\b[^.;:]{3,70}[,;]?(?:\s+and)?\s*", re.IGNORECASE)
# "moved that the question be now put", on the way to a vote
_PROCEDURE = re.compile(
    r"\bmoved\s+that\s+(?:the\s+question\s+be\s+(?:now\s+)?put|the\s+meeting\s+(?:be\s+)?(?:adjourn|proceed)|standing\s+orders\b)",
    re.IGNORECASE,
)
_NEXT_MOTION = re.compile(r"\W*(?:amendment|motion)\b[^:]{0,20}:", re.IGNORECASE)  # "AMENDMENT: Proposed by …"
_SAID = frozenset(["hold", "move", "nominate", "propose", "second"])
# "were proposed for approval by"
# or "proposed acceptance of", "proposed their approval"
_PURPOSE = re.compile(
    r"\b(?:proposed|recommended)\s+(?:for\s+(?P<noun>[a-z]+)\b|(?:the\s+)?(?P<of>[a-z]+(?:ance|tion|al|ment))\s+of\b"
    r"|(?:its|their)\s+(?P<its>[a-z]+(?:ance|tion|al|ment))\b)",
    re.IGNORECASE,
)
_AS_OFFICER = re.compile(
    r"\b(?:as|for)\s+(?:the\s+)?(?:vice|chair|deputy|mayor|clerk|treasurer|secretary)", re.IGNORECASE
)
_ACCEPTED = re.compile(r"\baccepted\s+(?:the\s+)?(?:nomination|office|post|position|role)\b", re.IGNORECASE)
_ENDING = re.compile(
    r"""\b(agreed|approved|accepted(?!\s+(?:the\s+)?(?:nomination|office|post|position|chair|role))|adopted|appointed|confirmed|co-opted|deferred|elected|endorsed|noted|ratified|re-elected
        |received|referred|refused|resolved|withdrawn)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_OVER = re.compile(
    r"""\W*(?:
        following | on\s+being | upon\s+being | on\s+a\b | after | during | post | members | abst\w+ | voting | recorded
      | the\s+(?:chair|mayor|vote|voting|amendment|motion|meeting) | a\s+(?:vote|recorded)
      | for\b | against\b | in\s+favour
    )""",
    re.VERBOSE | re.IGNORECASE,
)


_AND_SIGNED = re.compile(r"\b(?:agreed|approved|accepted|confirmed)\s+and\s+(?:\w+ly\s+)?signed\b", re.IGNORECASE)


def carried_verbs(text: str, verbs: Sequence[str]) -> tuple[str, ...]:
    """What was proposed names no verb of its own: it was approved, elected or agreed by the words that end it.

    >>> carried_verbs("Mr Reed proposed and Mrs Moss seconded half the premium and the meeting agreed.", ())
    ('agree',)
    """
    if not set(verbs) <= _SAID:
        return tuple(verbs)
    purpose = _PURPOSE.search(text)
    noun = action_noun((purpose["noun"] or purpose["of"] or purpose["its"]).casefold()) if purpose else None
    ends = _ENDING.findall(text)
    if noun:
        return (noun,)
    if not ends and "second" in text and (_AS_OFFICER.search(text) or _ACCEPTED.search(text)):
        return ("elect",)
    signed = ("sign",) if ends and _AND_SIGNED.search(text) else ()
    return (lemma_of(ends[-1]), *signed) if ends else tuple(verbs)


def trace(passages: Sequence[Passage], trigger: Trigger) -> tuple[Trigger, Extent]:
    """Read a motion back from the sentence that tells its fate; that sentence alone where no words are found."""
    result = passages[trigger.at]
    fate = result.text[trigger.start - result.start : (trigger.end or result.end) - result.start]
    nouns = _NOUN.findall(fate)
    for at in _moved(passages, trigger, amendment=bool(nouns) and nouns[-1].casefold() == "amendment"):
        pieces = _words(passages, at, trigger, _before(passages[at], trigger))
        if pieces:
            start = pieces[0].start
            return replace(trigger, at=at, words=start, operative=start), Extent(pieces, trigger.at)
    return trigger, Extent([Piece(trigger.words, trigger.end or result.end)], trigger.at)


def _before(passage: Passage, trigger: Trigger) -> str:
    """The words of a passage as far as they stand before the trigger."""
    return passage.text[: max(0, trigger.start - passage.start)]


def _moved(passages: Sequence[Passage], trigger: Trigger, amendment: bool) -> list[int]:
    """List where something was moved in the item, nearest first; amendments first where one was voted on."""
    item, found = passages[trigger.at].item, []
    for at in range(trigger.at, max(-1, trigger.at - _REACH), -1):
        passage = passages[at]
        if passage.item != item or passage.opens_item:
            break
        text = _before(passage, trigger)
        moved = _MOVED.search(text)
        if at < trigger.at and (result := _RESULT.search(text)) and not moved:
            if not amendment and "amendment" in result[0].casefold():
                continue  # lost on the way to the motion
            break
        if moved and not _PROCEDURE.search(text) and (movers(text)[0] or "moved" in text.casefold()):
            found.append(at)
    alike = [at for at in found if _is_amendment(passages, at) == amendment]
    return alike or found


def _is_amendment(passages: Sequence[Passage], at: int) -> bool:
    """Tell an amendment from a motion: by its own words, else by the heading over the words that were moved."""
    if _MOVED_BELOW.fullmatch(passages[at].text):
        head = next((p for p in reversed(passages[max(0, at - 5) : at]) if p.kind is BlockKind.HEADING), passages[at])
        return "amendment" in head.text.casefold()
    return "amendment" in passages[at].text.casefold()


def _words(passages: Sequence[Passage], at: int, trigger: Trigger, text: str) -> list[Piece]:
    """Cut what was moved: the paragraphs behind "the following amendment:", else the mover's own "that …"."""
    passage = passages[at]
    if at and _MOVED_BELOW.fullmatch(text) and passages[at - 1].kind is not BlockKind.HEADING:
        begin = next(
            (n + 1 for n in range(at - 1, max(-1, at - 6), -1) if passages[n].kind is BlockKind.HEADING), at - 1
        )
        return [Piece(moved.start, moved.end) for moved in passages[begin:at]]
    in_quotes = at + 1 < trigger.at and _QUOTED.fullmatch(passages[at + 1].text)
    if not in_quotes and (_FOLLOWS.search(text) or text.rstrip().endswith((":", ":-"))):
        pieces: list[Piece] = []
        for after in passages[at + 1 : trigger.at]:
            if after.kind is BlockKind.HEADING:
                continue
            if (
                _OVER.match(after.text)
                or _NEXT_MOTION.match(after.text)
                or _PROCEDURE.search(after.text)
                or (after.marker and after.marker[-1:] == (passage.marker or " ")[-1:])
            ):
                break
            limb = Piece(after.lead, after.end, after.marker, 1) if after.marker else Piece(after.start, after.end)
            pieces.append(limb)
        return pieces
    content = _CONTENT.search(text)
    if content is None and _MOVER_LINE.fullmatch(text):
        below = next((p for p in passages[at + 1 : trigger.at] if not _MOVER_LINE.fullmatch(p.text)), None)
        return [Piece(below.start, below.end)] if below and below.text.lstrip('“"').startswith("That ") else []
    if content is None:
        quoted = next((p for p in passages[at + 1 : min(at + 4, trigger.at)] if _QUOTED.fullmatch(p.text)), None)
        if quoted:
            return [Piece(quoted.start + 1, quoted.start + len(quoted.text.rstrip()) - 1)]
        return []
    end = re.search(r"[.](?:\s|$)|,?\s+(?:and\s+)?(?:was\s+)?seconded\b", text[content.start() :])
    stop = content.start() + end.start() if end else len(text)
    return [Piece(passage.start + content.start(), passage.start + stop)] if stop > content.start() + 8 else []
