"""Sections and items: the backbone of a paper."""

from dataclasses import replace

from extract.facts.decision_pages import has_business, heads_decision_sheet
from extract.facts.kind import paper_kind
from extract.facts.lines import head_lines
from extract.facts.telling import meetings_of_issue
from extract.outline.dated_titles import dated_titles
from extract.outline.items import find_items
from extract.outline.parts import assign_parts
from extract.outline.sections import find_sections
from extract.place import item_at, section_at
from models import Paper, PaperKind

_OF_A_MEETING = frozenset({PaperKind.MINUTES, PaperKind.AGENDA})


def outline(paper: Paper) -> Paper:
    """Find the paper's sections and items, and tell each block which of them, and which part of an item, it stands in.

    Minutes and agendas have items, other papers sections; numbered paragraphs inside an item ("3.1") are sections too.
    """
    kind = paper_kind(paper)
    of_items = kind in _OF_A_MEETING or _is_sheet(paper, kind) or any(block.declared_item for block in paper.blocks)
    items = find_items(paper, kind) if of_items else ()
    sections = find_sections(paper, items)
    paper = replace(paper, items=items, sections=sections)
    parts = assign_parts(paper, kind)
    item_index = {item.start: at for at, item in enumerate(items)}
    section_index = {id(section): at for at, section in enumerate(sections)}
    blocks = []
    for block, part in zip(paper.blocks, parts, strict=True):
        item, section = item_at(paper, block.start), section_at(paper, block.start)
        blocks.append(
            block.standing_in(
                section=section_index[id(section)] if section else None,
                item=item_index[item.start] if item else None,
                part=part,
            )
        )
    return replace(paper, blocks=tuple(blocks))


def _is_sheet(paper: Paper, kind: PaperKind) -> bool:
    """Tell decisions of a meeting, which have its items: a sheet of them, or the page of an issue that it took."""
    if kind is not PaperKind.DECISION:
        return False
    return (
        heads_decision_sheet(head_lines(paper))
        or has_business(paper)
        or bool(meetings_of_issue(paper) or dated_titles(paper, kind))
    )
