"""One Word paragraph in, its runs of visible text out: changes accepted, fields by their result, text boxes apart."""

import re
from dataclasses import dataclass, field

from extract.layout.paragraphs import BREAK, Run
from extract.readers.docx_package import MC, Element, R, W, switch, value
from extract.readers.docx_styles import Styles

_GONE = frozenset(
    {W + "del", W + "moveFrom", W + "rPr", W + "pPr", W + "instrText", W + "delText", W + "annotationRef"}
)
_ADDRESS = re.compile(r'\s*HYPERLINK\s+"?([^"\s]+)"?', re.IGNORECASE)
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "zapf dingbats")
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


@dataclass(slots=True)
class _Field:
    """A complex field that is being read: its instruction, then (`shown`) its result."""

    instruction: str = ""
    shown: bool = False


@dataclass(slots=True)
class RunReader:
    """Reads the paragraphs of one part; fields may run over several paragraphs.

    `turns` is the element that begins a new page, None where pages are not known; `notes` are the (kind, id) of the
    footnotes and endnotes that were referred to.
    """

    relations: dict[str, tuple[str, str]]
    styles: Styles = field(default_factory=lambda: Styles(None))
    turns: str | None = None
    page: int = 1
    fields: list[_Field] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def read(self, paragraph: Element, bold: bool, hidden: bool) -> list[Run]:
        """Give a paragraph's runs; `bold` and `hidden` are what its style says. Text boxes go to `boxes`."""
        runs: list[Run] = []
        self._children(paragraph, runs, bold, hidden, None)
        return runs

    def _children(self, parent: Element, runs: list[Run], bold: bool, hidden: bool, link: str | None) -> None:
        for child in parent:
            tag = child.tag
            if tag in _GONE or is_placeholder(child):
                continue
            if tag == W + "r":
                self._run(child, runs, bold, hidden, link)
            elif tag == W + "hyperlink":
                self._children(child, runs, bold, hidden, self._target(child) or link)
            elif tag == MC + "AlternateContent":
                chosen = alternative(child)
                if chosen is not None:
                    self._children(chosen, runs, bold, hidden, link)
            elif tag == _MATH:
                runs.append(Run(child.text or "", bold, link, page=self.page))
            elif tag == W + "fldSimple":
                found = _ADDRESS.match(child.get(W + "instr") or "")
                self._children(child, runs, bold, hidden, found[1] if found else link)
            else:
                self._children(child, runs, bold, hidden, link)

    def _run(self, run: Element, runs: list[Run], bold: bool, hidden: bool, link: str | None) -> None:
        properties = run.find(W + "rPr")
        named = value(properties, "rStyle")
        style = self.styles[named] if named else None
        own_bold, own_hidden = switch(properties, "b"), switch(properties, "vanish")
        bold = bold or bool(style and style.bold) if own_bold is None else own_bold
        hidden = hidden or bool(style and style.hidden) if own_hidden is None else own_hidden
        hidden = hidden or bool(switch(properties, "strike") or switch(properties, "dstrike"))  # what no longer holds
        for child in run:
            self._turn(child)
            if child.tag == W + "fldChar":
                self._field(child.get(W + "fldCharType"))
            elif child.tag == W + "instrText":
                if self.fields:
                    self.fields[-1].instruction += child.text or ""
            elif not hidden and not any(not field.shown for field in self.fields):
                self._piece(child, runs, bold, self._field_address() or link)

    def _piece(self, child: Element, runs: list[Run], bold: bool, link: str | None) -> None:
        tag = child.tag
        if tag == W + "t":
            runs.append(Run(child.text or "", bold, link, page=self.page))
        elif tag in (W + "tab", W + "ptab"):
            runs.append(Run("\t", bold, link, page=self.page))
        elif tag in (W + "br", W + "cr"):
            runs.append(Run(BREAK))
        elif tag == W + "noBreakHyphen":
            runs.append(Run("-", bold, link, page=self.page))
        elif tag == W + "sym":
            runs.append(Run(_symbol(child), bold, link, page=self.page))
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            self.notes.append((tag.removeprefix(W).removesuffix("Reference"), child.get(W + "id") or ""))
        elif tag in (W + "drawing", W + "pict", W + "object"):
            self._find_boxes(child)
        elif tag == MC + "AlternateContent":
            chosen = alternative(child)
            for part in () if chosen is None else chosen:
                self._piece(part, runs, bold, link)

    def _turn(self, child: Element) -> None:
        """Count pages, by the marks that Word left where it last broke them."""
        if self.turns == "br":
            self.page += child.tag == W + "br" and child.get(W + "type") == "page"
        elif self.turns:
            self.page += child.tag == W + self.turns

    def _find_boxes(self, drawing: Element) -> None:
        """Text boxes that are not inside another one; theirs are found when they are read."""
        for box in drawing.iter(W + "txbxContent"):
            above = box.getparent()
            while above is not None and above is not drawing and above.tag not in (W + "txbxContent", MC + "Fallback"):
                above = above.getparent()
            if above is drawing:
                self.boxes.append(box)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].shown = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _field_address(self) -> str | None:
        for each in reversed(self.fields):
            found = _ADDRESS.match(each.instruction)
            if found:
                return None if found[1].startswith("\\") else found[1]
        return None

    def _target(self, hyperlink: Element) -> str | None:
        kind, target = self.relations.get(hyperlink.get(R + "id") or "", ("", ""))
        return target if kind == "hyperlink" and target else None


def alternative(element: Element) -> Element | None:
    """Of content given twice for newer and older programs take one: the newer where it is there."""
    choice = element.find(MC + "Choice")
    return choice if choice is not None else element.find(MC + "Fallback")


def is_placeholder(element: Element) -> bool:
    """An empty field of a form, which shows "Click here to enter text"."""
    if element.tag != W + "sdt":
        return False
    properties = element.find(W + "sdtPr")
    return bool(switch(properties, "showingPlcHdr"))


def page_turns(document: Element, pages: int | None) -> str | None:
    """Tell by which element pages can be counted: those that agree with the number of `pages` that Word states."""
    rendered = sum(1 for mark in document.iter(W + "lastRenderedPageBreak") if _is_read(mark))
    if rendered:
        return "lastRenderedPageBreak" if rendered + 1 == pages else None
    typed = sum(1 for mark in document.iter(W + "br") if mark.get(W + "type") == "page" and _is_read(mark))
    return "br" if typed and typed + 1 == pages else None


def _is_read(mark: Element) -> bool:
    """Tell a mark in the text from one in a deletion or in a copy for older programs."""
    return next(mark.iterancestors(MC + "Fallback", W + "del", W + "moveFrom"), None) is None


def _symbol(element: Element) -> str:
    """A character of a symbol font: a bullet or a tick, whatever the font draws."""
    code = element.get(W + "char") or ""
    if not re.fullmatch(r"[0-9A-Fa-f]{2,5}", code):
        return ""
    if (element.get(W + "font") or "").casefold().startswith(_SYMBOL_FONTS):
        return "•"
    return chr(int(code, 16))


def ends_in_deleted_mark(paragraph: Element) -> bool:
    """The break after this paragraph was deleted in a tracked change: it runs on into the next."""
    properties = paragraph.find(W + "pPr")
    mark = properties.find(W + "rPr") if properties is not None else None
    return mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None)


def is_deleted_row(row: Element) -> bool:
    """A table row that a tracked change took out."""
    properties = row.find(W + "trPr")
    return properties is not None and properties.find(W + "del") is not None and value(properties, "ins", "id") is None
