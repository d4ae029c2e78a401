"""A limit in a rule ("a key decision is one in excess of £1m"): a sum that is nobody's money."""

import re
from functools import cache

from extract.budgets.forms import ending, pattern, sparing
from extract.edges import EndingPattern, EndingPatterns
from extract.lexicon import alternatives, load

_ABOUT_SUM = r"\s*(?:up to |a (?:sum|value|total) of |the sum of )?(?:[£€][\d.,]+\w*\s*(?:and|to|or|-|–)\s*)?$"
_LIMIT = r"(?:limits?|ceiling|thresholds?)\b"
_CHANGE = r"(?:increas|rais|reduc|lower|chang|amend|revis)"
# "debts over £500", "invoices with individual values greater than £500": which of them, by their size
_COUNTED = r"""(?:debts|receipts|invoices|contracts|decisions|awards|payments|transactions|orders|purchases|claims|
        cases|items|projects|schemes|grants|virements|properties|assets|donations|gifts|loans|write-offs|cheques|disposals|
        acquisitions|tenders|procurements)"""
_VALUED = r"(?:(?:of|with|having) (?:an? |the )?(?:[\w-]+ ){0,2}values?(?: of)?|valued at|worth)"


@cache
def _sure() -> EndingPatterns:
    """Words right in front of a sum that make it a limit, whatever is around it.

    "the authorised limit for external debt is £9m", "the Operational Boundary to £131m"; "the limit be increased from
    £4m", "a limit which is the higher of £3m", "raise the limit for banks to £2m", "an upper limit £9m"; "may authorise
    spend of up to £5,000"; "the policy is to hold between £125,000 and £250,000"; "a minimum working balance of £4m",
    "the minimum level of balances is to be set at £2m".
    """
    ways = (
        rf"\b(?:{alternatives(load('budget_kinds')['threshold']['sure'])}){_ABOUT_SUM}",
        r"""\b(?:thresholds?|limits?|ceiling|cap) (?:for|on|of) [^,;.£]{2,50}?\s+
        (?:is|was|be|are|at|of|to|from|remains?|stays?) (?:set at |a maximum of )?$""",
        r"""\b(?:operational boundary|authorised (?:borrowing )?limit)\b[^.;£]{0,60}?\b
        (?:to|of|at|is|was|be|from|by)\s*$""",
        rf"\b{_LIMIT}[^.;£]{{0,60}}?\b{_CHANGE}\w+ (?:from|to)\s*$",
        rf"\b{_CHANGE}\w* (?:the |its |our |this )?(?:[\w’'-]+ ){{0,4}}{_LIMIT}[^.;£]{{0,120}}?\b(?:from|to)\s*$",
        rf"\b{_LIMIT}[^.;£]{{0,80}}?\bthe (?:higher|lower|greater|lesser) of\s*$",
        r"""\b(?:may|can|could|authority to|authori[sz]ed to|permitted to|power to)
         (?:approve|authori[sz]e|spend|incur|commit|sign|order|purchase|make|vire|agree|waive)\b[^.;£]{0,60}\b
        (?:up to|below|under|less than|within|not exceeding) (?:a (?:limit|maximum|value|total) of )?$""",
        r"""\bpolicy\b[^.;£]{0,50}\b(?:hold|keep|maintain|retain)\b[^.;£]{0,40}\b
        (?:between|at least|minimum of|below|above) $""",
        rf"""\b{_LIMIT}(?: (?:this|next|for the) (?:financial )?year)?
         (?:(?:is|are|was|were|remains?|stays?)(?: set at)? )?$""",
        rf"\bminimum (?:[\w-]+ ){{0,2}}(?:level|balances?|reserves?) (?:of|at|is|to) {_ABOUT_SUM}",
        rf"""\bminimum (?:[\w-]+ ){{0,2}}(?:level|balances?|reserves?)\b[^.;£]{{0,60}}\b(?:set|held|retain|retained|
        keep|kept|fix|fixed|maintain|maintained)(?: (?:it|them|the level))? at {_ABOUT_SUM}""",
        rf"\b(?:if|unless) [^.;£]{{0,80}}\b(?:below|above|exceeds?|fell below|falls below|over|under) {_ABOUT_SUM}",
        rf"""\b(?:(?:which|that) (?:are|were)|those|{_COUNTED})(?: {_VALUED})?(?: individually| each)?
         (?:between|below|above|over|under|in excess of|exceeding|greater than|more than|less than) {_ABOUT_SUM}""",
        r"\bmaximum (?:award|grant|payment|amount|loan|sum)\b[^.;£]{0,40}\b(?:from|to|is|was|be|of|at)\s*$",
        r"""\bminimum (?:[\w-]+ ){0,2}(?:level|balances?|reserves?) (?:of|for|in|on) [^.;£]{2,60}?\s
        (?:of|at|is|to)\s*$""",
        r"[(,–-]\s*(?:an? )?(?:maximum|max\.?|minimum|min\.?)(?: of)?\s*$",
        rf"\b(?:against|above|below) (?:an?|the|its|our) (?:[\w-]+ ){{0,3}}minimum of {_ABOUT_SUM}",
        r"[<>≤≥]\s*$",
    )  # fmt: skip
    return EndingPatterns(*map(sparing, ways))


@cache
def _limiting() -> EndingPattern:
    return ending(rf"\b(?:{alternatives(load('budget_kinds')['threshold']['limits'])}){_ABOUT_SUM}")


@cache
def _rules() -> re.Pattern[str]:
    return pattern(rf"\b(?:{alternatives(load('budget_kinds')['threshold']['rules'])})\b")


# "£1,000 or more require a report", "£6,500 for the spending limit", "£50,000 need three quotes", "a £9k threshold"
_SURE_AFTER = pattern(r"""
        \s*(?:or (?:more|above|over|less)|and (?:above|over)) (?:\w+ ){0,3}?
        (?:requires?|must|needs?|shall|will be|are subject|is subject)\b
        |  (?:for|as) (?:the |an? |its )?(?:[\w’'-]+ ){0,2}(?:limits?|ceiling|thresholds?)\b
        |  (?:needs?|requires?) (?:\w+ ){0,3}(?:quotes?|quotations?|tenders?|approvals?|signatures?)\b
        | \s*(?:thresholds?|limit|ceiling|minimum|maximum|min|max)\b""")
_OR_MORE = pattern(
    r"\s*(?:or (?:more|less|above|over|below|under)|and (?:above|over|below|under)\b|thresholds?\b|limit\b|ceiling\b)"
)
# "awards over £5,000 are subject to a signed agreement", "awards up to and including £5,000 to be approved by officers"
_OVER = ending(r"\b(?:over|above|exceeding|more than|in excess of|up to|up to and including|below|under) $")
# "awards from £5,001 – £10,000 to be approved by the chair"
_RANGE = pattern(
    r"\b(?:from|between) £[\d.,]+\w*\s*(?:[-–]|to|and)\s*£[\d.,]+\w* to be (?:approved|agreed|signed off) by\b"
)
_IN_RANGE = ending(r"(?:\b(?:from|between|to|and)|[-–]) ?$")
_ARE_RULED = pattern(r"""
         (?:to be (?:approved|agreed|authorised|determined|signed off) by
        |(?:could|can|may|might|would|will|should) be
         (?:approved|agreed|authorised|delegated|determined|signed off|made|spent) (?:by|to|without)
        |(?:are|is|will be|be) (?:subject to|referred|reported to)
        |[^.;£]{0,80}?\b(?:would|will|to|shall) be (?:presented|referred|reported|submitted|brought) to
        |must|shall|needs?|requires?|comes? to|goes? to)
        \b""")
# "at a cost of no more than £1m", "sold at not less than £2m", "at a cost not exceeding £300": a price, for all that it
# is capped; "a revenue resource limit of £9m" is what a health body may spend; "been valued at £9k" is what it is worth
_MONEY = ending(r"""
        \b(?:cost|price|sum|total|grant|budget) of (?:no|not) more than\s*$
        | \b(?:costs?|prices?|quotes?) (?:is|are|was|were|of|at) (?:an? )?minimum of\s*$
        | \b(?:an?|the) (?:[\w-]+ ){0,2}(?:budget|contribution|allocation|fund) of up to\s*$
        | \b(?:fees?|charges?|costs?|contributions?|payments?|allocations?|total value) of up to\s*$
        | \bagreements?\b[^.;£]{0,60}\sfor (?:expenditure|spending) of up to\s*$
        | \bestimated (?:[\w-]+ ){0,2}values? of\s*$
        | \b(?:resource|expenditure|cash) limits?\b[^.;£]{0,30}?\b(?:of|was|is)\s*$
        | \b(?:sale|sold|let|disposal)\b[^.;]{0,80}\b(?:no|not) less than\s*$
        | \b(?:been|was|were|is|are) (?:\w+ly )?valued at $
        | \b(?:buy|bought|purchased?|priced?|quoted?)\b[^.;£]{0,60}\bat (?:no|not) more than\s*$
        | \bgiving an? (?:total |maximum |overall )?value of\s*$
        | \bat a (?:total |maximum )?(?:cost|price) not (?:exceeding|to exceed) $""")
# "a request for up to £600", "the award of up to £2m": money asked for or given, however much it comes to
_ASKED = ending(r"""
        \b(?:request(?:s|ed)?|appl(?:y|ied|ication)|bids?|awards?|awarded|grant(?:s|ed)?|donation|loan) (?:for |of )?
        (?:a (?:total|sum|grant|further) (?:of )?)?up to $""")
# "£100,000 or more and less than £500,000" alone in a cell or a line: a band of a scale
_BAND = pattern(r"""
        \W*(?:(?:(?:less|more|greater) than|under|over|up to|below|above|between|exceeding) £[\d.,]+\w*|
        £[\d.,]+(?: ?(?:m|k|million|thousand)\b)? (?:or|and) (?:more|above|over|less|below|under))
        (?:[\s,–-]+(?:and|but|to|or)?(?: (?:less than|up to|below|under|not exceeding|not more than))?
         £[\d.,]+(?: ?(?:m|k|million|thousand)\b)?)?\W*""")
# "significant if it exceeds the following amounts:" over the sums
_LIMITS_FOLLOW = pattern(r"""
        \b(?:exceed(?:s|ing)?|over|above|in excess of|below|under) (?:any of )?the following\b[^.]{0,60}:-?\s*$
        | \bfollowing (?:[\w-]+ )?(?:limits|thresholds)\b[^.]{0,60}:-?\s*$""")
_SHORT = 70  # characters: no band is longer


def is_band(sentence: str) -> bool:
    """Tell a band of a scale, which has its line or its cell to itself: "Less than £100,000"."""
    return len(sentence) < _SHORT and _BAND.fullmatch(sentence) is not None


def goes_on_limits(before: str) -> bool:
    """Tell a sum that is bounded as the limit before it was: "up to £1,000 by the Clerk; up to £5,000 by the Chair"."""
    return _OVER.search(before) is not None


def leads_to_limits(lead: str) -> bool:
    """Tell the lead-in of a list of limits: "if it exceeds the following amounts:"."""
    return _LIMITS_FOLLOW.search(lead) is not None


def is_limit(before: str, after: str, around: str) -> bool:
    """Tell a limit in a rule from money: a limiting word right in front, and a rule in the words `around` the sum.

    >>> is_limit("decisions in excess of ", " are key decisions", "decisions in excess of £1m are key decisions")
    True
    >>> is_limit("It cost over ", " in the end", "It cost over £1m in the end")
    False
    """
    sure = _sure().search(before) or _SURE_AFTER.match(after)
    limited = sure or _limiting().search(before) or _OR_MORE.match(after)
    if _IN_RANGE.search(before) and _RANGE.search(around):
        return True
    if not limited or _MONEY.search(before):
        return False
    ruled = _ARE_RULED.match(after)
    if _ASKED.search(before) and not ruled:
        return False
    return bool(sure or (ruled and _OVER.search(before)) or _rules().search(around))
