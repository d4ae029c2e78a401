"""Files made to crash, hang, swell or fool a reader of papers: each is made by script, and has an expected end."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tests.hostile import damaged_pdfs as damaged
from tests.hostile import documents
from tests.hostile import swollen_pdfs as swollen


@dataclass(frozen=True, slots=True)
class Hostile:
    """How a file is made, and how it ends: `fails` is a pattern of the reason, None where a record is expected.

    `tells` is a pattern of a finding of the record, `holds` says whether the paper's one resolution is found in it.
    """

    make: Callable[[], bytes]
    fails: str | None = None
    tells: str | None = None
    holds: bool = True


_DAMAGED = "damaged beyond repair"
_LOCKED = "encrypted and needs a password"
_SWOLLEN = "unpack to an absurd size|unpacks to an absurd size"
_ENDLESS = "hold themselves and never end"
_TYPED = "document type that no Word writes"
_LAUGHS = [[at + 1] * 10 for at in range(9)] + [[]]

PDFS = {
    "empty.pdf": Hostile(lambda: b"", "empty"),
    "zeros.pdf": Hostile(lambda: bytes(5000), "empty"),
    "header.pdf": Hostile(lambda: b"%PDF-1.7\n", _DAMAGED),
    "cut-50.pdf": Hostile(partial(damaged.cut, 50), tells="repaired"),
    "cut-95.pdf": Hostile(partial(damaged.cut, 95), tells="repaired"),
    "junk-500.pdf": Hostile(partial(damaged.with_junk, 500)),
    "junk-5000.pdf": Hostile(partial(damaged.with_junk, 5000), tells="repaired"),
    "password-rc4-40.pdf": Hostile(partial(damaged.locked, user="u", revision=2, aes=False), _LOCKED),
    "password-rc4-128.pdf": Hostile(partial(damaged.locked, user="u", revision=3, aes=False), _LOCKED),
    "password-aes-256.pdf": Hostile(partial(damaged.locked, user="u", revision=6, aes=True), _LOCKED),
    "owner-rc4.pdf": Hostile(partial(damaged.locked, user="", revision=3, aes=False)),
    "owner-aes-256.pdf": Hostile(partial(damaged.locked, user="", revision=6, aes=True)),
    "page-loop.pdf": Hostile(damaged.page_loop, tells="could not be read"),
    "parent-loop.pdf": Hostile(damaged.parent_loop),
    "kids.pdf": Hostile(partial(damaged.many_kids, 1_000_000), tells="1,000,000 pages", holds=False),
    "false-count.pdf": Hostile(damaged.false_count),
    "deep-pages.pdf": Hostile(partial(damaged.deep_pages, 20_000), tells="could not be read", holds=False),
    "deep-arrays.pdf": Hostile(partial(damaged.deep_arrays, 100_000)),
    "deep-states.pdf": Hostile(partial(damaged.deep_states, 300_000)),
    "previous-loop.pdf": Hostile(damaged.previous_loop),
    "length-loop.pdf": Hostile(damaged.length_loop),
    "object-streams.pdf": Hostile(damaged.object_stream_loop),
    "form-ring.pdf": Hostile(partial(swollen.forms, [0]), _ENDLESS),
    "form-pair.pdf": Hostile(partial(swollen.forms, [1], [0]), _ENDLESS),
    "form-laughs.pdf": Hostile(partial(swollen.forms, *_LAUGHS), _ENDLESS),
    "spaces-1gb.pdf": Hostile(partial(swollen.spaces, 1), _SWOLLEN),
    "spaces-8gb.pdf": Hostile(partial(swollen.spaces, 8), _SWOLLEN),
    "spaces-twice.pdf": Hostile(partial(swollen.spaces_twice, 8), _SWOLLEN),
    "spaces-shared.pdf": Hostile(partial(swollen.spaces_shared, 1000), "same content over and over"),
    "characters.pdf": Hostile(partial(swollen.characters, 10_000_000), tells="more than any printed page", holds=False),
    "paths.pdf": Hostile(partial(swollen.paths, 2_000_000)),
    "long-path.pdf": Hostile(partial(swollen.long_path, 2_000_000)),
    "grid.pdf": Hostile(partial(swollen.grid, 8_000)),
    "picture.pdf": Hostile(partial(swollen.picture, 60_000)),
    "picture-only.pdf": Hostile(partial(swollen.picture_only, 60_000), tells="no text|not read", holds=False),
    "unicode-ranges.pdf": Hostile(partial(swollen.unicode_map, 10_000, 1)),
    "unicode-letters.pdf": Hostile(partial(swollen.unicode_map, 100, 20)),
    "ligature.pdf": Hostile(partial(swollen.wide_ligature, 1_000_000), "stands for thousands of letters"),
}
DOCUMENTS = {
    "bomb.docx": Hostile(partial(documents.docx_bomb, 4_000), _SWOLLEN),
    "lying-bomb.docx": Hostile(partial(documents.docx_bomb, 1_000, told=5_000), "damaged"),
    "zip.docx": Hostile(partial(documents.zip_bomb, 4_000), "zip archive and no paper|unpacks to more than"),
    "laughs.docx": Hostile(lambda: documents.docx("<w:p>&l9;</w:p>", doctype=documents.laughs()), _TYPED),
    "outside.docx": Hostile(lambda: documents.docx("<w:p>&secret;</w:p>", doctype=documents.outside()), _TYPED),
    "deep.docx": Hostile(partial(documents.deep_docx, 100_000), _SWOLLEN),
    "deep-20000.docx": Hostile(partial(documents.deep_docx, 10_000), "damaged|nested"),
    "deep-tables.docx": Hostile(partial(documents.deep_tables, 60)),
    "paragraphs.docx": Hostile(partial(documents.many_paragraphs, 20_000)),
    "wide-span.docx": Hostile(partial(documents.wide_span, 10**9)),
    "style-ring.docx": Hostile(documents.style_ring),
    "200-mb.html": Hostile(partial(documents.long_page, 200), "more than any page has"),
    "nested-div.html": Hostile(partial(documents.nested, "div", 1_000_000)),
    "nested-font.html": Hostile(partial(documents.nested, "font", 1_000_000)),
    "nested-table.html": Hostile(partial(documents.nested, "table><tr><td", 50_000)),
    "nested-list.html": Hostile(partial(documents.nested, "ul><li", 50_000)),
    "attributes.html": Hostile(partial(documents.many_attributes, 100_000)),
    "wide-cells.html": Hostile(partial(documents.wide_cells, 10**9)),
    "many-cells.html": Hostile(partial(documents.many_cells, 20_000)),
    "fetching.html": Hostile(documents.fetching),
    "utf-16-le.html": Hostile(partial(documents.undeclared, "utf-16-le")),
    "utf-16-be.html": Hostile(partial(documents.undeclared, "utf-16-be")),
    "windows-1252.html": Hostile(partial(documents.undeclared, "cp1252")),
    "one-line.txt": Hostile(partial(documents.no_blank, 6), tells="5,000,000 characters are kept", holds=False),
    "quotations.md": Hostile(partial(documents.towers, "> ", 50_000)),
    "links.md": Hostile(partial(documents.towers, "[", 50_000)),
    "emphasis.md": Hostile(partial(documents.towers, "*a ", 50_000)),
    "lists.md": Hostile(partial(documents.towers, "- ", 50_000)),
}
