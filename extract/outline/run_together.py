"""The items of minutes that lost their line breaks: numbers that count on in the middle of the text."""

import re
from collections import defaultdict
from collections.abc import Sequence

from extract.outline.numbers import leading_number
from extract.outline.titles import clean_title
from extract.outline.wordings import PROSE
from models import Item, Paper

_LONG = 700  # characters: a paragraph longer than this may hold several items
_FEWEST = 3
# "… as a true record. 15/233 Finance Report AB reported", "Cou/286/31-32 Apologies": a number before a title
_NUMBER = re.compile(
    r"(?<![\w/£.-])(?P<number>(?:[A-Z][A-Za-z]{1,7}[/.])?\d{1,4}/\d{1,4}(?:[/-]\d{2,4})?|\d{3,4}(?=\s+(?:[A-Z]{2,}\s+){2}))"
    r"[.:]?\s+(?=[A-Z][A-Za-z’'&-]+)"
)
# "… as a true record. 4. Revenue Outturn 4.1 The Leader introduced", "Loans Scheme 2. The minutes were approved"
_INTEGER = re.compile(
    r"(?<=[\w.?!):;]\s)(?<!item\s)(?<!Item\s)(?<!page\s)(?<!Page\s)(?<!section\s)(?<!Section\s)(?<!paragraph\s)(?<!Appendix\s)(?<!No\s)"
    r"(?P<number>\d{1,3})\.\s+(?=[A-Z][A-Za-z’'&-]+)(?!That\b|To\b)"
)
_FEWEST_INTEGERS = 4
# "Finance Report AB reported that", "Apologies The Chair welcomed": a title and the sentence that follows it
_TITLE = re.compile(
    r"""(?P<title>[A-Z][^.;|]{2,90}?[\w)’'])\s+
    (?=(?:The|These|This|They|There|It|He|She|We|Members|Governors|Trustees|Directors|Cllrs?|Councillors?|Mrs?|Ms|Dr|All|None|No|An?|In|On|At
       |Apologies\s+(?:were|had|for)|[A-Z]{2,3}\s+(?=[a-z]))\b\s*\S+\s)""",
    re.VERBOSE,
)
_CAPITALS = re.compile(
    r"[A-Z]{2,}\s+(?:(?!RESOLVED|AGREED)[A-Z\d][A-Z\d’'&,/()-]*(?:\s+|$)){1,20}(?=[A-Z][a-z]|RESOLVED|AGREED|$)"
)
_WORDS = re.compile(r"(?:[A-Z][\w’'&-]*|of|and|the|for|to|in|on|&|[–—-]|\d[\d/]*)(?:\s+|$)")
_MOST_WORDS = 12


def find_run_together(paper: Paper) -> tuple[Item, ...]:
    """Find three or more numbers that count on by one inside of long paragraphs, each in front of a title."""
    longest: list[tuple[int, str, str]] = []
    for block in paper.blocks:
        if block.end - block.start >= _LONG:
            found = _counting(_numbers(paper.text, block.start, block.end))
            longest.extend(found if len(found) >= _FEWEST else _integers(paper.text, block.start, block.end))
    if len(longest) < _FEWEST:
        return ()
    ends = [start for start, _, _ in longest[1:]] + [len(paper.text)]
    return tuple(Item(number, title, start, end) for (start, number, title), end in zip(longest, ends, strict=True))


def _numbers(text: str, start: int, end: int) -> list[tuple[int, str, str]]:
    found = []
    for match in _NUMBER.finditer(text, start, end):
        shouted = match["number"].isdigit()  # "1359 MINUTES OF THE LAST MEETING"
        if shouted or leading_number(text[match.start() : match.end() + 30]):  # no year, no day, no fraction
            found.append((match.start(), match["number"], _title(text[match.end() : min(end, match.end() + 200)])))
    return found


def _integers(text: str, start: int, end: int) -> list[tuple[int, str, str]]:
    """Find four or more integers with a stop that count from 1, each in front of a capital."""
    found: list[tuple[int, str, str]] = []
    for match in _INTEGER.finditer(text, start, end):
        value = int(match["number"])
        if value == (int(found[-1][1]) + 1 if found else 1):
            words = text[match.end() : min(end, match.end() + 200)]
            found.append((match.start(), match["number"], "" if PROSE.match(words) else _title(words)))
    return found if len(found) >= _FEWEST_INTEGERS else []


def _title(text: str) -> str:
    shouted = _CAPITALS.match(text)
    if shouted:
        return clean_title(shouted[0])
    match = _TITLE.match(text)
    if match and len(match["title"].split()) <= _MOST_WORDS:
        return clean_title(match["title"])
    words: list[str] = []
    at = 0
    while (word := _WORDS.match(text, at)) and len(words) < _MOST_WORDS:
        words.append(word[0].strip())
        at = word.end()
    return clean_title(" ".join(words))


def _counting(found: Sequence[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
    """Keep the longest run of numbers of one shape in which one part counts on by one and the others stay."""
    runs: dict[tuple[object, ...], list[tuple[int, tuple[int, str, str]]]] = defaultdict(list)
    for one in found:
        values = tuple(map(int, re.findall(r"\d+", one[1])))
        letters = re.sub(r"\d.*", "", one[1])
        for place in range(len(values)):
            key = (letters, place, len(values), values[:place] + values[place + 1 :])
            run = runs[key]
            if not run or values[place] == run[-1][0] + 1:
                run.append((values[place], one))
    return [one for _, one in max(runs.values(), key=len, default=[])]
