"""Clauses that tell what happens on a date by their verb, where the word right in front of it would mislead.

"Nominations close at 4 pm on 2 May" is a deadline and no end; "spending has doubled since 2015" starts nothing;
"the position for the period ending 30 June" is how things stood on that day.
"""

import datetime as dt
import re

from extract.dates.constructions import AHEAD, PAST, UNKNOWN, Construction, Constructions, Tense, tense
from extract.sparing import SparingPattern
from models import DateRole, Period, Precision

_TIME = r"(?:noon|midday|midnight|\d{1,2}(?:[.:]\d\d)?\s*[ap]\.?m\b\.?)"
_ON = rf"(?:,?\s*(?:at\s+)?(?:12\s+)?{_TIME})?(?:\s*,)?\s*(?:\b(?:on|in|at|of|from|by|is|be)\s+)*(?:the\s+)?$"


def _ends(words: str) -> SparingPattern:
    """Compile words that stand before a date, with a time and prepositions between them and it."""
    return SparingPattern(rf"(?:{words}){_ON}", re.VERBOSE | re.IGNORECASE)


_BODY = r"(?:board|committee|cabinet|council(?!\s+tax)|forum|panel|executive|governing\s+body|meeting|assembly)"
# "the principles agreed at the | April 2024 Board"
_AT_THE = re.compile(r"\b(?:at|of|from|by|to|since)\s+(?:the|its|their|our)\s+$", re.IGNORECASE)
# "is proposed for approval at the January meeting"
_FOR_APPROVAL = re.compile(
    r"\bfor\s+(?:\w+\s+)?(?:approval|consideration|decision|adoption|ratification)\s+(?:at|by)\s+the\s+$", re.IGNORECASE
)
_BODY_AFTER = re.compile(rf"\s+(?:[A-Z][\w’'&-]*\s+){{0,3}}{_BODY}\b(?!\s+(?:tax|report|decision))", re.IGNORECASE)
# "the last meeting took place on", "matters arising from"
_LAST = _ends(r"\b(?:last|previous)\s+(?:[\w-]+\s+)?meeting\b[^.;]{0,30} | \bmatters\s+arising\b[^.;]{0,40}")
# "will meet again on", whatever the day of the paper
_MEET_AGAIN = _ends(
    r"\b(?:(?:will|would|to|shall)\s+(?:next\s+)?meet(?:\s+(?:again|next))?|meets?\s+(?:again|next)|reconvenes?)"
)
# "be brought to the meeting on", "the meeting to be held on"
_MEET = _ends(
    r"""\b(?:to|at|for|by)\s+(?:the|its|their|our|the\s+\w+[’']s)\s+meeting
    | \b(?:the|its|our)\s+meeting\s+to\s+be\s+held
    | \brecommend(?:s|ed)?\b[^.;]{0,60}?\bto\s+(?:the\s+)?(?:full\s+|budget\s+)?council(?:\s+meeting)?
    | \b(?:hold|holding|held|convene|arrange)\s+an?\s+(?:[\w-]+\s+)?meeting\b
    [^.;]{0,60}?"""
)
# "Meetings in 2024: 9 July, "
_LISTED = re.compile(r"^\W*(?:(?:future|forthcoming|other)\s+)?meetings?\b[^.;:]{0,30}:[^.;]*$", re.IGNORECASE)
# "nominations close at 4 pm on", "the call-in period expires on"
_CLOSES = _ends(
    r"""\b(?:notice|applications?|nominations?|bids?|tenders?|consultations?|surveys?|submissions?|entries|registration|
    call[-\s]?in(?:\s+period)?|representations?|objections?|vacancy|window|bookings?|rounds?)\b[^.;]{0,40}\b(?:closes?|closing|expires?|ends?)\b[^.;]{0,20}"""
)
_INVITED = re.compile(
    r"\b(?:responses?|comments?|representations?|views|objections?)\b[^.;]{0,60}\b(?:until|till)\s+$|\b(?:has|have|had)\s+until\s+$",
    re.IGNORECASE,
)
_DEADLINE = _ends(
    r"\b(?:for|prior\s+to|before)\s+submission(?:\s+to\s+[^.;,]{2,40})?"
    r"| \b(?:deadline|(?:closing|final|last)\s+date\s+for)\b[^.;]{0,60}?[:,]?"
)
# "the Director to report to the Board in", "officers are to report progress in"
_TO_REPORT = _ends(
    r"\b(?:to|shall|must|should)\s+(?:report|submit|respond|reply|return)\b(?!\s+(?:of|on\s+the\s+page))[^.;,]{0,60}?"
)
# "fees will increase on", "the scheme opens on", "takes up her post on"
_STARTS = re.compile(
    r"""\b(?:(?:will|shall|would|to)\s+(?:increase|decrease|rise|change|open|reopen|convert|merge|be\s+(?:introduced|increased|opened))
    | (?:re-?)?open(?:s\b|(?=\s+(?:on|in|from)\b))|rise(?=\s+(?:on|from)\b)|restarts?|resumes?|(?:takes?|took)\s+up
    | (?:came|comes?)\s+into\s+operation|(?:is|are)\s+opened
    | appl(?:y|ies|ied)(?!\s+(?:again|for)\b))\b
    [^.;]{0,40}?\s(?:on|in|from|as\s+of|as\s+from)\s+(?:the\s+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOSED_FROM = re.compile(r"\b(?:closed|suspended|withdrawn|abolished)\s+from\s+(?:the\s+)?$", re.IGNORECASE)
# "the decision will be implemented after 5 pm on"
_ONCE = _ends(r"\b(?:implemented|take\s+effect|come\s+into\s+(?:force|effect))\s+after")
_SINCE = re.compile(
    r"\bsince\s+(?:the\s+)?(?:early|late|mid|spring|summer|autumn|winter)?[\s-]*(?:of\s+)?$", re.IGNORECASE
)
# a thing that changed since then, which nothing started
_CHANGED = re.compile(
    r"""\b(?:grow\w*|grew|grown|ris\w+|rose|fall\w*|fell|increas\w+|decreas\w+|doubled|halved|drop\w*|chang\w+|improv\w+|declin\w+|higher|lower|
    more|fewer|less|reduc\w+|risen|no|not|never|nothing|none|first|received|reported|completed|happened|progress|visit\w*|spent|paid)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "would run out on", "there is no funding after"
_OUT = _ends(r"\brun(?:s|ning)?\s+out")
_NOTHING_AFTER = re.compile(
    r"\b(?:no|not|without|cease\w*|never)\b[^.;]{0,80}\b(?:after|beyond|past)\s+$", re.IGNORECASE
)
# "for the period ending", "ten months to"
_STRETCH_TO = re.compile(
    r"\b(?:year|period|quarter(?:\s+\d|\s+(?:one|two|three|four))?|months?)\b[^.;,]{0,30}?\b(?:ending|ended|to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FINANCE = re.compile(
    r"""\b(?:position|reports?|monitoring|accounts|performance|income|expenditure|spend\w*|budgets?|programme|reconciliations?|outturn|statements?|
    forecasts?)\b""",
    re.VERBOSE | re.IGNORECASE,
)
GRANTED = re.compile(
    r"\b(?:extend\w*|extension|contract|lease|agreement|licen[cs]e|variation|appoint\w*|deed|term)\b", re.IGNORECASE
)
# "at the end of April the deficit was £2m"
_AT_END = re.compile(r"\bat\s+the\s+end\s+of\s+$", re.IGNORECASE)
# "payments for | May 2024", "the report for | May 2024"
_MONTHLY = re.compile(
    r"""\b(?:reports?|payments?|figures|accounts|payroll|invoices|statistics|salar\w+|wages|hours|expenses|bills|data|returns?|statements?|
    reconciliations?|receipts|expenditure|cheques)\s+(?:for|of)\s+(?:the\s+month\s+of\s+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_FOR_YEAR = re.compile(r"\b(?:for|rest\s+of|remainder\s+of)\s+(?:the\s+year\s+)?$", re.IGNORECASE)
_LETTER = re.compile(
    r"\b(?:letters?|e-?mails?|correspondence|invoices?|memo)\b[^.;]{0,60}\bdated\s+(?:the\s+)?$", re.IGNORECASE
)
_WILL_HAVE = re.compile(
    r"^[^.;]{0,80}\b(?:will\s+have|is\s+expected|are\s+expected|is\s+projected|could\s+have)\b", re.IGNORECASE
)
# "Gordon Lowe Chief Finance Officer | 9 November 2016" at the end of a report
_SIGNATORY = re.compile(
    r"^\W*(?:[A-Z][\w’'-]+,?\s+){2,6}(?:Officer|Director|Clerk|Manager|Secretary|Treasurer|Executive|Chair\w*)\W*$"
)
_OPENS_BY = re.compile(r"^\W*by\s+$", re.IGNORECASE)


# "is due to end in", "was expected to finish by"
_DUE_TO = r"\b(?:due|expected|scheduled|set|planned|likely)\s+to\s+"
_DUE_END = _ends(_DUE_TO + r"(?:end|expire|finish|cease|terminate|lapse)")
# "the ultimate expiry of the contract being"
_EXPIRY = _ends(r"\bexpiry\b[^.;]{0,50}?\s(?:being|would\s+be|will\s+be)")
_DUE_DONE = _ends(
    _DUE_TO
    + r"be\s+(?:paid|submitted|returned|settled|repaid|refreshed|reviewed|renewed|replaced|updated|finali[sz]ed)"
)
# "At the full Council meeting on | 3 May 2018, Council had agreed": looked back at, whatever day it was
_AT_MEETING = re.compile(
    r"(?:^\W*|\bthat,?\s+)at\s+(?:the|its|their|a)\s+(?:[\w’'-]+\s+){0,5}meeting\s+(?:held\s+)?(?:on|of)\s+$",
    re.IGNORECASE,
)
_HAD = re.compile(r"\s*,?[^.;]{0,60}?\bhad\b", re.IGNORECASE)
# "was updated at its meeting in"
_ITS_MEETING = re.compile(
    r"\bat\s+(?:its|their|our)\s+(?:last\s+|previous\s+)?meeting\s+(?:held\s+)?(?:in|on|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "only 14 of them had been claimed by the end of", "had not raised the balance by the end of"
_DONE_BY = r"\s+(?:been\s+)?\w+(?:ed|en|t)\b[^.;,]{0,40}\bby\s+(?:the\s+)?end\s+of\s+(?:the\s+)?$"
_HAD_NOT_BY = re.compile(r"\b(?:had|has|have)\s+not" + _DONE_BY, re.IGNORECASE)
_HAD_BY = re.compile(r"\b(?:had|has|have)(?!\s+not\b)" + _DONE_BY, re.IGNORECASE)
# "Budget Monitoring Report to", "(to", "up to the end of the financial year in"
_REPORT_TO = re.compile(
    r"\b(?:report|monitoring|position|update)\s*\(?\s*(?:up\s+)?to\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?$", re.IGNORECASE
)
_UP_TO_END = re.compile(
    r"\bup\s+to\s+(?:the\s+)?end\s+(?:of\s+)?(?:the\s+(?:financial\s+)?year\s+in\s+)?$", re.IGNORECASE
)
_MONTH_NUMBERED = re.compile(r"(?i)\b(?:month|m)\s?\d{1,2}\s*[,(–-]\s*$")  # "at month 5 (31 August)"
_SUM_ON = re.compile(r"£[\d,]+(?:\.\d\d)?\s*\($")  # "Current A/c £4,120.66 (31.3.22)"
# "the bank balance of £6,318 on", "Balances on"
_BALANCE_ON = re.compile(
    r"\bbalances?\b(?:\s+(?:of|was|is|were|stood\s+at)\s+£[\d,.]+)?,?\s+on\s+(?:the\s+)?$", re.IGNORECASE
)
_DURING = re.compile(r"(?<!held\s)(?<!place\s)\bduring\s+(?:the\s+month\s+of\s+)?$", re.IGNORECASE)
_REPORT_DATED = re.compile(r"\b(?:report|draft|version)\b[^.;,]{0,40}\bdated:?\s+(?:the\s+)?$", re.IGNORECASE)
# "BUDGET MONITORING - | SEPTEMBER 2019": the title of a report on how things stood
_REPORT_ON = re.compile(
    r"\b(?:budget(?:ary)?|financial|finance|revenue|capital|treasury)\s+(?:management|monitoring|position|performance|control)\s*(?:report\s*)?[–(-]\s*$",
    re.IGNORECASE,
)
# "the 40 homes visited to", "Cash Limits - April to", "income to", "2013/14 to the end of": what is told goes so far
SHOWN_TO = re.compile(
    r"""\b(?:supported|spent|received|paid|completed|achieved|raised|delivered|recorded|visited|claimed|collected|issued|used|helped|built|let)
        \s+(?:up\s+)?to\s+(?:the\s+)?$
    | \b(?:monitoring|outturn|position|performance)\b[^.;]{0,90}\bto\s+(?:the\s+end\s+of\s+)?$
    | \b(?:income|register|takings|receipts|sales|donations|budgets?|balances?)\s+(?:up\s+)?to\s+(?:the\s+)?$
    | \bto\s+(?:the\s+)?end\s+of\s+$""",
    re.VERBOSE | re.IGNORECASE,
)
_SUM = r"[£€$][\d.,]+\s?(?:m|k|bn|million|billion)?"
# "to £33m by 31 March 2024": how a sum will stand; "£11m at March 2022"
_SUM_BY = re.compile(rf"\bto\s+{_SUM}\s+by\s+(?:the\s+end\s+of\s+)?$", re.IGNORECASE)
_SUM_AT = re.compile(rf"{_SUM}\s+at\s+(?:the\s+end\s+of\s+)?$", re.IGNORECASE)
# "£204,900 in 2022", "the 2023 budget": a year of money
_SUM_IN = re.compile(rf"{_SUM}\s+(?:in|for)\s+$", re.IGNORECASE)
_MONEY_OF = re.compile(r"\s+(?:budget|accounts|precept|outturn|estimates)\b", re.IGNORECASE)
# "it is proposed to close the school on", "the bus will stop on"
_SHUTS = re.compile(
    r"\b(?:to|will|shall|would)\s+(?:be\s+)?(?:close|closed|shut|stop|cease|withdrawn)\b[^.;]{0,60}\bon\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "the closure order was made on", "the tenant left on"
_DONE_ON = re.compile(
    r"\b(?:(?:was|were|been)\s+(?:made|served|granted|heard|inspected|visited)|left|died|arrived|attended|visited)\s+on\s+$",
    re.IGNORECASE,
)


def is_no_meeting(before: str, after: str) -> DateRole | None:
    """Tell a date that is no meeting of this paper's, even if it is the day that the paper goes by.

    >>> is_no_meeting("The closing date for bids is ", ".").value
    'deadline'
    """
    if _DEADLINE.search(before[-220:]):
        return DateRole.DEADLINE
    return DateRole.EVENT if _AT_MEETING.search(before[-160:]) and _HAD.match(after) else None


def meeting_by_clause(before: str, after: str, period: Period, meeting: dt.date | None) -> DateRole | None:
    """Tell the meetings before and after this one: "the April Board", "brought to the meeting on 9 July"."""
    if period.precision not in (Precision.DAY, Precision.MONTH):
        return None
    past = meeting is None or period.end < meeting
    ahead = meeting is not None and period.start > meeting
    if _AT_THE.search(before) and _BODY_AFTER.match(after):
        if meeting is None and _FOR_APPROVAL.search(before):
            return DateRole.NEXT_MEETING
        if past:
            return DateRole.PREVIOUS_MEETING
        return DateRole.NEXT_MEETING if ahead else None
    if past and (_LAST.search(before) or _ITS_MEETING.search(before)):
        return DateRole.PREVIOUS_MEETING
    if (ahead or meeting is None) and _MEET_AGAIN.search(before):
        return DateRole.NEXT_MEETING
    if ahead and (_MEET.search(before) or _LISTED.match(before)):
        return DateRole.NEXT_MEETING
    return None


_DAY, _MONTH, _YEAR = (frozenset({precision}) for precision in (Precision.DAY, Precision.MONTH, Precision.YEAR))
_NO_YEAR = frozenset(Precision) - _YEAR
# In this order: the first that holds tells the role.
_FIRST = Constructions(
    Construction(DateRole.DEADLINE, (_CLOSES, _INVITED, _DEADLINE), AHEAD | UNKNOWN),
    Construction(DateRole.DEADLINE, (_TO_REPORT,), AHEAD),
    Construction(DateRole.END, (_SHUTS,), AHEAD, _DAY),
    Construction(DateRole.END, (_OUT, _NOTHING_AFTER, _DUE_END, _EXPIRY)),
    Construction(DateRole.DEADLINE, (_DUE_DONE,), AHEAD | UNKNOWN),
    Construction(DateRole.DEADLINE, (_HAD_NOT_BY,), PAST | UNKNOWN),
    Construction(
        DateRole.AS_AT, (_HAD_BY, _MONTH_NUMBERED, _SUM_ON, _REPORT_TO, _UP_TO_END, _BALANCE_ON), PAST | UNKNOWN
    ),
    Construction(DateRole.EVENT, (_DONE_ON,), PAST | UNKNOWN, _DAY),
    Construction(DateRole.EFFECTIVE, (_CLOSED_FROM, _ONCE, _STARTS)),
)
_LATER = Constructions(
    Construction(DateRole.AS_AT, (_SUM_BY,), AHEAD, _NO_YEAR),
    Construction(DateRole.AS_AT, (_SUM_AT,), precisions=_MONTH),
)
_LAST_OF_ALL = Constructions(
    Construction(DateRole.SIGNED, (_SIGNATORY,), precisions=_DAY, after=re.compile(r"[\s.]*$")),
    Construction(DateRole.PUBLISHED, (_REPORT_DATED,)),
    Construction(DateRole.EVENT, (_LETTER,)),
    Construction(DateRole.AS_AT, (_AT_END, _REPORT_ON), PAST, _MONTH),
    Construction(DateRole.PERIOD, (_MONTHLY, _DURING), precisions=_MONTH),
    Construction(DateRole.PERIOD, (_SUM_IN, _FOR_YEAR), precisions=_YEAR),
    Construction(DateRole.PERIOD, precisions=_YEAR, after=_MONEY_OF),
    Construction(DateRole.EVENT, (_OPENS_BY,), precisions=_YEAR, after=_WILL_HAVE),
)


def role_by_clause(before: str, after: str, period: Period, meeting: dt.date | None) -> DateRole | None:
    """Tell a date's role by the verb of its clause, or None where none decides; `meeting` is the paper's own date."""
    before = before[-220:]
    when = tense(period, meeting)
    if (role := _FIRST.first_role(before, after, period, when)) is not None:
        return role
    if _SINCE.search(before):
        return _since(before, after, period)
    if (role := _LATER.first_role(before, after, period, when)) is not None:
        return role
    if period.precision is Precision.DAY and _STRETCH_TO.search(before):
        return _stretch_to(before, ahead=when is Tense.AHEAD)
    return _LAST_OF_ALL.first_role(before, after, period, when)


def _since(before: str, after: str, period: Period) -> DateRole | None:
    """Tell "doubled since 2015" from "pooled since April 2015": only the second is a start."""
    changed = _CHANGED.search(before[-90:]) or _CHANGED.search(after[:60])
    return DateRole.EVENT if changed or period.precision is Precision.YEAR else None


def _stretch_to(before: str, *, ahead: bool) -> DateRole | None:
    """Tell what the last day of a stretch is: of a report's figures, of a contract, or of no more than a period."""
    if GRANTED.search(before):
        return DateRole.END
    return DateRole.AS_AT if _FINANCE.search(before) and not ahead else None
