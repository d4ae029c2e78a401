"""Forms of papers that name people without saying so: bare lists, columns, posts that act, headers run into one line."""

import pytest

from tests.test_officers import Row, read, rows

BARE_LISTS: list[tuple[str, str, list[Row]]] = [
    (
        "a run of names under the place of the meeting, the clerk on a line of its own",
        """
        Venue: The Hall

        Mrs A Wray (Headteacher), Mr B Lee, Ms O Tarn-Holt, Mr D Moss (Chair)

        Mrs E Pike – Governor Support Officer

        The meeting opened at 6 pm.
        """,
        [
            ("A Wray", "Headteacher", None, "member"),
            ("B Lee", None, None, "member"),
            ("O Tarn-Holt", None, None, "member"),
            ("D Moss", None, None, "chair"),
            ("E Pike", "Governor Support Officer", None, "in_attendance"),
        ],
    ),
    (
        "a column of names, then a column of posts",
        """
        Board

        Helen Wray

        Martin Lee

        Dr Susan Moss

        Chairman

        Non-Executive Director

        Medical Director

        In Attendance

        Karen Pike
        """,
        [
            ("Helen Wray", "Chairman", None, "chair"),
            ("Martin Lee", "Non-Executive Director", None, "member"),
            ("Susan Moss", "Medical Director", None, "member"),
            ("Karen Pike", None, None, "in_attendance"),
        ],
    ),
    (
        "apologies under a number with a stroke",
        """
        Present: Frank Lee

        63/17 Apologies

        Cllr Ian Wray (Business) and Cllr Jo Moss (Holiday)
        """,
        [
            ("Frank Lee", None, None, "member"),
            ("Ian Wray", None, None, "apologies"),
            ("Jo Moss", None, None, "apologies"),
        ],
    ),
    (
        "councillors of the tier above are guests of a parish; the public is nobody",
        """
        Members Present: Mr R Lee (Chairman), Mr S Wray, Mrs D Moss (District Councillor)

        Also Present: County Councillor Miles Pike

        In attendance: No members of the general public
        """,
        [
            ("R Lee", None, None, "chair"),
            ("S Wray", None, None, "member"),
            ("D Moss", "District Councillor", None, "in_attendance"),
            ("Miles Pike", "County Councillor", None, "in_attendance"),
        ],
    ),
]


@pytest.mark.parametrize(("notation", "expected"), [case[1:] for case in BARE_LISTS], ids=[c[0] for c in BARE_LISTS])
def test_reads_lists_without_a_label(notation: str, expected: list[Row]) -> None:
    assert rows(read(notation)) == expected


@pytest.mark.parametrize(
    "notation",
    [
        "Hill Street, Mill Lane and Bridge Road\n\nThe works begin in May.",
        "Holt Primary School, Wray Junior School, Lee Infants\n\nGrants to schools",
        "Ann Wray\n\nThe letter was read.",
    ],
)
def test_takes_no_list_of_places_for_people(notation: str) -> None:
    assert rows(read(notation)) == []
