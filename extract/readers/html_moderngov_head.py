"""The head of a ModernGov page: which page it is, of which body, for which meeting, and where."""

import datetime as dt
import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extract.readers.html_parsing import plain
from extract.readers.html_titles import title_text

_MONTHS = re.findall(r"\w+", "january february march april may june july august september october november december")
# "Thursday 15 January 2026 7:30 pm", "Monday 8th January, 2018 6.15 pm", "Tuesday, 3rd March, 2020"
_MEETING_DAY = re.compile(
    rf"""(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?
        (?P<day>\d{{1,2}})\s*(?:st|nd|rd|th)?\s+(?P<month>{"|".join(_MONTHS)}),?\s+(?P<year>\d{{4}})
        (?:,?\s*(?:at\s+)?(?P<hour>\d{{1,2}})[.:](?P<minute>\d{{2}})\s*(?P<half>[ap]\.?\s?m\b\.?)?)?""",
    re.VERBOSE | re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"^\s*(?i:agenda and minutes|agenda|minutes|decisions|meeting|for|of|the)\b[\s:]*(?i:for|of|on)?\s+(?=[A-Z])"
    r"|^\s*[-–,:]\s*"
)
_TAIL = re.compile(r"(?<![\s,;:–-])[\s,;:–-]*+(?:\bon\b[\s,;:–-]*+)?$")
_ITEM = re.compile(r"\(\s*item\s+(?P<number>[^)]{1,12}?)\.?\s*\)", re.IGNORECASE)
# Title of the page (casefolded, how it begins or what it holds) -> which page it is; the first that fits.
_PAGES = (
    ("decision detail", "decision"),
    ("decision -", "decision"),
    ("issue", "issue"),
    ("agenda item", "item"),
    ("meeting attendance", "attendance"),
    ("attendance", "attendance"),
    ("committee detail", "committee"),
    ("committee member", "committee"),
    ("browse", "list"),
    ("calendar", "list"),
    ("forward plan", "list"),
    ("decisions", "list"),
    ("agenda", "meeting"),
    ("minutes", "meeting"),
    ("meeting", "meeting"),
)


class MeetingLine(NamedTuple):
    """A meeting as a page's head names it: its body (None where only the day stands there), ISO day, 24-hour time."""

    body: str | None
    date: str
    time: str | None


def meeting_line(text: str) -> MeetingLine | None:
    """Read "Cabinet - Tuesday 5 March 2024 2.00 pm" in any order; None where no day is named.

    >>> meeting_line("Tuesday, 5th March, 2024 2.00 pm, Harbour Committee")
    MeetingLine(body='Harbour Committee', date='2024-03-05', time='14:00')
    """
    found = _MEETING_DAY.search(text)
    if not found:
        return None
    try:
        day = dt.date(int(found["year"]), _MONTHS.index(found["month"].casefold()) + 1, int(found["day"]))
    except ValueError:
        return None
    before = _TAIL.sub("", _LEAD_IN.sub("", text[: found.start()]))
    after = _LEAD_IN.sub("", _ITEM.sub("", text[found.end() :]))
    body = before.strip() or _TAIL.sub("", after).strip(" .")
    return MeetingLine(body or None, day.isoformat(), _time(found))


def _time(found: re.Match[str]) -> str | None:
    if not found["hour"] or not 0 <= int(found["hour"]) < 24 or int(found["minute"]) > 59:
        return None
    hour = int(found["hour"])
    half = (found["half"] or "").casefold()[:1]
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return f"{hour:02}:{found['minute']}"


def item_number_in(text: str) -> str | None:
    """Find the item's number in "Meeting of Cabinet, … (Item 5.)"."""
    found = _ITEM.search(text)
    return found["number"] if found else None


def head_hints(tree: LexborHTMLParser, root: LexborNode) -> dict[str, str]:
    """Read what the head declares: "page", "body", "date", "time", "title", "venue", "contact", and "number"."""
    main = plain(root.css_first(".mgMainTitleTxt") or root.css_first("h1") or tree.css_first("h1"))
    sub_title = root.css_first(".mgSubTitleTxt") or root.css_first("h2")
    sub = plain(sub_title)
    page = page_kind(main, root)
    hints = {"page": page}
    line = meeting_line(sub)
    if line is None and page in ("meeting", "attendance"):
        line = meeting_line(main) or meeting_line(plain(tree.css_first("title")))
    if line is None and page in ("item", "issue"):
        line = _linked_meeting(root, hints)
    if line is not None:
        _put_meeting(hints, line)
    elif (page == "meeting" and sub) or (page in ("committee", "list") and sub):
        hints["body"] = sub
    if page in ("item", "issue", "decision") and sub and meeting_line(sub) is None:
        hints["title"] = title_text(sub_title) or sub
    elif main:
        hints["title"] = main
    if page == "decision":
        _put_decision(hints, root)
    for label in ("venue", "contact"):
        value = labelled(root, label)
        if value:
            hints[label] = value
    return hints


def page_kind(main: str, root: LexborNode) -> str:
    """Tell which page of ModernGov this is, by its title and else by what is on it."""
    title = main.casefold()
    if root.css_first(".mgItemTable, #mgItemTable, .mgItemNumberCell") is not None:
        return "meeting"
    if labelled(root, "decision maker") is not None:
        return "decision"
    for words, page in _PAGES:
        if title.startswith(words) or (len(words) > 9 and words in title):
            return page
    return "list"


def labelled(root: LexborNode, label: str) -> str | None:
    """Find the value behind a label ("Venue:") that ModernGov marks as one; "" where the value is empty."""
    for node in root.css(".mgLabel, .mgMainTxtBold, .mgLabelTxt"):
        if plain(node).rstrip(": ").casefold() == label and node.parent is not None:
            whole = plain(node.parent).removeprefix(plain(node)).strip()
            return re.sub(r"\s*\bView directions\b\s*$", "", whole).strip()
    return None


def _put_meeting(hints: dict[str, str], line: MeetingLine) -> None:
    hints["date"] = line.date
    if line.body:
        hints["body"] = line.body
    if line.time:
        hints["time"] = line.time


def _linked_meeting(root: LexborNode, hints: dict[str, str]) -> MeetingLine | None:
    """An item's page links to its meeting: "Meeting of Cabinet, Tuesday 5 March 2024 2.00 pm (Item 5.)"."""
    lines = []
    for node in root.css("a[href*=ieListDocuments i], .mgActionList li, .mgSubSubTitleTxt"):
        text = plain(node)
        line = meeting_line(text)
        if line is not None:
            lines.append((line, text))
    if not lines or len({line.date for line, _ in lines}) > 1:
        return None  # an issue that went to several meetings has no single date
    number = next((found for _, text in lines if (found := item_number_in(text))), None)
    if number:
        hints["number"] = number
    return lines[0][0]


def _put_decision(hints: dict[str, str], root: LexborNode) -> None:
    maker = labelled(root, "decision maker")
    if maker:
        hints["body"] = maker
    day = re.match(r"(\d{1,2})/(\d{1,2})/(\d{4})", labelled(root, "date of decision") or "")
    if day:
        try:
            hints["date"] = dt.date(int(day[3]), int(day[2]), int(day[1])).isoformat()
        except ValueError:
            return
