"""The header block of a paper: labels ("REPORT TO:") and the values beside or below them."""

import re
from functools import cache

from extract.lexicon import load

# "REPORTING OFFICER(S): ..."  "Wards affected -"  "Subject Matter / Title of Decision"
_LABEL = re.compile(r"\s*(?P<label>[A-Za-z][A-Za-z()/&’'.,\- ]{0,48}?)\s*:(?!//)[\s\-–]*")
_ATTENDANCE = re.compile(r"\b(?:attend|present|apolog|absen|substitut|resolv|recommend)", re.IGNORECASE)
_PLURAL = re.compile(r"\(s\)|(?<=\w)s\b|\.")


@cache
def _labels() -> tuple[frozenset[str], frozenset[str]]:
    words = load("header_labels")
    return frozenset(map(_norm, words["labels"])), frozenset(map(_norm, words["not_labels"]))


def _norm(label: str) -> str:
    return " ".join(_PLURAL.sub("", label.casefold()).split())


def is_label(text: str) -> bool:
    """Tell a known header label, with or without its colon.

    >>> is_label("REPORTING OFFICER(S):"), is_label("Ward(s)"), is_label("RESOLVED:")
    (True, True, False)
    """
    known = _labels()[0]
    text = text.strip().rstrip(":").strip()
    return _norm(text) in known or (" / " in text and all(_norm(part) in known for part in text.split(" / ")))


def label_of(text: str, any_capitals: bool = False) -> tuple[str, int] | None:
    """Read a label and its colon at the start of a line: (label as printed, offset of the value), or None.

    `any_capitals` accepts labels in capitals that the lexicon does not know, as a header block prints them.

    >>> label_of("DATE: 3 May 2023"), label_of("RESOLVED: That")
    (('DATE', 6), None)
    >>> label_of("LEAD PARTNER: Northshire", any_capitals=True)
    ('LEAD PARTNER', 14)
    """
    match = _LABEL.match(text) if ":" in text else None
    if not match:
        return None
    label = match["label"]
    if is_label(label):
        return label, match.end()
    known_otherwise = _ATTENDANCE.search(label) or _norm(label) in _labels()[1]
    if any_capitals and label.isupper() and len(label) > 2 and len(label.split()) <= 5 and not known_otherwise:
        return label, match.end()
    return None
