"""A limit in a rule ("a key decision is one in excess of £1m"): a sum that is nobody's money."""

import re
from functools import cache

from extract.lexicon import alternatives, load


@cache
def _threshold_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = load("budget_kinds")["threshold"]
    tail = r"\s*(?:a\s+(?:sum|value|total)\s+of\s+|the\s+sum\s+of\s+)?(?:[£€][\d.,]+\w*\s*(?:and|to|or|-|–)\s*)?$"
    return (
        re.compile(rf"\b(?:{alternatives(words['sure'])}){tail}", re.IGNORECASE),
        re.compile(rf"\b(?:{alternatives(words['limits'])}){tail}", re.IGNORECASE),
        re.compile(rf"\b(?:{alternatives(words['rules'])})\b", re.IGNORECASE),
    )


# "£1,000 or more require a report"
_MORE_MUST = re.compile(
    r"\s*(?:or\s+(?:more|above|over|less)|and\s+(?:above|over))\s+(?:\w+\s+){0,3}?(?:requires?|must|needs?|shall|will\s+be|are\s+subject|is\s+subject)\b",
    re.IGNORECASE,
)
# "the policy is to hold between £125,000 and £250,000"
_POLICY = re.compile(
    r"\bpolicy\b[^.;£]{0,50}\b(?:hold|keep|maintain|retain)\b[^.;£]{0,40}\b(?:between|at\s+least|minimum\s+of|below|above)\s+$",
    re.IGNORECASE,
)
# "awards over £5,000 are subject to a signed agreement"
_OVER = re.compile(r"\b(?:over|above|exceeding|more\s+than|in\s+excess\s+of)\s+$", re.IGNORECASE)
# "contracts of up to £50,000 need three quotes"
_NEEDS_QUOTES = re.compile(
    r"\s+(?:needs?|requires?)\s+(?:\w+\s+){0,3}(?:quotes?|quotations?|tenders?|approvals?|signatures?)\b", re.IGNORECASE
)
_ARE_RULED = re.compile(
    r"\s+(?:(?:are|is|will\s+be|be)\s+(?:subject\s+to|referred|reported\s+to)|must|shall|needs?|requires?|comes?\s+to|goes?\s+to)\b",
    re.IGNORECASE,
)
# "may authorise spend of up to £5,000"
_MAY_SPEND = re.compile(
    r"""\b(?:may|can|could|authority\s+to|authori[sz]ed\s+to|permitted\s+to|power\s+to)\s+(?:approve|authori[sz]e|spend|incur|commit|sign|order|purchase|make|vire|agree|waive)\b
    [^.;£]{0,60}\b(?:up\s+to|below|under|less\s+than|within|not\s+exceeding)\s+(?:a\s+(?:limit|maximum|value|total)\s+of\s+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_OR_MORE = re.compile(
    r"\s*(?:or\s+(?:more|less|above|over|below|under)|and\s+(?:above|over|below|under)\b|thresholds?\b|limit\b|ceiling\b)",
    re.IGNORECASE,
)


# "at a cost of no more than £1m", "sold at not less than £2m": a price, for all that it is capped; "a revenue resource
# limit of £9m" is what a health body may spend
_COST = re.compile(
    r"""\b(?:cost|price|sum|total|grant|budget)\s+of\s+(?:no|not)\s+more\s+than\s*$
    | \b(?:fees?|charges?|costs?)\s+of\s+up\s+to\s*$
    | \bagreements?\b[^.;£]{0,60}\sfor\s+(?:expenditure|spending)\s+of\s+up\s+to\s*$
    | \bestimated\s+(?:[\w-]+\s+){0,2}values?\s+of\s*$
    | \bresource\s+limits?\s+(?:of|was|is)\s*$
    | \b(?:sale|sold|let|disposal)\b[^.;]{0,80}\b(?:no|not)\s+less\s+than\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
# "a request for up to £600", "the award of up to £2m": money asked for or given, however much it comes to
_ASKED = re.compile(
    r"\b(?:request(?:s|ed)?|appl(?:y|ied|ication)|bids?|awards?|awarded|grant(?:s|ed)?|donation|loan)\s+(?:for\s+|of\s+)?"
    r"(?:a\s+(?:total|sum|grant|further)\s+(?:of\s+)?)?up\s+to\s+$",
    re.IGNORECASE,
)
# "The swings had been valued at £12,500": what they are worth
_WORTH = re.compile(r"\b(?:been|was|were|is|are)\s+(?:\w+ly\s+)?valued\s+at\s+$", re.IGNORECASE)
# "at a cost not exceeding £300", of one thing
_CAPPED = re.compile(
    r"\bat\s+a\s+(?:total\s+|maximum\s+)?(?:cost|price)\s+not\s+(?:exceeding|to\s+exceed)\s+$", re.IGNORECASE
)
# "the authorised limit for external debt is £9m"
_NAMED = re.compile(
    r"""\b(?:thresholds?|limits?|ceiling|cap)\s+(?:for|on|of)\s+[^,;.£]{2,50}?\s+
    (?:is|was|be|are|at|of|to|from|remains?|stays?)\s+(?:set\s+at\s+|a\s+maximum\s+of\s+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
# "the Operational Boundary to £131m", "the authorised limit of £9m": what a council may borrow
_BORROWING = re.compile(
    r"\b(?:operational\s+boundary|authorised\s+(?:borrowing\s+)?limit)\b[^.;£]{0,60}?\b(?:to|of|at|is|was|be|from|by)\s*$",
    re.IGNORECASE,
)
# "£6,500 for the spending limit"
_FOR_LIMIT = re.compile(
    r"\s+(?:for|as)\s+(?:the\s+|an?\s+|its\s+)?(?:[\w’'-]+\s+){0,2}(?:limits?|ceiling|thresholds?)\b", re.IGNORECASE
)
# "the limit be increased from £4m", "a limit which is the higher of £3m", "raise the limit for banks to £2m"
_LIMIT = r"(?:limits?|ceiling|thresholds?)\b"
_CHANGE = r"(?:increas|rais|reduc|lower|chang|amend|revis)"
_STEPPED = re.compile(
    rf"""\b{_LIMIT}[^.;£]{{0,60}}?\b{_CHANGE}\w+\s+(?:from|to)\s*$
    | \b{_CHANGE}\w*\s+(?:the\s+|its\s+|our\s+|this\s+)?(?:[\w’'-]+\s+){{0,4}}{_LIMIT}[^.;£]{{0,50}}?\b(?:from|to)\s*$
    | \b{_LIMIT}[^.;£]{{0,80}}?\bthe\s+(?:higher|lower|greater|lesser)\s+of\s*$""",
    re.VERBOSE | re.IGNORECASE,
)


def is_limit(before: str, after: str, around: str) -> bool:
    """Tell a limit in a rule from money: a limiting word right in front, and a rule in the words `around` the sum.

    >>> is_limit("decisions in excess of ", " are key decisions", "decisions in excess of £1m are key decisions")
    True
    >>> is_limit("It cost over ", " in the end", "It cost over £1m in the end")
    False
    """
    sure, limits, rules = _threshold_patterns()
    if (
        _COST.search(before)
        or _WORTH.search(before)
        or _CAPPED.search(before)
        or (_ASKED.search(before) and not _ARE_RULED.match(after))
    ):
        return False
    if (
        sure.search(before)
        or _NAMED.search(before)
        or _STEPPED.search(before)
        or _BORROWING.search(before)
        or before.rstrip().endswith((">", "≥"))
        or _FOR_LIMIT.match(after)
        or _MORE_MUST.match(after)
        or (_OVER.search(before) and _ARE_RULED.match(after))
        or _MAY_SPEND.search(before)
        or _NEEDS_QUOTES.match(after)
        or _POLICY.search(before)
        or re.match(r"\s*(?:thresholds?|limit|ceiling)\b", after, re.IGNORECASE)
    ):
        return True
    limited = limits.search(before) or _OR_MORE.match(after)
    return bool(limited and rules.search(around))
