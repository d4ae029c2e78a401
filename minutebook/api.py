"""The Python API: read one paper, or open a minute book and get typed records."""

import builtins
import datetime as dt
from collections.abc import Iterable
from enum import EnumType
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast, get_args

from corpus.book import MinuteBook
from corpus.conditions import same_word
from corpus.entries import Event, Hit
from corpus.filters import Filters
from corpus.optical import usual_settings
from corpus.rows import CODECS
from corpus.sources import load_source
from models import (
    RECORD_KINDS,
    Action,
    Budget,
    Extraction,
    KeyDate,
    Officer,
    Paper,
    PaperFacts,
    Record,
    Resolution,
    Scheme,
    Settings,
)


def read(path: str | Path, *, settings: Settings | None = None) -> Paper:
    """Read one paper: its clean text with blocks, sections, items and tables.

    Scanned pages are read where there is an optical reader, unless the settings have no `tessdata`.

    Raises OSError if the file cannot be opened and `UnreadablePaper` if it holds no paper.
    """
    from extract import read as read_source

    return read_source(load_source(Path(path)), settings or usual_settings())


def extract(path: str | Path, *, settings: Settings | None = None) -> Extraction:
    """Extract every record from one paper, without a database; `settings` are those of `read` as well.

    Raises OSError if the file cannot be opened and `UnreadablePaper` if it holds no paper.
    """
    from extract import extract as extract_records

    settings = settings or usual_settings()
    return extract_records(read(path, settings=settings), settings)


def open(path: str | Path = "minutebook.db") -> "Book":
    """Open a minute book for reading; use it in a `with` block. Raises `corpus.errors.BookError`."""
    return Book(MinuteBook.open(path))


def _filters(chosen: dict[str, Any]) -> Filters:
    """Make filters; dates may be given as "2021-04-01". Raises TypeError if there is no such filter."""
    if unknown := sorted(set(chosen) - set(Filters.model_fields)):
        raise TypeError(f"no such filter: {', '.join(unknown)}; there are {', '.join(Filters.model_fields)}")
    for bound in ("since", "until"):
        if isinstance(chosen.get(bound), str):
            chosen[bound] = dt.date.fromisoformat(chosen[bound])
    return Filters(**chosen)


class Book:
    """An open minute book; each method takes the filters of `corpus.filters.Filters` as keywords.

    `since` and `until` are days (or "2021-04-01"); `body`, `scheme`, `officer`, `text` are words, whatever their case.
    Each raises TypeError for a filter that there is not, and ValueError for a `kind` that no record can have.
    """

    def __init__(self, book: MinuteBook) -> None:
        self._book = book

    def __enter__(self) -> Self:
        """Enter a block at whose end the book is closed."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the book."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._book.close()

    def papers(self, **filters: Any) -> builtins.list[PaperFacts]:
        """List papers, by date."""
        return [entry.facts for entry in self._book.papers(_filters(filters))]

    def resolutions(self, **filters: Any) -> builtins.list[Resolution]:
        """List resolutions and recommendations, by date of their paper."""
        return cast("list[Resolution]", self._records("resolutions", filters))

    def budgets(self, **filters: Any) -> builtins.list[Budget]:
        """List sums of money, by date of their paper; amounts are Decimals in pounds."""
        return cast("list[Budget]", self._records("budgets", filters))

    def dates(self, **filters: Any) -> builtins.list[KeyDate]:
        """List dates, in order of the dates themselves."""
        return cast("list[KeyDate]", self._records("dates", filters))

    def schemes(self, **filters: Any) -> builtins.list[Scheme]:
        """List schemes, by date of their paper."""
        return cast("list[Scheme]", self._records("schemes", filters))

    def officers(self, **filters: Any) -> builtins.list[Officer]:
        """List people and posts, by date of their paper."""
        return cast("list[Officer]", self._records("officers", filters))

    def actions(self, **filters: Any) -> builtins.list[Action]:
        """List what people were given to do, by date of their paper; `officer` is who has to do it."""
        return cast("list[Action]", self._records("actions", filters))

    def search(self, query: str, **filters: Any) -> builtins.list[Hit]:
        """Find passages and resolutions, best first; any text is a query."""
        return self._book.search(query, _filters(filters))

    def timeline(self, **filters: Any) -> builtins.list[Event]:
        """List decisions, key dates and money in date order."""
        return self._book.timeline(_filters(filters))

    def _records(self, kind: str, filters: dict[str, Any]) -> Iterable[Record]:
        if filters.get("kind") is not None:
            _check_kind(kind, filters["kind"])
        return self._book.records(kind, _filters(filters))


def _check_kind(records: str, kind: str) -> None:
    """Refuse a kind that is in none of the closed sets, rather than finding nothing. Raises ValueError."""
    model = next(known.model for known in RECORD_KINDS if known.name == records)
    field = model.model_fields.get(CODECS[records].sort)
    types = (field.annotation, *get_args(field.annotation)) if field else ()
    words = [word for found in types if isinstance(found, EnumType) for word in cast("Iterable[str]", found)]
    if same_word(kind) not in words:
        raise ValueError(f"no {records} are {kind!r}; there are {', '.join(words) or 'no kinds of them'}")
