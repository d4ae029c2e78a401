"""The printed markers in front of paragraphs, limbs and items: numbers, letters, roman numerals, bullets."""

import re
from functools import lru_cache

BULLETS = "•○●▪◦‣⁃➢❖·–-*■□➤►✓✔\uf0b7\uf0a7\uf0d8\uf02d"

_MARKER = re.compile(
    r"""(?P<marker>
        \d{1,3}(?:\.\d{1,3}){1,3}[.)]?(?=\s|$)    # 3.1   45.1   16.03.07
      | \d{1,3}[.)](?=\s|$|[A-Z][a-z])            # 1.   10)   2.To receive
      | \d{1,2}(?=[ \t\xa0]{4,}[a-z])             # 1          the plan be approved;
      | \d{1,2}/(?=\s+[A-Z])                      # 2/ Minutes
      | \(\d{1,3}\)(?=\s|$)                       # (1)
      | \([a-z]{1,2}\)  | [a-zA-Z]\)(?=\s|$)      # (a)  a)
      | \([A-Z]\)(?=\s)                           # (A)
      | \([ivxl]{1,5}\) | [ivxl]{1,5}\)           # (iv) iv)
      | [ivxl]{1,5}\.(?=\s)                       # iv.
      | [A-Za-z]\.(?=\s)                          # a.   A.
      | [•○●▪◦‣⁃➢❖·■□➤►✓✔\uf000-\uf0ff](?=\s|\w|$)   # bullets
      | [-–*](?=\s+\S)                            # dashes as bullets
      | o(?=\s\s*[A-Z]|$)                         # Word's second-level bullet, "o Includes spend"
    )\s*""",
    re.VERBOSE,
)

# "GBP/2223/051: Welcome", "UPB(31)16 Apologies": a reference that opens an item after any line
CODED = re.compile(r"\s*[A-Z][A-Za-z]{1,7}(?:[/.-]\d{2,4}/|\(\d{2,4}\))\d{1,4}(?:-\d\d)?\b:?\s+[A-Z]")

REFERENCE = re.compile(  # "24/05/02. To receive"  "HB/2223/052: Finance"  "64/17 Apologies"  "HWB.31 Minutes"
    r"\s*(?:(?:[A-Z]{1,5}[ ./]?)?\d{1,4}(?:/\d{1,5}){1,2}|[A-Z]{2,5}\.?\d{1,3})[.:]?\s+[A-Z]"
)
FEWEST_REFERENCES = 3  # lines that begin with a reference, where a paper numbers its items so

# "T. Birch moved", "R. Ash, reported": the initial of somebody who acts
_INITIAL = re.compile(
    r"""[A-Z]\.\s(?:[A-Z]\.\s?)?[A-Z][a-z'’-]+(?:-[A-Z][a-z]+)?,?\s
    (?:moved|seconded|proposed|motioned|nominated|made|reported|asked|presented|gave|stated|noted|advised|explained|read)\b""",
    re.VERBOSE,
)
# "3.4 million"  "6.30 p.m."  "40.50 each"  "2.1% of"  "12.5 hours": a quantity, not a number in front of words.
_QUANTITY = re.compile(
    r"""\s*(?:
        [ap]\.?m\b | (?:million|billion|bn|per\s?cent|hours?|days?|weeks?|months?|years?|miles?|acres?|hectares?|
        metres?|km|kg|tonnes?|pence|each|and|to(?!\s+[a-z]+\s+(?:the|that|a|an|all)\b)|or|of|in|for|was|were|is|are|which|the|from|by|on|at)\b
      | [%£|–\-/]
    )""",
    re.VERBOSE,
)
_NUMERIC = re.compile(r"\(?(\d{1,3}(?:\.\d{1,3})*)[.)/]*$")
# "7 Apologies", "12   Any other business", "322 2031/32 Revenue Budget", "30 31/00871/FUL – 4 Mill Lane", "5"
_BARE = re.compile(r"(?P<marker>\d{1,3})(?:\s+(?=[A-Z“\"‘'(]|20\d\d[/-]\d\d\s+[A-Z][a-z]|\d\d/\d{3,6}/[A-Z]{2})|\s*$)")
_ROMAN = re.compile(r"\(?([ivxl]{1,5})[.)]")
_LETTER = re.compile(r"\(?([a-zA-Z])[.)]")


def marker_of(line: str) -> tuple[str, int] | None:
    """Read the marker at the start of a line: (marker, offset where the words begin), or None.

    A bare number ("7 Apologies") is none: only its neighbours tell, see `bare_number`.

    >>> marker_of("3.1 Background"), marker_of("(iv) to note"), marker_of("Background")
    (('3.1', 4), ('(iv)', 5), None)
    >>> marker_of("T. Birch moved that"), marker_of("T. Bins")
    (None, ('T.', 3))
    >>> marker_of("6.30 pm in the hall"), marker_of("3.4 million pounds")
    (None, None)
    """
    indent = len(line) - len(line.lstrip()) if line[:1].isspace() else 0
    head = line[indent : indent + 2]
    if len(head) > 1 and head.isalpha() and head.strip("ivxl"):
        return None  # a word, as nearly all lines begin
    match = _MARKER.match(line, indent)
    if not match or _INITIAL.match(line, indent):
        return None
    marker = match["marker"]
    if "." in marker.rstrip(".") and marker[0].isdigit() and _QUANTITY.match(line, match.end("marker")):
        return None
    return marker, match.end()


def bare_number(line: str) -> tuple[int, int] | None:
    """Read a number without any stop in front of a capital or alone: (number, offset where the words begin).

    >>> bare_number("7 Apologies"), bare_number("12"), bare_number("30 people came")
    ((7, 2), (12, 2), None)
    """
    indent = len(line) - len(line.lstrip())
    match = _BARE.match(line, indent)
    return (int(match["marker"]), match.end()) if match else None


@lru_cache(4096)
def parts_of(marker: str) -> tuple[int, ...]:
    """The numbers of a numeric marker, () for others.

    >>> parts_of("3.10"), parts_of("(7)"), parts_of("16.03.07"), parts_of("(a)")
    ((3, 10), (7,), (16, 3, 7), ())
    """
    match = _NUMERIC.match(marker)
    return tuple(map(int, match[1].split("."))) if match else ()


@lru_cache(4096)
def style_of(marker: str) -> str:
    """Name a marker's style: what markers of one list share.

    >>> style_of("(a)"), style_of("iv)"), style_of("3.1"), style_of("2."), style_of("•")
    ('(a)', 'i)', '1.1', '1.', '•')
    """
    if marker[0].isdigit() or marker[:2].lstrip("(")[:1].isdigit():
        return re.sub(r"\d+", "1", marker) if len(parts_of(marker)) == 1 else ".".join("1" * len(parts_of(marker)))
    if _ROMAN.fullmatch(marker) and marker.strip("().") not in ("c", "d", "l"):
        return re.sub(r"[ivxl]+", "i", marker)
    if _LETTER.fullmatch(marker):
        letter = marker.strip("().")
        return marker.replace(letter, "a" if letter.islower() else "A")
    return marker


def style_after(marker: str, earlier: str) -> str:
    """Name a marker's style where another came before it: "(i)" after "(h)" is a letter, after "(b)" a numeral.

    >>> style_after("(i)", "(h)"), style_after("(i)", "(b)"), style_after("(v)", "(iv)")
    ('(a)', '(i)', '(i)')
    """
    core, before = marker.strip("()."), earlier.strip("().")
    if core in ("i", "v", "x") and len(before) == 1 and ord(before) == ord(core) - 1:
        return marker.replace(core, "a")
    return style_of(marker)


def is_bullet(marker: str) -> bool:
    """Tell a bullet from a number or letter."""
    return marker[0] in BULLETS or marker[0] == "o" or "\uf000" <= marker[0] <= "\uf0ff"


def could_be_date(marker: str) -> bool:
    """Tell whether a three-part number could be a day: "1.4.20", "16.03.07".

    >>> could_be_date("1.4.20"), could_be_date("16.03.19"), could_be_date("16.3.1"), could_be_date("3.1")
    (True, True, False, False)
    """
    numbers = parts_of(marker)
    if len(numbers) != 3:
        return False
    day, month, _ = numbers
    return 0 < day <= 31 and 0 < month <= 12 and len(marker.rstrip(".").rsplit(".", 1)[1]) == 2
