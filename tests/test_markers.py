"""Markers: what looks like one, and what is one by its place, neighbours and sequence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.layout.markers import Start, follows, settle_markers
from extract.layout.numbering import bare_number, could_be_date, is_bullet, marker_of, parts_of, style_after, style_of

MARKERS = [
    ("3.1 Background to the grant", "3.1"),
    ("3.0", "3.0"),
    ("45.1 The Board met", "45.1"),
    ("16.03.07 Hall roof", "16.03.07"),
    ("7. Grants", "7."),
    ("10) to approve", "10)"),
    ("(2) The Clerk reported", "(2)"),
    ("(a) note the report", "(a)"),
    ("b) note the report", "b)"),
    ("(iv) delegate authority", "(iv)"),
    ("ii) delegate authority", "ii)"),
    ("A. Joint work", "A."),
    ("• bullet", "•"),
    ("\uf0b7Words glued to a bullet", "\uf0b7"),
    ("○ second level", "○"),
    ("o Includes transport", "o"),
    ("  - a dash in front", "-"),
]

NO_MARKERS = [
    "Background",
    "2023/24 was a year of change",
    "2024 figures",
    "6.30 pm in the hall",
    "7.30p.m. at the school",
    "3.4 million pounds",
    "2.5% of the total",
    "£40.50 for the hall",
    "on 1 April",
    "(see above) and",
    "-£3.2m",
    "o'clock",
]


@pytest.mark.parametrize(("line", "marker"), MARKERS)
def test_reads_a_marker(line: str, marker: str) -> None:
    found = marker_of(line)
    assert found is not None
    assert found[0] == marker
    assert not line[found[1] :].startswith(" ")


@pytest.mark.parametrize("line", NO_MARKERS)
def test_reads_no_marker(line: str) -> None:
    assert marker_of(line) is None


@given(st.text(max_size=40))
def test_a_marker_is_a_piece_of_its_line(line: str) -> None:
    found = marker_of(line)
    if found:
        assert found[0] in line[: found[1]]


def test_bare_numbers_need_a_capital_or_nothing_after_them() -> None:
    assert bare_number("7 Apologies") == (7, 2)
    assert bare_number("12") == (12, 2)
    assert bare_number("30 people came") is None
    assert bare_number("2024 Budget") is None


@pytest.mark.parametrize(
    ("marker", "parts", "style"),
    [
        ("3.10", (3, 10), "1.1"),
        ("(7)", (7,), "(1)"),
        ("16.03.07", (16, 3, 7), "1.1.1"),
        ("(b)", (), "(a)"),
        ("v)", (), "i)"),
    ],
)
def test_parts_and_style(marker: str, parts: tuple[int, ...], style: str) -> None:
    assert parts_of(marker) == parts
    assert style_of(marker) == style


def test_a_letter_that_is_also_a_numeral_takes_its_neighbours_style() -> None:
    assert style_after("(i)", "(h)") == "(a)"
    assert style_after("(i)", "(c)") == "(i)"
    assert follows("(h)", "(i)")
    assert follows("(u)", "(v)")
    assert not follows("(b)", "(i)")


def test_bullets_and_days() -> None:
    assert is_bullet("•")
    assert not is_bullet("(a)")
    assert could_be_date("1.4.20")
    assert not could_be_date("16.3.1")


def accepted(*lines: str, apart: bool = True) -> list[str]:
    """The markers accepted in lines that all begin a paragraph (or, with `apart` False, all run on)."""
    starts = [Start(line, lines[at - 1] if at else "", apart or at == 0) for at, line in enumerate(lines)]
    return [marker for marker, _ in settle_markers(starts).values()]


def test_a_wrapped_reference_opens_no_block() -> None:
    assert accepted("This is an agreement under Section", "75. The parties agreed", apart=False) == []
    assert accepted("The lease runs from", "1.4.20 until the end of the next year", apart=False) == []
    assert accepted("Costs are in section 2.1 and", "3.2 of the plan.", apart=False) == []


def test_a_day_or_a_sum_at_the_start_of_a_line_is_no_marker() -> None:
    assert accepted("12.03.24 Site visit held", "Some words.") == []
    assert accepted("40.50 Hall hire", "Some words.") == []


def test_item_numbers_that_look_like_days_are_markers_where_they_share_their_head() -> None:
    lines = ("21.05.07 Hall roof", "Words.", "21.05.08 Footpaths", "Words.", "21.05.09 Finance", "1.05.10 Bins")
    assert accepted(*lines) == ["21.05.07", "21.05.08", "21.05.09", "1.05.10"]


def test_a_number_below_capitals_is_a_marker() -> None:
    assert accepted("AGENDA ITEMS", "84. Apologies", "85. Minutes") == ["84.", "85."]


def test_numbers_that_count_on_before_capitals_begin_items() -> None:
    lines = ("Cllr Moss, Member for Roads (+ Whip)", "21. MINUTES OF THE LAST MEETING", "Agreed.", "22. APOLOGIES")
    assert accepted(*lines, apart=False) == ["21.", "22."]
    assert accepted("as was set out in paragraph", "21. MINUTES OF IT", "and", "31. APOLOGIES", apart=False) == []


def test_an_initial_beside_another_is_no_marker() -> None:
    assert accepted("J. Maddern, Director", "K. Thorburn, Clerk") == []


def test_bare_numbers_count_in_sequence_only() -> None:
    assert accepted("1 Apologies", "Words.", "2 Minutes", "Words.") == ["1", "2"]
    assert accepted("12 High Street", "Words.", "40 New Road") == []
    assert accepted("21 Minutes", "Words.", "22 2031/32 Revenue Budget", "Words.") == ["21", "22"]
    assert accepted("3. Costs", "Words.", "4 Law", "Words.") == ["3.", "4"]


def test_an_initial_is_no_marker() -> None:
    assert accepted("A. Moss spoke for the motion.", "The vote was taken.") == []
    assert accepted("A. Joint buying", "B. Joint care") == ["A.", "B."]


def test_limbs_in_running_lines_follow_each_other() -> None:
    lines = ("the Board agreed to", "note the plan:", "(a) in part;", "(b) in whole; and", "(c) at once.")
    assert accepted(*lines, apart=False) == ["(a)", "(b)", "(c)"]
