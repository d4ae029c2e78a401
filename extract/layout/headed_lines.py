"""Lines that open a block whatever stands before them: over those present, over what was decided."""

import re

# "PRESENT:"  "Apologies; Mrs V. Moss"  "Others present"
ATTENDS = re.compile(
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
