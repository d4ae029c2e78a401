"""Forms of money spent, moved, planned or saved, told by the verb that governs the sum.

A contract that is awarded is money spent though an award is otherwise a grant; what a delay "has added" is a pressure.
"""

from extract.budgets.balances import DRAWN, HELD
from extract.budgets.charges import CHARGED
from extract.budgets.cues import ABOUT
from extract.budgets.forms import Forms, form
from extract.budgets.funders import GIFTS, OBLIGATIONS
from extract.budgets.tax_calculation import CALCULATED
from models import BudgetKind

_SET_AT = rf"""\b(?:%s) (?:(?:for|in) [^,;.£]{{1,30}}\s)?
        (?:(?:is|was|are|were) (?:budgeted|estimated|expected|assumed) (?:at|to be)|at) {ABOUT}"""

_SAVINGS = r"\b(?:savings|efficienc\w+|cost improvements?|CIPs?)\b"

CHEAPER = (
    # "reduce the fee by £5", "a discount on the charge of £5"
    form(BudgetKind.SAVING, "reduced", before=r"""
        \b(?:reduc\w+|cut|lower\w*|discount\w*)\b[^,;.]{0,50}\b
        (?:fees?|costs?|charges?|prices?|bills?|spend|spending|expenditure|rent|premium)\b[^,;.]{0,30}\b
        (?:by|of)\s*(?:\S+\s*)?$
        | \bdiscount of\s*$"""),
)  # fmt: skip
SPENT = (
    # "to order swings from Wildwood Ltd at £2,845"
    form(BudgetKind.EXPENDITURE, "ordered", before=r"""
        (?<!\bin\s)\b(?:order|supply|install|fit)(?:ed|ing)? [^.;£]{2,100}?\bat (?:a cost of )?$"""),
    # "to accept the quote of Tarn Ltd in the amount of £2,485"
    form(BudgetKind.EXPENDITURE, "contract", before=r"""
        \baccept(?:ed|ing)? (?:the |an? |their )?(?:[\w-]+ )?(?:bid|quote|quotation|tender|estimate)s?\b
        [^.;£]{0,80}$"""),
    # "the contract was awarded to Tarn Ltd in the sum of £9k", "award the cleaning contract at £9k"
    # "to procure a framework for four years at an annual value of £9m"
    form(BudgetKind.EXPENDITURE, "contract", before=rf"""
        \b(?:contracts?|tenders?|works)\b[^.;£]{{0,120}}\bawarded\b[^.;£]*$
        | \baward\w*\b[^.;£]{{0,60}}\b(?:contract|tender|framework)\b[^.;£]*$
        | \b(?:estimate|quote|quotation|tender)s?\b[^.;£]{{0,100}}\breceived\b[^.;£]{{0,40}}\b(?:of|for|at)\s*$
        | \b(?:tenderer|contractor|bidder)\b[^.;£]{{0,40}}\bsum of\s*$
        | \b(?:award\w* costs|costs award\w*)\b[^.;£]{{0,30}}$
        | \baward\w*\b[^.;£]{{0,100}}\b(?:Ltd|Limited|plc|LLP)\b[^;£]{{0,60}}$
        | \btendered (?:at|for) {ABOUT}
        | \bvalues? of (?:the|this|each) (?:[\w-]+ )?
        (?:contracts?|exemption|extension|waiver|variation|award|agreement|order)\b
        [^.;£]{{0,80}}\b(?:is|was|be|of|at) {ABOUT}
        | \b(?:procur\w+|contracts?|framework|tender\w*)\b[^.;£]{{0,160}}\bvalues? of {ABOUT}""",
         unless=r"\bgrants?\b"),
    # "to fund the remaining £9k of expenditure"
    form(BudgetKind.EXPENDITURE, "funded",
         before=rf"""\bto (?:fully |part |help )?(?:fund|finance|meet|cover)
         (?:the )?(?:remaining |additional |estimated )?{ABOUT}""",
         after=r" of (?:[\w-]+ )?(?:expenditure|spend|spending|costs?|works?)\b"),
    # "costs have risen by £90k", "prices have raised the operator's costs by £1.1m", "inflation has added £120,000"
    form(BudgetKind.PRESSURE, "risen", before=rf"""
        \b(?:costs?|prices?|bills?|demand|audit fees?)\b[^.;£]{{0,40}}\b(?:risen|rose|increased|gone up|grown)
         by {ABOUT}
        | \b(?:rais|increas|push|driv)\w* (?:up )?[^.;£]{{0,40}}\b(?:costs?|prices?|fees?|bills?)
         by (?:a further )?{ABOUT}
        | \b(?:inflation|demand|delays?|pay award|prices?)\b[^.;£]{{0,40}}\b(?:has|have|had|would|will)?\s*add(?:s|ed)?
         {ABOUT}"""),
    # "£4m of growth", "the £1m risk on prescribing"
    form(BudgetKind.PRESSURE, "growth",
         after=r" of (?:[\w-]+ )?growth\b| (?:[\w-]+ )?risks?\b(?! (?:of|that|assess\w*|register)\b)"),
    # "the Council budgeted to spend £9m", "move £9k from the gallery project to the canal project"
    # "a £2,000 line be added to the budget"
    form(BudgetKind.BUDGET, "planned", after=r" (?:budget )?line\b"),
    # "the value of all approved projects amounted to £9m"
    form(BudgetKind.BUDGET, "planned", before=rf"""
        \bbudgeted to spend {ABOUT}
        | \b(?:values?|total|cost) of (?:all )?(?:the )?(?:[\w-]+ )?(?:projects|schemes)
         (?:amounted to|totalled|totals) {ABOUT}"""),
    form(BudgetKind.BUDGET, "planned",
         before=rf"\b(?:mov|transferr?|vir|re-?allocat|switch)(?:e|ed|ing|s)? {ABOUT}",
         after=r""" from (?:the )?(?![^.;£]{0,80}\b(?:reserves?|balances)\b)[^.;£]{3,80}?\sto (?:the )?[^.;£]{0,60}?\b
        (?:projects?|schemes?|budgets?|programmes?|allocations?|funds?)\b"""),
    # "£62,000 being returned from the consultancy budget to Contingency"
    form(BudgetKind.BUDGET, "planned",
         after=r""" (?:being |was |is |were |to be )?(?:returned|moved|transferred|vired) from (?:the )?[^.;£]{3,60}?\b
        (?:budget|contingency|allocation)\b"""),
    # "the transfer of £480,000 to the High Needs Block", "an addition of £9m to the programme"
    form(BudgetKind.BUDGET, "planned",
         after=r"(?! of\b)(?![^.;£]{0,60}\b(?:reserves?|balances)\b)",
         before=rf"\b(?:(?:transfer|virement) of (?:[\d.]+%\s*\()?|additions?\b[^.;£]{{0,30}}\bof )\s*{ABOUT}"),
    # "£3m reduction in spending"
    form(BudgetKind.SAVING, "cut",
         after=r" (?:net )?(?:reduction|decrease) in (?:the )?(?:spend|spending|expenditure)\b"),
    # "is to deliver £0.6m", where savings are spoken of; "the new contract will release £23,600"
    form(BudgetKind.SAVING, "delivered", after=r"(?! of\b)",
         before=rf"\b(?:deliver\w*|achiev\w*|to find) {ABOUT}", around=_SAVINGS),
    form(BudgetKind.SAVING, "delivered", around=_SAVINGS,
         after=r" (?:will|would|can|could|may|might) (?:only )?be (?:achieved|delivered)\b"),
    form(BudgetKind.SAVING, "delivered", before=rf"\b(?:will|would|could) (?:release|free up) {ABOUT}",
         after=r"(?! of\b|.{0,40}\bfrom\b)"),
    # "£48,000 cheaper", "£9k dearer"
    form(BudgetKind.SAVING, "cut", after=r" (?:a year )?cheaper\b"),
    form(BudgetKind.PRESSURE, "risen", after=r" (?:(?:a year )?(?:dearer|more expensive)|short(?=[,.;)]|$))\b"),
    # "supply accounted for £52k of the variance"
    form(BudgetKind.OVERSPEND, "variance", after=r" of (?:the|this) (?:adverse )?variance\b"),
    # "a saving against budget of £1m": what was not spent
    form(BudgetKind.UNDERSPEND, "compared", before=rf"""
        \b(?:saving|underspend\w*|under-spend|surplus) (?:against|on|compared (?:to|with)) (?:the )?(?:[\w-]+ )?
        budgets? of {ABOUT}"""),
    # "increase the net return on investment by £0.7m", "dispose of the land to Trinity Homes for £1.2m"
    form(BudgetKind.INCOME, "sold", before=rf"""
        \breturns? (?:on|from) (?:the |its |our |these )?investments?\b[^.;£]{{0,40}}?\b(?:by|of|was|is|at) {ABOUT}
        | \b(?:dispos(?:e|al|ed)|sell|sold|sale)\b(?:[^.;£]|\.\d){{0,120}}\b(?:for|at) (?:\S+ )?$"""),
    form(BudgetKind.SAVING, "cut", before=rf"\b(?:a|further|another) (?:\w+ )?cut of {ABOUT}"),
    # "income is budgeted at £9m and expenditure at £8m"
    form(BudgetKind.INCOME, "set_at", before=_SET_AT % "income|receipts"),
    form(BudgetKind.EXPENDITURE, "set_at", before=_SET_AT % "expenditure|payments"),
    # "to move £4.6m slippage into the next year"
    form(BudgetKind.UNDERSPEND, "slipped", after=r" (?:of )?slippage\b"),
    # "The remaining £853,812 will be funded by District Partners", and not by a reserve
    form(BudgetKind.CONTRIBUTION, "by_others", after=r""" (?:will|would|to|is|was|shall|had) (?:be |been )?
        (?:funded|met|paid|provided|contributed) by (?:the |its |our )?(?:[\w’'-]+ ){0,3}?
        (?:partners?|developers?|applicants?|districts|boroughs|landowners?|
        (?:county|district|borough|parish|town) council)\b(?! \w+ (?:fund|grant))"""),
    # "allocate up to £1m resource from the Investment Fund"
    form(BudgetKind.BUDGET, "allocated", after=r" (?:of )?(?:revenue |capital )?resources?\b", before=r"""
        \balloca(?:te|tes|ted|ting) (?:(?:up to|an additional|a further) )?$"""),
    # "a contract valued at £9k", "the land was valued at £2m"
    form(BudgetKind.EXPENDITURE, "valued",
         before=rf"\b(?:contract|tender|order)s?\b[^.;£]{{0,50}}\bvalued at {ABOUT}"),
    form(BudgetKind.OTHER, "valued", before=rf"\bvalued at {ABOUT}"),
)  # fmt: skip
PRICED = (
    # "replace three pumps at £395,000 each"
    form(BudgetKind.EXPENDITURE, "priced", before=rf"\bat {ABOUT}", after=r" (?:each|apiece)\b"),
)  # fmt: skip
TURNED_OUT = (
    # "the outturn for the year was a total spend of £4m"
    form(BudgetKind.OUTTURN, "turned_out", before=rf"""
        \boutturn\b[^.;£]{{0,100}}\b(?:was|is) (?:an? )?(?:total |net )?(?:spend|spending|expenditure|cost)\b
        [^.;£]{{0,40}}\bof {ABOUT}"""),
)  # fmt: skip

# what decides before a sum is compared with a plan (`extract.budgets.comparisons`), and after it
EARLY = Forms(*CHEAPER, *HELD)
LATE = Forms(*SPENT, *CHARGED, *PRICED, *DRAWN, *TURNED_OUT, *CALCULATED, *GIFTS, *OBLIGATIONS)
