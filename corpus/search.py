"""Search: what people type, made into a full-text query; passages and resolutions, best first.

All words must occur, in any order and inflection; "words in quotes" in that order; budg* finds what begins so; -word
must not occur; of words with OR between them one is enough. Everything else is punctuation: no text is an error, one
without a word finds nothing. A number is found with and without commas.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.conditions import Conditions, between, containing, counted, mentioning, on_papers, with_officer
from corpus.entries import Hit, HitKind, Piece
from corpus.filters import Filters
from corpus.linking import find_family
from corpus.reader import Reader

MOST_TERMS = 60
SNIPPET_WORDS = 30
RESOLUTION_WEIGHT = 1.5
"""How much more a resolution counts than a passage with the same words: what was decided is what people look for."""

_OPEN, _CLOSE = "\x02", "\x03"  # cannot occur in a paper's text, which holds no control characters
_TERM = re.compile(
    r"""
    (?P<minus> (?<!\S)-)?                # -pension: not at all
    (?: "(?P<phrase> [^"]*)" | (?P<word> [^\s"]+) )
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"(?P<sign>£?)(?!(?:19|20)\d\d\Z)(?P<whole>\d{1,3}(?:,\d{3})+|\d{4,15})(?P<pence>\.\d+)?")
"""A number that papers write with commas; four digits that look like a year are none."""

_MARKED = re.compile(f"{_OPEN}(.*?){_CLOSE}", re.DOTALL)


def build_query(text: str) -> str:
    """Make a full-text query from what was typed; "" if it holds no word to look for.

    >>> build_query('pooled budg* "section 75" -pension 24/00093')
    '("pooled" AND "budg"* AND "section 75" AND "24/00093") NOT "pension"'
    >>> build_query('NEAR( "" * -x')
    '("NEAR(") NOT "x"'
    >>> build_query("grant OR loan £5046624")
    '(("grant" OR "loan") AND ("£5046624" OR "£5,046,624"))'
    >>> build_query("(!)")
    ''
    """
    wanted, unwanted = _terms(text)
    if not wanted:
        return ""
    query = f"({' AND '.join(map(_any_of, wanted[:MOST_TERMS]))})"
    return f"{query} NOT {' NOT '.join(unwanted[:MOST_TERMS])}" if unwanted else query


def words_not_held(reader: Reader, text: str) -> list[str]:
    """List what of a query stands in no paper at all, so that nothing can be found: slips of the pen above all."""
    held = "SELECT 1 FROM passages_fts WHERE passages_fts MATCH ? LIMIT 1"
    wanted = _terms(text)[0][:MOST_TERMS]
    return [terms[0].strip('"*') for terms in wanted if not reader.rows(held, (_any_of(terms),))]


def _terms(text: str) -> tuple[list[list[str]], list[str]]:
    """Part what was typed into the terms that must occur, each with its alternatives, and those that must not."""
    wanted: list[list[str]] = []
    unwanted: list[str] = []
    joined = False
    for term in _TERM.finditer(_typed(text.translate(_QUOTES))):
        words = term["phrase"] if term["phrase"] is not None else term["word"]
        if term["word"] in ("AND", "OR"):
            joined = term["word"] == "OR"
        elif _has_word(words):
            prefix = "*" if term["word"] and words.endswith("*") else ""
            quoted = f'"{words.rstrip("*")}"{prefix}'
            if term["minus"]:
                unwanted.append(quoted)
            elif joined and wanted and len(wanted[-1]) < MOST_TERMS:
                wanted[-1].append(quoted)
            else:
                wanted.append(_written(words) if term["word"] and not prefix else [quoted])
            joined = False
    return wanted, unwanted


def _written(word: str) -> list[str]:
    """The ways in which papers write a word: a number with commas or without."""
    if not (number := _NUMBER.fullmatch(word)):
        return [f'"{word}"']
    digits = number["whole"].replace(",", "")
    return [f'"{number["sign"]}{whole}{number["pence"] or ""}"' for whole in (digits, f"{int(digits):,}")]


def _any_of(terms: list[str]) -> str:
    return terms[0] if len(terms) == 1 else f"({' OR '.join(terms)})"


_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"'})


def _typed(text: str) -> str:
    """Leave out what cannot be part of a query: control characters and halves of characters."""
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in text)


def _has_word(text: str) -> bool:
    return any(unicodedata.category(c)[0] in "LN" or unicodedata.category(c) == "Co" for c in text)


@dataclass(frozen=True, slots=True)
class _Index:
    """One of the two full-text indexes: its table, what it finds, the weights of its columns, and how it is joined."""

    table: str
    kind: HitKind
    weights: str
    body: int
    factor: float
    joins: str
    place: str


_PASSAGES = _Index(
    table="passages",
    kind=HitKind.PASSAGE,
    weights="2.0, 1.0",
    body=1,
    factor=1.0,
    joins="passages x ON x.key = i.rowid JOIN papers p ON p.key = x.paper_key",
    place="x.paper_key, NULL AS id, x.heading AS title, x.page, x.section, x.item, x.start AS place",
)
_RESOLUTIONS = _Index(
    table="resolutions",
    kind=HitKind.RESOLUTION,
    weights="2.0, 1.0",
    body=1,
    factor=RESOLUTION_WEIGHT,
    joins="""resolutions x ON x.key = i.rowid JOIN records r ON r.key = x.key JOIN papers p ON p.key = r.paper_key
        JOIN evidence e ON e.record_key = x.key AND e.number = 0""",
    place="r.paper_key, r.id, x.title, e.page, e.section, coalesce(x.item, e.item) AS item, e.start AS place",
)


_RESOLVED = """SELECT q.key FROM resolutions_fts f JOIN evidence e ON e.record_key = f.rowid
    JOIN passages q ON q.paper_key = e.paper_key AND q.start < e.stop AND q.stop > e.start
    WHERE resolutions_fts MATCH ? AND q.resolved = 1"""
"""SQL for the passages that hold a resolution which matches a query."""


@dataclass(frozen=True, slots=True)
class _Found:
    index: _Index
    key: int
    score: float
    date: str
    paper: int
    record: str | None
    title: str | None
    page: int
    section: str | None
    item: str | None
    start: int

    @property
    def rank(self) -> tuple[float, str, int, int]:
        return (-self.score, self.date, self.paper, self.start)


def search(reader: Reader, text: str, filters: Filters) -> list[Hit]:
    """Find passages and resolutions, best first; among equals the older paper first.

    `Filters.kind` and `Filters.status` narrow to passages or resolutions; `Filters.text` must stand in the words found.
    """
    query = build_query(text)
    if not query:
        return []
    wanted = [_PASSAGES, _RESOLUTIONS]
    if filters.kind is not None:
        wanted = [index for index in wanted if index.kind == filters.kind.lower()]
    if filters.status is not None:
        wanted = [index for index in wanted if index is _RESOLUTIONS]
    found = [hit for index in wanted for hit in _candidates(reader, index, query, filters, both=len(wanted) == 2)]
    found.sort(key=lambda hit: hit.rank)
    end = None if filters.limit is None else filters.offset + filters.limit
    chosen = found[filters.offset : end]
    facts = reader.facts(hit.paper for hit in chosen)
    snippets = {
        index.kind: _snippets(reader, index, query, [hit.key for hit in chosen if hit.index is index])
        for index in wanted
    }
    return [
        Hit(
            kind=hit.index.kind,
            paper=facts[hit.paper],
            record=hit.record,
            title=hit.title or None,
            pieces=_pieces(snippets[hit.index.kind][hit.key]),
            score=round(hit.score, 4),
            page=hit.page,
            section=hit.section,
            item=hit.item,
        )
        for hit in chosen
    ]


def _candidates(reader: Reader, index: _Index, query: str, filters: Filters, *, both: bool) -> Iterable[_Found]:
    """The best rows of one index; as many as the page asked for could need."""
    found = on_papers(filters)
    counted(found, filters, f"{'x' if index is _PASSAGES else 'r'}.copied")
    between(found, filters, "p.date")
    with_officer(found, filters)
    _narrow(reader, found, index, filters)
    if index is _PASSAGES and both:
        # A resolution is found as such; a passage that it is printed in is not found again, unless that alone matches.
        found.add(f"x.resolved = 0 OR x.key NOT IN ({_RESOLVED})", query)
    most = -1 if filters.limit is None else filters.offset + filters.limit
    rows = reader.rows(
        f"""SELECT i.rowid AS key, -bm25({index.table}_fts, {index.weights}) * {index.factor} AS score,
        coalesce(p.date, '9999') AS date, {index.place}
        FROM {index.table}_fts i JOIN {index.joins}
        WHERE {index.table}_fts MATCH ? AND {found.sql} ORDER BY score DESC, date, p.id, place LIMIT {most}""",
        [query, *found.values],
    )
    for row in rows:
        yield _Found(
            index,
            row["key"],
            row["score"],
            row["date"],
            row["paper_key"],
            row["id"],
            row["title"],
            row["page"],
            row["section"],
            row["item"],
            row["place"],
        )


def _narrow(reader: Reader, found: Conditions, index: _Index, filters: Filters) -> None:
    heading = "x.heading" if index is _PASSAGES else "x.title"
    if filters.status is not None:
        found.add("x.status = ?", filters.status.lower())
    if filters.text is not None:
        sql, values = containing((heading, "x.text"), filters.text)
        found.add(sql, *values)
    if filters.scheme is not None:
        family = find_family(reader.connection, filters.scheme)
        reader.connection.create_function("mentions", 1, family.mentioned_in, deterministic=True)
        sql, values = mentioning(family, index.table, "x.key", heading, "x.text")
        found.add(f"{sql} OR mentions(p.title)", *values)


def _snippets(reader: Reader, index: _Index, query: str, keys: list[int]) -> dict[int, str]:
    cut = f"snippet({index.table}_fts, {index.body}, char(2), char(3), '…', {SNIPPET_WORDS})"
    rows = reader.among(
        f"""SELECT rowid, {cut} AS words FROM {index.table}_fts
        WHERE {index.table}_fts MATCH {_quoted(query)} AND rowid IN (SELECT value FROM json_each(?))""",
        keys,
    )
    return {row["rowid"]: row["words"] for row in rows}


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _pieces(snippet: str) -> tuple[Piece, ...]:
    """Part a snippet into marked and other text; line breaks between blocks become blanks."""
    parts = _MARKED.split(" ".join(snippet.split("\n")))
    return tuple(Piece(text=part, marked=bool(at % 2)) for at, part in enumerate(parts) if part)
