"""Blocks in the making, and the markers that stand alone on their line: which paragraph each belongs to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.layout.numbering import is_bullet
from models import Fragment, LayoutBlock, Line

_STOPS = (".", ":", ";", "?", "!", "”", '"', ")")
_LIMB_END = re.compile(r";\s+(?:and|or)$")  # "note the report; and"
_HOUSE_STYLE = 3  # numbers alone above headings in capitals: then all of the paper's numbers stand so
_NEAR = 4  # groups


@dataclass(slots=True)
class Group:
    """A block in the making; `lead` is where its marker or label is printed."""

    lines: list[Line] = field(default_factory=list)
    marker: str | None = None
    label: str | None = None
    ready: LayoutBlock | None = None
    hard: bool = True
    lead: tuple[Fragment, ...] = ()

    @property
    def text(self) -> str:
        """Its words so far."""
        return " ".join([line.text.strip() for line in self.lines])

    @property
    def initial(self) -> str:
        """The first character of its words."""
        for line in self.lines:
            text = line.text.lstrip()
            if text:
                return text[0]
        return ""


def give_markers(groups: Sequence[Group]) -> list[Group]:
    """Give markers that stand alone to the paragraphs after them, and mend paragraphs that a lone marker cut in two."""
    given: list[Group] = []
    waiting: list[Group] = []
    headed = sum([_in_capitals(b) for a, b in pairwise(groups) if _alone(a)]) >= _HOUSE_STYLE
    for at, group in enumerate(groups):
        alone = _alone(group)
        if alone and not is_bullet(group.marker or ""):
            waiting.append(group)
            continue
        if alone:
            if waiting and is_bullet(waiting[-1].marker or ""):
                waiting.pop()  # an empty bullet
            waiting.append(group)
            continue
        plain = group.marker is None and group.label is None and group.ready is None
        last = given[-1] if given else None
        if plain and last is not None and _goes_on(last, group):
            last.lines.extend(group.lines)
            continue
        if waiting and plain:
            if not (headed and len(waiting) == 1 and _head_comes(groups[at : at + _NEAR])):
                owner = waiting.pop(0)
                group.marker, group.lead = owner.marker, owner.lead
        elif waiting:
            given.extend(w for w in waiting if not is_bullet(w.marker or ""))
            waiting.clear()
        given.append(group)
    given.extend(w for w in waiting if not is_bullet(w.marker or ""))
    return given


def _alone(group: Group) -> bool:
    """A marker without words."""
    return group.marker is not None and not group.lines


def _in_capitals(group: Group) -> bool:
    return group.marker is None and group.label is None and group.ready is None and group.text.isupper()


def _head_comes(groups: Sequence[Group]) -> bool:
    """A number that strayed above the end of another column: the heading in capitals it belongs to stands below."""
    if _in_capitals(groups[0]):
        return False
    for group in groups[1:]:
        if group.marker is not None or group.label is not None or group.ready is not None:
            return False
        if _in_capitals(group):
            return True
    return False


def _goes_on(last: Group, group: Group) -> bool:
    """The sentence of `last` goes on in `group`, over a blank, a page or a stranded number."""
    if last.ready is not None or (last.label is not None and not last.lines) or not last.lines:
        return False
    if not group.initial.islower():
        return False
    before = last.lines[-1].text.rstrip()
    if before.endswith(_STOPS) or _LIMB_END.search(before):
        return False
    return len(last.text) > 40 and (last.lines[-1].size == 0 or abs(last.lines[-1].size - group.lines[0].size) < 1.5)
