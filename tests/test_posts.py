"""Posts and the organisations that they name."""

import pytest

from extract.officers.organisations import is_organisation, split_organisation
from extract.officers.posts import is_bare, is_post, post_around, post_at

POSTS = [
    ("Director of Children's Countywide Services), Joan", "Director of Children's Countywide Services"),
    (
        "Deputy Leader and Cabinet Member for Finance, Corporate and Traded Services, and Director of Law",
        "Deputy Leader and Cabinet Member for Finance, Corporate and Traded Services",
    ),
    ("Service Manager Safeguarding, Quality Assurance & Professional Standards), N", None),
    ("Executive Director – Adults, which provided", "Executive Director – Adults"),
    ("Corporate Director, Children, Young People and Education", None),
    ("Leader of the Council provided an update", "Leader of the Council"),
    ("Lay Member for Audit Zara Joneson", "Lay Member for Audit"),
    ("designated social care worker, said", "designated social care worker"),
    ("Consultant in Public Health, presented", "Consultant in Public Health"),
    ("Director of the Story Gallery, spoke", "Director of the Story Gallery"),
    ("Participation and Engagement Manager, introduced", "Participation and Engagement Manager"),
    ("Non-Executive Director In Attendance: Mr A Bede", "Non-Executive Director"),
]


@pytest.mark.parametrize(("text", "expected"), POSTS)
def test_reads_a_post_to_its_end(text: str, expected: str | None) -> None:
    post = post_at(text, 0)
    assert post is not None
    assert post.text == (expected or text.split("),")[0].rstrip(")"))


@pytest.mark.parametrize(
    "text",
    [
        "Northtown Road",
        "and Councillor",
        "S Linton, & P Morant Clerk",
        "Councillor",
        "One Member",
        "Mill, Reid, Eakins Clerk",
    ],
)
def test_leaves_what_is_no_post(text: str) -> None:
    assert post_at(text, 0) is None


def test_widens_a_head_to_both_sides() -> None:
    text = "in consultation with the Adult Social Care and Health Director and the Head of Law"
    head = text.index("Director")
    post = post_around(text, (head, head + 8), 0, len(text))
    assert post is not None and post.text == "Adult Social Care and Health Director"


@pytest.mark.parametrize(
    ("text", "head"), [("the Executive Board met", "Executive"), ("the Governors’ Panel", "Governors")]
)
def test_a_head_that_describes_a_body_is_no_post(text: str, head: str) -> None:
    at = text.index(head)
    assert post_around(text, (at, at + len(head)), 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "post", "organisation"),
    [
        (
            "Director of Public Health – Northshire County Council",
            "Director of Public Health",
            "Northshire County Council",
        ),
        ("Chief Executive of NHS Northshire", "Chief Executive", "NHS Northshire"),
        ("Chief Commissioner, NHS Halden CCG", "Chief Commissioner", "NHS Halden CCG"),
        ("NHC Strategic Director, People", "Strategic Director, People", "NHC"),
        ("Director of HR", "Director of HR", None),
        ("Head of Adult Social Care", "Head of Adult Social Care", None),
        ("Leader of the Council", "Leader of the Council", None),
        ("Co-Chair Northshire Housing Options Subgroup", None, "Northshire Housing Options Subgroup"),
    ],
)
def test_parts_post_and_organisation(text: str, post: str | None, organisation: str | None) -> None:
    assert split_organisation(text) == (post or text, organisation)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("EDC", True), ("OBE", False), ("HR", False), ("Public Protection", False), ("NHS Northby", True)],
)
def test_knows_an_organisation(text: str, expected: bool) -> None:
    assert is_organisation(text) is expected


def test_knows_posts_that_are_anybodys() -> None:
    assert is_bare("the Chair") and is_bare("Councillors")
    assert not is_bare("Chair of the Audit Committee")
    assert is_post("MI Service Manager") and not is_post("a long street")
