"""Decisions recorded by their proposal alone: "Cllr Reed PROPOSED that the grant be paid; SECONDED by Cllr Moss."

Where PROPOSED and SECONDED stand in capitals they are a body's RESOLVED: what was proposed is what was decided, if the
vote behind it was carried.
"""

import re
from collections.abc import Iterator
from itertools import islice

from extract.resolutions.spoken import Spoken
from extract.resolutions.triggers import FORMAL, Trigger
from models import ResolutionStatus

_MOST = 20  # in one passage; text that holds more is no minute
_PROPOSED = re.compile(r"\b(?:PROPOSED|MOVED)\s+(?!by\b|and\b|as\b)(?=[a-z£])")
# "; SECONDED by Cllr D Moss.", ". SECONDED Cllr Moss –"
_SECONDED = re.compile(r"[\s;:.,–-]*(?:(?:and|was|duly)\s+){0,2}\bSECONDED\b[^.;:]{0,12}\s(?P<name>[A-Z][^.;:–]{1,50})")
# "The vote was unanimous", "All in favour", "unanimously AGREED"
_CARRIED = re.compile(
    r"""[\s;:.,–-]*(?:and\s+)?(?:(?:the|this|it)\s+)?(?:(?:vote|motion|proposal)\s+)?(?:was\s+)?
        (?:unanimous(?:ly)?\b | all\s+(?:were\s+)?(?:in\s+favour|agreed) | carried | agreed | approved | passed
          | resolved | \d+\s+(?:votes\s+)?(?:for|in\s+favour)\b)(?!\s+(?:that|to)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_REACH = 900  # characters from PROPOSED to SECONDED


def proposals(spoken: Spoken) -> Iterator[Trigger]:
    """Find what was PROPOSED, SECONDED and carried, from the words that were proposed to SECONDED."""
    passages = spoken.passages
    for at in sorted(spoken.holding(["seconded"])):
        passage = passages[at]
        if "SECONDED" not in passage.text:
            continue
        after = passages[at + 1].text if at + 1 < len(passages) and passages[at + 1].item == passage.item else ""
        for proposed in islice(_PROPOSED.finditer(passage.text), _MOST):
            begin = proposed.end()
            word = passage.text.find("SECONDED", begin, begin + _REACH)
            again = _PROPOSED.search(passage.text, begin, max(begin, word))
            end = begin + len(passage.text[begin:word].rstrip(" ;:.,–-")) if word > 0 else begin
            seconded = _SECONDED.match(passage.text, end)
            if again or not seconded or end - begin < 8:
                continue
            if _CARRIED.match(passage.text, seconded.end()) or (
                not passage.text[seconded.end() :].strip(" .") and _CARRIED.match(after)
            ):
                start = passage.start + begin
                resolved = ResolutionStatus.RESOLVED
                yield Trigger(at, start, start, start, resolved, "proposed_capitals", FORMAL, True, passage.start + end)
