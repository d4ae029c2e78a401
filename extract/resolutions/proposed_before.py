"""What "This was agreed." is about: the sentence that proposed or suggested it."""

import re
from collections.abc import Sequence

from extract.resolutions import outcome_forms as forms
from extract.resolutions import outcome_leads as openings
from extract.resolutions.passages import Passage
from extract.resolutions.triggers import is_heading
from extract.values.sentences import split_sentences


def proposed_before(text: str, before: Sequence[tuple[int, int]], sentence: str) -> tuple[int, int] | None:
    """Find what "This was agreed." or "All agreed." is about: the sentence that proposes, over those that tell who."""
    at, told = len(before) - 1, False
    while at > 0 and forms.WHO_MOVED.fullmatch(text, *before[at]):
        at, told = at - 1, True
    if at < 0:
        return None
    this = forms.OF_THIS.match(sentence) or forms.SECONDED_THIS.match(sentence)
    alone = forms.CARRIED_ALONE.fullmatch(sentence)
    proposes = forms.PROPOSES.search(text, *before[at])
    if not ((this and proposes) or (alone and (told or proposes))):
        return None
    headed = openings.HEADED_PROPOSAL.match(text, *before[at])
    return (headed.end(), before[at][1]) if headed else before[at]


_SUGGESTS = re.compile(r"\b(?:proposed|suggested|recommended|requested|moved)\b")


def suggested_above(passages: Sequence[Passage], at: int, sentence: str) -> tuple[int, int, int] | None:
    """Find what "This was agreed." is about, a paragraph of its own: the last sentence above, if it suggests."""
    above = passages[at - 1] if at else None
    if above is None or above.item != passages[at].item or is_heading(above) or not _OF_THIS_ALONE.fullmatch(sentence):
        return None
    begin, end = split_sentences(above.text)[-1]
    start = above.start + begin
    return (start, start, start) if _SUGGESTS.search(above.text, begin, end) else None


_OF_THIS_ALONE = re.compile(
    r"This\s+was\s+(?:\w+ly\s+)?(?:agreed|approved|accepted|carried)(?:\s+by\s+all)?\.?"
    r"|Vote\s*[:–-]\s*(?:all\s+(?:agreed|in\s+favour)|unanimous(?:ly\s+agreed)?|carried|agreed)\.?"
)
