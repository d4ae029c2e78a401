"""Verbs behind the first of a decision: a second participle, an elided "be", authority that is given."""

from extract.resolutions.clause_words import ClauseWords
from extract.resolutions.grammar_words import action_noun, is_body, word_set
from extract.resolutions.inflection import is_participle, lemma_of, look_up

_AFTER_PARTICIPLE = frozenset(["", "by", "as", "in", "accordingly"])
_TOWARDS = frozenset(["to", "back", "at", "for"])  # behind the participle of a clause whose "be" is not repeated
_POWERS = frozenset(["authority", "powers"])
_OFFICERS = frozenset(["officer", "director", "holder", "member", "leader", "head", "manager", "mayor", "commissioner"])
HOLDERS = frozenset(["clerk", "chair", "chairman", "secretary", "treasurer", "officers"])  # whom minutes give a task
_PRONOUNS = frozenset(["it", "they", "he", "she"])
_REACH = 14  # words from "officer" over "for Parks and Roads" to what was done
_FAR = 9  # words from "that" to "should"
_NEAR = 6  # words from "and" to the verb of the clause that it opens


class FurtherVerbs(ClauseWords):
    """One sentence of a decision, read for the verbs behind its first."""

    def _given(self, at: int) -> None:
        """ "That approval be given to the bid": the noun says what is done."""
        given, noun = self._word(at + 1), action_noun(self._word(at - 1))
        if (
            noun
            and noun != "consent"
            and given in {"given", "granted"}
            and self.found.pop(lemma_of(given), None) is not None
        ):
            self._add(at + 1, noun)

    def _officer_acts(self, at: int) -> tuple[int, str] | None:
        """Read "The Chief Officer for Parks noted …": what an officer or member did who decides alone."""
        ahead = self.words[at : at + _NEAR + 2]
        noun = next((at + n for n, word in enumerate(ahead) if word in _OFFICERS), None)
        if self._word(at) != "the" or noun is None:
            return None
        for here in range(noun + 1, min(noun + _REACH, len(self.words))):
            known = look_up(self.words[here], core_only=True)
            if self.words[here] in word_set("be"):
                return None
            if known and known[1] == "past" and self.printed[here].islower():
                self._add(here, known[0])
                return here, "past"
        return None

    def _delegated(self) -> None:
        """Read "delegated authority be given to", "be given delegated authority": to give that is to delegate."""
        for at, word in enumerate(self.words):
            if word not in _POWERS or self._word(at - 1) != "delegated":
                continue
            near = {lemma_of(w) for w in self.words[max(0, at - 4) : at] + self.words[at + 1 : at + 4]}
            if near & ({"give", "grant"} if word == "authority" else {"give"}):
                self.found.pop("give", None)
                self.found.pop("grant", None)
                self._add(at, "delegate")

    def _and_that_it(self) -> None:
        """Read "be appointed and that they report in June", "and that Ms Elm should serve"."""
        for at, word in enumerate(self.words[1:], 1):
            if is_body(word) and "and" in self.words[max(0, at - 2) : at]:  # "be accepted, and Cabinet endorse it"
                known = look_up(self._word(at + 1), core_only=True)
                if known and known[1] == "base" and self._takes_object(at + 1):
                    self._add(at + 1, known[0])
            if word in HOLDERS and self.words[max(0, at - 2) : at] == ["and", "the"]:  # "and the Clerk obtain quotes"
                known = look_up(self._word(at + 1))
                if known and known[1] == "base" and self._takes_object(at + 1):
                    self._add(at + 1, known[0])
            if word != "that" or self.words[at - 1] != "and":
                continue
            known = look_up(self._word(at + 2)) if self._word(at + 1) in _PRONOUNS else None
            modal = next((n for n in range(at + 2, at + _FAR) if self._word(n) in word_set("modal")), 0)
            if known and known[1] == "base":
                self._add(at + 2, known[0])
            elif modal and self.printed[modal].islower() and look_up(self._word(modal + 1)):
                self._add(modal + 1, lemma_of(self._word(modal + 1)))

    def _second_participle(self, at: int) -> None:
        """Add the "signed" of "confirmed as a correct record and signed by the Chair", and "an update brought to"."""
        word, after = self._word(at), self._word(at + 1)
        core = look_up(word, core_only=True) is not None and after in _AFTER_PARTICIPLE
        if is_participle(word) and (core or (look_up(word) and after in _TOWARDS)):
            self._add(at, lemma_of(word))
        elif word in word_set("noun_before"):
            self._elided(at + 1)

    def _elided(self, at: int) -> None:
        """Add the participle of a clause that leaves out its "be": "be received and its contents noted"."""
        for here in range(at, min(at + _NEAR, len(self.words))):
            word, after = self.words[here], self._word(here + 1)
            if word in word_set("be") or not word[0].isalpha():
                return
            if look_up(word) and is_participle(word) and (after in _AFTER_PARTICIPLE or after in _TOWARDS):
                if not word_set("be").intersection(self.words[here + 1 :]):
                    self._add(here, lemma_of(word))
                return

    def _opens_clause(self, at: int) -> bool:
        """Tell whether the "and" in front of `at` opens a clause of its own: "and officers be asked to report"."""
        ahead = self.words[at : at + _NEAR]
        verb = next((n for n, word in enumerate(ahead) if word in {"be", "was", "were"}), 0)
        told = ahead[verb : verb + 1] == ["be"] or is_participle(self._word(at + verb + 1))
        return verb > 0 and told and all(word[0].isalpha() for word in ahead[:verb])

    def _still_to_be(self, participle: str, everywhere: bool) -> bool:
        """Read "the wording to be delegated to the Chair", and "the scheme to be approved" where that is all."""
        alone = everywhere and not self.found and look_up(participle, core_only=True) is not None
        return participle == "delegated" or alone

    def _behind_aside(self, at: int) -> int:
        """Step over ", as Corporate Trustee," behind the body that decides."""
        ends = (
            self.words.index(",", at + 1)
            if self.words[at : at + 2] == [",", "as"] and "," in self.words[at + 1 :]
            else at
        )
        return ends + 1 if at < ends < at + 12 else at

    def _will(self, at: int) -> bool:
        """Tell "decided the Highways Team will place a camera", "agreed the plan be adopted": no "that" leads in."""
        ahead = self.words[at : at + 12]
        modal = next((n for n, word in enumerate(ahead) if word in word_set("modal") or word == "be"), 0)
        leads = (word == "that" or word in word_set("relative") or not word[0].isalpha() for word in ahead[:modal])
        return modal > 0 and not any(leads)
