"""A tree of HTML in, blocks out, as a browser would show them: what is seen, in reading order, with its marks."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborNode

from extract.layout.paragraphs import BREAK, Run, Setting, paragraph_blocks
from extract.readers.html_lists import OpenList, open_list
from extract.readers.html_parsing import BLOCKS, UNSEEN, Walk, is_hidden, plain
from extract.readers.html_sources import Sources, pieces_of
from extract.readers.html_tables import OpenTable
from models import ItemPart, LayoutBlock

_BOLD = frozenset({"b", "strong"})
_WORD_LEVEL = re.compile(r"mso-list:[^;]*?\blevel([1-9])")
_WORD_INDENT = re.compile(r"margin-left\s*:\s*(\d{1,4}(?:\.\d{1,4})?)(pt|cm|in|px)", re.IGNORECASE)
_BLANKS = str.maketrans("\t\n\r\f", "    ")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(slots=True)
class Flow:
    """Writes blocks while a tree is walked.

    `visit` sees each element before it is read and may handle it by itself: it returns True to have it passed over.
    `part` is put on every block that is made; `sources` tells where texts stand in the source.
    """

    visit: Callable[[LexborNode, dict[str, str | None]], bool] | None = None
    setting: Setting = field(default_factory=Setting)
    part: ItemPart | None = None
    blocks: list[LayoutBlock] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    lists: list[OpenList] = field(default_factory=list)
    tables: list[OpenTable] = field(default_factory=list)
    links: list[str | None] = field(default_factory=list)
    bold: int = 0
    label: int = 0
    marker: str | None = None
    listed: bool = False
    heading: int = 0
    depth: int = 0
    preformatted: bool = False
    sources: Sources = field(default_factory=dict)

    def read(self, root: LexborNode) -> list[LayoutBlock]:
        """Read everything that is seen under `root`."""
        walk = Walk(root)
        for entering, node in walk:
            if not entering:
                self._close(node)
            elif node.is_text_node:
                self._write(node)
            elif not node.is_element_node:
                continue
            elif self._enter(node):
                walk.skip()
        self.flush()
        while self.tables:
            self._close_table()
        return self.blocks

    def read_inside(self, root: LexborNode) -> list[LayoutBlock]:
        """Read what is in a hidden element as if it were shown."""
        child = root.child
        while child is not None:
            self.read(child)
            child = child.next
        return self.blocks

    def _enter(self, node: LexborNode) -> bool:
        tag = node.tag or ""
        attributes = node.attributes
        if tag == "button" and _unfolds(node):
            return False
        if tag in UNSEEN or is_hidden(attributes):
            if self.visit is not None and tag not in UNSEEN:
                self.visit(node, {**attributes, "hidden": ""})
            return True
        if self.visit is not None and self.visit(node, attributes):
            return True
        if tag == "sup" and _is_footnote_mark(node):
            return True
        self._open(node, tag, attributes)
        return False

    def _write(self, node: LexborNode) -> None:
        link = self.links[-1] if self.links else None
        if self.preformatted and "\n" in (node.text_content or ""):
            for at, line in enumerate((node.text_content or "").split("\n")):
                self.runs.extend([Run(BREAK)] * (at > 0) + [Run(line, self.bold > 0, link)])
            return
        for piece in pieces_of(node, self.sources):
            text = piece.text.translate(_BLANKS)  # no-break spaces stay: they are the gap behind typed markers
            self.runs.append(Run(text, self.bold > 0, link, self.label > 0, piece.source))

    def flush(self) -> None:
        """End the paragraph that is being written."""
        if not self.runs:
            return
        depth = max(len(self.lists), self.depth)
        setting = replace(self.setting, heading=self.heading, depth=depth, marker=self.marker, listed=self.listed)
        made = paragraph_blocks(self.runs, setting)
        self.runs = []
        if made:
            self.marker = None
            self.listed = False
            self.emit(*made)

    def emit(self, *blocks: LayoutBlock) -> None:
        """Add ready blocks after what was written so far."""
        self.flush()
        self.sink.extend(replace(block, part=block.part or self.part) for block in blocks)

    @property
    def sink(self) -> list[LayoutBlock]:
        """Where blocks go now: the open cell's blocks, or the page's."""
        return self.tables[-1].blocks if self.tables and self.tables[-1].cell is not None else self.blocks

    def _open(self, node: LexborNode, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "br":
            self.runs.append(Run(BREAK))
        elif tag == "a":
            self.links.append(_address(attributes.get("href")))
        elif tag in _BOLD:
            self.bold += 1
        elif tag in BLOCKS:
            if not self._awaits_value(node, tag):
                self.flush()
            self._open_block(node, tag, attributes)

    def _awaits_value(self, node: LexborNode, tag: str) -> bool:
        """A <dt> was written and this is the <dd>, or its first paragraph, that holds its value."""
        opens = tag == "dd" or (tag in ("p", "div") and node.parent is not None and node.parent.tag == "dd")
        return opens and bool(self.runs) and all(run.label or not run.text.strip() for run in self.runs)

    def _open_block(self, node: LexborNode, tag: str, attributes: dict[str, str | None]) -> None:
        if tag in _HEADINGS:
            self.heading = _HEADINGS[tag]
        elif tag in ("ul", "ol", "menu"):
            self.lists.append(open_list(node))
        elif tag == "p" and "MsoTitle" in (attributes.get("class") or ""):
            self.heading = 1
        elif tag == "p" and _is_word_list_item(attributes):
            self.listed = True
            self.depth = _word_depth(attributes.get("style") or "")
        elif tag == "li":
            self.marker = self.lists[-1].marker(node) if self.lists else "•"
            self.listed = True
        elif tag == "table":
            self.tables.append(OpenTable([], _verdict(attributes)))
        elif tag == "pre":
            self.preformatted = True
        elif tag == "dt":
            self.label += 1
        elif self.tables:
            self._open_in_table(node, tag)

    def _open_in_table(self, node: LexborNode, tag: str) -> None:
        table = self.tables[-1]
        if tag == "tr":
            table.open_row()
        elif tag in ("td", "th"):
            table.open_cell(node)
            self.bold += tag == "th"
        elif tag == "thead":
            table.in_head = True
        elif tag == "caption":
            table.caption = plain(node) or None

    def _close(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "a" and self.links:
            self.links.pop()
        elif tag in _BOLD:
            self.bold -= 1
        elif tag == "caption":
            self.runs = []
        elif tag == "dt":
            self.label -= 1  # the value that follows in <dd> joins it
        elif tag in BLOCKS:
            self.flush()
            self._close_block(tag)

    def _close_block(self, tag: str) -> None:
        if tag in _HEADINGS or tag == "p":
            self.heading = 0
        if tag == "pre":
            self.preformatted = False
        elif tag in ("ul", "ol", "menu") and self.lists:
            self.lists.pop()
        elif tag in ("li", "p") and (tag == "li" or self.marker is None):
            self.marker = None
            self.listed = False
            self.depth = 0
        elif tag == "table" and self.tables:
            self._close_table()
        elif tag in ("td", "th") and self.tables:
            self.bold -= tag == "th"
            self.tables[-1].close_cell()
        elif tag == "thead" and self.tables:
            self.tables[-1].in_head = False

    def _close_table(self) -> None:
        table = self.tables.pop()
        table.close_cell()
        settled = table.settle()
        self.flush()
        # Blocks of an unrolled table were stamped as they were read, when another part may have been open.
        self.sink.extend(replace(block, part=self.part) if block.table else block for block in settled)


def _is_word_list_item(attributes: dict[str, str | None]) -> bool:
    """Word marks its list items by class or style when it saves a page; ModernGov keeps the class."""
    return "MsoList" in (attributes.get("class") or "") or "mso-list:" in (attributes.get("style") or "")


def _word_depth(style: str) -> int:
    """The depth of a list item that Word saved: "mso-list:l0 level2 lfo1", else by its indent, half an inch a level."""
    level = _WORD_LEVEL.search(style)
    if level:
        return int(level[1])
    indent = _WORD_INDENT.search(style)
    inches = float(indent[1]) / {"pt": 72, "cm": 2.54, "in": 1, "px": 96}[indent[2].casefold()] if indent else 0.5
    return min(9, max(1, round(inches * 2)))


def _verdict(attributes: dict[str, str | None]) -> str | None:
    role = attributes.get("role")
    return "layout" if role in ("presentation", "none") else None


def _address(href: str | None) -> str | None:
    """Keep a link's address unless it leads nowhere outside the page."""
    if not href or href.startswith("#") or href.strip().casefold().startswith(("javascript:", "data:")):
        return None
    return href.strip()[:2000]


def _unfolds(button: LexborNode) -> bool:
    """Tell a heading that unfolds what is below it: a button in a heading, or of an accordion."""
    named = "aria-expanded" in button.attributes and "accordion" in (button.attributes.get("class") or "").casefold()
    return named or (button.parent is not None and (button.parent.tag or "") in _HEADINGS)


def _is_footnote_mark(node: LexborNode) -> bool:
    """A raised number that links to a note; raised ordinals ("6th") and units stay."""
    text = plain(node).strip("[]()")
    return text.isdigit() and node.css_first("a") is not None
