"""Whether our reader finds the words that other engines find.

Words are runs of letters and figures, ligatures spelt out, those around a hyphen taken as one (no engine tells for
certain whether a hyphen at a line's end is for good), and the raised tail of an ordinal as one with its figure. The
same are those that both engines find on a page, as often as both find them: 2 x common / (ours + theirs).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.engines import TEXTS

_WORD = re.compile(r"[^\W_]+")
_RAISED = re.compile(r"(?<=\d)\s+(?=(?:st|nd|rd|th)\b)")
_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011\u00ad\u0002\ufffe]\s*(?=\w)")


@dataclass
class Agreement:
    """How far another engine finds the same words, and those that only one of the two finds most often."""

    engine: str
    words: int = 0
    common: int = 0
    ours: Counter[str] = field(default_factory=Counter)
    theirs: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        """Words that both find, as a share of all."""
        return 2 * self.common / self.words if self.words else 1.0

    def add(self, ours: Counter[str], theirs: Counter[str]) -> None:
        """Take in a page."""
        self.words += ours.total() + theirs.total()
        self.common += (ours & theirs).total()
        self.ours += ours - theirs
        self.theirs += theirs - ours


def _words_read(path: Path) -> Iterator[str]:
    """The words that `read` has of each page before running heads are taken out."""
    from extract.readers.pdf_file import read_pages

    for ink in read_pages(path.read_bytes())[0]:
        yield "\n".join(text for part in (*ink.stretches, *ink.sideways) for text in part.texts)


def words_of(text: str) -> Counter[str]:
    """Count the words of a page."""
    return Counter(_WORD.findall(_RAISED.sub("", _HYPHEN.sub("", unicodedata.normalize("NFKC", text)))))


def compare(paths: Sequence[Path], engines: Sequence[str]) -> list[Agreement]:
    """Compare the words of our reader with those of other engines, page by page."""
    agreements = list(map(Agreement, engines))
    for path in paths:
        ours = list(map(words_of, _words_read(path)))
        for agreement in agreements:
            for mine, theirs in zip(ours, map(words_of, TEXTS[agreement.engine](path)), strict=False):
                agreement.add(mine, theirs)
    return agreements


def kept_of(agreement: Agreement) -> dict[str, Any]:
    """What is kept of an agreement as JSON."""
    lost = {"ours": agreement.ours.most_common(100), "theirs": agreement.theirs.most_common(100)}
    return {"engine": agreement.engine, "share": agreement.share, "words": agreement.words, **lost}
