"""Days of other meetings than the one a paper is of: those whose minutes it approves, and those it tells of."""

import datetime as dt
import re

from extract.values.period_signs import may_name_day
from extract.values.periods import FoundPeriod, parse_day
from models import Paper

# "… held on 4 May 2031 were approved", "At the meeting on 4 May 2031, Council had agreed": told of an earlier meeting
_TOLD_OF = re.compile(
    r"""[^.\n]{0,140}?\b(?:(?:were|was|be|been|is|are|having\s+been)\s+(?:\w+\s+){0,6}?(?:approved|confirmed|agreed|signed|noted|received|adopted
      |accepted|ratified|circulated|taken\s+as\s+read)|had)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "would be brought to the meeting on 4 May 2031"
_TO_A_MEETING = re.compile(
    r"\b(?:brought|submitted|presented|reported|put|deferred|referred)\s+(?:back\s+)?to\b[^.\n]{0,60}$", re.IGNORECASE
)
# "The Minutes of the meeting of the Hale Joint Board held on 4 May 2031 were approved": an earlier meeting's day
_MINUTES_APPROVED = re.compile(
    r"""inute(?<=\b[Mm]inute)s?\s+of\s+(?:the|an?)\s[^.\n]{0,160}?\b(?:held\s+)?on\s+(?:the\s+)?
        (?P<day>(?:[A-Z][a-z]+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+,?\s+\d{4})
        ,?\s+(?:were|was|be|is|are|having\s+been)\s+(?:\w+\s+){0,4}?(?:approved|confirmed|agreed|signed|noted|received|accepted)""",
    re.VERBOSE,
)
# "Consider Minute of Meeting held on 17 June 2031"
_MINUTES_PUT = re.compile(
    r"""^\W*(?:To\s+)?(?:[Cc]onsider|[Aa]pprove|[Cc]onfirm|[Aa]gree|[Rr]eceive|[Aa]dopt|[Ss]ign)\s(?:[^.\n]{0,40}\s)?[Mm]inutes?\s+of\s
        [^.\n]{0,120}?\b(?:held\s+)?on\s+(?P<day>(?:[A-Z][a-z]+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+,?\s+\d{4})""",
    re.VERBOSE,
)
# "Minute of Meeting of 4 December 2031 to be agreed and signed", "… held on 15 June 2031.  (Copy attached.)"
_MINUTES_ATTACHED = re.compile(
    r"""^\W*[Mm]inutes?\s+of\s+(?:the\s+)?[Mm]eeting\s+(?:held\s+)?(?:on|of)\s+
        (?P<day>(?:[A-Z][a-z]+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+,?\s+\d{4})
        [\s.]*(?:to\s+be\s+(?:\w+\s+)?(?:agreed|signed|approved|noted|confirmed)|\([Cc]opy\s+(?:attached|enclosed|herewith))""",
    re.VERBOSE,
)
# "Further to Minute No. 91 of the meeting of the Cabinet held on 19 December 2031": what an earlier meeting resolved
_MINUTE_NUMBERED = re.compile(
    r"""\b[Mm]inute\s+(?:(?:[Nn]o|[Nn]umber)\b\.?\s*)?[A-Z]*\d[\w/.-]*\s+of\s+(?:the|its|an?)\s[^.\n]{0,120}?\b(?:held\s+)?on\s+(?:the\s+)?
        (?P<day>(?:[A-Z][a-z]+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+,?\s+\d{4})""",
    re.VERBOSE,
)
_ANYWHERE = (_MINUTES_APPROVED, _MINUTE_NUMBERED)
_AT_THE_START = (_MINUTES_PUT, _MINUTES_ATTACHED)  # of a line
_EARLY = 20_000  # characters: what a meeting does first is to approve the minutes of the last


def earlier_days(paper: Paper) -> set[dt.date]:
    """Find the days of the meetings whose minutes a paper says were approved."""
    told = [line for line in paper.text[:_EARLY].split("\n") if "inute" in line and may_name_day(line)]
    found = [match for line in told for form in _ANYWHERE for match in form.finditer(line)]
    found += [match for line in told for form in _AT_THE_START if (match := form.match(line))]
    return {day for match in found if (day := parse_day(match["day"]))}


def tells_of_earlier(sentence: str, day: FoundPeriod) -> bool:
    """Tell a sentence about another meeting than the one it stands in the minutes of."""
    return bool(_TOLD_OF.match(sentence, day.end) or _TO_A_MEETING.search(sentence, 0, day.start))
