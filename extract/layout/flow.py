"""Printed lines in, blocks out: joins wrapped lines, opens a block at markers, blanks and labels, tells headings.

Shared by the readers whose source is lines (PDF, text). In the stream of lines `None` stands for a blank, `SOFT` for a
line break that was meant although no blank follows it; blocks that a reader has made itself pass through.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from functools import partial
from statistics import median

from extract.layout.fields import label_of
from extract.layout.groups import Group, give_markers
from extract.layout.headings import LONGEST_HEADING, UNFINISHED, is_heading
from extract.layout.leads import cut_lead
from extract.layout.markers import Start, settle_markers
from extract.layout.nesting import Nesting
from extract.layout.numbering import marker_of, parts_of
from models import BlockKind, LayoutBlock, Line


class Break(Enum):
    """A line break that was meant."""

    SOFT = "soft"


SOFT = Break.SOFT
_NEW_START: Callable[[tuple[object, ...]], Start] = partial(tuple.__new__, Start)  # a third of its class's time
_Item = Line | LayoutBlock | Break | None
Stream = Iterable[_Item]

_UNFINISHED = UNFINISHED | {"is", "are", "be", "has", "have", "mr", "mrs", "ms", "dr", "cllr", "cllrs", "councillor"}
RUNS_ON = re.compile(rf"(?:,|&|\b(?:{'|'.join(sorted(_UNFINISHED))}))$", re.IGNORECASE)
_INITIAL_END = re.compile(r"\b(?:Mrs?|Ms|Miss|Dr|Cllr|Councillor)\.?(?:\s[A-Z]\.?){1,2}$")  # "Cllr Mrs V" over "Moss"
_FINISHED = frozenset(".:;?!")
_LETTERED = 4  # letters before the bracket of a limb: "viii)"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# "… held on Wednesday 24 June" above "2020 be approved", "… on Wednesday 24" above "June 2020"
_MONTH_END = re.compile(rf"\b(?:{_MONTHS}),?$", re.IGNORECASE)
_DAY_END = re.compile(r"\s\d{1,2}(?:st|nd|rd|th)?$")
_MONTH = re.compile(rf"(?:{_MONTHS})\s+(?:19|20)\d\d\b")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_LABELLED = re.compile(r"\s*[A-Z][\w/&'’() ]{1,40}:(?!//)")
_MAKER = re.compile(r"\s*Decision\s+Maker\s*:", re.IGNORECASE)
_OPENS_ITEM = re.compile(r"\s*(?:Agenda\s+)?(?:Item|ITEM)\s+\d{1,3}\s*(?::|[–-]\s|To\s+[a-z]+\b)")
_ATTENDANCE = re.compile(r"(?:members? )?(?:attendance|attendees|present|in attendance|apologies)", re.IGNORECASE)
# "VOTING MEMBERS:" over the names of a column and the posts of the next
_OVER_NAMES = re.compile(r"(?:non[\s-]?)?voting\s+members(?:\s+present)?", re.IGNORECASE)
_VALUE_WORDS = 9  # a line of a header block's value is not longer than this, unless it wraps
_MANY_LABELS = 60  # groups from the top of the paper in which unknown capitals before a colon are a label


def runs_on(before: str, after: str) -> bool:
    """Tell that a sentence goes on from one line to the next.

    >>> runs_on("the Board and", "Cabinet"), runs_on("It was agreed.", "The Chair"), runs_on("a pooled", "budget")
    (True, False, True)
    >>> runs_on("Ann Holt (Finance", "Officer) and"), runs_on("Cllr Mrs V", "Moss"), runs_on("Part V", "Moss")
    (True, True, False)
    """
    before = before.rstrip()
    if before[-1:] in _FINISHED:
        return False
    if after[:1].islower() or _is_unfinished(before):
        return True
    if _YEAR.match(after) and _MONTH_END.search(before, max(0, len(before) - 10)):
        return True
    if _MONTH.match(after) and _DAY_END.search(before, max(0, len(before) - 6)):
        return True
    initial = _INITIAL_END.search(before, max(0, len(before) - 20))
    return initial is not None or _closes_bracket(before, after)


def _is_unfinished(before: str) -> bool:
    """Tell a line that stops at a comma or at "and", "of the"."""
    word = before[before.rfind(" ") + 1 :]
    if word.isalnum():
        return word.lower() in _UNFINISHED
    return RUNS_ON.search(before, max(0, len(before) - 10)) is not None


def _closes_bracket(before: str, after: str) -> bool:
    """ "Ann Holt (Democratic" over "Services Officer)": what a bracket holds goes on; "b)" is a limb's letter."""
    closed = after.find(")")
    return closed > _LETTERED and before.rfind("(") > before.rfind(")") and not 0 <= after.find("(") < closed


def opens_block(text: str) -> bool:
    """Tell a line that begins a block whatever stands before it: a marker or a header label."""
    return marker_of(text) is not None or label_of(text) is not None


def flow(stream: Stream) -> list[LayoutBlock]:
    """Join lines into blocks."""
    items = list(stream)
    texts = [item.text if isinstance(item, Line) else "" for item in items]
    groups = _group(items, texts, _markers(items, texts))
    groups = give_markers(groups)
    groups = _give_values(groups)
    return _blocks([group for group in groups if group.ready or group.lines or group.marker or group.label])


def _markers(items: Sequence[_Item], texts: Sequence[str]) -> dict[int, tuple[str, int]]:
    places = [at for at, item in enumerate(items) if isinstance(item, Line)]
    return {places[at]: found for at, found in settle_markers(_starts(items, texts)).items()}


def _starts(items: Sequence[_Item], texts: Sequence[str]) -> Iterator[Start]:
    before, apart = "", True
    for item, text in zip(items, texts, strict=True):
        if isinstance(item, Line):
            yield _NEW_START((text, before, apart))
            before, apart = text, False
        else:
            apart = True
            if isinstance(item, LayoutBlock):
                before = ""


def _group(items: Sequence[_Item], texts: Sequence[str], markers: dict[int, tuple[str, int]]) -> list[Group]:
    """Cut the stream where a block begins."""
    groups: list[Group] = []
    hard = soft = True
    header = True
    makers = any(map(_MAKER.match, texts))
    for at, (item, text) in enumerate(zip(items, texts, strict=True)):
        if not isinstance(item, Line):
            if isinstance(item, LayoutBlock):
                groups.append(Group(ready=item))
            hard, soft = hard or not isinstance(item, Break), soft or item is not None
            continue
        group = groups[-1] if groups else None
        marker = markers.get(at)
        header = header and not (marker and marker[0][0].isdigit()) and len(groups) < _MANY_LABELS
        label = label_of(text, any_capitals=header) if marker is None and ":" in text else None
        if label and group and group.lines and not (hard or soft) and runs_on(group.lines[-1].text, text):
            label = None  # "… the minutes of the" over "meeting: proposed, …"
        if cut := marker or label:
            lead, rest = cut_lead(item, cut[1])
            lines = [rest] if rest.text.strip() else []
            groups.append(Group(lines, marker and marker[0], label=label and label[0], hard=hard, lead=lead))
        elif (
            group is None
            or hard
            or _opens_group(group, item, text, soft)
            or (makers and _titles_decision(items[at + 1 : at + 3]))
        ):
            groups.append(Group([item], hard=hard))
        else:
            group.lines.append(item)
        hard = soft = False
    return groups


def _opens_group(group: Group, line: Line, text: str, soft: bool) -> bool:
    """Tell a line that goes not on with the group before it, though no blank parts them."""
    if group.ready or (soft and not _wraps_value(group, line)):
        return True
    if ("Item" in text or "ITEM" in text) and _OPENS_ITEM.match(text):
        return True
    return group.marker is not None and _ends_title(group, line)


_TITLE_LINES = 3
# "Decision number:" above "Decision:": the label of what was decided is nobody's value
_VOICE = re.compile(r"\s*(?:draft\s+)?(?:decisions?|minutes)\s*:\s*", re.IGNORECASE)


def _ends_title(group: Group, line: Line) -> bool:
    """ "18.3 Paths" in bold over "The Clerk had written to …" in plain type: the numbered title ends with its bold."""
    if group.marker is None or not group.marker[0].isdigit() or not 0 < len(group.lines) <= _TITLE_LINES:
        return False
    bold = all(earlier.bold for earlier in group.lines)
    return bold and not line.bold and line.text[:1].isupper() and not runs_on(group.text, line.text)


def _heads_maker(after: Sequence[Group]) -> bool:
    return bool(after) and (after[0].label or "").casefold() == "decision maker"


def _titles_decision(after: Sequence[_Item]) -> bool:
    """A line above "Decision Maker:" is the title of what was decided, and no value of the label before it."""
    below = next((item for item in after if isinstance(item, Line)), None)
    return below is not None and _MAKER.match(below.text) is not None


def _wraps_value(group: Group, line: Line) -> bool:
    """A further line of a header block's value: short, and no label itself."""
    if group.label is None or _ATTENDANCE.fullmatch(line.text.strip()) or _OVER_NAMES.fullmatch(group.label):
        return False
    return _is_value(line.text) and not _shouts_below(group, line.text)


def _shouts_below(group: Group, text: str) -> bool:
    """Tell "HALE COUNCIL" under "Contact Officer: Ann Holt", which is no more of her name."""
    value = group.text
    return text.isupper() and bool(value) and not value.isupper() and value[-1:] not in ",-–&"


def _give_values(groups: Sequence[Group]) -> list[Group]:
    """Give labels that stand alone their values: the next paragraph, or in order where all labels come first."""
    given: list[Group] = []
    waiting: list[Group] = []
    for at, group in enumerate(groups):
        if group.label is not None:
            given.append(group)
            if group.lines or _OVER_NAMES.fullmatch(group.label):
                waiting.clear()
            else:
                waiting.append(group)
            continue
        if not waiting and (not given or given[-1].label is None):
            given.append(group)
            continue
        plain = group.marker is None and group.ready is None and not _VOICE.fullmatch(group.text)
        if waiting and plain and (group.hard or not waiting[0].lines):
            owner = waiting.pop(0)
            if waiting and len(group.lines) == len(waiting) + 1:
                for label, line in zip((owner, *waiting), group.lines, strict=True):
                    label.lines.append(line)
                waiting.clear()
            else:
                owner.lines.extend(group.lines)
            continue
        near = plain and not group.hard and not _heads_maker(groups[at + 1 : at + 2])
        if near and given and _goes_on(given[-1], group):
            given[-1].lines.extend(group.lines)
            continue
        waiting.clear()
        given.append(group)
    return given


def _goes_on(labelled: Group, group: Group) -> bool:
    """Tell a group that is more of the value of the label before it."""
    if labelled.label is None or not _is_value(group.text) or _OVER_NAMES.fullmatch(labelled.label):
        return False
    return not (_ATTENDANCE.fullmatch(group.text.strip()) or _shouts_below(labelled, group.text))


def _is_value(text: str) -> bool:
    text = text.strip()
    return len(text.split()) <= _VALUE_WORDS and not text.endswith(".") and not _LABELLED.match(text)


def _blocks(groups: Sequence[Group]) -> list[LayoutBlock]:
    sizes = [line.size for group in groups for line in group.lines if line.size]
    body = median(sizes) if sizes else 0.0
    nesting = Nesting()
    blocks: list[LayoutBlock] = []
    for at, group in enumerate(groups):
        if group.ready is not None:
            blocks.append(group.ready)
            continue
        lines = tuple(group.lines)
        if group.label is not None:
            blocks.append(LayoutBlock(BlockKind.FIELD, lines, label=group.label, lead=group.lead))
            continue
        after = groups[at + 1] if at + 1 < len(groups) else None
        if len(lines) <= LONGEST_HEADING and is_heading(group.text, lines, group.marker, body, after):
            depth = len(parts_of(group.marker)) if group.marker else 0
            level = max(1, depth - 1 if depth > 1 and parts_of(group.marker or "")[-1] == 0 else depth)
            blocks.append(LayoutBlock(BlockKind.HEADING, lines, level=level, marker=group.marker, lead=group.lead))
            nesting.open(group.marker)
            continue
        level = nesting.level_of(group.marker)
        kind = BlockKind.PARAGRAPH
        if group.marker is not None and len(parts_of(group.marker)) < 2:
            kind = BlockKind.LIST_ITEM
        blocks.append(LayoutBlock(kind, lines, level=level, marker=group.marker, lead=group.lead))
    return blocks
