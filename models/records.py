"""What an extraction finds: typed records, each with its evidence."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from models.vocabulary import (
    ActionStatus,
    BudgetKind,
    DateRole,
    FindingKind,
    OfficerRole,
    PaperKind,
    Precision,
    ResolutionStatus,
)


def plain_decimal(value: Decimal) -> str:
    """Write pounds without exponent and without needless zeros: 22600000, 35.86."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


Amount = Annotated[Decimal, PlainSerializer(plain_decimal, return_type=str)]


class Model(BaseModel):
    """Base of all data: frozen, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class EvidenceBox(Model):
    """Where evidence stands on a page: page from 1, points from the page's top left corner."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class Evidence(Model):
    """The exact words that a record rests on: `quote` is `paper.text[start:end]`.

    `section` is the number (else the heading) of the section the words stand in, `item` the agenda item's number.
    `recognised` is True where an optical reader read them from a picture, so that some may be misread.
    """

    start: int
    end: int
    quote: str
    page: int
    section: str | None = None
    item: str | None = None
    boxes: tuple[EvidenceBox, ...] = ()
    recognised: bool = False


class Period(Model):
    """A stretch of the calendar as printed (`label`), from `start` to `end`, both inclusive.

    `inferred` is True where the year was supplied by the paper's own context.
    """

    label: str
    start: dt.date
    end: dt.date
    precision: Precision
    inferred: bool = False


class Record(Model):
    """What all records share; `repeats` are further places in the paper that say the same.

    `confidence` is the measured precision of `rule` on labelled papers (docs/accuracy.md), None where it was never
    measured.
    """

    id: str
    evidence: Evidence
    repeats: tuple[Evidence, ...] = ()
    rule: str
    confidence: float | None = None


class Clause(Model):
    """One limb of a resolution: its printed label ("(a)", None for unmarked), words and operative verbs (lemmas)."""

    label: str | None
    text: str
    verbs: tuple[str, ...] = ()


class Resolution(Record):
    """A decision of a meeting, or a recommendation put to it; `title` is the heading of its item."""

    item: str | None = None
    title: str | None = None
    status: ResolutionStatus
    verbs: tuple[str, ...] = ()
    text: str
    clauses: tuple[Clause, ...] = ()
    body: str | None = None
    date: dt.date | None = None
    mover: str | None = None
    seconder: str | None = None
    vote: str | None = None


class Budget(Record):
    """A sum of money in pounds (a loss or reduction keeps its printed sign) and what it is for."""

    amount: Amount
    currency: str = "GBP"
    approximate: bool = False
    kind: BudgetKind
    period: Period | None = None
    subject: str | None = None
    scheme: str | None = None
    organisation: str | None = None


class KeyDate(Record):
    """A date or period that the paper names, and what happens then (`about` is the phrase around it)."""

    period: Period
    role: DateRole
    about: str | None = None


class Scheme(Record):
    """A named fund, grant, programme, project, agreement, strategy or plan, with the paper's other names for it."""

    name: str
    aliases: tuple[str, ...] = ()


class Officer(Record):
    """A person or a post that acts in the paper; `name` is printed without courtesy title."""

    name: str | None = None
    post: str | None = None
    organisation: str | None = None
    role: OfficerRole
    email: str | None = None
    phone: str | None = None


class Action(Record):
    """A task that the meeting gave to somebody; `due` is None where no day, month or year is printed for it.

    `owners` have no courtesy title; initials are written out where one person among those listed has them.
    """

    owners: tuple[str, ...] = ()
    task: str
    due: Period | None = None
    item: str | None = None
    status: ActionStatus | None = None


class Finding(Model):
    """Something seen and not understood, or not consistent; `evidence` is None where a page or the whole is meant."""

    kind: FindingKind
    message: str
    evidence: Evidence | None = None
    page: int | None = None


class PaperFacts(Model):
    """What a paper is, taken from its page and never from file metadata.

    `body` is the board or committee, `organisation` the authority it belongs to, `date` that of the meeting (of the
    paper, where there is no meeting). `id` is "p" and the first 16 hex digits of the content's sha256.
    """

    id: str
    source: str
    sha256: str
    media_type: str
    kind: PaperKind = PaperKind.OTHER
    title: str | None = None
    body: str | None = None
    organisation: str | None = None
    date: dt.date | None = None
    pages: int = 1
    reporting_officers: tuple[str, ...] = ()
    portfolio: tuple[str, ...] = ()
    wards: str | None = None
    venue: str | None = None
    contact: str | None = None


class LinkedPaper(Model):
    """A document that a paper links to, such as the report behind an item; nothing is ever fetched.

    `title` is what the link says, or the title of its item where that says nothing ("View report"); `address` is as
    the paper gives it; `item` is the number of the item of business that it belongs to.
    """

    title: str
    address: str
    item: str | None = None


class Extraction(Model):
    """All that one paper yields; its JSON is the contract of `minutebook extract`."""

    paper: PaperFacts
    resolutions: tuple[Resolution, ...] = Field(default=())
    budgets: tuple[Budget, ...] = Field(default=())
    dates: tuple[KeyDate, ...] = Field(default=())
    schemes: tuple[Scheme, ...] = Field(default=())
    officers: tuple[Officer, ...] = Field(default=())
    actions: tuple[Action, ...] = Field(default=())
    findings: tuple[Finding, ...] = Field(default=())
    documents: tuple[LinkedPaper, ...] = Field(default=())


class Named(NamedTuple):
    """A record kind's plural name in the contract, its model, and the letter that its ids begin with."""

    name: str
    model: type[Record]
    letter: str


RECORD_KINDS: tuple[Named, ...] = (
    Named("resolutions", Resolution, "r"),
    Named("budgets", Budget, "b"),
    Named("dates", KeyDate, "d"),
    Named("schemes", Scheme, "s"),
    Named("officers", Officer, "o"),
    Named("actions", Action, "a"),
)
