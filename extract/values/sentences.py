"""Sentences of a block, by form alone: no model, so it can run on every block of every paper."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache

from extract.lexicon import load

# "… by Dr. Shah." / "(approx. £2m)" / "No. 4": a full stop that ends no sentence.
_STOP = re.compile(r"""[.!?][”"'’)\]]*\s+(?=[“"'‘(\[]*[A-Z0-9£•])""", re.VERBOSE)
# "… for the annual rental The Councillors resolved to pay": the full stop is lost, what the body did begins anew
_RUN_ON = re.compile(
    r"""(?<=[a-z0-9)])\s+(?=
        The\s+(?:[A-Z]\w+\s+){1,4}(?:\w+ly\s+)?(?:resolved|agreed|decided)\s+(?:to|that)\b
      | It\s+was\s+(?:also\s+|then\s+)?(?:resolved|agreed|decided|suggested|noted|reported)\b)""",
    re.VERBOSE,
)
_RUN_ON_WORDS = ("resolved", "agreed", "decided", "It was")
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z]){1,3}")  # "Councillor T.H. Reed"; but "… in the U.K. The"
_OPENS = re.compile(
    r"(?:The|This|These|It|In|A|An|He|She|They|There|That|Members|Councillors?|Mrs?|Ms|RESOLVED|Resolved)\b"
)
_LAST_WORD = re.compile(r"(\S{1,40})$")
_LONGEST = 1500  # characters: what runs on beyond is no sentence, and is cut so that no rule reads it again and again


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(word.casefold() for word in load("abbreviations")["not_sentence_end"])


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Split `text[start:end]` into (start, end) spans of sentences, offsets into `text`, blanks at the ends left out.

    >>> text = "Dr. Shah spoke. It cost c. £2m. Agreed."
    >>> [text[a:b] for a, b in split_sentences(text)]
    ['Dr. Shah spoke.', 'It cost c. £2m.', 'Agreed.']
    """
    return list(_spans(text, start, len(text) if end is None else end))


@lru_cache(maxsize=1024)
def _spans(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Split a block once for all that ask: every sum and every date of it asks for its sentence."""
    spans: list[tuple[int, int]] = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        word = _LAST_WORD.search(text, max(begin, stop.start() - 40), stop.start())
        last = word[1].lstrip("(“‘'\"").casefold() if word else ""
        initials = word is not None and _INITIALS.fullmatch(word[1]) and not _OPENS.match(text, stop.end())
        if text[stop.start()] == "." and (initials or last in _abbreviations() or (len(last) == 1 and last.isalpha())):
            continue
        spans.append((begin, stop.end()))
        begin = stop.end()
    spans.append((begin, end))
    if any(text.find(words, start, end) >= 0 for words in _RUN_ON_WORDS):
        spans = [part for a, b in spans for part in _begun_anew(text, a, b)]
    spans = [part for a, b in spans for part in _parts(text, a, b)]
    return tuple(trimmed for a, b in spans if (trimmed := _trim(text, a, b))[0] < trimmed[1])


def _begun_anew(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for run_on in _RUN_ON.finditer(text, start, end):
        yield start, run_on.end()
        start = run_on.end()
    yield start, end


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        blank = text.rfind(" ", start, start + _LONGEST)
        cut = blank + 1 if blank > start else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def sentence_at(text: str, offset: int, start: int, end: int) -> tuple[int, int]:
    """Find the sentence of the block `text[start:end]` that holds the character at `offset`."""
    spans = _spans(text, start, end)
    at = bisect_right(spans, offset, key=lambda span: span[1])
    return spans[at] if at < len(spans) else (start, end)
