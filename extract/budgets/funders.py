"""Money that somebody gives: a government, a funder, a developer, a member of the public, and this body to others."""

import re
from collections.abc import Sequence

from extract.budgets.cues import ABOUT, is_weak
from extract.lexicon import alternatives, load
from models import BudgetKind

# "the club had returned £212 of its grant"
_RETURNED = re.compile(
    r"\b(?:has|have|had)\s+(?:now\s+)?(?:returned|refunded|reimbursed)\s+(?:\S+\s+)?$", re.IGNORECASE
)
# "a request from the band for £600", "an application for £8,000 has been made"
_BID_OF = re.compile(r"\b(?:bid|application)\s+of\s+(?:\S+\s+)?$", re.IGNORECASE)
_REQUESTED = re.compile(
    r"\b(?:requests?|applications?|appl(?:ied|y)|bid)\b[^.;:£]{0,90}\bfor\s+(?:(?:funding|support|assistance|help)\s+of\s+)?(?:\S+\s+)?$",
    re.IGNORECASE,
)
# "paying £86 cash into the account"
_PAYING = re.compile(r"\b(?:paying|paid|pay|banked|deposit\w*)\s+(?:\S+\s+)?$", re.IGNORECASE)
_INTO_BANK = re.compile(
    r"\s+(?:in\s+)?(?:cash\s+|cheques?\s+)?into\s+(?:the\s+|our\s+)?(?:[\w-]+\s+){0,2}(?:bank|account)\b", re.IGNORECASE
)
# "Provider Sustainability Funding of £5m"
# "funding of £387k announced by the DfE"
_BY_FUNDER = re.compile(
    r"""\s+(?:was\s+|were\s+|has\s+been\s+)?(?:announced|provided|confirmed|awarded|allocated|given|paid)\s+by\s+(?:the\s+)?(?:(?:UK|Scottish|Welsh|central|national)\s+)?
    (?:government|department\s+(?:for|of)|NHS\s+England|home\s+office|treasury|D(?:fE|fT|LUHC|HSC|efra)|M?HCLG)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_FUNDING_OF = re.compile(r"\b(?:funding|support|money|monies)\s+of\s+(?:\S+\s+)?$", re.IGNORECASE)
# "£1.6m of support from Government"
_SUPPORT = re.compile(
    r"\s+of\s+(?:additional\s+|further\s+|one-off\s+)?(?:support|funding|money|monies|assistance)\s", re.IGNORECASE
)
# "the Department for Transport allocation of £1.8m", "£5m from the UK Shared Prosperity Fund"
_FUNDERS_OWN = re.compile(
    r"\b(?:Government|Department\s+(?:for|of)\s+[A-Z]\w+|NHS\s+England|Home\s+Office|D(?:fE|fT|HSC|efra))\s+(?:\w+\s+){0,2}(?:allocation|funding)\s+of\s+(?:\S+\s+)?$"
)
_FROM_GRANT = re.compile(
    rf"[^.;,£]{{0,30}}?\s+from\s+(?:the\s+)?(?:{alternatives(load('budget_kinds')['funds']['grants'])})\b(?!\s+reserve)"
)
_NAMED_FUNDING = re.compile(
    r"(?<![\w’'&-])(?:[A-Z][\w’'&-]++\s+){2,6}(?:Funding|Premium|Bonus)\s+(?:of|totalling|worth)\s+(?:\S+\s+)?$"
)
# "£12m was received from NHS England": what a government gives is a grant
_FUNDER = re.compile(
    r"""[^.;£]{0,60}\bfrom\s+(?:the\s+)?(?:(?:UK|Scottish|Welsh|central|national)\s+)?(?:government|department\s+(?:for|of)|NHS\s+England|
    home\s+office|treasury|[\w’' ]{0,20}lottery|arts\s+council|sport\s+england|D(?:fE|fT|LUHC|HSC|efra)|M?HCLG)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "£2m had been transferred from the Home Office": what a funder hands over
_HANDED = re.compile(
    r"\s+(?:has|have|had|was|were|is|are|will)\s+(?:be\s+|been\s+|being\s+)?(?:transferred|provided|paid|given|awarded|received|allocated)(?=\s)",
    re.IGNORECASE,
)
# "the Scottish Government has provided £0.9m", "Arts Council England had confirmed additional funding of £2m"
_GIVES = re.compile(
    rf"""\b(?:Government|Department\s+(?:for|of)\s+[A-Z]\w+|NHS\s+England|Home\s+Office|Treasury|Lottery(?:\s+[A-Z]\w+){{0,2}}|
    Arts\s+Council(?:\s+[A-Z]\w+)?|(?:Sport|Historic|Homes|Natural)\s+England)\s+
    (?:has\s+|had\s+|have\s+|would\s+|will\s+)?(?:also\s+|now\s+|since\s+)?(?:provided?|given?|gave|granted|paid|pay|confirmed|announced|allocated|awarded|
    promised|offered|pledged)\s+
    (?:(?:an?\s+|the\s+)?(?:[\w-]+\s+){{0,3}}(?:funding|allocations?|support|resources|money)\s+(?:of|totalling|worth)\s+)?{ABOUT}""",
    re.VERBOSE,
)
# "funded with £3m from the Harbour Board"
_FUNDED = re.compile(rf"\bfunded\s+(?:with|by)\s+{ABOUT}", re.IGNORECASE)
_FROM_BODY = re.compile(
    r"\s+(?:of\s+funding\s+)?from\s+(?:the\s+)?(?:[A-Z][\w’'&]*\s+){0,5}(?:Board|Council|CCG|ICB|Trust|Authority|Association|Foundation)\b"
)
# "that the shortfall of £90 be match funded by the school"
_MATCHED = re.compile(r"\s+(?:\w+\s+){0,3}match[\s-]?funded\b", re.IGNORECASE)
# "Resolved £100 to the Scouts"
_VOTED = re.compile(r"\b(?:resolved|agreed|approved)\s*[-–:]?\s*$", re.IGNORECASE)
_TO_NAME = re.compile(r"\s+(?:each\s+)?to\s+(?:the\s+)?(?!Reserves?\b|Balances\b)[A-Z]")
# "the sum of £9k towards the costs of the school", in an agreement with a developer
_SUM_OF = re.compile(r"\b(?:sum|payment)\s+of\s+$", re.IGNORECASE)
_TOWARDS = re.compile(r"\s+towards\b", re.IGNORECASE)
_OBLIGED = re.compile(
    r"\b(?:section\s+106|s\.?106|legal\s+agreement|unilateral\s+undertaking|planning\s+obligations?|developers?)\b",
    re.IGNORECASE,
)
_BILL_FOR = re.compile(
    r"\b(?:payment|quot\w+|tenders?|invoices?|planning|purchase|refund)\b[^.;£]{0,40}$|\brequests?\s+for\s+(?:payment|quot)",
    re.IGNORECASE,
)
_SHARED_OUT = re.compile(
    r"\b(?:allocat\w+|fund(?:ing|ed)|additional|further|share|settlement|increase)\b", re.IGNORECASE
)
_A_GRANT = re.compile(r"\bgrants?\b", re.IGNORECASE)
# "the Shared Prosperity Fund allocation of £2m": a fund that is a grant by its name
_GRANT_NAME = re.compile(rf"\b(?:{alternatives(load('budget_kinds')['funds']['grants'])})\b")


def kind_of_gift(before: str, after: str) -> tuple[BudgetKind, str] | None:
    """Tell other bodies' money, and what this one gives away."""
    if _PAYING.search(before) and _INTO_BANK.match(after):
        return BudgetKind.INCOME, "paid_in"
    if _BY_FUNDER.match(after) or (_FUNDING_OF.search(before) and is_from_funder(after)):
        return BudgetKind.GRANT, "given"
    if _SUPPORT.match(after) and is_from_funder(after):
        return BudgetKind.GRANT, "given"
    if _NAMED_FUNDING.search(before):
        return BudgetKind.GRANT, "named_funding"
    if _RETURNED.search(before):
        return BudgetKind.INCOME, "returned"
    if _BID_OF.search(before) or _FUNDERS_OWN.search(before) or _FROM_GRANT.match(after):
        return BudgetKind.GRANT, "requested"
    if _REQUESTED.search(before) and not _BILL_FOR.search(before):
        return BudgetKind.GRANT, "requested"
    handed = _HANDED.match(after)
    if handed and is_from_funder(after[handed.end() :]):
        return BudgetKind.GRANT, "handed_over"
    if _FUNDED.search(before) and is_from_funder(after):
        return BudgetKind.GRANT, "funded"
    if _MATCHED.match(after):
        return BudgetKind.CONTRIBUTION, "matched"
    if _FUNDED.search(before) and _FROM_BODY.match(after):
        return BudgetKind.CONTRIBUTION, "funded"
    if _GIVES.search(before):
        return BudgetKind.GRANT, "given"
    if _VOTED.search(before) and _TO_NAME.match(after):
        return BudgetKind.GRANT, "voted"
    return None


def is_obligation(before: str, after: str, around: str) -> bool:
    """Tell what a developer has to pay: "the sum of £9k towards the costs of the school", under a legal agreement."""
    return bool(_SUM_OF.search(before) and _TOWARDS.match(after) and _OBLIGED.search(around))


def is_from_funder(after: str) -> bool:
    """Tell "£12m from the Home Office" from money that people pay."""
    return bool(_FUNDER.match(after))


def is_of_grant(clause: str, before: str, paragraph: str, headings: Sequence[str]) -> bool:
    """Tell an "allocation" or "additional £2m" of a grant that the sentence, its paragraph or the headings name.

    `clause` holds the words right around the sum; a budget or a fund that it names is none.
    """
    clause = _GRANT_NAME.sub("grant", clause)
    if not is_weak(clause) or not _SHARED_OUT.search(clause):
        return False
    if _A_GRANT.search(clause):
        return True
    said = (before, *(() if not is_weak(paragraph) else (paragraph,)), *headings)
    return any(_A_GRANT.search(words) for words in said)
