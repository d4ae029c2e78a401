"""Tables of figures in text that kept its lines."""

import time

import pytest

from extract.readers.text import read_layout
from tests.layouts import shown


def read(text: str) -> list[str]:
    return shown(read_layout(text.encode()))


CELLS = "Service;Budget;£'s;Variance;%;Quays;61,200;62%;Locks (new);900;-;All;62,100;3%"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Date      Payee           Net    VAT\n01/04/23  Amos Pike      100.00  20.00\nTotal      100.00   20.00\n",
            ["*Date Payee | *Net | *VAT", "01/04/23 Amos Pike | 100.00 | 20.00", "Total | 100.00 | 20.00"],
        ),
        (
            "Service 2019/20 2020/21\n£000 £000\nQuays 61,200 62,750\nLock gates 4,310 (1,110)\n",
            [
                "*Service | *2019/20 | *2020/21",
                "*£000 | *£000",
                "Quays | 61,200 | 62,750",
                "Lock gates | 4,310 | (1,110)",
            ],
        ),
        (
            "|\nService |\nBudget\n£'000 |\nSpent\n£'000 |\n|---|---|---|\n| Quays | 1,200 | 1,300 |\n"
            "| Locks | 300 | (12) |\n",
            ["*Service | *Budget / £'000 | *Spent / £'000", "Quays | 1,200 | 1,300", "Locks | 300 | (12)"],
        ),
        (
            "Service        Budget    Outturn so far\nQuays        1,200     1,300\nLocks       300  1,310\n",
            ["*Service | *Budget | *Outturn so far", "Quays | 1,200 | 1,300", "Locks | 300 | 1,310"],
        ),
        (
            "Service         Revised     Forecast    Variance\n                Budget      Outturn\n"
            "                  £m           £m         £m\nQuays            71.6         73.9        2.3\n"
            "Locks            52.4         54.1        1.7\n",
            [
                "*Service | *Revised | *Forecast | *Variance",
                "*Budget | *Outturn",
                "*£m | *£m | *£m",
                "Quays | 71.6 | 73.9 | 2.3",
                "Locks | 52.4 | 54.1 | 1.7",
            ],
        ),
        (
            "Account           2013/14   2012/13\nTransfers in        4,590     3,870\n"
            "Transfers out       6,202     5,118\n",
            ["*Account | *2013/14 | *2012/13", "Transfers in | 4,590 | 3,870", "Transfers out | 6,202 | 5,118"],
        ),
        (
            "2020/21                    2021/22\n   £                          £\n           RECEIPTS\n"
            "9,500.00   Precept          9,800.00\n"
            "   12.41   Bank interest        2.87\n           PAYMENTS\n  371.50   Insurance          382.75\n",
            [
                "*2020/21 | *2021/22",
                "*£ | *£",
                "RECEIPTS",
                "9,500.00 | Precept | 9,800.00",
                "12.41 | Bank interest | 2.87",
                "PAYMENTS",
                "371.50 | Insurance | 382.75",
            ],
        ),
        (
            "Service\tBudget\tOutturn\nQuays\t1,200\t1,300\nLocks\t300\t1,310\n",
            ["*Service | *Budget | *Outturn", "Quays | 1,200 | 1,300", "Locks | 300 | 1,310"],
        ),
        (
            "Cheque Payee Amount\n0412 Amos Pike 210.40\n0413 Harbour Mowers 95.00\n",
            ["*Cheque Payee | *Amount", "0412 Amos Pike | 210.40", "0413 Harbour Mowers | 95.00"],
        ),
        (
            CELLS.replace(";", "\n\n") + "\n",
            [
                "*Service | *Budget | *Variance",
                "*£'s | *%",
                "Quays | 61,200 | 62%",
                "Locks (new) | 900 | -",
                "All | 62,100 | 3%",
            ],
        ),
    ],
    ids=[
        "names of two columns",
        "words",
        "a broken head",
        "wide blanks",
        "heads of some columns",
        "names that end in prepositions",
        "two years",
        "tabs",
        "one sum",
        "a cell a line",
    ],
)
def test_rows_of_figures_are_tables(text: str, rows: list[str]) -> None:
    found = read(f"The sums are below.\n\n{text}\nThey were approved.\n")
    assert found == ["p The sums are below.", *(f"row {row}" for row in rows), "p They were approved."]


@pytest.mark.parametrize(
    "text",
    [
        "The cost of the scheme in the year that ended in March was 4,310.20\n"
        "and a further sum was then 4,310.40\nin all.\n",
        "Amos Pike 210.40\nHarbour Mowers 95.00\n",
        "Meeting dates\n12 May 2021\n14 June 2021\n16 July 2021\n",
        "Councillor Pike 01632 960111\nCouncillor Thorne 01632 960112\nCouncillor Moss 01632 960113\n",
        "3.1 Background\n3.2 Finance\n3.3 Next steps\n",
        "Votes for\n\n12\n\n3\n\nVotes against\n\n4\n\n1\n\nAbstained\n\n2\n\n0\n",
        "24/01 Minutes\n24/02 Grants 1,200\n24/03 Any other business\n",
    ],
    ids=["prose", "no head", "days", "telephones", "numbers", "votes", "one row"],
)
def test_other_lines_are_no_tables(text: str) -> None:
    assert not any(line.startswith("row") for line in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Quays 1,200 1\n",
        "Quays\n1,200\n1\n",
        "Quays 1.20\n",
        "|\n",
        "|\nA |\n",
        "a |\n",
        "1 | A |\n",
        "-" * 9,
        "No. | Item |  ",
        "A |( ",
        "A B  .",
        "Q\n1\n2\n",
    ],
)
def test_long_text_costs_no_more_than_its_length(text: str) -> None:
    start = time.process_time()
    read(text * 300)
    short = time.process_time() - start
    start = time.process_time()
    read(text * 3000)
    assert time.process_time() - start < 40 * short + 0.5


def test_two_rows_of_sums_below_heads_are_a_table() -> None:
    rows = "Small\n\n£30.01\n\n£27.01\n\nLarge\n\n£31.85\n\n£28.67\n\n"
    cells = "as follows:\n\nSize\n\nCharge 2030/31\n\nCharge 2031/32\n\n" + rows + "It was agreed.\n"
    assert [line.removeprefix("row ") for line in read(cells) if "|" in line] == [
        "*Size | *Charge 2030/31 | *Charge 2031/32",
        "Small | £30.01 | £27.01",
        "Large | £31.85 | £28.67",
    ]
    assert not any("|" in line for line in read(rows))


def test_single_sums_below_a_head_that_names_them_are_a_table() -> None:
    cells = "Project\n\nAward\n\nGrowing Space, Wye\n\n£10,150.00\n\nA new fence\n\n£550.00\n"
    assert [line.removeprefix("row ") for line in read(cells) if "|" in line] == [
        "*Project | *Award",
        "Growing Space, Wye | £10,150.00",
        "A new fence | £550.00",
    ]
    assert not any("|" in line for line in read(cells.replace("Award", "Ward")))
