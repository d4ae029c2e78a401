"""What both kinds of HTML page share: the result, and the organisation that a page names as its owner."""

import re
from dataclasses import dataclass, field
from functools import cache

from selectolax.lexbor import LexborHTMLParser

from extract.lexicon import load
from extract.readers.html_parsing import plain
from models import Finding, LayoutBlock, LinkedPaper


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of a page, what its structure declares, and what went wrong."""

    blocks: list[LayoutBlock]
    hints: dict[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    documents: tuple[LinkedPaper, ...] = ()


# "© 2024 Borough of Dunmere. All rights reserved", "Copyright Dunmere Council 2019"
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)(?:\s*(?:©|copyright|\(c\)|\d{4}|[-–,]|by|the))*\s*(?P<owner>[A-Z][^.|©\n]{3,80})",
    re.IGNORECASE,
)
_OWNER_TAIL = re.compile(r"(?<!\s)\s*(?:\d{4}.*|all rights.*|[-–|,]\s*$)", re.IGNORECASE | re.DOTALL)
_LOGO = re.compile(
    r"\b(?:logo|home\s?page|home|crest|coat of arms|website|welcome to|link to|the official)\b", re.IGNORECASE
)
_MEETING = re.compile(r"\b(?:19|20)\d\d\b|\b(?:agenda|minutes|meeting of|decision details|attendance)\b", re.IGNORECASE)
_TITLE_PARTS = re.compile(r"(?<!\s)\s+(?:[-–|:]\s+|\|\s*)|\|\s*")


@cache
def _owner_words() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load("organisations_html")["owner_words"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@cache
def _vendors() -> frozenset[str]:
    return frozenset(load("organisations_html")["vendors"])


def owner(tree: LexborHTMLParser) -> str | None:
    """Name the organisation that runs the site, where the page itself says so; never guessed from an address."""
    for candidate in _candidates(tree):
        name = " ".join(candidate.split()).strip(" -–|,.:")
        if (
            4 <= len(name) <= 80
            and not _MEETING.search(name)
            and _owner_words().search(name)
            and name.casefold() not in _vendors()
        ):
            return name
    return None


def _candidates(tree: LexborHTMLParser) -> list[str]:
    found = []
    for selector in ('meta[property="og:site_name"]', 'meta[name="DC.publisher"]', 'meta[name="dcterms.publisher"]'):
        node = tree.css_first(selector)
        if node is not None:
            found.append(node.attributes.get("content") or "")
    for node in tree.css("footer, [id*=footer], [class*=footer], [id*=copyright], [class*=copyright], small"):
        text = plain(node)
        for match in _COPYRIGHT.finditer(text[-3000:]):
            found.append(_OWNER_TAIL.sub("", match["owner"]))
    for node in tree.css(
        "header img[alt], [id*=logo] img[alt], [class*=logo] img[alt], a[href='/'] img[alt], img[src*=logo i]"
    ):
        found.append(_LOGO.sub(" ", node.attributes.get("alt") or ""))
    title = plain(tree.css_first("title"))
    parts = _TITLE_PARTS.split(title)
    if len(parts) > 1:
        found.append(parts[-1])
    return found
