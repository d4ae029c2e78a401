"""The timeline: what was decided, what happens when, and for how much, in date order.

A decision stands at the date of its meeting; a date or a sum at the first day of its own period. What was put to a
meeting comes before what was decided there. Of the dates those are taken that a reader waits for or looks back to:
days, and what prose says of months, quarters and the like, and of financial years by which something is due or ends.
Of the sums those are taken that a resolution states, and those that prose states for a year or another period: budgets
and how they came out, or anything that belongs to a scheme.
"""

import datetime as dt
import sqlite3
from collections.abc import Iterable, Sequence

from corpus.answers import RECORD_ROWS, record_source
from corpus.conditions import Conditions, between, containing, counted, of_scheme, on_papers, with_officer
from corpus.entries import Event, EventKind
from corpus.filters import Filters
from corpus.folding import fold
from corpus.linking import Family
from corpus.reader import Reader
from corpus.rows import CODECS
from models import Budget, BudgetKind, DateRole, KeyDate, PaperFacts, PaperKind, Record, Resolution

TOLD_ROLES = (DateRole.EFFECTIVE, DateRole.END, DateRole.DEADLINE, DateRole.SIGNED)
LAST_ROLES = (DateRole.END, DateRole.DEADLINE)
TOLD_SUMS = (
    BudgetKind.BUDGET,
    BudgetKind.OUTTURN,
    BudgetKind.FORECAST,
    BudgetKind.OVERSPEND,
    BudgetKind.UNDERSPEND,
    BudgetKind.SAVING,
    BudgetKind.GRANT,
    BudgetKind.CONTRIBUTION,
)
LONGEST_TEXT = 280

SPARE = 4
"""How many times more sums are fetched than asked for, since some are told again."""

_TABLES = {EventKind.DECISION: "resolutions", EventKind.DATE: "dates", EventKind.MONEY: "budgets"}


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


_IN_PROSE = "EXISTS (SELECT 1 FROM passages t WHERE t.key = e.passage_key AND t.kind = 'prose')"

_TOLD = {
    EventKind.DECISION: "1",
    EventKind.DATE: f"""x.role IN ({_listed(TOLD_ROLES)}) AND (x.precision = 'day' OR {_IN_PROSE}
        AND (julianday(x.period_end) - julianday(x.period_start) <= 92
        OR x.precision = 'financial_year' AND x.role IN ({_listed(LAST_ROLES)})))""",
    EventKind.MONEY: f"""x.kind <> 'threshold' AND (x.resolution_key IS NOT NULL OR (x.period IS NOT NULL
        AND (x.kind IN ({_listed(TOLD_SUMS)}) OR x.scheme IS NOT NULL) AND {_IN_PROSE}))""",
}
# What a paper says several times is told once.
_SAME = {
    EventKind.DECISION: "r.key",
    EventKind.DATE: "r.paper_key, x.role, x.period_start, x.period_end, x.about",
    EventKind.MONEY: "r.paper_key, x.kind, x.pounds, x.period_start, x.period_end, x.scheme, x.subject",
}
_DAY = {
    EventKind.DECISION: "coalesce(x.date, p.date)",
    EventKind.DATE: "x.period_start",
    EventKind.MONEY: "coalesce(x.period_start, p.date)",
}
_LAST_DAY = {EventKind.DATE: "x.period_end", EventKind.MONEY: "coalesce(x.period_end, p.date)"}
# The papers that tell what came of those that were put to the same meeting.
_RECORDED = f"p.kind IN ({_listed((PaperKind.MINUTES, PaperKind.DECISION))})"
# Where all else is equal: the decision, then what it sets off, then what it costs.
_RANKS = {kind: rank for rank, kind in enumerate(EventKind)}


def list_events(reader: Reader, filters: Filters) -> list[Event]:
    """List the events in date order, undated last; then by body, paper and place."""
    kinds = [kind for kind in EventKind if filters.kind is None or filters.kind.lower() == kind]
    if filters.status is not None:
        kinds = [kind for kind in kinds if kind is EventKind.DECISION]
    found = [event for kind in kinds for event in _events(reader, kind, filters)]
    found.sort(key=lambda pair: pair[0])
    end = None if filters.limit is None else filters.offset + filters.limit
    return fold(event for _, event in found)[filters.offset : end]


def _events(reader: Reader, kind: EventKind, filters: Filters) -> Iterable[tuple[tuple[object, ...], Event]]:
    table, day = _TABLES[kind], _DAY[kind]
    found = _conditions(reader, kind, filters)
    most = -1 if filters.limit is None else filters.offset + filters.limit
    if kind is EventKind.MONEY:
        most *= SPARE
    rows = reader.rows(
        f"""SELECT {RECORD_ROWS}, min(r.start) AS place, {day} AS day, {_RECORDED} AS recorded,
        (SELECT t.text FROM passages t WHERE t.key = e.passage_key) AS passage,
        e.start - (SELECT t.start FROM passages t WHERE t.key = e.passage_key) AS within
        FROM {record_source(table)} WHERE {found.sql} GROUP BY {_SAME[kind]}
        ORDER BY day IS NULL, day, coalesce(p.body, ''), recorded, p.id, place, r.key LIMIT {most}""",
        found.values,
    )
    facts = reader.facts(row["paper_key"] for row in rows)
    families = _families(reader, {row["paper_key"] for row in rows})
    for row, record in zip(rows, reader.build(table, rows), strict=True):
        paper = facts[row["paper_key"]]
        event = _event(record, paper, row, families.get(row["paper_key"], ()))
        order = (
            row["day"] is None,
            row["day"] or "",
            paper.body or "",
            row["recorded"],
            paper.id,
            _RANKS[kind],
            row["place"],
        )
        yield order, event


def _conditions(reader: Reader, kind: EventKind, filters: Filters) -> Conditions:
    table = _TABLES[kind]
    found = on_papers(filters)
    counted(found, filters, "r.copied")
    found.add(_TOLD[kind])
    between(found, filters, _DAY[kind], _LAST_DAY.get(kind))
    with_officer(found, filters)
    if filters.status is not None:
        found.add("x.status = ?", filters.status.lower())
    if filters.text is not None:
        sql, values = containing((*CODECS[table].worded, "p.title"), filters.text)
        found.add(sql, *values)
    if filters.scheme is not None:
        sql, values = of_scheme(reader, table, filters.scheme)
        found.add(sql, *values)
    return found


def _families(reader: Reader, papers: Iterable[int]) -> dict[int, list[Family]]:
    """The schemes of papers, each with its names in that paper."""
    rows = reader.among(
        """SELECT r.paper_key, n.scheme_key, n.name FROM scheme_names n JOIN records r ON r.key = n.scheme_key
        WHERE r.paper_key IN (SELECT value FROM json_each(?)) ORDER BY n.scheme_key, n.number""",
        papers,
    )
    names: dict[tuple[int, int], list[str]] = {}
    for row in rows:
        names.setdefault((row["paper_key"], row["scheme_key"]), []).append(row["name"])
    families: dict[int, list[Family]] = {}
    for (paper, _), found in names.items():
        families.setdefault(paper, []).append(Family(tuple(found)))
    return families


def _event(record: Record, paper: PaperFacts, row: sqlite3.Row, families: Sequence[Family]) -> Event:
    if isinstance(record, Resolution):
        return _decision(record, paper, row["day"], families)
    around = _around(row["passage"] or "", row["within"] or 0, len(record.evidence.quote)) or record.evidence.quote
    if isinstance(record, KeyDate):
        return _key_date(record, paper, around, families)
    assert isinstance(record, Budget)
    return _money(record, paper, row["day"], around)


def _shared(record: Record, paper: PaperFacts) -> dict[str, object]:
    return {
        "body": paper.body,
        "organisation": paper.organisation,
        "paper": paper.id,
        "record": record.id,
        "page": record.evidence.page,
        "item": record.evidence.item,
    }


def _named(families: Sequence[Family], *texts: str | None) -> tuple[str, ...]:
    return tuple(family.names[0] for family in families if any(family.mentioned_in(text) for text in texts))


def _decision(record: Resolution, paper: PaperFacts, day: str | None, families: Sequence[Family]) -> Event:
    return Event.model_validate(
        {
            **_shared(record, paper),
            "date": day,
            "kind": EventKind.DECISION,
            "status": record.status,
            "title": record.title or paper.title or _short(record.text),
            "text": record.text,
            "schemes": _named(families, record.title, record.text),
            "item": record.item or record.evidence.item,
        }
    )


def _key_date(record: KeyDate, paper: PaperFacts, around: str, families: Sequence[Family]) -> Event:
    return Event.model_validate(
        {
            **_shared(record, paper),
            "date": record.period.start,
            "end": _last_day(record.period.start, record.period.end),
            "precision": record.period.precision,
            "kind": EventKind.DATE,
            "status": record.role,
            "title": _short(record.about or around),
            "text": around,
            "schemes": _named(families, record.about, around),
        }
    )


def _money(record: Budget, paper: PaperFacts, day: str | None, around: str) -> Event:
    period = record.period
    return Event.model_validate(
        {
            **_shared(record, paper),
            "date": period.start if period else day,
            "end": _last_day(period.start, period.end) if period else None,
            "precision": period.precision if period else None,
            "kind": EventKind.MONEY,
            "status": record.kind,
            "title": _short(record.subject or record.scheme or around),
            "text": around,
            "amount": record.amount,
            "approximate": record.approximate,
            "schemes": (record.scheme,) if record.scheme else (),
        }
    )


def _last_day(start: dt.date, end: dt.date) -> dt.date | None:
    return end if end > start else None


def _around(passage: str, start: int, length: int) -> str:
    """The paragraph that holds the words at `start`, cut at words to at most LONGEST_TEXT characters.

    >>> _around("Savings\\nIt cost £3m in all.", 16, 3)
    'It cost £3m in all.'
    """
    begin = passage.rfind("\n", 0, start) + 1
    end = passage.find("\n", start + length)
    end = len(passage) if end < 0 else end
    if end - begin <= LONGEST_TEXT:
        return passage[begin:end]
    room = max(0, LONGEST_TEXT - length) // 2
    first, last = max(begin, start - room), min(end, start + length + room)
    # A whole sentence, if its ends are in reach.
    opening, closing = passage.rfind(". ", first, start), passage.find(". ", start + length, last)
    before = passage[opening + 2 : start] if opening >= 0 else passage[first:start]
    after = passage[start : closing + 1] if closing >= 0 else passage[start:last]
    if opening < 0 and first > begin:
        before = "…" + before.partition(" ")[2]
    return before + (after.rpartition(" ")[0] + "…" if closing < 0 and last < end else after)


def _short(text: str, most: int = 100) -> str:
    """Cut a text at a word, to at most `most` characters.

    >>> _short("that the board approve the plan", 20)
    'that the board…'
    """
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"
