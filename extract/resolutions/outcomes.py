"""Sentences that record a decision without a formal trigger: "The Board noted the report", "The motion was carried".

Minutes of parishes, schools and the NHS often have nothing else. The same words also tell of earlier decisions and of
what members thought, so each form states what must stand around it; whether an outcome counts beside a formal RESOLVED
in the same item is settled in `house_style`.
"""

import re
from collections.abc import Iterator, Sequence

from extract.resolutions import outcome_forms as forms
from extract.resolutions import outcome_leads as openings
from extract.resolutions.moved import moved_motions
from extract.resolutions.outcome_grammar import decides, is_business, is_prior, takes_business, told_otherwise
from extract.resolutions.passages import Passage
from extract.resolutions.proposed_before import proposed_before, suggested_above
from extract.resolutions.triggers import AGREED, FORMAL, NOTED, Trigger, is_heading
from extract.resolutions.votes import is_voted
from extract.values.sentences import split_sentences
from models import BlockKind, ResolutionStatus

# Offset in the sentence, rule, strength.
Proposal = tuple[int, str, int]

_PEOPLE_VERBS = frozenset(["elected", "appointed", "re-elected", "co-opted", "nominated"])
# "As there were no other proposals, Cllr Ash was elected", "was nominated by …, seconded by … and elected"
_NO_RIVALS = re.compile(
    r"\bre-?elected\s+en\s+bloc\b|\bno\s+(?:other|further)\s+(?:proposals?|nominations?|candidates?)\b|\bnominated\s+by\b.*\bsecond.*\b(?:re-)?elected\b",
    re.IGNORECASE,
)
_MOST_WORDS, _MOST_MINUTED = (
    40,
    90,
)  # in front of a passive verb; minutes may be amended at length before they are agreed
# "The settlement would be outlined once this was received": yet to come
_WOULD_BE = re.compile(r"\b(?:would|could)\s+be\b")
_ONCE = re.compile(r"\b(?:once|when|until|after)\s+(?:\w+\s+){1,4}$")
_SHORT = 8  # words in front of "was approved by governors"
_HEAD = 4  # passages in which a paper says what it is
_SOON = 300  # characters behind a proposal in which its fate would be told
_THESE_WERE = re.compile(r"(?:These|They|This|It)\s+w(?:as|ere)\s")  # behind "2017 Minutes: "
_FEW = 4  # sentences of a paragraph that an AGREED at its end is about


def outcomes(passages: Sequence[Passage]) -> Iterator[Trigger]:
    """Find the sentences that record an outcome, in order; several may be proposed for one sentence."""
    for at, passage in enumerate(passages):
        size = len(passage.text.split())
        if (is_heading(passage) and size > 12) or (passage.kind is BlockKind.TABLE_ROW and size < 4):
            continue
        if at < _HEAD and size == 1 and passage.item is None:
            continue  # "APPROVED", the stamp of minutes over their title
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
        for offset, rule, strength in _in_sentence(sentence, after.lstrip(), _only_heads(passage)):
            bare = rule == "bare_participle" or (rule == "bare_verb" and len(passage.text.split()) < _FEW)
            bare = bare or (rule == "passive_agreed" and sentence.startswith(("These were", "They were")))
            if bare and forms.NO_BUSINESS.search(f"{_head(passages, at)}\n{passage.text[:end]}"):
                continue  # "Accepted." of apologies
            begun = begin + offset
            moved = moved or rule.startswith("moved_")
            if rule == "moved_only" and number:  # "Proposed by …" has its words in the sentence before
                begun = spans[number - 1][0]
            elif rule == "moved_and_carried" and number and forms.BOTH_MOVED.fullmatch(sentence):
                (begun, end), rule = spans[number - 1], "moved_only"
            proposed = proposed_before(passage.text, spans[:number], sentence)
            if proposed is not None and (rule != "moved_only" or forms.SECONDED_THIS.match(sentence)):
                begun, end = proposed
                rule, offset = "moved_only", 0
            if number == 0 and len(spans) == 1 and (above := suggested_above(passages, at, sentence)):
                yield Trigger(
                    at - 1, *above, ResolutionStatus.RESOLVED, "moved_only", AGREED, True, passages[at - 1].end
                )
                continue
            if rule == "agreed_behind":  # what was agreed stands before it in the paragraph
                if not number or forms.NO_OUTCOME.search(passage.text[:end]):
                    continue
                begun = spans[0 if number < _FEW else number - 1][0]
            if rule == "trailing_verb" and (trailing := forms.TRAILING.search(sentence)):
                end = begin + trailing.end("told")  # not the initials of who acts, in a column beside it
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
            verb = (rule.startswith("passive_") or "taken as read" in sentence) and forms.VERB_OF_PASSIVE.search(
                sentence, offset
            )
            if rule == "moved_and_carried" and not offset:
                verb = forms.MOVED_THAT.match(sentence) or openings.MADE_AND_PASSED.match(sentence)
            verb = verb or (rule == "agreed_sentence" and openings.IN_AGREEMENT.search(sentence, max(0, offset - 5)))
            operative = passage.start + begin + verb.end() if verb else start
            yield Trigger(at, start, start, operative, status, rule, strength, True, stop)


def _only_heads(passage: Passage) -> bool:
    """Tell a heading from a short line without its full stop: "The Board NOTED the report"."""
    if openings.MINUTES_WERE.match(passage.text):
        return False
    return is_heading(passage) and (passage.opens_item or not forms.LOUD_LINE.match(passage.text))


def _head(passages: Sequence[Passage], at: int) -> str:
    """The heading that a passage stands under, where it stands right under one; what a lone "Noted" is about."""
    alone = len(passages[at].text.split()) == 1 and passages[at - 1].item == passages[at].item
    under = at > 0 and is_heading(passages[at - 1]) and not (passages[at].opens_item and passages[at - 1].opens_item)
    return passages[at - 1].text if at and (alone or under) else ""


def _next(passages: Sequence[Passage], at: int) -> str:
    """The passage that follows in the same item."""
    return passages[at + 1].text if at + 1 < len(passages) and passages[at + 1].item == passages[at].item else ""


def _in_sentence(sentence: str, after: str, heading: bool) -> Iterator[Proposal]:
    small = sentence.casefold()
    trailing = forms.TRAILING.search(sentence) if "–" in sentence or "-" in sentence else None
    if (
        trailing
        and len(sentence.split()) > 2
        and not sentence.startswith("Vote")
        and not forms.NO_OUTCOME.search(sentence)
    ):
        yield 0, "trailing_verb", NOTED if trailing["verb"].casefold() == "noted" else AGREED
        return
    if heading:
        return
    if forms.BEHIND.fullmatch(sentence):
        yield 0, "agreed_behind", FORMAL
    elif forms.BY_ALL.search(sentence) and not sentence.isupper() and not forms.NO_OUTCOME.search(sentence):
        yield 0, "agreed_by_all", FORMAL
        return
    passed = openings.MADE_AND_PASSED.match(sentence) if "motion was" in small else None
    if passed:
        yield 0, "moved_and_carried", AGREED
        return
    motion = forms.MOTION.search(sentence) if any(map(small.__contains__, forms.MOTION_WORDS)) else None
    if motion and not forms.PRIOR.search(sentence):
        if not forms.LOST.match(motion["result"]) and forms.AS_PRINTED.match(sentence) and forms.LIMBS.match(after):
            yield 0, "recommendation_carried", FORMAL
            return
        lost = forms.LOST.match(motion["result"])
        yield (0, "motion_lost", FORMAL) if lost else (0, "motion_carried", AGREED)
        return
    if forms.SECONDED_THIS.match(sentence):
        yield 0, "moved_only", AGREED  # what was moved stands before it
        return
    seconded = "sec" in small
    moved = forms.MOVED_AND_AGREED.search(sentence) if seconded else None
    if moved and not forms.IMPERSONAL.match(sentence):
        yield moved.start("verb"), "moved_and_carried", AGREED
        return
    ended = seconded and (forms.ENDED.search(sentence) or forms.CARRIED.match(after) or is_voted(after[:_SOON]))
    if ended and forms.PROPOSED.search(sentence) and forms.SECONDED.search(sentence):
        carried = forms.CARRIED_THAT.search(sentence)
        only = forms.PROPOSED.match(sentence) and not carried
        headed = openings.HEAD_BEFORE.match(sentence)
        begun = headed.end() if headed and _THESE_WERE.match(sentence, headed.end()) else 0
        begun = (carried.start("short") if carried["short"] else carried.end()) if carried else begun
        yield begun, "moved_only" if only else "moved_and_carried", AGREED
    elif forms.MOVED_THAT.match(sentence) and not forms.LOST_SOON.search(after[:_SOON]):
        yield 0, "moved_and_carried", AGREED
    if forms.GIVEN.match(sentence) and not forms.PRIOR.search(sentence.split(" to ")[0]):
        yield 0, "passive_agreed", AGREED
        return
    submitted = forms.SUBMITTED_AND.match(sentence)
    if submitted:
        yield 0, "passive_noted" if submitted["verb"] == "noted" else "passive_agreed", AGREED
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
    for match in forms.IMPERSONAL.finditer(sentence) if "t was" in sentence or "T WAS" in sentence else ():
        capital = match["verb"].isupper()
        if not is_prior(sentence, match) and (capital or decides(match["verb"], sentence[match.end() :])):
            yield match.start(), "agreed_sentence", FORMAL if capital else AGREED
    settled = openings.IN_AGREEMENT.search(sentence) if "agreement" in sentence or "happy" in sentence else None
    if settled and not forms.NO_OUTCOME.search(sentence):
        yield settled.start("words"), "agreed_sentence", AGREED
    put = openings.PUT_TO.search(sentence) if "recommended" in sentence else None
    if put:
        yield put.start("words"), "agreed_sentence", AGREED
    alone = forms.ALONE.match(sentence)
    if alone:
        yield 0, "bare_participle", NOTED if alone["verb"] == "Noted" else AGREED
    for match in forms.BARE.finditer(sentence):
        capital = match["verb"].split()[0].isupper()
        if not is_prior(sentence, match) and (capital or decides("agreed", " to " + sentence[match.end() :])):
            told = (
                len(sentence[: match.start()].split()) <= _SHORT and not capital
            )  # "Bus donation asked for, agreed to pay"
            yield 0 if told else match.start("verb"), "bare_verb", FORMAL if capital else AGREED


def _active_voice(sentence: str) -> Iterator[Proposal]:
    """Read "(After discussion,) the Finance Committee (unanimously) approved the …"."""
    for match in forms.active().finditer(sentence):
        subject = forms.SUBJECT.search(sentence[: match.start()])
        if subject is None or match["verb"] in ("RESOLVED", "Resolved") or is_prior(sentence, match):
            continue
        if match["verb"].istitle() and sentence[match.end() : match.end() + 2].strip().isupper():
            continue  # "Elected Members Appointed Members", the heads of two columns
        verb, rest = match["verb"].casefold(), sentence[match.end() :]
        start = match.start("verb") if match["talked"] else subject.start("subject")
        if forms.LOUD.search(rest) or (match["verb"].isupper() and verb not in forms.TALKED):
            yield start, "verb_in_capitals", FORMAL
        elif verb == "resolved" or forms.AND_RESOLVED.match(rest):
            yield start, "resolved_sentence", FORMAL
        elif verb in forms.TAKEN:
            if takes_business(verb, rest) or (
                forms.shouts_body(match["body"], sentence) and not forms.NOTHING.match(rest)
            ):
                yield start, "noted_sentence", NOTED
        elif verb not in forms.TALKED and decides(verb, rest):
            yield start, "agreed_sentence", AGREED
    for match in forms.assured().finditer(sentence) if forms.may_assure(sentence) else ():
        subject = forms.SUBJECT.search(sentence[: match.start()])
        if subject and not is_prior(sentence, match):
            settled = match["decides"] is not None  # "were content to accept the minutes"
            yield (
                subject.start("subject"),
                "agreed_sentence" if settled else "noted_sentence",
                AGREED if settled else NOTED,
            )


def _passive_voice(sentence: str) -> Iterator[Proposal]:
    """Read "The minutes … were approved as a correct record", "The report was noted", "Cllr Reed was elected Chair"."""
    match = forms.PASSIVE.search(sentence) if "was " in sentence or "were " in sentence else None
    if match is None:
        return
    before = sentence[: match.start()]
    run_on = re.search(r"(?<![.:;])\s(?=The (?:following|minutes)\b)", before) or openings.HEAD_BEFORE.match(before)
    run_on = run_on or openings.NUMBER_BEFORE.match(before)
    about = openings.REGARDING.match(before) or openings.VOTED_ON.match(before) or openings.TALKED_OVER.search(before)
    run_on = about or run_on
    offset = run_on.end() if run_on else 0
    condition = openings.WITH_CHANGE.match(sentence)
    words = [word.casefold() for word in sentence[condition.end() if condition else offset : match.start()].split()]
    minuted = any(word.strip(",") in {"minute", "minutes"} for word in words[:4])
    if (
        not words
        or len(words) > (_MOST_MINUTED if minuted else _MOST_WORDS)
        or not (about or sentence[offset].isupper())
    ):
        return
    verb, capital = match["verb"].casefold(), match["verb"].isupper()
    taken = verb in forms.TAKEN
    submitted = "submitted" in match[0]  # "The Action Tracker was submitted and noted": an outcome of its own
    strength = FORMAL if capital else NOTED if taken and not submitted else AGREED
    if minuted:
        yield offset, "passive_noted" if taken else "minutes_confirmed", strength
    elif told_otherwise(sentence, match, offset) or _is_later(before):
        return
    elif verb in _PEOPLE_VERBS:
        named = forms.OFFICE.search(sentence, match.end()) or forms.TO_BODY.match(sentence, match.end())
        joins = verb == "co-opted" and forms.ONTO.match(sentence, match.end())
        if named or joins or _NO_RIVALS.search(sentence):
            yield 0, "elected", strength
    elif forms.INSTRUCTED.match(sentence):
        yield 0, "passive_agreed", strength
    elif is_business(verb, words, sentence[offset : match.start()]) or (
        words[0] == "the" and len(words) < _SHORT and not taken and forms.BY_BODY.match(sentence, match.end())
    ):
        yield offset, "passive_noted" if taken else "passive_agreed", strength


def _is_later(before: str) -> bool:
    """Tell that what stands in front of a passive verb speaks of a time to come."""
    once = _ONCE.search(before)
    return once is not None and _WOULD_BE.search(before, 0, once.start()) is not None
