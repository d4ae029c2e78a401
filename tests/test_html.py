"""HTML of any site comes out as a browser shows it, without the site around the paper."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.readers.html import read_layout
from models import UnreadablePaper
from tests.layouts import shown


def blocks(html: str) -> list[str]:
    return shown(read_layout(html.encode()))


FLOW = [
    # Words are not parted by inline tags, and are parted by blocks.
    ("<p>Coun<b>cil</b>lor <i>Pell</i></p><p>Next</p>", ["p Councillor Pell", "p Next"]),
    ("<div>One<div>Two</div>three</div>", ["p One", "p Two", "p three"]),
    ("<p>on 6<sup>th</sup> May &amp; 4&nbsp;June</p>", ["p on 6th May & 4 June"]),
    ("<p>the fee<sup><a href='#n1'>1</a></sup> rose</p>", ["p the fee rose"]),
    # A line break parts lines that stand for themselves, not the lines of a sentence.
    ("<p>Cllr A. Pell<br>Cllr B. Orle</p>", ["p Cllr A. Pell", "p Cllr B. Orle"]),
    ("<p>The works at<br>Quay Lane and<br>in the basin</p>", ["p The works at / Quay Lane and / in the basin"]),
    ("<p>RESOLVED:<br>(a) to note<br>(b) to pay</p>", ["p RESOLVED:", "li1 [(a)] to note", "li1 [(b)] to pay"]),
    ("<pre>HARBOUR BOARD\n\n1. Fees\nThe fee is to be\nraised.\n</pre>",
     ["p HARBOUR BOARD", "p [1.] Fees", "p The fee is to be / raised."]),
    ("<h2>Harbour<br>Board</h2><p>x</p>", ["h2 Harbour / Board", "p x"]),
    # What is not shown is not read.
    ("<p>seen<span style='display: none'>hidden</span></p><p hidden>x</p><p class='sr-only'>y</p>", ["p seen"]),
    ("<p><s>gone </s><del>gone </del>seen<span style='text-decoration: line-through'> gone</span></p>", ["p seen"]),
    ("<p><ins>seen</ins> <u>too</u><span style='text-decoration: underline'> here</span></p>", ["p seen too here"]),
    ("<p class='d-none d-md-block'>seen</p><script>x</script><style>y</style><p aria-hidden=true>z</p>", ["p seen"]),
    ("<p>a<!-- note --></p><noscript>b</noscript><template><p>c</p></template>", ["p a"]),
    ("<form><label>Your name</label><select><option>x</option></select></form><p>a</p>", ["p Your name", "p a"]),
    # Headings by tag and by look.
    ("<h3>4. Budget</h3><p>Text.</p>", ["h3 [4.] Budget", "p Text."]),
    ("<p><strong>5. Any other business</strong></p><p>None.</p>", ["h5 [5.] Any other business", "p None."]),
    ("<p><strong>RESOLVED:</strong></p><p><b>Agreed</b></p>", ["p RESOLVED:", "p Agreed"]),
    # Labels.
    ("<p><b>Venue:</b> Net Loft</p>", ["field Venue: Net Loft"]),
    ("<p><b>Venue</b>: Net Loft</p>", ["field Venue: Net Loft"]),
    ("<p><b>RESOLVED:</b> That the fee rise</p>", ["p RESOLVED: That the fee rise"]),
    ("<dl><dt>Date</dt><dd>5 March 2024</dd><dt>Chair</dt><dd><p>A. Pell</p></dd></dl>",
     ["field Date: 5 March 2024", "field Chair: A. Pell"]),
]  # fmt: skip
LISTS = [
    ("<ol><li>a</li><li>b</li></ol>", ["li1 [1.] a", "li1 [2.] b"]),
    ("<ol type=a start=3><li>a</li><li>b</li></ol>", ["li1 [c.] a", "li1 [d.] b"]),
    ("<ol type=I><li>a</li><li value=9>b</li><li>c</li></ol>", ["li1 [I.] a", "li1 [IX.] b", "li1 [X.] c"]),
    ("<ol reversed><li>a</li><li>b</li></ol>", ["li1 [2.] a", "li1 [1.] b"]),
    ("<ol style='list-style-type: lower-roman'><li>a</li></ol>", ["li1 [i.] a"]),
    ("<ul><li>a<ol type=i><li>b</li></ol>c</li></ul>", ["li1 [•] a", "li2 [i.] b", "p c"]),
    ("<ol><li><p>a</p><p>more</p></li><li>b</li></ol>", ["li1 [1.] a", "p more", "li1 [2.] b"]),
    ("<ul><li>(a) typed</li><li>(b) typed</li></ul>", ["li1 [(a)] typed", "li1 [(b)] typed"]),
    ("<ol><li>1. typed twice</li></ol>", ["li1 [1.] typed twice"]),
    # Word's own lists, as it saves them.
    ("<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span>a)<span style='font:7pt'>&nbsp;&nbsp; </span>"
     "</span>to note</p>", ["li2 [a)] to note"]),
    ("<p class=MsoListParagraph style='margin-left:72pt'><span style='font-family:Symbol'>·<span>&nbsp;&nbsp; </span>"
     "</span>to note</p>", ["li2 [•] to note"]),
    ("<p class=MsoListParagraph><span style='font-family:Wingdings'>§<span>&nbsp; </span></span>parks</p>",
     ["li1 [•] parks"]),
    ("<p>(i)&nbsp;&nbsp; to note</p>", ["li1 [(i)] to note"]),
    ("<p>J. Okafor presented</p><p>A pier&nbsp;&nbsp; was built</p>", ["p J. Okafor presented", "p A pier was built"]),
]  # fmt: skip
TABLES = [
    ("<table><caption>Fees</caption><tr><th>Berth</th><th>£</th></tr><tr><td>North</td><td>4</td></tr></table>",
     ["row *Berth | *£", "row North | 4"]),
    ("<table><tr><td>Berth</td><td>£000</td></tr><tr><td>North</td><td>40</td></tr><tr><td>East</td><td>9</td></tr>"
     "</table>", ["row *Berth | *£000", "row North | 40", "row East | 9"]),
    ("<table><tr><td>Date:</td><td>5 March</td></tr><tr><td>Report of:</td><td>Treasurer</td></tr></table>",
     ["field Date: 5 March", "field Report of: Treasurer"]),
    ("<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>", ["p One.", "p Two."]),
    ("<table><tr><td>Present:</td><td><p>A. Pell</p><p>B. Orle</p></td></tr>"
     "<tr><td>Date:</td><td>5 March</td></tr></table>",
     ["field Present: A. Pell", "p B. Orle", "field Date: 5 March"]),
    ("<table><tr><td><p>A. Pell</p><p>B. Orle</p></td><td><p>Chair</p><p>Clerk</p></td></tr></table>",
     ["row A. Pell | Chair", "row B. Orle | Clerk"]),
    ("<p>REPORT TO:<span style='mso-tab-count:1'>&nbsp;&nbsp; </span>Harbour Board</p>",
     ["field REPORT TO: Harbour Board"]),
    ("<table role=presentation><tr><td>Left</td><td>Right</td></tr></table>", ["p Left", "p Right"]),
    ("<table><tr><td>Menu</td><td><table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table></td></tr>"
     "</table>", ["p Menu", "row a | 1", "row b | 2"]),
    (f"<table><tr><th>Item</th><th>Discussion</th></tr><tr><td>1.</td><td><p><b>Fees</b></p><p>{'Much was said. ' * 40}"
     f"</p></td></tr></table>", ["h5 [1] Fees", "p " + ("Much was said. " * 40).strip()]),
    ("<table><tr><td>(1)</td><td>That the report be noted; and</td></tr>"
     "<tr><td>(2)</td><td>That it be sent to all.</td></tr></table>",
     ["p [(1)] That the report be noted; and", "p [(2)] That it be sent to all."]),
    ("<table><tr><td>UPB(31)16</td><td><b>Minutes</b></td></tr></table>", ["h5 [UPB(31)16] Minutes"]),
    ("<table><tr><td>1</td><td>Ann Holt</td></tr><tr><td>2</td><td>Bo Lee</td></tr></table>",
     ["row 1 | Ann Holt", "row 2 | Bo Lee"]),
    ("<table><tr><td>1.</td><td>£40</td></tr></table>", ["row 1. | £40"]),
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), FLOW + LISTS + TABLES)
def test_reads_as_shown(html: str, expected: list[str]) -> None:
    assert blocks(html) == expected


def test_spans_place_cells_in_the_grid() -> None:
    html = "<table><tr><th rowspan=2>Berth</th><th colspan=2>Fees</th></tr><tr><th>2023</th><th>2024</th></tr>"
    html += "<tr><td>North</td><td>4</td><td>5</td></tr></table>"
    (block,) = read_layout(html.encode()).blocks
    assert block.table is not None
    places = {line.text: (cell.row, cell.column, cell.row_span, cell.column_span)
              for cell in block.table.cells for line in cell.lines}  # fmt: skip
    assert places["Berth"] == (0, 0, 2, 1)
    assert places["Fees"] == (0, 1, 1, 2)
    assert places["2023"] == (1, 1, 1, 1)
    assert places["5"] == (2, 2, 1, 1)


SITE = """<html><head><title>Minutes of March | Dunmere Town Council</title>
<meta property="og:site_name" content="Dunmere Town Council"></head><body>
<header><a href="/">Dunmere</a><nav><ul><li><a href="/news">News</a></li></ul></nav></header>
<div class="cookie-banner">We use cookies. <button>Accept</button></div>
<main><div class="breadcrumb"><a href="/">Home</a> / Minutes</div>
<h1>Minutes of the Quay Committee</h1><p>Held on 5 March 2024.</p>
<p>See <a href="/plan.pdf">the plan</a> and <a href="#top">up</a>.</p>
<div class="share-links">Share this page</div></main>
<aside>Latest news</aside><footer>© 2024 Dunmere Town Council. All rights reserved. Privacy</footer></body></html>"""


def test_site_around_the_paper_is_left_out() -> None:
    layout = read_layout(SITE.encode())
    assert shown(layout) == [
        "h1 Minutes of the Quay Committee",
        "p Held on 5 March 2024.",
        "p See the plan and up.",
    ]
    assert layout.hints == {
        "title": "Minutes of the Quay Committee",
        "organisation": "Dunmere Town Council",
        "page_title": "Minutes of March | Dunmere Town Council",
        "crumbs": "Home",
    }
    links = [fragment.link for block in layout.blocks for line in block.lines for fragment in line.fragments]
    assert [link for link in links if link] == ["/plan.pdf"]


@pytest.mark.parametrize(
    ("name", "kept"),
    [("social-care", True), ("shareholders", True), ("menu-planning-report", True), ("search-results", True),
     ("site-nav", False), ("breadcrumb_wrapper", False), ("social-links", False), ("CookieBanner", False)],
)  # fmt: skip
def test_furniture_is_known_by_its_name(name: str, kept: bool) -> None:
    html = f"<main><h1>Minutes</h1><div class='{name}'>Cost £4</div></main>"
    assert blocks(html) == ["h1 Minutes", *(["p Cost £4"] if kept else [])]


def test_crumbs_are_kept_in_their_order() -> None:
    html = (
        "<ol class='Breadcrumb'><li><a>Home</a></li><li><a>Quays</a></li><li>Minutes</li></ol><h1>Minutes</h1><p>Held."
    )
    assert read_layout(html.encode()).hints["crumbs"] == "Home > Quays > Minutes"


def test_page_without_main_content_is_read_whole() -> None:
    html = "<body><nav>Menu</nav><div id=a><h1>Minutes</h1><p>Held.</p></div><div id=b><p>Signed.</p></div></body>"
    assert blocks(html) == ["h1 Minutes", "p Held.", "p Signed."]


@pytest.mark.parametrize(
    ("html", "organisation"),
    [
        ("<footer>Copyright 2019 - Orle Parish Council</footer><p>x", "Orle Parish Council"),
        ("<header><img alt='Orle NHS Trust logo'></header><p>x", "Orle NHS Trust"),
        ("<title>Minutes - Orle Fire Authority</title><p>x", "Orle Fire Authority"),
        ("<title>Minutes - Modern Council</title><p>x", None),
        ("<title>Minutes</title><footer>© Web Makers Ltd</footer><p>x", None),
        ("<title>Agenda - Meeting of the Harbour Board on 5 March 2024</title><p>x", None),
    ],
)
def test_organisation_is_what_the_page_says(html: str, organisation: str | None) -> None:
    assert read_layout(html.encode()).hints.get("organisation") == organisation


def test_encoding_trouble_is_a_finding() -> None:
    layout = read_layout(b"<meta charset=utf-8><p>Caf\xe9 \xc2\xa34</p>")
    assert shown(layout) == ["p Café £4"]
    assert [finding.kind for finding in layout.findings] == ["encoding"]


@pytest.mark.parametrize("html", ["<html><body></body></html>", "<!-- nothing -->", "<html><script>x</script></html>"])
def test_page_that_shows_nothing_is_refused(html: str) -> None:
    with pytest.raises(UnreadablePaper):
        read_layout(html.encode())


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 200_000 + "deep",
        "<b>" * 50_000 + "deep",
        "<ul><li>" * 30_000 + "deep",
        "<table><tr><td>" * 20_000 + "deep",
        "<x>" * 100_000 + "deep",
        "<dl><dt>" * 20_000 + "deep",
        "<p>deep<table><b>" + "<tr><td colspan=999999 rowspan=99999>x" * 500,
        "</p>" * 50_000 + "deep",
        "deep<" * 20_000,
        "deep <!-- open",
        "<a href=x>" * 20_000 + "deep",
        "<ol start=99999999999 type=i><li value=-5>deep",
    ],
)
def test_hostile_pages_are_read_in_time(html: str) -> None:
    began = time.process_time()
    assert "deep" in " ".join(blocks(html)) or "colspan" in html
    assert time.process_time() - began < 5


TAGS = st.sampled_from(
    "p div b i span a ul ol li table tr td th h2 br dl dt dd sup caption thead section".split()  # noqa: SIM905
)
WORDS = st.sampled_from(["£4", " ", "1. ", "(a) ", "a&nbsp;&nbsp; ", "Date:"])
PIECES = st.one_of(TAGS.map("<{}>".format), TAGS.map("</{}>".format), WORDS)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_broken_markup_never_crashes_and_loses_no_sum(pieces: list[str]) -> None:
    html = "<main>Start " + "".join(pieces) + "</main>"
    text = " ".join(blocks(html))
    assert "Start" in text
    assert text.count("£4") >= html.count("£4") - html.count("caption>") * html.count("£4")


def placed(html: str) -> list[tuple[str, str]]:
    """Pairs of the words of a fragment and the characters of the source at its place."""
    fragments = [fragment for block in read_layout(html.encode()).blocks for line in block.lines
                 for fragment in line.fragments if fragment.text.strip()]  # fmt: skip
    assert all(fragment.source >= 0 for fragment in fragments)
    return [(fragment.text, html[fragment.source : fragment.source + len(fragment.text)]) for fragment in fragments]


@pytest.mark.parametrize(
    "html",
    [
        "<p title='not > this'>One <b>two</b> three</p><p>One</p>",
        "<p>to</p><!-- <p>to</p> --><p>to</p>",
        "<script>if (a < b) 'Cost'</script><style>Cost</style><p>Cost</p>",
        "<p hidden>Cost</p><nav>Cost</nav><p>Cost</p>",
        "<ol><li>(a) to note</li></ol><h2>1. Fees</h2><p><b>Date:</b> 5 March</p>",
        "<table><tr><td>North<td>4</table><p>stray</i> end",
        "<div id=modgov><table><tr><td class=mgItemNumberCell>1.</td>"
        "<td><p class=mgAiTitleTxt>Fees PDF 9 KB</p></table>",
    ],
)
def test_every_word_knows_its_place_in_the_source(html: str) -> None:
    for words, source in placed(html):
        assert words.split() == source.split()


def test_entities_keep_the_words_after_them_in_place() -> None:
    assert placed("<p>A &amp; B &pound;4&nbsp;m</p>") == [
        ("A ", "A "), ("&", "&"), (" B ", " B "), ("£", "&"), ("4", "4"), ("m", "m"),
    ]  # fmt: skip


FOLDED = """<html><body><div class="dnnmenu"><ul><li><a href="/">Home</a></li></ul></div><main><h1>Harbour Board</h1>
<h2><button aria-expanded="false">1. Lease</button></h2>
<div class="accordion-panel" hidden><p>The lease was agreed.</p></div>
<button class="accordion__button" aria-expanded="false">2. Fees</button>
<div class="collapse" aria-hidden="true"><p>The fee was set.</p></div>
<div class="mobile-menu collapse" style="display:none"><p>Bins and roads</p></div>
<div class="spinner" hidden><p>Loading</p></div><button>Print</button></main></body></html>"""


def test_what_a_click_unfolds_is_read_and_menus_are_not() -> None:
    assert shown(read_layout(FOLDED.encode())) == [
        "h1 Harbour Board",
        "h2 [1.] Lease",
        "p The lease was agreed.",
        "p [2.] Fees",
        "p The fee was set.",
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>404</title></head><body><h1>404 Not Found</h1><hr>nginx</body></html>",
        "<h1>Dunmere Council</h1><h2>Page not found</h2><p>The page you asked for may have moved.</p>",
        "<p>Sign in</p><p>Please log in to see this paper.</p>",
    ],
)
def test_what_a_server_shows_instead_of_a_paper_is_told(page: str) -> None:
    with pytest.raises(UnreadablePaper, match="a message of the server"):
        read_layout(page.encode())


@pytest.mark.parametrize(
    "page",
    [
        "<h1>Dunmere Council</h1><p>Minutes of 4 May 2024</p><p>1. Website</p>"
        + "<p>Some pages show an error.</p>" * 20
        + "<p>RESOLVED: That page not found be mended.</p>",
        "<h1>Calls</h1><table><tr><td>Access denied</td><td>4</td></tr></table>",
        "<h1>Dunmere Council</h1><p>The gate will be closed and parking denied.</p>",
    ],
)
def test_papers_that_speak_of_errors_are_read(page: str) -> None:
    assert read_layout(page.encode()).blocks
