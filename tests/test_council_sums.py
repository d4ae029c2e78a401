"""Sums as cabinets and panels print them: additions to programmes, limits, grants, developers' money."""

import pytest

from extract import budgets
from extract.matches import settle
from models import Budget, Settings
from tests.papers import made


def _found(notation: str) -> list[Budget]:
    paper = made(notation)
    built = [budgets.build(paper, match) for match in settle(budgets.find(paper, Settings()))]
    return budgets.merge(paper, [record for record in built if isinstance(record, Budget)])


KINDS = [
    # what a lead-in says is added to a programme is budget, whatever pays for it; payments stay payments
    (
        "The Cabinet approved the following additions to the 2031/32 Capital Programme:\n- £9,000 for roof repairs;\n"
        "- £8,000 for Wye School, to be funded from the Basic Need Grant;\n- £7,000 of Section 106 contributions.",
        ["budget", "budget", "contribution"],
    ),
    ("The Clerk paid the following:\n- £9,000 for roof repairs;", ["expenditure"]),
    ("To approve an uplift in the Wye Works service charge of £2 per square foot.", ["income"]),
    ("To approve an uplift in the maintenance charge of £2.", ["expenditure"]),
    ("The addition of £185,000 of developer funding was approved.", ["contribution"]),
    ("The addition of £185,000 of staff funding was approved.", ["budget"]),
    ("An update on the cleaning contract, valued at £4.6m a year, was given.", ["expenditure"]),
    ("An update on the house, valued at £4.6m, was given.", ["other"]),
    ("The remaining £853,812 will be funded by District Partners.", ["contribution"]),
    ("To approve the bid and allocate up to £1m resource from the Wye Investment Fund.", ["budget"]),
    ("It enters into an agreement with the councils for expenditure of up to £1,450,000.", ["expenditure"]),
    ("Officers may approve expenditure below £1,450,000.", ["threshold"]),
    ("To move £4.6m slippage into the next year was approved.", ["underspend"]),
    ("To approve an uplift in the insurance of £2.", ["other"]),
    ("The club found the rest from these. Funding from the following sources:\n- Wye Trust £9,000", ["contribution"]),
    # what a council may borrow
    ("It lowered the Operational Boundary to £131m and the Authorised Limit to £228m.", ["threshold", "threshold"]),
    ("The parish boundary walls came to £131.", ["expenditure"]),
    # money that is placed, and what it earns
    ("Reference was made to the investments of £25m in property funds.", ["other"]),
    ("An investment of £25m in roads was agreed.", ["budget"]),
    ("It would increase the net return on investment by around £0.6m.", ["income"]),
    # developers' money still to be spent
    ("There was £3.9m of unspent Section 106 contribution, and this figure increased to £4.6m.", ["contribution"] * 2),
    ("There was £3.9m of unspent budget.", ["underspend"]),
    ("The shortfall of £90 is to be match funded by the school.", ["contribution"]),
    ("The budget is met by a £1.4m contribution from reserves.", ["reserve"]),
    ("The club made a £40 contribution from its takings.", ["contribution"]),
    ("Savings of £4.7m, and £1.6m of support from Government for the costs, were included.", ["saving", "grant"]),
    # what a contract is worth, whoever gave permission for it
    ("Cabinet gave permission to procure a framework at an estimated annual value of £22m.", ["expenditure"]),
    ("Cabinet gave £40 to the band.", ["grant"]),
    # from one sum to another, with when each stood between them
    ("The projected overspend had reduced from £2.7m at mid year to £0.9m.", ["overspend", "overspend"]),
    ("The overspend was £2.7m in schools and £0.9m of grant was lost.", ["overspend", "grant"]),
    ("A grant was made from the contributions fund towards new nets costing £9,200.", ["expenditure"]),
    ("The average dwelling rent will be £97.12 per week (a fall of £0.98 per week).", ["income", "income"]),
    ("The rent of the depot will be £97.12 per week.", ["expenditure"]),
    # outturns told in prose
    (
        "In 2031/32 the Council budgeted to spend £208m. Actual spending was £206m, a saving against budget of £2m. "
        "Of this, £0.3m was accounted for by trading.",
        ["budget", "outturn", "underspend", "underspend"],
    ),
    ("The schools' budget was £166m. Actual spend against this was £163m.", ["budget", "outturn"]),
    ("The schools' budget was £166m. In May this was £163m.", ["budget", "budget"]),
    (
        "It approved new unspent budget earmarked reserves of £3.1m and five earmarkings totalling £0.9m.",
        ["reserve"] * 2,
    ),
    ("It approved unspent budgets of £3.1m.", ["underspend"]),
    ("Donations to the museum of £14,300 were recorded amongst the reserves.", ["reserve"]),
    ("The decision is key due to the value >£500k.", ["threshold"]),
    # a step in something is of that thing; what is paid or set aside as a grant or contribution stays one
    ("It assumed a reduction of £6.8m in the central grant.", ["grant"]),
    ("It assumed a reduction of £6.8m in the summer.", ["expenditure"]),
    ("That a grant of £500 be paid to the Band and £250 to the Bowling Club.", ["grant", "grant"]),
    ("That £500 be paid to the Band.", ["expenditure"]),
    ("That match funding of £1.4m be set aside from the programme.", ["contribution"]),
    ("£4.3m of the £37.5m allocation had been spent to date.", ["expenditure", "budget"]),
    ("£4.3m of the £37.5m allocation is for paths.", ["budget", "budget"]),
    ("The Board agreed to move £250,000 from the Gallery project to the Canal project.", ["budget"]),
    ("The Board agreed to transfer £250,000 from the contract fund to reserves.", ["reserve"]),
    # a limit begins with "and under", and no spending does
    ("It delegated authority to the Director to authorise spend of £1.02m and undertake decisions.", ["expenditure"]),
    ("Officers have delegated authority for orders of £1.02m and under.", ["threshold"]),
    # what an auditor is paid, and what people pay
    ("The audit of the accounts and their proposed fee of £61,450 were noted.", ["expenditure"]),
    (
        "The External Auditor reported. Members noted that the fee had risen by £8,200 to £53,900.",
        ["expenditure", "expenditure"],
    ),
    ("The Clerk reported. Members noted that the mooring fee had been raised by £8 to £53.", ["income", "income"]),
    ("The external audit was noted. Fees of up to £30,000 were anticipated.", ["expenditure"]),
    # how the law has a council calculate its tax
    (
        "That the following amounts be calculated for the year 2031/32 in accordance with the Act:\n"
        "- £190m being the aggregate of the amounts which it estimates for the items set out in Section 31A(2).\n"
        "- £149m being the aggregate of the amounts which it estimates for the items set out in Section 31A(3).\n"
        "- £41m being the amount by which the aggregate at (a) above exceeds the aggregate at (b) above, as its budget"
        " requirement for the year.\n"
        "- £1,204.18 being the amount at (c) above divided by the tax base.",
        ["expenditure", "income", "budget", "income"],
    ),
    ("An indicative approval of £8m is given from the Transforming Cities Fund.", ["grant"]),
]


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [record.kind.value for record in _found(text)] == kinds


def test_a_lead_in_dates_what_it_adds() -> None:
    text = "Approve the following additions to the 2031/32 Capital Programme:\n- An additional £9,000 for roof repairs;"
    (record,) = _found(text)
    assert record.period is not None and record.period.label == "2031/32"


def test_the_calculation_of_a_tax_is_for_its_year() -> None:
    text = (
        "That the following amounts be calculated by the Council for the year 2031/32:\n"
        "- £190m being the aggregate of the amounts which it estimates for the items set out in Section 31A(2)."
    )
    (record,) = _found(text)
    assert record.period is not None and record.period.label == "2031/32"


def test_a_tax_is_of_the_year_that_its_item_speaks_of() -> None:
    text = "# Panel\n## 4 Precept\nThe precept for 2031/32 was shown.\nIt led to a precept of £57.8m. A band cost £40."
    precept, band = _found(text)
    assert precept.period is not None and precept.period.label == "2031/32"
    assert band.period is None


@pytest.mark.parametrize(
    ("text", "inexact"),
    [
        ("The estimated total value of the contract, with growth of 2.5% a year, is £64m.", [True]),
        ("There was an estimated surplus of £317k.", [True]),
        ("Members estimated the queue. A surplus of £317k was made.", [False]),
        ("The total value of the contract, with growth of 2.5% a year, is £64m.", [False]),
        ("The award was £50 less than the £400 applied for.", [False, False]),
        ("The award was less than £400.", [True]),
    ],
)
def test_one_sum_compared_with_another_is_exact(text: str, inexact: list[bool]) -> None:
    assert [record.approximate for record in _found(text)] == inexact


def test_years_measured_against_and_years_to_come_date_no_sum() -> None:
    lead = "That the rents be increased by 4% from the 2030/31 level.\n"
    (record,) = _found(lead + "There was provision of £80,000 in the Hardship Fund.")
    assert record.period is None
    (record,) = _found("For 2030/31 the plan was shown.\nIt said that £14m would be invested over the next four years.")
    assert record.period is None
    (record,) = _found("For 2030/31 the plan was shown.\nIt said that £14m would be invested in homes.")
    assert record.period is not None
