"""How a sum compares with a plan: "£0.6m adverse to plan" is an overspend though "plan" is a word for budgets."""

import re

from extract.budgets.cues import ABOUT, cues_in
from extract.edges import EndingPattern
from extract.sparing import SparingPattern
from models import BudgetKind

_MEASURE = r"""(?:the\s+|its\s+|their\s+|our\s+)?(?:[\w’'-]+\s+){0,2}?
    (?:budgets?|plan|profile|forecasts?|targets?|estimates?|control\s+total|cash\s+limits?|provisions?|ceiling|expectations?|trajectory|cost)\b"""
# "£140,000 over", "£3,000 under because of"
_OVER_UNDER = re.compile(
    r"\s+(?:(?P<worse>over)|under|less)(?=\s*(?:[,.;)]|$|(?:because|as|due|owing|after)\b))", re.IGNORECASE
)
# "£14k more than its budget", "£0.6m adverse to plan", "£0.2m ahead of target", "£96,000 more than budgeted"
_COMPARED = re.compile(
    rf"""\s*(?:\([^)]{{0,30}}\)\s*)?(?:(?P<worse>over\s+and\s+above|more|higher|greater|over|above|worse|adverse|behind|off|adrift|in\s+excess)
    | (?P<better>less|lower|under|below|better|favourable|ahead|short))\s+
    (?:than\s+|of\s+|to\s+|against\s+)?
    (?:{_MEASURE}|(?:what\s+|(?:the\s+)?[\w’'-]+\s+(?=had\s))?(?:was\s+|were\s+|had\s+(?:been\s+)?)?
    (?:budgeted|planned|forecast|expected|estimated|anticipated|earmarked|allowed|envisaged|profiled|assumed)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_UPWARDS = re.compile(r"\W*(?:more|higher|greater|over|above|ahead|better|in)\b")
# "spending exceeded its budget by £40k", "the budget will be exceeded by £40k"
_EXCEEDED = EndingPattern(
    rf"""\b(?:(?:exceed(?:s|ed|ing)?|overshot|over|above)\s+{_MEASURE}
    | (?:budget|plan|estimate|allocation)\b[^,;.£]{{0,40}}\bexceeded)\s+by\s+{ABOUT}""",
    re.VERBOSE | re.IGNORECASE,
)
# "staffing came in below plan by £9k"
_UNDERSHOT = EndingPattern(rf"\b(?:below|under|within)\s+{_MEASURE}\s+by\s+{ABOUT}", re.VERBOSE | re.IGNORECASE)
# "income was £0.4m below target": less came in, which nobody underspent
_EARNS = re.compile(
    r"\b(?:income|receipts|sales|takings|collection|contributions?|fees|yield|savings?|efficienc\w+|cip|recovery)\b[^,;]{0,60}$",
    re.IGNORECASE,
)
# "the carry forward was £31k more than forecast"
_KEPT = re.compile(r"\b(?:carry[\s-]?forwards?|balances?|surplus|reserves?)\b[^;]{0,60}$", re.IGNORECASE)
# "£8.2m against a target of £9m": what was aimed at is of the kind of what was reached
_AIMED = SparingPattern(
    r"""\b(?:against|compared\s+(?:to|with)|versus)\s+(?:an?|the|its|our)\s+(?:[\w-]+\s+){0,4}
    (?P<aim>target|plan)\s+of\s+(?:\S+\s+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
# "an improvement of £0.3m since month 6", "the position improved by £0.3m": neither over nor under, but a step between
_CHANGE = EndingPattern(
    rf"""\b(?:(?:an?|the)\s+(?:[\w-]+\s+)?
    (?:improvement|deterioration|change|movement|worsening|decrease|reduction|increase|fall|rise)
    (?:\s+in\s+(?:the\s+)?(?:[\w-]+\s+){{0,2}}(?:overspend|underspend|deficit|surplus|variance))?\s+of
    | (?:improved|deteriorated|worsened|moved|changed|reduced|increased|decreased|fallen|risen|grown)\s+by)
    \s+{ABOUT}""",
    re.VERBOSE | re.IGNORECASE,
)
# "a small improvement of £1m from the forecast before": of a position, whether it is spoken of in front or behind
_MOVED = EndingPattern(
    rf"""\b(?:an?|the)\s+(?:[\w-]+\s+)?(?:improvement|deterioration|worsening|movement|variation)
    (?:\s+(?:against|on|in|since)\s+[^,;.£]{{3,60}}?)?\s+of\s+{ABOUT}""",
    re.VERBOSE | re.IGNORECASE,
)
# "a reduction of 11.1% (£3m)", where it is not of what is spent
_SHARE = EndingPattern(
    r"""\b(?:reduction|increase|decrease|rise|fall)\s+(?:in\s+(?![^(]*\b(?:costs?|spend\w*|expenditure)\b)[^.;£(]{3,40}\s)?
    of\s+[\d.]+\s?%[^.;£(]{0,20}\(\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
# "An increase of £1,674 or 10%", "to £45.80, an increase of £4.05 on 2023/24": a step between two others
_RISE = EndingPattern(
    rf"\b(?:an?|the)\s+(?:[\w-]+\s+)?(?:increase|decrease|reduction|rise|fall|drop)\s+of\s+{ABOUT}", re.IGNORECASE
)
_FROM_BEFORE = re.compile(
    r"""\s*(?:\([\d.]+\s?%\)|or\s+[\d.]+\s?%|(?:\(?[\d.]+\s?%\)?\s+)?
    (?:on|over|from|compared\s+(?:to|with)|against)\s+(?:the\s+)?(?:(?:19|20)\d\d|last|previous|prior|current)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:[.,;)]|$)")
# "£5m, which was £1m more than the £4m forecast before", "£1m higher than last year": a step between two others
_STEP = re.compile(
    r"\s+(?:more|less|higher|lower|better|worse)\s+than\s+(?:the|at|in|last|that)\s*(?:month\s*|year\s*|quarter\s*)?(?:$|[,;.)])",
    re.IGNORECASE,
)
_SHIFTED = re.compile(
    r"\b(?:overspen\w+|underspen\w+|deficit|shortfall|surplus|variance|outturn|(?:forecast|projected|revenue)\s+position)\b",
    re.IGNORECASE,
)
_COME_IN = (BudgetKind.INCOME, BudgetKind.GRANT)
_LEFT = (BudgetKind.RESERVE, BudgetKind.UNDERSPEND)
_OF_THE_SAME = (BudgetKind.SAVING, BudgetKind.INCOME)


def kind_by_comparison(
    before: str, after: str, earlier: BudgetKind | None, previous: BudgetKind | None = None
) -> tuple[BudgetKind, str] | None:
    """Tell a sum that is measured against a plan, or None.

    `earlier` is what the sum before it in its sentence was, `previous` the last one of its paragraph.

    >>> kind_by_comparison("Month 8 showed a deficit ", " worse than plan.", None)[0].value
    'overspend'
    """
    compared = _compared(before, after, earlier)
    if compared is not None:
        return compared, "compared"
    if (aimed := _AIMED.search(before)) and not cues_in(aimed[0][: aimed.start("aim") - aimed.start()]):
        reached = earlier or previous
        return (reached if reached in _OF_THE_SAME else BudgetKind.BUDGET), "aimed_at"
    if earlier is not None and _STEP.match(after):
        return BudgetKind.OTHER, "change"
    if _SHARE.search(before):
        return BudgetKind.OTHER, "change"
    goes_on = earlier is not None and _ENDS.match(after)
    if earlier is not BudgetKind.BUDGET and _RISE.search(before) and (goes_on or _FROM_BEFORE.match(after)):
        return BudgetKind.OTHER, "change"
    moved = _MOVED.search(before) is not None
    known = earlier in (BudgetKind.OVERSPEND, BudgetKind.UNDERSPEND) or (earlier is BudgetKind.PRESSURE and moved)
    if (moved or _CHANGE.search(before)) and (known or (earlier is None and (moved or _SHIFTED.search(before)))):
        return BudgetKind.OTHER, "change"
    return None


def _compared(before: str, after: str, earlier: BudgetKind | None) -> BudgetKind | None:
    beside = _OVER_UNDER.match(after)
    if beside:
        return BudgetKind.OVERSPEND if beside["worse"] else BudgetKind.UNDERSPEND
    found = _COMPARED.match(after)
    if found:
        up = _UPWARDS.match(after)
        if _EARNS.search(before) or earlier in _COME_IN:
            return BudgetKind.UNDERSPEND if up else BudgetKind.PRESSURE
        if _KEPT.search(before) or earlier in _LEFT:
            return BudgetKind.UNDERSPEND if up else BudgetKind.OVERSPEND
        return BudgetKind.OVERSPEND if found["worse"] else BudgetKind.UNDERSPEND
    if _EXCEEDED.search(before) and not _EARNS.search(before):
        return BudgetKind.OVERSPEND
    return BudgetKind.UNDERSPEND if _UNDERSHOT.search(before) and not _EARNS.search(before) else None
