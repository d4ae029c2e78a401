"""Items of minutes and agendas that number nothing: their bare headings."""

from extract.outline.candidates import form_weight, heading_words
from extract.outline.titles import clean_title, headings, is_caps, plain
from models import Block, BlockKind, Paper, PaperKind

Found = tuple[int, str | None, str]  # the block where an item begins, its number, its title
FEWEST = 2


def find_bare_headings(paper: Paper, kind: PaperKind) -> list[Found]:
    """Take bare headings for items in minutes and agendas that number nothing."""
    marked = [at for at, block in enumerate(paper.blocks) if _is_bare_heading(paper, block)]
    first = next((at for at in marked if plain(_text(paper, paper.blocks[at])) in headings("attendance")), -1)
    found: list[Found] = []
    for at in marked:
        block = paper.blocks[at]
        title = heading_words(_text(paper, block))
        name = plain(title)
        if (
            at <= first
            or (block.page == 1 and at < 3)
            or name in headings("attendance")
            or name in headings("divisions") | headings("operative")
        ):
            continue
        if name in headings("part_minutes") | headings("part_decision") | headings("part_agenda") - {"minutes"}:
            continue
        found.append((at, None, title))
    return found if len(found) >= FEWEST else []


def _is_bare_heading(paper: Paper, block: Block) -> bool:
    text = _text(paper, block)
    words = len(text.split())
    if block.kind in (BlockKind.TABLE_ROW, BlockKind.LIST_ITEM, BlockKind.FIELD) or not 0 < words <= 16 or block.marker:
        return False
    if block.kind is BlockKind.HEADING:
        return True
    return (block.bold or is_caps(text)) and form_weight(clean_title(text), text, words) > 0


def _text(paper: Paper, block: Block) -> str:
    return paper.text[block.start : block.end]
