"""Any page that is not of ModernGov: its main content, without the site around it."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extract.layout.paragraphs import Setting
from extract.readers.html_flow import Flow
from extract.readers.html_page import Page, owner
from extract.readers.html_parsing import classes, plain
from extract.readers.html_sources import Sources

_MAIN = (
    "main, [role=main], article, #content, #main, #main-content, #maincontent, .main-content, .content, .entry-content,"
    " .post-content, .page-content, #page-content, .field--name-body, .document"
)
_CHROME_TAGS = frozenset({"nav", "footer", "aside", "dialog", "search"})
_CHROME_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "alert", "dialog", "menu"})
# Names of a site's furniture, whole class names or ids: "site-footer", "nav_wrapper", "cookie-bar"; not "social-care".
_CHROME_NAME = re.compile(
    r"""(?:[a-z0-9]+[-_]*)?
          (?: nav | navbar | navigation | menu | breadcrumbs? | sidebar | footer | pagination | pager | toolbar )
          (?:[-_]+(?:wrapper|container|holder|list|inner|block|bar|links?|menu|trail|area|widget))*
      | cookie\w*(?:[-_]+\w+)* | (?:social[-_]+)?(?:share|sharing)(?:[-_]+(?!holder)\w+)*
      | social(?:[-_]+(?:links?|media|icons?|share|sharing|buttons?))+ | skip(?:[-_]*(?:links?|nav|to[-_]\w+))*
      | search(?:[-_]+(?:form|box|bar|block|wrapper))+ | back[-_]?to[-_]?top | newsletter(?:[-_]+\w+)*
      | feedback(?:[-_]+(?:form|bar|wrapper))* | print[-_]?(?:link|page|button)s?
      | related(?:[-_]+(?:links?|pages?|content|posts?))+""",
    re.VERBOSE | re.IGNORECASE,
)


# Names of what a click unfolds: "accordion-panel", "collapse", "tab-pane", "toggle_content".
_PANEL_NAME = re.compile(r"(?:^|[-_])(?:accordion|collaps\w*|tab|toggle|panel|expand\w*|pane)(?:$|[-_])", re.IGNORECASE)


def read_general(tree: LexborHTMLParser, sources: Sources) -> Page:
    """Read the main content of a page: headings, paragraphs, lists, tables."""
    root = main_node(tree)
    if root is None:
        return Page([])
    blocks = _flow(root, sources).read(root)
    if not blocks and tree.body is not None:
        blocks = _flow(None, sources).read(tree.body)
    hints = {}
    title = plain(tree.css_first("h1")) or plain(tree.css_first("title"))
    if title:
        hints["title"] = title
    organisation = owner(tree)
    if organisation:
        hints["organisation"] = organisation
    return Page(blocks, hints | _frame(tree))


def _frame(tree: LexborHTMLParser) -> dict[str, str]:
    """Read what names a page from outside of its content: its title, and the crumbs of the way to it."""
    crumbs = tree.css_first("[class*=breadcrumb i], [id*=breadcrumb i], [aria-label*=breadcrumb i]")
    steps = [plain(step) for step in crumbs.css("li, a, span")] if crumbs is not None else []
    found = {"page_title": plain(tree.css_first("title")), "crumbs": " > ".join(dict.fromkeys(filter(None, steps)))}
    return {name: words for name, words in found.items() if words}


def main_node(tree: LexborHTMLParser) -> LexborNode | None:
    """Choose the smallest node that holds most of the page's own words (words in links count for nothing)."""
    body = tree.body
    if body is None:
        return None
    whole = _own_words(body)
    title = tree.css_first("main h1, article h1, [role=main] h1, #content h1, #main h1")
    best = body
    best_words = whole
    for node in tree.css(_MAIN)[:60]:
        words = _own_words(node)
        if title is not None and not _holds(node, title):
            continue
        if words * 2 >= whole and words > 0 and (best is body or words * 10 >= best_words * 9):
            best, best_words = node, words
    return best


def _holds(outer: LexborNode, inner: LexborNode) -> bool:
    above: LexborNode | None = inner
    while above is not None and above.mem_id != outer.mem_id:
        above = above.parent
    return above is not None


def _own_words(node: LexborNode) -> int:
    """Count characters that stand in no link and in no site furniture, roughly: text less link text."""
    text = len(plain(node))
    linked = sum(len(plain(link)) for link in node.css("a, nav, footer, script, style, noscript, button, select"))
    return max(0, text - linked)


def _flow(root: LexborNode | None, sources: Sources) -> Flow:
    top = root.mem_id if root is not None else -1

    def visit(node: LexborNode, attributes: dict[str, str | None]) -> bool:
        if "hidden" in attributes:
            if _is_panel(node) and not flow.tables:
                flow.read_inside(node)
            return True
        if node.mem_id == top or node.tag in ("body", "html"):
            return False
        if node.tag in _CHROME_TAGS or attributes.get("role") in _CHROME_ROLES:
            return True
        if node.tag == "header" and node.parent is not None and node.parent.tag == "body":
            return node.css_first("h1") is None
        if node.tag not in ("div", "ul", "ol", "section", "form", "p", "table", "span"):
            return False
        names = (*classes(node), attributes.get("id") or "")
        return any(_CHROME_NAME.fullmatch(name) for name in names) and _is_furniture(node)

    flow = Flow(visit, setting=Setting(bold_headings=True), sources=sources)
    return flow


def _is_panel(node: LexborNode) -> bool:
    """What is hidden until it is unfolded is part of the page; menus and dialogs are not."""
    names = (*classes(node), node.attributes.get("id") or "")
    if node.tag not in ("div", "section", "dd", "ul") or node.attributes.get("role") in _CHROME_ROLES:
        return False
    return any(map(_PANEL_NAME.search, names)) and not any(map(_CHROME_NAME.fullmatch, names))


def _is_furniture(node: LexborNode) -> bool:
    """A name alone convicts nothing that holds a heading or much prose ("related-decisions")."""
    return _own_words(node) < 600 and node.css_first("h1, table") is None
