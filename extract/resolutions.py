"""Finds resolutions: decisions of a meeting, officers' recommendations, motions that were lost.

`resolution_triggers` and `outcomes` find where one begins, `clauses` how far it reaches and its limbs, `verbs` what it
does, `votes` who moved it. Here the house style of the paper decides between them: where a body prints RESOLVED, "It was
agreed that officers would write" is discussion; where it prints nothing else, it is the decision.
"""

import re
from collections.abc import Sequence
from functools import cache

from extract.clauses import extent
from extract.identity import identify
from extract.lexicon import alternatives, load
from extract.limbs import Extent, Piece
from extract.matches import Match
from extract.motions import trace
from extract.outcomes import outcomes
from extract.passages import Passage, passages
from extract.place import block_at, cite, item_at, section_at
from extract.resolution_triggers import AGREED, FORMAL, Trigger, formal_triggers, is_heading, recommendation_triggers
from extract.verbs import operative_verbs
from extract.votes import movers, vote
from models import Clause, Finding, ItemPart, Paper, PaperKind, Resolution, ResolutionStatus, Settings

KIND = "resolutions"

# Triggers that end the resolution before them; a verb in capitals may be one of its limbs.
_OPENERS = frozenset(
    "resolved_head decision_head resolved_capitals body_head recommendation_head request_sentence recommended_to_council decision_block".split()
)
_MINUTES = re.compile(r"\bminutes?\s+of\b|\bpresent\s*:|\bapologies\b|\brecord\s+of\s+(?:the\s+)?(?:executive\s+)?decisions?\b|\bdecision\s+notice\b", re.IGNORECASE)
_PROPOSED = re.compile(r"\b(?:proposed|draft)\s+(?:record\s+of\s+)?(?:\w+\s+)?decision\b", re.IGNORECASE)
_ASKED_FOR = re.compile(r"\b(?:following|proposed|draft)\s+resolution|\b(?:to\s+(?:pass|consider|resolve|agree)|is|are|be)\s+(?:asked|recommended|invited|passing|the\s+following)", re.IGNORECASE)
_SIGNATURE = re.compile(r"(?:[._…]{8,}\s*)+(?:signed|signature)|(?:signed|signature)\s*:?\s*[._…]{8,}", re.IGNORECASE)
_DATE = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\s+\d{4}")
# A lead that decides nothing by itself: "that:", "to –", "As Cabinet Member for Roads I agree to:"
_MERE_LEAD = re.compile(r"\W*(?:(?:that|to)|[^:]{0,90}\b(?:asked|invited|recommended|requested)\s+(?:to|that)(?:\s+the\s+[^:]{1,60})?|(?:as\b[^:]{0,150}?)?\bI\s+(?:\w+\s+)?(?:agree|agreed|approve|decide|decided|propose)\b[^:]{0,40})?\s*[:–-]*\s*", re.IGNORECASE)
_OPERATIVE = re.compile(r"(?:that\b|to\s+[a-z]+|i\s+(?:agree|approve|have|hereby)|(?-i:[A-Z]{4,})\b|(?:approv|agre|not|endors|adopt|grant|refus|defer|delegat|authoris|confirm|accept|permit|support|award)\w*\b|no\s+objection)", re.IGNORECASE)


def find(paper: Paper, settings: Settings) -> list[Match]:
    """Propose a span for each resolution, from its trigger to the end of its last limb."""
    stretch = passages(paper)
    reported = _is_report(paper, stretch)
    triggers = _recommended(paper, stretch, reported)
    if not reported:
        decided = _decided(paper, stretch)
        if paper.facts.kind is PaperKind.DECISION and any(t.strength == FORMAL for t in decided):
            decided = [t for t in decided if t.strength == FORMAL]  # the rest tells of earlier decisions
        triggers += decided
    triggers.sort(key=lambda t: (t.start, -t.strength))
    openings = {t.at for t in triggers if t.rule in _OPENERS and t.start - stretch[t.at].start < 60}
    matches = []
    for trigger in triggers:
        if trigger.rule.startswith("motion_"):
            begun, reach = trace(stretch, trigger)
            span = (begun.words, trigger.end or reach.end)
        else:
            begun, reach = trigger, extent(stretch, trigger, openings.__contains__)
            span = (trigger.start if trigger.strength == FORMAL else trigger.words, reach.end)
        if reach.end > begun.words and any(c.isalpha() for c in paper.text[begun.words : reach.end]):
            data = {"trigger": begun, "reach": reach, "context": _context(stretch, begun, reach)}
            matches.append(Match(*span, trigger.rule, trigger.strength, data))
    return matches


def _is_report(paper: Paper, stretch: Sequence[Passage]) -> bool:
    """Papers that put something forward: only their recommendations count, decisions in them are history."""
    kind = paper.facts.kind
    if kind in {PaperKind.MINUTES, PaperKind.DECISION}:
        return False
    if kind in {PaperKind.REPORT, PaperKind.PLAN}:
        return True
    decided = any(t.rule.startswith("resolved") for t in formal_triggers(stretch))
    return not decided and not _MINUTES.search(paper.text[:1500])


def _recommended(paper: Paper, stretch: Sequence[Passage], reported: bool) -> list[Trigger]:
    """In minutes a recommendation counts where it is the body's own ("RECOMMENDED that Council …"), then as its decision."""
    found = list(recommendation_triggers(stretch))
    if reported or paper.facts.kind is PaperKind.AGENDA:
        heads = [t.at for t in found if t.rule == "recommendation_head"]
        strict = heads or paper.facts.kind is PaperKind.AGENDA
        return [t for t in found if t.rule != "request_sentence" or not strict or _is_put(stretch, t, heads)]
    own = []
    for trigger in found:
        passage = stretch[trigger.at]
        if trigger.rule == "recommendation_head" and re.match(r"(?:proposed|recommended|draft)\s", passage.text, re.IGNORECASE):
            if paper.facts.kind is PaperKind.DECISION:
                own.append(trigger)
        elif trigger.rule == "recommendation_head" and passage.text.startswith(("RECOMMENDED", "Recommended")) and passage.part is not ItemPart.AGENDA:
            own.append(_with(trigger, status=ResolutionStatus.RESOLVED, rule="recommended_to_council"))
    return own


def _is_put(stretch: Sequence[Passage], trigger: Trigger, heads: Sequence[int]) -> bool:
    """Beside a head "Recommendations", "members are asked to note" in the middle of a paragraph puts nothing forward."""
    return trigger.start == stretch[trigger.at].start or any(0 <= trigger.at - head <= 3 for head in heads)


def _with(trigger: Trigger, **changes: object) -> Trigger:
    from dataclasses import replace

    return replace(trigger, **changes)  # type: ignore[arg-type]


def _decided(paper: Paper, stretch: Sequence[Passage]) -> list[Trigger]:
    """Collect the decisions of minutes, by the house style of the paper."""
    spoken = {p.item for p in stretch if p.part in {ItemPart.DECISION, ItemPart.MINUTES}}
    voiced = [p.part is not ItemPart.AGENDA or p.item not in spoken for p in stretch]
    formal = [t for t in formal_triggers(stretch) if voiced[t.at]]
    if paper.facts.kind is PaperKind.AGENDA:
        formal = [t for t in formal if not _is_anticipated(stretch, t)]
    lone = paper.facts.kind is PaperKind.DECISION
    formal = [t for t in formal if t.rule != "decision_head" or _heads_decision(stretch, t, formal, lone)]
    inside = {at for at, p in enumerate(stretch) if p.part is ItemPart.DECISION}
    weaker = [t for t in outcomes(stretch) if voiced[t.at]]
    weaker = [_with(t, strength=FORMAL) if t.at in inside and t.strength == AGREED else t for t in weaker]
    formal += _implicit(stretch, {t.at for t in [*formal, *weaker] if t.strength == FORMAL})
    groups = _groups(stretch)
    best: dict[int, int] = {}
    for trigger in [*formal, *weaker]:
        best[groups[trigger.at]] = max(best.get(groups[trigger.at], 0), trigger.strength)
    style = sum(1 for t in formal if t.rule != "resolved_sentence") >= 3
    last = {group: at for at, group in enumerate(groups)}
    return formal + [t for t in weaker if _counts(t, best[groups[t.at]], style, last[groups[t.at]])]


def _counts(trigger: Trigger, best: int, style: bool, last: int) -> bool:
    if trigger.strength == FORMAL:
        return True
    if best == FORMAL or trigger.strength < best:
        return False
    return not style or trigger.rule not in {"agreed_sentence", "bare_verb", "noted_sentence"} or trigger.at >= last - 1


def _groups(stretch: Sequence[Passage]) -> list[int]:
    """Number the items of business; where no outline is known, a heading or a numbered title opens one."""
    outlined = any(p.item is not None for p in stretch)
    groups, group = [], 0
    for passage in stretch:
        if outlined:
            groups.append(-1 if passage.item is None else passage.item)
            continue
        if is_heading(passage) or (passage.marker and re.fullmatch(r"\d[\d./]*\.?", passage.marker)):
            group += 1
        groups.append(group)
    return groups


def _is_anticipated(stretch: Sequence[Passage], trigger: Trigger) -> bool:
    """An agenda prints the resolution that it asks for: "to pass the following resolution: RESOLVED that …"."""
    passage = stretch[trigger.at]
    before = stretch[trigger.at - 1].text[-200:] if trigger.at else ""
    return bool(_ASKED_FOR.search(before + "\n" + passage.text[: trigger.words - passage.start]))


def _heads_decision(stretch: Sequence[Passage], trigger: Trigger, formal: Sequence[Trigger], lone: bool) -> bool:
    """"Decision:" heads one itself unless RESOLVED follows under it, or what follows only narrates.

    `lone`: the paper is the record of one decision, so whatever stands there is it.
    """
    rest = stretch[trigger.at].text[trigger.words - stretch[trigger.at].start :]
    following = [p for p in stretch[trigger.at + 1 : trigger.at + 8]]
    if any(t.rule != "decision_head" and trigger.at <= t.at <= trigger.at + 6 and stretch[t.at].item == stretch[trigger.at].item for t in formal):
        return False
    first = rest if rest.strip() else next((p.text for p in following if p.text.strip()), "")
    if lone and stretch[trigger.at].text.casefold().startswith("decision") and len(first.split()) > 2:
        return True
    marked = not rest.strip() and bool(following and following[0].marker)
    return bool(_OPERATIVE.match(first) or re.search(r"\bbe\s+\w+(?:ed|en)\b|\bagree[ds]?\s*(?:to|that|:)", first) or marked)


def _implicit(stretch: Sequence[Passage], taken: set[int]) -> list[Trigger]:
    """A page's decision block may have no trigger at all: its operative words open it."""
    found = []
    runs: dict[int | None, list[int]] = {}
    for at, passage in enumerate(stretch):
        if passage.part is ItemPart.DECISION:
            runs.setdefault(passage.item, []).append(at)
    for run in runs.values():
        if taken & set(run):
            continue
        first = next((at for at in run if stretch[at].text.strip()), None)
        if first is None or not (_OPERATIVE.match(stretch[first].text) or re.search(r"\bbe\s+\w+ed\b", stretch[first].text)):
            continue
        start = stretch[first].start
        found.append(Trigger(first, start, start, start, ResolutionStatus.RESOLVED, "decision_block", FORMAL))
    return found


def _context(stretch: Sequence[Passage], trigger: Trigger, reach: Extent) -> str:
    """The words around a resolution that may say who moved it and how the vote went."""
    item = stretch[trigger.at].item
    before = stretch[max(0, trigger.at - 1) : trigger.at]
    after = stretch[reach.last + 1 : reach.last + 3]
    kept = [p.text for p in before if p.item == item and re.search(r"\bmoved|propos|second", p.text, re.IGNORECASE)]
    kept += [p.text for p in stretch[trigger.at : reach.last + 1]]
    kept += [p.text for p in after if p.item == item and re.match(r"\W*(?:vot|for\b|propos|moved|second|carried|unanim|in favour|recorded|the motion|the vote|on being)", p.text, re.IGNORECASE)]
    return "\n".join(kept)


def build(paper: Paper, match: Match) -> Resolution | Finding | None:
    """Make the record of a resolution."""
    trigger: Trigger = match.data["trigger"]
    reach: Extent = match.data["reach"]
    pieces = [p for p in reach.pieces if p.end > p.start]
    spoken = [p for p in pieces if p is not pieces[0] or len(pieces) == 1 or not _MERE_LEAD.fullmatch(paper.text[p.start : p.end])]
    text = _joined(paper, spoken)
    clauses, verbs = _clauses(paper, trigger, pieces, spoken, text)
    if trigger.rule == "recommendation_head" and not verbs and len(text.split()) < 4:
        return None
    verbs = tuple(v for v in verbs if v != "propose") or verbs
    item = item_at(paper, trigger.words)
    number, title = (item.number, item.title or None) if item else (None, None)
    status = trigger.status
    if status is ResolutionStatus.RECOMMENDED and item is None:
        number = _section_number(paper, trigger)
    if paper.facts.kind is PaperKind.DECISION:
        status = ResolutionStatus.RECOMMENDED if _is_proposed(paper) else status
        title = title or paper.facts.title
    if trigger.rule == "recommended_to_council":
        verbs = ("recommend", *(v for v in verbs if v != "recommend"))
    mover, seconder = movers(match.data["context"])
    return Resolution(
        id=identify(paper.facts.id, KIND, _key(text), match.start),
        evidence=cite(paper, match.start, match.end),
        rule=match.rule,
        item=number,
        title=title,
        status=status,
        verbs=verbs,
        text=text,
        clauses=clauses,
        body=paper.facts.body,
        date=paper.facts.date,
        mover=mover,
        seconder=seconder,
        vote=vote(match.data["context"]),
    )


def _joined(paper: Paper, pieces: Sequence[Piece]) -> str:
    parts = [paper.text[p.start : p.end].strip() for p in pieces]
    out = parts[0]
    for before, piece, part in zip(pieces, pieces[1:], parts[1:], strict=False):
        out += ("\n" if "\n" in paper.text[before.end - 1 : piece.start + 1] else " ") + part
    return out.strip()


def _clauses(
    paper: Paper, trigger: Trigger, pieces: Sequence[Piece], spoken: Sequence[Piece], text: str
) -> tuple[tuple[Clause, ...], tuple[str, ...]]:
    lead = [p for p in pieces if p.depth == 0]
    limbs: list[list[Piece]] = []
    for piece in pieces:
        if piece.depth == 1 and piece.label is not None:
            limbs.append([piece])
        elif piece.depth and limbs:
            limbs[-1].append(piece)
    whole = [operative_verbs(paper.text[max(p.start, trigger.operative) : p.end]) for p in lead if p in spoken]
    verbs = [v for found in whole for v in found]
    if not limbs:
        named = tuple(dict.fromkeys(verbs))
        return (Clause(label=None, text=text, verbs=named),), named
    whole_verbs = bool(verbs)
    to = bool(lead and re.search(r"\bto\s*[:–-]*\s*$", paper.text[lead[-1].start : lead[-1].end]))
    clauses = []
    for limb in limbs:
        label = limb[0].label or ""
        words = _joined(paper, limb)[len(label) :].strip()
        spoken_to = "to " if to and not words.casefold().startswith(("to ", "that ")) else ""
        found = operative_verbs(spoken_to + words, guess=not whole_verbs)
        clauses.append(Clause(label=label if label[-1:].isalnum() or label.strip("()[].") else None, text=words, verbs=found))
        verbs += found
    return tuple(clauses), tuple(dict.fromkeys(verbs))


def _section_number(paper: Paper, trigger: Trigger) -> str | None:
    """A recommendation is cited by its section's number ("2.0"), or by the number in front of its own paragraph."""
    section = section_at(paper, trigger.start)
    if section and section.number:
        return section.number
    for passage in passages(paper):
        if passage.start <= trigger.start < passage.end and passage.marker:
            number = passage.marker.rstrip(".")
            return number if re.fullmatch(r"\d+(?:\.\d+)*", number) else None
    return None


def _is_proposed(paper: Paper) -> bool:
    """A record of decision that says it is proposed, or whose line for a signature has no date beside it."""
    if _PROPOSED.search(paper.text[:800]):
        return True
    signature = None
    for signature in _SIGNATURE.finditer(paper.text):
        pass
    if signature is None or not re.search(r"\bdecision\s+to\s+be\s+taken\b", paper.text[:800], re.IGNORECASE):
        return False
    around = paper.text[max(0, signature.start() - 200) : signature.end() + 150]
    return not _DATE.search(around)


@cache
def _opening_words() -> re.Pattern[str]:
    bodies = alternatives(load("resolutions")["bodies"])
    return re.compile(rf"^(?:it\s+was\s+)?(?:unanimously\s+)?(?:resolved|agreed)?\W*(?:that|to)?\W*(?:the\s+)?(?:(?:\w+\s+)?(?:{bodies})\W+)?", re.IGNORECASE)


def _key(text: str) -> str:
    """The words that tell two resolutions of an item apart."""
    words = re.findall(r"[a-z0-9]+", _opening_words().sub("", text).casefold())
    return " ".join(words[:40])


def merge(paper: Paper, records: Sequence[Resolution]) -> list[Resolution]:
    """Fold a decision that is printed twice in one item, and a recommendation printed twice in a report, into one."""
    kept: list[Resolution] = []
    for record in records:
        twin = next((at for at, other in enumerate(kept) if _same(paper, other, record)), None)
        if twin is None:
            kept.append(record)
            continue
        first, second = kept[twin], record
        if _truncated(first) and not _truncated(second):
            first, second = second, first
        kept[twin] = first.model_copy(
            update={
                "repeats": (*first.repeats, second.evidence, *second.repeats),
                "mover": first.mover or second.mover,
                "seconder": first.seconder or second.seconder,
                "vote": first.vote or second.vote,
            }
        )
    return sorted(kept, key=lambda record: record.evidence.start)


def _truncated(record: Resolution) -> bool:
    return record.text.rstrip().endswith(("...", "…"))


def _same(paper: Paper, one: Resolution, other: Resolution) -> bool:
    if one.status is not other.status:
        return False
    places = [item_at(paper, record.evidence.start) for record in (one, other)]
    if places[0] != places[1] or (places[0] is None and one.status is not ResolutionStatus.RECOMMENDED):
        return False
    a, b = _key(one.text).split(), _key(other.text).split()
    shorter = min(len(a), len(b))
    if not shorter:
        return False
    if shorter > 3:
        return a[:shorter] == b[:shorter]
    return a == b and _part(paper, one) != _part(paper, other)  # "resolved to pay" of two invoices are two decisions


def _part(paper: Paper, record: Resolution) -> ItemPart | None:
    block = block_at(paper, record.evidence.start)
    return block.part if block else None
