"""Labels that put groups together, and what only looks like a post beside a name."""

import pytest

from extract.officers.attendance_labels import label_role
from models import OfficerRole
from tests.test_officers import Row, read, rows

MEMBER, GUEST = OfficerRole.MEMBER, OfficerRole.IN_ATTENDANCE


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Members and Officers present:", MEMBER),
        ("Councillors and Clerk present", MEMBER),
        ("Parish Councillors, officers and guests attending", MEMBER),
        ("Officers and staff in attendance", GUEST),
        ("Other staff also present", GUEST),
        ("The matter present", None),
        ("Members and Officers", None),
    ],
)
def test_labels_of_several_groups(label: str, role: OfficerRole | None) -> None:
    assert label_role(label) is role


LISTS: list[tuple[str, list[Row]]] = [
    (
        "Members and Officers present: Mr M Barlow (Chairman and District Councillor), Mrs A Upton, Mrs B Bell (Clerk)",
        [
            ("M Barlow", "Chairman and District Councillor", None, "chair"),
            ("A Upton", None, None, "member"),
            ("B Bell", "Clerk", None, "in_attendance"),
        ],
    ),
    (
        "Present\nCouncillors D Holt (Chair), R Moss and N Marsh\nCouncillor Holt welcomed Councillor Neil Marsh.",
        [("D Holt", "Chair", None, "chair"), ("R Moss", None, None, "member"), ("Neil Marsh", None, None, "member")],
    ),
    (
        "## 3 Offices\nRepresentative on the Hall Committee – Cllr Mike Crane proposed that Cllr Wills continue.",
        [("Mike Crane", None, None, "mover")],
    ),
]


@pytest.mark.parametrize(("notation", "expected"), LISTS)
def test_reads_them(notation: str, expected: list[Row]) -> None:
    assert [row for row in rows(read(notation)) if row in expected or row[1]] == expected
