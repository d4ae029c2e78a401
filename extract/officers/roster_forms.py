"""What lists print behind and between names, as patterns; `roster` says where they count."""

import re

from extract.lexicon import load

MANNER = frozenset(load("attendance")["status"]["present"])
PLAIN_INITIALS = re.compile(r"(?:\s+|(?<=[a-z)]))([A-Z][A-Za-z]{1,3})(?=[\s,;|(–-]|$)")
STAND_IN = re.compile(
    r"(?:\s*[,–-]\s*|\s+)?(?:(?:as\s+)?(?:a\s+)?(?:named\s+)?substitut(?:e|ing|ed)\s+(?:for|by)|\bsub\.?\s+for|in\s+(?:the\s+)?place\s+of|deputising\s+for|on\s+behalf\s+of|for)\s+(?:(?:the\s+)?(?:Deputy\s+|Metro\s+)?Mayor\s+)?",
    re.IGNORECASE,
)
REPRESENTING = re.compile(r"[\s,(–-]*representing\s+(?:the\s+)?", re.IGNORECASE)
OF_BODY = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?(?P<body>[A-Z][\w’'&-]*(?:\s(?:(?:&|of|for)\s)?[A-Z][\w’'&-]*)*)")
STATUS = re.compile(r"\s*[–—-]?\s+(?:(?P<there>Present|Attended)|Apologies|Absent)\s*$")  # a column that ran on
# "from item 6", "(items 3 to 5 only)", "until 10.30am"
PART = re.compile(
    r"\s*,?\s*(?:from|until|to|for|up\s+to)\s+(?:agenda\s+)?(?:items?|minutes?|\d{1,2}[.:]\d\d)\s*[\d.,–-]*(?:\s*[ap]m)?(?:\s+(?:only|onwards))?",
    re.IGNORECASE,
)
IN_CHAIR = re.compile(r"\s*[,–—-]?\s*in\s+the\s+chair\b", re.IGNORECASE)
# "Ms B Lee attended as substitute", "Mr Wu, Medical Director attended in his absence"
SUBSTITUTE = re.compile(r"\b(?:attend\w*|present|deputis\w*|substitut\w*|represent\w*)\b", re.IGNORECASE)
WAS_THERE = re.compile(r"\s+(?:was|were)\s+(?:also\s+)?in\s+attendance\b", re.IGNORECASE)
# "EDC Clerk J Moss": the body of one person, the post of the next
BODY_AND_CLERK = re.compile(r"([A-Z]{2,6})\s+(?=(?:Clerk|Chair(?:man)?|Secretary|Treasurer)\b)")
# "In  Ann Holt, Head of Law" over "Attendance:  Bo Lee": a label that wraps beside the list
PARTED_LABEL = re.compile(r"In\s+(?=[A-Z][^:]{3,200}?\sAttendance\s*:)")
# "(Westby Bowls Club)": where somebody comes from, in a bracket behind the name
CLUB = re.compile(
    r"\s(?:Club|Society|Association|Union|Church|University|Institute|Friends)\sof\s[A-Z]|\s(?:Club|Society|Association|Fire|Foundation|Charity|Museum|Unit|Church|Temple|Scotland|Wales|England|Ltd|Limited)$|\s[A-Z]{3,5}$"
)
PASSING = re.compile(r"\d|\b(?:via|from|until|item|part|con|lab|lib)\b", re.IGNORECASE)  # in no post
WARD = re.compile(r"\s*[,–-]\s+(?:(?:[A-Z][\w’'-]*|and|&)\s+){1,5}Ward\b")  # "Ann Holt – Castle Ward"
# "Also in attendance was Cllr Moss", "Apologies were received from": a sentence that turns to others
TURN = re.compile(
    r"(?:Also\s+(?:in\s+attendance|present|attending)|In\s+attendance)\s+(?:was|were)\s+"
    r"|(?P<away>Apologies)\s+(?:for\s+absence\s+)?(?:was|were|had\s+been)\s+(?:received|given|sent|accepted)"
    r"(?:\s+and\s+accepted)?\s+(?:from|by)\s+"
    r"|There\s+were\s+(?:also\s+)?(?P<sorry>apologies)\s+(?:for\s+absence\s+)?from\s+"
)
# "Policy & Projects", "Children and Families": what somebody deals with, in place of a post
FUNCTION = re.compile(r"[A-Z][\w’'-]+(?:\s+(?:(?:and|&|of)\s+)?[A-Z][\w’'-]+){1,5}")
# "Head of Law, for item 6"
BUSINESS_ONLY = re.compile(r"\s*,\s*(?:for\s+)?(?:items?|minutes?)\b.*$")
# Up to a comma, a dash or the next courtesy title
SEGMENT = re.compile(
    r"(?:(?!\s[–—-]\s|(?<!St)\.\s+[A-Z]|\s(?:Mrs?|Ms|Miss|Dr|Prof|Professor|Cllr|Councillor|Sir|Dame|Rev)\.?\s[A-Z])[^,;|()\n])+"
)
