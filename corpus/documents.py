"""The documents that a paper links to, and which of them the minute book holds."""

import os
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from corpus.entries import DocumentEntry
from corpus.reader import Reader

_TELLING = 12
"""A file's name of so many characters, digits among them, is no other's: not "report.pdf", not "Agenda.pdf"."""


def list_documents(reader: Reader, paper: int) -> list[DocumentEntry]:
    """List what a paper (by its key) links to, in its order."""
    rows = reader.rows("SELECT title, address, item FROM documents WHERE paper_key = ? ORDER BY key", (paper,))
    if not rows:
        return []
    pages = [row[0] for row in reader.rows("SELECT address FROM versions WHERE paper_key = ?", (paper,))]
    return [DocumentEntry(**dict(row), paper=_held(reader, row["address"], pages)) for row in rows]


def _held(reader: Reader, address: str, pages: list[str]) -> str | None:
    """The paper that a link surely leads to: where its address leads from the page, else one of just that name."""
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return None
    if not urlsplit(address).scheme:
        for page in pages:
            beside = os.path.normpath(PurePosixPath(page).parent / path)
            found = _at(reader, "address = ?", beside)
            if found:
                return found
    name = PurePosixPath(path)
    if len(name.parts) > 1 and (found := _at(reader, "address LIKE ? ESCAPE '!'", _ending("/".join(name.parts[-2:])))):
        return found
    if len(name.name) >= _TELLING and any(sign.isdigit() for sign in name.stem):
        return _at(reader, "address LIKE ? ESCAPE '!'", _ending(name.name))
    return None


def _ending(name: str) -> str:
    """A pattern of addresses that end so; a wild card in the name is none in the pattern."""
    plain = name.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%/{plain}"


def _at(reader: Reader, condition: str, value: str) -> str | None:
    """The one current paper at an address; None where there are several, or none."""
    rows = reader.rows(
        f"""SELECT DISTINCT p.id FROM versions v JOIN papers p ON p.key = v.paper_key
        WHERE v.current = 1 AND v.{condition} LIMIT 2""",
        (value,),
    )
    return str(rows[0][0]) if len(rows) == 1 else None
