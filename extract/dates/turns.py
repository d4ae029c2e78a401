"""What a cue that touches a date turns into where its preposition means something else: "moved from", "figures to".

>>> march = Period(label="March 2031", start=dt.date(2031, 3, 1), end=dt.date(2031, 3, 31), precision=Precision.MONTH)
>>> turned_role(DateRole.END, march, "the opening was moved to ", "", None)
(<DateRole.EVENT: 'event'>, 'moved_to')
"""

import datetime as dt
import re

from extract.dates.clauses import GRANTED, SHOWN_TO
from extract.dates.constructions import PAST, UNKNOWN, Construction, Constructions, tense
from models import DateRole, Period, Precision

_MOVED_TO = re.compile(
    r"""\b(?:(?:moved|deferred|postponed|rescheduled|brought\s+forward|put\s+back|delayed|changed)\b[^.;]{0,60}\bto
    | (?:prior|compared|relat\w+|referred|similar|due|subject)\s+to)\s*(?:the\s+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
NO_START = re.compile(
    r"\b(?:moved|postponed|rescheduled|changed|arising|carried\s+forward|brought\s+forward|received|heard|letter|report|minutes|dating|data|figures|dates|recovered|down|up|(?<!\brent\s)(?<!\bfee\s)(?<!\btax\s)(?<!\bpay\s)(?<!\bprice\s)(?<!\bcharge\s)increase[ds]?|reduc\w+)\s+from\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:to\s+be|must|should|would|will|required|requires?|due|wanted|needed|invited|deadlines?|target\w*|complet\w+|submit\w+|return\w*|respond|reply)\b.{0,85}$",
    re.IGNORECASE | re.DOTALL,
)
# "£75k a year to March 2023", "extended by six months to November"
_A_YEAR_TO = re.compile(r"\b(?:a\s+year|by\s+\w+\s+(?:months?|years?))\s+to\s+$", re.IGNORECASE)
_WEEK = re.compile(r"(?i)\bweek\s+(?:commencing|beginning|ending)\s*$|\bw/?[ceb]\s*$")
_UP_TO = re.compile(r"\bup\s+to\s+(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE)
FIGURES_TO = re.compile(
    r"\b(?:accounts|investment\s+returns|figures|data|position|results|statements?|spend|expenditure|performance)\s+(?:up\s+)?to\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\b(?:closed|finished)\s+(?:on|in|at)?\s*(?:the\s+)?$", re.IGNORECASE)
_EXPECTED = re.compile(r"(?i)\b(?:expected|projected|predicted|forecast|estimated|rise|grow|increase|fall|drop)\w*\b")
_BY = re.compile(r"\bby\s*(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE)
_NOT_BY = re.compile(r"\b(?:followed|preceded)\s+(?:by|before)\s*$", re.IGNORECASE)
_END_OF = re.compile(r"\bend\s+of\s*(?:the\s+)?$", re.IGNORECASE)
_TO_END_OF = re.compile(r"\b(?:until|till|to|by|before)\s+(?:the\s+)?end\s+of\s*(?:the\s+)?$", re.IGNORECASE)
_TAKE_EFFECT = re.compile(r"^.{0,75}?\btake\s+effect\b", re.DOTALL)
_REVIEWED = re.compile(r"\b(?:was|were|been)\s+last\s+reviewed\s+(?:on|in)\s+$", re.IGNORECASE)
_OF_TIME = re.compile(r"\b(?:start|beginning)\s+of\s*(?:the\s+)?$", re.IGNORECASE)
_STANDING = re.compile(
    r"\bas\s+(?:at|of)\b|\b(?:position|balances?|stood|stands|reserves|spend)\b[^.;]{0,40}$", re.IGNORECASE
)
_DAY, _YEAR, _NO_DAY = (frozenset({Precision.DAY}), frozenset({Precision.YEAR}), frozenset(Precision) - {Precision.DAY})
_EFFECTIVE, _END, _DEADLINE = (frozenset({role}) for role in (DateRole.EFFECTIVE, DateRole.END, DateRole.DEADLINE))
_AS_AT, _SIGNED, _PUBLISHED = (frozenset({role}) for role in (DateRole.AS_AT, DateRole.SIGNED, DateRole.PUBLISHED))
# In this order: the first that holds tells the role.
_TURNS = Constructions(
    # "a valuation dated March 2025"
    Construction(DateRole.EVENT, precisions=_NO_DAY, touched=_SIGNED, rule="dated"),
    Construction(DateRole.END, (_A_YEAR_TO,), touched=frozenset({DateRole.PERIOD}), rule="touching"),
    Construction(DateRole.EVENT, (_MOVED_TO,), touched=_END, rule="moved_to"),
    Construction(DateRole.EVENT, (NO_START,), touched=_EFFECTIVE, rule="not_from"),
    Construction(DateRole.EVENT, (_NOT_BY,), touched=_DEADLINE, rule="not_by"),
    Construction(DateRole.EVENT, (_WEEK,), rule="week"),
    Construction(DateRole.EVENT, (_REVIEWED,), touched=_PUBLISHED, rule="reviewed"),
    Construction(DateRole.DEADLINE, (_BY,), touched=_EFFECTIVE | _SIGNED | _END | _PUBLISHED, rule="by"),
    Construction(DateRole.AS_AT, (FIGURES_TO,), touched=_END, rule="figures_to"),
    Construction(DateRole.AS_AT, (_UP_TO,), PAST, touched=_END, rule="figures_to"),
    Construction(DateRole.AS_AT, (SHOWN_TO,), PAST, unless=(GRANTED,), touched=_END, rule="shown_to"),
    Construction(DateRole.AS_AT, (SHOWN_TO,), UNKNOWN, unless=(GRANTED, _END_OF), touched=_END, rule="shown_to"),
    Construction(DateRole.EVENT, (_CLOSED,), PAST, touched=_END, rule="closed"),
    Construction(DateRole.EVENT, (_EXPECTED,), precisions=_YEAR, touched=_DEADLINE, rule="expected_by"),
    Construction(DateRole.EVENT, (_END_OF,), unless=(_TO_END_OF,), touched=_END, rule="end_of"),
    Construction(DateRole.EVENT, (_OF_TIME,), touched=_EFFECTIVE, rule="start_of"),
    Construction(DateRole.EVENT, precisions=_NO_DAY, unless=(_STANDING,), touched=_AS_AT, rule="not_as_at"),
    Construction(DateRole.EVENT, (_BY,), PAST, unless=(_MODAL,), touched=_DEADLINE, rule="past_by"),
    Construction(DateRole.EFFECTIVE, after=_TAKE_EFFECT, touched=_DEADLINE, rule="following"),
)


def turned_role(
    touched: DateRole, period: Period, before: str, after: str, meeting: dt.date | None
) -> tuple[DateRole, str] | None:
    """Find what a touching cue means here, and the rule that tells it; None where it means what it says."""
    turn = _TURNS.first(before, after, period, tense(period, meeting), touched)
    return (turn.role, turn.rule) if turn else None
