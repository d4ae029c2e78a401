"""Tables of crawled pages, their cells parted by pipes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.readers.text import read_layout
from extract.readers.text_titles import split_title
from tests.layouts import shown


def read(text: str) -> list[str]:
    return shown(read_layout(text.encode()))


AGENDA = """\
Venue: Guildhall, Lower Quay
No. | Item |
---|---|
Apologies for absence Minutes:There were none.
|
|
Minutes of the last meeting PDF 61 KB To confirm the minutes. Decision:RESOLVED:
1. That the minutes be confirmed. Minutes: The Chair signed them. |
||||
3. | Harbour Wall Report of the Head of Ports. Additional documents: Minutes:
The Board asked for a survey.

It will return in May. |
"""


def test_the_cells_of_an_agenda_are_its_items() -> None:
    assert read(AGENDA) == [
        "field Venue: Guildhall, Lower Quay",
        "item [None] Apologies for absence",
        "p Minutes:",
        "p There were none.",
        "item [None] Minutes of the last meeting",
        "p To confirm the minutes.",
        "p Decision:",
        "p RESOLVED:",
        "li1 [1.] That the minutes be confirmed.",
        "p Minutes:",
        "p The Chair signed them.",
        "item [3] Harbour Wall",
        "p Report of the Head of Ports.",
        "p Minutes:",
        "p The Board asked for a survey.",
        "p It will return in May.",
    ]


def test_the_last_item_of_an_agenda_may_lack_its_pipe() -> None:
    found = read(AGENDA + "Dredging Minutes:The dredger is late.\n\nPrinted by the Guildhall.\n")
    assert found[-4:] == ["item [None] Dredging", "p Minutes:", "p The dredger is late.", "p Printed by the Guildhall."]


def test_numbered_rows_are_items_in_words() -> None:
    rows = "1 | APOLOGIES There were none. |\n2 | PRECEPT & BUDGET 2021/22 The Clerk spoke to the paper. |\n"
    assert read(rows) == [
        "h2 [1] APOLOGIES",
        "p There were none.",
        "h2 [2] PRECEPT & BUDGET 2021/22",
        "p The Clerk spoke to the paper.",
    ]


FIGURES = [
    "row *Service | *Total 2019-20 | *Savings",
    "row * | *£'000 | *£'000",
    "row Quays | 61,200 | (1,850)",
    "row Locks |  | -",
]


@pytest.mark.parametrize(
    "text",
    [
        "|\nService |\nTotal 2019-20 |\nSavings |\n|\n|\n£'000 |\n£'000 |\n|\nQuays |\n61,200 |\n(1,850) |\n"
        "|\nLocks |\n|\n- |\n",
        "Service | Total 2019-20 | Savings\n---|---|---\n | £'000 | £'000\nQuays | 61,200 | (1,850)\nLocks | | -\n",
        "| Service | Total 2019-20 | Savings |\n|  | £'000 | £'000 |\n| Quays | 61,200 | (1,850) |\n| Locks | | - |\n",
    ],
    ids=["a cell a line", "rows", "rows between pipes"],
)
def test_figures_are_a_table(text: str) -> None:
    assert read("The budget is set out below.\n" + text + "It was approved.\n") == [
        "p The budget is set out below.",
        *FIGURES,
        "p It was approved.",
    ]


def test_text_that_was_only_laid_out_in_a_table_is_text() -> None:
    long = "The Board heard that the sluice had been mended in the spring and would be seen again in the autumn. " * 3
    found = read(f"{long} | {long} |\nThe end. |\n")
    assert [line[:13] for line in found] == ["p The Board h", "p The Board h", "p The end."]


@pytest.mark.parametrize(
    "text", ["|", "| |\n|", "---|---|", "No. | Item |", "No. | Item |\n---|---|\n|\n", "a |", "|||\n|||\n|\n|\n|"]
)
def test_pipes_without_words_are_nothing(text: str) -> None:
    assert not any("|" in line for line in read(text))


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Public Questions To take questions from the public.", "Public Questions"),
        ("To confirm the minutes of 9 May.", "To confirm the minutes of 9 May."),
        ("Report of the Harbour Master", "Report of the Harbour Master"),
        (
            "Lock Gates Joint report of the Engineer and the Clerk",
            "Lock Gates Joint report of the Engineer and the Clerk",
        ),
        ("Lock Gates Joint Report of the Engineer", "Lock Gates"),
        ("Interests Members are asked to declare them.", "Interests"),
        ("PLANNING MATTERS (NEW) A new application was seen.", "PLANNING MATTERS (NEW)"),
        ("MINUTES OF THE LAST MEETING", "MINUTES OF THE LAST MEETING"),
        ("CAR PARKS RESOLVED that they be swept.", "CAR PARKS"),
        ("ICB Report", "ICB Report"),
        ("The Way to Work", "The Way to Work"),
    ],
)
def test_titles_end_where_their_purpose_begins(line: str, title: str) -> None:
    assert line[: split_title(line)] == title


@given(st.text(alphabet="|A1 \n-.£", max_size=120))
def test_any_pipes_are_read_and_no_word_is_lost(text: str) -> None:
    layout = read_layout(text.encode())
    words = "".join(line for line in shown(layout))
    assert all(words.count(char) >= text.count(char) for char in "A£")


def test_a_numbered_sentence_is_no_heading() -> None:
    told = "The minutes of May were proposed by Mr Oke, seconded by Mrs Hale, and all agreed."
    page = f"63/16 | Minutes\n5. | {told}\n64/16 | Paths\n"
    found = shown(read_layout(page.encode()))
    assert found[0] == "h2 [63/16] Minutes"
    assert any(line.endswith("and all agreed.") and not line.startswith("h") for line in found)
