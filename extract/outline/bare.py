"""Items of minutes and agendas that number nothing: their bare headings."""

import re

from extract.outline.numbers import Family, leading_number
from extract.outline.titles import clean_title, headings, is_caps, plain
from extract.outline.wordings import form_weight, heading_words
from models import Block, BlockKind, Paper, PaperKind

Found = tuple[int, str | None, str]  # the block where an item begins, its number, its title
FEWEST = 2
_FEWEST_DASHED = 4
_DASHED_WORDS = 8
# "MONDAY 22 JUNE 2031", "Monday, August 14, 2031": when the meeting was, not what it dealt with
_ONLY_A_DAY = re.compile(
    r"(?:\w+day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z]\w{2,8}|[A-Z]\w{2,8}\s+\d{1,2}(?:st|nd|rd|th)?),?\s+\d{4}"
    r"(?:,?\s+(?:at\s+)?\d{1,2}[.:]?\d{0,2}\s*[ap]\.?m\.?)?",
    re.IGNORECASE,
)
_MINUTES_ALONE = re.compile(r"(?:draft|approved|unconfirmed|confirmed)\s+minutes?", re.IGNORECASE)


def find_bare_headings(paper: Paper, kind: PaperKind) -> list[Found]:
    """Take bare headings for items in minutes and agendas that number nothing."""
    dashed = _dashed(paper)
    marked = [at for at, block in enumerate(paper.blocks) if at in dashed or _is_bare_heading(paper, block)]
    first = next((at for at in marked if plain(_text(paper, paper.blocks[at])) in headings("attendance")), -1)
    found: list[Found] = []
    for at in marked:
        block = paper.blocks[at]
        number, title = _numbered(_text(paper, block))
        title = heading_words(title)
        name = plain(title)
        if (
            at <= first
            or (block.page == 1 and at < 3)
            or name in headings("attendance")
            or name in headings("divisions") | headings("operative")
        ):
            continue
        if _ONLY_A_DAY.fullmatch(title) or _MINUTES_ALONE.fullmatch(title):
            continue
        if name in headings("part_minutes") | headings("part_decision") | headings("part_agenda") - {"minutes"}:
            continue
        found.append((at, number, title))
    return found if len(found) >= FEWEST else []


def _is_bare_heading(paper: Paper, block: Block) -> bool:
    text = _text(paper, block)
    words = len(text.split())
    if block.kind in (BlockKind.TABLE_ROW, BlockKind.LIST_ITEM, BlockKind.FIELD) or not 0 < words <= 16:
        return False
    if block.marker:
        return block.kind is BlockKind.HEADING and _numbered(text)[0] is not None
    if block.kind is BlockKind.HEADING:
        return True
    return (block.bold or is_caps(text)) and form_weight(clean_title(text), text, words) > 0


def _numbered(text: str) -> tuple[str | None, str]:
    """Cut "7. " off a heading that alone among others has a number."""
    read = leading_number(text)
    if read and read[0].stopped and read[0].family is Family.INTEGER:
        return read[0].printed, text[read[1] :]
    return None, text


def _dashed(paper: Paper) -> frozenset[int]:
    """List the headings that a dash marks ("- MATTERS ARISING" above its paragraphs), where most are in capitals."""
    found = [
        at
        for at, block in enumerate(paper.blocks)
        if block.kind is BlockKind.LIST_ITEM
        and block.marker in ("-", "–")
        and 0 < len(_text(paper, block).split()) <= _DASHED_WORDS
        and _text(paper, block)[-1] not in ".;,:"
        and (is_caps(_text(paper, block)) or not _listed(paper, at))
    ]
    shouted = sum(is_caps(_text(paper, paper.blocks[at])) for at in found)
    return frozenset(found) if len(found) >= _FEWEST_DASHED and 2 * shouted > len(found) else frozenset()


def _listed(paper: Paper, at: int) -> bool:
    """Tell a point of a list from a heading that stands between paragraphs."""
    beside = (paper.blocks[max(0, at - 1)], paper.blocks[min(at + 1, len(paper.blocks) - 1)])
    return any(block.kind is BlockKind.LIST_ITEM for block in beside if block is not paper.blocks[at])


def _text(paper: Paper, block: Block) -> str:
    dash = block.kind is BlockKind.LIST_ITEM and block.marker in ("-", "–")
    return paper.text[block.body if dash else block.start : block.end]
