"""Actions of made-up papers: who has to do what by when, and what is none."""

import datetime as dt
from dataclasses import replace

import pytest

from extract import actions, extract
from extract.matches import settle
from models import Action, ActionStatus, Paper, PaperKind, Settings
from tests.papers import made


def paper_of(notation: str, kind: PaperKind = PaperKind.MINUTES) -> Paper:
    paper = made(notation)
    facts = paper.facts.model_copy(update={"date": dt.date(2024, 9, 3), "kind": kind})
    return replace(paper, facts=facts)


def read(notation: str, kind: PaperKind = PaperKind.MINUTES) -> list[Action]:
    paper = paper_of(notation, kind)
    built = [actions.build(paper, match) for match in settle(actions.find(paper, Settings()))]
    return actions.merge(paper, [record for record in built if isinstance(record, Action)])


ACTIONS: list[tuple[str, list[tuple[tuple[str, ...], str]]]] = [
    ("ACTION: Clerk to upload policies by 30th November.", [(("Clerk",), "upload policies by 30th November.")]),
    (
        "The gate is broken. Action I.R. to provide a quote.  Action J.J. to inform the school.",
        [(("I.R.",), "provide a quote."), (("J.J.",), "inform the school.")],
    ),
    ("A quote will be got for the bench. (Action: DL)", [(("DL",), "A quote will be got for the bench.")]),
    (
        "The Chair will write to the bank (Action: DL).",
        [(("DL",), "The Chair will write to the bank")],
    ),
    ("The hall roof is to be surveyed. Action – SK", [(("SK",), "The hall roof is to be surveyed.")]),
    (
        "The clerk is to write to the bank - Action - Clerk",
        [(("Clerk",), "The clerk is to write to the bank")],
    ),
    (
        "It was noted that the lift will be mended in spring.\nAction: Acting Chief Executive",
        [(("Acting Chief Executive",), "It was noted that the lift will be mended in spring.")],
    ),
    ("Action: The Director of Finance to circulate the plan.", [(("Director of Finance",), "circulate the plan.")]),
    ("ACTION: SK and DL to meet the contractor.", [(("SK", "DL"), "meet the contractor.")]),
    ("Action: Cllr Thwaite to report the pothole.", [(("Thwaite",), "report the pothole.")]),
    ("Action: Director of Adults and Health to reply.", [(("Director of Adults and Health",), "reply.")]),
    ("Action: Clerk and Chair to sign the lease.", [(("Clerk", "Chair"), "sign the lease.")]),
    ("Action Item: Cindy will update the budget sheet.", [(("Cindy",), "update the budget sheet.")]),
    ("Action: Sarah to email all members.", [(("Sarah",), "email all members.")]),
    ("Action: The Clerk was asked to ring the bank.", [(("Clerk",), "ring the bank.")]),
    ("Action: Mr T. Hart (Clerk) to ask for a quote.", [(("T. Hart",), "ask for a quote.")]),
    ("AGREED: that the Clerk write to the bank (Action: Clerk)", [(("Clerk",), "the Clerk write to the bank")]),
    ("It was agreed to order a new bench. ACTION JS", [(("JS",), "It was agreed to order a new bench.")]),
    ("Action 23/045: JD to prepare a paper.", [(("JD",), "prepare a paper.")]),
    ("AT and IS spoke.\nIS to look for savings by 16 January 2025", [(("IS",), "look for savings by 16 January 2025")]),
    ("TD & AV went to see the bench.\n- TD & AV to mend it.", [(("TD", "AV"), "mend it.")]),
    ("ACTION HP: Change the locks", [(("HP",), "Change the locks")]),
    ("Action: To be put on the notice board.", [((), "be put on the notice board.")]),
    (
        "# Actions\n- Clerk to order salt\n- Cllr Reed: ask for a grit bin\n- The fair was a success",
        [(("Clerk",), "order salt"), (("Reed",), "ask for a grit bin")],
    ),
    (
        "Action 4: Headteacher to share the policy.",
        [(("Headteacher",), "share the policy.")],
    ),
    (
        "| Ref | Action | Owner | Due date | Status |\n| 1 | Order a new sign | Cllr Reed | 1 May 2025 | Ongoing |",
        [(("Reed",), "Order a new sign")],
    ),
    (
        "| Item | Minutes | Action |\n| 4 | The budget was noted. SK to bring the figures to the next meeting. | SK |",
        [(("SK",), "SK to bring the figures to the next meeting.")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ACTIONS)
def test_finds_actions(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert [(action.owners, action.task) for action in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The action plan was noted. Action Plan: Director of Care to report.",
        "Action: none.",
        "No action required.",
        "No further action: the matter is closed.",
        "# Actions from the last meeting\nThe Clerk went to see the county council.",
        "The action taken by the Clerk was approved.",
        "It was agreed that the Clerk write to the county council.",
        "SK agreed to bring a report to the June meeting.",
        "Action: For decision",
        "Action: to approve the accounts",
        "Action: Noted",
        "MP to decide",
        "The finance report was given by CH.\nCH to present",
        "SK was there. SK to bring a report, and that was agreed by all.",
        "ACTION LOG: The Board reviewed it.",
        "ACTION PLAN: Members to be informed.",
        "Action: The Board noted the report and asked for a further update.",
        "Enforcement Action: The Clerk to chase.",
        "Legal action – Solicitor to the Council to advise.",
        "ACTION: Site visit to be arranged by the Clerk.",
        "Action: Discussion to follow.",
        "Action: Work will be done in spring.",
        "Action for Dunmere to deliver the youth club.",
        "Climate Action: the group met twice.",
        "Actions: the following were discussed at length.",
        "| Risk | Mitigating action |\n| Fire | Install alarms |",
    ],
)
def test_leaves_what_is_no_action(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("ACTION: Clerk to upload policies by 30th November.", dt.date(2024, 11, 30)),
        ("Action: SK to report by the end of May 2025.", dt.date(2025, 5, 31)),
        ("Action: SK to bring the plan of 3 May 2024 to the board.", None),
        ("Action: SK to bring the plan to the next meeting.", None),
        ("The bench will be mended. (Action: DL by 1 October 2024)", dt.date(2024, 10, 1)),
        ("| Action | By whom | By when |\n| Order a sign | Clerk | October 2024 |", dt.date(2024, 10, 31)),
        ("| Action | By whom | By when |\n| Order a sign | Clerk | Next meeting |", None),
    ],
)
def test_an_action_is_due_on_what_is_printed(text: str, due: dt.date | None) -> None:
    (action,) = read(text)
    assert (action.due and action.due.end) == due


def test_a_year_that_is_not_printed_is_inferred() -> None:
    (action,) = read("ACTION: Clerk to upload policies by 30th November.")
    assert action.due is not None and action.due.inferred


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("| Action | Owner | Status |\n| Order a sign | Clerk | Completed 3 May |", ActionStatus.COMPLETE),
        ("| Action | Owner | Status |\n| Order a sign | Clerk | Not complete |", ActionStatus.OPEN),
        ("| Action | Owner | Status |\n| Order a sign | Clerk | The sign is blue |", None),
        ("- ACTION HP: Change the locks\n- Action carried forward", ActionStatus.OPEN),
        ("- ACTION HP: Change the locks\n- Action complete", ActionStatus.COMPLETE),
        ("- ACTION HP: Change the locks\n- ACTION SK: Paint the door", None),
    ],
)
def test_the_status_is_what_the_paper_prints(text: str, status: ActionStatus | None) -> None:
    assert read(text)[0].status is status


def test_a_summary_at_the_end_is_a_repeat() -> None:
    (action,) = read("Action: Clerk to order salt.\nThe fair was a success.\n# Actions\n- Clerk to order salt.")
    assert len(action.repeats) == 1


def test_a_table_of_actions_in_a_report_is_a_plan_unless_it_is_called_a_log() -> None:
    table = "| Action | Owner | Due |\n| Order a sign | Clerk | May 2025 |"
    assert read(f"# Options\n{table}", PaperKind.REPORT) == []
    assert len(read(f"# Action log\n{table}", PaperKind.REPORT)) == 1


def test_initials_are_those_of_the_one_person_who_has_them() -> None:
    listed = "Present: Cllr Sarah Kell (Chair), Cllr Dan Lowe, Cllr Tom Hart, Cllr Tess Hall"
    told = "Action: SK to write.\nAction: D.L. to call the police.\nAction: TH to wait."
    found = extract(paper_of(f"{listed}\n{told}")).actions
    assert [action.owners for action in found] == [("Sarah Kell",), ("Dan Lowe",), ("TH",)]
