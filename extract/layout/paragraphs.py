"""The runs of one marked-up paragraph in, blocks out: typed markers, labels, line breaks, links.

Shared by the readers whose source marks paragraphs up (HTML, DOCX, Markdown).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.layout.labels import label_of, opens_decision
from extract.layout.leads import drop_lead
from extract.layout.typed_markers import typed_marker
from models import BlockKind, Fragment, LayoutBlock, Line

BREAK = "\x1e"  # the text of a run that stands for a line break
_GOES_ON = re.compile(r"\s*(?:[a-z]|and\b|of\b|&)")
_HANGS = re.compile(r"(?:,|-|–|\b(?:and|of|the|to|for|in|by|with|or|on|at))\s*$")
_GAP = re.compile(r"\t|[ \xa0]*\xa0[ \xa0]+")  # a tab, also as Word saves it in HTML
# "… the crossing at the", "Councillors A, B and": not "…; and", which ends a limb
_STOPS_SHORT = re.compile(r"[\w’'][,]?\s+(?:and|of|the|a|an|for|in|by|with|at|from|on|its|their|his|her|this)\s*$")


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style; `label` is set where the page itself marks it as the label of a field.

    `source` is the offset of its first character in the decoded source, or -1; `page` is 1 where there are no pages.
    """

    text: str
    bold: bool = False
    link: str | None = None
    label: bool = False
    source: int = -1
    page: int = 1

    def cut(self, length: int) -> "Run":
        """Take the first `length` characters off."""
        return replace(self, text=self.text[length:], source=self.source + length if self.source >= 0 else -1)


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a paragraph: heading level (0 none), list depth and marker, whether it is a list item."""

    heading: int = 0
    depth: int = 0
    marker: str | None = None
    listed: bool = False
    labels: bool = True
    bold_headings: bool = False


def paragraph_blocks(runs: Sequence[Run], setting: Setting) -> list[LayoutBlock]:
    """Make the blocks of one paragraph; an empty one makes none."""
    blocks: list[LayoutBlock] = []
    marker = setting.marker
    for lines in _parted(runs, setting.heading > 0):
        for label, part in _fields(lines, setting):
            block = _field(label, part) if label else _plain(part, setting, marker)
            if block is not None:
                blocks.append(block)
                marker = None
    return blocks


def _parted(runs: Sequence[Run], heading: bool) -> list[list[list[Run]]]:
    """Part runs at line breaks: paragraphs of lines of runs. A break within a sentence only ends a line."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.text == BREAK:
            lines.append([])
        else:
            lines[-1].append(run)
    whole = heading or any(run.label for run in lines[0])
    parts: list[list[list[Run]]] = []
    blank = True
    for line in lines:
        text = "".join(run.text for run in line)
        if not text.strip():
            blank = True
            continue
        before = "".join(run.text for run in parts[-1][-1]) if parts else ""
        if parts and (
            whole or (not blank and (_GOES_ON.match(text) or _HANGS.search(before)) and not typed_marker(text))
        ):
            parts[-1].append(line)
        else:
            parts.append([line])
        blank = False
    return parts


def _fields(lines: list[list[Run]], setting: Setting) -> list[tuple[str | None, list[list[Run]]]]:
    """Cut a paragraph at its labels: [(label or None, lines of runs)]."""
    if setting.heading:
        return [(None, lines)]
    if not any(run.label or (run.bold and setting.labels) for line in lines for run in line):
        tabbed = _tabbed_field(lines) if setting.labels else None
        return [tabbed] if tabbed else [(None, lines)]
    cut: list[tuple[str | None, list[list[Run]]]] = [(None, [[]])]
    for line in lines:
        if cut[-1][1][-1]:
            cut[-1][1].append([])
        for lead, rest in _label_groups(line):
            if lead:
                cut.append((lead, [[]]))
            cut[-1][1][-1].extend(rest)
    cut = [(label, [line for line in part if _words(line)]) for label, part in cut]
    cut = [(label, part) for label, part in cut if label or part]
    plain_lead = bool(cut) and cut[0][0] is None
    declared = any(run.label for line in lines for run in line)
    too_long = any(label and len(" ".join(_words(line) for line in part)) > 300 for label, part in cut)
    valueless = any(label and not part for label, part in cut)
    if not declared and (plain_lead or too_long or valueless):
        return [(None, lines)]
    return cut


def _tabbed_field(lines: list[list[Run]]) -> tuple[str, list[list[Run]]] | None:
    """Read "Report to:<tab>Harbour Board", which Word's users type for a table of labels."""
    text = "".join(run.text for run in lines[0])
    lead, colon, rest = text.partition(":")
    label = label_of(lead + colon)
    if not colon or label is None or not _GAP.match(rest) or not rest.strip() or len(rest) > 300:
        return None
    return label, [_without_lead(lines[0], len(lead) + 1), *lines[1:]]


def _without_lead(runs: Sequence[Run], length: int) -> list[Run]:
    kept = []
    for run in runs:
        cut = min(length, len(run.text))
        length -= cut
        if run.text[cut:]:
            kept.append(run.cut(cut))
    return kept


def _label_groups(line: Sequence[Run]) -> list[tuple[str | None, list[Run]]]:
    """Group a line's runs by the labels in it; neighbouring label runs are one label."""
    groups: list[tuple[str | None, list[Run]]] = [(None, [])]
    at = 0
    while at < len(line):
        run = line[at]
        if not (run.label or run.bold):
            groups[-1][1].append(run)
            at += 1
            continue
        end = at
        while end < len(line) and (line[end].label, line[end].bold) == (run.label, run.bold):
            end += 1
        text = "".join(each.text for each in line[at:end])
        label = text.strip().rstrip(": ")[:80] or None if run.label else label_of(text)
        after = line[end].text if end < len(line) else ""
        if label is None and not run.label and after.lstrip().startswith(":"):
            label = label_of(text, colon=False)
            if label:
                line = [*line[:end], line[end].cut(after.index(":") + 1), *line[end + 1 :]]
        if label is None:
            groups[-1][1].extend(line[at:end])
        else:
            groups.append((label, []))
        at = end
    return groups


def _words(runs: Sequence[Run]) -> str:
    return " ".join("".join(run.text for run in runs).split())


def _field(label: str, lines: list[list[Run]]) -> LayoutBlock:
    return LayoutBlock(BlockKind.FIELD, tuple(_line(line) for line in lines), label=label)


def _line(runs: Sequence[Run]) -> Line:
    bold = all(run.bold for run in runs if run.text.strip())
    pieces = (Fragment(run.text, run.page, source=run.source, link=run.link) for run in runs if run.text)
    return Line(tuple(pieces), bold=bold)


def _plain(lines: list[list[Run]], setting: Setting, marker: str | None) -> LayoutBlock | None:
    made = [_line(line) for line in lines]
    if not any(line.text.strip() for line in made):
        return None
    typed = typed_marker(made[0].text, setting.listed)
    if typed and (marker in (None, "•", typed[0])):
        marker = typed[0]
        made[0] = drop_lead(made[0], typed[1])
    kept = tuple(line for line in made if line.text.strip())
    if setting.heading:
        return LayoutBlock(BlockKind.HEADING, kept, level=setting.heading, marker=marker)
    if setting.bold_headings and marker != "•" and is_bold_heading(kept):
        return LayoutBlock(BlockKind.HEADING, kept, level=5, marker=marker)
    listed = marker is not None and (setting.listed or marker == "•" or not marker.rstrip(".")[-1:].isdigit())
    if listed:
        return LayoutBlock(BlockKind.LIST_ITEM, kept, level=max(1, setting.depth), marker=marker)
    return LayoutBlock(BlockKind.PARAGRAPH, kept, marker=marker)


def join_hanging(blocks: Sequence[LayoutBlock]) -> list[LayoutBlock]:
    """Join a paragraph that stops at "the" or "of" with the next: its author's Enter key was no end of a paragraph."""
    joined: list[LayoutBlock] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last is not None and _runs_on(last, block):
            joined[-1] = replace(last, lines=(*last.lines, *block.lines))
        else:
            joined.append(block)
    return joined


def _runs_on(last: LayoutBlock, block: LayoutBlock) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or block.marker or not block.lines or last.part is not block.part:
        return False
    if last.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or not last.lines:
        return False
    return bool(_STOPS_SHORT.search(last.lines[-1].text))


def is_bold_heading(lines: Sequence[Line]) -> bool:
    """Short, all bold and no sentence: what authors type who do not use heading styles."""
    text = " ".join(" ".join(line.text for line in lines).split())
    words = text.split()
    if not 0 < len(words) <= 14 or len(text) > 110 or not all(line.bold for line in lines):
        return False
    return text[-1] not in ".,;:" and not opens_decision(text)
