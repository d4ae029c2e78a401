"""The words of each block, split once for all rules that ask which blocks are worth a closer look."""

import re
from collections.abc import Callable, Iterable

from extract.memory import remember
from models import Block, Paper

_WORDS = re.compile(r"[^\W\d_]+")
_MOST = 1 << 16  # chunks that are remembered at a time


def words_in(text: str) -> list[str]:
    """List the words of a text in small letters; marks, hyphens and digits part them."""
    return _WORDS.findall(text.casefold())


class Telling(dict[str, bool]):
    """Which chunks between blanks hold one of some words; each chunk is taken apart once, however often it comes.

    >>> Telling(frozenset(["chair"]))["Vice-Chair,"]
    True
    """

    def __init__(self, words: frozenset[str], split: Callable[[str], Iterable[str]] = words_in) -> None:
        """Ask for `words` among those that `split` finds in a chunk."""
        super().__init__()
        self._words = words
        self._split = split

    def __missing__(self, chunk: str) -> bool:
        """Take a chunk apart."""
        if len(self) >= _MOST:
            self.clear()
        bare = chunk.isalpha()  # one word, as most are
        answer = self[chunk] = chunk.lower() in self._words if bare else not self._words.isdisjoint(self._split(chunk))
        return answer

    def told_by(self, chunks: Iterable[str]) -> bool:
        """Tell whether any of these chunks holds one of the words."""
        return any(map(self.__getitem__, chunks))


@remember
def blocks_with_chunks(paper: Paper) -> list[tuple[Block, list[str]]]:
    """List a paper's blocks, each with what stands between blanks behind its marker and label."""
    return [(block, paper.text[block.body : block.end].split()) for block in paper.blocks]
