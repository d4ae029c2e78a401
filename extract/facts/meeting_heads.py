"""Heads by which a page names its meeting: the name in front of a weekday and a date, with the hour behind them."""

import datetime as dt
import re
from collections.abc import Sequence

from extract.facts.lines import HeadLine
from extract.values.periods import parse_day

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = rf"(?P<day>{_WEEKDAY},?\s+\d{{1,2}}(?:st|nd|rd|th)?\s+[A-Z][a-z]+,?\s+\d{{4}})"
# "Roads Panel - Thursday, 5 May 2031 10.00 am", "Portfolio Holder Decisions (Roads) - Friday, 5 May 2031"
_NAMED = re.compile(
    rf"(?P<name>[A-Z][\w &’',./-]{{3,110}}?)(?:\s+\([^()]{{2,40}}\))?\s+[-–]\s+{_DAY}(?P<date>(?!))?.{{0,60}}$"
)
_ALONE = re.compile(
    rf"(?:{_DAY}|(?P<date>\d{{1,2}}\s+[A-Z][a-z]{{2,8}}\s+\d{{4}})\s+[-–])(?:\s*,?\s*(?:at\s+)?\d{{1,2}}[.:]\d\d\s*(?:[ap]\.?m\.?)?)?$",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?P<name>[A-Z][\w &’',()-]{3,110})")
_FIRST = 4  # lines: "Agenda and minutes" stands above the head
# "Agenda, decisions and minutes", "Meeting documents", "You are here"
_PAGE = re.compile(
    r"(?:draft\s+|printed\s+)?(?:agenda|minutes|decisions|meeting\s+(?:documents|papers|details))(?:(?:,|\s+and)\s+(?:draft\s+)?(?:minutes|decisions))*",
    re.IGNORECASE,
)
# "Decision Session - Executive Member for Roads", a line of its own
_SESSION = re.compile(r"(?P<name>Decision\s+Session\b[^\n\d]{0,80}?)(?:[\s,–-]+\w+day,?\s+\d[^\n]{0,40})?")


def headed_meeting(lines: Sequence[HeadLine]) -> tuple[str, dt.date] | None:
    """Read the name and the day of the meeting that a page has in its head.

    The name stands in front of a dash and the day, or over the day in a line of its own; below "Agenda and minutes"
    any name will do ("Portfolio Holder Decisions").
    """
    for at, line in enumerate(lines[:_FIRST]):
        if at and not _is_page(lines[at - 1]):
            continue
        named = _NAMED.match(line.text.strip()) if "day" in line.text else None
        over = _NAME.fullmatch(line.text.strip()) if at and named is None else None
        alone = _ALONE.fullmatch(lines[at + 1].text.strip()) if over and at + 1 < len(lines) else None
        name, printed = (named or over, named or alone)
        day = parse_day(printed["day"] or printed["date"]) if printed else None
        if name and day:
            return " ".join(name["name"].split()), day
    return None


def _is_page(line: HeadLine) -> bool:
    return _PAGE.fullmatch(line.text.strip()) is not None


def decision_session(lines: Sequence[HeadLine]) -> str | None:
    """Take the name of a session of decisions by one person that a page has in its head."""
    session = next((found for line in lines[:3] if (found := _SESSION.fullmatch(line.text.strip()))), None)
    return " ".join(session["name"].split()) if session else None
