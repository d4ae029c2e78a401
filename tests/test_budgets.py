"""Sums of money as records: what they are, their year, and the figures of tables."""

import datetime as dt
from dataclasses import replace

import pytest

from extract import budgets
from extract.matches import settle
from models import Budget, Finding, FindingKind, Paper, Settings
from tests.papers import made


def _built(paper: Paper) -> list[Budget | Finding]:
    built = [budgets.build(paper, match) for match in settle(budgets.find(paper, Settings()))]
    return [b for b in built if b is not None]


def _found(notation: str, date: str | None = None) -> list[Budget]:
    paper = made(notation)
    if date:
        paper = replace(paper, facts=paper.facts.model_copy(update={"date": dt.date.fromisoformat(date)}))
    records = [b for b in _built(paper) if isinstance(b, Budget)]
    assert all(paper.text[r.evidence.start : r.evidence.end] == r.evidence.quote for r in records)
    return budgets.merge(paper, records)


KINDS = [
    ("The final position was £81k overspent, against a pooled budget of c. £14.2m.", ["overspend", "budget"]),
    ("By March the overspend reduced to £1.4m and this year it was £600,000.", ["overspend", "overspend"]),
    ("The division would be overspent against the planned budget by circa £400,000.", ["overspend"]),
    ("The homes were forecast to be £0.7m over budget by year-end.", ["overspend"]),
    ("The year closed £95k under budget, leaving an underspend of £30k.", ["underspend", "underspend"]),
    ("The trust reported a deficit of £2.1m against a planned surplus of £0.4m.", ["overspend", "underspend"]),
    ("A variance of -£2.9m was reported for waste.", ["underspend"]),
    (
        "Overspends were reported in Adults (+£3.4m), Waste (+£1.1m) and Parks (-£0.2m).",
        ["overspend", "overspend", "underspend"],
    ),
    ("The council must make savings of £61m by then.", ["saving"]),
    ("The service delivered £40m in savings.", ["saving"]),
    ("The change will reduce the fee by £5 a year.", ["saving"]),
    ("There is a funding gap of £3.3m in the plan.", ["pressure"]),
    ("Officers reported cost pressures of £4.6m.", ["pressure"]),
    ("A grant of £12,000 was made to the library.", ["grant"]),
    ("The museum received £6,100k of specific grant income.", ["grant"]),
    ("A partner contribution of £250k was agreed.", ["contribution"]),
    ("It was agreed to pay £30k into the general reserve.", ["reserve"]),
    ("A transfer of £12k increased contribution into the Winter Reserve was made.", ["reserve"]),
    ("Balances stood at £1.2m.", ["reserve"]),
    ("Car park income of £210k was banked.", ["income"]),
    ("The precept was set at £2,700.", ["income"]),
    ("The clerk received a cheque for £250.", ["income"]),
    ("An invoice was received for £78 and passed.", ["expenditure"]),
    ("The lease costs circa £54k per year.", ["expenditure"]),
    ("The projected outturn is £315.5m.", ["forecast"]),
    ("The provisional outturn was £12m.", ["outturn"]),
    ("The capital programme of £1,419m was approved.", ["budget"]),
    ("Of the fund of £5m, of which £4m relates to roads and £1m relates to parks.", ["budget", "budget", "budget"]),
    ("The hall was valued at £640,000.", ["other"]),
    (
        "The fund is £14m. Of this, £11m would come from NHS Coalbridge and £3m from the Council.",
        ["budget", "contribution", "contribution"],
    ),
    ("The remaining £0.7m was the Disabled Facilities Grant.", ["grant"]),
    ("The service cost £236k, £14k more than its budget.", ["expenditure", "overspend"]),
    ("The reserve was £9m. After the use it would be £8m.", ["reserve", "reserve"]),
    ("The risk could add £13m to the forecast overspend.", ["overspend"]),
    ("No overspend of more than £250,000 may be met without the approval of both.", ["threshold"]),
    ("It will be run at a cost of no more than £1.1m a year.", ["expenditure"]),
    ("Unachieved efficiencies of £20m drove the result.", ["pressure"]),
    ("A key decision is one in excess of £1,000,000.", ["threshold"]),
    ("Contracts over £5,000 must be tendered.", ["threshold"]),
    ("Neither income nor expenditure exceeding 25K was found.", ["threshold"]),
    ("The project cost over £5,000 in the end.", ["expenditure"]),
    ("Expenditure exceeded income by £340 during the year.", ["overspend"]),
    ("Income exceeded expenditure by £95.", ["underspend"]),
    ("A bequest of £10,000 from the Moss estate was received.", ["income"]),
]


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_kind_by_construction(text: str, kinds: list[str]) -> None:
    assert [record.kind.value for record in _found(text)] == kinds


def test_a_limit_is_not_inexact() -> None:
    assert [record.approximate for record in _found("A key decision is one in excess of £1,000,000.")] == [False]


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
    ("The 2020-21 settlement grew. The same formula as 2019-20 was used. The grant was £34m.", ["2020-21"]),
    ("In 2021/22 the pool overspent. In 2022/23 the budget was £2m.", ["2022/23"]),
    ("Balances stood at £8m on 31 March 2021.", ["31 March 2021"]),
    ("The grant for 2022-23 was £15m, an increase of £1m on 2021-22.", ["2022-23", "2022-23"]),
]
# fmt: on


@pytest.mark.parametrize(("text", "labels"), YEARS)
def test_year_that_governs_a_sum(text: str, labels: list[str | None]) -> None:
    assert [record.period.label if record.period else None for record in _found(text)] == labels


TOPICS = [
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
    ],
)
def test_years_told_from_the_papers_own(text: str, label: str | None) -> None:
    (record,) = _found(text, "2025-01-30")
    assert (record.period.label if record.period else None) == label


def test_entries_of_a_payment_list_are_spending() -> None:
    records = _found(
        "Accounts for payment:\nHollin & Sons £ 205.88 gravel\nHall hire - £40.00\nHedge trimming £45 M Archer"
    )
    assert [(str(r.amount), r.kind.value) for r in records] == [
        ("205.88", "expenditure"),
        ("40", "expenditure"),
        ("45", "expenditure"),
    ]


def test_a_list_takes_its_kind_from_its_introduction() -> None:
    records = _found(
        "Valuations have been obtained for both halls.\nNorth hall: £250k - £450k (by use)\nSouth hall: £200k"
    )
    assert {r.kind.value for r in records} == {"other"}


TABLE = """
Revenue position, all figures in £000
| Service | Budget 2024/25 | Forecast 2024/25 | Variance | Variance % | FTE |
| Roads | 1,200.5 | 1,300.0 | 99.5 | 8.3 | 41 |
| Parks | 300 | 280 | (20) | -6.7 | 12 |
| Total | 1,500.5 | 1,580.0 | 79.5 | 5.3 | 53 |
"""


def test_table_figures_take_unit_sign_kind_and_year() -> None:
    records = _found(TABLE)
    assert [(str(r.amount), r.kind.value, r.subject) for r in records[:6]] == [
        ("1200500", "budget", "Roads"),
        ("1300000", "forecast", "Roads"),
        ("99500", "overspend", "Roads"),
        ("300000", "budget", "Parks"),
        ("280000", "forecast", "Parks"),
        ("-20000", "underspend", "Parks"),
    ]
    assert len(records) == 9
    assert records[0].period is not None and records[0].period.label == "2024/25"


def test_brackets_in_a_head_say_what_a_negative_means() -> None:
    records = _found("| Trust | Plan £m | Fav/(adv) £m |\n| North | 12.0 | (0.4) |\n| South | 9.0 | 0.1 |")
    assert [r.kind.value for r in records] == ["budget", "overspend", "budget", "underspend"]


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


def test_a_table_that_prints_no_unit_is_a_finding() -> None:
    built = _built(made("| Service | Budget | Actual |\n| Roads | 1,200 | 1,300 |\n| Parks | 300 | 280 |"))
    assert [b.kind for b in built if isinstance(b, Finding)] == [FindingKind.TABLE_WITHOUT_UNIT]
    assert not [b for b in built if isinstance(b, Budget)]


def test_a_table_that_counts_heads_has_no_money() -> None:
    paper = made(
        "All figures in £m\n| School | 2023-24 |\n| North | 106 |\n"
        "Number of pupils\n| School | 2023-24 |\n| North | 5,118 |"
    )
    assert [str(b.amount) for b in _built(paper) if isinstance(b, Budget)] == ["106000000"]


def test_pence_under_a_money_head_are_pounds() -> None:
    records = _found("| Payee | Amount |\n| Hollin & Sons | 45.99 |\n| Water Ltd | 120.00 |")
    assert [str(r.amount) for r in records] == ["45.99", "120"]


def test_contract_table_with_pound_signs() -> None:
    records = _found("| Centre | End date | Contract value per annum |\n| North | 31/03/2025 | £222,127.44 |")
    assert [(str(r.amount), r.kind.value, r.period) for r in records] == [("222127.44", "expenditure", None)]


def test_heads_out_of_step_with_their_figures_are_taken_in_order() -> None:
    records = _found(
        "| 2018/19 | £m | 2019/20 | £m |\n| Review of fees | (0.35) | (0.70) |\n| Total savings | (0.53) | (0.95) |"
    )
    assert [r.period.label if r.period else None for r in records] == ["2018/19", "2019/20"] * 2


def test_a_unit_over_the_row_names_counts_for_all_columns() -> None:
    records = _found(
        "| £ | Budget 2024/25 | Forecast 2024/25 |\n| Room hire | 96,500 | 104,200 |\n| Staff | (1,640) | (1,702) |"
    )
    assert [(str(r.amount), r.kind.value) for r in records] == [
        ("96500", "budget"),
        ("104200", "forecast"),
        ("-1640", "budget"),
        ("-1702", "forecast"),
    ]


def test_misprinted_sums_are_findings() -> None:
    (built,) = _built(made("A grant of £1,0000 was made."))
    assert isinstance(built, Finding) and built.kind is FindingKind.UNREADABLE_AMOUNT


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("It was agreed to spend £40 on repairs to the slide.", "repairs to the slide"),
        ("The pooled budget for adult care of £22m was noted.", "pooled budget for adult care"),
        ("Clerk's salary - £450", "Clerk's salary"),
    ],
)
def test_subject(text: str, subject: str) -> None:
    assert [record.subject for record in _found(text)] == [subject]


def test_who_proposed_a_sum_is_not_its_subject() -> None:
    (record,) = _found("Sarah Drew proposed that £500 be moved to the roof fund.")
    assert record.subject != "Sarah Drew"


def test_organisation() -> None:
    (record,) = _found("A grant of £5,000 from the Coalbridge Community Trust was accepted.")
    assert record.organisation == "Coalbridge Community Trust"


def test_each_printed_sum_is_one_record_with_its_own_id() -> None:
    records = _found("£5 and £5 and £5 were paid.")
    assert len({record.id for record in records}) == 3


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


@pytest.mark.parametrize(
    ("notation", "sums"),
    [
        (
            "Item\nAmount (£)\nPayee\nPostage\n1,288.40\nA. Pike\nPaint\n2,041.17",
            ["1288.40 expenditure", "2041.17 expenditure"],
        ),
        ("Ref\nAward £\nQ1\nQuay Singers\n450\nQ2\nLock Band\n1,275", ["450 grant", "1275 grant"]),
        ("Item\nAmount\nPostage\n1,288.40", []),
        (
            "Amount (£)\nThe table was circulated at the meeting, and its entries were read out.\nA\n1,288.40",
            [],
        ),
        ("Amount (£)\nYear\n2019\nCount\n7", []),
    ],
)
def test_figures_a_cell_a_paragraph_under_a_head_with_a_unit(notation: str, sums: list[str]) -> None:
    assert [f"{r.evidence.quote.replace(',', '')} {r.kind}" for r in _found(notation)] == sums
