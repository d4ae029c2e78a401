"""Tables of budgets whose own sums or titles say what their figures are."""

from extract import budgets
from extract.matches import settle
from models import Budget, Settings
from tests.papers import made


def _found(notation: str) -> list[Budget]:
    paper = made(notation)
    built = [budgets.build(paper, match) for match in settle(budgets.find(paper, Settings()))]
    return budgets.merge(paper, [record for record in built if isinstance(record, Budget)])


def test_the_sums_of_a_row_say_which_way_its_variance_goes() -> None:
    costs_below_nought = _found(
        "| Head | Plan YTD £000 | Actual YTD £000 | Variance £000 |\n| Clinical income | 248,310 | 249,120 | 810 |\n"
        "| Pay | (187,900) | (191,200) | (3,300) |\n| Other costs | (89,670) | (88,670) | 1,000 |"
    )
    assert [r.kind.value for r in costs_below_nought] == [
        "budget", "outturn", "underspend", "budget", "outturn", "overspend", "budget", "outturn", "underspend"
    ]  # fmt: skip
    income_below_nought = _found(
        "| Head | Budget £m | Forecast £m | Variance £m |\n| Homes | 34.2 | 36.1 | 1.9 |\n| Beds | 3.2 | 3.1 | 0.1 |\n"
        "| Charges income | -2.1 | -1.9 | +0.2 |"
    )
    assert [r.kind.value for r in income_below_nought][2::3] == ["overspend", "underspend", "overspend"]


def test_a_table_of_savings_is_one_whatever_its_rows_are_called() -> None:
    records = _found(
        "Savings\n| Measure | 2018/19 £m |\n| Price cap for new placements | 0.10 |\n| Vacant posts | 0.08 |"
    )
    assert [r.kind.value for r in records] == ["saving", "saving"]


def test_a_bare_total_is_what_it_sums() -> None:
    records = _found(
        "| Source | £m |\n| Bank interest | 2.5 |\n| Parking charges | 4.1 |\n"
        "| Revenue Support Grant | 3.0 |\n| Total | 9.6 |"
    )
    assert [r.kind.value for r in records] == ["income", "income", "grant", "income"]


def test_prose_above_a_table_does_not_say_what_its_figures_are() -> None:
    prose = (
        "The alternative was to keep the money in the transport reserve, which the Board has held for many years now."
    )
    records = _found(f"{prose}\n| Scheme | Cost (£) |\n| Quay Road | 640,000 |\n| Mill Lane | 285,500 |")
    assert [r.kind.value for r in records] == ["expenditure", "expenditure"]


def test_rows_below_a_name_are_what_it_says() -> None:
    records = _found(
        "| | 2025-26 £m | 2024-25 £m |\n| Council Tax | 993.9 | 935.7 |\n| Grants | | |\n"
        "| Recovery Fund | 27.0 | 26.0 |\n| Rate compensation | 40.5 | 38.8 |\n"
        "| Total grants | 67.5 | 64.8 |\n| Core Spending Power | 1061.4 | 1000.5 |"
    )
    assert [r.kind.value for r in records] == [*2 * ["income"], *6 * ["grant"], *2 * ["budget"]]


def test_variances_of_the_year_to_date_and_of_the_year() -> None:
    records = _found(
        "| Head | YTD plan £m | YTD actual £m | YTD var £m | FY plan £m | FY forecast £m | FY var £m |\n"
        "| Acute | 312.4 | 314.1 | (1.7) | 535.6 | 538.2 | (2.6) |\n"
        "| Mental health | 71.0 | 70.6 | 0.4 | 121.7 | 121.0 | 0.7 |"
    )
    assert [r.kind.value for r in records] == [
        "budget", "outturn", "overspend", "budget", "forecast", "overspend",
        "budget", "outturn", "underspend", "budget", "forecast", "underspend",
    ]  # fmt: skip
