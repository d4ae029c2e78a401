"""Which passages belong to one matter: an item, or within it what stands under a title of its own."""

import re
from collections.abc import Sequence

from extract.resolutions.outcome_leads import REGARDING
from extract.resolutions.passages import Passage
from extract.resolutions.triggers import is_heading

_NUMBERED = re.compile(r"\d[\d./]*\.?")
# "Annual report:", "General Business: It was agreed"; not what was done there
_LABELLED = re.compile(
    r"""(?!(?:resol|agree|decision|motion|action|propos|second|moved|mover|vote|voting|note|for\b|against|recommend|outcome))
        (?![^:]*\b(?:were|was|are|is|as)\b[^:]*:)[A-Z][\w’'&/ -]{2,40}(?::|\s–|\s/)(?:\s|$)""",
    re.VERBOSE | re.IGNORECASE,
)
_SHORT_TITLE = re.compile(r"[A-Z][\w’',&-]*(?:\s[\w’',&-]+){0,6}")  # "Minutes of the last meeting"
# "To receive the auditor's report", a line of the agenda that its minutes stand under
TO_DO = re.compile(
    r"To\s(?:receive|consider|approve|note|review|agree|discuss|adopt|set|confirm)\b(?:[^.;:]|\.(?=\w)){5,200}"
)
_REFERENCED = re.compile(r"\d{1,4}/\d{2,4}\s+[A-Z]")  # "103/12 Private Sessions."


def groups_of(passages: Sequence[Passage]) -> list[int]:
    """Number the items of business; where no outline is known, a heading or a numbered title opens one."""
    outlined = any(p.item is not None for p in passages)
    groups: list[int] = []
    group, to_do = 0, False
    for at, passage in enumerate(passages):
        if outlined:
            if passage.item is None:  # what no item holds goes by its own short titles
                group = at if is_heading(passage) or _SHORT_TITLE.fullmatch(passage.text) else group
                groups.append(-1 - group)
            elif REGARDING.match(passage.text) or TO_DO.match(passage.text):
                groups.append(-len(passages) - at)
            elif at and groups[-1] < -len(passages) and passages[at - 1].item == passage.item and to_do:
                groups.append(groups[-1])
            else:
                groups.append(passage.item)
            to_do = TO_DO.match(passage.text) is not None or (to_do and groups[-1] < -len(passages))
            continue
        if (
            is_heading(passage)
            or _LABELLED.match(passage.text)
            or (passage.marker and _NUMBERED.fullmatch(passage.marker))
            or _REFERENCED.match(passage.text)
        ):
            group += 1
        groups.append(group)
    return groups
