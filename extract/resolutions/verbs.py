"""Operative verbs: what a decision does, as lemmas ("be noted" -> note), by word order and form; no model.

A clause has its verb in one of few places: at its front ("note the report", "to adopt the plan", "APPROVED the lease"),
after the body that decides ("That the Board endorse …"), in the passive ("that the minutes be approved and signed"),
and after an "and" that coordinates with one of these; in relative and purpose clauses verbs decide nothing.
"""

import re

from extract.lexicon import load
from extract.resolutions.further_verbs import HOLDERS, FurtherVerbs
from extract.resolutions.grammar_words import action_noun, is_adverb, is_body, word_set
from extract.resolutions.inflection import forms, is_participle, lemma_of, look_up
from extract.resolutions.likely_verbs import LikelyVerbs

_TOKEN = re.compile(r"[A-Za-z]+(?:[-'’][A-Za-z]+)*|[£\d][\d,./]*|[^\w\s]")
# "resolved, when writing the newsletter, to": what stands between tells when and why
_ASIDE = re.compile(
    r"(?:(?<=esolved)|(?<=greed)|(?<=GREED)|(?<=decided)),\s(?:after|following|having|on|when|while|by|with|subject)\b"
    r"[^,.;:]{3,80},(?=\s(?:to|that)\b)"
    r"|(?:(?<=was)|(?<=were)),\s\w+ly,(?=\s)"  # "was, unanimously, agreed"
)
_WHOM = 8  # words from "for" over whom to what they do
_WILLING = (["content", "to"], ["happy", "to"], ["minded", "to"])
_STOPS = frozenset(".!?")
_CLAUSE_OPENERS = frozenset(["that", "the", "they", "it", "were", "was", "be"])
_PREPOSITIONS = frozenset(["and", "with", "of", "on", "in", "for", "at", "by", "to"])  # "with that amendment"
_DETERMINERS = frozenset(
    ["the", "a", "an", "that", "this", "these", "its", "their", "any", "all", "officers", "members"]
)


def operative_verbs(text: str, guess: bool = True) -> tuple[str, ...]:
    """List the lemmas of the verbs that decide, in order, each once; `guess` where no place for one is filled.

    >>> operative_verbs("That the Board note the report and recommend its approval to Council")
    ('note', 'recommend')
    >>> operative_verbs("to delegate authority to the Clerk to buy and plant trees")
    ('delegate',)
    >>> operative_verbs("that the minutes be approved and signed; and that Cllr Moss be elected")
    ('approve', 'sign', 'elect')
    """
    text = text.replace(" & ", " and ")
    tokens = _TOKEN.findall(_ASIDE.sub("", text) if any(map(text.__contains__, ("d, ", "D, ", "ly, "))) else text)
    found: list[str] = []
    begin = 0
    for at in range(len(tokens) + 1):
        if at == len(tokens) or tokens[at] in _STOPS:
            if at > begin:
                found += _Clause(tokens[begin:at]).verbs(guess)
            begin = at + 1
    return tuple(dict.fromkeys(found))


class _Clause(FurtherVerbs, LikelyVerbs):
    """One sentence of a decision, read for its verbs."""

    def verbs(self, guess: bool = True) -> list[str]:
        """List the lemmas of the clause in printed order."""
        at = self._opening(0)
        front = self._front(at) or self._holder_acts(at) or self._after_body(at) or self._officer_acts(at)
        if front is not None:
            self._coordinated(*front)
            self._passives(front[0], everywhere=False)
        else:
            helpers = (n for n in range(at, len(self.words)) if self.words[n] in word_set("be") | word_set("modal"))
            helper = next(helpers, -1)
            told = self.nested or "resolved" in self.words[:at]  # and not what a limb says of the plan that it notes
            if told and self._word(helper) in word_set("modal"):  # "agreed that it should adopt … and that £9 be paid"
                self._modal(at)
            self._passives(at, everywhere=True)
        self._capitals()
        self._delegated()
        self._and_that_it()
        if not self.found and guess:
            self._fall_back(at)
        return sorted(self.found, key=lambda lemma: self.found[lemma])

    def _front(self, at: int) -> tuple[int, str] | None:
        """Read the verb that opens the clause: "to V", "V-s", "V-ed", or the plain verb before an object."""
        infinitive = self._word(at) == "to"
        at = self._skip(at + infinitive)
        if not self._word(at)[:1].isalpha():
            return None
        if self._word(at - 1) in word_set("be") and self._word(at) in word_set("handled"):
            at = self._skip(at + 1)  # "was submitted and noted": another participle says what was decided
        known = look_up(self._word(at))
        if known and known[1] == "third" and known[0] in word_set("nouns_too") and "be" in self.words[at + 1 :]:
            return None  # "grants of £9 be approved"
        if self._word(at) == "changes" or (infinitive and self._word(at) in word_set("object")):
            return None  # "changes to the plan be approved"
        if action_noun(self._word(at)) and self._word(at + 1) in {"given", "granted"}:  # "Authorisation granted to …"
            self._add(at, action_noun(self._word(at)) or "")
            return at + 1, "past"
        if self._word(at) in {"application", "applications"} and is_participle(self._word(at + 1)):  # "… permitted"
            at += 1
            self._add(at, lemma_of(self.words[at]))
            return at, "past"
        if infinitive and self._word(at) == "be":  # "resolved to be paid"
            at = self._skip(at + 1)
            if not is_participle(self._word(at)):
                return None
        if infinitive:
            self._add(at, lemma_of(self.words[at]))
            return self._complement(at, "base")
        if known and (known[0] in forms("core") or self.printed[at].isupper() or self._takes_object(at)):
            if self._word(at + 1) in word_set("be"):  # a noun after all: "Support be given"
                return None
            self._add(at, known[0])
            return self._complement(at, known[1])
        return None

    def _holder_acts(self, at: int) -> tuple[int, str] | None:
        """Read "the Clerk (to) write to the owner": who is to act, then the verb."""
        noun = at + (self._word(at) == "the")
        if self._word(noun) not in HOLDERS:
            return None
        verb = self._skip(noun + 1, "to")
        word, known = self._word(verb), look_up(self._word(verb))
        told = self._word(verb - 1) == "to" and word[:1].isalpha() and word != "be" and word not in word_set("object")
        if not told and (known is None or known[1] == "past" or not self._takes_object(verb)):
            return None
        self._add(verb, lemma_of(word))
        return verb, "base"

    def _complement(self, at: int, kind: str) -> tuple[int, str]:
        """Follow "agreed to pay" and "agreed that … be paid" into what was agreed."""
        self.past = self.past or kind == "past"
        lemma = lemma_of(self.words[at])
        if at == self._opening(0) and lemma in word_set("tasking") and self._word(at + 1) == "to" and kind == "past":
            self._add(at + 2, lemma_of(self._word(at + 2)))  # "(The Clerk was) asked to write"
        if lemma not in word_set("reporting"):
            return at, kind
        after = at + 1
        while after < min(at + 4, len(self.words)) and not self.words[after][0].isalpha():
            after += 1
        after = self._skip(after)
        if self._word(after) == "by":  # "agreed by all members to purchase"
            after = next((n for n in range(after + 1, after + 6) if self._word(n) in {"to", "that"}), after)
        if self._word(after) == "for":  # "agreed for the Clerk to write"
            ahead = range(after + 2, min(after + _WHOM, len(self.words)))
            after = next((n for n in ahead if self.words[n] == "to" and look_up(self._word(n + 1))), after)
        while self.printed[after : after + 1] and self.printed[after][0].isupper():  # "agreed LP to write"
            after += 1
        if (
            self._word(after) == "to"
            and self._word(after + 1)[:1].isalpha()
            and self._word(after + 1) not in word_set("object")
        ):
            verb = self._skip(after + 1, "be")  # "agreed to be paid", "agreed to once again postpone"
            self._add(verb, lemma_of(self._word(verb)))
            return verb, "base"
        that = self._word(after) == "that"
        if (that or self._will(at + 1)) and not self.nested:
            for lemma in _Clause(self.printed[after + that :], nested=True).verbs():
                self._add(len(self.words) + len(self.found), lemma)
            return len(self.words) if that else at, kind
        return at, kind

    def _after_body(self, at: int) -> tuple[int, str] | None:
        """Read the verb after the body that decides: "That the Parish Council (also) approve …"."""
        for noun in range(at, min(at + 14, len(self.words) - 1)):
            modal = self.words[noun] in word_set("modal") and self.printed[noun].islower()
            if modal or self.words[noun] in word_set("be"):  # "we would review it at the next meeting and obtain"
                return None
            if not is_body(self.words[noun]):
                continue
            verb = self._skip(self._behind_aside(self._behind_portfolio(noun + 1)), ":", ",", "-", "–", "have", "has")
            if self._word(verb) == "resolved":
                verb = self._skip(verb + 1, ":", "-", "–")
                return self._front(verb)
            if self._word(verb) in {"is", "are", "was", "were"} and self.words[verb + 1 : verb + 3] in _WILLING:
                self.past = True  # "was content to support the plan and asked that …"
                return self._front(verb + 2)
            known = look_up(self._word(verb))
            if self.printed[verb : verb + 1] and all(word.istitle() for word in self.printed[verb : verb + 2]):
                continue  # "a Cabinet Task Group be set up"
            if (
                known
                and (known[1] != "past" or known[0] in forms("core"))
                and self._word(verb + 1) not in word_set("be")
            ):
                self._add(verb, known[0])
                return self._complement(verb, known[1])
        return None

    def _behind_portfolio(self, at: int) -> int:
        """Pass the "for Roads and Parks" of a Cabinet Member, where a verb that decides follows it."""
        ahead = range(at + 2, min(at + 14, len(self.words))) if self._word(at) == "for" else ()
        verbs = (n for n in ahead if look_up(self.words[n], core_only=True) and self.printed[n].islower())
        return next((n for n in verbs if self._takes_object(n)), at)

    def _coordinated(self, at: int, kind: str) -> None:
        """Add the verbs that "and", commas and semicolons set beside the first one, in the same form."""
        subordinate, clause = "", False  # by what word; `clause`: inside "that …", which "and to" ends
        anew, first = self._word(at - 1) == "to", at
        at += 1
        while at < len(self.words):
            word, after = self.words[at], self._word(at + 1)
            joined = self._word(at - 1) in {"and", ",", ";", ")", ":"} or is_adverb(self._word(at - 1))
            if word == ";":
                subordinate = ""
            elif word == "to" and after not in word_set("object") and self.printed[at + 1 : at + 2] == [after]:
                ends = clause and anew and self._word(at - 1) == "and" and look_up(after, core_only=True)
                if ends or (joined and not subordinate and kind == "base" and look_up(after)):
                    self._add(at + 1, lemma_of(after))
                    subordinate = "" if ends else subordinate
                else:
                    subordinate = "to"
                at += 1
            elif word in word_set("relative") or word == "that":
                subordinate, clause = word, clause or word == "that"
            elif joined and subordinate in ("", "to") and (beside := self._beside(at, kind, first, subordinate)):
                self._add(at, beside)
                if self._word(at + 2) != "have":  # "and agreed to have due regard"
                    self._complement(at, kind)  # "noted the report and agreed to write"
            at += 1

    def _beside(self, at: int, kind: str, first: int, subordinate: str) -> str | None:
        """The verb that stands beside the first one, in its form or that of the verb that leads into it."""
        word, joined = self.words[at], self._word(at - 1) == "and"
        known, determined = look_up(word, core_only=True), self._word(at + 1) in _DETERMINERS
        if subordinate and not (known and known[1] == "past" and joined):
            return None  # inside "to proceed …", which only "and agreed the …" ends
        if known is None:  # "accept the request and hear the deputation", "considered and commented on"
            second = look_up(word) if joined and (determined or (kind == "past" and at == first + 2)) else None
            told = second and (second[1] == kind or (second[1] == "past" and self.past))
            return second[0] if second and told else None
        if known[1] == "past" and self.past and determined:  # "agreed to note the position and welcomed the report"
            return known[0]
        clear = joined and (known[1] == "past" or known[0] not in word_set("nouns_too"))
        return known[0] if known[1] == kind and (clear or self._takes_object(at)) else None

    def _passives(self, at: int, everywhere: bool) -> None:
        """Add "be V-ed (and V-ed)"; beside an active verb only where "and" or ";" opens a clause of its own."""
        relative, content, allowed = False, False, everywhere
        for here in range(at, len(self.words)):
            word, before, after = self.words[here], self._word(here - 1), self._word(here + 1)
            if word == ";" or (word == "and" and (after in _CLAUSE_OPENERS or self._opens_clause(here + 1))):
                relative, allowed = False, True
                content = content and word == "and" and after not in {"that", "the"}
            elif word == ",":
                relative = False
            elif word in word_set("relative") and (word, after) != ("as", "at"):
                relative = True
            elif word == "that" and self.found and before not in _PREPOSITIONS:
                beside = before.endswith(",")  # "that a rate be laid, that levies be made"
                content, relative, allowed = not beside, relative or beside, allowed or beside
            if word == "and" and self.found and not content:
                self._second_participle(here + 1)
            plain = word == "be" and before not in word_set("modal")  # the subjunctive of a main clause
            open_clause = allowed and not content and (plain or not relative)
            later = before == "to" and self._still_to_be(after, everywhere)
            if word in word_set("be") and open_clause and (later or before not in {"to", "having"}):
                self._participles(here + 1)
                self._given(here)

    def _participles(self, at: int) -> None:
        """Add the participles of one "be": "received and noted", "read, approved and signed", "asked to agree"."""
        first = True
        while True:
            at = self._skip(at, ",", "be")
            word, known = self._word(at), look_up(self._word(at))
            asked = known and known[0] in word_set("asking") and self._word(at + 1) == "to"
            if first and word in word_set("states") and self._word(at - 1) != "be":
                return None
            if first and word in word_set("handled") and self._word(at + 1) in {",", "and"}:
                pass  # another participle says what was decided
            elif first and asked and self._word(at - 1) in {"is", "are"}:
                return self._add(at + 2, lemma_of(self._word(at + 2)))
            elif known and (known[1] == "past" or known[0] == word in load("decision_verbs")["irregular"]):
                self._add(at, known[0])
            elif first and not self.found and len(word) > 4 and word.endswith("ed"):
                self._add(at, lemma_of(word))
            else:
                return None
            first = False
            at += 3 if self.words[at + 1 : at + 3] == ["as", "read"] else 1
            if self._word(at) not in {"and", ","}:
                return None

    def _capitals(self) -> None:
        """Verbs in capitals decide wherever they stand: "NOTE the plan and ENDORSE that …"."""
        if sum(token.isupper() for token in self.printed) > len(self.printed) // 2 + 1:
            return
        for at, token in enumerate(self.printed):
            known = look_up(token.casefold()) if token.isupper() and len(token) > 2 else None
            if known:
                self._add(at, known[0])
