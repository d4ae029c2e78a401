"""Dates as records: their role by construction, their repeats, and what is no date of the paper."""

import datetime as dt
from dataclasses import replace

import pytest

from extract import dates
from extract.dates.roles import Setting, role_of
from extract.matches import settle
from models import Finding, FindingKind, Item, KeyDate, Paper, PaperKind, Settings
from tests.papers import made


def _paper(notation: str, date: str | None = "2024-06-11", kind: PaperKind = PaperKind.MINUTES) -> Paper:
    paper = made(notation)
    facts = {"date": dt.date.fromisoformat(date) if date else None, "kind": kind}
    return replace(paper, facts=paper.facts.model_copy(update=facts))


def _found(paper: Paper) -> list[KeyDate]:
    built = [dates.build(paper, match) for match in settle(dates.find(paper, Settings()))]
    records = [b for b in built if isinstance(b, KeyDate)]
    assert all(paper.text[r.evidence.start : r.evidence.end] == r.evidence.quote for r in records)
    return dates.merge(paper, records)


ROLES = [
    ("The meeting was held on 11 June 2024.", ["meeting"]),
    ("3. Approval of Minutes: 2 April 2024", ["previous_meeting"]),
    ("The minutes of the meeting held on 2nd April 2024 were approved.", ["previous_meeting"]),
    ("Date of next meeting: 9 July 2024", ["next_meeting"]),
    ("The Board deferred the item to the committee meeting in August 2024.", ["next_meeting"]),
    ("Dates for future meetings are 9 July, 3 September and 5 November 2024.", ["next_meeting"] * 3),
    ("It takes effect from 1 July 2024.", ["effective"]),
    ("It was introduced from 1.4.20, running until 31.3.23.", ["effective", "end"]),
    ("With effect from 1 April 2025 the fee rises.", ["effective"]),
    ("The contract expires on 31 March 2025.", ["end"]),
    ("The centres come to the end of their term on 31 March 2025.", ["end"]),
    ("Replies are due by 28 June 2024.", ["deadline"]),
    ("Papers go to the clerk by noon on 18 June 2024.", ["deadline"]),
    ("A plan is wanted by end October 2024.", ["deadline"]),
    ("The rate rises to £12 w.e.f. 1st July 2024.", ["effective"]),
    ("The form is to be submitted no later than 5 July 2024.", ["deadline"]),
    ("It will be cut by quarter 3 of 2025/26.", ["deadline"]),
    ("It must be delivered by 2025/26.", ["deadline"]),
    ("It must save £60k by 2022-23.", ["deadline"]),
    ("The school was last extended in 2008.", ["event"]),
    ("The lease was extended to 31 May 2027.", ["end"]),
    ("The final date for objections to the adjudicator: 12 October 2024.", ["deadline"]),
    ("Report dated: 1 September 2023", ["published"]),
    ("The order was advertised on 6 June 2023.", ["published"]),
    ('It follows the guidance "Making changes", October 2018.', ["published"]),
    ("The repayment of the loan was deferred until March 2025.", ["end"]),
    ("The item was deferred until 9 July 2024.", ["next_meeting"]),
    ("The following Board meeting will be on 9 July 2024.", ["next_meeting"]),
    ("Following discussion the Board approved the plan, subject to its being signed by 9 July 2024.", ["deadline"]),
    ("The next steps for the Committee are to be completed by 9 July 2024.", ["deadline"]),
    ("Figures were asked for at the 9 July 2024 meeting.", ["next_meeting"]),
    ("The target for 2017/18 is £16m.", ["period"]),
    ("A valuation dated March 2025 was seen.", ["event"]),
    ("It will pay £75k a year to March 2023.", ["end"]),
    ("Balance at bank 30 November 2023: £164,320.55.", ["as_at"]),
    ("Balances fell from £11m at March 2022 to £9m at March 2023.", ["as_at", "as_at"]),
    ("The 2023 budget was reviewed, up from £9,000 in 2022.", ["period", "period"]),
    ("It opened in 2022.", ["event"]),
    ("Savings will reach £28m by 2025/26.", ["period"]),
    ("It will be allocated from 2024/25.", ["effective"]),
    ("It was carried forward from 2024/25.", ["period"]),
    ("The position as at Quarter 3 2024-25 is shown.", ["as_at"]),
    ("The position in Quarter 3 2024-25 is shown.", ["period"]),
    ("The final report was published on 4 May 2024.", ["published"]),
    ("The ministry issued a notice of the allocation on 4 May 2024.", ["published"]),
    ("On 2 May 2024 the first draft was shared with partners.", ["published"]),
    ("The balance as at 31 May 2024 was low.", ["as_at"]),
    ("Accounts for the year ended 31 March 2024 were seen.", ["as_at"]),
    ("The budget for 2024/25 was noted.", ["period"]),
    ("The consultation ran from 30 September to 28 October 2023.", ["period"]),
    ("In April 2013 the two bodies joined.", ["event"]),
    ("The fund will be closed to new claims on 31 December 2024.", ["end"]),
    ("A report be brought to the Board in October 2024.", ["deadline"]),
    ("It would be presented to the Parks Forum in October 2024.", ["event"]),
    ("Up to the end of May 2024 the team saw 412 people.", ["as_at"]),
    ("The accounts to 31 May 2024 were seen.", ["as_at"]),
    ("Deferred to 9 July 2024, as the figures were late.", ["next_meeting"]),
    ("The item was deferred from the meeting on 2 April 2024.", ["previous_meeting"]),
    ("The population is expected to grow by a third by 2035.", ["event"]),
    ("A petition was received on 4 May 2024.", ["event"]),
    ("Gravel lay on the road at the beginning of May 2024.", ["event"]),
    ("The fair was moved from 3 May 2024 to 10 May 2024.", ["event", "event"]),
    ("Hilltop Primary School closed in 2019.", ["event"]),
]


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_role_by_construction(text: str, roles: list[str]) -> None:
    assert [record.role.value for record in _found(_paper(text))] == roles


def test_header_fields_and_signatures() -> None:
    paper = _paper(
        "DATE :: 11 June 2024\nPublication date :: 12 June 2024\nThe Board noted a report at some length.\n"
        "Signed ................ Dated 9 July 2024"
    )
    assert [(r.period.label, r.role.value) for r in _found(paper)] == [
        ("11 June 2024", "meeting"),
        ("12 June 2024", "published"),
        ("9 July 2024", "signed"),
    ]


def test_a_column_head_says_what_its_dates_are() -> None:
    paper = _paper("| Centre | Contract end date |\n| North | 31/03/2025 |")
    assert [r.role.value for r in _found(paper)] == ["end"]


def test_a_table_of_labels_reads_as_fields() -> None:
    paper = _paper(
        "| Decision maker | Director of Parks |\n| Date of decision | 6 May 2024 |\n| Effective from | 13 May 2024 |",
        kind=PaperKind.DECISION,
    )
    assert [r.role.value for r in _found(paper)] == ["signed", "effective"]


def test_the_head_of_a_decisions_page_names_its_meeting() -> None:
    page = "Issue - decisions\n## 1 Outturn\n18 May 2024 - Outturn\nIt was noted."
    (head,) = _found(_paper(page, "2024-05-18", PaperKind.DECISION))
    day = head.period
    inside = Setting(before="It was taken on ", after=" - alone.")
    told = role_of(day, inside, meeting=day.start, kind=PaperKind.DECISION)
    assert (head.role.value, told[0].value) == ("meeting", "signed")


def test_one_record_for_each_period_and_role() -> None:
    paper = _paper(
        "The budget for 2024/25 was set.\nThe budget for 2024-25 was cut.\n"
        "It starts from 1 July 2024.\nOn 1 July 2024 it rained."
    )
    assert [(r.role.value, len(r.repeats)) for r in _found(paper)] == [("period", 1), ("effective", 0), ("event", 0)]


@pytest.mark.parametrize(
    "text",
    [
        "See https://example.org/2021/06/guidance-May-2021.pdf for more.",
        "Write to clerk.may2021@example.org now.",
        "Annex 1 - Programme 2025_26 is attached.",
        "It follows the Parks Act 2006.",
    ],
)
def test_addresses_files_and_statutes_hold_no_dates(text: str) -> None:
    assert _found(_paper(text)) == []


def test_item_numbers_are_no_dates() -> None:
    assert _found(_paper("16.07.13 - Any other business\n16.07.14 Close")) == []


def test_impossible_dates_are_findings() -> None:
    paper = _paper("Replies are due by 31 April 2024.")
    (built,) = [dates.build(paper, match) for match in dates.find(paper, Settings())]
    assert isinstance(built, Finding) and built.kind is FindingKind.IMPOSSIBLE_DATE


def test_minutes_signed_before_their_meeting_are_a_finding() -> None:
    text = "The Board met on 11 June 2024.\nSigned ................ Dated {}"
    for day, count in (("11 June 2023", 1), ("9 July 2024", 0)):
        paper = _paper(text.format(day))
        built = [dates.build(paper, match) for match in settle(dates.find(paper, Settings()))]
        assert len([b for b in built if isinstance(b, Finding) and b.kind is FindingKind.CONTRADICTION]) == count


def test_a_signature_a_year_off_the_others_is_a_finding() -> None:
    signed = "Signed for the {}\nDate {}\n"
    for first, count in (("13/02/23", 1), ("13/02/24", 0), ("9/01/24", 0)):
        paper = _paper(signed.format("Council", first) + signed.format("Trust", "13/02/24"), date=None)
        built = [dates.build(paper, match) for match in settle(dates.find(paper, Settings()))]
        assert len([b for b in built if isinstance(b, Finding) and b.kind is FindingKind.CONTRADICTION]) == count
        assert {b.role.value for b in built if isinstance(b, KeyDate)} == {"signed"}


def test_minute_references_are_no_dates() -> None:
    paper = _paper("06/05/24 Apologies\n07/05/24 Roads\nIt closes on 07/06/24.\n09/06/24 Fair day")
    numbers = ("06/05/24", "07/05/24", "07/05/24", "09/06/24")
    items = tuple(Item(n, "Item", b.start, b.end) for n, b in zip(numbers, paper.blocks, strict=True))
    blocks = tuple(block._replace(item=at) for at, block in enumerate(paper.blocks))
    found = _found(replace(paper, items=items, blocks=blocks))
    assert [record.evidence.quote for record in found] == ["07/06/24", "09/06/24"]


def test_minute_references_with_the_year_first_are_no_dates() -> None:
    paper = _paper("24/05/11 Apologies\n24/05/12 Roads\nIt closes on 07/06/24.")
    items = tuple(Item(n, "Item", b.start, b.end) for n, b in zip(("24/05/11", "24/05/12"), paper.blocks, strict=False))
    blocks = tuple(block._replace(item=min(at, 1)) for at, block in enumerate(paper.blocks))
    found = _found(replace(paper, items=items, blocks=blocks))
    assert [record.evidence.quote for record in found] == ["07/06/24"]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The loan had been unused since September.", "2023-09-01"),
        ("The hours are subject to review in February.", "2025-02-01"),
        ("The fair was held in May.", "2024-05-01"),
    ],
)
def test_bare_months_lie_the_way_their_clause_says(text: str, start: str) -> None:
    (record,) = _found(_paper(text))
    assert (record.period.start.isoformat(), record.period.inferred) == (start, True)


def test_a_year_from_the_papers_date_is_marked() -> None:
    (record,) = _found(_paper("The fair will be held on Saturday, 6th July."))
    assert (record.period.start, record.period.inferred) == (dt.date(2024, 7, 6), True)
    assert _found(_paper("The fair will be held on Saturday, 6th July.", date=None)) == []


def test_about_is_the_sentence_and_short() -> None:
    long = "the survey of hedges " * 20
    (record,) = _found(_paper(f"First we met. After {long}it was on 4 May 2024 that {long}was closed."))
    assert record.about is not None and "4 May 2024" in record.about and len(record.about) <= 160


def test_long_near_matches_take_linear_time() -> None:
    import time

    lines = "\n".join(["." * 400, "_" * 400, "Signed " * 60, "on 4 May 2024 " * 30, "by the end of " * 30] * 20)
    started = time.process_time()
    _found(_paper(lines))
    assert time.process_time() - started < 10
