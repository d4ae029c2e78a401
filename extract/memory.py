"""What is worked out once for a paper and kept while the paper is read: tables that many rules look things up in."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, wraps
from typing import Any, TypeVar

from models import Paper

T = TypeVar("T")
Part = TypeVar("Part")


_SHORT = 1000  # characters that are made small again sooner than they are looked up


def lowered(text: str) -> str:
    """Give a text in small letters, to look for words in it before a pattern does; offsets hold where lengths agree."""
    return text.lower() if len(text) < _SHORT else _lowered(text)


@lru_cache(4)  # the text of a paper and that of its head, while its rules run
def _lowered(text: str) -> str:
    return text.lower()


def places_of(text: str, word: str) -> Iterator[int]:
    """Find every place where a text holds a word, or a part of one."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def mentions(text: str, words: Iterable[str]) -> bool:
    """Tell whether a text has one of these words of small letters, however it prints them; quicker than any pattern."""
    return any(map(lowered(text).__contains__, words))


_Kept = list[tuple[Any, ...]]
_kept: list[_Kept] = []  # what every function that remembers has, as a list of one answer with what it is the answer to


def remember(work_out: Callable[[Paper], T]) -> Callable[[Paper], T]:
    """Make a function of a paper keep its last answer; only the very same paper gets it again, an equal one does not.

    The answer is shared, so treat it as read-only.
    """
    last: _Kept = [(None, None)]
    _kept.append(last)

    @wraps(work_out)
    def look_up(paper: Paper) -> T:
        known, held = last[0]  # one step, so that another thread's paper never comes between the test and the answer
        if known is paper:
            answer: T = held
            return answer
        answer = work_out(paper)
        last[0] = (paper, answer)
        return answer

    return look_up


def forget() -> None:
    """Let go of all that is remembered, and of the papers that it is remembered of."""
    for last in _kept:
        last[0] = (None,) * len(last[0])


def remember_each(key: Callable[[Part], int]) -> Callable[[Callable[[Paper, Part], T]], Callable[[Paper, Part], T]]:
    """Make a function of a paper and a part of it keep its answers for the last paper, each by the part's `key`.

    The answers are shared, so treat them as read-only.
    """

    def keep(work_out: Callable[[Paper, Part], T]) -> Callable[[Paper, Part], T]:
        @remember
        def answers(paper: Paper) -> dict[int, T]:
            return {}

        @wraps(work_out)
        def look_up(paper: Paper, part: Part) -> T:
            known, at = answers(paper), key(part)
            if at not in known:
                known[at] = work_out(paper, part)
            return known[at]

        return look_up

    return keep


def remember_by(key: Callable[[Paper], object]) -> Callable[[Callable[[Paper], T]], Callable[[Paper], T]]:
    """Make a function of a paper keep its last answer for all stages of that paper of which a key is the same.

    A stage shares the very same text with the one before it; the text of another paper is never the same, only equal.
    """

    def decorate(work_out: Callable[[Paper], T]) -> Callable[[Paper], T]:
        last: _Kept = [(None, None, None)]
        _kept.append(last)

        @wraps(work_out)
        def look_up(paper: Paper) -> T:
            text, known, held = last[0]
            now = key(paper)
            if text is paper.text and known == now:
                answer: T = held
                return answer
            answer = work_out(paper)
            last[0] = (paper.text, now, answer)
            return answer

        return look_up

    return decorate
