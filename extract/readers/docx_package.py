"""The zip around a DOCX: its XML parts, parsed safely, and refused where they are absurdly large."""

import zipfile
from io import BytesIO
from typing import Any

from lxml import etree

from models import UnreadablePaper

_MOST_BYTES = 200 * 1024 * 1024  # of one XML part, unpacked; a 2,000-page report is 40 MB
_MOST_RATIO = 400
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_STRICT_R = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"

Element = Any  # lxml's element class has no public name that its stubs agree on


class Package:
    """The parts of a DOCX by name."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise UnreadablePaper("the DOCX file is damaged", "open it in Word and save it again") from error
        self.names = self._zip.namelist()

    def main(self) -> tuple[str, Element]:
        """Give the name and tree of the document itself; raises `UnreadablePaper` where there is none."""
        for name in ("word/document.xml", *sorted(n for n in self.names if n.startswith("word/document"))):
            tree = self.tree(name)
            if tree is not None:
                return name, tree
        raise UnreadablePaper("the DOCX file holds no document", "open it in Word and save it again")

    def tree(self, name: str) -> Element | None:
        """Parse one part without entities, network or huge trees; None where the package has no such part."""
        if name not in self.names:
            return None
        content = self._read(name)
        if _STRICT in content[:4000]:
            content = content.replace(_STRICT, W[1:-1].encode()).replace(_STRICT_R, R[1:-1].encode())
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
        )
        refused = UnreadablePaper("the DOCX file holds a document type that no Word writes", "save it again in Word")
        if b"<!ENTITY" in content:
            raise refused
        try:
            tree = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            raise UnreadablePaper(f"the DOCX file is damaged ({name})", "open it in Word and save it again") from error
        root: Any = tree.getroottree()
        if root.docinfo.doctype:  # in whatever encoding
            raise refused
        return tree

    def content(self, name: str) -> bytes:
        """Unpack a part that need be no XML. Raises `UnreadablePaper` where there is none of that name."""
        if name not in self.names:
            raise UnreadablePaper("it is not in the file", "open it in Word and save it again")
        return self._read(name)

    def pages(self) -> int | None:
        """The number of pages that the program which saved the file counted."""
        tree = self.tree("docProps/app.xml")
        names = () if tree is None else tree
        said = next((child.text or "" for child in names if etree.QName(child).localname == "Pages"), "").strip()
        return int(said) if said.isdigit() and len(said) < 7 else None

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Map the ids of a part's relationships to (kind, target); targets inside the package are full names."""
        folder, _, base = part.rpartition("/")
        tree = self.tree(f"{folder}/_rels/{base}.rels")
        found: dict[str, tuple[str, str]] = {}
        for relation in () if tree is None else tree.iter(f"{_RELATIONSHIPS}Relationship"):
            kind = (relation.get("Type") or "").rpartition("/")[2]
            target = relation.get("Target") or ""
            if relation.get("TargetMode") != "External":
                target = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            found[relation.get("Id") or ""] = (kind, target)
        return found

    def _read(self, name: str) -> bytes:
        """Unpack a part, never more than the most that a paper can hold, whatever its header says."""
        info = self._zip.getinfo(name)
        bomb = UnreadablePaper("the DOCX file unpacks to an absurd size", "do not open it; ask for the paper again")
        if info.file_size > _MOST_BYTES or info.file_size > _MOST_RATIO * max(info.compress_size, 10_000):
            raise bomb
        try:
            with self._zip.open(info) as stream:
                content = stream.read(_MOST_BYTES + 1)
        except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
            raise UnreadablePaper(f"the DOCX file is damaged ({name})", "open it in Word and save it again") from error
        except Exception as error:  # zlib.error has no base of its own
            raise UnreadablePaper(f"the DOCX file is damaged ({name})", "open it in Word and save it again") from error
        if len(content) > _MOST_BYTES:
            raise bomb
        return content


def value(element: Element | None, name: str, attribute: str = "val") -> str | None:
    """Read `w:attribute` of the child `w:name`, or None."""
    child = element.find(W + name) if element is not None else None
    return child.get(W + attribute) if child is not None else None


def switch(element: Element | None, name: str) -> bool | None:
    """Read an on/off property such as `w:b`: True, False, or None where it says nothing."""
    child = element.find(W + name) if element is not None else None
    if child is None:
        return None
    return (child.get(W + "val") or "true").casefold() not in ("false", "0", "off", "none")
