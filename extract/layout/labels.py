"""Labels in front of values ("Venue: Town Hall"): which short bold or colon-ended words are one."""

import re
from functools import cache

from extract.lexicon import load

_COLON = re.compile(r"(?<!\s)\s*[:：]\s*+(?:[-–]\s*+)?$")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("no_labels")[key])


def opens_decision(text: str) -> bool:
    """Tell whether the first word is one that opens a decision ("RESOLVED", "Agreed unanimously")."""
    return _first(text) in _words("operative")


def _first(text: str) -> str:
    return text.split(maxsplit=1)[0].strip("(),.;:?!*").casefold() if text.strip() else ""


def label_of(text: str, colon: bool = True) -> str | None:
    """Read a label as printed, without its colon, or None where the words are no label of a value.

    `colon` says that it must end in one. Words that open a decision ("RESOLVED:") speak and label nothing.

    >>> label_of("Date of meeting: "), label_of("RESOLVED:"), label_of("The Board considered what follows:")
    ('Date of meeting', None, None)
    """
    found = _COLON.search(text)
    if colon and not found:
        return None
    label = " ".join((text[: found.start()] if found else text).split())
    words = label.split()
    if not 0 < len(words) <= 6 or len(label) > 50 or not any(letter.isalpha() for letter in label):
        return None
    if opens_decision(label) or _first(label) in _words("openers") or words[-1].casefold() in _words("closers"):
        return None
    if re.search(r"[.;!]\s|[£•]|\b(?:is|was|were|are|be|been|considered|received|noted)\b", label):
        return None
    return label if label[0].isupper() or label[0].isdigit() else None
