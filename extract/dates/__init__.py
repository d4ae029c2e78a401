"""Finds dates: "introduced from 1.4.20, running until 31.3.23", "Quarter 1 2025/26", "Minutes of 2 July 2019".

Each distinct period in each distinct role is one record; further places that say the same are its repeats. Dates that
the calendar does not have ("31 April 2024") are findings. Those in addresses and file names are no dates of the paper.
"""

import re
from collections.abc import Sequence

from extract.dates.cues import field_role
from extract.dates.roles import Setting, role_of
from extract.dates.signatures import SignedDay, contradictions, near_signature, signatures_of
from extract.facts.lines import business_start
from extract.identity import identify
from extract.matches import Match
from extract.place import cell_at, cite
from extract.sparing import SparingPattern
from extract.values.block_periods import periods_of
from extract.values.columns import columns_of
from extract.values.periods import FoundPeriod
from extract.values.sentences import sentence_at
from models import (
    Block,
    BlockKind,
    DateRole,
    Finding,
    FindingKind,
    KeyDate,
    Paper,
    PaperKind,
    Period,
    Precision,
    Settings,
)

KIND = "dates"

# "https://…/2021/06/guidance.pdf", "clerk2019@example.org", "budget-2024.xlsx"
_ADDRESS = re.compile(
    r"""(?:https?://|www\.)\S+
      | (?<!\S)\S{1,200}@\S{1,200}\.\S+
      | (?<!\S)\S{1,200}\.(?:pdf|docx?|xlsx?|html?|aspx?|pptx?|csv|jpe?g|png)\b\S*
      | \b[\w-]{1,60}_\d{2,4}\b""",
    re.IGNORECASE | re.VERBOSE,
)
# what none of them does without
_SIGN_OF_ADDRESS = re.compile(r"https?:|www\.|@|_\d|\.(?:pdf|doc|xls|htm|asp|ppt|csv|jpe?g|png)", re.IGNORECASE)
# "16.07.13 - Any other business": the number of an item that no reader took for its marker
# "13/05/18": the count of a minute, the month and the year of its meeting, or the other way round
_REFERENCE = re.compile(r"\d{1,4}(?:[/.-]\d{1,4}){2}")
_WORD_BEHIND = re.compile(r"\s+[A-Z][a-z]+")
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}\.?")
_ABOUT = 160
# a column of days, each row with its own
_DAY_HEADS = frozenset({"date", "day", "invoice date", "date paid", "inv date", "transaction date"})
# "Dates of future meetings:" heads the dates that follow it even where it is no heading
_NEXT_UP = SparingPattern(r"\b(?:next|future)\b[^.]{0,40}\bmeetings?\b", re.IGNORECASE)
_SHORT = 90
_LEAD = 60  # characters: "Date of next meeting 6. | 4 May" in a page that lost its line breaks
# a row with a sum is no signature
_SUM = re.compile(r"[£€]\s?\d|\b\d+\.\d\d\b(?!\.\d)")


def find(paper: Paper, settings: Settings) -> list[Match]:
    """Propose every period printed in the paper's text."""
    matches: list[Match] = []
    heads = _column_heads(paper)
    signatures = signatures_of(paper)
    opening = _opening(paper)
    heading = above = ""
    signed: list[SignedDay] = []
    for block in paper.blocks:
        periods = periods_of(paper, block)
        looked = periods and _SIGN_OF_ADDRESS.search(paper.text, block.body, block.end)
        masks = [m.span() for m in _ADDRESS.finditer(paper.text, block.body, block.end)] if looked else []
        for found in periods:
            if any(a <= found.start < b for a, b in masks):
                continue
            if _is_number(paper, block, found):
                continue
            setting = _setting(paper, block, found.start, found.end, heads, heading, opening, signatures)
            if not setting.field and found.start - block.body < 2 and block.end - found.end < 2 and field_role(above):
                setting = setting._replace(field=above.strip(" :•–-"))  # "Published" over "4 May 2031"
            sentence = sentence_at(paper.text, found.start, block.body, block.end)
            data = {"period": found.period, "problem": found.problem, "setting": setting, "sentence": sentence}
            matches.append(Match(found.start, found.end, found.rule, data=data))
            if found.period is not None and _is_signed(paper, found.period, setting):
                signed.append(SignedDay(found.start, found.end, found.period.end))
        if block.kind is BlockKind.HEADING or _NEXT_UP.search(
            paper.text, block.body, min(block.end, block.body + _SHORT)
        ):
            heading = paper.text[block.body : block.end]
        above = paper.text[block.body : min(block.end, block.body + _LEAD)]
    matches.extend(contradictions(paper, signed, signatures))
    return matches


def build(paper: Paper, match: Match) -> KeyDate | Finding | None:
    """Make the record of a period, with its role; a date that does not exist becomes a finding."""
    period: Period | None = match.data["period"]
    evidence = cite(paper, match.start, match.end)
    if period is None:
        kind: FindingKind = match.data["problem"]
        message = match.data.get("message") or f"{evidence.quote}: the calendar has no such day"
        return Finding(kind=kind, message=message, evidence=evidence, page=evidence.page)
    role, rule = _role(paper, period, match.data["setting"])
    value = f"{period.start}/{period.end}/{role}"
    return KeyDate(
        id=identify(paper.facts.id, KIND, value, match.start),
        evidence=evidence,
        rule=f"{match.rule}.{rule}",
        period=period,
        role=role,
        about=_about(paper, match.start, match.end, match.data["sentence"]),
    )


def _role(paper: Paper, period: Period, setting: Setting) -> tuple[DateRole, str]:
    return role_of(period, setting, meeting=paper.facts.date, kind=PaperKind(paper.facts.kind))


def merge(paper: Paper, found: Sequence[KeyDate]) -> list[KeyDate]:
    """Fold the places that name one period in one role into the first of them."""
    kept: dict[tuple[object, ...], KeyDate] = {}
    for record in found:
        key = (record.period.start, record.period.end, record.role)
        first = kept.get(key)
        kept[key] = (
            record
            if first is None
            else first.model_copy(update={"repeats": (*first.repeats, record.evidence, *record.repeats)})
        )
    records = list(kept.values())
    if paper.facts.kind is PaperKind.DECISION:
        records = _decided_at_meetings(records)
    return sorted(records, key=lambda record: record.evidence.start)


def _decided_at_meetings(records: list[KeyDate]) -> list[KeyDate]:
    """Fold a "Date of decision" into the "Decided at meeting" of the same day: the meeting took the decision."""
    meetings = {r.period.start: r for r in records if r.role is DateRole.MEETING}
    signed = [r for r in records if r.role is DateRole.SIGNED and r.rule.endswith(".field")]
    decided = {r.period.start: r for r in signed if r.period.start in meetings}
    folded = []
    for record in records:
        twin = decided.get(record.period.start)
        if twin is not None and record is meetings[record.period.start]:
            record = record.model_copy(update={"repeats": (*record.repeats, twin.evidence, *twin.repeats)})
        if record is not twin:
            folded.append(record)
    return folded


def _opening(paper: Paper) -> int:
    """Find where the paper's title and header end: at its first item or numbered section, or after twelve blocks."""
    marks = [block.end for block in paper.blocks[11:12]]
    marks.append(business_start(paper))
    marks += [section.start for section in paper.sections[:1] if section.number]
    return min(marks)


def _is_signed(paper: Paper, period: Period, setting: Setting) -> bool:
    if not setting.closing or period.precision is not Precision.DAY:
        return False
    role, _ = _role(paper, period, setting)
    return role is DateRole.SIGNED


def _is_number(paper: Paper, block: Block, found: FoundPeriod) -> bool:
    """Tell an item's number at the start of a block from a date; a date in dots has the block or a cell to itself."""
    if _is_item_number(paper, block, found):
        return True
    if found.start > block.body or block.table is not None or not _DOTTED.fullmatch(paper.text, found.start, found.end):
        return False
    return block.label is None and found.end < block.end


def _is_item_number(paper: Paper, block: Block, found: FoundPeriod) -> bool:
    """Tell the reference "13/05/18" or "18/05/13" of a minute from a day: another item is one up or down from it."""
    printed = paper.text[found.start : found.end]
    if not _REFERENCE.fullmatch(printed) or block.item is None or block.item >= len(paper.items):
        return False
    own = paper.items[block.item].number
    if own and "/" in own and printed.startswith(f"{own}/") and _WORD_BEHIND.match(paper.text, found.end, block.end):
        return True  # "03/20/01 The report", the first paragraph of minute 03/20
    if found.start - block.body > 4 or own != printed:
        return False
    parts = [int(part) for part in re.findall(r"\d+", printed)]
    for item in paper.items[max(0, block.item - 1) : block.item + 2]:
        others = [int(part) for part in re.findall(r"\d+", item.number or "")]
        steps = [abs(one - other) for one, other in zip(parts, others, strict=False)]
        if len(others) == len(parts) and sum(steps) == 1 and steps[1] == 0:
            return True
    return False


def _column_heads(paper: Paper) -> dict[int, str]:
    """Map the start of each table cell to the head of its column, else to the name of its row."""
    heads: dict[int, str] = {}
    for table in paper.tables:
        for column in columns_of(paper, table):
            heads[column.cell.start] = column.head or (column.row if column.row != column.text else "")
    return heads


def _setting(
    paper: Paper,
    block: Block,
    start: int,
    end: int,
    heads: dict[int, str],
    heading: str,
    opening: int,
    signatures: Sequence[int],
) -> Setting:
    first, last = sentence_at(paper.text, start, block.start if block.label else block.body, block.end)
    field = block.label or ""
    cell = cell_at(paper, start) if block.table is not None else None
    if cell is not None:
        first, last = max(first, cell.start), min(last, cell.end)
        field = heads.get(cell.start, "")
    item = paper.items[block.item].title if block.item is not None and block.item < len(paper.items) else ""
    section = (
        paper.sections[block.section].title if block.section is not None and block.section < len(paper.sections) else ""
    )
    before = paper.text[first:start]
    led = "" if before.strip(" .0123456789") else paper.text[max(block.body, first - _LEAD) : first]
    return Setting(
        before=before,
        after=paper.text[end:last],
        field=field,
        headings=tuple(h for h in (item, section, heading, led if _NEXT_UP.search(led) else "") if h),
        opening=start < opening,
        closing=field.strip().casefold() not in _DAY_HEADS
        and not (cell is not None and _SUM.search(paper.text, block.body, block.end))
        and near_signature(signatures, start, alone=start == first and last - end < 3),
        tabled=cell is not None and start >= opening,
    )


def _about(paper: Paper, start: int, end: int, sentence: tuple[int, int]) -> str | None:
    """Cut the words around a date: its sentence, or as much of it as 160 characters hold, at word boundaries."""
    first, last = sentence
    if last - first > _ABOUT:
        room = max(0, _ABOUT - (end - start))
        left = max(first, start - room * 2 // 3)
        right = min(last, left + _ABOUT)
        while left > first and left < start and not paper.text[left - 1].isspace():
            left += 1
        while right < last and right > end and not paper.text[right].isspace():
            right -= 1
        first, last = left, right
    about = paper.text[first:last].strip(" ,;:|")
    return about if about and about != paper.text[start:end] else None
