"""Pages without numbers that a crawler stored as text, each item on one line: "Apologies Minutes:There were none."."""

import re
from collections.abc import Callable, Sequence

from extract.layout.numbering import marker_of
from extract.readers.text_lines import Printed
from extract.readers.text_pipes import has_agenda
from extract.readers.text_voices import FILES, PART, TITLE_FIRST, Piece, item

_FEWEST = 2  # items that make such a page
_LONGEST_TITLE = 60  # words, with what the item is for
_SENTENCE = re.compile(r"[.;]\s+[A-Z]")


def read_glued(lines: Sequence[Printed], rest: Callable[[Sequence[Printed]], list[Piece]]) -> list[Piece]:
    """Make items of the lines that hold a title, "Minutes:" and what was said; `rest` reads what is between them."""
    glued = {at: length for at in range(len(lines)) if (length := _item_length(lines, at))}
    if len(glued) < _FEWEST or has_agenda(lines):
        return rest(lines)
    pieces: list[Piece] = []
    done = 0
    for at, length in glued.items():
        pieces += rest(lines[done:at])
        done = at + length
        pieces += item([line.cut(0, len(line.text.rstrip(" |")), 1) for line in lines[at:done]], None, declared=True)
    return pieces + rest(lines[done:])


def _item_length(lines: Sequence[Printed], at: int) -> int:
    """The lines that an item's title and its first words take: one, two where the title is above them, else none."""
    text = lines[at].text
    voice = _voice(text)
    if voice and voice.start():
        told = text[voice.end() :].strip(" |") != ""  # "Reason for Decisions:" is the label of what stands below
        return int(told and _is_title(text[: voice.start()]) and "|" not in text.rstrip(" |"))
    below = _voice(lines[at + 1].text) if voice is None and at + 1 < len(lines) else None
    stuck = below and not below.start() and lines[at + 1].text[below.end() : below.end() + 1].strip()
    return 2 if stuck and _is_title(text) and "|" not in text else 0


def _voice(text: str) -> re.Match[str] | None:
    voice = PART.search(text) if ":" in text else None
    return None if voice is None or FILES.match(voice[0]) else voice


def _is_title(text: str) -> bool:
    told = len(text.split()) > _LONGEST_TITLE or marker_of(text) is not None
    return not told and TITLE_FIRST.match(text) is not None and not _SENTENCE.search(text)
