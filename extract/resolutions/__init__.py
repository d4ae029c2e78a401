"""Finds resolutions: decisions of a meeting, officers' recommendations, motions that were lost.

`resolution_triggers` and `outcomes` find where one begins, `house_style` which of these count, `clauses` how far one
reaches and its limbs, `motions` what was lost, `verbs` what it does, `votes` who moved it and how the vote went.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.identity import identify
from extract.matches import Match
from extract.memory import remember
from extract.place import cite, item_at
from extract.resolutions.citation import number_of, own_paragraph
from extract.resolutions.clauses import extent
from extract.resolutions.house_style import counted_triggers
from extract.resolutions.limbs import Extent, Piece
from extract.resolutions.motions import carried_verbs, trace
from extract.resolutions.neighbours import DID
from extract.resolutions.passages import Passage, passages
from extract.resolutions.printings import key_of
from extract.resolutions.printings import merge as merge
from extract.resolutions.triggers import FORMAL, Trigger, is_body_lead
from extract.resolutions.verbs import operative_verbs
from extract.resolutions.votes import movers, vote
from extract.sparing import SparingPattern
from models import Clause, Finding, Paper, PaperKind, Resolution, ResolutionStatus, Settings

KIND = "resolutions"

# Triggers that end the resolution before them; a verb in capitals may be one of its limbs.
_OPENERS = frozenset(
    [
        "resolved_head",
        "hereby",
        "decision_head",
        "resolved_capitals",
        "body_head",
        "recommendation_head",
        "request_sentence",
        "recommended_to_council",
        "decision_block",
        "bare_lead",
    ]
)
_PROPOSED = re.compile(
    r"\b(?<!\bnotice\sof\s)(?:proposed|draft)\s+(?:record\s+of\s+)?(?:\w+\s+)?decision\b", re.IGNORECASE
)
_TO_BE_TAKEN = re.compile(r"\bdecision\s+to\s+be\s+taken\b", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"(?<![._…])[._…]{8,}+\s*(?:signed|signature)|(?:signed|signature)\s*:?\s*[._…]{8,}", re.IGNORECASE
)
_DATE = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\s+\d{4}")
# A lead that decides nothing by itself: "that:", "Cabinet is asked to:", "As Cabinet Member for Roads I agree to:"
_MERE_LEAD = re.compile(
    r"""\W*(?:
        that | to
      | [^:]{0,90}(?<!\bbe\s)\b(?:asked|invited|recommended|requested)\s+
            (?:to\s+resolve\s+that|to|that)(?:\s+the\s+[^:]{1,60})?
      | (?:as\b[^:]{0,150}?)?\bI\s+(?:\w+\s+)?(?:agree|agreed|approve|decide|decided|propose)\b[^:]{0,40}
    )?\s*[:–-]*\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_ENDED = frozenset(
    [
        "decision_block",
        "elected",
        "minutes_confirmed",
        "moved_and_carried",
        "moved_only",
        "motion_told",
        "terse_outcome",
        "trailing_verb",
    ]
)
_SHOUTED = re.compile(r"[A-Z]{4,}\s+[a-z]")
_LEADS_LIMBS = frozenset(["body_head", "decision_head"])
_TRACED = frozenset(["motion_carried", "motion_lost"])  # their words stand before them
_TO_LEAD = re.compile(r"\bto\s*[:–-]*\s*$")
# "granted subject to the following conditions:", "refused for the following reasons:" over limbs that decide nothing
_TERMS = re.compile(r"\b(?:conditions|reasons|grounds|informatives)\b[^.;]{0,40}[:–-]+\s*$", re.IGNORECASE)
_MOVERS_BEFORE = SparingPattern(r"\bmoved|propos|second", re.IGNORECASE)
_VOTE_AFTER = re.compile(
    r"""\W*(?:vot|for\b|propos|moved|second|carried|unanim|in\ favour|recorded|the\ motion|the\ vote|on\ being|all\ in
        |\d+\ (?:for|in\ favour))""",
    re.VERBOSE | re.IGNORECASE,
)


def find(paper: Paper, settings: Settings) -> list[Match]:
    """Propose a span for each resolution, from its trigger to the end of its last limb."""
    stretch = passages(paper)
    triggers = counted_triggers(paper, stretch)
    openings = {t.at for t in triggers if _opens(stretch[t.at], t)}
    for trigger in triggers:
        if trigger.rule in _LEADS_LIMBS or is_body_lead(stretch[trigger.at], trigger):
            openings -= set(_listed(stretch, trigger.at))
    matches = []
    for trigger in triggers:
        if trigger.rule in _TRACED:
            begun, reach = trace(stretch, trigger)
            between = any(t.rule in _TRACED and begun.at < t.at < trigger.at for t in triggers)  # an amendment's fate
            span = (begun.words, reach.end if between else trigger.end or reach.end)
        else:
            begun, reach = trigger, extent(stretch, trigger, openings.__contains__)
            span = (trigger.start if trigger.strength == FORMAL else trigger.words, reach.end)
        if reach.end > begun.words and any(c.isalpha() for c in paper.text[begun.words : reach.end]):
            context = trigger.told or _context(stretch, begun, reach)
            data = {"trigger": begun, "reach": reach, "context": context}
            matches.append(Match(*span, trigger.rule, trigger.strength, data))
    return matches


def _opens(passage: Passage, trigger: Trigger) -> bool:
    """Tell whether a trigger near the front of a passage ends the resolution before: a head, or a lead into limbs."""
    leads = passage.marker is None and passage.text.rstrip().endswith((":", ":-"))
    opener = trigger.rule in _OPENERS or (trigger.rule == "agreed_sentence" and leads)
    return opener and trigger.start - passage.start < 60


def _listed(stretch: Sequence[Passage], lead: int) -> Iterator[int]:
    """The limbs under "The Committee:", where "ii. AGREED that …", or "AGREED that …", opens no decision of its own."""
    for at in range(lead + 1, len(stretch)):
        shouted = _SHOUTED.match(stretch[at].text) or DID.fullmatch(stretch[at].text)
        if not (stretch[at].marker or shouted) or stretch[at].item != stretch[lead].item or stretch[at].opens_item:
            return
        yield at


_MOST_CONTEXT = 12_000


def _context(stretch: Sequence[Passage], trigger: Trigger, reach: Extent) -> str:
    """The words around a resolution that may say who moved it and how the vote went."""
    item = stretch[trigger.at].item
    before = [p for p in stretch[max(0, trigger.at - 1) : trigger.at] if p.item == item]
    after = [p for p in stretch[reach.last + 1 : reach.last + 3] if p.item == item]
    kept = [p.text for p in before if _MOVERS_BEFORE.search(p.text)]
    kept += [p.text for p in stretch[trigger.at : reach.last + 1]]
    kept += [p.text for p in after if _VOTE_AFTER.match(p.text)]
    words = "\n".join(kept)
    # Movers and votes stand at either end; what is between them in a decision longer than a page or two is its words.
    return words if len(words) <= _MOST_CONTEXT else f"{words[: _MOST_CONTEXT // 2]}\n{words[-_MOST_CONTEXT // 2 :]}"


def build(paper: Paper, match: Match) -> Resolution | Finding | None:
    """Make the record of a resolution; None where a head has no operative words under it."""
    trigger: Trigger = match.data["trigger"]
    reach: Extent = match.data["reach"]
    pieces = [p for p in reach.pieces if p.end > p.start]
    mere = len(pieces) > 1 and _MERE_LEAD.fullmatch(paper.text[pieces[0].start : pieces[0].end])
    spoken = pieces[1:] if mere else pieces
    text = _joined(paper, spoken)
    clauses, verbs = _clauses(paper, trigger, pieces, spoken, text)
    if trigger.rule == "recommendation_head" and not verbs and len(text.split()) < 4:
        return None
    verbs = tuple(v for v in verbs if v != "propose") or verbs
    if match.rule in _ENDED:
        verbs = carried_verbs(text, () if match.rule == "terse_outcome" else verbs)
        verbs = verbs or (("agree",) if match.rule == "moved_only" else ())  # "This was agreed." of what was moved
    if trigger.rule == "recommended_to_council" or "RECOMMEND:" in paper.text[trigger.start : trigger.words]:
        verbs = ("recommend", *(v for v in verbs if v != "recommend"))
    item = item_at(paper, trigger.words)
    context: str = match.data["context"]
    mover, seconder = movers(context)
    return Resolution(
        id=identify(paper.facts.id, KIND, key_of(text), match.start),
        evidence=cite(paper, match.start, match.end),
        rule=match.rule,
        item=number_of(paper, trigger, item) or own_paragraph(trigger, pieces, len(clauses)),
        title=(item.title if item else None) or (paper.facts.title if paper.facts.kind is PaperKind.DECISION else None),
        status=_status(paper, trigger),
        verbs=verbs,
        text=text,
        clauses=clauses,
        body=paper.facts.body,
        date=paper.facts.date,
        mover=mover,
        seconder=seconder,
        vote=vote(context),
    )


def _joined(paper: Paper, pieces: Sequence[Piece]) -> str:
    """Write the pieces as they are printed: a new line where the paper begins one, else a blank."""
    out = paper.text[pieces[0].start : pieces[0].end].strip()
    for before, piece in pairwise(pieces):
        parted = "\n" if "\n" in paper.text[before.end - 1 : piece.start + 1] else " "
        out += parted + paper.text[piece.start : piece.end].strip()
    return out.strip()


def _clauses(
    paper: Paper, trigger: Trigger, pieces: Sequence[Piece], spoken: Sequence[Piece], text: str
) -> tuple[tuple[Clause, ...], tuple[str, ...]]:
    """Make the limbs, nested ones within the outer; the whole text is the one clause where there are none."""
    lead = [p for p in pieces if p.depth == 0]
    limbs: list[list[Piece]] = []
    for piece in pieces:
        if piece.depth == 1 and piece.label is not None:
            limbs.append([piece])
        elif piece.depth and limbs:
            limbs[-1].append(piece)
    verbs: list[str] = []
    for piece in lead:
        if piece in spoken:
            verbs += operative_verbs(paper.text[max(piece.start, trigger.operative) : piece.end])
    if not limbs:
        named = tuple(dict.fromkeys(verbs))
        return (Clause(label=None, text=text, verbs=named),), named
    guess = not verbs
    infinitive = bool(lead and _TO_LEAD.search(paper.text[lead[-1].start : lead[-1].end]))
    clauses = [_limb(paper, limb, infinitive, guess) for limb in limbs]
    if guess or not _TERMS.search(paper.text, lead[-1].start, lead[-1].end):
        verbs += [verb for clause in clauses for verb in clause.verbs]
    return tuple(clauses), tuple(dict.fromkeys(verbs))


def _limb(paper: Paper, limb: Sequence[Piece], infinitive: bool, guess: bool) -> Clause:
    """Make one limb; behind "resolved to:" its first verb is an infinitive. A bullet is no label."""
    label = limb[0].label or ""
    words = _joined(paper, limb)[len(label) :].strip()
    bare = infinitive and not words.casefold().startswith(("to ", "that "))
    verbs = operative_verbs("to " + words if bare else words, guess=guess)
    if len(limb) > 1 and _TO_LEAD.search(paper.text[limb[0].start : limb[0].end]):  # "Council be asked to: i) approve"
        inner = [paper.text[p.start + len(p.label or "") : p.end].strip() for p in limb[1:]]
        verbs = tuple(dict.fromkeys([*verbs, *(v for words in inner for v in operative_verbs("to " + words))]))
    return Clause(label=label if any(c.isalnum() for c in label) else None, text=words, verbs=verbs)


def _status(paper: Paper, trigger: Trigger) -> ResolutionStatus:
    return ResolutionStatus.RECOMMENDED if _is_undecided(paper) else trigger.status


@remember
def _is_undecided(paper: Paper) -> bool:
    """Tell a record of decision that is proposed, or has no date beside its line for a signature."""
    if paper.facts.kind is not PaperKind.DECISION:
        return False
    head = paper.text[:800]
    if _PROPOSED.search(head):
        return True
    signatures = list(_SIGNATURE.finditer(paper.text)) if _TO_BE_TAKEN.search(head) else []
    if not signatures:
        return False
    last = signatures[-1]
    return not _DATE.search(paper.text, max(0, last.start() - 200), last.end() + 150)
