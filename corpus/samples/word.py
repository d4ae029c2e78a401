"""Prints a manuscript as a Word paper: automatic multi-level numbering, tables, tracked changes, a text box."""

import io
import re
import zipfile
from datetime import datetime
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus.samples.markup import Grid, Manuscript, Part

STAMP = datetime(2020, 1, 1)
RUNS = re.compile(r"(<b>.*?</b>|<i>.*?</i>|<super>.*?</super>|<ins>.*?</ins>|<del>.*?</del>)")
LEVELS = (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"), ("lowerRoman", "(%4)"))
BULLET = ("bullet", "\uf0b7")


def print_word(manuscript: Manuscript) -> bytes:
    """The .docx of a manuscript, the same bytes each time."""
    document = docx.Document()
    properties = document.core_properties
    properties.created = properties.modified = STAMP
    properties.author = properties.last_modified_by = manuscript.settings.get("author", "")
    _define_numbering(document)
    for side, holder in (("head", document.sections[0].header), ("foot", document.sections[0].footer)):
        if side in manuscript.settings:
            holder.paragraphs[0].text = manuscript.settings[side].replace(" || ", "\t")
    for part in manuscript.parts:
        if isinstance(part, Grid):
            _print_grid(document, part)
        else:
            _print_part(document, part)
    out = io.BytesIO()
    document.save(out)
    return _same_bytes(out.getvalue())


def _same_bytes(package: bytes) -> bytes:
    """Pack the parts again in order, all of one moment, so that the time of making leaves no trace."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != "docProps/thumbnail.jpeg":
                new.writestr(
                    zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)),
                    _part_bytes(name, old.read(name)),
                    zipfile.ZIP_DEFLATED,
                )
    return out.getvalue()


def _part_bytes(name: str, data: bytes) -> bytes:
    """A part of the package; the relation to the template's thumbnail goes with the thumbnail."""
    return re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", data) if name == "_rels/.rels" else data


def _define_numbering(document: Any) -> None:
    """Add two lists to the numbering part: 90 is multi-level (1., 1.1, (a), (i)), 91 is bullets."""
    root = document.part.numbering_part.element
    for number, levels in ((90, LEVELS), (91, (BULLET,) * 3)):
        abstract = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{567 * (at + 1)}" w:hanging="567"/></w:pPr></w:lvl>'
            for at, (form, text) in enumerate(levels)
        )
        first = root.find("{*}num")
        first.addprevious(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
                f'<w:multiLevelType w:val="multilevel"/>{abstract}</w:abstractNum>'
            )
        )
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))


def _print_part(document: Any, part: Part) -> None:
    if part.kind == "page":
        document.add_page_break()
        return
    paragraph = document.add_paragraph()
    if part.kind in ("centre", "plain_centre"):
        paragraph.alignment = 1
    text = part.text.removeprefix("# ")
    bold = part.kind in ("centre", "heading") or text != part.text
    _print_runs(paragraph, f"<b>{text}</b>" if bold else text)
    if part.kind == "number":
        _number(paragraph, part)
    if part.kind == "box":
        paragraph.clear()
        paragraph._p.append(_box(part.text))


def _number(paragraph: Any, part: Part) -> None:
    """Give the paragraph its list and level; Word counts, the paper holds no printed number."""
    level = part.depth - 1 if part.marker == "*" else _level(part.marker)
    number = 91 if part.marker == "*" else 90
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def _level(marker: str) -> int:
    if re.fullmatch(r"\d+\.", marker):
        return 0
    if re.fullmatch(r"\d+\.\d+", marker):
        return 1
    return 3 if re.fullmatch(r"\([ivx]+\)", marker) else 2


def _print_runs(paragraph: Any, text: str) -> None:
    for piece in filter(None, RUNS.split(text)):
        mark = re.match(r"<(\w+)>(.*)</", piece)
        if mark and mark[1] in ("ins", "del"):
            paragraph._p.append(_tracked(mark[1], mark[2]))
            continue
        run = paragraph.add_run(mark[2] if mark else piece)
        if mark:
            run.bold = mark[1] == "b" or None
            run.italic = mark[1] == "i" or None
            run.font.superscript = mark[1] == "super" or None


def _tracked(change: str, text: str) -> Any:
    inner = "delText" if change == "del" else "t"
    return parse_xml(
        f'<w:{change} {nsdecls("w")} w:id="7" w:author="Clerk" w:date="2020-01-01T00:00:00Z">'
        f'<w:r><w:{inner} xml:space="preserve">{text}</w:{inner}></w:r></w:{change}>'
    )


def _box(text: str) -> Any:
    return parse_xml(
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="width:300pt;height:40pt">'
        f"<v:textbox><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox>"
        "</v:shape></w:pict></w:r>"
    )


def _print_grid(document: Any, grid: Grid) -> None:
    columns = max(len(row) for row in grid.rows)
    table = document.add_table(rows=0, cols=columns)
    if grid.kind == "ruled":
        table.style = "Table Grid"
    for row in grid.rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            lines = re.split(r"\s*##\s*", text)
            _print_runs(cell.paragraphs[0], lines[0])
            for line in lines[1:]:
                _print_runs(cell.add_paragraph(), line)
