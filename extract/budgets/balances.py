"""Money that somebody holds, owes or has left, and entries whose noun would mislead.

"Funds held were £9k" is a reserve though a fund is otherwise a budget; "the tenant had not paid the rent, some £4k" is
a debt and nothing spent; "taxi receipts £12" is money paid though receipts otherwise come in.
"""

import re

from extract.budgets.cues import ABOUT
from models import BudgetKind

_STOOD = r"(?:was|were|is|are|be|of|at|totalled|totalling|amounted\s+to|stood\s+at|stands\s+at|:)"
# "Funds held were £9k", "cash in hand: £40"
_HELD = re.compile(
    rf"\b(?:funds?|money|monies|cash)\s+(?:held|in\s+hand|at\s+(?:the\s+)?bank)\b[^.;£]{{0,40}}?\s*{_STOOD}\s*{ABOUT}",
    re.IGNORECASE,
)
# "unspent budget earmarked reserves of £5m", "earmarkings amounting to £1m"
_EARMARKED = re.compile(
    rf"\bearmark(?:ed\s+(?:reserves?|balances?)|ings?)\b[^,;.£]{{0,40}}?\s(?:of|totalling|amounting\s+to|worth)\s+{ABOUT}",
    re.IGNORECASE,
)
# "£14k were recorded amongst the reserves"
_AMONG = re.compile(
    r"\s+(?:was|were|is|are|had\s+been)\s+(?:recorded|held|included|shown|kept)\s+(?:amongst?|in|within)\s+(?:the\s+)?(?:[\w-]+\s+)?reserves\b",
    re.IGNORECASE,
)
# "leaving £60 in hand"
_IN_HAND = re.compile(r"\s+(?:left\s+)?(?:in\s+hand|in\s+the\s+(?:bank|account)|at\s+(?:the\s+)?bank)\b", re.IGNORECASE)
# "£415 in the deposit account", where nobody pays it in
_IN_ACCOUNT = re.compile(
    r"""\s+(?:(?:was|is|were|are|remained|held|left)\s+)?in\s+(?:the|our|its|a)\s+(?:[\w’'-]+\s+)?
    (?:current|deposit|savings?|business|reserve|community|treasurer['’]?s?|instant\s+access)\s+(?:bank\s+)?(?:a/c|accounts?)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_PUTS = re.compile(
    r"\b(?:plac|deposit|invest|put|pay|paid|transfer|bank|mov|lodg|keep|hold\b|retain)\w*\s+(?:[^.;£]{0,30}\s)?(?:of\s+)?$",
    re.IGNORECASE,
)
# "to invest £15,000 in the Kaim Fund", "that £20,000 be invested in it"
_TO_INVEST = re.compile(r"\binvest(?:ing)?\s+(?:a\s+further\s+|the\s+sum\s+of\s+)?$", re.IGNORECASE)
_BE_INVESTED = re.compile(r"\s+(?:be|is|was|were|to\s+be)\s+invested\s+in\b", re.IGNORECASE)
_ANY_FUND = re.compile(r"\s+in\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,4}?(?:fund|bonds?|gilts)\b", re.IGNORECASE)
# "an application from Hale Bowls Club seeking £1,500"
_SEEKING = re.compile(
    r"\b(?:application|request|bid)s?\s+(?:from|by)\s+[^.;£]{3,60}?\s(?:seeking|requesting|asking\s+for|for)\s+(?:a\s+grant\s+of\s+)?$",
    re.IGNORECASE,
)
# "the purchase of a scanner from charitable funds at a cost of £640k"
_AT_COST = re.compile(rf"\bat\s+an?\s+(?:total\s+|annual\s+|estimated\s+)?(?:cost|price)\s+of\s+{ABOUT}", re.IGNORECASE)
_PLANNED = re.compile(r"\b(?:plan|programme|budget|strategy)\b[^.;£]{0,40}$", re.IGNORECASE)
# "A cheque had been raised for £52"
_CHEQUE = re.compile(
    r"\bcheques?\b[^.;£]{0,30}\b(?:raised|drawn|written|issued|made\s+out|signed|sent)\b[^.;£]{0,40}\b(?:for|of)\s+$",
    re.IGNORECASE,
)
# "to accept donations to the Library in the amount of £40"
_GIFT_ACCEPTED = re.compile(
    r"\baccept(?:ed|ing)?\s+(?:(?:an?|the|these|this)\s+)?(?:\w+\s+)?(?:donations?|gifts?|bequests?|legac\w+)\b[^.;£]{0,90}$",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    rf"\b(?:leav(?:es?|ing)|left|with|ha[sd]|have|is|was|are|were|still)\s+(?:a\s+balance\s+of\s+)?{ABOUT}",
    re.IGNORECASE,
)
# "investments totalled £9m", "the total amount invested at 31 March was £9m"
_INVESTED = re.compile(
    rf"""\binvestments\s+(?:totalled|totalling|amounted\s+to)\s+{ABOUT}
    | \b(?:amount|sum|money|monies)\s+(?:invested|lent|borrowed|on\s+loan)\b[^.;£]{{0,50}}?\s{_STOOD}\s*{ABOUT}""",
    re.VERBOSE | re.IGNORECASE,
)
# "investments of £9m in property funds"
_PLACED = re.compile(rf"\binvestments?\s+of\s+{ABOUT}", re.IGNORECASE)
_AT_FUND = re.compile(
    r"\s+(?:(?:is|are|was|were|held|placed)\s+)*(?:in|with)\s+(?:[\w-]+\s+){0,2}(?:funds|banks?|bonds|gilts|deposits|counterparties|institutions|building\s+societ\w+)\b",
    re.IGNORECASE,
)
# "£3m of unspent Section 106 monies": a developer's money still
_DEVELOPERS = re.compile(
    r"\s+of\s+(?:[\w-]+,?\s+){0,3}(?:section\s+106|s\.?106|community\s+infrastructure\s+levy|CIL|developer)\b",
    re.IGNORECASE,
)
# "£2m of the deposit with Tarn Bank had been repaid"
_REPAID = re.compile(
    r"""\s+of\s+(?:the|its|our|this|that)\s+(?:\w+\s+)?(?:deposits?|loans?|debts?|advances?)\b[^.;£]{0,60}
    \b(?:repaid|recovered|outstanding|owing)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "had not paid any rent, some £4k", "a breach of the limit of £2k"
_OWED = re.compile(
    rf"\b(?:(?:ha[sd]|have|did)\s+not\s+(?:yet\s+)?(?:been\s+)?(?:pay|paid)|failed\s+to\s+pay|unpaid)\b[^.;£]{{0,30}}?[,(\s]\s*{ABOUT}",
    re.IGNORECASE,
)
_OUTSTANDING = re.compile(r"\s+(?:remain(?:s|ed)|was|is|were|still)\s+(?:still\s+)?(?:outstanding|unpaid|owing|owed)\b")
_BREACH = re.compile(rf"\bbreach(?:es)?\s+(?:[^.;,£]{{1,40}}\s)?of\s+{ABOUT}", re.IGNORECASE)
# "grant towards a total cost of £9m"
_WHOLE_COST = re.compile(
    rf"""\b(?:towards|against|toward)\s+(?:an?\s+|the\s+|its\s+|their\s+)?(?:(?:total|overall|full|estimated|project|expected)\s+)+
    (?:costs?|price|bill)\s+of\s+{ABOUT}""",
    re.VERBOSE | re.IGNORECASE,
)
# "the rising cost of interest, £9m", where interest alone would come in
_COST_OF = re.compile(
    rf"\bcosts?\s+of\s+(?:[\w’'-]+\s+){{0,2}}(?:interest|borrowing|debt|collection|sales)\s*[,(:–-]?\s*(?:was|were|is|at|of)?\s*{ABOUT}",
    re.IGNORECASE,
)
# "Taxi receipts for the training day £12"
_SLIPS = re.compile(
    r"\b(?:taxi|travel|train|bus|rail|parking|fuel|petrol|postage|stationery|till|mileage|expenses?)\s+receipts?\b[^.;£]{0,60}$",
    re.IGNORECASE,
)
# "Petty cash £25" among the cheques to sign
_PETTY = re.compile(r"(?:^|\n)\W*petty\s+cash(?:\s+(?:top[\s-]?up|float))?\s*[-–:]?\s*$", re.IGNORECASE)
_PAYING = re.compile(r"\b(?:cheques?|payments?|invoices|bills|expenses|accounts\s+(?:for|to))\b", re.IGNORECASE)
# "£800 remaining from the Lottery Grant"
_REMAINS = re.compile(
    r"\s+(?:remaining|left(?:\s+over)?|over)\s+(?:from|of|in)\s+(?:the|our|its|an?|this)\s+[^.;,£]{0,50}?\bgrant\b",
    re.IGNORECASE,
)
# "£9k of the Warm Homes Fund which remains unspent"
_UNSPENT = re.compile(
    r"""\s+of\s+(?:the|our|its|this)\s+[^.;,£]{3,60}?\s(?:(?:which|that)\s+)?(?:(?:remains?|remained|is|was|were|had\s+been|has\s+been)\s+)?
    (?:still\s+|left\s+)?(?:unspent|underspent|unused)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "£0.9m for the Home First Programme was still to be received"
_STILL_DUE = re.compile(
    r"\s+(?:for|from)\s+the\s+(?:[A-Z][\w’'-]+\s+){1,5}(?:Programme|Fund|Scheme|Initiative|Grant)\s+(?:was|is|were|are|has)?\s*(?:still|yet)\s+to\s+be\s+(?:received|paid)\b"
)
# "reach their fundraising target of £2,500"
_TARGET = re.compile(rf"\b(?:fund-?\s?rais\w+|appeal)\b[^.;£]{{0,120}}\btarget\s+of\s+{ABOUT}", re.IGNORECASE)
# "a further £7.9m had to be found"
# "the roof appeal has reached £8,105 of its £20,000 target"
_APPEAL = re.compile(
    rf"\b(?:appeal|fund-?\s?raising)\b[^.;£]{{0,60}}\b(?:reached|raised|has|stands\s+at|stood\s+at)\s+{ABOUT}",
    re.IGNORECASE,
)
_TO_FIND = re.compile(
    r"\s+(?:(?:had|has|have|needs?|needed)\s+to|must|will\s+have\s+to)\s+be\s+found\b(?!\s+for)", re.IGNORECASE
)
_FOUND = re.compile(r"\s+(?:had\s+been\s+|was\s+|has\s+been\s+)?found\s+for\s", re.IGNORECASE)


def kind_of_balance(before: str, after: str, around: str) -> tuple[BudgetKind, str] | None:
    """Tell what is held, owed or left, or None where nothing says so; `around` is what the sum stands under.

    >>> kind_of_balance("Funds held were ", " of which half is restricted.", "")[0].value
    'reserve'
    """
    if _EARMARKED.search(before) or _AMONG.match(after):
        return BudgetKind.RESERVE, "earmarked"
    if _HELD.search(before) or (_IN_HAND.match(after) and _LEAVING.search(before)):
        return BudgetKind.RESERVE, "held"
    if _IN_ACCOUNT.match(after) and not _PUTS.search(before):
        return BudgetKind.RESERVE, "held"
    if _BE_INVESTED.match(after) or (_TO_INVEST.search(before) and _ANY_FUND.match(after)):
        return BudgetKind.OTHER, "invested"
    if _SEEKING.search(before):
        return BudgetKind.GRANT, "asked"
    if _GIFT_ACCEPTED.search(before):
        return BudgetKind.INCOME, "received"
    if _DEVELOPERS.match(after) and "unspent" in after:
        return BudgetKind.CONTRIBUTION, "developers"
    if _PLACED.search(before) and _AT_FUND.match(after):
        return BudgetKind.OTHER, "invested"
    if (
        _INVESTED.search(before)
        or _REPAID.match(after)
        or _OWED.search(before)
        or _OUTSTANDING.match(after)
        or _BREACH.search(before)
    ):
        return BudgetKind.OTHER, "owed"
    if _WHOLE_COST.search(before) or _COST_OF.search(before) or _SLIPS.search(before) or _CHEQUE.search(before):
        return BudgetKind.EXPENDITURE, "cost"
    if _AT_COST.search(before) and not _PLANNED.search(before):
        return BudgetKind.EXPENDITURE, "introduced"
    if _PETTY.search(before) and _PAYING.search(around):
        return BudgetKind.EXPENDITURE, "petty_cash"
    if _REMAINS.match(after) or _STILL_DUE.match(after):
        return BudgetKind.GRANT, "named_fund"
    if _UNSPENT.match(after):
        return BudgetKind.UNDERSPEND, "unspent"
    if _TO_FIND.match(after):
        return BudgetKind.SAVING, "to_find"
    if _TARGET.search(before) or _APPEAL.search(before):
        return BudgetKind.INCOME, "target"
    return (BudgetKind.BUDGET, "found") if _FOUND.match(after) else None
