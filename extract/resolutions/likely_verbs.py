"""The likeliest verb of a decision in which no place for one is filled: a later "to V", "should V", a noun."""

import re

from extract.resolutions.clause_words import ClauseWords
from extract.resolutions.grammar_words import action_noun, word_set
from extract.resolutions.inflection import is_participle, lemma_of, look_up

_RECORD = re.compile(r"\b(?:correct|true|accurate) (?:record|account|reflection)")
_BEHIND_PARTICIPLE = frozenset(["and", ",", ";", "as", "subject", "unanimously", "until"])


class LikelyVerbs(ClauseWords):
    """One sentence of a decision, read for the verb that it most likely has."""

    def _fall_back(self, at: int) -> None:
        """Take, where no place for a verb is filled, the likeliest: a later "to V", "should V", a late subjunctive."""
        guesses = (
            self._action_noun,
            self._is_to,
            self._late_infinitive,
            self._modal,
            self._late_subjunctive,
            self._terse,
            self._record,
            self._to_be,
        )
        any(guess(at) for guess in guesses)

    def _action_noun(self, at: int) -> bool:
        """Read "approval of a grant", "payment of the invoices"."""
        at += self._word(at) == "the"
        lemma = action_noun(self._word(at))
        if self._withheld(at + 1):
            return False
        if lemma and self._word(at + 1) in {"of", "to"}:
            self._add(at, lemma)
            return True
        return False

    def _withheld(self, at: int) -> bool:
        """Tell "payment of the invoice would be withheld": the noun is what it is done to."""
        for here in range(at, len(self.words) - 2):
            if self.words[here] in {"that", "which", "if", ","}:
                return False
            if self.words[here] in word_set("modal") and self.words[here + 1] == "be":
                return look_up(self.words[here + 2]) is not None or is_participle(self.words[here + 2])
        return False

    def _late_infinitive(self, at: int) -> bool:
        """Read "in relation to item 45, to note"."""
        for here in range(at + 1, len(self.words) - 1):
            if self.words[here] == "to" and self.words[here - 1] in {",", ")", ";"} and look_up(self._word(here + 1)):
                self._add(here + 1, lemma_of(self.words[here + 1]))
                return True
        return False

    def _modal(self, at: int) -> bool:
        """Read "should be sent" and "would join"; "3 May" is no modal."""
        for here in range(at, len(self.words) - 1):
            inverted = self.words[here] == "should" and self._word(here - 1) == "that" and self._word(here + 1) != "be"
            if self.words[here] in word_set("modal") and self.printed[here].islower() and not inverted:
                after = self._skip(here + 1, "be")
                passive = "be" in self.words[here + 1 : after]
                if self._word(after)[:1].isalpha() and (not passive or is_participle(self.words[after])):
                    self._add(after, lemma_of(self.words[after]))
                    return True
        return False

    def _late_subjunctive(self, at: int) -> bool:
        """Read "that the Chairman sign these"; the "fund" that ends "to the Lottery fund" is no verb."""
        for here in range(at + 1, len(self.words) - 1):
            known = look_up(self.words[here])
            noun = self._word(here - 1) in word_set("noun_before") or self._word(here - 1) == "be"
            if known and not noun and known[1] != "past" and self._takes_object(here):
                self._add(here, known[0])
                return True
        return False

    def _record(self, at: int) -> bool:
        """The minutes "were a correct record": nobody says so, but they are confirmed."""
        if _RECORD.search(" ".join(self.words)):
            self._add(len(self.words), "confirm")
            return True
        return False

    def _terse(self, at: int) -> bool:
        """Read "Petition noted", "Report received and recommendations approved": participles without a "be"."""
        for here in range(at + 1, len(self.words)):
            known = look_up(self.words[here], core_only=True)
            ends = here + 1 == len(self.words) or self.words[here + 1] in _BEHIND_PARTICIPLE
            ends = ends or bool(self.found and self.words[here - 1 : here] == ["and"])  # "agreed and signed by"
            if known and known[1] == "past" and ends and self._word(here - 1)[:1].isalpha():
                self._add(here, known[0])
        return bool(self.found) and (self._to_be(at) or True)

    def _to_be(self, at: int) -> bool:
        """Read "Annual meeting to be held in May", "Dates agreed and to be published"."""
        for here in range(at + 1, len(self.words) - 2):
            if self.words[here : here + 2] == ["to", "be"] and is_participle(self.words[here + 2]):
                self._add(here + 2, lemma_of(self.words[here + 2]))
                return True
        return False

    def _is_to(self, at: int) -> bool:
        """Read "the Council is to restart all of its works"."""
        for here in range(at + 1, len(self.words) - 2):
            if self.words[here] in {"is", "are"} and self.words[here + 1] == "to" and self.words[here + 2] != "be":
                self._add(here + 2, lemma_of(self.words[here + 2]))
                return True
        return False
