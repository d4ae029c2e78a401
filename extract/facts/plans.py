"""Plans: the board that agreed one and the day on which it was submitted, from the form on which plans are filled in.

>>> board_that_agreed("Date agreed at Health and Wellbeing Board: 15 January 2014\\nDate submitted: 14/02/2014")
'Health and Wellbeing Board'
>>> day_submitted("Date agreed at Health and Wellbeing Board: 15 January 2014\\nDate submitted: 14/02/2014")
datetime.date(2014, 2, 14)
"""

import datetime as dt
import re

from extract.facts.body_names import clean_body
from extract.values.periods import parse_day

_AGREED = re.compile(
    r"^Date\s+(?:agreed|approved|adopted)\s+(?:at|by)\s+(?:the\s+)?(?P<name>[A-Z][^:\n]{4,70}?)\s*(?::|\|)",
    re.MULTILINE,
)
_SUBMITTED = re.compile(r"^Date\s+(?:submitted|of\s+submission|of\s+plan)\s*[:|]\s*(?P<day>[^\n]{6,40})", re.MULTILINE)
_REACH = 60_000  # characters: the form may stand behind forewords and summaries


def board_that_agreed(text: str) -> str | None:
    """Find the board behind "Date agreed at …"."""
    agreed = _AGREED.search(text, 0, _REACH)
    return clean_body(agreed["name"], text) if agreed else None


def day_submitted(text: str) -> dt.date | None:
    """Find the day behind "Date submitted"."""
    submitted = _SUBMITTED.search(text, 0, _REACH)
    return parse_day(submitted["day"]) if submitted else None
