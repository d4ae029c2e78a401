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


def test_entries_of_a_payment_list_are_spending() -> None:
    records = _found(
        "Accounts for payment:\nHollin & Sons £ 205.88 gravel\nHall hire - £40.00\nHedge trimming £45 M Archer"
    )
    assert [(str(r.amount), r.kind.value) for r in records] == [
        ("205.88", "expenditure"),
        ("40", "expenditure"),
        ("45", "expenditure"),
    ]


def test_a_list_says_what_its_entries_are() -> None:
    records = _found(
        "Cost pressures total £8m:\n- Pay inflation £3m\n- Contract uplifts £1m\n- Demographics £2m\nThe hall cost £2m."
    )
    assert [r.kind.value for r in records] == [*4 * ["pressure"], "expenditure"]


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
        ("The pooled budget for care totals £38m.", "pooled budget for care"),
        ("Spend to the end of June was £5m.", None),
        ("The day centre made a loss of £2,300.", None),
    ],
)
def test_subject(text: str, subject: str | None) -> None:
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
