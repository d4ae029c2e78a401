"""What a sum is, which year it is of and what it is for, by the grammar of its clause; fictional text."""

import datetime as dt
import hashlib
from dataclasses import replace

import pytest

from extract import budgets, extract, read
from extract.matches import settle
from models import Budget, MediaType, PaperKind, Settings, Source
from tests.papers import made


def _found(notation: str, date: str | None = None, kind: PaperKind | None = None) -> list[Budget]:
    paper = made(notation)
    day = dt.date.fromisoformat(date) if date else None
    paper = replace(paper, facts=paper.facts.model_copy(update={"date": day, "kind": kind or paper.facts.kind}))
    built = [budgets.build(paper, match) for match in settle(budgets.find(paper, Settings()))]
    return [record for record in built if isinstance(record, Budget)]


KINDS = [
    # who pays
    ("The PTA has donated £1,250 towards the trim trail.", ["contribution"]),
    ("The play scheme cost £1,120, of which the Friends paid £800.", ["expenditure", "contribution"]),
    ("The club paid £800 for balls.", ["expenditure"]),
    ("Of this: £3m was externally funded from grants; £1m was the addition of agreed s.106 projects.",
     ["grant", "contribution"]),
    ("Additions of £5m were made, £4m to be funded from grants, and £1m funded from ringfenced reserves.",
     ["budget", "grant", "reserve"]),
    ("The Board approved spending of £40,000 funded from reserves.", ["expenditure"]),
    ("It was agreed to de-delegate £9.25 per pupil for trade union time.", ["contribution"]),
    # what people pay
    ("Permits will cost £45 for the first vehicle.", ["income"]),
    ("New laptops will cost £450.", ["expenditure"]),
    ("Pool hire goes up from £38 to £42 an hour.", ["income", "income"]),
    ("Leaseholders will be recharged £96,000 in total.", ["income"]),
    ("The summer fair made £871.", ["income"]),
    # causes, parts and wholes
    ("The outturn was an adverse variance of £5.3m. The main drivers were prescribing (£2.4m) and placements (£1.2m).",
     ["overspend"] * 3),
    ("The programme grew. The main areas were roads (£2.4m).", ["other"]),
    ("Demand has added £4m and the uplift in fees £2m.", ["pressure", "pressure"]),
    ("Demand has added £4m and was met by £2m.", ["pressure", "pressure"]),
    ("£5,000 was held in the reserve and the rest would come from CIL money, of which £3,911 was left.",
     ["reserve", "contribution"]),
    ("The pool is £5m, of which £3m is for care.", ["budget", "budget"]),
    ("The total cost including a contingency of £25,000 is £543,000.", ["budget", "expenditure"]),
    # limits, and money for all that it is capped
    ("It was agreed to make a contribution of up to £75,000 towards the works.", ["contribution"]),
    ("Balances were £1.1m, against a minimum of £1m.", ["reserve", "threshold"]),
    ("The capital departmental expenditure limit for the year is £96m.", ["budget"]),
    ("It was agreed that three bins be bought at no more than £130 each.", ["expenditure"]),
    ("The maximum award was lifted; the maximum award is now to go from £500 to £750.", ["threshold", "threshold"]),
    # the verb in front of the sum
    ("The equity protection programme had cost £6.4m.", ["expenditure"]),
    ("Energy is forecast to cost £1.2m.", ["forecast"]),
    ("The fund had earned £412.", ["income"]),
    ("The Board would then owe £19m.", ["other"]),
    ("£40,000 was placed with the deposit scheme.", ["other"]),
    ("# Savings\nThe transformation programme is to deliver £0.6m next year.", ["saving"]),
    ("The transformation programme is to deliver £0.6m next year.", ["budget"]),
    ("The new contract will release £23,600 a year.", ["saving"]),
    ("Fuel is expected to be £48,000 cheaper.", ["saving"]),
    ("It was agreed to let the ground floor to Bright Street at £22,000 a year.", ["income"]),
    ("The programme totals £27m, of which £19m comes from government.", ["budget", "grant"]),
    ("Acute services were £4m over, of which locum cover was £1.7m.", ["overspend", "overspend"]),
    ("It was agreed to award Lot 1 to Ferrisby Surfacing Ltd in the sum of £1,284,615.", ["expenditure"]),
    ("The School Condition Allocation for the year was £682,400.", ["grant"]),
    ("The net assets of the Fund's employers were £18m.", ["other"]),
    ("Arrears of contributions stood at £46,210.", ["other"]),
    # who is asked, what is left to raise, what offsets what
    ("The Heritage Society's bid (£22,500) was held over.", ["grant"]),
    ("The practices had asked for section 96 support, of £55,000.", ["grant"]),
    ("Jim would ask the distillery for £200 towards the gala.", ["contribution"]),
    ("The Home Office had confirmed Protection Uplift of £138,000.", ["grant"]),
    ("That leaves £83,500 to raise.", ["pressure"]),
    ("A requirement of £994,000 to be raised through precepts was set.", ["income"]),
    ("This year's payment from the operator, £48,215, had come in.", ["income"]),
    ("The café paid us £9,000.", ["income"]),
    ("It was agreed to replace three pumps at £395,000 each.", ["expenditure"]),
    ("Care is projected to overspend by £2m, offset in part by care home vacancies of £0.4m.",
     ["overspend", "underspend"]),
    # transfers
    ("The Forum was asked to agree to the transfer of £480,000 to support the High Needs Block.", ["budget"]),
    ("It was agreed to transfer £2,000 from the deposit account to the current account.", ["reserve"]),
    ("The Trust held £19m at the month end.", ["reserve"]),
    ("The meeting held that £19m was too much.", ["other"]),
    ("Slippage brought forward of £12m was noted.", ["other"]),
    ("The sale of land at Hale Row (0.4 ha) to Trinity Homes for £1.2m was agreed.", ["income"]),
    ("It was resolved to accept the bid of Dunn Painting in the amount of £2,485.", ["expenditure"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [record.kind.value for record in _found(text)] == kinds


def test_a_movement_in_a_table_is_no_forecast() -> None:
    records = _found("| £m | Forecast | Movement |\n| Care | 5.8 | 1.1 |")
    assert [record.kind.value for record in records] == ["forecast", "other"]


SUBJECTS = [
    ("The Minimum Revenue Provision is showing an overspend of £2m.", "Minimum Revenue Provision"),
    ("It was noted that the Capital programme is forecast to underspend by £18m.", "Capital programme"),
    ("The budget for the depot had narrowed to £9m.", "budget for the depot"),
    ("The Trust reported a deficit of £9m.", None),
    ("Over a three year period this is expected to save £2m.", None),
    ("The new contract price will release a saving of £150k.", None),
    ("Reduce the £12m waste reserve.", "waste reserve"),
    ("There was a £0.3m underspend in the Early Years Block.", "Early Years Block"),
    ("There was a £1.9m overspend on independent placements.", "independent placements"),
    ("Order the oak notice board with a budget of £1,400.", "oak notice board"),
    ("The HRA programme, which totals £9m, was noted.", "HRA programme"),
    ("The cost would be met from the Parks Reserve, leaving a balance of £9k.", "Parks Reserve"),
    ("It was resolved to award £500 to the Brownies towards new tents.", "new tents"),
    ("It was agreed to pay Marlow Ltd for the hedge £40.", "hedge"),
    ("After much discussion it was resolved to pay £400.", None),
    ("Swimming: this had cost £1,804.", "Swimming"),
    ("Three areas: Estates £2m.", "Estates"),
    ("The out of area placements would need £2m.", "out of area placements"),
    ("The running cost allowance falls to £2m.", "running cost allowance"),
    ("The forecast overspend is £2m.", None),
    ("It was agreed to add £1,500 to the play area reserve.", "play area reserve"),
    ("Approve the use of £0.4m from the Budget Support Reserve.", "Budget Support Reserve"),
    ("Staff costs were £3.94m.", "Staff costs"),
]


@pytest.mark.parametrize(("text", "subject"), SUBJECTS)
def test_subject(text: str, subject: str | None) -> None:
    assert _found(text)[0].subject == subject


def test_a_step_is_of_the_same_thing() -> None:
    texts = ("The relief road budget be raised from £61m to £66m.", "Burial fees: £2,150 (currently £1,980).")
    subjects = [[record.subject for record in _found(text)] for text in texts]
    assert subjects == [["relief road budget"] * 2, ["Burial fees"] * 2]


YEARS = [
    ("# Financial Monitoring December 2031\nThe forecast overspend is £1.9m.", ["2031/32"]),
    ("# Open day, December 2031\nThe forecast overspend is £1.9m.", [None]),
    ("# Budget 2032/33\nAn in-year deficit of £37k was expected.", ["2032/33"]),
    ("At the same point in 2030/31 it was £4m. In 2031/32 the deficit is £5m. The saving is £1m.",
     ["2030/31", "2031/32", "2031/32"]),
    ("The 2031/32 charges were set. Hire fees to rise from £12 to £14.", [None, "2031/32"]),
    ("Debt at 31 March 2032 was £148m (2031: £152m).", ["31 March 2032", "2031"]),
]  # fmt: skip


@pytest.mark.parametrize(("notation", "labels"), YEARS)
def test_years(notation: str, labels: list[str | None]) -> None:
    assert [record.period and record.period.label for record in _found(notation)] == labels


def test_a_page_of_decisions_speaks_of_the_year_of_its_title() -> None:
    text = "Decision details\n\nBudget Management Quarter 2 2031/32\n\nThe forecast overspend at Quarter 2 is £6.9m."
    (record,) = _found(text, kind=PaperKind.DECISION)
    assert record.period is not None
    assert record.period.label == "2031/32"


def test_a_decision_on_charges_is_of_the_year_of_its_title() -> None:
    text = "Decision Notice\n\nHousing Rents 2034/35\n\nThe rents of garages are £14.75 a week."
    (record,) = _found(text, kind=PaperKind.DECISION)
    assert record.period is not None
    assert record.period.label == "2034/35"
    (record,) = _found(text.replace("Housing Rents", "Award of works"), kind=PaperKind.DECISION)
    assert record.period is None


def test_a_finance_report_is_of_the_year_of_its_position() -> None:
    text = "# Finance Report\nPurpose: to advise of the position at 31 January 2034.\nThe overspend is £2m."
    (record,) = _found(text, "2034-02-28", PaperKind.REPORT)
    assert record.period is not None
    assert record.period.label == "2033/34"


def test_parts_of_a_numbered_section_are_of_its_year() -> None:
    text = """BUDGET PANEL

32. FEES AND CHARGES 2032/33

The Panel received a report on the fees and charges.

Parking Services
The members noted the proposals. Permit charges would be set at £27 for all streets.

33. COUNCIL TAX

The members noted the proposals. Hire charges would be set at £31 for all halls."""
    paper = read(Source(text.encode(), hashlib.sha256(text.encode()).hexdigest(), MediaType.TEXT, "panel.txt"))
    labels = [record.period and record.period.label for record in extract(paper).budgets]
    assert labels == ["2032/33", None]
