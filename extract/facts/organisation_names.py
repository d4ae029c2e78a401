"""The grammar of organisations' names: "London Borough of Hale", "Hale and Wye County Council", "NHS Hale ICB"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extract.lexicon import alternatives, load
from extract.memory import lowered, places_of

_WORD = r"(?:[A-Z][\w’'-]*|&)"
_JOINS = ("and", "of", "upon", "the", "on", "in", "with", "under", "le", "cum", "by", "de", "next")
_JOIN = rf"(?:(?:{'|'.join(_JOINS)})\s+)"


@cache
def _pattern(tails: str) -> re.Pattern[str]:
    words = load("organisations")
    openings, ends, short = (alternatives(words[name]) for name in ("openings", tails, "nhs_tails"))
    opens, closes = _initials(words["openings"]), _initials(words[tails])
    # "London Borough of Hale", "Hale and Wye County Council", "NHS Hale ICB"; the looks ahead only save time
    return re.compile(
        rf"""(?=[A-Z&{opens}])(?<![\w@./-])(?:
            (?=[{opens}])(?P<opened>(?i:{openings})\s+{_WORD}(?:\s+(?:{_JOIN}{{0,2}}{_WORD})){{0,4}}?(?:\s+(?i:council))?)
              (?=\s*(?:[,.;:()|–—\n-]|$)|\s+(?:(?![A-Z]|(?:upon|on)\s)|(?i:held|meeting|minutes|agenda)\b))
          | (?P<tailed>{_WORD},?(?:[^\S\n]+(?:{_JOIN}{{0,2}}{_WORD}),?){{0,7}}?[^\S\n]+(?=[{closes}])(?i:{ends}))\b
              (?!\s+(?i:tax|house|housing|chamber|offices|headquarters|hq|member|plan|size|leader|hospitals?)\b)(?!\s+(?i:charity|trust)\s*(?:[,.;:()\n]|$))
          | (?P<nhs>NHS\s+{_WORD}(?:[^\S\n]+(?:{_JOIN}{{0,2}}{_WORD})){{0,5}}?[^\S\n]+(?i:{short}))\b
        )""",
        re.VERBOSE,
    )


def _initials(words: Sequence[str]) -> str:
    return "".join(sorted({letter for word in words for letter in (word[0].lower(), word[0].upper())}))


@cache
def words_of(name: str) -> frozenset[str]:
    """The words that the lexicon lists under a name."""
    return frozenset(load("organisations")[name])


_KIND_ONLY = re.compile(
    r"(?:(?:county|borough|city|district|parish|town|community|unitary|local|metropolitan|full|annual|budget|special|extraordinary|ordinary)\s+)*(?:council|authority|councils)|"
    r"(?:local|university|teaching|nhs)\s+(?:health\s+board|nhs\s+trust|authority)|nhs\s+(?:(?:foundation\s+)?trust|board)|integrated\s+care\s+\w+|"
    r"clinical\s+commissioning\s+group|integration\s+joint\s+board|combined\s+authority|parish\s+meeting|municipal\s+district|(?:memorial|village|community|parish|social)\s+hall(?:\s+(?:charity|trust))?|[a-z]+\s+(?:integrated\s+care\s+system)",
    re.IGNORECASE,
)
_START = re.compile(r"[A-Z&](?<![\w@./-].)")
_STOPS = frozenset(".;:|()")  # none of them is in a name
_LONGEST_LEAD = 400  # characters in front of the last word of a name


class _Marks(NamedTuple):
    """What every name has, in small letters.

    `ends` are the last words of names, each with the words of which one stands in front of it, "" for any word with a
    capital. `begins` opens the names that end in none of them. `needs` tells of each the word that it comes with, where
    that is worth a look of its own; `others` are those words. `inside` are the small words that names have in them.
    """

    ends: dict[str, set[str]]
    begins: frozenset[str]
    needs: dict[str, str]
    others: frozenset[str]
    inside: frozenset[str]


@cache
def _marks(tails: str) -> _Marks:
    words = load("organisations")
    ends: dict[str, set[str]] = {}
    begins: set[str] = set()
    with_it: dict[str, set[str]] = {}  # words that are in each name with a mark
    for *before, last in (tail.split() for tail in words[tails]):
        ends.setdefault(last, set()).add(before[-1] if before else "")
        with_it.setdefault(last, set(before)).intersection_update(before)
    for last in words["nhs_tails"]:
        ends.setdefault(last, set()).update(("", "nhs"))
        with_it.setdefault(last, {"nhs"}).intersection_update(["nhs"])
    for first, *behind in (opening.split() for opening in words["openings"]):
        begins.add(first)
        with_it.setdefault(first, set(behind)).intersection_update(behind)
    # a mark too, or what several come with
    times = Counter(word for mark in with_it for word in {mark, *with_it[mark]} if len(word) > 2 and word != "the")
    needs = {mark: max(with_it[mark], key=lambda word: (times[word], word), default="") for mark in with_it}
    needs = {mark: word if times[word] > 1 else "" for mark, word in needs.items()}
    inside = frozenset((*_JOINS, *" ".join(words[tails]).split()))
    return _Marks(ends, frozenset(begins), needs, frozenset(needs.values()) - {""}, inside)


def _present(small: str, marks: _Marks) -> list[str]:
    """List the marks that a text has; those that come with another word only where it has that as well."""
    others = marks.others
    held = {word for word in others if word in small}
    return [
        mark
        for mark, word in marks.needs.items()
        if (not word or word in held) and (mark in held or (mark not in others and mark in small))
    ]


def _found(text: str, tails: str) -> Iterator[re.Match[str]]:
    """Find what the pattern matches; it is tried only at the words that lead up to a mark of a name."""
    small = lowered(text)
    if len(small) != len(text):
        yield from _pattern(tails).finditer(text)
        return
    marks = _marks(tails)
    present = _present(small, marks)
    starts = {
        at
        for word in present
        if word in marks.begins
        for at in places_of(small, word)
        if small[at + len(word) : at + len(word) + 1].isspace()
    }
    seen = 0
    for end in _ends(text, small, [(word, marks.ends[word]) for word in present if word in marks.ends]):
        run = _run_start(text, max(seen, end - _LONGEST_LEAD), end, marks.inside)
        starts.update([start.start() for start in _START.finditer(text, run, end)])
        seen = end
    past = 0
    match_at = _pattern(tails).match
    for start in sorted(starts):
        match = match_at(text, start) if start >= past else None
        if match:
            yield match
            past = match.end()


def _ends(text: str, small: str, lasts: Sequence[tuple[str, set[str]]]) -> list[int]:
    """Find the words that may end a name, by the words in front of them."""
    ends: list[int] = []
    find = small.find
    for last, before in lasts:
        length = len(last)
        at = find(last)
        while at >= 0:
            if not small[at + length : at + length + 1].isalnum() and _may_end(text, at, before):
                ends.append(at)
            at = find(last, at + length)
    ends.sort()
    return ends


def _may_end(text: str, at: int, before: set[str]) -> bool:
    if text[at - 1 : at] != " ":
        return text[at - 1 : at].isspace()
    word = text[text.rfind(" ", 0, at - 1) + 1 : at - 1]
    if not word.isalpha():
        return True
    return word.lower() in before or ("" in before and not word.islower())


def _run_start(text: str, least: int, end: int, inside: frozenset[str]) -> int:
    """Find where the words begin that may belong to one name with the word at `end`: capitals and what joins them."""
    past = end - 1
    while past > least:
        start = max(text.rfind(" ", least, past) + 1, least)
        word = text[start:past]
        if word[:1].islower() and word not in inside:
            return start
        if word and word[-1] in _STOPS:
            return past
        past = start - 1
    return least


def names_in(text: str, tails: str = "tails") -> Iterator[tuple[int, str]]:
    """Find the names of organisations in a text, with their places.

    >>> [n for _, n in names_in("The Hale Borough Council (HBC) and NHS Wye Integrated Care Board met.")]
    ['Hale Borough Council', 'NHS Wye Integrated Care Board']
    """
    breaks, not_first = words_of("breaks"), words_of("not_first")
    for match in _found(text, tails):
        words = match[0].split()
        if not match["opened"]:
            plain = [word.casefold().strip(",.'’") for word in words]
            tail = len(words) - 2
            while tail >= 0 and plain[tail] not in breaks:
                tail -= 1
            first = tail + 1 if len(words) - tail > 2 else 0
            while first < len(words) and (plain[first] in not_first or words[first] in ("&", "-")):
                first += 1
            words = words[first:]
        if "NHS" in words[1:-2]:
            words = words[words.index("NHS") :] if words[-1] not in ("NHS", "Trust", "TRUST") else words
        name = " ".join(words)
        last = name.rpartition(", ")[2]
        if last != name and (len(last.split()) >= 2 or _KIND_ONLY.fullmatch(last)):
            name = last  # "Budget Meeting, Council"
        if len(name.split()) >= 2 and not _KIND_ONLY.fullmatch(name):
            yield match.start(), name
