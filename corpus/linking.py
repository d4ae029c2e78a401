"""What papers call the same scheme: names made comparable, and the names that belong together across papers."""

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

_APOSTROPHES = re.compile(r"['’‘`]")
_NOT_WORD = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W_]+|&")
_ACRONYM = re.compile(r"[A-Za-z]{0,2}[A-Z]{2,6}\d{0,2}s?")  # "BCF", "iBCF", "DSG"


def normal(name: str) -> str:
    """Make a name comparable: no case, punctuation or leading article, "&" spelt out.

    >>> normal("The Children's & Families’ Fund (Phase-2)")
    'childrens and families fund phase 2'
    """
    words = _NOT_WORD.sub(" ", _APOSTROPHES.sub("", name.replace("&", " and "))).casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def is_telling(name: str) -> bool:
    """Tell whether a name means one scheme wherever it stands: an acronym, or two words and more; not "the Plan".

    >>> [is_telling(name) for name in ("BCF", "Better Care Fund", "the Plan", "Grant")]
    [True, True, False, False]
    """
    return bool(_ACRONYM.fullmatch(name.strip())) or " " in normal(name)


@dataclass(frozen=True)
class Family:
    """All names of one scheme, or of the several that a question may mean; `normals` are their comparable forms."""

    names: tuple[str, ...]

    @cached_property
    def normals(self) -> frozenset[str]:
        """The names made comparable."""
        return frozenset(normal(name) for name in self.names)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds any of the names as whole words; an acronym must stand in its own case."""
        parts = [_as_pattern(name) for name in self.names if _WORD.search(name)]
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts) or '(?!)'})(?![^\W_])")

    def mentioned_in(self, text: str | None) -> bool:
        """Tell whether a text names the scheme."""
        return bool(text and self.pattern.search(text))

    @property
    def query(self) -> str:
        """A full-text query for any of the names: it finds all places that `pattern` finds, and a few more."""
        phrases = {_as_phrase(variant) for name in self.names for variant in _spellings(name)}
        return " OR ".join(sorted(phrase for phrase in phrases if phrase))


def _spellings(name: str) -> tuple[str, str]:
    return name.replace("&", " and "), re.sub(r"\b[Aa]nd\b", "&", name)


def _as_phrase(name: str) -> str:
    words = [word for word in _WORD.findall(name) if word != "&"]
    return f'"{" ".join(words)}"' if words else ""


def _as_pattern(name: str) -> str:
    words = [
        "(?:&|[Aa]nd)" if word.casefold() in ("&", "and") else re.escape(word) for word in _WORD.findall(name.strip())
    ]
    flexible = r"[\W_]+".join(words)
    return flexible if _ACRONYM.fullmatch(name.strip()) else f"(?i:{flexible})"


def find_family(connection: sqlite3.Connection, name: str) -> Family:
    """Collect what the papers call the scheme that `name` means, through every alias in the book.

    A name that some paper gives to a scheme means exactly that scheme; anything else means all schemes whose names
    contain it. Names that only mean something inside their paper ("the Plan") lead no further.
    """
    asked = normal(name)
    known = connection.execute("SELECT 1 FROM scheme_names WHERE normal = ? LIMIT 1", (asked,)).fetchone()
    test, value = ("= ?", asked) if known else ("LIKE ?", f"%{asked}%")
    first = _names(connection, f"SELECT scheme_key FROM scheme_names WHERE normal {test}", (value,)) if asked else []
    linking = sorted({normal(found) for found in first if is_telling(found)})
    further = _names(
        connection,
        f"SELECT scheme_key FROM scheme_names WHERE normal IN ({','.join('?' * len(linking))})",
        linking,
    )
    names = {found for found in (*first, *further) if is_telling(found) or normal(found) == asked}
    return Family(tuple(sorted(names or {name})))


def _names(connection: sqlite3.Connection, schemes: str, values: Iterable[str]) -> list[str]:
    rows = connection.execute(f"SELECT DISTINCT name FROM scheme_names WHERE scheme_key IN ({schemes})", tuple(values))
    return [str(row[0]) for row in rows]
