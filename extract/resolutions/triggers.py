"""Where a paper says that a decision or a recommendation begins: RESOLVED, Agreed:, Decision, Recommendation(s).

Formal triggers only; sentences that record an outcome without one ("The Board noted the report") are in `outcomes`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from extract.memory import places_of
from extract.resolutions import trigger_forms as forms
from extract.resolutions.inflection import look_up
from extract.resolutions.passages import Passage
from extract.resolutions.spoken import Spoken
from extract.values.sentences import sentence_at, split_sentences
from models import BlockKind, ResolutionStatus

FORMAL, AGREED, NOTED = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Trigger:
    """The beginning of a resolution in passage number `at`.

    `start` is where the trigger stands, `words` where the text of the resolution begins, `operative` where its verbs
    may be sought (after "The Board is asked to"). `strength`: 3 a formal trigger, 2 "agreed" and its like in a
    sentence, 1 "noted" in a sentence. `sentence`: it ends with its sentence, unless that leads into limbs; `end`: it
    ends there. `told`: the words that tell who moved it and how the vote went, where the trigger knows them.
    """

    at: int
    start: int
    words: int
    operative: int
    status: ResolutionStatus
    rule: str
    strength: int
    sentence: bool = False
    end: int | None = None
    told: str = ""


def _body_behind(text: str) -> int:
    """Find the "The Board:" that ends a paragraph, over the limbs of what it did; 0 where there is none."""
    if text[-1] not in ":- " or not text.rstrip().endswith((":", ":-")):
        return 0
    begin, _ = split_sentences(text)[-1]
    head = forms.body_head().match(text, begin)
    return begin if head and head.end() == len(text) else 0


# "Following discussion, the Board: (1) approved the plan; (2) noted …", in one paragraph
_FIRST_LIMB = re.compile(r"\(?(?:1|i|a)[.)]\s")
_OVER_LIMB = re.compile(r":-?\s+\(?(?:1|i|a)[.)]\s")


def _body_over_limbs(text: str) -> int:
    """Find the "The Board:" inside a paragraph that its limbs follow; 0 where there is none."""
    for begin, _ in split_sentences(text)[1 : forms.MOST] if ":" in text and _OVER_LIMB.search(text) else ():
        head = forms.body_head().match(text, begin)
        if head and _FIRST_LIMB.match(text, head.end()):
            return begin
    return 0


_TALKED = frozenset(["discussed", "reviewed", "scrutinised"])
_FOR_ASSURANCE = re.compile(r"(?:received|report)\s+for\b")  # "Audit Committee – received for assurance.", a title


def _opens_with_verb(passages: Sequence[Passage], at: int, text: str) -> bool:
    """Behind "The Cabinet:" stands what it did, in the same paragraph or in the limbs below."""
    if passages[at].kind is BlockKind.HEADING:
        return False
    head = forms.body_head().match(text)
    rest = text[head.end() :] if head else text
    below = passages[at + 1] if at + 1 < len(passages) else None
    if not rest.strip() and below and (below.marker or text.rstrip().endswith((":", ":-", " -", " –"))):
        rest = below.text
    if _FOR_ASSURANCE.match(rest):
        return False
    words = re.findall(r"[A-Za-z-]+", re.sub(r"^\W*\(?\w{1,3}[).]\s", "", rest))[:2]
    if not words:
        return False
    if words[0].casefold() in {"to", "unanimously", "formally"}:
        return len(words) > 1 and look_up(words[1].casefold(), core_only=True) is not None
    if words[0].casefold() in _TALKED:
        return True
    known = look_up(words[0].casefold(), core_only=True)
    return known is not None and (known[1] == "past" or words[0].isupper())  # "The Board: • receives reports" defines


def formal_triggers(spoken: Spoken) -> Iterator[Trigger]:
    """Find every formal trigger of a decision, in order."""
    passages, within = spoken.passages, spoken.holding(forms.WITHIN_WORDS)
    for at in spoken.at:
        passage = passages[at]
        text = passage.text
        if forms.may_be_body_head(text) and forms.body_head().match(text) and _opens_with_verb(passages, at, text):
            day = forms.DAY_LEAD.match(text)
            yield _trigger(passage, at, 0, day.end() if day else 0, "body_head")
            continue
        begin = _body_behind(text) or _body_over_limbs(text)
        if begin and _opens_with_verb(passages, at, text[begin:]):
            yield _trigger(passage, at, begin, begin, "body_head")
            continue
        personal = forms.PERSONAL.match(text) if text.startswith("I") else None
        if personal:
            yield _trigger(passage, at, personal.start("verb"), personal.start("verb"), "hereby")
            continue
        head = forms.decision_head().match(text) if forms.may_be_head(text, "decision_heads") else None
        if (
            head
            and _is_head(head, text)
            and not (_is_bare_cell(passages, at, head) or _heads_motion(passages, at, head))
        ):
            word = head["head"].casefold()
            narrating = word.startswith(forms.NARRATING_HEADS) or "decision" in word
            whole = forms.AGREED_IF.match(text) or (word.endswith("agreed") and text.startswith(" to ", head.end()))
            words_at = 0 if whole else head.end()
            yield _trigger(passage, at, 0, words_at, "decision_head" if narrating else "resolved_head")
            if not narrating:
                continue
        if at in within:
            yield from _within(passage, at, passages[at + 1].text if at + 1 < len(passages) else "")


_LONGEST_HEAD = 120  # characters of "Decision of the Executive Councillor for Housing" at the end of a paragraph


_THAT_NEXT = re.compile(r"(?:\(?\w{1,3}[.)]\s*)?That\b")


def _within(passage: Passage, at: int, below: str) -> Iterator[Trigger]:
    """Find RESOLVED, "resolved that" and "Resolved:" anywhere in a passage; it may lead into the one `below`."""
    text = passage.text
    heads = any(map(text.__contains__, forms.HEAD_WORDS))
    for begin, _ in split_sentences(text)[1 : forms.MOST] if heads and forms.SET_OFF.search(text) else ():
        head = forms.SET_OFF.match(text, begin)
        if head:
            yield _trigger(passage, at, begin, head.end(), "resolved_head")
    last = forms.ENDS_IN_HEAD.search(text, max(0, len(text) - _LONGEST_HEAD)) if "Decision of" in text else None
    if last:
        yield _trigger(passage, at, last.start(), last.end(), "resolved_head")
    for match in islice(forms.NUMBERED.finditer(text), forms.MOST) if heads and forms.THAT_SAID.search(text) else ():
        yield _trigger(passage, at, match.start(), match.end(), "resolved_head", sentence=match.start() > 60)
    capitals = forms.CAPITALS.finditer(text) if any(map(text.__contains__, forms.SHOUTED)) else iter(())
    for match in islice(capitals, forms.MOST):
        if _is_shouted(text, match) or forms.NUMBERED.match(text, match.start()):
            continue
        if forms.BEHIND.match(text, match.end()) and match.start() and not _THAT_NEXT.match(below):
            words = _words_before(text, match.start())
            put = forms.MOTION_PUT.match(text, words)
            rule = "motion_carried" if put and put.end() == match.start() else "resolved_behind"
            yield replace(_trigger(passage, at, words, words, rule), end=passage.end)
        else:
            sentence = match.start() > 60
            yield _trigger(passage, at, match.start(), match.end(), "resolved_capitals", sentence=sentence)
    for match in islice(_resolved(text), forms.MOST):
        begin, _ = sentence_at(text, match.start(), 0, len(text))
        if not forms.EARLIER.search(text[begin : match.start()]):
            told = forms.IT_WAS.search(text, max(begin, match.start() - forms.IT_WAS_REACH), match.start())
            start = told.start() if told else match.start()
            trigger = _trigger(passage, at, start, start, "resolved_sentence", sentence=True)
            yield replace(trigger, operative=passage.start + match.start())


def _resolved(text: str) -> Iterator[re.Match[str]]:
    """Find "resolved" where it decides; the pattern looks back far, so it is tried only at the word itself."""
    for place in places_of(text, "esolved"):
        match = (forms.RESOLVED.match(text, place - 1) or forms.RESOLVED_WHO.match(text, place - 1)) if place else None
        if match:
            yield match


def recommendation_triggers(spoken: Spoken) -> Iterator[Trigger]:
    """Find every trigger of an officer's recommendation, in order."""
    recommended, requests = ResolutionStatus.RECOMMENDED, spoken.holding(forms.REQUEST_WORDS)
    for at in spoken.at:
        passage = spoken.passages[at]
        text = passage.text
        head = forms.recommendation_head().match(text) if forms.may_be_head(text, "recommendation_heads") else None
        if head and _is_head(head, text):
            whom = forms.TO_WHOM.match(text, head.end())
            end = whom.end() if whom else head.end()
            yield _trigger(passage, at, 0, end, "recommendation_head", status=recommended)
            continue
        for match in islice(forms.request().finditer(text), forms.MOST) if at in requests else ():
            begin, _ = sentence_at(text, match.start(), 0, len(text))
            lead = forms.recommendation_words().match(text, begin, match.start())
            begin = lead.end() if lead else begin
            if match.start() - begin <= 90 and "?" not in text[begin : match.end()]:
                start, operative = passage.start + begin, passage.start + match.end()
                yield Trigger(at, start, start, operative, recommended, "request_sentence", FORMAL, sentence=True)


def _words_before(text: str, end: int) -> int:
    """Find what "RESOLVED unanimously." stands behind: the "that …" of the sentence before, else that sentence."""
    begin, _ = sentence_at(text, max(0, end - 3), 0, end)
    that = re.search(r"\bthat\b", text[begin:end])
    return begin + that.start() if that else begin


def _trigger(
    passage: Passage,
    at: int,
    begin: int,
    end: int,
    rule: str,
    *,
    sentence: bool = False,
    status: ResolutionStatus = ResolutionStatus.RESOLVED,
) -> Trigger:
    words = end
    moved = forms.MOVED_LEAD.match(passage.text, words)
    words = moved.end() if moved else words
    words = begin if _AND_NOTED.match(passage.text, words) else words
    while words < len(passage.text) and passage.text[words] in " :;–—-.,":
        words += 1
    start = passage.start
    return Trigger(at, start + begin, start + words, start + words, status, rule, FORMAL, sentence)


_AND_NOTED = re.compile(r"\s+and\s+(?:noted|agreed|approved|accepted|adopted)\s*\.")  # "RESOLVED and noted."


def _is_head(head: re.Match[str], text: str) -> bool:
    """A head is set off by a colon or dash, stands alone, or leads straight into "that" or "to"."""
    word, sep = head["head"], (head["sep"] or "").strip()
    alone = head.end() == len(text)
    if sep or alone:
        return not (alone and text.rstrip().endswith(".") and len(text.split()) > 4)
    return head[0].lstrip()[0].isupper() and word.casefold().split()[-1] in forms.STRAIGHT_HEADS


def _is_shouted(text: str, match: re.Match[str]) -> bool:
    """AGREED inside a heading that is all capitals says nothing: "LIST OF AGREED SITES"."""
    rest = (text[: match.start()] + text[match.end() :]).strip()
    if rest.endswith((":", ":-", "–")) and len(rest.split()) < 8:
        return False  # "IT WAS UNANIMOUSLY RESOLVED:"
    return match.start() > 0 and rest.upper() == rest and any(c.isalpha() for c in rest)


def _is_bare_cell(passages: Sequence[Passage], at: int, head: re.Match[str]) -> bool:
    """A cell that only says "Resolution" is a column of a table of votes, unless the next cell states one."""
    passage = passages[at]
    if passage.kind is not BlockKind.TABLE_ROW or head.end() < len(passage.text):
        return False
    return at + 1 >= len(passages) or len(passages[at + 1].text.split()) < 5


# "Proposed by Mr Orton and seconded by Mrs Quirk: That …", whose fate is told behind it
_MOTION = re.compile(r"(?:proposed|moved)\s+by\b[^.;:]{2,80}\bseconded\s+by\b[^.;:]{2,60}:\s+that\b", re.IGNORECASE)


def _heads_motion(passages: Sequence[Passage], at: int, head: re.Match[str]) -> bool:
    """Tell a heading "Resolution" over a motion that is told with its fate."""
    alone = head.end() == len(passages[at].text) and at + 1 < len(passages)
    return alone and _MOTION.match(passages[at + 1].text) is not None


def is_body_lead(passage: Passage, trigger: Trigger) -> bool:
    """Behind "Resolved:" stands only the body, over the limbs of what it did: "Resolved: The Board:"."""
    words = passage.text[max(0, trigger.words - passage.start) :]
    if not words.rstrip().endswith((":", "-", "–", "—")):
        return False
    dashed = _THAT_BODY.fullmatch(words)  # "That the Committee –"
    words = f"{dashed[1]}:" if dashed else words
    return words.rstrip().endswith((":", ":-")) and forms.body_head().fullmatch(words) is not None


_THAT_BODY = re.compile(r"(?:That\s+)?((?:the|this)\s+(?:[\w&’'-]+\s+){0,5}[\w&’']+)\s*(?:[:–—-]|:-)\s*", re.IGNORECASE)


def is_heading(passage: Passage) -> bool:
    """Tell whether a passage heads others instead of saying something."""
    return passage.kind is BlockKind.HEADING or passage.opens_item
