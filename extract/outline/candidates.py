"""Blocks as possible headings: number, title, and how much each looks like a heading and not like prose."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.memory import remember
from extract.outline.numbers import Family, Number, leading_number
from extract.outline.titles import clean_title, is_named
from extract.outline.wordings import form_weight, heading_words
from models import Block, BlockKind, Paper


class Candidate(NamedTuple):
    """Block `at` read as a heading: `weight` is above 0 where it looks like one, below where it reads as prose.

    `last` is the block where the heading ends (the title of a number that stands alone is in a later block), `limb` is
    True for the limbs of a list that a sentence opened ("RESOLVED that:").
    """

    at: int
    last: int
    number: Number | None
    title: str
    weight: float
    limb: bool = False


# "(4)  LOANS – The Director reported …", "MINUTES – Resolved – That …": a head in capitals, a dash, and what was done
_DASHED_HEAD = re.compile(
    r"(?:\(\d{1,3}\)\s+)?(?P<head>(?!RESOLVED|AGREED)[A-Z][A-Z\d’'&,/() -]{4,160}?[A-Z)])\s*[–—-]\s+(?=[A-Z(][a-z(])\S"
)
# "C048/31   1.   APOLOGIES": the agenda's number behind the minute's own
_AGENDA_NUMBER = re.compile(r"^\d{1,2}[.)]\s+(?=[A-Z])")
_LEAD_IN = re.compile(r"(?:\bthat|:|:-|:–|\bto)\s*[-–]?$", re.IGNORECASE)
# "*4. Loans": a star in the margin, which marks what the body recommends
_STARS = ("*", "†", "‡")
_STAR = re.compile(r"[*†‡]\s?(?=\d{1,3}(?:[.)]|\s+(?=[A-Z]))\s?)")
# "07/03/31 Paths", also behind a bullet: the number of a minute, its month and its year, or the other way round
_LONGEST_REFERENCE = 16
_REFERENCE = re.compile(r"(?:[^\w\s]\s+|Ø\s+)?(?P<reference>\d{1,4}/\d{1,2}/\d{1,4})\b[.:]?\s+(?=[A-Z])")
_FEWEST_REFERENCES = 4
_FEWEST_DOUBLED = 3
_LIMB = 2.0
_ROW = BlockKind.TABLE_ROW
_Numbers = dict[int, tuple[Number, int] | None]


@remember
def read_candidates(paper: Paper) -> list[Candidate]:
    """Read every block that begins with a number as a possible heading, in order."""
    found: list[Candidate] = []
    known, numbers = _numbered_blocks(paper), _numbers(paper)
    for at in range(len(paper.blocks)):
        read = _number_of(paper, at, numbers)
        if read:
            known[at] = _numbered(paper, at, *read)
            _add(paper, found, known[at])
    return found


@remember
def _numbered_blocks(paper: Paper) -> dict[int, Candidate | None]:
    """The blocks that were read as headings so far: a paper without items is read for sections as well."""
    return {}


def candidates_outside_tables(paper: Paper) -> list[Candidate]:
    """Read every block but the rows of tables that begins with a number; of rows only the list that one may go on."""
    found: list[Candidate] = []
    known, numbers = _numbered_blocks(paper), _numbers(paper)
    for at, block in enumerate(paper.blocks):
        if block.kind is _ROW:
            continue
        read = _number_of(paper, at, numbers)
        if read:
            for row in _rows_above(paper, at, numbers):
                _add(paper, found, row)
            _add(paper, found, known[at] if at in known else _numbered(paper, at, *read))
    return [c for c in found if paper.blocks[c.at].kind is not _ROW]


def _rows_above(paper: Paper, at: int, numbers: _Numbers) -> list[Candidate | None]:
    """The rows right above a block, one under the other, that begin with a number."""
    rows: list[Candidate | None] = []
    for above in range(at - 1, -1, -1):
        read = _number_of(paper, above, numbers) if paper.blocks[above].kind is _ROW else None
        if read is None:
            break
        rows.append(_row(paper, above, *read))
    return rows[::-1]


def _add(paper: Paper, found: list[Candidate], candidate: Candidate | None) -> None:
    if candidate:
        found.append(_in_list(paper, found, candidate))


def _number_of(paper: Paper, at: int, known: _Numbers) -> tuple[Number, int] | None:
    """The number that a block begins with, and where the words behind it begin."""
    if at not in known:
        block = paper.blocks[at]
        known[at] = _read(paper.text[block.start : block.end])
    return known[at]


@remember
def _numbers(paper: Paper) -> _Numbers:
    """The numbers that were read so far; to begin with, those that only their neighbours tell."""
    text = paper.text
    counted = [at for at, block in enumerate(paper.blocks) if text[block.start : block.start + 1].isdigit()]
    return {**_references(paper), **_doubled(paper, counted), **_long_count(paper, counted)}


def _row(paper: Paper, at: int, number: Number, offset: int) -> Candidate | None:
    """Read a row only for the list that it may begin."""
    text = paper.text[paper.blocks[at].start + offset : paper.blocks[at].end]
    if not text.strip(" |"):
        return None
    return Candidate(at, at, number, "", 0.0, at > 0 and _follows_lead_in(paper, at))


def _read(text: str) -> tuple[Number, int] | None:
    """Read the number at the start, also behind a star in the margin ("*4. Loans")."""
    margin = _STAR.match(text) if text[:1] in _STARS else None
    read = leading_number(text[margin.end() :]) if margin else leading_number(text)
    return (read[0], margin.end() + read[1]) if read and margin else read


# "1. 3.    MINUTES": the number of a list in front of the item's own, which alone counts on
_DOUBLED = re.compile(r"\d{1,2}\.\s+(?P<own>\d{1,2})\.\s+(?=[A-Z])")


def _doubled(paper: Paper, counted: Sequence[int]) -> dict[int, tuple[Number, int]]:
    """Read the second of two numbers where the first stays the same and the second counts on."""
    found: list[tuple[int, str, int, int]] = []
    for at in counted:
        block = paper.blocks[at]
        match = _DOUBLED.match(paper.text, block.start, block.end)
        if match:
            found.append((at, match[0].split(".")[0], int(match["own"]), match.end() - block.start))
    counts = [own for _, _, own, _ in found]
    counting = len(counts) >= _FEWEST_DOUBLED and all(0 < b - a < 3 for a, b in pairwise(counts))
    if not counting or len({first for _, first, _, _ in found}) > 1:
        return {}
    return {at: (Number(str(own), Family.INTEGER, (own,)), end) for at, _, own, end in found}


# "1953 The Chairman welcomed all", "1954 Public Participation": minutes counted through the years
_LONG = re.compile(r"(?P<own>\d{4})\s+(?=[A-Z])")
_FEWEST_LONG = 4


def _long_count(paper: Paper, counted: Sequence[int]) -> dict[int, tuple[Number, int]]:
    """Read numbers of four digits without a stop, where each counts on from the one before."""
    found: list[tuple[int, int, int]] = []
    for at in counted:
        block = paper.blocks[at]
        match = _LONG.match(paper.text, block.start, block.end)
        if match:
            found.append((at, int(match["own"]), match.end() - block.start))
    counting = len(found) >= _FEWEST_LONG and all(b == a + 1 for (_, a, _), (_, b, _) in pairwise(found))
    if not counting:
        return {}
    return {at: (Number(str(own), Family.CODE, (own,)), end) for at, own, end in found}


def _references(paper: Paper) -> dict[int, tuple[Number, int]]:
    """Read "07/03/31 Paths", "08/03/31 Bins" as minutes of March, and not as days, where they count on."""
    found: list[tuple[int, str, tuple[int, ...], int]] = []
    text = paper.text
    for at, block in enumerate(paper.blocks) if text.count("/") >= 2 * _FEWEST_REFERENCES else ():
        slash = text.find("/", block.start, block.start + _LONGEST_REFERENCE) >= 0
        match = _REFERENCE.match(text[block.start : block.end]) if slash else None
        if match and block.kind is not BlockKind.TABLE_ROW:
            printed = match["reference"]
            found.append((at, printed, tuple(map(int, printed.split("/"))), match.end()))
    for place in (0, -1):
        counts = [values[place] for _, _, values, _ in found]
        fixed = {values[1:] if place == 0 else values[:-1] for _, _, values, _ in found}
        counting = len(counts) >= _FEWEST_REFERENCES and all(b - a in (0, 1) for a, b in pairwise(counts))
        if counting and len(fixed) == 1 and len(set(counts)) >= _FEWEST_REFERENCES:
            turned = (values if place == 0 else values[::-1] for _, _, values, _ in found)
            return {
                at: (Number(printed, Family.SLASH, values), end)
                for (at, printed, _, end), values in zip(found, turned, strict=True)
            }
    return {}


def _in_list(paper: Paper, before: list[Candidate], candidate: Candidate) -> Candidate:
    """Count the second and later limbs of a list ("RESOLVED that: 1. … 2. …") as limbs like its first."""
    if not before or before[-1].last + 1 != candidate.at or not before[-1].number or not candidate.number:
        return candidate
    first, block = before[-1], paper.blocks[candidate.at]
    counts_on = candidate.number.values[-1] == before[-1].number.values[-1] + 1
    if not first.limb or not counts_on or block.kind is BlockKind.HEADING or block.bold:
        return candidate
    return candidate._replace(weight=candidate.weight - _LIMB, limb=True)


def _numbered(paper: Paper, at: int, number: Number, offset: int) -> Candidate | None:
    block = paper.blocks[at]
    text = paper.text[block.start + offset : block.end]
    if number.family in (Family.CODE, Family.SLASH, Family.DATED):
        text = _AGENDA_NUMBER.sub("", text)
    if block.kind is BlockKind.TABLE_ROW:
        text = _told_in(text)
    dashed = _DASHED_HEAD.match(text) if "-" in text or "–" in text or "—" in text else None
    text = dashed["head"] if dashed else text
    limb = at > 0 and block.kind is not BlockKind.HEADING and _follows_lead_in(paper, at)
    if text.strip():
        weight = _weight(paper, at, text) + _of_number(number) - (_LIMB if limb else 0)
        return Candidate(at, at, number, heading_words(text), weight, limb)
    title_at = at + 1
    if title_at >= len(paper.blocks) or block.kind is BlockKind.TABLE_ROW:
        return None
    below = paper.blocks[title_at]
    if below.kind is BlockKind.TABLE_ROW:
        return Candidate(at, at, number, "", -1.0)
    words = paper.text[below.start : below.end]
    if leading_number(words) and below.marker:
        return None
    return Candidate(
        at, title_at, number, heading_words(words), _weight(paper, title_at, words) + 0.5 + _of_number(number)
    )


# "Welcome The Chair welcomed …": the head of a cell and its first sentence, run together
_CELL = re.compile(
    r"""(?P<head>[A-Z][^.;|]{2,70}?[a-z)’'])\.?\s+
    (?=(?:The|These|This|There|It|Members|Governors|Trustees|Directors|Cllrs?|Councillors?|Mrs?|Ms|Dr|All|None|No|A|An)\s+\S+\s)""",
    re.VERBOSE,
)


def _told_in(row: str) -> str:
    """Take the first cell of a row that tells something (no time, no initials), or its head where it tells more."""
    cells = [cell.strip() for cell in row.split(" | ")]
    told = next((cell for cell in cells if sum(map(str.isalpha, cell)) >= 3 and clean_title(cell)), cells[0])
    if len(told.split()) <= 6:
        return told
    run_on = _CELL.match(told)
    return run_on["head"] if run_on else told


def _of_number(number: Number) -> float:
    if number.family in (Family.ITEM, Family.CODE, Family.DATED):
        return 0.5
    return 0.0 if number.stopped or number.family is not Family.INTEGER else -0.5


def _weight(paper: Paper, at: int, text: str) -> float:
    block, text = paper.blocks[at], text.strip()
    title = clean_title(text)
    words = len(title.split())
    weight = 0.0
    if block.declared_item:
        weight += 3
    elif block.kind is BlockKind.HEADING:
        weight += 2
    elif block.bold:
        weight += 1
    weight += form_weight(title, text, words)
    if text[:1].islower():
        weight -= 2.5
    return weight


def _follows_lead_in(paper: Paper, at: int) -> bool:
    """Tell whether the block continues a list that a sentence opened ("RESOLVED that:")."""
    before: Block = paper.blocks[at - 1]
    if paper.text[before.end - 1] == ".":
        return False
    words = paper.text[before.body : before.end].strip()
    if not words.endswith(".") and is_named(words, "operative"):
        return True
    return bool(_LEAD_IN.search(words, max(0, len(words) - 10))) and (
        len(words.split()) > 3 or "RESOLVE" in words.upper() or words.endswith("that")
    )
