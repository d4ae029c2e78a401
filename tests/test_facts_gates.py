"""The looks that spare the grammars of facts most of a text miss nothing that the grammars would find there."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.facts import decision_days, organisation_names, state_facts
from extract.facts.body_names import clean_body
from extract.facts.decision_days import decided_day
from extract.facts.names import unshout
from extract.facts.organisation_names import names_in
from extract.lexicon import load
from extract.values import period_atoms
from extract.values.period_atoms import find_atoms
from extract.values.period_signs import may_date
from models import PaperKind
from tests.papers import made

NAMES = [
    words
    for table in ("tails", "head_tails", "nhs_tails")
    for tail in load("organisations")[table]
    for words in (f"Hale {tail}", f"NHS Hale {tail.upper()}", f"the {tail}", f"Wye and Hale {tail.title()}")
] + [f"{opening.title()} Hale" for opening in load("organisations")["openings"]]
JOINS = st.sampled_from([" ", " of ", "\n", ", ", ". ", " | ", " the ", "  "])


@given(st.lists(st.tuples(st.sampled_from(NAMES), JOINS), max_size=6).map(lambda pairs: "".join(map("".join, pairs))))
def test_names_of_organisations_are_those_that_the_bare_pattern_finds(text: str) -> None:
    for tails in ("tails", "head_tails"):
        found = list(names_in(text, tails))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(organisation_names, "lowered", lambda known: f"{known} ")  # no look at a text of other length
            assert list(names_in(text, tails)) == found


@pytest.mark.parametrize("edge", load("bodies")["edges"])
def test_what_stands_behind_a_body_is_cut_off(edge: str) -> None:
    assert {clean_body(f"Roads Board{join}{edge}{end}") for join in (" ", " – ") for end in ("", ".")} == {
        "Roads Board"
    }


UNDATED = (
    "4",
    "5th",
    "May",
    "Tuesday",
    "mid-June",
    "to",
    "Q3",
    "third quarter",
    "FY",
    "/",
    "of",
    "'7",
    "1.2.",
    "March 3",
)
DATED = (
    "2031",
    "2031/32",
    "4 May 2031",
    "May 2031",
    "mid-June",
    "04/05/2031",
    "May",
    "31",
    "to",
    "-",
    "(",
    "in",
    "FY32",
)


def test_nothing_has_a_year_without_two_figures_in_a_row() -> None:
    for text in map(" ".join, itertools.permutations(UNDATED, 3)):
        assert not may_date(text)
        assert all(atom.year is None and atom.problem is None for atom in find_atoms(text, 0, len(text)))


@given(st.lists(st.sampled_from(DATED), max_size=8), st.sampled_from([" ", "", ", ", "\n"]))
def test_what_is_taken_hides_nothing_beside_it(pieces: list[str], join: str) -> None:
    text = join.join(pieces)
    found = find_atoms(text, 0, len(text))
    with pytest.MonkeyPatch.context() as patch:
        rules = period_atoms._rules
        patch.setattr(period_atoms, "_rules", lambda *signs: [rule._replace(single=False) for rule in rules(*signs)])
        assert find_atoms(text, 0, len(text)) == found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Paths\nThe Clerk submitted a report on paths.\nRESOLVED – That it be agreed.", PaperKind.MINUTES),
        ("Paths\nMs Oke submitted his report on paths.\nRESOLVED: that it be agreed.", PaperKind.MINUTES),
        ("Paths\nThe Clerk submitted a report on paths.\n(1) the report of May be noted", PaperKind.MINUTES),
        ("Paths\nThe Clerk resubmitted a report on paths.\n(1) the report of May be noted", PaperKind.OTHER),
        ("Paths\nThe Clerk submitted the report on paths.\n(1) the report of May be noted", PaperKind.OTHER),
        ("Paths\nThe bid was weighed. Consideration was given to it.\n(1) the bid be noted", PaperKind.OTHER),
    ],
)
def test_a_report_is_followed_to_what_was_resolved(text: str, kind: PaperKind) -> None:
    assert state_facts(made(text)).facts.kind is kind


SIGNED = (
    "Date of decision:", "Decision taken by the Clerk on", "Signed: A Hale", "Dated this", "Wednesday", "September",
    "Wednesday, the", "4 May 2031", "4th of May 2031", "a) 5 May 2031", "6 May to", "the 7th, 2031",
    "The grant ends on 8 May 2031.", "That the grant be paid to those who have asked for it by 9 May 2031.",
)  # fmt: skip


@given(st.lists(st.sampled_from(SIGNED), max_size=7))
def test_the_day_of_a_decision_is_looked_for_wherever_it_may_stand(lines: list[str]) -> None:
    paper = made("\n".join(lines))
    found = decided_day(paper)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decision_days, "may_count", lambda *_: True)
        assert decided_day(paper) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MCHALE AND WYE TRUST", "Mchale and Wye Trust"),
        ("the MCHALE AND WYE TRUST: the McHale and Wye Trust", "McHale and Wye Trust"),
        ("İ: the McHale\nand  Wye\tTrust", "McHale and Wye Trust"),
        ("McHale, McHale and WyeTrust, mchale and wye trust", "Mchale and Wye Trust"),
        ("McHale and McHale and WYE Trust", "McHale and WYE Trust"),
    ],
)
def test_a_name_in_capitals_is_written_as_the_text_writes_it(text: str, name: str) -> None:
    assert unshout("MCHALE AND WYE TRUST", text) == name
