"""Small DOCX files written by hand, for what python-docx cannot write."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMES = f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="{_MC}"'
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
 <w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Heading1"/>
 <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Numbered"><w:name w:val="Numbered"/><w:basedOn w:val="Normal"/>
 <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Numbered2"><w:name w:val="Numbered again"/>
 <w:basedOn w:val="Numbered"/></w:style>
<w:style w:type="paragraph" w:styleId="Item"><w:name w:val="Item"/>
 <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>
</w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
"""


def level(depth: int, text: str, form: str = "decimal", start: int = 1, more: str = "") -> str:
    """One level of an abstract numbering."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
        "</w:lvl>"
    )


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of one run; tabs in the text become Word's tabs."""
    pieces = "<w:tab/>".join(f'<w:t xml:space="preserve">{piece}</w:t>' for piece in text.split("\t"))
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>{pieces}</w:r></w:p>"


def numbered(text: str, number: int, depth: int = 0) -> str:
    """A paragraph with its own automatic number."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def styled(text: str, style: str) -> str:
    """A paragraph in a named style."""
    return paragraph(text, f'<w:pStyle w:val="{style}"/>')


def _named(content: str | bytes) -> str | bytes:
    return content.replace("NAMES", _NAMES) if isinstance(content, str) else content


def docx(
    body: str,
    numbering: str = "",
    relations: str = "",
    parts: Mapping[str, str | bytes] | None = None,
    document: str | None = None,
) -> bytes:
    """Pack a DOCX around the content of its body."""
    kinds = "".join(
        f'<Relationship Id="r{kind}" Type="{_R}/{kind}" Target="{kind}.xml"/>' for kind in ("styles", "numbering")
    )
    files = {
        "[Content_Types].xml": _TYPES,
        "word/document.xml": document or f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_NAMES}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_NAMES}>{numbering}</w:numbering>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{kinds}{relations}</Relationships>',
        **{name: _named(content) for name, content in (parts or {}).items()},
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()
