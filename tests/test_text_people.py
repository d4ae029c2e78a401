"""Lists of people in text that kept its columns."""

from collections.abc import Iterable
from typing import Any

from extract.readers.text import read_layout
from extract.readers.text_lines import Printed
from extract.readers.text_people import read_people
from tests.layouts import shown

ROWS = """\
Cllr Ann Moss (Chair)          Kingsby Council
Dr Bo Pike                     Weston Trust

Gita Rao                       Chief Officer
"""


def test_rows_below_a_label_of_attendance_are_a_table() -> None:
    found = shown(read_layout(f"Present:\n\n{ROWS}\n1. Welcome\n".encode()))
    assert found[:3] == ["p Present:", "row Cllr Ann Moss (Chair) | Kingsby Council", "row Dr Bo Pike | Weston Trust"]
    assert found[3] == "row Gita Rao | Chief Officer"


def test_rows_below_anything_else_stay_lines() -> None:
    found = shown(read_layout(f"Dates of meetings\n\n{ROWS}".encode()))
    assert not any("|" in line for line in found)


def test_columns_that_do_not_stand_beneath_each_other_stay_lines() -> None:
    ragged = ROWS.replace("Bo Pike   ", "Bo Pike")
    found = shown(read_layout(f"Present:\n\n{ragged}".encode()))
    assert not any("|" in line for line in found)


GLUED = """\
Joan Pike (Chair)Foundation Governor
Bo RaoHeadteacher
Ann Moss Staff Governor
Gita LeeParent Governor
"""


def test_columns_that_a_converter_ran_together_are_a_table() -> None:
    found = shown(read_layout(f"Minutes of Governors\n\n{GLUED}\nApologies:\n\n1. Welcome\n".encode()))
    assert found[1:5] == [
        "row Joan Pike (Chair) | Foundation Governor",
        "row Bo Rao | Headteacher",
        "row Ann Moss Staff Governor",
        "row Gita Lee | Parent Governor",
    ]


def test_names_with_a_capital_inside_stay_whole() -> None:
    found = shown(read_layout(b"Present:\n\nAnn McBride\nJo MacKay\nFlo FitzAlan\n"))
    assert not any("|" in line for line in found)


BESIDE = """\
 Members:        Ann Moss               Interim Chair
                 Dr Bo Pike             Director of Care (Adults, Learning
                                        Disability and Carers)
 Apologies:      Gita Rao               GR     Director of Works
"""


def test_labels_beside_the_first_row_and_posts_that_go_on_below() -> None:
    found = shown(read_layout(f"Minutes of the Board\n\n{BESIDE}\n1. Welcome\n".encode()))
    assert found[1:4] == [
        "row Members: | Ann Moss | Interim Chair",
        "row Dr Bo Pike | Director of Care (Adults, Learning / Disability and Carers)",
        "row Apologies: | Gita Rao | GR | Director of Works",
    ]


def test_a_label_that_is_none_of_attendance_opens_no_table() -> None:
    found = shown(read_layout(BESIDE.replace("Members:", "Payees: ").replace("Apologies:", "Cheques:  ").encode()))
    assert not any("|" in line for line in found)


class Uncopied(list[Printed]):
    """A list that is not to be copied from a place to its end."""

    def __getitem__(self, at: Any) -> Any:
        """Give one line."""
        assert not isinstance(at, slice)
        return super().__getitem__(at)


def uncopied(texts: Iterable[str]) -> Uncopied:
    return Uncopied(Printed(text, at, 1, 0) for at, text in enumerate(texts))


def test_each_line_is_looked_at_without_copying_those_behind_it() -> None:
    lines = uncopied(
        ["Present:", *filter(None, ROWS.splitlines()), "Apologies: none", "The clerk read out the minutes."]
    )
    assert len(read_people(lines)) < len(lines)
