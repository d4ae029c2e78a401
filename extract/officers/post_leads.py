"""The words in front of a head of a post: which of them belong to it."""

import re

from extract.lexicon import alternatives, load
from extract.officers.person_names import common_words
from extract.officers.post_heads import is_head

_CAPITAL = "A-ZÀ-Þ"
# One word of a post: "Adult", "CYPE", "Children’s", "M&E", "18-25", "HR", the "151" of a Section 151 Officer
WORD = rf"(?:[{_CAPITAL}][\w’'./&+-]*|\d+[-–+]\d*|151\b)"
_LOWER_MODIFIER = rf"(?:{alternatives(load('posts')['modifiers'])})"
# Words in front of a head, read backwards from it.
_BEFORE = re.compile(rf"((?:(?:{WORD}|(?i:{_LOWER_MODIFIER}))(?:\s*,)?(?:\s+(?:and|&)\s+|\s+))+)$")
_FEW_WORDS = 4
# The ends of small words that may stand right in front of a head and belong to it
_SMALL_ENDS = ("and", *dict.fromkeys(modifier.split()[-1] for modifier in load("posts")["modifiers"]))
STOPPERS = frozenset(load("posts")["before"])


def words_before(text: str, start: int, head: int) -> re.Match[str] | None:
    """Find the words in front of a head that may belong to it, sought only where the last of them may."""
    last = text[max(start, text.rfind(" ", start, max(start, head - 1))) : head].strip()
    if last.isalpha() and last.islower() and not last.endswith(_SMALL_ENDS):
        return None  # "the director": as most heads stand
    near = head - 1
    for _ in range(_FEW_WORDS):
        near = text.rfind(" ", start, max(start, near))
    few = _BEFORE.search(text, near, head) if near > start else None
    if near > start and (few is None or (few.start() > near + 1 and not text.startswith(("and ", "& "), near + 1))):
        return few
    return _BEFORE.search(text, _word_start(text, max(start, head - 120), start), head)


def _word_start(text: str, at: int, floor: int) -> int:
    """Move on to the next beginning of a word, so that a search does not set in amid one."""
    while at > floor and not text[at - 1].isspace():
        at += 1
    return at


_SOLID = re.compile(r"\S+")


def trim_left(text: str, left: int, head: int) -> int:
    """Drop what stands in front of a post and is no part of it: names, a list's other members."""
    words = list(_SOLID.finditer(text[left:head]))
    keep = left
    for number, word in enumerate(words):
        bare = word[0].strip(",").casefold()
        cut = word[0].endswith(",") or bare in STOPPERS or (bare in {"and", "&"} and number in (0, len(words) - 1))
        if (
            bare in {"and", "&"}
            and number
            and (words[number - 1][0].endswith(",") or not is_function(words[number - 1][0]))
        ):
            cut = True
        if cut:
            keep = left + (words[number + 1].start() if number + 1 < len(words) else head - left)
    return keep


def is_function(word: str) -> bool:
    """Words like "Health", "Finance": what a post deals with, not somebody else's post or name."""
    plain = word.strip(",").casefold()
    return plain in common_words() and not is_head(plain)
