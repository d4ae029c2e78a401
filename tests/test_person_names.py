"""Names of people: what is one, where it ends, and when two are one person's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.officers.name_matching import initials_of, same_person
from extract.officers.person_names import person_at

NAMES = [
    ("Cllr Mrs J. A. O'Dowd MBE (Chair)", "J. A. O'Dowd"),
    ("Councillor SMITHERS", "Smithers"),
    ("John SMITHERS", "John Smithers"),
    ("John McDONNELL", "John McDonnell"),
    ("COUNCILLOR IAN EDWARDS LEADER", "Ian Edwards"),
    ("Sir Alan Holt, Chief Executive", "Sir Alan Holt"),
    ("Mr R C Lovell, OBE, Mr A Nother", "R C Lovell"),
    ("Dr Hein le Grange.", "Hein le Grange"),
    ("Wendi Oak-Elmswood, the Director", "Wendi Oak-Elmswood"),
    ("Mr Derek Crow- Browning", "Derek Crow-Browning"),
    ("Ms Gobind requested", "Gobind"),
    ("D Richards (Chair)", "D Richards"),
    ("M A J Hoodless, Mr", "M A J Hoodless"),
    ("Patrick Hall", "Patrick Hall"),
    ("Ann Holt Clerk", "Ann Holt"),
    ("Mrs Ellie Monkton Chief Nurse", "Ellie Monkton"),
    ("Siladitya Bhattacharjee would", "Siladitya Bhattacharjee"),
    ("Sue Wallis Bonny sue.bonny@northshire.gov.uk", "Sue Wallis Bonny"),
    ("Jill Dentdale JD Lay Member", "Jill Dentdale"),
    ("Áine Ní Bhroin", "Áine Ní Bhroin"),
    ("P Morant Alan Armley, EDC", "P Morant"),
]

NOT_NAMES = [
    "Fell Lane",
    "Darwen Room",
    "Young People and Education",
    "Corporate Director",
    "Kingsby Housing Group",
    "Oakfield Primary School",
    "Premier Care Limited",
    "NHS England",
    "Councillor Ward Funding",
    "Strengthening Independence",
    "Public Engagement",
    "Grant Thornton",
    "General Purposes Committee",
    "members of the public",
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_reads_a_name(text: str, name: str) -> None:
    person = person_at(text, 0)
    assert person is not None
    assert person.name == name


@pytest.mark.parametrize("text", NOT_NAMES)
def test_leaves_what_is_no_name(text: str) -> None:
    assert person_at(text, 0) is None


def test_takes_a_lone_surname_only_where_told() -> None:
    assert person_at("Bensley, Birdwood", 0) is None
    person = person_at("Bensley, Birdwood", 0, surname_only=True)
    assert person is not None and person.name == "Bensley"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("L Holt", "Lesley Holt", True),
        ("Holt", "Lesley Holt", True),
        ("JA Holt", "J A Holt", True),
        ("Sir Alan Holt", "A Holt", True),
        ("Ann Holt", "Amy Holt", False),
        ("A Holt", "B Holt", False),
        ("A Holt", "A Holton", False),
        ("Ann Crow-Hill", "A Crow- Hill", True),
    ],
)
def test_knows_one_person_by_two_names(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same


def test_takes_initials() -> None:
    assert initials_of("Ann Rose-Bell") == "ARB"


@given(st.text(alphabet="ABcd -.'’()O,&\n", max_size=80))
def test_a_name_lies_within_its_text(text: str) -> None:
    for at in range(len(text)):
        person = person_at(text, at)
        if person is not None:
            assert at == person.from_ <= person.start < person.end <= person.to <= len(text)


def test_long_near_misses_take_no_time() -> None:
    assert person_at("A " * 20000, 0) is None or True
    person = person_at("Ab-" * 20000, 0)
    assert person is None or person.end <= 60000
