"""Which of the triggers in a paper count: by its kind, by whose voice speaks, and by how its body prints decisions.

In a report only what it recommends counts: the decisions in it are history. `precedence` settles which sentences count
beside a formal decision.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.resolutions.bare_decisions import bare_decisions
from extract.resolutions.echoes import without_motions_printed_below
from extract.resolutions.labelled import labelled_motions
from extract.resolutions.lost_leads import lost_leads
from extract.resolutions.outcomes import outcomes
from extract.resolutions.passages import Passage
from extract.resolutions.precedence import weaker_that_count
from extract.resolutions.proposals import proposals
from extract.resolutions.spoken import Spoken
from extract.resolutions.standing import told_action
from extract.resolutions.triggers import FORMAL, Trigger, formal_triggers, recommendation_triggers
from extract.sparing import SparingPattern
from models import BlockKind, ItemPart, Paper, PaperKind, ResolutionStatus

_MINUTES = SparingPattern(
    r"""\bminutes?\s+of\b | \bpresent\s*: | \bapologies\b | \bdecision\s+(?:notice|details|maker|taken\s+by)\b
      | \bdecision\s+log\b | \bin\s+attendance\b | \battendees\b | \bmembers?\s+present\b | \bdecision\s*/\s*action
      | \brecord\s+of\s+(?:the\s+)?(?:executive\s+)?decisions?\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "A summary of what was discussed at the Board meeting held on …", over what the meeting did
_TOLD = re.compile(
    r"""\b(?:summary|highlights|notes?|records?|report|key\s+(?:points|messages|decisions)|decisions|headlines)\b[^.:]{0,70}
        \bmeetings?\b[^.:]{0,40}\bheld\b""",
    re.VERBOSE | re.IGNORECASE,
)
# The page of one item: "Meeting: 03/02/2031 - Roads Committee (Item 7)"
_ITEM_PAGE = re.compile(r"^Meeting:\s+\d\d/\d\d/\d{4}\s+-\s.{3,100}\(Item\s+\d+\w?\)", re.MULTILINE)
_SHORT_PAGE = 6000  # characters: a page that tells what became of one item
# The voices of a page: a label alone on its line
_VOICED = re.compile(r"^(?:Draft\s+)?(?:Minutes|Decision)\s*:\s*$", re.MULTILINE)
# "to consider passing the following resolution:"
_ASKED_FOR = re.compile(
    r"""\b(?:following|proposed|draft)\s+resolution
      | \b(?:to\s+(?:pass|consider|resolve|agree)|is|are|be)\s+(?:asked|recommended|invited|passing|the\s+following)""",
    re.VERBOSE | re.IGNORECASE,
)
# How operative words begin: "That", "To note", "I agree", "APPROVE", "Approved the", "No objection"
_OPERATIVE = re.compile(
    r"""(?:the\s+)?recommendations?\s+(?:\w+\s+)?(?:agreed|approved|accepted|adopted)
      | (?:the\s+)?applications?\s+(?:\S+\s+){0,2}?(?:permitted|granted|refused|approved|deferred|withdrawn)\b
      | that\b | to\s+[a-z]+ | i\s+(?:agree|approve|have|hereby) | (?-i:[A-Z]{4,})\b | no\s+objection
      | (?:approv|agre|not|endors|adopt|grant|refus|defer|delegat|authoris|confirm|accept|permit|support|award)\w*\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ALONE = re.compile(r"(?:Noted|Agreed|Approved|Deferred)\.?")  # "Decision: Noted.", which needs no RESOLVED below
# "Set out below is a summary of the decisions …", over a sheet of them
_PREAMBLE = re.compile(
    r"(?:set\s+out\s+below|(?:listed\s+)?below\s+(?:is|are)|the\s+following\s+(?:is|are))\b"
    r"|this\s+is\s+a\s+summary\s+of",
    re.IGNORECASE,
)
# "The Cabinet considered a report on …", where the decision has a head of its own further down
_CONSIDERED = re.compile(
    r"(?:the\s+)?[\w ’'-]{3,60}?\s(?:considered|received|discussed|presented|introduced|submitted)\s+"
    r"(?:an?|the|proposed)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?:\w+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?[\s/.-]+\w{1,9}[\s/.-]+\d{4}\.?")
_DECIDING = re.compile(r"\bbe\s+\w+(?:ed|en)\b|\bagree[ds]?\s*(?:to|that|:|$)")
# "Hale Bowls Club was awarded £400 towards a green", under "Decision:"
_GIVEN_TO = re.compile(
    r"[A-Z](?:[^.;:]|\.(?=\w)){3,140}?\s(?:was|were)\s+(?:not\s+)?(?:awarded|granted|refused|given|allocated)\b"
)
_HAVING = re.compile(r"Having\s(?:given|had)\b[^.;]{3,160}:\s*$")  # over the limbs of what was decided
_PAGE_HEAD = re.compile(r"\s*decision\s+details\s*:?\s*", re.IGNORECASE)
_PUT_FORWARD = re.compile(r"(?:proposed|recommended(?!\s+(?:to|that)\b|\s+[–—-])|draft)\s", re.IGNORECASE)
_LABEL = re.compile(r"^\(?\w{1,3}[.)]\s+")  # "1. To sell the field", behind "Details of decision:"
_RESOLVES = re.compile(r"(?i:resolved)|[^.;:]{2,80}?\sRESOLVED\b")
_OWN = ("bare_", "minutes_confirmed")  # decisions of a sheet's items that need no RESOLVED


def counted_triggers(paper: Paper, passages: Sequence[Passage]) -> list[Trigger]:
    """List the triggers of a paper that begin a resolution, in order."""
    spoken = Spoken(paper, passages)
    formal, asked = list(formal_triggers(spoken)), list(recommendation_triggers(spoken))
    reported = _is_report(paper, formal, asked)
    triggers = _recommended(paper, passages, asked, reported)
    if not reported:
        decided = _decided(paper, spoken, formal, asked)
        if paper.facts.kind is PaperKind.DECISION and not decided and not triggers:
            triggers = asked  # the page of an issue that is yet to be decided
        if paper.facts.kind is PaperKind.DECISION and any(t.strength == FORMAL for t in decided):
            own = {
                t.at
                for t in decided
                if t.rule.startswith(_OWN) and (passages[t.at].item is not None or t.rule == "minutes_confirmed")
            }
            decided = [t for t in decided if t.strength == FORMAL or t.at in own]  # the rest tells of earlier decisions
        triggers += decided
    return sorted(triggers, key=lambda t: (t.start, -t.strength))


def _is_report(paper: Paper, found: Sequence[Trigger], asked: Sequence[Trigger]) -> bool:
    kind = paper.facts.kind
    if kind in {PaperKind.MINUTES, PaperKind.DECISION}:
        return False
    decided = any(t.rule.startswith("resolved") for t in found)
    if _ITEM_PAGE.search(paper.text[:1500]) and not asked:
        return False
    told = _TOLD.search(paper.text[:1000]) and not asked
    if kind in {PaperKind.REPORT, PaperKind.PLAN}:
        return not ((decided and (_VOICED.search(paper.text) or not asked)) or told)
    if kind is PaperKind.OTHER and not asked and len(paper.text) < _SHORT_PAGE:
        return False
    return not decided and not told and not _MINUTES.search(paper.text[:1500])


def _recommended(paper: Paper, passages: Sequence[Passage], found: Sequence[Trigger], reported: bool) -> list[Trigger]:
    """In minutes a recommendation counts where it is the body's own ("RECOMMENDED that Council …"), as its decision."""
    kind = paper.facts.kind
    heads = [t for t in found if t.rule == "recommendation_head"]
    if reported or kind is PaperKind.AGENDA:
        strict = heads or kind is PaperKind.AGENDA
        places = [t.at for t in heads]
        if reported and any(t not in heads and _is_near(t, places) for t in found):
            return [t for t in found if t in heads or _is_near(t, places)]  # the rest says the same once more
        return [t for t in found if t in heads or not strict or _is_put(passages, t, places)]
    issue = kind in {PaperKind.REPORT, PaperKind.OTHER}  # one item's page, its report's recommendation over the minutes
    own = [t for t in found if issue and passages[t.at].part is ItemPart.AGENDA]
    for trigger in heads:
        passage = passages[trigger.at]
        if _PUT_FORWARD.match(passage.text):
            if kind is PaperKind.DECISION:
                own.append(trigger)
        elif passage.text.startswith(("RECOMMENDED", "Recommended")) and passage.part is not ItemPart.AGENDA:
            own.append(replace(trigger, status=ResolutionStatus.RESOLVED, rule="recommended_to_council"))
    return own


def _is_put(passages: Sequence[Passage], trigger: Trigger, heads: Sequence[int]) -> bool:
    """Beside a head "Recommendations", "members are asked to note" in mid-paragraph puts nothing forward."""
    return trigger.start == passages[trigger.at].start or _is_near(trigger, heads)


def _is_near(trigger: Trigger, heads: Sequence[int]) -> bool:
    """Right below a head."""
    return any(0 <= trigger.at - head <= 3 for head in heads)


def _decided(paper: Paper, spoken: Spoken, found: Sequence[Trigger], asked: Sequence[Trigger]) -> list[Trigger]:
    """Collect the decisions of minutes: the formal ones, and of the others those that the house style lets count."""
    lone, passages = paper.facts.kind is PaperKind.DECISION, spoken.passages
    minuted = {p.item for p in passages if p.part is ItemPart.DECISION or p.part is ItemPart.MINUTES}
    voiced = [p.part is not ItemPart.AGENDA or p.item not in minuted for p in passages]
    formal = [t for t in [*found, *proposals(spoken), *lost_leads(spoken, lone)] if voiced[t.at]]
    if paper.facts.kind is PaperKind.AGENDA:
        formal = [t for t in formal if not _is_anticipated(passages, t)]
    title = paper.facts.title
    formal = [t for t in formal if t.rule != "decision_head" or _heads_decision(passages, t, formal, lone, title)]
    weaker = [_raised(passages, t) for t in outcomes(spoken) if voiced[t.at]]
    if paper.facts.kind is not PaperKind.AGENDA:
        weaker += [_raised(passages, t) for t in bare_decisions(spoken, asked, lone) if voiced[t.at]]
    weaker = without_motions_printed_below(passages, weaker)
    formal = [t for t in formal if not _heads_lead(passages, t, weaker)]
    labelled = list(labelled_motions(spoken))
    fates = {at for _, told in labelled for at in told}
    formal = [t for t in formal if t.at not in fates] + [t for t, _ in labelled]
    weaker = [t for t in weaker if t.at not in fates]
    formal += _implicit(passages, {t.at for t in [*formal, *weaker] if t.strength == FORMAL} | fates)
    return formal + weaker_that_count(passages, formal, weaker)


# What a site tells its readers over the decisions
_GUIDE = re.compile(
    r"(?:Use\s+the\s+(?:below|search|filters?|links?)|(?:Click|Search|Select|Browse)\b|This\s+page\s+(?:lists|shows)\b)"
)
_REGARD = re.compile(r"(?:Having|Following|After)\b[^.;:]{3,200}(?:,|\bthe)\s*$")


def _heads_lead(passages: Sequence[Passage], trigger: Trigger, weaker: Sequence[Trigger]) -> bool:
    """Tell "Decision:" over "Having considered the report, the", cut off in front of "Cabinet agreed that:"."""
    below = passages[trigger.at : trigger.at + 2]
    if trigger.rule != "decision_head" or not any(_REGARD.search(passage.text) for passage in below):
        return False
    return any(trigger.at < t.at <= trigger.at + 2 and t.rule == "agreed_sentence" for t in weaker)


def _raised(passages: Sequence[Passage], trigger: Trigger) -> Trigger:
    """What is agreed or noted inside a page's decision block is the decision."""
    inside = passages[trigger.at].part is ItemPart.DECISION
    return replace(trigger, strength=FORMAL) if inside else trigger


def _is_anticipated(passages: Sequence[Passage], trigger: Trigger) -> bool:
    """An agenda prints the resolution that it asks for: "to pass the following resolution: RESOLVED that …"."""
    passage = passages[trigger.at]
    before = passages[trigger.at - 1].text[-200:] if trigger.at else ""
    return bool(_ASKED_FOR.search(before + "\n" + passage.text[: trigger.words - passage.start]))


def _heads_decision(
    passages: Sequence[Passage], trigger: Trigger, formal: Sequence[Trigger], lone: bool, title: str | None
) -> bool:
    """Under "Decision:" stand operative words, unless RESOLVED follows there, or what follows only narrates.

    `lone`: the paper is the record of one decision, so whatever stands there is it.
    """
    here = passages[trigger.at]
    rest = here.text[trigger.words - here.start :].strip()
    following = passages[trigger.at + 1 : trigger.at + 8]
    listed = not rest and bool(following) and following[0].marker is not None
    led = not rest and len(following) > 1 and following[1].marker and _HAVING.match(following[0].text)
    for other in formal:
        reach = 0 if _ALONE.fullmatch(rest) else 6
        near = trigger.at <= other.at <= trigger.at + reach and passages[other.at].item == here.item
        limb = listed and passages[other.at].marker and not _RESOLVES.match(passages[other.at].text)
        if near and other.rule != "decision_head" and not limb:
            return False
    first = _LABEL.sub("", rest or next((p.text for p in following if p.text.strip()), ""))
    if _PREAMBLE.match(first):
        return False
    further = any(other.at > trigger.at and other.rule == "decision_head" for other in formal)
    if further and _CONSIDERED.match(first) and not _DECIDING.search(first):
        return False
    if trigger.at < 2 and rest == "" and any(o.at > trigger.at for o in formal):
        # the title of a page of decisions, each under its own head, or over the title of the one that it tells
        return _OPERATIVE.match(first) is not None and first != title
    if trigger.at < 2 and first and following and _PAGE_HEAD.fullmatch(following[0].text):
        return False  # "Decision - Parking orders", the title of a page about one
    if _DAY.fullmatch(first) or _GUIDE.match(first):
        return False  # "Decision made: 4 May 2031", "Use the below search options"
    if lone and here.text.casefold().startswith(("decision", "what ")) and len(first.split()) > 2:
        return True
    return (
        listed
        or bool(led)
        or bool(
            _OPERATIVE.match(first) or _DECIDING.search(first) or _GIVEN_TO.match(first) or told_action(here, first)
        )
    )


def _implicit(passages: Sequence[Passage], taken: set[int]) -> list[Trigger]:
    """A page's decision block may have no trigger at all: its operative words open it."""
    runs: dict[int | None, list[int]] = {}
    for at, passage in enumerate(passages):
        if passage.part is ItemPart.DECISION:  # each cell of a column of decisions is a block of its own
            own = -1 - at if passage.kind is BlockKind.TABLE_ROW else passage.item
            runs.setdefault(own, []).append(at)
    found = []
    for run in runs.values():
        first = next((at for at in run if passages[at].text.strip()), None)
        if first is None or taken.intersection(run):
            continue
        passage = passages[first]
        if _OPERATIVE.match(passage.text) or _DECIDING.search(passage.text):
            start = passage.start
            found.append(Trigger(first, start, start, start, ResolutionStatus.RESOLVED, "decision_block", FORMAL))
    return found
