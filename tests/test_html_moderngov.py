"""Pages of ModernGov are read by their structure, in any skin."""

import pytest

from extract.readers.html import read_layout
from extract.readers.html_moderngov_head import MeetingLine, meeting_line
from models import ItemPart
from tests.layouts import shown

MEETING = """<!DOCTYPE html><html><head><title>Agenda for Harbour Board on Tuesday 5 March 2024 - Modern Council
</title>
</head><body><header><img src="Logo.png" alt="Modern.Gov logo"></header>
<nav><ul><li><a href="mgCalendarMonthView.aspx">Calendar</a></li></ul></nav>
<div id="modgov"><div class="mgHeader"><h1 class="mgMainTitleTxt">Agenda, decisions and minutes</h1></div>
<div class="mgSubTitle"><h2 class="mgSubTitleTxt">
<a href="mgCommitteeDetails.aspx?ID=7">Harbour Board - Tuesday 5 March
2024 7:30 pm</a></h2></div>
<p>You can view the reports of this meeting below.</p><a href="https://x.example">Watch meetings</a>
<div class="mgLinks"><ul class="mgActionList"><li><a href="mgMeetingAttendance.aspx?ID=1">Attendance details</a></li>
<li><a href="documents/g1/Agenda.pdf">Agenda frontsheet <span class="mgFileSize">PDF 198 KB</span></a></li></ul></div>
<div class="mgContent"><p><span class="mgLabel">Venue: </span>Net Loft, Dunmere.
<a href="mgLocationDetails.aspx?RID=1">
 View directions</a></p>
<p><span class="mgLabel">Contact: </span>Una Brack&nbsp; Email: <a href="mailto:una@x.example">una@x.example</a></p>
<h2 class="mgSectionTitle">Media</h2><p><span class="mgLabel">Webcast: </span><a href="https://w.example">View</a></p>
<table class="mgItemTable" id="mgItemTable"><caption class="mgSectionTitle">Items</caption>
<tr><th class="mgHide">No.</th><th class="mgHide">Item</th></tr>
<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt"><a name="AI51"></a>54.</p></td><td>
<p class="mgAiTitleTxt">Apologies</p>
<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><div class="WordSection1">
<p class="MsoNormal">Apologies
came from <span class="SpellE">Councillors</span>
<i>Orle and Pell</i>.</p><p class="MsoNormal">&nbsp;</p></div></div></td></tr>
<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt"><a name="AI52"></a>55.</p></td><td>
<p class="mgAiTitleTxt"><a class="mgAiTitleLnk" href="documents/s9/Dredging.pdf">Dredging of the Inner Basin
<span class="mgFileSize"><img alt="pdf icon"> PDF 99 KB</span></a></p>
<div class="mgWordPara"><p class="MsoNormal">To consider the works.</p></div>
<p class="mgSubItemTitleTxt">Additional documents:</p>
<ul class="mgBulletList"><li><a href="documents/s10/Map.pdf">Annex 1 - Map 2031 <span class="mgHide">, item 55.</span>
<span class="mgFileSize">PDF 1 MB</span></a></li></ul>
<p class="mgSubItemTitleTxt">Decision:</p><div class="mgWordPara"><p class="MsoNormal"><b>RESOLVED</b> that:</p>
<p class="MsoListParagraphCxSpFirst" style="text-indent:-18.0pt"><span>1.<span>&nbsp;&nbsp;&nbsp;</span></span>
the works go ahead;</p>
<p class="MsoListParagraphCxSpLast"><span>2.<span>&nbsp;&nbsp;&nbsp;</span></span> &pound;4,000 be spent.</p></div>
<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><p>The Board spoke of the silt at the</p>
<p>outer wall and</p></div> ... <a href="mgAi.aspx?ID=52">view the full minutes text for item 55.</a>
<table><caption class="mgSectionTitle">Recorded Vote</caption><tr><th>Title</th><th>Result</th></tr>
<tr><td>Dredging</td><td><img alt=""> Carried</td></tr></table>
<li><a href="mgListRecordedVotesShort.aspx">View Recorded Vote for this item</a></li></td></tr>
</table><div class="mgHelpLine">Help</div></div><div class="mgFooter">x</div></div>
<footer><small>&copy; 2024 Borough of Dunmere Council. All Rights Reserved.</small></footer></body></html>"""

OLD_SKIN = """<html><head><title>Dunmere Council - Agenda</title></head><body><table width="100%"><tr><td>
<a href="/">Home
</a></td><td><h1>Agenda and minutes</h1><h2 class="mgSubTitleTxt">Tuesday, 5th March, 2024 2.00 pm, Harbour Board</h2>
<p><span class="mgMainTxtBold">Venue:&nbsp;</span>Net Loft</p>
<p><strong class="mgLabel">Contact:</strong> Una Brack<br>Email: una@x.example</p>
<table id="mgItemTable"><tr><td><p class="mgAiTitleTxt">HB.14</p></td><td>
<p class="mgAiTitleTxt"><a class="mgAiTitleLnk" href="documents/s5/r.pdf">Dredging PDF 896 KB</a></p>
<ul><li>Share this item</li></ul><div class="mgWordPara"><p>To consider dredging.</p></div>
<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara">
<p>The Board received a report on the inner basin...</p>
</div> ... <a href="mgAi.aspx?ID=77">view the full minutes text for item HB.14</a>
<div style="display:none">
<p>The Board received a report on the inner basin, which Captain Orle introduced at length, and
after much debate about the cost of the work and of the barges that it would need over two winters it was agreed.</p>
<p>RESOLVED that the work go ahead.</p></div></td></tr>
<tr><td><p class="mgAiTitleTxt">HB.15</p></td><td><p class="mgAiTitleTxt">Any other business (to follow)</p></td></tr>
</table></td></tr></table></body></html>"""

DECISION = """<html><head><title>Decision - Lease of the Net Loft - Dunmere Borough Council</title></head><body>
<div id="modgov"><h1 class="mgMainTitleTxt">Decision details</h1><h2 class="mgSubTitleTxt">Lease of the Net Loft</h2>
<div class="mgContent"><p><span class="mgLabel">Decision Maker: </span>
<a href="mgUserInfo.aspx?UID=4">Cabinet Member for
Harbours</a></p><p><span class="mgLabel">Decision status: </span><span class="mgPlanItemInForce">Approved</span></p>
<p><span class="mgLabel">Is Key decision?: </span>No</p><h3 class="mgSubSubTitleTxt">Purpose:</h3>
<div class="mgWordPara"><p>To agree a lease.</p></div><h3 class="mgSubSubTitleTxt">Decision:</h3>
<div class="mgWordPara"><p>That the lease be agreed.</p></div>
<h3 class="mgSubSubTitleTxt">Reasons for the decision:</h3>
<div class="mgWordPara"><p>The loft is empty.</p></div><p><span class="mgLabel">Report author: </span>Una Brack</p>
<p><span class="mgLabel">Publication date: </span>05/03/2024</p><p><span class="mgLabel">Date of decision: </span>
04/03/2024</p><h3 class="mgSubSubTitleTxt">Accompanying Documents:</h3><ul class="mgBulletList"><li>
<a href="documents/s1/lease.pdf">Lease report <span class="mgFileSize">PDF 12 KB</span></a></li></ul></div></div>
</body>"""

ITEM = """<div id="modgov"><h1 class="mgMainTitleTxt">Agenda item</h1><h2 class="mgSubTitleTxt">Budget (to follow)
</h2>
<ul class="mgActionList"><li>
<a href="ieListDocuments.aspx?CId=1&MId=2">Meeting of Harbour Board, Tuesday, 5th March, 2024
2.00 pm (Item 7.)</a></li></ul><div class="mgContent"><div class="mgWordPara"><p>Report of the Treasurer.</p></div>
<h3 class="mgSubItemTitleTxt">Minutes:</h3><div class="mgWordPara"><p>The report was noted.</p></div>
<h3 class="mgSubItemTitleTxt">Supporting documents:</h3><ul><li><a href="documents/s9/b.pdf">Budget PDF 9 KB</a>
</li></ul>
</div></div>"""

ISSUE = """<div id="modgov"><h1 class="mgMainTitleTxt">Issue - meetings</h1>
<h2 class="mgSubTitleTxt">Harbour Budget</h2>
<div class="mgContent"><h3 class="mgSubSubTitleTxt">Meeting: 05/03/2024 - Harbour Board (Item 7)</h3>
<p class="mgAiTitleTxt"><a href="documents/s9/b.pdf">7 Harbour Budget <img alt="pdf icon"> PDF 120 KB</a></p>
<div class="mgWordPara"><p>The Board noted it.</p></div>
<h3 class="mgSubSubTitleTxt">Meeting: 02/04/2024 - Council (Item 12.)</h3><p class="mgAiTitleTxt">Harbour Budget</p>
<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><p>RESOLVED that it be approved.</p></div></div>
</div>"""

ATTENDANCE = """<div id="modgov" class="panel"><h1 class="panel-title">Meeting attendance</h1>
<h2 class="mgSubTitleTxt">Tuesday, 5th March, 2024 2.00 pm, Harbour Board</h2><div class="panel-body">
<p><span class="mgMainTxtBold">Venue:&nbsp;&nbsp;</span>Net Loft</p>
<table class="mgStatsTable"><caption class="mgSectionTitle">Meeting attendance</caption><thead><tr><th>Attendee</th>
<th>Role</th><th>Attendance</th></tr></thead><tbody><tr><td><a href="mgUserInfo.aspx?UID=1">Councillor Ada Pell
</a></td>
<td>Chair</td><td>Present</td></tr><tr><td>Bo Quill</td><td>Officer</td><td>Apologies</td></tr></tbody></table>
</div></div>"""


def test_meeting_page() -> None:
    layout = read_layout(MEETING.encode())
    assert shown(layout) == [
        "h1 Agenda, decisions and minutes",
        "h1 Harbour Board - Tuesday 5 March 2024 7:30 pm",
        "field Venue: Net Loft, Dunmere.",
        "field Contact: Una Brack Email: una@x.example",
        "item [54] Apologies",
        "h4 Minutes:",
        "p Apologies came from Councillors Orle and Pell.",
        "item [55] Dredging of the Inner Basin",
        "p To consider the works.",
        "h4 Decision:",
        "p RESOLVED that:",
        "li1 [1.] the works go ahead;",
        "li1 [2.] £4,000 be spent.",
        "h4 Minutes:",
        "p The Board spoke of the silt at the / outer wall and",
        "row *Title | *Result",
        "row Dredging | Carried",
    ]
    assert layout.hints == {
        "page": "meeting",
        "body": "Harbour Board",
        "date": "2024-03-05",
        "time": "19:30",
        "title": "Agenda, decisions and minutes",
        "venue": "Net Loft, Dunmere.",
        "contact": "Una Brack Email: una@x.example",
        "organisation": "Borough of Dunmere Council",
    }
    assert [(document.item, document.title, document.address) for document in layout.documents] == [
        (None, "Agenda frontsheet", "documents/g1/Agenda.pdf"),
        ("55", "Dredging of the Inner Basin", "documents/s9/Dredging.pdf"),
        ("55", "Annex 1 - Map 2031", "documents/s10/Map.pdf"),
    ]
    assert [(finding.kind, "item 55" in finding.message) for finding in layout.findings] == [("truncated", True)]


def test_voices_of_a_meeting_page() -> None:
    parts = [block.part for block in read_layout(MEETING.encode()).blocks[4:]]
    agenda, decision, minutes = ItemPart.AGENDA, ItemPart.DECISION, ItemPart.MINUTES
    assert parts == [None, minutes, minutes, None, agenda, *[decision] * 4, *[minutes] * 3]


def test_item_title_links_to_its_report() -> None:
    item = next(block for block in read_layout(MEETING.encode()).blocks if block.marker == "55")
    assert {fragment.link for line in item.lines for fragment in line.fragments} == {"documents/s9/Dredging.pdf"}


def test_old_skin_with_the_full_text_hidden_in_the_page() -> None:
    layout = read_layout(OLD_SKIN.encode())
    whole = [
        "h1 Agenda and minutes",
        "h1 Tuesday, 5th March, 2024 2.00 pm, Harbour Board",
        "field Venue: Net Loft",
        "field Contact: Una Brack / Email: una@x.example",
        "item [HB.14] Dredging",
        "p To consider dredging.",
        "h4 Minutes:",
        "p RESOLVED that the work go ahead.",
        "item [HB.15] Any other business",
    ]
    lines = shown(layout)
    assert [line for line in lines if not line.startswith("p The Board received")] == whole
    assert "two winters it was agreed." in lines[7]
    assert not layout.findings
    assert (layout.hints["body"], layout.hints["date"], layout.hints["time"]) == (
        "Harbour Board",
        "2024-03-05",
        "14:00",
    )


def test_decision_page() -> None:
    layout = read_layout(DECISION.encode())
    assert shown(layout) == [
        "h1 Decision details",
        "item [None] Lease of the Net Loft",
        "field Decision Maker: Cabinet Member for Harbours",
        "field Decision status: Approved",
        "field Is Key decision?: No",
        "h4 Purpose:",
        "p To agree a lease.",
        "h4 Decision:",
        "p That the lease be agreed.",
        "h4 Reasons for the decision:",
        "p The loft is empty.",
        "field Report author: Una Brack",
        "field Publication date: 05/03/2024",
        "field Date of decision: 04/03/2024",
    ]
    decided = [shown_block.part for shown_block in layout.blocks]
    assert decided[6:11] == [ItemPart.AGENDA, ItemPart.DECISION, ItemPart.DECISION, None, None]
    assert layout.hints["page"] == "decision"
    assert layout.hints["body"] == "Cabinet Member for Harbours"
    assert layout.hints["date"] == "2024-03-04"
    assert layout.hints["title"] == "Lease of the Net Loft"
    assert layout.hints["organisation"] == "Dunmere Borough Council"


def test_item_page() -> None:
    layout = read_layout(ITEM.encode())
    assert shown(layout) == [
        "h1 Agenda item",
        "item [7] Budget",
        "p Report of the Treasurer.",
        "h4 Minutes:",
        "p The report was noted.",
    ]
    assert layout.hints == {
        "page": "item",
        "body": "Harbour Board",
        "date": "2024-03-05",
        "time": "14:00",
        "title": "Budget",
    }


def test_issue_page_has_an_item_for_each_meeting_and_no_single_date() -> None:
    layout = read_layout(ISSUE.encode())
    assert shown(layout) == [
        "h1 Issue - meetings",
        "item [None] Harbour Budget",
        "h2 Meeting: 05/03/2024 - Harbour Board (Item 7)",
        "item [7] Harbour Budget",
        "p The Board noted it.",
        "h2 Meeting: 02/04/2024 - Council (Item 12.)",
        "item [12] Harbour Budget",
        "h4 Minutes:",
        "p RESOLVED that it be approved.",
    ]
    assert "date" not in layout.hints


def test_issue_page_whose_headings_are_all_sub_titles() -> None:
    html = ISSUE.replace("h3", "h2").replace("mgSubSubTitleTxt", "mgSubTitleTxt")
    html += '<h2 class="mgSubTitleTxt">Documents</h2><ul><li><a href="documents/s1/a.pdf">Appraisal</a></li></ul>'
    layout = read_layout(html.replace("</div></div>", "", 1).encode())
    assert shown(layout)[:5] == shown(read_layout(ISSUE.encode()))[:5]
    assert "Appraisal" not in " ".join(shown(layout))
    assert layout.documents[-1].address == "documents/s1/a.pdf"


def test_attendance_page() -> None:
    layout = read_layout(ATTENDANCE.encode())
    assert shown(layout)[3:] == [
        "row *Attendee | *Role | *Attendance",
        "row Councillor Ada Pell | Chair | Present",
        "row Bo Quill | Officer | Apologies",
    ]
    assert (layout.hints["page"], layout.hints["body"]) == ("attendance", "Harbour Board")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Cabinet - Tuesday 5 March 2024 2.00 pm", MeetingLine("Cabinet", "2024-03-05", "14:00")),
        ("Agenda for Cabinet on Tuesday 5 March 2024, 10.30 am", MeetingLine("Cabinet", "2024-03-05", "10:30")),
        ("Meeting of Cabinet, 5th March, 2024 12.15 am (Item 5.)", MeetingLine("Cabinet", "2024-03-05", "00:15")),
        ("Tuesday, 5th March, 2024", MeetingLine(None, "2024-03-05", None)),
        ("Council - 31 February 2024", None),
        ("Budget 2024/25", None),
    ],
)
def test_meeting_line(text: str, line: MeetingLine | None) -> None:
    assert meeting_line(text) == line


def test_paragraphs_right_inside_of_the_content_that_frames_the_page_are_kept() -> None:
    page = """<html><head><title>Issue details - Mooring Strategy</title></head><body><div class="mgContent">
        <h1>Issue - meetings</h1><h2>Mooring Strategy</h2><p>Decision:</p>
        <p>(1) That the Mooring Strategy be adopted.</p></div></body></html>"""
    assert shown(read_layout(page.encode()))[2:] == ["p Decision:", "li1 [(1)] That the Mooring Strategy be adopted."]
