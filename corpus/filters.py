"""Which part of a minute book a question is about."""

import datetime as dt
from decimal import Decimal

from pydantic import Field

from models import Model


class Filters(Model):
    """What an answer must satisfy; None means anything.

    `body`, `officer`, `text` match as substrings, whatever the case: "dunmere" finds the body "Dunmere Parish Council"
    and every body of that organisation. `scheme` is any name of a scheme known anywhere in the book ("bcf" finds papers
    that only say "Better Care Fund", if one paper says that they are the same). `officer` is a name or a post; asked of
    actions, it is who has to do them; asked of anything else but officers, it means papers in which that officer acts.
    `text` is words of the record itself.

    `kind` is a budget's kind, a date's or officer's role, a resolution's or action's status, or the kind of a finding,
    paper, event or hit, as the question is about. `status` is a resolution's.

    `least` and `most` (both inclusive) bound sums in their own currency, whatever their sign; asked of resolutions,
    they mean those that hold such a sum, and of anything else, papers that do.

    `min_confidence` is the least confidence of a record; one whose rule was never measured has none and drops out.

    `since` and `until` (both inclusive) bound the date of the meeting; for key dates and the timeline, the date itself.
    Undated records drop out where a bound is set. `paper` is a paper's id or the beginning of one; one that the book
    does not have raises `UnknownId`.

    Papers that were replaced by a newer version are left out, unless `superseded` is True or `paper` names one.
    So are the records of copies, and what a paper that holds another one tells again, unless `duplicates` is True or
    `paper` names one; lists of papers show copies as such.
    """

    body: str | None = None
    paper_kind: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    scheme: str | None = None
    officer: str | None = None
    kind: str | None = None
    status: str | None = None
    text: str | None = None
    least: Decimal | None = Field(default=None, ge=0)
    most: Decimal | None = Field(default=None, ge=0)
    min_confidence: float | None = Field(default=None, ge=0, le=1)
    paper: str | None = None
    superseded: bool = False
    duplicates: bool = False
    limit: int | None = Field(default=None, ge=0)
    offset: int = Field(default=0, ge=0)


EVERYTHING = Filters()
