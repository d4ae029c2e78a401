"""Blocks and sentences that no board prints are cut, and nothing of them is lost."""

import pytest

from extract.layout.oversize import LONGEST_BLOCK, bounded, shortened
from extract.values.sentences import split_sentences
from models import BlockKind, Finding, Fragment, LayoutBlock, LayoutCell, LayoutTable, Line


def block(*texts: str, **more: object) -> LayoutBlock:
    lines, at = [], 0
    for text in texts:
        lines.append(Line((Fragment(text, source=at),)))
        at += len(text)
    return LayoutBlock(BlockKind.LIST_ITEM, tuple(lines), **more)  # type: ignore[arg-type]


def words_of(block: LayoutBlock) -> str:
    return "".join(line.text for line in block.lines)


@pytest.mark.parametrize(
    ("texts", "parts"),
    [
        (["The Board noted the report."], 1),
        (["x" * LONGEST_BLOCK], 1),
        (["x" * (LONGEST_BLOCK + 1)], 2),
        (["ferry " * 10_000], 7),
        (["the ferry "] * 2500, 3),
        (["a " * 4000, "b " * 4000, "c"], 2),
    ],
)
def test_long_blocks_are_cut_and_nothing_is_lost(texts: list[str], parts: int) -> None:
    whole = block(*texts, marker="(a)")
    measured = list(bounded([whole]))
    cut = [part for part, _ in measured]
    assert len(cut) == parts
    assert [length for _, length in measured] == [len(words_of(part)) for part in cut]
    assert "".join(map(words_of, cut)) == words_of(whole)
    assert [part.marker for part in cut] == ["(a)"] + [None] * (parts - 1)
    assert all(len(words_of(part)) <= LONGEST_BLOCK for part in cut)
    for part in cut:
        for line in part.lines:
            for fragment in line.fragments:
                assert "".join(texts)[fragment.source :].startswith(fragment.text)


@pytest.mark.parametrize(("length", "kinds"), [(50, {BlockKind.TABLE_ROW}), (LONGEST_BLOCK, {BlockKind.PARAGRAPH})])
def test_a_table_with_an_endless_row_becomes_paragraphs(length: int, kinds: set[BlockKind]) -> None:
    cells = tuple(LayoutCell(0, at, (Line((Fragment("y" * length),)),)) for at in range(3))
    table = LayoutBlock(BlockKind.TABLE_ROW, table=LayoutTable(cells))
    cut = [part for part, _ in bounded([table])]
    assert {part.kind for part in cut} == kinds
    assert (cut == [table]) is (kinds == {BlockKind.TABLE_ROW})


def test_sentences_are_bounded() -> None:
    text = "The ferry, " * 1000
    spans = split_sentences(text)
    assert max(b - a for a, b in spans) <= 1500
    assert " ".join(text[a:b] for a, b in spans) == text.strip()


def table_of(rows: int) -> LayoutBlock:
    cells = [LayoutCell(row, column, (Line((Fragment("ferry"),)),)) for row in range(rows) for column in range(2)]
    return LayoutBlock(BlockKind.TABLE_ROW, table=LayoutTable(tuple(cells)))


@pytest.mark.parametrize(("most", "blocks", "rows"), [(1000, 4, 20), (200, 3, 15), (13, 2, 0), (5, 0, 0)])
def test_a_paper_without_end_is_cut_and_says_so(most: int, blocks: int, rows: int) -> None:
    findings: list[Finding] = []
    whole = [block("12345"), block("12345"), table_of(20), block("12345")]
    kept = list(shortened(bounded(whole), most, findings))
    assert len(kept) == blocks
    assert sum(len(part.table.cells) // 2 for part in kept if part.table) == rows
    assert [f"the first {most:,} characters are kept" in finding.message for finding in findings] == [True][
        : most < 1000
    ]
