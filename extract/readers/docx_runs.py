"""One Word paragraph in, its runs of visible text out: changes accepted, fields by their result, text boxes apart."""

import re
from dataclasses import dataclass, field

from extract.layout.paragraphs import BREAK, Run
from extract.readers.docx_package import MC, Element, R, W, switch, value

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
    """Reads the paragraphs of one part; fields may run over several paragraphs."""

    relations: dict[str, tuple[str, str]]
    fields: list[_Field] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    def read(self, paragraph: Element, bold: bool, hidden: bool) -> list[Run]:
        """Give a paragraph's runs; `bold` and `hidden` are what its style says. Text boxes go to `boxes`."""
        runs: list[Run] = []
        self._children(paragraph, runs, bold, hidden, None)
        return runs

    def _children(self, parent: Element, runs: list[Run], bold: bool, hidden: bool, link: str | None) -> None:
        for child in parent:
            tag = child.tag
            if tag in _GONE:
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
                runs.append(Run(child.text or "", bold, link))
            elif tag == W + "fldSimple":
                found = _ADDRESS.match(child.get(W + "instr") or "")
                self._children(child, runs, bold, hidden, found[1] if found else link)
            else:
                self._children(child, runs, bold, hidden, link)

    def _run(self, run: Element, runs: list[Run], bold: bool, hidden: bool, link: str | None) -> None:
        properties = run.find(W + "rPr")
        own_bold, own_hidden = switch(properties, "b"), switch(properties, "vanish")
        bold = bold if own_bold is None else own_bold
        hidden = hidden if own_hidden is None else own_hidden
        for child in run:
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
            runs.append(Run(child.text or "", bold, link))
        elif tag in (W + "tab", W + "ptab"):
            runs.append(Run("\t", bold, link))
        elif tag in (W + "br", W + "cr"):
            runs.append(Run(BREAK))
        elif tag == W + "noBreakHyphen":
            runs.append(Run("-", bold, link))
        elif tag == W + "sym":
            runs.append(Run(_symbol(child), bold, link))
        elif tag in (W + "drawing", W + "pict", W + "object"):
            self._find_boxes(child)
        elif tag == MC + "AlternateContent":
            chosen = alternative(child)
            for part in () if chosen is None else chosen:
                self._piece(part, runs, bold, link)

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
