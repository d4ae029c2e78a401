"""Cuts a page that was stored as one endless line where its numbers and its labels of attendance begin.

"… was closed. 2. Minutes 2.1 The minutes were agreed. 3. Grants 3.1 …" lost its line breaks: numbers that count on in
front of capitals, at least three of them, are those of paragraphs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from extract.readers.text_lines import Printed

_LONG = 800  # characters: a line of so many holds a page
_FEWEST = 3  # numbers that count on
# "2. Minutes"  "2.1 The minutes"  "101/12 Grants"  "16/012 Grants"  "/61 GRANTS"
_NUMBER = re.compile(
    r"(?<=\s)(?:\d{1,3}\.|\d{1,2}\.\d{1,2}\.?|\d{1,4}/\d{2,4}(?:/\d\d)?\.?|/\d{1,3}(?=\s+[A-Z]{2}))(?=\s+[A-Z])"
)
# "MINUTES Present: Mr A. Moss … Apologies: Nil."  "PRESENT Ann Moss … In Attendance: Bob Pike"
_ATTENDS = re.compile(
    r"""(?<=\s)(?:
      (?: (?:Members\ |Also\ )?Present | In\ [Aa]ttendance | A(?:pologies|POLOGIES)(?:\ for\ [Aa]bsence)? )\s?:
      | PRESENT\b | IN\ ATTENDANCE\b
    )""",
    re.VERBOSE,
)
_OFFICE = re.compile(r"(?<=\.\s)(?:Chair|Chairman|Clerk)\s?:")  # "… Mr B. Pike. Clerk: Mr C. Dow"


# "… CambriaDr Carl Hale", "… the BoardDate of meeting: 4 May", "Minutes of theBoard": two lines stuck together
_STUCK = re.compile(
    r"""(?<=[a-z)])(?=(?:Mr|Mrs|Ms|Miss|Dr|Professor|Cllr|Councillor)\s[A-Z])
      | (?<=[a-z])(?=(?:Date|Time|Venue|Place|Present|Apologies|In\ attendance)(?:\ (?:of|for)(?:\ the)?\ \w+)?\s?:)
      | (?<=\sthe)(?=[A-Z][a-z]+\s)
      | (?<=^Minutes:)(?=[A-Z]) | (?<=\sMinutes:)(?=[A-Z]) | (?<=Decision:)(?=[A-Z]) | (?<=Decisions:)(?=[A-Z])
      | (?<=\S)\s(?=(?:Minutes|Decisions?):[A-Z])""",
    re.VERBOSE,
)


# "Noted and accepted: 1.", "… (Appendix 1) 2.", "… were received from: ·": the marker of the next line's words
_LEFT_BEHIND = re.compile(r"(?<=\S)\s+(?:(?P<number>\d{1,2})\.|[·•])\s*$")
_RECENT = 12  # lines within which the number before was printed


def with_markers_apart(lines: Sequence[Printed]) -> Iterator[Printed]:
    """Cut off the marker that a line break parted from its words, where the numbers count on or lead from a colon."""
    last, place = -1, 0
    for at, line in enumerate(lines):
        left = _LEFT_BEHIND.search(line.text)
        after = lines[at + 1] if at + 1 < len(lines) else None
        if left is None or after is None or after.blanks or not after.text.lstrip()[:1].isupper():
            yield line
            continue
        before, number = line.text[: left.start()], int(left["number"] or 0)
        first = number <= 1 and before.endswith((":", ":-"))
        goes_on = number == (last + 1 if last else 0) and at - place < _RECENT  # of bullets each is number 0
        if not (first or goes_on):
            yield line
            continue
        last, place = number, at
        yield line.cut(0, left.start())
        yield line.cut(left.start(), len(line.text), 0)


def part_runs(lines: Iterable[Printed]) -> Iterator[Printed]:
    """Hand on lines, the endless ones in pieces, and those in two that were stuck together."""
    for line in with_markers_apart(list(lines)):
        done = 0
        for stuck in _STUCK.finditer(line.text):
            yield line.cut(done, stuck.start(), None if done == 0 else 0)
            done = stuck.start()
        yield from _part_endless(line if done == 0 else line.cut(done, len(line.text), 0))


def _part_endless(line: Printed) -> Iterator[Printed]:
    places = _places(line.text) if len(line.text) > _LONG else []
    for at, (start, end) in enumerate(zip([0, *places], [*places, len(line.text)], strict=True)):
        if not places:
            yield line
        elif line.text[start:end].strip():
            yield line.cut(start, end, line.blanks if at == 0 else 1)


def _places(text: str) -> list[int]:
    """Where paragraphs begin; none where too few numbers count on."""
    found = [(match.start(), match[0].rstrip(".")) for match in _NUMBER.finditer(text)]
    counted = sorted({*_decimals(found), *_references(found)})
    if len(counted) < _FEWEST:
        return []
    labels = [match.start() for form in (_ATTENDS, _OFFICE) for match in form.finditer(text, 0, counted[0])]
    return sorted({*counted, *labels})


def _decimals(found: Sequence[tuple[int, str]]) -> Iterator[int]:
    """Where "1", "1.1", "1.2", "2" count on."""
    top = part = 0
    for at, number in found:
        if "/" in number:
            continue
        whole, _, decimal = number.partition(".")
        if int(whole) == top + 1 and int(decimal or 0) <= 1:
            top, part = int(whole), int(decimal or 0)
        elif decimal and int(whole) == top and int(decimal) == part + 1:
            part += 1
        else:
            continue
        yield at


def _references(found: Sequence[tuple[int, str]]) -> Iterator[int]:
    """Where "101/12", "102/12" or "16/012", "16/013" count on; "see 95/12" among them does not."""
    known = {number for _, number in found}
    next_one: str | None = None
    item = ""
    for at, number in found:
        if number.count("/") > 1:  # "02/20/01" in minute 02/20
            if item and number.startswith(f"{item}/"):
                yield at
            continue
        count, slash, year = number.partition("/")
        after = f"{int(count) + 1:0{len(count)}}/{year}" if slash and count else ""
        if slash and (f"{count}/{int(year) + 1:0{len(year)}}" in (*known,) and after not in known):
            after = f"{count}/{int(year) + 1:0{len(year)}}"  # behind the year, or with none
        if slash and (number == next_one or (next_one is None and after in known)):
            next_one, item = after, number
            yield at
