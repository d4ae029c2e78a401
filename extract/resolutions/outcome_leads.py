"""What may stand in front of the words of an outcome: a heading, a condition, the matter it is about."""

import re

# "Minutes of 6 May: It was proposed …"
HEADED_PROPOSAL = re.compile(r"[^.;]{3,200}?:\s+(?=It\s+was\s+(?:then\s+)?proposed\b)")
# "NOTICE BOARD: The quotation …", "Co-option – The proposal …": a head in front of the sentence
HEAD_BEFORE = re.compile(r"[A-Z][\w’'&/() -]{2,60}?(?::|\s[–—/])\s+(?=[A-Z])")
# "With this change the minute was agreed"
WITH_CHANGE = re.compile(
    r"""(?:With|Subject\s+to)\s+(?:this|that|these|those|the)\s+(?:\w+\s+)?
        (?:changes?|amendments?|corrections?|alterations?)\s*,?\s+""",
    re.VERBOSE,
)
# "With regard to application 14, the grant was awarded": a matter of its own within its item
REGARDING = re.compile(
    r"(?:With\s+(?:regard|respect)\s+to|In\s+relation\s+to|In\s+respect\s+of|As\s+regards|Regarding)\s[^.;:]{3,90}?,\s+"
)
# "On a show of hands, with 6 voting for and 3 against, the bid was agreed", "Following debate the bid was refused"
VOTED_ON = re.compile(
    r"""(?:On|Upon|By|With|Following|After)\s(?:(?!\bw(?:as|ere)\b)[^.;:]){0,90}?
        \b(?:votes?|voting|hands|ballot|poll|against|abstentions?|discussions?|debate|deliberation|consideration)
        (?:\s(?!the\b|this\b|it\b)\w+){0,4},?\s(?=(?:the|this|these|both|all)\s)""",
    re.VERBOSE,
)
# "After much talk the following grants are recommended for approval:"
PUT_TO = re.compile(
    r"""(?:^|(?:consideration|discussion|debate),?\s+)
    (?P<words>(?:[Tt]he\s+following|[Tt]hese)\s+[\w’' ]{2,40}?\s(?:are|were|be)\s+recommended\s+
        (?:for|to\s+(?:the\s+|full\s+)?[Cc]ouncil)\b)""",
    re.VERBOSE,
)
