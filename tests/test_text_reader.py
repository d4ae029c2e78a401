"""The text reader: encodings, pages, and text that lost its layout."""

import pytest

from extract.readers.text import read_layout
from models import FindingKind, Layout
from tests.layouts import shown

WRAPPED = """\
3.1 The Board heard that the fund had been set up by both of the partners
in the year before, and that its money had been spent on the care that the
people of the county need.

It asked for a further paper on the matter.
"""


def read(text: str) -> Layout:
    return read_layout(text.encode())


def test_wrapped_lines_join() -> None:
    first, second = shown(read(WRAPPED))
    assert first.startswith("p [3.1] The Board heard")
    assert first.endswith("people of the county need.")
    assert second == "p It asked for a further paper on the matter."


def test_double_spaced_text_joins_too() -> None:
    spaced = "\n \n".join(WRAPPED.replace("\n\n", "\n\n\n").splitlines() * 4)
    assert sum(line.endswith("people of the county need.") for line in shown(read(spaced))) == 4


def test_short_lines_begin_anew() -> None:
    found = shown(read("3.3 Benefits of Joint Work\n" + WRAPPED.removeprefix("3.1 ")))
    assert found[0] == "h2 [3.3] Benefits of Joint Work"
    assert found[1].startswith("p The Board heard")


def test_text_that_is_not_wrapped_keeps_its_lines() -> None:
    long = (
        "The Board received the report on the work of the partnership and its schemes in the year that had passed. " * 3
    )
    found = shown(
        read(f"Items\n\n10.\n\nMinutes pdf icon PDF 228 KB\n\nMinutes:\n\n{long}\n\nRESOLVED: That it be noted.\n")
    )
    assert found[0] == "h1 [10.] Minutes"
    assert found[-1] == "p RESOLVED: That it be noted."
    assert not any("pdf icon" in line or "Items" in line for line in found)


def test_a_page_end_in_mid_sentence_is_mended() -> None:
    text = WRAPPED.replace("both of the partners\n", "both of the partners\n\n\n\n")
    assert shown(read(text)) == shown(read(WRAPPED))


def test_form_feeds_part_pages_and_page_numbers_go() -> None:
    layout = read("First page here.\n\nPage 1\n\fSecond page here.\n\nPage 2\n\f")
    assert layout.pages == 2
    assert [block.page for block in layout.blocks] == [1, 2]
    assert not any("Page" in line for line in shown(layout))


def test_running_heads_of_pages_go() -> None:
    layout = read("\f".join(f"Northshire Board 3 May 2023\n\nWords of page {n}.\n" for n in "abcd"))
    assert layout.running == ("Northshire Board 3 May 2023",)
    assert shown(layout)[0] == "p Words of page a."


def test_raised_ordinals_on_their_own_line() -> None:
    assert len(shown(read("Agreed at the Health Board:  15\nth\n January 2014\n"))) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    layout = read_layout("The Board’s budget is £22m – agreed by all of its members.".encode(encoding))
    assert shown(layout) == ["p The Board’s budget is £22m – agreed by all of its members."]
    assert layout.findings == ()


def test_replaced_bytes_are_a_finding() -> None:
    layout = read_layout(
        "The Board’s café agreed £22m – noted – by all of the “members” of it".encode() + b" \xff\xfe end"
    )
    assert [finding.kind for finding in layout.findings] == [FindingKind.ENCODING]
    assert shown(layout)[0].startswith("p The Board’s café")


def test_line_ends_of_every_system() -> None:
    assert shown(read("One.\r\n\r\nTwo.\r\n")) == shown(read("One.\n\nTwo.\n")) == ["p One.", "p Two."]
    assert shown(read("One.\r\rTwo.\r")) == ["p One.", "p Two."]


def test_origins_point_into_the_source() -> None:
    text = "3.1 The plan\n\nWords here.\n"
    for block in read(text).blocks:
        for line in block.lines:
            for fragment in line.fragments:
                assert text[fragment.source :].startswith(fragment.text.strip())


def test_empty_text_is_an_empty_layout() -> None:
    assert read_layout(b"").blocks == ()
    assert read_layout(b"\n\n \f\n").blocks == ()


def test_an_item_number_with_strokes_begins_a_line_of_its_own() -> None:
    words = "The Clerk opened the meeting and asked for the names of the members. " * 2
    text = f"24/05/01 Election of Chair\n{words}\n24/05/02. To note\nNone.\n"
    assert [line for line in shown(read(text)) if "24/05/02" in line] == ["p 24/05/02. To note"]


def test_two_limb_numbers_in_a_row_take_the_two_limbs_after_them() -> None:
    limbs = "the thanks of the Board be recorded; and\na paper be received in June.\n\n54.\n\nFUNDS\n\nIt was noted.\n"
    text = "RESOLVED: That\n\n(1)\n\nthe report be noted;\n\n(2)\n(3)\n\n" + limbs
    assert shown(read(text)) == [
        "p RESOLVED: That",
        "li1 [(1)] the report be noted;",
        "li1 [(2)] the thanks of the Board be recorded; and",
        "li1 [(3)] a paper be received in June.",
        "h1 [54.] FUNDS",
        "p It was noted.",
    ]


def test_heads_in_two_columns_go_from_text_that_lost_its_pages() -> None:
    head = "Care Board                         3 May 2023"
    layout = read(f"{head}\n\nWords.\n\n{head}\n\nMore words.\n")
    assert shown(layout) == ["p Words.", "p More words."]
    assert layout.running == ("Care Board 3 May 2023",)


def test_lines_of_a_list_of_people_stay_apart() -> None:
    people = (
        "Councillor Ann Moss (Chair), Executive Member for Harbours and Ports\n"
        "Joan Pike (JP), Place Director, NHS Northshire Integrated Care Board\n"
        "E. Thorne, Clerk\n"
    )
    found = shown(read(WRAPPED * 4 + "\n" + people))
    assert found[-3:] == [f"p {line}" for line in people.splitlines()]


def test_prose_with_names_in_it_joins() -> None:
    text = (
        "The Joint Working Agreement (JWA) between Port Town Council (HC) and NHS\nNorthshire Board (NB) ran to May.\n"
    )
    assert len(shown(read(WRAPPED * 4 + "\n" + text))) == len(shown(read(WRAPPED * 4))) + 1


def test_text_whose_lines_never_wrap_keeps_them() -> None:
    lines = ["The clerk read out the letter from the county about the verge and the bus stop", "The council noted it"]
    lines += ["Councillors asked that the lamp at the corner of the green be seen to before winter", "Noted"]
    assert shown(read("\n".join(lines))) == [f"p {line}" for line in lines]


@pytest.mark.parametrize("number", ["64/17", "HB/2223/05", "HWB.1", "24/05/0"])
def test_items_with_references_begin_a_block(number: str) -> None:
    items = "".join(
        f"{number}{at} Item about the harbour\n* A thing was said of it at the meeting by one\n" for at in (1, 2, 3)
    )
    found = shown(read(WRAPPED * 4 + "\n" + items))
    assert sum(line.startswith((f"p {number}", "h")) for line in found[-6:]) == 3


def test_a_long_numbered_title_ends_where_its_paragraph_begins() -> None:
    title = "Joint Working Agreement and Governance Arrangements of the Fund"
    found = shown(
        read(
            WRAPPED * 4 + f"\n3.2 {title}\nThe Board heard that the agreement had been signed by both of the partners\n"
        )
    )
    assert found[-2:] == [
        f"h2 [3.2] {title}",
        "p The Board heard that the agreement had been signed by both of the partners",
    ]


def test_attendance_is_no_part_of_the_venue() -> None:
    assert shown(read("Venue: Guildhall\nAttendance\nCllr Moss\n"))[:2] == ["field Venue: Guildhall", "p Attendance"]


def test_a_line_that_ends_in_mid_phrase_goes_on() -> None:
    found = shown(read("Apologies came from Councillor Ann Low, who was away, and from\nCllr Hart, who was at work.\n"))
    assert found == ["p Apologies came from Councillor Ann Low, who was away, and from / Cllr Hart, who was at work."]


RAGGED = """\
The Council considered a report which told of the balances kept within the
General Fund and of new areas of budget which needed approval by it.
Decision
The Council –
- Approved the revised
Policy on Year End Flexibility with approval of a new category for what
was not spent.
- Noted the new balances
of £19m at the end of the year that may be carried forward.
- Noted
that £0.3m of balances will be released back into the fund.
- Approved the eight new
proposals as they were submitted to the Council.
"""


def test_paragraphs_that_begin_with_a_short_line_on_a_ragged_page() -> None:
    found = shown(read(RAGGED))
    assert found[1:3] == ["p Decision", "p The Council –"]
    first = "Approved the revised / Policy on Year End Flexibility with approval of a new category for what"
    assert first in found[3] and found[3].endswith("was not spent.")
    assert len(found) == 7


def test_a_short_line_stands_alone_where_the_page_is_not_ragged() -> None:
    text = RAGGED.split("- Noted the new")[0]
    assert any(line.endswith("Approved the revised") for line in shown(read(text)))


def test_a_line_goes_on_in_the_middle_of_a_phrase() -> None:
    assert shown(read("The Council owned a number\nof blocks of flats.\n\nThis item was\nChaired by Ann Holt.\n")) == [
        "p The Council owned a number / of blocks of flats.",
        "p This item was / Chaired by Ann Holt.",
    ]
    assert len(shown(read("the thanks be recorded; and\na paper be received.\n"))) == 2


def test_reasons_for_a_decision_are_no_decision() -> None:
    cell = "Decision Made: |\nThat it be paid. |\nReasons for Decision: |\nTo keep the path open. |\n"
    assert not any(line == "p Decision:" for line in shown(read(cell)))


@pytest.mark.parametrize("row", ["Quays        61,200      62,750", "Clerk's salary        412.50"])
def test_a_row_of_figures_that_is_printed_twice_is_no_running_head(row: str) -> None:
    text = f"Income\n\n{row}\n\nThe clerk read it out.\n\nOutgoings\n\n{row}\n"
    assert " ".join(shown(read(text))).count(row.split()[0]) == 2


def test_a_limb_that_is_printed_twice_is_no_running_head() -> None:
    limb = "(iii)         to otherwise note the report."
    text = f"The Board resolved:-\n\n{limb}\n\nMinutes:\n\nThe Board resolved:-\n\n{limb}\n"
    layout = read_layout(text.encode())
    assert layout.running == ()
    assert sum(block.marker == "(iii)" for block in layout.blocks) == 2


def test_a_line_that_only_says_resolved_begins_anew() -> None:
    item = "205. AWARD OF A CONTRACT FOR THE PLANTING OF TREES\nRESOLVED:\nThat a contract be awarded to the firm"
    found = shown(
        read(f"{WRAPPED}\n204. APOLOGIES\nThere were none.\n{item} that was named in the report\nof the Head.")
    )
    assert "h1 [205.] AWARD OF A CONTRACT FOR THE PLANTING OF TREES" in found
    assert "p RESOLVED:" in found


def test_numbers_in_a_margin_are_limbs() -> None:
    found = shown(read("RESOLVED, that\n\n1          the plan be approved;\n\n2          it be sent.\n"))
    assert found[-2:] == ["li1 [1] the plan be approved;", "li1 [2] it be sent."]
    assert not any("[12]" in line for line in shown(read("In all it took\n\n12 of them to go.\n")))


CODED = """\
CG/31/02   Minutes of the meeting held on 4 May 2031
           The minutes were agreed as a true record of what the Governors had said,
           but for a correction on the fourth page, which the Secretary will see to
           before they are put upon the pages of the Trust.
"""


def test_the_title_behind_a_code_stands_alone() -> None:
    assert any(line.endswith("Minutes of the meeting held on 4 May 2031") for line in shown(read(CODED)))


def test_a_title_in_capitals_ends_where_its_prose_begins() -> None:
    found = shown(
        read(WRAPPED + "1.2\nMINUTES & POINTS FROM THE LAST MEETING\nThe minutes of the meeting were agreed.\n")
    )
    assert found[-2:] == [
        "h2 [1.2] MINUTES & POINTS FROM THE LAST MEETING",
        "p The minutes of the meeting were agreed.",
    ]


def test_names_below_voting_members_stay_apart() -> None:
    names = "PRESENT:\nVOTING MEMBERS:\nDr Ann Holt\nBob Lee\nChair\nLay Member –\nGovernance\n"
    found = [line for line in shown(read(names + WRAPPED)) if "Holt" in line or "Lee" in line]
    assert found == ["p Dr Ann Holt", "p Bob Lee"]


def test_a_name_goes_on_over_its_line() -> None:
    page = "Resolved:\n\nThe Trident Joint\nCommittee resolved to:\n\ni. note it; and\n\nii. go on.\n"
    assert any("The Trident Joint / Committee resolved to:" in line for line in shown(read(page)))
    assert "h1 The Trident Joint" in shown(read("The Trident Joint\nThe Committee resolved to go on.\n"))


def test_what_was_written_as_utf8_twice_and_hard_blanks_read_as_they_were_meant() -> None:
    plain = "The Board’s fund is £2m – as agreed.\n\nAnn Holt          Chief Officer\nBo Lee            Treasurer\n"
    twice = plain.encode().decode("cp1252").replace(" ", "\xa0")
    assert shown(read(twice)) == shown(read(plain))


def test_the_last_name_of_a_list_that_its_line_was_too_short_for_is_one() -> None:
    lines = "Beth Tolland, Carl Fenby, Edwin Mount-Ellis, Sarah\nNorbury\nClerk: Ann Holt\n"
    assert shown(read(lines))[0].replace(" / ", " ").endswith("Sarah Norbury")
