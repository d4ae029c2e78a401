"""Schemes of whole papers, the names that they share, and what is none."""

import pytest

from extract import schemes
from extract.matches import settle
from extract.schemes.cores import core, is_generic
from models import Scheme, Settings
from tests.papers import made


def read(notation: str) -> list[Scheme]:
    paper = made(notation)
    built = [schemes.build(paper, match) for match in settle(schemes.find(paper, Settings()))]
    return schemes.merge(paper, [record for record in built if isinstance(record, Scheme)])


SCHEMES: list[tuple[str, list[str]]] = [
    (
        "The draft Joint Housing Protocol for Care Leavers 2024-27 was endorsed.",
        ["Joint Housing Protocol for Care Leavers"],
    ),
    (
        "It is paid from the Swallow Valley Growth Fund and the Active Travel grant.",
        ["Swallow Valley Growth Fund", "Active Travel grant"],
    ),
    ("The Cabinet adopted ‘Securing Northshire’s Future’ in October.", ["Securing Northshire’s Future"]),
    ("Revenue Budget and Medium Term Financial Plan 2025-28", ["Medium Term Financial Plan"]),
    ("A third of New Homes Bonus was used.", ["New Homes Bonus"]),
    (
        "The Safe Streets Initiative, the Riverside Project and the Home First Pilot were noted.",
        ["Safe Streets Initiative", "Riverside Project", "Home First Pilot"],
    ),
    ("Northshire’s Joint Carers Strategy was refreshed.", ["Joint Carers Strategy"]),
    ("The Family Hub model and the Reablement First approach go on.", ["Family Hub model", "Reablement First"]),
    ("| Scheme | Budget |\n| Warm Homes Scheme | £2m |", ["Warm Homes Scheme"]),
    ("The Cost of Living Fund closed.", ["Cost of Living Fund"]),
    (
        "Commissioning Plan for Education Provision in Northshire 2025-29 was approved.",
        ["Commissioning Plan for Education Provision in Northshire"],
    ),
    ("In 2022 the board published Shaping Northshire (SN) as its strategy.", ["Shaping Northshire"]),
    ("Title :: Foxglove Way Cycle Route - award of contract", ["Foxglove Way Cycle Route"]),
    ("The Accessible Libraries plan 2020-23 goes to the Board.", ["Accessible Libraries plan"]),
    ("The MTFP is broadly balanced.", ["MTFP"]),
    ("It was met from Devolved Formula Capital (£7,400).", ["Devolved Formula Capital"]),
    ("The Better Streets Fund for 2031/32 is c. £22m.", ["Better Streets Fund"]),
]


@pytest.mark.parametrize(("text", "names"), SCHEMES)
def test_finds_schemes(text: str, names: list[str]) -> None:
    assert [scheme.name for scheme in read(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "An action plan will follow, and the Action Plan was noted.",
        "The Executive Director of Corporate Strategy and Delivery spoke of Fellside Swimming Pool.",
        "The Programme Board and the Project Manager met; the Senior Programme Manager spoke.",
        "The Scheme of Delegation and the Publication Scheme were renewed.",
        "The Community Safety Partnership met the Northshire Safeguarding Children Partnership.",
        "Under section 75 of the Kingsby Health Act 2006 an agreement was made.",
        "The Planning and Strategy team moved.",
        "Grants and funding were discussed. The Strategy is attached.",
        "The Northshire Wood National Nature Reserve is open.",
        "a strategy, a plan and a programme for the north",
        "The Neighbourhood Board has a new operating model.",
        "It was published by the Northshire Education Department (NED).",
        "The CIL was discussed.",
        "Louise Alder, People Strategy Adviser",
    ],
)
def test_leaves_what_is_no_scheme(text: str) -> None:
    assert read(text) == []


def test_all_names_of_a_scheme_are_one_record() -> None:
    found = read(
        """
        # Better Care (Pooled) Fund
        The Better Care Fund (BCF) began in 2015. The BCF allocation grew. The Better Care Fund 2024/25 is below.
        The Improved Better Care Fund (iBCF) is apart.
        """
    )
    assert [(scheme.name, "BCF" in scheme.aliases, "iBCF" in scheme.aliases) for scheme in found] == [
        ("Better Care Fund", True, False),
        ("Improved Better Care Fund", False, True),
    ]
    assert "Better Care (Pooled) Fund" in found[0].aliases
    assert len(found[0].repeats) == 3


def test_a_short_form_inside_a_name_is_spelt_out() -> None:
    found = read("The Model Integrated Care Board (ICB) Blueprint was noted. A draft Model ICB Blueprint was shared.")
    assert len(found) == 1


def test_a_partnership_counts_where_it_heads_an_item_or_comes_again() -> None:
    assert read("The One Halden Partnership met.") == []
    assert [scheme.name for scheme in read("# One Halden Partnership update")] == ["One Halden Partnership"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2025-28 Better Care (Pooled) Fund", "Better Care Fund", True),
        ("Councillors' Ward Grants", "Councillor Ward Grant", True),
        ("Health & Wellbeing Strategy", "Health and Wellbeing Strategy", True),
        ("Capital Strategy", "Treasury Strategy", False),
    ],
)
def test_reduces_names_to_what_they_share(one: str, other: str, same: bool) -> None:
    assert (core(one) == core(other)) is same


def test_knows_what_any_body_has() -> None:
    assert is_generic("Action Plan") and is_generic("Data Report and Action Plan")
    assert not is_generic("Recovery Plan")


@pytest.mark.parametrize("text", ["Fund " * 4000, "Big Ash " * 3000 + "Plan", "(BCF) " * 3000, "‘Ash Ash " * 3000])
def test_hostile_input_ends(text: str) -> None:
    assert isinstance(read(text), list)


def test_reads_a_list_that_is_introduced_as_schemes() -> None:
    found = read(
        "Three remain in the pool, as do the following schemes:\n- Falls Response Service;\n- the Ash Store (£75k)."
    )
    assert [scheme.name for scheme in found] == ["Falls Response Service", "Ash Store"]
    assert read("The members are:\n- Falls Response Service;") == []


def test_a_year_is_no_part_of_another_name() -> None:
    (scheme,) = read("The Better Streets (Pooled) Fund was new. The Better Streets (Pooled) Fund for 2031/32 is £2m.")
    assert scheme.aliases == ("Better Streets Fund",)
    (scheme,) = read("The Safer Parks Grant was new. The 2031-32 Safer Parks Grant is £2m.")
    assert scheme.aliases == ()
