"""Pages that were stored as one endless line, and labels of attendance without blank lines around them."""

import pytest

from extract.readers.text import read_layout
from extract.readers.text_lines import Printed
from extract.readers.text_runs import part_runs
from models import UnreadablePaper
from tests.layouts import shown

TALK = "the Board heard that the work on the quay went well and would go on. " * 14


def pieces(text: str) -> list[str]:
    return [piece.text[:24] for piece in part_runs([Printed(text, 0, 1, 0)])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Minutes PRESENT Ann Moss Apologies: Nil. 1. Quay 1.1 In May {TALK} 1.2 It was said. 2. Close",
            [
                "Minutes",
                "PRESENT Ann Moss",
                "Apologies: Nil.",
                "1. Quay",
                "1.1 In May the Board hear",
                "1.2 It was said.",
                "2. Close",
            ],
        ),
        (
            f"Held on Monday. Clerk: Mr A. Moss. 61/19 Quay. See 40/19 Roads. {TALK} 62/19 Grants. Nil. 63/19 Close.",
            ["Held on Monday.", "Clerk: Mr A. Moss.", "61/19 Quay. See 40/19 Ro", "62/19 Grants. Nil.", "63/19 Close."],
        ),
        (
            f"Held at noon 16/012 Quay {TALK} 16/013 Roads. See 14/013. 16/014 Grants. Nil.",
            ["Held at noon", "16/012 Quay the Board hea", "16/013 Roads. See 14/013.", "16/014 Grants. Nil."],
        ),
        (
            f"Held at noon /61 QUAY {TALK} /62 ROADS. /63 GRANTS Nil.",
            ["Held at noon", "/61 QUAY the Board heard", "/62 ROADS.", "/63 GRANTS Nil."],
        ),
        (
            f"Held at 9 01/20 QUAY 01/20/01 {TALK.capitalize()} 02/20 ROADS 02/20/01 Nil. See 07/19/02 Path. 03/20 X",
            [
                "Held at 9",
                "01/20 QUAY",
                "01/20/01 The board heard",
                "02/20 ROADS",
                "02/20/01 Nil. See 07/19/0",
                "03/20 X",
            ],
        ),
        (f"1. Quay {TALK} 2. Grants", ["1. Quay the Board heard "]),  # too few to count on
        (f"Up 1.5 Mr Moss said, 3. The {TALK} 7. Grants 9. Close", ["Up 1.5 Mr Moss said, 3. "]),  # nothing counts on
        ("1. Quay 2. Grants 3. Close", ["1. Quay 2. Grants 3. Clo"]),  # a short line
    ],
)
def test_endless_lines_are_parted_where_numbers_count_on(text: str, expected: list[str]) -> None:
    assert pieces(text) == [each[:24] for each in expected]


def test_pieces_keep_their_places() -> None:
    text = f"Minutes 1. Quay 1.1 In May {TALK} 2. Close"
    for piece in part_runs([Printed(text, 0, 1, 0)]):
        assert text[piece.at :].startswith(piece.text)


@pytest.mark.parametrize("label", ["PRESENT:", "Apologies:", "Also present:", "In attendance:", "Present; Mr A. Moss"])
def test_labels_of_attendance_begin_a_paragraph(label: str) -> None:
    lines = [
        "The meeting of the Harbour Board was held in the long room of the",
        "Custom House, Quayside, Westby",
        label,
    ]
    blocks = read_layout("\n".join([*lines * 3, "Mr B. Pike"]).encode()).blocks
    assert sum(block.lines[0].text.startswith(label) for block in blocks if block.lines) == 3


def test_text_beyond_any_paper_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.readers.text._LONGEST", 100)
    with pytest.raises(UnreadablePaper, match="more than any paper"):
        read_layout(b"word " * 30)


def test_lines_that_were_stuck_together_are_parted() -> None:
    found = shown(
        read_layout(b"Minutes of theBoard of the trustDate of meeting: 4 May\nAnn Moss, NorthshireDr Bo Pike\n")
    )
    assert "p Minutes of the / Board of the trust" in found
    assert not any("trustDate" in line or "NorthshireDr" in line for line in found)


def test_the_voices_of_an_item_that_were_stuck_to_it_are_parted() -> None:
    found = shown(read_layout(b"Grants Minutes:The Board met.\nPaths PDF 65 KB Decision:RESOLVED: to go.\n"))
    assert {"p The Board met.", "p Minutes:"} <= set(found)
    assert not any("Minutes:The" in line or "Decision:R" in line for line in found)


def test_a_capital_inside_a_word_parts_nothing() -> None:
    assert shown(read_layout(b"The iPad and the eLearning of McDrew.\n")) == ["p The iPad and the eLearning of McDrew."]


def test_a_marker_that_a_line_break_parted_from_its_words_goes_with_them() -> None:
    found = shown(
        read_layout(b"RESOLVED to note: 1.\nThe report of 2024 2.\nThe plan.\n\nIt was sent in 2.\nMay came.\n")
    )
    assert any(line.endswith("The plan.") and "2." in line.split("The plan")[0] for line in found)
    assert not any(line.endswith(" 1.") for line in found)
    assert any("in 2." in line for line in found)
