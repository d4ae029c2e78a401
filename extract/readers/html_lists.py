"""The numbers and bullets that a browser would draw in front of list items."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from extract.layout.ordinals import letters_as_browser, roman

_STYLE = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?\b(decimal|none|(?:lower|upper)-(?:alpha|latin|roman))\b", re.IGNORECASE
)
_FORMS = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}


@dataclass(slots=True)
class OpenList:
    """A list whose items are being read: `form` is a CSS list style ("decimal", "none", "disc")."""

    form: str
    next_number: int = 1
    step: int = 1

    def marker(self, item: LexborNode) -> str | None:
        """Count one item and write its marker as printed: "3.", "iv.", "•"; None where none is drawn."""
        if self.form == "none":
            return None
        if self.form == "disc":
            return "•"
        value = item.attributes.get("value")
        if value and re.fullmatch(r"-?\d{1,6}", value.strip()):
            self.next_number = int(value)
        number = self.next_number
        self.next_number += self.step
        form = _style_form(item) or self.form
        return _written(number, form) + "."


def open_list(node: LexborNode) -> OpenList:
    """Read how an <ol> or <ul> counts."""
    styled = _style_form(node)
    if node.tag != "ol":
        return OpenList(styled if styled and styled != "decimal" else "disc")
    attributes = node.attributes
    form = styled or _FORMS.get((attributes.get("type") or "1").strip(), "decimal")
    backwards = "reversed" in attributes
    start = attributes.get("start") or ""
    first = _items(node) if backwards else 1
    if re.fullmatch(r"-?\d{1,6}", start.strip()):
        first = int(start)
    return OpenList(form, first, -1 if backwards else 1)


def _style_form(node: LexborNode) -> str | None:
    found = _STYLE.search(node.attributes.get("style") or "")
    return found[1].casefold().replace("latin", "alpha") if found else None


def _items(node: LexborNode) -> int:
    count, child = 0, node.child
    while child is not None:
        count += child.tag == "li"
        child = child.next
    return count


def _written(number: int, form: str) -> str:
    if form.endswith("roman"):
        text = roman(number)
    elif form.endswith("alpha"):
        text = letters_as_browser(number)
    else:
        return str(number)
    return text.upper() if form.startswith("upper") else text
