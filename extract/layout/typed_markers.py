"""Numbers and bullets that an author typed in front of a paragraph, where the source keeps the gap behind them."""

import re

from extract.layout.numbering import marker_of

# "1.\xa0\xa0\xa0the", "(i)\xa0 \xa0to", "a \xa0\xa0 to", "3.1\tBackground": a short mark and a list's gap.
_GAPPED = re.compile(
    r"\s*(?P<marker>\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[A-Za-z]|[ivxlIVXL]{1,5})[.):]{0,2})"
    r"(?:\t\s*|[ \xa0]*\xa0[ \xa0]+)(?=\S)"
)
# Word's bullets in Symbol and Wingdings, once the font is gone: "· ", "§ ", "Ø ", "o ", "ü ", "q ".
_GAPPED_BULLET = re.compile(r"\s*(?P<marker>[·•§Øoüqv\-–—*\uf000-\uf0ff])(?:\t\s*|[ \xa0]*\xa0[ \xa0]+)(?=\S)")
_BULLET = re.compile(r"[•●▪◦‣⁃➢❖·\uf000-\uf0ff]")
_INITIAL = re.compile(r"\s*[A-Z]\.\s+(?!(?:That|The|To|This|These|It|In|An?|For|Any|All|No)\b)[A-Z]")


def typed_marker(text: str, listed: bool = False) -> tuple[str, int] | None:
    """Read the marker at the start of a paragraph: (marker, offset where the words begin), or None.

    `listed` says that the source calls the paragraph a list item. Bullets of any font come back as "•". The initial
    of a name ("J. Okafor") is no marker.

    >>> typed_marker("(i)\\xa0\\xa0\\xa0to note"), typed_marker("§\\xa0\\xa0 parks", True), typed_marker("J. Okafor")
    (('(i)', 6), ('•', 4), None)
    """
    gapped = _GAPPED_BULLET.match(text)
    if gapped and (listed or gapped["marker"] not in "oqv-–—*"):
        return "•", gapped.end()
    gapped = _GAPPED.match(text)
    if gapped and (listed or not gapped["marker"].isalpha()):
        return gapped["marker"], gapped.end()
    if not listed and _INITIAL.match(text):
        return None
    found = marker_of(text)
    if found is None:
        return None
    marker, offset = found
    return ("•" if _BULLET.match(marker) else marker), offset
