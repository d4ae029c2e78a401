"""Money that somebody gives: a government, a funder, a developer, a member of the public, and this body to others."""

import re
from collections.abc import Sequence

from extract.budgets.cues import ABOUT, is_weak
from extract.budgets.forms import form, pattern
from extract.lexicon import alternatives, load
from models import BudgetKind

_NAMED_GRANTS = alternatives(load("budget_kinds")["funds"]["grants"])
_DEPARTMENTS = r"D(?:fE|fT|LUHC|HSC|efra)|M?HCLG"
# "… from the Home Office": what a government or a lottery gives is a grant
_FROM_FUNDER = rf"""[^.;£]{{0,60}}\bfrom (?:the )?(?:(?:UK|Scottish|Welsh|central|national) )?
        (?:government|department (?:for|of)|NHS England|home office|treasury|[\w’' ]{{0,20}}lottery|arts council|
        sport england|{_DEPARTMENTS})\b"""

GIFTS = (
    # "paying £86 cash into the account"
    form(BudgetKind.INCOME, "paid_in", before=r"\b(?:paying|paid|pay|banked|deposit\w*) (?:\S+ )?$",
         after=r" (?:in )?(?:cash |cheques? )?into (?:the |our )?(?:[\w-]+ ){0,2}(?:bank|account)\b"),
    # "funding of £387k announced by the DfE", "funding of £5m from the Home Office", "£1.6m of support from Government"
    form(BudgetKind.GRANT, "given", after=rf"""(?: (?:[\w-]+ ){{0,3}}(?:funding|support|money|monies) (?:which|that))?
         (?:was |were |is |are |has been |have been )?(?:being )?
        (?:announced|provided|confirmed|awarded|allocated|given|paid) (?:to [^.;£]{{3,40}}? )?by (?:the )?
        (?:(?:UK|Scottish|Welsh|central|national) )?
        (?:government|department (?:for|of)|NHS England|home office|treasury|{_DEPARTMENTS})\b"""),
    form(BudgetKind.GRANT, "given", after=_FROM_FUNDER,
         before=r"\b(?:funding|support|money|monies) of (?:\S+ )?$"),
    form(BudgetKind.GRANT, "given", after=rf"""(?= of (?:additional |further |one-off )?
        (?:support|funding|money|monies|assistance)\s){_FROM_FUNDER}"""),
    # "Provider Sustainability Funding of £5m"
    form(BudgetKind.GRANT, "named_funding", before=r"""(?-i:
        (?<![\w’'&-])(?:[A-Z][\w’'&-]++ ){2,6}(?:Funding|Premium|Bonus) (?:of|totalling|worth) (?:\S+ )?$)"""),
    # "the club had returned £212 of its grant"
    form(BudgetKind.INCOME, "returned",
         before=r"\b(?:has|have|had) (?:now )?(?:returned|refunded|reimbursed) (?:\S+ )?$"),
    # "a bid of £3m", "the Department for Transport allocation of £1.8m", "£5m from the UK Shared Prosperity Fund"
    form(BudgetKind.GRANT, "requested", before=r"""
        \b(?:bid|application) of (?:\S+ )?$
        | (?-i:\b(?:Government|Department (?:for|of) [A-Z]\w+|NHS England|Home Office|D(?:fE|fT|HSC|efra))\)?
         (?:\w+ ){0,6}(?:[Aa]llocation|[Ff]unding) (?:received )?(?:of|to the value of) (?:\S+ )?$)"""),
    form(BudgetKind.GRANT, "requested",
         after=rf"(?-i:[^.;,£]{{0,30}}? from (?:the )?(?:{_NAMED_GRANTS})\b(?! reserve))"),
    # "an allocation of £1.4m from the Basic Need Grant"
    form(BudgetKind.GRANT, "named_fund", before=r"\b(?:allocat\w*|funding|release|use|award)\b[^.;£]{0,30}$",
         after=r"""(?-i: from (?:the |our |its )?(?:[A-Z][\w’'&-]*+ ){0,6}Grant\b
        (?! [\w-]* ?(?:budget|reserve|contingency)))"""),
    # "the distribution of the Household Support Fund of £3m"
    form(BudgetKind.GRANT, "named_fund", before=rf"""(?-i:\b(?:{_NAMED_GRANTS})(?: \([A-Z]+\))?)
         (?:allocation |funding )?(?:of|worth|totalling) (?:\S+ )?$"""),
    # "a request from the band for £600", "an application for £8,000 has been made"; no request for a quotation
    form(BudgetKind.GRANT, "requested", after=r"(?! contributions?\b)", before=r"""
        \b(?:requests?|applications?|appl(?:ied|y)|bid)\b[^.;:£]{0,90}\bfor
         (?:(?:funding|support|assistance|help) of )?(?:[^\s:]+ )?$""",
         unless=r"""\b(?:payment|quot\w+|tenders?|invoices?|planning|purchase|refund)\b[^.;£]{0,40}$
        | \brequests? for (?:payment|quot)"""),
    # "the Society's bid (£22,500)"; "the practices asked for support, of £55,000"; "ask the distillery for £200"
    form(BudgetKind.GRANT, "requested", unless=r"\b(?:contract|tender)",
         before=rf"""
        \b(?:bid|application|request)\s*\(\s*$
        | \b(?:club|groups?|society|hall|school|church|charity|practices?|centre|association|playgroup|scouts|guides)\b
        [^.;£]{{0,40}}\basked for (?:[\w ]{{0,40}}?,? of )?{ABOUT}"""),
    form(BudgetKind.CONTRIBUTION, "requested", before=rf"""
        \b(?:been|be|is|was|were) asked for {ABOUT}|\bask(?:ing)? (?:the |our )?[\w ]{{3,40}}? for {ABOUT}"""),
    # "£2m had been transferred from the Home Office"
    form(BudgetKind.GRANT, "handed_over", after=rf"""(?= (?:has|have|had|was|were|is|are|will)
         (?:be |been |being )?(?:transferred|provided|paid|given|awarded|received|allocated)\s){_FROM_FUNDER}"""),
    # "£19m comes from government"
    form(BudgetKind.GRANT, "handed_over",
         after=rf"(?= (?:comes?|came|coming|to come|would come) from\b){_FROM_FUNDER}"),
    # "funded with £3m from the Home Office", "funded with £3m from the Harbour Board"
    form(BudgetKind.GRANT, "funded", before=rf"\bfunded (?:with|by) {ABOUT}", after=_FROM_FUNDER),
    # "to de-delegate £9 per pupil": what schools pay into a common service
    form(BudgetKind.CONTRIBUTION, "pooled", before=r"\bde-?delegat\w+\b[^.;£]{0,60}$"),
    # "that the shortfall of £90 be match funded by the school"
    form(BudgetKind.CONTRIBUTION, "matched", after=r" (?:\w+ ){0,3}match[\s-]?funded\b"),
    form(BudgetKind.CONTRIBUTION, "funded", before=rf"\bfunded (?:with|by) {ABOUT}", after=r"""(?-i:
         (?:of funding )?from (?:the )?(?:[A-Z][\w’'&]* ){0,5}
        (?:Board|Council|CCG|ICB|Trust|Authority|Association|Foundation)\b)"""),
    # "the Scottish Government has provided £0.9m", "Arts Council England had confirmed additional funding of £2m"
    form(BudgetKind.GRANT, "given", before=rf"""(?-i:
        \b(?:Government|Department (?:for|of) [A-Z]\w+|NHS England|Home Office|Treasury|Lottery(?: [A-Z]\w+){{0,2}}|
        Arts Council(?: [A-Z]\w+)?|(?:Sport|Historic|Homes|Natural) England)
         (?:has |had |have |would |will )?(?:also |now |since )?
        (?:provided?|given?|gave|granted|paid|pay|confirmed|announced|allocated|awarded|promised|offered|pledged|fund|funded)
         (?:(?:an? |the )?(?:[\w’'-]+ ){{1,5}}(?:of|totalling|worth) |\d+% \()?
        {ABOUT})"""),
    # "The PTA has donated £1,250", "£4,000 from sponsors"
    form(BudgetKind.CONTRIBUTION, "by_others", before=rf"""
        \b(?-i:PTF?A|P\.T\.F?A|Friends(?: of [A-Z][\w’' ]{{1,30}}?)?|CCG|ICB) (?:has |have |had |will |would |also )*
        (?:pay|pays|paid|donated?|fund|funded|meet|met) {ABOUT}"""),
    form(BudgetKind.CONTRIBUTION, "by_others",
         after=r" from (?:the |our )?(?:(?:local |business )?sponsors?\b|parents\b|(?-i:PTF?A|Friends)\b)"),
    # "…: £3m was externally funded from grants; £1m is to be met from section 106 monies"
    *(
        form(kind, "funded", before=r"(?:^|[;:,]|\b(?:and|that|which))\s*$", after=rf"""(?: of which)?
         (?:(?:is|was|were|are|will|would|could|to|be|being) )*(?:externally |part[- ])?(?:funded|met|financed|covered)
         (?:from|by|through|with) (?:the |an? |our |its )?(?:[\w’'-]+ ){{0,3}}?{source}\b""")
        for kind, source in (
            (BudgetKind.GRANT, "grants?"),
            (BudgetKind.RESERVE, "(?:reserves?|balances|reserve funding)"),
            (BudgetKind.CONTRIBUTION, r"(?:contributions?|section 106|s\.?106|CIL)"),
            (BudgetKind.INCOME, r"(?:council tax|business rates|precepts?|rents|fees)"),
        )
    ),
    # "that the remaining £1,500 be given to the Hall"
    form(BudgetKind.GRANT, "voted", unless=r"\b(?:contract|tender|works?|approval)\b",
         after=r""" (?:(?:would|will|should|could|to|is|was|were|be|been) )+(?:given|awarded|donated) to (?:the )?
        (?-i:[A-Z])"""),
    # "Resolved £100 to the Scouts"
    form(BudgetKind.GRANT, "voted", before=r"\b(?:resolved|agreed|approved)\s*[-–:]?\s*$",
         after=r" (?:each )?to (?:the )?(?!Reserves?\b|Balances\b)(?-i:[A-Z])"),
)  # fmt: skip
_OBLIGED = r"""(?:section 106|s\.?106|CIL|community infrastructure levy|developers?['’]?)
         (?:contributions?|agreements?|funds?|funding|money|monies)\b"""
# "the sum of £9k towards the costs of the school", in an agreement with a developer
OBLIGATIONS = (
    # "release £9k from the section 106 contributions", "£9k is released in accordance with the s106 agreement"
    form(BudgetKind.CONTRIBUTION, "obligation", after=rf"""
         (?:is |was |are |were |be |to be )?(?:(?:released|allocated|drawn|used|paid|taken) )?
        (?:from|of|in accordance with) (?:the )?(?:[\w-]+ ){{0,3}}?{_OBLIGED}"""),
    form(BudgetKind.CONTRIBUTION, "obligation", before=r"\b(?:sum|payment) of $", after=r" towards\b",
         around=r"""
        \b(?:section 106|s\.?106|legal agreement|unilateral undertaking|planning obligations?|developers?)\b"""),
)  # fmt: skip
_FUNDER = pattern(_FROM_FUNDER)
_SHARED_OUT = re.compile(
    r"\b(?:allocat\w+|fund(?:ing|ed)|additional|further|share|settlement|increase)\b", re.IGNORECASE
)
_A_GRANT = re.compile(r"\bgrants?\b", re.IGNORECASE)
# "the Shared Prosperity Fund allocation of £2m": a fund that is a grant by its name
_GRANT_NAME = re.compile(rf"\b(?:{_NAMED_GRANTS})\b")


def is_from_funder(after: str) -> bool:
    """Tell "£12m from the Home Office" from money that people pay."""
    return _FUNDER.match(after) is not None


def names_grant(words: str) -> bool:
    """Tell words that name a grant of a government: "the School Condition Allocation … had received £9k"."""
    return _GRANT_NAME.search(words) is not None


def is_of_grant(clause: str, before: str, paragraph: str, headings: Sequence[str]) -> bool:
    """Tell an "allocation" or "additional £2m" of a grant that the sentence, its paragraph or the headings name.

    `clause` holds the words right around the sum; a budget or a fund that it names is none.
    """
    unnamed = _GRANT_NAME.sub("grant", clause)
    if not is_weak(unnamed) or not _SHARED_OUT.search(clause):
        return False
    clause = unnamed
    if _A_GRANT.search(clause):
        return True
    said = (before, *(() if not is_weak(paragraph) else (paragraph,)), *headings)
    return any(_A_GRANT.search(words) for words in said)
