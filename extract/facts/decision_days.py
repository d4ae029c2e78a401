"""The day of a decision: by its label, its signature, the head of a list, or when it is due."""

import datetime as dt
import re
from itertools import accumulate

from extract.values.period_signs import may_count, may_name_day
from extract.values.periods import find_periods, parse_day
from models import Paper, Precision

# "Date of decision: 4 May", "Decision taken by the Leader on 4 May"
_DECIDED = re.compile(
    r"""\b(?:date\s+of\s+(?:the\s+)?(?:executive\s+|officer\s+)?decision|decision\s+date|date\s+decision
      |(?:decided|made)\s+at\s+meeting|decisions?\s+(?:made|taken)(?=\s*:\s*$)|date\s+(?:of\s+)?decision\s+(?:was\s+)?(?:made|taken)|decisions?\s+(?:was\s+|were\s+)?(?:made|taken)\b[^\n]{0,120}\bon)
    \b[^\n]{0,60}$""",
    re.VERBOSE | re.IGNORECASE,
)
# "signed … 4 May", "Date: 4 May", "Dated this 4th day of May": a signature's day
_SIGNED = re.compile(
    r"(?:\bsigned\b|\bsignature\b|\bdate\s+signed\b)[^\n]{0,80}$|(?:^|[_.|]\s*|\s{2,})dated?\b\W*(?:this\W*)?$",
    re.IGNORECASE,
)
# "18/12/2031 - Roads programme": how a list of decisions heads each of them
_DECISION_HEAD = re.compile(r"\d{1,2}/\d{1,2}/\d{4}\s+[-–]\s+(?=\S)")
# "Decision due: 4 May 2031 by Cabinet": of a decision that is still to be taken
_DUE = re.compile(r"^Decision\s+due:?\s+(?P<day>\d{1,2}\s+[A-Z][a-z]{2,8}\s+\d{4})\b", re.MULTILINE)
_HEAD_OF_NOTICE = 6000  # characters


def decided_day(paper: Paper) -> dt.date | None:
    """Find the day of a decision: its label's, else the last signature's."""
    signed: dt.date | None = None
    spans = (span for span in _below_signs(paper.text) if may_name_day(paper.text, *span))
    for found in (found for start, end in spans for found in find_periods(paper.text, start, end)):
        if found.period is None or found.period.precision is not Precision.DAY:
            continue
        line_start = paper.text.rfind("\n", 0, found.start) + 1
        before = paper.text[line_start : found.start]
        if len(before.strip()) < 3:
            above = paper.text.rfind("\n", 0, max(0, line_start - 1)) + 1
            before = paper.text[above : max(above, line_start - 1)]
        if _DECIDED.search(before):
            return found.period.start
        if _SIGNED.search(before):
            signed = found.period.start
    return signed or _over_the_line(paper)


# One of them is in whatever `_DECIDED` and `_SIGNED` match.
_DAY_SIGNS = ("decision", "decided", "made", "sign", "date")
_FRONT_OF_DAY = 48  # characters that a day and what little stands in front of it take up to its number
_BELOW = 3  # lines: the sign's own, that of the day, and one for a day that a line's end cut in two


def _below_signs(text: str) -> list[tuple[int, int]]:
    """The spans of lines in which a day may stand behind what tells the day of a decision, or begin a line below it."""
    spans: list[tuple[int, int]] = []
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    for at, line in enumerate(lines):
        if not any(map(line.lower().__contains__, _DAY_SIGNS)):
            continue
        below = lines[at + 1 : at + _BELOW]
        if not (may_count(line) or any(may_count(other, 0, _FRONT_OF_DAY) for other in below)):
            continue
        start, end = starts[at], starts[min(at + _BELOW, len(lines))] - 1
        if spans and start <= spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


_DAY_ALONE = 24  # characters
_DOTTED_LINE = re.compile(r"(?:[._…]\s?){8,}")


def _over_the_line(paper: Paper) -> dt.date | None:
    """Find a day that stands alone beside the dotted line of a signature."""
    blocks, text = paper.blocks, paper.text
    for at, block in enumerate(blocks[1:], start=1):
        alone = text[block.start : block.end].strip() if may_name_day(text, block.start, block.end) else ""
        if not 0 < len(alone) <= _DAY_ALONE:
            continue
        beside = (text[b.start : b.end] for b in (blocks[at - 1], *blocks[at + 1 : at + 2]))
        day = parse_day(alone)
        if day and any(_DOTTED_LINE.search(words) or _SIGNED.search(words + " ") for words in beside):
            return day
    return None


def listed_day(paper: Paper) -> dt.date | None:
    """Find the day in front of the title of the one decision that a page lists."""
    days: set[dt.date] = set()
    for block in paper.blocks:
        found = _DECISION_HEAD.match(paper.text, block.start, block.end)
        day = parse_day(found[0].rstrip(" -–")) if found else None
        if day:
            days.add(day)
    return days.pop() if len(days) == 1 else None


def due_day(paper: Paper) -> dt.date | None:
    """Find the day on which a decision is due that is still to be taken."""
    due = _DUE.search(paper.text, 0, _HEAD_OF_NOTICE)
    return parse_day(due["day"]) if due else None
