"""Header blocks: labels and their values, however they are laid out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from extract.facts.lines import HeadLine, head_lines
from extract.lexicon import alternatives, load
from extract.memory import remember_by
from models import BlockKind, Paper

ROLES = ("body", "date", "title", "officer", "portfolio", "wards", "venue", "contact", "other")


@dataclass(frozen=True, slots=True)
class Entry:
    """A label of the header and its value: `role` is the fact it states, `start:end` the value's span of the text."""

    role: str
    label: str
    value: str
    start: int
    end: int


@cache
def _roles() -> dict[str, str]:
    table: dict[str, str] = {}
    for role in ROLES:
        for label in load("fact_labels")[role]:
            for form in _forms(label):
                table.setdefault(form, role)
    return table


def _forms(label: str) -> Iterable[str]:
    """Spell out "ward(s)" as "ward", "wards" and "ward(s)"."""
    yield label
    if "(s)" in label:
        yield label.replace("(s)", "s")
        yield label.replace("(s)", "")


def role_of(label: str) -> str | None:
    """Tell which fact a label states.

    >>> role_of("REPORT TO:"), role_of("Ward(s)"), role_of("Wards affected"), role_of("Colour")
    ('body', 'wards', 'wards', None)
    """
    return _roles().get(" ".join(label.split()).strip(" :.-–*").casefold())


@cache
def _known_label() -> re.Pattern[str]:
    # "REPORT TO: Board DATE: 4 May" : a label inside a line stands behind a blank and begins with a capital
    words = alternatives(
        [label for label in _roles() if label not in ("re", "by", "to", "when", "where", "item", "key")]
    )
    short = r"To|By|TO|BY|Re|RE"
    return re.compile(rf"(?:(?<=\s)|^)(?P<label>(?=[A-Z])(?i:{words})|{short})(?P<report>)\s*:(?:\s|$)")


# "To Cabinet – 30 January 2025", "By Leader of the Council": a memorandum's label without a colon
_BARE_LABEL = re.compile(
    r"^(?:(?P<label>To|By|From|Author|Venue|Date|Subject)\s+|(?P<report>(?i:report)\s+(?i:to|of|by|for|from))\s+(?:[Tt]he\s+|THE\s+)?)(?=[A-Z\d])"
)
_JUNK = re.compile(r"^[\s:|–—-]+|[\s|:]+$")


_STACK = 3


@cache
def _stacked_label() -> re.Pattern[str]:
    # "Report title Winter plan" above "Prepared by Chief Nurse": labels in a column of their own, without colons
    words = alternatives([label for label, role in _roles().items() if role != "body" or " " in label])
    return re.compile(rf"(?=[A-Z])(?P<label>(?i:{words}))(?P<report>)\s+(?=[A-Z\d£])")


def _stacked(line: HeadLine) -> list["_Segment"]:
    match = _stacked_label().match(line.text)
    return _cut(line, [match]) if match and len(line.text) < 250 else []


def read_header(lines: Sequence[HeadLine]) -> list[Entry]:
    """Pair labels with values: on one line, on the next, in the next cell, or all labels first and then all values."""
    entries: list[Entry] = []
    waiting: list[tuple[str, str]] = []
    values: list[HeadLine] = []
    stacked = len(list(filter(_stacked_label().match, [line.text for line in lines]))) >= _STACK
    for line in lines:
        segments = _segments(line) or (_stacked(line) if stacked else [])
        unknown = not segments and bool(waiting) and bool(_UNKNOWN.fullmatch(line.text))
        if not segments and not unknown:
            if len(values) < len(waiting) and len(line.text) <= _LONGEST:
                values.append(line)
            continue
        if values:
            entries += _paired(waiting, values)
            waiting, values = [], []
        if unknown:
            waiting.append(("other", line.text.strip(" :")))
            continue
        lead_end = segments[0][2]
        if waiting and lead_end > line.start and line.text[: lead_end - line.start].strip():
            waiting.clear()
        for role, label, _, start, end in segments:
            value = _JUNK.sub("", line.text[start - line.start : end - line.start])
            if value:
                entries.append(Entry(role, label, value, start, end))
            else:
                waiting.append((role, label))
    return [*entries, *_paired(waiting, values)]


@remember_by(lambda paper: len(head_lines(paper)))
def header_of(paper: Paper) -> list[Entry]:
    """Read the header of a paper's head, once for all that ask."""
    return read_header(head_lines(paper))


def _paired(waiting: Sequence[tuple[str, str]], values: Sequence[HeadLine]) -> Iterable[Entry]:
    """Hand the lines below labels to them in order; a single one is that of the label right above it."""
    labels = waiting[-1:] if len(values) == 1 else waiting
    for (role, label), line in zip(labels, values, strict=False):
        value = _JUNK.sub("", line.text)
        if value:
            yield Entry(role, label, value, line.start, line.end)


_LONGEST = 400  # characters of a value
_UNKNOWN = re.compile(r"\s*[A-Z][^:.\n]{2,60}:\s*")  # "Rating:", a label of no fact


_Segment = tuple[str, str, int, int, int]  # role, label, start of the label, start and end of the value


def _segments(line: HeadLine) -> list[_Segment]:
    """Cut a line at its known labels."""
    block, text = line.block, line.text
    if block.label and block.kind is BlockKind.FIELD:
        role = role_of(block.label)
        if role:
            inside = list(_known_label().finditer(text, block.body - block.start))
            return [
                (role, block.label, line.start, block.body, line.start + inside[0].start() if inside else block.end),
                *_cut(line, inside),
            ]
    whole = role_of(text)
    if whole and _stands_as_label(line, whole):
        return [(whole, text.strip(" :"), line.start, line.end, line.end)]
    found = list(_known_label().finditer(text)) if ":" in text else []
    if (not found or found[0].start() > 0) and len(text) < 200:
        bare = _BARE_LABEL.match(text)
        if bare and bare.end() <= (found[0].start() if found else len(text)):
            found.insert(0, bare)
    return _cut(line, found) if found else []


def _cut(line: HeadLine, found: Sequence[re.Match[str]]) -> list[_Segment]:
    """Give each label that was found in a line the words up to the next one."""
    text = line.text
    segments: list[_Segment] = []
    for at, match in enumerate(found):
        label = match["label"] or match["report"]
        role = role_of(label)
        if role:
            end = found[at + 1].start() if at + 1 < len(found) else len(text)
            segments.append((role, label, line.start + match.start(), line.start + match.end(), line.start + end))
    return segments


_SPEAKS_FOR_ITSELF = re.compile(
    r"(?:report(?:ed|\s+submitted)?\s+to|decision|presented\s+to|name\s+of|submitted\s+to)\b", re.IGNORECASE
)


_OF_A_REPORT = re.compile(r"\b(?:report|reporting|author|lead|portfolio|contact)\b", re.IGNORECASE)


def _stands_as_label(line: HeadLine, role: str) -> bool:
    """Tell a label that fills its line from a line that only reads like one ("CABINET", "Agenda")."""
    text = line.text.strip()
    if text.endswith(":"):
        return True
    if role == "body":
        return bool(_SPEAKS_FOR_ITSELF.match(text)) or (
            line.block.kind is BlockKind.TABLE_ROW and line.text.casefold() == "meeting"
        )
    if line.block.kind is BlockKind.TABLE_ROW and line.end >= line.block.end and role in ("officer", "contact"):
        return False  # a post in the last cell of its row ("… | Democratic Services Officer") labels nothing
    if role == "other":
        return line.block.kind is BlockKind.TABLE_ROW
    if line.block.kind is BlockKind.TABLE_ROW or text.isupper() or line.block.bold:
        return True
    return len(text.split()) > 1 and (role in ("date", "title", "wards") or bool(_OF_A_REPORT.search(text)))
