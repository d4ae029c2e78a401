"""Clauses that tell what a sum is by their verb or comparison, whatever nouns stand nearer to it.

"£0.6m adverse to plan" is an overspend though "plan" is a word for budgets; "fees of £350 were received" is income
though fees are otherwise paid; a contract that is awarded is money spent though an award is otherwise a grant.
"""

import re
from functools import cache

from extract.budgets.charges import is_charged
from extract.budgets.cues import ABOUT, cues_in, last_phrase
from extract.budgets.funders import is_from_funder, kind_of_gift
from extract.budgets.tax_calculation import kind_in_tax_calculation
from extract.lexicon import alternatives, load
from models import BudgetKind

_MEASURE = r"""(?:the\s+|its\s+|their\s+|our\s+)?(?:[\w’'-]+\s+){0,2}?
    (?:budgets?|plan|profile|forecasts?|targets?|estimates?|control\s+total|ceiling|expectations?)\b"""
# "£140,000 over", "£3,000 under because of"
_OVER_UNDER = re.compile(
    r"\s+(?:(?P<worse>over)|under|less)(?=\s*(?:[,.;)]|$|(?:because|as|due|owing|after)\b))", re.IGNORECASE
)
# "£14k more than its budget", "£0.6m adverse to plan", "£0.2m ahead of target", "£96,000 more than budgeted"
_COMPARED = re.compile(
    rf"""\s*(?:\([^)]{{0,30}}\)\s*)?(?:(?P<worse>more|higher|over|above|worse|adverse|behind|off|adrift|in\s+excess)
    | (?P<better>less|lower|under|below|better|favourable|ahead|short))\s+
    (?:than\s+|of\s+|to\s+|against\s+)?(?:{_MEASURE}|(?:was\s+|were\s+|had\s+been\s+)?(?:budgeted|planned|forecast|expected|estimated|anticipated)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
# "spending exceeded its budget by £40k", "the budget will be exceeded by £40k"
_EXCEEDED = re.compile(
    rf"""\b(?:(?:exceed(?:s|ed|ing)?|overshot|over|above)\s+{_MEASURE}
    | (?:budget|plan|estimate|allocation)\b[^,;.£]{{0,40}}\bexceeded)\s+by\s+{ABOUT}""",
    re.VERBOSE | re.IGNORECASE,
)
# "staffing came in below plan by £9k"
_UNDERSHOT = re.compile(rf"\b(?:below|under|within)\s+{_MEASURE}\s+by\s+{ABOUT}", re.VERBOSE | re.IGNORECASE)
# "income was £0.4m below target": less came in, which nobody underspent
_EARNS = re.compile(
    r"\b(?:income|receipts|sales|takings|collection|yield|savings?|efficienc\w+|cip|recovery)\b[^,;]{0,60}$",
    re.IGNORECASE,
)
# "the carry forward was £31k more than forecast"
_KEPT = re.compile(r"\b(?:carry[\s-]?forwards?|balances?|surplus|reserves?)\b[^;]{0,60}$", re.IGNORECASE)
# "£8.2m against a target of £9m": what was aimed at is of the kind of what was reached
_AIMED = re.compile(
    r"""\b(?:against|compared\s+(?:to|with)|versus)\s+(?:an?|the|its|our)\s+(?:[\w-]+\s+){0,4}(?P<aim>target|plan)\s+of\s+(?:\S+\s+)?$""",
    re.IGNORECASE,
)
# "an improvement of £0.3m since month 6", "the position improved by £0.3m": neither over nor under, but a step between
_CHANGE = re.compile(
    rf"""\b(?:(?:an?|the)\s+(?:[\w-]+\s+)?(?:improvement|deterioration|change|movement|worsening|decrease|reduction|increase)\s+of
    | (?:improved|deteriorated|worsened|moved|changed|reduced|
    increased|decreased|fallen|risen|grown)\s+by)\s+{ABOUT}""",
    re.VERBOSE | re.IGNORECASE,
)
_SHIFTED = re.compile(
    r"\b(?:overspen\w+|underspen\w+|deficit|surplus|variance|outturn|(?:forecast|projected|revenue)\s+position)\b",
    re.IGNORECASE,
)
# "the contract was awarded to Tarn Ltd in the sum of £9k", "award the cleaning contract at £9k"
_CONTRACT = re.compile(
    r"""\b(?:contracts?|tenders?|works)\b[^.;£]{0,120}\bawarded\b[^.;£]*$
    | \baward\w*\b[^.;£]{0,60}\b(?:contract|tender)\b[^.;£]*$
    | \b(?:tenderer|contractor|bidder)\b[^.;£]{0,40}\bsum\s+of\s*$
    | \b(?:award\w*\s+costs|costs\s+award\w*)\b[^.;£]{0,30}$""",
    re.VERBOSE | re.IGNORECASE,
)
# "to procure a framework for four years at an annual value of £9m"
_CONTRACT_VALUE = re.compile(
    rf"\b(?:procur\w+|contracts?|framework|tender\w*)\b[^.;£]{{0,160}}\bvalues?\s+of\s+{ABOUT}", re.IGNORECASE
)
_GRANTED = re.compile(r"\bgrants?\b", re.IGNORECASE)
# "costs have risen by £90k", "the land was valued at £2m"
_RISEN = re.compile(
    rf"\b(?:costs?|prices?|bills?|demand|audit\s+fees?)\b[^.;£]{{0,40}}\b(?:risen|rose|increased|gone\s+up|grown)\s+by\s+{ABOUT}",
    re.IGNORECASE,
)
# "a cut of £95,000"
_A_CUT = re.compile(rf"\b(?:a|further|another)\s+(?:\w+\s+)?cut\s+of\s+{ABOUT}", re.IGNORECASE)
# "to order swings from Wildwood Ltd at £2,845"
_ORDERED = re.compile(
    r"(?<!\bin\s)\b(?:order|supply|install|fit)(?:ed|ing)?\s+[^.;£]{2,100}?\bat\s+(?:a\s+cost\s+of\s+)?$", re.IGNORECASE
)
# "dispose of the land to Trinity Homes for £1.2m"
_SOLD = re.compile(r"\b(?:dispos(?:e|al|ed)|sell|sold|sale)\b[^.;£]{0,120}\b(?:for|at)\s+(?:\S+\s+)?$", re.IGNORECASE)
# "increase the net return on investment by £0.7m"
_RETURN_ON = re.compile(
    rf"\breturns?\s+(?:on|from)\s+(?:the\s+|its\s+|our\s+|these\s+)?investments?\b[^.;£]{{0,40}}?\b(?:by|of|was|is|at)\s+{ABOUT}",
    re.IGNORECASE,
)
# "move £9k from the gallery project to the canal project"
_MOVES = re.compile(rf"\b(?:mov|transferr?|vir|re-?allocat|switch)(?:e|ed|ing|s)?\s+{ABOUT}", re.IGNORECASE)
_BETWEEN_TWO = re.compile(
    r"\s+from\s+(?:the\s+)?(?![^.;£]{0,80}\b(?:reserves?|balances)\b)[^.;£]{3,80}?\sto\s+(?:the\s+)?[^.;£]{0,60}?\b(?:projects?|schemes?|budgets?|programmes?|allocations?|funds?)\b",
    re.IGNORECASE,
)
# "the Council budgeted to spend £9m"
_TO_SPEND = re.compile(rf"\bbudgeted\s+to\s+spend\s+{ABOUT}", re.IGNORECASE)
# "a saving against budget of £1m": what was not spent
_AGAINST = re.compile(
    rf"\b(?:saving|underspend\w*|under-spend|surplus)\s+(?:against|on|compared\s+(?:to|with))\s+(?:the\s+)?(?:[\w-]+\s+)?budgets?\s+of\s+{ABOUT}",
    re.IGNORECASE,
)
# "£3m of growth"
_GROWTH = re.compile(r"\s+of\s+(?:[\w-]+\s+)?growth\b", re.IGNORECASE)
# "income is budgeted at £9m and expenditure at £8m"
_SET_AT = re.compile(
    rf"""\b(?P<what>income|expenditure|receipts|payments)\s+(?:(?:for|in)\s+[^,;.£]{{1,30}}\s)?(?:(?:is|was|are|were)\s+(?:budgeted|estimated|expected|assumed)\s+
    (?:at|to\s+be)|at)\s+{ABOUT}""",
    re.VERBOSE | re.IGNORECASE,
)
# "prices have raised the operator's costs by £1.1m"
_RAISED = re.compile(
    rf"\b(?:rais|increas|push|driv)\w*\s+(?:up\s+)?[^.;£]{{0,40}}\b(?:costs?|prices?|fees?|bills?)\s+by\s+(?:a\s+further\s+)?{ABOUT}",
    re.IGNORECASE,
)
# "construction inflation has added £120,000"
_ADDED = re.compile(
    rf"\b(?:inflation|demand|delays?|pay\s+award|prices?)\b[^.;£]{{0,40}}\b(?:has|have|had|would|will)?\s*add(?:s|ed)?\s+{ABOUT}",
    re.IGNORECASE,
)
_VALUED = re.compile(rf"\bvalued\s+at\s+{ABOUT}", re.IGNORECASE)
_SLIPPED = re.compile(r"\s+(?:of\s+)?slippage\b", re.IGNORECASE)  # "to move £4.6m slippage into the next year"
# "The remaining £853,812 will be funded by District Partners", and not by a reserve
_BY_OTHERS = re.compile(
    r"\s+(?:will|would|to|is|was|shall|had)\s+(?:be\s+|been\s+)?(?:funded|met|paid|provided|contributed)\s+by\s+(?:the\s+|its\s+|our\s+)?"
    r"(?:[\w’'-]+\s+){0,3}?(?:partners?|developers?|applicants?|districts|boroughs|landowners?)\b(?!\s+\w+\s+(?:fund|grant))",
    re.IGNORECASE,
)
# "allocate up to £1m resource from the Investment Fund"
_ALLOCATES = re.compile(
    r"\balloca(?:te|tes|ted|ting)\s+(?:(?:up\s+to|an\s+additional|a\s+further)\s+)?$", re.IGNORECASE
)
_RESOURCE = re.compile(r"\s+(?:of\s+)?(?:revenue\s+|capital\s+)?resources?\b", re.IGNORECASE)
_CONTRACTED = re.compile(r"\b(?:contract|tender|order)s?\b[^.;£]{0,60}$", re.IGNORECASE)
# "£450 from the Elections reserve"
_FROM_RESERVE = re.compile(
    r"[^,;:.()£]{0,40}?\bfrom\s+(?:the\s+|its\s+|our\s+)?[^,;:.()£]{0,50}?\b(?:reserves?|balances)\b", re.IGNORECASE
)
# "the sum of £15,000 be vired from the Parks Reserve"
_MOVED_FROM = re.compile(
    r"\s+(?:(?:to|would|will|could)\s+)?(?:be|was|is)\s+(?:vired|transferred|drawn(?:\s+down)?|released|moved|taken)\s+from\b",
    re.IGNORECASE,
)
_MOVE = re.compile(
    r"\b(?:transfer|allocat|draw|drew|releas|tak|took|us|mov|contribut)\w*\s+(?:down\s+)?(?:of\s+|up\s+to\s+)?(?:\S+\s+)?$",
    re.IGNORECASE,
)
# "the drawdown of £0.3m from the Change Fund"
_DRAWN = re.compile(r"\b(?:draw[\s-]?down|release)\s+of\s+(?:up\s+to\s+)?(?:\S+\s+)?$", re.IGNORECASE)
_FROM_FUND = re.compile(r"[^,;:.()£]{0,40}?\bfrom\s+(?:the\s+)?(?:[A-Z][\w-]*\s+){0,4}(?:Fund|Reserve|Contingency)\b")
# "£60,000 has been made available", "£350 of fees were received"
_PREDICATE = re.compile(
    r"""\s+(?:of\s+[^,;.£]{1,50}?\s+)?(?:had|has|have|will|would|should|could|can|to|is|was|were|are|be)\s+(?:(?:now|also|still|then|only|already)\s+)?(?:(?:have|be|been|being)\s+){0,2}
    (?:\w+ly\s+|also\s+|now\s+|already\s+)?(?P<verb>made\s+available|written\s+off|drawn\s+down|carried\s+forward|paid\s+in|[a-z]+)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "the General Fund stood at £2m", "two dormant funds holding £4k"
_HELD = re.compile(
    rf"""\b(?:general\s+(?:fund|reserve|account)|accounts?|balances?|reserves?)\b[^.;£]{{0,40}}\b(?:stood|stands|standing)\s+at\s+{ABOUT}
    | \bfund,?\s+(?:which\s+)?(?:now\s+|then\s+)?(?:stood|stands)\s+at\s+{ABOUT}
    | \b(?:funds?|accounts?)\s+(?:holding|held|containing|holds)\s+{ABOUT}""",
    re.VERBOSE | re.IGNORECASE,
)
# "the outturn for the year was a total spend of £4m"
_TURNED_OUT = re.compile(
    rf"\boutturn\b[^.;£]{{0,100}}\b(?:was|is)\s+(?:an?\s+)?(?:total\s+|net\s+)?(?:spend|spending|expenditure|cost)\b[^.;£]{{0,40}}\bof\s+{ABOUT}",
    re.IGNORECASE,
)
# "£100,000 of it": a part of the sum before
_OF_IT = re.compile(r"\s+of\s+(?:it|this|that|these|them|which)\b", re.IGNORECASE)
_REST_OF = re.compile(rf"\bthe\s+(?:balance|remainder|rest)\s+of\s+{ABOUT}", re.IGNORECASE)
_REST = re.compile(rf"\bthe\s+(?:balance\s*,|remainder|rest)\s*(?:,|of)?\s*{ABOUT}", re.IGNORECASE)
_BILL = re.compile(
    r"\b(?:invoices?|bills?|quotes?|quotations?|estimates?|tenders?|requests?|applications?|claims?|bids?)\b",
    re.IGNORECASE,
)


def kind_by_construction(
    before: str, after: str, earlier: BudgetKind | None, around: str = ""
) -> tuple[BudgetKind, str] | None:
    """Tell what a sum is from the clause around it, or None where no construction decides.

    `around` is what stands before its sentence and above it.

    >>> kind_by_construction("Month 8 showed a deficit ", " worse than plan.", None)[0].value
    'overspend'
    """
    compared = _compared(before, after, earlier)
    if compared is not None:
        return compared, "compared"
    if (aimed := _AIMED.search(before)) and not cues_in(aimed[0][: aimed.start("aim") - aimed.start()]):
        return (earlier if earlier in (BudgetKind.SAVING, BudgetKind.INCOME) else BudgetKind.BUDGET), "aimed_at"
    if _CHANGE.search(before) and (
        earlier in (BudgetKind.OVERSPEND, BudgetKind.UNDERSPEND) or (earlier is None and _SHIFTED.search(before))
    ):
        return BudgetKind.OTHER, "change"
    if _ORDERED.search(before):
        return BudgetKind.EXPENDITURE, "ordered"
    if (_CONTRACT.search(before) or _CONTRACT_VALUE.search(before)) and not _GRANTED.search(before):
        return BudgetKind.EXPENDITURE, "contract"
    if _RISEN.search(before) or _RAISED.search(before) or _ADDED.search(before):
        return BudgetKind.PRESSURE, "risen"
    if _GROWTH.match(after):
        return BudgetKind.PRESSURE, "growth"
    if _TO_SPEND.search(before) or (_MOVES.search(before) and _BETWEEN_TWO.match(after)):
        return BudgetKind.BUDGET, "planned"
    if _AGAINST.search(before):
        return BudgetKind.UNDERSPEND, "compared"
    if _RETURN_ON.search(before) or _SOLD.search(before):
        return BudgetKind.INCOME, "sold"
    if _A_CUT.search(before):
        return BudgetKind.SAVING, "cut"
    if set_at := _SET_AT.search(before):
        earns = set_at["what"].casefold() in ("income", "receipts")
        return (BudgetKind.INCOME if earns else BudgetKind.EXPENDITURE), "set_at"
    if _SLIPPED.match(after):
        return BudgetKind.UNDERSPEND, "slipped"
    if _BY_OTHERS.match(after):
        return BudgetKind.CONTRIBUTION, "by_others"
    if _ALLOCATES.search(before) and _RESOURCE.match(after):
        return BudgetKind.BUDGET, "allocated"
    if _VALUED.search(before):
        return (BudgetKind.EXPENDITURE if _CONTRACTED.search(before) else BudgetKind.OTHER), "valued"
    if is_charged(before, after, around):
        return BudgetKind.INCOME, "charged"
    if (_MOVE.search(before) or _MOVED_FROM.match(after)) and _FROM_RESERVE.match(after):
        return BudgetKind.RESERVE, "from_reserve"
    if _DRAWN.search(before) and _FROM_FUND.match(after):
        return BudgetKind.RESERVE, "from_reserve"
    if _HELD.search(before):
        return BudgetKind.RESERVE, "held"
    if _TURNED_OUT.search(before):
        return BudgetKind.OUTTURN, "turned_out"
    return kind_in_tax_calculation(after) or kind_of_gift(before, after)


def _compared(before: str, after: str, earlier: BudgetKind | None) -> BudgetKind | None:
    beside = _OVER_UNDER.match(after)
    if beside:
        return BudgetKind.OVERSPEND if beside["worse"] else BudgetKind.UNDERSPEND
    found = _COMPARED.match(after)
    if found:
        up = re.match(r"\W*(?:more|higher|over|above|ahead|better|in)\b", after)
        if _EARNS.search(before) or earlier in (BudgetKind.INCOME, BudgetKind.GRANT):
            return BudgetKind.UNDERSPEND if up else BudgetKind.PRESSURE
        if _KEPT.search(before) or earlier in (BudgetKind.RESERVE, BudgetKind.UNDERSPEND):
            return BudgetKind.UNDERSPEND if up else BudgetKind.OVERSPEND
        return BudgetKind.OVERSPEND if found["worse"] else BudgetKind.UNDERSPEND
    if _EXCEEDED.search(before) and not _EARNS.search(before):
        return BudgetKind.OVERSPEND
    return BudgetKind.UNDERSPEND if _UNDERSHOT.search(before) and not _EARNS.search(before) else None


def kind_of_predicate(before: str, after: str) -> BudgetKind | None:
    """Read the verb of which the sum is the subject: "£12 was raised", "£9k has been made available".

    >>> kind_of_predicate("At the fair ", " was raised.").value
    'income'
    """
    found = _PREDICATE.match(after)
    if found is None:
        return None
    verb = " ".join(found["verb"].casefold().split())
    kind = next((BudgetKind(k) for k, verbs in load("budget_kinds")["predicates"].items() if verb in verbs), None)
    if kind is BudgetKind.INCOME and _BILL.search(before[-60:]):
        return BudgetKind.EXPENDITURE
    if kind is BudgetKind.INCOME and is_from_funder(after):
        return BudgetKind.GRANT
    lead = last_phrase(before) if cues_in(before) else None
    if lead is BudgetKind.OTHER and kind is BudgetKind.RESERVE:
        return lead  # a loan that is drawn down
    general = (None, BudgetKind.BUDGET, BudgetKind.OTHER)
    spent = lead is BudgetKind.EXPENDITURE and (kind is BudgetKind.INCOME or verb in ("planned", "budgeted"))
    if lead in general or spent:
        return kind
    return None


def is_part(before: str, after: str, *, among: bool) -> bool:
    """Tell a part of the sum that was spoken of before: "£100,000 of it", "the remainder, about £9k".

    `among` says that another sum of its sentence stands before it, so that "the balance of £9k" is what is left of it.
    """
    return bool(_OF_IT.match(after) or _REST.search(before) or (among and _REST_OF.search(before)))


def is_clause(before: str) -> bool:
    """Tell words with a finite verb ("the scheme slipped") from the name of an entry in a list."""
    return bool(_finite().search(before))


@cache
def _finite() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load('budget_kinds')['finite']['verbs'])})\b")
