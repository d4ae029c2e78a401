"""Markers, labels and headings of single paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.layout.grids import GridCell, settle_grid
from extract.layout.labels import label_of
from extract.layout.paragraphs import BREAK, Run, Setting, join_hanging, paragraph_blocks
from extract.layout.typed_markers import typed_marker
from models import BlockKind, Fragment, LayoutBlock, Line


@pytest.mark.parametrize(
    ("text", "listed", "marker"),
    [
        ("(i)\xa0\xa0 to note", False, "(i)"),
        ("a\xa0\xa0 to note", True, "a"),
        ("a\xa0\xa0 pier", False, None),
        ("o\xa0\xa0 parks", True, "•"),
        ("·\xa0\xa0 parks", False, "•"),
        ("\uf0b7\tparks", False, "•"),
        ("3.1\tBackground", False, "3.1"),
        ("J. Okafor", False, None),
        ("A. That the fee rise", False, "A."),
        ("J. Okafor", True, "J."),
        ("Venue", False, None),
        ("", False, None),
    ],
)
def test_typed_marker(text: str, listed: bool, marker: str | None) -> None:
    found = typed_marker(text, listed)
    assert (found[0] if found else None) == marker


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Date:", "Date"),
        ("Report to :", "Report to"),
        ("Director of Harbours:", "Director of Harbours"),
        ("RESOLVED:", None),
        ("Decision:", None),
        ("The Board agreed:", None),
        ("The limbs are as follows:", None),
        ("It was noted that fees rose:", None),
        ("date:", None),
        ("Proposed by:", None),
        ("Date", None),
        (":", None),
        ("", None),
    ],
)
def test_label(text: str, label: str | None) -> None:
    assert label_of(text) == label


@given(
    st.lists(st.builds(Run, st.sampled_from(["Date:", " word", "(a) ", BREAK, "\xa0\xa0", "£4", ""]), st.booleans()))
)
def test_no_words_are_lost(runs: list[Run]) -> None:
    blocks = paragraph_blocks(runs, Setting())
    made = "".join(
        (block.marker or "") + (f"{block.label}:" if block.label else "") + "".join(line.text for line in block.lines)
        for block in blocks
    )
    assert made.count("word") == sum("word" in run.text for run in runs)
    assert made.count("£4") == sum("£4" in run.text for run in runs)
    assert made.count("Date") == sum("Date" in run.text for run in runs)


def para(text: str, marker: str | None = None) -> LayoutBlock:
    return LayoutBlock(BlockKind.PARAGRAPH, (Line((Fragment(text),)),), marker=marker)


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("The gate at the", para("mill"), True),
        ("Councillors Orle, Pell and ", para("Quill"), True),
        ("to note; and", para("to pay"), False),
        ("What it is for.", para("Next"), False),
        ("The gate at the", para("mill", "2."), False),
    ],
)
def test_join_hanging(first: str, second: LayoutBlock, joined: bool) -> None:
    assert len(join_hanging([para(first), second])) == (1 if joined else 2)


def grid(*rows: tuple[str, ...]) -> list[GridCell]:
    return [
        GridCell(row, column, (para(text),) if text else ())
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
    ]


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        ((("Date:", "5 March"), ("Venue:", "Net Loft")), ["field", "field"]),
        ((("Date:", "5 March", "Time:", "2pm"),), ["field", "field"]),
        ((("Fees:", "4"), ("Rents", "5"), ("Tolls", "6")), ["table_row"]),
        ((("Berth", "Cost"), ("North", "£4")), ["table_row"]),
        ((("One column",), ("of prose",)), ["paragraph", "paragraph"]),
        ((("1.", "x" * 500), ("2.", "short")), ["paragraph", "paragraph"]),
        ((("", ""), ("", "")), []),
    ],
)
def test_what_a_grid_is(rows: tuple[tuple[str, ...], ...], kinds: list[str]) -> None:
    assert [block.kind.value for block in settle_grid(grid(*rows))] == kinds
