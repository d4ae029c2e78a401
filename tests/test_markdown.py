"""Markdown comes out without its marks, with its structure."""

import time

import pytest

from extract.readers.markdown import read_layout
from tests.layouts import shown

CASES = [
    ("# Harbour Board\n\nMinutes of *5 March*.\n", ["h1 Harbour Board", "p Minutes of 5 March."]),
    ("Harbour Board\n=====\n\nText\n", ["h1 Harbour Board", "p Text"]),
    ("## 1. Apologies\n", ["h2 [1.] Apologies"]),
    ("**Date:** 5 March 2024\n", ["field Date: 5 March 2024"]),
    ("**Date:** 5 March 2024  \n**Venue:** Net Loft\n", ["field Date: 5 March 2024", "field Venue: Net Loft"]),
    ("**RESOLVED:** That the fee rise.\n", ["p RESOLVED: That the fee rise."]),
    ("**Any other business**\n\nNone.\n", ["h5 Any other business", "p None."]),
    ("3. one\n4. two\n", ["li1 [3.] one", "li1 [4.] two"]),
    ("1) one\n   - sub\n2) two\n", ["li1 [1)] one", "li2 [•] sub", "li1 [2)] two"]),
    ("- (a) typed\n- (b) typed\n", ["li1 [(a)] typed", "li1 [(b)] typed"]),
    ("1. one\n\n   more of it\n", ["li1 [1.] one", "p more of it"]),
    ("The fee is ~~£40~~ **£50** ~ £60.\n", ["p The fee is £50 ~ £60."]),
    ("> As was said\n", ["p As was said"]),
    ("See [the plan](https://x.example/p.pdf) and `code`.\n", ["p See the plan and code."]),
    ("Seen<!-- hidden\nnote --> here\n", ["p Seen here"]),
    ("<div>Raw</div>\n\n6<sup>th</sup> May\n", ["p Raw", "p 6th May"]),
    ("| Berth | £000 |\n|---|---:|\n| North | 4 |\n| **South** | 5 |\n",
     ["row *Berth | *£000", "row North | 4", "row South | 5"]),
    ("<table><tr><th>Berth</th><th>Cost</th></tr><tr><td>North</td><td>4</td></tr></table>\n",
     ["row *Berth | *Cost", "row North | 4"]),
    ("---\ntitle: x\n---\n\nText\n", ["p Text"]),
    # Files that were made from PDFs keep the printed lines.
    ("A sentence that runs on for\nmore than a single line of it.\n",
     ["p A sentence that runs on for more than a single line of it."]),
    ("Cllr A. Pell, Chair.\nMEMBERS PRESENT:\nCllr B. Orle\n",
     ["p Cllr A. Pell, Chair.", "p MEMBERS PRESENT:", "p Cllr B. Orle"]),
    ("Venue: Net Loft\nThe Board met to hear of " + "fees " * 40 + "\n",
     ["p Venue: Net Loft", "p The Board met to hear of " + ("fees " * 40).strip()]),
    ("RESOLVED:\n(a) to note\n(b) to pay\n", ["p RESOLVED:", "li1 [(a)] to note", "li1 [(b)] to pay"]),
    ("The last words of the page are\nover two printed lines\n---\n",
     ["p The last words of the page are over two printed lines"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reads(text: str, expected: list[str]) -> None:
    assert shown(read_layout(text.encode())) == expected


def test_links_keep_their_addresses() -> None:
    (block,) = read_layout(b"See [the plan](https://x.example/p.pdf).").blocks
    links = {fragment.text: fragment.link for line in block.lines for fragment in line.fragments}
    assert links == {"See ": None, "the plan": "https://x.example/p.pdf", ".": None}


@pytest.mark.parametrize(
    "text", ["> " * 5_000 + "x", "- " * 5_000 + "x", "[" * 20_000, "*a_" * 10_000, "<!--" * 10_000]
)
def test_hostile_files_are_read_in_time(text: str) -> None:
    began = time.process_time()
    read_layout(text.encode())
    assert time.process_time() - began < 5
