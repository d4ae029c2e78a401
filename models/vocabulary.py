"""The closed sets of words that records are described with."""

from enum import StrEnum


class MediaType(StrEnum):
    """What the bytes of a paper are, sniffed from the bytes."""

    PDF = "application/pdf"
    HTML = "text/html"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    MARKDOWN = "text/markdown"
    TEXT = "text/plain"


class PaperKind(StrEnum):
    """What a paper is for."""

    MINUTES = "minutes"
    AGENDA = "agenda"
    REPORT = "report"
    DECISION = "decision"
    PLAN = "plan"
    OTHER = "other"


class BlockKind(StrEnum):
    """What a stretch of a paper's text is, as a person sees it on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    FIELD = "field"
    TABLE_ROW = "table_row"


class ItemPart(StrEnum):
    """Whose voice speaks in an agenda item: the agenda before the meeting, the decision, or the minutes after it."""

    AGENDA = "agenda"
    DECISION = "decision"
    MINUTES = "minutes"


class Precision(StrEnum):
    """How much of the calendar a period names."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    FINANCIAL_YEAR = "financial_year"
    RANGE = "range"


class ResolutionStatus(StrEnum):
    """How far a resolution got: put forward by officers, carried by the meeting, or put to it and lost."""

    RECOMMENDED = "recommended"
    RESOLVED = "resolved"
    LOST = "lost"


class BudgetKind(StrEnum):
    """What a sum of money is in the field's terms."""

    BUDGET = "budget"
    OUTTURN = "outturn"
    FORECAST = "forecast"
    OVERSPEND = "overspend"
    UNDERSPEND = "underspend"
    SAVING = "saving"
    PRESSURE = "pressure"
    GRANT = "grant"
    CONTRIBUTION = "contribution"
    INCOME = "income"
    EXPENDITURE = "expenditure"
    RESERVE = "reserve"
    THRESHOLD = "threshold"
    OTHER = "other"


class DateRole(StrEnum):
    """What happens on a date."""

    MEETING = "meeting"
    PREVIOUS_MEETING = "previous_meeting"
    NEXT_MEETING = "next_meeting"
    PUBLISHED = "published"
    EFFECTIVE = "effective"
    END = "end"
    DEADLINE = "deadline"
    SIGNED = "signed"
    AS_AT = "as_at"
    PERIOD = "period"
    EVENT = "event"


class OfficerRole(StrEnum):
    """What a person or post does in the paper."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    MEMBER = "member"
    IN_ATTENDANCE = "in_attendance"
    APOLOGIES = "apologies"
    REPORTING_OFFICER = "reporting_officer"
    AUTHOR = "author"
    CONTACT = "contact"
    PRESENTER = "presenter"
    SIGNATORY = "signatory"
    MOVER = "mover"
    SECONDER = "seconder"
    DECISION_TAKER = "decision_taker"
    MENTIONED = "mentioned"


class ActionStatus(StrEnum):
    """How far an action is, where the paper prints it."""

    OPEN = "open"
    COMPLETE = "complete"


class FindingKind(StrEnum):
    """What was seen and not understood, or does not agree with the rest of the paper."""

    NO_TEXT_LAYER = "no_text_layer"
    RECOGNISED = "recognised"
    BAD_PAGE = "bad_page"
    UNREAD_TABLE = "unread_table"
    TABLE_WITHOUT_UNIT = "table_without_unit"
    UNREADABLE_AMOUNT = "unreadable_amount"
    IMPOSSIBLE_DATE = "impossible_date"
    CONTRADICTION = "contradiction"
    TRUNCATED = "truncated"
    ENCODING = "encoding"
