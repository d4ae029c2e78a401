"""Operative verbs: what a decision does, as lemmas ("be noted" -> note), by word order and form; no model.

A clause of a decision has its verb in one of few places: at its front ("note the report", "to adopt the plan", "APPROVED
the lease"), after the body that decides ("That the Board endorse …"), in the passive ("that the minutes be approved and
signed"), and after an "and" that coordinates with one of these. Verbs in relative and purpose clauses decide nothing.
"""

import re
from functools import cache

from extract.inflection import forms, is_participle, lemma_of, look_up
from extract.lexicon import load

_TOKEN = re.compile(r"[A-Za-z]+(?:[-'’][A-Za-z]+)*|[£\d][\d,./]*|[^\w\s]")
_BE = frozenset("be is are was were been being".split())
_MODAL = frozenset("would will should shall must may".split())
_RELATIVE = frozenset("which who whom whose where when if as because while whilst although subject once until".split())
_NOUN_BEFORE = frozenset(
    """a an the this that these those its their his her our any all no of in on for by with from under per each every some
    such further annual correct true accurate draft final progress verbal written quarterly monthly new proposed council committee board""".split()
)
_OBJECT = frozenset(
    """the a an that this these those its their any all no his her our each both to for on upon in with from at by of
    officers council cabinet members up out further authority approval as""".split()
)
_REPORTING = frozenset({"agree", "resolve", "decide", "determine", "propose"})
_ASKING = frozenset({"ask", "request", "invite", "recommend"})
_HANDLED = frozenset({"read", "circulated", "checked", "discussed", "reviewed", "tabled", "presented"})
_STOPS = frozenset(".!?")


@cache
def _adverbs() -> frozenset[str]:
    return frozenset(load("resolutions")["adverbs"])


@cache
def _bodies() -> frozenset[str]:
    return frozenset(word.split()[-1] for word in load("resolutions")["bodies"])


def _is_adverb(word: str) -> bool:
    return len(word) > 5 and word.endswith("ly") and word not in {"apply", "supply", "comply", "multiply", "family", "assembly"}


def operative_verbs(text: str, guess: bool = True) -> tuple[str, ...]:
    """List the lemmas of the verbs that decide, in order, each once; `guess` where no place for one is filled.

    >>> operative_verbs("That the Board note the report and recommend its approval to Council")
    ('note', 'recommend')
    >>> operative_verbs("to delegate authority to the Clerk to buy and plant trees")
    ('delegate',)
    >>> operative_verbs("that the minutes be approved and signed; and that Cllr Moss be elected")
    ('approve', 'sign', 'elect')
    """
    tokens = _TOKEN.findall(text)
    found: list[str] = []
    begin = 0
    for at in range(len(tokens) + 1):
        if at == len(tokens) or tokens[at] in _STOPS:
            if at > begin:
                found += _Clause(tokens[begin:at]).verbs(guess)
            begin = at + 1
    return tuple(dict.fromkeys(found))


class _Clause:
    """One sentence of a decision as tokens, walked from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self.printed = tokens
        self.words = [token.casefold() for token in tokens]
        self.found: dict[str, int] = {}  # lemma -> where it stands

    def verbs(self, guess: bool = True) -> list[str]:
        """List the lemmas of the clause in printed order."""
        at = self._opening(0)
        front = self._front(at)
        if front is None:
            front = self._after_body(at)
        if front is not None:
            self._coordinated(*front)
            self._passives(front[0], everywhere=False)
        else:
            self._passives(at, everywhere=True)
        self._capitals()
        if not self.found and guess:
            self._fall_back(at)
        return sorted(self.found, key=lambda lemma: self.found[lemma])

    def _add(self, at: int, lemma: str) -> None:
        self.found.setdefault(lemma, at)

    def _word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""

    def _skip(self, at: int, words: frozenset[str]) -> int:
        while self._word(at) in words or (words is _adverbs() and _is_adverb(self._word(at))):
            at += 1
        return at

    def _opening(self, at: int) -> int:
        """Pass markers, quotes and "resolved that it be …" at the front."""
        while at < len(self.words):
            word = self.words[at]
            if not word[0].isalpha() or word in {"resolved", "that", "it", "was", "and", "therefore", "is"}:
                at += 1
            elif len(word) <= 3 and self._word(at + 1) in {")", "."}:  # the letter of "(a)"
                at += 2
            else:
                break
        return self._skip(at, _adverbs())

    def _front(self, at: int) -> tuple[int, str] | None:
        """Read the verb that opens the clause: "to V", "V-s", "V-ed", or the plain verb before an object."""
        infinitive = self._word(at) == "to"
        at = self._skip(at + infinitive, _adverbs())
        if not self._word(at).isalpha() and "-" not in self._word(at):
            return None
        known = look_up(self._word(at))
        if infinitive and self._word(at) in _OBJECT:
            return None
        if infinitive and self._word(at) == "be":  # "resolved to be paid"
            at = self._skip(at + 1, _adverbs())
            if not is_participle(self._word(at)):
                return None
        if infinitive:
            self._add(at, lemma_of(self.words[at]))
            return self._complement(at, "base")
        if known and (known[0] in forms("core") or self.printed[at].isupper() or self._takes_object(at)):
            if self._word(at + 1) in _BE:  # a noun after all: "Support be given"
                return None
            self._add(at, known[0])
            return self._complement(at, known[1])
        return None

    def _takes_object(self, at: int) -> bool:
        after = self._word(self._skip(at + 1, _adverbs()))
        return after in _OBJECT or not after or not after[0].isalpha() or self.printed[at + 1][:1].isupper()

    def _complement(self, at: int, kind: str) -> tuple[int, str]:
        """Follow "agreed to pay" and "agreed that … be paid" into what was agreed."""
        if lemma_of(self.words[at]) not in _REPORTING:
            return at, kind
        after = at + 1
        while after < min(at + 4, len(self.words)) and not self.words[after][0].isalpha():
            after += 1
        after = self._skip(after, _adverbs())
        if self._word(after) == "to" and self._word(after + 1).isalpha() and self._word(after + 1) not in _OBJECT:
            self._add(after + 1, lemma_of(self.words[after + 1]))
            return after + 1, "base"
        if self._word(after) == "that":
            for lemma in _Clause(self.printed[after + 1 :]).verbs():
                self._add(len(self.words) + len(self.found), lemma)
            return len(self.words), kind
        return at, kind

    def _after_body(self, at: int) -> tuple[int, str] | None:
        """Read the verb after the body that decides: "That the Parish Council (also) approve …"."""
        for noun in range(at, min(at + 14, len(self.words) - 1)):
            if self.words[noun] in _BE:
                return None
            if self.words[noun].split("-")[-1] not in _bodies() and self.words[noun] not in _bodies():
                continue
            verb = self._skip(noun + 1, _adverbs() | {":", ",", "-", "–", "have", "has"})
            if self._word(verb) == "resolved":
                verb = self._skip(verb + 1, _adverbs() | {":", "-", "–"})
                return self._front(verb)
            known = look_up(self._word(verb))
            if known and (known[1] != "past" or known[0] in forms("core")) and self._word(verb + 1) not in _BE:
                self._add(verb, known[0])
                return self._complement(verb, known[1])
        return None

    def _coordinated(self, at: int, kind: str) -> None:
        """Add the verbs that "and", commas and semicolons set beside the first one, in the same form."""
        subordinate = False
        at += 1
        while at < len(self.words):
            word = self.words[at]
            joined = self._word(at - 1) in {"and", ",", ";", ")", ":"} or self._word(at - 1) in _adverbs()
            if word == ";":
                subordinate = False
            elif word == "to" and self._word(at + 1) not in _OBJECT and self.printed[min(at + 1, len(self.words) - 1)].islower():
                if joined and not subordinate and kind == "base" and look_up(self._word(at + 1)):
                    self._add(at + 1, lemma_of(self.words[at + 1]))
                else:
                    subordinate = True
                at += 1
            elif word in _RELATIVE or word == "that":
                subordinate = True
            elif joined and not subordinate:
                known = look_up(word, core_only=True)
                if known and known[1] == kind and self._takes_object(at):
                    self._add(at, known[0])
            at += 1

    def _passives(self, at: int, everywhere: bool) -> None:
        """Add "be V-ed (and V-ed)"; beside an active verb only where "and" or ";" opens a clause of its own."""
        relative, content, allowed = False, False, everywhere
        for here in range(at, len(self.words)):
            word, after = self.words[here], self._word(here + 1)
            if word == ";" or (word == "and" and after in {"that", "the", "they", "it", "were", "was", "be"}):
                relative, content, allowed = False, content and after not in {"that", "the"} and word != ";", True
            elif word == ",":
                relative = False
            elif word in _RELATIVE:
                relative = True
            elif word == "that" and self.found and self._word(here - 1) != "and":
                content = True  # "be noted that the award was made"
            if word == "and" and self.found and not content and look_up(after, core_only=True) and is_participle(after):
                if self._word(here + 2) in {"", "by", "as", "in", "accordingly"}:  # "confirmed as a correct record and signed by"
                    self._add(here + 1, lemma_of(after))
            plain = word == "be" and self._word(here - 1) not in _MODAL  # the subjunctive of a main clause
            if word in _BE and allowed and not content and (plain or not relative):
                if self._word(here - 1) not in {"to", "having"}:
                    self._participles(here + 1)

    def _participles(self, at: int) -> None:
        first = True
        while True:
            at = self._skip(at, _adverbs() | {",", "be"})
            word = self._word(at)
            known = look_up(word)
            if known and (known[1] == "past" or known[0] == word in load("decision_verbs")["irregular"]):
                if first and self._word(at - 1) in {"is", "are"} and known[0] in _ASKING and self._word(at + 1) == "to":
                    self._add(at + 2, lemma_of(self._word(at + 2)))  # "is asked to agree" agrees
                    return
                self._add(at, known[0])
            elif first and word in _HANDLED and self._word(at + 1) in {",", "and"}:
                pass  # "were read, approved and signed"
            elif first and not self.found and len(word) > 4 and word.endswith("ed"):
                self._add(at, lemma_of(word))
            else:
                return
            first = False
            at += 1
            if self._word(at) not in {"and", ","}:
                return

    def _capitals(self) -> None:
        """Verbs in capitals decide wherever they stand: "NOTE the plan and ENDORSE that …"."""
        if sum(token.isupper() for token in self.printed) > len(self.printed) // 2 + 1:
            return
        for at, token in enumerate(self.printed):
            known = look_up(token.casefold()) if token.isupper() and len(token) > 2 else None
            if known:
                self._add(at, known[0])

    def _fall_back(self, at: int) -> None:
        """Take "should V", "authority be given", a late subjunctive, or the correct record that nobody confirmed."""
        text = " ".join(self.words)
        for here in range(at + 1, len(self.words) - 1):  # "in relation to item 45, to note"
            if self.words[here] == "to" and self.words[here - 1] in {",", ")", ";"} and look_up(self._word(here + 1)):
                self._add(here + 1, lemma_of(self.words[here + 1]))
                return
        for here in range(at, len(self.words) - 1):
            if self.words[here] in _MODAL and self.printed[here].islower():  # "3 May" is no modal
                after = self._skip(self._skip(self._skip(here + 1, _adverbs()), frozenset({"be"})), _adverbs())
                passive = "be" in self.words[here + 1 : after]
                if self._word(after).isalpha() and (not passive or is_participle(self.words[after])):
                    self._add(after, lemma_of(self.words[after]))
                    return
        for here in range(at + 1, len(self.words)):
            known = look_up(self.words[here])
            if known and self._word(here - 1) not in _NOUN_BEFORE and known[1] != "past" and self._takes_object(here):
                self._add(here, known[0])
                return
        if re.search(r"\b(?:correct|true|accurate) (?:record|account|reflection)", text):
            self._add(len(self.words), "confirm")
