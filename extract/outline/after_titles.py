"""Items whose number stands behind their title: "Budget 2031 (Item 4)"."""

import re

from extract.memory import lowered, places_of
from extract.outline.bare import FEWEST, Found
from extract.outline.numbers import leading_number
from extract.outline.titles import clean_title
from models import BlockKind, Paper, PaperKind

# "Apologies (Item 1)", "84. Budget 2026 (Agenda Item No. 5; Appendix C)"
_ITEM_AFTER = re.compile(
    r"^(?P<title>.{0,300}?)\s*[(\[]\s*(?:agenda\s+)?item\s*(?:no\.?|number)?\s*(?P<number>\d{1,3}(?:\.\d{1,2})?[a-z]?)"
    r"\s*(?:[;,–-][^()\[\]]{0,60})?[)\]](?P<rest>.*)",
    re.IGNORECASE,
)
_BEFORE_ITEM = ("(", "[", "( ", "[ ", "agenda ")
_LONGEST_BEFORE = max(map(len, _BEFORE_ITEM))
# "Meeting: 10/07/2031 - Executive": on a page about one issue, the head of each meeting that took it
MEETING_OF_ISSUE = re.compile(r"meeting:\s*\d", re.IGNORECASE)


def numbered_after(paper: Paper, kind: PaperKind) -> list[Found]:
    """Find titles that "(Item 4)" follows, on the same line or on the next one."""
    found: list[Found] = []
    if not _prints_items(lowered(paper.text)):
        return found
    for at, block in enumerate(paper.blocks):
        if block.kind is BlockKind.TABLE_ROW:
            continue
        text = paper.text[block.start : block.end]
        match = _ITEM_AFTER.match(text) if "(" in text or "[" in text else None
        if match and MEETING_OF_ISSUE.match(match["title"]):
            found.append(_taken_at(paper, at, match))
            continue
        if not match or (len(match["rest"]) > 600 and block.kind is BlockKind.HEADING):
            continue
        first, title = at, match["title"]
        if not title.strip():
            first = _title_above(paper, at)
            title = " ".join(paper.text[b.start : b.end] for b in paper.blocks[first:at])
            if first == at:
                continue
        elif _continues(paper, at):
            first = at - 1
            title = paper.text[paper.blocks[first].start : paper.blocks[first].end] + " " + title
        number_above = None if leading_number(title) or first == 0 else _lone_number(paper, first - 1)
        if number_above:
            first, title = first - 1, f"{number_above} {title}"
        if len(title.split()) > 60 or (found and found[-1][0] >= first):
            continue
        read = leading_number(title)
        number, offset = read if read else (None, 0)
        found.append((first, number.printed if number else match["number"], clean_title(title[offset:])))
    of_issue = any(MEETING_OF_ISSUE.match(paper.text, paper.blocks[at].start) for at, _, _ in found)
    return found if len(found) >= FEWEST or of_issue else []


def _prints_items(small: str) -> bool:
    """Tell whether a text in small letters has "(item" or "agenda item" anywhere."""
    for at in places_of(small, "item"):  # noqa: SIM110 - a generator would take longer
        if small.endswith(_BEFORE_ITEM, max(0, at - _LONGEST_BEFORE), at):
            return True
    return False


def _taken_at(paper: Paper, at: int, meeting: re.Match[str]) -> Found:
    """Read "Meeting: 10/07/2031 - Executive (Item 6)", whose item has its title behind it or below ("6 Roads")."""
    below = paper.blocks[at + 1] if at + 1 < len(paper.blocks) else None
    for text in (meeting["rest"], paper.text[below.start : below.end] if below else ""):
        read = leading_number(text)
        if read and read[0].printed == meeting["number"]:
            return at, meeting["number"], clean_title(text[read[1] :])
    return at, meeting["number"], ""


def _lone_number(paper: Paper, at: int) -> str | None:
    """Read a block that holds a number and nothing else ("1916.")."""
    text = paper.text[paper.blocks[at].start : paper.blocks[at].end].strip()
    read = leading_number(text)
    return text if read and read[1] >= len(text) and read[0].stopped else None


def _title_above(paper: Paper, at: int) -> int:
    """Find the block where the title above a lone "(Item 4)" begins; `at` itself where there is none."""
    first = at
    while first > 0 and at - first < 3:
        above = paper.blocks[first - 1]
        text = paper.text[above.start : above.end]
        wrapped = first == at or (text[:1].isupper() and paper.text[paper.blocks[first].start].islower())
        numbered = first < at and leading_number(paper.text[paper.blocks[first].start : paper.blocks[first].end])
        bullet = above.kind is BlockKind.LIST_ITEM and not leading_number(text)
        if not wrapped or numbered or bullet or len(text.split()) > 40 or above.kind is BlockKind.TABLE_ROW:
            break
        first -= 1
    return first


def _continues(paper: Paper, at: int) -> bool:
    """Tell whether the block is the second line of a title that wrapped."""
    if at == 0:
        return False
    above, block = paper.blocks[at - 1], paper.blocks[at]
    same = above.kind is block.kind is BlockKind.HEADING
    return (
        block.marker is None
        and paper.text[block.start].islower()
        and (same or above.bold is block.bold is True)
        and paper.text[above.end - 1] not in ".;:"
    )
