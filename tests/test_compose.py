"""The one clean text: what is dropped, glued and kept, and that every word knows its origin."""

import hashlib
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.compose import compose
from models import BlockKind, Fragment, Layout, LayoutBlock, LayoutCell, LayoutTable, Line, MediaType, Paper, Source

DATA = b"any"
SOURCE = Source(DATA, hashlib.sha256(DATA).hexdigest(), MediaType.TEXT, "any.txt")


def composed(*blocks: LayoutBlock) -> Paper:
    return compose(Layout(MediaType.TEXT, blocks), SOURCE)


def paragraph(*lines: str) -> LayoutBlock:
    return LayoutBlock(BlockKind.PARAGRAPH, tuple(Line((Fragment(text),)) for text in lines))


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["two words", "one line"], "two words one line"),
        (["the inter\u00ad", "national fund"], "the international fund"),
        (["the inter\u0002", "national fund"], "the international fund"),
        (["in 2024-", "25 and"], "in 2024-25 and"),
        (["the well-", "being board"], "the well-being board"),
        (["pre-", "and post-natal care"], "pre- and post-natal care"),
        (["from April -", "May"], "from April - May"),
        (["on 6", "th", "May"], "on 6th May"),
        (["on 21 st May"], "on 21st May"),
        (["the ﬁrst eﬀort"], "the first effort"),
        (["RESOLVEDthat it be noted"], "RESOLVEDthat it be noted"),
        (["donâ€™t"], "donâ€™t"),
        (["\uf0b7 point"], "• point"),
        (["a\u200bb\u00a0c\td"], "ab c d"),
        (["write to a.moss@north", ".example"], "write to a.moss@north.example"),
        (["a.moss@north.exam", "ple"], "a.moss@north.example"),
        (["a.moss@north.example", "or call"], "a.moss@north.example or call"),
        (["£1\u00ad000"], "£1000"),
    ],
)
def test_clean_text(lines: list[str], text: str) -> None:
    assert composed(paragraph(*lines)).text == text


def test_markers_and_labels_stand_in_front_of_the_body() -> None:
    line = (Line((Fragment("Care Board"),)),)
    paper = composed(
        LayoutBlock(BlockKind.FIELD, line, label="REPORT TO"), LayoutBlock(BlockKind.LIST_ITEM, line, marker="\uf0b7")
    )
    assert paper.text == "REPORT TO: Care Board\n• Care Board"
    assert [paper.text[block.body : block.end] for block in paper.blocks] == ["Care Board", "Care Board"]
    assert paper.blocks[1].marker == "•"


def test_table_rows_and_empty_tables() -> None:
    def cell(row: int, column: int, text: str, header: bool = False) -> LayoutCell:
        return LayoutCell(row, column, (Line((Fragment(text),)),), header=header)

    empty = LayoutTable((cell(0, 0, " "),))
    full = LayoutTable((cell(0, 0, "Service", True), cell(0, 1, "£000", True), cell(1, 0, "Roads"), cell(1, 1, "12.5")))
    paper = composed(
        LayoutBlock(BlockKind.TABLE_ROW, table=empty), paragraph(""), LayoutBlock(BlockKind.TABLE_ROW, table=full)
    )
    assert paper.text == "Service | £000\nRoads | 12.5"
    assert [block.table for block in paper.blocks] == [0, 0]
    assert [paper.text[c.start : c.end] for c in paper.tables[0].cells] == ["Service", "£000", "Roads", "12.5"]
    assert paper.tables[0].unit == "£000"


words = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\uf0b7\u00ad\u0002\ufffe-\n ﬁ.5th")), max_size=12)
lines = st.lists(words, max_size=4).map(lambda texts: Line(tuple(Fragment(text, source=0) for text in texts)))
texts = st.builds(
    LayoutBlock,
    kind=st.sampled_from([BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM]),
    lines=st.lists(lines, max_size=3).map(tuple),
    marker=st.none() | words,
)
tables = st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.lists(lines, max_size=2), max_size=6).map(
    lambda held: LayoutBlock(
        BlockKind.TABLE_ROW,
        table=LayoutTable(tuple(LayoutCell(row, column, tuple(cell)) for (row, column), cell in held.items())),
    )
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(texts, tables), max_size=6))
def test_any_layout_composes(blocks: list[LayoutBlock]) -> None:
    paper = composed(*blocks)
    end = 0
    for at, block in enumerate(paper.blocks):
        assert block.start == (end + 1 if at else 0), "blocks tile the text, parted by one line break"
        assert block.start <= block.body <= block.end
        assert "\n" not in paper.text[block.start : block.end]
        assert block.table is None or 0 <= block.table < len(paper.tables)
        end = block.end
    assert end == len(paper.text)
    assert all(unicodedata.category(char) not in ("Cc", "Co", "Cs") for char in paper.text.replace("\n", ""))
    ends = [origin.end for origin in paper.origins]
    assert all(0 <= origin.start < origin.end <= len(paper.text) for origin in paper.origins)
    assert ends == sorted(ends)
    assert all(table.start < table.end <= len(paper.text) for table in paper.tables)
