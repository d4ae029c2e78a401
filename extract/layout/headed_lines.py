"""Lines that open a block whatever stands before them: over those present, over what was decided, below a title."""

import re

from extract.layout.flow import runs_on

# "PRESENT:"  "Apologies; Mrs V. Moss"  "Others present"
_ATTENDS = re.compile(
    r"""\s*(?:(?:MEMBERS|Members|ALSO|Also|OTHERS?|Others?|OFFICERS|Officers|COUNCILLORS|Councillors|GOVERNORS|Governors
        |TRUSTEES|Trustees|DIRECTORS|Directors|(?:Board|Committee|Council|Panel)\ [Mm]embers)\s)?
    (?:PRESENT|Present|present|IN\ ATTENDANCE|In\ [Aa]ttendance|APOLOGIES|Apologies)(?:\ (?:for|of|FOR)\ [Aa]\w+)?
    (?:\s*[:;]|\s*$)""",
    re.VERBOSE,
)
# "RESOLVED:"  "Agreed –"  "Decision": a line that says that what was decided comes next
DECIDES = re.compile(
    r"\s*(?:(?:UNANIMOUSLY|Unanimously)\s)?(?:RESOLVED|Resolved|AGREED|Agreed|DECIDED|Decided|DECISION|Decision)S?"
    r"(?:\s(?:THAT|that|TO|to))?\s*[:–—-]*\s*(?:That)?\s*"
)
# "RECOMMENDED to Council that", after a full line and its stop
_SHOUTS = re.compile(r"(?:RESOLVED|RECOMMENDED|AGREED|DECIDED)\b")
# "Minutes:", "Reasons for decision:" alone on a line
_HEADS = re.compile(r"\s*[A-Z][\w/’']*(?:\s[\w/’']+){0,4}\s?:\s*")
# "3 Minutes of the meeting held on 26th September 2019" over what was said of them
_DATED_TITLE = re.compile(
    r"\s*(?=\S{0,12}\d)\S{1,16}\s+(?:Draft\s)?[Mm]inutes?\s(?:of|from)\s[^.;:]{3,80}\s(?:19|20)\d\d\s*"
)


def opens_anew(before: str, after: str) -> bool:
    """Tell that a line begins a block, however full the line before it is.

    >>> opens_anew("… Council.", "RECOMMENDED to Council that"), opens_anew("… the Board", "RESOLVED that it is")
    (True, False)
    """
    if not after[:1].isupper() or runs_on(before, after):
        return _ATTENDS.match(after) is not None
    stopped = before.rstrip().endswith((".", ":", ";", "?", "!"))
    return bool(
        _ATTENDS.match(after)
        or DECIDES.fullmatch(after)
        or (stopped and (_SHOUTS.match(after) or _HEADS.fullmatch(after)))
        or _DATED_TITLE.fullmatch(before)
    )
