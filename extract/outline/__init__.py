"""Sections and items: the backbone of a paper."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from extract.facts.decision_pages import has_business, heads_decision_sheet
from extract.facts.kind import paper_kind
from extract.facts.lines import head_lines
from extract.facts.telling import meetings_of_issue
from extract.outline.dated_titles import dated_titles
from extract.outline.items import find_items
from extract.outline.parts import assign_parts
from extract.outline.sections import find_sections
from models import Item, Paper, PaperKind, Section

_DECLARED = attrgetter("declared_item")
_NO_SPAN = (-1, None)
_OF_A_MEETING = frozenset({PaperKind.MINUTES, PaperKind.AGENDA})


def outline(paper: Paper) -> Paper:
    """Find the paper's sections and items, and tell each block which of them, and which part of an item, it stands in.

    Minutes and agendas have items, other papers sections; numbered paragraphs inside an item ("3.1") are sections too.
    """
    kind = paper_kind(paper)
    of_items = kind in _OF_A_MEETING or _is_sheet(paper, kind) or any(map(_DECLARED, paper.blocks))
    items = find_items(paper, kind) if of_items else ()
    sections = find_sections(paper, items)
    parts = assign_parts(paper, items, kind)
    starts = [block.start for block in paper.blocks]
    places = zip(_innermost(sections, starts), _innermost(items, starts), parts, strict=True)
    blocks = [
        block.standing_in(section=section, item=item, part=part)
        for block, (section, item, part) in zip(paper.blocks, places, strict=True)
    ]
    return replace(paper, blocks=tuple(blocks), items=items, sections=sections)


def _innermost(spans: Sequence[Section | Item], starts: Iterable[int]) -> Iterator[int | None]:
    """Tell for each start of a block, in order, which of the spans around it begins last, None for none of them."""
    opening = iter(enumerate(spans))
    at, span = next(opening, _NO_SPAN)
    around: list[tuple[int, int]] = []  # where each ends, and its index
    for start in starts:
        while span is not None and span.start <= start:
            around.append((span.end, at))
            at, span = next(opening, _NO_SPAN)
        while around and around[-1][0] <= start:
            around.pop()
        yield around[-1][1] if around else None


def _is_sheet(paper: Paper, kind: PaperKind) -> bool:
    """Tell decisions of a meeting, which have its items: a sheet of them, or the page of an issue that it took."""
    if kind is not PaperKind.DECISION:
        return False
    return (
        heads_decision_sheet(head_lines(paper))
        or has_business(paper)
        or bool(meetings_of_issue(paper) or dated_titles(paper, kind))
    )
