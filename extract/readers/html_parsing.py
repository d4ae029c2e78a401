"""Decoded HTML in, a parsed tree and its walk out; never recursive, and linear on hostile nesting."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

_DEEPEST = 1500
# Elements that stay open until they are closed; their open count is a fair measure of depth.
_NESTING = re.compile(
    r"""<(/?)(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr
                 |p|li|dt|dd|td|th|tr|tbody|thead|tfoot|option|optgroup|html|head|body)[\s/>])
        [a-z][^\s/<>]*[^<>]*>?""",
    re.VERBOSE | re.IGNORECASE,
)

BLOCKS = frozenset(
    re.findall(
        r"\S+",
        """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section
    summary table tbody td tfoot th thead tr ul
    """,
    )
)
UNSEEN = frozenset(
    re.findall(
        r"\S+",
        """
    script style noscript template svg math iframe object embed canvas audio video map head title meta link base
    button input select textarea option optgroup datalist progress meter dialog img picture source track area
    colgroup col frameset frame noframes del s strike
    """,
    )
)
"""Elements whose words nobody sees, or that are struck out."""

_HIDDEN_CLASSES = frozenset(
    re.findall(
        r"\S+",
        """
    mghide mghiddenfield sr-only sr-only-focusable visually-hidden visuallyhidden screen-reader-text screenreader
    is-hidden hidden hide d-none element-invisible offscreen off-screen is-sr-only govuk-visually-hidden
    """,
    )
)
_SHOWN_LATER = re.compile(r"(?:^|\s)(?:d-(?:sm|md|lg|xl|xxl)-(?!none)|(?:sm|md|lg|xl):(?:block|flex|inline))", re.I)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|text-decoration(?:-line)?\s*:\s*line-through",
    re.IGNORECASE,
)


_CROWDED = re.compile(r"""<([a-z][a-z0-9:-]*+)(?=[\s/])(?:[\s/="']++[^\s/="'<>]++){5000,}+[^<>]*+>""", re.IGNORECASE)
# A tag of more names and values than any has; the parser compares each attribute with all that stand before it.


def parse(text: str) -> LexborHTMLParser:
    """Parse a page or a fragment of one."""
    text = _CROWDED.sub(r"<\1>", text)
    return LexborHTMLParser(_flattened(text) if text.count("<") > _DEEPEST else text)


def _flattened(text: str) -> str:
    """Drop opening tags that nest deeper than any page does: the parser takes quadratic time on a million of them."""
    depth = 0
    kept: list[str] = []
    at = 0
    for tag in _NESTING.finditer(text):
        if tag[1]:
            depth = max(0, depth - 1)
        elif depth >= _DEEPEST:
            kept.append(text[at : tag.start()])
            at = tag.end()
        else:
            depth += 1
    kept.append(text[at:])
    return "".join(kept)


class Walk:
    """Goes through a tree in document order: (True, node) on entering, (False, node) on leaving an element.

    Texts and comments are entered and not left. `skip()` right after entering passes over what is in an element.
    """

    def __init__(self, root: LexborNode) -> None:
        self._root = root
        self._skipped = False

    def skip(self) -> None:
        """Pass over the element that was just entered."""
        self._skipped = True

    def __iter__(self) -> Iterator[tuple[bool, LexborNode]]:
        top = self._root.mem_id
        node: LexborNode | None = self._root
        while node is not None:
            self._skipped = False
            yield True, node
            if not self._skipped and node.child is not None:
                node = node.child
                continue
            if not self._skipped and node.is_element_node:
                yield False, node
            while node is not None and node.mem_id != top and node.next is None:
                node = node.parent
                if node is not None:
                    yield False, node
            if node is None or node.mem_id == top:
                return
            node = node.next


def is_hidden(attributes: dict[str, str | None]) -> bool:
    """Tell whether a browser would not show the element, as far as its own markup says."""
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    if style and _HIDDEN_STYLE.search(style):
        return True
    names = attributes.get("class")
    if not names:
        return False
    found = not _HIDDEN_CLASSES.isdisjoint(names.casefold().split())
    return found and not _SHOWN_LATER.search(names)


def classes(node: LexborNode) -> frozenset[str]:
    """List the class names of an element."""
    return frozenset((node.attributes.get("class") or "").split())


def plain(node: LexborNode | None) -> str:
    """Write all words of an element in one line; blocks and line breaks part words, other tags do not."""
    if node is None:
        return ""
    if node.css_first("br, p, div, li, td") is None:
        return " ".join(node.text(deep=True, separator="").split())
    parts: list[str] = []
    for _, inner in Walk(node):
        if inner.is_text_node:
            parts.append(inner.text_content or "")
        elif inner.tag == "br" or inner.tag in BLOCKS:
            parts.append(" ")
    return " ".join("".join(parts).split())
