"""Finds the phrases of a lexicon in running text by whole words, in any case, each text read once.

A word ends at white space, at the punctuation around it, at a hyphen or a stroke between letters ("Vice-Chair",
"Chair/Clerk"), and before a possessive's s; addresses of the web and of mail are one word.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import compress, count
from typing import NamedTuple

from extract.block_words import Telling
from models import Block, Paper

Span = tuple[int, int]
Word = tuple[str, int, int]

_PLAIN = re.compile(r"[^\W\d_]+[.,;:]?")
_MARKS = frozenset("…,:;!?¿¡()[]{}<>_#*&'\"“”`‘´’‚„»«·—–")
_LEADING = _MARKS | frozenset("§%=£€$")
_WITHIN = re.compile(
    r"""\.\.+|…|(?<=\d)[+\-*^](?=[\d-])|(?<=[^\W\d_A-Z])\.(?=[A-Z])|(?<=[^\W\d_]),(?=[^\W\d_])
    |(?<=[^\W_])(?:--|---|——|[-–—~:<>=/])(?=[^\W\d_])""",
    re.VERBOSE,
)
_ADDRESS = re.compile(r"(?:\w+://|www\.)\S+|\S+@\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?")


class _Lexicon(NamedTuple):
    """What follows the first words of phrases, the longest first, and the chunks that hold one of those words."""

    phrases: dict[str, list[tuple[str, ...]]]
    opening: Telling


def phrases_in_blocks(
    paper: Paper, blocks: Iterable[tuple[Block, list[str]]], phrases: tuple[str, ...]
) -> Iterator[tuple[Block, list[Span]]]:
    """Find phrases behind the markers and labels of blocks that come with their chunks between blanks.

    Each comes with their spans of the paper's text in order, the longest where they overlap.
    """
    lexicon = _lexicon(phrases)
    for block, chunks in blocks:
        yield block, _settle(_find(paper.text, chunks, lexicon, block.body, block.end))


@cache
def _lexicon(phrases: tuple[str, ...]) -> _Lexicon:
    known: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        first, *rest = (word for chunk in phrase.split() for word in _printed(chunk))
        known.setdefault(first, []).append(tuple(rest))
    for others in known.values():
        others.sort(key=len, reverse=True)
    return _Lexicon(known, Telling(frozenset(known), _printed))


def _printed(chunk: str) -> list[str]:
    return [word for word, _, _ in _parts(chunk)]


def _find(text: str, chunks: Sequence[str], lexicon: _Lexicon, place: int, end: int) -> list[Span]:
    """Find phrases from each chunk of `text[place:end]` on that holds a first word; only those are looked up in it."""
    found: list[Span] = []
    floor = place
    for at in compress(count(), map(lexicon.opening.__getitem__, chunks)):
        chunk = chunks[at]
        place = _place(text, chunk, place, floor, end)
        for first, (word, begin, stop) in enumerate(_parts(chunk), 1):
            following: list[Word] = []
            for rest in lexicon.phrases.get(word, ()):
                if not rest:
                    found.append((place + begin, place + stop))
                    continue
                following = following or _words(text, chunks[at : at + len(rest) + 1], place)
                last = first + len(rest)
                if last <= len(following) and tuple([word[0] for word in following[first:last]]) == rest:
                    found.append((place + begin, following[last - 1][2]))
        place += len(chunk)
    return found


def _place(text: str, chunk: str, place: int, floor: int, end: int) -> int:
    """Find where a chunk of `text[floor:end]` stands alone between blanks, from behind the last equal one on."""
    at, size = text.find(chunk, place, end), len(chunk)
    while (at > floor and not text[at - 1].isspace()) or (at + size < end and not text[at + size].isspace()):
        at = text.find(chunk, at + 1, end)
    return at


def _words(text: str, chunks: Sequence[str], place: int) -> list[Word]:
    """List the words of some chunks in a row, of which the first begins at `place`."""
    words = []
    for chunk in chunks:
        place = text.index(chunk, place)
        words += [(word, place + start, place + end) for word, start, end in _parts(chunk)]
        place += len(chunk)
    return words


@lru_cache(maxsize=8192)
def _parts(chunk: str) -> tuple[Word, ...]:
    """Take a chunk between blanks apart, marks of punctuation included."""
    if _PLAIN.fullmatch(chunk) and chunk[-1].isalpha():
        return ((chunk.lower(), 0, len(chunk)),)
    start, end = _bare(chunk)
    cuts = [start]
    if not _ADDRESS.fullmatch(chunk, start, end):
        cuts += [at for mark in _WITHIN.finditer(chunk, start, end) for at in mark.span()]
    spans = [(0, start), *zip(cuts, [*cuts[1:], end], strict=True), (end, len(chunk))]
    return tuple((chunk[a:b].lower(), a, b) for a, b in spans if a < b)


def _bare(chunk: str) -> Span:
    """Leave out the marks in front of a word and behind it, and a possessive's s."""
    start, end = 0, len(chunk)
    while start < end and chunk[start] in _LEADING:
        start += 1
    while end > start:
        last, before = chunk[end - 1], chunk[end - 2 : end - 1]
        if last in "sS" and before in ("'", "’") and end - 2 > start:
            end -= 2
        elif last in _MARKS or (
            last == "." and (before in _MARKS or before in ".%" or chunk[end - 3 : end - 1].isalnum())
        ):
            end -= 1
        else:
            break
    return start, end


def _settle(spans: list[Span]) -> list[Span]:
    """Keep the longest of spans that overlap; they come in the order of their starts, most within another."""
    kept: list[Span] = []
    begun = behind = -1
    for span in spans:
        start, end = span
        if start >= behind:
            kept.append(span)
            begun, behind = span
        elif end > behind:
            if start > begun:
                return _longest(spans)
            kept[-1] = span
            behind = end
    return kept


def _longest(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        at = bisect_left(kept, (start, end))
        if (at == 0 or kept[at - 1][1] <= start) and (at == len(kept) or end <= kept[at][0]):
            kept.insert(at, (start, end))
    return kept
