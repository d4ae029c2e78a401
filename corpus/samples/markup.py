"""The sources of the made papers: a plain text with one paragraph to a line, and marks for what is not a paragraph.

A source starts with settings (`form: pdf`, `head: left || right`, `foot: Page {page}`), a line `---`, and then:

    ^ Centred and bold            # Heading            3.1> numbered paragraph        a)>> second level
    LABEL :: value ## next line   | cell | cell |      !table ruled 6,2,2             !columns  !page  !rule  !box text

Inline marks are those of the page printer: <b>, <i>, <super>; in Word papers also <ins> and <del>, tracked changes.
"""

import re
from dataclasses import dataclass, field

MARKER = re.compile(r"(?P<marker>\S{1,8}?)(?P<depth>>{1,3}) (?P<text>.*)")


@dataclass(frozen=True)
class Part:
    """One thing to print: `kind` is para, bold, centre, plain_centre, heading, number, space, rule, page or box."""

    kind: str
    text: str = ""
    marker: str = ""
    depth: int = 1


@dataclass(frozen=True)
class Grid:
    """Rows of cells: a table (`ruled`, `shaded`, `aligned`), a label block (`labels`) or columns side by side."""

    kind: str
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()


@dataclass(frozen=True)
class Manuscript:
    """A parsed source: its settings and what to print, in order."""

    settings: dict[str, str]
    parts: tuple[Part | Grid, ...]


@dataclass
class _Reading:
    parts: list[Part | Grid] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)
    kind: str = ""
    widths: tuple[float, ...] = ()

    def close(self) -> None:
        """End the grid that is being read."""
        if self.rows:
            self.parts.append(Grid(self.kind, tuple(self.rows), self.widths))
        self.rows, self.kind, self.widths = [], "", ()

    def row(self, kind: str, cells: list[str]) -> None:
        """Add a row, starting a grid of `kind` where none is open."""
        if not self.kind:
            self.kind = kind
        self.rows.append(tuple(cell.strip() for cell in cells))


def read_manuscript(source: str) -> Manuscript:
    """Parse a source; lines that carry no mark are paragraphs."""
    head, _, body = source.partition("\n---\n")
    settings = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    reading = _Reading()
    for line in body.splitlines():
        _read_line(line.rstrip(), reading)
    reading.close()
    return Manuscript(settings, tuple(reading.parts))


def _read_line(line: str, reading: _Reading) -> None:
    if line.startswith("| "):
        reading.row("ruled", line.strip("|").split("|"))
    elif " :: " in line or line.endswith(" ::"):
        reading.row("labels", (line + " ").split(" :: ", 1))
    elif line.startswith(("!table ", "!columns")):
        reading.close()
        words = line[1:].split()
        reading.kind = words[1] if words[0] == "table" else "columns"
        if len(words) > 2:
            reading.widths = tuple(float(width) for width in words[2].split(","))
    else:
        reading.close()
        reading.parts.append(_part(line))


def _part(line: str) -> Part:
    for mark, kind in (("^^ ", "plain_centre"), ("^ ", "centre"), ("# ", "heading"), ("!box ", "box")):
        if line.startswith(mark):
            return Part(kind, line.removeprefix(mark))
    if line in ("", "!page", "!rule"):
        return Part(line.removeprefix("!") or "space")
    numbered = MARKER.fullmatch(line)
    if numbered:
        return Part("number", numbered["text"], numbered["marker"], len(numbered["depth"]))
    return Part("para", line)
