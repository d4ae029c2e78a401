"""Where a paper says that a decision or a recommendation begins: RESOLVED, Agreed:, Decision, Recommendation(s).

Formal triggers only; sentences that record an outcome without one ("The Board noted the report") are in `outcomes`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from extract.inflection import look_up
from extract.lexicon import alternatives, load
from extract.passages import Passage
from extract.sentences import sentence_at, split_sentences
from models import BlockKind, ResolutionStatus

FORMAL, AGREED, NOTED = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Trigger:
    """The beginning of a resolution in passage number `at`.

    `start` is where the trigger stands, `words` where the text of the resolution begins, `operative` where its verbs
    may be sought (after "The Board is asked to"). `strength`: 3 a formal trigger, 2 "agreed" and its like in a
    sentence, 1 "noted" in a sentence. `sentence`: it ends with its sentence, unless that leads into limbs; `end`: it
    ends there.
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


# "RESOLVED – That", "the Lead Member RESOLVED to", "RESOLVEDthat"; not "as RESOLVED"
_CAPITALS = re.compile(
    r"""(?<![\w“"‘'/-]) (?<!\bas\s) (?<!\bbe\s) (?<!\bbeen\s) (?<!\bthe\s)
    (?P<word>(?:UNANIMOUSLY\s+)?(?:RESOLVED|DECIDED))(?![A-Z\w]*[A-Z])
    (?:\s+UNANIMOUSLY|\s*,?\s*\(?unanimously\)?(?:\s*,)?)?""",
    re.VERBOSE,
)
# "it was resolved that", "the Council unanimously resolved to", "The Board resolved:-"; not "had been resolved"
_RESOLVED = re.compile(
    r"""(?<!\bbeen\s) (?<!\bbe\s) (?<!\bhad\s) (?<!\bas\s) \b[Rr]esolved\b
    (?:(?=\s*(?:unanimously\s*)?(?:\bthat\b|\bto\b|\bnot\s+to\b|:|;|[-–—]|\())
      | (?<=\b[Ii]t\swas\s[Rr]esolved)(?=\s+[A-Z£]|\s+(?:the|unanimously)\b))""",
    re.VERBOSE,
)
# "… that Cllr Reed be elected Chair. RESOLVED unanimously."
_BEHIND = re.compile(r"\s*(?:unanimously|nem\.?\s*con\.?)?\s*\.?\s*$", re.IGNORECASE)
# "Resolved, proposed Cllr Reed, seconded Cllr Moss, that"; "RESOLVED by 7 votes to 2: that"; "on the motion of …, that"
_MOVED_LEAD = re.compile(
    r"""[\s,:;–-]*(?:
        \(?(?:proposed|moved|prop)\b[^.;()]{0,60}?\bsec(?:onded)?\b[^.;()]{0,50}?(?:\)|\s+(?=(?:that|to)\b))
      | on\s+the\s+(?:proposal|proposition|motion)\s+of\b[^.:;]{0,120}?\s+(?=that\b)
      | (?:by|on)\s+(?:a\s+vote\s+of|a\s+majority|majority)\b[^.:;]{0,70}?\s+
            (?=(?:that|to\s+[a-z]{4,}|to\s+(?:pay|set|buy|let))\b)
      | by\s+\w+\s+votes?\s+to\s+\w+[^:]{0,30}?(?::|\s+(?=that\b))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# "… was discussed. Resolved: that", in the middle of a paragraph
_SET_OFF = re.compile(r"(?:RESOLVED|Resolved|AGREED|Agreed|DECISION|Decision|Resolution|RESOLUTION)\s*(?:[:–—]|\s-\s)")
# What sets a head off: "Resolution 14/23:", "Resolved unanimously –", "Resolved, that", "AGREED to", "Decision"
_HEAD_TAIL = r"""
    (?:\s*(?:no\.?\s*)?\(?[A-Z]{0,4}[\d/.-]*\d\)?(?=\s*[:–—-]))?
    (?:\s*[,(–-]?\s*(?:unanimously|nem\.?\s+con\.?)\)?)?
    \s*(?P<sep>
        [:;–—]+-?
      | ,(?=\s*(?:that|to|proposed|on|by|subject)\b)
      | -+(?=\s|$)
      | \.(?=\s*$)
      | (?=\s(?:that|to|by)\b)
      | (?=\s*\(?[ai1]\))
      | \s*$
    )
"""
# "Decision of Executive Councillor for Housing"
_WHOSE = r"(?:\s+(?:of|by|made\s+by|taken\s+by)\s+(?:the\s+)?[A-Z][^.:]{2,80}(?=\s*:?\s*$))?"
# "At its meeting in May(, the Board resolved to)", close in front of the verb; not "Following the last meeting, …"
_EARLIER = re.compile(
    r"""(?<!following\s) (?<!after\s)
    (?: \b(?:at|in|from|since)\s+(?:the|its|their|an?|our)\s+(?:last|previous|earlier)\s+(?:\w+\s+)?
            (?:meeting|session|year)\b
      | \bpreviously\b
      | \bat\s+(?:its|the|their|a)\s+meetings?\s+(?:in|of|on|held)\b
      | ^in\s+[A-Z][a-z]+(?:\s+\d{4})?,?
    )[^.;]{0,45}$""",
    re.VERBOSE | re.IGNORECASE,
)
_REQUEST_WORDS = re.compile(r"asked|invited|recommend|requested|RECOMMEND|ASKED")
_ASKED = r"(?:asked|invited|recommended|requested|being\s+asked)"
_NARRATING_HEADS = ("decision", "the decision", "outcome", "determ", "concl")
_MOST = 20  # triggers in one paragraph; text that holds more is no minute
_STRAIGHT_HEADS = frozenset(["resolved", "agreed", "decided", "recommended", "recommends"])


@cache
def _bodies() -> str:
    return alternatives(load("resolutions")["bodies"])


@cache
def _decision_head() -> re.Pattern[str]:
    """Match "Resolved:", "DECISION", "Agreed – That", at the front of a passage."""
    words = alternatives(load("resolutions")["decision_heads"])
    before = r"(?:(?:unanimously|therefore|accordingly)\s+)?"
    return re.compile(rf"{before}(?P<head>{words})\b{_WHOSE}{_HEAD_TAIL}", re.VERBOSE | re.IGNORECASE)


@cache
def _recommendation_head() -> re.Pattern[str]:
    """Match "RECOMMENDATION: That", "Recommendations", "RECOMMENDED to", at the front of a passage."""
    words = alternatives(load("resolutions")["recommendation_heads"])
    return re.compile(rf"(?P<head>(?:{words})(?!\w)){_HEAD_TAIL}", re.VERBOSE | re.IGNORECASE)


@cache
def _recommendation_words() -> re.Pattern[str]:
    words = alternatives(load("resolutions")["recommendation_heads"])
    return re.compile(rf"(?:{words})(?!\w)\s*[:–-]*\s*", re.IGNORECASE)


@cache
def _request() -> re.Pattern[str]:
    """Match "The Cabinet is asked to", "Members are invited to:", "It is (therefore) recommended that"."""
    return re.compile(
        rf"""\b(?:
            (?:{_bodies()})\s*,?\s+(?:is|are)\s+(?:\w+ly\s+|also\s+|therefore\s+)?{_ASKED}\s*(?:to\b|that\b|:)
          | (?:this|the)\s+(?:report|paper)\s+recommends\s+(?:that\b|the\s+following\s*:|to\b)
          | it\s+is\s+(?:\w+ly\s+|therefore\s+|further\s+)?recommended\s*(?:to\b|that\b|:)
          | i\s+(?:therefore\s+)?recommend\s+that\b
        )""",
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _body_head() -> re.Pattern[str]:
    """Match "The Cabinet:" and "Executive Board –" at the front of a passage."""
    return re.compile(rf"(?:the\s+)?(?:[\w&'’-]+\s+){{0,6}}?(?:{_bodies()})\s*(?::-?|\s[–-]|$)\s*", re.IGNORECASE)


def _body_behind(text: str) -> int:
    """Find the "The Board:" that ends a paragraph, over the limbs of what it did; 0 where there is none."""
    if not text.rstrip().endswith((":", ":-")):
        return 0
    begin, _ = split_sentences(text)[-1]
    head = _body_head().match(text, begin)
    return begin if head and head.end() == len(text) else 0


def _opens_with_verb(passages: Sequence[Passage], at: int, text: str) -> bool:
    """Behind "The Cabinet:" stands what it did, in the same paragraph or in the limbs below."""
    head = _body_head().match(text)
    rest = text[head.end() :] if head else text
    if not rest.strip() and at + 1 < len(passages) and passages[at + 1].marker:
        rest = passages[at + 1].text
    words = re.findall(r"[A-Za-z-]+", re.sub(r"^\W*\(?\w{1,3}[).]\s", "", rest))[:2]
    if not words or passages[at].kind is BlockKind.HEADING:
        return False
    if words[0].casefold() in {"to", "unanimously", "formally"}:
        return len(words) > 1 and look_up(words[1].casefold(), core_only=True) is not None
    known = look_up(words[0].casefold(), core_only=True)
    return known is not None and (known[1] == "past" or words[0].isupper())  # "The Board: • receives reports" defines


def formal_triggers(passages: Sequence[Passage]) -> Iterator[Trigger]:
    """Find every formal trigger of a decision, in order."""
    for at, passage in enumerate(passages):
        text = passage.text
        if _body_head().match(text) and _opens_with_verb(passages, at, text):
            yield _trigger(passage, at, 0, 0, "body_head")
            continue
        begin = _body_behind(text)
        if begin and _opens_with_verb(passages, at, text[begin:]):
            yield _trigger(passage, at, begin, begin, "body_head")
            continue
        head = _decision_head().match(text)
        if head and _is_head(head, text) and not _is_bare_cell(passages, at, head):
            word = head["head"].casefold()
            narrating = word.startswith(_NARRATING_HEADS) or "decision" in word
            yield _trigger(passage, at, 0, head.end(), "decision_head" if narrating else "resolved_head")
            if not narrating:
                continue
        yield from _within(passage, at)


def _within(passage: Passage, at: int) -> Iterator[Trigger]:
    """Find RESOLVED, "resolved that" and "Resolved:" anywhere in a passage."""
    text = passage.text
    for begin, _ in split_sentences(text)[1:_MOST] if _SET_OFF.search(text) else ():
        head = _SET_OFF.match(text, begin)
        if head:
            yield _trigger(passage, at, begin, head.end(), "resolved_head")
    capitals = _CAPITALS.finditer(text) if "RESOLVED" in text or "DECIDED" in text else iter(())
    for match in islice(capitals, _MOST):
        if _is_shouted(text, match):
            continue
        if _BEHIND.match(text, match.end()) and match.start():
            words = _words_before(text, match.start())
            yield replace(_trigger(passage, at, words, words, "resolved_behind"), end=passage.end)
        else:
            sentence = match.start() > 60
            yield _trigger(passage, at, match.start(), match.end(), "resolved_capitals", sentence=sentence)
    for match in islice(_RESOLVED.finditer(text), _MOST) if "esolved" in text else ():
        begin, _ = sentence_at(text, match.start(), 0, len(text))
        if not _EARLIER.search(text[begin : match.start()]):
            yield _trigger(passage, at, match.start(), match.start(), "resolved_sentence", sentence=True)


def recommendation_triggers(passages: Sequence[Passage]) -> Iterator[Trigger]:
    """Find every trigger of an officer's recommendation, in order."""
    recommended = ResolutionStatus.RECOMMENDED
    for at, passage in enumerate(passages):
        text = passage.text
        head = _recommendation_head().match(text)
        if head and _is_head(head, text):
            yield _trigger(passage, at, 0, head.end(), "recommendation_head", status=recommended)
            continue
        for match in islice(_request().finditer(text), _MOST) if _REQUEST_WORDS.search(text) else ():
            begin, _ = sentence_at(text, match.start(), 0, len(text))
            lead = _recommendation_words().match(text, begin, match.start())
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
    moved = _MOVED_LEAD.match(passage.text, words)
    words = moved.end() if moved else words
    while words < len(passage.text) and passage.text[words] in " :;–—-.,":
        words += 1
    start = passage.start
    return Trigger(at, start + begin, start + words, start + words, status, rule, FORMAL, sentence)


def _is_head(head: re.Match[str], text: str) -> bool:
    """A head is set off by a colon or dash, stands alone, or leads straight into "that" or "to"."""
    word, sep = head["head"], (head["sep"] or "").strip()
    alone = head.end() == len(text)
    if sep or alone:
        return not (alone and text.rstrip().endswith(".") and len(text.split()) > 4)
    return head[0].lstrip()[0].isupper() and word.casefold().split()[-1] in _STRAIGHT_HEADS


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


def is_heading(passage: Passage) -> bool:
    """Tell whether a passage heads others instead of saying something."""
    return passage.kind is BlockKind.HEADING or passage.opens_item
