"""The words of a heading without what is printed around them: file sizes, page references, times, item numbers."""

import re
from functools import cache, lru_cache

from extract.lexicon import load

# "Budget 2026 pdf icon PDF 228 KB", "Late papers PDF 1 MB"
_FILE = r"[\[(]?(?:pdf\s+icon\s*)?(?:\b(?:PDF|DOCX?|XLSX?|RTF|ZIP)\b[\s,:]*)?\(?\b\d+(?:[.,]\d+)?\s?(?:KB|MB)\b[)\]]*"
_ICON = r"pdf\s+icon(?:\s+PDF)?"
# "(Pages 5 - 12)", "(Page 3)", "(pp. 3-9)"
_PAGES = r"\(?\bp(?:ages?|ps?\.)\s*\d+(?:\s*(?:-|–|to)\s*\d+)?\s*\)?"
# "(Item 4)", "(Agenda Item No. 4)", "(Minute 12)"
_ITEM = r"[(\[]\s*(?:agenda\s+)?(?:item|minute)\s*(?:no\.?)?\s*[\w.]{1,6}\s*[)\]]"
# "(to follow)", "(attached)", "(verbal)", "(enclosed)", "- to follow"
_FOLLOW = (
    r"(?:[(\[]\s*|[-–—]\s*)(?:to\s+follow|attached|enclosed|tabled|verbal|oral|enc(?:losure)?\s*\w{0,3}|paper\s+\w{1,3}"
    r"|copy\s+attached|report\s+attached)\s*[)\]]?"
)
# "7.35pm", "10:05", "(10 mins)", "10.15 a.m.", "09:30 - 09:35"
_CLOCK = r"\d{1,2}[.:]\d{2}\s*(?:[ap]\.?m\b\.?|hrs|hours)?|\d{1,2}\s*[ap]\.?m\b\.?"
_TIME = rf"[(\[]?\s*(?:(?:{_CLOCK})(?:\s*[-–]\s*(?:{_CLOCK}))?|\b\d{{1,2}}\s*(?:mins?|minutes)\b)\s*[)\]]?"
# "Introduction ........ 4"
_LEADERS = r"(?<![.…_])(?<![.…]\s)(?:\.\s?|…\s?|_){3,}\s*\d*"
_TAIL = re.compile(
    rf"(?:\s|^)*(?:{_FILE}|{_ICON}|{_PAGES}|{_ITEM}|{_FOLLOW}|(?<=\s){_TIME}|{_LEADERS})$", re.IGNORECASE
)
_EDGE = " :;,|–—-"  # what parts a title from what stands around it
# What any of these ends in: most headings, and nearly all paragraphs, end in none of it.
_TAIL_WORDS = (
    *(")", "]", "…", "_", "kb", "mb", "icon", "pdf", "hrs", "hours", "min", "mins", "minute", "minutes"),
    *("follow", "attached", "enclosed", "tabled", "verbal", "oral"),
)
_TAIL_REACH = 24  # characters
TAIL_END = re.compile(
    r"(?:[\d)\]…_]|[\d\s.][ap]\.?m\.?|[\s.…_]\.|KB|MB|icon|PDF|hrs|hours|mins?|minutes?|follow|attached|enclosed"
    r"|tabled|verbal|oral|\benc(?:losure)?\s?\w{0,3}|\bpaper\s\w{1,3})$",
    re.IGNORECASE,
)
_BEFORE_STOP = " .…_mM"  # what a full stop at the end of a tail stands behind
_LONGEST_TAIL = 160  # characters: where one may be longer, the whole text is searched
_LAST_STOP = re.compile(r"^[^.]+[^\W\d_]{3}\.$")
_BARE_TIME = re.compile(rf"{_TIME}", re.IGNORECASE)
_SAID = re.compile(r"(?:\bat|\bfrom|\bby|\buntil|\bto)\s*$", re.IGNORECASE)


@lru_cache(64)  # a heading's words are looked at more than once in a row
def clean_title(text: str) -> str:
    """Cut file sizes, page references, times, "(to follow)" and the item number off the end of a heading.

    >>> clean_title("Budget monitoring pdf icon PDF 228 KB"), clean_title("Fees and charges (Pages 5 - 12)")
    ('Budget monitoring', 'Fees and charges')
    >>> clean_title("Welcome (Item 1)"), clean_title("Paths (to follow):"), clean_title("Chair's report 7.35pm")
    ('Welcome', 'Paths', "Chair's report")
    """
    text = text.replace(" | ", " ")
    if "  " in text or not text.isprintable():  # of all white space only the blank is printable
        text = " ".join(text.split())
    text = text.strip().rstrip(_EDGE)
    while match := _find_tail(text):
        if match.start() == 0:
            break
        if _BARE_TIME.fullmatch(match[0].strip()) and _SAID.search(text[: match.start()]):
            break
        text = text[: match.start()].rstrip(_EDGE)
    text = text.lstrip(_EDGE)
    return text[:-1] if text[-1:] == "." and text.find(".") == len(text) - 1 and _LAST_STOP.search(text) else text


def _find_tail(text: str) -> re.Match[str] | None:
    """Find what is no part of a title at its end, without a look at every character of a long paragraph."""
    prose = text[-1:] == "." and text[-2:-1] not in _BEFORE_STOP
    if prose or not ends_in_tail(text):
        return None
    begin = max(0, len(text) - _LONGEST_TAIL)
    match = _TAIL.search(text, begin)
    return match if match is None or match.start() > begin + 1 else _TAIL.search(text)


def ends_in_tail(text: str) -> bool:
    """Tell what may end in a tail; most endings are words that can be looked up."""
    end = text[-_TAIL_REACH:].casefold()
    if end.endswith(_TAIL_WORDS) or end[-1:].isdecimal():
        return True
    open_ended = end.endswith(("m", ".")) or "enc" in end or "paper" in end
    return open_ended and TAIL_END.search(text, max(0, len(text) - _TAIL_REACH)) is not None


@cache
def headings(name: str) -> frozenset[str]:
    """The headings of one list of the lexicon ("report", "attendance", "divisions", "part_minutes", ...)."""
    return frozenset(load("headings")[name])


def plain(text: str) -> str:
    """Fold a heading for comparison with the lexicon: lower case, one blank, no marks at its ends.

    >>> plain("  Reason(s) for   Decision: ")
    'reason(s) for decision'
    """
    return " ".join(text.split()).strip(" :.-–—|_").casefold()


_LONGEST_NAME = 200  # characters: what is longer is no heading that the lexicon knows


def is_named(text: str, name: str) -> bool:
    """Tell one of the headings of a list of the lexicon.

    >>> is_named("Welcome", "operative"), is_named("RESOLVED –", "operative")
    (False, True)
    """
    begins = text[:2]
    if len(text) >= _LONGEST_NAME or (begins.isalpha() and begins.casefold()[:2] not in _beginnings(name)):
        return False
    return plain(text) in headings(name)


@cache
def _beginnings(name: str) -> frozenset[str]:
    """What the headings of a list begin with, which most texts do not."""
    return frozenset(heading[:2] for heading in headings(name))


_NOT_SMALL = bytes(set(range(128)) - set(range(ord("a"), ord("z") + 1)))


def is_caps(text: str) -> bool:
    """Tell whether a heading is printed in capitals (at least four letters, none of them small)."""
    front = text[: len(text) // 7 + 8].encode("ascii", "ignore")
    if len(front.translate(None, _NOT_SMALL)) > 0.1 * len(text):
        return False  # as nearly all paragraphs, by their beginning alone
    capitals = sum(map(str.isupper, text))
    return capitals >= 4 and capitals >= 0.9 * sum(map(str.isalpha, text))


def names_body(title: str) -> bool:
    """ "6.2 The Board:" leads into what the Board did."""
    words = title.casefold().split()
    return 1 < len(words) <= 5 and words[0] == "the" and words[-1] in load("resolutions")["bodies"]
