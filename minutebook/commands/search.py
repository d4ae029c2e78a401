"""`minutebook search`: ranked passages and resolutions."""

import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from minutebook.opening import open_book
from minutebook.options import database, filters, make_filters, output_format
from minutebook.reasons import why_none
from minutebook.rendering import ID_LENGTH, Column, near, note, say, show_rows

if TYPE_CHECKING:
    from corpus.book import MinuteBook
    from corpus.entries import Hit

DEFAULT_LIMIT = 20

_CSV_COLUMNS = tuple(
    Column(name, name)
    for name in ("kind", "id", "date", "body", "title", "page", "section", "item", "snippet", "score")
)


@click.command(
    short_help="Find passages and resolutions.",
    epilog="""\b
Examples:
  minutebook search "pooled budget"              both words
  minutebook search '"section 75 agreement"'     the phrase
  minutebook search 'reable* -pilot'             words that begin so, without another
  minutebook search overspend OR deficit         one of the two
  minutebook search roof --kind resolution       only what was resolved or recommended
  minutebook search overspend --body Health --from 2021 --format json""",
)
@click.argument("query", nargs=-1, required=True)
@database
@filters()
@click.option("--kind", type=click.Choice(("resolution", "passage")), help="Only resolutions, or only passages.")
@output_format
def search(query: tuple[str, ...], db: str, style: str, **chosen: Any) -> None:
    """Find passages and resolutions that hold the words of QUERY, the best first, with the words marked. There are at
    most 20 unless --limit says otherwise."""
    usual = chosen["limit"] is None
    chosen["limit"] = chosen["limit"] or DEFAULT_LIMIT
    words = " ".join(query)
    with open_book(db) as book:
        hits = book.search(words, make_filters(chosen))
        reason = "" if hits else _reason(book, words, chosen)
    if style != "table":
        show_rows([_row(hit) for hit in hits], _CSV_COLUMNS, style=style, empty="")
    elif not hits:
        say(f"nothing found: {reason}", err=True)
    else:
        for hit in hits:
            _print(hit)
        if usual and len(hits) == DEFAULT_LIMIT:
            note(f"these are the best {DEFAULT_LIMIT}; --limit gives more")


def _reason(book: "MinuteBook", words: str, chosen: dict[str, Any]) -> str:
    """Say why a search finds nothing."""
    from corpus.filters import Filters
    from corpus.search import build_query

    if not build_query(words):
        return f"there is no word to look for in “{words}”"
    if unheld := book.words_not_held(words):
        return f"no paper has {' or '.join(f'“{word}”' for word in unheld)}"
    if book.search(words, Filters(limit=1)):
        return f"“{words}” stands elsewhere" + why_none(partial(book.search, words), chosen)
    return f"no passage has all of “{words}”"


def _row(hit: "Hit") -> dict[str, Any]:
    return {
        "kind": hit.kind.value,
        "id": hit.record or hit.paper.id,
        "date": hit.paper.date.isoformat() if hit.paper.date else None,
        "body": hit.paper.body,
        "title": hit.title or hit.paper.title,
        "page": hit.page,
        "section": hit.section,
        "item": hit.item,
        "snippet": "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in hit.pieces),
        "score": round(hit.score, 4),
        "paper_id": hit.paper.id,
        "source": hit.paper.source,
    }


def _print(hit: "Hit") -> None:
    paper = hit.paper
    place = f"p. {hit.page}" + (f", item {hit.item}" if hit.item else f", {hit.section}" if hit.section else "")
    head = f"{paper.date or 'undated'}  {paper.body or paper.organisation or near(paper.source)}"
    title = hit.title or paper.title
    name = (hit.record or paper.id)[:ID_LENGTH]
    say(f"{click.style(head, bold=True)}{f' — {title}' if title else ''}")
    marked = sys.stdout.isatty()
    text = "".join(
        (click.style(piece.text, fg="yellow", bold=True) if marked else f"[{piece.text}]")
        if piece.marked
        else piece.text
        for piece in hit.pieces
    )
    say(f"  {' '.join(text.split())}")
    say(click.style(f"  {hit.kind.value} {name}, {place}", dim=True))
