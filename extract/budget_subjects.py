"""What a sum of money is for, and whose it is: the noun phrase that governs it, or the name of its row."""

import re

# "£40k for grass cutting", "£2m towards the new library", "£3m on agency staff"
_FOR = re.compile(
    r"\s*(?:\([^)]{0,60}\)\s*)?(?:per\s+annum\s+|a\s+year\s+)?(?:for|towards|on|to\s+fund|to\s+support|in\s+respect\s+of|in\s+relation\s+to|relating\s+to)\s+(?P<what>[^,;:.()£|]{3,90})",
    re.IGNORECASE,
)
# "£40k of specific grant income"
_OF = re.compile(r"\s*of\s+(?P<what>[^,;:.()£|]{3,70})", re.IGNORECASE)
# "Clerk's salary - £450", "Parish hall £40", "Grass cutting: £200"
_LABEL = re.compile(r"(?:^|[;|•]|:\s?[-–]?)\s*(?P<what>[A-Z][^;:|£]{2,80}?)\s*(?:[:=–-]\s*)?$")
# "the pooled budget for adult care of c. £22m", "a saving on fees of £5"
_NOUN = re.compile(
    r"(?:\b(?:the|an?|its|our|this|total|overall|net|final|additional|further|planned|projected|forecast)\s+)(?P<what>[^,;:.()£|]{3,80}?)\s*"
    r"(?:of|is|was|were|are|at|by|to|from|be|being|totalling|stood\s+at|stands\s+at|will\s+be|would\s+be|has\s+been|amounting\s+to|increased\s+to|reduced\s+to)?\s*"
    r"(?:an?\s+|the\s+|only\s+|just\s+)*(?:c\.?|ca\.?|circa\.?|approximately|approx\.?|around|about|over|up\s+to|some|nearly|almost)?\s*$",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\b(?:which|that|and\s+(?:the|a|to|is|was)|was|were|is|are|has|have|had|will|would|from\s+\d|in\s+(?:19|20)\d\d|by\s+the|as\s+at|during|until|subject\s+to)\b.*$",
    re.IGNORECASE,
)
# "a grant from Coalbridge Trust", "paid to Hollin & Sons"
_ORGANISATION = re.compile(
    r"\b(?:from|to|by|with|through|of)\s+(?:the\s+)?(?P<who>(?:[A-Z][\w’'&-]*|NHS)(?:\s+(?:[A-Z][\w’'&-]*|of|and|for|the|&)){0,7}?\s+(?:Council|Trust|Board|Ltd|Limited|Association|Authority|Service|Services|Group|Partnership|Foundation|Committee|Company|Bank|Commission|Agency|Society|University|College|School|Charity|Government|plc|LLP|CCG|ICB|England|Scotland|Wales))\b"
)


def subject_of_phrase(before: str, after: str) -> str | None:
    """Name what a sum in prose is for, in the paper's words, short; None where no phrase says.

    >>> subject_of_phrase("It was agreed to spend ", " on repairs to the slide.")
    'repairs to the slide'
    """
    for pattern, window in ((_FOR, after), (_OF, after)):
        match = pattern.match(window)
        if match and (what := _short(match["what"])):
            return what
    match = _LABEL.search(before[-120:]) or _NOUN.search(before[-140:])
    return _short(match["what"]) if match else None


def organisation_of_phrase(before: str, after: str) -> str | None:
    """Name the organisation that a sum comes from or goes to, where its clause names one."""
    ahead = re.split(r"[,;.]", after)[0]
    match = _ORGANISATION.search(ahead) or _ORGANISATION.search(re.split(r"[;.]", before)[-1][-120:])
    return match["who"] if match else None


def _short(what: str) -> str | None:
    text = _STOP.sub("", what).strip(" -–:,•")
    words = text.split()
    while words and words[-1].casefold() in {
        "of",
        "for",
        "the",
        "a",
        "an",
        "and",
        "to",
        "in",
        "at",
        "by",
        "on",
        "from",
        "with",
        "is",
    }:
        words.pop()
    while words and words[0].casefold() in {"the", "a", "an", "and", "of", "to"}:
        words.pop(0)
    text = " ".join(words[:12])
    return text if len(text) > 2 and any(c.isalpha() for c in text) else None
