"""What a sentence records in words of its own: "The Board approved …", "It was agreed that …", "It was noted"."""

import re
from collections.abc import Iterator

from extract.resolutions import outcome_forms as forms
from extract.resolutions import outcome_leads as openings
from extract.resolutions.motion_sentences import Reading
from extract.resolutions.outcome_grammar import decides, is_business, is_prior, takes_business, told_otherwise
from extract.resolutions.triggers import AGREED, FORMAL, NOTED

_SETTLED = frozenset(["agreed", "approved", "accepted", "carried", "refused", "rejected"])  # whatever was talked over
_PEOPLE_VERBS = frozenset(["elected", "appointed", "re-elected", "co-opted", "nominated", "voted"])
# "As there were no other proposals, Cllr Ash was elected", "was nominated by …, seconded by … and elected"
_NO_RIVALS = re.compile(
    r"\bre-?elected\s+en\s+bloc\b|\bno\s+(?:other|further)\s+(?:proposals?|nominations?|candidates?)\b|\bnominated\s+by\b.*\bsecond.*\b(?:re-)?elected\b",
    re.IGNORECASE,
)
# "SM stood down and LC (was appointed)": another did something before
_DID_BEFORE = re.compile(r"\b(?:agreed|stood|resigned|retired|expires?|is|was|had|has)\s")
_PUT_FORWARD = re.compile(r"\b(?:proposed|seconded|nominat\w+|moved)\b")
_WHO = re.compile(r"(?:she|he|[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3})\s*")
# Words in front of a passive verb; minutes may be amended at length before they are agreed.
_MOST_WORDS, _MOST_MINUTED = 40, 90
_SHORT = 8  # words in front of "was approved by governors"
# "The settlement would be outlined once this was received": yet to come
_WOULD_BE = re.compile(r"\b(?:would|could)\s+be\b")
_ONCE = re.compile(r"\b(?:once|when|until|after)\s+(?:\w+\s+){1,4}$")
_TITLE = re.compile(
    r"(?:[A-Z][A-Z’'&,()/-]+\s+)+(?=The\s)"
)  # "FORWARD PLAN The Committee AGREED", in one cell of a table
_RUN_ON = re.compile(r"(?<![.:;])\s(?=The (?:following|minutes)\b)")


def active_voice(sentence: str) -> Iterator[Reading]:
    """Read "(After discussion,) the Finance Committee (unanimously) approved the …"."""
    for match in forms.active().finditer(sentence):
        subject = forms.SUBJECT.search(sentence[: match.start()])
        if subject is None or match["verb"] in ("RESOLVED", "Resolved") or is_prior(sentence, match):
            continue
        if match["verb"].istitle() and sentence[match.end() : match.end() + 2].strip().isupper():
            continue  # "Elected Members Appointed Members", the heads of two columns
        settled = _acted(match, sentence)
        title = _TITLE.match(sentence, subject.start("subject"))
        begin = match.start("verb") if match["talked"] else title.end() if title else subject.start("subject")
        if settled:
            yield Reading(begin + 4 * sentence.startswith("and ", begin), *settled)
    for match in forms.assured().finditer(sentence) if forms.may_assure(sentence) else ():
        subject = forms.SUBJECT.search(sentence[: match.start()])
        if subject and not is_prior(sentence, match):  # "were content to accept the minutes"
            settled = ("agreed_sentence", AGREED) if match["decides"] is not None else ("noted_sentence", NOTED)
            yield Reading(subject.start("subject"), *settled)


def _acted(match: re.Match[str], sentence: str) -> tuple[str, int] | None:
    """Tell by which rule, and how strongly, the verb of a body decides; None where it does not."""
    verb, rest = match["verb"].casefold(), sentence[match.end() :]
    if forms.LOUD.search(rest) or (match["verb"].isupper() and verb not in forms.TALKED):
        return "verb_in_capitals", FORMAL
    if verb == "resolved" or forms.AND_RESOLVED.match(rest):
        return "resolved_sentence", FORMAL
    if verb in forms.TAKEN:
        loud = forms.shouts_body(match["body"], sentence) and not forms.NOTHING.match(rest)
        return ("noted_sentence", NOTED) if loud or takes_business(verb, rest) else None
    return ("agreed_sentence", AGREED) if verb not in forms.TALKED and decides(verb, rest) else None


def impersonal(sentence: str) -> Iterator[Reading]:
    """Read "it was agreed that …", "Agreed to write …", "NOTED the report", "Deferred to May"."""
    for match in forms.IMPERSONAL.finditer(sentence) if "t was" in sentence or "T WAS" in sentence else ():
        capital = match["verb"].isupper()
        if not is_prior(sentence, match) and (capital or decides(match["verb"], sentence[match.end() :])):
            yield Reading(match.start(), "agreed_sentence", FORMAL if capital else AGREED)
    settled = openings.IN_AGREEMENT.search(sentence) if "agreement" in sentence or "happy" in sentence else None
    if settled and not forms.NO_OUTCOME.search(sentence):
        yield Reading(settled.start("words"), "agreed_sentence", AGREED, settled.end())
    put = openings.PUT_TO.search(sentence) if "recommended" in sentence else None
    if put:
        yield Reading(put.start("words"), "agreed_sentence", AGREED)
    alone = forms.ALONE.match(sentence)
    if alone and not (alone["object"] and is_prior(sentence, alone)):
        rule = "bare_verb" if alone["object"] else "bare_participle"
        yield Reading(0, rule, NOTED if alone["verb"] == "Noted" else AGREED)
    for match in forms.BARE.finditer(sentence):
        capital = match["verb"].split()[0].isupper()
        if not is_prior(sentence, match) and (capital or decides("agreed", " to " + sentence[match.end() :])):
            told = (
                not capital and len(sentence[: match.start()].split()) <= _SHORT
            )  # "Bus donation asked for, agreed …"
            start = match.start("verb")
            yield Reading(0 if told else start, "bare_verb", FORMAL if capital else AGREED, start)


def passive_voice(sentence: str) -> Iterator[Reading]:
    """Read "The minutes … were approved as a correct record", "The report was noted", "Cllr Reed was elected Chair"."""
    match = forms.PASSIVE.search(sentence) if "was" in sentence or "were" in sentence else None
    if match is None:
        return
    offset, talked = _business_begins(sentence[: match.start()])
    condition = openings.WITH_CHANGE.match(sentence)
    words = [word.casefold() for word in sentence[condition.end() if condition else offset : match.start()].split()]
    if words[:2] == ["minute", "no."]:  # "Minute no. 2 – Apologies", the number of an item
        return
    minuted = any(word.strip(",") in {"minute", "minutes"} for word in words[:4]) or words[:3] == ["the", "notes", "of"]
    most = _MOST_MINUTED if minuted else _MOST_WORDS
    if not 0 < len(words) <= most or not (offset or sentence[offset].isupper()):
        return
    taken = match["verb"].casefold() in forms.TAKEN
    noted = taken and "submitted" not in match[0]  # "The Action Tracker was submitted and noted": an outcome of its own
    strength = FORMAL if match["verb"].isupper() else NOTED if noted else AGREED
    if minuted:
        aloud = verb_of(sentence, offset) if taken or "taken as read" in sentence else None
        yield Reading(offset, "minutes_confirmed", max(strength, AGREED), aloud)
    elif told_otherwise(sentence, match, offset) or _is_later(sentence[: match.start()]):
        return
    elif match["verb"].casefold() in _PEOPLE_VERBS:
        if _takes_office(sentence, match):
            yield Reading(
                _clause_begins(sentence[: match.start()]) if match[0].startswith("was") else 0, "elected", strength
            )
    elif _is_decided(sentence, match, offset, words) or (talked and match["verb"] in _SETTLED):
        yield Reading(offset, "passive_noted" if taken else "passive_agreed", strength, verb_of(sentence, offset))


def _business_begins(before: str) -> tuple[int, bool]:
    """Find where what was decided on begins, behind a heading or what it is about; and whether it was talked over."""
    talked = openings.VOTED_ON.match(before) or openings.TALKED_OVER.search(before)
    run_on = talked or openings.REGARDING.match(before) or _RUN_ON.search(before)
    run_on = run_on or openings.HEAD_BEFORE.match(before) or openings.NUMBER_BEFORE.match(before)
    return run_on.end() if run_on else 0, talked is not None


def _clause_begins(before: str) -> int:
    """Find where the clause of who was elected begins, behind what another did: "SM stood down and LC (was …)"."""
    told, _, who = before.rpartition(" and ")
    apart = told and _WHO.fullmatch(who) and _DID_BEFORE.search(told) and not _PUT_FORWARD.search(told)
    return len(before) - len(who) if apart else 0


def verb_of(sentence: str, offset: int) -> int | None:
    """Find where the verb of a passive sentence may be sought."""
    found = forms.VERB_OF_PASSIVE.search(sentence, offset)
    return found.end() if found else None


def _takes_office(sentence: str, match: re.Match[str]) -> bool:
    """Tell that somebody is elected to an office, or appointed to a body."""
    named = forms.OFFICE.search(sentence, match.end()) or forms.TO_BODY.match(sentence, match.end())
    joins = match["verb"].casefold() == "co-opted" and forms.ONTO.match(sentence, match.end())
    return bool(named or joins or _NO_RIVALS.search(sentence))


def _is_decided(sentence: str, match: re.Match[str], offset: int, words: list[str]) -> bool:
    """Tell that what was decided on is business of the meeting, or that the body itself decided on it."""
    verb = match["verb"].casefold()
    if is_business(verb, words, sentence[offset : match.start()]):
        return True
    short = words[0] == "the" and len(words) < _SHORT and verb not in forms.TAKEN
    return short and forms.BY_BODY.match(sentence, match.end()) is not None


def _is_later(before: str) -> bool:
    """Tell that what stands in front of a passive verb speaks of a time to come."""
    once = _ONCE.search(before)
    return once is not None and _WOULD_BE.search(before, 0, once.start()) is not None
