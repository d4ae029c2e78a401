"""A word in capitals that only repeats the sentence above it: "NOTED" below "The Board noted the report"."""

import re
from collections.abc import Sequence

from extract.resolutions.passages import Passage
from extract.resolutions.triggers import Trigger

# "NOTED", "APPROVED   Mr Lee": one word in capitals for what became of an item, and who acts on it
_LONE = re.compile(
    r"(?:NOTED|APPROVED|AGREED|ENDORSED|RECEIVED|RATIFIED|ADOPTED|ACCEPTED)\.?"
    r"(?:\s+(?:(?:Mrs?|Ms|Miss|Dr|Prof|Cllr)\b.{0,40}|[A-Z]{2,3}))?"
)
_ECHO = 4  # paragraphs back in which the sentence that it repeats stands


def without_echoes(passages: Sequence[Passage], groups: Sequence[int], found: Sequence[Trigger]) -> Sequence[Trigger]:
    """Leave out the "NOTED" alone on a line below "The Board noted the report": it says the same once more."""
    lone = {t.at for t in found if _LONE.fullmatch(passages[t.at].text)}
    told = {t.at for t in found} - lone

    def echoes(at: int) -> bool:
        return any(before in told and groups[before] == groups[at] for before in range(at - _ECHO, at))

    return [t for t in found if t.at not in lone or not echoes(t.at)]
