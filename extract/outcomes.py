"""Sentences that record a decision without a formal trigger: "The Board noted the report", "The motion was carried".

Minutes of parishes, schools and the NHS often have nothing else. The same words also tell of earlier decisions and of what
members thought, so each form states what must stand around it; whether an outcome counts beside a formal RESOLVED in the
same item is settled in `resolutions`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extract.lexicon import alternatives, load
from extract.passages import Passage
from extract.resolution_triggers import AGREED, FORMAL, NOTED, Trigger, is_heading
from extract.sentences import split_sentences
from models import BlockKind, ResolutionStatus

_DECIDED = """agreed|approved|adopted|endorsed|ratified|accepted|confirmed|appointed|elected|re-elected|co-opted|rejected
    |refused|deferred|authorised|authorized|delegated|granted|declined|nominated|recommended|referred|awarded|decided|voted|supported|objected"""
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_TAKEN = "noted|received|acknowledged"
_TALKED = "discussed|considered|reviewed|debated"  # decides only where a verb in capitals follows
_LOUD = re.compile(r"\b(?:AGREED|APPROVED|NOTED|ENDORSED|ADOPTED|RATIFIED|ACCEPTED|SUPPORTED|RECEIVED|AUTHORISED|DELEGATED|DEFERRED)\b")
_ADVERB = r"(?:(?:also|further|then|therefore|unanimously|formally|duly|subsequently|all|hereby|thereafter|accordingly|collectively)\s+){0,2}"
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"

# What may stand in front of the body's name: the start of the sentence, a comma, "after discussion", "and"
_SUBJECT = re.compile(
    r"""(?:^(?:(?:Thereafter|Therefore|Accordingly|Subsequently|Finally|Consequently|Then|Thus)\s+)?|[,;:.–-]\s+|[a-z0-9]\s+(?=The\s)|\b(?:and|discussion|debate|consideration|therefore|whereupon|deliberation|vote|result)\s+)
    (?P<subject>(?:(?:[Tt]he|THE|[Tt]his)\s+)?(?:[A-Z(][\w&'’.()-]*\s+|and\s+|of\s+|for\s+|full\s+|joint\s+|governing\s+|parish\s+|town\s+|all\s+){0,10})$""",
    re.VERBOSE,
)
_PRIOR = re.compile(
    rf"""\b(?:previously|earlier|originally|historically|last\s+(?:year|month|meeting|time))\b | \bhad\s+(?:been\s+)?(?:agreed|approved)
      | \b(?:at|in|from|since|following)\s+(?:the|its|their|an?|our)\s+(?:last|previous|earlier)\b | \bat\s+(?:its|the|their|a)\s+meetings?\s+(?:in|of|on|held)\b
      | \b(?:in|on)\s+(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTH})\b(?!\s+(?:meeting|minutes)) | \bin\s+(?:19|20)\d\d\b""",
    re.VERBOSE,
)
_IMPERSONAL = re.compile(rf"\b(?:[Ii]t|IT)\s+(?:was|WAS)\s+{_ADVERB}(?P<verb>(?i:agreed|decided|approved|voted[^.]{{0,12}}?))\b(?=\s*(?:that\b|to\b|by\b|not\b|:|[–-]|unanimously\b|\())")
_BARE = re.compile(rf"(?:^|[,;–-]\s+){_ADVERB}(?P<verb>(?:[Aa]greed|AGREED)\s+(?:to\s+[a-z]+|that\b)|(?:APPROVED|NOTED|ENDORSED|RECEIVED|RATIFIED|DEFERRED|REFUSED|ACCEPTED|GRANTED|ADOPTED)\b)")
# "Deferred to 20 May, as …", "Noted.", "Approved unanimously."; not "Approved budget", "Noted that …"
_ALONE = re.compile(r"(?P<verb>Deferred|Withdrawn|Noted|Approved|Agreed|Adopted|Accepted|Refused|Granted|Confirmed|Carried|Ratified|Endorsed)(?=\s*(?:[.;,(–-]|$)|\s+(?:to|as|until|subject|unanimously|by\s+all|with|for)\b)")
_PASSIVE = re.compile(
    rf"""\b(?:was|were)\s+{_ADVERB}(?:(?:read|circulated|considered|checked|discussed|reviewed)\s*(?:,|and)\s+)?
        (?P<verb>(?i:{_DECIDED}|{_TAKEN}|signed|withdrawn|carried|passed))\b""",
    re.VERBOSE,
)
# "With this change the minute was agreed"
_WITH_THAT = re.compile(r"(?:With|Subject\s+to)\s+(?:this|that|these|those|the)\s+(?:\w+\s+)?(?:changes?|amendments?|corrections?|alterations?)\s*,?\s+")
_TRAILING = re.compile(r"\s[–-]\s*(?:all\s+|unanimously\s+|duly\s+)?(?P<verb>agreed|approved|noted|accepted|adopted|carried|received|confirmed)(?:\s+unanimously)?\s*\.?$", re.IGNORECASE)
_MOTION = re.compile(
    r"""\b(?:motions?|amendments?|propositions?|proposals?|recommendations?|proposed\s+change)\b[^.]{0,90}?\b(?P<result>not\s+(?:carried|agreed|approved)|carried|lost|passed|defeated|fell|rejected|failed)\b(?!\s+(?:out|forward|over))""",
    re.VERBOSE | re.IGNORECASE,
)
_LOST = re.compile(r"not\s|lost|defeated|fell|rejected|failed", re.IGNORECASE)
_PROPOSED = re.compile(r"\bpropos(?:ed|al|er)\b|\bmoved\b|\bprop\b", re.IGNORECASE)
_SECONDED = re.compile(r"\bsecond(?:ed|er)\b|\bsec\b", re.IGNORECASE)
_ENDED = re.compile(r"\b(?:agreed|carried|approved|resolved|passed|unanimous(?:ly)?|in\s+favour|accepted|elected|appointed|adopted)\b", re.IGNORECASE)
_CARRIED = re.compile(r"(?:this\s+was\s+|the\s+(?:motion|proposal)\s+was\s+)?(?:all\s+(?:were\s+)?(?:in\s+favour|agreed)|agreed|carried|approved|resolved|passed|unanimous|vote\s*:)", re.IGNORECASE)
_NO_OUTCOME = re.compile(r"apolog|\bdeclar(?:ed|ation)|\binterests?\b|\bquorate\b|\babsen(?:t|ce)\b|\bwelcom|\bwould\s+be\s+(?:noted|agreed)", re.IGNORECASE)
_DECIDING = re.compile(r"\b(?:be|should|would|will|shall|must|could)\b|\bto\s+[a-z]+|\b(?:correct|true|accurate)\s+record\b|^\s*all\s+satisfactory")
_OFFICE = re.compile(r"\b(?:chair|chairman|chairperson|vice|mayor|deputy|clerk|treasurer|secretary|representative|member|governor|councillor|convener|trustee|president)\b", re.IGNORECASE)


@cache
def _hints() -> frozenset[str]:
    """Words one of which every outcome holds: a cheap test before the patterns."""
    verbs = _DECIDED.replace("\n", "").replace(" ", "").split("|") + f"{_TAKEN}|{_TALKED}".split("|")
    return frozenset([*verbs, *"signed withdrawn carried passed lost defeated fell failed seconded resolved".split()])


@cache
def _active() -> re.Pattern[str]:
    bodies = alternatives(load("resolutions")["bodies"])
    return re.compile(rf"\b(?P<body>(?i:{bodies}))\s+{_ADVERB}(?P<verb>(?i:{_DECIDED}|{_TAKEN}|{_TALKED}|resolved))\b", re.VERBOSE)


@cache
def _business() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load('resolutions')['business'])})\b", re.IGNORECASE)


def outcomes(passages: Sequence[Passage]) -> Iterator[Trigger]:
    """Find the sentences that record an outcome, in order; several may be proposed for one sentence."""
    for at, passage in enumerate(passages):
        if is_heading(passage) and len(passage.text.split()) > 12:
            continue
        if passage.kind is BlockKind.TABLE_ROW and len(passage.text.split()) < 4:
            continue
        if _hints().isdisjoint(_WORD.findall(passage.text.casefold())):
            continue
        spans = split_sentences(passage.text)
        moved = False
        for number, (begin, end) in enumerate(spans):
            sentence = passage.text[begin:end]
            if _hints().isdisjoint(_WORD.findall(sentence.casefold())):
                continue
            if sentence.endswith("?") or re.search(r"\bRESOLVED\b", sentence):
                continue
            if moved and _CARRIED.match(sentence):
                continue  # "All in favour." of what the sentence before proposed
            moved = False
            after = passage.text[end:] if number + 1 < len(spans) else _next(passages, at)
            for offset, rule, strength, status in _in_sentence(sentence, after, is_heading(passage)):
                moved = moved or rule == "moved_and_carried"
                start = passage.start + begin + offset
                if rule == "moved_and_carried" and offset == 0 and begin and _PROPOSED.match(sentence):
                    start = passage.start + spans[number - 1][0]
                stop = passage.start + end
                yield Trigger(at, start, start, start, status, rule, strength, True, None if sentence.rstrip()[-1:] in ":-–" or passage.text[begin:end].endswith(":-") or rule in {"agreed_sentence"} else stop)


Proposal = tuple[int, str, int, ResolutionStatus]


def _next(passages: Sequence[Passage], at: int) -> str:
    """The passage that follows in the same item."""
    return passages[at + 1].text if at + 1 < len(passages) and passages[at + 1].item == passages[at].item else ""


def _in_sentence(sentence: str, after: str, heading: bool) -> Iterator[Proposal]:
    resolved = ResolutionStatus.RESOLVED
    trailing = _TRAILING.search(sentence)
    if trailing and len(sentence.split()) > 2 and not _NO_OUTCOME.search(sentence):
        yield 0, "trailing_verb", NOTED if "noted" in trailing["verb"].casefold() else AGREED, resolved
        return
    if heading:
        return
    motion = _MOTION.search(sentence)
    if motion and not _PRIOR.search(sentence):
        lost = bool(_LOST.match(motion["result"]))
        yield 0, "motion_lost" if lost else "motion_carried", FORMAL if lost else AGREED, ResolutionStatus.LOST if lost else resolved
        return
    if _PROPOSED.search(sentence) and _SECONDED.search(sentence) and (_ENDED.search(sentence) or _CARRIED.match(after.lstrip())):
        yield 0, "moved_and_carried", AGREED, resolved
    yield from _active_voice(sentence)
    for match in _IMPERSONAL.finditer(sentence):
        capital = match["verb"].isupper()
        if not _prior(sentence, match) and (capital or _states_decision(match["verb"], sentence[match.end() :])):
            yield match.start("verb"), "agreed_sentence", FORMAL if capital else AGREED, resolved
    alone = _ALONE.match(sentence)
    if alone:
        noted = alone["verb"] == "Noted"
        yield 0, "bare_participle", NOTED if noted else AGREED, resolved
    for match in _BARE.finditer(sentence):
        capital = match["verb"].split()[0].isupper()
        if not _prior(sentence, match) and (capital or _states_decision("agreed", " to " + sentence[match.end() :])):
            yield match.start("verb"), "bare_verb", FORMAL if capital else AGREED, resolved
    yield from _passive_voice(sentence)


def _active_voice(sentence: str) -> Iterator[Proposal]:
    """Read "(After discussion,) the Finance Committee (unanimously) approved the …"."""
    for match in _active().finditer(sentence):
        before, verb = sentence[: match.start()], match["verb"]
        subject = _SUBJECT.search(before)
        if subject is None or _prior(sentence, match):
            continue
        lower, rest = verb.casefold(), sentence[match.end() :]
        start = subject.start("subject")
        if verb == "RESOLVED":
            continue
        if _LOUD.search(rest):
            verb = verb.upper()
        if verb.isupper() if lower not in _TALKED.split("|") else _LOUD.search(rest):
            yield start, "verb_in_capitals", FORMAL, ResolutionStatus.RESOLVED
        elif lower in _TALKED.split("|"):
            continue
        elif lower == "resolved":
            yield start, "resolved_sentence", FORMAL, ResolutionStatus.RESOLVED
        elif lower in _TAKEN.split("|"):
            if _takes_business(lower, rest):
                yield start, "noted_sentence", NOTED, ResolutionStatus.RESOLVED
        elif _states_decision(lower, rest):
            yield start, "agreed_sentence", AGREED, ResolutionStatus.RESOLVED


def _passive_voice(sentence: str) -> Iterator[Proposal]:
    """Read "The minutes … were approved as a correct record", "The report was noted", "Cllr Reed was elected Chair"."""
    match = _PASSIVE.search(sentence)
    if match is None:
        return
    condition = _WITH_THAT.match(sentence)
    run_on = re.search(r"(?<![.:;])\s(?=The following\b)", sentence[: match.start()])
    offset = run_on.end() if run_on else 0
    begun = condition.end() if condition else offset
    before, verb, rest = sentence[offset : match.start()], match["verb"].casefold(), sentence[match.end() :]
    capital = match["verb"].isupper()
    words = sentence[begun : match.start()].split()
    if not words or len(words) > 40 or not before[0].isupper():
        return
    if re.search(r"\bminutes?\b", " ".join(words[:4]), re.IGNORECASE):
        if verb in {"noted", "received"}:
            yield 0, "passive_noted", FORMAL if capital else NOTED, ResolutionStatus.RESOLVED
        else:
            yield 0, "minutes_confirmed", FORMAL if capital else AGREED, ResolutionStatus.RESOLVED
        return
    later = verb in {"deferred", "referred", "withdrawn"}
    if _NO_OUTCOME.search(sentence) or (not later and _PRIOR.search(rest[:60])) or re.match(r"\s*and\s+(?:discuss|debat|consider)", rest) or re.search(r"\b(?:which|who|that|when|if|it)\b", before):
        return
    if verb in {"elected", "appointed", "re-elected", "co-opted", "nominated"}:
        if _OFFICE.search(rest):
            yield 0, "elected", AGREED, ResolutionStatus.RESOLVED
        return
    openers = {"the", "this", "these", "both", "all", "payment", "payments", *(("a", "an", "consideration", "decision") if later else ())}
    if words[0].casefold() not in openers or len(words) > 16:
        return
    if later or [w.casefold() for w in words[:2]] == ["the", "following"] or _business().search(before) or (len(words) == 1 and verb in {"agreed", "approved", "passed", "carried", "noted", "accepted"}):
        strength = NOTED if verb in _TAKEN.split("|") else AGREED
        yield offset, "passive_noted" if strength == NOTED else "passive_agreed", FORMAL if capital else strength, ResolutionStatus.RESOLVED


def _prior(sentence: str, match: re.Match[str]) -> bool:
    """Tell of an earlier meeting: in the words before, or close behind the verb."""
    behind = sentence[match.end() : match.end() + 60]
    if match["verb"].casefold().startswith(("agreed", "decided", "voted")):  # a date behind "to" is part of what was agreed
        behind = re.split(r"\b(?:that|to)\b", behind, maxsplit=1)[0]
    return bool(_PRIOR.search(sentence[: match.start()]) or _PRIOR.search(behind))


def _states_decision(verb: str, rest: str) -> bool:
    """"agreed to …" and "agreed the budget" decide; "agreed with", "agreed that it was good" do not."""
    rest = rest.lstrip(" ,")
    if rest.rstrip()[-1:] in {":", "–", "-"}:
        return True
    if re.match(r"(?:with|upon\s+by|between|in\s+principle\s+with)\b", rest) or _NO_OUTCOME.match(rest):
        return False
    if verb in {"agreed", "decided", "confirmed", "accepted"} and rest.startswith("that"):
        return bool(_DECIDING.search(rest)) and not re.match(r"that\s+(?:it|there|this|these|they|he|she)\s+(?:was|were|is|are)\b(?!.*\brecord\b)", rest)
    if verb in {"decided", "voted"}:
        return bool(re.match(r"(?:not\s+)?to\b|unanimously|on\b|in\s+favour|:", rest))
    if verb == "objected":
        return rest.startswith("to the")
    if verb == "supported":
        return bool(re.match(r"(?:the|this|these|both)\s+(?:\w+\s+){0,2}(?:recommendations?|proposals?|applications?|requests?|motion)\b", rest))
    if verb == "confirmed":
        return bool(_business().search(rest[:60]))
    if verb in {"referred", "granted", "recommended", "awarded", "elected", "appointed"} and re.match(r"to\b", rest) and verb == "referred":
        return False
    return bool(rest) or verb == "agreed"


def _takes_business(verb: str, rest: str) -> bool:
    """"noted the report" closes an item; "noted that …" and "received a report from …, which" are the discussion."""
    if re.match(r"\s*(?:and|,)\s+(?:noted|approved|endorsed|accepted|discussed)", rest):
        rest = rest.split(maxsplit=2)[-1] if len(rest.split()) > 2 else ""
    if not re.match(r"\s*(?:the|this|these|all|both|its|and)\b", rest, re.IGNORECASE):
        return False
    if _NO_OUTCOME.search(rest) or not _business().search(" ".join(rest.split()[:12])):
        return False
    return verb != "received" or not re.search(r"\b(?:from|which|outlin\w+|provid\w+|detail\w+|on)\b", rest)
