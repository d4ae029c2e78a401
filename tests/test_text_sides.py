"""Labels side by side in text that kept its columns."""

from extract.readers.text import read_layout
from tests.layouts import shown

SIDES = """\
8. Contact details

Report Author:                 Relevant Director:
Ann Holt                       Bo Lee
Head of Roads                  Corporate Director, Growth
03000 123456                   03000 222222
"""


def test_each_column_is_read_below_its_own_label() -> None:
    found = shown(read_layout(SIDES.encode()))
    assert found[1:5] == ["field Report Author: Ann Holt", "p Head of Roads", "p 03000 123456", "p Relevant Director:"]
    assert found[5:] == ["p Bo Lee", "p Corporate Director, Growth", "p 03000 222222"]


def test_a_cell_may_be_missing_at_the_foot() -> None:
    found = shown(read_layout(f"{SIDES}                               bo.lee@hale.example\n".encode()))
    assert found[-1] == "p bo.lee@hale.example"


def test_lines_that_stand_beneath_no_label_end_the_columns() -> None:
    found = shown(read_layout(f"{SIDES}    The report was noted by all who came to the meeting.\n".encode()))
    assert found[-2:] == ["p 03000 222222", "p The report was noted by all who came to the meeting."]


def test_labels_of_no_people_stay_a_line() -> None:
    found = shown(
        read_layout(SIDES.replace("Report Author:", "Report Title: ").replace("Director:", "Strategy:").encode())
    )
    assert not any(line.endswith("Ann Holt") for line in found)
