"""Tables stored as one cell a line, with the sign only in a head."""

import pytest

from extract.readers.text import read_layout
from tests.layouts import shown

HEAD = "The awards made this year were these, as the clerk had set out in the report to the Trustees.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a pipe closes each cell; a cell goes over lines; what stands below is no row
            "Ref |\nBody |\nAward £ |\nW1 |\nQuay\nRowers |\n450 |\nW2 |\nWestby Band |\n1,275 |\nLeft over |\n£90 |\n",
            ["row *Ref | *Body | *Award £", "row W1 | Quay / Rowers | 450", "row W2 | Westby Band | 1,275"],
        ),
        (  # no pipes, and one row without its last cell
            "\n\n".join(
                [
                    "Budget",
                    "Amount (£)",
                    "Payee",
                    "Wages",
                    "288.40",
                    "A. Moss",
                    "Travel",
                    "13.50",
                    "Lights",
                    "41.17",
                    "West Power",
                ]
            ),
            [
                "row *Budget | *Amount (£) | *Payee",
                "row Wages | 288.40 | A. Moss",
                "row Travel | 13.50",
                "row Lights | 41.17 | West Power",
            ],
        ),
        ("Wages\n\nAmount (£)\n\nPaid on Monday.\n\n288.40\n\n13.50\n\n", None),  # a sentence among them
        ("Ref |\nAward £ |\nW1 |\nnone |\nW2 |\n90 |\n", None),  # no sum where the head has one
    ],
)
def test_cells_become_rows(text: str, expected: list[str] | None) -> None:
    rows = [line for line in shown(read_layout((HEAD + text).encode())) if line.startswith("row")]
    assert rows == (expected or [])
