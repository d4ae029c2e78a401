"""Where things stand on a ModernGov page whose skin has no frame of its own."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extract.readers.html_parsing import plain

_FRAME = ("h1", ".mgMainTitleTxt", ".mgSubTitleTxt", ".mgContent", ".mgItemTable, #mgItemTable", ".mgLabel")
# "54.", "3a", "CB20/15.", "HB.14", "a."
_NUMBER_ONLY = re.compile(r"(?=\S*\d)[\w./() -]{1,18}$|[a-zA-Z][.)]$")


def is_file(address: str) -> bool:
    """Tell a document's address from that of another page of the software."""
    return bool(address) and not address.startswith("#") and ".aspx" not in address.casefold()


def around_the_marks(tree: LexborHTMLParser) -> LexborNode | None:
    """Find the smallest element that holds both the title and the content of a page."""
    wanted = [node for selector in _FRAME if (node := tree.css_first(selector)) is not None]
    root = wanted[0].parent if wanted else tree.body
    while root is not None and root.tag != "body" and not all(_holds(root, node) for node in wanted):
        root = root.parent
    return root or tree.body


def _holds(outer: LexborNode, inner: LexborNode) -> bool:
    above: LexborNode | None = inner
    while above is not None and above.mem_id != outer.mem_id:
        above = above.parent
    return above is not None


def is_number_cell(node: LexborNode) -> bool:
    """Tell a title paragraph that holds an item's number alone, in the first cell of its row."""
    text = plain(node)
    if not text or not _NUMBER_ONLY.match(text):
        return False
    cell = node.parent
    while cell is not None and cell.tag not in ("td", "th", "tr", "table", "body"):
        cell = cell.parent
    if cell is None or cell.tag not in ("td", "th"):
        return False
    after = cell.next
    while after is not None:
        if after.is_element_node and after.css_first(".mgAiTitleTxt, .mgWordPara, p, div") is not None:
            return True
        after = after.next
    return False
