"""Clauses that tell what a sum is by their verb or comparison."""

import pytest

from extract import budgets
from extract.matches import settle
from models import Budget, Paper, Settings
from tests.papers import made


def _records(paper: Paper) -> list[Budget]:
    built = [budgets.build(paper, match) for match in settle(budgets.find(paper, Settings()))]
    return [record for record in built if isinstance(record, Budget)]


CLAUSES = [
    ("The trust reported a deficit of £4.1m, £0.6m adverse to plan.", ["overspend", "overspend"]),
    ("The decrease of £208,000 in net General Fund expenditure was noted.", ["expenditure"]),
    ("The decrease of £208,000 in the net General Fund budget was noted.", ["budget"]),
    ("It heard that £1,500 would be set aside for prizes.", ["budget"]),
    ("Agency spend exceeded its budget by £0.4m.", ["overspend"]),
    ("The budget will be exceeded by £200,000.", ["overspend"]),
    ("Staffing costs are £150k below budget.", ["underspend"]),
    ("A surplus of £58k against a revenue resource limit of £640m was made.", ["underspend", "budget"]),
    ("The Board approved the drawdown of £0.25m from the Change Fund.", ["reserve"]),
    ("The release of £0.25m from prison labour was late.", ["expenditure"]),
    ("CIPs of £5m had been delivered.", ["saving"]),
    ("She asked whether the loan of £12m would be drawn down in May.", ["other"]),
    ("The Northern Government has provided £0.9m for wages.", ["grant"]),
    ("The shop has provided £40 for wages.", ["expenditure"]),
    ("The year to date position was £0.5m ahead of plan.", ["underspend"]),
    ("Income was £0.4m below target.", ["pressure"]),
    ("The lodge spent £0.4m in total.", ["expenditure"]),
    ("Burial fees of £350 were received.", ["income"]),
    ("An invoice of £350 was received.", ["expenditure"]),
    (
        "The precept had come and there was £6120 in the current account, and £415 in the deposit account.",
        ["reserve"] * 2,
    ),
    ("She said that £2,115 remained outstanding.", ["other"]),
    ("The swings had been valued at £12,500.", ["other"]),
    ("The Clerk will obtain a survey at a cost not exceeding £300.", ["expenditure"]),
    ("It was agreed that the remaining £1,450 be taken from reserves.", ["reserve"]),
    ("A cheque had been raised for £52.20 payable to the printer.", ["expenditure"]),
    ("It voted to accept donations to the library in the amount of £240.", ["income"]),
    ("The audit fee of £240 was paid.", ["expenditure"]),
    ("It was agreed to raise the hire charge from £12 to £14.", ["income", "income"]),
    ("The annual subscription for members was set at £15 per household.", ["income"]),
    ("An annual subscription to the parish association of £168 was approved.", ["expenditure"]),
    ("The contract was awarded to Stonebridge Ltd in the sum of £412,650.", ["expenditure"]),
    ("The Clerk is to order swings from Wildwood Ltd at £2,845.", ["expenditure"]),
    ("In order to stay solvent the club asked for help at £40 a head.", ["other"]),
    ("The Trust had received £4m of capital funding from the Department of Health.", ["grant"]),
    ("The Trust had received £4m of capital funding.", ["budget"]),
    ("The sum of £1.9m would be drawn from reserves.", ["reserve"]),
    ("The contractor had quoted £1,140 for the season.", ["expenditure"]),
    ("Treasurers A/c £4,120.66", ["reserve"]),
    ("Resolved that the sum of £15,000 be vired from the Parks Reserve.", ["reserve"]),
    ("Grants are recommended: Hale Food Bank £650.", ["grant"]),
    ("The overall DSG allocation was £417.3m.", ["grant"]),
    ("All is subject to the receipt of £7.5m of Home First funding.", ["grant"]),
    ("A hedge would be planted, the cost not to exceed £300.", ["threshold"]),
    ("The capital programme budget of £1.2m included slippage of £310,000.", ["budget", "other"]),
    ("A cost improvement programme runs. £9.2m had been identified against the target of £11m.", ["saving", "saving"]),
    ("A new site is sought. £9.2m had been identified for it.", ["budget"]),
    ("A grant of £500 was awarded to the Scout group.", ["grant"]),
    ("The Council allocated £10,000 from reserves for the event.", ["reserve"]),
    ("Costs of £10,000 will be met from reserves.", ["expenditure"]),
    ("The projected overspend is £2.1m, an improvement of £0.4m.", ["overspend", "other"]),
    ("The budget is £2.1m, an increase of £0.4m.", ["budget", "budget"]),
    ("The scheme slipped £1.8m into next year.", ["other"]),
    ("£60,000 has been made available for community projects.", ["budget"]),
    ("At the fair £312 was raised.", ["income"]),
    ("The authorised limit for external debt is £240m.", ["threshold"]),
    ("The trust has a CIP shortfall of £0.8m.", ["pressure"]),
    ("£1.2 million had been transferred from the Home Office.", ["grant"]),
    ("The extra beds were funded with £1.2m from the Westmere Care Board.", ["contribution"]),
    ("Resolved £80 to the Scouts and £40 to the Guides.", ["grant", "grant"]),
    ("The sum of £9,000 towards the costs of the school, under the Section 106 agreement.", ["contribution"]),
    ("The sum of £9,000 towards the costs of the school was spent.", ["expenditure"]),
    ("The General Fund stood at £2.5m.", ["reserve"]),
    ("The outturn for the year was a total spend of £4.2m.", ["outturn"]),
    ("That brought the net underspend against the budget to £0.3m.", ["underspend"]),
    ("That £60,000 of the underspend be carried forward to the Winter Reserve.", ["underspend"]),
    ("Sports premium received was £18,000.", ["grant"]),
    ("Harbour Recovery Funding of £5.5m was released.", ["grant"]),
    ("It was agreed that the club had returned £212 of its grant.", ["income"]),
    ("A request from the band for £600 was heard.", ["grant"]),
    ("A request for payment of an invoice for £600 was heard.", ["expenditure"]),
    (
        "The museum council had promised £20,000. Arts Council England had confirmed additional funding of £2,000.",
        ["contribution", "grant"],
    ),
    ("The clerk reported paying £86 cash into the account.", ["income"]),
    ("The revenue overspend has reduced by £3.5m.", ["other"]),
    ("Placements were £0.4m overspent. This was an adverse movement of £0.1m.", ["overspend", "other"]),
    ("CIP delivery is £8.2m against a target of £10.5m.", ["saving", "saving"]),
    ("Spend is £7.7m compared with a year to date plan of £11.2m.", ["expenditure", "budget"]),
    ("The year closed with a carry forward of £99k, £31k more than forecast.", ["reserve", "underspend"]),
    ("The café made a loss of £2,300.", ["overspend"]),
    ("A gap of £11m was expected before savings, rising to £28m later.", ["pressure", "pressure"]),
    ("A deficit of £1.1m is estimated, of which the Council's share is £0.9m.", ["overspend", "overspend"]),
    (
        "The pool underspent by £612,000. Of this £400,000 is for beds and the balance of £212,000 is kept.",
        ["underspend", "underspend", "underspend"],
    ),
    ("Underspends were reported in Parks (-£9m) and Corporately Held Budgets (-£7m).", ["underspend", "underspend"]),
    ("The forecast is a rephasing variance of -£124m.", ["underspend"]),
    ("About £80m of savings are forecast to be made.", ["saving"]),
    ("Allocations of around £2m would be reduced to reflect reserves held.", ["budget"]),
    ("Expenditure on the capital programme totalled £50m.", ["expenditure"]),
    ("An overspend on the capital programme of £50k was noted.", ["overspend"]),
    ("Investment management fees of £11m were paid.", ["expenditure"]),
    ("The Fund's value was £2.7bn.", ["other"]),
    ("The grant is the same in cash terms as before (£48m).", ["grant"]),
    ("The cover was to be raised to £50,000.", ["other"]),
    ("At the fair £312 was raised to help the club.", ["income"]),
    ("The head may authorise spend of up to £5,000.", ["threshold"]),
    ("The head spent up to £5,000.", ["expenditure"]),
    ("Savings of £22m were made. The annual target is £45m.", ["saving", "saving"]),
    ("The annual target is £45m.", ["other"]),
    ("It was added to the Winter Fund, which now stood at £120k.", ["reserve"]),
    ("Revenue carry-forwards of £264,300 were approved.", ["reserve"]),
    ("It left the average weekly rent at £81.62.", ["income"]),
    ("Construction inflation has added £120,000.", ["pressure"]),
    ("Capital expenditure of £18m was planned.", ["budget"]),
    ("Interest of £214,000, £34,000 above budget, was earned.", ["income", "underspend"]),
    ("Fuel came in at £38,000 over, pay £3,000 under.", ["overspend", "underspend"]),
    ("Pensions grant: £1.96m received, £96,000 more than budgeted.", ["grant", "underspend"]),
    ("Income is budgeted at £18m and expenditure at £19m.", ["income", "expenditure"]),
    ("The plan includes £3m of growth and £5m of savings.", ["pressure", "saving"]),
    ("A further £7.9m had to be found.", ["saving"]),
    ("A sum of £7.9m was found for it.", ["budget"]),
    ("Funding of £387k announced by the DfE is awaited.", ["grant"]),
    ("Covid-19 funding of £9m from the Scottish Government came late.", ["grant"]),
    ("Awards over £5,000 are subject to an agreement.", ["threshold"]),
    ("Anything above £50,000 comes to the Board.", ["threshold"]),
    ("The tenant has asked for the rent of £18,500 to be held.", ["income"]),
    ("The book value is £580,000.", ["other"]),
    ("Disposal costs of £9,800 will be met from the receipt.", ["expenditure"]),
    ("The net assets of the Fund were £1,842m.", ["other"]),
    ("Contributions were £78m, of which employers paid £59m.", ["contribution", "contribution"]),
    ("Savings of £2.8m are set out; the rest will come from the General Reserve (£0.9m).", ["saving", "reserve"]),
    ("It kept the Fair Cost of Care funding at £162m.", ["budget"]),
    ("The above pressures are partly offset by £0.8m from creditors.", ["underspend"]),
    ("The above pressures are offset by £0.8m of savings.", ["saving"]),
    ("The Trust was £0.9m off plan.", ["overspend"]),
    ("Agency spend was £210k below the ceiling.", ["underspend"]),
    ("Employee costs were £61,200 less than estimated and loan charges £1,560 less.", ["underspend", "underspend"]),
    ("CIP slippage of £0.7m was reported.", ["pressure"]),
    ("A grant of £3m was due. SM confirmed that £2.9m had been received.", ["grant", "grant"]),
    ("A bid of £648,000 to the fund has gone in.", ["grant"]),
    ("The Council has been allocated £5m from the UK Shared Prosperity Fund.", ["grant"]),
    ("It was resolved to accept the Shared Prosperity Fund allocation of £38.6 million.", ["grant"]),
    ("The Trust had been allocated School Condition funding of £412,386 for the year.", ["grant"]),
    ("The Roads Fund allocation of £2m was set.", ["budget"]),
    ("The Department for Transport allocation of £1.8m is to be spent.", ["grant"]),
    ("The fee is £1.8m, a cut of £95,000.", ["expenditure", "saving"]),
    ("The roof appeal has reached £8,105 of its £20,000 target.", ["income", "income"]),
    (
        "Total expenditure £243,870 less income £38,200 gives a precept of £205,670.",
        ["expenditure", "income", "income"],
    ),
    ("The policy is to hold between £125,000 and £250,000.", ["threshold", "threshold"]),
    ("Officers may waive the rules for contracts below £25,000.", ["threshold"]),
    ("Requisitions on the councils were £2,486,000.", ["contribution"]),
    (
        "There was an overspend of £4m on a budget of £200m. Schools accounted for £3m of this.",
        ["overspend", "budget", "overspend"],
    ),
    ("Savings of £16m are due. £9m has been delivered.", ["saving", "saving"]),
    ("The total value of the fund was £31m.", ["budget"]),
    ("Dispose of the land to Trinity Homes for £1.2m.", ["income"]),
    ("The land was fenced for £1.2m.", ["other"]),
    (
        "The gap was £23m. It was due to inflation (£4m), the pay award (£3m) and lower rates growth (£1m).",
        ["pressure", "pressure", "pressure", "pressure"],
    ),
    ("Income was £164m, of which the Council contributed £52m.", ["income", "contribution"]),
    ("Hanging baskets were £430 over because of an extra order.", ["overspend"]),
    ("Energy prices have raised the operator's costs by £1.1m.", ["pressure"]),
    ("The burial fee is to go up 5% to £378.", ["income"]),
    ("The plant costs £1m, £900,000 of it from the Public Sector Decarbonisation Scheme.", ["expenditure", "grant"]),
    ("The scanner appeal has £412,000.", ["income"]),
    ("Members opposed the £2m cut to the grant.", ["saving"]),
    ("Over £60m net in savings was still required.", ["saving"]),
    ("Grants of £1,000 or more require a report.", ["threshold"]),
    ("The grant was received. The Council's allocation was £34m.", ["grant"]),
    ("The roof was mended. The Council's allocation was £34m.", ["budget"]),
    ("The budget is £12,000. £4,650 was awarded as grants, leaving £7,350.", ["budget", "grant", "budget"]),
    ("The rent of £22 a plot was unchanged. Resolved that the rent be £25.", ["income", "income"]),
    ("Spend on agency staff was £1.9m against a cap of £1.5m.", ["expenditure", "threshold"]),
    ("The Clerk proposed £6,000 for the spending limit and £2,500 for virements.", ["threshold", "threshold"]),
    ("The Clerk proposed £6,000 for the play area.", ["expenditure"]),
    ("That the counterparty limit be raised from £4m to £5m.", ["threshold", "threshold"]),
    ("The bank limit, which is now the higher of £30m or a third of all cash.", ["threshold"]),
    ("The grant was raised from £4m to £5m.", ["grant", "grant"]),
    ("Funds held were £9,400 of which £3,100 is restricted.", ["reserve", "reserve"]),
    ("Funds awarded were £9,400.", ["grant"]),
    ("Income was £1,100 and spending £900, leaving £200 in hand.", ["income", "expenditure", "reserve"]),
    ("The school's surplus balance of £88,000 would pass on.", ["reserve"]),
    ("The surplus of £88,000 would pass on.", ["underspend"]),
    ("Investments totalled £31m, in comparison to £28m a year before.", ["other", "other"]),
    ("The total amount invested at 31 March 2024 was £58m.", ["other"]),
    ("Some £1.4m of the deposit with Tarn Bank had been repaid.", ["other"]),
    ("The tenant had not paid any rent, some £12,000.", ["other"]),
    ("The tenant paid £12,000.", ["expenditure"]),
    ("A two-day breach of £300,000 was explained.", ["other"]),
    ("A Tarn Deal grant of £3m towards a total cost of £11m.", ["grant", "expenditure"]),
    ("The rising cost of interest, £19m in the year.", ["expenditure"]),
    ("Taxi receipts for the training day £24", ["expenditure"]),
    ("There is £640 remaining from the Lottery Grant.", ["grant"]),
    ("The £92,000 of the Winter Support Fund which remains unspent.", ["underspend"]),
    ("£0.8m for the Home First Programme was still to be received.", ["grant"]),
    ("The fundraisers hope: the fundraising group may reach its target of £2,500.", ["income"]),
    ("Salaries would be £1,900 over budget and £450 would be saved.", ["overspend", "saving"]),
    ("Grants of £1,900 and £450 were received.", ["grant", "grant"]),
    ("Some £5m would now be spent this year.", ["expenditure"]),
    ("She spoke of the £70,000 found for school places.", ["budget"]),
    ("Clubs with more than £5,000 in the bank had to explain why.", ["threshold"]),
    ("The forecast was £1.1m under the budget of £35.6m.", ["underspend", "budget"]),
    (
        "The underspend of £7.4m is made up of £2.3m from posts and £5.1m of unused budget.",
        ["underspend"] * 2 + ["budget"],
    ),
    ("It goes to these: £4.3m Winter Pressures and Recovery Reserve, for new pressures.", ["reserve"]),
    ("The pooled budget is £31m. The Council's contribution to this is £12m.", ["budget", "contribution"]),
    ("The pooled budget was £31m. This is £2m.", ["budget"] * 2),
    ("A request for up to £600 was received.", ["expenditure"]),
    ("Requests for over £600 are referred to the Board.", ["threshold"]),
    ("Contracts of up to £50,000 need three quotes.", ["threshold"]),
]


@pytest.mark.parametrize(("text", "kinds"), CLAUSES)
def test_kinds_by_clause(text: str, kinds: list[str]) -> None:
    assert [record.kind.value for record in _records(made(text))] == kinds


SUBJECTS = [
    ("It was agreed to spend £400 on repairs to the slide.", ["repairs to the slide"]),
    ("Mr Oakes explained that the pooled budget for day care would be £4m.", ["pooled budget for day care"]),
    ("At Quarter 1 the forecast was an overspend of £0.5m.", [None]),
    ("By investing £2m now the Council would gain.", [None]),
    ("NG said that £2m had gone.", [None]),
    ("The fund is £14m. Of this, £11m would come from the Council.", [None, None]),
    ("NOTE the overspend of £2m.", [None]),
    ("The following year the projected overspend was £2m.", [None]),
    ("The Council will contribute £15,000 towards the new crossing.", ["new crossing"]),
    ("The budget was £18m for the nine months to 31 March 2023.", [None]),
    ("The Village Hall £40", ["Village Hall"]),
    ("K & A Marlow & Sons larch for seat £48.00", ["K & A Marlow & Sons larch for seat"]),
    ("£9,000 was spent on agency staff because posts were vacant.", ["agency staff"]),
    ("Agree a lighting budget of £2,000.", ["lighting budget"]),
]


@pytest.mark.parametrize(("text", "subjects"), SUBJECTS)
def test_subjects(text: str, subjects: list[str | None]) -> None:
    assert [record.subject for record in _records(made(text))] == subjects


STRETCHES = [
    ("A budget of £18.6m for the nine months to 31 March 2023 was set.", ("2022-07-01", "2023-03-31")),
    ("Spending of £3m in the six months to 30 September 2023 was noted.", ("2023-04-01", "2023-09-30")),
    ("Receipts for the quarter ended 31 December 2023 were £400.", ("2023-10-01", "2023-12-31")),
    ("The outturn for the year ended 31 March 2023 was £4m.", ("2022-04-01", "2023-03-31")),
    ("The deficit for the period to 31 January 2023 was £2m.", ("2022-04-01", "2023-03-31")),
    ("The reserve was £3m at 31 March 2023.", ("2023-03-31", "2023-03-31")),
]


@pytest.mark.parametrize(("text", "days"), STRETCHES)
def test_stretches_of_months(text: str, days: tuple[str, str]) -> None:
    (record,) = _records(made(text))
    assert record.period is not None
    assert (str(record.period.start), str(record.period.end)) == days


def test_petty_cash_among_cheques_is_paid() -> None:
    paper = made("Cheques presented for signature:\n- Clerk's expenses £54.10\n- Petty cash £25.00")
    assert [record.kind.value for record in _records(paper)] == ["expenditure", "expenditure"]
    alone = _records(made("The Treasurer told the meeting of balances.\nPetty cash £25.00"))
    assert [record.kind.value for record in alone] == ["reserve"]
