"""The words of one sentence of a decision, walked from left to right, and the verbs found in it."""

from extract.resolutions.grammar_words import is_adverb, word_set


class ClauseWords:
    """One sentence as tokens; `found` maps the lemmas of its verbs to where they stand."""

    def __init__(self, tokens: list[str], nested: bool = False) -> None:
        self.printed, self.nested = tokens, nested
        self.words = [token.casefold() for token in tokens]
        self.found: dict[str, int] = {}  # lemma -> where it stands
        self.past = False  # whether its first verb tells what was done: "agreed to …"

    def _add(self, at: int, lemma: str) -> None:
        self.found.setdefault(lemma, at)

    def _word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""

    def _skip(self, at: int, *more: str) -> int:
        """Pass adverbs, and the words or signs `more`."""
        while self._word(at) in more or is_adverb(self._word(at)):
            at += 1
        return at

    def _opening(self, at: int) -> int:
        """Pass markers, quotes and "resolved that it be …" at the front."""
        while at < len(self.words):
            word, after = self.words[at], self._word(at + 1)
            lettered = len(word) <= 3 and after in {")", "."}  # "(a)"
            if not word[0].isalpha() or word in {"resolved", "that", "it", "was", "and", "therefore", "is"}:
                at += 1
            elif lettered or (word, after) == ("proposed", "and"):  # "it was proposed and agreed"
                at += 2
            else:
                break
        return self._skip(at)

    def _takes_object(self, at: int) -> bool:
        after = self._word(self._skip(at + 1))
        return after in word_set("object") or not after or not after[0].isalpha() or self.printed[at + 1][:1].isupper()
