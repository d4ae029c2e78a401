"""Tells headings from paragraphs by form: type size, bold, capitals, shortness, and what follows."""

import re
from collections.abc import Sequence

from extract.layout.groups import Group
from extract.layout.numbering import is_bullet, parts_of
from models import Line

LONGEST_HEADING = 4  # lines
_LONGEST = 18  # words
_LONGEST_BOLD = 32  # words of a numbered heading in bold: an agenda item that says what is to be done
_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with", "&")
)
_NOT_SMALL = bytes(set(range(128)) - set(range(ord("a"), ord("z") + 1)))
_ENDS = frozenset(".;,!")
_SENTENCE = re.compile(r"[.;?!]\s+[A-Z]")
UNFINISHED = frozenset(
    ("and", "or", "of", "the", "to", "in", "for", "with", "a", "an", "by", "on", "from", "at", "that", "which")
)
"""Words that no line ends in whose words do not go on."""
_PHRASE_END = re.compile(rf"\b(?:{'|'.join(sorted(UNFINISHED))}|&)$", re.IGNORECASE)
_ANNOUNCED = re.compile(r"[^:]{2,40}:\s+\S")
# "RESOLVED that ..." and its kin open a resolution, "Councillor X" and "Ann Moss (AM), Clerk" a list of people
_NO_TITLE = re.compile(
    r"(?:resolved|recommended|agreed|decided|noted|carried|that|approved|proposed|seconded|signed|dated|councillors?|cllrs?|"
    r"mrs?|ms|dr|prof)\b|•|none$|nil$|[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}$|[^()]{3,40} \([A-Za-z]{2,4}\),",
    re.IGNORECASE,
)


# "The Governing Body APPROVED the Safeguarding Policy": a sentence whose names have capitals
_DID = re.compile(
    r"""The\s+(?:[A-Z][\w&’'-]*\s+){0,6}?(?:Board|Committee|Council|Body|Panel|Forum|Authority|Governors|Trustees|Members|Group|Cabinet)
        \s+(?:\w+ly\s+)?(?i:noted|approved|agreed|resolved|received|endorsed|ratified|adopted|accepted|supported|deferred)\b""",
    re.VERBOSE,
)


def is_heading(text: str, lines: Sequence[Line], marker: str | None, body: float, after: Group | None) -> bool:
    """Tell whether a group of lines is a heading.

    `body` is the usual height of the type (0.0 where unknown), `after` the group that follows (None at the end).
    """
    if len(lines) > LONGEST_HEADING:
        return False
    words = text.split()
    numbered = marker is not None and marker[0].isdigit()
    if not 0 < len(words) <= (_LONGEST_BOLD if numbered else _LONGEST) or _is_sentence(text):
        return False
    bold = _in_bold(lines)
    if len(words) > _LONGEST and not bold:
        return False
    if "£" in text or "@" in text or _NO_TITLE.match(text) or (text.startswith("The") and _DID.match(text)):
        return False
    if _ANNOUNCED.match(text) and not (numbered or bold):
        return False  # "Apologies: A. Moss": the words before the colon announce the rest
    if marker and is_bullet(marker):
        return False
    if marker and not numbered:
        return bold and marker[0].isupper() and after is not None and after.marker != marker and len(words) <= 14
    if _in_capitals(text) and not text.endswith(":"):
        return True
    large = bool(body) and min([line.size for line in lines], default=body * 2) > 1.12 * body
    if (large or bold) and (len(words) <= 14 or numbered):
        return after is not None or large
    if text.endswith(":") or after is None:
        return False
    if numbered:
        return _numbered_heading(words, marker or "", after.marker)
    return len(words) <= 8 and len(lines) == 1 and after.marker is None and _is_title(words) and _is_prose(after.text)


def _is_sentence(text: str) -> bool:
    """Tell what begins in lower case, or ends as a sentence or in the middle of one; and what has no letters."""
    if text[:1].islower() or text[-1:] in _ENDS:
        return True
    first = next(filter(str.isalpha, text), "")
    if not first or first.islower() or _SENTENCE.search(text):
        return True
    word = text[text.rfind(" ") + 1 :]
    if word.isalnum():
        return word.lower() in UNFINISHED
    return _PHRASE_END.search(text, max(0, len(text) - 8)) is not None


def _in_bold(lines: Sequence[Line]) -> bool:
    for line in lines:
        if not line.bold:
            return False
    return bool(lines)


def _in_capitals(text: str) -> bool:
    if len(text.encode("ascii", "ignore").translate(None, _NOT_SMALL)) > 0.1 * len(text):
        return False  # as nearly all groups, which saves looking at every letter
    letters = list(filter(str.isalpha, text))
    return len(letters) > 3 and sum(map(str.isupper, letters)) > 0.9 * len(letters)


def _is_title(words: Sequence[str]) -> bool:
    """Most words that carry meaning begin with a capital."""
    content = [word for word in words if word.casefold() not in _SMALL and word[0].isalpha()]
    return bool(content) and sum(word[0].isupper() for word in content) >= 0.6 * len(content)


def _is_prose(text: str) -> bool:
    if text.startswith("("):  # a remark in brackets is no paragraph of its own
        return False
    return len(text.split()) > 9 or text.rstrip().endswith(".")


def _numbered_heading(words: Sequence[str], marker: str, after_marker: str | None) -> bool:
    """ "3.3 Benefits of joint working" before a paragraph; items of a list follow each other without one."""
    if len(words) > 14:
        return False
    if after_marker is not None and len(parts_of(after_marker)) == len(parts_of(marker)):
        return parts_of(marker)[-1] == 0
    return len(words) <= 6 or _is_title(words)
