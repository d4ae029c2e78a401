"""Dates told by the verb of their clause."""

import datetime as dt
from dataclasses import replace

import pytest

from extract import dates
from extract.matches import settle
from models import KeyDate, PaperKind, Settings
from tests.papers import made


def _roles(text: str) -> list[str]:
    paper = made(f"# Quarrie Parish Council\n## 4 Reports\nA paper was circulated.\n{text}")
    facts = {"date": dt.date(2024, 6, 11), "kind": PaperKind.MINUTES}
    paper = replace(paper, facts=paper.facts.model_copy(update=facts))
    built = [dates.build(paper, match) for match in settle(dates.find(paper, Settings()))]
    return [record.role.value for record in built if isinstance(record, KeyDate)]


CLAUSES = [
    ("The principles agreed at the April 2024 Board were noted.", ["previous_meeting"]),
    ("The last meeting took place on 12 March 2024.", ["previous_meeting"]),
    ("Matters arising from 14 May 2024 meeting", ["previous_meeting"]),
    ("The Panel will meet again on 9 July 2024.", ["next_meeting"]),
    ("A recovery plan will be brought to the meeting on 9 July 2024.", ["next_meeting"]),
    ("The annual parish assembly will be held on 8 May 2025.", ["event"]),
    ("Further to Minute 17 (14 May 2024), the Clerk presented a report.", ["previous_meeting"]),
    ("Further to Bench 17 (14 May 2024), the Clerk presented a report.", ["event"]),
    ("It was agreed to hold a working meeting to go over it on 9 July 2024.", ["next_meeting"]),
    ("It was agreed to hold a small fair on 9 July 2024.", ["event"]),
    ("RECOMMENDED to Full Council on 9 July 2024 for adoption.", ["next_meeting"]),
    ("It goes to the printers on 9 July 2024 for binding.", ["event"]),
    ("Officers are to report progress in September 2024.", ["deadline"]),
    ("This would see the ultimate expiry of the contract being 8 November 2025.", ["end"]),
    ("The expiry was discussed; the date being 8 November 2025.", ["event"]),
    ("A new formula would come into effect in 2025/26.", ["effective"]),
    ("A new formula would take all of 2025/26.", ["period"]),
    ("He said that, at the Forum meeting held on 5 February 2024, the Clerk had presented it.", ["event"]),
    ("Notice closes at 5pm on Friday 21 June 2024.", ["deadline"]),
    ("Call-in expires at noon on 19 June 2024.", ["deadline"]),
    ("The contract expires on 19 June 2026.", ["end"]),
    ("The plan was approved for submission to the regulator on 8 July 2024.", ["deadline"]),
    ("The Chair may amend it prior to submission on 8 July 2024.", ["deadline"]),
    ("Current A/c £4,120.66 (31.5.24)", ["as_at"]),
    ("Expenditure for May 2024 was approved.", ["period"]),
    ("No progress since the March 2024 Authority meeting.", ["previous_meeting"]),
    ("It was agreed to hold a further meeting of the Committee on 9 July 2024.", ["next_meeting"]),
    ("The Trust is to apply again in July 2024.", ["event"]),
    ("Members noted the bank balance of £6,318.42 on 21 May 2024.", ["as_at"]),
    ("The balance was paid on 21 May 2024.", ["event"]),
    ("Income to 31 May was £2,110.", ["as_at"]),
    ("The Clerk gave out a statement of income to 31 May 2024.", ["as_at"]),
    ("Income from 1 September 2024 was moved to 31 May 2025.", ["effective", "event"]),
    ("The fourth round of the fund closes on 5 July 2024.", ["deadline"]),
    ("The Board will next meet on 9 July 2024.", ["next_meeting"]),
    ("Two walks had been held during May 2024.", ["event"]),
    ("Wages during May 2024 were noted.", ["period"]),
    ("The grant would cease in July 2026 and that a fund had been set up in April 2024.", ["end", "event"]),
    ("The roof was mended. Date of next meeting 6. 9 July 2024 at the hall", ["next_meeting"]),
    ("The review had begun in May 2024.", ["effective"]),
    ("The map is to be printed by 1 December 2024.", ["deadline"]),
    ("- Published\n- 22 May 2024\n- Date of meeting\n- 11 June 2024", ["published", "meeting"]),
    ("- Colour\n- 22 May 2024", ["event"]),
    ("The plan is due to be refreshed in April 2025.", ["deadline"]),
    ("The watch restarts on 1 September 2024.", ["effective"]),
    ("At month 2 (31 May 2024) the Trust was behind plan.", ["as_at"]),
    ("At stall 2 (31 May 2024) the Trust sold plants.", ["event"]),
    ("The rent was last reviewed in May 2019.", ["event"]),
    ("Last reviewed: May 2019", ["published"]),
    ("The audit was finished on 4 May 2024.", ["event"]),
    ("The warrant was executed on 4 May 2024.", ["event"]),
    ("A timeline, 1st draft dated 1 May 2024, was shown.", ["published"]),
    ("It is a plan for the rest of 2024.", ["period"]),
    ("The plan was noted; it was agreed that it be reviewed in September 2024.", ["deadline"]),
    ("The new grants open on 1 July 2024.", ["effective"]),
    ("The hall is open to all comers, it was said on 1 July 2024.", ["event"]),
    ("Next meeting 9 July 2024\n\nThe Clerk to write by 31 July 2024", ["next_meeting", "deadline"]),
    ("The pay award was back-dated to 1 May 2024.", ["effective"]),
    ("A report will be brought to the Council's meeting in September 2024.", ["next_meeting"]),
    ("The contract was extended by six months to November 2024.", ["end"]),
    ("The position at the end of quarter 4 2023/24 was noted.", ["as_at"]),
    ("The return for January to March was sent.", ["period"]),
    ("Fares rise on 1 July 2024.", ["effective"]),
    ("The homes programme starts on site in July 2024.", ["effective"]),
    ("The gateway is on course for completion in May 2025.", ["deadline"]),
    ("Posted on 12 May 2024 by the Clerk", ["published"]),
    ("The risk register to 31 May 2024 was noted.", ["as_at"]),
    ("Responses are invited until 12 July 2024.", ["deadline"]),
    ("The survey closed on 3 May 2024.", ["event"]),
    ("Fees will increase on 1 April 2025.", ["effective"]),
    ("Fees will increase by 1 April 2025.", ["deadline"]),
    ("The fund opens on 1 July 2024.", ["effective"]),
    ("The charge of £4 applies as of 1 July 2024.", ["effective"]),
    ("The school will be closed from 1 September 2025.", ["effective"]),
    ("Numbers have doubled since April 2015.", ["event"]),
    ("The two councils have pooled money since April 2015.", ["effective"]),
    ("The post has been vacant since 2015.", ["event"]),
    ("No meetings have taken place since March 2023.", ["event"]),
    ("Nine complaints have been received since March 2023.", ["event"]),
    ("FINANCIAL REPORT TO 31 MAY 2024", ["as_at"]),
    ("The nine halls supported to 31 May 2024 were noted.", ["as_at"]),
    ("Support was extended to 31 May 2024.", ["end"]),
    ("This is the second report for 2024/25 to the end of May 2024.", ["period", "as_at"]),
    ("The lease was extended to the end of May 2024.", ["end"]),
    ("The works will go on to the end of May 2025.", ["end"]),
    (
        "With reference to the minute of the last meeting, the report said that spend to 30 April 2024 was low.",
        ["as_at"],
    ),
    ("Treasury Management Report (April 2024)", ["as_at"]),
    ("The closure order was made on 3 May 2024.", ["event"]),
    ("The closure order ended on 3 May 2024.", ["end"]),
    ("The order was made and the tenant left on 7 May 2024.", ["event"]),
    ("The second quarter of the 2023 to 2024 financial year was quiet.", ["period"]),
    ("Tarn Infants is due to convert on 1 September 2024.", ["effective"]),
    ("The policy will run out on 30 September 2024.", ["end"]),
    ("The pilot will have no funding after 31 March 2025.", ["end"]),
    ("The position for the period ending 30 April 2024 was noted.", ["as_at"]),
    ("The lease be approved for the period to 31 March 2026.", ["end"]),
    ("In the quarter ended 31 December 2023 there were 12 complaints.", ["period"]),
    ("At the end of April 2024 the deficit was £2m.", ["as_at"]),
    ("Payments for May 2024 were approved.", ["period"]),
    ("Twelve cases were closed in May 2024.", ["event"]),
    ("A letter dated 3 May 2024 had been received.", ["event"]),
    ("By 2030 the town will have grown by a tenth.", ["event"]),
    ("The Council aims to be carbon neutral by 2030.", ["deadline"]),
    ("The Board asked for an update at its September 2024 meeting.", ["next_meeting"]),
    ("The Works Panel meets on 18 June 2024.", ["event"]),
    ("The decision will be implemented after 5pm on 19 June 2024.", ["effective"]),
    ("Residents have until 31 July 2024 to object.", ["deadline"]),
    ("The gap must be closed by 31 July 2024.", ["deadline"]),
    ("Gordon Lowe Chief Finance Officer 9 July 2024", ["signed"]),
    ("The closing date for bids was 11 June 2024.", ["deadline"]),
    ("At the full Council meeting on 11 June 2024, members had agreed the rate.", ["event"]),
    ("The Committee was told at its meeting in May 2024.", ["previous_meeting"]),
    ("Revenue Monitoring Report to 30 April 2024", ["as_at"]),
    ("Spending was shown up to the end of the financial year in March 2024.", ["as_at"]),
    ("Only nine grants had been claimed by the end of March 2024.", ["as_at"]),
    ("The owner had not raised the rest by the end of March 2024.", ["deadline"]),
    ("The fund is due to end in March 2026.", ["end"]),
    (
        "Further to Minute No. 9 of the meeting of the Cabinet held on 3 May 2024, the report was noted.",
        ["previous_meeting"],
    ),
    ("The decisions of the meeting of the Cabinet held on 3 May 2024 are attached.", ["previous_meeting"]),
    ("DECISIONS RECORD - 3 MAY 2024", ["previous_meeting"]),
    ("Further to the order of 3 May 2024, the report was noted.", ["event"]),
    ("The premium is due to be paid on 1 July 2024.", ["deadline"]),
    ("The accounts paid during May 2024 were listed.", ["period"]),
    ("Budget Monitoring - April 2024", ["as_at"]),
    ("A report dated 3 May 2024 by the Treasurer was noted.", ["published"]),
    ("To request that the Treasurer provides a written update in September 2024.", ["deadline"]),
]


@pytest.mark.parametrize(("text", "roles"), CLAUSES)
def test_roles_by_clause(text: str, roles: list[str]) -> None:
    assert _roles(text) == roles


def test_what_was_done_on_a_day_needs_no_day_of_the_meeting() -> None:
    paper = made("The closure order was made on 3 May 2024 and the tenant left on 7 May 2024.")
    built = [dates.build(paper, match) for match in settle(dates.find(paper, Settings()))]
    assert [record.role.value for record in built if isinstance(record, KeyDate)] == ["event", "event"]


def test_what_is_for_approval_at_a_meeting_is_ahead_of_it() -> None:
    paper = made("A draft figure was proposed for final approval at the January 2011 meeting.")
    roles = [dates.build(paper, match) for match in settle(dates.find(paper, Settings()))]
    assert [record.role.value for record in roles if isinstance(record, KeyDate)] == ["next_meeting"]


def test_a_meeting_to_come_needs_no_day_of_the_meeting() -> None:
    paper = made("# Paths\nIt was agreed that the Panel meet again on 14 June 2036. The wall fell on 2 June 2036.")
    built = [dates.build(paper, match) for match in settle(dates.find(paper, Settings()))]
    assert [record.role.value for record in built if isinstance(record, KeyDate)] == ["next_meeting", "event"]
