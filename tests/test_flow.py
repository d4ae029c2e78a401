"""Lines into blocks."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.layout.flow import RUNS_ON, SOFT, Break, flow, opens_block, runs_on
from extract.layout.leads import drop_lead
from models import BlockKind, Fragment, LayoutBlock, Line


def line(text: str, bold: bool = False, size: float = 0.0, source: int = -1) -> Line:
    return Line((Fragment(text, source=source),), size, bold)


def shape(*items: str | Line | Break | None) -> list[tuple[str, str | None, str]]:
    """(kind, marker or label, words) of each block; strings are lines."""
    stream = [line(item) if isinstance(item, str) and not isinstance(item, Break) else item for item in items]
    return [
        (block.kind.value, block.marker or block.label, " / ".join(part.text.strip() for part in block.lines))
        for block in flow(stream)  # type: ignore[arg-type]
    ]


HEADER_SHAPES = [
    ("same line", ["REPORT TO: Care Board", "DATE: 3 May 2023", None]),
    ("next line", ["REPORT TO:", "Care Board", "DATE:", "3 May 2023", None]),
    ("after a blank", ["REPORT TO:", None, "Care Board", None, "DATE:", None, "3 May 2023", None]),
    ("all labels first", ["REPORT TO:", None, "DATE:", None, "Care Board", None, "3 May 2023", None]),
    ("labels, then lines", ["REPORT TO:", "DATE:", None, "Care Board", "3 May 2023", None]),
]


@pytest.mark.parametrize(("name", "lines"), HEADER_SHAPES)
def test_header_blocks_in_every_shape(name: str, lines: list[str | None]) -> None:
    found = shape(*lines, "1.0", None, "PURPOSE", None, "Words follow here.")
    assert found[:2] == [("field", "REPORT TO", "Care Board"), ("field", "DATE", "3 May 2023")]
    assert found[2] == ("heading", "1.0", "PURPOSE")


def test_a_label_is_no_value_of_the_label_above_it() -> None:
    assert shape("DECISION NUMBER:", None, "Decision:", None, "The Cabinet noted it.") == [
        ("field", "DECISION NUMBER", ""),
        ("paragraph", None, "Decision:"),
        ("paragraph", None, "The Cabinet noted it."),
    ]


def test_a_title_above_decision_maker_is_no_value() -> None:
    found = shape("Lead officer: Ann Holt", SOFT, "Grant to the club", SOFT, "Decision Maker: Cabinet", None)
    assert found == [
        ("field", "Lead officer", "Ann Holt"),
        ("paragraph", None, "Grant to the club"),
        ("field", "Decision Maker", "Cabinet"),
    ]
    assert shape("Lead officer: Ann Holt", SOFT, "Head of Roads", SOFT, "Date: 4 May 2031", None)[0] == (
        "field",
        "Lead officer",
        "Ann Holt / Head of Roads",
    )


def test_values_of_several_lines() -> None:
    found = shape(
        "PORTFOLIO:", None, "Social Care", SOFT, "Health", None, "SUBJECT: The Joint", "Agreement of 2023", None
    )
    assert found == [
        ("field", "PORTFOLIO", "Social Care / Health"),
        ("field", "SUBJECT", "The Joint / Agreement of 2023"),
    ]


def test_an_item_begins_a_block_wherever_its_line_stands() -> None:
    found = shape(
        "17/13 The mandate needs work.", "Item 7: Precept.", "17/14 The precept was set, see", "item 7 of the list."
    )
    assert [words for _, _, words in found] == [
        "17/13 The mandate needs work.",
        "Item 7: Precept. / 17/14 The precept was set, see / item 7 of the list.",
    ]


def test_a_numbered_title_ends_with_its_bold_type() -> None:
    title, words = line("18.3 Paths and the Green ", bold=True), line("The clerk had written to the county.")
    assert shape(title, words)[0] == ("heading", "18.3", "Paths and the Green")
    assert len(shape(line("18.3 The paths of the ", bold=True), words)) == 1  # the sentence goes on
    assert len(shape(line("Paths and the Green ", bold=True), words)) == 1  # bold may fall anywhere in running words


def test_a_resolution_is_no_field() -> None:
    assert shape("RESOLVED: That the plan be noted.")[0][0] == "paragraph"


def test_two_numbers_in_a_row_take_the_two_paragraphs_after_them() -> None:
    found = shape("3.6", None, "3.7", None, "The first paragraph ends here.", SOFT, "The second one is this.")
    assert [marker for _, marker, _ in found] == ["3.6", "3.7"]


def test_a_number_stranded_in_a_sentence_belongs_to_the_next_paragraph() -> None:
    found = shape(
        "3.6 First paragraph, with words.", None, "3.7 The balance at the year's end was carried forward", None,
        "3.8", None, "from the year before, which left a surplus.", SOFT, "Moving on, the Board will meet.",
    )  # fmt: skip
    assert [marker for _, marker, _ in found] == ["3.6", "3.7", "3.8"]
    assert found[1][2].endswith("which left a surplus.")
    assert found[2][2].startswith("Moving on")


def test_empty_bullets_vanish_and_a_bullet_alone_takes_its_line() -> None:
    assert shape("•", "•", None, "Words of the list.") == [("list_item", "•", "Words of the list.")]
    assert shape("•", None, "One thing.", "•", None, "Another thing.")[1] == ("list_item", "•", "Another thing.")


def test_levels_of_nested_limbs() -> None:
    lines = ["1. The Board agreed:", "(a) to note", "(b) to approve:", "(i) the plan", "(ii) the budget", "2. Next."]
    blocks = flow([line(text) if text else None for pair in lines for text in (pair, "")])
    assert [block.level for block in blocks] == [1, 2, 2, 3, 3, 1]


def test_lists_begin_anew_after_a_paragraph() -> None:
    blocks = flow([line("• a point"), None, line("RESOLVED: That the Board:"), None, line("1) note the plan"), None])
    assert [block.level for block in blocks] == [1, 0, 1]


def test_headings_by_number_capitals_and_bold() -> None:
    assert shape("3.3 Benefits of Joint Work", SOFT, "By working together we can do more.")[0][0] == "heading"
    assert shape("RISK ANALYSIS", None, "None identified.")[0][0] == "heading"
    assert shape(line("Reasons for the decision", bold=True), None, "There were three of them.")[0][0] == "heading"
    assert shape("The Governing Body APPROVED the Ferry Policy", None, "It was a long night.")[0][0] == "paragraph"
    assert shape("The Governing Body and the Ferry Policy", None, "It was a long night.")[0][0] == "heading"
    assert shape("It was agreed to meet again", None, "in the summer of that year.")[0][0] == "paragraph"
    assert shape("Clerks Fee £450", None, "The accounts were approved by all.")[0][0] == "paragraph"


def test_list_items_that_follow_each_other_are_no_headings() -> None:
    assert [kind for kind, _, _ in shape("1. Roads", None, "2. Bridges", None, "3. Paths", None)] == ["list_item"] * 3


def test_wrapped_headings_stay_whole() -> None:
    found = shape("9.0 LIST OF PAPERS UNDER THE", "ACCESS RULES OF 1972", None, "None.")
    assert found[0] == ("heading", "9.0", "LIST OF PAPERS UNDER THE / ACCESS RULES OF 1972")


def test_ready_blocks_pass_through() -> None:
    ready = LayoutBlock(BlockKind.FIELD, (line("Care Board"),), label="TO")
    assert flow([line("Before."), ready, line("After.")])[1] is ready


def test_running_on_and_opening() -> None:
    assert runs_on("the Board and", "Cabinet")
    assert not runs_on("It was agreed.", "the")
    assert opens_block("DATE: 3 May")
    assert not opens_block("Words")


def test_dropping_a_lead_keeps_the_origin() -> None:
    rest = drop_lead(Line((Fragment("3.1 ", source=10), Fragment("Words", source=14))), 5)
    assert [(part.text, part.source) for part in rest.fragments] == [("ords", 15)]


printed = st.one_of(
    st.none(),
    st.just(SOFT),
    st.sampled_from(
        ["3.1", "3.2 Background", "(a) note", "DATE:", "REPORT TO: Board", "carried", "The plan was.", "7", "•"]
    ),
    st.text(alphabet="abc AB12.:(", min_size=1, max_size=20).filter(str.strip),
)


@given(st.lists(printed, max_size=25))
def test_no_word_is_lost_or_said_twice(items: list[str | Break | None]) -> None:
    lines = [item for item in items if isinstance(item, str)]
    blocks = flow([line(item) if isinstance(item, str) else item for item in items])
    said = "".join(
        (block.marker or "") + (block.label or "") + "".join(part.text for part in block.lines) for block in blocks
    )

    def letters(text: str) -> list[str]:
        return sorted(char for char in text if char.isalnum())

    assert letters(said) == letters("".join(lines))


def test_a_number_that_strayed_above_other_lines_goes_to_its_heading() -> None:
    lines = "3.1;APOLOGIES;None came.;3.2;Clerk to the Harbour;Reader;MINUTES;They were signed.;3.3;GRANTS;One came."
    found = shape(*(part for text in lines.split(";") for part in (None, text)), None, "3.4", None, "CLOSE")
    assert ("heading", "3.2", "MINUTES") in found
    assert ("paragraph", None, "Clerk to the Harbour") in found


def test_last_words_are_looked_up_as_the_pattern_finds_them() -> None:
    words = [
        "and",
        "AND",
        "Cllr",
        "councillor",
        "councillors",
        "hand",
        "R&",
        "&",
        "(and",
        "_of",
        "9a",
        "“the",
        "a,",
        "No.",
        "Moss",
    ]
    for before in (sep.join(pair) for pair in product(words, repeat=2) for sep in " \t\xa0"):
        unfinished = RUNS_ON.search(before, max(0, len(before) - 10)) is not None
        assert runs_on(before, "Moss") is (unfinished and not before.endswith(".")), before
