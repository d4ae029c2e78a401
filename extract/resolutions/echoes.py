"""What says the same decision once more: "NOTED" below "The Board noted it", a motion told above what it decided."""

import re
from collections.abc import Sequence

from extract.resolutions.passages import Passage
from extract.resolutions.triggers import Trigger

# "NOTED", "APPROVED   Mr Lee": one word in capitals for what became of an item, and who acts on it
_LONE = re.compile(
    r"(?:NOTED|APPROVED|AGREED|ENDORSED|RECEIVED|RATIFIED|ADOPTED|ACCEPTED)\.?"
    r"(?:\s+(?:(?:Mrs?|Ms|Miss|Dr|Prof|Cllr)\b.{0,40}|[A-Z]{2,3}))?"
)
# "The minutes were signed and dated.", behind that they were agreed
_SIGNED = re.compile(r"The\s+minutes\s+were\s+(?:then\s+|duly\s+)?signed(?:\s+and\s+dated)?(?:\s+by\s+the\s+[\w-]+)?\.")
_ECHO = 4  # paragraphs back in which the sentence that it repeats stands


def without_echoes(passages: Sequence[Passage], groups: Sequence[int], found: Sequence[Trigger]) -> Sequence[Trigger]:
    """Leave out the "NOTED" alone on a line below "The Board noted the report": it says the same once more."""
    signed = [
        t
        for t in found
        if t.rule == "minutes_confirmed" and _SIGNED.match(passages[t.at].text, t.start - passages[t.at].start)
    ]
    lone = {t.at for t in found if _LONE.fullmatch(passages[t.at].text)}
    told = {t.at for t in found} - lone

    def echoes(at: int) -> bool:
        return any(before in told and groups[before] == groups[at] for before in range(at - _ECHO, at))

    def agreed_before(here: Trigger) -> bool:
        return any(t.at == here.at and t.start < here.start for t in found)

    kept = [t for t in found if t not in signed or not agreed_before(t)]
    return [t for t in kept if t.at not in lone or not echoes(t.at)]


_TOLD_MOTIONS = frozenset(["motion_told", "motion_carried", "moved_and_carried"])


def without_motions_printed_below(passages: Sequence[Passage], triggers: Sequence[Trigger]) -> list[Trigger]:
    """Leave out "Mr Oke proposed that …, the motion was carried" where the page prints it as decided right below."""
    bare = {t.at for t in triggers if t.rule == "bare_decision"}
    return [
        t
        for t in triggers
        if not (
            t.rule in _TOLD_MOTIONS
            and any(at in bare and passages[at].item == passages[t.at].item for at in (t.at + 1, t.at + 2))
        )
    ]
