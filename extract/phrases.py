"""Finds the phrases of a lexicon in running text by whole words, in any case, each text read once.

A word ends at white space, at the punctuation around it, at a hyphen or a stroke between letters ("Vice-Chair",
"Chair/Clerk"), and before a possessive's s; addresses of the web and of mail are one word.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from extract.memory import remember
from models import Block, Paper

Span = tuple[int, int]
Word = tuple[str, int, int]

_CHUNK = re.compile(r"\S+")
_PLAIN = re.compile(r"[^\W\d_]+[.,;:]?")
_MARKS = frozenset("…,:;!?¿¡()[]{}<>_#*&'\"“”`‘´’‚„»«·—–")
_LEADING = _MARKS | frozenset("§%=£€$")
_WITHIN = re.compile(
    r"""\.\.+|…|(?<=\d)[+\-*^](?=[\d-])|(?<=[^\W\d_A-Z])\.(?=[A-Z])|(?<=[^\W\d_]),(?=[^\W\d_])
    |(?<=[^\W_])(?:--|---|——|[-–—~:<>=/])(?=[^\W\d_])""",
    re.VERBOSE,
)
_ADDRESS = re.compile(r"(?:\w+://|www\.)\S+|\S+@\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?")


def find_phrases(texts: Iterable[str], phrases: tuple[str, ...]) -> list[list[Span]]:
    """Find phrases: for each text its spans of characters in order, the longest where they overlap.

    >>> find_phrases(["The Chief Nurse spoke.", "none"], ("nurse", "chief nurse"))
    [[(4, 15)], []]
    """
    known = _by_first_word(phrases)
    return [_settle(_in_words(_words(text), known)) for text in texts]


def phrases_in_blocks(
    paper: Paper, blocks: Iterable[Block], phrases: tuple[str, ...]
) -> Iterator[tuple[Block, list[Span]]]:
    """Find phrases behind the markers and labels of blocks, as offsets of the paper's text."""
    known, words = _by_first_word(phrases), _words_of_blocks(paper)
    for block in blocks:
        if block.start not in words:
            words[block.start] = _words(paper.text[block.body : block.end])
        spans = _settle(_in_words(words[block.start], known))
        yield block, [(block.body + start, block.body + end) for start, end in spans]


@remember
def _words_of_blocks(paper: Paper) -> dict[int, list[Word]]:
    """The words of the blocks that were read so far, for the lexicons still to come."""
    return {}


@cache
def _by_first_word(phrases: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    known: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(word for word, _, _ in _words(phrase))
        known.setdefault(words[0], []).append(words)
    return known


def _in_words(words: Sequence[Word], known: dict[str, list[tuple[str, ...]]]) -> Iterator[Span]:
    for at in [at for at, word in enumerate(words) if word[0] in known]:
        word, start, _ = words[at]
        for phrase in known[word]:
            stretch = words[at : at + len(phrase)]
            if tuple(printed for printed, _, _ in stretch) == phrase:
                yield start, stretch[-1][2]


def _words(text: str) -> list[Word]:
    words = []
    for chunk in _CHUNK.finditer(text):
        at = chunk.start()
        for word, start, end in _parts(chunk[0]):
            words.append((word, at + start, at + end))
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


def _settle(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        at = bisect_left(kept, (start, end))
        if (at == 0 or kept[at - 1][1] <= start) and (at == len(kept) or end <= kept[at][0]):
            kept.insert(at, (start, end))
    return kept
