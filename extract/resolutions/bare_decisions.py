"""Decisions printed without any head or RESOLVED: "That the report be noted." as what closes an item or a page."""

import re
from collections.abc import Iterator, Sequence

from extract.resolutions.endings import stops
from extract.resolutions.groups import TO_DO
from extract.resolutions.inflection import look_up
from extract.resolutions.limbs import BULLET, ordinals
from extract.resolutions.passages import Passage
from extract.resolutions.spoken import Spoken
from extract.resolutions.triggers import AGREED, FORMAL, Trigger, is_heading
from models import BlockKind, ItemPart, ResolutionStatus

# "That the report be noted", "that approval be given", "That the following be approved, subject to …:"
_SUBJUNCTIVE = re.compile(
    r"""["“]?(?:[Tt]hat|THAT)\b(?:(?!\b(?:would|could|should|may|might|will|can|to)\s+be\b)(?:[^.;]|\.(?=\d))){3,500}?
        \bbe\s+(?:\w+ly\s+|re-){0,2}(?:\w+(?:ed|en)|given|made|held|set|paid|put|let|sent)\b""",
    re.VERBOSE,
)
# "That the minutes of 4 May were signed as a correct record.", where RESOLVED was lost
_MINUTES_WERE = re.compile(
    r"That\s+the\s+[Mm]inutes\b[^.;]{3,160}?\b(?:were|was)\s+(?:approved|agreed|signed|confirmed)\b"
)
# "the Forum be reduced to 26 members by …"
_LIMB = re.compile(
    r"""(?:[Tt]he|[Aa]n?|[Cc]ouncillor|[Oo]fficers|[Aa]uthority|[Aa]pproval)\b
        (?:(?!\b(?:would|could|should|may|might|will|can|shall|must|to)\s+be\b)(?:[^.;]|\.(?=\d))){1,400}?
        \bbe\s+(?:\w+ly\s+|re-){0,2}(?:\w+(?:ed|en)|given|made|held|set|paid|put|let|sent)\b""",
    re.VERBOSE,
)
# "changes to section 4, as set out, be approved;", a limb whose RESOLVED was lost
_LOST_LEAD = re.compile(
    r"[a-z][^;]{5,300}?\bbe\s+(?:also\s+|\w+ly\s+)?(?:approved|noted|agreed|endorsed|adopted|accepted|received)\b"
)
# "To note the settlement." behind what was said about it
_TO = re.compile(r"To\s+(?:\w+ly\s+)?(?P<verb>[a-z-]+)\b")
_DATED = re.compile(r"(?:Effective\s+from|Decision\s+published|Made\s+at\s+meeting)\s*:")  # the field over a decision
_NARRATIVE = re.compile(
    r"\b(?:considered|introduced|presented|explained|advised|submitted|reported|asked|raised|discussed|outlined|updated)\b"
)
# "That the Cabinet Member for Roads, having consulted the Leader, approves the award …" or only "…:" over "i) Approves"
_FINITE = (
    r"(?:[Aa]pproves|[Aa]grees|[Nn]otes|[Aa]uthorises|[Dd]elegates|[Ee]ndorses|[Aa]dopts|[Aa]wards|[Aa]ccepts"
    r"|[Cc]onfirms|[Gg]rants)\b"
)
_SUBJECT = (
    r"That\s+the\s+(?:[A-Z][\w-]*\s+){0,6}?(?:Member|Leader|Mayor|Cabinet|Executive|Council|Committee|Board|Director)\b"
)
# "That Cabinet note the low level of reserves", on a sheet of decisions
_BY_BODY = re.compile(
    r"(?:That|THAT)\s+(?:the\s+)?(?:[A-Z][\w-]*\s+){0,4}?(?:Cabinet|Executive|Council|Committee|Board|[Mm]embers)\s+(?:\w+ly\s+|also\s+)?"
    r"(?:approve|agree|note|authorise|delegate|endorse|adopt|award|accept|confirm|grant|consider|support|recommend)s?\b"
)
# "That the recommendations of the group are approved", on a sheet of decisions
_STATED = re.compile(
    r"(?:That|THAT)\s[^.;:]{3,300}?\s(?:is|are)\s(?:approved|agreed|noted|adopted|endorsed|accepted|confirmed|authorised|delegated)\b"
)
# "Approve the application and acceptance of the grant", alone on the page of a decision
_BASE = re.compile(
    r"(?:Approve|Agree|Authorise|Award|Accept|Adopt|Delegate|Grant|Endorse|Confirm)\s(?:the|an?|that|to)\s"
)
_BY_PERSON = re.compile(rf"{_SUBJECT}[^.;:]{{0,160}}?\s{_FINITE}")
_PERSON_LEAD = re.compile(rf"{_SUBJECT}[^.;:]{{0,200}}:\s*$")
# "That following a recommendation from the Panel, the Authority approves:" over its limbs
_BODY_LEAD = re.compile(rf"That,?\s+following\s[^.;:]{{5,160}},\s+the\s+[A-Z][^.;:,]{{3,60}}\s{_FINITE}:\s*$")
# "Authorised the Director to …", "Approve the plan": a limb below "That the Committee:"
_FINITE_LIMB = re.compile(
    rf"(?:{_FINITE}|(?:Approve|Agree|Note|Authorise|Delegate|Endorse|Adopt|Award|Accept|Confirm|Grant)(?:e?d|ted)?\b)"
)
# "Proposed by Cllr Reed, seconded by Cllr Moss." alone over what was proposed
_MOVED = re.compile(r"(?:proposed|moved)\b[^.;]{2,60}\bseconded\b[^.;]{2,50}\.?\s*$", re.IGNORECASE)
# "17.49 Moved by J. Reed", "Seconded by P. Moss", "Mover: Reed": a line over what was moved
_MOVER_LINE = re.compile(
    r"(?:\d[\d./:-]*\s+)?(?:moved|mover|proposed|proposer|motion|seconded|seconder)(?:\s+by\b|\s*:)[^.;]{2,60}\.?",
    re.IGNORECASE,
)
_VOTED = re.compile(r"\W*(?:motion\s+)?(?:carried|approved|passed|lost|defeated)\b.{0,30}", re.IGNORECASE)
_LEADS = re.compile(r"(?:[:;,–—-]|\b(?:that|to|following|and|or|by|of|the|a))\s*$", re.IGNORECASE)
# What stands under such a heading is yet to be done or decided, or was decided elsewhere.
_NO_OUTCOME = re.compile(
    r"\b(?:actions?|matters\s+arising|motions?|notices?|questions?|petitions?|recommend\w*|proposals?|proposed|purpose"
    r"|options?|background|extract|previous|terms\s+of\s+reference)\b",
    re.IGNORECASE,
)
_BEFORE = 8  # passages back within which a recommendation still speaks


def bare_decisions(spoken: Spoken, asked: Sequence[Trigger], sheet: bool) -> Iterator[Trigger]:
    """Find the paragraphs and lists of "that … be …" that stand by themselves at the end of an item or page.

    `asked`: what officers recommend; `sheet`: the paper holds nothing but decisions, so what reads as an item's agenda
    may be one.
    """
    passages, recommended = spoken.passages, {trigger.at for trigger in asked}
    last = _last_ones(passages)
    heads = _heads(passages)
    found = False
    going_on = -1  # the passage that the next goes on with: those of one form beside each other are one decision
    for at in spoken.at:
        passage = passages[at]
        asking = passage.part is ItemPart.AGENDA and not sheet
        if asking or passage.kind is BlockKind.TABLE_ROW or is_heading(passage):
            continue
        if not _is_stated(passages, at, heads[at], sheet):
            continue
        if going_on == at and passages[at - 1].item == passage.item and passage.marker is None:
            going_on = at + 1
            continue
        moved = _is_moved(passages, at) or _is_under_label(passages, at)
        opens = last[at] or (sheet and not found)
        if moved or (opens and _may_open(passages, at, recommended, heads[at])):
            lead = passage.text.rstrip().endswith(":")
            going_on = at + 1 if not lead and passage.marker is None else -1
            found = True
            start, rule = passage.start, "bare_lead" if lead else "bare_decision"
            said = (sheet and _is_dated(passages, at)) or _is_under_label(passages, at)
            strength = FORMAL if said else AGREED
            yield Trigger(at, start, start, start, ResolutionStatus.RESOLVED, rule, strength)


def _is_stated(passages: Sequence[Passage], at: int, head: Passage | None, sheet: bool) -> bool:
    """Tell words that may be a decision by themselves: "That the report be noted", "To note …", a list of "… be …"."""
    text = passages[at].text
    if text[:5].casefold().lstrip('"“').startswith("that"):
        stated = (
            _is_subjunctive(passages, at)
            or _MINUTES_WERE.match(text)
            or (sheet and (_BY_BODY.match(text) or _STATED.match(text)))
        )
        if stated or _is_finite(passages, at):
            return True
    elif (sheet and _BASE.match(text)) or (text.startswith("To") and _is_infinitive(passages, at, head, sheet)):
        return True
    return _is_list(passages, at)


def _is_subjunctive(passages: Sequence[Passage], at: int) -> bool:
    """ "That the sale be approved", also where its line was cut in two: "That the land at Mill Lane," "be sold"."""
    here, after = passages[at], passages[at + 1 : at + 2]
    if _SUBJUNCTIVE.match(here.text):
        return True
    cut = here.text.startswith("That") and here.text[-1] not in ".;:" and after and after[0].marker is None
    return bool(cut) and _SUBJUNCTIVE.match(f"{here.text} {after[0].text}") is not None


def _is_dated(passages: Sequence[Passage], at: int) -> bool:
    """Right above stands the last of the fields that a page prints over a decision."""
    return at > 0 and _DATED.match(passages[at - 1].text) is not None


def _is_moved(passages: Sequence[Passage], at: int) -> bool:
    """Right above stand who moved and who seconded it, each on a line or both on one."""
    if at and _MOVED.fullmatch(passages[at - 1].text) and passages[at - 1].item == passages[at].item:
        return True
    above = passages[max(0, at - 2) : at]
    return len(above) == 2 and all(_MOVER_LINE.fullmatch(p.text) and p.item == passages[at].item for p in above)


_REASON = re.compile(r"Reasons?\s+for\s+(?:the\s+)?decisions?\b", re.IGNORECASE)  # below a decision
_LABEL = re.compile(r"(?:Draft\s+)?(?:Minutes|Decisions?)\s*:\s*")


def _is_under_label(passages: Sequence[Passage], at: int) -> bool:
    """Right below "Minutes:", alone on its line."""
    return at > 0 and _LABEL.fullmatch(passages[at - 1].text) is not None


def _is_list(passages: Sequence[Passage], at: int) -> bool:
    """Two lettered limbs or more, each "the … be …", that nothing leads into; or one under "Proposed by …"."""
    here, after = passages[at], passages[at + 1 : at + 2]
    if at and _MOVED.match(passages[at - 1].text) and passages[at - 1].item == here.item:
        return _LIMB.match(here.text) is not None
    if not here.marker or here.marker[-1] not in ")." or not after or not after[0].marker:
        return False
    return all(_LIMB.match(p.text) or _LOST_LEAD.match(p.text) for p in (here, after[0]))


def _is_finite(passages: Sequence[Passage], at: int) -> bool:
    """Somebody with powers does it: "That the Cabinet Member for Roads approves …", or so in the limbs below."""
    here, after = passages[at], passages[at + 1 : at + 2]
    if _BY_PERSON.match(here.text) or (after and after[0].marker and _BODY_LEAD.match(here.text)):
        return True
    listed = bool(after) and after[0].marker is not None and _FINITE_LIMB.match(after[0].text) is not None
    return listed and _PERSON_LEAD.match(here.text) is not None


def _is_infinitive(passages: Sequence[Passage], at: int, head: Passage | None, sheet: bool) -> bool:
    """ "To note …" after what was said of the item; right under its heading it would be the agenda's words.

    On a sheet of decisions "1. To approve …" is one by itself.
    """
    here = passages[at]
    found = _TO.match(here.text)
    if (
        found
        and look_up(found["verb"], core_only=True)
        and any(_REASON.match(p.text) for p in passages[at + 1 : at + 2])
    ):
        return True
    if found is None or look_up(found["verb"], core_only=True) is None or not at or is_heading(passages[at - 1]):
        return False
    if sheet and _is_dated(passages, at):
        return True
    if sheet and here.marker and any(kind != BULLET and number == 1 for kind, number in ordinals(here.marker)):
        return True
    near = [p for p in passages[max(0, at - _BEFORE) : at] if p.item == here.item]
    if head in near:
        near = near[near.index(head) + 1 :]
    return any(_NARRATIVE.search(p.text) for p in near) and not near[-1].text.rstrip().endswith(":")


def _may_open(passages: Sequence[Passage], at: int, recommended: set[int], head: Passage | None) -> bool:
    """No lead-in, motion or recommendation stands before it, and it is no later limb of a list."""
    passage = passages[at]
    if passage.marker and not any(number == 1 for _, number in ordinals(passage.marker)):
        return False
    before = [n for n in range(max(0, at - _BEFORE), at) if passages[n].item == passage.item]
    if recommended.intersection(before):
        return False
    if head is not None and head.item == passage.item and _NO_OUTCOME.search(head.text):
        return False
    last = passages[before[-1]] if before else None
    return last is None or is_heading(last) or last.marker is not None or not _LEADS.search(last.text)


def _heads(passages: Sequence[Passage]) -> list[Passage | None]:
    """For each passage, the heading last printed over it."""
    heads: list[Passage | None] = []
    head = None
    for passage in passages:
        head = passage if is_heading(passage) else head
        heads.append(head)
    return heads


_ENTRIES = 6  # lines below a limb that leads into them
_ENTRY_WORDS = 14


def _is_entry(passages: Sequence[Passage], at: int) -> bool:
    """Tell one of the lines that a limb lists: "(b) the following be appointed:" over "Parks – Councillor Ash"."""
    for above in range(at, max(-1, at - _ENTRIES), -1):
        passage = passages[above]
        if passage.item != passages[at].item or is_heading(passage):
            return False
        if passage.marker is not None:
            return above < at and passage.text.rstrip().endswith((":", ":-", "–", "-"))
        if len(passage.text.split()) > _ENTRY_WORDS or passage.text.rstrip().endswith("."):
            return False
    return False


def _last_ones(passages: Sequence[Passage]) -> list[bool]:
    """For each passage, whether only limbs, others of its form and fields stand between it and the end of its item."""
    found: list[bool] = []
    closed, item = True, None
    for at in range(len(passages) - 1, -1, -1):
        passage = passages[at]
        if passage.item != item:
            closed, item = True, passage.item
        found.append(closed)
        if (
            closed
            and passage.marker is None
            and at
            and passages[at - 1].marker
            and passages[at - 1].text[-1:] not in ".;:"
        ):
            continue  # the rest of a limb
        if closed and passage.marker is None and _is_entry(passages, at):
            continue
        announced = passage.marker is None and passage.text.startswith("To ") and TO_DO.match(passage.text)
        if is_heading(passage) or stops(passage.text) or _VOTED.fullmatch(passage.text) or announced:
            closed = True
        elif passage.marker is None and passage.kind is not BlockKind.FIELD and not _SUBJUNCTIVE.match(passage.text):
            closed = False
    return found[::-1]
