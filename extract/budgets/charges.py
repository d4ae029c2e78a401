"""What people pay to the body: fees, rents, tickets; not what it pays itself."""

import re

from extract.budgets.cues import ABOUT

# "the tenant has asked for the rent of £18,500": what the body lets comes in
_LETS = re.compile(r"\btenants?\b[^.;£]{0,60}\brent\s+(?:of|is|was|at)\s+(?:\S+\s+)?$", re.IGNORECASE)
# what people pay to the body: "raise the hire charge to £14", "subscriptions be set at £15", "tickets at £6"
_TARIFF = r"(?:fees?|charges?|subscriptions?|subs|rents?|tickets?|tariffs?|fares?)"
_SET = r"(?:uplift|increas|rais|ris|set|fix|held|hold|fre?ez|froz|introduc|reduc|charg|go(?:es|ing)?\s+up\b)\w*"
_CHARGED = re.compile(
    rf"""\b(?:{_SET}\s+[^.;:£]{{0,60}}\b{_TARIFF}|{_TARIFF}\b[^.;:£]{{0,60}}\b{_SET})\b[^.;:£]{{0,40}}\b(?:to|at|from|by)\s+{ABOUT}
    | \b(?:uplift|increase)\s+(?:in|to)\s+[^.;:£]{{0,60}}\b{_TARIFF}\s+of\s+{ABOUT}
    | \b(?:resolved|agreed)\s+that\s+(?:the\s+)?[^.;:£]{{0,40}}\b{_TARIFF}\s+be\s+{ABOUT}""",
    re.VERBOSE | re.IGNORECASE,
)
# "£22 per household" after such a word
_PER_HEAD = re.compile(
    r"\s*(?:per|a|an|each|for\s+each)\s+(?:household|member|family|plot|child|pupil|adult|person|ticket|session|head)\b",
    re.IGNORECASE,
)
_TARIFF_WORD = re.compile(rf"\b{_TARIFF}\b", re.IGNORECASE)
# fees that the body pays itself
_OWED = re.compile(
    r"""\b(?:audit\w*|professional|legal|bank|management|insurance|maintenance|hosting|software|contractor\w*|supplier\w*|agenc\w+|
    solicitor\w*|consultan\w+|lease|salar\w+|pay|paid|payable|invoice\w*|quot\w+|association|renewal|clerk['’]s)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_AUDITED = re.compile(r"\b(?:external\s+audit\w*|auditors?)\b", re.IGNORECASE)


def is_charged(before: str, after: str, around: str) -> bool:
    """Tell what people pay to the body from what it pays: the receiver sets its fees, and by the head."""
    if _LETS.search(before):
        return True
    if _OWED.search(before) or _AUDITED.search(around):
        return False
    return bool(_CHARGED.search(before) or (_PER_HEAD.match(after) and _TARIFF_WORD.search(before[-80:])))
