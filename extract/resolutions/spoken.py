"""Which passages of a paper say anything, and which of them hold a word: asked once for all that look for it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from extract.memory import lowered
from extract.resolutions.passages import Passage
from models import Paper


class Spoken:
    """The passages of a paper; `at` are the numbers of those with words in them, and not only figures."""

    def __init__(self, paper: Paper, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.at = [at for at, passage in enumerate(passages) if _has_letters(passage.text)]
        self._starts = [passage.start for passage in passages]
        self._text = lowered(paper.text)
        self._same = len(self._text) == len(paper.text)

    def holding(self, words: Iterable[str]) -> frozenset[int]:
        """The numbers of the passages that hold one of these words of small letters, or begin just before one."""
        if not self._same:
            return frozenset(self.at)
        text, starts, passages = self._text, self._starts, self.passages
        found: set[int] = set()
        for word in words:
            place = text.find(word)
            while place >= 0:
                at = bisect_right(starts, place) - 1
                found.add(at)
                end = passages[at].end if at >= 0 else 0
                place = text.find(word, max(place + 1, end))
        return frozenset(found)


def _has_letters(text: str) -> bool:
    return text[:1].isalpha() or text.upper() != text.lower()
