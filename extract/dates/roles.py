"""What happens on a date, told by the construction it stands in.

A cue that touches the date decides first ("with effect from 1 April 2024"), then the label or column head it stands
under, then the nearest cue earlier in its clause ("published conditions for the grant on 11 May"), then one behind it.
"""

import datetime as dt
import re
from typing import NamedTuple

from extract.dates.clauses import is_no_meeting, meeting_by_clause, role_by_clause
from extract.dates.cues import cues_of_roles, field_role, touching_role
from extract.dates.turns import FIGURES_TO, NO_START, turned_role
from extract.sparing import SparingPattern
from models import DateRole, PaperKind, Period, Precision


class Setting(NamedTuple):
    """What surrounds a date: the words before and behind it in its sentence, its label or column head, its headings.

    `opening` is True in the paper's title and header, before its first item or section; `closing` near a signature,
    `tabled` in a table under heads.
    """

    before: str
    after: str
    field: str = ""
    headings: tuple[str, ...] = ()
    opening: bool = False
    closing: bool = False
    tabled: bool = False


_CLAUSE = re.compile(
    r"(?:[;:]|,\s+(?:and|but|which|who|while|with|where|although|as)\b|\s[–-]\s|\bwhich\b|\bbut\b|\band\s+that\b)",
    re.IGNORECASE,
)


def role_of(period: Period, setting: Setting, *, meeting: dt.date | None, kind: PaperKind) -> tuple[DateRole, str]:
    """Tell the role of a period in its setting and the rule that told it; `meeting` is the paper's own date."""
    touched = touching_role(setting.before)
    if period.precision in (Precision.FINANCIAL_YEAR, Precision.QUARTER, Precision.RANGE):
        return _role_of_stretch(period, setting, touched)
    related = _related(period, setting, meeting, touched)
    if related is not None:
        return related
    if (met := meeting_by_clause(setting.before, setting.after, period, meeting)) is not None:
        return met, "meeting_clause"
    field = field_role(setting.field) if setting.field else None
    if field is not None and field is not DateRole.MEETING:
        return field, "field"
    own = meeting is not None and period.start == period.end == meeting
    if (own or meeting is None) and (other := is_no_meeting(setting.before, setting.after)):
        return other, "no_meeting"
    if (
        own
        and (touched in (None, DateRole.MEETING, DateRole.AS_AT) or _TO.search(setting.before))
        and not setting.closing
    ):
        return _of_own_date(setting, kind), "own_date"
    if setting.closing and period.precision is Precision.DAY and touched in (None, DateRole.SIGNED):
        return DateRole.SIGNED, "signature"
    by_clause = role_by_clause(setting.before, setting.after, period, meeting)
    if by_clause is not None and not (field is DateRole.MEETING and setting.before.strip() == ""):
        return by_clause, "clause"
    if field is not None:
        return (DateRole.EVENT if field is DateRole.MEETING and setting.tabled else field), "field"
    if touched is not None:
        return _weigh(touched, period, setting, meeting)
    return _around(period, setting)


_TITLED = re.compile(r"\s+[-–]\s+\S")  # "18/05/2031 - Outturn 2030/31", the head of a decision's page


def _of_own_date(setting: Setting, kind: PaperKind) -> DateRole:
    """Tell the day of the paper: of its meeting, or below its head that of a decision's signature."""
    headed = setting.opening or _HEADED.fullmatch(setting.field) or _HEADED.fullmatch(setting.before)
    titled = not setting.before.strip() and _TITLED.match(setting.after)
    return DateRole.SIGNED if kind is PaperKind.DECISION and not (headed or titled) else DateRole.MEETING


# "£28m by 2025/26": how a sum grows
_GROWS_BY = re.compile(
    r"[£€][\d.,]+\s?(?:m|k|bn|million|billion)?\s+(?:a\s+year\s+)?by\s+(?:the\s+end\s+of\s+)?$", re.IGNORECASE
)
_MUST = re.compile(r"\b(?:must|needs?\s+to|ha(?:s|ve)\s+to|required\s+to)\b", re.IGNORECASE)
_DUE = re.compile(r"\b(?:by|deadline|due|target\b(?!\s+for\b))\b[^,;]*$", re.IGNORECASE)
_AS_AT = re.compile(r"\b(?:as\s+at|at(?=\s+(?:the\s+)?end))\s+(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE)
# "allocated from 2024/25", "with effect from 2024/25"; not "carried forward from", "from 2022/23 levels"
_BEGINS_IN = re.compile(
    r"\b(?:with\s+effect|effective|appl(?:y|ies)|start(?:s|ing)?|introduced|implemented|allocated|payable|operational|commenc\w+)\s+(?:from|in)\s+$",
    re.IGNORECASE,
)


_IN_FORCE = re.compile(r"\b(?:com(?:e|es|ing)|came)\s+into\s+(?:effect|force)\s+(?:in|from)\s+$", re.IGNORECASE)


def _role_of_stretch(period: Period, setting: Setting, touched: DateRole | None) -> tuple[DateRole, str]:
    """Tell what a year, a quarter or a range is: nearly always the stretch of time that something belongs to."""
    if (
        touched is DateRole.DEADLINE
        and _DUE.search(setting.before)
        and not (_GROWS_BY.search(setting.before) and not _MUST.search(setting.before))
    ):
        return DateRole.DEADLINE, "touching"
    if period.precision is Precision.QUARTER and _AS_AT.search(setting.before):
        return DateRole.AS_AT, "touching"
    if period.precision is Precision.FINANCIAL_YEAR and _IN_FORCE.search(setting.before):
        return DateRole.EFFECTIVE, "in_force"
    starts = period.precision is Precision.FINANCIAL_YEAR and touched is DateRole.EFFECTIVE
    if starts and _BEGINS_IN.search(setting.before) and not NO_START.search(setting.before):
        return DateRole.EFFECTIVE, "touching"
    return DateRole.PERIOD, "stretch"


_MINUTES = re.compile(r"\b(?:minutes?|notes)\b(?!\s+(?:later|past))", re.IGNORECASE)
# "the minutes of the Board's meeting (special) held on", "minutes dated", "Minutes: "
_MINUTES_OF = SparingPattern(
    r"(?i)\b(?:minutes?|notes|decisions?\s+records?|decisions(?=\s+of\s+the\s+meeting))\b(?!\s+(?:later|past))(?:(?:[^.;]|(?<=\bno)\.){0,120}?\b(?:meetings?|held|dated|of|from|for)\b|(?:\s+(?:no\.?\s*)?\d+)?\s*[:,(–-]\s*$)"
)
_MET_IN = re.compile(r"\b(?:[AE]GM|meeting)\s+(?:held\s+)?in\s*$")  # "Minutes of the AGM held in May"
_TO = re.compile(r"\b(?<!up )to\s+(?:the\s+)?$", re.IGNORECASE)
_CONFIRMED = re.compile(r"\b(?:meeting|held|record|approved|signed|confirmed|agreed)\b", re.IGNORECASE)
_NEXT = SparingPattern(
    r"\b(?:next|future|forthcoming|(?<=\bthe\s)following)\s+(?:(?!the\b)[\w’'&-]+\s+){0,4}(?:meetings?\b|board\b|committee\b|council\b|panel\b|forum\b|governors\b|governing\s+body\b|session\b|trustees\b|[FL]GB\b|AGM\b)|\bmeeting\s+dates\b|\b(?:dates?|programme|schedule|timetable|calendar)\s+(?:for|of)\s+[^.;]{0,30}\bmeetings?\b",
    re.IGNORECASE,
)
_PUT_OFF_FROM = SparingPattern(
    r"\b(?:deferred|adjourned|postponed|held\s+over)\s+from\s+(?:the\s+)?(?:[\w’'-]+\s+){0,4}meeting\s+(?:held\s+)?(?:on|of)?\s*$",
    re.IGNORECASE,
)
# "the repayment of the loan be deferred until March": no meeting
_NO_ITEM = re.compile(
    r"\b(?:re-?payments?|loans?|works?|opening|start|delivery|introduction|increase)\b[^.;]{0,60}\bdeferred\b",
    re.IGNORECASE,
)
# "information was asked for at the 8 February meeting"
_ITS_MEETING = re.compile(
    r"\s+(?:(?:[Bb]oard|[Cc]ommittee|[Pp]anel|[Ff]orum|[Cc]ouncil)\s+)?meeting\b(?!\s+(?:of|with|between))"
)
_DEFERRED = re.compile(r"\b(?:deferred|adjourned|stood\s+over)\s+(?:to|until)\s*(?:the\s+)?$", re.IGNORECASE)
# "that a report be brought to the Board in March", "report again in June"
_ASKED = SparingPattern(
    r"""(?<!would\s)(?<!will\s)(?<!could\s)(?<!to\s)\bbe\s+(?:brought|presented|submitted|received|reported|reviewed|completed|prepared)\b
    | \breport\s+(?:back|again|to|the)\b | \ba\s+(?:further\s+)?report\b | \bprovides?\s+an?\s[^.;]{0,20}\bupdate\b""",
    re.VERBOSE | re.IGNORECASE,
)
_PUT_OFF = SparingPattern(
    r"(?:^|[.;])(?>[^.;]*?\b(?:deferred|adjourned|postponed|held\s+over|carried\s+over|brought\s+back|defer|return)\b)"
    r"[^.;]*\b(?:meeting|committee|board)\b",
    re.IGNORECASE,
)


def _related(
    period: Period, setting: Setting, meeting: dt.date | None, touched: DateRole | None
) -> tuple[DateRole, str] | None:
    """Tell the dates of the meetings before and after this one."""
    past, ahead = meeting is None or period.end < meeting, meeting is None or period.start > meeting
    before, day = setting.before[-160:], period.precision is Precision.DAY
    if (day or _MET_IN.search(before)) and past and _MINUTES_OF.search(before) and not FIGURES_TO.search(before):
        return DateRole.PREVIOUS_MEETING, "minutes_of"
    if past and touched is DateRole.PREVIOUS_MEETING:
        return DateRole.PREVIOUS_MEETING, "touching"
    titled = bool(setting.headings) and bool(_MINUTES.search(setting.headings[0]))
    if titled and day and past and _CONFIRMED.search(setting.before + setting.after):
        return DateRole.PREVIOUS_MEETING, "under_minutes"
    if ahead and (_NEXT.search(before) or touched is DateRole.NEXT_MEETING or _NEXT.search(setting.after[:40])):
        return DateRole.NEXT_MEETING, "next_meeting"
    if ahead and meeting is not None and day and _ITS_MEETING.match(setting.after):
        return DateRole.NEXT_MEETING, "its_meeting"
    if ahead and touched is not DateRole.DEADLINE and any(_NEXT.search(h) for h in setting.headings):
        return DateRole.NEXT_MEETING, "under_next_meeting"
    if _PUT_OFF_FROM.search(before):
        return DateRole.PREVIOUS_MEETING, "put_off_from"
    if ahead and (_PUT_OFF.search(before) or _DEFERRED.search(before)) and not _NO_ITEM.search(before):
        return DateRole.NEXT_MEETING, "put_off"
    if ahead and meeting is not None and touched is None and _ASKED.search(_CLAUSE.split(before)[-1]):
        return DateRole.DEADLINE, "asked_for"
    return None


_HEADED = re.compile(r"\W*(?:decided\s+at\s+)?meeting(?:\s+date)?\W*", re.IGNORECASE)
_PUBLICATION = re.compile(
    r"\b(?:correspondence|publications?|background|documents|reading|circulars?|magazines?|newsletters?)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:\b[A-Z][\w’'&]*\s+(?:(?:of|and|the|&)\s+)?){2}[-–]?\s*$")


def _weigh(touched: DateRole, period: Period, setting: Setting, meeting: dt.date | None) -> tuple[DateRole, str]:
    """Take the touching cue, but for bare prepositions that mean something else here."""
    if (turned := turned_role(touched, period, setting.before, setting.after, meeting)) is not None:
        return turned
    if touched is not DateRole.MEETING:
        return touched, "touching"
    if _HEADED.fullmatch(setting.before) or (meeting is None and setting.opening):
        return DateRole.MEETING, "touching"
    role, rule = _around(period, setting)
    return (DateRole.EVENT, "other_meeting") if role is DateRole.EVENT else (role, rule)


_CITED = re.compile(r"[”\"’']\s*,\s*$")  # guidance "Making changes", October 2018
# "the September 2024 CPI": a month that figures belong to
_FIGURES = re.compile(r"\s+(?:CPIH?|RPIX?|inflation|figures|data|payroll|accounts|position|monitoring|returns?)\b")
_OPENS = re.compile(r"\W*(?:on|in)?\s*(?:the\s+)?", re.IGNORECASE)
_SHARED = re.compile(
    r"[^.;]{0,90}\b(?:was|were|has\s+been)\s+(?:published|issued|released|shared|circulated)\b", re.IGNORECASE
)


def _around(period: Period, setting: Setting) -> tuple[DateRole, str]:
    """Look further off: the nearest cue earlier in the clause, then one right behind the date."""
    clause = _CLAUSE.split(setting.before)[-1][-140:]
    found = []
    for cues in cues_of_roles():
        if cues.role in (DateRole.PREVIOUS_MEETING, DateRole.NEXT_MEETING, DateRole.MEETING):
            continue
        if cues.following.match(setting.after[:60]):
            found.append((0, cues.role))
        found.extend((match.end(), cues.role) for match in cues.leading.finditer(clause))
    if found:
        return max(found, key=lambda pair: pair[0])[1], "in_clause"
    if _OPENS.fullmatch(setting.before) and _SHARED.match(setting.after):
        return DateRole.PUBLISHED, "opens_publication"
    if period.precision is Precision.MONTH and _FIGURES.match(setting.after):
        return DateRole.PERIOD, "figures_of"
    if period.precision is Precision.MONTH and (_is_issue(setting) or _CITED.search(setting.before)):
        return DateRole.PUBLISHED, "issue"
    if (
        period.precision is Precision.MONTH
        and re.search(r"[(–-]\s*$", setting.before)
        and re.match(r"\s*(?:[).]|$)", setting.after)
    ):
        return DateRole.PUBLISHED, "in_brackets"
    return DateRole.EVENT, "event"


def _is_issue(setting: Setting) -> bool:
    """Tell the issue of a periodical among the correspondence: "Parish Clerk Quarterly July 2019"."""
    listed = any(_PUBLICATION.search(heading) for heading in setting.headings)
    return listed and bool(_TITLE.search(setting.before)) and bool(re.match(r"\s*(?:$|[.,;)]|[A-Z])", setting.after))
