"""Confidence: what a rule states of its records, where the figures come from, and that they are of today's rules."""

import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from corpus.book import MinuteBook
from corpus.evaluation.cases import Case, Check, Outcome, PaperCases
from corpus.evaluation.labels import KINDS
from corpus.evaluation.reliability import by_kind, by_stated, forecasts, is_right, judge_rules
from corpus.evaluation.runs import Run
from corpus.filters import Filters
from extract.confidence import Judged, add_up, confidence_of, precision
from extract.lexicon import load

ROOT = Path(__file__).parent.parent
RENEW = "run `python benchmarks/calibrate.py --write` and commit extract/lexicon/confidence.toml"


@pytest.fixture(scope="module")
def calibrate() -> ModuleType:
    """The command that makes the data file."""
    spec = importlib.util.spec_from_file_location("calibrate", ROOT / "benchmarks" / "calibrate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def found(rule: str, *wrong: str, kind: str = "budgets") -> Case:
    checks = tuple(Check(field=field, right=False) for field in wrong)
    return Case(kind=kind, outcome=Outcome.FOUND, rule=rule, checks=checks)


def paper(organisation: str, *cases: Case) -> PaperCases:
    return PaperCases(id=organisation, file="", organisation=organisation, file_type="text", cases=cases)


def test_a_rule_with_few_cases_is_drawn_towards_its_kind() -> None:
    rules = {"many": Judged(980, 1000), "few": Judged(0, 2), "usual": Judged(10, 10)}
    many, few, unknown = (precision(rules, rule) for rule in ("many", "few", "unknown"))
    assert many and few and unknown
    assert many == pytest.approx(0.98, abs=0.001)
    assert few == pytest.approx(unknown * 10 / 12)
    assert unknown == pytest.approx(991 / 1014)


def test_nothing_is_certain_and_what_was_never_measured_states_nothing() -> None:
    certain = precision({"perfect": Judged(20, 20)}, "perfect")
    assert certain is not None and 0.95 < certain < 1
    assert precision({}, "any") is None
    assert confidence_of("actions", "any") is None


def test_sets_of_papers_add_up() -> None:
    data = {"samples": {"dates": {"a": [1, 2], "b": [3, 3]}}, "others": {"dates": {"a": [5, 5]}}}
    assert add_up(data) == {"dates": {"a": Judged(6, 7), "b": Judged(3, 3)}}


def test_a_record_is_right_if_what_its_rule_decides_agrees() -> None:
    assert is_right(found("a")) is True
    assert is_right(found("a", "year", "approximate")) is True
    assert is_right(found("a", "kind")) is False
    assert is_right(found("a", "end", kind="resolutions")) is False
    assert is_right(Case(kind="dates", outcome=Outcome.EXTRA, rule="a")) is False
    assert is_right(Case(kind="dates", outcome=Outcome.EXCUSED, rule="a")) is None
    assert is_right(Case(kind="dates", outcome=Outcome.MISSED)) is None


def test_rules_are_judged_by_their_cases() -> None:
    papers = [paper("one", found("a"), found("a", "kind")), paper("two", found("b"))]
    assert judge_rules(papers)["budgets"] == {"a": Judged(1, 2), "b": Judged(1, 1)}


def test_forecasts_know_nothing_of_the_organisation_that_they_are_about() -> None:
    good, bad = paper("good", *[found("a")] * 40), paper("bad", *[found("a", "kind")] * 40)
    made = list(forecasts([good, bad]))
    assert {one.stated < 0.1 for one in made if one.right} == {True}
    assert {one.stated > 0.9 for one in made if not one.right} == {True}
    groups = by_stated(made)
    assert [(group.cases, group.found) for group in groups] == [(40, 1.0), (40, 0.0)]
    assert next(group for group in by_kind(made) if group.name == "budgets").found == 0.5


def test_rules_that_find_something_have_been_measured(sample_run: Run) -> None:
    known = add_up(load("confidence"))
    emitted = {(case.kind, case.rule) for one in sample_run.papers for case in one.cases if is_right(case) is not None}
    missing = sorted(f"{kind}: {rule}" for kind, rule in emitted if rule not in known[kind])
    assert missing == [], f"rules that were never measured: {RENEW}"


def test_rules_that_were_measured_still_exist(calibrate: ModuleType) -> None:
    sets = tomllib.loads(calibrate.DATA.read_text(encoding="utf-8"))
    gone = sorted(rule for counts in sets.values() for rule in calibrate.vanished(counts))
    assert gone == [], f"rules that no code is named like any more: {RENEW}"


def test_a_rule_that_is_gone_is_noticed(calibrate: ModuleType) -> None:
    counts = {"dates": {"day.event": [1, 1], "day.moonrise_of": [1, 1]}}
    assert calibrate.vanished(counts) == ["day.moonrise_of"]


def test_the_data_file_is_read_as_it_was_written(calibrate: ModuleType) -> None:
    sets = {"samples": {"dates": {"day.event": Judged(1, 2)}}, "others": {}}
    assert tomllib.loads(calibrate.write_counts(sets)) == {"samples": {"dates": {"day.event": [1, 2]}}}


def test_every_record_states_its_confidence_and_can_be_filtered_by_it(sample_book: Path) -> None:
    with MinuteBook.open(sample_book) as book:
        for kind in KINDS:
            stated = [record.confidence for record in book.records(kind)]
            assert stated and all(value is not None and 0 < value <= 1 for value in stated)
            kept = book.records(kind, Filters(min_confidence=0.95))
            assert len(kept) == sum(value is not None and value >= 0.95 for value in stated)
        assert 0 < len(book.records("budgets", Filters(min_confidence=0.95))) < len(book.records("budgets"))
