"""The styles of a DOCX: what each paragraph style means once its ancestors are followed."""

from dataclasses import dataclass, replace

from extract.readers.docx_package import Element, W, switch, value

_TITLES = ("title", "subtitle")


@dataclass(frozen=True, slots=True)
class Style:
    """A style resolved: heading level (0 none, 1 to 9), numbering, boldness, visibility."""

    name: str = ""
    heading: int = 0
    number_id: str | None = None
    number_level: int | None = None
    bold: bool = False
    hidden: bool = False


class Styles:
    """Resolves style ids; unknown ids are the default style."""

    def __init__(self, tree: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {}
        self.default = ""
        for element in () if tree is None else tree.iter(f"{W}style"):
            key = element.get(W + "styleId") or ""
            self._elements[key] = element
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true"):
                self.default = key

    def __getitem__(self, style_id: str | None) -> Style:
        key = style_id or self.default
        if key not in self._resolved:
            self._resolved[key] = self._resolve(key)
        return self._resolved[key]

    def _resolve(self, key: str) -> Style:
        """Apply the chain from its oldest ancestor down; a chain that bites its tail is cut."""
        chain: list[Element] = []
        seen: set[str] = set()
        while key in self._elements and key not in seen:
            seen.add(key)
            chain.append(self._elements[key])
            key = value(self._elements[key], "basedOn") or ""
        style = Style()
        for element in reversed(chain):
            style = _applied(style, element)
        return style


def _applied(style: Style, element: Element) -> Style:
    paragraph, run = element.find(W + "pPr"), element.find(W + "rPr")
    name = (value(element, "name") or "").casefold()
    style = replace(style, name=name, heading=_heading(name, paragraph, style.heading))
    numbering = paragraph.find(W + "numPr") if paragraph is not None else None
    if numbering is not None:
        number_id = value(numbering, "numId")
        level = value(numbering, "ilvl")
        style = replace(
            style,
            number_id=number_id if number_id is not None else style.number_id,
            number_level=int(level) if level and level.isdigit() else style.number_level,
        )
    bold, hidden = switch(run, "b"), switch(run, "vanish")
    return replace(style, bold=style.bold if bold is None else bold, hidden=style.hidden if hidden is None else hidden)


def _heading(name: str, paragraph: Element | None, inherited: int) -> int:
    if name in _TITLES:
        return 1
    outline = outline_level(paragraph)
    if outline is not None:
        return outline
    if name.startswith("heading ") and name[8:].strip()[:1].isdigit():
        return int(name[8:].strip()[0]) or 1
    return inherited


def outline_level(paragraph: Element | None) -> int | None:
    """Read an outline level as a heading level: 1 to 9, 0 for body text, None where nothing is said."""
    level = value(paragraph, "outlineLvl")
    if level is None or not level.isdigit():
        return None
    return int(level) + 1 if int(level) < 9 else 0
