"""Sentences that record a decision without a formal trigger: "The Board noted the report", "The motion was carried".

Minutes of parishes, schools and the NHS often have nothing else. The same words also tell of earlier decisions and of
what members thought, so each form states what must stand around it (`voices`, `motion_sentences`); whether an outcome
counts beside a formal RESOLVED in the same item is settled in `house_style`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.resolutions import outcome_forms as forms
from extract.resolutions import outcome_leads as openings
from extract.resolutions.motion_sentences import CARRIED, Reading, motion, seconded
from extract.resolutions.moved import Moved, moved_motions
from extract.resolutions.passages import Passage
from extract.resolutions.referents import referent, suggested_above
from extract.resolutions.spoken import Spoken
from extract.resolutions.triggers import AGREED, FORMAL, NOTED, Trigger, is_heading
from extract.resolutions.voices import active_voice, impersonal, passive_voice, verb_of
from extract.sparing import SparingPattern
from extract.values.sentences import split_sentences
from models import BlockKind, ResolutionStatus

_HEAD = 4  # passages in which a paper says what it is
_FEW = 4  # words of a passage that only says "Accepted."
_RESOLVED = SparingPattern(r"\bRESOLVED\b")


def outcomes(spoken: Spoken) -> Iterator[Trigger]:
    """Find the sentences that record an outcome, in order; several may be proposed for one sentence."""
    passages = spoken.passages
    for at in spoken.at:
        passage = passages[at]
        if not forms.may_tell(passage.text):
            continue
        size = len(passage.text.split())
        if (is_heading(passage) and size > 12) or (passage.kind is BlockKind.TABLE_ROW and 1 < size < 4):
            continue
        if passage.kind is BlockKind.TABLE_ROW and size == 1 and passage.text.strip(" .").casefold() != "noted":
            continue  # the column that says "Approved" of what a list of applications is about
        if at < _HEAD and size == 1 and passage.item is None:
            continue  # "APPROVED", the stamp of minutes over their title
        yield from _in_passage(passages, at)


def _in_passage(passages: Sequence[Passage], at: int) -> Iterator[Trigger]:
    passage = passages[at]
    spans, heads = split_sentences(passage.text), _only_heads(passage)
    told = list(moved_motions(passage.text))
    yield from (_of_motion(passage, at, one) for one in told if not one.formal)
    moved = False
    for number, (begin, end) in enumerate(spans):
        sentence = passage.text[begin:end]
        if any(motion.start < end and begin < motion.end for motion in told):
            continue
        if sentence.endswith("?") or not forms.may_tell(sentence) or _RESOLVED.search(sentence):
            continue
        if moved and CARRIED.match(sentence):
            continue  # "All in favour." of what the sentence before proposed
        after = passage.text[end:] if number + 1 < len(spans) else _next(passages, at)
        moved = False
        for reading in _in_sentence(sentence, after.lstrip(), heads):
            moved = moved or reading.rule.startswith("moved_")
            trigger = _placed(passages, at, spans, number, reading)
            if trigger:
                yield trigger


def _of_motion(passage: Passage, at: int, motion: Moved) -> Trigger:
    """A motion that a paragraph tells with its fate."""
    status = ResolutionStatus.LOST if motion.lost else ResolutionStatus.RESOLVED
    words, story = passage.start + motion.words, passage.text[motion.start : motion.end]
    return Trigger(at, words, words, words, status, "motion_told", AGREED, True, passage.start + motion.stop, story)


def _in_sentence(sentence: str, after: str, heading: bool) -> Iterator[Reading]:
    """List what a sentence may record; where its form says all, that alone."""
    small = sentence.casefold()
    settled = _trailing(sentence) or (None if heading else motion(sentence, small, after) or _by_form(sentence))
    if settled or heading:
        yield from (settled,) if settled else ()
        return
    if forms.BEHIND.fullmatch(sentence):
        yield Reading(0, "agreed_behind", FORMAL, end=len(sentence))
    yield from seconded(sentence, small, after)
    yield from active_voice(sentence)
    yield from impersonal(sentence)
    yield from passive_voice(sentence)
    yield from _tasks(sentence)


def _trailing(sentence: str) -> Reading | None:
    """Read "Minutes of the meeting of 6 August – Agreed", without the initials of who acts in a column beside it."""
    told = forms.TRAILING.search(sentence) if any(map(sentence.__contains__, "–-(:")) else None
    if told and told[0].startswith(":") and not forms.business().search(sentence, 0, told.start()):
        return None  # "Status: agreed"
    if told is None or len(sentence.split()) < 3 or sentence.startswith("Vote") or forms.NO_OUTCOME.search(sentence):
        return None
    if forms.IMPERSONAL.match(sentence):
        return None  # "It was agreed to sell – Agreed"
    noted = told["verb"].casefold() == "noted"
    return Reading(0, "trailing_verb", NOTED if noted else AGREED, told.start("told"), told.end("told"))


def _by_form(sentence: str) -> Reading | None:
    """Read a sentence whose first words, or last, say by themselves that it decides."""
    if forms.BY_ALL.search(sentence) and not sentence.isupper() and not forms.NO_OUTCOME.search(sentence):
        return Reading(0, "agreed_by_all", FORMAL)
    opening = forms.OPENING.match(sentence)
    if opening and (opening["submitted"] or not forms.PRIOR.search(sentence.split(" to ")[0])):
        return Reading(0, "passive_noted" if opening["noted"] else "passive_agreed", AGREED, verb_of(sentence, 0))
    terse = forms.TERSE.match(sentence) or forms.AGREED_LAST.search(sentence)
    if terse and (sentence.startswith(("Minutes ", "Minutes:")) or not forms.PRIOR.search(sentence)):
        return Reading(0, "terse_outcome", AGREED)
    return None


def _tasks(sentence: str) -> Iterator[Reading]:
    """Read "…, and the Clerk was asked to look into it"; "The Committee notes the report", in the present tense."""
    task = forms.TASK.search(sentence) if " to " in sentence and "the " in sentence else None
    if task and not forms.PRIOR.search(sentence, 0, task.start()):
        yield Reading(task.end(), "passive_agreed", AGREED, verb_of(sentence, task.end()))
    told = forms.PRESENT.match(sentence)
    if told:
        noted = told["verb"].startswith("note") and " and agree" not in sentence
        yield Reading(0, "noted_sentence" if noted else "agreed_sentence", NOTED if noted else AGREED)


def _placed(
    passages: Sequence[Passage], at: int, spans: Sequence[tuple[int, int]], number: int, reading: Reading
) -> Trigger | None:
    """Make the trigger of what a sentence records, with the words that it is about; None where it is no business."""
    passage, (begin, end) = passages[at], spans[number]
    sentence, rule = passage.text[begin:end], reading.rule
    if _is_bare(passage, sentence, rule) and forms.NO_BUSINESS.search(f"{_head(passages, at)}\n{passage.text[:end]}"):
        return None  # "Accepted." of apologies
    if rule == "passive_agreed" and sentence.startswith("They were"):
        before = passage.text[slice(*spans[number - 1])] if number else ""
        if not forms.business().search(before):
            return None
    listed = rule == "bare_verb" and passage.marker is not None and not number
    if listed and reading.strength != FORMAL and forms.ALONE.match(sentence):
        return None  # "• Approved the plan", a limb
    status = ResolutionStatus.LOST if rule == "motion_lost" else ResolutionStatus.RESOLVED
    words = passage.start + begin + reading.begin
    whole = Trigger(at, words, words, words, status, rule, reading.strength, True, passage.start + end)
    above = suggested_above(passages, at, sentence) if len(spans) == 1 else None
    if above is not None:
        begin, over = passages[at - 1].start + above, passages[at - 1].end
        return Trigger(at - 1, begin, begin, begin, status, "moved_only", AGREED, True, over)
    if rule == "recommendation_carried":  # what was carried is printed below
        return replace(whole, words=passage.end, operative=passage.end, sentence=False, end=None)
    about = referent(passage.text, spans, number, rule)
    if about:
        words, rule = passage.start + about.begin, about.rule
        return replace(whole, start=words, words=words, operative=words, rule=rule, end=passage.start + about.end)
    if rule == "agreed_behind":
        return None
    operative = words if reading.operative is None else passage.start + begin + reading.operative
    stop = passage.start + (end if reading.end is None else begin + reading.end)
    leads = sentence.rstrip().endswith((":", "-", "–")) or rule == "agreed_sentence" or _is_word(sentence)
    return replace(whole, operative=operative, end=None if leads else stop)


def _is_word(sentence: str) -> bool:
    """Tell "NOTED" over a list."""
    return sentence.isupper() and sentence.isalpha()


def _is_bare(passage: Passage, sentence: str, rule: str) -> bool:
    """Tell a sentence that does not say what it is about: "Accepted.", "They were agreed."."""
    alone = rule == "bare_verb" and len(passage.text.split()) < _FEW
    return (
        alone
        or rule == "bare_participle"
        or (rule == "passive_agreed" and sentence.startswith(("These were", "They were")))
    )


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
