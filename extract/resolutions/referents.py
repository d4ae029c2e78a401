"""What "This was agreed." is about: the sentence that proposed or suggested it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.resolutions import motion_sentences as motions
from extract.resolutions import outcome_forms as forms
from extract.resolutions import outcome_leads as openings
from extract.resolutions.passages import Passage
from extract.resolutions.triggers import is_heading
from extract.values.sentences import split_sentences

Spans = Sequence[tuple[int, int]]
_FEW = 4  # sentences of a paragraph that an AGREED at its end is about


@dataclass(frozen=True, slots=True)
class Referent:
    """The stretch of a paragraph that a sentence is about, and the rule that finds it."""

    begin: int
    end: int
    rule: str


def referent(text: str, spans: Spans, number: int, rule: str) -> Referent | None:
    """Find what sentence `number` of a paragraph is about, where its own words do not say so."""
    (begin, end), sentence = spans[number], text[slice(*spans[number])]
    proposed = _proposed_before(text, spans[:number], sentence)
    if proposed and (rule != "moved_only" or motions.is_seconded(sentence)):
        return Referent(*proposed, "moved_only")
    if not number:
        return Referent(begin, end, rule) if rule == "moved_only" else None
    if rule == "moved_only":  # "Proposed by …" has its words in the sentence before
        return Referent(spans[number - 1][0], end, rule)
    if rule == "moved_and_carried" and motions.BOTH_MOVED.fullmatch(sentence):
        return Referent(*spans[number - 1], "moved_only")
    if rule == "bare_participle" and _CARRIED.fullmatch(sentence):  # "… 4 for, 1 against. Carried."
        return Referent(*spans[number - 1], "moved_only")
    if rule == "passive_agreed" and sentence.startswith(
        "They were"
    ):  # "The accounts were sent out. They were approved."
        return Referent(spans[number - 1][0], end, "agreed_behind")
    if rule == "agreed_behind" and not forms.NO_OUTCOME.search(text[:end]):
        return Referent(spans[0 if number < _FEW else number - 1][0], end, rule)
    return None


def _proposed_before(text: str, before: Spans, sentence: str) -> tuple[int, int] | None:
    """Find what "This was agreed." or "All agreed." is about: the sentence that proposes, over those that tell who."""
    this, alone = motions.OF_THIS.match(sentence), motions.CARRIED_ALONE.fullmatch(sentence)
    if not (this or alone):
        return None
    at, told = len(before) - 1, False
    while at > 0 and motions.WHO_MOVED.fullmatch(text, *before[at]):
        at, told = at - 1, True
    if at < 0:
        return None
    proposes = motions.PROPOSES.search(text, *before[at])
    if not (proposes or (alone and told)):
        return None
    headed = openings.HEADED_PROPOSAL.match(text, *before[at])
    return (headed.end(), before[at][1]) if headed else before[at]


_CARRIED = re.compile(r"(?:Carried|Passed)(?:\s+unanimously)?\.?")
_SUGGESTS = re.compile(r"\b(?:made\sa\srequest|proposed|suggested|recommended|requested|moved)\b")
_VOTED = re.compile(r"Vote\s*[:–-]\s*(?:all\s+(?:agreed|in\s+favour)|unanimous(?:ly\s+agreed)?|carried|agreed)\.?")
# "The resolution was passed unanimously.", below its words
_PASSED = re.compile(r"The\s+(?:\w+\s+)?resolution\s+was\s+(?:\w+ly\s+)?(?:passed|carried|adopted)(?:\s+\w+ly)?\.?")
_BY_ALL = re.compile(r"(?:\s+by\s+all)?\.?")


def suggested_above(passages: Sequence[Passage], at: int, sentence: str) -> int | None:
    """Find where the last sentence above begins, which "This was agreed.", a paragraph of its own, is about."""
    above = passages[at - 1] if at else None
    if above is None or above.item != passages[at].item or is_heading(above):
        return None
    this = motions.OF_THIS.match(sentence)
    if _PASSED.fullmatch(sentence) and above.text.lstrip("\"“‘'").startswith("That "):
        return 0
    if not (_VOTED.fullmatch(sentence) or (this and _BY_ALL.fullmatch(sentence, this.end()))):
        return None
    begin, end = split_sentences(above.text)[-1]
    return begin if _SUGGESTS.search(above.text, begin, end) else None
