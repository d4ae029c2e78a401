"""Heads of posts ("director", "chief executive"), found word by word: a dictionary look-up, no long alternation.

>>> text = "the Chief Executives met"
>>> head_end(text, 4, len(text)), head_end(text, 0, len(text))
(20, None)
"""

import re
from functools import cache, lru_cache

from extract.lexicon import load
from extract.officers.person_names import common_words

_TOKEN = re.compile(r"[^\W_][\w’'.-]*(?<!\.)")
_BLANK = re.compile(r"\s+")


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """The heads by their first word, each as its words, longest first."""
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted({*load("posts")["phrases"], *load("posts")["heads"]}, key=lambda words: (-len(words), words)):
        words = tuple(phrase.split())
        phrases.setdefault(words[0], []).append(words)
    return phrases


@lru_cache(maxsize=4096)  # several rules ask at the same places of a text
def head_end(text: str, at: int, end: int) -> int | None:
    """Find where the longest head that begins at `at` ends, in either number; None where none does."""
    token = _TOKEN.match(text, at, end)
    if token is None:
        return None
    first = token[0].casefold()
    for words in (*_phrases().get(first, ()), *_phrases().get(first.removesuffix("s"), ())):
        stop = _matched(text, token.start(), end, words)
        if stop is not None:
            return stop
    return None


def _matched(text: str, at: int, end: int, words: tuple[str, ...]) -> int | None:
    """Match the words of a phrase from `at` on; the last may be in the plural."""
    for number, word in enumerate(words):
        token = _TOKEN.match(text, at, end)
        if token is None:
            return None
        printed = token[0].casefold()
        last = number == len(words) - 1
        if printed != word and not (last and printed == word + "s"):
            return None
        if last:
            return token.end()
        blank = _BLANK.match(text, token.end(), end)
        if blank is None:
            return None
        at = blank.end()
    return None


def is_head(word: str) -> bool:
    """Tell whether a whole text is a head."""
    return head_end(word, 0, len(word)) == len(word)


def has_head(text: str) -> bool:
    """Tell whether a head stands anywhere in a text."""
    return any(head_end(text, token.start(), len(text)) is not None for token in _TOKEN.finditer(text))


@cache
def post_phrases() -> tuple[str, ...]:
    """The heads of posts in both numbers, as phrases for a matcher."""
    heads = load("posts")["phrases"] + load("posts")["heads"]
    return tuple(dict.fromkeys([*heads, *(f"{head}s" for head in heads)]))


def is_solid(post: str) -> bool:
    """Tell whether a post written small says more than "a talented former officer": each word is one of office."""
    if post[0].isupper() or re.search(r"\b(?:of|for)\b", post):
        return True
    words = post.split()
    return len(words) > 1 and all(word.casefold() in common_words() for word in words)


def is_crowd(post: str) -> bool:
    """Tell whether a post stands for many ("Members", "Ward Councillors", "officers of the Council")."""
    first = re.split(r" of | for |,", post, maxsplit=1)[0]
    return first.casefold().endswith(tuple(load("posts")["crowds"]))
