"""The unit of a table's money."""

import pytest

from extract.values.units import column_unit, printed_unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Budget 2024/25 £'000s", "£000"),
        ("£000", "£000"),
        ("£k", "£000"),
        ("Revised budget (£m)", "£m"),
        ("All figures in £m", "£m"),
        ("£ million", "£m"),
        ("Spend £bn", "£bn"),
        ("Figures are in thousands", "£000"),
        ("in millions of pounds", "£m"),
        ("Budget", None),
        ("Cost £", None),
        ("5,000 people", None),
        ("£m2 price", None),
    ],
)
def test_printed_unit(text: str, unit: str | None) -> None:
    assert printed_unit(text) == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Revised budget £", "£"),
        ("Amount (£)", "£"),
        ("Spend £k", "£000"),
        ("No. of grants", None),
        ("Over £500", None),
    ],
)
def test_a_bare_pound_in_a_head_means_pounds(text: str, unit: str | None) -> None:
    assert column_unit(text) == unit
