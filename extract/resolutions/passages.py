"""A paper as the stretches of words that are read one by one: a block, or one cell of a table's row."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import takewhile
from typing import NamedTuple

from extract.layout.numbering import marker_of
from extract.resolutions.endings import stops
from models import Block, BlockKind, ItemPart, Paper, Table

_CELL = " | "
_LONGEST_LEAD = 400  # letters of a paragraph that leads into limbs
_LONE_LETTER = re.compile(r"\s*(?:[ivxl]{1,5}|[a-z])\.\s*")  # "ii." alone on its line
_LONGEST_LETTER = 12  # characters of "viii." with blanks around it
_OPENS_LETTER = "ABCDEFGH0123456789"
# "B: Notes the cost", "1(a) That the report be noted", "1a. the report be noted"
_LETTER = re.compile(r"(?:[A-H]:|\d{1,2}\([a-z]\))\s+(?=[A-Z])|\d{1,2}[a-z]\.\s+(?=[A-Za-z])")
# "14/27Agreed to write": the number of the minute, stuck to its first word
_GLUED = re.compile(r"\d{1,4}(?:[/.]\d{1,4}){1,2}(?=(?:Agreed|AGREED|Noted|NOTED|It\s+was|The\s|That\s|Approved)\b)")
_DIGIT = re.compile(r"\d")


class Passage(NamedTuple):
    """A stretch `start:end` of the paper's text without its marker; `lead` is where the marker begins.

    `label` is the printed label of a field ("RECOMMENDATION"), which the stretch then includes. `item` indexes the
    paper's items, `section` its sections.
    """

    start: int
    end: int
    text: str
    lead: int
    marker: str | None
    kind: BlockKind
    item: int | None
    section: int | None
    part: ItemPart | None
    label: str | None = None
    opens_item: bool = False


_NEW_PASSAGE: Callable[[tuple[object, ...]], Passage] = partial(tuple.__new__, Passage)  # a third of its class's time


def passages(paper: Paper) -> list[Passage]:
    """List the passages of a paper in reading order."""
    read = [passage for block in paper.blocks for passage in _of_block(paper, block)]
    decided = {start for table in paper.tables for start in _decision_cells(paper, table)}
    if decided:
        read = [p._replace(part=ItemPart.DECISION) if p.lead in decided or p.start in decided else p for p in read]
    return _with_bare_limbs(read)


# "Decision", "Decision / Action", "Outcome" over a column; beside "Application" others decided
_DECISION_HEAD = re.compile(
    r"(?:decisions?|resolutions?|outcome)(?:\s*(?:/|and|or)\s*actions?|\s+(?:made|taken))?", re.IGNORECASE
)
_OTHERS_HEAD = re.compile(r"\b(?:application|planning|proposal|location|address|recommendation)", re.IGNORECASE)


def _decision_cells(paper: Paper, table: Table) -> Iterator[int]:
    """List where the cells begin that stand in a column of decisions."""
    heads = {cell.column: paper.text[cell.start : cell.end].strip() for cell in table.cells if cell.header}
    columns = {column for column, head in heads.items() if _DECISION_HEAD.fullmatch(head)}
    if not columns or any(_OTHERS_HEAD.search(head) for head in heads.values()):
        return
    for cell in table.cells:
        if cell.column in columns and not cell.header and cell.end > cell.start:
            yield cell.start


# "RESOLVED: That" and "1 the terms be endorsed;" below: limbs counted with no stop behind the number
_OVER_LIMBS = re.compile(
    r"\b(?:resolved|agreed|decided|recommended|recommendations?|decisions?)\b[^.;\n]{0,80}?(?:[:–—-]|\bthat,?|\bto)?\s*$",
    re.IGNORECASE,
)
_BARE_LIMB = re.compile(r"(?P<number>\d{1,2}|[A-H])\s+(?=[A-Za-z][\w’'-]*[\s,])")
_LIMB_READS = re.compile(r"^\d{1,2}\s+(?:that|to|the)\b|\b(?:be|is|are)\b|[;:.]$|;\s+and$", re.IGNORECASE)
_FIRST = ("0", "1", "A")  # what the number of a first limb begins with
_FEWEST_BARE = 2


def _counted(number: str) -> int:
    """Read "2", and "B" as the second."""
    return int(number) if number.isdigit() else ord(number) - ord("A") + 1


def _with_bare_limbs(read: list[Passage]) -> list[Passage]:
    """Give the limbs their numbers that count on from 1 below the word that opens a decision."""
    for at, passage in enumerate(read):
        if at + 1 == len(read) or read[at + 1].text[:1] not in _FIRST or len(passage.text) > _LONGEST_LEAD:
            continue
        if not _OVER_LIMBS.search(passage.text[-120:]):
            continue
        limbs: list[Passage] = []
        run: list[Passage] = []  # the limbs, with the lettered ones within them
        for below in read[at + 1 :]:
            if limbs and below.marker is not None and below.marker[:1].isalpha() and below.item == passage.item:
                run.append(below)
                continue
            number = (
                _BARE_LIMB.match(below.text) if below.marker is None and below.kind is BlockKind.PARAGRAPH else None
            )
            if number is None or _counted(number["number"]) != len(limbs) + 1 or not _LIMB_READS.search(below.text):
                break
            words = below.text[number.end() :]
            limbs.append(below._replace(start=below.start + number.end(), text=words, marker=number["number"]))
            run.append(limbs[-1])
        if len(limbs) >= _FEWEST_BARE:
            read[at + 1 : at + 1 + len(run)] = run
    return read


_FEWEST_CELLS, _CELL_WORDS = 4, 5
_FEWEST_ROWS, _ROW_WORDS = 2, 20


def cells_below(read: Sequence[Passage], at: int) -> list[Passage]:
    """List the cells of a table that a lead-in at `at` introduces, printed one to a line: "Date", "4 May", "Hall".

    Or its rows: "Date Hall", "4 May Long Room", each but the head with a number in it.
    """
    cells: list[Passage] = []
    leads = read[at].text.rstrip().endswith((":", ":-"))
    for passage in read[at + 1 :] if leads else ():
        ends = passage.item != read[at].item or passage.marker is not None or passage.text.rstrip().endswith((".", ":"))
        if ends or passage.kind is not BlockKind.PARAGRAPH or stops(passage.text):
            break
        if len(passage.text.split()) > _ROW_WORDS:
            break
        cells.append(passage)
    told = [_DIGIT.search(cell.text) is not None for cell in cells]
    if not cells or cells[0].text[0].isdigit():
        return []
    if len(cells) > _FEWEST_ROWS and not told[0] and all(told[1:]):
        return cells
    cells = list(takewhile(lambda cell: len(cell.text.split()) <= _CELL_WORDS, cells))
    return cells if len(cells) >= _FEWEST_CELLS and any(told[: len(cells)]) else []


def _of_block(paper: Paper, block: Block) -> Iterator[Passage]:
    if block.kind is not BlockKind.TABLE_ROW:
        yield _passage(paper, block, block.start if block.label else block.body, block.end)
        return
    start = block.start
    for cell in paper.text[block.start : block.end].split(_CELL):
        title = paper.items[block.item].title if block.item is not None else None
        if title and cell.startswith(f"{title} ") and not cell[len(title) :].isspace():
            yield _passage(paper, block, start, start + len(title))  # over what was said, in the same cell
            start, cell = start + len(title) + 1, cell[len(title) + 1 :]
        if cell.strip():
            yield _passage(paper, block, start, start + len(cell))
        start += len(cell) + len(_CELL)


_BEHIND_NUMBER = re.compile(r"[.:)]?\s+(?:[–—-]\s+)?")


def _own_number(paper: Paper, block: Block, start: int, words: str) -> int:
    """Measure the number of the item that a paragraph opens: "41d/31 The minutes were read"."""
    item = paper.items[block.item] if block.item is not None else None
    if item is None or item.start != start or not item.number or not words.startswith(item.number):
        return 0
    behind = _BEHIND_NUMBER.match(words, len(item.number))
    return behind.end() if behind and behind.end() < len(words) else 0


def _passage(paper: Paper, block: Block, start: int, end: int) -> Passage:
    lead, marker = block.start if block.kind is not BlockKind.TABLE_ROW else start, block.marker
    words = paper.text[start:end]
    found = marker_of(words) if marker is None and not block.label else None
    if found:
        marker, offset = found
        start += offset
    elif marker is None and not block.label and words[:1] in _OPENS_LETTER and (letter := _LETTER.match(words)):
        marker, start = letter[0].strip(), start + letter.end()
    elif marker is None and not block.label and words[:1].isdigit() and (glued := _GLUED.match(words)):
        start += glued.end()
    elif marker is None and len(words) < _LONGEST_LETTER and _LONE_LETTER.fullmatch(words):
        marker, start = words.strip(), end
    if marker is None and block.item is not None and words[:1].isalnum():
        start += _own_number(paper, block, start, words)
    words = paper.text[start:end].lstrip()
    start = end - len(words)
    place = (block.item, block.section, block.part, block.label, block.declared_item)
    return _NEW_PASSAGE((start, end, words, min(lead, start), marker, block.kind, *place))
