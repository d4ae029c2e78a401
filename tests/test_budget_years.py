"""The year of a sum: in its sentence, above it, and by what its part of the paper speaks of."""

import datetime as dt
import hashlib
from dataclasses import replace

import pytest

from extract import budgets, extract, read
from extract.matches import settle
from models import Budget, MediaType, Settings, Source
from tests.papers import made


def _found(notation: str, date: str | None = None) -> list[Budget]:
    paper = made(notation)
    if date:
        paper = replace(paper, facts=paper.facts.model_copy(update={"date": dt.date.fromisoformat(date)}))
    built = [budgets.build(paper, match) for match in settle(budgets.find(paper, Settings()))]
    return budgets.merge(paper, [record for record in built if isinstance(record, Budget)])


# fmt: off
YEARS = [
    ("At the end of 2019/20 we reported £81k overspent, against a budget of £14m.", ["2019/20", "2019/20"]),
    ("In 2020/21 it closed £95k under budget, after deducting the loss brought forward from 2019/20, leaving £30k.",
     ["2020/21", "2020/21"]),
    ("The light costs £121 - 2018/19, £91 - 2019/20 and £30 - 2020/21.", ["2018/19", "2019/20", "2020/21"]),
    ("The pooled budget for 2023/24 is £30m.", ["2023/24"]),
    ("The position for 2020/21 was an overspend of £0.4m as at 31 January 2021.", ["2020/21"]),
    ("Balances were £8m at 31 March 2021.", ["31 March 2021"]),
    ("The bench cost £640.", [None]),
    ("At the end of 2022-23 the overspend was £1.9m. The following year it fell to £1.6m.", ["2022-23", "2023/24"]),
    ("The budget for 2025-26 includes £200m (14% of 2024-25 approved budget) of growth.", ["2025-26"]),
    ("Planning for 2023/24 began. A gap of £11m was seen, rising to £28m by 2025/26. Savings of £6m were found.",
     ["2023/24", "2025/26", "2023/24"]),
    ("In 2023-24 it was the same in cash terms as 2020-21 (£48m).", ["2020-21"]),
    ("The Autumn Budget 2022 announced it. The grant for 2023-24 grew. The allocation was £10m.", ["2023-24"]),
    ("In 2013/14 they were £78m (2012/13: £74m), of which employers paid £59m. Benefits were budgeted at £81m.",
     ["2013/14", "2012/13", "2013/14", "2013/14"]),
    ("In 2022/23 roofs cost £9m. The lease costs £54k a year.", ["2022/23", None]),
    ("Balance at bank 30 November 2023: £164,320.", ["30 November 2023"]),
    ("The 2019/20 and 2020/21 forecasts are deficits of £9,000 and £41,000.", ["2019/20", "2020/21"]),
    ("The 2020-21 settlement grew. The same formula as 2019-20 was used. The grant was £34m.", ["2020-21"]),
    ("In 2021/22 the pool overspent. In 2022/23 the budget was £2m.", ["2022/23"]),
    ("Balances stood at £8m on 31 March 2021.", ["31 March 2021"]),
    ("A saving of £4k against the 2029/30 budget of £1m was found.", ["2029/30", "2029/30"]),
    ("The 2030/31 budget is £5m against the 2029/30 budget of £4m.", ["2030/31", "2029/30"]),
    ("In 2030/31 income was £5m against 2029/30.", ["2030/31"]),
    ("The grant for 2022-23 was £15m, an increase of £1m on 2021-22.", ["2022-23", "2022-23"]),
]
# fmt: on


@pytest.mark.parametrize(("text", "labels"), YEARS)
def test_year_that_governs_a_sum(text: str, labels: list[str | None]) -> None:
    assert [record.period.label if record.period else None for record in _found(text)] == labels


TOPICS = [
    (
        "# Accounts 2010/11\nThe rest of the capital is to be spent by the Board in 2011/12. Grants of £118 came.",
        ["2010/11"],
    ),
    ("# Draft Accounts 2013/14\nExpenses were £7m, against £6m in the previous year.", ["2013/14", "2012/13"]),
    ("# Library\nThe 2023 budget was reviewed. The city's contribution would be £8.", ["2023"]),
    ("# Library\nThe 2023 roof was reviewed. The city's contribution would be £8.", [None]),
    ("# Finance Report 2022/23\nPlacements cost £900.\nThey cost £900 a week.", ["2022/23", None]),
    ("# Draft Revenue Budget 2025-26, Capital Programme 2025-35\nThe gap is £9m.", ["2025-26"]),
    (
        "# Revenue Monitoring, Quarter 1 2023/24\nThe budget of £9m was set.\nParks overspent by £1m.",
        ["2023/24", "2023/24"],
    ),
    ("# Minutes\n## Finance\nThe pool for 2022/23 was noted.\nParks overspent by £1m.", ["2022/23"]),
    ("# Minutes\n## Finance\nThe pool for 2022/23 was noted.\n## Parks\nParks overspent by £1m.", [None]),
    ("# Minutes\n## Finance\nThe pool for 2022/23 was noted.\nThe new bench cost £400.", [None]),
    ("# Minutes\n## Finance\nThe pool for 2022/23 was noted.\nThere is an annual budget of £400.", [None]),
    ("# Minutes\n## Budget 2022/23\nThe new bench would cost £400.", ["2022/23"]),
]


@pytest.mark.parametrize(("notation", "labels"), TOPICS)
def test_a_sum_of_the_year_takes_what_its_item_or_paper_speaks_of(notation: str, labels: list[str | None]) -> None:
    assert [record.period.label if record.period else None for record in _found(notation)] == labels


@pytest.mark.parametrize(
    ("month", "day", "label"),
    [
        ("Month 3", "2023-07-20", "2023/24"),
        ("month 12", "2023-05-02", "2022/23"),
        ("M10", "2024-02-05", "2023/24"),
        ("M10", "2024-01-05", "2022/23"),
        ("Month 13", "2023-07-20", None),
    ],
)
def test_a_month_by_number_is_of_the_financial_year(month: str, day: str, label: str | None) -> None:
    (record,) = _found(f"At {month} the system reports a deficit of £18.3m.", day)
    assert (record.period.label if record.period else None) == label


def test_a_forecast_belongs_to_the_papers_own_year() -> None:
    (record,) = _found("The homes were forecast to be £0.7m over budget by year-end.", "2025-09-23")
    assert record.period is not None
    assert (record.period.label, record.period.inferred) == ("2025/26", True)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The budget for the next financial year was £5m.", "2025/26"),
        ("The budget for the current year was £5m.", "2024/25"),
        ("The budget for the previous year was £5m.", "2023/24"),
        ("The budget for the autumn was £5m.", None),
        ("The saving in year 1 is £5m.", None),
    ],
)
def test_years_told_from_the_papers_own(text: str, label: str | None) -> None:
    (record,) = _found(text, "2025-01-30")
    assert (record.period.label if record.period else None) == label


@pytest.mark.parametrize(
    ("above", "labels"),
    [
        ("The outturn for 2023/24 is shown below.\n\nFunding was realised.", {"2023/24"}),
        ("The outturn for 2023/24 was above that for 2022/23.\n\nFunding was realised.", {"2023/24"}),
        ("The outturn is shown below.", {None}),
    ],
)
def test_the_one_year_of_the_prose_above_a_table_is_inferred(above: str, labels: set[str | None]) -> None:
    records = _found(f"{above}\nTable 1: all services\n| Service | Budget £'000 |\n| Quays | 4,200 |\n| Locks | 900 |")
    assert [record.kind.value for record in records] == ["budget", "budget"]
    assert {record.period.label if record.period else None for record in records} == labels
    assert all(record.period is None or record.period.inferred for record in records)


@pytest.mark.parametrize(("title", "label"), [("FINANCIAL MONITORING", "2022/23"), ("PARKS", None)])
def test_all_money_of_an_item_on_finance_is_of_its_year(title: str, label: str | None) -> None:
    text = f"Minutes of the Parks Board held on 6 March 2023\n\n6. {title}\n\nThe pool for 2022/23 was noted.\n\n"
    text += "A further grant of £4m was received.\n\n7. DATE OF NEXT MEETING\n\n3 July 2023\n"
    data = text.encode()
    paper = read(Source(data, hashlib.sha256(data).hexdigest(), MediaType.TEXT, "minutes.txt"))
    (record,) = extract(paper).budgets
    assert (record.period.label if record.period else None) == label


def test_a_report_to_a_day_is_of_the_year_of_the_day() -> None:
    records = _found(
        "# Financial performance to 31 December 2017\nThe target is £16m.\nWe overspent by £3m.", "2018-01-25"
    )
    assert [record.period.label if record.period else None for record in records] == ["2017/18", "2017/18"]


def test_a_limit_has_no_year() -> None:
    (record,) = _found("# Budget 2022/23\nSpending in excess of £50,000 requires the approval of Council.")
    assert (record.kind.value, record.period) == ("threshold", None)
