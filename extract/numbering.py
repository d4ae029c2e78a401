"""The printed markers in front of paragraphs, limbs and items: numbers, letters, roman numerals, bullets."""

import re

BULLETS = "•●▪◦‣⁃➢❖·–-*\uf0b7\uf0a7\uf0d8\uf02d"

_MARKER = re.compile(
    r"""(?P<marker>
        \d{1,3}(?:\.\d{1,3}){1,3}\.?(?=\s|$)      # 3.1   45.1   16.03.07
      | \d{1,3}[.)](?=\s|$)                       # 1.   10)
      | \(\d{1,3}\)                               # (1)
      | \([a-z]{1,2}\)  | [a-z]\)                 # (a)  a)
      | \([ivxl]{1,5}\) | [ivxl]{1,5}\)           # (iv) iv)
      | [A-Za-z]\.(?=\s)                          # a.   A.
      | [•●▪◦‣⁃➢❖·\uf000-\uf0ff](?=\s|\w|$)       # bullets
      | o(?=\s\s*[A-Z])                           # Word's second-level bullet, "o Includes spend"
    )\s*""",
    re.VERBOSE,
)


def marker_of(line: str) -> tuple[str, int] | None:
    """Read the marker at the start of a line: (marker, offset where the words begin), or None.

    >>> marker_of("3.1 Background"), marker_of("(iv) to note"), marker_of("Background")
    (('3.1', 4), ('(iv)', 5), None)
    """
    indent = len(line) - len(line.lstrip())
    match = _MARKER.match(line, indent)
    return (match["marker"], match.end()) if match else None
