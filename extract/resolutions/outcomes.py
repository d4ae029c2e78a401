"""Sentences that record a decision without a formal trigger: "The Board noted the report", "The motion was carried".

Minutes of parishes, schools and the NHS often have nothing else. The same words also tell of earlier decisions and of
what members thought, so each form states what must stand around it; whether an outcome counts beside a formal RESOLVED
in the same item is settled in `house_style`.
"""

import re
from collections.abc import Iterator, Sequence

from extract.resolutions import outcome_forms as forms
from extract.resolutions.moved import moved_motions
from extract.resolutions.passages import Passage
from extract.resolutions.triggers import AGREED, FORMAL, NOTED, Trigger, is_heading
from extract.values.sentences import split_sentences
from models import BlockKind, ResolutionStatus

# Offset in the sentence, rule, strength.
Proposal = tuple[int, str, int]

_PEOPLE_VERBS = frozenset(["elected", "appointed", "re-elected", "co-opted", "nominated"])
_LATER_VERBS = frozenset(["deferred", "referred", "withdrawn"])  # a date behind them is when, not that it was earlier
_OPENERS = frozenset(["the", "this", "these", "both", "all", "payment", "payments"])
_LATER_OPENERS = _OPENERS | {"a", "an", "consideration", "decision"}
# "Treasurer's report", "Financial statement": whose business, and what it is
_OWNED = re.compile(r"[A-Z]\w+(?:['’]s?)?\s+(?:\w+\s+)?(?:reports?|accounts|statements?|minutes)\s", re.IGNORECASE)
_GRANTED = re.compile(r"An?\s+(?:\w+\s+)?(?:donation|grant|contribution|payment|budget|precept)\s+(?:of|to|for)\b")
# "As there were no other proposals, Cllr Ash was elected", "was nominated by …, seconded by … and elected"
_NO_RIVALS = re.compile(
    r"\bno\s+(?:other|further)\s+(?:proposals?|nominations?|candidates?)\b|\bnominated\s+by\b.*\bsecond.*\b(?:re-)?elected\b",
    re.IGNORECASE,
)
_SHORT = 8  # words in front of "was approved by governors"
_FEW = 4  # sentences of a paragraph that an AGREED at its end is about
_OF_THIS = frozenset(["agreed", "approved", "passed", "carried", "noted", "accepted"])  # "This was agreed."


def outcomes(passages: Sequence[Passage]) -> Iterator[Trigger]:
    """Find the sentences that record an outcome, in order; several may be proposed for one sentence."""
    for at, passage in enumerate(passages):
        size = len(passage.text.split())
        if (is_heading(passage) and size > 12) or (passage.kind is BlockKind.TABLE_ROW and size < 4):
            continue
        if forms.may_tell(passage.text):
            yield from _in_passage(passages, at)


def _in_passage(passages: Sequence[Passage], at: int) -> Iterator[Trigger]:
    passage = passages[at]
    spans = split_sentences(passage.text)
    moved = False
    told = list(moved_motions(passage.text))
    for motion in (one for one in told if not one.formal):
        status = ResolutionStatus.LOST if motion.lost else ResolutionStatus.RESOLVED
        words, over = passage.start + motion.words, passage.start + motion.stop
        story = passage.text[motion.start : motion.end]
        yield Trigger(at, words, words, words, status, "motion_told", AGREED, True, over, story)
    for number, (begin, end) in enumerate(spans):
        sentence = passage.text[begin:end]
        if any(motion.start < end and begin < motion.end for motion in told):
            continue
        if sentence.endswith("?") or not forms.may_tell(sentence) or re.search(r"\bRESOLVED\b", sentence):
            continue
        if moved and forms.CARRIED.match(sentence):
            continue  # "All in favour." of what the sentence before proposed
        after = passage.text[end:] if number + 1 < len(spans) else _next(passages, at)
        moved = False
        for offset, rule, strength in _in_sentence(sentence, after.lstrip(), is_heading(passage)):
            if rule == "bare_participle" and forms.NO_BUSINESS.search(f"{_head(passages, at)}\n{passage.text[:end]}"):
                continue  # "Accepted." of apologies
            begun = begin + offset
            moved = moved or rule.startswith("moved_")
            if rule == "moved_only" and number:  # "Proposed by …" has its words in the sentence before
                begun = spans[number - 1][0]
            if rule == "passive_agreed" and number and _is_of_proposal(passage.text, spans[number - 1], sentence):
                begun, end = spans[number - 1]
                rule, offset = "moved_only", 0
            if rule == "agreed_behind":  # what was agreed stands before it in the paragraph
                if not number or forms.NO_OUTCOME.search(passage.text[:end]):
                    continue
                begun = spans[0 if number < _FEW else number - 1][0]
            start = passage.start + begun
            leads = sentence.rstrip().endswith((":", "-", "–")) or rule == "agreed_sentence"
            leads = leads or (
                rule != "agreed_behind" and sentence.isupper() and sentence.isalpha()
            )  # "NOTED" over a list
            status = ResolutionStatus.LOST if rule == "motion_lost" else ResolutionStatus.RESOLVED
            stop = None if leads else passage.start + end
            if rule == "recommendation_carried":  # what was carried is printed below
                yield Trigger(at, start, passage.end, passage.end, status, rule, strength)
                continue
            verb = rule.startswith("passive_") and forms.VERB_OF_PASSIVE.search(sentence, offset)
            operative = passage.start + begin + verb.end() if verb else start
            yield Trigger(at, start, start, operative, status, rule, strength, True, stop)


def _is_of_proposal(text: str, before: tuple[int, int], sentence: str) -> bool:
    """What "This was agreed." is about was proposed in the sentence before it."""
    return bool(forms.OF_THIS.match(sentence) and forms.PROPOSES.search(text, *before))


def _head(passages: Sequence[Passage], at: int) -> str:
    """The heading that a passage stands under, where it stands right under one; what a lone "Noted" is about."""
    alone = len(passages[at].text.split()) == 1 and passages[at - 1].item == passages[at].item
    return passages[at - 1].text if at and (alone or is_heading(passages[at - 1])) else ""


def _next(passages: Sequence[Passage], at: int) -> str:
    """The passage that follows in the same item."""
    return passages[at + 1].text if at + 1 < len(passages) and passages[at + 1].item == passages[at].item else ""


def _in_sentence(sentence: str, after: str, heading: bool) -> Iterator[Proposal]:
    trailing = forms.TRAILING.search(sentence)
    if trailing and len(sentence.split()) > 2 and not forms.NO_OUTCOME.search(sentence):
        yield 0, "trailing_verb", NOTED if trailing["verb"].casefold() == "noted" else AGREED
        return
    if heading:
        return
    if forms.BEHIND.fullmatch(sentence):
        yield 0, "agreed_behind", FORMAL
    elif forms.BY_ALL.search(sentence) and not sentence.isupper() and not forms.NO_OUTCOME.search(sentence):
        yield 0, "agreed_by_all", FORMAL
        return
    motion = forms.MOTION.search(sentence)
    if motion and not forms.PRIOR.search(sentence):
        if not forms.LOST.match(motion["result"]) and forms.AS_PRINTED.match(sentence) and forms.LIMBS.match(after):
            yield 0, "recommendation_carried", FORMAL
            return
        lost = forms.LOST.match(motion["result"])
        yield (0, "motion_lost", FORMAL) if lost else (0, "motion_carried", AGREED)
        return
    moved = forms.MOVED_AND_AGREED.search(sentence)
    if moved:
        yield moved.start("verb"), "moved_and_carried", AGREED
        return
    ended = forms.ENDED.search(sentence) or forms.CARRIED.match(after)
    if ended and forms.PROPOSED.search(sentence) and forms.SECONDED.search(sentence):
        yield 0, "moved_only" if forms.PROPOSED.match(sentence) else "moved_and_carried", AGREED
    if forms.GIVEN.match(sentence) and not forms.PRIOR.search(sentence.split(" to ")[0]):
        yield 0, "passive_agreed", AGREED
        return
    terse = forms.TERSE.match(sentence)
    if terse and not forms.PRIOR.search(sentence):
        yield 0, "terse_outcome", AGREED
        return
    yield from _active_voice(sentence)
    yield from _impersonal(sentence)
    yield from _passive_voice(sentence)


def _impersonal(sentence: str) -> Iterator[Proposal]:
    """Read "it was agreed that …", "Agreed to write …", "NOTED the report", "Deferred to May"."""
    for match in forms.IMPERSONAL.finditer(sentence):
        capital = match["verb"].isupper()
        if not _is_prior(sentence, match) and (capital or _decides(match["verb"], sentence[match.end() :])):
            yield match.start(), "agreed_sentence", FORMAL if capital else AGREED
    alone = forms.ALONE.match(sentence)
    if alone:
        yield 0, "bare_participle", NOTED if alone["verb"] == "Noted" else AGREED
    for match in forms.BARE.finditer(sentence):
        capital = match["verb"].split()[0].isupper()
        if not _is_prior(sentence, match) and (capital or _decides("agreed", " to " + sentence[match.end() :])):
            told = (
                len(sentence[: match.start()].split()) <= _SHORT and not capital
            )  # "Bus donation asked for, agreed to pay"
            yield 0 if told else match.start("verb"), "bare_verb", FORMAL if capital else AGREED


def _active_voice(sentence: str) -> Iterator[Proposal]:
    """Read "(After discussion,) the Finance Committee (unanimously) approved the …"."""
    for match in forms.active().finditer(sentence):
        subject = forms.SUBJECT.search(sentence[: match.start()])
        if subject is None or match["verb"] == "RESOLVED" or _is_prior(sentence, match):
            continue
        verb, rest = match["verb"].casefold(), sentence[match.end() :]
        start = subject.start("subject")
        if forms.LOUD.search(rest) or (match["verb"].isupper() and verb not in forms.TALKED):
            yield start, "verb_in_capitals", FORMAL
        elif verb == "resolved":
            yield start, "resolved_sentence", FORMAL
        elif verb in forms.TAKEN:
            if _takes_business(verb, rest) or forms.shouts_body(match["body"], sentence):
                yield start, "noted_sentence", NOTED
        elif verb not in forms.TALKED and _decides(verb, rest):
            yield start, "agreed_sentence", AGREED


def _passive_voice(sentence: str) -> Iterator[Proposal]:
    """Read "The minutes … were approved as a correct record", "The report was noted", "Cllr Reed was elected Chair"."""
    match = forms.PASSIVE.search(sentence)
    if match is None:
        return
    run_on = re.search(r"(?<![.:;])\s(?=The following\b)", sentence[: match.start()])
    run_on = run_on or forms.HEAD_BEFORE.match(sentence[: match.start()])
    offset = run_on.end() if run_on else 0
    condition = forms.WITH_CHANGE.match(sentence)
    words = [word.casefold() for word in sentence[condition.end() if condition else offset : match.start()].split()]
    if not words or len(words) > 40 or not sentence[offset].isupper():
        return
    verb, capital = match["verb"].casefold(), match["verb"].isupper()
    taken = verb in forms.TAKEN
    submitted = "submitted" in match[0]  # "The Action Tracker was submitted and noted": an outcome of its own
    strength = FORMAL if capital else NOTED if taken and not submitted else AGREED
    if any(word.strip(",") in {"minute", "minutes"} for word in words[:4]):
        yield 0, "passive_noted" if taken else "minutes_confirmed", strength
    elif _told_otherwise(sentence, match, offset):
        return
    elif verb in _PEOPLE_VERBS:
        named = forms.OFFICE.search(sentence, match.end()) or forms.TO_BODY.match(sentence, match.end())
        if named or _NO_RIVALS.search(sentence):
            yield 0, "elected", strength
    elif forms.INSTRUCTED.match(sentence):
        yield 0, "passive_agreed", strength
    elif _is_business(verb, words, sentence[offset : match.start()]) or (
        words[0] == "the" and len(words) < _SHORT and not taken and forms.BY_BODY.match(sentence, match.end())
    ):
        yield offset, "passive_noted" if taken else "passive_agreed", strength


def _told_otherwise(sentence: str, match: re.Match[str], offset: int) -> bool:
    """Apologies, earlier decisions, "received and discussed", and subordinate clauses decide nothing."""
    before, behind = sentence[offset : match.start()], sentence[match.end() :]
    earlier = forms.PRIOR.search(behind[:60]) and match["verb"].casefold() not in _LATER_VERBS
    talked = re.match(r"\s*and\s+(?:discuss|debat|consider)", behind)
    subordinate = re.search(r"\b(?:which|who|that|when|if|it)\b", before)
    return bool(forms.NO_OUTCOME.search(sentence) or earlier or talked or subordinate)


def _is_business(verb: str, words: Sequence[str], before: str) -> bool:
    """What was decided on must be business of the meeting, named at the sentence's start."""
    later = verb in _LATER_VERBS
    opener = words[0] in (_LATER_OPENERS if later else _OPENERS) or _OWNED.match(before) or _GRANTED.match(before)
    plural = len(words) > 1 and verb != "received" and forms.business().fullmatch(words[0])
    if len(words) > 16 or not (opener or plural):
        return False
    if words[0] in {"a", "an"} and not later and not _GRANTED.match(before):
        return False
    named = later or words[:2] == ["the", "following"] or forms.business().search(before) or _GRANTED.match(before)
    return bool(named) or (len(words) == 1 and verb in _OF_THIS)


def _is_prior(sentence: str, match: re.Match[str]) -> bool:
    """Tell of an earlier meeting: in the words before, or close behind the verb."""
    behind = sentence[match.end() : match.end() + 60]
    if (
        match["verb"].casefold().startswith(("agreed", "decided", "voted"))
    ):  # a date behind "to" is part of what was agreed
        behind = re.split(r"\b(?:that|to|would|should|will|shall|be)\b", behind, maxsplit=1)[0]
    return bool(forms.PRIOR.search(sentence[: match.start()]) or forms.PRIOR.search(behind))


def _decides(verb: str, rest: str) -> bool:
    """Tell "agreed to …" and "agreed the budget" from "agreed with" and "agreed that it was good"."""
    rest = rest.lstrip(" ,")
    if verb == "voted" and rest.startswith("as follows"):
        return False
    if rest.rstrip().endswith((":", "–", "-")):
        return True
    if re.match(r"(?:with|upon\s+by|between|in\s+principle\s+with)\b", rest) or forms.NO_OUTCOME.match(rest):
        return False
    if verb in {"agreed", "decided", "determined", "confirmed", "accepted"} and rest.startswith("that"):
        deciding = forms.DECIDING.search(rest) or not forms.STATING.match(rest)
        return bool(deciding) and not forms.OPINION.match(rest)
    if verb in {"decided", "determined", "voted"}:
        return bool(re.match(r"(?:not\s+)?to\b|unanimously|on\b|in\s+favour|:", rest))
    if verb == "objected":
        return rest.startswith("to the")
    if verb == "supported":
        return bool(forms.SUPPORTED.match(rest))
    if verb == "confirmed":
        return bool(forms.business().search(rest[:60]))
    if verb == "referred":
        return not rest.startswith("to ")
    return bool(rest) or verb == "agreed"


def _takes_business(verb: str, rest: str) -> bool:
    """Tell "noted the report", which closes an item, from "noted that …" and "received a report from …, which"."""
    if verb == "took":
        return forms.ASSURANCE.match(rest) is not None
    if re.match(r"\s*(?:and|,)\s+(?:noted|approved|endorsed|accepted|discussed)", rest):
        rest = " ".join(rest.split()[2:])
    if not re.match(r"\s*(?:the|this|these|all|both|its|and)\b", rest, re.IGNORECASE):
        return False
    if forms.NO_OUTCOME.search(rest):
        return False
    if not forms.business().search(" ".join(rest.split()[:12])) and not forms.BRIEF.fullmatch(rest):
        return False
    return verb != "received" or not re.search(r"\b(?:from|which|outlin\w+|provid\w+|detail\w+|on)\b", rest)
