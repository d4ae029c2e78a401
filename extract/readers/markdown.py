"""Reads Markdown: headings, paragraphs, lists, tables, quotations; marks of emphasis and comments are dropped."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from extract.layout.decoding import decode
from extract.layout.grids import GridCell, settle_grid
from extract.layout.labels import label_of
from extract.layout.paragraphs import BREAK, Run, Setting, paragraph_blocks
from extract.layout.typed_markers import typed_marker
from extract.readers.html_flow import Flow
from extract.readers.html_parsing import parse
from models import Layout, LayoutBlock, MediaType

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HARD_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SOFT_BREAK = "\x1d"  # the text of a run that stands for a line end inside a paragraph
_SHORT_LINE = 50
_WIDEST_WRAP = 140
_FRONT_MATTER = re.compile(r"\A---\n(?P<lines>(?:[\w .-]+:[^\n]*\n|[ \t#-][^\n]*\n)+)---\n")


def read_layout(data: bytes) -> Layout:
    """Read a Markdown file, with the tables of GitHub's dialect."""
    decoded = decode(data)
    text = _FRONT_MATTER.sub("", decoded.text)
    parser = MarkdownIt("commonmark", {"maxNesting": 60}).enable("table").enable("strikethrough")
    wrapped = max(map(len, text.split("\n"))) <= _WIDEST_WRAP
    blocks = _Reader(wrapped=wrapped).read(parser.parse(_COMMENT.sub("", text)))
    return Layout(MediaType.MARKDOWN, tuple(blocks), findings=decoded.findings)


@dataclass(slots=True)
class _List:
    """A list that is open: the next number, or None for bullets, and the sign after a number ("." or ")")."""

    number: int | None
    sign: str = "."


@dataclass(slots=True)
class _Reader:
    """Turns the parser's flat stream of tokens into blocks."""

    blocks: list[LayoutBlock] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    marker: str | None = None
    heading: int = 0
    cells: list[GridCell] = field(default_factory=list)
    row: int = -1
    column: int = 0
    header: bool = False
    in_table: bool = False
    wrapped: bool = True

    def read(self, tokens: Sequence[Token]) -> list[LayoutBlock]:
        """Read the tokens of a whole file."""
        for token in tokens:
            if token.type == "inline":
                self._inline(token)
            elif token.type in ("fence", "code_block"):
                self._verbatim(token.content)
            elif token.type == "html_block":
                self._html(token.content)
            else:
                self._structure(token)
        return self.blocks

    def _structure(self, token: Token) -> None:
        kind = token.type
        if kind == "heading_open":
            underlined = token.markup in ("-", "=")
            self.heading = 0 if underlined and token.map and token.map[1] - token.map[0] > 2 else int(token.tag[1:])
        elif kind == "heading_close":
            self.heading = 0
        elif kind == "bullet_list_open":
            self.lists.append(_List(None))
        elif kind == "ordered_list_open":
            self.lists.append(_List(int(token.attrs.get("start", 1)), token.markup or "."))
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif kind == "list_item_open":
            self.marker = self._next_marker()
        elif kind == "list_item_close":
            self.marker = None
        else:
            self._table(kind)

    def _next_marker(self) -> str:
        open_list = self.lists[-1]
        if open_list.number is None:
            return "•"
        open_list.number += 1
        return f"{open_list.number - 1}{open_list.sign}"

    def _table(self, kind: str) -> None:
        if kind == "table_open":
            self.cells, self.row, self.in_table = [], -1, True
        elif kind == "tr_open":
            self.row += 1
            self.column = 0
        elif kind in ("th_open", "td_open"):
            self.header = kind == "th_open"
        elif kind in ("th_close", "td_close"):
            self.column += 1
        elif kind == "table_close":
            self.in_table = False
            self.blocks.extend(settle_grid(self.cells))

    def _inline(self, token: Token) -> None:
        runs = _settle_breaks(_runs(token.children or []), self.wrapped)
        if self.in_table:
            made = paragraph_blocks(runs, Setting(labels=False))
            self.cells.append(GridCell(self.row, self.column, tuple(made), header=self.header))
            return
        setting = Setting(
            heading=self.heading,
            depth=len(self.lists),
            marker=self.marker,
            listed=self.marker is not None,
            bold_headings=True,
        )
        made = paragraph_blocks(runs, setting)
        if made:
            self.marker = None
        self.blocks.extend(made)

    def _verbatim(self, content: str) -> None:
        for line in content.split("\n"):
            self.blocks.extend(paragraph_blocks([Run(line)], Setting(labels=False)))

    def _html(self, content: str) -> None:
        """Raw HTML is read as HTML: converters leave tables in it that Markdown cannot write."""
        body = parse(content).body
        if body is not None:
            self.blocks.extend(Flow(setting=Setting(bold_headings=True)).read(body))


def _settle_breaks(runs: list[Run], wrapped: bool) -> list[Run]:
    """Decide which line ends of a paragraph its author meant: lists, labels and short closed lines stay apart.

    In a file whose lines are not `wrapped` at some width every line end is meant.
    """
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.text == _SOFT_BREAK:
            lines.append([])
        else:
            lines[-1].append(run)
    settled = lines[0]
    for before, after in pairwise(lines):
        end, begin = _text(before), _text(after)
        meant = not wrapped or end.startswith("|") or begin.startswith("|") or typed_marker(begin) is not None
        meant = meant or label_of(end) is not None or label_of(begin) is not None
        meant = meant or (len(end) < _SHORT_LINE and end.endswith((".", ";", ":")))
        settled += [Run(BREAK if meant else " "), *after]
    return settled


def _text(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs).strip()


def _runs(children: Sequence[Token]) -> list[Run]:
    """Give the runs of inline tokens: bold and links known, what is struck out left out, other marks dropped."""
    runs: list[Run] = []
    bold = struck = 0
    links: list[str | None] = []
    for token in children:
        if token.type == "strong_open":
            bold += 1
        elif token.type == "strong_close":
            bold -= 1
        elif token.type == "s_open":
            struck += 1
        elif token.type == "s_close":
            struck -= 1
        elif token.type == "link_open":
            links.append(str(token.attrs.get("href") or "") or None)
        elif token.type == "link_close":
            links.pop()
        elif token.type == "softbreak":
            runs.append(Run(_SOFT_BREAK))
        elif token.type == "hardbreak" or (token.type == "html_inline" and _HARD_BREAK.fullmatch(token.content)):
            runs.append(Run(BREAK))
        elif token.type in ("text", "code_inline") and not struck:
            runs.append(Run(token.content, bold > 0, links[-1] if links else None))
    return runs
