"""Forms of money that somebody holds, draws, owes or has left, and of entries whose noun would mislead.

"Funds held were £9k" is a reserve though a fund is otherwise a budget; "the tenant had not paid the rent, some £4k" is
a debt and nothing spent; "taxi receipts £12" is money paid though receipts otherwise come in.
"""

from extract.budgets.cues import ABOUT
from extract.budgets.forms import form
from models import BudgetKind

_STOOD = r"(?:was|were|is|are|be|of|at|totalled|totalling|amounted to|stood at|stands at|:)"
_FROM_RESERVE = r"[^,;:.()£]{0,40}?\bfrom (?:the |its |our )?[^,;:.()£]{0,50}?\b(?:reserves?|balances)\b"

HELD = (
    # "unspent budget earmarked reserves of £5m", "earmarkings amounting to £1m"
    form(BudgetKind.RESERVE, "earmarked", before=rf"""
        \bearmark(?:ed (?:reserves?|balances?)|ings?)\b[^,;.£]{{0,40}}?\s
        (?:of|totalling|amounting to|worth) {ABOUT}"""),
    # "£14k were recorded amongst the reserves"
    form(BudgetKind.RESERVE, "earmarked", after=r""" (?:was|were|is|are|had been)
         (?:recorded|held|included|shown|kept) (?:amongst?|in|within) (?:the )?(?:[\w-]+ )?reserves\b"""),
    # "Funds held were £9k", "cash in hand: £40"
    form(BudgetKind.RESERVE, "held", before=rf"""
        \b(?:funds?|money|monies|cash) (?:held|in hand|at (?:the )?bank)\b[^.;£]{{0,40}}?\s*{_STOOD}\s*{ABOUT}"""),
    # "The balances as at 31 August were as follows: Fixed asset fund £9k"
    form(BudgetKind.RESERVE, "held",
         before=r"\bbalances\b[^.;£]{0,60}\b(?:was|were|is|are) as follows:? [^.;:£]{0,70}$"),
    # "The Trust holds £9k"; "transfer £2,000 from the deposit account to the current account"
    form(BudgetKind.RESERVE, "held", before=rf"""
        \b(?:trust|council|group|school|board|authority|charity|society|it|we|fund|account) (?:now |currently |still )?
        (?:(?:is|are) (?:forecast|expected|projected) to )?(?:holds?|held) {ABOUT}"""),
    form(BudgetKind.RESERVE, "held", before=rf"\b(?:transfer(?:red|ring)?|mov(?:e|ed|ing)) {ABOUT}",
         after=r" (?:from|to|into) (?:the |our )?[^.;£]{0,40}?\b(?:account|a/c)\b"),
    # "a withdrawal of £7m to support the General Fund"
    form(BudgetKind.RESERVE, "held", before=rf"\bwithdrawals? of {ABOUT}"),
    # "leaving £60 in hand"
    form(BudgetKind.RESERVE, "held",
         before=rf"\b(?:leav(?:es?|ing)|left|with|ha[sd]|have|is|was|are|were|still) (?:a balance of )?{ABOUT}",
         after=r" (?:left )?(?:in hand|in the (?:bank|account)|at (?:the )?bank)\b"),
    # "£415 in the deposit account", where nobody pays it in
    form(BudgetKind.RESERVE, "held", after=r""" (?:(?:was|is|were|are|remained|held|left) )?in
         (?:the|our|its|a) (?:[\w’'-]+ )?(?:current|deposit|savings?|business|reserve|community|treasurer['’]?s?|
        instant access) (?:bank )?(?:a/c|accounts?)\b""",
         unless=r"""
        \b(?:plac|deposit|invest|put|pay|paid|transfer|bank|mov|lodg|keep|hold\b|retain)\w*
         (?:[^.;£]{0,30}\s)?(?:of )?$"""),
    # "that £20,000 be invested in it", "to invest £15,000 in the Kaim Fund"
    form(BudgetKind.OTHER, "invested",
         after=r" (?:be|is|was|were|to be) invested in\b| (?:would |will |to )?(?:be|is|was|were) "
         r"(?:(?:placed|deposited|lodged) with|redeemed)\b"),
    form(BudgetKind.OTHER, "invested", before=r"\bcommit(?:s|ted)? (?:a further |an additional )?$",
         after=r"(?-i: to (?:the )?(?:[A-Z][\w&’'-]*+ ){1,6}Fund\b)"),
    form(BudgetKind.OTHER, "invested", before=r"\binvest(?:ing)? (?:a further |the sum of )?$",
         after=r" in (?:the |an? )?(?:[\w’'-]+ ){0,4}?(?:fund|bonds?|gilts)\b"),
    # "an application from Hale Bowls Club seeking £1,500"
    form(BudgetKind.GRANT, "asked", before=r"""\b(?:application|request|bid)s? (?:from|by)
         [^.;£]{3,60}?\s(?:seeking|requesting|asking for|for) (?:a grant of )?$"""),
    # "to accept donations to the Library in the amount of £40"
    form(BudgetKind.INCOME, "received", before=r"""\baccept(?:ed|ing)? (?:(?:an?|the|these|this) )?(?:\w+ )?
        (?:donations?|gifts?|bequests?|legac\w+)\b[^.;£]{0,90}$"""),
    # "£3m of unspent Section 106 monies": a developer's money still
    form(BudgetKind.CONTRIBUTION, "developers", after=r"""(?=[^\n]*unspent) of (?:[\w-]+,? ){0,3}
        (?:section 106|s\.?106|community infrastructure levy|CIL|developer)\b"""),
    # "investments of £9m in property funds"
    form(BudgetKind.OTHER, "invested", before=rf"\binvestments? of {ABOUT}",
         after=r""" (?:(?:is|are|was|were|held|placed) )*(?:in|with) (?:[\w-]+ ){0,2}
        (?:funds|banks?|bonds|gilts|deposits|counterparties|institutions|building societ\w+)\b
        |  (?:in|with) (?:the )?(?-i:(?:[A-Z][\w&’'-]*+ ){1,6}Fund\b)"""),
    form(BudgetKind.OTHER, "invested", after=r"""
         investment in (?:an? |the )?(?:(?:[\w&’'-]+ ){0,5}?(?:bonds?|gilts|equities)\b
        | (?-i:(?:[A-Z][\w&’'-]*+ ){1,6}Fund\b))"""),
    # "investments totalled £9m", "had not paid any rent, some £4k", "a breach of the limit of £2k"
    form(BudgetKind.OTHER, "owed", before=rf"""
        \binvestments (?:totalled|totalling|amounted to) {ABOUT}
        | \b(?:amount|sum|money|monies) (?:invested|lent|borrowed|on loan)\b[^.;£]{{0,50}}?\s{_STOOD}\s*{ABOUT}
        | \b(?:(?:ha[sd]|have|did) not (?:yet )?(?:been )?(?:pay|paid)|failed to pay|unpaid)\b[^.;£]{{0,30}}?[,(\s]
        \s*{ABOUT}
        | \bbreach(?:es)? (?:[^.;,£]{{1,40}}\s)?of {ABOUT}"""),
    # "£2m of the deposit with Tarn Bank had been repaid", "£2,115 remained outstanding"
    form(BudgetKind.OTHER, "owed", after=r"""
         of (?:the|its|our|this|that) (?:\w+ )?(?:deposits?|loans?|debts?|advances?)\b[^.;£]{0,60}\b
        (?:repaid|recovered|outstanding|owing)\b
        |  (?:remain(?:s|ed)|was|is|were|still) (?:still )?(?:outstanding|unpaid|owing|owed)\b"""),
    # "grant towards a total cost of £9m", "the rising cost of interest, £9m", "Taxi receipts for the training day £12",
    # "A cheque had been raised for £52"
    form(BudgetKind.EXPENDITURE, "cost", before=rf"""
        \b(?:towards|against|toward) (?:an? |the |its |their )?(?:(?:total|overall|full|estimated|project|expected) )+
        (?:costs?|price|bill) of {ABOUT}
        | \bcosts? of (?:[\w’'-]+ ){{0,2}}(?:interest|borrowing|debt|collection|sales)\s*[,(:–-]?\s*
        (?:was|were|is|at|of)?\s*{ABOUT}
        | \b(?:taxi|travel|train|bus|rail|parking|fuel|petrol|postage|stationery|till|mileage|expenses?) receipts?\b
        [^.;£]{{0,60}}$
        | \bcheques?\b[^.;£]{{0,30}}\b(?:raised|drawn|written|issued|made out|signed|sent)\b[^.;£]{{0,40}}
        \b(?:for|of) $"""),
    # "the purchase of a scanner from charitable funds at a cost of £640k"
    form(BudgetKind.EXPENDITURE, "introduced",
         before=rf"\bat an? (?:total |annual |estimated )?(?:cost|price) of {ABOUT}",
         unless=r"\b(?:plan|programme|budget|strategy)\b[^.;£]{0,40}$"),
    # "Petty cash £25" among the cheques to sign
    form(BudgetKind.EXPENDITURE, "petty_cash",
         before=r"(?:^|\n)\W*petty cash(?: (?:top[\s-]?up|float))?\s*[-–:]?\s*$",
         around=r"\b(?:cheques?|payments?|invoices|bills|expenses|accounts (?:for|to))\b"),
    # "£800 remaining from the Lottery Grant", "£0.9m for the Home First Programme was still to be received"
    form(BudgetKind.GRANT, "named_fund", after=r"""
         (?:remaining|left(?: over)?|over) (?:from|of|in) (?:the|our|its|an?|this) [^.;,£]{0,50}?\bgrant\b
        | (?-i: (?:for|from) the (?:[A-Z][\w’'-]+ ){1,5}(?:Programme|Fund|Scheme|Initiative|Grant)
         (?:was|is|were|are|has)?\s*(?:still|yet) to be (?:received|paid)\b)"""),
    # "£9k of the Warm Homes Fund which remains unspent"
    form(BudgetKind.UNDERSPEND, "unspent", after=r"""
         of (?:the|our|its|this) [^.;,£]{3,60}?\s(?:(?:which|that) )?
        (?:(?:remains?|remained|is|was|were|had been|has been) )?(?:still |left )?(?:unspent|underspent|unused)\b"""),
    # "a further £7.9m had to be found"
    form(BudgetKind.SAVING, "to_find",
         after=r" (?:(?:had|has|have|needs?|needed) to|must|will have to) be found\b(?! for)"),
    form(BudgetKind.SAVING, "to_find", after=r"(?! (?:for|from|of)\b)", before=rf"""
        \b(?:must|needs? to|needed to|have to|has to|had to|will have to) (?:now |still |also )?find
         (?:a further |an additional )?{ABOUT}"""),
    # "That leaves £83,500 to raise"
    form(BudgetKind.PRESSURE, "to_raise", before=rf"\bleav(?:es|ing) {ABOUT}",
         after=r" (?:left |still )?to (?:be raised|raise)\b"),
    # "reach their fundraising target of £2,500", "the roof appeal has reached £8,105 of its £20,000 target"
    form(BudgetKind.INCOME, "target", before=rf"""
        \b(?:fund-?\s?rais\w+|appeal)\b[^.;£]{{0,120}}\btarget of {ABOUT}
        | \b(?:appeal|fund-?\s?raising)\b[^.;£]{{0,60}}\b(?:reached|raised|has|stands at|stood at) {ABOUT}"""),
    form(BudgetKind.BUDGET, "found", after=r" (?:had been |was |has been )?found for\s"),
)  # fmt: skip

DRAWN = (
    # "£450 from the Elections reserve", moved or used; "the sum of £15,000 be vired from the Parks Reserve"
    form(BudgetKind.RESERVE, "from_reserve", after=_FROM_RESERVE, before=r"""
        \b(?:transfer|allocat|draw|drew|releas|tak|took|us|mov|contribut)\w* (?:down )?(?:of |up to )?(?:\S+ )?$"""),
    # "a £404k use of the Budget Support Reserve"
    form(BudgetKind.RESERVE, "from_reserve",
         after=r""" (?:use|draw[\s-]?down|release|withdrawal) (?:of|from|against) (?:the |its |our )?
        [^,;:.()£]{0,50}?\b(?:reserves?|balances)\b"""),
    form(BudgetKind.RESERVE, "from_reserve", after=rf"""(?= (?:(?:to|would|will|could) )?
        (?:be|was|is) (?:vired|transferred|drawn(?: down)?|released|moved|taken) from\b){_FROM_RESERVE}"""),
    # "the drawdown of £0.3m from the Change Fund"
    form(BudgetKind.RESERVE, "from_reserve",
         before=r"\b(?:draw[\s-]?down|release) of (?:up to )?(?:\S+ )?$",
         after=r"(?-i:[^,;:.()£]{0,40}?\bfrom (?:the )?(?:[A-Z][\w-]* ){0,4}(?:Fund|Reserve|Contingency)\b)"),
    # "the General Fund stood at £2m", "two dormant funds holding £4k"
    form(BudgetKind.RESERVE, "held", before=rf"""
        \b(?:general (?:fund|reserve|account)|accounts?|balances?|reserves?)\b[^.;£]{{0,40}}\b(?:stood|stands|standing)
         at {ABOUT}
        | \bfund,? (?:which )?(?:now |then )?(?:stood|stands) at {ABOUT}
        | \b(?:funds?|accounts?) (?:holding|held|containing|holds) {ABOUT}""",
         unless=r"\b(?:deficit|overspend\w*|shortfall|gap|debts?|loans?)\b[^.;£]{0,40}$"),
)  # fmt: skip
