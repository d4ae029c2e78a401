"""What may stand in front of the words of an outcome: a heading, a condition, the matter it is about."""

import re

# "Minutes of 6 May: It was proposed …"
HEADED_PROPOSAL = re.compile(r"[^.;]{3,200}?:\s+(?=It\s+was\s+(?:then\s+)?proposed\b)")
# "NOTICE BOARD: The quotation …", "Co-option – The proposal …": a head in front of the sentence
HEAD_BEFORE = re.compile(
    r"(?:(?:19|20)\d\d\s)?[A-Z][\w’'&/() -]{2,90}?(?::|\s[–—/])\s+(?=[A-Z]|the\s(?!following)\w+\s?$)"
)
# "14/31 Minutes of the last meeting were approved": the number of the item that the sentence is all of
NUMBER_BEFORE = re.compile(r"\d{1,4}(?:[/.]\d{1,4}){1,2}[.):]?\s+(?=[A-Z])")
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
        \b(?:votes?|voting|hands|ballot|poll|against|abstentions?|discussions?|debate|deliberation|consideration|scrutiny)\)?
        (?:\s(?!the\b|this\b|it\b)\w+){0,4}(?:,\s(?:including|during|with)\b[^,.;:]{3,80})?,?\s
        (?=(?:the|this|these|both|all)\s)""",
    re.VERBOSE,
)
# "After much talk the following grants are recommended for approval:"
PUT_TO = re.compile(
    r"""(?:^|(?:consideration|discussion|debate),?\s+)
    (?P<words>(?:[Tt]he\s+following|[Tt]hese)\s+[\w’' ]{2,40}?\s(?:are|were|be)\s+recommended\s+
        (?:for|to\s+(?:the\s+|full\s+)?[Cc]ouncil)\b)""",
    re.VERBOSE,
)
# "All were in agreement to accept these", "Members were happy that …": what they settled, without its verb
IN_AGREEMENT = re.compile(
    r"""(?:^|[,;–:-]\s+|\b(?:and|so)\s+)
        (?P<words>(?:[Tt]he\s+)?(?i:all|everyone|everybody|governors|members|trustees|directors|councillors|board|committee|governing\sbody|LGB)
        (?:\s(?:members|governors|councillors|trustees|directors|present|those\spresent|of\sthe\s\w+)){0,2}\s
        (?:were|was|are|is)\s(?:all\s|unanimously\s|also\s)?(?:in\s(?:full\s|unanimous\s)?agreement|happy)\s(?=to\s(?!be\b|see\b|hear\b|have\b)|that\b(?![^.;]{0,80}\b(?:had|was|were|has)\b)))""",
    re.VERBOSE,
)
# "CB asked about two points and after a brief discussion, the terms were agreed"
TALKED_OVER = re.compile(
    r"""(?:\b(?:and|but)|[–;,-])\s+(?:after|following)\s(?:\w+\s){0,4}(?:discussion|debate|consideration|deliberation|vote)s?,?\s
        (?=(?:the|this|these|both|all)\s)""",
    re.VERBOSE,
)
# "2/ Minutes of previous meeting were approved and signed", a line that its number takes for a heading
MINUTES_WERE = re.compile(
    r"(?:The\s+)?[Mm]inutes\s(?!.*\b(?:which|that|if)\b)[^.;:]{3,90}?\s(?:were|was)\s(?:\w+ly\s)?(?:read\sand\s)?"
    r"(?:approved|agreed|signed|accepted|confirmed|adopted)\b"
)
